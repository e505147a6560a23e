//! Cells that are parts of one value: first and last day, a date with its hours, a link without a
//! title.

use super::date_time::{is_spreadsheet_epoch, split_date_time};
use super::diagnostic::Diagnostic;
use super::headings::Target;
use super::table::Field;
use super::time::read_time;
use super::time_cell::split_zone;
use super::{DateParseError, read_date};
use crate::model::SafeUrl;
use crate::model::table::{Column, items, joined};
use crate::time::{ClockTime, Edtf};

/// A cell with what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub target: Target,
    /// The name of the column in the table.
    pub heading: String,
    pub text: String,
}

/// Returns the fields of a row. Reports parts that contradict each other.
pub fn combined(number: u32, given: Vec<Given>, faults: &mut Vec<Diagnostic>) -> Vec<Field> {
    let mut row = Parts {
        number,
        fields: Vec::new(),
        parts: Vec::new(),
        faults,
    };
    for Given {
        target,
        heading,
        text,
    } in given
    {
        match target {
            Target::Column(column) => row.fields.push(Field {
                column,
                heading,
                text,
            }),
            Target::Start | Target::End | Target::StartTime | Target::EndTime | Target::Url => {
                row.parts.push(Given {
                    target,
                    heading,
                    text,
                });
            }
        }
    }
    row.date_and_time();
    row.links();
    row.fields
}

struct Parts<'a> {
    number: u32,
    fields: Vec<Field>,
    parts: Vec<Given>,
    faults: &'a mut Vec<Diagnostic>,
}

impl Parts<'_> {
    /// Returns text and heading of a part; `None` if it is empty.
    fn part(&self, target: Target) -> Option<(String, String)> {
        let found = self.parts.iter().find(|part| part.target == target)?;
        (!found.text.is_empty()).then(|| (found.text.clone(), found.heading.clone()))
    }

    /// Returns text and heading of a column; `None` if it is empty.
    fn field(&self, column: Column) -> Option<(String, String)> {
        let found = self.fields.iter().find(|field| field.column == column)?;
        (!found.text.is_empty()).then(|| (found.text.clone(), found.heading.clone()))
    }

    /// Sets the text of a column, under the heading that it came from if the table has no such
    /// column.
    fn set(&mut self, column: Column, heading: &str, text: String) {
        match self.fields.iter_mut().find(|field| field.column == column) {
            Some(field) => field.text = text,
            None => self.fields.push(Field {
                column,
                heading: heading.to_string(),
                text,
            }),
        }
    }

    fn fault(&mut self, diagnostic: Diagnostic, heading: &str) {
        self.faults.push(diagnostic.at(self.number, heading));
    }

    fn date_and_time(&mut self) {
        let start = self
            .field(Column::When)
            .or_else(|| self.part(Target::Start));
        let end = self.part(Target::End);
        let mut hours = None;
        if let Some((text, heading)) = &start {
            let (date, first) = date_and_hours(text);
            let (last_day, last) = match &end {
                Some((text, _)) => date_and_hours(text),
                None => (String::new(), None),
            };
            let date = match &end {
                Some((_, end)) => self.span(&date, &last_day, end),
                None => date,
            };
            hours = match (first, last) {
                (Some(first), Some(last)) if first != last => Some(joined_hours(&first, &last)),
                (first, _) => first,
            };
            self.set(Column::When, heading, date);
        } else if let Some((text, heading)) = &end {
            let fault = Diagnostic::of_date(text, &DateParseError::Until);
            self.fault(fault, heading);
        } else if let Some((text, heading)) = self.field(Column::Time)
            && let Some((date, time)) = split_date_time(&text)
            && !is_spreadsheet_epoch(date)
        {
            // A column for times that has the date too: 时间.
            self.set(Column::When, &heading, date.to_string());
            self.set(Column::Time, &heading, time.to_string());
        }
        self.time(hours, start.map(|(_, heading)| heading).unwrap_or_default());
    }

    /// Returns the date from the first to the last day.
    fn span(&mut self, first: &str, last: &str, heading: &str) -> String {
        let day = |text: &str| {
            read_date(text)
                .ok()
                .filter(|date| matches!(date, Edtf::Date(_)))
        };
        let last_day = match read_date(last) {
            Ok(date) => date,
            Err(error) => {
                self.fault(Diagnostic::of_date(last, &error), heading);
                return first.to_string();
            }
        };
        match day(first) {
            // A faulty first day is reported with its cell.
            None => first.to_string(),
            Some(first) if first == last_day => first.to_string(),
            Some(first) => {
                let span = format!("{first}/{last_day}");
                if span.parse::<Edtf>().is_err() {
                    let error = DateParseError::Backwards;
                    self.fault(Diagnostic::of_date(&span, &error), heading);
                    return first.to_string();
                }
                span
            }
        }
    }

    /// Combines the hours of the columns for times with those of the date.
    fn time(&mut self, hours: Option<String>, date_heading: String) {
        let start = self
            .field(Column::Time)
            .or_else(|| self.part(Target::StartTime));
        let start = start.map(|(text, heading)| (without_epoch(&text), heading));
        let end = self.part(Target::EndTime);
        let end = end.map(|(text, heading)| (without_epoch(&text), heading));
        let (own, heading) = match (start, end) {
            (Some((start, heading)), None) => (Some(start), heading),
            (Some((start, heading)), Some((end, _))) => (Some(joined_hours(&start, &end)), heading),
            (None, Some((end, heading))) => match &hours {
                Some(start) => (Some(joined_hours(start, &end)), heading),
                None => (Some(["～", &end].concat()), heading),
            },
            (None, None) => (None, date_heading.clone()),
        };
        let text = match (own, hours) {
            (Some(own), Some(hours)) => match both(&own, &hours) {
                Some(both) => both,
                None => {
                    let values = [("what", own.as_str()), ("first", hours.as_str())];
                    self.fault(Diagnostic::new("time_conflict", &values), &date_heading);
                    own
                }
            },
            (Some(text), None) | (None, Some(text)) => text,
            (None, None) => return,
        };
        self.set(Column::Time, &heading, text);
    }

    /// Gives links without a title the title of the record.
    fn links(&mut self) {
        let Some((text, heading)) = self.part(Target::Url) else {
            return;
        };
        let is_title =
            |field: &&Field| matches!(field.column, Column::Title(_)) && !field.text.is_empty();
        let title = self.fields.iter().find(is_title);
        let title = title
            .map(|field| field.text.replace('\n', " "))
            .unwrap_or_default();
        let mut links = self
            .field(Column::Links)
            .map_or(Vec::new(), |(text, _)| items(&text));
        links.extend(
            items(&text)
                .into_iter()
                .map(|link| match SafeUrl::link(&link) {
                    Ok(_) => [&title, " ", &link].concat(),
                    Err(_) => link,
                }),
        );
        self.set(
            Column::Links,
            &heading,
            joined(links.iter().map(String::as_str)),
        );
    }
}

/// Returns the date of a cell, and its hours if it has any. Midnight alone is no hour: programs write
/// it where a time is required.
fn date_and_hours(text: &str) -> (String, Option<String>) {
    match split_date_time(text).filter(|_| read_date(text).is_err()) {
        Some((date, time)) => {
            let span = read_time(time).ok();
            let is_midnight =
                span.is_some_and(|span| span.start == ClockTime::FIRST && span.end.is_none());
            (date.to_string(), (!is_midnight).then(|| time.to_string()))
        }
        None => (text.to_string(), None),
    }
}

/// Returns a time without the day that spreadsheets put before it.
fn without_epoch(text: &str) -> String {
    match split_date_time(text) {
        Some((date, time)) if is_spreadsheet_epoch(date) => time.to_string(),
        _ => text.to_string(),
    }
}

fn joined_hours(start: &str, end: &str) -> String {
    [start, "–", end].concat()
}

/// Returns the more complete of two texts for hours; `None` if they contradict each other.
fn both(own: &str, other: &str) -> Option<String> {
    let (hours, ..) = split_zone(own);
    match (read_time(hours), read_time(other)) {
        (Ok(first), Ok(second)) if first.start != second.start => None,
        (Ok(first), Ok(second)) => match (first.end, second.end) {
            (None, Some(_)) => Some(own.replacen(hours, other, 1)),
            (Some(first), Some(second)) if first != second => None,
            _ => Some(own.to_string()),
        },
        // A faulty time is reported with its cell.
        (Err(_), _) => Some(own.to_string()),
        (Ok(_), Err(_)) => None,
    }
}

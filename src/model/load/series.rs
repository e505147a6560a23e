//! Checking series: what recurs, and how.

use super::entry::is_one_day;
use super::loader::{Checked, Loader};
use super::path::Path;
use crate::model::bundle::Space;
use crate::model::raw::{RawRule, RawSeries};
use crate::model::{CategoryIx, DirectionIx, FaultCode, Recurs, Series};
use crate::time::Date;
use crate::time::recur::{Rule, RuleSet, YearlySeries, YearlySpan};

/// Years that a date can have.
const YEARS: std::ops::RangeInclusive<i32> = -9999..=9999;

impl Loader<'_> {
    /// A series.
    pub fn series(&mut self, raw: RawSeries, at: &Path) -> Checked<Series> {
        let id = self.new_id(Space::Series, &raw.id, at);
        let recurs = self.recurs(&raw, at);
        let title = self.needed_texts(&raw.title, &at.key("title"));
        let summary = self.texts(&raw.summary, &at.key("summary"));
        let on_a_day = recurs.as_ref().is_none_or(is_on_days);
        let time = raw
            .time
            .and_then(|time| self.timed(time, on_a_day, &at.key("time")));
        let cities = self.cities(&raw.cities, &at.key("cities"));
        let category = self.reference(Space::Category, &raw.category, &at.key("category"));
        let direction = self.reference(Space::Direction, &raw.direction, &at.key("direction"));
        let format = self.word(&raw.format, &at.key("format"));
        let audience = self.audience(&raw.audience, &at.key("audience"));
        let topics = self.free_words(raw.topics, &at.key("topics"));
        let place = self.place(raw.place, &at.key("place"));
        let organisers = self.organisers(&raw.organisers, &at.key("organisers"));
        let contact = raw
            .contact
            .and_then(|contact| self.contact(contact, &at.key("contact")));
        let links = self.links(raw.links, &at.key("links"));
        let sources = self.sources(raw.sources, &at.key("sources"));
        self.expect_source(&sources, at);
        let revision = self.revision(&raw.revision, at);
        let id = id?;
        let series = Series {
            id: id.clone(),
            title: title?,
            summary,
            recurs: recurs?,
            time,
            cities,
            category: CategoryIx::new(category?)?,
            direction: DirectionIx::new(direction?)?,
            format: format?,
            audience,
            topics,
            exchange: raw.exchange,
            place,
            organisers,
            contact,
            links,
            sources,
            revision,
        };
        Some((id, series))
    }

    /// How it recurs: exactly one of `yearly` and `rule`.
    fn recurs(&mut self, raw: &RawSeries, at: &Path) -> Option<Recurs> {
        match (&raw.yearly, &raw.rule) {
            (Some(yearly), None) => self.yearly(yearly, raw, at).map(Recurs::Yearly),
            (None, Some(rule)) => {
                if raw.first_year.is_some() || raw.last_year.is_some() || !raw.without.is_empty() {
                    let message = "years stand beside a rule, which has days".to_owned();
                    let hint = "say the first day as `start`, the last one as `UNTIL` in `rrule`, \
                                and days left out as `except`";
                    self.fault(FaultCode::BadSeries, at, message, hint);
                    return None;
                }
                self.rule(rule, &at.key("rule")).map(Recurs::Rule)
            }
            (both, _) => {
                let message = match both {
                    Some(_) => "the series has both `yearly` and `rule`",
                    None => "the series has neither `yearly` nor `rule`",
                };
                let hint = "give `yearly` for a span of every year, `rule` for exact days";
                self.fault(FaultCode::BadSeries, at, message.to_owned(), hint);
                None
            }
        }
    }

    fn yearly(&mut self, text: &str, raw: &RawSeries, at: &Path) -> Option<YearlySeries> {
        let span = match text.parse::<YearlySpan>() {
            Ok(span) => Some(span),
            Err(error) => {
                let column = error.column();
                let message = format!("`{text}` is no yearly span: {error} (column {column})");
                self.fault(
                    FaultCode::BadSeries,
                    &at.key("yearly"),
                    message,
                    error.hint(),
                );
                None
            }
        };
        let problem = match (raw.first_year, raw.last_year) {
            (None, _) => "a yearly series needs its first known year",
            (Some(first), Some(last)) if last < first => "the last year is before the first",
            (Some(first), last)
                if !YEARS.contains(&first) || !YEARS.contains(&last.unwrap_or(0)) =>
            {
                "a year is not within -9999 to 9999"
            }
            (Some(first_year), last_year) => {
                return span.map(|span| YearlySeries {
                    span,
                    first_year,
                    last_year,
                    without: raw.without.clone(),
                });
            }
        };
        let hint = "give the first year of which a source tells as `first_year`";
        self.fault(
            FaultCode::BadSeries,
            &at.key("first_year"),
            problem.to_owned(),
            hint,
        );
        None
    }

    fn rule(&mut self, raw: &RawRule, at: &Path) -> Option<RuleSet> {
        let start = self.day(&raw.start, &at.key("start"));
        let rule = match raw.rrule.as_deref().map(str::parse::<Rule>) {
            None => Some(None),
            Some(Ok(rule)) => Some(Some(rule)),
            Some(Err(error)) => {
                let column = error.column();
                let message = format!("the rule cannot be read: {error} (column {column})");
                self.fault(
                    FaultCode::BadSeries,
                    &at.key("rrule"),
                    message,
                    error.hint(),
                );
                None
            }
        };
        let exdates = self.days(&raw.except, &at.key("except"));
        let rdates = self.days(&raw.also, &at.key("also"));
        // A day that cannot be read leaves the series out: it would recur on wrong days.
        Some(RuleSet {
            start: start?,
            rule: rule?,
            exdates: exdates?,
            rdates: rdates?,
        })
    }

    fn days(&mut self, list: &[String], at: &Path) -> Option<Vec<Date>> {
        let days: Vec<Date> = list
            .iter()
            .enumerate()
            .filter_map(|(index, day)| self.day(day, &at.index(index)))
            .collect();
        (days.len() == list.len()).then_some(days)
    }
}

/// Whether each occurrence is one exact day.
fn is_on_days(recurs: &Recurs) -> bool {
    match recurs {
        Recurs::Yearly(series) => is_one_day(&series.span.in_year(series.first_year)),
        Recurs::Rule(_) => true,
    }
}

//! Checks of recurring series.

use super::cursor::JsonCursor;
use super::loader::{Checked, Loader, explain};
use crate::model::bundle::IdSpace;
use crate::model::{CategoryIx, DirectionIx, FaultCode, Recurrence, Scope, Series};
use crate::time::Date;
use crate::time::recur::{Rule, RuleSet, YearlySeries, YearlySpan};

/// Years that a date can have.
const YEARS: std::ops::RangeInclusive<i32> = -9999..=9999;

impl Loader<'_> {
    /// Checks a series.
    pub fn series(&mut self, at: &JsonCursor) -> Checked<Series> {
        let id = self.new_id(IdSpace::Series, at);
        let scope = self.scope(&at.key("scope"));
        let recurrence = self.recurrence(at);
        let title = self.needed_texts(&at.key("title"));
        let summary = self.texts(&at.key("summary"));
        let on_a_day = recurrence.as_ref().is_none_or(is_on_days);
        let time = self.timed(on_a_day, &at.key("time"));
        let cities = self.cities(&at.key("cities"));
        let countries = self.countries(&at.key("countries"));
        let category = self.reference(IdSpace::Category, &at.key("category"));
        let direction = self.reference(IdSpace::Direction, &at.key("direction"));
        let format = self.term(&at.key("format"));
        let audience = self.audience(&at.key("audience"));
        let topics = self.free_words(&at.key("topics"));
        let venue = self.venue_if_any(&at.key("venue"));
        let place = self.place(&at.key("place"));
        self.expect_one_place(venue, at);
        let announced_until = &at.key("announced_until");
        let announced_until = if announced_until.is_given() {
            self.day(announced_until)
        } else {
            None
        };
        let details = self.details(None, at);
        let publication = self.publication(at);
        let organisers = self.organisers(&at.key("organisers"));
        let contact = self.contact(&at.key("contact"));
        let links = self.links(&at.key("links"));
        let sources = self.sources(&at.key("sources"));
        self.expect_source(&sources, at);
        let revision = self.revision(at);
        let id = id?;
        let series = Series {
            id: id.clone(),
            title: title?,
            summary,
            scope: scope?,
            day_off: at.key("day_off").flag(),
            recurrence: recurrence?,
            announced_until,
            time,
            cities,
            countries,
            category: CategoryIx::new(category?)?,
            direction: DirectionIx::new(direction?)?,
            format: format?,
            audience,
            topics,
            exchange: at.key("exchange").flag(),
            venue,
            place,
            details,
            organisers,
            contact,
            links,
            sources,
            publication,
            revision,
        };
        Some((id, series))
    }

    /// Reads the scope, [`Scope::City`] where it is absent.
    fn scope(&mut self, at: &JsonCursor) -> Option<Scope> {
        match at.is_given() {
            true => self.term(at),
            false => Some(Scope::City),
        }
    }

    /// Reads the recurrence: exactly one of `yearly` and `rule`.
    fn recurrence(&mut self, at: &JsonCursor) -> Option<Recurrence> {
        let (yearly, rule) = (&at.key("yearly"), &at.key("rule"));
        match (yearly.is_given(), rule.is_given()) {
            (true, false) => self.yearly(yearly, at).map(Recurrence::Yearly),
            (false, true) => {
                let has_years = at.key("first_year").is_given()
                    || at.key("last_year").is_given()
                    || at.key("without").items().len() > 0;
                if has_years {
                    self.fault(FaultCode::BadSeries, at, |_| {
                        explain(
                            "`first_year`, `last_year` and `without` cannot be used with `rule`",
                            "give the first day as `start`, the last one as `UNTIL` in `rrule`, \
                             and days left out as `except`",
                        )
                    });
                    return None;
                }
                self.rule(rule).map(Recurrence::Rule)
            }
            (both, _) => {
                self.fault(FaultCode::BadSeries, at, |_| {
                    explain(
                        if both {
                            "the series has both `yearly` and `rule`"
                        } else {
                            "the series has neither `yearly` nor `rule`"
                        },
                        "give `yearly` for a span of every year, `rule` for exact days",
                    )
                });
                None
            }
        }
    }

    fn yearly(&mut self, yearly: &JsonCursor, at: &JsonCursor) -> Option<YearlySeries> {
        let text = yearly.text();
        let span = match text.parse::<YearlySpan>() {
            Ok(span) => Some(span),
            Err(error) => {
                self.fault(FaultCode::BadSeries, yearly, |_| {
                    let column = error.column();
                    explain(
                        format!("`{text}` is not a yearly span: {error} (column {column})"),
                        error.hint(),
                    )
                });
                None
            }
        };
        let problem = match (year(&at.key("first_year")), year(&at.key("last_year"))) {
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
                    without: at
                        .key("without")
                        .items()
                        .filter_map(|one| year(&one))
                        .collect(),
                });
            }
        };
        self.fault(FaultCode::BadSeries, &at.key("first_year"), |_| {
            let hint = "give the first year known from a source as `first_year`";
            explain(problem, hint)
        });
        None
    }

    fn rule(&mut self, at: &JsonCursor) -> Option<RuleSet> {
        let start = self.day(&at.key("start"));
        let rrule = &at.key("rrule");
        let rule = match rrule.is_given().then(|| rrule.text().parse::<Rule>()) {
            None => Some(None),
            Some(Ok(rule)) => Some(Some(rule)),
            Some(Err(error)) => {
                self.fault(FaultCode::BadSeries, rrule, |_| {
                    let column = error.column();
                    explain(
                        format!("the rule cannot be read: {error} (column {column})"),
                        error.hint(),
                    )
                });
                None
            }
        };
        let exdates = self.days(&at.key("except"));
        let rdates = self.days(&at.key("also"));
        // An invalid day rejects the series, which would otherwise recur on wrong days.
        Some(RuleSet {
            start: start?,
            rule: rule?,
            exdates: exdates?,
            rdates: rdates?,
            length_days: length_days(&at.key("days")),
        })
    }

    fn days(&mut self, list: &JsonCursor) -> Option<Vec<Date>> {
        let mut days = Vec::new();
        for day in list.items() {
            days.extend(self.day(&day));
        }
        (days.len() == list.items().len()).then_some(days)
    }
}

/// Reads a year. The shape of the field guarantees that it is in range.
fn year(at: &JsonCursor) -> Option<i32> {
    at.integer().and_then(|year| i32::try_from(year).ok())
}

/// Reads the number of days of an occurrence, 1 where it is absent. The shape of the field guarantees
/// that it is in range.
fn length_days(at: &JsonCursor) -> u16 {
    let days = at.integer().and_then(|days| u16::try_from(days).ok());
    days.unwrap_or(1)
}

/// Whether each occurrence is one exact day.
fn is_on_days(recurrence: &Recurrence) -> bool {
    match recurrence {
        Recurrence::Yearly(series) => series.span.in_year(series.first_year).is_day(),
        Recurrence::Rule(rule) => rule.length_days == 1,
    }
}

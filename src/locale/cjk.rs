//! Dates in Chinese, Korean and Japanese: numbers with units from coarse to fine, followed by
//! particles.

use super::data::{self, MonthNames};
use super::span::{Certainty, Point, Span, Within};
use crate::time::Season;

/// The differences in dates between the three languages.
pub struct CjkDates {
    /// Units of year, month and day.
    pub units: [&'static str; 3],
    /// Separator after each unit.
    pub gap: &'static str,
    /// Spring to winter.
    pub seasons: [&'static str; 4],
    /// Parts of a month: early, middle, late; first and second half.
    pub month_parts: [&'static str; 5],
    pub unknown: &'static str,
    /// "Around", after a point.
    pub around: &'static str,
    /// Before anything uncertain, and before an uncertain start.
    pub probably: [&'static str; 2],
    /// Between two full points, and after the second.
    pub to: [&'static str; 2],
    /// Between two years or two days of one month.
    pub range: &'static str,
    pub since: &'static str,
    pub by: &'static str,
}

/// Returns the names of a month with a single form.
pub const fn month(name: &'static str) -> MonthNames {
    data::month(name, name, name)
}

impl CjkDates {
    /// Returns a date in words.
    pub fn span(&self, span: &Span) -> String {
        let (certainty, phrase, tail) = match span {
            Span::Unknown => return self.unknown.to_string(),
            Span::Between(from, to, certainty) => {
                let phrase = self.between(from, to, self.around(*certainty));
                (certainty, phrase, "")
            }
            Span::At(point, certainty) => (certainty, self.at(point, *certainty), ""),
            Span::Since(point, certainty) => (certainty, self.at(point, *certainty), self.since),
            Span::By(point, certainty) => (certainty, self.at(point, *certainty), self.by),
        };
        let [probably, probably_since] = self.probably;
        let head = match (certainty, span) {
            (Certainty::Uncertain, Span::Since(..)) => probably_since,
            (Certainty::Uncertain, _) => probably,
            (Certainty::Stated | Certainty::Approximate, _) => "",
        };
        [head, &phrase, tail].concat()
    }

    fn around(&self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Approximate => self.around,
            Certainty::Stated | Certainty::Uncertain => "",
        }
    }

    fn at(&self, point: &Point, certainty: Certainty) -> String {
        [&self.point(point), self.around(certainty)].concat()
    }

    /// Joins two points. `around` belongs to the last point, before the particle that closes the
    /// span: 8月頃まで.
    fn between(&self, from: &Point, to: &Point, around: &str) -> String {
        let range = self.range;
        let [_, month, day] = self.units;
        match (from.within, to.within) {
            (Within::Year, Within::Year) => {
                [&from.year_number(), range, &self.point(to), around].concat()
            }
            (Within::Day(start, first), Within::Day(end, last))
                if (from.year, start) == (to.year, end) =>
            {
                let (year, gap) = (self.year(to), self.gap);
                format!("{year}{start}{month}{gap}{first}{range}{last}{day}{around}")
            }
            _ => {
                let start = self.point(from);
                let mut end = self.point(to);
                if from.year == to.year
                    && to.within != Within::Year
                    && let Some(short) = end.strip_prefix(&self.year(from))
                {
                    end = short.to_string();
                }
                [&start, self.to[0], &end, around, self.to[1]].concat()
            }
        }
    }

    /// Returns a point with its year, if it has one.
    pub fn point(&self, point: &Point) -> String {
        let [year_unit, month_unit, day_unit] = self.units;
        let gap = self.gap;
        let month = |month: u8| [&month.to_string(), month_unit].concat();
        let below = match point.within {
            Within::Year => return point.year_number() + year_unit,
            Within::Season(Season::Winter) if point.year.is_some() => {
                // A winter has two years; both are written.
                return [&point.year_number(), year_unit, gap, self.seasons[3]].concat();
            }
            Within::Season(season) => self.seasons[season as usize].to_string(),
            Within::Month(number) => month(number),
            Within::Part(number, part) => {
                [&month(number), gap, self.month_parts[part as usize]].concat()
            }
            Within::Day(number, day) => [&month(number), gap, &day.to_string(), day_unit].concat(),
        };
        self.year(point) + &below
    }

    /// Returns the year before a month, a day or a season; empty for every year.
    fn year(&self, point: &Point) -> String {
        match point.year {
            Some(year) => [&year.to_string(), self.units[0], self.gap].concat(),
            None => String::new(),
        }
    }
}

//! Counting entries: by city, by month, by how much of their date is known.
//!
//! Only entries are counted, and the sections of directions where that is said; what is merely
//! expected of a series never is.

use super::{Bundle, CityIx, EntryIx};
use crate::time::{Edtf, Precision, Window};

/// What is known of one month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthFigures {
    /// Entries with days of this month; one that lasts over several months counts in each.
    pub days: u32,
    /// Entries of which no day is known, but the month.
    pub month_only: u32,
}

/// What is known of one year.
///
/// ```
/// use pobratim::model::load;
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let figures = bundle.year_figures(2025);
/// assert_eq!((figures.months[5].month_only, figures.months[6].month_only), (1, 0));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearFigures {
    /// From January to December.
    pub months: [MonthFigures; 12],
    /// Entries of which only the season is known.
    pub season_only: u32,
    /// Entries of which only the year, or a span of years, is known.
    pub year_only: u32,
    /// Entries in the year, each once.
    pub entries: u32,
    /// Sections of directions with a date in the year.
    pub sections: u32,
}

impl YearFigures {
    /// Everything that the bundle tells of the year.
    pub const fn total(&self) -> u32 {
        self.entries + self.sections
    }
}

impl Bundle {
    /// How much the bundle tells in all: its entries, and the sections of its directions.
    pub fn told(&self) -> usize {
        let sections = self.directions.iter().map(|topic| topic.sections.len());
        self.entries.len() + sections.sum::<usize>()
    }

    /// How many entries each city has in the window, by its place in [`Bundle::cities`].
    pub fn entries_by_city(&self, window: &Window) -> Vec<u32> {
        let mut counts = vec![0; self.cities.len()];
        for place in self.entries_in(window) {
            for city in &self.entry(place).cities {
                if let Some(count) = counts.get_mut(city.index()) {
                    *count += 1;
                }
            }
        }
        counts
    }

    /// How many entries a city has in all, with and without a date.
    pub fn entries_of_city(&self, city: CityIx) -> usize {
        let of_city = self
            .entries
            .iter()
            .filter(|entry| entry.cities.contains(&city));
        of_city.count()
    }

    /// How many entries in the window have dates of each precision (`Day` to `Year`).
    pub fn entries_by_precision(&self, window: &Window) -> [u32; 4] {
        let mut counts = [0; 4];
        for place in self.entries_in(window) {
            if let Some(precision) = self.entry(place).when.precision()
                && let Some(count) = counts.get_mut(precision as usize)
            {
                *count += 1;
            }
        }
        counts
    }

    /// What is known of a year; all zero for a year outside -9999 to 9999.
    pub fn year_figures(&self, year: i32) -> YearFigures {
        let mut figures = YearFigures::default();
        let Some(window) = Window::year(year) else {
            return figures;
        };
        for place in self.entries_in(&window) {
            figures.entries += 1;
            figures.count(&self.entry(place).when, year);
        }
        let sections = self.directions.iter().flat_map(|topic| &topic.sections);
        let in_year = sections.filter(|section| section.when.overlaps(&window));
        figures.sections = u32::try_from(in_year.count()).unwrap_or(u32::MAX);
        figures
    }

    /// Entries that overlap the window, the earliest first.
    fn entries_in(&self, window: &Window) -> impl Iterator<Item = EntryIx> {
        self.timeline.overlapping(window).map(|(_, place)| place)
    }
}

impl YearFigures {
    /// Counts a date that overlaps the year where its precision puts it.
    fn count(&mut self, when: &Edtf, year: i32) {
        let Some(precision @ (Precision::Day | Precision::Month)) = when.precision() else {
            match when.precision() {
                Some(Precision::Season) => self.season_only += 1,
                _ => self.year_only += 1,
            }
            return;
        };
        for (month, figures) in (1..).zip(&mut self.months) {
            let overlaps = |month: Window| when.overlaps(&month);
            if Window::month(year, month).is_some_and(overlaps) {
                match precision {
                    Precision::Day => figures.days += 1,
                    _ => figures.month_only += 1,
                }
            }
        }
    }
}

//! Counting entries: by city, by month, by how much of their date is known.
//!
//! Only entries are counted, and the sections of directions where that is said; what is merely
//! expected of a series never is.

use super::{Bundle, CityIx, EntryIx, Filter, Occurrence, Respect, Subject, View};
use crate::text::places_by;
use crate::time::{Date, Edtf, Precision, Window};

/// A span of more years than this is no entry of each of them.
const MOST_YEARS: i32 = 300;

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

impl MonthFigures {
    /// Entries of the month, with a day or without.
    pub const fn entries(&self) -> u32 {
        self.days + self.month_only
    }
}

impl YearFigures {
    /// The next month, 1 to 12, in which there is something; `None` where the year has told all.
    /// `after` is the month before, 0 at the beginning.
    pub fn month_after(&self, after: u8) -> Option<u8> {
        let mut months = (1..).zip(&self.months);
        months
            .find(|(month, figures)| *month > after && figures.entries() > 0)
            .map(|(month, _)| month)
    }

    /// Entries of the year of which no month is known.
    pub const fn without_month(&self) -> u32 {
        self.season_only + self.year_only
    }

    /// Everything that the bundle tells of the year.
    pub const fn total(&self) -> u32 {
        self.entries + self.sections
    }
}

/// What a filter and a window leave of one city.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CityFigures {
    /// Entries that name the city.
    pub entries: u32,
    /// What series let expect there, which is never counted among the entries.
    pub expected: u32,
    /// Whether it is among what is asked for: of the ties and countries, and, where a time or a kind
    /// of entry is asked for, with something in it.
    pub stands: bool,
}

impl Bundle {
    /// How much the bundle tells in all: its entries, and the sections of its directions.
    pub fn told(&self) -> usize {
        let sections = self.directions.iter().map(|topic| topic.sections.len());
        self.entries.len() + sections.sum::<usize>()
    }

    /// What a window tells: occurrences that pass the filter, the earliest first. What is known by
    /// season or year alone is told of a window that holds all of that time, or that is a year long;
    /// no month knows anything of it.
    pub fn told_in(&self, filter: &Filter, window: &Window) -> Vec<Occurrence> {
        self.told_of(window, &|view| filter.matches(self, view))
    }

    fn told_of(&self, window: &Window, passes: &dyn Fn(&View<'_>) -> bool) -> Vec<Occurrence> {
        let mut list = self.occurrences(window, usize::MAX - 1).list;
        list.retain(|occurrence| {
            is_told_in(&occurrence.when, window) && passes(&self.view_of(occurrence))
        });
        list
    }

    /// What each city has, by its place in [`Bundle::cities`]: in the window, as [`Bundle::told_in`]
    /// has it, or without one of all that is known, dated or not. The cities that the filter itself
    /// asks for do not count: what one city has does not depend on another one being chosen.
    pub fn city_figures(&self, filter: &Filter, window: Option<&Window>) -> Vec<CityFigures> {
        let passes = |view: &View<'_>| {
            let mut respects = Respect::ALL.into_iter();
            respects.all(|respect| respect == Respect::City || filter.passes(respect, self, view))
        };
        let list = match window {
            Some(window) => self.told_of(window, &passes),
            None => {
                let mut list = self.entries_where(&|_| true);
                list.retain(|one| passes(&self.view_of(one)));
                list
            }
        };
        let mut figures = vec![CityFigures::default(); self.cities.len()];
        for occurrence in list {
            for city in self.view_of(&occurrence).cities {
                if let Some(figures) = figures.get_mut(city.index()) {
                    match occurrence.subject {
                        Subject::Entry(_) => figures.entries += 1,
                        Subject::Expected { .. } => figures.expected += 1,
                    }
                }
            }
        }
        let of_city = [Respect::City, Respect::Country, Respect::Tie];
        let asks = |respect: &Respect| !of_city.contains(respect) && filter.asks(*respect);
        let asks_entries = window.is_some() || Respect::ALL.iter().any(asks);
        for (city, figures) in self.cities.iter().zip(&mut figures) {
            let has_some = figures.entries + figures.expected > 0;
            figures.stands = filter.admits(city) && (has_some || !asks_entries);
        }
        figures
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

    /// The first and the last year in which an entry begins; `None` where none has a date.
    pub fn years(&self) -> Option<(i32, i32)> {
        let begins = |entry: &super::Entry| entry.when.bounds().earliest.map(Date::year);
        let mut years = self.entries.iter().filter_map(begins);
        let first = years.next()?;
        Some(years.fold((first, first), |(first, last), year| {
            (first.min(year), last.max(year))
        }))
    }

    /// The years after the first of our era that entries touch, in order. What has no end goes on
    /// until today.
    ///
    /// ```
    /// use pobratim::{model::load, time::days};
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
    /// let bundle = load(json).unwrap().bundle;
    /// let years = bundle.years_told(days::date(2026, 6, 1).unwrap());
    /// assert!(years.contains(&2025) && !years.contains(&1999));
    /// ```
    pub fn years_told(&self, today: Date) -> Vec<i32> {
        let this = today.year();
        let mut years: Vec<i32> = Vec::new();
        for entry in &self.entries {
            let bounds = entry.when.bounds();
            let (first, last) = match (bounds.earliest, bounds.latest) {
                (Some(first), Some(last)) => (first.year(), last.year()),
                (Some(first), None) => (first.year(), this.max(first.year())),
                (None, Some(last)) => (last.year(), last.year()),
                (None, None) => continue,
            };
            for year in first.max(1)..=last.min(first + MOST_YEARS) {
                if !years.contains(&year) {
                    years.push(year);
                }
            }
        }
        let number = |place: usize| years.get(place).map_or(0, |year| i64::from(*year));
        let order = places_by(years.len(), &|place| (number(place), 0));
        let in_order = order.into_iter().filter_map(|place| years.get(place));
        in_order.copied().collect()
    }

    /// What is known of a year; all zero for a year outside -9999 to 9999.
    pub fn year_figures(&self, year: i32) -> YearFigures {
        let mut figures = self.year_figures_of(year, &Filter::default());
        let Some(window) = Window::year(year) else {
            return figures;
        };
        let sections = self.directions.iter().flat_map(|topic| &topic.sections);
        let in_year = sections.filter(|section| section.when.overlaps(&window));
        figures.sections = u32::try_from(in_year.count()).unwrap_or(u32::MAX);
        figures
    }

    /// What is known of a year of the entries that pass a filter; sections of directions are not
    /// counted.
    pub fn year_figures_of(&self, year: i32, filter: &Filter) -> YearFigures {
        let mut figures = YearFigures::default();
        let Some(window) = Window::year(year) else {
            return figures;
        };
        for place in self.entries_in(&window) {
            let when = self.entry(place).when;
            let view = self.view_of(&Occurrence {
                subject: Subject::Entry(place),
                when,
            });
            if filter.matches(self, &view) {
                figures.entries += 1;
                figures.count(&when, year);
            }
        }
        figures
    }

    /// Entries that overlap the window, the earliest first.
    fn entries_in(&self, window: &Window) -> impl Iterator<Item = EntryIx> {
        self.timeline.overlapping(window).map(|(_, place)| place)
    }
}

/// Whether a window tells of a date that overlaps it.
fn is_told_in(when: &Edtf, window: &Window) -> bool {
    if let Some(Precision::Day | Precision::Month) = when.precision() {
        return true;
    }
    let bounds = when.bounds();
    let holds = |bound: Option<Date>| bound.is_some_and(|date| window.contains(date));
    window.len() >= 365 || (holds(bounds.earliest) && holds(bounds.latest))
}

impl YearFigures {
    /// Counts a date that overlaps the year where its precision puts it.
    fn count(&mut self, when: &Edtf, year: i32) {
        let has_day = match when.precision() {
            Some(Precision::Day) => true,
            Some(Precision::Month) => false,
            Some(Precision::Season) => {
                self.season_only += 1;
                return;
            }
            Some(Precision::Year) | None => {
                self.year_only += 1;
                return;
            }
        };
        for (month, figures) in (1..).zip(&mut self.months) {
            let overlaps = |month: Window| when.overlaps(&month);
            if Window::month(year, month).is_some_and(overlaps) {
                match has_day {
                    true => figures.days += 1,
                    false => figures.month_only += 1,
                }
            }
        }
    }
}

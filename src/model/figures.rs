//! Statistics: numbers of entries by city, month and precision of date.
//!
//! Entries and announced occurrences of series are counted, and sections of directions where
//! stated; what is expected and not announced is counted apart or not at all.

use super::{Bundle, CityIx, EntryIx, Filter, FilterField, Occurrence, Scope, View, coming_days};
use crate::text::sorted_indices;
use crate::time::{Date, Edtf, Precision, Window};

/// Maximum number of years that one entry is listed under.
const MAX_YEARS: i32 = 300;

/// Statistics of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthFigures {
    /// Entries with days in this month; one that lasts over several months counts in each.
    pub days: u32,
    /// Entries dated to this month without a day.
    pub month_only: u32,
    /// What is expected in this month and not announced: see [`YearFigures::expected`].
    pub expected: u32,
}

/// Statistics of a year.
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
    /// Entries dated to a season only.
    pub season_only: u32,
    /// Entries dated to a year or a span of years only.
    pub year_only: u32,
    /// Entries that overlap the year, each once.
    pub entries: u32,
    /// Sections of directions with a date that overlaps the year.
    pub sections: u32,
    /// What is expected, not announced and not over, each once; counted by
    /// [`Bundle::year_figures_on`] only, and not included in `entries`.
    pub expected: u32,
}

impl MonthFigures {
    /// Returns the number of entries of the month, with or without a day.
    pub const fn entries(&self) -> u32 {
        self.days + self.month_only
    }

    /// Returns the number of entries and of what is expected.
    pub const fn total(&self) -> u32 {
        self.entries() + self.expected
    }
}

impl YearFigures {
    /// Returns the next month, 1 to 12, with entries or something expected; `None` when no later
    /// month has any. `after` is the previous month, 0 at the start.
    pub fn month_after(&self, after: u8) -> Option<u8> {
        let mut months = (1..).zip(&self.months);
        months
            .find(|(month, figures)| *month > after && figures.total() > 0)
            .map(|(month, _)| month)
    }

    /// Returns the number of entries of the year without a month.
    pub const fn without_month(&self) -> u32 {
        self.season_only + self.year_only
    }

    /// Returns the number of entries and sections of the year.
    pub const fn total(&self) -> u32 {
        self.entries + self.sections
    }
}

/// Entries of a city that pass a filter and a date window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CityFigures {
    /// Entries and announced occurrences of series that involve the city.
    pub entries: u32,
    /// What is expected and not announced, not included in `entries`.
    pub expected: u32,
    /// Whether the city matches: it passes the filter's ties and countries and, if a window or any
    /// other field is set, has at least one matching entry or expected occurrence.
    pub matches: bool,
}

impl Bundle {
    /// Returns the number of entries and sections of directions.
    pub fn statement_count(&self) -> usize {
        let sections = self.directions.iter().map(|topic| topic.sections.len());
        self.own_entries().count() + sections.sum::<usize>()
    }

    /// Returns the entries and expected occurrences in a date window that pass the filter, the
    /// earliest first. Entries dated to a season or year only are included if the window covers
    /// their whole range or is at least a year long, so never in a month.
    pub fn listed_in(&self, filter: &Filter, window: &Window) -> Vec<Occurrence> {
        self.listed_where(&filter.event_scopes(), window, &|view| {
            filter.matches(self, view)
        })
    }

    fn listed_where(
        &self,
        scopes: &[Scope],
        window: &Window,
        passes: &dyn Fn(&View<'_>) -> bool,
    ) -> Vec<Occurrence> {
        let mut list = self.occurrences_of(scopes, window, usize::MAX - 1).list;
        list.retain(|occurrence| {
            is_listed_in(&occurrence.when, window) && passes(&self.view_of(occurrence))
        });
        list
    }

    /// Returns figures for each city, by its index in [`Bundle::cities`]: in the window, as in
    /// [`Bundle::listed_in`], or without a window for all entries, dated or not, and where the filter
    /// asks for what is upcoming, for the [`coming_days`] of series. Ignores the filter's cities, so
    /// that one city's figures do not depend on the selection of another.
    pub fn city_figures(&self, filter: &Filter, window: Option<&Window>) -> Vec<CityFigures> {
        let passes = |view: &View<'_>| {
            let mut fields = FilterField::ALL.into_iter();
            fields.all(|field| field == FilterField::City || filter.passes(field, self, view))
        };
        let list = match window {
            Some(window) => self.listed_where(&filter.event_scopes(), window, &passes),
            None => {
                let mut list = self.entries_where(&|entry| entry.is_own());
                if let Some(days) = filter.upcoming.and_then(coming_days) {
                    list.extend(self.series_in(&days));
                }
                list.retain(|one| passes(&self.view_of(one)));
                list
            }
        };
        let mut figures = vec![CityFigures::default(); self.cities.len()];
        for occurrence in list {
            for city in self.view_of(&occurrence).cities {
                if let Some(figures) = figures.get_mut(city.index()) {
                    match self.is_unannounced(&occurrence) {
                        false => figures.entries += 1,
                        true => figures.expected += 1,
                    }
                }
            }
        }
        let of_city = [FilterField::City, FilterField::Country, FilterField::Tie];
        let asks = |field: &FilterField| !of_city.contains(field) && filter.constrains(*field);
        let asks_entries = window.is_some() || FilterField::ALL.iter().any(asks);
        for (city, figures) in self.cities.iter().zip(&mut figures) {
            let has_some = figures.entries + figures.expected > 0;
            figures.matches = filter.matches_city(city) && (has_some || !asks_entries);
        }
        figures
    }

    /// Returns the number of entries of a city, dated or not.
    pub fn entries_of_city(&self, city: CityIx) -> usize {
        let of_city = self
            .own_entries()
            .filter(|entry| entry.cities.contains(&city));
        of_city.count()
    }

    /// Returns the number of entries in the window by precision (`Day` to `Year`).
    pub fn entries_by_precision(&self, window: &Window) -> [u32; 4] {
        let mut counts = [0; 4];
        for index in self.entries_in(window) {
            if let Some(precision) = self.entry(index).when.precision()
                && let Some(count) = counts.get_mut(precision as usize)
            {
                *count += 1;
            }
        }
        counts
    }

    /// Returns the first and the last year in which an entry begins; `None` if none has a date.
    pub fn years(&self) -> Option<(i32, i32)> {
        let begins = |entry: &super::Entry| entry.when.bounds().earliest.map(Date::year);
        let mut years = self.own_entries().filter_map(begins);
        let first = years.next()?;
        Some(years.fold((first, first), |(first, last), year| {
            (first.min(year), last.max(year))
        }))
    }

    /// Returns the years from 1 CE that entries overlap, in ascending order. An entry without an
    /// end continues until today.
    ///
    /// ```
    /// use pobratim::{model::load, time::days};
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
    /// let bundle = load(json).unwrap().bundle;
    /// let years = bundle.years_with_entries(days::date(2026, 6, 1).unwrap());
    /// assert!(years.contains(&2025) && !years.contains(&1999));
    /// ```
    pub fn years_with_entries(&self, today: Date) -> Vec<i32> {
        let this = today.year();
        let mut years: Vec<i32> = Vec::new();
        for entry in self.own_entries() {
            let bounds = entry.when.bounds();
            let (first, last) = match (bounds.earliest, bounds.latest) {
                (Some(first), Some(last)) => (first.year(), last.year()),
                (Some(first), None) => (first.year(), this.max(first.year())),
                (None, Some(last)) => (last.year(), last.year()),
                (None, None) => continue,
            };
            for year in first.max(1)..=last.min(first + MAX_YEARS) {
                if !years.contains(&year) {
                    years.push(year);
                }
            }
        }
        let number = |index: usize| years.get(index).map_or(0, |year| i64::from(*year));
        let order = sorted_indices(years.len(), &|index| (number(index), 0));
        let in_order = order.into_iter().filter_map(|index| years.get(index));
        in_order.copied().collect()
    }

    /// Returns the figures of the entries of a year, announced or not; all zero outside -9999 to
    /// 9999.
    pub fn year_figures(&self, year: i32) -> YearFigures {
        let mut figures = YearFigures::default();
        let Some(window) = Window::year(year) else {
            return figures;
        };
        for index in self.entries_in(&window) {
            figures.count(&self.entry(index).when, year);
        }
        let sections = self.directions.iter().flat_map(|topic| &topic.sections);
        let in_year = sections.filter(|section| section.when.overlaps(&window));
        figures.sections = u32::try_from(in_year.count()).unwrap_or(u32::MAX);
        figures
    }

    /// Returns the figures of a year for what passes a filter: entries and announced occurrences of
    /// series, without what is only expected. Sections are not counted.
    pub fn year_figures_of(&self, year: i32, filter: &Filter) -> YearFigures {
        self.filtered_year_figures(year, filter, None)
    }

    /// Returns [`Bundle::year_figures_of`], and also counts what is expected and not over on the day
    /// `today`.
    ///
    /// ```
    /// use pobratim::{model::{Filter, load}, time::days};
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
    /// let bundle = load(json).unwrap().bundle;
    /// let on = |day| bundle.year_figures_on(2026, &Filter::default(), day).months[5].expected;
    /// assert_eq!((on(days::date(2026, 6, 1).unwrap()), on(days::date(2026, 7, 1).unwrap())), (1, 0));
    /// ```
    pub fn year_figures_on(&self, year: i32, filter: &Filter, today: Date) -> YearFigures {
        self.filtered_year_figures(year, filter, Some(today))
    }

    fn filtered_year_figures(
        &self,
        year: i32,
        filter: &Filter,
        today: Option<Date>,
    ) -> YearFigures {
        let mut figures = YearFigures::default();
        let Some(window) = Window::year(year) else {
            return figures;
        };
        let scopes = filter.event_scopes();
        for one in self.occurrences_of(&scopes, &window, usize::MAX - 1).list {
            let is_coming = self.is_unannounced(&one)
                && self.scope(one.subject) != Scope::Observance
                && today.is_some_and(|today| !one.when.ends_before(today));
            let is_counted = self.is_counted(&one);
            if (is_coming || is_counted) && filter.matches(self, &self.view_of(&one)) {
                match is_counted {
                    true => figures.count(&one.when, year),
                    false => figures.count_expected(&one.when, year),
                }
            }
        }
        figures
    }

    /// Returns entries that overlap the window, the earliest first.
    fn entries_in(&self, window: &Window) -> impl Iterator<Item = EntryIx> {
        self.date_index.overlapping(window).map(|(_, index)| index)
    }
}

/// Whether a date that overlaps a window is listed in it.
fn is_listed_in(when: &Edtf, window: &Window) -> bool {
    if let Some(Precision::Day | Precision::Month) = when.precision() {
        return true;
    }
    let bounds = when.bounds();
    let holds = |bound: Option<Date>| bound.is_some_and(|date| window.contains(date));
    window.len() >= 365 || (holds(bounds.earliest) && holds(bounds.latest))
}

impl YearFigures {
    /// Counts a date that overlaps the year by its precision.
    fn count(&mut self, when: &Edtf, year: i32) {
        self.entries += 1;
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
        for figures in self.months_of(when, year) {
            match has_day {
                true => figures.days += 1,
                false => figures.month_only += 1,
            }
        }
    }

    /// Counts an expected date that overlaps the year.
    fn count_expected(&mut self, when: &Edtf, year: i32) {
        self.expected += 1;
        if let Some(Precision::Day | Precision::Month) = when.precision() {
            for figures in self.months_of(when, year) {
                figures.expected += 1;
            }
        }
    }

    /// Returns the figures of the months that a date overlaps.
    fn months_of(&mut self, when: &Edtf, year: i32) -> impl Iterator<Item = &mut MonthFigures> {
        let months = (1..).zip(&mut self.months);
        let found = months.filter(move |(month, _)| {
            Window::month(year, *month).is_some_and(|month| when.overlaps(&month))
        });
        found.map(|(_, figures)| figures)
    }
}

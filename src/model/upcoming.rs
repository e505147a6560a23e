//! Upcoming events of a city, or else its most recent ones.

use super::{Bundle, CityIx, Class, Country, Occurrence, Scope, Subject, View};
use crate::text::sorted_indices;
use crate::time::{Date, Window, days};

/// How far ahead to look, in months.
const AHEAD_MONTHS: i32 = 12;

/// How far ahead the next occurrence of a yearly event may be: on a weekday of a month it moves by a few
/// days, by the Moon by a few weeks.
const NEXT_MONTHS: i32 = 13;

/// The most occurrences of series that are counted.
const MAX_OF_SERIES: usize = 10_000;

/// Months that a list of what is coming covers, the present one among them.
const COMING_MONTHS: i32 = 12;

/// Returns the days of what is coming: from `today` to the end of the eleventh month after it, so that
/// nothing yearly is there twice.
pub fn coming_days(today: Date) -> Option<Window> {
    let end = days::first_of_month(days::add_months(today, COMING_MONTHS));
    Window::new(today, days::add_days(end, -1))
}

/// Upcoming or recent events.
///
/// ```
/// use pobratim::{model::load, time::days};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let tallpine = bundle.find_city("tallpine").unwrap();
/// let on = |year| bundle.upcoming_or_recent(tallpine, days::date(year, 6, 1).unwrap(), 9);
/// let ids = |around: pobratim::model::UpcomingOrRecent| -> Vec<String> {
///     around.list.iter().map(|one| one.subject.id(&bundle).into_owned()).collect()
/// };
/// assert_eq!(ids(on(2026)), ["mayors-call-2026", "harbour-concert-2026"]);
/// assert!(!on(2027).is_upcoming);
/// assert_eq!(ids(on(2027)), ["mayors-call-2026", "harbour-concert-2026"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpcomingOrRecent {
    /// Whether `list` has upcoming or possibly unfinished events; otherwise it has the most recent
    /// past ones.
    pub is_upcoming: bool,
    pub list: Vec<Occurrence>,
}

impl Bundle {
    /// Returns at most `limit` events of the city that are not over on `today` and begin within a
    /// year, including expected occurrences, the earliest first. If there are none, returns the
    /// most recent ones, the newest first.
    pub fn upcoming_or_recent(&self, city: CityIx, today: Date, limit: usize) -> UpcomingOrRecent {
        let mut list = self.upcoming_events(today);
        list.retain(|occurrence| self.view_of(occurrence).cities.contains(&city));
        let is_upcoming = !list.is_empty();
        if !is_upcoming {
            let of_city = |entry: &super::Entry| {
                entry.is_own() && entry.class == Class::Event && entry.cities.contains(&city)
            };
            list = newest_first(self.entries_where(&of_city));
        }
        list.truncate(limit);
        UpcomingOrRecent { is_upcoming, list }
    }

    /// Returns the next occurrence of each event that the city holds by itself ([`Scope::Partner`]),
    /// within thirteen months from `today`, the earliest first.
    pub fn festivals_of(&self, city: CityIx, today: Date) -> Vec<Occurrence> {
        self.next_of(Scope::Partner, today, &|view| view.cities.contains(&city))
    }

    /// Returns the next occurrence of each observance of a country within thirteen months from `today`,
    /// the earliest first.
    pub fn observances_of(&self, country: Country, today: Date) -> Vec<Occurrence> {
        self.next_of(Scope::Observance, today, &|view| {
            view.countries.contains(&country)
        })
    }

    /// Returns the occurrences of the city's series in these days that no entry replaces, the earliest
    /// first.
    pub fn series_in(&self, days: &Window) -> Vec<Occurrence> {
        let found = self.occurrences_of(&[Scope::City], days, MAX_OF_SERIES);
        let mut list = found.list;
        list.retain(|one| matches!(one.subject, Subject::Expected { .. }));
        list
    }

    fn next_of(
        &self,
        scope: Scope,
        today: Date,
        passes: &dyn Fn(&View<'_>) -> bool,
    ) -> Vec<Occurrence> {
        let last = days::add_months(today, NEXT_MONTHS);
        let Some(window) = Window::new(today, last) else {
            return Vec::new();
        };
        let mut known = Vec::new();
        let mut list = self.occurrences_of(&[scope], &window, usize::MAX - 1).list;
        list.retain(|occurrence| {
            let view = self.view_of(occurrence);
            let is_first = view.series.is_none_or(|series| !known.contains(&series));
            known.extend(view.series);
            is_first && passes(&view)
        });
        list
    }

    /// Returns all events that are not over on `today` and begin within a year, including expected
    /// occurrences, the earliest first.
    pub(super) fn upcoming_events(&self, today: Date) -> Vec<Occurrence> {
        let ahead = Window::new(today, days::add_months(today, AHEAD_MONTHS));
        let mut list = ahead.map_or_else(Vec::new, |window| {
            self.occurrences(&window, usize::MAX - 1).list
        });
        list.retain(|occurrence| self.view_of(occurrence).class == Class::Event);
        list
    }
}

/// Sorts by latest and then by earliest possible day, the newest first; undated ones come last.
pub fn newest_first(list: Vec<Occurrence>) -> Vec<Occurrence> {
    let order = sorted_indices(list.len(), &|index| {
        let bounds = list.get(index).map(|occurrence| occurrence.when.bounds());
        let number = |date: Option<Date>| i64::from(date.map_or(i32::MIN, Date::to_julian_day));
        bounds.map_or((0, 0), |bounds| {
            (-number(bounds.latest), -number(bounds.earliest))
        })
    });
    order
        .into_iter()
        .filter_map(|index| list.get(index).copied())
        .collect()
}

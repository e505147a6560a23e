//! What lies about today for a city: its next events, or else its latest.

use super::{Bundle, CityIx, Class, Occurrence};
use crate::text::places_by;
use crate::time::{Date, Window, days};

/// How far ahead anybody looks, months.
const AHEAD_MONTHS: i32 = 12;

/// Events about a day.
///
/// ```
/// use pobratim::{model::load, time::days};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let tallpine = bundle.find_city("tallpine").unwrap();
/// let on = |year| bundle.around(tallpine, days::date(year, 6, 1).unwrap(), 9);
/// let ids = |around: pobratim::model::Around| -> Vec<String> {
///     around.list.iter().map(|one| one.subject.id(&bundle).into_owned()).collect()
/// };
/// assert_eq!(ids(on(2026)), ["mayors-call-2026", "harbour-concert-2026"]);
/// assert!(!on(2027).is_coming);
/// assert_eq!(ids(on(2027)), ["mayors-call-2026", "harbour-concert-2026"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Whether these are still to come, or at least not surely over; otherwise they are the latest
    /// that were.
    pub is_coming: bool,
    pub list: Vec<Occurrence>,
}

impl Bundle {
    /// At most `limit` events of the city: those that are not over on `today` and begin within a
    /// year, the earliest first, with what is expected of series; where there is none, the latest
    /// ones, newest first.
    pub fn around(&self, city: CityIx, today: Date, limit: usize) -> Around {
        let ahead = Window::new(today, days::add_months(today, AHEAD_MONTHS));
        let mut list = ahead.map_or_else(Vec::new, |window| {
            self.occurrences(&window, usize::MAX - 1).list
        });
        list.retain(|occurrence| {
            let view = self.view_of(occurrence);
            view.class == Class::Event && view.cities.contains(&city)
        });
        let is_coming = !list.is_empty();
        if !is_coming {
            let of_city =
                |entry: &super::Entry| entry.class == Class::Event && entry.cities.contains(&city);
            list = newest_first(self.entries_where(&of_city));
        }
        list.truncate(limit);
        Around { is_coming, list }
    }
}

/// The same, by their last possible days and then their first, the newest first; what has no date
/// comes last.
pub fn newest_first(list: Vec<Occurrence>) -> Vec<Occurrence> {
    let order = places_by(list.len(), &|place| {
        let bounds = list.get(place).map(|occurrence| occurrence.when.bounds());
        let number = |date: Option<Date>| i64::from(date.map_or(i32::MIN, Date::to_julian_day));
        bounds.map_or((0, 0), |bounds| {
            (-number(bounds.latest), -number(bounds.earliest))
        })
    });
    order
        .into_iter()
        .filter_map(|place| list.get(place).copied())
        .collect()
}

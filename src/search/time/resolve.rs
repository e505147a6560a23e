//! Makes a date of the parts of a time.

use crate::locale::RelativeTime;
use crate::time::{Date, Edtf, Season, Weekday, Window, days};

/// A day of February in a leap year recurs within eight years, also around 1900 and 2100.
const LEAP_YEARS: i32 = 8;

/// The parts of a time, as far as they are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    pub year: Option<i32>,
    pub season: Option<Season>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// The last of several days, later than `day`.
    pub last_day: Option<u8>,
    pub relative: Option<RelativeTime>,
}

/// Sets a value unless there is one. Returns whether there was none.
fn set_once<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    match (&slot, value) {
        (_, None) => true,
        (Some(_), Some(_)) => false,
        (None, value) => {
            *slot = value;
            true
        }
    }
}

impl Parts {
    /// Returns the parts of both; `None` if both name the same one.
    pub fn and(mut self, more: Parts) -> Option<Parts> {
        let fits = set_once(&mut self.year, more.year)
            && set_once(&mut self.season, more.season)
            && set_once(&mut self.month, more.month)
            && set_once(&mut self.day, more.day)
            && set_once(&mut self.last_day, more.last_day)
            && set_once(&mut self.relative, more.relative);
        fits.then_some(self)
    }

    /// Returns the span of days; `None` if the parts do not name one. Without a year it is the next
    /// one that is not over on the day `today`. Days that the month does not have mean the month. Weeks
    /// begin on `first_weekday`.
    pub fn resolve(self, today: Date, first_weekday: Weekday) -> Option<Edtf> {
        let year = match (self.relative, self.year) {
            (Some(RelativeTime::ThisYear), None) => Some(today.year()),
            (Some(RelativeTime::NextYear), None) => Some(today.year() + 1),
            (None, year) => year,
            (Some(relative), None) if self == Parts::from(relative) => {
                return relative_span(relative, today, first_weekday);
            }
            (Some(_), _) => return None,
        };
        let of_month = |month| next(year, today, 0, &|year| Edtf::month(year, month).ok());
        match (self.season, self.month, self.day) {
            (None, None, None) => Edtf::year(year?).ok(),
            (Some(season), None, None) => {
                next(year, today, -1, &|year| Edtf::season(year, season).ok())
            }
            (None, Some(month), None) => of_month(month),
            (None, Some(month), Some(first)) => {
                let last = self.last_day.unwrap_or(first);
                let span = |year| {
                    let first = days::date(year, month, first)?;
                    Window::new(first, days::date(year, month, last)?)
                };
                let days = next(year, today, 0, &|year| {
                    span(year).map(|days| Edtf::days(&days))
                });
                days.or_else(|| of_month(month))
            }
            (Some(_), ..) | (None, None, Some(_)) => None,
        }
    }
}

impl From<RelativeTime> for Parts {
    fn from(relative: RelativeTime) -> Parts {
        Parts {
            relative: Some(relative),
            ..Parts::default()
        }
    }
}

/// Returns the span of the year, or else of the first year, from `first` years after the one of
/// `today`, in which it is not over.
fn next(
    year: Option<i32>,
    today: Date,
    first: i32,
    span: &dyn Fn(i32) -> Option<Edtf>,
) -> Option<Edtf> {
    match year {
        Some(year) => span(year),
        None => (first..=LEAP_YEARS)
            .filter_map(|years| span(today.year() + years))
            .find(|span| !span.ends_before(today)),
    }
}

fn relative_span(relative: RelativeTime, today: Date, first_weekday: Weekday) -> Option<Edtf> {
    let days_from = |first: Date, count: i32| {
        let last = days::add_days(first, count - 1);
        Window::new(first, last).map(|window| Edtf::days(&window))
    };
    let week = days::start_of_week(today, first_weekday);
    let weekend = |days_ahead| Edtf::days(&Window::weekend(days::add_days(today, days_ahead)));
    let month = |after: i32| {
        let day = days::add_months(today, after);
        Edtf::month(day.year(), u8::from(day.month())).ok()
    };
    match relative {
        RelativeTime::Today => days_from(today, 1),
        RelativeTime::Tomorrow => days_from(days::add_days(today, 1), 1),
        RelativeTime::ThisWeek => days_from(week, 7),
        RelativeTime::NextWeek => days_from(days::add_days(week, 7), 7),
        RelativeTime::ThisWeekend => Some(weekend(0)),
        RelativeTime::NextWeekend => Some(weekend(7)),
        RelativeTime::ThisMonth => month(0),
        RelativeTime::NextMonth => month(1),
        RelativeTime::ThisYear => Edtf::year(today.year()).ok(),
        RelativeTime::NextYear => Edtf::year(today.year() + 1).ok(),
    }
}

//! The spans of days that a visitor chooses at once: today, the weekend, a month, a season.

use crate::time::{Edtf, Season, Window, days};
use ::time::Date;

/// A season with fewer days left gives way to the next one.
const MIN_SEASON_DAYS: i32 = 31;

/// A span of days near the present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Soon {
    Today,
    /// Saturday and Sunday; on a Sunday only that day is left.
    Weekend,
    ThisMonth,
    NextMonth,
    /// The present season, or the next one if the present one is nearly over.
    Season,
}

impl Soon {
    /// Every span, in the order in which they are offered.
    pub const ALL: [Soon; 5] = [
        Soon::Today,
        Soon::Weekend,
        Soon::ThisMonth,
        Soon::NextMonth,
        Soon::Season,
    ];

    /// Returns its days from `today` on; days that are over are left out.
    ///
    /// ```
    /// use pobratim::{calendar::Soon, time::{days, Edtf}};
    /// let of = |soon: Soon, day| {
    ///     let days = soon.days(days::date(2026, 11, day).unwrap()).unwrap();
    ///     Edtf::days(&days).to_string()
    /// };
    /// assert_eq!(of(Soon::Today, 30), "2026-11-30");
    /// assert_eq!(of(Soon::Weekend, 30), "2026-12-05/2026-12-06");
    /// assert_eq!(of(Soon::Weekend, 29), "2026-11-29");
    /// assert_eq!(of(Soon::ThisMonth, 10), "2026-11-10/2026-11-30");
    /// assert_eq!(of(Soon::NextMonth, 30), "2026-12-01/2026-12-31");
    /// assert_eq!(of(Soon::Season, 30), "2026-12-01/2027-02-28");
    /// ```
    pub fn days(self, today: Date) -> Option<Window> {
        let days = match self {
            Soon::Today => Window::day(today),
            Soon::Weekend => Window::weekend(today),
            Soon::ThisMonth => Window::month(today.year(), u8::from(today.month()))?,
            Soon::NextMonth => {
                let next = days::add_months(today, 1);
                Window::month(next.year(), u8::from(next.month()))?
            }
            Soon::Season => bounds(&season_soon(today)?)?,
        };
        Window::new(days.first().max(today), days.last())
    }
}

/// Returns the present season, or the next one if the present one is nearly over.
///
/// ```
/// use pobratim::{calendar::season_soon, time::days};
/// let season = |month, day| season_soon(days::date(2026, month, day).unwrap()).unwrap().to_string();
/// assert_eq!(season(10, 1), "2026-23");
/// assert_eq!(season(11, 30), "2026-24");
/// assert_eq!(season(1, 15), "2025-24");
/// assert_eq!(season(2, 15), "2026-21");
/// ```
pub fn season_soon(today: Date) -> Option<Edtf> {
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let seasons = years.into_iter().flat_map(|year| {
        let of_year = move |season| Edtf::season(year, season).ok();
        Season::ALL.into_iter().filter_map(of_year)
    });
    let mut seasons = seasons.filter(|season| {
        let left = bounds(season).map(|days| days::days_between(today, days.last()) + 1);
        left.is_some_and(|left| left >= MIN_SEASON_DAYS)
    });
    seasons.next()
}

fn bounds(when: &Edtf) -> Option<Window> {
    let bounds = when.bounds();
    Window::new(bounds.earliest?, bounds.latest?)
}

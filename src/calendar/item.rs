//! Input of the views, and the rule that keeps vague dates off the days.

use crate::time::{Edtf, Part, Precision, Window, days};
use ::time::Date;

/// Length of the longest season, March to May or June to August: 92 days. A vague date within so
/// many days is shown with months, a longer one with years.
const SEASON_DAYS: i32 = 92;

/// Item to show: an event, an occurrence or a programme.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// Caller's own index, which views return unchanged.
    pub key: u32,
    pub when: &'a Edtf,
    /// Order among equals, smallest first: the index of its category.
    pub rank: u16,
    /// Whether nobody has announced it; the schedule and the year sort by it.
    pub is_expected: bool,
    /// Local start in minutes after midnight of its first day, if the hour is known.
    pub minutes: Option<u16>,
    /// Duration in minutes from there, if known: 0 for a moment; it may extend past midnight. Used
    /// only together with `minutes`, and for items on one day.
    pub length_minutes: Option<u16>,
}

/// Class of a date by its precision and length, which determines the part of a view.
///
/// | date | example | class |
/// | --- | --- | --- |
/// | day | `2021-05-14` | `Exact` |
/// | days | `2021-05-14/2021-05-20` | `Exact` |
/// | day, in doubt or about | `2021-05-14?`, `2021-05-14~` | `Band(Day)` |
/// | days, in doubt or about, 92 at most | `2021-05-31~/2021-06-02` | `Band(Day)` |
/// | month, qualified or not | `2021-05`, `2021-05~` | `Band(Month)` |
/// | months, 92 days at most | `2021-05/2021-06` | `Band(Month)` |
/// | season, qualified or not | `2021-21` | `Band(Season)` |
/// | other spans of 92 days at most | `2021-12-20/2021-24` | `Band`, the coarsest of its ends |
/// | year | `2021`, `2021/2021` | `Year(2021)` |
/// | year, in doubt or about | `2021~` | `Long` |
/// | longer spans that are not exact | `2022/2024`, `2021-03/2021-10` | `Long` |
/// | open or unknown end | `2022/..`, `2021-05-14/`, `../2024` | `Long` |
/// | nothing known | `XXXX` | `Undated` |
///
/// An uncertain year is not “during 2021”: it has a line and a label of its own.
///
/// ```
/// use pobratim::calendar::Class;
/// use pobratim::time::Precision;
/// let class = |text: &str| Class::of(&text.parse().unwrap());
/// assert_eq!(class("2021-05-14"), Class::Exact);
/// assert_eq!(class("2021-05-14~"), Class::Band(Precision::Day));
/// assert_eq!(class("2021-05/2021-06"), Class::Band(Precision::Month));
/// assert_eq!(class("2021"), Class::Year(2021));
/// assert_eq!(class("2022/.."), Class::Long);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// All days are known: cells and bars.
    Exact,
    /// Up to a season long: the band above the grid, “sometime in May”. Never [`Precision::Year`].
    Band(Precision),
    /// One whole year and nothing finer: “during 2021”.
    Year(i32),
    /// Longer than a season, or without a known end: “2022–2024”, “since 2022”.
    Long,
    /// Without a date.
    Undated,
}

impl Class {
    /// Returns whether a date counts among the entries of a window: it overlaps the window and,
    /// unless `with_long`, lies within a season. A date that is known by year only counts in the
    /// year only.
    ///
    /// ```
    /// use pobratim::calendar::Class;
    /// use pobratim::time::Window;
    /// let may = Window::month(2021, 5).unwrap();
    /// let counts = |text: &str| Class::counts(&text.parse().unwrap(), &may, false);
    /// assert!(counts("2021-05-14") && counts("2021-05") && counts("2021-21"));
    /// assert!(!counts("2021-06") && !counts("2021") && !counts("2021/2025"));
    /// ```
    pub fn counts(when: &Edtf, days: &Window, with_long: bool) -> bool {
        let is_short = || matches!(Class::of(when), Class::Exact | Class::Band(_));
        when.overlaps(days) && (with_long || is_short())
    }

    /// Returns the class of a date by the table above.
    pub fn of(when: &Edtf) -> Class {
        if when.is_exact() {
            return Class::Exact;
        }
        let Some(precision) = when.precision() else {
            return Class::Undated;
        };
        let bounds = when.bounds();
        let (Some(first), Some(last)) = (bounds.earliest, bounds.latest) else {
            return Class::Long;
        };
        if days::days_between(first, last) < SEASON_DAYS {
            return Class::Band(precision.min(Precision::Season));
        }
        if when.dates().all(|date| date.part() == Part::Year)
            && !when.is_qualified()
            && first.year() == last.year()
        {
            return Class::Year(first.year());
        }
        Class::Long
    }
}

/// Returns the earliest and latest day for sorting; an open bound is the minimum or maximum date.
pub(super) fn day_range(when: &Edtf) -> (Date, Date) {
    let bounds = when.bounds();
    (
        bounds.earliest.unwrap_or(Date::MIN),
        bounds.latest.unwrap_or(Date::MAX),
    )
}

/// Returns the start of an item on a day; `None` on days after its first, where the hour is not the
/// start.
pub(super) fn minutes_on(item: &Item, begins_here: bool) -> Option<u16> {
    item.minutes.filter(|_| begins_here)
}

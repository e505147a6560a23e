//! What a view is built from, and the rule that keeps vague dates off the days.

use crate::time::{Edtf, Part, Precision, Window, days};
use ::time::Date;

/// The longest season, March to May or June to August: 92 days. What is known to lie within so
/// many days is told beside its months; what may lie further apart is told beside its years.
const SEASON_DAYS: i32 = 92;

/// One thing to show: an event, an occurrence, a programme.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// The caller's own index; views give it back, and never look behind it.
    pub key: u32,
    pub when: &'a Edtf,
    /// Order among equals, smallest first: the place of its category.
    pub rank: u16,
    /// Minutes after midnight, local, of something that begins at a known hour of its first day.
    pub minutes: Option<u16>,
    /// How many minutes it lasts from there, where that is known: 0 for a moment; it may pass
    /// midnight. Counts only beside `minutes`, and for what lies on one day.
    pub length_minutes: Option<u16>,
}

/// How much of a calendar a date may claim.
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
/// A year in doubt is not told as "during 2021": it keeps a line of its own, with its own words.
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
    /// Every day is known: cells and bars.
    Exact,
    /// A season long at most: the band above the grid, "sometime in May". Never
    /// [`Precision::Year`].
    Band(Precision),
    /// One whole year and nothing finer: "during 2021".
    Year(i32),
    /// Longer than a season, or without an end that is known: "2022–2024", "since 2022".
    Long,
    /// No date is known.
    Undated,
}

impl Class {
    /// Whether a date counts among the entries of some days: it touches them and, unless
    /// `with_long`, is known to lie within a season. What is known by year alone counts in the year
    /// alone.
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

    /// The class of a date, as the table above has it.
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

/// The earliest and latest day as numbers that sort, with no bound at the far ends of time.
pub(super) fn reach(when: &Edtf) -> (Date, Date) {
    let bounds = when.bounds();
    (
        bounds.earliest.unwrap_or(Date::MIN),
        bounds.latest.unwrap_or(Date::MAX),
    )
}

/// The minutes that count on a day: a start at nine says nothing of the days that follow.
pub(super) fn minutes_on(item: &Item, begins_here: bool) -> Option<u16> {
    item.minutes.filter(|_| begins_here)
}

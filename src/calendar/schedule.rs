//! Schedule: the items of a window by month, each once.

use super::item::{Class, Item, day_range, minutes_on};
use super::order::{Row, day_number, minutes_number, sort};
use crate::time::{Edtf, Precision, Window, days};
use ::time::Date;

/// Days of a long year.
const YEAR_DAYS: i32 = 366;

/// Minutes of a day.
const DAY_MINUTES: i32 = 24 * 60;

/// Heading of a group of the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Month; an item of up to a season is listed in the first month of it within the window, and so
    /// is a longer one whose days are known.
    Month {
        year: i32,
        /// 1 to 12.
        month: u8,
    },
    /// “During 2021”.
    Year(i32),
    /// Any other span, as in the data: “2022–2024”, “since 2022”.
    Span(Edtf),
}

/// Heading and the items below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub heading: Heading,
    /// Never empty. What is announced or past comes before what is expected.
    pub keys: Vec<u32>,
}

/// All dated items of a window, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// In reading order: a year and a longer span follow the months within it, a shorter span the month
    /// in which it begins.
    pub groups: Vec<Group>,
    /// Number of items in `groups`.
    pub count: usize,
}

impl Schedule {
    /// Returns the schedule with at most `limit` items, the first in reading order.
    #[must_use]
    pub fn first(mut self, limit: usize) -> Schedule {
        let mut left = limit;
        self.groups.retain_mut(|group| {
            group.keys.truncate(left);
            left -= group.keys.len();
            !group.keys.is_empty()
        });
        self.count = limit - left;
        self
    }

    /// Returns the index of the first group that is not over before the day; `None` if all are.
    ///
    /// ```
    /// use pobratim::calendar::schedule::{Group, Heading, Schedule};
    /// use pobratim::time::days;
    /// let group = |month| Group { heading: Heading::Month { year: 2021, month }, keys: vec![0] };
    /// let schedule = Schedule { groups: vec![group(3), group(6)], count: 2 };
    /// let at = |month| schedule.present(days::date(2021, month, 15).unwrap());
    /// assert_eq!((at(3), at(4), at(7)), (Some(0), Some(1), None));
    /// ```
    pub fn present(&self, today: Date) -> Option<usize> {
        self.groups.iter().position(|group| {
            let last = match group.heading {
                Heading::Month { year, month } => Window::month(year, month),
                Heading::Year(year) => Window::year(year),
                Heading::Span(_) => None,
            };
            last.is_none_or(|days| today <= days.last())
        })
    }
}

/// Builds the schedule. Takes time linear in the number of items, plus sorting those within the
/// window. Undated items are in no window.
///
/// Order within a group: expected items last; then by the earliest day within the window; then
/// finer first, then by hour, rank and key.
pub fn build(items: &[Item], window: &Window) -> Schedule {
    let (mut rows, mut headings) = (vec![], vec![]);
    for item in items {
        let class = Class::of(item.when);
        if class != Class::Undated && item.when.overlaps(window) {
            let (heading, coarseness) = heading(item.when, class, window);
            let order = order(item, class, heading, coarseness, window);
            rows.push(Row::new(&order, item.key, headings.len()));
            headings.push(heading);
        }
    }
    sort(&mut rows);
    Schedule {
        count: rows.len(),
        groups: grouped(&rows, &headings),
    }
}

/// Returns the days of a month that a date allows, 1 to 31: the first and the last one. `None` if it
/// allows none.
///
/// ```
/// use pobratim::calendar::schedule::days_in_month;
/// let days = |when: &str| days_in_month(&when.parse().unwrap(), 2021, 5);
/// assert_eq!(days("2021-05-14"), Some((14, 14)));
/// assert_eq!(days("2021-05-31~/2021-06-02"), Some((31, 31)));
/// assert_eq!(days("2021-21"), Some((1, 31)));
/// assert_eq!(days("2021-06"), None);
/// ```
pub fn days_in_month(when: &Edtf, year: i32, month: u8) -> Option<(u8, u8)> {
    let (first, last) = day_range(when);
    let days = Window::new(first, last)?.intersection(&Window::month(year, month)?)?;
    Some((days.first().day(), days.last().day()))
}

/// Returns the sort key of an item that overlaps the window: four numbers for the position of its
/// group, four for its own within the group.
///
/// The position of a group is the day on which its span ends within the window, but for a span of up
/// to a year, such as the season of a sport, the end of its first month there; then its coarseness,
/// months first; then the bounds of the span, so that equal spans are adjacent.
fn order(
    item: &Item,
    class: Class,
    heading: Heading,
    coarseness: i32,
    window: &Window,
) -> [i32; 8] {
    let (first, last) = day_range(item.when);
    let span = match heading {
        Heading::Month { year, month } => Window::month(year, month),
        Heading::Year(_) | Heading::Span(_) => Window::new(first, last),
    };
    let span = span.unwrap_or(Window::day(first));
    let position = match class {
        Class::Long if is_short(item.when, first, last) => {
            let begin = first.max(window.first());
            Window::month(begin.year(), u8::from(begin.month())).unwrap_or(span)
        }
        Class::Exact | Class::Band(_) | Class::Year(_) | Class::Long | Class::Undated => span,
    };
    let (precision, minutes) = match class {
        Class::Exact => (Precision::Day, minutes_on(item, window.contains(first))),
        Class::Band(precision) => (precision, None),
        Class::Year(_) | Class::Long | Class::Undated => (Precision::Year, None),
    };
    [
        day_number(position.last().min(window.last())),
        coarseness,
        day_number(span.first()),
        day_number(span.last()),
        i32::from(item.is_expected),
        day_number(first.max(window.first())),
        precision as i32 * DAY_MINUTES + minutes_number(minutes),
        i32::from(item.rank),
    ]
}

/// Returns whether a long span is known by month or finer, and not longer than a year.
fn is_short(when: &Edtf, first: Date, last: Date) -> bool {
    when.precision() != Some(Precision::Year) && days::days_between(first, last) < YEAR_DAYS
}

/// Returns the heading of a dated item and its coarseness: 0 a month, 1 a year, 2 longer.
fn heading(when: &Edtf, class: Class, window: &Window) -> (Heading, i32) {
    match class {
        Class::Exact | Class::Band(_) => {
            let first = days::first_of_month(day_range(when).0.max(window.first()));
            let (year, month) = (first.year(), u8::from(first.month()));
            (Heading::Month { year, month }, 0)
        }
        Class::Year(year) => (Heading::Year(year), 1),
        Class::Long | Class::Undated => (Heading::Span(*when), 2),
    }
}

/// Groups sorted rows by their headings.
fn grouped(rows: &[Row], headings: &[Heading]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // Only headings at the same position can be equal, and few notations of a span share one.
    let mut position = None;
    let mut same_position_from = 0;
    for row in rows {
        let Some(heading) = headings.get(row.index) else {
            continue;
        };
        let [end, coarseness, first, last, ..] = row.order;
        if position != Some([end, coarseness, first, last]) {
            position = Some([end, coarseness, first, last]);
            same_position_from = groups.len();
        }
        let mut candidates = groups.iter_mut().skip(same_position_from);
        match candidates.find(|group| group.heading == *heading) {
            Some(group) => group.keys.push(row.key),
            None => groups.push(Group {
                heading: *heading,
                keys: vec![row.key],
            }),
        }
    }
    groups
}

//! Agenda: a list by day, in which entries that are known only by month, season or year follow the
//! last day of that period.

use super::item::{Class, Item, day_range, minutes_on};
use super::order::{Row, day_number, minutes_number, sort, sorted_keys};
use crate::time::{Edtf, Part, Precision, Season, Window, days};
use ::time::Date;

/// Heading of a group of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Day; an item of several days is listed on the first of them within the window.
    Day(Date),
    /// “Sometime in May”: within one month, on an unknown day.
    Sometime {
        year: i32,
        /// 1 to 12.
        month: u8,
    },
    /// “Spring 2021”.
    Season { year: i32, season: Season },
    /// “During 2021”.
    Year(i32),
    /// Any other span, as in the data: “May–June 2021”, “2022–2024”, “since 2022”.
    Span(Edtf),
    /// Without a date.
    Undated,
}

/// Heading and the items below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub heading: Heading,
    /// Never empty.
    pub keys: Vec<u32>,
}

/// All items of a window, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// In reading order: a span follows all finer ones that end with it or earlier.
    pub groups: Vec<Group>,
    /// [`Heading::Undated`], separate because undated items are outside every window.
    pub undated: Option<Group>,
    /// Number of items in `groups`.
    pub count: usize,
}

impl Agenda {
    /// Returns the agenda with at most `limit` items, the first in reading order.
    #[must_use]
    pub fn first(mut self, limit: usize) -> Agenda {
        let mut left = limit;
        self.groups.retain_mut(|group| {
            group.keys.truncate(left);
            left -= group.keys.len();
            !group.keys.is_empty()
        });
        self.count = limit - left;
        self
    }
}

/// Builds the agenda. Takes time linear in the number of items, plus sorting those within the
/// window.
///
/// Order within a day: all-day items by rank, then timed items by hour. Within a vaguer group:
/// finer first, then earlier, then by rank and key.
pub fn build(items: &[Item], window: &Window) -> Agenda {
    let (mut rows, mut headings, mut undated) = (vec![], vec![], vec![]);
    for item in items {
        let class = Class::of(item.when);
        if class == Class::Undated {
            undated.push(Row::new(&[i32::from(item.rank)], item.key, 0));
        } else if item.when.overlaps(window) {
            let (heading, coarseness) = heading(item.when, class, window);
            let order = order(item, class, heading, coarseness, window);
            rows.push(Row::new(&order, item.key, headings.len()));
            headings.push(heading);
        }
    }
    sort(&mut rows);
    Agenda {
        count: rows.len(),
        groups: grouped(&rows, &headings),
        undated: (!undated.is_empty()).then(|| Group {
            heading: Heading::Undated,
            keys: sorted_keys(undated),
        }),
    }
}

/// Returns the sort key of an item that overlaps the window: four numbers for the position of its
/// group, four for its own within the group.
///
/// The position of a group is the day on which its span ends within the window, then its
/// coarseness, days first; then the bounds of the span, so that equal spans are adjacent.
fn order(
    item: &Item,
    class: Class,
    heading: Heading,
    coarseness: i32,
    window: &Window,
) -> [i32; 8] {
    let (first, last) = day_range(item.when);
    let span = match heading {
        Heading::Day(day) => Window::day(day),
        Heading::Sometime { year, month } => {
            Window::month(year, month).unwrap_or(Window::day(first))
        }
        Heading::Season { .. } | Heading::Year(_) | Heading::Span(_) | Heading::Undated => {
            Window::new(first, last).unwrap_or(Window::day(first))
        }
    };
    // For an exact item on a day only hour and rank count, not its start.
    let (precision, earlier, minutes) = match class {
        Class::Exact => (
            Precision::Day,
            span.first(),
            minutes_on(item, window.contains(first)),
        ),
        Class::Band(precision) => (precision, first, None),
        Class::Year(_) | Class::Long | Class::Undated => (Precision::Year, first, None),
    };
    [
        day_number(span.last().min(window.last())),
        coarseness,
        day_number(span.first()),
        day_number(span.last()),
        precision as i32,
        day_number(earlier),
        minutes_number(minutes),
        i32::from(item.rank),
    ]
}

/// Returns the heading of a dated item and its coarseness: 0 a day, 1 a month, 2 another span of up
/// to a season, 3 a season, 4 a year, 5 longer.
fn heading(when: &Edtf, class: Class, window: &Window) -> (Heading, i32) {
    let (first, last) = day_range(when);
    match (class, when) {
        (Class::Exact, _) => (Heading::Day(first.max(window.first())), 0),
        (Class::Year(year), _) => (Heading::Year(year), 4),
        (Class::Band(_), _) if days::first_of_month(first) == days::first_of_month(last) => {
            let (year, month) = (first.year(), u8::from(first.month()));
            (Heading::Sometime { year, month }, 1)
        }
        (Class::Band(_), Edtf::Date(date)) => match date.part() {
            Part::Season(season) => {
                let year = date.year();
                (Heading::Season { year, season }, 3)
            }
            Part::Year | Part::Month(_) | Part::Day { .. } => (Heading::Span(*when), 2),
        },
        (Class::Band(_), Edtf::Interval { .. } | Edtf::Unknown) => (Heading::Span(*when), 2),
        (Class::Long | Class::Undated, _) => (Heading::Span(*when), 5),
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

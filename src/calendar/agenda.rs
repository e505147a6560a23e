//! The agenda: a list by day, where each month, season and year is followed by what is known of
//! it alone.

use super::item::{Class, Item, minutes_on, reach};
use super::order::{Row, day_number, minutes_number, sort, sorted_keys};
use crate::time::{Edtf, Part, Precision, Season, Window, days};
use ::time::Date;

/// What a group of the agenda says above its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// A day; what lasts several stands at the first of them that is shown.
    Day(Date),
    /// "Sometime in May": what lies within one month, on no day that is known.
    Sometime {
        year: i32,
        /// 1 to 12.
        month: u8,
    },
    /// "Spring 2021".
    Season { year: i32, season: Season },
    /// "During 2021".
    Year(i32),
    /// Any other span, as its items have it: "May–June 2021", "2022–2024", "since 2022".
    Span(Edtf),
    /// No date is known.
    Undated,
}

/// A heading and what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub heading: Heading,
    /// Never empty.
    pub keys: Vec<u32>,
}

/// Everything of a window, each item once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// In reading order: a span follows everything that is finer and ends with it or before it.
    pub groups: Vec<Group>,
    /// [`Heading::Undated`], apart from the rest, since no window holds or leaves it out.
    pub undated: Option<Group>,
    /// How many items stand in `groups`.
    pub count: usize,
}

impl Agenda {
    /// No more than so many items, the first in reading order.
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

/// Computes the agenda; time is linear in items, but for sorting those within the window.
///
/// Within a day: whole days by rank, then what begins at an hour, by hour. Within a vaguer group:
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
        groups: group(&rows, &headings),
        undated: (!undated.is_empty()).then(|| Group {
            heading: Heading::Undated,
            keys: sorted_keys(undated),
        }),
    }
}

/// What an item that overlaps the window sorts by: four numbers for the place of its group, four
/// for its own within it.
///
/// A group stands at the day on which its span ends within the window; there, days come first,
/// then ever coarser spans; the span's own days keep equal spans together.
fn order(
    item: &Item,
    class: Class,
    heading: Heading,
    coarseness: i32,
    window: &Window,
) -> [i32; 8] {
    let (first, last) = reach(item.when);
    let span = match heading {
        Heading::Day(day) => Window::day(day),
        Heading::Sometime { year, month } => {
            Window::month(year, month).unwrap_or(Window::day(first))
        }
        Heading::Season { .. } | Heading::Year(_) | Heading::Span(_) | Heading::Undated => {
            Window::new(first, last).unwrap_or(Window::day(first))
        }
    };
    // Of what is exact on a day, only its hour and rank count, not when it began.
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

/// The heading of a dated item, and how coarse it is: 0 a day, 1 a month, 2 another span of a
/// season at most, 3 a season, 4 a year, 5 longer.
fn heading(when: &Edtf, class: Class, window: &Window) -> (Heading, i32) {
    let (first, last) = reach(when);
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

/// Gathers sorted rows below their headings.
fn group(rows: &[Row], headings: &[Heading]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // Only headings in one place can be equal, and few ways of writing a span share a place.
    let mut place = None;
    let mut same_place_from = 0;
    for row in rows {
        let Some(heading) = headings.get(row.at) else {
            continue;
        };
        let [end, coarseness, first, last, ..] = row.order;
        if place != Some([end, coarseness, first, last]) {
            place = Some([end, coarseness, first, last]);
            same_place_from = groups.len();
        }
        let mut candidates = groups.iter_mut().skip(same_place_from);
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

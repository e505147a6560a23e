//! The agenda: a list by day, where each month, season and year is followed by what is known of
//! it alone.

use super::item::{Class, Item, keys_by_rank, minutes_on, reach};
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

/// Where a group stands: at the day on which its span ends within the window; there, days first,
/// then ever coarser spans.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    end: Date,
    coarseness: u8,
    /// The span's own days, which keep equal spans together.
    first: Date,
    last: Date,
}

/// An item on its way into a group: what it sorts by within the group, and its key.
struct Entry {
    place: Place,
    order: (Precision, Date, Option<u16>, u16, u32),
    heading: Heading,
}

/// Computes the agenda; time is linear in items, but for sorting those within the window.
///
/// Within a day: whole days by rank, then what begins at an hour, by hour. Within a vaguer group:
/// finer first, then earlier, then by rank and key.
pub fn build(items: &[Item], window: &Window) -> Agenda {
    let mut entries = Vec::new();
    let mut undated = Vec::new();
    for item in items {
        let class = Class::of(item.when);
        if class == Class::Undated {
            undated.push((item.rank, item.key));
        } else if item.when.overlaps(window) {
            entries.push(entry(item, class, window));
        }
    }
    entries.sort_unstable_by_key(|entry| (entry.place, entry.order));
    Agenda {
        count: entries.len(),
        groups: group(entries),
        undated: (!undated.is_empty()).then(|| Group {
            heading: Heading::Undated,
            keys: keys_by_rank(undated),
        }),
    }
}

/// Puts one item, which overlaps the window, in its place.
fn entry(item: &Item, class: Class, window: &Window) -> Entry {
    let (first, last) = reach(item.when);
    let (heading, coarseness) = heading(item.when, class, window);
    let span = match heading {
        Heading::Day(day) => Window::day(day),
        Heading::Sometime { year, month } => {
            Window::month(year, month).unwrap_or(Window::day(first))
        }
        _ => Window::new(first, last).unwrap_or(Window::day(first)),
    };
    let (precision, minutes) = match class {
        // Of what is exact on a day, only its hour and rank count, not when it began.
        Class::Exact => (Precision::Day, minutes_on(item, window.contains(first))),
        Class::Band(precision) => (precision, None),
        _ => (Precision::Year, None),
    };
    let earlier = if class == Class::Exact {
        span.first()
    } else {
        first
    };
    Entry {
        place: Place {
            end: span.last().min(window.last()),
            coarseness,
            first: span.first(),
            last: span.last(),
        },
        order: (precision, earlier, minutes, item.rank, item.key),
        heading,
    }
}

/// The heading of a dated item, and how coarse it is: 0 a day, 1 a month, 2 another span of a
/// season at most, 3 a season, 4 a year, 5 longer.
fn heading(when: &Edtf, class: Class, window: &Window) -> (Heading, u8) {
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
            _ => (Heading::Span(*when), 2),
        },
        (Class::Band(_), _) => (Heading::Span(*when), 2),
        (Class::Long | Class::Undated, _) => (Heading::Span(*when), 5),
    }
}

/// Gathers sorted entries below their headings.
fn group(entries: Vec<Entry>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // Only headings in one place can be equal, and few ways of writing a span share a place.
    let mut place = None;
    let mut same_place_from = 0;
    for entry in entries {
        if place != Some(entry.place) {
            place = Some(entry.place);
            same_place_from = groups.len();
        }
        let (.., key) = entry.order;
        let mut candidates = groups.iter_mut().skip(same_place_from);
        match candidates.find(|group| group.heading == entry.heading) {
            Some(group) => group.keys.push(key),
            None => groups.push(Group {
                heading: entry.heading,
                keys: vec![key],
            }),
        }
    }
    groups
}

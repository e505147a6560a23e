//! The month on which a calendar opens when its address names none.

use super::item::{Class, Item, reach};
use crate::time::{Window, days};
use ::time::Date;

/// How far ahead "soon" reaches: six weeks, in days. The usual `ahead_days` of [`choose`].
pub const SOON_DAYS: u16 = 42;

/// The month to open, and why, so that the page can say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    pub reason: Reason,
}

/// Why a month is the one to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Something is on today or soon: the month of today.
    Today,
    /// The next thing whose day is known begins in so many days, in the month chosen.
    Upcoming(u32),
    /// The next thing known lies in the month chosen (or begins there), on no day that is known.
    NextKnown,
    /// Nothing lies ahead: the month of the newest past thing.
    Latest,
    /// Nothing has a date: the month of today.
    NoEvents,
}

/// Chooses the month: of today, if anything exact or vague lies within today and `ahead_days`
/// later; else the next month that has something; else the newest past one that had.
///
/// What is known only by year or longer is asked only when nothing is known better, for it would
/// open January or December by chance. Time is linear in items.
///
/// ```
/// use pobratim::calendar::{Item, opening};
/// use pobratim::time::days::date;
/// let may = "2021-05".parse().unwrap();
/// let items = [Item { key: 0, when: &may, rank: 0, minutes: None, length_minutes: None }];
/// let opening = opening::choose(&items, date(2026, 11, 22).unwrap(), opening::SOON_DAYS);
/// assert_eq!((opening.year, opening.month), (2021, 5));
/// assert_eq!(opening.reason, opening::Reason::Latest);
/// ```
pub fn choose(items: &[Item], today: Date, ahead_days: u16) -> Opening {
    let soon_last = days::add_days(today, i32::from(ahead_days));
    let soon = Window::new(today, soon_last).unwrap_or(Window::day(today));
    let mut fine = Found::default();
    let mut coarse = Found::default();
    for item in items {
        match Class::of(item.when) {
            Class::Undated => {}
            Class::Exact => fine.look(item, &soon, true),
            Class::Band(_) => fine.look(item, &soon, false),
            Class::Year(_) | Class::Long => coarse.look(item, &soon, false),
        }
    }
    let (date, reason) = fine
        .choose(today)
        .or_else(|| coarse.choose(today))
        .unwrap_or((today, Reason::NoEvents));
    Opening {
        year: date.year(),
        month: u8::from(date.month()),
        reason,
    }
}

/// What was found on the way through the items.
#[derive(Default)]
struct Found {
    is_soon: bool,
    /// The earliest first day after the window, of anything and of what is exact.
    next: Option<Date>,
    next_exact: Option<Date>,
    /// The latest last day before today.
    latest: Option<Date>,
}

impl Found {
    fn look(&mut self, item: &Item, soon: &Window, is_exact: bool) {
        let (first, last) = reach(item.when);
        let earlier = |known: Option<Date>| Some(known.map_or(first, |date| date.min(first)));
        if last < soon.first() {
            self.latest = self.latest.max(Some(last));
        } else if soon.last() < first {
            self.next = earlier(self.next);
            if is_exact {
                self.next_exact = earlier(self.next_exact);
            }
        } else {
            self.is_soon = true;
        }
    }

    fn choose(&self, today: Date) -> Option<(Date, Reason)> {
        if self.is_soon {
            return Some((today, Reason::Today));
        }
        let Some(next) = self.next else {
            return self.latest.map(|latest| (latest, Reason::Latest));
        };
        // A day that is known says more than a month in which it lies.
        let month = days::first_of_month(next);
        let exact = self
            .next_exact
            .filter(|exact| days::first_of_month(*exact) == month);
        Some(match exact {
            Some(exact) => {
                let ahead = days::days_between(today, exact);
                (exact, Reason::Upcoming(u32::try_from(ahead).unwrap_or(0)))
            }
            None => (next, Reason::NextKnown),
        })
    }
}

//! Month that a calendar shows if the URL names none.

use super::item::{Class, Item, day_range};
use crate::time::{Window, days};
use ::time::Date;

/// Number of days that count as soon, six weeks: the usual `ahead_days` of [`choose`].
pub const SOON_DAYS: u16 = 42;

/// Initial month and the reason for it, which the page explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitialMonth {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    pub reason: Reason,
}

/// Reason for the choice of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is an entry today or soon: the month of today.
    Today,
    /// The next exact entry begins in this many days, in the chosen month.
    Upcoming(u32),
    /// The next entry is in the chosen month or begins there, on an unknown day.
    NextKnown,
    /// There are only past entries: the month of the latest one.
    Latest,
    /// There are no dated entries: the month of today.
    NoEvents,
}

/// Chooses the month: that of today if there is an exact or vague item from today to `ahead_days`
/// later; else the next month with an item; else the latest past one.
///
/// Items that are known only by year or longer count only if there are no others, because they
/// would select January or December arbitrarily. Takes time linear in the number of items.
///
/// ```
/// use pobratim::calendar::{Item, initial_month};
/// use pobratim::time::days::date;
/// let may = "2021-05".parse().unwrap();
/// let items = [Item { key: 0, when: &may, rank: 0, is_expected: false, minutes: None, length_minutes: None }];
/// let initial = initial_month::choose(&items, date(2026, 11, 22).unwrap(), initial_month::SOON_DAYS);
/// assert_eq!((initial.year, initial.month), (2021, 5));
/// assert_eq!(initial.reason, initial_month::Reason::Latest);
/// ```
pub fn choose(items: &[Item], today: Date, ahead_days: u16) -> InitialMonth {
    let soon_last = days::add_days(today, i32::from(ahead_days));
    let soon = Window::new(today, soon_last).unwrap_or(Window::day(today));
    let mut fine = Candidates::default();
    let mut coarse = Candidates::default();
    for item in items {
        match Class::of(item.when) {
            Class::Undated => {}
            Class::Exact => fine.add(item, &soon, true),
            Class::Band(_) => fine.add(item, &soon, false),
            Class::Year(_) | Class::Long => coarse.add(item, &soon, false),
        }
    }
    let (date, reason) = fine
        .choose(today)
        .or_else(|| coarse.choose(today))
        .unwrap_or((today, Reason::NoEvents));
    InitialMonth {
        year: date.year(),
        month: u8::from(date.month()),
        reason,
    }
}

/// Candidates found among the items.
#[derive(Default)]
struct Candidates {
    is_soon: bool,
    /// Earliest first day after the window, of any item and of exact items.
    next: Option<Date>,
    next_exact: Option<Date>,
    /// Latest last day before today.
    latest: Option<Date>,
}

impl Candidates {
    fn add(&mut self, item: &Item, soon: &Window, is_exact: bool) {
        let (first, last) = day_range(item.when);
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
        // An exact day in the same month is more specific than the month.
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

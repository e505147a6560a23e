//! Year: twelve small months with the number of items per day, and items on unknown days.

use super::grid::{first_day, month_window};
use super::item::{Class, Item};
use super::long::{LongGroup, LongItem, group_by_span};
use super::order::{Row, sorted_keys};
use crate::time::{Window, days};
use ::time::{Date, Weekday};

/// View model of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    pub year: i32,
    /// January to December, all twelve.
    pub months: Vec<MonthSummary>,
    /// Items known by this year and nothing finer, by rank and key.
    pub during: Vec<u32>,
    /// Longer, open or qualified spans that overlap the year, by their first and last day.
    pub plans: Vec<LongGroup>,
    /// Items without a date, by rank and key.
    pub undated: Vec<u32>,
    /// Number of dated items that overlap the year, each counted once.
    pub count: usize,
}

/// Small month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthSummary {
    pub first: Date,
    /// Number of exact items of each day: 28 to 31 counts.
    pub days: Vec<u32>,
    /// Number of items in the month's band, which possibly overlap it: a season counts in three
    /// months, as the month view shows it in three.
    pub vague: u32,
    /// Counts by rank, smallest rank first, with the number of items that have a day in the month.
    pub ranks: Vec<RankCount>,
}

/// Number of items of one rank in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankCount {
    pub rank: u16,
    /// Number of items with a day in the month, each counted once; not 0 together with `vague`.
    pub exact: u32,
    /// Number of items in its band.
    pub vague: u32,
}

impl MonthSummary {
    /// Returns the number of cells before the month in its first week, 0 to 6.
    pub fn leading_days(&self, first_weekday: Weekday) -> u8 {
        let start = days::start_of_week(self.first, first_weekday);
        days::days_between(start, self.first).clamp(0, 6) as u8
    }

    /// Counts an item with these days, if any of them is in the month.
    fn add(&mut self, rank: u16, days: &Window, is_exact: bool) {
        let Some(part) = days.intersection(&month_window(self.first)) else {
            return;
        };
        let existing = self.ranks.iter().position(|existing| existing.rank >= rank);
        let at = existing.unwrap_or(self.ranks.len());
        if self
            .ranks
            .get(at)
            .is_none_or(|existing| existing.rank != rank)
        {
            let (exact, vague) = (0, 0);
            self.ranks.insert(at, RankCount { rank, exact, vague });
        }
        let Some(count) = self.ranks.get_mut(at) else {
            return;
        };
        if is_exact {
            count.exact += 1;
            let ahead = usize::from(part.first().day()) - 1;
            for day in self.days.iter_mut().skip(ahead).take(part.len()) {
                *day += 1;
            }
        } else {
            count.vague += 1;
            self.vague += 1;
        }
    }
}

/// Builds the year. Takes time linear in the number of items and in the days of exact ones, plus
/// sorting the long ones.
///
/// A year outside -9998 to 9998 is clamped.
pub fn build(items: &[Item], year: i32) -> Year {
    let mut months: Vec<MonthSummary> = Vec::with_capacity(12);
    for number in 1..=12 {
        let first = first_day(year, number);
        months.push(MonthSummary {
            first,
            days: vec![0; month_window(first).len()],
            vague: 0,
            ranks: Vec::new(),
        });
    }
    let (january, december) = (first_day(year, 1), first_day(year, 12));
    let last = month_window(december).last();
    let window = Window::new(january, last).unwrap_or(Window::day(january));
    let (mut during, mut long, mut undated) = (vec![], vec![], vec![]);
    let mut count = 0;
    for item in items {
        let class = Class::of(item.when);
        let row = Row::new(&[i32::from(item.rank)], item.key, 0);
        if class == Class::Undated {
            undated.push(row);
            continue;
        }
        let Some(part) = item.when.bounds().clip(&window) else {
            continue;
        };
        count += 1;
        match class {
            Class::Exact | Class::Band(_) => {
                for month in &mut months {
                    month.add(item.rank, &part, class == Class::Exact);
                }
            }
            Class::Year(_) => during.push(row),
            Class::Long | Class::Undated => long.extend(LongItem::of(item, class)),
        }
    }
    Year {
        year: january.year(),
        months,
        during: sorted_keys(during),
        plans: group_by_span(long),
        undated: sorted_keys(undated),
        count,
    }
}

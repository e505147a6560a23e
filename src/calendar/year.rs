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
    /// Items known by this year and nothing finer: expected ones last, by rank and key.
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
    /// Keys of the items in the month's band: expected ones last, by rank and key.
    pub band: Vec<u32>,
    /// Counts of what is not expected and then of what is, the smallest rank first.
    pub ranks: Vec<RankCount>,
}

/// Number of items of one rank in a month, either expected or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankCount {
    pub rank: u16,
    pub is_expected: bool,
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
    fn add(&mut self, item: &Item, days: &Window, is_exact: bool, band: &mut Vec<Row>) {
        let Some(part) = days.intersection(&month_window(self.first)) else {
            return;
        };
        let order = |count: &RankCount| (count.is_expected, count.rank);
        let own = RankCount {
            rank: item.rank,
            is_expected: item.is_expected,
            exact: 0,
            vague: 0,
        };
        let mut existing = self.ranks.iter();
        let at = existing.position(|existing| order(existing) >= order(&own));
        let at = at.unwrap_or(self.ranks.len());
        let found = self.ranks.get(at);
        if found.is_none_or(|existing| order(existing) != order(&own)) {
            self.ranks.insert(at, own);
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
            band.push(row(item));
        }
    }
}

/// Returns the row that sorts an item: expected ones last, by rank and key.
fn row(item: &Item) -> Row {
    let numbers = [i32::from(item.is_expected), i32::from(item.rank)];
    Row::new(&numbers, item.key, 0)
}

/// Builds the year. Takes time linear in the number of items and in the days of exact ones, plus
/// sorting the others.
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
            band: Vec::new(),
            ranks: Vec::new(),
        });
    }
    let (january, december) = (first_day(year, 1), first_day(year, 12));
    let last = month_window(december).last();
    let window = Window::new(january, last).unwrap_or(Window::day(january));
    let (mut during, mut long, mut undated) = (vec![], vec![], vec![]);
    let mut bands: [Vec<Row>; 12] = Default::default();
    let mut count = 0;
    for item in items {
        let class = Class::of(item.when);
        let row = row(item);
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
                for (month, band) in months.iter_mut().zip(&mut bands) {
                    month.add(item, &part, class == Class::Exact, band);
                }
            }
            Class::Year(_) => during.push(row),
            Class::Long | Class::Undated => long.extend(LongItem::of(item, class)),
        }
    }
    for (month, band) in months.iter_mut().zip(bands) {
        month.band = sorted_keys(band);
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

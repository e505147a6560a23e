//! The year: twelve small months with how much each day holds, and what no day holds.

use super::grid::{first_day, month_window};
use super::item::{Class, Item};
use super::long::{LongGroup, LongItem, fold};
use super::order::{Row, sorted_keys};
use crate::time::{Window, days};
use ::time::{Date, Weekday};

/// A year as a calendar shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    pub year: i32,
    /// January to December.
    pub months: [MonthSummary; 12],
    /// What is known by this year and nothing finer, by rank and key.
    pub during: Vec<u32>,
    /// Longer, open or qualified spans that touch the year, by their first and last day.
    pub plans: Vec<LongGroup>,
    /// What has no date at all, by rank and key.
    pub undated: Vec<u32>,
    /// How many dated items touch the year, each counted once.
    pub count: usize,
}

/// One small month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthSummary {
    pub first: Date,
    /// How many exact items each day holds: 28 to 31 counts.
    pub days: Vec<u32>,
    /// How many items stand in the month's band, because they possibly touch it: a season counts
    /// in three months, as the month view shows it in three.
    pub vague: u32,
    /// The same by rank, smallest rank first, with how many have a day in the month.
    pub ranks: Vec<RankCount>,
}

/// How many items of one rank a month has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankCount {
    pub rank: u16,
    /// How many have a day in the month, each counted once; not 0 together with `vague`.
    pub exact: u32,
    /// How many stand in its band.
    pub vague: u32,
}

impl MonthSummary {
    /// How many cells of the first week lie before the month, 0 to 6.
    pub fn leading_days(&self, first_weekday: Weekday) -> u8 {
        let start = days::start_of_week(self.first, first_weekday);
        days::days_between(start, self.first).clamp(0, 6) as u8
    }
}

/// Computes the year; time is linear in items, but for sorting the long ones.
///
/// A year outside -9998 to 9998 is taken as the nearest inside.
pub fn build(items: &[Item], year: i32) -> Year {
    let january = first_day(year, 1);
    let december = month_window(first_day(year, 12));
    let window = Window::new(january, december.last()).unwrap_or(december);
    let mut by_day = Rises::new(367);
    let mut by_rank: Vec<(u16, Rises, Rises)> = Vec::new();
    let (mut during, mut long, mut undated) = (vec![], vec![], vec![]);
    let mut count = 0;
    for item in items {
        let class = Class::of(item.when);
        let rank = i32::from(item.rank);
        if class == Class::Undated {
            undated.push(Row::new(&[rank], item.key, 0));
            continue;
        }
        let Some(part) = item.when.bounds().clip(&window) else {
            continue;
        };
        count += 1;
        match class {
            Class::Exact | Class::Band(_) => {
                let known = by_rank.binary_search_by_key(&item.rank, |(rank, ..)| *rank);
                let at = known.unwrap_or_else(|at| {
                    by_rank.insert(at, (item.rank, Rises::new(13), Rises::new(13)));
                    at
                });
                let (first, last) = (month_index(part.first()), month_index(part.last()));
                if let Some((_, exact, vague)) = by_rank.get_mut(at) {
                    if class == Class::Exact {
                        by_day.add(day_index(part.first()), day_index(part.last()));
                        exact.add(first, last);
                    } else {
                        vague.add(first, last);
                    }
                }
            }
            Class::Year(_) => during.push(Row::new(&[rank], item.key, 0)),
            Class::Long | Class::Undated => long.extend(LongItem::of(item, class)),
        }
    }
    let mut by_day = by_day.totals();
    let mut by_rank: Vec<_> = by_rank
        .into_iter()
        .map(|(rank, exact, vague)| (rank, exact.totals(), vague.totals()))
        .collect();
    Year {
        year: january.year(),
        months: std::array::from_fn(|index| {
            let first = first_day(january.year(), index as u8 + 1);
            let length = usize::from(first.month().length(first.year()));
            let ranks = by_rank.iter_mut().map(|(rank, exact, vague)| RankCount {
                rank: *rank,
                exact: exact.next().unwrap_or(0),
                vague: vague.next().unwrap_or(0),
            });
            let ranks: Vec<_> = ranks
                .filter(|count| count.exact + count.vague > 0)
                .collect();
            MonthSummary {
                first,
                days: by_day.by_ref().take(length).collect(),
                vague: ranks.iter().map(|count| count.vague).sum(),
                ranks,
            }
        }),
        during: sorted_keys(during),
        plans: fold(long),
        undated: sorted_keys(undated),
        count,
    }
}

fn day_index(date: Date) -> usize {
    usize::from(date.ordinal()) - 1
}

fn month_index(date: Date) -> usize {
    usize::from(u8::from(date.month())) - 1
}

/// Counts over a row of places, kept as what rises and falls at each, so that a span of any
/// length costs two additions.
struct Rises(Vec<i64>);

impl Rises {
    fn new(places: usize) -> Rises {
        Rises(vec![0; places])
    }

    fn add(&mut self, first: usize, last: usize) {
        for (place, change) in [(first, 1), (last + 1, -1)] {
            if let Some(rise) = self.0.get_mut(place) {
                *rise += change;
            }
        }
    }

    /// The count at each place, in order.
    fn totals(self) -> impl Iterator<Item = u32> {
        self.0.into_iter().scan(0, |total, rise| {
            *total += rise;
            Some(u32::try_from(*total).unwrap_or(0))
        })
    }
}

//! The month: weeks of days with bars in lanes, the band above them, and the line below.

pub use super::gather::BandItem;
pub use super::row::{Bar, DayCell, Week};

use super::gather::gather;
use super::grid::{first_day, month_window, weeks_of_month};
use super::item::Item;
use super::long::LongGroup;
use super::row::week;
use crate::time::{Window, days};
use ::time::Weekday;

/// A month as a calendar shows it.
///
/// Of the items that overlap the month, each stands in exactly one of: the cells of its days,
/// `band`, `long`. Cells also show the days of the neighbouring months that share its weeks; the
/// band and the long line ask only for the month itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 4 to 6.
    pub weeks: Vec<Week>,
    /// What is known by month or season, or about some day: finer first, then earlier, then by
    /// rank and key.
    pub band: Vec<BandItem>,
    /// What is known only by year or longer.
    pub long: Vec<LongGroup>,
    /// What has no date at all, by rank and key, the same in every month.
    pub undated: Vec<u32>,
    /// How many items have a day in this month (not only in its first or last week) or stand in
    /// its band: the number to announce beside its name.
    pub count: usize,
}

/// Computes the month; time is linear in items, but for sorting those that share a week.
///
/// A month outside 1 to 12 and a year outside -9998 to 9998 are taken as the nearest inside.
pub fn build(items: &[Item], year: i32, month: u8, first_weekday: Weekday) -> Month {
    let month_first = first_day(year, month);
    let shown = month_window(month_first);
    let rows = weeks_of_month(year, month, first_weekday);
    let grid = Window::new(
        days::start_of_week(shown.first(), first_weekday),
        days::add_days(days::start_of_week(shown.last(), first_weekday), 6),
    )
    .unwrap_or(shown);

    let mut gathered = gather(items, &grid, &shown);
    Month {
        year: month_first.year(),
        month: u8::from(month_first.month()),
        weeks: rows
            .iter()
            .map(|row| week(row, &shown, &mut gathered.placed))
            .collect(),
        band: gathered.band,
        long: gathered.long,
        undated: gathered.undated,
        count: gathered.count,
    }
}

//! Month: weeks of days with bars in lanes, the band above them, and the lines of long spans.

pub use super::partition::BandItem;
pub use super::row::{Bar, DayCell, Week};

use super::grid::{first_day, month_window, weeks_of_month};
use super::item::Item;
use super::long::LongGroup;
use super::partition::partition;
use super::row::week;
use crate::time::{Window, days};
use ::time::Weekday;

/// View model of a month.
///
/// Each item that overlaps the month is in exactly one of: the cells of its days, `band`, `long`.
/// Cells include the days of the neighbouring months that share a week; the band and the long lines
/// cover the month only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 4 to 6.
    pub weeks: Vec<Week>,
    /// Items known by month or season, or approximately by day: finer first, then earlier, then by
    /// rank and key.
    pub band: Vec<BandItem>,
    /// Items known only by year or longer.
    pub long: Vec<LongGroup>,
    /// Items without a date, by rank and key, the same in every month.
    pub undated: Vec<u32>,
    /// Number of items with a day in this month (not only in its first or last week) or in its
    /// band, shown next to its name.
    pub count: usize,
}

/// Builds the month. Takes time linear in the number of items, plus sorting those in the same week.
///
/// A month outside 1 to 12 and a year outside -9998 to 9998 are clamped.
pub fn build(items: &[Item], year: i32, month: u8, first_weekday: Weekday) -> Month {
    let month_first = first_day(year, month);
    let shown = month_window(month_first);
    let rows = weeks_of_month(year, month, first_weekday);
    let grid = Window::new(
        days::start_of_week(shown.first(), first_weekday),
        days::add_days(days::start_of_week(shown.last(), first_weekday), 6),
    )
    .unwrap_or(shown);

    let mut parts = partition(items, &grid, &shown);
    Month {
        year: month_first.year(),
        month: u8::from(month_first.month()),
        weeks: rows
            .iter()
            .map(|row| week(row, &shown, &mut parts.placed))
            .collect(),
        band: parts.band,
        long: parts.long,
        undated: parts.undated,
        count: parts.count,
    }
}

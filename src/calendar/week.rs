//! Week with hours: all-day items above, timed items below, in columns if they overlap; and, as in
//! a month, a band and long lines for items on unknown days.

use super::grid::days_of_week;
use super::item::Item;
use super::long::LongGroup;
use super::order::{Row, sort};
use super::partition::{BandItem, partition};
use super::row::{Week, week};
use crate::time::{Window, days};
use ::time::{Date, Weekday};

/// Minutes of a day.
const DAY_MINUTES: i32 = 24 * 60;

/// Drawn duration of a block with an unknown end: an hour, but not beyond its day.
pub const UNKNOWN_END_MINUTES: u16 = 60;

/// Minimum drawn duration of a block, so that its title fits: half an hour.
pub const MIN_DRAWN_MINUTES: u16 = 30;

/// View model of a week with hours.
///
/// Each item that overlaps the week is in exactly one of: the cells and bars of `all_day`, the
/// blocks of `timed`, `band`, `long`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable {
    /// Dates, and the exact items without an hour or of several days, as in a row of a month.
    pub all_day: Week,
    /// Timed items of each of the seven days of `all_day`, by start, the longer first.
    pub timed: Vec<Vec<Block>>,
    /// Range of hours with blocks: the first, 0 to 23, and the one by which all end, 1 to 24.
    /// `None` without blocks.
    pub hours: Option<(u8, u8)>,
    /// As in [`super::month::Month::band`], for this week.
    pub band: Vec<BandItem>,
    /// Items known only by year or longer.
    pub long: Vec<LongGroup>,
    /// Items without a date, by rank and key.
    pub undated: Vec<u32>,
    /// Number of items with a day in this week or in its band.
    pub count: usize,
}

/// Timed item, or its part within one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub key: u32,
    /// Minutes after midnight, 0 to 1439; 0 if it continues from the previous day.
    pub start: u16,
    /// Drawn end, 1 to 1440 and later than `start`: the true end, but at least
    /// [`MIN_DRAWN_MINUTES`] after the start if the day is long enough. Not to be displayed as a
    /// time.
    pub end: u16,
    /// Whether the end is known; if not, `end` is [`UNKNOWN_END_MINUTES`] after the start.
    pub end_known: bool,
    /// Column among overlapping blocks, from 0, in reading order.
    pub column: u16,
    /// Number of columns of its cluster: the largest number of simultaneous blocks.
    pub columns: u16,
    /// Whether it began before this day.
    pub continues_before: bool,
    /// Whether it continues after this day.
    pub continues_after: bool,
}

/// Builds the week that contains `day`. Takes time linear in the number of items, plus sorting
/// within the week.
///
/// An item that extends past midnight is also on the next day: include the items of the day before
/// the week. A day outside the years -9998 to 9998 is clamped.
///
/// ```
/// use pobratim::calendar::{Item, week};
/// use pobratim::time::{Weekday, days::date};
/// let night = "2021-05-14".parse().unwrap();
/// let items = [Item { key: 7, when: &night, rank: 0, is_expected: false, minutes: Some(23 * 60), length_minutes: Some(180) }];
/// let week = week::build(&items, date(2021, 5, 10).unwrap(), Weekday::Monday);
/// let (friday, saturday) = (week.timed[4][0], week.timed[5][0]);
/// assert!((friday.start, friday.end, friday.continues_after) == (1380, 1440, true));
/// assert!((saturday.start, saturday.end, saturday.continues_before) == (0, 120, true));
/// assert_eq!(week.hours, Some((0, 24)));
/// ```
pub fn build(items: &[Item], day: Date, first_weekday: Weekday) -> Timetable {
    let dates = days_of_week(day, first_weekday);
    let [first, .., last] = dates;
    let shown = Window::new(first, last).unwrap_or(Window::day(first));
    let (mut rows, mut blocks) = (Vec::new(), Vec::new());
    let mut others = Vec::new();
    let mut count = 0;
    for item in items {
        let Some((day, minutes)) = timed_day(item) else {
            others.push(*item);
            continue;
        };
        let ahead = days::days_between(first, day);
        let blocks_before = blocks.len();
        for column in 0..7 {
            if let Some(block) = block(item, minutes, column - ahead) {
                let (start, end) = (i32::from(block.start), i32::from(block.end));
                let order = [column, start, -end, i32::from(item.rank)];
                rows.push(Row::new(&order, item.key, blocks.len()));
                blocks.push(block);
            }
        }
        count += usize::from(blocks_before < blocks.len());
    }
    let mut parts = partition(&others, &shown, &shown);
    let timed = blocks_by_day(rows, &blocks);
    Timetable {
        hours: hours(&timed),
        timed,
        all_day: week(&dates, &shown, &mut parts.placed),
        band: parts.band,
        long: parts.long,
        undated: parts.undated,
        count: count + parts.count,
    }
}

/// Returns the day and the start in minutes after midnight of a timed item.
fn timed_day(item: &Item) -> Option<(Date, u16)> {
    item.when.exact_day().zip(item.minutes)
}

/// Returns the part of an item on the day `days_after` days after its own.
fn block(item: &Item, minutes: u16, days_after: i32) -> Option<Block> {
    // No duration in minutes is longer than 64 days, and the product below does not overflow.
    if !(0..64).contains(&days_after) {
        return None;
    }
    let start = i32::from(minutes) - days_after * DAY_MINUTES;
    let end = item.length_minutes.map(|length| start + i32::from(length));
    if days_after > 0 && end.is_none_or(|end| end <= 0) {
        return None;
    }
    let from = start.clamp(0, DAY_MINUTES - 1);
    let least = match end {
        Some(_) => MIN_DRAWN_MINUTES,
        None => UNKNOWN_END_MINUTES,
    };
    let to = end
        .unwrap_or(from)
        .max(from + i32::from(least))
        .min(DAY_MINUTES);
    Some(Block {
        key: item.key,
        start: from as u16,
        end: to as u16,
        end_known: end.is_some(),
        column: 0,
        columns: 1,
        continues_before: start < 0,
        continues_after: end.is_some_and(|end| end > DAY_MINUTES),
    })
}

/// Returns the blocks of each day, sorted and in columns.
fn blocks_by_day(mut rows: Vec<Row>, blocks: &[Block]) -> Vec<Vec<Block>> {
    sort(&mut rows);
    let mut timed = Vec::with_capacity(7);
    for column in 0..7 {
        let mut day = Vec::new();
        for row in &rows {
            if let Some(block) = blocks.get(row.index).filter(|_| row.order[0] == column) {
                day.push(*block);
            }
        }
        assign_columns(&mut day);
        timed.push(day);
    }
    timed
}

/// Assigns columns to the sorted blocks of a day that overlap.
///
/// Each gets the leftmost column that is free at its start. As they are sorted by start, a column
/// is added only if all others are occupied at that moment: no cluster is wider than necessary.
fn assign_columns(blocks: &mut [Block]) {
    // Ends of the blocks in each column of the current cluster, and the index of its first block.
    let (mut ends, mut cluster_from): (Vec<u16>, usize) = (Vec::new(), 0);
    for index in 0..blocks.len() {
        let Some(Block { start, end, .. }) = blocks.get(index).copied() else {
            break;
        };
        if ends.iter().all(|end_of_column| *end_of_column <= start) {
            ends.clear();
            cluster_from = index;
        }
        let free = ends
            .iter_mut()
            .zip(0..)
            .find(|(end_of_column, _)| **end_of_column <= start);
        let column = match free {
            Some((end_of_column, column)) => {
                *end_of_column = end;
                column
            }
            None => {
                ends.push(end);
                ends.len() as u16 - 1
            }
        };
        let columns = ends.len() as u16;
        if let Some(block) = blocks.get_mut(index) {
            (block.column, block.columns) = (column, columns);
        }
        // The cluster may have become wider.
        for block in blocks.iter_mut().take(index).skip(cluster_from) {
            block.columns = columns;
        }
    }
}

/// Returns the first hour with a block and the hour by which all have ended.
fn hours(timed: &[Vec<Block>]) -> Option<(u8, u8)> {
    let mut span: Option<(u16, u16)> = None;
    for block in timed.iter().flatten() {
        let (first, last) = span.unwrap_or((block.start, block.end));
        span = Some((first.min(block.start), last.max(block.end)));
    }
    span.map(|(first, last)| ((first / 60) as u8, last.div_ceil(60) as u8))
}

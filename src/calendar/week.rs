//! The week with its hours: whole days above, below them what begins at an hour, side by side where
//! it overlaps; and, as in a month, a band and long lines for what is on no day that is known.

use super::gather::{BandItem, gather};
use super::grid::days_of_week;
use super::item::Item;
use super::long::LongGroup;
use super::order::{Row, sort};
use super::row::{Week, week};
use crate::time::{Window, days};
use ::time::{Date, Weekday};

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// How tall a block is drawn whose end nobody knows: an hour, but never beyond its day.
pub const UNKNOWN_END_MINUTES: u16 = 60;

/// The least that any block is drawn, so that its words have room: half an hour.
pub const LEAST_DRAWN_MINUTES: u16 = 30;

/// A week as a calendar with hours shows it.
///
/// Of the items that touch the week, each stands in exactly one of: the cells and bars of
/// `all_day`, the blocks of `timed`, `band`, `long`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable {
    /// The dates, and the exact items without an hour or of several days, as in a month's row.
    pub all_day: Week,
    /// For each of the seven days of `all_day`: what is on at known hours, by start, the longer first.
    pub timed: Vec<Vec<Block>>,
    /// The hours that have any block: the first, 0 to 23, and the one before which all end, 1 to
    /// 24. `None` without blocks.
    pub hours: Option<(u8, u8)>,
    /// As in [`super::month::Month::band`], of what may touch this week.
    pub band: Vec<BandItem>,
    /// What is known only by year or longer.
    pub long: Vec<LongGroup>,
    /// What has no date at all, by rank and key.
    pub undated: Vec<u32>,
    /// How many items have a day in this week or stand in its band.
    pub count: usize,
}

/// What is on at known hours of one day, or the part of it that lies in this day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub key: u32,
    /// Minutes after midnight, 0 to 1439; 0 where it continues from the day before.
    pub start: u16,
    /// Where its lower edge is drawn, 1 to 1440 and later than `start`: the true end, but at least
    /// [`LEAST_DRAWN_MINUTES`] below the start where the day has room. Not a time to tell.
    pub end: u16,
    /// Whether an end is known; if not, `end` lies [`UNKNOWN_END_MINUTES`] below the start.
    pub end_known: bool,
    /// Its place among those that it overlaps, from 0, in reading order.
    pub column: u16,
    /// How many columns its cluster takes: as many as are on at once at its fullest moment.
    pub columns: u16,
    /// Whether it began before this day.
    pub continues_before: bool,
    /// Whether it goes on after this day.
    pub continues_after: bool,
}

/// Computes the week that holds `day`; time is linear in items, but for sorting within the week.
///
/// What goes on past midnight belongs to the next day as well: give the items of the day before
/// the week too. A day outside the years -9998 to 9998 is taken as the nearest inside.
///
/// ```
/// use pobratim::calendar::{Item, week};
/// use pobratim::time::{Weekday, days::date};
/// let night = "2021-05-14".parse().unwrap();
/// let items = [Item { key: 7, when: &night, rank: 0, minutes: Some(23 * 60), length_minutes: Some(180) }];
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
        let Some((day, minutes)) = on_one_day_at(item) else {
            others.push(*item);
            continue;
        };
        let ahead = days::days_between(first, day);
        let known = blocks.len();
        for column in 0..7 {
            if let Some(block) = block(item, minutes, column - ahead) {
                let (start, end) = (i32::from(block.start), i32::from(block.end));
                let order = [column, start, -end, i32::from(item.rank)];
                rows.push(Row::new(&order, item.key, blocks.len()));
                blocks.push(block);
            }
        }
        count += usize::from(known < blocks.len());
    }
    let mut gathered = gather(&others, &shown, &shown);
    let timed = by_day(rows, &blocks);
    Timetable {
        hours: hours(&timed),
        timed,
        all_day: week(&dates, &shown, &mut gathered.placed),
        band: gathered.band,
        long: gathered.long,
        undated: gathered.undated,
        count: count + gathered.count,
    }
}

/// The day and the minutes after its midnight of an item that stands among the hours.
fn on_one_day_at(item: &Item) -> Option<(Date, u16)> {
    let minutes = item.minutes?;
    let bounds = item.when.bounds();
    let is_one_day = item.when.is_exact() && bounds.earliest == bounds.latest;
    Some((bounds.earliest.filter(|_| is_one_day)?, minutes))
}

/// The part of an item that lies in the day so many days after its own.
fn block(item: &Item, minutes: u16, days_after: i32) -> Option<Block> {
    // No length in minutes goes on for so long, and the product below stays small.
    if !(0..64).contains(&days_after) {
        return None;
    }
    let start = i32::from(minutes) - days_after * DAY;
    let end = item.length_minutes.map(|length| start + i32::from(length));
    if days_after > 0 && end.is_none_or(|end| end <= 0) {
        return None;
    }
    let from = start.clamp(0, DAY - 1);
    let least = match end {
        Some(_) => LEAST_DRAWN_MINUTES,
        None => UNKNOWN_END_MINUTES,
    };
    let to = end.unwrap_or(from).max(from + i32::from(least)).min(DAY);
    Some(Block {
        key: item.key,
        start: from as u16,
        end: to as u16,
        end_known: end.is_some(),
        column: 0,
        columns: 1,
        continues_before: start < 0,
        continues_after: end.is_some_and(|end| end > DAY),
    })
}

/// The blocks of each day, sorted and in columns.
fn by_day(mut rows: Vec<Row>, blocks: &[Block]) -> Vec<Vec<Block>> {
    sort(&mut rows);
    let mut timed = Vec::with_capacity(7);
    for column in 0..7 {
        let mut day = Vec::new();
        for row in &rows {
            if let Some(block) = blocks.get(row.at).filter(|_| row.order[0] == column) {
                day.push(*block);
            }
        }
        side_by_side(&mut day);
        timed.push(day);
    }
    timed
}

/// Gives columns to the sorted blocks of a day that overlap.
///
/// Each gets the leftmost column that is free at its start. They come by start, so a further column
/// is opened only where all others are taken at that moment: no cluster is wider than it must be.
fn side_by_side(blocks: &mut [Block]) {
    // The ends of what stands in each column of the present cluster, and where that began.
    let (mut ends, mut cluster_from): (Vec<u16>, usize) = (Vec::new(), 0);
    for at in 0..blocks.len() {
        let Some(Block { start, end, .. }) = blocks.get(at).copied() else {
            break;
        };
        if ends.iter().all(|taken| *taken <= start) {
            ends.clear();
            cluster_from = at;
        }
        let free = ends.iter_mut().zip(0..).find(|(taken, _)| **taken <= start);
        let column = match free {
            Some((taken, column)) => {
                *taken = end;
                column
            }
            None => {
                ends.push(end);
                ends.len() as u16 - 1
            }
        };
        let columns = ends.len() as u16;
        if let Some(block) = blocks.get_mut(at) {
            (block.column, block.columns) = (column, columns);
        }
        // The cluster may just have grown wider.
        for block in blocks.iter_mut().take(at).skip(cluster_from) {
            block.columns = columns;
        }
    }
}

/// From the first hour that has a block to the one at which all have ended.
fn hours(timed: &[Vec<Block>]) -> Option<(u8, u8)> {
    let mut span: Option<(u16, u16)> = None;
    for block in timed.iter().flatten() {
        let (first, last) = span.unwrap_or((block.start, block.end));
        span = Some((first.min(block.start), last.max(block.end)));
    }
    span.map(|(first, last)| ((first / 60) as u8, last.div_ceil(60) as u8))
}

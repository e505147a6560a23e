//! Row of the grid: the seven days of a week and the bars of its items.

use super::grid::iso_week_of_row;
use super::item::{Item, minutes_on};
use super::lanes::{PackedBar, pack};
use super::order::{Row, in_order, minutes_number, sort, sorted_keys};
use crate::time::{Window, days};
use ::time::Date;

/// Seven consecutive days and the bars across them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// ISO 8601 number of the week that contains the Thursday of this row, 1 to 53.
    pub iso_week: u8,
    pub days: [DayCell; 7],
    /// One bar for each exact item of this week, also for those of one day; by lane, then column.
    pub bars: Vec<Bar>,
    /// Number of lanes: the number of items of the fullest day.
    pub lanes: usize,
}

/// Day of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayCell {
    pub date: Date,
    /// Whether it is in the shown month rather than a neighbouring one; always in the week view.
    pub in_month: bool,
    /// Exact items of this day: all-day items by rank, then timed items by hour.
    pub keys: Vec<u32>,
}

/// Exact item within one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub key: u32,
    /// From 0, the topmost.
    pub lane: usize,
    /// 0 to 6, in reading order from the first weekday.
    pub first_column: u8,
    /// 0 to 6, at least `first_column`.
    pub last_column: u8,
    /// Whether it began before this week.
    pub continues_before: bool,
    /// Whether it continues after this week.
    pub continues_after: bool,
}

impl Week {
    /// Returns the number of items of each day in lanes from `lanes` on: the `+N more` of each
    /// column if only that many lanes are drawn.
    pub fn more(&self, lanes: usize) -> [usize; 7] {
        std::array::from_fn(|column| self.collapsed(column, lanes).count())
    }

    /// Returns the bars that begin in a column and are in the first `lanes` lanes.
    pub fn drawn(&self, column: usize, lanes: usize) -> impl Iterator<Item = &Bar> {
        let begins = move |bar: &&Bar| usize::from(bar.first_column) == column;
        self.bars
            .iter()
            .filter(move |bar| bar.lane < lanes)
            .filter(begins)
    }

    /// Returns the bars over a column in lanes from `lanes` on, which `+N more` replaces.
    pub fn collapsed(&self, column: usize, lanes: usize) -> impl Iterator<Item = &Bar> {
        let is_over = move |bar: &&Bar| {
            (usize::from(bar.first_column)..=usize::from(bar.last_column)).contains(&column)
        };
        self.bars
            .iter()
            .filter(move |bar| bar.lane >= lanes)
            .filter(is_over)
    }
}

/// Exact item that has a day in the grid.
pub(super) struct Placed<'a> {
    pub(super) item: &'a Item<'a>,
    pub(super) first: Date,
    pub(super) last: Date,
    /// Lane in the previous week, which it keeps if possible.
    pub(super) lane: Option<usize>,
}

/// Builds a row: its cells and its bars.
pub(super) fn week(row: &[Date; 7], shown: &Window, placed: &mut [Placed]) -> Week {
    let [row_first, .., row_last] = *row;
    // Sort order: by column, the longer first, then as in a cell.
    let (mut order, mut bars_here) = (Vec::new(), Vec::new());
    for (index, it) in placed.iter().enumerate() {
        if it.last < row_first || row_last < it.first {
            continue;
        }
        let column = |day: Date| days::days_between(row_first, day).clamp(0, 6) as u8;
        let packed_bar = PackedBar {
            first: column(it.first),
            last: column(it.last),
            several_days: it.first < it.last,
            lane_before: it.lane.filter(|_| it.first < row_first),
        };
        let numbers = [
            i32::from(packed_bar.first),
            -i32::from(packed_bar.last),
            minutes_number(minutes_on(it.item, row_first <= it.first)),
            i32::from(it.item.rank),
        ];
        order.push(Row::new(&numbers, it.item.key, bars_here.len()));
        bars_here.push((index, packed_bar));
    }
    sort(&mut order);
    let bars_here = in_order(&order, &bars_here);
    let days = std::array::from_fn(|column| {
        let date = row.get(column).copied().unwrap_or(row_first);
        let here = bars_here.iter().filter_map(|(index, _)| placed.get(*index));
        DayCell {
            date,
            in_month: shown.contains(date),
            keys: keys_on(date, here),
        }
    });
    let packed: Vec<PackedBar> = bars_here
        .iter()
        .map(|(_, packed_bar)| *packed_bar)
        .collect();
    let lanes = pack(&packed, 7);
    let (mut order, mut bars) = (Vec::new(), Vec::new());
    for ((index, packed_bar), lane) in bars_here.iter().zip(lanes.by_bar) {
        let Some(it) = placed.get_mut(*index) else {
            continue;
        };
        it.lane = Some(lane);
        let numbers = [lane as i32, i32::from(packed_bar.first)];
        order.push(Row::new(&numbers, it.item.key, bars.len()));
        bars.push(Bar {
            key: it.item.key,
            lane,
            first_column: packed_bar.first,
            last_column: packed_bar.last,
            continues_before: it.first < row_first,
            continues_after: row_last < it.last,
        });
    }
    sort(&mut order);
    Week {
        iso_week: iso_week_of_row(row),
        days,
        bars: in_order(&order, &bars),
        lanes: lanes.count,
    }
}

/// Returns the keys of one day: all-day items by rank, then items that begin on it at an hour.
fn keys_on<'a>(date: Date, placed: impl Iterator<Item = &'a Placed<'a>>) -> Vec<u32> {
    let rows = placed
        .filter(|it| it.first <= date && date <= it.last)
        .map(|it| {
            let minutes = minutes_number(minutes_on(it.item, it.first == date));
            Row::new(&[minutes, i32::from(it.item.rank)], it.item.key, 0)
        });
    sorted_keys(rows.collect())
}

//! A row of the grid: the seven days of a week, and the bars of what has a day in it.

use super::grid::iso_week_of_row;
use super::item::{Item, minutes_on};
use super::lanes::{Strip, pack};
use super::order::{Row, in_order, minutes_number, sort, sorted_keys};
use crate::time::{Window, days};
use ::time::Date;

/// Seven days in a row, and the bars across them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// The ISO 8601 number of the week that holds this row's Thursday, 1 to 53.
    pub iso_week: u8,
    pub days: [DayCell; 7],
    /// One bar for each exact item of this week, also for those of one day; by lane, then column.
    pub bars: Vec<Bar>,
    /// How many lanes the bars take: as many as the fullest day has items.
    pub lanes: usize,
}

/// One day of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayCell {
    pub date: Date,
    /// Whether it belongs to the month shown, not to a neighbour; always in a week of its own.
    pub in_month: bool,
    /// Everything exact on this day: whole days by rank, then what begins at an hour, by hour.
    pub keys: Vec<u32>,
}

/// An exact item within one week.
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
    /// Whether it goes on after this week.
    pub continues_after: bool,
}

impl Week {
    /// How many items of each day lie in lanes from `lanes` on: the `+N more` of each column when
    /// only so many lanes are drawn.
    pub fn more(&self, lanes: usize) -> [usize; 7] {
        std::array::from_fn(|column| self.folded(column, lanes).count())
    }

    /// The bars that begin in a column, where only so many lanes are drawn.
    pub fn drawn(&self, column: usize, lanes: usize) -> impl Iterator<Item = &Bar> {
        let begins = move |bar: &&Bar| usize::from(bar.first_column) == column;
        self.bars
            .iter()
            .filter(move |bar| bar.lane < lanes)
            .filter(begins)
    }

    /// The bars over a column that lie in lanes from `lanes` on: what `+N more` stands for.
    pub fn folded(&self, column: usize, lanes: usize) -> impl Iterator<Item = &Bar> {
        let is_over = move |bar: &&Bar| {
            (usize::from(bar.first_column)..=usize::from(bar.last_column)).contains(&column)
        };
        self.bars
            .iter()
            .filter(move |bar| bar.lane >= lanes)
            .filter(is_over)
    }
}

/// An exact item that has a day in the grid.
pub(super) struct Placed<'a> {
    pub(super) item: &'a Item<'a>,
    pub(super) first: Date,
    pub(super) last: Date,
    /// Its lane in the week before, which it tries to keep.
    pub(super) lane: Option<usize>,
}

/// One row: its cells, and the bars of what has a day in it.
pub(super) fn week(row: &[Date; 7], shown: &Window, placed: &mut [Placed]) -> Week {
    let [row_first, .., row_last] = *row;
    // What sorts the strips comes first: by column, the longer first, then as in a cell.
    let (mut order, mut strips) = (Vec::new(), Vec::new());
    for (index, it) in placed.iter().enumerate() {
        if it.last < row_first || row_last < it.first {
            continue;
        }
        let column = |day: Date| days::days_between(row_first, day).clamp(0, 6) as u8;
        let strip = Strip {
            first: column(it.first),
            last: column(it.last),
            several_days: it.first < it.last,
            lane_before: it.lane.filter(|_| it.first < row_first),
        };
        let numbers = [
            i32::from(strip.first),
            -i32::from(strip.last),
            minutes_number(minutes_on(it.item, row_first <= it.first)),
            i32::from(it.item.rank),
        ];
        order.push(Row::new(&numbers, it.item.key, strips.len()));
        strips.push((index, strip));
    }
    sort(&mut order);
    let strips = in_order(&order, &strips);
    let days = std::array::from_fn(|column| {
        let date = row.get(column).copied().unwrap_or(row_first);
        let here = strips.iter().filter_map(|(index, _)| placed.get(*index));
        DayCell {
            date,
            in_month: shown.contains(date),
            keys: keys_on(date, here),
        }
    });
    let only_strips: Vec<Strip> = strips.iter().map(|(_, strip)| *strip).collect();
    let lanes = pack(&only_strips, 7);
    let (mut order, mut bars) = (Vec::new(), Vec::new());
    for ((index, strip), lane) in strips.iter().zip(lanes.of) {
        let Some(it) = placed.get_mut(*index) else {
            continue;
        };
        it.lane = Some(lane);
        let numbers = [lane as i32, i32::from(strip.first)];
        order.push(Row::new(&numbers, it.item.key, bars.len()));
        bars.push(Bar {
            key: it.item.key,
            lane,
            first_column: strip.first,
            last_column: strip.last,
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

/// The keys of one day: whole days by rank, then what begins at an hour of this day, by hour.
fn keys_on<'a>(date: Date, placed: impl Iterator<Item = &'a Placed<'a>>) -> Vec<u32> {
    let rows = placed
        .filter(|it| it.first <= date && date <= it.last)
        .map(|it| {
            let minutes = minutes_number(minutes_on(it.item, it.first == date));
            Row::new(&[minutes, i32::from(it.item.rank)], it.item.key, 0)
        });
    sorted_keys(rows.collect())
}

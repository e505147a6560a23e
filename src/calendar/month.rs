//! The month: weeks of days with bars in lanes, the band above them, and the line below.

use super::grid::{first_day, iso_week_of_row, month_window, weeks_of_month};
use super::item::{Class, Item, minutes_on, reach};
use super::lanes::{Strip, pack};
use super::long::{LongGroup, LongItem, fold};
use super::order::{Row, day_number, minutes_number, sort, sorted_keys};
use crate::time::{Precision, Window, days};
use ::time::{Date, Weekday};

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
    /// Whether it belongs to the month shown, not to a neighbour.
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

/// An item of the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandItem {
    pub key: u32,
    /// Day (about some day), month or season; never year.
    pub precision: Precision,
}

impl Week {
    /// How many items of each day lie in lanes from `lanes` on: the `+N more` of each column when
    /// only so many lanes are drawn.
    pub fn more(&self, lanes: usize) -> [usize; 7] {
        let mut hidden = [0; 7];
        for bar in self.bars.iter().filter(|bar| bar.lane >= lanes) {
            let columns = usize::from(bar.first_column)..=usize::from(bar.last_column);
            for count in hidden.get_mut(columns).into_iter().flatten() {
                *count += 1;
            }
        }
        hidden
    }
}

/// An exact item that has a day in the grid.
struct Placed<'a> {
    item: &'a Item<'a>,
    first: Date,
    last: Date,
    /// Its lane in the week before, which it tries to keep.
    lane: Option<usize>,
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

    let (mut placed, mut long, mut undated) = (vec![], vec![], vec![]);
    let (mut band_rows, mut band) = (vec![], vec![]);
    let mut count = 0;
    for item in items {
        let bounds = item.when.bounds();
        if !bounds.overlaps(&grid) {
            continue;
        }
        let in_month = bounds.overlaps(&shown);
        let (first, last) = reach(item.when);
        let (key, rank) = (item.key, i32::from(item.rank));
        match Class::of(item.when) {
            Class::Undated => undated.push(Row::new(&[rank], key, 0)),
            Class::Exact => {
                count += usize::from(in_month);
                placed.push(Placed {
                    item,
                    first,
                    last,
                    lane: None,
                });
            }
            _ if !in_month => {}
            Class::Band(precision) => {
                count += 1;
                let order = [precision as i32, day_number(first), rank];
                band_rows.push(Row::new(&order, key, band.len()));
                band.push(BandItem { key, precision });
            }
            class => long.extend(LongItem::of(item, class)),
        }
    }
    sort(&mut band_rows);
    Month {
        year: month_first.year(),
        month: u8::from(month_first.month()),
        weeks: rows
            .iter()
            .map(|row| week(row, &shown, &mut placed))
            .collect(),
        band: in_order(&band_rows, &band),
        long: fold(long),
        undated: sorted_keys(undated),
        count,
    }
}

/// The values that stand beside sorted rows, in their order.
fn in_order<T: Copy>(rows: &[Row], beside: &[T]) -> Vec<T> {
    rows.iter()
        .filter_map(|row| beside.get(row.at).copied())
        .collect()
}

/// One row: its cells, and the bars of what has a day in it.
fn week(row: &[Date; 7], shown: &Window, placed: &mut [Placed]) -> Week {
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

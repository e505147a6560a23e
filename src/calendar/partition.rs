//! Partition of the items of some weeks by their class: days, band, long lines.

use super::item::{Class, Item, day_range};
use super::long::{LongGroup, LongItem, group_by_span};
use super::order::{Row, day_number, in_order, sort, sorted_keys};
use super::row::Placed;
use crate::time::{Precision, Window};

/// Item of the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandItem {
    pub key: u32,
    /// Day (approximate), month or season; never year.
    pub precision: Precision,
}

/// Items by the part of a view that shows them.
pub(super) struct Partition<'a> {
    /// Items with a day in the grid.
    pub(super) placed: Vec<Placed<'a>>,
    /// Finer first, then earlier, then by rank and key.
    pub(super) band: Vec<BandItem>,
    pub(super) long: Vec<LongGroup>,
    /// By rank and key.
    pub(super) undated: Vec<u32>,
    /// Number of items with a day in the shown period or in its band.
    pub(super) count: usize,
}

/// Partitions the items. Outside the shown period, but within the grid, only exact dates are
/// included.
pub(super) fn partition<'a>(items: &'a [Item<'a>], grid: &Window, shown: &Window) -> Partition<'a> {
    let (mut placed, mut long, mut undated) = (vec![], vec![], vec![]);
    let (mut band_rows, mut band) = (vec![], vec![]);
    let mut count = 0;
    for item in items {
        let bounds = item.when.bounds();
        if !bounds.overlaps(grid) {
            continue;
        }
        let in_period = bounds.overlaps(shown);
        let (first, last) = day_range(item.when);
        let (key, rank) = (item.key, i32::from(item.rank));
        match Class::of(item.when) {
            Class::Undated => undated.push(Row::new(&[rank], key, 0)),
            Class::Exact => {
                count += usize::from(in_period);
                placed.push(Placed {
                    item,
                    first,
                    last,
                    lane: None,
                });
            }
            Class::Band(_) | Class::Year(_) | Class::Long if !in_period => {}
            Class::Band(precision) => {
                count += 1;
                let order = [precision as i32, day_number(first), rank];
                band_rows.push(Row::new(&order, key, band.len()));
                band.push(BandItem { key, precision });
            }
            class @ (Class::Year(_) | Class::Long) => long.extend(LongItem::of(item, class)),
        }
    }
    sort(&mut band_rows);
    Partition {
        placed,
        band: in_order(&band_rows, &band),
        long: group_by_span(long),
        undated: sorted_keys(undated),
        count,
    }
}

//! What is shown of some weeks, sorted by how it is known: on days, in the band, in the long lines.

use super::item::{Class, Item, reach};
use super::long::{LongGroup, LongItem, fold};
use super::order::{Row, day_number, in_order, sort, sorted_keys};
use super::row::Placed;
use crate::time::{Precision, Window};

/// An item of the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandItem {
    pub key: u32,
    /// Day (about some day), month or season; never year.
    pub precision: Precision,
}

/// Items by the part of a view in which they stand.
pub(super) struct Gathered<'a> {
    /// What has a day in the grid.
    pub(super) placed: Vec<Placed<'a>>,
    /// Finer first, then earlier, then by rank and key.
    pub(super) band: Vec<BandItem>,
    pub(super) long: Vec<LongGroup>,
    /// By rank and key.
    pub(super) undated: Vec<u32>,
    /// How many have a day in the period shown or stand in its band.
    pub(super) count: usize,
}

/// Sorts the items; of what lies in the grid but not in the period shown, only exact days count.
pub(super) fn gather<'a>(items: &'a [Item<'a>], grid: &Window, shown: &Window) -> Gathered<'a> {
    let (mut placed, mut long, mut undated) = (vec![], vec![], vec![]);
    let (mut band_rows, mut band) = (vec![], vec![]);
    let mut count = 0;
    for item in items {
        let bounds = item.when.bounds();
        if !bounds.overlaps(grid) {
            continue;
        }
        let in_period = bounds.overlaps(shown);
        let (first, last) = reach(item.when);
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
    Gathered {
        placed,
        band: in_order(&band_rows, &band),
        long: fold(long),
        undated: sorted_keys(undated),
        count,
    }
}

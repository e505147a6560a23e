//! One way to sort for every view: numbers compared in turn. The page carries the code of a sort
//! once, where a sort for each kind of thing would take some 2 KB each.

use ::time::Date;

use crate::text::places;

/// What something sorts by, and where the rest of it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    /// Compared in turn; unused places are 0.
    pub(super) order: [i32; 8],
    /// The last to decide between equals.
    pub(super) key: u32,
    /// A place in a list that the caller keeps beside; 0 where there is none.
    pub(super) at: usize,
}

impl Row {
    /// A row that sorts by these numbers, eight at most, and then by its key.
    pub(super) fn new(numbers: &[i32], key: u32, at: usize) -> Row {
        let mut order = [0; 8];
        for (place, number) in order.iter_mut().zip(numbers) {
            *place = *number;
        }
        Row { order, key, at }
    }
}

/// Sorts the rows, smallest first.
pub(super) fn sort(rows: &mut [Row]) {
    let order = places(rows.len(), &|left, right| {
        rows.get(left).cmp(&rows.get(right))
    });
    let sorted: Vec<Row> = order
        .iter()
        .filter_map(|place| rows.get(*place).copied())
        .collect();
    rows.copy_from_slice(&sorted);
}

/// The keys of the rows, in order.
pub(super) fn sorted_keys(mut rows: Vec<Row>) -> Vec<u32> {
    sort(&mut rows);
    rows.iter().map(|row| row.key).collect()
}

/// The values that stand beside sorted rows, in their order.
pub(super) fn in_order<T: Copy>(rows: &[Row], beside: &[T]) -> Vec<T> {
    rows.iter()
        .filter_map(|row| beside.get(row.at).copied())
        .collect()
}

/// A number for a day, greater for later ones.
pub(super) fn day_number(date: Date) -> i32 {
    date.to_julian_day()
}

/// A number for an hour of a day; what has none comes first.
pub(super) fn minutes_number(minutes: Option<u16>) -> i32 {
    minutes.map_or(-1, i32::from)
}

//! Sorting for every view: numbers compared in turn. It shares one sort function, because a generic
//! sort for each type would add about 2 KB each to the WebAssembly module.

use ::time::Date;

use crate::text::sorted_indices_by;

/// Sort key, and the index of the value that belongs to it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    /// Compared in turn; unused ones are 0.
    pub(super) order: [i32; 8],
    /// Tie-breaker.
    pub(super) key: u32,
    /// Index in a list of the caller; 0 if there is none.
    pub(super) index: usize,
}

impl Row {
    /// Creates a row that sorts by these numbers, eight at most, and then by its key.
    pub(super) fn new(numbers: &[i32], key: u32, index: usize) -> Row {
        let mut order = [0; 8];
        for (slot, number) in order.iter_mut().zip(numbers) {
            *slot = *number;
        }
        Row { order, key, index }
    }
}

/// Sorts the rows in ascending order.
pub(super) fn sort(rows: &mut [Row]) {
    let order = sorted_indices_by(rows.len(), &|left, right| {
        rows.get(left).cmp(&rows.get(right))
    });
    let sorted: Vec<Row> = order
        .iter()
        .filter_map(|index| rows.get(*index).copied())
        .collect();
    rows.copy_from_slice(&sorted);
}

/// Returns the keys of the rows in order.
pub(super) fn sorted_keys(mut rows: Vec<Row>) -> Vec<u32> {
    sort(&mut rows);
    rows.iter().map(|row| row.key).collect()
}

/// Returns the values of sorted rows, in their order.
pub(super) fn in_order<T: Copy>(rows: &[Row], values: &[T]) -> Vec<T> {
    rows.iter()
        .filter_map(|row| values.get(row.index).copied())
        .collect()
}

/// Returns a number for a day, greater for later ones.
pub(super) fn day_number(date: Date) -> i32 {
    date.to_julian_day()
}

/// Returns a number for a time of day; no time comes first.
pub(super) fn minutes_number(minutes: Option<u16>) -> i32 {
    minutes.map_or(-1, i32::from)
}

//! Sorting by index.
//!
//! Each instantiation of a generic sort adds about 3 KB to the page. The page therefore sorts
//! indices, with a single instantiation, and reorders items by them.

use std::cmp::Ordering;

/// Returns the indices `0..len` in ascending order of their keys; the sort is stable.
///
/// ```
/// use pobratim::text::sorted_indices;
/// let km = [710, 60, 380];
/// assert_eq!(sorted_indices(km.len(), &|index| (km[index], 0)), [1, 2, 0]);
/// ```
pub fn sorted_indices(len: usize, key: &dyn Fn(usize) -> (i64, i64)) -> Vec<usize> {
    sorted_indices_by(len, &|left, right| key(left).cmp(&key(right)))
}

/// Returns the indices `0..len` in the order of `compare`; the sort is stable.
pub fn sorted_indices_by(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..len).collect();
    indices.sort_unstable_by(|left, right| compare(*left, *right).then(left.cmp(right)));
    indices
}

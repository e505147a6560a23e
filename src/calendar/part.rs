//! Splits a long list into parts of about the same size, so that a page can render them one by one.

/// Consecutive items of one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// Index of the group.
    pub group: usize,
    /// Index of the first item within the group; 0 if the slice has the heading.
    pub from: usize,
    /// One past the last item, greater than `from`.
    pub to: usize,
}

/// Splits groups of these sizes, in order, into parts of `rows` items; the last may be shorter.
///
/// Every item is in exactly one slice, and a group begins a new slice. `rows` below 1 counts as 1.
///
/// ```
/// use pobratim::calendar::{Slice, parts};
/// let cut = parts(&[1, 4], 3);
/// assert_eq!(cut, [
///     vec![Slice { group: 0, from: 0, to: 1 }, Slice { group: 1, from: 0, to: 2 }],
///     vec![Slice { group: 1, from: 2, to: 4 }],
/// ]);
/// ```
pub fn parts(sizes: &[usize], rows: usize) -> Vec<Vec<Slice>> {
    let rows = rows.max(1);
    let (mut parts, mut part, mut remaining) = (Vec::new(), Vec::new(), rows);
    for (group, size) in sizes.iter().enumerate() {
        let mut from = 0;
        while from < *size {
            let to = size.saturating_sub(from).min(remaining) + from;
            part.push(Slice { group, from, to });
            remaining -= to - from;
            from = to;
            if remaining == 0 {
                parts.push(std::mem::take(&mut part));
                remaining = rows;
            }
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

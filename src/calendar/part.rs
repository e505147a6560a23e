//! A long list cut into parts of about one size, so that a page can paint them one by one.

/// Some consecutive items of one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The place of the group.
    pub group: usize,
    /// The place of the first item within the group; 0 where the slice bears its heading.
    pub from: usize,
    /// One past the last item, greater than `from`.
    pub to: usize,
}

/// Cuts groups of these sizes, in order, into parts of `rows` items; the last may be shorter.
///
/// Every item stands in exactly one slice, and a group begins a new slice. `rows` below 1 counts
/// as 1.
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
    let (mut parts, mut part, mut room) = (Vec::new(), Vec::new(), rows);
    for (group, size) in sizes.iter().enumerate() {
        let mut from = 0;
        while from < *size {
            let to = size.saturating_sub(from).min(room) + from;
            part.push(Slice { group, from, to });
            room -= to - from;
            from = to;
            if room == 0 {
                parts.push(std::mem::take(&mut part));
                room = rows;
            }
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

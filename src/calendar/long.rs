//! Items that are known only by year or longer, grouped in one line for each span.

use super::item::{Class, Item, day_range};
use super::order::{Row, day_number, sort};
use crate::time::Edtf;

/// Span of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LongSpan {
    /// One whole year: “during 2021”.
    Year(i32),
    /// Longer, open or qualified span, as in the data: “2022–2024”, “since 2022”, “around 2021”.
    Interval(Edtf),
}

/// Items with the same long span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongGroup {
    pub span: LongSpan,
    /// By rank, then key; never empty.
    pub keys: Vec<u32>,
}

/// Long item with its sort key and span.
pub(super) struct LongItem {
    order: [i32; 4],
    key: u32,
    span: LongSpan,
}

impl LongItem {
    /// Returns `None` for an item of a class that is not long.
    pub(super) fn of(item: &Item, class: Class) -> Option<LongItem> {
        let span = match class {
            Class::Year(year) => LongSpan::Year(year),
            Class::Long => LongSpan::Interval(*item.when),
            Class::Exact | Class::Band(_) | Class::Undated => return None,
        };
        let (first, last) = day_range(item.when);
        let is_long = i32::from(class == Class::Long);
        let rank = i32::from(item.rank);
        Some(LongItem {
            order: [is_long, day_number(first), day_number(last), rank],
            key: item.key,
            span,
        })
    }
}

/// Groups the items by span: years first, then spans by their first and last day.
///
/// Spans that differ only in their qualification (`2021~` and `2021?`) are different groups.
pub(super) fn group_by_span(items: Vec<LongItem>) -> Vec<LongGroup> {
    let rows = items.iter().zip(0..);
    let mut rows: Vec<Row> = rows
        .map(|(item, at)| Row::new(&item.order, item.key, at))
        .collect();
    sort(&mut rows);
    let mut groups: Vec<LongGroup> = Vec::new();
    // Equal spans have equal bounds, so only the groups with the current bounds are searched; few
    // notations share them.
    let mut same_bounds_from = 0;
    let mut bounds = None;
    for row in rows {
        let Some(LongItem { span, key, .. }) = items.get(row.index) else {
            continue;
        };
        let [is_long, first, last, ..] = row.order;
        if bounds != Some([is_long, first, last]) {
            bounds = Some([is_long, first, last]);
            same_bounds_from = groups.len();
        }
        let mut candidates = groups.iter_mut().skip(same_bounds_from);
        match candidates.find(|group| group.span == *span) {
            Some(group) => group.keys.push(*key),
            None => groups.push(LongGroup {
                span: *span,
                keys: vec![*key],
            }),
        }
    }
    groups
}

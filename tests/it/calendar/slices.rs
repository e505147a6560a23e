//! Parts of long lists: complete, without duplicates, and none too long.

use pobratim::calendar::{Slice, parts};
use proptest::prelude::*;

#[track_caller]
fn check(sizes: &[usize], rows: usize, expected: &[&str]) {
    let drawn = |slice: &Slice| format!("{}:{}-{}", slice.group, slice.from, slice.to);
    let drawn: Vec<String> = parts(sizes, rows)
        .iter()
        .map(|part| part.iter().map(drawn).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(drawn, expected, "{sizes:?} by {rows}");
}

#[test]
fn groups_are_cut_where_a_part_is_full() {
    check(&[], 3, &[]);
    check(&[1, 2], 3, &["0:0-1 1:0-2"]);
    check(&[2, 5, 1], 3, &["0:0-2 1:0-1", "1:1-4", "1:4-5 2:0-1"]);
    check(&[0, 4], 4, &["1:0-4"]);
    check(&[2], 0, &["0:0-1", "0:1-2"]);
}

proptest! {
    #[test]
    fn every_item_is_in_one_part(sizes in prop::collection::vec(0_usize..50, 0..20), rows in 1_usize..30) {
        let cut = parts(&sizes, rows);
        let count = |part: &Vec<Slice>| part.iter().map(|slice| slice.to - slice.from).sum::<usize>();
        // All parts are full except the last, which is not empty.
        if let Some((last, full)) = cut.split_last() {
            prop_assert!(full.iter().all(|part| count(part) == rows));
            prop_assert!((1..=rows).contains(&count(last)));
        }
        let mut items = cut.iter().flatten().flat_map(|slice| (slice.from..slice.to).map(|at| (slice.group, at)));
        for (group, size) in sizes.iter().enumerate() {
            for at in 0..*size {
                prop_assert_eq!(items.next(), Some((group, at)));
            }
        }
        prop_assert_eq!(items.next(), None);
    }
}

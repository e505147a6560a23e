//! One way to sort: the page carries the code of a sort once, where one for each kind of thing
//! would take some 2 KB each.

/// The places of the numbers in a list, smallest number first; equal ones keep their order.
///
/// Lists are shorter than 2^32, as every list of a bundle is.
pub(super) fn places(numbers: impl Iterator<Item = i32>) -> impl Iterator<Item = usize> {
    // Number and place side by side in one word, which sorts as the two in turn.
    let mut keys: Vec<u64> = numbers
        .zip(0_u64..)
        .map(|(number, place)| (u64::from(number.abs_diff(i32::MIN)) << 32) | place)
        .collect();
    keys.sort_unstable();
    keys.into_iter()
        .map(|key| (key & u64::from(u32::MAX)) as usize)
}

//! Suggestions for misspelt ids and codes.

/// Returns the candidate (short Latin words) with the smallest edit distance, if it is small
/// enough.
pub fn nearest<'a>(found: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let found: Vec<char> = found
        .chars()
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    // Up to a third of the characters may differ, and always one.
    let allowed = (found.len() / 3).max(1);
    let mut best = None;
    for candidate in candidates {
        if candidate.len().abs_diff(found.len()) > allowed * 4 {
            continue;
        }
        let changes = distance(&found, candidate);
        if changes
            <= best.map_or(allowed, |(fewest, _): (usize, &str)| {
                fewest.saturating_sub(1)
            })
        {
            best = Some((changes, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Returns the Levenshtein distance, computed with a single row.
fn distance(a: &[char], b: &str) -> usize {
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (line, wanted) in b.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (cell, have) in row.iter_mut().skip(1).zip(a) {
            let kept = diagonal + usize::from(*have != wanted);
            diagonal = *cell;
            left = kept.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

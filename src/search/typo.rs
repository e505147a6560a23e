//! Edit distance for tolerating typos.

/// Longer words are not compared.
const MAX_LETTERS: usize = 24;

/// A distance greater than any limit.
const FAR: u8 = u8::MAX / 2;

/// Returns the least number of insertions, deletions, substitutions and transpositions of
/// neighbours that turn `word` into some prefix of `term`; `None` above `most`.
///
/// The optimal string alignment distance (Boytsov, "Indexing methods for approximate dictionary
/// searching", 2011, section 2.1.2); only the band that can stay within `most` is computed.
pub fn distance(word: &[char], term: &str, most: u8) -> Option<u8> {
    if word.len() > MAX_LETTERS {
        return None;
    }
    let reach = word.len() + usize::from(most);
    let mut letters = ['\0'; MAX_LETTERS + 8];
    let mut count = 0;
    for (slot, letter) in letters.iter_mut().zip(term.chars().take(reach)) {
        *slot = letter;
        count += 1;
    }
    let term = letters.get(..count)?;
    // The last three rows of the matrix, by the number of letters of the word.
    let mut rows = [[FAR; MAX_LETTERS + 9]; 3];
    for (cell, cost) in rows[0].iter_mut().zip(0..=most) {
        *cell = cost;
    }
    for (index, letter) in word.iter().enumerate() {
        let mut row = [FAR; MAX_LETTERS + 9];
        row[0] = u8::try_from(index + 1).unwrap_or(FAR);
        let above = rows[index % 3];
        let before = rows[(index + 2) % 3];
        let first = index.saturating_sub(usize::from(most));
        for (column, other) in term.iter().enumerate().skip(first) {
            if column > index + usize::from(most) {
                break;
            }
            let same = u8::from(letter != other);
            let mut best = (above[column] + same)
                .min(above[column + 1] + 1)
                .min(row[column] + 1);
            let is_swap = index > 0
                && column > 0
                && word.get(index - 1) == Some(other)
                && term.get(column - 1) == Some(letter);
            if is_swap {
                best = best.min(before[column - 1] + 1);
            }
            row[column + 1] = best.min(FAR);
        }
        rows[(index + 1) % 3] = row;
    }
    let last = rows[word.len() % 3];
    let best = last.iter().take(count + 1).min().copied()?;
    (best <= most).then_some(best)
}

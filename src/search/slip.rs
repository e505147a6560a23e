//! How far a slip of the finger has led from a word.

/// Longer words are not compared: nobody types them by heart.
const MOST: usize = 24;

/// A distance greater than any that is asked for.
const FAR: u8 = u8::MAX / 2;

/// The least number of letters that must be put in, left out, replaced, or exchanged with their
/// neighbour to make `word` of some beginning of `term`; `None` where that is more than `most`.
///
/// The optimal string alignment distance (Boytsov, "Indexing methods for approximate dictionary
/// searching", 2011, section 2.1.2), of which only the band that can stay within `most` is
/// computed.
pub fn distance(word: &[char], term: &str, most: u8) -> Option<u8> {
    if word.len() > MOST {
        return None;
    }
    let reach = word.len() + usize::from(most);
    let mut letters = ['\0'; MOST + 8];
    let mut count = 0;
    for (place, letter) in letters.iter_mut().zip(term.chars().take(reach)) {
        *place = letter;
        count += 1;
    }
    let term = letters.get(..count)?;
    // Rows for no letter of the word, for one, for two …, of which three are kept.
    let mut rows = [[FAR; MOST + 9]; 3];
    for (cell, cost) in rows[0].iter_mut().zip(0..=most) {
        *cell = cost;
    }
    for (at, letter) in word.iter().enumerate() {
        let mut row = [FAR; MOST + 9];
        row[0] = u8::try_from(at + 1).unwrap_or(FAR);
        let above = rows[at % 3];
        let before = rows[(at + 2) % 3];
        let first = at.saturating_sub(usize::from(most));
        for (column, other) in term.iter().enumerate().skip(first) {
            if column > at + usize::from(most) {
                break;
            }
            let same = u8::from(letter != other);
            let mut best = (above[column] + same)
                .min(above[column + 1] + 1)
                .min(row[column] + 1);
            let is_swap = at > 0
                && column > 0
                && word.get(at - 1) == Some(other)
                && term.get(column - 1) == Some(letter);
            if is_swap {
                best = best.min(before[column - 1] + 1);
            }
            row[column + 1] = best.min(FAR);
        }
        rows[(at + 1) % 3] = row;
    }
    let last = rows[word.len() % 3];
    let best = last.iter().take(count + 1).min().copied()?;
    (best <= most).then_some(best)
}

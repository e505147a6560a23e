//! Matches the rows of a list with the items of a bundle.

/// Returns for each new row the index of the item that it continues; `None` for an added one. Each
/// row and item is a list of cells; `key` is the cell with an id.
///
/// Rows with the id of an item continue it, then equal rows in order, then the rows that share most
/// filled cells with an item. If both lists are of one length, the rest continues in order.
pub fn align(old: &[Vec<String>], new: &[Vec<String>], key: Option<usize>) -> Vec<Option<usize>> {
    let mut matches = vec![None; new.len()];
    let mut is_free = vec![true; old.len()];
    let id = |row: &[String]| {
        let found = key.and_then(|key| row.get(key)).cloned();
        found.filter(|id| !id.is_empty())
    };
    let score = |pass: u8, old: &[String], new: &[String]| match pass {
        0 => usize::from(id(new).is_some() && id(old) == id(new)),
        1 => usize::from(old == new),
        _ if id(new).is_some() => 0,
        2 => {
            let both = old.iter().zip(new);
            both.filter(|(old, new)| old == new && !old.is_empty())
                .count()
        }
        _ => 1,
    };
    for pass in 0..4 {
        if pass == 3 && old.len() != new.len() {
            break;
        }
        for (row, found) in new.iter().zip(&mut matches) {
            if found.is_some() {
                continue;
            }
            let mut best = None;
            for (at, item) in old.iter().enumerate() {
                let score = score(pass, item, row);
                let is_better = best.is_none_or(|(_, most)| score > most);
                if is_free.get(at) == Some(&true) && score > 0 && is_better {
                    best = Some((at, score));
                }
            }
            if let Some((at, _)) = best {
                *found = Some(at);
                if let Some(free) = is_free.get_mut(at) {
                    *free = false;
                }
            }
        }
    }
    matches
}

//! Properties of other formats that are not read, for the report.

use super::diagnostic::Diagnostic;

/// The properties that were not read, in order of their first occurrence.
#[derive(Debug, Default)]
pub struct NotTaken {
    /// Name, number of occurrences, and row of the first.
    found: Vec<(String, usize, u32)>,
}

impl NotTaken {
    /// Counts a property that is not read.
    pub fn add(&mut self, name: &str, row: u32) {
        match self.found.iter_mut().find(|(own, ..)| own == name) {
            Some((_, count, _)) => *count += 1,
            None => self.found.push((name.to_string(), 1, row)),
        }
    }

    /// Returns a note for each property, at its first row.
    pub fn notes(self) -> Vec<Diagnostic> {
        let notes = self.found.into_iter().map(|(name, count, row)| {
            let count = count.to_string();
            let values = [("what", name.as_str()), ("count", count.as_str())];
            Diagnostic::new("property_not_taken", &values).in_row(row)
        });
        notes.collect()
    }
}

//! Properties of other formats that are not read, for the report.

use std::collections::BTreeMap;

use super::diagnostic::Diagnostic;

/// Maximum length of an example, characters.
const MAX_EXAMPLE: usize = 60;

/// The properties that were not read, in order of their first occurrence.
#[derive(Debug, Default)]
pub struct NotTaken {
    found: Vec<Property>,
    /// The indices of the properties by name.
    by_name: BTreeMap<String, usize>,
}

/// A property with the number of its occurrences, and row and value of the first.
#[derive(Debug)]
struct Property {
    name: String,
    count: usize,
    row: u32,
    example: String,
}

impl NotTaken {
    /// Counts a property that is not read; `value` may be empty.
    pub fn add(&mut self, name: &str, value: &str, row: u32) {
        let known = self.by_name.get(name).copied();
        if let Some(property) = known.and_then(|index| self.found.get_mut(index)) {
            property.count += 1;
            return;
        }
        self.by_name.insert(name.to_string(), self.found.len());
        self.found.push(Property {
            name: name.to_string(),
            count: 1,
            row,
            example: example(value),
        });
    }

    /// Returns a note for each property, at its first row.
    pub fn notes(self) -> Vec<Diagnostic> {
        let notes = self.found.into_iter().map(|property| {
            let count = property.count.to_string();
            let values = [
                ("what", property.name.as_str()),
                ("count", &count),
                ("example", &property.example),
            ];
            match property.example.is_empty() {
                true => Diagnostic::new("property_not_taken", values.get(..2).unwrap_or_default()),
                false => Diagnostic::new("property_not_taken_as", &values),
            }
            .in_row(property.row)
        });
        notes.collect()
    }
}

/// Returns the beginning of a value on one line.
fn example(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MAX_EXAMPLE) {
        Some((end, _)) => [line.get(..end).unwrap_or_default(), "…"].concat(),
        None => line,
    }
}

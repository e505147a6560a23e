//! The digest as a table, for those who take it into their own.

use super::Digest;
use crate::model::table::guarded;

impl Digest {
    /// CSV with semicolons, which spreadsheets of all five countries open, in UTF-8 with its mark.
    pub fn csv(&self) -> String {
        let labels = &self.labels;
        let mut out = String::from("\u{feff}");
        row(
            &mut out,
            &[
                &labels.section,
                &labels.id,
                &labels.when,
                "EDTF",
                &labels.hours,
                &labels.title,
                &labels.status,
                &labels.place,
                &labels.cities,
                &labels.note,
                &labels.page,
            ],
        );
        for part in &self.parts {
            for item in &part.items {
                let mut notes = item.changes.clone();
                if !item.fallback.is_empty() {
                    notes.push(item.fallback.clone());
                }
                let note = notes.join(" ");
                row(
                    &mut out,
                    &[
                        &part.heading,
                        &item.id,
                        &item.when,
                        &item.edtf,
                        &item.hours,
                        &item.title,
                        &item.status,
                        &item.place,
                        &item.cities,
                        &note,
                        item.page.as_deref().unwrap_or_default(),
                    ],
                );
            }
        }
        out
    }
}

fn row(out: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| ["\"", &guarded(cell).replace('"', "\"\""), "\""].concat())
        .collect();
    out.push_str(&cells.join(";"));
    out.push_str("\r\n");
}

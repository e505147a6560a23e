//! The digest as a table for import into other tables.

use super::Digest;
use crate::model::table::escape_formula;

impl Digest {
    /// Returns CSV with semicolons, which spreadsheets in all five countries open, in UTF-8 with a
    /// byte order mark.
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
                &labels.previous_when,
                &labels.reason,
                &labels.price,
                &labels.registration,
                &labels.registration_opens,
                &labels.registration_closes,
                &labels.sold_out,
            ],
        );
        for section in &self.sections {
            for item in &section.items {
                let mut notes = item.changes.clone();
                if !item.fallback.is_empty() {
                    notes.push(item.fallback.clone());
                }
                let note = notes.join(" ");
                row(
                    &mut out,
                    &[
                        &section.heading,
                        &item.id,
                        &item.when,
                        &item.edtf,
                        &item.hours,
                        &item.title,
                        &item.status,
                        &item.place,
                        &item.cities,
                        &note,
                        item.url.as_deref().unwrap_or_default(),
                        &item.previous_when,
                        &item.reason,
                        &item.price,
                        &item.registration,
                        &item.registration_opens,
                        &item.registration_closes,
                        &item.sold_out,
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
        .map(|cell| ["\"", &escape_formula(cell).replace('"', "\"\""), "\""].concat())
        .collect();
    out.push_str(&cells.join(";"));
    out.push_str("\r\n");
}

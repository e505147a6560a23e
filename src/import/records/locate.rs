//! Cells for the faults that the check of a bundle finds after an import.

use super::layout::is_list;
use super::node::{child, items, parsed, plain};
use super::plan::{Plan, Record, Target};
use super::read::SheetFault;
use super::reference::id;
use crate::import::diagnostic::Diagnostic;
use crate::model::Fault;

/// Returns the cell that caused a fault of the text that [`apply`](super::apply) has returned, with
/// the fault's message; `None` if the plan did not write that value.
pub fn locate(text: &str, plan: &Plan, fault: &Fault) -> Option<SheetFault> {
    let steps = steps(&fault.path)?;
    let (list, rest) = steps.split_first()?;
    let root = parsed(text);
    let value = child(&root, list);
    let (record, path) = match rest.split_first() {
        Some((index, path)) if is_list(list) => {
            let index: usize = index.parse().ok()?;
            (id(items(value).get(index)?), path)
        }
        _ => {
            let own = plain(child(value, "id"));
            (if own.is_empty() { list.clone() } else { own }, rest)
        }
    };
    let mut records = plan.records.iter();
    let record = records.find(|own| own.list == list && own.id == record)?;
    let what = [fault.message.as_str(), &fault.hint].join("; ");
    let diagnostic = Diagnostic::new("check_fault", &[("what", what.trim_end_matches("; "))]);
    cell(record, list, path, diagnostic)
}

/// Returns the steps of a path: `$.cities[2].name` gives `cities`, `2`, `name`.
fn steps(path: &str) -> Option<Vec<String>> {
    let path = path.strip_prefix("$.")?.replace('[', ".").replace(']', "");
    Some(path.split('.').map(str::to_owned).collect())
}

/// Returns the cell of the longest path that is written.
fn cell(
    record: &Record,
    list: &str,
    path: &[String],
    diagnostic: Diagnostic,
) -> Option<SheetFault> {
    // Leaves of a single object begin with its name.
    let full: Vec<&str> = [list]
        .into_iter()
        .chain(path.iter().map(String::as_str))
        .collect();
    let is_at = |own: &[&str], path: &[&str]| {
        let both = own.iter().zip(path);
        both.filter(|(own, step)| own != step).count() == 0
    };
    for change in &record.changes {
        let fault = |diagnostic: Diagnostic| SheetFault {
            sheet: change.sheet.clone(),
            diagnostic,
        };
        let inner = full.get(1..).unwrap_or_default();
        match &change.target {
            Target::Leaf { leaf, row, .. } => {
                let own = leaf.full_path();
                if !inner.is_empty() && (is_at(&own, inner) || is_at(&own, &full)) {
                    return Some(fault(diagnostic.at(*row, &change.heading)));
                }
            }
            Target::Items {
                path,
                leaves,
                items,
            } => {
                if inner.len() < path.len() || !is_at(path, inner) {
                    continue;
                }
                let rest = inner.get(path.len()..).unwrap_or_default();
                let index = rest.first().and_then(|index| index.parse::<usize>().ok());
                let Some(item) = index.and_then(|index| items.get(index)) else {
                    let row = items.first().map_or(1, |item| item.row);
                    return Some(fault(diagnostic.in_row(row)));
                };
                let inner = rest.get(1..).unwrap_or_default();
                let mut cells = item.cells.iter();
                let found = cells.find(|(at, ..)| {
                    let own = leaves.get(*at).map(|leaf| leaf.full_path());
                    !inner.is_empty() && own.is_some_and(|own| is_at(&own, inner))
                });
                return Some(fault(match found {
                    Some((_, _, heading)) => diagnostic.at(item.row, heading),
                    None => diagnostic.in_row(item.row),
                }));
            }
        }
    }
    // A value that is missing: the row of the record.
    let is_written = record.row > 0;
    is_written.then(|| SheetFault {
        sheet: record.sheet.clone(),
        diagnostic: diagnostic.in_row(record.row),
    })
}

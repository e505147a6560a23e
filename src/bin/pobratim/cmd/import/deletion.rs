//! Deletion of records that the table no longer has.

use pobratim::import::{MissingRecord, Plan, record_title, referrers};
use pobratim::model::{Bundle, OfficeMessages, load};
use pobratim::route::{Address, PageRecord};

use super::CommandError;

/// Returns the missing records with these ids, or all of them.
///
/// # Errors
///
/// An id that is not among them.
pub fn deleted<'a>(
    plan: &'a Plan,
    ids: &[String],
    messages: &OfficeMessages,
) -> Result<Vec<&'a MissingRecord>, CommandError> {
    let is_missing = |id: &String| plan.missing.iter().any(|record| record.id == *id);
    let mut named = ids.iter().filter(|id| *id != "all");
    if let Some(id) = named.find(|id| !is_missing(id)) {
        let values = [("what", id.as_str())];
        return Err((2, messages.format("report_delete_unknown", &values)));
    }
    let all = ids.iter().any(|id| id == "all");
    let missing = plan.missing.iter();
    Ok(missing.filter(|it| all || ids.contains(&it.id)).collect())
}

/// Refuses to delete records to which others refer. `new` is the text without them.
pub fn refuse_referred(
    new: &str,
    deleted: &[&MissingRecord],
    messages: &OfficeMessages,
) -> Result<(), CommandError> {
    if deleted.is_empty() {
        return Ok(());
    }
    let bundle = load(new)
        .map_err(|failure| (1, failure.to_string()))?
        .bundle;
    let mut found: Vec<(String, &'static str, String)> = referrers(new, deleted)
        .into_iter()
        .map(|it| (it.deleted, it.list, it.id))
        .collect();
    found.extend(linking(&bundle, deleted));
    if found.is_empty() {
        return Ok(());
    }
    let lines = found.iter().map(|(id, list, other)| {
        let title = record_title(&bundle, list, other, messages.lang).unwrap_or_default();
        let values = [("id", id.as_str()), ("what", &title), ("other", other)];
        messages.format("report_referred", &values)
    });
    let lines: Vec<String> = lines.collect();
    Err((1, lines.join("\n")))
}

/// Returns the entries with links to the pages of deleted records on the bundle's own site.
fn linking(bundle: &Bundle, deleted: &[&MissingRecord]) -> Vec<(String, &'static str, String)> {
    let url = bundle.site.url.as_ref();
    let Some(site) = url.map(|url| url.as_str().trim_end_matches('/')) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in &bundle.entries {
        for link in &entry.links {
            let rest = link.url.as_str().strip_prefix(site);
            let Some(path) = rest.and_then(|rest| rest.strip_prefix('/')) else {
                continue;
            };
            let page = Address::parse(path, "").page;
            let Some(PageRecord::Event(id)) = page.record() else {
                continue;
            };
            if deleted.iter().any(|record| record.id == *id) {
                found.push((id.to_owned(), entry.class.list(), entry.id.to_string()));
            }
        }
    }
    found
}

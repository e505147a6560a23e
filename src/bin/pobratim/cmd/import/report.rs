//! The report of an import: what would be added, filled in, changed and asked.

use std::fmt::Write as _;

use pobratim::import::{CellMerge, Plan, PlannedRecord, RowOutcome, heading, record_title};
use pobratim::locale;
use pobratim::model::table::{Column, items};
use pobratim::model::{Bundle, OfficeMessages};
use pobratim::text::{Lang, Localized};

/// Reports a plan, grouped by how much attention a record needs.
pub fn report_plan(plan: &Plan, bundle: &Bundle, messages: &OfficeMessages, report: &mut String) {
    type Group = (&'static str, fn(&PlannedRecord) -> bool);
    let conflicts = |record: &PlannedRecord| {
        record
            .cells
            .iter()
            .any(|cell| cell.merge == CellMerge::Conflicts)
    };
    let groups: [Group; 7] = [
        ("report_new", |record| record.outcome == RowOutcome::New),
        ("report_filled", |record| {
            record.outcome == RowOutcome::Existing && !record.needs_acceptance()
        }),
        ("report_changed", |record| {
            record.outcome == RowOutcome::Existing
                && record.needs_acceptance()
                && !record.must_be_named()
        }),
        ("report_conflict", |record| {
            record.outcome == RowOutcome::Existing && record.must_be_named()
        }),
        ("report_matched", |record| {
            record.outcome == RowOutcome::Matched
        }),
        ("report_several", |record| {
            matches!(record.outcome, RowOutcome::Ambiguous(_))
        }),
        ("report_alike", |record| {
            matches!(record.outcome, RowOutcome::PossibleDuplicate(_))
        }),
    ];
    for (key, belongs) in groups {
        let records: Vec<&PlannedRecord> = plan.records.iter().filter(|it| belongs(it)).collect();
        if records.is_empty() {
            continue;
        }
        let _ = writeln!(report, "{}: {}", messages.text(key), records.len());
        for record in records {
            report_record(record, bundle, messages, report);
            let advice = match &record.outcome {
                RowOutcome::PossibleDuplicate(other) => alike(record, other, messages),
                RowOutcome::Ambiguous(ids) => several(record, ids, bundle, messages),
                RowOutcome::New | RowOutcome::Existing | RowOutcome::Matched => {
                    match conflicts(record) {
                        true => format!("--accept {}", record.id),
                        false => continue,
                    }
                }
            };
            let _ = writeln!(report, "    {advice}");
        }
    }
}

/// Reports a record with its changed cells.
fn report_record(
    record: &PlannedRecord,
    bundle: &Bundle,
    messages: &OfficeMessages,
    report: &mut String,
) {
    let row = record.row.to_string();
    let values = [
        ("row", row.as_str()),
        ("what", &record.title),
        ("id", &record.id),
    ];
    let key = match record.outcome {
        RowOutcome::Matched => "report_matched_record",
        RowOutcome::New
        | RowOutcome::PossibleDuplicate(_)
        | RowOutcome::Ambiguous(_)
        | RowOutcome::Existing => "report_record",
    };
    let _ = writeln!(report, "  {}", messages.format(key, &values));
    for cell in &record.cells {
        // The title of a new record is in its heading.
        if cell.old.is_empty() && cell.new == record.title {
            continue;
        }
        let column = heading(cell.column, messages);
        let [old, new] =
            [&cell.old, &cell.new].map(|value| display_value(cell.column, value, bundle, messages));
        let values = [("column", column.as_str()), ("old", &old), ("new", &new)];
        let key = match record.is_addition() {
            true => "report_cell_new",
            false => "report_cell",
        };
        let _ = writeln!(report, "    {}", messages.format(key, &values));
    }
    let stale = stale_languages(record, bundle);
    if !stale.is_empty() {
        let list = stale.join(", ");
        let _ = writeln!(
            report,
            "    {}",
            messages.format("report_other_langs", &[("list", &list)])
        );
    }
    for line in lost_with_place(record, bundle, messages) {
        let _ = writeln!(report, "    {line}");
    }
}

/// Returns how to say that a new row is another record, or an existing one.
fn alike(record: &PlannedRecord, other: &str, messages: &OfficeMessages) -> String {
    let column = heading(Column::Id, messages);
    let values = [
        ("id", other),
        ("what", record.id.as_str()),
        ("column", &column),
    ];
    messages.format("report_alike_of", &values)
}

/// Returns the records that a row may be, with their dates, and how to choose one.
fn several(
    record: &PlannedRecord,
    ids: &[String],
    bundle: &Bundle,
    messages: &OfficeMessages,
) -> String {
    let candidates = ids.iter().map(|id| {
        let list = record.class.list();
        let title = record_title(bundle, list, id, messages.lang).unwrap_or_default();
        let entry = bundle.find_entry(id).map(|index| bundle.entry(index));
        let when = entry.map_or(String::new(), |entry| {
            locale::of(messages.lang).date(&entry.when)
        });
        let values = [("id", id.as_str()), ("what", &title), ("when", &when)];
        messages.format("report_candidate", &values)
    });
    let list = locale::of(messages.lang).list(&candidates.collect::<Vec<_>>());
    let column = heading(Column::Id, messages);
    let values = [
        ("list", list.as_str()),
        ("what", &record.id),
        ("column", &column),
    ];
    messages.format("report_several_of", &values)
}

/// Reports the records that the table does not have.
pub fn report_missing(plan: &Plan, messages: &OfficeMessages, report: &mut String) {
    if plan.missing.is_empty() {
        return;
    }
    let count = plan.missing.len();
    let _ = writeln!(report, "{}: {count}", messages.text("report_missing"));
    for record in &plan.missing {
        let when = locale::of(messages.lang).date(&record.when);
        let values = [
            ("id", record.id.as_str()),
            ("what", &record.title),
            ("when", &when),
        ];
        let _ = writeln!(report, "  {}", messages.format("report_candidate", &values));
    }
    let _ = writeln!(report, "  {}", messages.text("report_missing_stay"));
}

/// Returns what another name of the place or the contact takes away: the position and the name in
/// other languages, which are those of the old one.
fn lost_with_place(
    record: &PlannedRecord,
    bundle: &Bundle,
    messages: &OfficeMessages,
) -> Vec<String> {
    let entry = bundle.find_entry(&record.id);
    let Some(entry) = entry.map(|index| bundle.entry(index)) else {
        return Vec::new();
    };
    let own = bundle.languages.first();
    let others = |texts: &Localized| {
        let langs = texts.iter().map(|found| found.lang);
        let langs = langs.filter(|lang| Some(lang) != own);
        langs.map(|lang| lang.own_name()).collect::<Vec<_>>()
    };
    let changed = |column| record.cells.iter().find(|cell| cell.column == column);
    let mut lines = Vec::new();
    let mut ask = |key, langs: Vec<&str>| {
        if !langs.is_empty() {
            let list = langs.join(", ");
            lines.push(messages.format(key, &[("list", &list)]));
        }
    };
    if let (Some(place), Some(_)) = (&entry.place, changed(Column::Place)) {
        ask("report_place_langs", others(&place.name));
    }
    if let (Some(contact), Some(cell)) = (&entry.contact, changed(Column::Contact)) {
        let name = |cell: &str| items(cell).into_iter().next();
        if name(&cell.old) != name(&cell.new) {
            ask("report_contact_langs", others(&contact.name));
        }
    }
    let place = entry.place.as_ref();
    let has_more = place.is_some_and(|it| it.position.is_some() || !it.address.is_empty());
    if has_more && changed(Column::Place).is_some() {
        lines.push(messages.text("report_place_position").to_owned());
    }
    lines
}

/// Returns the languages whose title or summary was not changed with that of another language.
fn stale_languages(record: &PlannedRecord, bundle: &Bundle) -> Vec<String> {
    let Some(entry) = bundle
        .find_entry(&record.id)
        .map(|index| bundle.entry(index))
    else {
        return Vec::new();
    };
    let changed = |column: Column| {
        record
            .cells
            .iter()
            .any(|cell| cell.column == column && !cell.old.is_empty())
    };
    let mut stale = Vec::new();
    for (texts, column) in [
        (&entry.title, Column::Title as fn(Lang) -> Column),
        (&entry.summary, Column::Summary),
    ] {
        let langs: Vec<Lang> = texts.iter().map(|found| found.lang).collect();
        if langs.iter().any(|lang| changed(column(*lang))) {
            let kept = langs.iter().filter(|lang| !changed(column(**lang)));
            stale.extend(kept.map(|lang| lang.own_name().to_string()));
        }
    }
    let reason = entry.details.as_ref().map(|details| &details.reason);
    if let Some(reason) = reason.filter(|_| changed(Column::Reason)) {
        let own = bundle.languages.first();
        let others = reason.iter().filter(|found| Some(&found.lang) != own);
        stale.extend(others.map(|found| found.lang.own_name().to_string()));
    }
    stale.dedup();
    stale
}

/// Formats a value in the language of the report; dates in words.
fn display_value(
    column: Column,
    value: &str,
    bundle: &Bundle,
    messages: &OfficeMessages,
) -> String {
    if value.is_empty() {
        return messages.text("report_empty").to_string();
    }
    let name = pobratim::import::display_value(column, value, bundle, messages);
    let when = value.parse().ok().filter(|_| column == Column::When);
    when.map_or(name, |when| locale::of(messages.lang).date(&when))
}

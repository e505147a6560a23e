//! Sheets of records: what the bundle holds beside the table of entries.

#[cfg(feature = "cli")]
mod command;
mod edits;
mod faults;
#[cfg(feature = "cli")]
mod four_weeks;
mod layout;

use super::read;
use crate::fixture::{changed, small};
use pobratim::import::records::{
    Accepted, Context, NamedGrid, Names, Outcome, Plan, Sheet, apply, plan, read as read_rows,
    sheets,
};
use pobratim::import::{CellMerge, Grid};
use pobratim::model::schema::BUNDLE;
use pobratim::model::{OfficeMessages, load};
use pobratim::text::Lang;
use pobratim::time::{Date, days};
use serde_json::{Map, Value, json};

const FILES: [&str; 3] = [
    "public/bundle/khabarovsk.json",
    "tests/fixtures/otherville.json",
    "tests/fixtures/week.json",
];

fn today() -> Date {
    days::date(2026, 12, 1).unwrap()
}

/// The small bundle as a file.
fn small_text() -> String {
    serde_json::to_string_pretty(&small()).unwrap()
}

fn languages(text: &str) -> Vec<Lang> {
    load(text).unwrap().bundle.languages
}

fn sheets_of(text: &str, lang: Lang) -> Vec<Sheet> {
    sheets(text, &languages(text), &OfficeMessages::of(lang))
}

/// The sheets as a workbook is read.
fn grids(sheets: &[Sheet]) -> Vec<NamedGrid> {
    let grid = |sheet: &Sheet| {
        let head = sheet.columns.iter().map(|column| column.heading.clone());
        let rows = [head.collect()].into_iter().chain(sheet.rows.clone());
        NamedGrid {
            name: sheet.title.clone(),
            grid: Grid {
                rows: (1..).zip(rows).collect(),
                is_spreadsheet: true,
            },
        }
    };
    sheets.iter().map(grid).collect()
}

fn planned_on(text: &str, base: Option<&str>, grids: &[NamedGrid]) -> Plan {
    let messages = OfficeMessages::of(Lang::En);
    let names = Names::of(&messages);
    let rows = read_rows(grids, &languages(text), &names);
    let context = Context {
        messages: &messages,
        names: &names,
        entries: Vec::new(),
    };
    plan(text, base, &rows, &context)
}

fn planned(text: &str, grids: &[NamedGrid]) -> Plan {
    planned_on(text, None, grids)
}

fn fault_lines(plan: &Plan) -> String {
    let messages = OfficeMessages::of(Lang::En);
    let faults = plan.faults.iter();
    let lines: Vec<String> = faults.map(|fault| fault.message(&messages)).collect();
    lines.join("\n")
}

/// The names of all records of a plan.
fn all(plan: &Plan) -> Vec<String> {
    plan.records.iter().map(|record| record.name()).collect()
}

fn accepted(changed: &[&str], deleted: &[&str]) -> Accepted {
    let [changed, deleted] =
        [changed, deleted].map(|ids| ids.iter().map(|id| (*id).to_owned()).collect());
    Accepted { changed, deleted }
}

/// The text with all changes of a plan.
fn applied(text: &str, plan: &Plan) -> String {
    let accepted = Accepted {
        changed: all(plan),
        deleted: all(plan),
    };
    apply(text, text, plan, &accepted, today())
}

/// The column of a sheet by its name in the bundle.
fn column(sheet: &Sheet, code: &str) -> usize {
    let mut columns = sheet.columns.iter();
    let found = columns.position(|column| column.code == code);
    found.unwrap_or_else(|| panic!("{code}: {:?}", sheet.columns))
}

/// The sheets of a file in English, with one of them changed.
fn with(text: &str, code: &str, change: impl FnOnce(&mut Sheet)) -> Vec<NamedGrid> {
    let mut sheets = sheets_of(text, Lang::En);
    let sheet = sheets.iter_mut().find(|sheet| sheet.code == code);
    change(sheet.unwrap_or_else(|| panic!("{code}")));
    grids(&sheets)
}

/// Sets a cell of the first row that has a text in its first column.
fn set(sheet: &mut Sheet, row: &str, code: &str, text: &str) {
    let at = column(sheet, code);
    let row = sheet.rows.iter_mut().find(|cells| cells[0] == row);
    row.unwrap()[at] = text.to_owned();
}

/// A value without what means that nothing is there, and without revisions.
fn normal(value: &Value) -> Value {
    let is_absent = |value: &Value| match value {
        Value::Null => true,
        Value::Bool(flag) => !flag,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Number(_) | Value::String(_) => false,
    };
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| (key, normal(value)));
            let kept = fields.filter(|(key, value)| {
                !is_absent(value) && !["revision", "updated"].contains(&key.as_str())
            });
            Value::Object(kept.map(|(key, value)| (key.clone(), value)).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(normal).collect()),
        Value::Number(number) => json!(number.as_f64()),
        Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
    }
}

/// The records of a bundle by list and id, without entries; lists in any order.
fn records(text: &str) -> Map<String, Value> {
    let bundle: Value = serde_json::from_str(text).unwrap();
    let mut found = Map::new();
    for field in BUNDLE.fields {
        if ["events", "programmes", "documents"].contains(&field.name) {
            continue;
        }
        match &bundle[field.name] {
            Value::Array(items) if items.iter().any(Value::is_object) => {
                for item in items {
                    let id = ["id", "code"].iter().find_map(|key| item[*key].as_str());
                    found.insert(format!("{}/{}", field.name, id.unwrap()), normal(item));
                }
            }
            Value::Array(items) if items.is_empty() => {}
            Value::Null => {}
            other @ (Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_)) => {
                found.insert(field.name.to_owned(), normal(other));
            }
        }
    }
    found
}

#[test]
fn sheets_that_nobody_touched_change_nothing() {
    let texts = FILES.map(read).into_iter().chain([small_text()]);
    for text in texts {
        for lang in Lang::ALL {
            let plan = planned(&text, &grids(&sheets_of(&text, lang)));
            assert_eq!(fault_lines(&plan), "", "{}", lang.code());
            assert_eq!(plan.records, [], "{}", lang.code());
            assert!(plan.unchanged > 0);
        }
    }
}

/// The sheets of a bundle without those of entries, with columns for all languages.
fn record_sheets(text: &str, lang: Lang) -> Vec<Sheet> {
    let mut all = sheets(text, &Lang::ALL, &OfficeMessages::of(lang));
    let series = all.iter().find(|sheet| sheet.code == "series").unwrap();
    let ids: Vec<String> = series.rows.iter().map(|row| row[0].clone()).collect();
    all.retain(|sheet| sheet.code != "more");
    for sheet in &mut all {
        let of_entries = [
            "links",
            "organisers",
            "participants",
            "sessions",
            "price_amounts",
            "images",
        ];
        if of_entries.contains(&&*sheet.code) {
            sheet.rows.retain(|row| ids.contains(&row[0]));
        }
    }
    all
}

#[test]
fn the_sheets_of_another_bundle_give_that_bundle() {
    let texts = [read(FILES[0]), read(FILES[1]), read(FILES[2]), small_text()];
    for from in &texts {
        for to in &texts {
            let plan = planned(from, &grids(&record_sheets(to, Lang::Ko)));
            assert_eq!(fault_lines(&plan), "");
            let written = applied(from, &plan);
            let (found, expected) = (records(&written), records(to));
            for (name, record) in &expected {
                assert_eq!(found.get(name), Some(record), "{name}");
            }
            assert_eq!(found.len(), expected.len());
        }
    }
}

#[test]
fn records_that_are_not_changed_keep_their_bytes() {
    let text = read(FILES[0]);
    let grids = with(&text, "cities", |sheet| {
        set(sheet, "niigata", "zone", "Asia/Seoul");
    });
    let plan = planned(&text, &grids);
    let written = apply(&text, &text, &plan, &accepted(&["all"], &[]), today());
    let differing = text
        .lines()
        .zip(written.lines())
        .filter(|(old, new)| old != new);
    let differing: Vec<&str> = differing.map(|(_, new)| new.trim()).collect();
    assert_eq!(
        differing,
        ["\"updated\": \"2026-12-01\",", "\"zone\": \"Asia/Seoul\","]
    );
    assert_eq!(text.lines().count(), written.lines().count());
}

#[test]
fn an_item_keeps_what_has_no_column() {
    let text = small_text();
    let grids = with(&text, "links", |sheet| {
        let title = column(sheet, "title_en");
        for row in &mut sheet.rows {
            row.remove(title);
        }
        sheet.columns.remove(title);
        sheet.rows.swap(0, 1);
        let own = column(sheet, "title_ru");
        sheet.rows[0][own] = "Почта".to_owned();
    });
    let plan = planned(&text, &grids);
    assert_eq!(fault_lines(&plan), "");
    let written: Value = serde_json::from_str(&applied(&text, &plan)).unwrap();
    let titles = json!([{ "ru": "Почта", "en": "Mail" }, { "ru": "Page", "en": "Page" }]);
    let links = written["events"][0]["links"].as_array().unwrap().iter();
    let found: Vec<Value> = links.map(|link| link["title"].clone()).collect();
    assert_eq!(json!(found), titles);
    assert_eq!(
        written["events"][0]["revision"],
        json!({ "number": 3, "date": "2026-12-01" })
    );
}

#[test]
fn changes_are_accepted_like_those_of_the_table() {
    let text = small_text();
    let check = |code: &str, change: fn(&mut Sheet), name: &str, expected: [bool; 3]| {
        let plan = planned(&text, &with(&text, code, change));
        assert_eq!(fault_lines(&plan), "");
        assert_eq!(all(&plan), [name], "{code}");
        let record = &plan.records[0];
        let accepts = |ids: &[&str]| record.is_accepted(&accepted(ids, &[]));
        let id = name.split_once('/').unwrap().1;
        let found = [accepts(&[]), accepts(&["all"]), accepts(&[id])];
        assert_eq!(found, expected, "{name}");
        assert_eq!(accepts(&[name]), expected[2], "{name}");
        let is_deleted = |ids: &[&str]| record.is_accepted(&accepted(&[], ids));
        let deletes = [is_deleted(&[id]), is_deleted(&[name]), is_deleted(&["all"])];
        if record.outcome == Outcome::Removed {
            assert_eq!(deletes, [false, true, true]);
        }
    };
    let fills = [true, true, true];
    let replaces = [false, true, true];
    let named = [false, false, true];
    let removed = [false, false, false];
    check(
        "cities",
        |it| set(it, "niigata", "summary_en", "New"),
        "cities/niigata",
        fills,
    );
    check(
        "cities",
        |it| set(it, "niigata", "zone", "Asia/Seoul"),
        "cities/niigata",
        replaces,
    );
    check(
        "cities",
        |it| set(it, "niigata", "own_name_text", ""),
        "cities/niigata",
        replaces,
    );
    check("links", |it| it.rows.truncate(1), "events/concert", named);
    check("links", |it| it.rows.clear(), "events/concert", named);
    check(
        "ties",
        |it| it.rows.push(it.rows[0].clone()),
        "cities/niigata",
        fills,
    );
    check("media", |it| it.rows.clear(), "media/poster", removed);
    check(
        "site",
        |it| set(it, "Title (en)", "value", "New"),
        "site/site",
        replaces,
    );
}

#[test]
fn removals_do_not_hold_up_the_rest() {
    let text = small_text();
    let plan = planned(&text, &with(&text, "media", |sheet| sheet.rows.clear()));
    assert!(plan.records[0].only_removes());
    assert_eq!(plan.records[0].outcome, Outcome::Removed);
    let kept = apply(
        &text,
        &text,
        &plan,
        &accepted(&["all", "poster"], &["poster"]),
        today(),
    );
    assert_eq!(kept, text);
    let written: Value = serde_json::from_str(&applied(&text, &plan)).unwrap();
    assert_eq!(written["media"], json!([]));
}

#[test]
fn later_changes_of_the_bundle_are_kept() {
    let base = small_text();
    let newer = changed("/cities/0/zone", json!("Asia/Seoul")).to_string();
    let check = |grids: &[NamedGrid], expected: &[CellMerge]| {
        let plan = planned_on(&newer, Some(&base), grids);
        let changes = plan.records.iter().flat_map(|record| &record.changes);
        let merges: Vec<CellMerge> = changes.map(|change| change.merge).collect();
        assert_eq!(merges, expected);
    };
    check(&grids(&sheets_of(&base, Lang::En)), &[]);
    let grids = with(&base, "cities", |sheet| {
        set(sheet, "niigata", "zone", "Asia/Jakarta")
    });
    check(&grids, &[CellMerge::Conflicts]);
    let more = changed("/media/-", json!({ "id": "film" })).to_string();
    let plan = planned_on(
        &more,
        Some(&base),
        &self::grids(&sheets_of(&base, Lang::En)),
    );
    assert_eq!(plan.records, []);
}

#[test]
fn words_of_all_languages_and_numbers_of_spreadsheets_are_read() {
    let text = small_text();
    let check = |code: &str, column: &str, cell: &str, changes: usize| {
        let grids = with(&text, code, |sheet| {
            let first = sheet.rows[0][0].clone();
            set(sheet, &first, column, cell);
        });
        let plan = planned(&text, &grids);
        assert_eq!(fault_lines(&plan), "", "{cell}");
        let found: usize = plan.records.iter().map(|record| record.changes.len()).sum();
        assert_eq!(found, changes, "{cell}");
    };
    for word in [
        "sister",
        "Sister city",
        "город-побратим",
        "姉妹都市",
        "자매도시",
    ] {
        check("ties", "kind", word, 0);
    }
    for word in ["no", "нет", "いいえ", ""] {
        check("series", "exchange", word, 0);
    }
    check("series", "first_year", "1999", 0);
    check("series", "first_year", "1999.0", 0);
    check("cities", "position_lat", "48,462", 0);
    check("cities", "position_lat", "48.4620", 0);
    check("cities", "position_lat", "48.5", 1);
    check("series", "cities", "Niigata", 1);
    check("ties", "since", "23 April 1965", 0);
    check("ties", "as_of", "May 2021", 1);
    check("series", "sources", "report P05", 0);
    check("series", "sources", "Report P05", 0);
    check("series", "category", "Culture", 0);
}

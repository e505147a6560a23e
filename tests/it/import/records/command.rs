//! Workbooks with several sheets, read by the command.

use super::super::sheets::{file, ods_of, run};
use super::{Sheet, column, fault_lines, planned, sheets_of, small_text};
use crate::fixture::both;
use pobratim::export::archive;
use pobratim::import::records::SheetColumn;
use pobratim::import::{ExportSheet, export_xlsx, read_sheets, template};
use pobratim::model::table::{Column, cell};
use pobratim::model::{OfficeMessages, load};
use pobratim::text::Lang;
use serde_json::{Value, json};

/// The table of entries as a sheet.
fn table(text: &str, lang: Lang) -> Sheet {
    let bundle = load(text).unwrap().bundle;
    let messages = OfficeMessages::of(lang);
    let columns = template(&bundle.languages, &messages, Some(&bundle));
    let all: Vec<Column> = columns.iter().map(|column| column.column).collect();
    let rows = bundle.entries.iter();
    Sheet {
        code: "events".to_owned(),
        title: messages.text("template_sheet").to_owned(),
        columns: columns
            .iter()
            .map(|own| SheetColumn {
                code: own.column.key().into_owned(),
                heading: own.heading.clone(),
                width: 20,
                choices: Vec::new(),
                is_list: false,
            })
            .collect(),
        rows: rows
            .map(|entry| {
                all.iter()
                    .map(|column| cell(&bundle, entry, *column))
                    .collect()
            })
            .collect(),
    }
}

pub fn write_workbook(sheets: &[Sheet], messages: &OfficeMessages) -> Vec<u8> {
    let sheets: Vec<ExportSheet> = sheets.iter().cloned().map(ExportSheet::from).collect();
    export_xlsx(&sheets, messages).unwrap()
}

/// All sheets of a bundle, the table of entries first.
pub fn workbook(text: &str, lang: Lang) -> Vec<Sheet> {
    [table(text, lang)]
        .into_iter()
        .chain(sheets_of(text, lang))
        .collect()
}

fn find<'a>(sheets: &'a mut [Sheet], code: &str) -> &'a mut Sheet {
    sheets.iter_mut().find(|sheet| sheet.code == code).unwrap()
}

fn set(sheets: &mut [Sheet], code: &str, row: usize, name: &str, text: &str) {
    let sheet = find(sheets, code);
    let at = column(sheet, name);
    sheet.rows[row][at] = text.to_owned();
}

/// Imports a workbook into the small bundle, and returns the exit code, the output and the bundle.
fn imported(name: &str, sheets: &[Sheet], more: &[&str]) -> (i32, String, Value) {
    let messages = OfficeMessages::of(Lang::En);
    let book = file(&format!("{name}.xlsx"), &write_workbook(sheets, &messages));
    let into = file(&format!("{name}.json"), small_text().as_bytes());
    let arguments = [
        "import",
        &book,
        "--into",
        &into,
        "--lang",
        "en",
        "--today",
        "2026-11-29",
    ];
    let (code, printed) = run(&[arguments.as_slice(), more].concat());
    let written = std::fs::read_to_string(&into).unwrap();
    (code, printed, serde_json::from_str(&written).unwrap())
}

#[test]
fn a_workbook_is_read_back_in_all_languages() {
    for lang in Lang::ALL {
        let name = format!("records-{}", lang.code());
        let (code, printed, written) = imported(&name, &workbook(&small_text(), lang), &[]);
        assert_eq!(code, 0, "{printed}");
        assert!(
            printed.ends_with("The data has all of this already.\n"),
            "{printed}"
        );
        assert_eq!(written, crate::fixture::small());
    }
}

#[test]
fn an_exported_workbook_holds_all_sheets() {
    let bundle = file("records-export.json", small_text().as_bytes());
    let book = file("records-export.xlsx", b"");
    let (code, printed) = run(&[
        "export",
        &bundle,
        "--out",
        &book,
        "--overwrite",
        "--lang",
        "ko",
    ]);
    assert_eq!(code, 0, "{printed}");
    let found = read_sheets(&std::fs::read(&book).unwrap()).unwrap();
    let names: Vec<&str> = found
        .records
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    let all = sheets_of(&small_text(), Lang::Ko);
    let titles: Vec<&str> = all.iter().map(|sheet| sheet.title.as_str()).collect();
    assert_eq!(names, titles);
    let (code, printed) = run(&["import", &book, "--into", &bundle, "--lang", "en"]);
    assert_eq!(code, 0, "{printed}");
    assert!(
        printed.ends_with("The data has all of this already.\n"),
        "{printed}"
    );
}

#[test]
fn the_same_sheets_give_the_same_bytes() {
    let sheets = workbook(&small_text(), Lang::Ja);
    let messages = OfficeMessages::of(Lang::Ja);
    let books = [&sheets, &sheets].map(|sheets| write_workbook(sheets, &messages));
    assert_eq!(books[0], books[1]);
}

#[test]
fn new_records_of_all_sheets_are_written_at_once() {
    let mut sheets = workbook(&small_text(), Lang::En);
    let add = |sheet: &mut Sheet, cells: &[(&str, &str)]| {
        let mut row = vec![String::new(); sheet.columns.len()];
        for (name, text) in cells {
            row[column(sheet, name)] = (*text).to_owned();
        }
        sheet.rows.push(row);
    };
    add(
        find(&mut sheets, "events"),
        &[
            ("id", "market-day"),
            ("kind", "Festival"),
            ("title_en", "Market day"),
            ("title_ru", "Базар"),
            ("when", "2027-05-01"),
            ("series", "market"),
            ("category", "Culture"),
            ("direction", "Culture"),
            ("status", "Planned"),
            ("place", "Рынок"),
        ],
    );
    add(
        find(&mut sheets, "more"),
        &[
            ("record", "market-day"),
            ("place_name_en", "Market"),
            ("place_position_lat", "48.1"),
            ("place_position_lon", "135.2"),
        ],
    );
    add(
        find(&mut sheets, "organisers"),
        &[
            ("record", "market-day"),
            ("organisers_ru", "Город"),
            ("organisers_en", "City"),
        ],
    );
    add(
        find(&mut sheets, "series"),
        &[
            ("id", "market"),
            ("title_en", "Market"),
            ("rule_start", "2026-01-01"),
            ("rule_rrule", "FREQ=WEEKLY"),
            ("category", "cultural"),
            ("direction", "culture"),
            ("format", "In person"),
            ("sources", "third"),
        ],
    );
    add(
        find(&mut sheets, "sources"),
        &[
            ("id", "third"),
            ("kind", "Page"),
            ("title_en", "Third"),
            ("url", "https://example.org/3"),
        ],
    );
    add(
        find(&mut sheets, "ties"),
        &[
            ("record", "khabarovsk"),
            ("kind", "In contact"),
            ("status", "Active"),
            ("as_of", "2026"),
            ("basis", "Stated"),
            ("sources", "third P1"),
        ],
    );
    let (code, printed, written) = imported("records-new", &sheets, &[]);
    assert_eq!(code, 0, "{printed}");
    assert!(printed.contains("5 entries written."), "{printed}");
    let event = &written["events"][1];
    assert_eq!(event["series"], "market");
    assert_eq!(
        event["place"],
        json!({ "name": { "ru": "Рынок", "en": "Market" }, "position": { "lat": 48.1, "lon": 135.2 } })
    );
    assert_eq!(
        event["organisers"],
        json!([{ "ru": "Город", "en": "City" }])
    );
    assert_eq!(
        written["series"][1]["rule"],
        json!({ "start": "2026-01-01", "rrule": "FREQ=WEEKLY" })
    );
    assert_eq!(
        written["host"]["ties"][0]["sources"],
        json!([{ "source": "third", "paragraphs": ["P1"] }])
    );
    assert_eq!(written["site"]["updated"], "2026-11-29");
}

#[test]
fn a_fault_that_only_the_check_finds_is_named_by_its_cell() {
    let mut sheets = workbook(&small_text(), Lang::En);
    set(&mut sheets, "cities", 1, "zone", "Tokyo time");
    let (code, printed, written) = imported("records-zone", &sheets, &["--accept", "all"]);
    assert_eq!(code, 1, "{printed}");
    assert!(
        printed.contains("sheet “Cities”, row 3, column “Time zone *”: check of the data: "),
        "{printed}"
    );
    assert_eq!(written, crate::fixture::small());
    let mut sheets = workbook(&small_text(), Lang::En);
    set(&mut sheets, "ties", 0, "sources", "");
    let (code, printed, _) = imported("records-tie", &sheets, &["--accept", "all"]);
    assert_eq!(code, 1, "{printed}");
    assert!(
        printed.contains("sheet “Ties”, row 2: check of the data: "),
        "{printed}"
    );
}

#[test]
fn a_list_that_contradicts_the_table_is_accepted_by_name_only() {
    // The table has a new link, the sheet of the links is that of last week.
    let mut sheets = workbook(&small_text(), Lang::En);
    set(
        &mut sheets,
        "events",
        0,
        "links",
        "Page https://example.org/other",
    );
    let (code, printed, written) = imported("records-links", &sheets, &["--accept", "all"]);
    assert_eq!(code, 0, "{printed}");
    assert_eq!(written["events"][0]["links"].as_array().unwrap().len(), 1);
    // A week later, the same workbook.
    let messages = OfficeMessages::of(Lang::En);
    let book = file("records-links-2.xlsx", &write_workbook(&sheets, &messages));
    let into = file("records-links-2.json", written.to_string().as_bytes());
    let arguments = [
        "import", &book, "--into", &into, "--lang", "en", "--accept", "all",
    ];
    let (code, printed) = run(&arguments);
    assert_eq!(code, 3, "{printed}");
    assert!(
        printed.contains("the table of entries has another value: Page https://example.org/other"),
        "{printed}"
    );
    assert_eq!(std::fs::read_to_string(&into).unwrap(), written.to_string());
    // Only the sheet has changed: it contradicts the table too.
    let mut sheets = workbook(&small_text(), Lang::En);
    set(&mut sheets, "links", 0, "url", "https://example.org/new");
    let (code, printed, _) = imported("records-links-3", &sheets, &["--accept", "all"]);
    assert_eq!(code, 3, "{printed}");
    let (code, printed, written) =
        imported("records-links-4", &sheets, &["--accept", "events/concert"]);
    assert_eq!(code, 0, "{printed}");
    assert_eq!(
        written["events"][0]["links"][0]["url"],
        "https://example.org/new"
    );
    // What the table does not show.
    let mut sheets = workbook(&small_text(), Lang::En);
    set(&mut sheets, "links", 0, "title_en", "The page");
    let (code, printed, written) = imported("records-links-5", &sheets, &["--accept", "all"]);
    assert_eq!(code, 0, "{printed}");
    assert_eq!(
        written["events"][0]["links"][0]["title"],
        json!({ "ru": "Page", "en": "The page" })
    );
}

#[test]
fn missing_rows_are_named_and_removed_only_when_asked() {
    let mut sheets = workbook(&small_text(), Lang::En);
    find(&mut sheets, "sources").rows.pop();
    set(&mut sheets, "cities", 1, "summary_en", "A port");
    let (code, printed, written) = imported("records-removed", &sheets, &["--accept", "all"]);
    assert_eq!(code, 0, "{printed}");
    assert!(printed.contains("    --delete sources/page\n"), "{printed}");
    assert_eq!(written["cities"][0]["summary"], json!({ "en": "A port" }));
    assert_eq!(written["sources"].as_array().unwrap().len(), 2);
    let (code, printed, written) =
        imported("records-removed-2", &sheets, &["--delete", "sources/page"]);
    assert_eq!(code, 0, "{printed}");
    assert_eq!(written["sources"].as_array().unwrap().len(), 1);
    // A source that is used cannot be removed.
    find(&mut sheets, "sources").rows.remove(0);
    let (code, printed, _) = imported(
        "records-removed-3",
        &sheets,
        &["--delete", "sources/report"],
    );
    assert_eq!(code, 1, "{printed}");
}

#[test]
fn a_workbook_may_have_only_sheets_of_records_and_others() {
    let mut sheets = sheets_of(&small_text(), Lang::Ja);
    sheets.retain(|sheet| sheet.code == "media");
    set(&mut sheets, "media", 0, "description_en", "The poster");
    let notes = Sheet {
        code: "notes".into(),
        title: "Notes".into(),
        columns: Vec::new(),
        rows: vec![vec!["hello".into()]],
    };
    sheets.push(notes);
    let (code, printed, written) = imported("records-only", &sheets, &["--accept", "all"]);
    assert_eq!(code, 0, "{printed}");
    assert_eq!(written["media"][0]["description"]["en"], "The poster");
    sheets[1].title = "Sourcse".to_owned();
    let (code, printed, _) = imported("records-like", &sheets, &[]);
    assert_eq!(code, 1, "{printed}");
    assert!(
        printed.contains("sheet “Sourcse”, there is no such sheet. Did you mean “Sources”?"),
        "{printed}"
    );
    sheets[1].title = "# Sourcse".to_owned();
    let (code, printed, _) = imported("records-own", &sheets, &["--dry-run"]);
    assert_eq!(code, 0, "{printed}");
}

#[test]
fn open_document_sheets_are_read_by_name() {
    let cells = |texts: &[&str]| {
        let cells = texts.iter().map(|text| format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"));
        format!(
            "<table:table-row>{}</table:table-row>",
            cells.collect::<String>()
        )
    };
    let sheet = |name: &str, rows: &[&[&str]]| {
        let rows: String = rows.iter().map(|row| cells(row)).collect();
        format!("</table:table><table:table table:name=\"{name}\">{rows}")
    };
    let body = [
        cells(&["id", "title_en"]),
        sheet("Other", &[&["x"]]),
        sheet("Связи", &[&["record", "kind"], &["niigata", "sister"]]),
    ];
    let parts = ods_of(&body.concat());
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    let found = read_sheets(&archive(&parts)).unwrap();
    assert_eq!(found.table.unwrap().grid.rows.len(), 1);
    assert_eq!(found.others, ["Other"]);
    assert_eq!(found.records.len(), 1);
    let plan = planned(&small_text(), &found.records);
    assert_eq!((fault_lines(&plan).as_str(), plan.records.len()), ("", 0));
    assert_eq!(both("a"), json!({ "ru": "a", "en": "a" }));
}

//! Ids written into the office's own table: everything else stays as it is.

use super::sheets::{file, inline_parts, ods_of, run};
use super::{bundle, read};
use pobratim::export::archive;
use pobratim::import::{read_csv, read_sheet, write_row_ids};
use pobratim::model::OfficeMessages;
use pobratim::text::Lang;
use rust_xlsxwriter::{DataValidation, ExcelDateTime, Format, FormatAlign, Note, Table, Workbook};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

const WEEK: &str = "tests/fixtures/week.json";

fn english() -> OfficeMessages {
    OfficeMessages::of(Lang::En)
}

fn ids(ids: &[(u32, &str)]) -> Vec<(u32, String)> {
    ids.iter()
        .map(|(row, id)| (*row, (*id).to_owned()))
        .collect()
}

/// The files of a workbook, by path.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        parts.insert(name, content);
    }
    parts
}

/// The table of an office: a sheet before it, a title above the names of the columns, formats, notes,
/// lists of choices, dates, a formula, and a column of its own.
fn office_book() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("Notes")
        .unwrap()
        .write(0, 0, "ours")
        .unwrap();
    let head = Format::new().set_bold().set_background_color("#ddeeff");
    let red = Format::new()
        .set_font_color("#aa0000")
        .set_align(FormatAlign::Right);
    let text = Format::new().set_num_format("@");
    let day = Format::new().set_num_format("yyyy/mm/dd");
    let sheet = book.add_worksheet();
    sheet.set_name("行事").unwrap();
    sheet
        .merge_range(0, 0, 0, 4, "Events of 2026", &head)
        .unwrap();
    let names = [
        "#Office",
        "Title (en)",
        "Id",
        "Date",
        "Kind",
        "Category",
        "Field",
        "Status",
    ];
    for (column, name) in (0..).zip(names) {
        sheet.write_with_format(1, column, name, &head).unwrap();
    }
    sheet.set_column_width(2, 31.5).unwrap();
    sheet.set_column_format(2, &text).unwrap();
    sheet.set_row_height(3, 40).unwrap();
    sheet
        .insert_note(1, 2, &Note::new("The id stays."))
        .unwrap();
    let rule = DataValidation::new()
        .allow_list_strings(&["Planned", "Held"])
        .unwrap();
    sheet.add_data_validation(2, 7, 99, 7, &rule).unwrap();
    sheet.set_freeze_panes(2, 0).unwrap();
    let rows = [
        ("Fireworks", "2026-08-01"),
        ("Kite day", "2026-06-13"),
        ("Lanterns", "2026-09-02"),
    ];
    for (row, (title, when)) in (2..).zip(rows) {
        sheet.write_formula(row, 0, "=1+1").unwrap();
        sheet.write_with_format(row, 1, title, &red).unwrap();
        let date = ExcelDateTime::parse_from_str(when).unwrap();
        sheet
            .write_datetime_with_format(row, 3, &date, &day)
            .unwrap();
        for (column, word) in (4..).zip(["Festival", "Cultural", "Culture", "Planned"]) {
            sheet.write(row, column, word).unwrap();
        }
    }
    // A cell that has a format and no text.
    sheet.write_blank(4, 2, &red).unwrap();
    let other = book.add_worksheet().set_name("Totals").unwrap();
    other.write_formula(0, 0, "=COUNTA('行事'!C3:C9)").unwrap();
    other.add_table(2, 0, 5, 2, &Table::new()).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_gets_ids_and_keeps_everything_else() {
    let old = office_book();
    let wanted = [(3, "fireworks-2026"), (5, "lanterns-2026")];
    let new = write_row_ids(&old, "XLSX", &ids(&wanted), &english()).unwrap();
    let (before, after) = (parts(&old), parts(&new));
    assert!(before.keys().eq(after.keys()));
    for (path, content) in &before {
        let is_table = path == "xl/worksheets/sheet2.xml";
        assert_eq!(after[path] == *content, !is_table, "{path}");
    }
    let sheet = |parts: &BTreeMap<String, Vec<u8>>| {
        String::from_utf8(parts["xl/worksheets/sheet2.xml"].clone()).unwrap()
    };
    let cells: Vec<String> = wanted
        .iter()
        .map(|(row, id)| (row, format!("t=\"inlineStr\"><is><t>{id}</t></is></c>")))
        .map(|(row, rest)| {
            let new = sheet(&after);
            let at = new.find(&rest).unwrap();
            let start = new[..at].rfind("<c ").unwrap();
            assert!(new[start..at].starts_with(&format!("<c r=\"C{row}\" s=\"")));
            new[start..at + rest.len()].to_owned()
        })
        .collect();
    // The first cell was missing and has the format of its column; the second keeps its own.
    let style = |cell: &str| {
        cell.split("s=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    let own = sheet(&before);
    let blank = own
        .split("<c r=\"C5\" s=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let column = own.split("<col min=\"3\"").nth(1).unwrap();
    let column = column
        .split("style=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    assert_eq!([style(&cells[0]), style(&cells[1])], [column, blank]);
    assert_ne!(column, blank);
    // Without these cells, the sheet is the old one.
    let mut rest = sheet(&after).replace(&cells[0], "");
    rest = rest.replace(&cells[1], &format!("<c r=\"C5\" s=\"{blank}\"/>"));
    let spans = |text: &str| {
        let mut text = text.to_owned();
        while let Some(at) = text.find(" spans=\"") {
            let end = at + 8 + text[at + 8..].find('"').unwrap() + 1;
            text.replace_range(at..end, "");
        }
        text
    };
    assert_eq!(spans(&rest), spans(&own));
}

#[test]
fn a_sheet_of_any_maker_gets_its_ids() {
    let rows = |cells: &str| {
        format!(
            "<row><c t=\"inlineStr\"><is><t>Title (en)</t></is></c><c t=\"inlineStr\"><is><t>Id</t></is></c></row>{cells}"
        )
    };
    let text = |text: &str| format!("<is><t>{text}</t></is>");
    for (name, row, expected) in [
        // Without references, the cells are counted.
        (
            "counted",
            format!("<row><c t=\"inlineStr\">{}</c></row>", text("A")),
            "a",
        ),
        (
            "last",
            format!(
                "<row r=\"2\" spans=\"1:1\"><c r=\"A2\" t=\"inlineStr\">{}</c></row>",
                text("A")
            ),
            "a",
        ),
        (
            "empty",
            format!(
                "<row><c t=\"inlineStr\">{}</c><c/><c t=\"inlineStr\">{}</c></row>",
                text("A"),
                text("B")
            ),
            "a|B",
        ),
        (
            "blank",
            format!(
                "<row><c t=\"inlineStr\">{}</c><c s=\"0\" t=\"inlineStr\">{}</c></row>",
                text("A"),
                text(" ")
            ),
            "a",
        ),
        (
            "between",
            format!(
                "<row><c r=\"A2\" t=\"inlineStr\">{}</c><c r=\"C2\" t=\"inlineStr\">{}</c></row>",
                text("A"),
                text("B")
            ),
            "a|B",
        ),
    ] {
        let mut files = inline_parts(&[]);
        let sheet = files
            .iter_mut()
            .find(|(path, _)| path.ends_with("sheet1.xml"))
            .unwrap();
        let xml = String::from_utf8(sheet.1.clone()).unwrap();
        sheet.1 = xml
            .replace("<sheetData>", &format!("<sheetData>{}", rows(&row)))
            .into_bytes();
        let old: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(path, it)| (path.as_str(), it.as_slice()))
            .collect();
        let new = write_row_ids(&archive(&old), "xlsx", &ids(&[(2, "a")]), &english());
        let new = new.unwrap_or_else(|error| panic!("{name}: {}", error.message(&english())));
        let grid = read_sheet(&new).unwrap();
        assert_eq!(grid.rows[1].1[1..].join("|"), expected, "{name}");
        assert!(
            !String::from_utf8_lossy(&parts(&new)["xl/worksheets/sheet1.xml"]).contains("spans")
        );
    }
}

#[test]
fn a_table_that_cannot_be_kept_is_refused() {
    let mut formula = Workbook::new();
    let sheet = formula.add_worksheet();
    sheet
        .write(0, 0, "Id")
        .unwrap()
        .write(0, 1, "Title (en)")
        .unwrap();
    sheet
        .write(1, 1, "A")
        .unwrap()
        .write_formula(1, 0, "=\"\"")
        .unwrap();
    let formula = formula.save_to_buffer().unwrap();
    let mut signed = inline_parts(&[
        vec!["Id".into(), "Title (en)".into()],
        vec![String::new(), "A".into()],
    ]);
    signed.push(("_xmlsignatures/sig1.xml".to_owned(), b"<x/>".to_vec()));
    let signed: Vec<(&str, &[u8])> = signed
        .iter()
        .map(|(path, it)| (path.as_str(), it.as_slice()))
        .collect();
    let ods = ods_of("");
    let ods: Vec<(&str, &[u8])> = ods
        .iter()
        .map(|(path, it)| (path.as_str(), it.as_slice()))
        .collect();
    for (bytes, extension, expected) in [
        (formula, "xlsx", "cell A2 holds a formula"),
        (archive(&signed), "xlsx", "digital signature"),
        (archive(&ods), "ods", "a file of the kind ods"),
        (b"BEGIN:VCALENDAR".to_vec(), "ics", "a file of the kind ics"),
        (
            b"Title (en),Date\nA,2026\n".to_vec(),
            "csv",
            "no column “Id”",
        ),
    ] {
        let error = write_row_ids(&bytes, extension, &ids(&[(2, "a")]), &english()).unwrap_err();
        let message = error.message(&english());
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn a_text_file_gets_ids_and_keeps_every_other_byte() {
    let given = [(2, "a-1"), (4, "c-3")];
    for (old, new) in [
        (
            "Id,Title (en)\n,A\nb,B\n,C",
            "Id,Title (en)\na-1,A\nb,B\nc-3,C",
        ),
        (
            "Title (en);Id\r\nA;\r\nB;b\r\nC\r\n",
            "Title (en);Id\r\nA;a-1\r\nB;b\r\nC;c-3\r\n",
        ),
        (
            "\u{feff}\"Id\"\t\"Title (en)\"\n\"\"\t\"A\"\"\t\n\"\n\"b\"\tB\n \tC\n",
            "\u{feff}\"Id\"\t\"Title (en)\"\n\"a-1\"\t\"A\"\"\t\n\"\n\"b\"\tB\nc-3\tC\n",
        ),
        (
            "Title (en),Date,Id\nA\nB,2026,b\nC,2026,\n",
            "Title (en),Date,Id\nA,,a-1\nB,2026,b\nC,2026,c-3\n",
        ),
        (
            "Id,Title (en)\r,A\rb,B\r,C\r",
            "Id,Title (en)\ra-1,A\rb,B\rc-3,C\r",
        ),
    ] {
        let found = write_row_ids(old.as_bytes(), "csv", &ids(&given), &english()).unwrap();
        assert_eq!(String::from_utf8(found).unwrap(), new);
    }
    // Windows-1251, which Russian spreadsheets write.
    let old = b"\xca\xee\xe4;\xcd\xe0\xe7\xe2\xe0\xed\xe8\xe5 (ru)\r\n;\xa8\xeb\xea\xe0\r\n";
    let found = write_row_ids(old, "csv", &ids(&[(2, "yolka")]), &english()).unwrap();
    assert_eq!(found, [&old[..19], b"yolka", &old[19..]].concat());
    assert!(read_csv(&found).is_ok());
}

#[test]
fn ids_are_written_when_the_records_are() {
    let table = file("ids.xlsx", &office_book());
    let into = file("ids.json", read(WEEK).as_bytes());
    let import = |options: &[&str]| {
        let fixed = [
            "import",
            &table,
            "--into",
            &into,
            "--lang",
            "en",
            "--today",
            "2026-06-06",
        ];
        run(&[&fixed, options].concat())
    };
    let grid = || read_sheet(&std::fs::read(&table).unwrap()).unwrap();
    let old = std::fs::read(&table).unwrap();
    let (code, printed) = import(&["--write-ids", "--dry-run"]);
    assert_eq!(
        (code, std::fs::read(&table).unwrap()),
        (0, old),
        "{printed}"
    );
    let (code, printed) = import(&["--write-ids", "--accept", "all"]);
    assert_eq!(code, 0, "{printed}");
    assert!(
        printed.ends_with(&format!("3 ids written into {table}.\n")),
        "{printed}"
    );
    let found: Vec<String> = grid().rows[2..]
        .iter()
        .map(|(_, cells)| cells[2].clone())
        .collect();
    assert_eq!(found, ["fireworks-2026", "kite-day-2026", "lanterns-2026"]);
    let (code, printed) = import(&["--write-ids"]);
    assert_eq!(code, 0, "{printed}");
    assert!(
        printed.ends_with("There is no id to write into the table.\n"),
        "{printed}"
    );
}

#[test]
fn no_id_is_written_for_what_was_not_accepted_or_where_the_table_is_open() {
    let rows = "Id,Title (en),Date,Kind,Category,Field,Status\n\
        ,Fireworks,2026-08-01,Festival,Cultural,Culture,Planned\n\
        ,Kite day,2026-06-13,Festival,Cultural,Culture,Cancelled\n";
    let table = file("ids-open.csv", rows.as_bytes());
    let into = file("ids-open.json", read(WEEK).as_bytes());
    let fixed = [
        "import",
        &table,
        "--into",
        &into,
        "--lang",
        "en",
        "--write-ids",
    ];
    let (code, printed) = run(&fixed);
    assert_eq!(
        (code, &*std::fs::read_to_string(&table).unwrap()),
        (3, rows),
        "{printed}"
    );
    let lock = file(".~lock.ids-open.csv#", b"");
    let (code, printed) = run(&[&fixed[..], &["--accept", "all"]].concat());
    assert!(
        code == 2 && printed.contains("open in another program"),
        "{printed}"
    );
    assert_eq!(std::fs::read_to_string(&into).unwrap(), read(WEEK));
    std::fs::remove_file(lock).unwrap();
    let (code, printed) = run(&[&fixed[..], &["--accept", "fireworks-2026"]].concat());
    assert_eq!(code, 3, "{printed}");
    let written = std::fs::read_to_string(&table).unwrap();
    assert_eq!(written, rows.replace("\n,Fire", "\nfireworks-2026,Fire"));
    assert!(
        bundle(&std::fs::read_to_string(&into).unwrap())
            .find_entry("fireworks-2026")
            .is_some()
    );
}

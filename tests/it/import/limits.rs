//! Small spreadsheets that need much memory, each read by a command with little of it.

use super::read;
use super::sheets::{escaped, file, inline_parts, ods_of};
use pobratim::import::read_sheet;
use std::io::{Cursor, Write as _};
use std::process::Command;
use zip::write::{SimpleFileOptions, ZipWriter};

/// The memory limit of the command, KB. The sheet itself needs very little.
const MEMORY_KB: u32 = 400_000;

const MB: usize = 1 << 20;

/// A table with one good row.
const HEAD: [&str; 8] = [
    "status",
    "class",
    "kind",
    "title_ru",
    "when",
    "category",
    "direction",
    "sources",
];
const ROW: [&str; 8] = [
    "planned",
    "event",
    "festival",
    "Запись",
    "2026-06-05",
    "tourist",
    "tourism",
    "report-2021",
];

type Parts = Vec<(String, Vec<u8>)>;

/// An archive whose files are compressed.
fn pack(parts: &Parts) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        let options = SimpleFileOptions::default();
        let options = options.compression_method(zip::CompressionMethod::Deflated);
        archive.start_file(path.as_str(), options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The files of a workbook with the good table, and more XML after its rows.
fn xlsx_parts(more: &str) -> Parts {
    let rows = [HEAD, ROW].map(|row| row.map(String::from).to_vec());
    let mut parts = inline_parts(&rows);
    for (path, bytes) in &mut parts {
        if path.ends_with("sheet1.xml") {
            let text = String::from_utf8(bytes.clone()).unwrap();
            *bytes = text
                .replace("</sheetData>", &[more, "</sheetData>"].concat())
                .into_bytes();
        }
    }
    parts
}

fn xlsx(more: &str) -> Vec<u8> {
    pack(&xlsx_parts(more))
}

/// The same workbook with one more file.
fn xlsx_with(path: &str, bytes: Vec<u8>, more: &str) -> Vec<u8> {
    let mut parts = xlsx_parts(more);
    parts.push((path.into(), bytes));
    pack(&parts)
}

/// An OpenDocument sheet with the good table, and more XML after its rows.
fn ods(more: &str) -> Vec<u8> {
    let cells = |row: [&str; 8]| {
        let cell = |text: &str| {
            let text = escaped(text);
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
        };
        let cells: String = row.into_iter().map(cell).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let parts = ods_of(&[&cells(HEAD), &cells(ROW), more].concat());
    pack(&parts.to_vec())
}

/// A number in a cell of a workbook.
fn number(cell: &str) -> String {
    let row: String = cell.chars().filter(char::is_ascii_digit).collect();
    format!("<row r=\"{row}\"><c r=\"{cell}\"><v>1</v></c></row>")
}

/// Imports a file with little memory and returns the exit code and output.
fn import(name: &str, bytes: &[u8]) -> (Option<i32>, String) {
    let path = file(name, bytes);
    let into = file(
        &[name, ".json"].concat(),
        read("public/bundle/khabarovsk.json").as_bytes(),
    );
    let script = "ulimit -v $0; exec \"$@\"";
    let output = Command::new("sh")
        .args(["-c", script, &MEMORY_KB.to_string()])
        .arg(env!("CARGO_BIN_EXE_pobratim"))
        .args([
            "import", &path, "--into", &into, "--lang", "en", "--offset", "+10:00",
        ])
        .arg("--dry-run")
        .output()
        .unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (
        output.status.code(),
        String::from_utf8_lossy(&printed).into_owned(),
    )
}

/// Checks the result of each file.
fn check(cases: &[(&str, Vec<u8>, i32, &str)]) {
    for (name, bytes, code, what) in cases {
        assert!(bytes.len() < 2 * MB, "{name} is no small file");
        let (found, printed) = import(name, bytes);
        assert_eq!(found, Some(*code), "{name}: {printed}");
        assert!(printed.contains(what), "{name}: {printed}");
    }
}

#[test]
fn a_far_cell_of_a_workbook_is_named() {
    let outside = |cell: &str| format!("`1` is in cell {cell}, in a column without a name");
    let reversed = [number("XFD1048576"), number("J3")].concat();
    let dimension = "<row r=\"3\"></row>";
    let huge = String::from_utf8(xlsx_parts("")[4].1.clone()).unwrap();
    let mut declared = xlsx_parts("");
    declared[4].1 = huge
        .replace(
            "<sheetData>",
            "<dimension ref=\"A1:XFD1048576\"/><sheetData>",
        )
        .into_bytes();
    check(&[
        (
            "far.xlsx",
            xlsx(&number("XFD1048576")),
            1,
            &outside("XFD1048576"),
        ),
        (
            "zz.xlsx",
            xlsx(&number("ZZ100000")),
            1,
            &outside("ZZ100000"),
        ),
        ("right.xlsx", xlsx(&number("XFD3")), 1, &outside("XFD3")),
        ("order.xlsx", xlsx(&reversed), 1, &outside("J3")),
        (
            "down.xlsx",
            xlsx(&number("A1048576")),
            1,
            "row 1048576, column “status”",
        ),
        (
            "nowhere.xlsx",
            xlsx(&number("ZZZZZZ4000000000")),
            1,
            "cells, counted up to",
        ),
        ("empty-row.xlsx", xlsx(dimension), 0, "Запись"),
        ("declared.xlsx", pack(&declared), 0, "Запись"),
    ]);
}

#[test]
fn too_many_cells_or_too_much_text_of_a_workbook_is_refused() {
    let wide: String = (3..400).map(|row| number(&format!("XFD{row}"))).collect();
    let text = "т".repeat(MB / 2);
    let strings = format!("<sst count=\"1\" uniqueCount=\"1\"><si><t>{text}</t></si></sst>");
    let same: String = (3..103)
        .map(|row| format!("<row r=\"{row}\"><c r=\"D{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let lie =
        |count: &str| format!("<sst uniqueCount=\"{count}\"><si><t>a</t></si></sst>").into_bytes();
    let strings_path = "xl/sharedStrings.xml";
    let formats = |one: &str, count: usize| {
        format!(
            "<styleSheet><cellXfs>{}</cellXfs></styleSheet>",
            one.repeat(count)
        )
        .into_bytes()
    };
    let pattern = format!(
        "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts></styleSheet>",
        "0".repeat(MB)
    );
    check(&[
        (
            "wide.xlsx",
            xlsx(&wide),
            1,
            "row 64: up to here the sheet has 1015824 cells",
        ),
        (
            "text.xlsx",
            xlsx_with(strings_path, strings.into_bytes(), &same),
            1,
            "more than 64 MB of text",
        ),
        (
            "count.xlsx",
            xlsx_with(strings_path, lie("99999999999"), ""),
            1,
            "declares 99999999999 texts",
        ),
        (
            "overflow.xlsx",
            xlsx_with("XL/SharedStrings.xml", lie("18446744073709551615"), ""),
            1,
            "declares 18446744073709551615 texts",
        ),
        (
            "styles.xlsx",
            xlsx_with("xl/styles.xml", formats("<xf/>", 200_000), ""),
            1,
            "more than 100000 styles",
        ),
        (
            "style.xlsx",
            xlsx_with("xl/styles.xml", pattern.into_bytes(), ""),
            1,
            "a style of more than 2048 bytes",
        ),
        (
            "many-styles.xlsx",
            xlsx_with(
                "xl/styles.xml",
                formats("<xf numFmtId=\"14\" fontId=\"0\"/>", 60_000),
                "",
            ),
            0,
            "Запись",
        ),
    ]);
}

#[test]
fn what_unpacks_to_hundreds_of_megabytes_is_refused() {
    let large = "the file unpacks to more than 64 MB";
    let mut texts = b"<sst>".to_vec();
    texts.extend(b"<si><t>a</t></si>".repeat(256 * MB / 17));
    texts.extend(b"</sst>");
    let spaces = " ".repeat(200 * MB);
    let strings = xlsx_with("xl/sharedStrings.xml", texts, "");
    // The declared sizes may be false: here ten bytes for each file.
    let mut lying = strings.clone();
    for at in 0..lying.len() - 46 {
        let size = match &lying[at..at + 4] {
            b"PK\x01\x02" => 24,
            b"PK\x03\x04" => 22,
            _ => continue,
        };
        lying[at + size..at + size + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    check(&[
        ("strings.xlsx", strings, 1, large),
        ("spaces.xlsx", xlsx(&spaces), 1, large),
        (
            "picture.xlsx",
            xlsx_with("xl/media/a.png", vec![0; 200 * MB], ""),
            1,
            large,
        ),
        ("spaces.ods", ods(&spaces), 1, large),
    ]);
    let (code, printed) = import("lying.xlsx", &lying);
    assert!(code == Some(1) && !printed.contains("report_"), "{printed}");
}

#[test]
fn repetitions_of_a_document_sheet_are_counted() {
    let repeated = |rows: u64, cells: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row>")
    };
    let blank =
        |count: u64| format!("<table:table-cell table:number-columns-repeated=\"{count}\"/>");
    let full = |count: u64| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{count}\" office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>"
        )
    };
    let tail = repeated(1_048_574, &blank(16_384));
    let far = [
        repeated(1_048_573, &blank(16_384)),
        repeated(1, &[blank(16_383), full(1)].concat()),
    ]
    .concat();
    let gap = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"4000000000\"/>b</text:p></table:table-cell></table:table-row>";
    let many = "cells, counted up to";
    let rows = "row 100001: up to here the sheet has more than 100000 rows";
    check(&[
        ("tail.ods", ods(&tail), 0, "Запись"),
        (
            "far.ods",
            ods(&far),
            1,
            "`1` is in cell XFD1048576, in a column without a name",
        ),
        ("all.ods", ods(&repeated(1_048_574, &full(16_384))), 1, many),
        (
            "rows.ods",
            ods(&repeated(99_999_999_999, &full(1))),
            1,
            rows,
        ),
        ("cells.ods", ods(&repeated(1, &full(u64::MAX))), 1, many),
        (
            "gap.ods",
            ods(gap),
            1,
            "a cell has more than 1048576 bytes of text",
        ),
    ]);
}

#[test]
fn cells_of_a_document_sheet_are_read_as_people_see_them() {
    let cell = |attributes: &str, content: &str| {
        format!("<table:table-cell {attributes}>{content}</table:table-cell>")
    };
    let cells = [
        cell("office:value-type=\"date\" office:date-value=\"2026-05-14T18:30:00\"", "<text:p>14.05.26</text:p>"),
        cell("office:value-type=\"float\" office:value=\"12\"", "<text:p>12,00</text:p>"),
        cell("office:value-type=\"percentage\" office:value=\"0.5\"", "<text:p>50 %</text:p>"),
        cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "<text:p>ИСТИНА</text:p>"),
        cell("office:value-type=\"string\"", "\n <text:p>a &amp; b&#8212;<text:span>c</text:span><text:s text:c=\"2\"/>d<text:tab/>e<text:line-break/>f</text:p>\n <text:p>g</text:p>"),
        cell("office:value-type=\"string\"", "<office:annotation><text:p>note</text:p></office:annotation><text:p>seen</text:p>"),
        cell("office:value-type=\"string\" office:string-value=\"whole\"", "<text:p>shown</text:p>"),
        cell("table:style-name=\"ce1\"", ""),
    ]
    .concat();
    let bytes = ods(&format!("<table:table-row>{cells}</table:table-row>"));
    let grid = read_sheet(&bytes).unwrap();
    let expected = [
        "2026-05-14 18:30",
        "12",
        "0.5",
        "yes",
        "a & b—c  d\te\nf\ng",
        "seen",
        "whole",
        "",
    ];
    assert_eq!(
        grid.rows.last().unwrap(),
        &(3, expected.map(String::from).to_vec())
    );
}

//! Workbooks of other programs, made by a library, and what they become.

use super::{khabarovsk, outcome};
use crate::import::sheets::ods_of;
use pobratim::export::archive;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// A workbook with the names of columns in its first row.
fn xlsx(names: &[&str], fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(names) {
        sheet.write_string(0, column, *name).unwrap();
    }
    fill(sheet);
    book.save_to_buffer().unwrap()
}

/// Writes a text, or a number in a format.
fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    match text.split_once('|') {
        Some((number, "")) => sheet.write_number(row, column, number.parse::<f64>().unwrap()),
        Some((number, format)) => {
            let format = Format::new().set_num_format(format);
            sheet.write_number_with_format(row, column, number.parse::<f64>().unwrap(), &format)
        }
        None => sheet.write_string(row, column, text),
    }
    .unwrap();
}

/// An OpenDocument sheet with columns `title_ru`, `when`, `time`, and these rows.
fn ods(rows: &str) -> Vec<u8> {
    let head: String = ["title_ru", "when", "time"]
        .iter()
        .map(|name| {
            format!("<table:table-cell office:value-type=\"string\"><text:p>{name}</text:p></table:table-cell>")
        })
        .collect();
    let parts = ods_of(&format!("<table:table-row>{head}</table:table-row>{rows}"));
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    archive(&parts)
}

fn check(cases: &[(&str, Vec<u8>, &str)]) {
    let bundle = khabarovsk();
    let mut wrong = String::new();
    for (name, bytes, expected) in cases {
        let found = outcome(&bundle, name, bytes, "planned");
        if found.trim_end() != *expected {
            wrong.push_str(&format!("{name}\n- {expected}\n+ {found}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn dates_and_times_of_cells() {
    let names = ["title_ru", "when", "time"];
    let row = |cells: [&'static str; 3]| {
        xlsx(&names, move |sheet| {
            for (column, cell) in (0..).zip(cells) {
                if !cell.is_empty() {
                    put(sheet, 1, column, cell);
                }
            }
        })
    };
    let timed = "ru: А | 2026-06-05 | 18:30 +10:00 Asia/Vladivostok | planned | –";
    let day = "ru: А | 2026-06-05 | – | planned | –";
    check(&[
        // Date and time in one cell.
        (
            "both-1.xlsx",
            row(["А", "46178.770833333336|dd.mm.yyyy hh:mm", ""]),
            timed,
        ),
        ("both-2.xlsx", row(["А", "46178.770833333336|", ""]), timed),
        ("both-3.xlsx", row(["А", "5 июня 2026, 18:30", ""]), timed),
        // Times, also with the first day of the calendar.
        (
            "time-1.xlsx",
            row(["А", "46178|yyyy-mm-dd", "0.770833333333|h:mm"]),
            timed,
        ),
        (
            "time-2.xlsx",
            row(["А", "46178|dd.mm.yy", "0.770833333333|"]),
            timed,
        ),
        (
            "time-3.xlsx",
            row(["А", "05.06.2026", "1899-12-30 18:30"]),
            timed,
        ),
        (
            "time-4.xlsx",
            row(["А", "05.06.2026", "0.770833333333|[h]:mm:ss"]),
            timed,
        ),
        // Numbers without a format.
        ("number-1.xlsx", row(["А", "46178|", ""]), day),
        (
            "number-2.xlsx",
            row(["А", "2026|", ""]),
            "ru: А | 2026 | – | planned | –",
        ),
        ("number-3.xlsx", row(["А", "9|", ""]), "! date_no_year when"),
        // Line breaks and escapes of Excel.
        (
            "escape-1.xlsx",
            row(["А_x000D_\nБ", "46178|", ""]),
            "ru: А\nБ | 2026-06-05 | – | planned | –",
        ),
        (
            "escape-2.xlsx",
            row(["А_x0041_Б", "46178|", ""]),
            "ru: А\u{41}Б | 2026-06-05 | – | planned | –",
        ),
        (
            "escape-3.xlsx",
            row(["А_xyz", "46178|", ""]),
            "ru: А_xyz | 2026-06-05 | – | planned | –",
        ),
    ]);
}

#[test]
fn merged_cells() {
    let merged = |first: u32, last: u32, columns: (u16, u16)| {
        xlsx(&["title_ru", "when", "place"], move |sheet| {
            for (row, title) in (1..).zip(["А", "Б", "В"]) {
                put(sheet, row, 0, title);
            }
            let format = Format::new();
            sheet
                .merge_range(first, columns.0, last, columns.1, "", &format)
                .unwrap();
            put(sheet, first, columns.0, "2026-06-05");
        })
    };
    let row = |title: &str, when: &str| format!("ru: {title} | {when} | – | planned | –");
    let all = ["А", "Б", "В"]
        .map(|title| row(title, "2026-06-05"))
        .join("\n");
    let two = [
        row("А", "2026-06-05"),
        row("Б", "2026-06-05"),
        row("В", "–"),
    ]
    .join("\n");
    let one = [row("А", "–"), row("Б", "2026-06-05"), row("В", "–")].join("\n");
    check(&[
        ("merged-1.xlsx", merged(1, 3, (1, 1)), &all),
        ("merged-2.xlsx", merged(1, 2, (1, 1)), &two),
        // Beside each other only the first has the value.
        ("merged-3.xlsx", merged(2, 2, (1, 2)), &one),
    ]);
    let cell = |attributes: &str, text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\" {attributes}><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let covered = "<table:covered-table-cell/>";
    let rows = [
        [
            cell("", "А"),
            cell("table:number-rows-spanned=\"3\"", "05.06.2026"),
        ]
        .concat(),
        [&cell("", "Б"), covered].concat(),
        [&cell("", "В"), covered].concat(),
    ];
    let rows = rows.map(|row| format!("<table:table-row>{row}</table:table-row>"));
    check(&[("merged-4.ods", ods(&rows.concat()), &all)]);
}

#[test]
fn times_of_openoffice() {
    let row = |when: &str, time: &str| {
        let cells = [
            "<table:table-cell office:value-type=\"string\"><text:p>А</text:p></table:table-cell>",
            when,
            time,
        ];
        ods(&format!(
            "<table:table-row>{}</table:table-row>",
            cells.concat()
        ))
    };
    let typed = |kind: &str, value: &str| {
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:{kind}-value=\"{value}\"><text:p>x</text:p></table:table-cell>"
        )
    };
    let timed = "ru: А | 2026-06-05 | 18:30 +10:00 Asia/Vladivostok | planned | –";
    let day = typed("date", "2026-06-05");
    check(&[
        (
            "time-1.ods",
            row(&day, &typed("time", "PT18H30M00S")),
            timed,
        ),
        (
            "time-2.ods",
            row(&day, &typed("date", "1899-12-30T18:30:00")),
            timed,
        ),
        (
            "time-3.ods",
            row(&typed("date", "2026-06-05T18:30:00"), ""),
            timed,
        ),
    ]);
}

#[test]
fn totals_and_titles() {
    let table = |above: &'static [&'static str], total: &'static [&'static str]| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, text) in (0..).zip(above) {
            sheet.write_string(row, 0, *text).unwrap();
        }
        let head = u32::try_from(above.len()).unwrap() + 1;
        for (column, (name, cell)) in (0..).zip([
            ("title_ru", "А"),
            ("when", "2026-06-05"),
            ("capacity", "20"),
        ]) {
            sheet.write_string(head, column, name).unwrap();
            sheet.write_string(head + 1, column, cell).unwrap();
        }
        for (column, cell) in (0..).zip(total) {
            if !cell.is_empty() {
                put(sheet, head + 3, column, cell);
            }
        }
        book.save_to_buffer().unwrap()
    };
    let row = "ru: А | 2026-06-05 | – | planned | – | capacity=20";
    let with = |note: &str| format!("{row}\n~ total_line {note}");
    check(&[
        (
            "total-1.xlsx",
            table(&["План"], &["Итого", "", "20|"]),
            &with("Итого"),
        ),
        (
            "total-2.xlsx",
            table(&["План", "на год"], &["", "Всего:", "20|"]),
            &with("Всего:"),
        ),
        (
            "total-3.xlsx",
            table(&[], &["総計：", "", "20|"]),
            &with("総計："),
        ),
    ]);
}

#[test]
fn distant_cells() {
    let far = |row: u32, column: u16| {
        xlsx(&["title_ru", "when"], move |sheet| {
            put(sheet, 1, 0, "А");
            put(sheet, 1, 1, "2026-06-05");
            put(sheet, row, column, "1|");
        })
    };
    let row = "ru: А | 2026-06-05 | – | planned | –\n! cell_without_column";
    check(&[
        ("far-1.xlsx", far(1_048_575, 16_383), row),
        ("far-2.xlsx", far(99_999, 701), row),
        ("far-3.xlsx", far(2, 16_000), row),
        // In the row of an event: its other cells are read, but it is not planned.
        ("far-4.xlsx", far(1, 700), "! cell_without_column"),
    ]);
}

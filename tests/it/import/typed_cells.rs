//! Cells of spreadsheets that are dates, times and durations.

use super::sheets::ods_of;
use pobratim::export::archive;
use pobratim::import::{Table, read_sheet};
use pobratim::model::OfficeMessages;
use pobratim::text::Lang;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// The texts of the cells below the header.
fn texts(bytes: &[u8]) -> Vec<String> {
    let grid = read_sheet(bytes).unwrap();
    grid.rows
        .into_iter()
        .skip(1)
        .flat_map(|(_, cells)| cells.into_iter().skip(1))
        .collect()
}

/// A workbook with serial dates in a format, one a row.
fn workbook(cells: &[(f64, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "id").unwrap();
    sheet.write_string(0, 1, "time").unwrap();
    for (row, (serial, format)) in (1..).zip(cells) {
        let format = Format::new().set_num_format(*format);
        sheet.write_string(row, 0, "a").unwrap();
        sheet
            .write_number_with_format(row, 1, *serial, &format)
            .unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_of_excel() {
    let day = 46_375.0;
    let cases = [
        ((0.5625, "h:mm"), "13:30"),
        ((0.562_499_999_9, "hh:mm:ss"), "13:30"),
        ((0.0, "h:mm"), "00:00"),
        ((0.75, "[h]:mm"), "18:00"),
        ((25.0 / 24.0, "[h]:mm"), "25:00"),
        ((0.5625, "h\"時\"mm\"分\""), "13:30"),
        ((0.5625, "h:mm AM/PM"), "13:30"),
        ((day, "dd.mm.yyyy"), "2026-12-19"),
        ((day + 14.0 / 24.0, "yyyy/m/d h:mm"), "2026-12-19 14:00"),
        // The hours are there, even if the format does not show them.
        ((day + 14.0 / 24.0, "dd.mm.yyyy"), "2026-12-19 14:00"),
        // A number, which the column for times reads as a fraction of the day.
        ((0.5625, "General"), "0.5625"),
    ];
    let (cells, expected): (Vec<_>, Vec<_>) = cases.into_iter().unzip();
    assert_eq!(texts(&workbook(&cells)), expected);
    assert_eq!(
        ExcelDateTime::from_ymd(2026, 12, 19).unwrap().to_excel(),
        day
    );
}

#[test]
fn cells_of_openoffice() {
    let cases = [
        ("time", "time-value=\"PT13H30M00S\"", "13:30"),
        ("time", "time-value=\"PT09H05M00.000000000S\"", "09:05"),
        ("time", "time-value=\"PT25H00M00S\"", "25:00"),
        ("date", "date-value=\"2026-12-19\"", "2026-12-19"),
        (
            "date",
            "date-value=\"2026-12-19T14:00:00\"",
            "2026-12-19 14:00",
        ),
        ("date", "date-value=\"2026-12-19T00:00:00\"", "2026-12-19"),
        ("date", "date-value=\"1899-12-30T13:30:00\"", "13:30"),
    ];
    let mut body = String::from(
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>id</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>time</text:p></table:table-cell></table:table-row>",
    );
    for (kind, value, _) in cases {
        body.push_str("<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>");
        body.push_str(&format!("<table:table-cell office:value-type=\"{kind}\" office:{value}><text:p>shown</text:p></table:table-cell></table:table-row>"));
    }
    let parts = ods_of(&body);
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    let expected = cases.map(|(.., expected)| expected);
    assert_eq!(texts(&archive(&parts)), expected);
}

#[test]
fn typed_cells_reach_their_columns() {
    let day = 46_375.0;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(["title_ja", "when", "time", "summary_ja"]) {
        sheet.write_string(0, column, name).unwrap();
    }
    let date = Format::new().set_num_format("yyyy/m/d h:mm");
    let time = Format::new().set_num_format("h:mm");
    let rows = [
        // Day with hours and an empty time; an equal one; another one; a date in a text.
        (day + 14.0 / 24.0, None, None),
        (day + 14.0 / 24.0, Some(14.0 / 24.0), None),
        (day + 14.0 / 24.0, Some(15.0 / 24.0), None),
        (day, Some(13.5 / 24.0), Some(day)),
    ];
    for (row, (when, hours, text)) in (1..).zip(rows) {
        sheet.write_string(row, 0, "a").unwrap();
        sheet.write_number_with_format(row, 1, when, &date).unwrap();
        if let Some(hours) = hours {
            sheet
                .write_number_with_format(row, 2, hours, &time)
                .unwrap();
        }
        if let Some(text) = text {
            sheet.write_number_with_format(row, 3, text, &date).unwrap();
        }
    }
    let read = read_sheet(&book.save_to_buffer().unwrap()).unwrap();
    let office = OfficeMessages::of(Lang::En);
    let table = Table::of(&read, &office);
    let cells: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| {
            row.fields
                .iter()
                .skip(1)
                .map(|field| field.text.as_str())
                .collect()
        })
        .collect();
    assert_eq!(
        cells,
        [
            ["2026-12-19", "14:00", ""],
            ["2026-12-19", "14:00", ""],
            ["2026-12-19", "15:00", ""],
            ["2026-12-19", "13:30", "2026-12-19"],
        ]
    );
    let faults: Vec<String> = table
        .faults
        .iter()
        .map(|fault| fault.message(&office))
        .collect();
    assert_eq!(
        faults,
        [
            "row 4, column “when”: the date has the time `14:00`, the time column says `15:00`. Correct one of the two"
        ]
    );
}

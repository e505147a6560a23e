//! Files of other programs: a table of what each of them becomes.
//!
//! `tests/fixtures/import/*.txt` have one block for each file:
//!
//! ```text
//! @ NAME [OPTIONS]      a file of that folder, or one whose text follows
//! | a line of its text
//! > a record, fault or note
//! ```
//!
//! A record is `titles | when | time | status | place | other cells`, a fault `! code column`, a note
//! `~ code values`. Options of a text: `eol=cr`, `encoding=gbk`, `fold=N` (bytes), `bom`, `event`
//! (wraps the lines into a calendar with one event), `escaped` (`\t` and `\r`).

mod workbooks;

use super::{bundle, read};
use encoding_rs::Encoding;
use pobratim::import::{Diagnostic, FileKind, Options, PlannedRecord, Reading, plan, read_file};
use pobratim::model::table::Column;
use pobratim::model::{Bundle, OfficeMessages};
use pobratim::text::Lang;
use pobratim::time::UtcOffset;
use std::fmt::Write as _;

/// A file with what it becomes.
struct Case {
    name: String,
    options: Vec<String>,
    text: String,
    expected: String,
}

impl Case {
    fn option(&self, name: &str) -> Option<&str> {
        let mut options = self.options.iter();
        options.find_map(|option| match option.split_once('=') {
            Some((key, value)) => (key == name).then_some(value),
            None => (option == name).then_some(""),
        })
    }

    /// The bytes of the file.
    fn bytes(&self) -> Vec<u8> {
        if self.text.is_empty() {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import/");
            return std::fs::read([folder, &self.name].concat()).unwrap();
        }
        let mut text = self.text.clone();
        if self.option("escaped").is_some() {
            text = text.replace("\\t", "\t").replace("\\r", "\r");
        }
        if self.option("event").is_some() {
            text = format!(
                "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\nBEGIN:VEVENT\nUID:a@x\n{text}END:VEVENT\nEND:VCALENDAR\n"
            );
        }
        let end = match self.option("eol") {
            Some("cr") => "\r",
            Some("lf") => "\n",
            _ => "\r\n",
        };
        let mut bytes = Vec::new();
        for line in text.lines() {
            let line = encoded(line, self.option("encoding").unwrap_or("utf-8"));
            match self.option("fold").map(|width| width.parse().unwrap()) {
                Some(width) if line.len() > width => {
                    let parts: Vec<&[u8]> = line.chunks(width).collect();
                    bytes.extend(parts.join([end.as_bytes(), b" "].concat().as_slice()));
                }
                _ => bytes.extend(line),
            }
            bytes.extend(encoded(end, self.option("encoding").unwrap_or("utf-8")));
        }
        let mark: &[u8] = match (self.option("bom"), self.option("encoding")) {
            (None, _) => &[],
            (_, Some("utf-16le")) => &[0xff, 0xfe],
            (_, Some("utf-16be")) => &[0xfe, 0xff],
            _ => &[0xef, 0xbb, 0xbf],
        };
        [mark, &bytes].concat()
    }
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        label => {
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, has_failed) = encoding.encode(text);
            assert!(!has_failed, "{text} in {label}");
            bytes.into_owned()
        }
    }
}

/// Reads the blocks of a table.
fn cases(table: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in table.lines() {
        let Some((mark, rest)) = line.split_at_checked(1) else {
            continue;
        };
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        if mark == "@" {
            let mut words = rest.split_whitespace().map(str::to_string);
            cases.push(Case {
                name: words.next().unwrap(),
                options: words.collect(),
                text: String::new(),
                expected: String::new(),
            });
            continue;
        }
        let case = cases.last_mut();
        match mark {
            "|" => writeln!(case.unwrap().text, "{rest}").unwrap(),
            ">" => writeln!(case.unwrap().expected, "{rest}").unwrap(),
            "#" => {}
            _ => panic!("line `{line}`"),
        }
    }
    cases
}

fn khabarovsk() -> Bundle {
    bundle(&read("public/bundle/khabarovsk.json"))
}

/// Values of new records that the files of the table do not have.
const DEFAULTS: [(Column, &str); 4] = [
    (Column::Kind, "festival"),
    (Column::Category, "tourist"),
    (Column::Direction, "tourism"),
    (Column::Sources, "report-2021"),
];

/// What a file becomes: its records, faults and notes, one a line.
fn outcome(bundle: &Bundle, name: &str, bytes: &[u8], status: &str) -> String {
    let messages = OfficeMessages::of(Lang::En);
    let reading = Reading {
        bundle,
        messages: &messages,
        offset: UtcOffset::from_minutes(600),
        offset_at: Some(super::zones::offset_at),
        encoding: None,
    };
    let extension = name.rsplit('.').next().unwrap();
    let table = read_file(bytes, FileKind::of(extension), &reading);
    let defaults = DEFAULTS.into_iter().chain([(Column::Status, status)]);
    let options = Options {
        offset: reading.offset,
        offset_at: reading.offset_at,
        defaults: defaults
            .filter(|(_, value)| !value.is_empty())
            .map(|(column, value)| (column, value.to_string()))
            .collect(),
        ..Options::default()
    };
    let plan = plan(bundle, &table, &messages, &options);
    let mut text = String::new();
    for record in &plan.records {
        writeln!(text, "{}", described(record)).unwrap();
    }
    for fault in &plan.faults {
        let column = fault.column.as_deref().unwrap_or_default();
        writeln!(
            text,
            "{}",
            ["! ", fault.key, " ", column].concat().trim_end()
        )
        .unwrap();
    }
    for note in &table.notes {
        writeln!(text, "{}", described_note(note)).unwrap();
    }
    text
}

/// Columns with a part of their own in the description of a record, and the ids of other files.
const OWN: [Column; 5] = [
    Column::When,
    Column::Time,
    Column::Status,
    Column::Place,
    Column::ExternalIds,
];

fn described(record: &PlannedRecord) -> String {
    let mut titles = Vec::new();
    let mut others = Vec::new();
    for cell in &record.cells {
        let is_default = DEFAULTS.contains(&(cell.column, cell.new.as_str()))
            || cell.column == Column::Format && cell.new == "unstated";
        if let Column::Title(lang) = cell.column {
            titles.push(format!("{}: {}", lang.code(), cell.new));
        } else if !is_default && !OWN.contains(&cell.column) {
            let value = cell.new.replace('\n', "⏎");
            others.push(format!("{}={value}", cell.column.key()));
        }
    }
    let value = |column| {
        let cell = record.cells.iter().find(|cell| cell.column == column);
        cell.map_or("–", |cell| cell.new.as_str())
    };
    let mut parts = vec![
        titles.join(", "),
        value(Column::When).to_string(),
        value(Column::Time).to_string(),
        value(Column::Status).to_string(),
        value(Column::Place).to_string(),
    ];
    parts.extend(others);
    parts.join(" | ")
}

fn described_note(note: &Diagnostic) -> String {
    let values = note.values.iter().map(|(_, value)| value.as_str());
    let all: Vec<&str> = ["~", note.key].into_iter().chain(values).collect();
    all.join(" ")
}

/// Compares the files of a table with what they become.
fn check(table: &str) {
    let bundle = khabarovsk();
    let cases = cases(&read(&["tests/fixtures/import/", table].concat()));
    let mut wrong = String::new();
    let mut right = 0;
    for case in &cases {
        let status = case.option("status").unwrap_or("planned");
        let found = outcome(&bundle, &case.name, &case.bytes(), status);
        if found == case.expected {
            right += 1;
        } else {
            let line = |mark: &str, text: &str| -> String {
                text.lines()
                    .map(|line| format!("  {mark} {line}\n"))
                    .collect()
            };
            let (expected, found) = (line("-", &case.expected), line("+", &found));
            writeln!(wrong, "{}\n{expected}{found}", case.name).unwrap();
        }
    }
    let all = cases.len();
    assert!(
        wrong.is_empty(),
        "{table}: {right} of {all} files are read right\n{wrong}"
    );
}

#[test]
fn files_that_were_reported() {
    check("reported.txt");
}

#[test]
fn calendars() {
    check("calendars.txt");
}

#[test]
fn tables() {
    check("tables.txt");
}

#[test]
fn pages() {
    check("pages.txt");
}

#[test]
fn calendars_with_many_events() {
    let bundle = khabarovsk();
    for count in [25, 50, 100] {
        let event = |number: usize| {
            let (month, day) = (number % 12 + 1, number % 28 + 1);
            format!(
                "BEGIN:VEVENT\r\nUID:h{number}@x\r\nSUMMARY:Event number {number}\r\n\
                 DTSTART;VALUE=DATE:2026{month:02}{day:02}\r\nEND:VEVENT\r\n"
            )
        };
        let events: String = (0..count).map(event).collect();
        let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n");
        let found = outcome(&bundle, "many.ics", text.as_bytes(), "planned");
        assert_eq!(found.lines().count(), count);
        assert!(
            found
                .lines()
                .all(|line| line.ends_with(" | – | planned | –"))
        );
    }
}

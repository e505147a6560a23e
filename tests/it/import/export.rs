//! The exported table: what it looks like, and that importing it unchanged changes nothing.

use super::sheets::{file, run};
use super::{bundle, read};
use crate::fields::records;
use pobratim::import::{Grid, read_csv, read_sheet, template};
use pobratim::model::OfficeMessages;
use pobratim::text::Lang;
use std::path::Path;

const BUNDLES: [&str; 4] = [
    "public/bundle/khabarovsk.json",
    "tests/fixtures/otherville.json",
    "tests/fixtures/week.json",
    "tests/fixtures/week-before.json",
];

/// Exports a bundle, and returns the path of the table, which no other `test` writes at the same time.
fn exported(test: &str, path: &str, lang: Lang, extension: &str) -> String {
    let stem = Path::new(path).file_stem().unwrap().to_str().unwrap();
    let table = file(
        &format!("export-{test}-{stem}-{}.{extension}", lang.code()),
        b"",
    );
    let arguments = [
        "export",
        path,
        "--lang",
        lang.code(),
        "--out",
        &table,
        "--overwrite",
    ];
    let (code, printed) = run(&arguments);
    assert_eq!((code, printed), (0, format!("{table}\n")));
    table
}

fn grid(table: &str) -> Grid {
    let bytes = std::fs::read(table).unwrap();
    match table.ends_with(".csv") {
        true => read_csv(&bytes).unwrap(),
        false => read_sheet(&bytes).unwrap(),
    }
}

#[test]
fn an_exported_table_that_nobody_touched_changes_nothing() {
    // A record with a value in every column.
    let full = file("fields.json", records::base().to_string().as_bytes());
    for path in BUNDLES.into_iter().chain([&*full]) {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
        let text = text.unwrap();
        for lang in Lang::ALL {
            for extension in ["xlsx", "csv"] {
                let table = exported("unchanged", path, lang, extension);
                let into = file(
                    &format!(
                        "{}.into.json",
                        Path::new(&table).file_name().unwrap().display()
                    ),
                    text.as_bytes(),
                );
                // Words are read in all languages, whatever that of the report.
                let (code, printed) = run(&["import", &table, "--into", &into, "--lang", "en"]);
                let entries = bundle(&text).entries.len();
                let count = printed
                    .strip_prefix("Unchanged: ")
                    .and_then(|rest| {
                        rest.strip_suffix(" rows\nThe data has all of this already.\n")
                    })
                    .and_then(|count| count.parse::<usize>().ok());
                // A workbook also has rows of other records.
                let is_right = match extension {
                    "csv" => count == Some(entries),
                    _ => count.is_some_and(|count| count > entries),
                };
                assert!(
                    code == 0 && is_right,
                    "{path} {lang:?} {extension}: {code} {printed}"
                );
                assert_eq!(std::fs::read_to_string(&into).unwrap(), text);
            }
        }
    }
}

#[test]
fn the_table_has_the_columns_of_the_template_and_the_words_of_the_language() {
    for path in BUNDLES {
        let bundle = bundle(&read(path));
        for lang in Lang::ALL {
            let columns = template(&bundle.languages, &OfficeMessages::of(lang), Some(&bundle));
            let headings: Vec<String> = columns.into_iter().map(|it| it.heading).collect();
            let [book, text] = ["xlsx", "csv"].map(|it| grid(&exported("columns", path, lang, it)));
            for grid in [&book, &text] {
                assert_eq!(grid.rows[0], (1, headings.clone()), "{path} {lang:?}");
                assert_eq!(grid.rows.len(), bundle.entries.len() + 1);
            }
        }
    }
    let table = grid(&exported("dates", BUNDLES[1], Lang::Ja, "csv"));
    let rows = |from: usize| {
        let lines = table.rows.iter().map(|(_, cells)| cells[from..].join("|"));
        lines.collect::<Vec<_>>().join("\n")
    };
    let [first, second, ..] = &table.rows[..] else {
        panic!("{table:?}")
    };
    let shown = first
        .1
        .iter()
        .zip(&second.1)
        .filter(|(_, cell)| !cell.is_empty());
    let shown: Vec<String> = shown
        .map(|(name, cell)| format!("{name}: {cell}"))
        .collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    ID: lantern-days-2025
    区分: 行事
    種類 *: フェスティバル
    題名 (en) *: Lantern Days 2025
    題名 (ja): ちょうちん祭り2025
    概要 (en): Held in June last year.
    概要 (ja): 昨年6月に開かれました。
    日付: 2025年6月
    都市: ソルトマーシュ
    分類 *: 文化
    分野 *: 文化
    形式: 対面
    対象: 一般
    児童・生徒向け: いいえ
    状況 *: 開催済み
    満席・完売: いいえ
    出典: office-report P01
    下書き: いいえ
    ");
    let ids = rows(0)
        .lines()
        .map(|line| line.split('|').next().unwrap().to_owned())
        .collect::<Vec<_>>();
    insta::assert_snapshot!(ids.join("\n"), @r"
    ID
    lantern-days-2025
    mayors-call-2026
    picture-letters-2026
    young-rowers-2026
    lantern-days-2026
    harbour-concert-2026
    regatta-2026
    sea-day-2026
    pen-schools
    yearbook-2026
    ");
}

#[test]
fn an_export_without_a_known_format_or_over_a_table_is_refused() {
    let path = BUNDLES[1];
    for (name, options, expected) in [
        ("export.txt", &[][..], ".xlsx"),
        ("export-old.csv", &[][..], "--overwrite"),
    ] {
        let out = file(name, b"changes of a week");
        let arguments = [&["export", path, "--out", &out, "--lang", "en"], options].concat();
        let (code, printed) = run(&arguments);
        assert_eq!(code, 2, "{printed}");
        assert!(
            printed.contains(expected) && printed.contains(&out),
            "{printed}"
        );
        assert_eq!(std::fs::read(&out).unwrap(), b"changes of a week");
    }
    let out = file("export-other.txt", b"");
    let (code, printed) = run(&[
        "export",
        path,
        "--out",
        &out,
        "--format",
        "csv",
        "--overwrite",
    ]);
    assert_eq!(code, 0, "{printed}");
    // Without `--lang`, the first language of the bundle.
    let table = read_csv(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(table.rows[0].1[0], "Id");
}

//! Records that a complete table no longer has: named, and deleted only when asked.

use super::sheets::{file, run};
use super::{bundle, csv, exported, read};
use pobratim::model::edit::BundleText;
use pobratim::model::load;
use pobratim::text::Lang;
use serde_json::Value;

const WEEK: &str = "tests/fixtures/week.json";

/// Imports the table of a bundle without some rows, and returns the code, the report and the new
/// text of the bundle.
fn import(name: &str, text: &str, without: &[&str], options: &[&str]) -> (i32, String, String) {
    let mut rows = exported(&bundle(text), Lang::En);
    rows.retain(|row| !without.contains(&&*row[0]));
    imported(name, text, &rows, options)
}

fn imported(
    name: &str,
    text: &str,
    rows: &[Vec<String>],
    options: &[&str],
) -> (i32, String, String) {
    let table = file(&format!("delete-{name}.csv"), csv(rows).as_bytes());
    let into = file(&format!("delete-{name}.json"), text.as_bytes());
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
    let (code, printed) = run(&[&fixed, options].concat());
    (code, printed, std::fs::read_to_string(&into).unwrap())
}

#[test]
fn a_row_that_is_gone_is_named_and_nothing_is_deleted() {
    let text = read(WEEK);
    let (code, printed, new) = import("named", &text, &["chess-2026", "letters-2026"], &[]);
    insta::assert_snapshot!(printed, @r"
    Unchanged: 7 rows
    Not in the table: 2
      `chess-2026` (“Chess between two cities”, 12–14 June 2026)
      `letters-2026` (“A contest of letters”, in 2026)
      They stay in the data. To delete them, add --delete all, or --delete with ids separated by commas.
    The data has all of this already.
    ");
    assert_eq!((code, new), (0, text));
}

#[test]
fn records_are_deleted_when_asked_and_the_others_keep_every_byte() {
    for path in [
        WEEK,
        "tests/fixtures/otherville.json",
        "public/bundle/khabarovsk.json",
    ] {
        let text = read(path);
        let entries = bundle(&text).entries;
        let (first, last) = (&entries[0], &entries[entries.len() - 1]);
        let middle = &entries[entries.len() / 2];
        for (name, gone) in [
            ("one", vec![&*first.id]),
            ("several", vec![&*first.id, &*middle.id, &*last.id]),
        ] {
            let ids = gone.join(",");
            let (code, printed, new) = import(name, &text, &gone, &["--delete", &ids]);
            assert_eq!(code, 0, "{printed}");
            let [old_lines, new_lines]: [Vec<&str>; 2] =
                [&text, &new].map(|it| it.lines().collect());
            let added: Vec<_> = new_lines
                .iter()
                .filter(|it| !old_lines.contains(it))
                .collect();
            // The day of the last change, and a last record that has lost its comma.
            assert!(added.len() <= 1 + gone.len(), "{added:?}");
            let mut expected: Value = serde_json::from_str(&text).unwrap();
            for list in ["events", "programmes", "documents"] {
                if let Some(Value::Array(items)) = expected.get_mut(list) {
                    items.retain(|it| !gone.contains(&it["id"].as_str().unwrap()));
                }
            }
            let mut found: Value = serde_json::from_str(&new).unwrap();
            for bundle in [&mut expected, &mut found] {
                bundle["site"]["updated"] = Value::Null;
            }
            assert_eq!(found, expected, "{path} {name}");
        }
    }
}

#[test]
fn a_removed_record_takes_its_comma_and_nothing_else() {
    for (list, index, expected) in [
        ("[1, 2, 3]", 0, "[2, 3]"),
        ("[1, 2, 3]", 1, "[1, 3]"),
        ("[ 1,\n 2,\n 3\n]", 2, "[ 1,\n 2\n]"),
        ("[\n 1\n]", 0, "[]"),
        ("[1]", 4, "[1]"),
        ("5", 0, "5"),
    ] {
        let mut text = BundleText::new(&format!("\u{feff}{{\"a\": 1, \"events\": {list} }}"));
        let mut numbers = 0..;
        text.edit_records("events", |_| numbers.next() != Some(index));
        text.edit_records("programmes", |_| false);
        assert_eq!(
            text.as_str(),
            format!("\u{feff}{{\"a\": 1, \"events\": {expected} }}")
        );
    }
}

#[test]
fn all_that_is_missing_is_deleted_with_all() {
    let text = read(WEEK);
    let (code, printed, new) = import(
        "all",
        &text,
        &["chess-2026", "letters-2026"],
        &["--delete", "all"],
    );
    assert_eq!(code, 0, "{printed}");
    assert!(printed.ends_with("2 entries deleted.\n"), "{printed}");
    assert_eq!(bundle(&new).entries.len(), bundle(&text).entries.len() - 2);
}

#[test]
fn only_missing_records_are_deleted() {
    let text = read(WEEK);
    for id in ["kite-day-2026", "sea-day", "nothing"] {
        let (code, printed, new) = import("unknown", &text, &["chess-2026"], &["--delete", id]);
        assert_eq!((code, new), (2, text.clone()), "{printed}");
        assert!(
            printed.contains(&format!("`{id}` is not one of")),
            "{printed}"
        );
    }
    let (code, printed, new) = import(
        "dry",
        &text,
        &["chess-2026"],
        &["--delete", "all", "--dry-run"],
    );
    assert_eq!((code, new), (0, text), "{printed}");
}

#[test]
fn a_record_that_is_referred_to_stays() {
    let mut week: Value = serde_json::from_str(&read(WEEK)).unwrap();
    week["events"][1]["links"] = serde_json::json!([{
        "title": { "en": "The chess" }, "url": "https://otherville.example/partners/en/events/chess-2026"
    }]);
    let text = week.to_string();
    assert!(load(&text).is_ok());
    let (code, printed, new) = import("referred", &text, &["chess-2026"], &["--delete", "all"]);
    assert_eq!((code, new), (1, text.clone()), "{printed}");
    assert!(
        printed.contains("“Kite day” [kite-day-2026] refers to `chess-2026`"),
        "{printed}"
    );
    // Both may go.
    let both = ["chess-2026", "kite-day-2026"];
    let (code, printed, _) = import("both", &text, &both, &["--delete", "all"]);
    assert_eq!(code, 0, "{printed}");
}

#[test]
fn a_short_table_and_one_without_ids_miss_nothing() {
    let text = read(WEEK);
    let rows = exported(&bundle(&text), Lang::En);
    let (_, printed, _) = imported("short", &text, &rows[..4], &[]);
    assert!(!printed.contains("Not in the table"), "{printed}");
    let mut nameless = rows.clone();
    for row in &mut nameless[1..] {
        row[0] = String::new();
    }
    nameless.pop();
    let (_, printed, _) = imported("nameless", &text, &nameless, &[]);
    assert!(!printed.contains("Not in the table"), "{printed}");
}

#[test]
fn with_a_base_what_was_added_since_is_not_missing() {
    let (old, new) = (read("tests/fixtures/week-before.json"), read(WEEK));
    let mut rows = exported(&bundle(&old), Lang::En);
    rows.retain(|row| row[0] != "tea-2026");
    let base = ["--base", "tests/fixtures/week-before.json", "--dry-run"];
    let (_, printed, _) = imported("base", &new, &rows, &base);
    let missing = printed
        .lines()
        .skip_while(|line| !line.starts_with("Not in the table"));
    let missing: Vec<&str> = missing.take(2).collect();
    insta::assert_snapshot!(missing.join("\n"), @r"
    Not in the table: 1
      `tea-2026` (“Tea with friends of the city”, in late June 2026)
    ");
}

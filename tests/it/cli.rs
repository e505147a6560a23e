//! The editors' command, run as a process.

use pobratim::model::schema::{field_table, json_schema, with_field_table};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

/// The root of the checkout, to which all paths are relative.
const HOME: &str = env!("CARGO_MANIFEST_DIR");

/// The day of the fixtures' last change.
const TODAY: &str = "2026-05-20";

/// Runs the command and returns its exit code, output and errors.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_pobratim"))
        .current_dir(HOME)
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

/// A file with this content, in the build's temporary folder.
fn file(name: &str, content: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_bundle_without_fault_ends_well() {
    let (code, printed, _) = run(&["check", "--today", TODAY, "public/bundle/khabarovsk.json"]);
    assert_eq!(code, 0);
    let (summary, warnings) = printed.split_once("\n  warning ").expect("a warning");
    insta::assert_snapshot!(summary, @r"
    public/bundle/khabarovsk.json: whole with 19 cities and 85 entries: 0 errors, 12 warnings, 0 notes
      texts: ru 100 %, en 100 %, zh 100 %, ko 100 %, ja 100 %
    ");
    // Editions that were announced, and whose outcome no public page reports.
    let mut warnings = warnings.split("\n  warning ");
    assert!(warnings.all(|warning| warning.starts_with("outcome-missing ")));
}

#[test]
fn each_fault_is_reported_with_its_place_and_a_remedy() {
    let (code, printed, _) = run(&[
        "check",
        "--today",
        TODAY,
        "tests/fixtures/broken-event.json",
    ]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(printed, @r"
    tests/fixtures/broken-event.json: 4 records left out, the rest with 3 cities and 7 entries: 8 errors, 2 warnings, 1 note
      texts: en 100 %, ja 98 % (1 of 50 missing)
      error tie-without-source at $.cities[0].ties[0] of “Saltmarsh” [saltmarsh]
        the tie names no source that the bundle has
        hint: a relation between cities needs a source: a document or a public page
      error bad-date at $.events[0].when of “Lantern Days” [lantern-days-2026]
        `2026-06-31` is not a date: there is no day `31` in June 2026, which has 30 days (column 9)
        hint: leave the day out if only the month is known
      error unknown-reference at $.events[1].cities[0] of “Concert on the quay” [harbour-concert-2026]
        nothing in the bundle has the id `tallpyne`
        hint: did you mean `tallpine`?
      error unsafe-link at $.events[2].links[0].url of “Partner Cities’ Regatta” [regatta-2026]
        `javascript:alert(1)` cannot be linked to: the URL has no scheme that is allowed here
        hint: links begin with `https:`, `http:`, `mailto:` or `tel:`, sites with `https:` or `http:`; media may be a path below the site
      warning missing-translation at $.events[3].summary of “Picture letters” [picture-letters-2026]
        the text is missing in: ja
        hint: readers of these languages see another one, marked as such
      error bad-value at $.events[4].status of “The mayors talk” [mayors-call-2026]
        `planed` is not one of: held, planned, ongoing, cancelled, postponed, moved-online, expected
        hint: did you mean `planned`?
      error bad-ages at $.events[5].ages of “Young rowers’ summer” [young-rowers-2026]
        `from` is greater than `to`
        hint: give full years, the lower one as `from`, or leave the ages out
      error bad-record at $.events[6] of [lantern-days-2025]
        the field `title` is missing (line 554, column 3 of the file)
        hint: the format defines `title` as: The name.
      note unknown-field at $.events[7].colour of “Sea Day 2026” [sea-day-2026]
        the format has no such field, so it is ignored
        hint: check the spelling, or remove the field
      error duplicate-id at $.events[8].id of “Picture letters” [picture-letters-2026]
        the id `picture-letters-2026` is taken by an earlier record
        hint: ids never change: give the newer record another one, or delete it
      warning missing-translation at $.events[8].summary of “Picture letters” [picture-letters-2026]
        the text is missing in: ja
        hint: readers of these languages see another one, marked as such
    ");
}

#[test]
fn scripts_read_the_same_as_json() {
    let good = "tests/fixtures/otherville.json";
    let (code, printed, _) = run(&[
        "check",
        "--today",
        TODAY,
        "--json",
        good,
        "tests/fixtures/broken-event.json",
    ]);
    assert_eq!(code, 1);
    let files: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(
        files[0],
        json!({
            "file": good, "failure": null, "left_out": 0,
            "faults": [{
                "severity": "warning", "code": "missing-translation",
                "path": "$.events[3].summary", "message": "the text is missing in: ja",
                "hint": "readers of these languages see another one, marked as such",
                "record": { "id": "picture-letters-2026", "title": "Picture letters" },
            }],
            "texts": {
                "en": { "there": 57, "all": 57, "percent": 100 },
                "ja": { "there": 56, "all": 57, "percent": 98 },
            },
            "mended": [],
        })
    );
    assert_eq!(files[1]["left_out"], 4);
    assert_eq!(files[1]["faults"].as_array().unwrap().len(), 11);
}

#[test]
fn exit_codes_distinguish_faults_from_wrong_usage() {
    let empty = file("empty.json", "");
    let host = file(
        "no-host.json",
        r#"{ "format": "pobratim/1", "site": {}, "languages": ["xx"], "host": {} }"#,
    );
    for (arguments, code, part) in [
        (
            vec!["check", empty.as_str()],
            1,
            "empty-file: the file is empty",
        ),
        (
            vec!["check", host.as_str()],
            1,
            "error bad-language at $.languages[0]",
        ),
        (
            vec!["check", "--today", TODAY, "tests/fixtures/otherville.json"],
            0,
            "1 warning",
        ),
        (
            vec!["check", "nowhere.json", empty.as_str()],
            2,
            "nowhere.json: unreadable-file: ",
        ),
        (
            vec!["check", "--json", "nowhere.json"],
            2,
            "\"code\": \"unreadable-file\"",
        ),
    ] {
        let (found, printed, _) = run(&arguments);
        assert_eq!(found, code, "{arguments:?}");
        assert!(printed.contains(part), "{arguments:?}: {printed}");
    }
    for arguments in [
        vec!["check"],
        vec!["check", "--colour", "x"],
        vec!["paint"],
        vec![],
    ] {
        let (code, printed, complained) = run(&arguments);
        assert_eq!((code, printed.as_str()), (2, ""), "{arguments:?}");
        assert!(complained.contains("Usage: pobratim"), "{complained}");
    }
}

#[test]
fn the_schema_is_printed_and_the_table_of_fields_is_written_into_a_document() {
    let (code, printed, _) = run(&["schema"]);
    assert_eq!((code, printed), (0, json_schema()));
    let marked = "# Fields\n\n<!-- fields: start -->\nold\n<!-- fields: end -->\nrest\n";
    let path = file("fields.md", marked);
    let (code, printed, complained) = run(&["schema", "--document", &path]);
    assert_eq!((code, printed.as_str(), complained.as_str()), (0, "", ""));
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(Some(&written), with_field_table(marked).as_ref());
    assert!(written.contains(&field_table()) && written.ends_with("-->\nrest\n"));
    let path = file("unmarked.md", "# Fields\n");
    let (code, _, complained) = run(&["schema", "--document", &path]);
    assert_eq!(code, 1);
    assert!(
        complained.contains("markers of the table of fields are missing"),
        "{complained}"
    );
}

#[test]
fn a_fix_adds_the_names_of_countries() {
    let bundle = crate::fixture::changed("/countries", Value::Null).to_string();
    let path = file("countries.json", &bundle);
    let (code, printed, _) = run(&["check", "--fix", &path]);
    assert_eq!(code, 0, "{printed}");
    assert!(
        printed.contains("  fixed at $.countries: `` to `JP`\n"),
        "{printed}"
    );
    let fixed: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(fixed["countries"][1]["name"]["en"], "Japan");
    let (_, printed, _) = run(&["check", "--fix", &path]);
    assert!(!printed.contains("mended"), "{printed}");
}

#[test]
fn a_hundred_thousand_events_are_checked() {
    let mut bundle = crate::fixture::small();
    let pattern = crate::fixture::copy(
        "/documents/0",
        json!({ "id": "event-ID", "kind": "meeting", "when": "WHEN", "status": "STATUS" }),
    );
    bundle["events"] = json!(["EVENTS"]);
    let pattern = pattern.to_string();
    let events: Vec<String> = (0..100_000)
        .map(|number| {
            let when = format!("{}-{:02}", 2000 + number % 50, 1 + number % 12);
            // Each tenth has one fault.
            let status = if number % 10 == 0 { "hold" } else { "held" };
            let event = pattern.replace("ID", &number.to_string());
            event.replace("WHEN", &when).replace("STATUS", status)
        })
        .collect();
    let bundle = bundle.to_string().replace("\"EVENTS\"", &events.join(","));
    let path = file("large.json", &bundle);
    let (code, printed, _) = run(&["check", &path]);
    assert_eq!(code, 1);
    let summary = "10000 records left out, the rest with 1 city and 90002 entries: 10000 errors";
    assert!(
        printed.lines().next().unwrap().contains(summary),
        "{:?}",
        printed.lines().next()
    );
    assert_eq!(
        printed.matches("hint: did you mean `held`?").count(),
        10_000
    );
}

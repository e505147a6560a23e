//! Maintenance of a bundle: lints, automatic fixes, and making a new bundle.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::fixture::{both, changed, copy, small};
use pobratim::import::autofix;
use pobratim::model::{check, lint, load};
use pobratim::time::days;
use serde_json::{Value, json};

/// Returns the lints on 1 June 2026, one per line.
fn lints(bundle: &Value) -> String {
    let bundle = load(&bundle.to_string()).unwrap().bundle;
    let faults = lint::lint(&bundle, days::date(2026, 6, 1).unwrap());
    let lines: Vec<String> = faults
        .iter()
        .map(|fault| format!("{} {}: {}", fault.code, fault.path, fault.message))
        .collect();
    lines.join("\n")
}

#[test]
fn a_bundle_in_order_has_no_lints() {
    assert_eq!(lints(&small()), "");
    let path = format!(
        "{}/public/bundle/khabarovsk.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let shipped: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    // Editions that were announced, and whose outcome no public page reports.
    let found = lints(&shipped);
    let others = found
        .lines()
        .filter(|line| !line.starts_with("outcome-missing "));
    assert_eq!(others.collect::<Vec<_>>(), Vec::<&str>::new());
    assert_eq!(found.lines().count(), 12);
}

#[test]
fn suspicious_records_have_lints() {
    let concert = |fields: Value| changed("/events/-", copy("/events/0", fields));
    let city = |fields: Value| changed("/cities/-", copy("/cities/0", fields));
    let tie = |fields: Value| changed("/cities/0/ties/-", copy("/cities/0/ties/0", fields));
    for (bundle, expected) in [
        (
            concert(
                json!({ "id": "concert-2", "title": both("The concert of 9 May"), "when": "2021-05" }),
            ),
            "",
        ),
        (
            concert(json!({ "id": "concert-2", "title": both("concert!") })),
            "alike-entries $.events[1]: `concert-2` looks like `concert`: the titles and the dates agree",
        ),
        (
            concert(json!({ "id": "concert-2", "when": "2022-01-14", "revision": null })),
            "",
        ),
        (
            concert(json!({ "id": "concert-2", "title": both("Concert 2") })),
            "",
        ),
        (
            city(json!({ "id": "niigata-2", "name": both("Niigata-shi") })),
            "alike-cities $.cities[1].name: `niigata-2` and `niigata` have the same or a similar name: `Niigata-shi`",
        ),
        (
            city(json!({ "id": "other", "name": both("Other"), "aliases": ["Khabarovsk"] })),
            "alike-cities $.cities[1].name: `other` and `khabarovsk` have the same or a similar name: `Khabarovsk`",
        ),
        (
            city(json!({ "id": "harbin", "name": both("Harbin"), "aliases": [] })),
            "",
        ),
        (
            concert(
                json!({ "id": "later", "title": both("Later"), "when": "2022-02-02", "time": null }),
            ),
            "dates-out-of-order $.events[1].status: it is `held`, but begins after the last change of the data (2022-02-01)",
        ),
        (
            changed(
                "/events/0/revision",
                json!({ "number": 1, "date": "2022-02-02" }),
            ),
            "dates-out-of-order $.events[0].revision.date: it was revised after the last change of the data (2022-02-01)",
        ),
        (
            tie(json!({ "as_of": "2022", "since": "1990", "until": "1980" })),
            "dates-out-of-order $.cities[0].ties[1].until: the tie of `niigata` ends before it begins",
        ),
        (
            tie(json!({ "as_of": "2001" })),
            "dates-out-of-order $.cities[0].ties[1].as_of: the ties of `niigata` are not listed oldest first",
        ),
        (
            concert(
                json!({ "id": "stale", "title": both("Stale"), "when": "2026-05", "time": null, "status": "expected" }),
            ),
            "stale-expected $.events[1].status: `stale` is still expected, and its time is over",
        ),
        (
            concert(
                json!({ "id": "over", "title": both("Over"), "when": "2026-05-30", "time": null, "status": "planned" }),
            ),
            "outcome-missing $.events[1].status: `Over` (`over`) was planned and ended on 2026-05-30: its outcome is not recorded",
        ),
        // Until its last day it may still take place.
        (
            concert(
                json!({ "id": "lasting", "title": both("Lasting"), "when": "2026-05/2026-06", "time": null, "status": "planned" }),
            ),
            "",
        ),
        // Nobody needs to be reminded of a plan of long ago.
        (
            concert(
                json!({ "id": "old", "title": both("Old"), "when": "2023", "time": null, "status": "planned" }),
            ),
            "",
        ),
        (
            concert(
                json!({ "id": "coming", "title": both("Coming"), "when": "2026-06", "time": null, "status": "expected" }),
            ),
            "",
        ),
        (
            changed("/events/0/media", Value::Null),
            "unused-medium $.media[0]: nothing refers to the medium `poster`",
        ),
    ] {
        assert_eq!(lints(&bundle), expected);
    }
}

/// Fixes a bundle and returns the fixes and the number of faults that are left.
fn fixed(bundle: &Value) -> (String, usize) {
    let text = bundle.to_string();
    let (new, list) = autofix(&text, &check(&text).unwrap().faults);
    let lines: Vec<String> = list
        .iter()
        .map(|one| format!("{}: {} -> {}", one.path, one.old, one.new))
        .collect();
    if list.is_empty() {
        assert_eq!(new, text, "no fix, no change");
    }
    let again = check(&new).unwrap();
    assert_eq!(
        autofix(&new, &again.faults).1,
        [],
        "a second fix changes nothing"
    );
    (lines.join("\n"), again.faults.len())
}

#[test]
fn faults_with_one_fix_are_fixed() {
    for (pointer, value, expected, left) in [
        ("/events/0/status", json!("held"), "", 0),
        (
            "/programmes/0/when",
            json!("May 2021"),
            "$.programmes[0].when: May 2021 -> 2021-05",
            0,
        ),
        (
            "/documents/0/when",
            json!("14.05.2021"),
            "$.documents[0].when: 14.05.2021 -> 2021-05-14",
            0,
        ),
        // Ambiguous or unreadable: an editor has to decide.
        ("/documents/0/when", json!("05/06/2021"), "", 1),
        ("/events/0/status", json!("heldd"), "", 1),
        (
            "/cities/0/country",
            json!("jp"),
            "$.cities[0].country: jp -> JP",
            0,
        ),
        (
            "/events/0/countries",
            json!(["KR", "us"]),
            "$.events[0].countries[1]: us -> US",
            0,
        ),
        (
            "/events/0/audience",
            json!(["public", "youth", "public"]),
            "$.events[0].audience[2]: \"public\" -> ",
            0,
        ),
        (
            "/events/0/title",
            json!({ "ru": " День  города ", "en": "City day" }),
            "$.events[0].title.ru:  День  города  -> День города",
            0,
        ),
        (
            "/events/0/title",
            json!({ "ru": "", "en": "City day" }),
            "$.events[0].title.ru: \"\" -> ",
            1,
        ),
        ("/events/0/title", json!({ "ru": "" }), "", 2),
        // Items inside items.
        (
            "/cities/0/ties/0/since",
            json!("23.04.1965"),
            "$.cities[0].ties[0].since: 23.04.1965 -> 1965-04-23",
            0,
        ),
        (
            "/cities/0/ties/0/note",
            json!({ "ru": "по  отчёту", "en": "by the report" }),
            "$.cities[0].ties[0].note.ru: по  отчёту -> по отчёту",
            0,
        ),
        (
            "/events/0/organisers",
            json!([{ "ru": "Мэрия", "en": "City hall" }, { "ru": "Школа ", "en": "School" }]),
            "$.events[0].organisers[1].ru: Школа  -> Школа",
            0,
        ),
    ] {
        let (found, faults) = fixed(&changed(pointer, value.clone()));
        assert_eq!(
            (found.as_str(), faults),
            (expected, left),
            "{pointer} {value}"
        );
    }
}

fn path(name: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("keep/bundle");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name).to_str().unwrap().to_owned()
}

fn run(arguments: &[&str], answers: &str) -> (i32, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pobratim"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The command may have ended and closed its input.
    let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
    let output = child.wait_with_output().unwrap();
    let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.code().unwrap(), printed)
}

#[test]
fn the_command_fixes_a_file_and_lists_the_fixes() {
    let file = path("mend.json");
    let spoiled = changed("/programmes/0/when", json!("конец мая 2021")).to_string();
    std::fs::write(&file, &spoiled).unwrap();
    let (code, printed) = run(&["check", &file], "");
    assert_eq!(
        (code, std::fs::read_to_string(&file).unwrap()),
        (1, spoiled.clone()),
        "{printed}"
    );
    let (code, printed) = run(&["check", "--fix", &file], "");
    assert_eq!(code, 0, "{printed}");
    assert!(
        printed.contains(
            "fixed at $.programmes[0].when: `конец мая 2021` to `2021-05-21~/2021-05-31~`"
        )
    );
    let expected = spoiled.replace("конец мая 2021", "2021-05-21~/2021-05-31~");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), expected);
    let (_, printed) = run(&["check", "--fix", "--json", &file], "");
    let found: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(found[0]["mended"], json!([]));
}

#[test]
fn broken_references_are_reported() {
    let file = path("dead.json");
    let mut bundle = small();
    bundle["events"][0]["links"] = json!([
        { "title": both("A"), "url": "https://example.org/amur/ru/events/concert" },
        { "title": both("B"), "url": "https://example.org/amur/en/cities/nigata" },
        { "title": both("C"), "url": "https://elsewhere.example/ru/events/nothing" },
    ]);
    std::fs::write(&file, bundle.to_string()).unwrap();
    let (_, printed) = run(&["check", &file], "");
    assert_eq!(printed.matches("dead-reference").count(), 2, "{printed}");
    assert!(
        printed.contains("there is no file `media/poster.webp`"),
        "{printed}"
    );
    assert!(
        printed.contains("`https://example.org/amur/en/cities/nigata` is not a page of this site"),
        "{printed}"
    );
    let media = Path::new(env!("CARGO_TARGET_TMPDIR")).join("keep/media");
    std::fs::create_dir_all(&media).unwrap();
    std::fs::write(media.join("poster.webp"), "").unwrap();
    let (_, printed) = run(&["check", &file], "");
    assert_eq!(printed.matches("dead-reference").count(), 1, "{printed}");
    std::fs::remove_file(media.join("poster.webp")).unwrap();
}

const ANSWERS: &str = "en, xx\nen, ja\nOtherville\notherville\nPartners of Otherville\nパートナー\n\
What we do\n私たちの活動\n\nDesk\nデスク\nwrite to us\ndesk@otherville.example\ntoday\n2026-06-01\n\
Otherville\nアザービル\nQM\n95 10\n35.2 142.50\nTokyo\nAsia/Tokyo\notherville\nsaltmarsh\nSaltmarsh\n\
ソルトマーシュ\nqn\n-42.25 160.5\nPacific/Auckland\n\n";

#[test]
fn a_bundle_for_another_city_is_made_by_questions() {
    let file = new_path("new.json");
    let (code, printed) = run(&["new", &file, "--lang", "en"], ANSWERS);
    assert_eq!(code, 0, "{printed}");
    // The question is repeated after each invalid answer.
    assert_eq!(printed.matches("Once more.").count(), 7, "{printed}");
    assert!(
        printed
            .contains("That does not work: Tokyo. Once more. Write the name of an IANA time zone"),
        "{printed}"
    );
    assert!(!Path::new(&answers_of(&file)).exists());
    let text = std::fs::read_to_string(&file).unwrap();
    let loaded = check(&text).unwrap();
    assert_eq!(
        (loaded.faults.len(), loaded.left_out),
        (0, 0),
        "{:?}",
        loaded.faults
    );
    let bundle = loaded.bundle;
    assert_eq!(
        (
            &*bundle.host.id,
            bundle.cities.len(),
            bundle.categories.len()
        ),
        ("otherville", 1, 5)
    );
    assert!(
        text.contains("\"lon\": 142.50\n"),
        "digits stay as they were given"
    );
    // An existing file is not overwritten.
    let (code, printed) = run(&["new", &file, "--lang", "en"], ANSWERS);
    assert_eq!(code, 2, "{printed}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}

fn answers_of(file: &str) -> String {
    [file, ".answers"].concat()
}

/// The path of a file that does not exist, and has no kept answers.
fn new_path(name: &str) -> String {
    let file = path(name);
    for file in [&file, &answers_of(&file)] {
        let _ = std::fs::remove_file(file);
    }
    file
}

#[test]
fn a_city_without_partners_is_made_and_its_zone_must_exist() {
    let file = new_path("alone.json");
    let answers = "en\ntsubame\nTsubame\nEvents\n\nDesk\n+81 256 00 0000\n2026-06-01\nTsubame\nJP\n\
                   37.67 138.88\nAmerica/Chikago\nJapan\nAsia/Tokyo\n\n";
    let (code, printed) = run(&["new", &file, "--lang", "en"], answers);
    assert_eq!(code, 0, "{printed}");
    assert_eq!(printed.matches("Once more.").count(), 2, "{printed}");
    let bundle = check(&std::fs::read_to_string(&file).unwrap())
        .unwrap()
        .bundle;
    assert_eq!((&*bundle.host.zone, bundle.cities.len()), ("Asia/Tokyo", 0));
}

#[test]
fn an_interrupted_run_goes_on_after_the_kept_answers() {
    let (whole, file) = (new_path("whole.json"), new_path("interrupted.json"));
    run(&["new", &whole, "--lang", "en"], ANSWERS);
    let lines: Vec<&str> = ANSWERS.lines().collect();
    let (code, printed) = run(&["new", &file, "--lang", "en"], &lines[..14].join("\n"));
    assert_eq!(code, 1, "{printed}");
    assert!(
        printed.contains(&format!("kept in {}", answers_of(&file))),
        "{printed}"
    );
    let rest = [&lines[14..].join("\n"), "\n"].concat();
    let (code, printed) = run(&["new", &file, "--lang", "en"], &rest);
    assert_eq!(code, 0, "{printed}");
    assert!(printed.contains("Going on after the answers"), "{printed}");
    assert!(!printed.contains("Title of the site"), "{printed}");
    let read = |file: &str| std::fs::read_to_string(file).unwrap();
    assert_eq!(read(&file), read(&whole));
    assert!(!Path::new(&answers_of(&file)).exists());
}

#[test]
fn kept_answers_that_cannot_be_used_are_reported() {
    // An answer that no longer fits.
    let file = new_path("edited.json");
    let lines: Vec<&str> = ANSWERS.lines().collect();
    std::fs::write(
        answers_of(&file),
        "en, ja\nOther ville\nPartners\nパートナー\n",
    )
    .unwrap();
    let rest = [&lines[2..].join("\n"), "\n"].concat();
    let (code, printed) = run(&["new", &file, "--lang", "en"], &rest);
    assert_eq!(code, 0, "{printed}");
    let reported = "The kept answer does not fit: Other ville. It and the answers after it are not used (in all: 3).";
    assert!(printed.contains(reported), "{printed}");
    let bundle = check(&std::fs::read_to_string(&file).unwrap())
        .unwrap()
        .bundle;
    assert_eq!(&*bundle.host.id, "otherville");

    // A file that cannot be read is not overwritten.
    let file = new_path("unreadable.json");
    let answers = answers_of(&file);
    std::fs::write(&answers, b"en, ja\n\xff\xfe\n").unwrap();
    let (code, printed) = run(&["new", &file, "--lang", "en"], ANSWERS);
    assert_eq!(code, 2, "{printed}");
    assert!(
        printed.contains(&format!("The kept answers in {answers} cannot be read: ")),
        "{printed}"
    );
    assert!(!Path::new(&file).exists());
    assert_eq!(std::fs::read(&answers).unwrap(), b"en, ja\n\xff\xfe\n");
    std::fs::remove_file(&answers).unwrap();
}

#[test]
fn unknown_zones_and_offsets_that_contradict_the_zone_are_reported() {
    let file = path("zones.json");
    let mut bundle = small();
    bundle["host"]["zone"] = json!("Asia/Khabarowsk");
    bundle["events"][0]["time"] = json!(
        { "start": "18:00", "offset": "+10:00", "zone": "Asia/Tokyo" }
    );
    std::fs::write(&file, bundle.to_string()).unwrap();
    let (_, printed) = run(&["check", &file], "");
    let expected = [
        "unknown-zone",
        "$.host.zone",
        "`Asia/Khabarowsk` of `khabarovsk` is not a known time zone",
        "wrong-offset",
        "`Asia/Tokyo` has the offset +09:00 then, not +10:00",
    ];
    for expected in expected {
        assert!(
            printed.contains(expected),
            "{expected} is missing: {printed}"
        );
    }
    bundle["host"]["zone"] = json!("Asia/Vladivostok");
    bundle["events"][0]["time"]["offset"] = json!("+09:00");
    std::fs::write(&file, bundle.to_string()).unwrap();
    let (_, printed) = run(&["check", &file], "");
    assert!(
        !printed.contains("unknown-zone") && !printed.contains("wrong-offset"),
        "{printed}"
    );
}

#[test]
fn answers_that_end_early_make_no_file() {
    for count in [0, 1, 5, 12, 20] {
        let file = new_path("early.json");
        let answers: Vec<&str> = ANSWERS.lines().take(count).collect();
        let (code, printed) = run(&["new", &file, "--lang", "ja"], &answers.join("\n"));
        assert_eq!(code, 1, "{printed}");
        assert!(printed.contains("ファイルは作成していません"), "{printed}");
        assert!(!Path::new(&file).exists());
    }
}

//! Drafts and dates of publication: what the site, the digest, `check` and a build make of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::{HOME, Town, URL, folder, read, release};

/// A change of a bundle.
type Change = fn(&mut Value);

/// Writes the bundle of Otherville with a change, into a folder of this name.
fn bundle(name: &str, change: Change) -> PathBuf {
    let home = folder(&["drafts-", name].concat());
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).unwrap();
    let path = Path::new(HOME).join(Town::OTHERVILLE);
    let mut bundle: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    change(&mut bundle);
    let path = home.join("city.json");
    fs::write(&path, serde_json::to_string_pretty(&bundle).unwrap()).unwrap();
    path
}

/// Runs the command and returns its exit code, output and errors.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_pobratim"))
        .current_dir(HOME)
        .args(arguments)
        .output()
        .unwrap();
    let [out, errors] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
    (output.status.code().unwrap(), out, errors)
}

/// Publishes a bundle on a day; returns exit code, errors, and the folder of the site.
fn publish(path: &Path, today: &str) -> (i32, String, PathBuf) {
    let home = path.parent().unwrap();
    let out = home.join("site");
    let release = release(home.file_name().unwrap().to_str().unwrap());
    let (code, _, errors) = run(&[
        "publish",
        "--release",
        release.to_str().unwrap(),
        "--bundle",
        path.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
        "--url",
        URL,
        "--today",
        today,
    ]);
    (code, errors, out)
}

/// Returns the files of a site that contain a text, and the paths that do.
fn mentions(site: &Path, text: &str) -> BTreeSet<String> {
    let has = |bytes: &[u8]| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    let files = read(site).into_iter();
    files
        .filter(|(path, bytes)| path.contains(text) || has(bytes))
        .map(|(path, _)| path)
        .collect()
}

/// Makes every second record something that is not published on 2026-05-20.
fn various(bundle: &mut Value) {
    bundle["events"][0]["draft"] = json!(true);
    bundle["events"][2]["publish_from"] = json!("2026-05-21");
    bundle["events"][3]["publish_until"] = json!("2026-05-19");
    bundle["programmes"][0]["draft"] = json!(true);
    bundle["documents"][0]["publish_from"] = json!("2026-06-01");
    bundle["series"][0]["draft"] = json!(true);
    // Published on this day.
    bundle["events"][1]["publish_from"] = json!("2026-05-20");
    bundle["events"][4]["publish_until"] = json!("2026-05-20");
    bundle["events"][5]["draft"] = json!(false);
}

#[test]
fn a_site_has_no_trace_of_what_is_not_published() {
    let path = bundle("trace", various);
    let (code, errors, site) = publish(&path, "2026-05-20");
    assert_eq!(code, 0, "{errors}");
    for (id, title) in [
        ("lantern-days-2026", "ちょうちん祭り\""),
        ("regatta-2026", "Partner Cities’ Regatta"),
        ("picture-letters-2026", "Picture letters"),
        ("pen-schools", "Schools that write"),
        ("yearbook-2026", "Yearbook of the desk"),
        ("second-saturday", "Second Saturday at the market"),
    ] {
        assert_eq!(mentions(&site, id), BTreeSet::new(), "{id}");
        assert_eq!(mentions(&site, title), BTreeSet::new(), "{id}");
    }
    for id in [
        "harbour-concert-2026",
        "mayors-call-2026",
        "young-rowers-2026",
        "sea-day",
    ] {
        let found = mentions(&site, id);
        for path in ["data/bundle.json", "feeds/en/all.ics"] {
            assert!(found.contains(path), "{id} in {path}");
        }
    }
    let lines: Vec<&str> = errors.lines().take(7).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    left out, not published on this day: 6
      “Lantern Days” [lantern-days-2026]: a draft
      “Partner Cities’ Regatta” [regatta-2026]: published from 2026-05-21
      “Picture letters” [picture-letters-2026]: published until 2026-05-19
      “Schools that write” [pen-schools]: a draft
      “Yearbook of the desk” [yearbook-2026]: published from 2026-06-01
      “Second Saturday at the market” [second-saturday]: a draft
    ");
}

#[test]
fn dates_of_publication_hold_on_both_days() {
    let path = bundle("days", |bundle| {
        bundle["events"][1]["publish_from"] = json!("2026-05-20");
        bundle["events"][1]["publish_until"] = json!("2026-05-22");
    });
    for (today, is_published) in [
        ("2026-05-19", false),
        ("2026-05-20", true),
        ("2026-05-22", true),
        ("2026-05-23", false),
    ] {
        let (code, errors, site) = publish(&path, today);
        assert_eq!(code, 0, "{errors}");
        let found = mentions(&site, "harbour-concert-2026");
        assert_eq!(!found.is_empty(), is_published, "{today}");
    }
}

#[test]
fn the_other_records_keep_their_bytes() {
    let path = bundle("bytes", |bundle| bundle["events"][0]["draft"] = json!(true));
    let (code, errors, site) = publish(&path, "2026-05-20");
    assert_eq!(code, 0, "{errors}");
    let old = fs::read_to_string(&path).unwrap();
    let new = fs::read_to_string(site.join("data/bundle.json")).unwrap();
    let start = old.find("    {\n      \"id\": \"lantern-days-2026\"");
    let start = start
        .or(old.find("\"events\": [\n").map(|at| at + 12))
        .unwrap();
    let rest = &old[start..];
    let end = start + rest.find("\n    },\n").unwrap() + 8;
    assert_eq!(new, [&old[..start], &old[end..]].concat());
}

#[test]
fn records_with_an_unclear_draft_are_not_published() {
    let table: [(&str, Change); 4] = [
        ("word", |bundle| bundle["events"][1]["draft"] = json!("yes")),
        ("number", |bundle| bundle["events"][1]["draft"] = json!(1)),
        ("month", |bundle| {
            bundle["events"][1]["publish_from"] = json!("2026-05")
        }),
        // A faulty record that is a draft.
        ("faulty", |bundle| {
            bundle["events"][1]["draft"] = json!(true);
            bundle["events"][1]["status"] = json!("planed");
        }),
    ];
    for (name, change) in table {
        let path = bundle(name, change);
        let (code, errors, site) = publish(&path, "2026-05-20");
        assert_eq!(code, 0, "{name}: {errors}");
        assert_eq!(
            mentions(&site, "harbour-concert-2026"),
            BTreeSet::new(),
            "{name}"
        );
        assert!(
            errors.contains("“Concert on the quay” [harbour-concert-2026]: "),
            "{name}: {errors}"
        );
    }
}

#[test]
fn an_edition_needs_its_series() {
    let path = bundle("series", |bundle| {
        bundle["series"][1]["draft"] = json!(true)
    });
    let (code, errors, site) = publish(&path, "2026-05-20");
    assert_eq!(code, 1);
    assert!(!site.exists());
    let expected = "\n  “Sea Day 2026” is an edition of “Sea Day” [sea-day]: a draft\n  hint: publish the series too, or make the editions drafts";
    assert!(errors.contains(expected), "{errors}");
    // Both are drafts.
    let path = bundle("both", |bundle| {
        bundle["series"][1]["draft"] = json!(true);
        bundle["events"][7]["draft"] = json!(true);
    });
    let (code, errors, site) = publish(&path, "2026-05-20");
    assert_eq!(code, 0, "{errors}");
    assert_eq!(mentions(&site, "sea-day"), BTreeSet::new());
}

#[test]
fn check_lists_what_is_not_published() {
    let path = bundle("check", |bundle| {
        various(bundle);
        bundle["series"][1]["draft"] = json!(true);
    });
    let (code, printed, _) = run(&["check", "--today", "2026-05-20", path.to_str().unwrap()]);
    assert_eq!(code, 0, "{printed}");
    let lines: Vec<&str> = printed.lines().collect();
    let found: Vec<String> = lines
        .windows(2)
        .filter(|two| {
            let place = two[0].trim();
            let is_ours = place.contains("draft at") || place.contains("publish");
            is_ours && (place.starts_with("note ") || place.starts_with("warning "))
        })
        .map(|two| {
            let (place, _) = two[0].trim().split_once(" of “").unwrap();
            [place, two[1].trim()].join(": ")
        })
        .collect();
    insta::assert_snapshot!(found.join("\n"), @r"
    note draft at $.events[0].draft: “Lantern Days” [lantern-days-2026] is a draft, so it is not published
    note not-yet-published at $.events[2].publish_from: “Partner Cities’ Regatta” [regatta-2026] is published from 2026-05-21
    note no-longer-published at $.events[3].publish_until: “Picture letters” [picture-letters-2026] was published until 2026-05-19
    note draft at $.programmes[0].draft: “Schools that write” [pen-schools] is a draft, so it is not published
    note not-yet-published at $.documents[0].publish_from: “Yearbook of the desk” [yearbook-2026] is published from 2026-06-01
    note draft at $.series[0].draft: “Second Saturday at the market” [second-saturday] is a draft, so it is not published
    note draft at $.series[1].draft: “Sea Day” [sea-day] is a draft, so it is not published
    warning unpublished-series at $.events[7].series: “Sea Day 2026” [sea-day-2026] is an edition of “Sea Day” [sea-day], which is not published (a draft), so `publish` fails
    ");
    let (_, printed, _) = run(&["check", "--today", "2026-06-01", path.to_str().unwrap()]);
    assert!(!printed.contains("not-yet-published"), "{printed}");
}

#[test]
fn the_digest_goes_to_the_public_and_diff_to_the_office() {
    let new = bundle("digest", |bundle| {
        bundle["events"][0]["draft"] = json!(true);
        bundle["events"][1]["publish_from"] = json!("2026-06-09");
    });
    let old = bundle("digest-old", |bundle| {
        bundle["events"][0]["draft"] = json!(true);
        bundle["events"][0]["status"] = json!("cancelled");
        bundle["events"][1]["publish_from"] = json!("2026-06-09");
    });
    let [new, old] = [&new, &old].map(|path| path.to_str().unwrap());
    let digest = |from: &str, lang: &str| {
        run(&[
            "digest", new, "--from", from, "--since", old, "--lang", lang, "--format", "csv",
        ])
    };
    let (code, printed, errors) = digest("2026-06-08", "en");
    assert_eq!(code, 0, "{errors}");
    for hidden in ["Lantern Days", "Concert on the quay"] {
        assert!(!printed.contains(hidden), "{printed}");
    }
    assert!(printed.contains("Picture letters"), "{printed}");
    let expected = "Left out, because they are not published on the first day: Lantern Days; Concert on the quay\n";
    assert_eq!(errors, expected);
    // Published since the last digest, so it is new to the public.
    let (_, printed, errors) = digest("2026-06-15", "en");
    assert!(
        printed.matches("Concert on the quay").count() >= 2,
        "{printed}"
    );
    assert!(errors.ends_with(": Lantern Days\n"), "{errors}");
    let (_, printed, _) = run(&["diff", old, new, "--lang", "en"]);
    assert!(printed.contains("Lantern Days"), "{printed}");
}

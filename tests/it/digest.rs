//! The weekly digest: golden files of two weeks in five languages, and the documents.

use std::fs;
use std::path::Path;

use pobratim::export::{Digest, Export, PreviousDigest, archive};
use pobratim::model::compare::compare;
use pobratim::model::{Bundle, OfficeMessages, load};
use pobratim::text::Lang;
use pobratim::time::days;
use serde_json::{Value, json};

const HOME: &str = env!("CARGO_MANIFEST_DIR");

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(HOME).join(path)).unwrap()
}

fn digest(text: &str, since: Option<&str>, lang: Lang, from: (i32, u8, u8)) -> Digest {
    let bundle = load(text).unwrap().bundle;
    let old: Option<Bundle> = since.map(|old| load(old).unwrap().bundle);
    let changes = since.map(|old| compare(old, text)).unwrap_or_default();
    let since = old.as_ref().map(|bundle| PreviousDigest {
        bundle,
        changes: &changes,
    });
    let export = Export {
        bundle: &bundle,
        lang,
        base: None,
        bundle_folder: "bundle/",
        phrase: &|_| String::new(),
        offset_at: &|_, _| None,
    };
    let (year, month, day) = from;
    let from = days::date(year, month, day).unwrap();
    export.digest(&OfficeMessages::of(lang), from, since.as_ref())
}

/// Compares with a golden file; `BLESS=1` writes it.
fn golden(name: &str, found: &str) {
    let path = Path::new(HOME).join("tests/golden/digest").join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, found).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        found, kept,
        "{name} changed; look at it, and write it anew with BLESS=1"
    );
}

fn all_forms(week: &str, digest: &Digest) {
    let lang = digest.lang.code();
    golden(&format!("{week}-{lang}.txt"), &digest.text());
    golden(&format!("{week}-{lang}.html"), &digest.html());
    golden(&format!("{week}-{lang}.csv"), &digest.csv());
}

#[test]
fn a_week_in_may_2022() {
    let bundle = read("public/bundle/khabarovsk.json");
    for lang in Lang::ALL {
        all_forms("may-2022", &digest(&bundle, None, lang, (2022, 5, 23)));
    }
}

#[test]
fn a_week_with_a_cancellation() {
    let (old, new) = (
        read("tests/fixtures/week-before.json"),
        read("tests/fixtures/week.json"),
    );
    for lang in Lang::ALL {
        let digest = digest(&new, Some(&old), lang, (2026, 6, 8));
        all_forms("cancelled", &digest);
        let cancelled = OfficeMessages::of(lang).label("status", "cancelled");
        let changes = digest.sections.last().unwrap();
        assert_eq!(changes.items[0].id, "sea-songs-2026");
        assert!(changes.items[0].changes[0].contains(&cancelled));
    }
}

#[test]
fn a_digest_against_itself_has_no_changes() {
    let text = read("tests/fixtures/week.json");
    let digest = digest(&text, Some(&text), Lang::En, (2026, 6, 8));
    let changes = digest.sections.last().unwrap();
    assert!(changes.items.is_empty());
    assert_eq!(changes.note.as_deref(), Some("There are no changes."));
}

#[test]
fn past_and_distant_entries_are_not_changes() {
    let new = read("tests/fixtures/week.json");
    let old = read("tests/fixtures/week-before.json");
    // From August on, only entries that last until then are changes.
    let digest = digest(&new, Some(&old), Lang::En, (2026, 8, 3));
    assert!(digest.sections.last().unwrap().items.is_empty());
}

/// The part of the digest in which an event of this date is listed, seen from Monday 8 June 2026.
fn part_of(when: &str) -> Option<usize> {
    let mut bundle: Value = serde_json::from_str(&read("tests/fixtures/week.json")).unwrap();
    bundle["series"] = json!([]);
    let mut event = bundle["events"][0].clone();
    event["when"] = json!(when);
    event.as_object_mut().unwrap().remove("time");
    bundle["events"] = json!([event]);
    let digest = digest(&bundle.to_string(), None, Lang::En, (2026, 6, 8));
    digest
        .sections
        .iter()
        .position(|part| !part.items.is_empty())
}

#[test]
fn each_date_is_in_its_part() {
    let (week, coming, sometime, going_on) = (Some(0), Some(1), Some(2), Some(3));
    for (when, expected) in [
        ("2026-06-07", None),
        ("2026-06-08", week),
        ("2026-06-14", week),
        ("2026-06-01/2026-06-08", week),
        ("2026-06-15", coming),
        ("2026-07-12", coming),
        ("2026-07-13", None),
        ("2026-06-14/2026-12-31", week),
        ("2026-04-01/2026-08-31", going_on),
        ("2026-06", sometime),
        ("2026-06-10~", sometime),
        ("2026-22", sometime),
        ("2026-07", coming),
        ("2026-08", None),
        ("2026", None),
        ("2022/2030", None),
        ("2026-06-08/..", None),
        ("XXXX", None),
    ] {
        assert_eq!(part_of(when), expected, "{when}");
    }
}

/// Returns the files of an uncompressed archive, read by their own headers.
fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |at: usize, length: usize| {
        let digits = bytes[at..at + length].iter().rev();
        digits.fold(0_usize, |sum, byte| sum * 256 + usize::from(*byte))
    };
    let mut files = Vec::new();
    let mut at = 0;
    while bytes[at..].starts_with(b"PK\x03\x04") {
        assert_eq!(number(at + 8, 2), 0, "stored");
        let (size, name) = (number(at + 18, 4), number(at + 26, 2));
        let start = at + 30 + name;
        let path = String::from_utf8(bytes[at + 30..start].to_vec()).unwrap();
        files.push((path, bytes[start..start + size].to_vec()));
        at = start + size;
    }
    assert_eq!(
        number(bytes.len() - 6, 4),
        at,
        "the offset of the directory"
    );
    files
}

#[test]
fn an_archive_has_the_usual_checksum() {
    // The check value of CRC-32 for these nine digits.
    let bytes = archive(&[("a", b"123456789")]);
    assert_eq!(bytes[14..18], 0xcbf4_3926_u32.to_le_bytes());
    assert_eq!(files(&bytes), [("a".to_string(), b"123456789".to_vec())]);
}

#[test]
fn documents_are_well_formed_and_say_what_the_text_says() {
    let (old, new) = (
        read("tests/fixtures/week-before.json"),
        read("tests/fixtures/week.json"),
    );
    for lang in Lang::ALL {
        let digest = digest(&new, Some(&old), lang, (2026, 6, 8));
        for (bytes, body) in [
            (digest.docx(), "word/document.xml"),
            (digest.odt(), "content.xml"),
        ] {
            assert_eq!(
                bytes,
                if body == "content.xml" {
                    digest.odt()
                } else {
                    digest.docx()
                }
            );
            let files = files(&bytes);
            for (path, content) in files.iter().filter(|(path, _)| path != "mimetype") {
                let xml = String::from_utf8(content.clone()).unwrap();
                roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{path}: {error}"));
            }
            let (_, content) = files.iter().find(|(path, _)| path == body).unwrap();
            let xml = String::from_utf8(content.clone()).unwrap();
            let document = roxmltree::Document::parse(&xml).unwrap();
            let text: String = document
                .descendants()
                .filter_map(|node| node.text())
                .collect();
            for item in digest.sections.iter().flat_map(|part| &part.items) {
                assert!(
                    text.contains(&item.title) && text.contains(&item.when),
                    "{}",
                    item.id
                );
            }
        }
        assert!(digest.odt().starts_with(b"PK\x03\x04"));
        assert_eq!(
            &digest.odt()[38..77],
            b"application/vnd.oasis.opendocument.text"
        );
    }
}

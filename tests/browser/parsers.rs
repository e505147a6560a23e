//! Calendars, feeds and tables of the published site, and digests as documents, read by independent
//! parsers: Python's icalendar, feedparser, openpyxl, csv, python-docx and odfpy.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use pobratim::export::{Export, unescape_formula};
use pobratim::model::{Bundle, OfficeMessages, load};
use pobratim::text::Lang;
use pobratim::time::{Edtf, days};
use serde_json::Value;

use crate::print::without_white_space;
use crate::queries::strings;
use crate::server::{Hosting, Site};

fn published() -> Site {
    Site::serve(Hosting {
        published: true,
        ..Hosting::default()
    })
}

/// Returns the output of the parsers for a site.
fn parsed(site: &Site) -> Value {
    read(&[site.path("")])
}

/// Returns the output of the parsers for files.
fn read(paths: &[String]) -> Value {
    let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let output = Command::new(tests.join(".venv/bin/python"))
        .arg(tests.join("parsers.py"))
        .args(paths)
        .output()
        .expect("Python runs: `make setup-tests` installs it");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Returns the first day of a date and the day after its last, like DTSTART and DTEND.
fn span(when: &Edtf) -> (String, String) {
    let bounds = when.bounds();
    let (first, last) = (bounds.earliest.unwrap(), bounds.latest.unwrap());
    (first.to_string(), days::add_days(last, 1).to_string())
}

/// Returns the events of a calendar by their ids.
fn by_id<'a>(calendar: &'a Value, host: &str) -> BTreeMap<&'a str, &'a Value> {
    let events = list(&calendar["events"]).iter();
    let end = ["@", host, ".pobratim"].concat();
    events
        .map(|event| {
            let uid = word(event, "uid");
            let id = uid.strip_suffix(&end);
            (
                id.unwrap_or_else(|| panic!("`{uid}` is not an id of this site")),
                event,
            )
        })
        .collect()
}

fn check_calendar(bundle: &Bundle, name: &str, calendar: &Value) {
    let host = &*bundle.host.id;
    assert_eq!(list(&calendar["errors"]), [] as [Value; 0], "{name}");
    assert_ne!(word(calendar, "name"), "", "{name}");
    let events = by_id(calendar, host);
    assert_eq!(events.len(), list(&calendar["events"]).len(), "{name}");
    for (id, event) in events {
        assert_eq!(list(&event["errors"]), [] as [Value; 0], "{name} {id}");
        assert_ne!(word(event, "summary"), "", "{name} {id}");
        // A recurring event has its year or day after its id.
        let subject = bundle.find_subject(&id.replace('.', "@"));
        let view = bundle.view(subject.unwrap_or_else(|| panic!("{id} is unknown")));
        let (first, after) = span(&view.when);
        if view.time.is_some() {
            continue;
        }
        let dates = (word(event, "start"), word(event, "end"));
        assert_eq!(dates, (&*first, &*after), "{name} {id}");
        if !view.when.is_exact() {
            assert_eq!(word(event, "transp"), "TRANSPARENT", "{name} {id}");
            assert_ne!(word(event, "status"), "CONFIRMED", "{name} {id}");
        }
    }
}

#[test]
fn python_reads_every_calendar_with_the_spans_of_the_bundle() {
    let site = published();
    let bundle = load(&site.built_bundle()).expect("the bundle loads").bundle;
    let parsed = parsed(&site);
    let calendars = parsed["calendars"].as_object().expect("calendars");
    // All, pupils, cities, categories and directions, in each language; and series and events.
    let topics = bundle.cities.len() + bundle.categories.len() + bundle.directions.len();
    let is_topic = |name: &&String| !name.contains("/series-") && !name.contains("/event-");
    assert_eq!(calendars.keys().filter(is_topic).count(), 5 * (2 + topics));
    for (name, calendar) in calendars {
        check_calendar(&bundle, name, calendar);
    }
    for lang in ["ru", "en", "zh", "ko", "ja"] {
        let all = by_id(
            &calendars[&format!("feeds/{lang}/all.ics")],
            &bundle.host.id,
        );
        let dated = bundle.entries.iter();
        let dated = dated.filter(|entry| entry.when != Edtf::Unknown);
        for entry in dated {
            assert!(all.contains_key(&*entry.id), "{lang}: {}", entry.id);
        }
    }
}

#[test]
fn python_reads_every_feed() {
    let site = published();
    let parsed = parsed(&site);
    let feeds = parsed["feeds"].as_object().expect("feeds");
    assert_eq!(
        feeds.len(),
        parsed["calendars"].as_object().map_or(0, |it| it.len())
    );
    for (name, feed) in feeds {
        assert_eq!(word(feed, "bozo"), "", "{name}");
        assert_eq!(word(feed, "version"), "atom10", "{name}");
        assert_ne!(word(feed, "title"), "", "{name}");
        let ids: BTreeSet<&str> = list(&feed["entries"])
            .iter()
            .map(|entry| word(entry, "id"))
            .collect();
        assert_eq!(ids.len(), list(&feed["entries"]).len(), "{name}");
        for entry in list(&feed["entries"]) {
            assert_ne!(word(entry, "title"), "", "{name}");
            let link = word(entry, "link");
            let path = link.strip_prefix("https://khabarovsk.example/");
            let path = path.unwrap_or_else(|| panic!("{name}: {link}"));
            let file = [path, "index.html"].concat();
            assert!(!site.file_is_missing(&file), "{name}: {link} leads nowhere");
        }
    }
}

#[test]
fn python_reads_the_same_rows_in_both_tables() {
    let site = published();
    let bundle = load(&site.built_bundle()).expect("the bundle loads").bundle;
    let parsed = parsed(&site);
    let (sheet, table) = (list(&parsed["sheet"]), list(&parsed["table"]));
    assert_eq!(table.len(), bundle.entries.len() + 1);
    assert_eq!(sheet.len(), table.len());
    for (in_sheet, in_table) in sheet.iter().zip(table) {
        // In CSV a text that a spreadsheet would take for a formula is escaped.
        let cells: Vec<String> = strings(in_table)
            .iter()
            .map(|cell| unescape_formula(cell).to_string())
            .collect();
        assert_eq!(strings(in_sheet), cells);
    }
}

#[test]
fn python_reads_the_digest_in_both_forms_of_a_document() {
    let text = include_str!("../../public/bundle/khabarovsk.json");
    let bundle = load(text).expect("the bundle loads").bundle;
    let folder = std::env::temp_dir().join(format!("pobratim-digest-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    for lang in Lang::ALL {
        let export = Export {
            bundle: &bundle,
            lang,
            base: None,
            bundle_folder: "bundle/",
            phrase: &|_| String::new(),
            offset_at: &|_, _| None,
        };
        let from = days::date(2022, 5, 23).expect("a day");
        let digest = export.digest(&OfficeMessages::of(lang), from, None);
        let files = [("week.docx", digest.docx()), ("week.odt", digest.odt())];
        let paths = files.map(|(name, bytes)| {
            let path = folder.join(name);
            std::fs::write(&path, bytes).expect("the temporary folder can be written");
            path.display().to_string()
        });
        let documents = read(&paths);
        let [docx, odt] = [0, 1].map(|at| strings(&documents[at]));
        assert_eq!(docx, odt, "{lang:?}");
        assert!(docx.len() > 6, "{docx:?}");
        // Each paragraph is also in the plain text, which has headings in capitals.
        let normalised = |text: &str| without_white_space(text).to_lowercase();
        let plain_text = normalised(&digest.text());
        for paragraph in docx {
            assert!(plain_text.contains(&normalised(&paragraph)), "{paragraph}");
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder was there");
}

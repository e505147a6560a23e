//! Merging a table into a bundle: equal, new, changed and conflicting records, and possible
//! duplicates.

#[cfg(feature = "cli")]
use super::csv;
use super::{bundle, exported, fault_lines, place, planned, read};
#[cfg(feature = "cli")]
use pobratim::import::read_csv;
use pobratim::import::{AcceptedChanges, CellMerge, Options, RowOutcome, apply};
use pobratim::model::compare::{ChangeKind, compare};
use pobratim::model::table::Column;
use pobratim::model::{check, load};
use pobratim::text::Lang;
use pobratim::time::days;

const FILES: [&str; 3] = [
    "public/bundle/khabarovsk.json",
    "tests/fixtures/otherville.json",
    "tests/fixtures/week.json",
];

fn all() -> AcceptedChanges {
    AcceptedChanges {
        all: true,
        ids: Vec::new(),
    }
}

#[test]
fn a_table_that_nobody_touched_changes_nothing() {
    for file in FILES {
        let bundle = bundle(&read(file));
        for lang in Lang::ALL {
            let plan = planned(&bundle, &exported(&bundle, lang), &Options::default());
            assert_eq!(fault_lines(&plan), "", "{file}");
            assert_eq!(
                (plan.records.len(), plan.unchanged),
                (0, bundle.entries.len()),
                "{file}"
            );
        }
    }
}

#[cfg(feature = "cli")]
#[test]
fn csv_of_any_separator_and_encoding_reads_the_same() {
    let bundle = bundle(&read(FILES[0]));
    let rows = exported(&bundle, Lang::Ru);
    let expected = super::grid(&rows);
    let semicolons = csv(&rows);
    let marked = ["\u{feff}", &semicolons].concat();
    for text in [semicolons.clone(), marked, semicolons.replace("\r\n", "\n")] {
        assert_eq!(read_csv(text.as_bytes()).unwrap(), expected);
    }
    // Only separators outside of quotes are replaced.
    for separator in [",", "\t"] {
        let text = semicolons.replace("\";\"", &["\"", separator, "\""].concat());
        assert_eq!(
            read_csv(text.as_bytes()).unwrap(),
            expected,
            "{separator:?}"
        );
    }
    let plain = "Код;Название (ru)\r\nday;«Ёлка» № 5 — день";
    let bytes: Vec<u8> = plain.chars().map(cyrillic).collect();
    let grid = read_csv(&bytes).unwrap();
    assert_eq!(grid.rows[1].1, ["day", "«Ёлка» № 5 — день"]);
}

/// The byte of a character in windows-1251.
#[cfg(feature = "cli")]
fn cyrillic(found: char) -> u8 {
    match found {
        'А'..='я' => (u32::from(found) - u32::from('А') + 0xc0) as u8,
        'Ё' => 0xa8,
        '«' => 0xab,
        '»' => 0xbb,
        '№' => 0xb9,
        '—' => 0x97,
        ascii => ascii as u8,
    }
}

#[test]
fn three_cells_are_three_changes() {
    for file in FILES {
        let text = read(file);
        let bundle = bundle(&text);
        let mut rows = exported(&bundle, Lang::Ru);
        let own = bundle.languages[0];
        rows[1][place(&bundle, Column::When)] = "конец мая 2027".into();
        rows[2][place(&bundle, Column::Title(own))] = "Новое название".into();
        rows[3][place(&bundle, Column::Status)] = "Перенесено".into();
        if bundle.entries[0].time.is_some() {
            rows[1][place(&bundle, Column::Time)] = String::new();
        }
        let plan = planned(&bundle, &rows, &Options::default());
        assert_eq!(fault_lines(&plan), "", "{file}");
        let today = days::date(2027, 1, 2).unwrap();
        let new = apply(&text, &bundle, &plan, &all(), today);
        let mut changed: Vec<String> = compare(&text, &new)
            .iter()
            .map(|change| match &change.kind {
                ChangeKind::Changed { path, new, .. } => {
                    format!("{} {}={new}", change.id, path.join("."))
                }
                other @ (ChangeKind::Added | ChangeKind::Removed) => panic!("{other:?}"),
            })
            .collect();
        changed.retain(|change| !change.contains(" time."));
        let id = |at: usize| &bundle.entries[at].id;
        assert_eq!(
            changed,
            [
                format!("{} when=2027-05-21~/2027-05-31~", id(0)),
                format!("{} title.{}=Новое название", id(1), own.code()),
                format!("{} status=postponed", id(2)),
            ],
            "{file}"
        );
        let loaded = check(&new).unwrap();
        let before = check(&text).unwrap();
        assert_eq!(loaded.faults.len(), before.faults.len(), "{file}");
        // Only these three get a newer revision.
        let revised = loaded.bundle.entries.iter().zip(&bundle.entries);
        let revised = revised.filter(|(new, old)| new.revision.number == old.revision.number + 1);
        assert_eq!(revised.count(), 3);
        assert_eq!(loaded.bundle.site.updated, Some(today));
    }
}

#[test]
fn nothing_is_written_without_consent() {
    let text = read(FILES[2]);
    let bundle = bundle(&text);
    let mut rows = exported(&bundle, Lang::Ru);
    rows[1][place(&bundle, Column::When)] = "2026-06-11".into();
    let plan = planned(&bundle, &rows, &Options::default());
    let [record] = plan.records.as_slice() else {
        panic!("{plan:?}")
    };
    assert!(record.needs_acceptance() && !record.must_be_named());
    let today = days::date(2026, 6, 6).unwrap();
    assert_eq!(
        apply(&text, &bundle, &plan, &AcceptedChanges::default(), today),
        text
    );
    let named = AcceptedChanges {
        all: false,
        ids: vec![record.id.clone()],
    };
    assert_ne!(apply(&text, &bundle, &plan, &named, today), text);
}

#[test]
fn what_only_fills_gaps_needs_no_consent() {
    let text = read(FILES[2]);
    let bundle = bundle(&text);
    let mut rows = exported(&bundle, Lang::Ru);
    let at = place(&bundle, Column::Ages);
    rows[1][at] = "10-17".into();
    let plan = planned(&bundle, &rows, &Options::default());
    assert!(!plan.records[0].needs_acceptance());
    let new = apply(
        &text,
        &bundle,
        &plan,
        &AcceptedChanges::default(),
        days::date(2026, 6, 6).unwrap(),
    );
    let ages = load(&new).unwrap().bundle.entries[0].ages.unwrap();
    assert_eq!((ages.from, ages.to), (Some(10), Some(17)));
}

#[test]
fn with_the_old_bundle_only_what_both_changed_is_a_conflict() {
    let (old, new) = (read("tests/fixtures/week-before.json"), read(FILES[2]));
    let (base, bundle) = (bundle(&old), bundle(&new));
    // The table is from the base, with two cells changed.
    let mut rows = exported(&base, Lang::Ru);
    rows.truncate(4);
    rows[2][place(&base, Column::When)] = "2026-06-20".into();
    rows[3][place(&base, Column::Place)] = "Парк".into();
    let options = Options {
        base: Some(&base),
        ..Options::default()
    };
    let plan = planned(&bundle, &rows, &options);
    assert_eq!(fault_lines(&plan), "");
    let found: Vec<_> = plan
        .records
        .iter()
        .flat_map(|record| {
            record
                .cells
                .iter()
                .map(|cell| (record.id.as_str(), cell.column, cell.merge))
        })
        .collect();
    // The cancellation, which is only in the bundle, is kept.
    assert_eq!(
        found,
        [
            ("kite-day-2026", Column::When, CellMerge::Conflicts),
            ("chess-2026", Column::Place, CellMerge::Fills),
        ]
    );
    let today = days::date(2026, 6, 6).unwrap();
    let written = apply(&new, &bundle, &plan, &all(), today);
    let kite = load(&written).unwrap().bundle.entries[1].when.to_string();
    assert_eq!(kite, "2026-06-13", "a conflict must be named");
}

fn new_row(rows: &mut Vec<Vec<String>>, cells: &[(usize, &str)]) {
    let mut row = vec![String::new(); rows[0].len()];
    for (place, text) in cells {
        row[*place] = (*text).to_string();
    }
    rows.push(row);
}

#[test]
fn new_rows_get_ids_and_what_looks_alike_is_asked_about() {
    let text = read(FILES[2]);
    let bundle = bundle(&text);
    let mut rows = exported(&bundle, Lang::Ru);
    rows.truncate(1);
    let at = |column| place(&bundle, column);
    let title = at(Column::Title(Lang::Ru));
    let row = |name: &'static str, when: &'static str| {
        [
            (title, name),
            (at(Column::When), when),
            (at(Column::Kind), "Фестиваль"),
            (at(Column::Category), "Культурные"),
            (at(Column::Direction), "культура"),
            (at(Column::Status), "В планах"),
            (at(Column::Cities), "ソルトマーシュ"),
            (at(Column::Sources), "invented P01"),
        ]
    };
    new_row(&mut rows, &row("Праздник щуки", "июль 2026"));
    new_row(&mut rows, &row("Вечер морских песен!", "июнь 2026"));
    new_row(&mut rows, &row("Праздник щук", "лето 2026"));
    let plan = planned(&bundle, &rows, &Options::default());
    assert_eq!(fault_lines(&plan), "");
    let fates: Vec<_> = plan
        .records
        .iter()
        .map(|it| (it.row, it.id.as_str(), &it.outcome))
        .collect();
    assert_eq!(
        fates,
        [
            (2, "prazdnik-shchuki-2026", &RowOutcome::New),
            (
                3,
                "vecher-morskikh-pesen-2026",
                &RowOutcome::PossibleDuplicate("sea-songs-2026".into())
            ),
            (
                4,
                "prazdnik-shchuk-2026",
                &RowOutcome::PossibleDuplicate("prazdnik-shchuki-2026".into())
            ),
        ]
    );
    let new = apply(
        &text,
        &bundle,
        &plan,
        &all(),
        days::date(2026, 6, 6).unwrap(),
    );
    let loaded = check(&new).unwrap();
    assert_eq!(loaded.bundle.entries.len(), bundle.entries.len() + 1);
    let id = loaded.bundle.find_entry("prazdnik-shchuki-2026").unwrap();
    let entry = loaded.bundle.entry(id);
    assert_eq!(entry.when.to_string(), "2026-07");
    assert_eq!(entry.sources[0].paragraphs, ["P01".into()]);
    assert_eq!(entry.cities.len(), 1);
    // A second import of the same row finds the record by its title and date.
    let again = planned(&loaded.bundle, &rows[..2], &Options::default());
    assert_eq!((again.records.len(), again.unchanged), (0, 1));
    assert_eq!(again.row_ids, [(2, "prazdnik-shchuki-2026".to_owned())]);
}

#[test]
fn lists_keep_the_other_languages_of_what_stays() {
    let text = read(FILES[0]);
    let bundle = bundle(&text);
    let mut rows = exported(&bundle, Lang::Ru);
    let at = place(&bundle, Column::Organisers);
    let row = rows
        .iter()
        .skip(1)
        .position(|row| !row[at].is_empty())
        .unwrap()
        + 1;
    let before = bundle.entries[row - 1].organisers.clone();
    rows[row][at].push_str("; Клуб юных журналистов");
    let plan = planned(&bundle, &rows, &Options::default());
    let new = apply(
        &text,
        &bundle,
        &plan,
        &all(),
        days::date(2026, 11, 25).unwrap(),
    );
    let after = &load(&new).unwrap().bundle.entries[row - 1].organisers;
    assert_eq!(after[..before.len()], before);
    assert_eq!(
        after.last().unwrap().exact(Lang::Ru),
        Some("Клуб юных журналистов")
    );
}

#[test]
fn records_that_no_row_touches_keep_every_byte() {
    let text = read(FILES[0]);
    let bundle = bundle(&text);
    let mut rows = exported(&bundle, Lang::Ru);
    rows[20][place(&bundle, Column::Summary(Lang::Ko))] = "새 요약".into();
    let plan = planned(&bundle, &rows, &Options::default());
    let new = apply(
        &text,
        &bundle,
        &plan,
        &all(),
        days::date(2026, 11, 20).unwrap(),
    );
    let [old, new]: [Vec<&str>; 2] = [&text, &new].map(|text| text.lines().collect());
    let gone = old.iter().filter(|line| !new.contains(line)).count();
    // The line of the summary, and the line before the added revision.
    assert!(gone <= 2, "{gone}");
    assert_eq!(new.len(), old.len() + 4);
}

/// Imports one changed row, and returns the record as JSON.
fn record_after(file: &str, id: &str, cells: &[(Column, &str)]) -> serde_json::Value {
    let text = read(file);
    let bundle = bundle(&text);
    let mut rows = exported(&bundle, Lang::Ru);
    let row = rows.iter().position(|row| row[0] == id).unwrap();
    for (column, cell) in cells {
        rows[row][place(&bundle, *column)] = (*cell).to_owned();
    }
    let plan = planned(&bundle, &rows, &Options::default());
    assert_eq!(fault_lines(&plan), "");
    let today = days::date(2026, 6, 6).unwrap();
    let new = apply(&text, &bundle, &plan, &all(), today);
    // Apart from the languages of the new name, nothing is missing or wrong.
    let others = |text: &str| {
        let faults = check(text).unwrap().faults.into_iter();
        faults.filter(|it| it.code != "missing-translation").count()
    };
    assert_eq!(others(&new), others(&text));
    let new: serde_json::Value = serde_json::from_str(&new).unwrap();
    let events = new["events"].as_array().unwrap();
    events.iter().find(|it| it["id"] == id).unwrap().clone()
}

#[test]
fn another_place_keeps_only_its_city() {
    let file = "tests/fixtures/otherville.json";
    let id = "lantern-days-2026";
    let of = |cells: &[(Column, &str)]| record_after(file, id, cells)["place"].clone();
    let moved = serde_json::json!({ "name": { "en": "New Harbour" }, "city": "otherville" });
    assert_eq!(of(&[(Column::Place, "New Harbour")]), moved);
    let elsewhere = [
        (Column::Place, "New Harbour"),
        (Column::PlaceCity, "Saltmarsh"),
    ];
    assert_eq!(of(&elsewhere)["city"], "saltmarsh");
    // The same place in another city keeps its names and position.
    let mut old: serde_json::Value = serde_json::from_str(&read(file)).unwrap();
    old["events"][0]["place"]["city"] = "saltmarsh".into();
    let renamed = of(&[(Column::PlaceCity, "Saltmarsh")]);
    assert_eq!(renamed, old["events"][0]["place"]);
    assert_eq!(
        of(&[(Column::Place, ""), (Column::PlaceCity, "")]),
        serde_json::Value::Null
    );
}

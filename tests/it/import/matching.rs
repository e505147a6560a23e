//! Rows without an id: which records they are.

use super::{bundle, place, read};
use pobratim::import::{Options, Plan, RowOutcome, Table, heading, plan};
use pobratim::model::table::Column;
use pobratim::model::{Bundle, OfficeMessages};
use pobratim::text::Lang;

const TITLE: Column = Column::Title(Lang::Ja);
const ENGLISH: Column = Column::Title(Lang::En);

/// Plans a table with these rows; the columns are those of the bundle.
fn planned(bundle: &Bundle, rows: &[&[(Column, &str)]], options: &Options<'_>) -> Plan {
    let office = OfficeMessages::of(Lang::Ja);
    let columns = Column::all(&bundle.languages);
    let mut table = vec![columns.iter().map(|it| heading(*it, &office)).collect()];
    for cells in rows {
        let mut row = vec![String::new(); columns.len()];
        for (column, text) in *cells {
            row[place(bundle, *column)] = (*text).to_owned();
        }
        table.push(row);
    }
    let table = Table::of(&super::grid(&table), &office);
    plan(bundle, &table, &office, options)
}

/// What a row is: the outcome with its ids and the changed columns, or `same`.
fn fate(plan: &Plan, row: u32) -> String {
    if let Some(fault) = plan.faults.iter().find(|it| it.row == Some(row)) {
        return fault.message(&OfficeMessages::of(Lang::En));
    }
    let id = plan.row_ids.iter().find(|(own, _)| *own == row);
    let Some(record) = plan.records.iter().find(|it| it.row == row) else {
        return format!("same {}", id.unwrap().1);
    };
    let kind = match &record.outcome {
        RowOutcome::New => "new".to_owned(),
        RowOutcome::PossibleDuplicate(other) => format!("alike {other}, new"),
        RowOutcome::Ambiguous(ids) => format!("one of {}, new", ids.join(" ")),
        RowOutcome::Existing => "id".to_owned(),
        RowOutcome::Matched => "is".to_owned(),
    };
    match record.is_addition() {
        true => format!("{kind} {}", record.id),
        false => {
            let cells = record.cells.iter();
            let cells = cells.map(|it| format!("{}={}", it.column.key(), it.new));
            let cells: Vec<String> = cells.collect();
            format!("{kind} {} {}", record.id, cells.join(" "))
        }
    }
}

/// Checks the fates of rows without ids in the fixture `otherville`.
fn check(rows: &[(&[(Column, &str)], &str)]) {
    let bundle = bundle(&read("tests/fixtures/otherville.json"));
    // A new record needs these cells.
    let filled: Vec<Vec<(Column, &str)>> = rows
        .iter()
        .map(|(cells, _)| {
            let needed = [
                (Column::Kind, "festival"),
                (Column::Category, "文化"),
                (Column::Direction, "文化"),
                (Column::Status, "予定"),
            ];
            let given = |column| cells.iter().any(|(own, _)| *own == column);
            let needed = needed.into_iter().filter(|(column, _)| !given(*column));
            needed.chain(cells.iter().copied()).collect()
        })
        .collect();
    let filled: Vec<&[(Column, &str)]> = filled.iter().map(Vec::as_slice).collect();
    let plan = planned(&bundle, &filled, &Options::default());
    let found: Vec<String> = (2..).take(rows.len()).map(|row| fate(&plan, row)).collect();
    let expected: Vec<&str> = rows.iter().map(|(_, expected)| *expected).collect();
    assert_eq!(found, expected, "{rows:?}");
}

#[test]
fn a_row_with_title_date_and_place_is_the_record() {
    let concert = [
        (TITLE, "岸壁コンサート"),
        (Column::When, "2026年6月20日"),
        (Column::Place, "Quay Four"),
        (Column::Category, "まち"),
    ];
    check(&[(&concert, "is harbour-concert-2026 category=city")]);
    // In any language, and in any case.
    let english = [
        (ENGLISH, "CONCERT  on the quay"),
        (Column::When, "2026-06-20"),
        (Column::Place, "quay four"),
        (Column::Status, "中止"),
    ];
    check(&[(
        &english,
        "is harbour-concert-2026 title_en=CONCERT  on the quay status=cancelled place=quay four",
    )]);
}

#[test]
fn one_of_title_date_and_place_may_have_changed() {
    let of = |title: &'static str, when: &'static str, place: &'static str| {
        [
            (TITLE, title),
            (Column::When, when),
            (Column::Place, place),
            (Column::Category, "文化"),
        ]
    };
    check(&[(
        &of("岸壁コンサート", "2026年9月5日", "Quay Four"),
        "is harbour-concert-2026 when=2026-09-05",
    )]);
    check(&[(
        &of("岸壁コンサート", "2026-06-20", "Old Harbour"),
        "is harbour-concert-2026 place=Old Harbour",
    )]);
    // Two of the three: another event.
    check(&[(
        &of("岸壁コンサート", "2026年9月5日", "Old Harbour"),
        "new event-2026",
    )]);
    // The next year’s edition is a new record.
    check(&[(
        &of("岸壁コンサート", "2027年6月20日", "Quay Four"),
        "new event-2027",
    )]);
    // Another title, while everything else that the row has is the same.
    let renamed = [
        (TITLE, "港のコンサート"),
        (Column::When, "2026-06-20"),
        (Column::Time, "18:00–20:30 +09:00 Asia/Tokyo"),
        (Column::Place, "Quay Four"),
        (Column::Cities, "トールパイン"),
    ];
    check(&[(&renamed, "is harbour-concert-2026 title_ja=港のコンサート")]);
    let other_kind = [&renamed[..], &[(Column::Kind, "meeting")]].concat();
    check(&[(&other_kind, "new event-2026")]);
}

#[test]
fn a_row_without_a_place_is_compared_by_kind_and_cities() {
    let of = |cities: &'static str| {
        [
            (TITLE, "パートナー都市レガッタ"),
            (Column::When, "2026年7月4日"),
            (Column::Kind, "contest"),
            (Column::Category, "スポーツ"),
            (Column::Direction, "スポーツ"),
            (Column::Cities, cities),
        ]
    };
    check(&[(
        &of("ソルトマーシュ"),
        "is regatta-2026 when=2026-07-04 status=planned",
    )]);
    check(&[(&of("トールパイン"), "new event-2026")]);
}

#[test]
fn empty_cells_of_a_row_without_an_id_change_nothing() {
    let bundle = bundle(&read("tests/fixtures/otherville.json"));
    let row = [
        (TITLE, "岸壁コンサート"),
        (Column::When, "2026-06-20"),
        (Column::Kind, "festival"),
    ];
    let plan = planned(&bundle, &[&row], &Options::default());
    assert_eq!(fate(&plan, 2), "same harbour-concert-2026");
}

#[test]
fn a_record_is_one_row_at_most() {
    let of = |when: &'static str| {
        [
            (TITLE, "岸壁コンサート"),
            (Column::When, when),
            (Column::Place, "Quay Four"),
        ]
    };
    // The surest row is the record, wherever it stands.
    check(&[
        (&of("2026年9月5日"), "new event-2026"),
        (&of("2026年6月20日"), "same harbour-concert-2026"),
    ]);
    // Two rows with other dates: it is asked which.
    check(&[
        (
            &of("2026年9月5日"),
            "alike harbour-concert-2026, new event-2026",
        ),
        (
            &of("2026年9月6日"),
            "alike harbour-concert-2026, new event-2026-2",
        ),
    ]);
    let bundle = bundle(&read("tests/fixtures/otherville.json"));
    let own = [
        &of("2026-06-20")[..],
        &[
            (Column::Id, "harbour-concert-2026"),
            (Column::Kind, "festival"),
        ],
    ]
    .concat();
    let other = [
        &of("2026-06-20")[..],
        &[
            (Column::Kind, "festival"),
            (Column::Category, "cultural"),
            (Column::Direction, "culture"),
            (Column::Status, "planned"),
        ],
    ]
    .concat();
    let plan = planned(&bundle, &[&own, &other], &Options::default());
    assert_eq!(fate(&plan, 3), "alike harbour-concert-2026, new event-2026");
}

#[test]
fn a_row_that_fits_several_records_is_a_question() {
    let text = read("tests/fixtures/otherville.json");
    let twice = text.replace(
        "\"id\": \"harbour-concert-2026\"",
        "\"id\": \"evening-concert-2026\"",
    );
    let mut both: serde_json::Value = serde_json::from_str(&text).unwrap();
    let other: serde_json::Value = serde_json::from_str(&twice).unwrap();
    let mut evening = other["events"][1].clone();
    evening["time"]["start"] = "20:45".into();
    evening["time"]["end"] = "21:45".into();
    both["events"].as_array_mut().unwrap().push(evening);
    let bundle = bundle(&both.to_string());
    let row = |time: &'static str| {
        [
            (TITLE, "岸壁コンサート"),
            (Column::When, "2026-06-20"),
            (Column::Time, time),
            (Column::Place, "Quay Four"),
            (Column::Kind, "festival"),
            (Column::Category, "cultural"),
            (Column::Direction, "culture"),
            (Column::Status, "planned"),
        ]
    };
    let fates = |rows: &[&[(Column, &str)]]| {
        let plan = planned(&bundle, rows, &Options::default());
        let fates = (2..).take(rows.len()).map(|row| fate(&plan, row));
        fates.collect::<Vec<_>>()
    };
    let question = "one of evening-concert-2026 harbour-concert-2026, new event-2026";
    assert_eq!(fates(&[&row("19:00–20:00 +09:00 Asia/Tokyo")]), [question]);
    // The time tells them apart; the rest of the rows is what remains.
    let first = row("18:00–20:30 +09:00 Asia/Tokyo");
    assert_eq!(
        fates(&[&first, &row("21:00 +09:00 Asia/Tokyo")]),
        [
            "same harbour-concert-2026",
            "is evening-concert-2026 time=21:00 +09:00 Asia/Tokyo",
        ]
    );
}

#[test]
fn default_values_do_not_overwrite_the_record() {
    let bundle = bundle(&read("tests/fixtures/otherville.json"));
    let row = [
        (TITLE, "岸壁コンサート"),
        (Column::When, "2026-06-20"),
        (Column::Place, "Quay Four"),
    ];
    let options = Options {
        defaults: vec![(Column::Kind, "contest".to_owned())],
        ..Options::default()
    };
    let plan = planned(&bundle, &[&row], &options);
    assert_eq!(fate(&plan, 2), "same harbour-concert-2026");
}

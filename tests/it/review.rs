//! Years in review, compared with counting entry by entry, and the review of Khabarovsk 2021,
//! compared with the report of the city's office.

use std::collections::BTreeSet;

use pobratim::model::{
    Bucket, Bundle, CategoryIx, CityIx, Country, Dimension, DirectionIx, EffectiveStatus, Entry,
    Filter, Format, Occurrence, Review, Row, Status, Subject, Table,
};
use pobratim::route::{Address, DateParam, review_row_address};
use pobratim::text::Lang;
use pobratim::time::{Date, Edtf, Precision, Window, days};
use proptest::prelude::*;

use super::facets::BUNDLES;

/// Paragraphs of the report with the ids of the records made from them.
const PARAGRAPHS: &str = include_str!("../fixtures/paragraphs.json");

fn day(year: i32, month: u8) -> Date {
    days::date(year, month, 15).expect("a day")
}

/// The review of 2021 on the day of the report.
fn khabarovsk() -> (&'static Bundle, Review<'static>) {
    let bundle = &BUNDLES[0];
    (bundle, Review::of(bundle, 2021, day(2022, 3)))
}

fn table(review: &Review<'_>, by: Dimension) -> Table {
    let found = review.tables.iter().find(|table| table.dimension == by);
    found.expect("a table of each kind").clone()
}

fn entry<'a>(bundle: &'a Bundle, one: &Occurrence) -> &'a Entry {
    match one.subject {
        Subject::Entry(place) => bundle.entry(place),
        Subject::Expected { .. } => panic!("an expected occurrence is in a review"),
    }
}

/// Statuses that a review counts, listed independently.
fn is_done(entry: &Entry) -> bool {
    matches!(
        entry.status,
        Status::Held | Status::Ongoing | Status::MovedOnline | Status::Produced | Status::Adopted
    )
}

/// The number of entries in a year that match a condition.
fn count(bundle: &Bundle, year: i32, has: impl Fn(&Entry, &Occurrence) -> bool) -> u32 {
    let window = Window::year(year).expect("a year");
    let all = bundle.entries_where(&|entry| entry.when.overlaps(&window));
    let found = all.iter().filter(|one| has(entry(bundle, one), one));
    u32::try_from(found.count()).expect("few enough")
}

/// The number of entries that are done and match a filter.
fn left(bundle: &Bundle, year: i32, filter: &Filter) -> u32 {
    count(bundle, year, |entry, one| {
        is_done(entry) && filter.matches(bundle, &bundle.view_of(one))
    })
}

/// The expected number of a row for a year.
fn expected_count(bundle: &Bundle, year: i32, today: Date, table: Dimension, of: Bucket) -> u32 {
    let filter = Filter::default();
    let known = |precision: &[Precision]| {
        let precision = precision.to_vec();
        move |when: &Edtf| when.precision().is_some_and(|it| precision.contains(&it))
    };
    let fine = known(&[Precision::Day, Precision::Month]);
    let dated = |is: &dyn Fn(&Edtf) -> bool| {
        count(bundle, year, |entry, one| is_done(entry) && is(&one.when))
    };
    match of {
        Bucket::Direction(it) => left(
            bundle,
            year,
            &Filter {
                directions: vec![it],
                ..filter
            },
        ),
        Bucket::Category(it) => left(
            bundle,
            year,
            &Filter {
                categories: vec![it],
                ..filter
            },
        ),
        Bucket::City(it) => left(
            bundle,
            year,
            &Filter {
                cities: vec![it],
                ..filter
            },
        ),
        Bucket::Country(it) => left(
            bundle,
            year,
            &Filter {
                countries: vec![it],
                ..filter
            },
        ),
        Bucket::Format(it) => left(
            bundle,
            year,
            &Filter {
                formats: vec![it],
                ..filter
            },
        ),
        Bucket::Month(month) => {
            let window = Window::month(year, month).expect("a month");
            dated(&|when| fine(when) && when.overlaps(&window))
        }
        Bucket::SeasonOnly => dated(&known(&[Precision::Season])),
        Bucket::YearOnly => dated(&known(&[Precision::Year])),
        Bucket::Status(it) => count(bundle, year, |_, one| {
            bundle.view_of(one).effective_status(today) == it
        }),
        Bucket::Unnamed => count(bundle, year, |entry, _| {
            let names_country = table == Dimension::Country && !entry.countries.is_empty();
            is_done(entry) && entry.cities.is_empty() && !names_country
        }),
    }
}

/// Every bucket that a table may have a row for.
fn every(bundle: &Bundle, by: Dimension) -> Vec<Bucket> {
    let countries: BTreeSet<Country> = bundle
        .cities
        .iter()
        .map(|city| city.country)
        .chain(
            bundle
                .entries
                .iter()
                .flat_map(|entry| entry.countries.clone()),
        )
        .collect();
    let cities = (0..bundle.cities.len()).filter_map(CityIx::new);
    let categories = (0..bundle.categories.len()).filter_map(CategoryIx::new);
    let directions = (0..bundle.directions.len()).filter_map(DirectionIx::new);
    match by {
        Dimension::Direction => directions.map(Bucket::Direction).collect(),
        Dimension::Category => categories.map(Bucket::Category).collect(),
        Dimension::City => cities.map(Bucket::City).chain([Bucket::Unnamed]).collect(),
        Dimension::Country => {
            let countries = countries.into_iter().map(Bucket::Country);
            countries.chain([Bucket::Unnamed]).collect()
        }
        Dimension::Format => Format::ALL.iter().copied().map(Bucket::Format).collect(),
        Dimension::Month => {
            let months = (1..=12).map(Bucket::Month);
            months
                .chain([Bucket::SeasonOnly, Bucket::YearOnly])
                .collect()
        }
        Dimension::Status => EffectiveStatus::ALL
            .iter()
            .copied()
            .map(Bucket::Status)
            .collect(),
    }
}

/// Checks the invariants of a review.
fn check(bundle: &Bundle, year: i32, today: Date) {
    let review = Review::of(bundle, year, today);
    let listed = bundle.year_figures(year).entries;
    assert_eq!(review.total, count(bundle, year, |entry, _| is_done(entry)));
    let apart = review.unrecorded.len() + review.not_counted.len();
    assert_eq!(review.total + u32::try_from(apart).unwrap(), listed);
    // Independent of the groups of the model.
    let has_no_outcome = |one: &Occurrence| {
        entry(bundle, one).status == Status::Planned
            && one
                .when
                .bounds()
                .latest
                .is_some_and(|latest| latest < today)
    };
    assert!(review.unrecorded.iter().all(has_no_outcome));
    assert!(!review.not_counted.iter().any(has_no_outcome));
    let before = count(bundle, year - 1, |entry, _| is_done(entry));
    assert_eq!(review.previous, (before > 0).then_some(before));
    for one in &review.not_counted {
        assert!(!is_done(entry(bundle, one)));
    }
    assert_eq!(review.tables.len(), Dimension::ALL.len());
    for by in Dimension::ALL {
        check_table(bundle, &review, today, by);
    }
    let cities = (0..bundle.cities.len()).filter_map(CityIx::new);
    let named = cities.map(Bucket::City);
    let named = named.filter(|of| expected_count(bundle, year, today, Dimension::City, *of) > 0);
    assert_eq!(review.count_values(Dimension::City), named.count());
    check_chapters(bundle, &review);
    check_lists(bundle, &review);
}

fn check_table(bundle: &Bundle, review: &Review<'_>, today: Date, by: Dimension) {
    let (year, table) = (review.year, table(review, by));
    for of in every(bundle, by) {
        let of_year = |year| expected_count(bundle, year, today, by, of);
        let (count, before) = (of_year(year), of_year(year - 1));
        let rows: Vec<&Row> = table.rows.iter().filter(|row| row.bucket == of).collect();
        match rows[..] {
            [] => assert_eq!((count, before), (0, 0), "{of:?} has no row"),
            [row] => assert_eq!((row.count, row.previous), (count, before), "{of:?}"),
            _ => panic!("{of:?} has several rows"),
        }
    }
    let known = every(bundle, by);
    assert!(table.rows.iter().all(|row| known.contains(&row.bucket)));
    let counts = table.rows.iter().filter(|row| match row.bucket {
        Bucket::Status(standing) => standing.status().is_done(),
        Bucket::Direction(_)
        | Bucket::Category(_)
        | Bucket::City(_)
        | Bucket::Country(_)
        | Bucket::Format(_)
        | Bucket::Month(_)
        | Bucket::SeasonOnly
        | Bucket::YearOnly
        | Bucket::Unnamed => true,
    });
    let sum: u32 = counts.map(|row| row.count).sum();
    // Rows add up to the total, except for entries in several rows.
    assert!(sum >= review.total, "{by:?}");
    assert_eq!(sum == review.total, table.in_several_rows == 0, "{by:?}");
    assert!(sum - review.total >= table.in_several_rows, "{by:?}");
    let bars = table.rows.iter().filter(|row| row.bucket.is_value());
    let bars = bars.map(|row| row.count.max(row.previous));
    assert_eq!(table.max_count(), bars.max().unwrap_or(0));
}

/// Checks that the list in the calendar that a row links to has exactly the counted entries.
fn check_lists(bundle: &Bundle, review: &Review<'_>) {
    for row in review.tables.iter().flat_map(|table| &table.rows) {
        let Some(list) = review_row_address(bundle, Lang::Ko, review.year, row.bucket) else {
            assert!(!row.bucket.is_value());
            continue;
        };
        let written = list.to_string();
        let (path, query) = written.split_once('?').unwrap();
        assert_eq!(Address::parse(path, query), list);
        let window = list.params.date.as_ref().and_then(DateParam::window);
        let filter = list.params.filter(bundle, Lang::Ko, Date::MIN);
        let listed = bundle.listed_in(&filter, &window.unwrap());
        let mut listed = listed.iter().map(|one| one.subject);
        let entries = listed.by_ref().filter(|it| matches!(it, Subject::Entry(_)));
        // The calendar has no filter for the outcome of a plan.
        let count = entries.count();
        let of = row.bucket;
        let is_plan = [EffectiveStatus::Planned, EffectiveStatus::OutcomeUnknown]
            .map(Bucket::Status)
            .contains(&of);
        if is_plan {
            assert!(count >= row.count as usize);
        } else {
            assert_eq!(count, row.count as usize, "{of:?}: {written}");
        }
    }
}

fn check_chapters(bundle: &Bundle, review: &Review<'_>) {
    let rows = table(review, Dimension::Direction).rows;
    let mut listed = Vec::new();
    for chapter in &review.chapters {
        let row = rows
            .iter()
            .find(|row| row.bucket == Bucket::Direction(chapter.direction));
        let own = chapter.entries.len() + chapter.secondary.len();
        assert_eq!(row.unwrap().count as usize, own, "{:?}", chapter.direction);
        for one in &chapter.entries {
            let entry = entry(bundle, one);
            assert!(entry.direction == chapter.direction && is_done(entry));
            for source in &entry.sources {
                assert!(review.sources.contains(&source.source));
            }
            listed.push(entry.id.clone());
        }
        for one in &chapter.secondary {
            let entry = entry(bundle, one);
            assert!(entry.direction_more.contains(&chapter.direction));
        }
    }
    let each: BTreeSet<_> = listed.iter().collect();
    assert_eq!(each.len(), listed.len(), "an entry is listed twice");
    assert_eq!(listed.len(), review.total as usize);
    // Entries with a day, month or season come before those with a year only.
    for chapter in &review.chapters {
        let is_vague = |one: &Occurrence| one.when.precision() == Some(Precision::Year);
        let vague: Vec<bool> = chapter.entries.iter().map(is_vague).collect();
        assert!(vague.is_sorted(), "{:?}", chapter.direction);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_row_is_what_counting_one_by_one_gives(
        which in 0usize..2,
        year in 2018i32..2028,
        today in (2019i32..2029, 1u8..13).prop_map(|(year, month)| day(year, month)),
    ) {
        check(&BUNDLES[which], year, today);
    }
}

#[test]
fn a_year_that_the_bundle_does_not_know_is_empty() {
    let bundle = &BUNDLES[0];
    for year in [-20_000, -1, 0, 1812, 2019, 9999, i32::MIN, i32::MAX] {
        let review = Review::of(bundle, year, day(2022, 3));
        assert!(review.is_empty(), "{year}");
        assert_eq!(
            (review.total, review.previous, review.sources.len()),
            (0, None, 0)
        );
    }
    assert_eq!(
        bundle.years_with_entries(day(2022, 3)),
        [2021, 2022, 2023, 2024, 2025, 2026]
    );
}

#[test]
fn the_listed_years_are_those_with_entries() {
    for bundle in &*BUNDLES {
        let today = day(2026, 6);
        let listed = bundle.years_with_entries(today);
        assert!(listed.is_sorted());
        for year in 2015..=today.year() {
            let has_some = bundle.year_figures(year).entries > 0;
            assert_eq!(listed.contains(&year), has_some, "{year}");
        }
    }
}

#[test]
fn nothing_expected_and_no_plan_is_counted_in_2021() {
    let (bundle, review) = khabarovsk();
    let apart: Vec<&str> = review
        .unrecorded
        .iter()
        .map(|one| &*entry(bundle, one).id)
        .collect();
    assert_eq!(apart, ["opening-the-world-project"]);
    assert!(review.not_counted.is_empty());
    let of_state: Vec<(Bucket, u32)> = table(&review, Dimension::Status)
        .rows
        .iter()
        .filter(|row| row.count > 0)
        .map(|row| (row.bucket, row.count))
        .collect();
    let states: Vec<Bucket> = of_state.iter().map(|(of, _)| *of).collect();
    assert_eq!(
        states,
        [
            EffectiveStatus::Held,
            EffectiveStatus::OutcomeUnknown,
            EffectiveStatus::Ongoing,
            EffectiveStatus::Produced,
            EffectiveStatus::Adopted
        ]
        .map(Bucket::Status)
    );
    assert_eq!((review.total, review.previous), (57, None));
    // The series of the city are expected in 2027, which has no entries.
    let later = Review::of(bundle, 2027, day(2026, 11));
    assert!(
        !bundle
            .occurrences(&Window::year(2027).unwrap(), 100)
            .list
            .is_empty()
    );
    assert!(later.is_empty());
}

#[test]
fn a_plan_is_listed_separately_before_and_after_its_time() {
    let bundle = &BUNDLES[0];
    for (today, standing) in [
        (day(2022, 6), EffectiveStatus::Planned),
        (day(2023, 6), EffectiveStatus::OutcomeUnknown),
    ] {
        let review = Review::of(bundle, 2022, today);
        let (planned, unrecorded) = match standing == EffectiveStatus::Planned {
            true => (9, 0),
            false => (0, 9),
        };
        let found = [&review.not_counted, &review.unrecorded];
        assert_eq!(review.total, 1);
        assert_eq!(found.map(Vec::len), [planned, unrecorded]);
        for one in found.into_iter().flatten() {
            assert_eq!(bundle.view_of(one).effective_status(today), standing);
        }
        // Both years have entries, so each row can be compared.
        assert_eq!(review.previous, Some(57));
        let culture = bundle.find_direction("culture").map(Bucket::Direction);
        let rows = table(&review, Dimension::Direction).rows;
        let row = rows.iter().find(|row| Some(row.bucket) == culture).unwrap();
        assert_eq!(row.count, 0);
        assert!(row.previous > 5);
    }
}

/// Records from the statements of the report about 2021; its last part, from P63 on, has plans.
fn records_of_2021() -> BTreeSet<String> {
    let rows: serde_json::Value = serde_json::from_str(PARAGRAPHS).expect("JSON");
    let rows = rows.as_array().expect("a list of paragraphs").iter();
    let of_2021 = rows.filter(|row| row["paragraph"].as_str() < Some("P63"));
    let ids = of_2021.flat_map(|row| row["records"].as_array().expect("a list of ids"));
    ids.filter_map(|id| id.as_str())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_review_of_2021_has_every_direction_and_city_of_the_report() {
    let (bundle, review) = khabarovsk();
    let records = records_of_2021();
    assert!(records.len() > 60, "{}", records.len());
    let (mut directions, mut cities) = (BTreeSet::new(), BTreeSet::new());
    for entry in bundle.entries.iter().filter(|it| records.contains(&*it.id)) {
        directions.insert(entry.direction);
        directions.extend(entry.direction_more.clone());
        cities.extend(entry.cities.clone());
    }
    for (place, topic) in bundle.directions.iter().enumerate() {
        for part in topic.sections.iter().filter(|it| records.contains(&*it.id)) {
            directions.insert(DirectionIx::new(place).unwrap());
            cities.extend(part.cities.clone());
        }
    }
    assert_eq!(directions.len(), bundle.directions.len());
    let chapters: BTreeSet<DirectionIx> = review.chapters.iter().map(|it| it.direction).collect();
    assert_eq!(chapters, directions);
    let rows = table(&review, Dimension::City).rows;
    let rows = rows.iter().filter(|row| row.count > 0).filter_map(|row| {
        if let Bucket::City(city) = row.bucket {
            Some(city)
        } else {
            None
        }
    });
    let counted: BTreeSet<CityIx> = rows.collect();
    let named: BTreeSet<CityIx> = review.mentioned_cities.iter().copied().collect();
    assert!(counted.is_disjoint(&named));
    assert_eq!(
        counted.union(&named).copied().collect::<BTreeSet<_>>(),
        cities
    );
    // The report is older than the tie with Sanya.
    assert_eq!(cities.len(), 18);
}

#[test]
fn the_review_of_2021_lists_every_record_of_the_report_with_its_source() {
    let (bundle, review) = khabarovsk();
    let report = bundle.find_source("report-2021").unwrap();
    assert_eq!(review.sources.first(), Some(&report));
    let mut listed = BTreeSet::new();
    for chapter in &review.chapters {
        listed.extend(chapter.sections.iter().map(|part| part.id.to_string()));
        listed.extend(
            chapter
                .entries
                .iter()
                .map(|one| entry(bundle, one).id.to_string()),
        );
    }
    listed.extend(
        review
            .unrecorded
            .iter()
            .map(|one| entry(bundle, one).id.to_string()),
    );
    let missing: Vec<String> = records_of_2021().difference(&listed).cloned().collect();
    // The year of the session is unknown.
    assert_eq!(missing, ["harbin-committee-session-7"]);
}

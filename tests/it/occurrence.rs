//! Occurrences in a window: dated entries, expected dates of series, filters and figures.

use crate::fixture::{copy, loaded, small};
use pobratim::model::{
    Audience, Bond, Bundle, Country, EffectiveStatus, Filter, Format, Slot, Status, Subject, load,
};
use pobratim::text::Lang;
use pobratim::time::{Edtf, Window, days};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The small bundle with these events instead of its own, and these series in addition.
fn bundle(events: &[(&str, Value)], series: &[(&str, Value)]) -> Bundle {
    let mut bundle = small();
    let record = |pointer: &str, (id, fields): &(&str, Value)| {
        let mut record = copy(pointer, fields.clone());
        record["id"] = json!(id);
        if pointer == "/events/0" {
            record["time"] = Value::Null;
        }
        record
    };
    bundle["events"] = events
        .iter()
        .map(|event| record("/events/0", event))
        .collect();
    for one in series {
        let series = record("/series/0", one);
        bundle["series"].as_array_mut().unwrap().push(series);
    }
    let loaded = loaded(&bundle);
    assert_eq!(loaded.faults, []);
    loaded.bundle
}

/// A series on the days of a rule.
fn rule(start: &str, rrule: &str) -> Value {
    json!({
        "yearly": null, "first_year": null, "without": [],
        "rule": { "start": start, "rrule": rrule },
    })
}

/// An edition of a series.
fn edition(series: &str, when: &str) -> Value {
    json!({ "series": series, "when": when })
}

fn window(first: &str, last: &str) -> Window {
    let day = |text: &str| text.parse::<Edtf>().unwrap().bounds().earliest.unwrap();
    Window::new(day(first), day(last)).unwrap()
}

/// Ids with dates, in order.
fn listed(bundle: &Bundle, window: &Window, limit: usize) -> Vec<String> {
    let found = bundle.occurrences(window, limit);
    let mut lines: Vec<String> = found
        .list
        .iter()
        .map(|one| format!("{} {}", one.subject.id(bundle), one.when))
        .collect();
    if found.truncated {
        lines.push("…".to_owned());
    }
    lines
}

#[test]
fn a_window_holds_what_overlaps_it_by_earliest_day() {
    let bundle = bundle(
        &[
            ("june", json!({ "when": "2022-06-12", "series": null })),
            ("spring", json!({ "when": "2022-21", "series": null })),
            ("undated", json!({ "when": null, "series": null })),
            ("years", json!({ "when": "2020/2024", "series": null })),
            ("before", json!({ "when": "2022-04-30", "series": null })),
        ],
        &[],
    );
    assert_eq!(
        listed(&bundle, &window("2022-05-01", "2022-06-12"), 10),
        [
            "years 2020/2024",
            "spring 2022-21",
            "city-day@2022 2022-05-31~",
            "june 2022-06-12"
        ]
    );
    assert_eq!(
        listed(&bundle, &window("2022-05-01", "2022-06-12"), 3),
        [
            "years 2020/2024",
            "spring 2022-21",
            "city-day@2022 2022-05-31~",
            "…"
        ]
    );
    assert_eq!(
        listed(&bundle, &window("2022-05-01", "2022-06-12"), 0),
        ["…"]
    );
    assert_eq!(
        listed(&bundle, &window("2030-01-01", "2030-02-01"), 0),
        Vec::<String>::new()
    );
}

#[test]
fn a_dated_entry_replaces_what_was_expected() {
    let bundle = bundle(
        &[
            (
                "city-day-2021",
                edition("city-day", "2021-05-29/2021-05-30"),
            ),
            ("city-day-2022", edition("city-day", "2022")),
            (
                "city-day-some",
                json!({ "series": "city-day", "when": null }),
            ),
            // The yearly fair was moved by a week, so its usual day is not expected.
            ("fair-2021", edition("fair", "2021-06-12")),
            // One weekly evening has an entry.
            ("evening-first", edition("evening", "2021-06-03")),
        ],
        &[
            (
                "fair",
                rule("2020-06-01", "FREQ=YEARLY;BYMONTH=6;BYDAY=1SA"),
            ),
            (
                "evening",
                rule("2021-06-01", "FREQ=WEEKLY;BYDAY=TH;COUNT=3"),
            ),
        ],
    );
    assert_eq!(
        listed(&bundle, &window("2020-01-01", "2024-12-31"), 100),
        [
            // The series excludes 2020.
            "fair@2020-06-06 2020-06-06",
            "booklet 2021",
            "city-day-2021 2021-05-29/2021-05-30",
            "evening-first 2021-06-03",
            "evening@2021-06-10 2021-06-10",
            "fair-2021 2021-06-12",
            "evening@2021-06-17 2021-06-17",
            "city-day-2022 2022",
            "fair@2022-06-04 2022-06-04",
            "city-day@2023 2023-05-31~",
            "fair@2023-06-03 2023-06-03",
            "city-day@2024 2024-05-31~",
            "fair@2024-06-01 2024-06-01",
        ]
    );
    // The address of an expected occurrence leads to the entry that replaced it.
    let replaced = bundle.find_subject("city-day@2021").unwrap();
    assert_eq!(replaced.id(&bundle), "city-day-2021");
}

#[test]
fn ids_of_nothing_find_nothing() {
    let bundle = bundle(&[], &[("fair", rule("2020-06-06", "FREQ=YEARLY"))]);
    for id in [
        "",
        "@",
        "nobody",
        "city-day",
        "fair",
        "city-day@",
        "city-day@1998",
        "city-day@2020",
        "city-day@2023-05",
        "city-day@2023-05-31",
        "city-day@2023~",
        "city-day@02023",
        "city-day@+2023",
        "nobody@2023",
        "fair@2023",
        "fair@2023-06-07",
        "fair@2019-06-06",
        "booklet@2021",
        "city-day@2023@2023",
    ] {
        assert_eq!(bundle.find_subject(id), None, "{id}");
    }
    for id in ["booklet", "city-day@2023", "fair@2023-06-06"] {
        assert_eq!(bundle.find_subject(id).unwrap().id(&bundle), id);
    }
}

proptest! {
    /// Every occurrence has a unique id, by which it is found with the same date.
    #[test]
    fn ids_of_occurrences_lead_back(first in -4000i32..4000, span in 0i32..4000) {
        let bundle = bundle(
            &[("city-day-2021", edition("city-day", "2021-05-29"))],
            &[
                ("fair", rule("1200-02-29", "FREQ=YEARLY;INTERVAL=4")),
                ("ancient", json!({ "first_year": -3000, "without": [] })),
                ("weekly", rule("2019-12-30", "FREQ=WEEKLY")),
            ],
        );
        let start = days::date(first, 7, 1).unwrap();
        let window = Window::new(start, days::add_days(start, span)).unwrap();
        let mut ids = std::collections::BTreeSet::new();
        for one in bundle.occurrences(&window, usize::MAX).list {
            let id = one.subject.id(&bundle);
            prop_assert_eq!(bundle.find_subject(&id), Some(one.subject));
            prop_assert_eq!(bundle.view(one.subject).when, one.when);
            prop_assert_eq!(bundle.view_of(&one).title, bundle.view(one.subject).title);
            prop_assert!(one.when.overlaps(&window));
            prop_assert!(ids.insert(id.into_owned()));
        }
    }
}

#[test]
fn a_plan_whose_time_is_over_is_of_unknown_outcome() {
    let planned = |when: &str| json!({ "when": when, "status": "planned", "series": null });
    let bundle = bundle(
        &[
            ("may", planned("2022-05")),
            ("open", planned("2022/..")),
            (
                "undated",
                json!({ "when": null, "status": "planned", "series": null }),
            ),
        ],
        &[],
    );
    let standing = |id: &str, (year, month, day)| {
        let today = days::date(year, month, day).unwrap();
        bundle
            .view(bundle.find_subject(id).unwrap())
            .effective_status(today)
    };
    assert_eq!(standing("may", (2022, 5, 31)), EffectiveStatus::Planned);
    assert_eq!(
        standing("may", (2022, 6, 1)),
        EffectiveStatus::OutcomeUnknown
    );
    assert_eq!(standing("open", (2030, 1, 1)), EffectiveStatus::Planned);
    assert_eq!(standing("undated", (2030, 1, 1)), EffectiveStatus::Planned);
    assert_eq!(standing("booklet", (2030, 1, 1)), EffectiveStatus::Produced);
    assert_eq!(
        standing("city-day@2022", (2022, 1, 1)),
        EffectiveStatus::Expected
    );
    assert_eq!(
        standing("city-day@2022", (2030, 1, 1)),
        EffectiveStatus::Unconfirmed
    );
}

#[test]
fn an_expected_occurrence_has_the_fields_of_its_series() {
    let bundle = bundle(&[], &[]);
    let subject = bundle.find_subject("city-day@2026").unwrap();
    assert!(matches!(
        subject,
        Subject::Expected {
            slot: Slot::Year(2026),
            ..
        }
    ));
    let view = bundle.view(subject);
    assert_eq!(view.title.exact(Lang::En), Some("City day"));
    assert_eq!((view.kind, view.status.code()), (None, "expected"));
    assert_eq!(view.when.to_string(), "2026-05-31~");
}

#[test]
fn a_filter_asks_for_any_value_of_each_respect() {
    let bundle = bundle(
        &[
            ("concert", json!({ "when": "2021-05-14", "series": null })),
            (
                "lesson",
                json!({
                    "when": "2021-05-15", "series": null, "cities": [], "countries": [],
                    "format": "online", "audience": ["schoolchildren"], "ages": null,
                    "exchange": false, "title": { "en": "Lesson" }, "status": "cancelled",
                }),
            ),
        ],
        &[],
    );
    let check = |ask: &dyn Fn(&mut Filter), expected: &str| {
        let mut filter = Filter::default();
        ask(&mut filter);
        let found: Vec<_> = bundle
            .occurrences(&window("2021-05-01", "2021-05-20"), 10)
            .list
            .iter()
            .filter(|one| filter.matches(&bundle, &bundle.view_of(one)))
            .map(|one| one.subject.id(&bundle).into_owned())
            .collect();
        assert_eq!(found.join(" "), expected, "{filter:?}");
    };
    let country = |code| vec![Country::from_code(code).unwrap()];
    let niigata = bundle.find_city("niigata").unwrap();
    let culture = bundle.find_category("cultural").unwrap();
    check(&|_| (), "booklet concert lesson");
    check(&|f| f.cities = vec![niigata], "concert");
    check(&|f| f.countries = country("JP"), "concert");
    check(&|f| f.countries = country("KR"), "concert");
    check(&|f| f.countries = country("CN"), "");
    check(&|f| f.ties = vec![Bond::Sister], "concert");
    check(&|f| f.ties = vec![Bond::Contact, Bond::Suspended], "");
    let admits = |ties| {
        let filter = Filter {
            ties,
            ..Filter::default()
        };
        filter.matches_city(bundle.city(niigata))
    };
    assert!(admits(vec![]) && admits(vec![Bond::Sister]) && !admits(vec![Bond::None]));
    check(&|f| f.categories = vec![culture], "booklet concert lesson");
    check(
        &|f| f.formats = vec![Format::Online, Format::Mixed],
        "lesson",
    );
    check(&|f| f.audiences = vec![Audience::Youth], "concert");
    check(&|f| f.age = Some(6), "booklet lesson");
    check(&|f| f.age = Some(7), "booklet concert lesson");
    check(
        &|f| f.statuses = vec![Status::Cancelled, Status::Produced],
        "booklet lesson",
    );
    check(&|f| f.readable = Some(Lang::Ru), "booklet concert");
    check(&|f| f.exchange = Some(true), "concert");
    check(
        &|f| {
            f.formats = vec![Format::Online];
            f.readable = Some(Lang::Ru);
        },
        "",
    );
}

#[test]
fn figures_count_each_date_at_its_precision() {
    let dated = |when: &str| json!({ "when": when, "series": null });
    let bundle = bundle(
        &[
            ("day", dated("2021-05-14")),
            ("days", dated("2021-05-30/2021-06-02")),
            ("month", dated("2021-05~")),
            ("months", dated("2021-11/2022-01")),
            ("season", dated("2021-22")),
            ("years", dated("2020/2022")),
            (
                "other",
                json!({ "when": "2022-05", "series": null, "cities": [] }),
            ),
            ("undated", json!({ "when": null, "series": null })),
        ],
        &[("visit", json!({ "cities": ["niigata"] }))],
    );
    let figures = bundle.year_figures(2021);
    // The booklet of 2021 is the second entry known by year only; the section is not an entry.
    assert_eq!((figures.season_only, figures.year_only), (1, 2));
    assert_eq!(
        (figures.entries, figures.sections, figures.total()),
        (7, 1, 8)
    );
    let may = figures.months[4];
    assert_eq!((may.days, may.month_only), (2, 1));
    assert_eq!(
        (figures.months[5].days, figures.months[5].month_only),
        (1, 0)
    );
    assert_eq!(figures.months[10].month_only, 1);
    assert_eq!(bundle.year_figures(2022).months[0].month_only, 1);
    assert_eq!(bundle.year_figures(1900), Default::default());
    let year = Window::year(2021).unwrap();
    assert_eq!(bundle.entries_by_precision(&year), [2, 2, 1, 2]);
    let of_city = |filter: &Filter, window: Option<&Window>| {
        let figures = bundle.city_figures(filter, window);
        figures
            .iter()
            .map(|city| (city.entries, city.expected))
            .collect::<Vec<_>>()
    };
    let everything = Filter::default();
    assert_eq!(of_city(&everything, Some(&year)), [(6, 1)]);
    assert_eq!(of_city(&everything, None), [(7, 0)]);
    let niigata = bundle.find_city("niigata").unwrap();
    let asks = |ask: &dyn Fn(&mut Filter)| {
        let mut filter = Filter::default();
        ask(&mut filter);
        of_city(&filter, Some(&year))
    };
    assert_eq!(asks(&|f| f.cities = vec![niigata]), [(6, 1)]);
    assert_eq!(asks(&|f| f.statuses = vec![Status::Expected]), [(0, 1)]);
    assert_eq!(asks(&|f| f.formats = vec![Format::Online]), [(0, 0)]);
    // Entries known by season or year only are not in a month; a season has its own.
    let in_window = |first, last| of_city(&everything, Some(&window(first, last)));
    assert_eq!(in_window("2021-05-01", "2021-05-31"), [(3, 1)]);
    assert_eq!(in_window("2021-08-01", "2021-08-31"), [(0, 0)]);
    assert_eq!(in_window("2021-06-01", "2021-08-31"), [(2, 0)]);
    assert_eq!(bundle.years(), Some((2020, 2022)));
    // A city is highlighted by its tie, and by matching entries.
    let stands =
        |filter: &Filter, window: Option<&Window>| bundle.city_figures(filter, window)[0].matches;
    let august = window("2021-08-01", "2021-08-31");
    let of_tie = |bond| Filter {
        ties: vec![bond],
        ..Filter::default()
    };
    assert!(stands(&everything, None) && stands(&everything, Some(&year)));
    assert!(stands(&of_tie(Bond::Sister), None) && !stands(&of_tie(Bond::Contact), None));
    assert!(!stands(&everything, Some(&august)));
    let online = Filter {
        formats: vec![Format::Online],
        ..Filter::default()
    };
    assert_eq!(bundle.year_figures_of(2021, &online).entries, 0);
    let months = |after| figures.month_after(after);
    assert_eq!(
        (months(0), months(5), months(6)),
        (Some(5), Some(6), Some(11))
    );
    assert_eq!((months(11), months(12)), (Some(12), None));
    assert_eq!(bundle.entries_of_city(niigata), 7);
}

#[test]
fn the_year_of_the_report_is_complete() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/bundle/khabarovsk.json");
    let bundle = load(&std::fs::read_to_string(path).unwrap())
        .unwrap()
        .bundle;
    // The report has 78 records; 10 of them are plans for later years or have no year. 17 editions of
    // later years come from public pages.
    assert_eq!(bundle.statement_count(), 78 + 17);
    let figures = bundle.year_figures(2021);
    assert_eq!((figures.entries, figures.sections), (58, 10));
}

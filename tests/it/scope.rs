//! Scopes: the events of the city, those that a partner city holds by itself, and observances.

use pobratim::export::page::SiteContent;
use pobratim::model::{
    Bundle, Country, EffectiveStatus, Filter, Occurrence, Scope, Subject, Values, load,
};
use pobratim::time::{Edtf, Window, days};
use serde_json::{Value, json};

use crate::fixture::{both, copy, small};

/// A series that differs from the city's own one.
fn series(id: &str, changes: Value) -> Value {
    let mut record = copy("/series/0", json!({ "id": id, "title": both(id) }));
    for name in ["yearly", "first_year", "without"] {
        record.as_object_mut().unwrap().remove(name);
    }
    let record_fields = record.as_object_mut().unwrap();
    record_fields.extend(changes.as_object().unwrap().clone());
    record
}

/// A city's festival of two days with one edition, a holiday of each of two countries, and a vague
/// observance.
fn bundle() -> Bundle {
    let mut bundle = small();
    bundle["series"] = json!([
        copy("/series/0", json!({})),
        series(
            "autumn",
            json!({
                "scope": "partner", "cities": ["niigata"],
                "rule": { "start": "2021-09-11", "rrule": "FREQ=YEARLY;BYMONTH=9;BYDAY=2SA", "days": 2 },
            })
        ),
        series(
            "unity",
            json!({
                "scope": "observance", "countries": ["RU"], "day_off": true,
                "rule": { "start": "2020-11-04", "rrule": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=4" },
            })
        ),
        series(
            "culture-day",
            json!({
                "scope": "observance", "countries": ["JP"], "day_off": true,
                "rule": { "start": "2020-11-03", "rrule": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=3" },
            })
        ),
        series(
            "school-break",
            json!({
                "scope": "observance", "countries": ["RU"],
                "yearly": "10-late/11-early", "first_year": 2020,
            })
        ),
    ]);
    let edition = json!({
        "id": "autumn-2022", "series": "autumn", "when": "2022-09-17/2022-09-18", "status": "held",
        "time": null,
    });
    bundle["events"]
        .as_array_mut()
        .unwrap()
        .push(copy("/events/0", edition));
    load(&bundle.to_string()).unwrap().bundle
}

fn ids(bundle: &Bundle, list: &[Occurrence]) -> String {
    let ids = list.iter().map(|one| one.subject.id(bundle).into_owned());
    ids.collect::<Vec<_>>().join(" ")
}

fn all(bundle: &Bundle, scopes: &[Scope], window: &Window) -> String {
    ids(bundle, &bundle.occurrences_of(scopes, window, 100).list)
}

#[test]
fn each_scope_has_its_own_occurrences() {
    let bundle = bundle();
    let year = Window::year(2022).unwrap();
    assert_eq!(
        ids(&bundle, &bundle.occurrences(&year, 100).list),
        "city-day@2022"
    );
    assert_eq!(all(&bundle, &[Scope::City], &year), "city-day@2022");
    // The edition replaces the expected occurrence and has the scope of its series.
    assert_eq!(all(&bundle, &[Scope::Partner], &year), "autumn-2022");
    assert_eq!(
        all(&bundle, &[Scope::Observance], &year),
        "school-break@2022 culture-day@2022-11-03 unity@2022-11-04"
    );
    assert_eq!(
        all(&bundle, Scope::ALL, &year),
        "city-day@2022 autumn-2022 school-break@2022 culture-day@2022-11-03 unity@2022-11-04"
    );
    let edition = bundle.find_subject("autumn-2022").unwrap();
    assert_eq!(bundle.scope(edition), Scope::Partner);
    assert_eq!(bundle.view(edition).scope, Scope::Partner);
}

#[test]
fn an_occurrence_of_several_days_is_found_on_each_of_them() {
    let bundle = bundle();
    let sunday = days::date(2023, 9, 10).unwrap();
    let found = bundle.occurrences_of(&[Scope::Partner], &Window::day(sunday), 100);
    assert_eq!(ids(&bundle, &found.list), "autumn@2023-09-09");
    assert_eq!(found.list[0].when, "2023-09-09/2023-09-10".parse().unwrap());
    let subject = bundle.find_subject("autumn@2023-09-09").unwrap();
    assert_eq!(bundle.when(subject), found.list[0].when);
    assert!(bundle.find_subject("autumn@2023-09-10").is_none());
    let monday = days::date(2023, 9, 11).unwrap();
    assert_eq!(all(&bundle, &[Scope::Partner], &Window::day(monday)), "");
}

#[test]
fn figures_count_the_events_of_the_city_only() {
    let bundle = bundle();
    let today = days::date(2022, 1, 1).unwrap();
    let year = Window::year(2022).unwrap();
    let niigata = bundle.find_city("niigata").unwrap();
    let filter = Filter::default();
    assert_eq!(bundle.year_figures(2022).entries, 0);
    assert_eq!(bundle.year_figures_of(2022, &filter).entries, 0);
    assert_eq!(bundle.city_figures(&filter, Some(&year))[0].entries, 0);
    // The concert of 2021 alone.
    assert_eq!(bundle.entries_of_city(niigata), 1);
    assert_eq!(bundle.years(), Some((2021, 2021)));
    assert_eq!(bundle.years_with_entries(today), [2021]);
    assert_eq!(bundle.statement_count(), 3 + 1);
    let mut values = Values::new(&bundle);
    while !values.step(&bundle, 100) {}
    assert_eq!(values.count(&bundle, &filter, None).shown.all, 3);
    assert_eq!(values.count(&bundle, &filter, Some(&year)).shown.all, 0);
    let list = bundle.upcoming_or_recent(niigata, today, 9);
    assert_eq!(
        (list.is_upcoming, ids(&bundle, &list.list)),
        (false, String::from("concert"))
    );
    // A filter for the events of partner cities counts those.
    let partner = Filter {
        scopes: vec![Scope::Partner],
        ..Filter::default()
    };
    assert_eq!(bundle.year_figures_of(2022, &partner).entries, 1);
    // An observance is never counted.
    let day = bundle.find_subject("unity@2022-11-04").unwrap();
    let when = bundle.when(day);
    assert!(!bundle.is_counted(&Occurrence { subject: day, when }));
}

/// What passes a filter of November 2022 and September 2022, each scope asked for.
#[test]
fn a_filter_shows_partners_where_their_city_is_chosen_and_observances_of_the_country() {
    let bundle = bundle();
    let niigata = bundle.find_city("niigata").unwrap();
    let year = Window::year(2022).unwrap();
    let passing = |filter: &Filter| {
        let mut list = bundle.occurrences_of(Scope::ALL, &year, 100).list;
        list.retain(|one| filter.matches(&bundle, &bundle.view_of(one)));
        ids(&bundle, &list)
    };
    let of = |scopes: &[Scope]| Filter {
        scopes: scopes.to_vec(),
        ..Filter::default()
    };
    let with_city = |filter: Filter| Filter {
        cities: vec![niigata],
        ..filter
    };
    for (filter, expected) in [
        (of(&[]), "city-day@2022 school-break@2022 unity@2022-11-04"),
        (with_city(of(&[])), "autumn-2022 culture-day@2022-11-03"),
        (of(&[Scope::City]), "city-day@2022"),
        (of(&[Scope::Partner]), "autumn-2022"),
        (
            of(&[Scope::Observance]),
            "school-break@2022 culture-day@2022-11-03 unity@2022-11-04",
        ),
        (
            with_city(of(&[Scope::Observance])),
            "culture-day@2022-11-03",
        ),
        (with_city(of(&[Scope::City])), ""),
        (
            Filter {
                countries: vec![Country::from_code("JP").unwrap()],
                ..of(&[])
            },
            "culture-day@2022-11-03",
        ),
    ] {
        assert_eq!(passing(&filter), expected, "{filter:?}");
    }
    assert_eq!(of(&[]).event_scopes(), [Scope::City]);
    assert_eq!(
        with_city(of(&[])).event_scopes(),
        [Scope::City, Scope::Partner]
    );
    assert!(of(&[]).shows_observances() && !of(&[Scope::City]).shows_observances());
}

#[test]
fn an_observance_has_no_outcome() {
    let bundle = bundle();
    let view = bundle.view(bundle.find_subject("unity@2021-11-04").unwrap());
    let today = days::date(2022, 1, 1).unwrap();
    assert_eq!(view.effective_status(today), EffectiveStatus::Planned);
    assert!(view.day_off && !view.is_outcome_unrecorded(today));
}

#[test]
fn the_next_festivals_of_a_city_and_holidays_of_a_country() {
    let bundle = bundle();
    let niigata = bundle.find_city("niigata").unwrap();
    let on = |month, day| days::date(2023, month, day).unwrap();
    let festivals = |today| ids(&bundle, &bundle.festivals_of(niigata, today));
    assert_eq!(festivals(on(1, 1)), "autumn@2023-09-09");
    // The second day is not over.
    assert_eq!(festivals(on(9, 10)), "autumn@2023-09-09");
    assert_eq!(festivals(on(9, 11)), "autumn@2024-09-14");
    let japan = bundle.city(niigata).country;
    let observances = bundle.observances_of(japan, on(1, 1));
    assert_eq!(ids(&bundle, &observances), "culture-day@2023-11-03");
}

#[test]
fn a_site_has_pages_of_all_scopes_and_lists_the_events_of_the_city() {
    let bundle = bundle();
    let content = SiteContent::of(&bundle, days::date(2022, 6, 15).unwrap());
    let listed = ids(&bundle, &content.listed);
    assert!(
        !listed.contains("autumn") && !listed.contains("unity"),
        "{listed}"
    );
    let expected = ids(&bundle, &content.expected);
    assert!(expected.contains("autumn@2023-09-09") && expected.contains("unity@2022-11-04"));
    // No month has a page only because of a holiday.
    assert!(!content.folders.months.contains(&(2022, 11)));
}

#[test]
fn the_scope_and_the_length_are_checked() {
    for (changes, expected) in [
        (
            json!({ "scope": "town" }),
            "`town` is not one of: city, partner, observance",
        ),
        (
            json!({ "scope": null, "rule": { "start": "2021-09-11", "days": 0 } }),
            "days",
        ),
        (
            json!({ "scope": null, "rule": { "start": "2021-09-11", "days": 367 } }),
            "days",
        ),
    ] {
        let mut bundle = small();
        let rule = json!({ "rule": { "start": "2021-09-11" } });
        let mut record = series("autumn", rule);
        record
            .as_object_mut()
            .unwrap()
            .extend(changes.as_object().unwrap().clone());
        bundle["series"] = json!([record]);
        let loaded = load(&bundle.to_string()).unwrap();
        let text: Vec<String> = loaded
            .faults
            .iter()
            .map(|fault| format!("{} {}", fault.path, fault.message))
            .collect();
        assert!(text.iter().any(|line| line.contains(expected)), "{text:?}");
    }
}

#[test]
fn a_subject_of_a_day_has_the_days_of_its_occurrence() {
    let bundle = bundle();
    let subject = bundle.find_subject("autumn@2023-09-09").unwrap();
    assert!(matches!(subject, Subject::Expected { .. }));
    assert_ne!(bundle.when(subject), Edtf::Unknown);
}

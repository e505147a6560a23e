//! The length limit of ids: an id that the check accepts works in addresses, widgets, files and
//! imports.

use crate::fixture::small;
use crate::schema::{refused, validator};
use pobratim::embed::Options;
use pobratim::export::file_name;
use pobratim::import::slug;
use pobratim::model::{
    Class, MAX_ID_LENGTH, MAX_OCCURRENCE_ID_LENGTH, Slot, Subject, check, is_id, load,
};
use pobratim::route::{Address, Page};
use pobratim::text::{Lang, Localized};
use pobratim::time::days;
use serde_json::json;

#[test]
fn an_id_may_have_80_characters() {
    let validator = validator();
    let with = |length: usize| {
        let mut bundle = small();
        bundle["programmes"][0]["id"] = json!("a".repeat(length));
        bundle
    };
    let (longest, longer) = (with(MAX_ID_LENGTH), with(MAX_ID_LENGTH + 1));
    assert_eq!(MAX_ID_LENGTH, 80);
    assert_eq!(refused(&validator, &longest), "");
    assert_eq!(check(&longest.to_string()).unwrap().faults, []);
    assert!(!refused(&validator, &longer).is_empty());
    let faults = check(&longer.to_string()).unwrap().faults;
    assert_eq!(
        (faults[0].code, &*faults[0].path),
        ("bad-id", "$.programmes[0].id")
    );
    assert_eq!(
        faults[0].message,
        "the id has 81 characters, and at most 80 are allowed"
    );
}

/// Returns where an id of this length works: the pages of an entry and of a city, the event card,
/// the option of a widget.
fn reach(length: usize) -> [bool; 4] {
    let id = "a".repeat(length);
    let page = |path: &str| Address::parse(&format!("/en/{path}/{id}"), "").page;
    let open = Address::parse("/en/", &format!("open={id}")).params.open;
    let options = Options::from_attributes([("view", "city"), ("city", &*id)]);
    [
        page("events") == Page::Event(id.as_str().into()),
        page("cities") == Page::City(id.as_str().into()),
        open.as_deref() == Some(&*id),
        options.city == [id.as_str().into()],
    ]
}

#[test]
fn an_id_of_80_characters_works_everywhere_and_a_longer_one_nowhere() {
    assert_eq!(reach(1), [true; 4]);
    assert_eq!(reach(MAX_ID_LENGTH), [true; 4]);
    assert_eq!(reach(MAX_ID_LENGTH + 1), [false; 4]);
}

#[test]
fn the_longest_ids_are_whole_in_names_of_files() {
    let longest = "a".repeat(MAX_ID_LENGTH);
    assert_eq!(file_name(&[&longest], "ics"), format!("{longest}.ics"));
    let name = file_name(&[&longest, "2021-05-10/2021-05-16"], "ics");
    assert_eq!(name, format!("{longest}-2021-05-10-2021-05-16.ics"));
    let occurrence = format!("{longest}@2026-06-12");
    let name = file_name(&[&occurrence], "ics");
    assert_eq!(name, format!("{longest}-2026-06-12.ics"));
    // The limit of file systems, with `city-` or `direction-` in front.
    assert!(MAX_OCCURRENCE_ID_LENGTH + "direction-.atom".len() < 255);
}

#[test]
fn occurrences_of_the_longest_series_have_addresses() {
    let mut bundle = small();
    let id = "s".repeat(MAX_ID_LENGTH);
    bundle["series"][0]["id"] = json!(id);
    bundle["events"][0]["series"] = json!(id);
    let bundle = load(&bundle.to_string()).unwrap().bundle;
    let series = bundle.find_series(&id).unwrap();
    let day = days::date(-9999, 12, 31).unwrap();
    for slot in [Slot::Year(-9999), Slot::Year(2027), Slot::Day(day)] {
        let subject = Subject::Expected { series, slot };
        let id = subject.id(&bundle).into_owned();
        assert!(id.len() <= MAX_OCCURRENCE_ID_LENGTH, "{id}");
        let page = Address::parse(&format!("/en/events/{id}"), "").page;
        assert_eq!(page, Page::Event(id.into()));
    }
    let too_long = format!("{id}s@2027");
    let page = Address::parse(&format!("/en/events/{too_long}"), "").page;
    assert_eq!(page, Page::NotFound(format!("events/{too_long}").into()));
}

#[test]
fn ids_that_an_import_makes_fit() {
    let mut title = Localized::default();
    title.set(Lang::Ru, &"Щедрость ".repeat(30));
    let when = "2026-05".parse().unwrap();
    let id = slug(&title, Class::Programme, &when, &|id| id.ends_with("-999")).unwrap();
    assert!(is_id(&id) && id.ends_with("-2026-999"), "{id}");
}

#[test]
fn ids_have_no_diacritics_and_prefer_latin_titles() {
    for (titles, expected) in [
        (
            &[(Lang::En, "La Folle Journée")][..],
            "la-folle-journee-2026",
        ),
        // Decomposed, as on some systems.
        (&[(Lang::En, "Journe\u{301}e")], "journee-2026"),
        (
            &[(Lang::En, "Þingvellir Øst, Łódź & Œuvre Straße")],
            "thingvellir-ost-lodz-oeuvre-strasse-2026",
        ),
        (&[(Lang::En, "Lễ hội Đà Nẵng")], "le-hoi-da-nang-2026"),
        (
            &[(Lang::Ja, "夏まつり"), (Lang::En, "Été à Nîmes")],
            "ete-a-nimes-2026",
        ),
        (&[(Lang::Ja, "夏まつり"), (Lang::Ru, "Ёлка")], "elka-2026"),
        (
            &[(Lang::Ja, "ジャズ Niigata Jazz Street")],
            "niigata-jazz-street-2026",
        ),
        (&[(Lang::Ja, "夏まつり")], "event-2026"),
    ] {
        let mut title = Localized::default();
        for (lang, text) in titles {
            title.set(*lang, text);
        }
        let when = "2026-05".parse().unwrap();
        let id = slug(&title, Class::Event, &when, &|_| true).unwrap();
        assert_eq!(id, expected);
        assert!(is_id(&id));
    }
}

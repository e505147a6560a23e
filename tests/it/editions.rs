//! What is near an occurrence: the other editions of its series, and other events around its dates.

use std::sync::LazyLock;

use pobratim::model::{Bundle, Occurrence, load};
use pobratim::time::days;

/// The bundles of Khabarovsk and of Otherville.
pub static BUNDLES: LazyLock<[Bundle; 2]> = LazyLock::new(|| {
    let khabarovsk = include_str!("../../public/bundle/khabarovsk.json");
    let otherville = include_str!("../fixtures/otherville.json");
    [khabarovsk, otherville].map(|text| load(text).unwrap().bundle)
});

fn id(bundle: &Bundle, one: &Occurrence) -> String {
    one.subject.id(bundle).into_owned()
}

/// Previous, next and coming edition, and all, from a day of November 2026.
fn editions(of: &str) -> (Vec<String>, Vec<String>) {
    let bundle = &BUNDLES[0];
    let subject = bundle.find_subject(of).unwrap();
    let editions = bundle.editions(subject, days::date(2026, 11, 30).unwrap());
    let editions = editions.unwrap();
    let ends = [editions.previous, editions.next, editions.coming];
    let ends = ends.map(|one| one.map_or("none".to_owned(), |one| id(bundle, &one)));
    let list = editions.list.iter().map(|one| id(bundle, one)).collect();
    (ends.into(), list)
}

#[test]
fn other_editions_include_the_coming_one() {
    let (ends, list) = editions("city-day-2021");
    assert_eq!(ends, ["none", "city-day-2022", "city-day@2027"]);
    let all = [
        "city-day@2027",
        "city-day-2025",
        "city-day-2024",
        "city-day-2023",
        "city-day-2022",
    ];
    assert_eq!(list, all);
    let (ends, _) = editions("city-day-2025");
    assert_eq!(ends, ["city-day-2024", "city-day@2027", "city-day@2027"]);
    // An unconfirmed occurrence of the past is no edition, but has neighbours.
    let (ends, _) = editions("city-day@2026");
    assert_eq!(ends, ["city-day-2025", "city-day@2027", "city-day@2027"]);
    // The coming one itself.
    let (ends, list) = editions("city-day@2027");
    assert_eq!(ends, ["city-day-2025", "none", "none"]);
    assert!(!list.contains(&"city-day@2027".to_owned()), "{list:?}");
    assert_eq!(list.len(), 5);
}

#[test]
fn an_announced_edition_is_the_coming_one_and_is_listed_once() {
    let bundle = &BUNDLES[1];
    let sea_day = bundle.find_subject("sea-day@2027").unwrap();
    let on = |month| {
        let editions = bundle.editions(sea_day, days::date(2026, month, 1).unwrap());
        let editions = editions.unwrap();
        let list: Vec<String> = editions.list.iter().map(|one| id(bundle, one)).collect();
        (editions.coming.map(|one| id(bundle, &one)), list)
    };
    let announced = "sea-day-2026".to_owned();
    assert_eq!(on(6), (Some(announced.clone()), vec![announced.clone()]));
    // Afterwards the coming one is the page itself.
    assert_eq!(on(9), (None, vec![announced]));
    let concert = bundle.find_subject("harbour-concert-2026").unwrap();
    assert_eq!(
        bundle.editions(concert, days::date(2026, 6, 1).unwrap()),
        None
    );
}

/// The events around another one, seen on the first day of June 2026.
fn around(bundle: &Bundle, of: &str) -> Vec<String> {
    let today = days::date(2026, 6, 1).unwrap();
    let found = bundle.around(bundle.find_subject(of).unwrap(), today, 5);
    found.iter().map(|one| id(bundle, one)).collect()
}

#[test]
fn events_around_exact_days_are_within_a_week_and_exact_ones_come_first() {
    let bundle = &BUNDLES[1];
    // The regatta is cancelled; the mayors’ call and the letters are known by the month.
    assert_eq!(
        around(bundle, "harbour-concert-2026"),
        [
            "lantern-days-2026",
            "second-saturday@2026-06-13",
            "picture-letters-2026",
            "mayors-call-2026",
            "young-rowers-2026",
        ]
    );
    let bundle = &BUNDLES[0];
    let saturday = around(bundle, "city-day-2025");
    assert!(saturday.contains(&"happy-khabarovsk-2025".to_owned()));
    assert!(!saturday.contains(&"city-day-2025".to_owned()));
}

#[test]
fn events_around_a_month_are_those_of_that_month() {
    let bundle = &BUNDLES[0];
    assert_eq!(
        around(bundle, "city-day-2021"),
        [
            "gymnasts-masterclass-portland-2021-05",
            "healthy-cities-forum-2021-05",
            "music-school1-gyeonggi-masterclass-2021-05",
        ]
    );
}

#[test]
fn nothing_is_around_a_year_or_an_unknown_date() {
    let bundle = &BUNDLES[0];
    for of in [
        "city-day-2022",
        "harbin-committee-session-7",
        "khl-season-2025",
    ] {
        assert_eq!(around(bundle, of), Vec::<String>::new(), "{of}");
    }
}

#[test]
fn occurrences_that_are_only_expected_are_around_until_they_are_past() {
    let bundle = &BUNDLES[0];
    let new_year = bundle.find_subject("amurfest-winter-2025").unwrap();
    let ids = |year, month| -> Vec<String> {
        let today = days::date(year, month, 1).unwrap();
        let found = bundle.around(new_year, today, 9);
        found.iter().map(|one| id(bundle, one)).collect()
    };
    let town = "new-year-town@2025".to_owned();
    assert!(ids(2025, 12).contains(&town), "{:?}", ids(2025, 12));
    assert!(!ids(2026, 6).contains(&town));
    // The khl season is announced, and lasts.
    assert!(ids(2026, 6).contains(&"khl-season-2025".to_owned()));
    // The pages of a site end with the next year.
    assert!(!ids(2023, 6).contains(&town));
}

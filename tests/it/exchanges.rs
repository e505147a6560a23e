//! The exchange finder: tables of cases over the Khabarovsk bundle and an invented one, and
//! properties over any bundle.

mod letter;
mod qr;

use pobratim::model::{
    Ages, Answer, Bundle, Country, Criterion, Format, Interest, Offer, OfferGroup, OfferQuery,
    OfferTiming, interests, load,
};
use pobratim::route::Params;
use pobratim::time::{Date, days};
use proptest::prelude::*;

use super::facets::BUNDLES;

fn khabarovsk() -> &'static Bundle {
    &BUNDLES[0]
}

fn otherville() -> Bundle {
    load(include_str!("../fixtures/otherville.json"))
        .unwrap()
        .bundle
}

fn date(text: &str) -> Date {
    let mut parts = text.split('-').map(|part| part.parse::<i32>().unwrap());
    let mut next = || parts.next().unwrap();
    days::date(next(), next() as u8, next() as u8).unwrap()
}

fn id(bundle: &Bundle, offer: &Offer) -> String {
    offer.occurrence.subject.id(bundle).into_owned()
}

/// Returns the ids of the offers that answer a query so, in order.
fn answered(bundle: &Bundle, query: &str, today: &str, answer: Answer) -> Vec<String> {
    let query = Params::parse(query).offer_query(bundle);
    let offers = bundle.offers(date(today));
    let fits = |offer: &&Offer| query.fit(bundle, &bundle.view_of(&offer.occurrence)) == answer;
    offers
        .iter()
        .filter(fits)
        .map(|offer| id(bundle, offer))
        .collect()
}

/// Returns the ids of the offers of a group, in order.
fn of_group(bundle: &Bundle, today: &str, group: OfferGroup) -> Vec<String> {
    let offers = bundle.offers(date(today));
    let of_group = offers.iter().filter(|offer| offer.group == Some(group));
    of_group.map(|offer| id(bundle, offer)).collect()
}

#[test]
fn offers_are_in_three_groups_by_date() {
    let bundle = khabarovsk();
    let check = |today: &str, group: OfferGroup, expected: &[&str]| {
        assert_eq!(of_group(bundle, today, group), expected, "{today}");
    };
    let today = "2026-11-29";
    check(today, OfferGroup::Open, &[]);
    check(
        today,
        OfferGroup::Again,
        &["new-names@2027", "rhythms-of-the-planet@2027"],
    );
    let held = of_group(bundle, today, OfferGroup::Held);
    assert_eq!(held.len(), 14, "{held:?}");
    assert_eq!(
        [&*held[0], &*held[13]],
        [
            "taekwondo-bucheon-2021-12",
            "musashino-ecobio-centre-meeting-2021-04"
        ]
    );
    // Plans are open until their last possible day, the earliest first.
    check(
        "2021-12-31",
        OfferGroup::Open,
        &[
            "opening-the-world-project",
            "young-talents-exhibition-2022",
            "rhythms-of-the-planet-2025",
        ],
    );
    check(
        "2025-10-04",
        OfferGroup::Open,
        &["rhythms-of-the-planet-2025"],
    );
    check("2025-10-05", OfferGroup::Open, &[]);
}

#[test]
fn a_series_is_offered_once_and_names_its_last_edition() {
    let bundle = khabarovsk();
    let offers = bundle.offers(date("2026-11-29"));
    let last = |wanted: &str| {
        let offer = offers.iter().find(|offer| id(bundle, offer) == wanted);
        let last = offer.expect("an offer").last;
        last.map(|last| last.subject.id(bundle).into_owned())
    };
    assert_eq!(last("new-names@2027"), Some("new-names-apr-2021".into()));
    // Whether the festival of 2025 took place is not recorded.
    assert_eq!(last("rhythms-of-the-planet@2027"), None);
    for past in ["new-names-apr-2021", "rhythms-of-the-planet-2025"] {
        assert!(
            offers.iter().all(|offer| id(bundle, offer) != past),
            "{past}"
        );
    }
}

/// Neither a meeting of staff, nor a plan of unknown outcome, nor what is called off is offered.
#[test]
fn what_pupils_cannot_attend_is_not_offered() {
    let bundle = khabarovsk();
    let offers = bundle.offers(date("2026-11-29"));
    let ids: Vec<String> = offers.iter().map(|offer| id(bundle, offer)).collect();
    for out in [
        "school43-konan-meeting-2021-06",
        "young-talents-exhibition-2022",
        "opening-the-world-project",
    ] {
        assert!(!ids.iter().any(|id| id == out), "{out} is offered");
    }
    // Pupils met officials there.
    assert!(ids.contains(&"victoria-municipality-pupils-2021-11".into()));
    let text = include_str!("../fixtures/otherville.json");
    let offered = |text: &str| {
        let bundle = load(text).unwrap().bundle;
        let offers = bundle.offers(date("2026-05-20"));
        let found = offers
            .iter()
            .find(|offer| id(&bundle, offer) == "pen-schools");
        found.and_then(|offer| offer.group)
    };
    assert_eq!(offered(text), Some(OfferGroup::Open));
    for (from, to, expected) in [
        ("\"status\": \"ongoing\"", "\"status\": \"postponed\"", None),
        ("\"status\": \"ongoing\"", "\"status\": \"cancelled\"", None),
        (
            "\"status\": \"ongoing\"",
            "\"status\": \"held\"",
            Some(OfferGroup::Held),
        ),
        (
            "\"status\": \"ongoing\"",
            "\"status\": \"expected\"",
            Some(OfferGroup::Again),
        ),
    ] {
        assert!(text.contains(from), "{from}");
        assert_eq!(offered(&text.replace(from, to)), expected, "{to}");
    }
}

/// A choice that no offer answers is not offered: no age is known in Khabarovsk.
#[test]
fn only_values_that_some_offer_has_can_be_chosen() {
    let bundle = khabarovsk();
    let choices = bundle.offer_choices(&bundle.offers(date("2026-11-29")));
    let countries: Vec<&str> = choices.countries.iter().map(Country::as_str).collect();
    assert_eq!(countries.len(), 6, "{countries:?}");
    assert!(
        ["JP", "KP"]
            .iter()
            .all(|country| countries.contains(country))
    );
    assert_eq!(
        choices.interests,
        [
            Interest::Art,
            Interest::Music,
            Interest::Sport,
            Interest::Nature,
            Interest::Friendship
        ]
    );
    assert!(choices.ages.is_empty());
    // An age in the address is then ignored.
    let query = Params::parse("age=13&likes=music").offer_query(bundle);
    assert_eq!(query.ages, Some(Ages::of(13)));
    let answerable = query.answerable(&choices);
    assert_eq!(
        (answerable.ages, &*answerable.interests),
        (None, &[Interest::Music][..])
    );
    let other = otherville();
    let choices = other.offer_choices(&other.offers(date("2026-05-20")));
    let query = Params::parse("age=13").offer_query(&other);
    assert_eq!(query.answerable(&choices).ages, Some(Ages::of(13)));
}

#[test]
fn offers_answer_a_query_with_yes_no_or_unknown() {
    let bundle = khabarovsk();
    let check = |query: &str, yes: &[&str], unknown: usize| {
        let found = answered(bundle, query, "2026-11-25", Answer::Yes);
        let mut sorted = found.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, yes, "{query}");
        let found = answered(bundle, query, "2026-11-25", Answer::Unknown);
        assert_eq!(found.len(), unknown, "{query}: {found:?}");
    };
    // The expected festivals name no city and no country: any may be meant.
    check(
        "country=JP",
        &[
            "musashino-ecobio-centre-meeting-2021-04",
            "pupils-meeting-niigata-2021",
            "young-talents-exhibition-2021",
        ],
        2,
    );
    // The exhibition names Japan and no city there, so Niigata is possible.
    check("city=niigata", &["pupils-meeting-niigata-2021"], 3);
    // No source states what the pupils talked about in Victoria.
    check(
        "likes=nature",
        &["musashino-ecobio-centre-meeting-2021-04"],
        1,
    );
    check(
        "format=online",
        &["music-school1-gyeonggi-masterclass-2021-05"],
        13,
    );
    // The report states no ages, so none is promised and none excluded.
    check("age=12", &[], 16);
    check("class=5&likes=nature", &[], 2);
    let offers = bundle.offers(date("2026-11-25"));
    let mut all: Vec<String> = offers.iter().map(|offer| id(bundle, offer)).collect();
    all.sort_unstable();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    check("city=nowhere&likes=nothing&class=99&age=x", &all, 0);
}

#[test]
fn only_what_is_asked_and_not_stated_is_named() {
    let check = |bundle: &Bundle, query: &str, subject: &str, expected: &[Criterion]| {
        let query = Params::parse(query).offer_query(bundle);
        let view = bundle.view(bundle.find_subject(subject).unwrap());
        assert_eq!(
            query.unstated(bundle, &view),
            expected,
            "{query:?} {subject}"
        );
    };
    let city = khabarovsk();
    let other = otherville();
    check(city, "", "new-names@2027", &[]);
    check(
        city,
        "country=JP&age=9&likes=art&format=online",
        "new-names@2027",
        &[Criterion::Partner, Criterion::Ages, Criterion::Format],
    );
    check(
        city,
        "likes=art",
        "victoria-municipality-pupils-2021-11",
        &[Criterion::Interests],
    );
    check(city, "country=JP", "taekwondo-bucheon-2021-12", &[]);
    // Some of the class are too young: the ages are stated.
    check(&other, "class=3", "pen-schools", &[]);
}

#[test]
fn ages_and_classes_are_held_against_stated_ages() {
    let bundle = otherville();
    let check = |query: &str, answer: Answer, expected: &[&str]| {
        assert_eq!(
            answered(&bundle, query, "2026-05-20", answer),
            expected,
            "{query}"
        );
    };
    check("age=9", Answer::Yes, &["picture-letters-2026"]);
    check(
        "age=10",
        Answer::Yes,
        &["picture-letters-2026", "pen-schools"],
    );
    check("age=15", Answer::Yes, &["young-rowers-2026", "pen-schools"]);
    check("age=18", Answer::Yes, &[]);
    check("age=18", Answer::Unknown, &[]);
    // Pupils of a third class are 8 to 10 years old: some of them may send letters.
    check("class=3", Answer::Yes, &[]);
    check(
        "class=3",
        Answer::Unknown,
        &["picture-letters-2026", "pen-schools"],
    );
    check("class=7&format=by-post", Answer::Yes, &["pen-schools"]);
    check("class=7&format=online", Answer::Yes, &[]);
    check(
        "likes=language,sport",
        Answer::Yes,
        &["young-rowers-2026", "pen-schools"],
    );
    // An age takes precedence over a class.
    check(
        "age=10&class=9",
        Answer::Yes,
        &["picture-letters-2026", "pen-schools"],
    );
}

#[test]
fn groups_follow_the_day() {
    let bundle = otherville();
    let groups = |today: &str| -> Vec<String> {
        let offers = bundle.offers(date(today));
        let line =
            |offer: &Offer| format!("{} {}", id(&bundle, offer), offer.group.unwrap().code());
        offers.iter().map(line).collect()
    };
    assert_eq!(
        groups("2026-05-20"),
        [
            "picture-letters-2026 open",
            "young-rowers-2026 open",
            "pen-schools open",
        ]
    );
    // Of the two plans of the past year no outcome is recorded.
    assert_eq!(groups("2027-01-01"), ["pen-schools open"]);
}

#[test]
fn the_timing_of_an_offer_promises_nothing() {
    let city = khabarovsk();
    let other = otherville();
    let check = |bundle: &Bundle, id: &str, today: &str, expected: OfferTiming| {
        let today = date(today);
        let offer = bundle.offer(bundle.find_subject(id).unwrap(), today);
        assert_eq!(bundle.offer_timing(&offer, today), expected, "{id}");
    };
    let today = "2026-11-25";
    check(city, "taekwondo-bucheon-2021-12", today, OfferTiming::Held);
    check(city, "new-names-apr-2021", today, OfferTiming::HeldExpected);
    check(city, "new-names@2027", today, OfferTiming::Expected);
    check(city, "new-names@2025", today, OfferTiming::State);
    check(
        city,
        "opening-the-world-project",
        today,
        OfferTiming::OutcomeUnknown,
    );
    check(
        &other,
        "young-rowers-2026",
        "2026-05-20",
        OfferTiming::Planned,
    );
    check(
        &other,
        "young-rowers-2026",
        today,
        OfferTiming::OutcomeUnknown,
    );
    check(&other, "regatta-2026", "2026-05-20", OfferTiming::State);
    check(&other, "lantern-days-2025", "2026-05-20", OfferTiming::Held);
    // An edition of a yearly series that is announced for this year.
    let text = include_str!("../fixtures/otherville.json");
    let of_series = "\"id\": \"lantern-days-2025\", \"series\": \"sea-day\"";
    let text = text.replace("\"id\": \"lantern-days-2025\"", of_series);
    let edition = load(&text).unwrap().bundle;
    check(
        &edition,
        "lantern-days-2025",
        "2026-05-20",
        OfferTiming::HeldPlanned,
    );
    // It is ongoing, and no source has its beginning.
    check(&other, "pen-schools", today, OfferTiming::State);
}

#[test]
fn what_an_offer_is_for_is_read_from_its_topics() {
    let bundle = khabarovsk();
    let subject = bundle.find_subject("musashino-ecobio-centre-meeting-2021-04");
    let view = bundle.view(subject.unwrap());
    assert_eq!(interests(&view), [Interest::Nature, Interest::Friendship]);
}

fn queries() -> impl Strategy<Value = OfferQuery> {
    let countries = ["JP", "CN", "KR", "US", "CA"].map(|code| Country::from_code(code).unwrap());
    (
        prop::sample::subsequence(countries.to_vec(), 0..3),
        prop::option::of((0u8..20, 0u8..5)),
        prop::sample::subsequence(Interest::ALL.to_vec(), 0..3),
        prop::sample::subsequence(Format::ALL.to_vec(), 0..3),
    )
        .prop_map(|(countries, ages, interests, formats)| OfferQuery {
            cities: Vec::new(),
            countries,
            ages: ages.map(|(from, more)| Ages {
                from: Some(from),
                to: Some(from + more),
            }),
            interests,
            formats,
        })
}

proptest! {
    /// A part of a query never excludes more offers than the query, and unknown facts never match.
    #[test]
    fn a_query_matches_no_better_than_a_part_of_it(query in queries(), which in 0usize..2) {
        let bundle = &BUNDLES[which];
        let parts = [
            OfferQuery { countries: query.countries.clone(), ..OfferQuery::default() },
            OfferQuery { ages: query.ages, ..OfferQuery::default() },
            OfferQuery { interests: query.interests.clone(), ..OfferQuery::default() },
            OfferQuery { formats: query.formats.clone(), ..OfferQuery::default() },
        ];
        for offer in bundle.offers(date("2026-11-25")) {
            let view = bundle.view_of(&offer.occurrence);
            let whole = query.fit(bundle, &view);
            let worst = parts.iter().map(|part| part.fit(bundle, &view)).max();
            prop_assert_eq!(Some(whole), worst);
            if query.ages.is_some() && view.ages.is_none() {
                prop_assert_ne!(whole, Answer::Yes);
            }
            prop_assert_eq!(OfferQuery::default().fit(bundle, &view), Answer::Yes);
        }
    }

    /// An age matches exactly where the stated ages contain it.
    #[test]
    fn one_age_is_never_unknown(age in 0u8..=120, which in 0usize..2) {
        let bundle = &BUNDLES[which];
        let query = OfferQuery { ages: Some(Ages::of(age)), ..OfferQuery::default() };
        for occurrence in bundle.entries_where(&|_| true) {
            let view = bundle.view_of(&occurrence);
            let expected = match view.ages {
                None => Answer::Unknown,
                Some(ages) if ages.contains(age) => Answer::Yes,
                Some(_) => Answer::No,
            };
            prop_assert_eq!(query.fit(bundle, &view), expected);
        }
    }
}

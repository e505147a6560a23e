//! The exchange finder: tables of cases over the Khabarovsk bundle and an invented one, and
//! properties over any bundle.

use pobratim::export::qr::Qr;
use pobratim::model::{
    Ages, Answer, Bundle, Country, Format, Interest, Offer, OfferQuery, OfferTiming, Stage,
    interests, load,
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

#[test]
fn every_offer_of_the_report_is_there_the_newest_first() {
    let bundle = khabarovsk();
    let offers = bundle.offers(date("2026-11-25"));
    let marked = bundle.entries.iter().filter(|entry| entry.exchange).count();
    // Two festivals of the next year are expected and not announced.
    assert_eq!((offers.len(), marked), (21, 19));
    assert_eq!(
        (id(bundle, &offers[0]), offers[0].stage),
        ("new-names@2027".into(), Stage::Upcoming)
    );
    assert!(offers[2..].iter().all(|offer| offer.stage == Stage::Past));
    let ids: Vec<String> = offers.iter().map(|offer| id(bundle, offer)).collect();
    assert_eq!(
        ids[1..4],
        [
            "rhythms-of-the-planet@2027",
            "rhythms-of-the-planet-2025",
            "young-talents-exhibition-2022"
        ]
    );
    assert_eq!(
        ids[ids.len() - 1],
        "musashino-ecobio-centre-meeting-2021-04"
    );
    let festival = offers
        .iter()
        .find(|offer| id(bundle, offer) == "new-names-apr-2021");
    let next = festival.and_then(|offer| offer.next).expect("a next time");
    assert_eq!(next.subject.id(bundle), "new-names@2027");
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
    // The plan for 2022 names no city and no country, nor do the expected festivals: any may be
    // meant.
    check(
        "country=JP",
        &[
            "musashino-ecobio-centre-meeting-2021-04",
            "new-names-apr-2021",
            "opening-the-world-project",
            "pupils-meeting-niigata-2021",
            "school43-konan-meeting-2021-06",
            "young-talents-exhibition-2021",
        ],
        4,
    );
    // Two offers name Japan and no city there, so Niigata is possible.
    check(
        "city=niigata",
        &[
            "opening-the-world-project",
            "pupils-meeting-niigata-2021",
            "school43-konan-meeting-2021-06",
        ],
        6,
    );
    check(
        "likes=nature",
        &["musashino-ecobio-centre-meeting-2021-04"],
        3,
    );
    check(
        "format=online",
        &["music-school1-gyeonggi-masterclass-2021-05"],
        17,
    );
    // The report states no ages, so none is promised and none excluded.
    check("age=12", &[], 21);
    check("class=5&likes=nature", &[], 4);
    check("city=nowhere&likes=nothing&class=99&age=x", &all(bundle), 0);
}

fn all(bundle: &Bundle) -> Vec<&str> {
    let marked = bundle.entries.iter().filter(|entry| entry.exchange);
    let mut ids: Vec<&str> = marked.map(|entry| &*entry.id).collect();
    ids.push("new-names@2027");
    ids.push("rhythms-of-the-planet@2027");
    ids.sort_unstable();
    ids
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
fn stages_follow_the_day() {
    let bundle = otherville();
    let stages = |today: &str| -> Vec<String> {
        let offers = bundle.offers(date(today));
        let line = |offer: &Offer| format!("{} {}", id(&bundle, offer), offer.stage.code());
        offers.iter().map(line).collect()
    };
    assert_eq!(
        stages("2026-05-20"),
        [
            "picture-letters-2026 coming",
            "young-rowers-2026 coming",
            "pen-schools running",
        ]
    );
    assert_eq!(
        stages("2027-01-01"),
        [
            "pen-schools running",
            "young-rowers-2026 past",
            "picture-letters-2026 past",
        ]
    );
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

/// Returns the text of a QR code, as a camera reads it.
fn scanned(code: &Qr) -> String {
    const SCALE: usize = 4;
    let side = usize::try_from(code.side).unwrap() * SCALE;
    let mut dark = vec![false; side * side];
    for piece in code.path.split_terminator('z') {
        let numbers = piece.split(|letter: char| !letter.is_ascii_digit());
        let numbers: Vec<usize> = numbers.filter_map(|number| number.parse().ok()).collect();
        let [left, top, width, 1, _] = numbers[..] else {
            panic!("{piece} is no box in a row");
        };
        for y in top * SCALE..(top + 1) * SCALE {
            for x in left * SCALE..(left + width) * SCALE {
                dark[y * side + x] = true;
            }
        }
    }
    let grey = |x: usize, y: usize| if dark[y * side + x] { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, grey);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().expect("a readable code").1
}

#[test]
fn a_code_says_what_it_was_made_of() {
    for ids in [1, 5, 18, 30] {
        let ids = vec!["musashino-ecobio-centre-meeting-2021-04"; ids].join(",");
        let url = ["https://khabarovsk.example/ru/programmes?list=", &ids].concat();
        assert_eq!(scanned(&Qr::of(&url).unwrap()), url);
    }
    assert_eq!(scanned(&Qr::of("姉妹都市").unwrap()), "姉妹都市");
    assert_eq!(Qr::of(&"x".repeat(2954)), None);
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

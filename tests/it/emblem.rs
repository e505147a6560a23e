//! Drawn emblems: the same for the same input, within their square, few shapes, and not alike.

use std::collections::BTreeMap;

use pobratim::emblem::{CATEGORIES, Emblem, EventEmblem, Hue, Role, SIDE, season_of};
use pobratim::model::{Bundle, load};
use pobratim::time::Season;
use proptest::prelude::*;

const MAX_SHAPES: usize = 12;
/// Of all paths of an emblem, in bytes.
const MAX_TEXT: usize = 5000;

fn bundle(path: &str) -> Bundle {
    let top = env!("CARGO_MANIFEST_DIR");
    let text = std::fs::read_to_string(format!("{top}/{path}")).unwrap();
    load(&text).unwrap().bundle
}

fn khabarovsk() -> Bundle {
    bundle("public/bundle/khabarovsk.json")
}

fn seasons() -> impl Iterator<Item = Option<Season>> {
    Season::ALL.into_iter().map(Some).chain([None])
}

/// Returns the points of a path, which has absolute commands only. Those of arcs are their ends.
fn points(path: &str) -> Vec<[f32; 2]> {
    let mut points = Vec::new();
    for part in path.split_inclusive(|letter: char| letter.is_ascii_alphabetic()) {
        let numbers = part.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let mut numbers: Vec<f32> = numbers
            .split_whitespace()
            .map(|number| number.parse().unwrap())
            .collect();
        if let [rx, ry, 0.0, 1.0, 0.0 | 1.0, x, y] = numbers[..] {
            assert_eq!(rx, ry);
            numbers = vec![x, y];
        }
        assert_eq!(numbers.len() % 2, 0, "{path}");
        points.extend(numbers.chunks(2).map(|point| [point[0], point[1]]));
    }
    points
}

fn check(emblem: &Emblem) {
    let count = emblem.shapes.len();
    assert!((4..=MAX_SHAPES).contains(&count), "{count} shapes");
    assert_eq!(emblem.shapes[0].role, Role::Ground);
    let text: usize = emblem.shapes.iter().map(|shape| shape.path.len()).sum();
    assert!(text <= MAX_TEXT, "{text} bytes");
    for shape in &emblem.shapes {
        let is_known = |letter: char| "MLQAZ0123456789. ".contains(letter);
        assert!(shape.path.starts_with('M'), "{}", shape.path);
        assert!(shape.path.chars().all(is_known), "{}", shape.path);
        for [x, y] in points(&shape.path) {
            let is_inside = (0.0..=SIDE).contains(&x) && (0.0..=SIDE).contains(&y);
            assert!(is_inside, "{x} {y} in {:?} {}", shape.role, shape.path);
        }
    }
}

proptest! {
    #[test]
    fn an_emblem_is_within_its_square_and_small(id in ".{0,40}", category in 0_usize..20, season in 0_usize..5) {
        let season = Season::ALL.get(season).copied();
        let emblem = Emblem::of_event(category, season, &id);
        check(&emblem);
        prop_assert_eq!(emblem.season, season);
        prop_assert_eq!(emblem.hue, Hue::Category(category % CATEGORIES));
        prop_assert_eq!(&emblem, &Emblem::of_event(category, season, &id));
        let city = Emblem::of_city(&id);
        check(&city);
        prop_assert_eq!(&city, &Emblem::of_city(&id));
    }
}

/// Asserts that no two of some emblems are alike, and returns their number.
fn check_different(emblems: impl Iterator<Item = (String, Emblem)>) -> usize {
    let mut seen = BTreeMap::new();
    for (name, emblem) in emblems {
        check(&emblem);
        if let Some(other) = seen.insert(format!("{emblem:?}"), name.clone()) {
            panic!("{name} is like {other}");
        }
    }
    seen.len()
}

#[test]
fn no_two_events_or_cities_have_the_same_emblem() {
    let bundle = khabarovsk();
    let entries = bundle.entries_where(&|_| true);
    let of_ids = entries.iter().map(|one| {
        let view = bundle.view(one.subject);
        let id = view.subject.id(&bundle).into_owned();
        let season = season_of(&view.when);
        let emblem = Emblem::of_event(view.category.index(), season, &id);
        (id, emblem)
    });
    assert_eq!(check_different(of_ids), bundle.entries.len());
    let cities = bundle.cities.iter().chain([&bundle.host]);
    let cities = cities.map(|city| (city.id.to_string(), Emblem::of_city(&city.id)));
    assert_eq!(check_different(cities), bundle.cities.len() + 1);
}

#[test]
fn categories_and_seasons_differ_for_the_same_id() {
    let each = (0..CATEGORIES).flat_map(|category| {
        seasons().map(move |season| {
            let emblem = Emblem::of_event(category, season, "fair");
            (format!("{category} {season:?}"), emblem)
        })
    });
    assert_eq!(check_different(each), CATEGORIES * 5);
    // A bundle with more categories repeats the motifs.
    let sixth = Emblem::of_event(CATEGORIES, None, "fair");
    assert_eq!(sixth, Emblem::of_event(0, None, "fair"));
    check(&Emblem::of_nothing());
}

#[test]
fn editions_of_a_series_have_one_emblem() {
    let bundle = khabarovsk();
    let key = |id: &str| {
        let view = bundle.view(bundle.find_subject(id).unwrap());
        EventEmblem::of(&bundle, &view)
    };
    let edition = key("city-day-2021");
    assert_eq!(edition.picture_path(), "emblem/3-21/city-day.png");
    assert_eq!(edition, key("city-day@2027"));
    let expected = Emblem::of_event(3, Some(Season::Spring), "city-day");
    assert_eq!(edition.emblem(), expected);
}

#[test]
fn pictures_are_of_single_events_unless_there_are_very_many() {
    let mut bundle = khabarovsk();
    let subject = bundle.find_subject("city-day-2021").unwrap();
    let path = |bundle: &Bundle| {
        let view = bundle.view(subject);
        EventEmblem::of_picture(bundle, &view).picture_path()
    };
    assert_eq!(path(&bundle), "emblem/3-21/city-day.png");
    let first = bundle.entries[0].clone();
    bundle.entries.extend(std::iter::repeat_n(first, 1000));
    assert_eq!(path(&bundle), "emblem/3-21.png");
}

#[test]
fn the_season_is_that_of_the_middle_of_a_date() {
    for (when, expected) in [
        ("2021-02-28", Some(Season::Winter)),
        ("2021-03-01", Some(Season::Spring)),
        ("2021-06~", Some(Season::Summer)),
        ("2021-23", Some(Season::Autumn)),
        ("2021-24", Some(Season::Winter)),
        ("2021-11-20/2021-12-31", Some(Season::Winter)),
        ("2021-01/2021-12", None),
        ("2021-05/..", None),
        ("2021", None),
        ("XXXX", None),
    ] {
        assert_eq!(season_of(&when.parse().unwrap()), expected, "{when}");
    }
}

/// Emblems are the same in every version: a picture that was shared, and a page that was printed, stay
/// like the page.
#[test]
fn an_emblem_stays_as_it_is() {
    // Of many, as one number (FNV-1a).
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let events = (0..CATEGORIES).flat_map(|category| {
        seasons().flat_map(move |season| {
            ["a", "b", "c"].map(|id| Emblem::of_event(category, season, id))
        })
    });
    let cities = ["a", "b", "c", "d", "e", "f"].map(Emblem::of_city);
    let nothing = Emblem::of_nothing();
    for emblem in events.chain(cities).chain([nothing]) {
        for byte in emblem.shapes.iter().flat_map(|shape| shape.path.bytes()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    // One of them, shape by shape.
    let emblem = Emblem::of_event(4, Some(Season::Autumn), "a");
    let shapes = emblem.shapes.iter();
    let shapes = shapes.map(|shape| [shape.role.class(), " ", &shape.path].concat());
    let shapes: Vec<String> = shapes.collect();
    insta::assert_snapshot!(format!("{hash:x}\n{}", shapes.join("\n")), @"
    531b2ecdafb7dd32
    ground M96 0L0 0L0 96L96 96Z
    season M68.4 32L75 21.2L62.4 30.1ZM66 31.5L58.2 19.4L60.5 31.5ZM69.6 31.5L60.6 29.4L58.8 30.8L64.8 33.2ZM42.3 17L46.2 10.7L38.8 15.9ZM40.9 16.7L36.4 9.7L37.7 16.7ZM43 16.7L37.8 15.5L36.7 16.3L40.2 17.7ZM23.3 31.3L26.6 25.9L20.3 30.3ZM22.1 31.1L18.2 25L19.3 31.1ZM23.9 31.1L19.4 30L18.5 30.7L21.5 31.9ZM47.3 49.1Q45.6 54.2 50.3 56.9Q52 51.8 47.3 49.1ZM43.9 50.1Q48 49.9 48.7 45.9Q44.6 46.1 43.9 50.1Z
    season-line M76.8 34.4L64.8 32L55.2 30.1L51.6 31.5M47.2 18.4L40.2 17L34.6 15.9L32.5 16.7M27.5 32.5L21.5 31.3L16.7 30.3L14.9 31.1
    soft M96 77Q79.2 76 71.2 60.7Q61.2 76 37.2 77Z
    main M63.6 79Q37.6 76 27.6 55Q17.6 74 0 79ZM96 77L0 77L0 96L96 96Z
    light-line M76.6 83Q73.6 80.3 70.6 83Q67.6 85.7 64.6 83Q61.6 80.3 58.6 83Q55.6 85.7 52.6 83Q49.6 80.3 46.6 83Q43.6 85.7 40.6 83Q37.6 80.3 34.6 83Q31.6 85.7 28.6 83Q25.6 80.3 22.6 83M70.6 89Q67.6 86.3 64.6 89Q61.6 91.7 58.6 89Q55.6 86.3 52.6 89Q49.6 91.7 46.6 89Q43.6 86.3 40.6 89Q37.6 91.7 34.6 89
    accent-line M71.2 56.7Q49.4 21.2 27.6 51
    accent M74.2 56.7A3 3 0 1 0 68.2 56.7A3 3 0 1 0 74.2 56.7ZM30.6 51A3 3 0 1 0 24.6 51A3 3 0 1 0 30.6 51Z
    ");
}

//! Facet counts, compared with counting the entries of each value one by one.

use std::sync::LazyLock;

use pobratim::model::{
    Audience, Bond, Bundle, CategoryIx, CityIx, Count, DirectionIx, Facets, Filter, FilterField,
    Format, Scope, Status, Values, load,
};
use pobratim::text::Lang;
use pobratim::time::{Edtf, Precision, Window, days};
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::generate::generated;

pub static BUNDLES: LazyLock<[Bundle; 2]> = LazyLock::new(|| {
    let khabarovsk = include_str!("../../public/bundle/khabarovsk.json");
    [khabarovsk, &generated::bundle(150, 7)].map(|text| load(text).unwrap().bundle)
});

fn values(bundle: &Bundle) -> Values {
    let mut values = Values::new(bundle);
    while !values.step(bundle, 11) {}
    values
}

/// The number of entries that match the filter, checked one by one.
fn counted_one_by_one(bundle: &Bundle, filter: &Filter, window: Option<&Window>) -> Count {
    let mut count = Count::default();
    for occurrence in bundle.entries_where(&|entry| entry.is_own()) {
        let when: Edtf = occurrence.when;
        let is_in = window.is_none_or(|window| when.overlaps(window));
        if !is_in || !filter.matches(bundle, &bundle.view_of(&occurrence)) {
            continue;
        }
        count.all += 1;
        let is_plain = !when.is_qualified();
        count.undated += u32::from(when == Edtf::Unknown);
        let is_of = |precision| when.precision() == Some(precision);
        let by_month = is_plain && is_of(Precision::Month);
        count.by_month += u32::from(by_month);
        let by_day = is_plain && is_of(Precision::Day);
        count.vague += u32::from(when != Edtf::Unknown && !by_month && !by_day);
    }
    count
}

fn filters(bundle: &Bundle) -> impl Strategy<Value = Filter> + use<> {
    let few = 0..3usize;
    let cities: Vec<CityIx> = (0..bundle.cities.len()).filter_map(CityIx::new).collect();
    let categories: Vec<CategoryIx> = (0..bundle.categories.len())
        .filter_map(CategoryIx::new)
        .collect();
    let directions: Vec<DirectionIx> = (0..bundle.directions.len())
        .filter_map(DirectionIx::new)
        .collect();
    let countries: Vec<_> = bundle.cities.iter().map(|city| city.country).collect();
    (
        subsequence(cities, few.clone()),
        subsequence(countries, few.clone()),
        subsequence(Bond::ALL.to_vec(), few.clone()),
        subsequence(categories, few.clone()),
        subsequence(directions, few.clone()),
        subsequence(Format::ALL.to_vec(), few.clone()),
        subsequence(Audience::ALL.to_vec(), few.clone()),
        subsequence(Status::ALL.to_vec(), few.clone()),
        subsequence(Scope::ALL.to_vec(), few),
        prop::option::weighted(0.2, 0u8..100),
        prop::option::weighted(0.3, 0usize..5),
        prop::option::weighted(0.3, 2020i32..2023),
    )
        .prop_map(
            |(
                cities,
                countries,
                ties,
                categories,
                directions,
                formats,
                audiences,
                statuses,
                scopes,
                age,
                lang,
                upcoming,
            )| Filter {
                cities,
                countries,
                ties,
                categories,
                directions,
                formats,
                audiences,
                statuses,
                scopes,
                age,
                readable: lang.map(|at| Lang::ALL[at]),
                exchange: None,
                upcoming: upcoming.and_then(|year| days::date(year, 6, 15)),
            },
        )
}

/// Few values at a time, so that something is left to count.
fn with_few_values(filter: Filter, kept: [bool; 8]) -> Filter {
    fn some<T>(list: Vec<T>, kept: bool) -> Vec<T> {
        if kept { list } else { Vec::new() }
    }
    Filter {
        cities: some(filter.cities, kept[0]),
        countries: some(filter.countries, kept[1]),
        ties: some(filter.ties, kept[2]),
        categories: some(filter.categories, kept[3]),
        directions: some(filter.directions, kept[4]),
        formats: some(filter.formats, kept[5]),
        audiences: some(filter.audiences, kept[6]),
        statuses: some(filter.statuses, kept[7]),
        ..filter
    }
}

fn windows() -> impl Strategy<Value = Option<Window>> {
    let days = (2020i32..2023, 1u8..13, 1i32..400).prop_map(|(year, month, len)| {
        let first = days::date(year, month, 1).unwrap();
        Window::new(first, days::add_days(first, len)).unwrap()
    });
    prop::option::of(days)
}

/// Checks each count of `facets` against the entries that match a filter with that one value
/// instead.
fn check_counts(bundle: &Bundle, filter: &Filter, window: Option<&Window>) {
    let values = values(bundle);
    let facets = values.count(bundle, filter, window);
    let left = |filter: Filter| counted_one_by_one(bundle, &filter, window);
    assert_eq!(facets.shown, left(filter.clone()), "shown");
    for (at, count) in facets.of(FilterField::City).iter().enumerate() {
        let cities = vec![CityIx::new(at).unwrap()];
        assert_eq!(
            *count,
            left(Filter {
                cities,
                ..filter.clone()
            }),
            "city {at}"
        );
    }
    for (country, count) in values
        .countries()
        .iter()
        .zip(facets.of(FilterField::Country))
    {
        let countries = vec![*country];
        assert_eq!(
            *count,
            left(Filter {
                countries,
                ..filter.clone()
            }),
            "{country:?}"
        );
    }
    for (at, count) in facets.of(FilterField::Category).iter().enumerate() {
        let categories = vec![CategoryIx::new(at).unwrap()];
        assert_eq!(
            *count,
            left(Filter {
                categories,
                ..filter.clone()
            }),
            "category {at}"
        );
    }
    for (at, count) in facets.of(FilterField::Direction).iter().enumerate() {
        let directions = vec![DirectionIx::new(at).unwrap()];
        assert_eq!(
            *count,
            left(Filter {
                directions,
                ..filter.clone()
            }),
            "direction {at}"
        );
    }
    for (tie, count) in Bond::ALL.iter().zip(facets.of(FilterField::Tie)) {
        assert_eq!(
            *count,
            left(Filter {
                ties: vec![*tie],
                ..filter.clone()
            }),
            "{tie:?}"
        );
    }
    for (format, count) in Format::ALL.iter().zip(facets.of(FilterField::Format)) {
        let formats = vec![*format];
        assert_eq!(
            *count,
            left(Filter {
                formats,
                ..filter.clone()
            }),
            "{format:?}"
        );
    }
    for (audience, count) in Audience::ALL.iter().zip(facets.of(FilterField::Audience)) {
        let audiences = vec![*audience];
        assert_eq!(
            *count,
            left(Filter {
                audiences,
                ..filter.clone()
            }),
            "{audience:?}"
        );
    }
    for (status, count) in Status::ALL.iter().zip(facets.of(FilterField::Status)) {
        let statuses = vec![*status];
        assert_eq!(
            *count,
            left(Filter {
                statuses,
                ..filter.clone()
            }),
            "{status:?}"
        );
    }
    for (lang, count) in Lang::ALL.iter().zip(facets.of(FilterField::Readable)) {
        let readable = Some(*lang);
        assert_eq!(
            *count,
            left(Filter {
                readable,
                ..filter.clone()
            }),
            "{lang:?}"
        );
    }
    assert_eq!(
        facets.ages,
        left(Filter {
            age: None,
            ..filter.clone()
        }),
        "ages"
    );
    assert_eq!(
        facets.dates,
        counted_one_by_one(bundle, filter, None),
        "dates"
    );
    let mut counted = 0;
    for (year, count) in facets.years() {
        let window = Window::year(year).unwrap();
        assert_eq!(
            count,
            counted_one_by_one(bundle, filter, Some(&window)),
            "{year}"
        );
        assert_eq!(count, facets.year(year));
        counted += 1;
    }
    assert!(counted >= 5, "{counted} years");
}

#[test]
fn without_a_filter_every_entry_is_shown() {
    let bundle = &BUNDLES[0];
    let values = values(bundle);
    let facets = values.count(bundle, &Filter::default(), None);
    assert_eq!(facets.shown.all as usize, bundle.entries.len());
    let niigata = bundle.find_city("niigata").unwrap();
    let count = facets.of(FilterField::City)[niigata.index()];
    assert_eq!(count.all as usize, bundle.entries_of_city(niigata));
    // The report gives no exact day; editions of later years have one.
    let exact = bundle.entries.iter().filter(|entry| entry.when.is_exact());
    assert_eq!(
        facets.shown.without_day() as usize,
        bundle.entries.len() - exact.count()
    );
    let codes: Vec<&str> = values
        .countries()
        .iter()
        .map(|code| code.as_str())
        .collect();
    assert_eq!(codes, ["AM", "BY", "CA", "CN", "JP", "KP", "KR", "US"]);
}

/// The occurrences of series are compared with checking them one by one: announced ones are entries,
/// the others are counted apart, and neither changes the counts of entries.
#[test]
fn occurrences_of_series_are_added() {
    let bundle = &BUNDLES[0];
    let values = values(bundle);
    let today = days::date(2026, 11, 30).unwrap();
    let year = |number| Window::year(number).unwrap();
    let both = Window::new(today, year(2027).last()).unwrap();
    let list = bundle.series_in(&both);
    assert!(!list.is_empty());
    let sports = bundle.find_category("sports").unwrap();
    for filter in [
        Filter::default(),
        Filter {
            upcoming: Some(today),
            ..Filter::default()
        },
        Filter {
            categories: vec![sports],
            ..Filter::default()
        },
        Filter {
            formats: vec![Format::Online],
            age: Some(9),
            ..Filter::default()
        },
        Filter {
            scopes: vec![Scope::Partner],
            ..Filter::default()
        },
    ] {
        let window = year(2027);
        let entries = values.count(bundle, &filter, Some(&window));
        let mut facets = entries.clone();
        values.add_series(&mut facets, bundle, &filter, Some(&window), &list);
        let left = |filter: &Filter, window: &Window| {
            let mut expected = 0;
            let mut announced = 0;
            for one in &list {
                let view = bundle.view_of(one);
                if one.when.overlaps(window) && filter.matches(bundle, &view) {
                    match bundle.is_unannounced(one) {
                        true => expected += 1,
                        false => announced += 1,
                    }
                }
            }
            (expected, announced)
        };
        let added = |now: Count, before: Count| (now.expected, now.all - before.all);
        assert_eq!(added(facets.shown, entries.shown), left(&filter, &window));
        for number in [2026, 2027] {
            let (now, before) = (facets.year(number), entries.year(number));
            assert_eq!(added(now, before), left(&filter, &year(number)), "{number}");
        }
        for at in 0..bundle.categories.len() {
            let of = |facets: &Facets| facets.of(FilterField::Category)[at];
            let categories = vec![CategoryIx::new(at).unwrap()];
            let filter = Filter {
                categories,
                ..filter.clone()
            };
            assert_eq!(added(of(&facets), of(&entries)), left(&filter, &window));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn each_count_is_what_its_choice_would_leave(
        filter in filters(&BUNDLES[0]),
        kept in any::<[bool; 8]>(),
        window in windows(),
        which in 0usize..2,
    ) {
        let kept = [kept[0] && kept[1], kept[1] && kept[2], kept[2] && kept[3], kept[3] && kept[4],
            kept[4] && kept[5], kept[5] && kept[6], kept[6] && kept[7], kept[7] && kept[0]];
        check_counts(&BUNDLES[which], &with_few_values(filter, kept), window.as_ref());
    }
}

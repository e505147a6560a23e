//! Addresses: parsing, printing and round trips.

use pobratim::geo::LonLat;
use pobratim::map::Mode;
use pobratim::model::Interest;
use pobratim::route::{
    Address, DateParam, Facet, FilterGroup, MAX_LIST_LEN, MapParam, MapView, OrderParam, Page,
    Params, ViewParam, ZoneParam,
};
use pobratim::text::Lang;
use pobratim::time::{Date, days};
use proptest::prelude::*;

/// Parses `path?query` and prints it.
fn check(address: &str, expected: &str) -> Address {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let read = Address::parse(path, query);
    assert_eq!(read.to_string(), expected, "{address}");
    read
}

#[test]
fn pages() {
    assert_eq!(check("/ru/", "ru/").page, Page::Home);
    assert_eq!(check("/ru", "ru/").page, Page::Home);
    assert_eq!(check("/ru/index.html", "ru/").page, Page::Home);
    assert_eq!(check("/en/map", "en/map").page, Page::Map);
    assert_eq!(check("/ja/calendar/", "ja/calendar").page, Page::Calendar);
    assert_eq!(
        check("/ko/cities/bucheon", "ko/cities/bucheon").page,
        Page::City("bucheon".into())
    );
    let expected = Page::Event("city-day@2026".into());
    assert_eq!(
        check("/zh/events/city-day@2026", "zh/events/city-day@2026").page,
        expected
    );
    assert_eq!(check("/zh/about", "zh/about").page, Page::About);
    assert_eq!(check("/ja/places/", "ja/places").page, Page::Places);
    assert_eq!(check("/ko/report/", "ko/report").page, Page::Report);
}

#[test]
fn a_year_in_review_has_one_address() {
    let year = |address: &str, expected: &str| check(address, expected).page;
    assert_eq!(
        year("/ru/review/2021/", "ru/review/2021"),
        Page::Review(2021)
    );
    assert_eq!(year("/ko/review/0007", "ko/review/0007"), Page::Review(7));
    assert_eq!(
        year("review/9999?zone=mine", "review/9999?zone=mine"),
        Page::Review(9999)
    );
    for other in [
        "ru/review",
        "ru/review/21",
        "ru/review/0000",
        "ru/review/-021",
        "ru/review/+021",
        "ru/review/02021",
        "ru/review/20x1",
        "ru/review/2021/2022",
        "ru/review/%D9%A2%D9%A0%D9%A2%D9%A1",
    ] {
        let page = Address::parse(other, "").page;
        assert!(matches!(page, Page::NotFound(_)), "{other}");
    }
}

#[test]
fn an_address_without_a_language_keeps_its_page() {
    let address = check("/calendar?date=2021-05", "calendar?date=2021-05");
    assert_eq!((address.lang, address.page), (None, Page::Calendar));
    assert_eq!(check("/", "").page, Page::Home);
}

#[test]
fn unknown_pages_are_not_found_and_keep_their_path() {
    for path in [
        "fr/map",
        "ru/nothing",
        "ru/cities",
        "ru/cities/Bad%20Id",
        "ru/events/a/b",
    ] {
        assert!(
            matches!(check(path, path).page, Page::NotFound(_)),
            "{path}"
        );
    }
    // An encoded slash separates segments like any other.
    assert_eq!(check("%2f", "").page, Page::Home);
    check("/ru/a%2Fb//", "ru/a/b");
    check("/ru/%252F", "ru/%252F");
    let strange = check("/ru/%3Cscript%3E", "ru/%3Cscript%3E");
    assert_eq!(strange.page, Page::NotFound("<script>".into()));
}

#[test]
fn parameters() {
    let address = check(
        "/ru/calendar?city=niigata,harbin&view=agenda&date=2021-05/2021-08&utm_source=x",
        "ru/calendar?view=schedule&date=2021-05/2021-08&city=niigata,harbin&utm_source=x",
    );
    assert_eq!(address.params.view, Some(ViewParam::Schedule));
    assert_eq!(address.params.facet(Facet::City).len(), 2);
    assert!(address.params.has_filters());
    assert!(!address.params.without_filters().has_filters());
}

#[test]
fn what_is_upcoming_is_a_filter_of_the_address() {
    let read = check(
        "en/calendar?upcoming=1&view=month",
        "en/calendar?view=month&upcoming=1",
    );
    assert!(read.params.upcoming && read.params.has_filters());
    let bundle = &super::facets::BUNDLES[0];
    let today = days::date(2026, 11, 30).unwrap();
    let filter = read.params.filter(bundle, Lang::En, today);
    assert_eq!(filter.upcoming, Some(today));
    let cleared = read.params.without_filters();
    assert!(!cleared.upcoming && !cleared.has_filters());
    for other in ["upcoming=0", "upcoming=", "upcoming=yes"] {
        check(&["en/map?", other].concat(), "en/map");
    }
}

#[test]
fn at_most_five_groups_of_filters_are_open_at_first() {
    let open = |query: &str| FilterGroup::open_at_first(&Params::parse(query));
    let facets = |list: &[Facet]| -> Vec<FilterGroup> {
        list.iter().copied().map(FilterGroup::Facet).collect()
    };
    let most_used = [
        vec![FilterGroup::When],
        facets(&[Facet::Category, Facet::City]),
    ]
    .concat();
    assert_eq!(open(""), most_used);
    assert_eq!(open("city=niigata"), {
        let city = facets(&[Facet::City]);
        [city, vec![FilterGroup::When], facets(&[Facet::Category])].concat()
    });
    // Active groups come before the most used ones.
    let active = [Facet::Format, Facet::Country, Facet::Tie, Facet::Status];
    let query = "status=held&tie=sister&country=JP&format=online";
    let expected = [facets(&active), vec![FilterGroup::When]].concat();
    assert_eq!(open(query), expected);
    let all = "upcoming=1&age=9&city=a&audience=a&direction=a&format=a&scope=a&status=a";
    assert_eq!(open(all).len(), FilterGroup::MAX_OPEN);
}

#[test]
fn the_exchange_query_and_a_shared_list_are_in_the_address() {
    let address = check(
        "/ru/programmes?likes=sport,art,art,spam&class=5&country=JP&list=a-1,B,b@2026,a-1",
        "ru/programmes?country=JP&class=5&likes=sport,art&list=a-1,b@2026",
    );
    assert_eq!(address.page, Page::Programmes);
    assert_eq!(address.params.likes, [Interest::Sport, Interest::Art]);
    check("/ru/programmes?class=0&class=13&likes=", "ru/programmes");
    let many: Vec<String> = (0..40).map(|number| format!("e{number}")).collect();
    let read = Address::parse("ru/programmes", &["list=", &many.join(",")].concat());
    assert_eq!(read.params.list.len(), MAX_LIST_LEN);
}

#[test]
fn the_page_that_a_report_is_about_is_in_the_address() {
    let about = |query: &str, expected: &str| {
        let read = check(
            &["/en/report?", query].concat(),
            &["en/report", expected].concat(),
        );
        assert_eq!(read.page, Page::Report);
        read.params.about
    };
    for (path, page) in [
        ("events/city-day-2021", Page::Event("city-day-2021".into())),
        ("events/city-day@2031", Page::Event("city-day@2031".into())),
        ("cities/niigata", Page::City("niigata".into())),
        ("review/2021", Page::Review(2021)),
        ("places", Page::Places),
        ("map", Page::Map),
    ] {
        let query = ["about=", path].concat();
        assert_eq!(about(&query, &["?", &query].concat()), Some(page));
    }
    assert_eq!(
        about("about=map&about=about", "?about=map"),
        Some(Page::Map)
    );
    for unknown in [
        "",
        "report",
        "nothing",
        "en/map",
        "events",
        "events/City",
        "events/%3Cscript%3Ealert(1)%3C/script%3E",
        "javascript:alert(1)",
        "//example.org/map",
        "../map",
        "https://example.org/",
        "review/21",
    ] {
        assert_eq!(about(&["about=", unknown].concat(), ""), None, "{unknown}");
    }
}

#[test]
fn every_view_has_its_address() {
    for view in ViewParam::ALL {
        let address = ["/zh/calendar?view=", view.code(), "&date=2021-05-14"].concat();
        let read = check(&address, address.trim_start_matches('/'));
        assert_eq!(read.params.view, Some(view));
    }
}

#[test]
fn the_clock_is_in_the_address() {
    let address = check(
        "/en/events/harbour-concert-2026?zone=mine",
        "en/events/harbour-concert-2026?zone=mine",
    );
    assert_eq!(address.params.zone, Some(ZoneParam::Mine));
    assert!(!address.params.has_filters());
    check("/en/calendar?zone=city&zone=mine", "en/calendar?zone=city");
    check("/en/calendar?zone=Asia/Tokyo", "en/calendar");
}

#[test]
fn the_map_and_where_it_looks_are_in_the_address() {
    let map = |address: &str, expected: &str| check(address, expected).params.map;
    let globe = map("/en/map?map=globe", "en/map?map=globe");
    assert_eq!(
        globe.map(|map| (map.mode, map.view)),
        Some((Mode::Globe, None))
    );
    let seen = map(
        "/ja/?city=harbin&map=equidistant@48.460,-135.09,1200.5&embed=1",
        "ja/?city=harbin&map=equidistant@48.46,-135.09,1200.5&embed=1",
    );
    let look = seen.and_then(|map| map.view).expect("a look");
    let place = look.centre().expect("a place");
    assert_eq!(
        (place.lon_deg(), place.lat_deg(), look.km()),
        (-135.09, 48.46, 1200.5)
    );
    // An invalid view of the map keeps its mode.
    for bad in [
        "",
        "48",
        "48,135",
        "91,0,100",
        "48,181,100",
        "48,135,0",
        "48,135,100,1",
        "48,135,60000",
        "4e1,135,100",
        "48.,135,1..5",
        "48.1234,135,100",
        "--4,1,100",
        "nan,1,100",
        "+4,1,100",
    ] {
        let read = map(&format!("/en/map?map=globe@{bad}"), "en/map?map=globe");
        assert!(read.is_some(), "{bad}");
    }
    assert_eq!(map("/en/map?map=mercator@1,2,300", "en/map"), None);
    check("/en/map?map=fisheye&map=globe", "en/map?map=fisheye");
    assert!(!Address::parse("en/map", "map=globe").params.has_filters());
}

#[test]
fn an_open_card_is_in_the_address_and_goes_with_what_narrowed_the_page() {
    let address = check(
        "/en/map?open=city-day@2031&city=harbin",
        "en/map?city=harbin&open=city-day@2031",
    );
    assert_eq!(address.params.open.as_deref(), Some("city-day@2031"));
    assert_eq!(address.params.without_filters().open, None);
    check("/en/map?open=a&open=b", "en/map?open=a");
    check("/en/map?open=City%20Day", "en/map");
}

#[test]
fn the_words_of_a_search_are_in_the_address() {
    let address = check(
        "/ru/map?q=%D0%9F%D1%83%D1%87%D0%BE%D0%BD+2021&city=harbin",
        "ru/map?city=harbin&q=%D0%9F%D1%83%D1%87%D0%BE%D0%BD%202021",
    );
    assert_eq!(address.params.q.as_deref(), Some("Пучон 2021"));
    // An open search without a query differs from a closed one; neither narrows the page.
    assert_eq!(check("/ru/?q", "ru/?q=").params.q.as_deref(), Some(""));
    assert_eq!(check("/ru/", "ru/").params.q, None);
    assert!(address.with_page(Page::Home).params.q.is_some());
    assert_eq!(address.params.without_filters().q, None);
    let long = ["/ru/?q=", &"x".repeat(500)].concat();
    let read = Address::parse("ru", long.trim_start_matches("/ru/?"));
    assert_eq!(read.params.q.map(|words| words.len()), Some(100));
}

#[test]
fn bad_values_are_ignored_and_the_rest_works() {
    check("/ru/map?view=spiral&city=niigata", "ru/map?city=niigata");
    check(
        "/ru/map?date=yesterday&city=a%3Cb,harbin",
        "ru/map?city=harbin",
    );
    check(
        "/ru/map?date=2021-05~&age=900&theme=pink&embed=yes",
        "ru/map",
    );
    check("/ru/map?date=2021-21&date=2021", "ru/map?date=2021");
    check("/ru/map?%zz=%E4&&=&x", "ru/map?%25zz=%EF%BF%BD&=&x=");
}

#[test]
fn a_day_and_the_numbers_of_weeks_are_in_the_address() {
    let address = check(
        "/en/calendar?weeks=1&date=2021-05-14",
        "en/calendar?date=2021-05-14&weeks=1",
    );
    assert!(address.params.weeks);
    let day = address.params.date.as_ref().and_then(DateParam::single_day);
    assert_eq!(
        day.map(|day| day.to_string()).as_deref(),
        Some("2021-05-14")
    );
    for other in ["2021", "2021-05", "2021-05-14/2021-05-15"] {
        let date = DateParam::parse(other).expect("a date of an address");
        assert_eq!(date.single_day(), None, "{other}");
    }
    check("/en/calendar?weeks=yes", "en/calendar");
}

#[test]
fn the_order_of_cities_and_their_ties_are_in_the_address() {
    let address = check(
        "/en/map?order=name&tie=sister,suspended",
        "en/map?tie=sister,suspended&order=name",
    );
    assert_eq!(address.params.order, Some(OrderParam::Name));
    check("/en/map?order=km&order=tie", "en/map?order=tie");
}

#[test]
fn toggling_a_facet_twice_changes_nothing() {
    let mut params = Address::parse("/ru/", "city=harbin").params;
    let before = params.clone();
    params.toggle(Facet::City, "niigata");
    assert_eq!(params.facet(Facet::City).len(), 2);
    params.toggle(Facet::City, "niigata");
    assert_eq!(params, before);
}

#[test]
fn a_date_is_a_window_of_days() {
    let window = |text: &str| {
        let date = DateParam::parse(text)?;
        let window = date.window()?;
        Some((window.first().to_string(), window.last().to_string()))
    };
    let days = |first: &str, last: &str| Some((first.to_string(), last.to_string()));
    assert_eq!(window("2021"), days("2021-01-01", "2021-12-31"));
    assert_eq!(window("2024-02"), days("2024-02-01", "2024-02-29"));
    assert_eq!(window("2021-05-14"), days("2021-05-14", "2021-05-14"));
    assert_eq!(window("2021-05/2021-08"), days("2021-05-01", "2021-08-31"));
    for other in [
        "", "2021-21", "2021~", "2021/..", "../2021", "XXXX", "2021-13", "20210514",
    ] {
        assert_eq!(window(other), None, "{other}");
    }
}

proptest! {
    #[test]
    fn any_address_is_read_and_its_written_form_is_stable(path in ".{0,40}", query in ".{0,60}") {
        let once = Address::parse(&path, &query).to_string();
        let (path, query) = once.split_once('?').unwrap_or((&once, ""));
        prop_assert_eq!(Address::parse(path, query).to_string(), once.clone());
    }

    #[test]
    fn every_year_in_review_comes_back(year in 1i32..10_000) {
        let address = Address::new(Lang::Zh, Page::Review(year));
        prop_assert_eq!(Address::parse(&address.to_string(), ""), address);
    }

    #[test]
    fn a_map_view_round_trips(
        at in 0_usize..3, lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64, km in 0.1..45_000.0_f64,
    ) {
        let look = MapView::new(LonLat::new(lon, lat).unwrap(), km);
        let map = MapParam { mode: Mode::ALL[at], view: Some(look) };
        prop_assert_eq!(MapParam::parse(&map.to_string()), Some(map));
        let place = look.centre().unwrap();
        prop_assert!((place.lat_deg() - lat).abs() < 5.1e-4 && (place.lon_deg() - lon).abs() < 5.1e-4);
        prop_assert!((look.km() - km).abs() < 0.051);
        let mut params = Address::parse("ru", "q=1").params;
        params.map = Some(map);
        let address = Address { params, ..Address::parse("ru/map", "") };
        let written = address.to_string();
        let (path, query) = written.split_once('?').unwrap();
        prop_assert_eq!(Address::parse(path, query), address);
    }

    #[test]
    fn no_text_breaks_the_parser_of_map_views(text in ".{0,30}", numbers in "[0-9.,@-]{0,24}") {
        for text in [text, format!("globe@{numbers}")] {
            if let Some(map) = MapParam::parse(&text) {
                prop_assert_eq!(MapParam::parse(&map.to_string()), Some(map));
            }
        }
    }

    #[test]
    fn every_state_of_the_filters_survives_the_address(
        words in prop::collection::vec(prop::collection::vec("[a-zA-Z0-9-]{1,12}", 0..4), 8),
        age in prop::option::of(0u8..=120),
        readable in any::<bool>(),
        upcoming in any::<bool>(),
        q in prop::option::of("\\PC{0,30}"),
        date in prop::option::of("20[0-9][0-9]-(0[1-9]|1[0-2])"),
    ) {
        let mut address = Address::new(Lang::Ja, Page::Map);
        let params = &mut address.params;
        for (facet, words) in Facet::ALL.into_iter().zip(&words) {
            for word in words {
                params.toggle(facet, word);
            }
        }
        params.age = age;
        params.readable = readable;
        params.upcoming = upcoming;
        params.q = q.map(|typed| pobratim::route::search_text(&typed));
        params.date = date.and_then(|date| DateParam::parse(&date));
        let written = address.to_string();
        let (path, query) = written.split_once('?').unwrap_or((&written, ""));
        let read = Address::parse(path, query);
        prop_assert_eq!(&read, &address, "{}", written);
        let bundle = &*super::facets::BUNDLES;
        let filter = |address: &Address| address.params.filter(&bundle[0], Lang::Ja, Date::MIN);
        prop_assert_eq!(filter(&read), filter(&address));
    }

    #[test]
    fn the_language_can_be_changed_and_back(query in "[a-z=&,0-9-]{0,40}", at in 0usize..5) {
        let here = Address::parse("/ru/calendar", &query);
        let there = here.with_lang(Lang::ALL[at]);
        prop_assert_eq!(there.with_lang(Lang::Ru), here);
    }
}

//! Cities on the map: selection by every input device, expanded clusters, filters by month and tie, and
//! the playback of a year.

use pobratim::model::{Bond, Filter, load};
use pobratim::time::Window;
use serde_json::json;

use crate::engine::Settings;
use crate::page::Page;
use crate::server::Hosting;

const BUNDLE: &str = include_str!("../../../public/bundle/khabarovsk.json");

/// Returns the ids of the cities whose markers are dimmed.
fn faded(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.map-city[data-faded]')]\
        .map((city) => city.dataset.city).sort()";
    crate::queries::strings(&page.script(script, json!([])))
}

/// Returns the ids of the cities that do not match a filter and a date.
fn not_matching(filter: &Filter, date: &str) -> Vec<String> {
    let bundle = load(BUNDLE).expect("the bundle loads").bundle;
    let date = pobratim::route::DateParam::parse(date);
    let window = date.and_then(|date| date.window());
    let figures = bundle.city_figures(filter, window.as_ref());
    let cities = bundle.cities.iter().zip(figures);
    let mut ids: Vec<String> = cities
        .filter(|(_, figures)| !figures.matches)
        .map(|(city, _)| city.id.to_string())
        .collect();
    ids.sort();
    ids
}

/// Returns the first listed entry of May 2021 that names cities: its id and theirs.
fn first_with_cities() -> (String, Vec<String>) {
    let bundle = load(BUNDLE).expect("the bundle loads").bundle;
    let may = Window::month(2021, 5).expect("May");
    let listed = bundle.listed_in(&Filter::default(), &may);
    let mut named = listed.iter().map(|one| bundle.view_of(one));
    let entry = named.find(|entry| !entry.cities.is_empty());
    let entry = entry.expect("May 2021 names a city");
    let cities = entry.cities.iter().map(|city| bundle.city(*city));
    let mut ids: Vec<String> = cities.map(|city| city.id.to_string()).collect();
    ids.sort();
    (entry.subject.id(&bundle).into_owned(), ids)
}

/// Returns the city id of the focused element, or else its element id.
fn focus(page: &Page) -> String {
    let script = "const has = document.activeElement;\
        return has.closest('[data-city]')?.dataset.city ?? has.id";
    let id = page.script(script, json!([]));
    id.as_str().unwrap_or_default().to_owned()
}

fn wait_for_focus(page: &Page, id: &str) {
    page.wait_for(&format!("the focus on {id}"), || {
        (focus(page) == id).then_some(())
    });
}

/// Returns the share of the viewport's height above the card of the city, and whether its heading and its
/// top are in the viewport and nothing covers them.
fn card_position(page: &Page) -> (f64, bool) {
    let script = "const card = document.querySelector('.city-card').getBoundingClientRect();\
        const box = document.querySelector('#city-card').getBoundingClientRect();\
        const at = document.elementFromPoint(box.left + 4, box.top + box.height / 2);\
        const seen = card.top >= 0 && box.bottom <= innerHeight && !!at?.closest('.city-card');\
        return [card.top / innerHeight, seen]";
    let position = page.script(script, json!([]));
    (
        position[0].as_f64().unwrap(),
        position[1].as_bool().unwrap(),
    )
}

#[test]
fn the_card_of_a_city_is_seen_after_one_tap_in_five_languages() {
    let page = Page::open();
    // The list is below the map; the last city of the list is far below the fold.
    for (lang, width, height) in [
        ("ru", 360, 640),
        ("en", 390, 844),
        ("zh", 1366, 768),
        ("ko", 390, 844),
        ("ja", 844, 390),
    ] {
        page.screen(width, height);
        for path in ["", "map"] {
            page.visit(&[lang, "/", path].concat());
            page.ready();
            let last = "[...document.querySelectorAll('.city-list a')].at(-1)";
            page.script(
                &[
                    last,
                    ".scrollIntoView({ block: 'center' }); ",
                    last,
                    ".focus(); ",
                    last,
                    ".click()",
                ]
                .concat(),
                json!([]),
            );
            page.wait_for("the card in the viewport", || {
                let exists = "return !!document.querySelector('.city-card')";
                let exists = page.script(exists, json!([])) == json!(true);
                (exists && card_position(&page).1).then_some(())
            });
            // A sheet leaves the upper part of the page.
            let (top, _) = card_position(&page);
            if (width, height) == (390, 844) {
                assert!(top >= 0.3, "{lang}/{path}: the sheet begins at {top}");
            }
            page.press("Escape");
        }
    }
}

#[test]
fn a_city_is_chosen_by_mouse_touch_keys_and_list() {
    let page = Page::open();
    page.visit("en/map");
    page.ready();
    // By mouse on the map.
    let weihai = page.find("button", "Weihai, China, Sister city since 2025, 0 entries");
    page.click(&weihai);
    page.find("article", "Weihai 威海");
    assert_eq!(page.address(), "en/map?city=weihai");
    page.press("Escape");
    page.gone("article", "Weihai 威海");
    // A city outside the first view is chosen in the list, and comes into view. The card has names, tie,
    // distance, time and latest events, and links.
    page.click(&page.find("link", "Mogilev"));
    page.find("button", "Mogilev, Belarus, Sister city, 1 entry");
    let card = page.find("article", "Mogilev Магілёў");
    assert_eq!(page.address(), "en/map?city=mogilev");
    let text = page.text(&card);
    for words in [
        "Belarus · Sister city",
        "Status in July 2023",
        "6,630 km",
        "of Khabarovsk",
        "7 h behind Khabarovsk",
        "Latest events",
    ] {
        assert!(text.contains(words), "`{words}` is not in:\n{text}");
    }
    // "Fly there" moves the city into the middle of the map.
    page.click(&page.find("button", "Fly there"));
    page.wait_for("Mogilev in the middle", || {
        let script = "const box = (one) => one.getBoundingClientRect();\
            const middle = (one) => [one.left + one.width / 2, one.top + one.height / 2];\
            const stage = middle(box(document.querySelector('#map-stage')));\
            const city = middle(box(document.querySelector('.map-city[data-city=mogilev]')));\
            return Math.hypot(stage[0] - city[0], stage[1] - city[1]) < 3";
        (page.script(script, json!([])) == json!(true)).then_some(())
    });
    page.click(&page.find("button", "Start view"));
    page.click(&page.find("button", "Close"));
    page.gone("article", "Mogilev Магілёў");
    super::settled(&page);

    // By keys: one marker is a Tab stop, arrows lead to the nearest one in their direction.
    let stops = "return document.querySelectorAll('.map-markers [tabindex=\"0\"]').length";
    assert_eq!(page.script(stops, json!([])), json!(1));
    let sapporo = page.find("button", "Sapporo, Japan,*");
    page.script("arguments[0].focus()", json!([sapporo.as_argument()]));
    page.press("ArrowLeft");
    wait_for_focus(&page, "chongjin");
    page.press("ArrowRight");
    wait_for_focus(&page, "sapporo");
    page.press("Enter");
    page.find("heading", "Sapporo 札幌");
    wait_for_focus(&page, "sapporo");
    page.press("Escape");
    page.gone("heading", "Sapporo 札幌");
    wait_for_focus(&page, "sapporo");
    assert_eq!(page.address(), "en/map");

    // By the list; Esc in the card returns the focus to it.
    let weihai = page.find("link", "Weihai");
    page.script("arguments[0].focus()", json!([weihai.as_argument()]));
    page.press("Enter");
    page.find("heading", "Weihai 威海");
    assert_eq!(page.address(), "en/map?city=weihai");
    let current = page.attribute(&page.find("link", "Weihai"), "aria-current");
    assert_eq!(current.as_deref(), Some("true"));
    let link = page.find("link", "City page");
    page.script("arguments[0].focus()", json!([link.as_argument()]));
    page.press("Escape");
    page.gone("heading", "Weihai 威海");
    page.wait_for("the focus in the list", || {
        let inside = "return !!document.activeElement.closest('.city-list [data-city=weihai]')";
        (page.script(inside, json!([])) == json!(true)).then_some(())
    });

    // By touch.
    page.touch(&page.find("button", "Harbin,*"));
    page.find("heading", "Harbin*");
    assert_eq!(page.address(), "en/map?city=harbin");
    page.back();
    page.gone("heading", "Harbin*");
}

#[test]
fn a_cluster_opens_into_a_column_and_esc_closes_it() {
    let page = Page::with(
        &Settings {
            width_px: 900,
            ..Settings::default()
        },
        Hosting::default(),
    );
    page.screen(360, 740);
    page.visit("en/map");
    page.ready();
    let groups = || {
        let buttons = page.find_all("button");
        let group = |found: &&crate::locator::Found| found.name.contains("cities close together:");
        buttons
            .iter()
            .find(group)
            .cloned()
            .expect("cities crowd on a phone")
    };
    let group = groups();
    let (_, list) = group.name.split_once(": ").expect("it names its cities");
    let list = list.replace(" and ", " ");
    let names: Vec<&str> = list
        .split([',', ' '])
        .filter(|name| !name.is_empty())
        .collect();
    assert_eq!(
        page.attribute(&group, "aria-expanded").as_deref(),
        Some("false")
    );
    page.click(&group);
    for name in &names {
        page.find("button", &format!("{name},*"));
    }
    assert_eq!(
        page.attribute(&group, "aria-expanded").as_deref(),
        Some("true")
    );
    // No name is cut off and none covers another.
    let boxes = "const names = [...document.querySelectorAll('.map-city[data-expanded] .map-name')]\
            .map((name) => name.getBoundingClientRect());\
        const stage = document.querySelector('#map-stage').getBoundingClientRect();\
        return names.every((a, at) => a.left >= stage.left && a.right <= stage.right + 0.5\
            && names.every((b, other) => other <= at || b.top >= a.bottom - 9 || b.bottom <= a.top + 9))";
    assert_eq!(page.script(boxes, json!([])), json!(true));
    // The focus is in the column; the arrows move through it, and Esc closes it.
    page.wait_for("the focus in the group", || {
        let inside = "return document.activeElement.hasAttribute('data-expanded')";
        (page.script(inside, json!([])) == json!(true)).then_some(())
    });
    let first = focus(&page);
    page.press("ArrowDown");
    page.wait_for("the next of the group", || {
        (focus(&page) != first).then_some(())
    });
    page.press("Escape");
    page.wait_for("the closed group with the focus", || {
        let script = "const has = document.activeElement;\
            return has.className === 'map-cluster' && has.getAttribute('aria-expanded') === 'false'";
        (page.script(script, json!([])) == json!(true)).then_some(())
    });
    page.press("Enter");
    let name = format!("{},*", names[0]);
    page.touch(&page.find("button", &name));
    page.find("article", &format!("{}*", names[0]));
    // The chosen city has a marker of its own with its name.
    page.wait_for("the chosen city's name", || {
        let script = "const name = document.querySelector('.map-city[aria-pressed=true] .map-name');\
            return !!name && name.checkVisibility()";
        (page.script(script, json!([])) == json!(true)).then_some(())
    });
    // Nothing is wider than the phone.
    let wide = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(page.script(wide, json!([])), json!(true));
}

#[test]
fn months_and_legend_narrow_the_map_and_the_list() {
    let page = Page::open();
    page.visit("en/map");
    page.ready();
    let none: Vec<String> = Vec::new();
    assert_eq!(faded(&page), none);
    page.visit("en/map?date=2021");
    page.ready();
    page.click(&page.find("button", "May 2021: *"));
    page.wait_for("May", || {
        (page.address() == "en/map?date=2021-05").then_some(())
    });
    let of_may = not_matching(&Filter::default(), "2021-05");
    page.wait_for("the cities of May", || {
        (faded(&page) == of_may).then_some(())
    });
    assert!(of_may.contains(&"weihai".to_owned()) && !of_may.contains(&"portland".to_owned()));
    let status = page.find("status", "In May 2021: *");
    assert!(
        page.text(&status).contains("2021"),
        "{}",
        page.text(&status)
    );
    let alternative = page.find_all("img");
    assert!(
        alternative
            .iter()
            .any(|one| one.name.contains("Standing out: ")
                && one.name.contains("Portland")
                && !one.name.contains("Weihai"))
    );
    // Focusing an entry highlights its cities on the map.
    let (entry, cities) = first_with_cities();
    let point =
        format!("document.querySelector('.timeline-summary [data-event=\"{entry}\"] a').focus()");
    page.script(&point, json!([]));
    let lit = "return [...document.querySelectorAll('.map-city[data-lit]')]\
        .map((one) => one.dataset.city).sort()";
    page.wait_for("the cities of the entry", || {
        (page.script(lit, json!([])) == json!(cities)).then_some(())
    });
    page.script(
        "document.querySelector('[data-month=\"5\"]').focus()",
        json!([]),
    );
    // Shift with arrows extends the range of months; so does a drag.
    page.press("Shift+ArrowRight");
    page.wait_for("two months", || {
        (page.address() == "en/map?date=2021-05/2021-06").then_some(())
    });
    let (april, july) = (
        page.find("button", "April 2021: *"),
        page.find("button", "July 2021: *"),
    );
    page.drag(&april, &july);
    page.wait_for("four months", || {
        (page.address() == "en/map?date=2021-04/2021-07").then_some(())
    });
    // Choosing the only chosen month again clears the range.
    page.click(&july);
    page.wait_for("July", || {
        (page.address() == "en/map?date=2021-07").then_some(())
    });
    page.click(&july);
    page.wait_for("any time", || (page.address() == "en/map").then_some(()));
    page.wait_for("all cities", || faded(&page).is_empty().then_some(()));
    // A separate button chooses the whole year.
    page.visit("en/map?date=2021-05");
    page.ready();
    page.click(&page.find("button", "2021: *"));
    page.wait_for("the year", || {
        (page.address() == "en/map?date=2021").then_some(())
    });
    page.click(&page.find("button", "Next year"));
    page.wait_for("the next year", || {
        (page.address() == "en/map?date=2022").then_some(())
    });
    page.back();

    page.visit("en/map");
    page.ready();
    page.click(&page.find("button", "tie suspended"));
    page.wait_for("the suspended", || {
        (page.address() == "en/map?tie=suspended").then_some(())
    });
    let suspended = Filter {
        ties: vec![Bond::Suspended],
        ..Filter::default()
    };
    page.wait_for("the dimmed cities", || {
        (faded(&page) == not_matching(&suspended, "")).then_some(())
    });
    page.wait_for("what is shown, in words", || {
        let statuses = page.find_all("status");
        let is_shown = |one: &crate::locator::Found| one.name.contains("tie suspended");
        statuses.iter().any(is_shown).then_some(())
    });
    page.click(&page.find("button", "Sister city"));
    let both = Filter {
        ties: vec![Bond::Suspended, Bond::Sister],
        ..Filter::default()
    };
    page.wait_for("both kinds", || {
        (page.address() == "en/map?tie=suspended,sister" && faded(&page) == not_matching(&both, ""))
            .then_some(())
    });
    page.click(&page.find("button", "Show everything"));
    page.wait_for("all again", || (faded(&page).is_empty()).then_some(()));

    // The list is sorted by distance, name and tie, and the markers with it.
    let ids = |of: &str| {
        page.script(
            &format!(
                "return [...document.querySelectorAll('{of}')].map((one) => one.dataset.city)"
            ),
            json!([]),
        )
    };
    assert_eq!(ids(".city-list li")[0], json!("fuyuan"));
    page.click(&page.find("button", "Name"));
    page.wait_for("the alphabet", || {
        (ids(".city-list li")[0] == json!("bucheon")).then_some(())
    });
    assert_eq!(page.address(), "en/map?order=name");
    page.wait_for("the markers", || {
        (ids(".map-city") == ids(".city-list li")).then_some(())
    });
    page.click(&page.find("button", "Tie"));
    page.wait_for("sister cities", || {
        (ids(".city-list li")[0] == json!("harbin")).then_some(())
    });
    // Focusing a city in the list highlights it on the map.
    page.script(
        "document.querySelector('.city-list [data-city=weihai] a').focus()",
        json!([]),
    );
    page.wait_for("Weihai highlighted", || {
        (ids(".map-city[data-lit]") == json!(["weihai"])).then_some(())
    });
}

#[test]
fn the_playback_of_a_year_stops_at_any_input() {
    let page = Page::open();
    page.visit("en/?date=2021");
    page.ready();
    page.click(&page.find("button", "Tell the year month by month"));
    page.wait_for("the first month with something in it", || {
        (page.address() == "en/?date=2021-04").then_some(())
    });
    page.wait_for("the next one", || {
        (page.address() == "en/?date=2021-05").then_some(())
    });
    page.find("heading", "May 2021");
    page.press("Shift");
    page.find("button", "Tell the year month by month");
    let address = page.address();
    let later = "setTimeout(arguments[arguments.length - 1], 3500)";
    page.script_async(later, json!([]));
    assert_eq!(page.address(), address, "any input pauses it");
    page.back();
    page.prefer("prefers-reduced-motion", "reduce");
    page.visit("en/?date=2021");
    page.ready();
    page.find("button", "May 2021: *");
    page.gone("button", "Tell the year month by month");
}

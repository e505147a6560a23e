//! Bundles of other shapes than Khabarovsk's: every event on a day, no partner city, many partners.

use serde_json::{Value, json};

use crate::engine::Settings;
use crate::generate;
use crate::page::Page;
use crate::performance::overflow;
use crate::server::{Bundle, Hosting};

/// Pages with every view, below the folder of a language.
const PAGES: [&str; 7] = [
    "",
    "map",
    "calendar",
    "calendar?view=month&date=2027-06",
    "calendar?view=week&date=2027-06-14",
    "calendar?view=year&date=2027",
    "about",
];
/// Sizes of a phone, a low window and a wide one, CSS pixels.
const SCREENS: [(u32, u32); 3] = [(360, 740), (844, 390), (1440, 900)];

/// A year for dates that name none, and events of the present.
const YEAR: i64 = 2027;

/// Returns a generated bundle.
fn generated(events: usize) -> Value {
    serde_json::from_str(&generate::bundle(events, 7)).expect("JSON")
}

/// Returns a bundle in which every event is on one day.
fn days_only() -> Value {
    let mut bundle = generated(300);
    for (number, event) in events(&mut bundle).iter_mut().enumerate() {
        let when = event["when"].as_str().unwrap_or_default();
        // Events of several days, of a month, a season or a year.
        if when.len() != "2027-06-14".len() {
            let (month, day) = (number % 12 + 1, number % 28 + 1);
            event["when"] = json!(format!("{YEAR}-{month:02}-{day:02}"));
        }
    }
    bundle
}

/// Returns a bundle with five events and no partner city.
fn alone() -> Value {
    let mut bundle = generated(5);
    bundle["cities"] = json!([]);
    for (number, event) in events(&mut bundle).iter_mut().enumerate() {
        event["cities"] = json!([]);
        event["when"] = json!(format!("{YEAR}-0{}-14", number + 5));
    }
    bundle
}

/// Returns a bundle with 120 partner cities and 3,000 events.
fn many_partners() -> Value {
    let mut bundle = generated(3_000);
    let kinds = ["sister", "friendly", "contact"];
    let source = bundle["sources"][0]["id"].clone();
    let cities: Vec<Value> = (0..120)
        .map(|number: i32| {
            let name = format!("Partner city {number}");
            // Two of three are in the region of the host.
            let (across, down) = (number % 12, number / 12);
            let (longitude, latitude) = match number % 3 {
                0 => (f64::from(across * 29 - 170), f64::from(down * 11 - 45)),
                _ => (f64::from(across * 3 + 112), f64::from(down * 3 + 24)),
            };
            json!({
                "id": format!("partner-{number}"),
                "name": { "ru": name, "en": name, "zh": name, "ko": name, "ja": name },
                "country": "JP",
                "position": { "lat": latitude, "lon": longitude },
                "zone": "Asia/Tokyo",
                "summary": {},
                "ties": [{
                    "kind": kinds[number as usize % kinds.len()],
                    "since": (1960 + number % 60).to_string(),
                    "status": "active",
                    "as_of": "2026",
                    "basis": "stated",
                    "sources": [{ "source": source }],
                }],
                "sources": [{ "source": source }],
            })
        })
        .collect();
    let ids: Vec<Value> = cities.iter().map(|city| city["id"].clone()).collect();
    for (number, event) in events(&mut bundle).iter_mut().enumerate() {
        event["cities"] = json!([ids[number % ids.len()]]);
    }
    bundle["cities"] = json!(cities);
    bundle
}

fn events(bundle: &mut Value) -> &mut Vec<Value> {
    // Venues and sections of the report have cities of their own.
    bundle["venues"] = json!([]);
    for direction in bundle["directions"].as_array_mut().expect("directions") {
        direction["sections"] = json!([]);
    }
    bundle["events"].as_array_mut().expect("events")
}

/// Opens every page in every size, and checks that it has a heading and fits.
fn check(bundle: &Value) -> Page {
    let loaded = pobratim::model::load(&bundle.to_string()).expect("a usable bundle");
    assert_eq!(loaded.faults, []);
    let hosting = Hosting {
        bundle: Bundle::Text(bundle.to_string()),
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    for (width_px, height_px) in SCREENS {
        page.screen(width_px, height_px);
        for path in PAGES {
            page.visit(&format!("en/{path}"));
            page.ready();
            let headings = page.texts("main h1");
            assert_eq!(headings.len(), 1, "{path} at {width_px} px: {headings:?}");
            assert_eq!(
                overflow(&page),
                Vec::<String>::new(),
                "{path} at {width_px} px"
            );
        }
    }
    let lines = page.console();
    assert!(
        lines.iter().all(|line| !line.contains("pobratim: ")),
        "{lines:#?}"
    );
    page
}

#[test]
fn a_bundle_with_every_event_on_a_day_fits_every_page() {
    let page = check(&days_only());
    page.screen(1440, 900);
    page.visit("en/calendar?view=month&date=2027-06");
    page.wait_for("events in the cells", || {
        (page.texts("[role=gridcell] a").len() > 3).then_some(())
    });
}

#[test]
fn a_bundle_without_partner_cities_fits_every_page() {
    let page = check(&alone());
    page.visit("en/");
    page.find("heading", "What’s on");
    assert_eq!(page.texts(".city-list").len(), 0);
    assert_eq!(page.texts(".map-markers button").len(), 0);
}

#[test]
fn a_bundle_with_many_partner_cities_fits_every_page_and_its_names_do_not_collide() {
    let page = check(&many_partners());
    for (width_px, height_px) in SCREENS {
        page.screen(width_px, height_px);
        page.visit("en/map");
        page.ready();
        // Names of cities that are shown on the map.
        let collisions = "const boxes = [...document.querySelectorAll('.map-stage .map-name')]
                .filter((name) => name.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
                .map((name) => [name.textContent, name.getBoundingClientRect()]);
            const overlap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 1 && b.top < a.bottom - 1;
            return boxes.flatMap(([name, box], at) => boxes.slice(at + 1)
                .filter(([, other]) => overlap(box, other))
                .map(([other]) => `${name} and ${other}`))";
        page.wait_for("names that do not collide", || {
            (page.script(collisions, json!([])) == json!([])).then_some(())
        });
    }
    let link = "return document.querySelectorAll('.city-list li').length";
    assert_eq!(page.script(link, json!([])), json!(120));
}

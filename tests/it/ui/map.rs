//! Map section and list of cities, rendered natively. Today is 15 June 2021.

use pobratim::text::Lang;

use super::html::{Element, parse};
use super::{address, environment, message, of_class, one, page};
use crate::fixture::small;
use pobratim::model::load;
use pobratim::ui::render::Renderer;

fn month<'a>(page: &'a Element, slot: &str) -> &'a Element {
    one(page, "data-month", slot)
}

#[test]
fn the_timeline_begins_with_the_present_year_and_follows_the_date() {
    for (path, year) in [
        ("map", "2021"),
        ("", "2021"),
        ("map?date=2019-03", "2019"),
        ("?date=2027-05", "2027"),
    ] {
        let page = page(Lang::En, path);
        let shown: Vec<String> = of_class(&page, "timeline-year")
            .iter()
            .map(|one| one.text())
            .collect();
        assert_eq!(shown, [year], "{path}");
        // Only the month of today is marked.
        let timeline = of_class(&page, "timeline-months")[0];
        let current = timeline.all(|one| one.attribute("aria-current") == Some("date"));
        let current: Vec<_> = current
            .iter()
            .map(|one| one.attribute("data-month"))
            .collect();
        let expected = if year == "2021" {
            vec![Some("6")]
        } else {
            vec![]
        };
        assert_eq!(current, expected, "{path}");
    }
}

#[test]
fn what_is_expected_is_in_the_bars_and_in_words() {
    let page = page(Lang::En, "map?date=2027-05");
    let may = month(&page, "5");
    let title = may.attribute("title").unwrap();
    assert!(
        title.starts_with("May 2027: ") && title.ends_with(" expected"),
        "{title}"
    );
    let shown = |class: &str| {
        let bars = of_class(may, class);
        bars.iter()
            .filter(|bar| bar.attribute("hidden").is_none())
            .count()
    };
    assert_eq!((shown("timeline-expected"), shown("timeline-days")), (1, 0));
    assert_eq!(
        of_class(&page, "timeline-note")[0].text(),
        message(Lang::En, "map.expected_note")
    );
    let summary = of_class(&page, "timeline-summary")[0].text();
    let status = message(Lang::En, "words.status_expected");
    assert!(
        summary.contains(" expected") && summary.contains(&status),
        "{summary}"
    );

    // What was expected and is over is not counted.
    let past = super::page(Lang::En, "map?date=2019-05");
    assert!(of_class(&past, "timeline-note").is_empty());
    let title = month(&past, "5").attribute("title").unwrap();
    assert!(
        title.starts_with("May 2019: ") && !title.contains("expected"),
        "{title}"
    );
}

#[test]
fn a_long_list_of_cities_has_a_filter_field() {
    let field = |page: &Element| {
        let fields = page.all(|one| one.attribute("type") == Some("search"));
        fields.len()
    };
    for lang in Lang::ALL {
        let page = page(lang, "map");
        assert_eq!(field(&page), 1);
        let label = of_class(&page, "city-filter needs-program")[0];
        assert_eq!(label.text(), message(lang, "map.filter"));
    }
    let bundle = Box::leak(Box::new(load(&small().to_string()).unwrap().bundle));
    let renderer = Renderer::new(bundle, "/", environment());
    assert_eq!(field(&parse(&renderer.page(address(Lang::En, "map")))), 0);
}

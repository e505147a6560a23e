//! A very long list: it is rendered in parts, and its end can be reached.

use serde_json::json;

use crate::engine::Settings;
use crate::generate;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

const EVENTS: usize = 5_000;

fn open() -> Page {
    let text = generate::bundle(EVENTS, 7);
    let hosting = Hosting {
        bundle: Bundle::Text(text),
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.visit("en/calendar?view=schedule&date=2010/2029");
    page.ready();
    page
}

fn rows(page: &Page) -> usize {
    let count = page.script(
        "return document.querySelectorAll('li[data-event]').length",
        json!([]),
    );
    usize::try_from(count.as_u64().unwrap_or(0)).unwrap_or(0)
}

fn scroll(page: &Page, to: &str) {
    let script = "document.querySelector(`[aria-labelledby=calendar-heading]`).scrollIntoView({ block: arguments[0] })";
    page.script(script, json!([to]));
}

#[test]
fn a_long_list_paints_what_is_near_and_reaches_its_end() {
    let page = open();
    page.wait_for("the count", || {
        let counts = page.texts(".schedule-count");
        // Groups are counted apart: “4,100 past, 900 announced”.
        let digits = counts.first()?.replace(',', "");
        let numbers = digits
            .split(' ')
            .filter_map(|word| word.parse::<usize>().ok());
        (numbers.sum::<usize>() == EVENTS).then_some(())
    });
    page.wait_for("two thousand rows to be painted", || {
        (rows(&page) >= 2_000).then_some(())
    });
    assert!(rows(&page) < 2_200, "{} rows", rows(&page));
    page.gone("heading", "During 2029*");

    // The height is an estimate until a part is rendered, so the end may move once or twice.
    page.wait_for("the end of the list", || {
        scroll(&page, "end");
        let end = "return [...document.querySelectorAll('h3')].some((title) =>\
            title.textContent.startsWith('During 2029'))";
        (page.script(end, json!([])) == json!(true)).then_some(())
    });
    assert!(rows(&page) < 2_400, "{} rows", rows(&page));

    scroll(&page, "start");
    page.wait_for("the rows of the end to be left out again", || {
        (rows(&page) < 2_200).then_some(())
    });
    let first = page.text(&page.find("heading", "January 2010*"));
    assert!(first.starts_with("January 2010"), "{first}");
}

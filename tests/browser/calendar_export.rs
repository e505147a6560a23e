//! Export of events to a personal calendar: the file, the links, and copying.

use icalendar::parser::{read_calendar, unfold};
use serde_json::json;

use crate::page::Page;
use crate::preserved_state::CLOCK;
use crate::server::{Bundle, Hosting};

const MENU: &str = "Add to my calendar";

fn otherville() -> Page {
    let bundle = include_str!("../fixtures/otherville.json");
    let hosting = Hosting {
        bundle: Bundle::Text(bundle.into()),
        ..Hosting::default()
    };
    let page = Page::with(&crate::engine::Settings::default(), hosting);
    // Its events are to come.
    page.add_startup_script(&CLOCK.replace("WHEN", "'2026-06-01T12:00:00+10:00'"));
    page
}

/// Returns the values of a property of all events, parsed by the `icalendar` crate.
fn values(file: &str, property: &str) -> Vec<String> {
    let unfolded = unfold(file);
    let calendar = read_calendar(&unfolded).expect("the file parses");
    let events = calendar
        .components
        .iter()
        .filter(|part| part.name == "VEVENT");
    events
        .flat_map(|event| &event.properties)
        .filter(|found| found.name == property)
        .map(|found| found.val.to_string())
        .collect()
}

pub fn clipboard(page: &Page) -> String {
    let script = "const done = arguments[arguments.length - 1];\
        navigator.clipboard.readText().then(done, (error) => done(String(error)))";
    let text = page.script_async(script, json!([]));
    text.as_str().unwrap_or_default().to_owned()
}

#[test]
fn an_event_with_a_day_goes_into_a_file_and_to_google_and_outlook() {
    let page = otherville();
    page.visit("en/calendar?view=month&date=2026-06&open=harbour-concert-2026");
    page.find("dialog", "Concert on the quay");
    page.click(&page.find("summary", MENU));
    let google = page.find("link", "Google Calendar*");
    let google = page.attribute(&google, "href").unwrap_or_default();
    assert!(
        google.contains("dates=20260620T090000Z/20260620T113000Z"),
        "{google}"
    );
    let outlook = page.find("link", "Outlook*");
    let outlook = page.attribute(&outlook, "href").unwrap_or_default();
    assert!(
        outlook.contains("startdt=2026-06-20T09:00:00Z"),
        "{outlook}"
    );

    let (name, file) = page.download(&page.find("link", "Download .ics"));
    assert_eq!(name, "harbour-concert-2026.ics");
    assert_eq!(values(&file, "DTSTART"), ["20260620T090000Z"]);
    let description = &values(&file, "DESCRIPTION")[0];
    for phrase in ["When: 20 June 2026", "Sources: "] {
        assert!(description.contains(phrase), "{phrase}: {description}");
    }
    // The card stays open.
    page.find("dialog", "Concert on the quay");
}

#[test]
fn an_event_without_a_day_says_what_the_file_does_and_offers_no_links_that_would_invent_one() {
    let page = otherville();
    page.visit("en/events/picture-letters-2026");
    page.click(&page.find("summary", MENU));
    page.find("link", "Download .ics");
    assert!(page.all_text().contains("marked as tentative"));
    page.gone("link", "Google Calendar*");
    page.gone("link", "Outlook*");
    let (_, file) = page.download(&page.find("link", "Download .ics"));
    assert_eq!(values(&file, "DTSTART"), ["20260601"]);
    assert_eq!(values(&file, "DTEND"), ["20260701"]);
    assert_eq!(values(&file, "STATUS"), ["TENTATIVE"]);
}

#[test]
fn what_cannot_be_downloaded_can_be_copied_and_what_cannot_be_copied_is_selected() {
    let page = otherville();
    page.set_clipboard_permission("granted");
    page.visit("en/events/harbour-concert-2026");
    page.click(&page.find("summary", MENU));
    page.click(&page.find("button", "Copy the .ics text"));
    page.wait_for("the answer", || {
        page.all_text().contains("Copied").then_some(())
    });
    let file = clipboard(&page);
    assert_eq!(values(&file, "SUMMARY"), ["Concert on the quay"]);
    page.click(&page.find("button", "Copy link"));
    let link = page.site.url("en/events/harbour-concert-2026");
    page.wait_for("the link", || (clipboard(&page) == link).then_some(()));

    page.set_clipboard_permission("denied");
    page.click(&page.find("button", "Copy link"));
    page.find("textbox", "The browser did not allow copying*");
    page.wait_for("the link, selected", || {
        let selected = "const field = document.activeElement;\
            return field.value?.slice(field.selectionStart, field.selectionEnd) ?? ''";
        (page.script(selected, json!([])) == json!(link)).then_some(())
    });
}

#[test]
fn what_is_shown_is_exported_with_its_filters() {
    let page = otherville();
    page.visit("en/calendar?view=month&date=2026-06&city=saltmarsh");
    page.click(&page.find("summary", "Add all that is shown to my calendar"));
    page.wait_for("how much there is", || {
        page.all_text()
            .contains("3 entries · 1 entry, day not given.")
            .then_some(())
    });
    let (name, file) = page.download(&page.find("link", "Download .ics"));
    assert_eq!(name, "otherville-2026-06.ics");
    let mut titles = values(&file, "SUMMARY");
    titles.sort();
    assert_eq!(titles.len(), 3, "{titles:?}");
    assert!(titles[0].starts_with("Lantern Days"), "{titles:?}");
    // The menu is updated with the filter.
    page.click(&page.find("button", "Show everything"));
    page.wait_for("all of June", || {
        (!page.all_text().contains("3 entries · ")).then_some(())
    });
}

#[test]
fn a_qr_code_contains_the_address_of_the_page() {
    let page = Page::open();
    for path in ["en/events/city-day-2021", "en/cities/niigata"] {
        page.visit(path);
        page.click(&page.find("summary", "Share"));
        page.find("img", "Point a phone’s camera here: it opens this page.");
        let drawn = "return document.querySelector('.action-menu-body .qr-dark').getAttribute('d')";
        let code = pobratim::export::qr::Qr::of(&page.site.url(path)).expect("a code");
        assert_eq!(page.script(drawn, json!([])), json!(code.path), "{path}");
    }
}

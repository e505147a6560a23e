//! Facets: each option shows the number of entries that it would leave, and is in the address.

use crate::page::Page;

#[test]
fn options_show_their_counts_and_are_removed_one_by_one_or_all() {
    let page = Page::open();
    page.visit("en/calendar?view=schedule&date=2021");
    page.ready();
    page.click(&page.find("summary", "Filters"));
    page.find(
        "status",
        "58 entries: in 2021. 58 of them have no exact day.",
    );
    let niigata = page.find("checkbox", "Niigata 3*");
    page.click(&niigata);
    page.find(
        "status",
        "3 entries: Niigata, in 2021. 3 of them have no exact day.",
    );
    assert_eq!(
        page.address(),
        "en/calendar?view=schedule&date=2021&city=niigata"
    );
    assert_eq!(
        page.attribute(&niigata, "aria-checked").as_deref(),
        Some("true")
    );
    // The chosen option keeps the focus, and the counts of the others are updated.
    assert!(
        page.focused()
            .expect("the choice")
            .name
            .starts_with("Niigata 3")
    );
    page.click(&page.find("checkbox", "Harbin 4*"));
    page.find("status", "7 entries: Niigata, Harbin, in 2021.*");
    page.click(&page.find("checkbox", "Schoolchildren 3*"));
    page.find(
        "status",
        "3 entries: Niigata, Harbin, Schoolchildren, in 2021.*",
    );
    let query = "en/calendar?view=schedule&date=2021&city=niigata,harbin&audience=schoolchildren";
    assert_eq!(page.address(), query);

    // Removes one facet, then all; Back restores them.
    page.click(&page.find("button", "Remove: Schoolchildren"));
    page.find("status", "7 entries: Niigata, Harbin, in 2021.*");
    page.click(&page.find("button", "Show everything"));
    page.find("status", "58 entries: in 2021.*");
    assert_eq!(page.focused().expect("the summary").name, "Filters");
    page.back();
    page.find("status", "7 entries: Niigata, Harbin, in 2021.*");

    // The same filter applies to the map, and to a page that is loaded by its address.
    page.visit("en/map?city=niigata&date=2021-04/2021-12");
    page.find("status", "3 entries: Niigata*");
    page.visit("en/?city=atlantis,niigata&format=dance&age=abc&status=");
    page.find("status", "4 entries: Niigata. 4 of them have no exact day.");
}

#[test]
fn a_tourist_finds_the_events_of_may_and_exports_one() {
    let page = Page::open();
    page.visit("en/calendar?view=month&date=2027-05");
    page.ready();
    page.click(&page.find("summary", "Filters"));
    page.click(&page.find("checkbox", "City 0"));
    page.wait_for("what is the city’s own", || {
        let events = page.data_values("data-event");
        let has = |id: &str| events.iter().any(|event| event == id);
        (has("city-day@2027") && !has("amur-waves@2027")).then_some(())
    });
    page.click(&page.find("link", "Khabarovsk City Day*"));
    page.find("dialog", "Khabarovsk City Day");
    page.click(&page.find("summary", "Add to my calendar"));
    let (name, file) = page.download(&page.find("link", "Download .ics"));
    assert_eq!(name, "city-day-2027.ics");
    assert!(file.contains("STATUS:TENTATIVE"), "{file}");
}

#[test]
fn years_are_offered_with_their_counts() {
    let page = Page::open();
    page.visit("en/calendar?view=schedule&date=2021&city=harbin");
    page.ready();
    page.click(&page.find("summary", "Filters"));
    let chosen = page.find("checkbox", "2021 4*");
    assert_eq!(
        page.attribute(&chosen, "aria-checked").as_deref(),
        Some("true")
    );
    // The count of a year does not depend on the chosen year.
    page.click(&page.find("checkbox", "2022 1*"));
    page.find("status", "1 entry: Harbin, in 2022.*");
    assert_eq!(
        page.address(),
        "en/calendar?view=schedule&date=2022&city=harbin"
    );
    page.click(&page.find("checkbox", "2022 1*"));
    page.wait_for("no date", || {
        (page.address() == "en/calendar?view=schedule&city=harbin").then_some(())
    });
}

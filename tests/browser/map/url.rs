//! The map view in the URL: it follows the map, survives a reload, and Back undoes a change of mode.

use super::{markers, middle, settled, settled_address, wait_for_address};
use crate::page::Page;

#[test]
fn the_view_is_in_the_address_and_back_undoes_a_change_of_mode() {
    let page = Page::open();
    page.visit("en/map");
    settled(&page);
    page.click(&page.find("summary", "View of the world*"));
    let globe = page.find("button", "Globe");
    page.click(&globe);
    wait_for_address(&page, "the globe in the address", |it| {
        it == "en/map?map=globe"
    });
    settled(&page);
    assert_eq!(
        page.attribute(&globe, "aria-pressed").as_deref(),
        Some("true")
    );
    page.press("Escape");
    let to_top = || page.script("scrollTo(0, 0)", serde_json::json!([]));
    to_top();
    let (x, y) = middle(&page);
    page.drag_between((x, y), (x + 70, y + 20));
    wait_for_address(&page, "the view in the address", |it| {
        it.starts_with("en/map?map=globe@")
    });
    settled(&page);
    let seen = settled_address(&page);
    let before = markers(&page, "mogilev");
    // The address shows the same view when it is loaded again.
    page.reload();
    settled(&page);
    to_top();
    assert_eq!(page.address(), seen);
    let after = markers(&page, "mogilev");
    for (a, b) in before.iter().zip(after) {
        assert!(
            (a.0 - b.0).hypot(a.1 - b.1) < 1.5,
            "{before:?} and then {after:?}"
        );
    }
    // The view is kept when another page is visited in between.
    page.click(&page.find("link", "About"));
    page.find("heading", "About this site");
    page.click(&page.find("link", "Map"));
    wait_for_address(&page, "the same view", |it| it == seen);
    page.click(&page.find("button", "Show all"));
    wait_for_address(&page, "all cities", |it| it == "en/map?map=globe");
    page.click(&page.find("summary", "View of the world*"));
    page.click(&page.find("button", "True distances"));
    wait_for_address(&page, "true distances", |it| it == "en/map?map=equidistant");
    settled(&page);
    page.back();
    wait_for_address(&page, "the globe again", |it| it == "en/map?map=globe");
    let globe = page.find("button", "Globe");
    page.wait_for("the globe", || {
        (page.attribute(&globe, "aria-pressed").as_deref() == Some("true")).then_some(())
    });
}

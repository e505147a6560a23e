//! Highlighting of hovered or focused cities and events wherever they are shown: a city as marker,
//! thread and list item, and the events in which it takes part.

use leptos::prelude::*;
use web_sys::{Element, Event};

use crate::model::CityIx;
use crate::ui::browser;
use crate::ui::context::Cx;

thread_local! {
    static HIGHLIGHTED: ArcRwSignal<Vec<CityIx>> = ArcRwSignal::new(Vec::new());
    static LISTENING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Returns the cities that are hovered or focused, or that take part in such an event.
pub fn highlighted(cx: Cx) -> RwSignal<Vec<CityIx>> {
    if !LISTENING.replace(true) {
        browser::on_window_capture(&["pointerover", "focusin"], move |event| update(cx, event));
    }
    HIGHLIGHTED.with(|highlighted| highlighted.clone().into())
}

fn update(cx: Cx, event: &Event) {
    let selector = "[data-city],[data-event]";
    // If the page moves under a resting mouse, the focused element counts.
    let found = browser::closest(event, selector)
        .or_else(|| browser::focused()?.closest(selector).ok().flatten());
    let city = found
        .as_ref()
        .and_then(|found| cx.bundle.find_city(&found.get_attribute("data-city")?));
    let cities = match city {
        Some(city) => vec![city],
        None => found.map(|found| cities_of(cx, &found)).unwrap_or_default(),
    };
    HIGHLIGHTED.with(|highlighted| {
        if highlighted.get_untracked() != cities {
            mark_elements(cx, &cities, city);
            highlighted.set(cities);
        }
    });
}

/// Returns the cities of a rendered event.
fn cities_of(cx: Cx, element: &Element) -> Vec<CityIx> {
    let id = element.get_attribute("data-event");
    let subject = id.and_then(|id| cx.bundle.find_subject(&id));
    subject.map_or_else(Vec::new, |subject| cx.bundle.view(subject).cities.to_vec())
}

/// Sets `data-lit` on all elements of these cities, and on the events of `city`.
fn mark_elements(cx: Cx, cities: &[CityIx], city: Option<CityIx>) {
    browser::for_each_element("[data-lit]", &mut |element| {
        let _ = element.remove_attribute("data-lit");
    });
    if cities.is_empty() {
        return;
    }
    browser::for_each_element("[data-city],[data-event]", &mut |element| {
        let is_highlighted = match element.get_attribute("data-city") {
            Some(id) => cx
                .bundle
                .find_city(&id)
                .is_some_and(|one| cities.contains(&one)),
            None => city.is_some_and(|city| cities_of(cx, element).contains(&city)),
        };
        if is_highlighted {
            let _ = element.set_attribute("data-lit", "");
        }
    });
}

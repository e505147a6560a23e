//! What the reader points at, with the mouse, a finger or the keyboard's focus, is lit wherever it
//! stands: a city as marker, thread and row of the list, and the events that it takes part in.

use leptos::prelude::*;
use web_sys::{Element, Event};

use crate::model::CityIx;
use crate::ui::browser;
use crate::ui::context::Cx;

thread_local! {
    static LIT: ArcRwSignal<Vec<CityIx>> = ArcRwSignal::new(Vec::new());
    static WATCHED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// The cities that are pointed at, or that take part in the event that is.
pub fn lit(cx: Cx) -> RwSignal<Vec<CityIx>> {
    if !WATCHED.replace(true) {
        browser::on_any(&["pointerover", "focusin"], move |event| point(cx, event));
    }
    LIT.with(|lit| lit.clone().into())
}

fn point(cx: Cx, event: &Event) {
    let place = "[data-city],[data-event]";
    // A mouse that rests while the page moves below it does not outdo the keyboard's focus.
    let found = browser::closest(event, place)
        .or_else(|| browser::focused()?.closest(place).ok().flatten());
    let city = found
        .as_ref()
        .and_then(|found| cx.bundle.find_city(&found.get_attribute("data-city")?));
    let cities = match city {
        Some(city) => vec![city],
        None => found.map(|found| cities_of(cx, &found)).unwrap_or_default(),
    };
    LIT.with(|lit| {
        if lit.get_untracked() != cities {
            show(cx, &cities, city);
            lit.set(cities);
        }
    });
}

/// The cities of a painted event.
fn cities_of(cx: Cx, element: &Element) -> Vec<CityIx> {
    let id = element.get_attribute("data-event");
    let subject = id.and_then(|id| cx.bundle.find_subject(&id));
    subject.map_or_else(Vec::new, |subject| cx.bundle.view(subject).cities.to_vec())
}

/// Marks what is lit in the page: everything that stands for these cities, and the events of the
/// one that is pointed at itself.
fn show(cx: Cx, cities: &[CityIx], city: Option<CityIx>) {
    browser::each("[data-lit]", &mut |element| {
        let _ = element.remove_attribute("data-lit");
    });
    if cities.is_empty() {
        return;
    }
    browser::each("[data-city],[data-event]", &mut |element| {
        let is_lit = match element.get_attribute("data-city") {
            Some(id) => cx
                .bundle
                .find_city(&id)
                .is_some_and(|one| cities.contains(&one)),
            None => city.is_some_and(|city| cities_of(cx, element).contains(&city)),
        };
        if is_lit {
            let _ = element.set_attribute("data-lit", "");
        }
    });
}

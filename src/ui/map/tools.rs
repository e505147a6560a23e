//! The map's buttons: nearer, farther, all cities, the chosen ones; and the switch of modes.

use super::gesture::ZOOM_STEP;
use super::state::MapState;
use crate::map::Mode;
use crate::ui::html::{El, Html, Value, el};
use crate::ui::messages::{i18n, td_string};

/// The three ways of looking; Back undoes a change.
pub fn modes(state: MapState) -> Html {
    let lang = state.lang;
    let choice = move |mode: Mode| {
        let name = match mode {
            Mode::Fisheye => td_string!(i18n(lang), map.fisheye),
            Mode::Equidistant => td_string!(i18n(lang), map.equidistant),
            Mode::Globe => td_string!(i18n(lang), map.globe),
        };
        let pressed = move || state.mode() == mode;
        el("button")
            .attr("type", "button")
            .pressed(pressed)
            .on("click", move |_| state.turn_to(mode))
            .child(name)
    };
    el("div")
        .class("switch")
        .attr("role", "group")
        .attr("aria-label", td_string!(i18n(lang), map.modes))
        .child(Mode::ALL.into_iter().map(choice).collect::<Html>())
        .view()
}

/// The buttons over a corner of the map.
pub fn tools(state: MapState) -> Html {
    let lang = state.lang;
    let sign = |name: String, sign: &'static str| {
        tool("map-tool")
            .attr("aria-label", name.clone())
            .attr("title", name)
            .child(el("span").attr("aria-hidden", "true").child(sign))
    };
    let none_chosen = move || state.chosen.with(Vec::is_empty);
    el("div")
        .class("map-tools")
        .child(
            sign(td_string!(i18n(lang), map.zoom_in).to_string(), "+")
                .on("click", move |_| state.zoom(ZOOM_STEP)),
        )
        .child(
            sign(td_string!(i18n(lang), map.zoom_out).to_string(), "−")
                .on("click", move |_| state.zoom(1.0 / ZOOM_STEP)),
        )
        .child(
            tool("map-tool map-all")
                .on("click", move |_| state.show_all())
                .child(td_string!(i18n(lang), map.reset)),
        )
        .child(
            tool("map-tool map-all")
                .attr("hidden", Value::live(none_chosen))
                .on("click", move |_| state.fit_chosen())
                .child(td_string!(i18n(lang), map.fit)),
        )
        .view()
}

fn tool(class: &'static str) -> El {
    el("button").attr("type", "button").class(class)
}

//! Buttons of the map: zoom, all cities, chosen cities; and the menu of modes.

use super::gesture::ZOOM_STEP;
use super::state::MapState;
use crate::locale;
use crate::map::Mode;
use crate::text::Lang;
use crate::ui::components::{self, close_on_escape};
use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

/// Returns the name of a mode.
fn mode_name(lang: Lang, mode: Mode) -> &'static str {
    match mode {
        Mode::Fisheye => td_string!(i18n(lang), map.fisheye),
        Mode::Equidistant => td_string!(i18n(lang), map.equidistant),
        Mode::Globe => td_string!(i18n(lang), map.globe),
    }
}

/// Renders the menu of the three modes; Back undoes a change.
pub fn modes(state: MapState) -> AnyView {
    let lang = state.lang;
    let choice = move |mode: Mode| {
        let is_chosen = move || state.mode() == mode;
        let choose = move || state.set_mode(mode);
        let choice = components::choice(mode_name(lang, mode), None, is_chosen, choose);
        view! { <li>{choice}</li> }.into_any()
    };
    let label = td_string!(i18n(lang), map.modes);
    let colon = locale::of(lang).punctuation.colon;
    view! {
        <details class="menu map-modes needs-program" name="tools" on:keydown=close_on_escape>
            <summary>
                {[label, colon].concat()}
                <span class="menu-label">{move || mode_name(lang, state.mode())}</span>
            </summary>
            <ul class="menu-list">{Mode::ALL.map(choice).into_iter().collect::<Vec<_>>()}</ul>
        </details>
    }
    .into_any()
}

/// Renders the buttons over a corner of the map.
pub fn tools(state: MapState) -> AnyView {
    let lang = state.lang;
    let zoom = move |name: &'static str, sign: &'static str, factor: f64| {
        view! {
            <button
                type="button"
                class="map-tool"
                aria-label=name
                title=name
                on:click=move |_| state.zoom(factor)
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
        .into_any()
    };
    // In a first view that leaves cities out the button shows all, in other views it returns there.
    let shows_all = Memo::new(move |_| !state.has_region() || state.is_first());
    let reset = move || match shows_all.get() {
        true => td_string!(i18n(lang), map.reset),
        false => td_string!(i18n(lang), map.first_view),
    };
    let on_reset = move |_| match untrack(|| state.has_region() && state.is_first()) {
        true => state.show_all(),
        false => state.show_first(),
    };
    let none_chosen = move || state.chosen.with(Vec::is_empty);
    view! {
        <div class="map-tools needs-program">
            {zoom(td_string!(i18n(lang), map.zoom_in), "+", ZOOM_STEP)}
            {zoom(td_string!(i18n(lang), map.zoom_out), "−", 1.0 / ZOOM_STEP)}
            <button type="button" class="map-tool map-tool-text" on:click=on_reset>
                {reset}
            </button>
            <button
                type="button"
                class="map-tool map-tool-text"
                hidden=none_chosen
                on:click=move |_| state.fit_chosen()
            >
                {td_string!(i18n(lang), map.fit)}
            </button>
        </div>
    }
    .into_any()
}

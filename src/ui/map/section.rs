//! The map as a section of a page: stage, buttons, legend.

use crate::ui::messages::{i18n, td_string};
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use web_sys::{PointerEvent, TouchEvent, WheelEvent};

use super::canvas::{Names, canvas, fit};
use super::gesture::Hand;
use super::legend::legend;
use super::markers::markers;
use super::place::STAGE;
use super::state::MapState;
use super::strip::strip;
use super::tools::{modes, tools};
use crate::export::page::MAP_PICTURE;
use crate::map::Size;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::{browser, parts};

/// How long the hint about the wheel stays.
const HINT: Duration = Duration::from_millis(2400);

/// Gestures that scrolled the page and not the map, of which the hint speaks.
const NONE: u32 = 0;
const WHEEL: u32 = 1;
const FINGER: u32 = 2;

/// The map with its heading, buttons and legend.
#[component]
pub fn CityMap(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let state = MapState::new(lang);
    let host = cx.plain(lang, &cx.bundle.host.name);
    view! {
        <section class="map" aria-labelledby="map-title">
            <div class="map-head">
                <h2 id="map-title" class="map-title">
                    {td_string!(i18n(lang), map.seen_from, host = host)}
                </h2>
                {modes(state)}
            </div>
            <div class="map-frame">{stage(state)}{tools(state)}</div>
            {strip(cx, lang)}
            {legend(state)}
        </section>
    }
    .into_any()
}

/// The map as a picture of its threads.
fn picture(cx: Cx, lang: Lang) -> AnyView {
    let host = cx.plain(lang, &cx.bundle.host.name);
    view! {
        <img
            src=cx.file(MAP_PICTURE)
            alt=td_string!(i18n(lang), map.alt, host = host)
            width="800"
            height="500"
        />
    }
    .into_any()
}

fn stage(state: MapState) -> AnyView {
    let names = RwSignal::new(Names::default());
    let hand = Hand::new(state);
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(stage) = node.get() {
            browser::on_resize(&stage, move |[width, height], pixels| {
                fit(pixels);
                state.resize(Size { width, height });
            });
        }
    });
    Effect::new(move |_| state.heed_address());
    Effect::new(move |_| {
        state.sight.track();
        state.note();
    });
    // How the map can be moved, after a gesture that it left to the page.
    let hint = RwSignal::new(NONE);
    let teach = move |gesture: u32| {
        if hint.get_untracked() == NONE {
            hint.set(gesture);
            set_timeout(move || hint.set(NONE), HINT);
        }
    };
    let wheel = move |event: WheelEvent| {
        if hand.wheel(&event) {
            teach(WHEEL);
        }
    };
    let drag = move |event: PointerEvent| {
        if hand.drag(&event) {
            teach(FINGER);
        }
    };
    let two = move |event: TouchEvent| {
        if hand.has_two() {
            event.prevent_default();
        }
    };
    let (cx, lang) = (state.cx, state.lang);
    let words = move || match hint.get() {
        FINGER => td_string!(i18n(lang), map.hint_touch),
        _ => td_string!(i18n(lang), map.hint),
    };
    view! {
        <div
            id=STAGE
            class="map-stage"
            node_ref=node
            tabindex="0"
            role="group"
            aria-label=td_string!(i18n(lang), map.title)
            data-free=state.is_free()
            on:pointerdown=move |event| hand.press(&event)
            on:pointermove=drag
            on:pointerup=move |event| hand.release(&event)
            on:pointercancel=move |event| hand.release(&event)
            on:lostpointercapture=move |event| hand.lose(&event)
            on:dblclick=move |event| hand.double_click(&event)
            on:keydown=move |event| hand.key(&event)
            on:wheel=wheel
            on:touchmove=two
            on:click=move |event| state.click_away(&event)
        >
            {parts::without_scripts(cx, || picture(cx, lang))} {canvas(state, names)}
            {markers(state, names)}
            <p class="map-hint" data-shown=move || hint.get() != NONE aria-hidden="true">
                {words}
            </p>
        </div>
    }
    .into_any()
}

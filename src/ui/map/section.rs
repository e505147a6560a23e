//! The map as a section of a page: stage, buttons, legend.

use crate::ui::messages::{i18n, td_string};
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::node_ref::NodeRefContainer;
use web_sys::{Event, PointerEvent, WheelEvent};

use super::canvas::{Names, canvas, fit};
use super::gesture::Hand;
use super::legend::legend;
use super::markers::{STAGE, markers};
use super::state::MapState;
use super::strip::strip;
use super::tools::{modes, tools};
use crate::map::Size;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser;
use crate::ui::html::{Html, Value, el, live};
use crate::ui::react::{RwSignal, effect};

/// How long the hint about the wheel stays.
const HINT: Duration = Duration::from_millis(2400);

/// Gestures that scrolled the page and not the map, of which the hint speaks.
const NONE: u32 = 0;
const WHEEL: u32 = 1;
const FINGER: u32 = 2;

/// The map with its heading, buttons and legend.
pub fn view(cx: Cx, lang: Lang) -> Html {
    let state = MapState::new(cx, lang);
    let host = cx.plain(lang, &cx.bundle.host.name);
    el("section")
        .class("map")
        .attr("aria-labelledby", "map-title")
        .child(
            el("div")
                .class("map-head")
                .child(
                    el("h2")
                        .attr("id", "map-title")
                        .class("map-title")
                        .child(td_string!(i18n(lang), map.seen_from, host = host)),
                )
                .child(modes(state)),
        )
        .child(
            el("div")
                .class("map-frame")
                .child(stage(state))
                .child(tools(state)),
        )
        .child(strip(cx, lang))
        .child(legend(state))
        .view()
}

fn stage(state: MapState) -> Html {
    let names = RwSignal::new(Names::default());
    let hand = Hand::new(state);
    let node = NodeRef::<html::Div>::new();
    effect(move || {
        if let Some(stage) = node.get() {
            browser::on_resize(&stage, move |[width, height], pixels| {
                fit(pixels);
                state.resize(Size { width, height });
            });
        }
    });
    effect(move || state.heed_address());
    effect(move || {
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
    let two = move |event: Event| {
        if hand.has_two() {
            event.prevent_default();
        }
    };
    let lang = state.lang;
    let words = move || match hint.get() {
        FINGER => td_string!(i18n(lang), map.hint_touch),
        _ => td_string!(i18n(lang), map.hint),
    };
    el("div")
        .attr("id", STAGE)
        .class("map-stage")
        .built(move |stage| node.load(stage))
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", td_string!(i18n(lang), map.title))
        .attr("data-free", state.is_free().then_some(""))
        .on_typed::<PointerEvent>("pointerdown", move |event| hand.press(&event))
        .on_typed::<PointerEvent>("pointermove", drag)
        .on_typed::<PointerEvent>("pointerup", move |event| hand.release(&event))
        .on_typed::<PointerEvent>("pointercancel", move |event| hand.release(&event))
        .on_typed::<PointerEvent>("lostpointercapture", move |event| hand.lose(&event))
        .on_typed::<web_sys::MouseEvent>("dblclick", move |event| hand.double_click(&event))
        .on_typed::<web_sys::KeyboardEvent>("keydown", move |event| hand.key(&event))
        .on_typed::<web_sys::WheelEvent>("wheel", wheel)
        .on("touchmove", two)
        .on("click", move |event| state.click_away(&event))
        .child(canvas(state, names))
        .child(markers(state, names))
        .child(
            el("p")
                .class("map-hint")
                .attr(
                    "data-shown",
                    Value::live(move || (hint.get() != NONE).then_some("")),
                )
                .attr("aria-hidden", "true")
                .child(live(words)),
        )
        .view()
}

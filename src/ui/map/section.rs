//! The map as a section of a page: stage, buttons, legend.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::node_ref::NodeRefContainer;
use web_sys::{Event, WheelEvent};

use super::canvas::{Names, canvas};
use super::gesture::{Hand, ZOOM_STEP};
use super::legend::legend;
use super::markers::{STAGE, markers};
use super::state::MapState;
use crate::map::Size;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser;
use crate::ui::html::{Html, Value, el};
use crate::ui::i18n::say;
use crate::ui::react::{RwSignal, effect};

/// How long the hint about the wheel stays.
const HINT: Duration = Duration::from_millis(2400);

/// The map with its heading, buttons and legend.
pub fn view(cx: Cx, lang: Lang) -> Html {
    let state = MapState::new(cx, lang);
    let host = cx.plain(lang, &cx.bundle.host.name);
    el("section")
        .class("map")
        .attr("aria-labelledby", "map-title")
        .child(
            el("h2")
                .attr("id", "map-title")
                .class("map-title")
                .child(say!(lang, map.seen_from, host = host)),
        )
        .child(
            el("div")
                .class("map-frame")
                .child(stage(state))
                .child(tools(state)),
        )
        .child(legend(state))
        .view()
}

fn stage(state: MapState) -> Html {
    let names = RwSignal::new(Names::default());
    let hand = Hand::new(state);
    let node = NodeRef::<html::Div>::new();
    effect(move || {
        if let Some(stage) = node.get() {
            browser::on_resize(&stage, move |width, height| {
                state.resize(Size { width, height })
            });
        }
    });
    let hint = RwSignal::new(false);
    let wheel = move |event: WheelEvent| {
        if hand.wheel(&event) && !hint.get_untracked() {
            hint.set(true);
            set_timeout(
                move || {
                    hint.set(false);
                },
                HINT,
            );
        }
    };
    let two = move |event: Event| {
        if hand.has_two() {
            event.prevent_default();
        }
    };
    let lang = state.lang;
    el("div")
        .attr("id", STAGE)
        .class("map-stage")
        .built(move |stage| node.load(stage))
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", say!(lang, map.title))
        .attr("data-free", state.is_free().then_some(""))
        .on_typed::<web_sys::PointerEvent>("pointerdown", move |event| hand.press(&event))
        .on_typed::<web_sys::PointerEvent>("pointermove", move |event| hand.drag(&event))
        .on_typed::<web_sys::PointerEvent>("pointerup", move |event| hand.release(&event))
        .on_typed::<web_sys::PointerEvent>("pointercancel", move |event| hand.release(&event))
        .on_typed::<web_sys::PointerEvent>("lostpointercapture", move |event| hand.release(&event))
        .on_typed::<web_sys::MouseEvent>("dblclick", move |event| hand.double_click(&event))
        .on_typed::<web_sys::KeyboardEvent>("keydown", move |event| hand.key(&event))
        .on_typed::<web_sys::WheelEvent>("wheel", wheel)
        .on("touchmove", two)
        .child(canvas(state, names))
        .child(markers(state, names))
        .child(
            el("p")
                .class("map-hint")
                .attr("data-shown", Value::live(move || hint.get().then_some("")))
                .attr("aria-hidden", "true")
                .child(say!(lang, map.hint)),
        )
        .view()
}

fn tools(state: MapState) -> Html {
    let lang = state.lang;
    el("div")
        .class("map-tools")
        .child(
            el("button")
                .attr("type", "button")
                .class("map-tool")
                .attr("aria-label", say!(lang, map.zoom_in))
                .attr("title", say!(lang, map.zoom_in))
                .on("click", move |_| state.zoom(ZOOM_STEP))
                .child(el("span").attr("aria-hidden", "true").child("+")),
        )
        .child(
            el("button")
                .attr("type", "button")
                .class("map-tool")
                .attr("aria-label", say!(lang, map.zoom_out))
                .attr("title", say!(lang, map.zoom_out))
                .on("click", move |_| state.zoom(1.0 / ZOOM_STEP))
                .child(el("span").attr("aria-hidden", "true").child("−")),
        )
        .child(
            el("button")
                .attr("type", "button")
                .class("map-tool map-all")
                .on("click", move |_| state.show_all())
                .child(say!(lang, map.reset)),
        )
        .view()
}

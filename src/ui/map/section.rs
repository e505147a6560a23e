//! The map as a section of a page: stage, buttons, legend.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
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
use crate::ui::i18n::say;

/// How long the hint about the wheel stays.
const HINT: Duration = Duration::from_millis(2400);

/// The map with its heading, buttons and legend.
pub fn view(cx: Cx, lang: Lang) -> AnyView {
    let state = MapState::new(cx, lang);
    let host = cx.plain(lang, &cx.bundle.host.name);
    view! {
        <section class="map" aria-labelledby="map-title">
            <h2 id="map-title" class="map-title">{say!(lang, map.seen_from, host = host)}</h2>
            <div class="map-frame">{stage(state)} {tools(state)}</div>
            {legend(state)}
        </section>
    }
    .into_any()
}

fn stage(state: MapState) -> AnyView {
    let names = RwSignal::new(Names::default());
    let hand = Hand::new(state);
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
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
                    hint.try_set(false);
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
    view! {
        <div
            id=STAGE
            class="map-stage"
            node_ref=node
            tabindex="0"
            role="group"
            aria-label=say!(lang, map.title)
            data-free=state.is_free().then_some("")
            on:pointerdown=move |event| hand.press(&event)
            on:pointermove=move |event| hand.drag(&event)
            on:pointerup=move |event| hand.release(&event)
            on:pointercancel=move |event| hand.release(&event)
            on:lostpointercapture=move |event| hand.release(&event)
            on:dblclick=move |event| hand.double_click(&event)
            on:keydown=move |event| hand.key(&event)
            on:wheel=wheel
            on:touchmove=move |event| two(event.into())
        >
            {canvas(state, names)}
            {markers(state, names)}
            <p class="map-hint" data-shown=move || hint.get().then_some("") aria-hidden="true">
                {say!(lang, map.hint)}
            </p>
        </div>
    }
    .into_any()
}

fn tools(state: MapState) -> AnyView {
    let lang = state.lang;
    view! {
        <div class="map-tools">
            <button
                type="button"
                class="map-tool"
                aria-label=say!(lang, map.zoom_in)
                title=say!(lang, map.zoom_in)
                on:click=move |_| state.zoom(ZOOM_STEP)
            >
                <span aria-hidden="true">"+"</span>
            </button>
            <button
                type="button"
                class="map-tool"
                aria-label=say!(lang, map.zoom_out)
                title=say!(lang, map.zoom_out)
                on:click=move |_| state.zoom(1.0 / ZOOM_STEP)
            >
                <span aria-hidden="true">"−"</span>
            </button>
            <button type="button" class="map-tool map-all" on:click=move |_| state.show_all()>
                {say!(lang, map.reset)}
            </button>
        </div>
    }
    .into_any()
}

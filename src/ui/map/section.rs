//! Map as a section of a page: stage, buttons, legend.

use crate::ui::effect::effect;
use crate::ui::messages::{i18n, td_string};
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use web_sys::{PointerEvent, TouchEvent, WheelEvent};

use super::canvas::{LabelSizes, canvas, fit};
use super::gesture::GestureState;
use super::layout::layout;
use super::legend::legend;
use super::markers::markers;
use super::stage::STAGE;
use super::state::MapState;
use super::timeline::timeline;
use super::tools::{modes, tools};
use crate::export::page::MAP_PICTURE;
use crate::map::Size;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::{browser, components};

/// Duration of the hint about gestures.
const HINT_DURATION: Duration = Duration::from_millis(2400);

/// Hints after gestures that scrolled the page and not the map.
const NO_HINT: u32 = 0;
const WHEEL_HINT: u32 = 1;
const TOUCH_HINT: u32 = 2;

/// Map with heading, buttons and legend.
#[component]
pub fn CityMap(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let state = MapState::new(lang);
    let host = cx.plain(lang, &cx.bundle.host.name);
    view! {
        // The canvas reads the fonts of the language before the document has that language.
        <section class="map" aria-labelledby="map-title" lang=lang.html_tag()>
            <div class="map-head">
                <h2 id="map-title" class="map-title">
                    {td_string!(i18n(lang), map.seen_from, host = host)}
                </h2>
            </div>
            <div class="map-frame">{stage(state)}{tools(state)}</div>
            {timeline(cx, lang)}
            {legend(state)}
            {modes(state)}
        </section>
    }
    .into_any()
}

/// Returns the title of the map, which names partner cities only if there are any.
pub fn title(cx: Cx, lang: Lang) -> &'static str {
    match cx.bundle.cities.is_empty() {
        true => td_string!(i18n(lang), shell.map),
        false => td_string!(i18n(lang), map.title),
    }
}

/// Renders the map as an image of its threads.
fn picture(cx: Cx, lang: Lang) -> AnyView {
    let host = cx.plain(lang, &cx.bundle.host.name);
    let alt = match cx.bundle.cities.is_empty() {
        true => td_string!(i18n(lang), map.seen_from, host = host),
        false => td_string!(i18n(lang), map.alt, host = host),
    };
    view! {
        <img
            src=cx.file(MAP_PICTURE)
            alt=alt
            width="800"
            height="500"
        />
    }
    .into_any()
}

fn stage(state: MapState) -> AnyView {
    let label_sizes = RwSignal::new(LabelSizes::default());
    let layout = layout(state, label_sizes);
    let gesture_state = GestureState::new(state);
    let node = NodeRef::<html::Div>::new();
    effect(move || {
        if let Some(stage) = node.get() {
            browser::on_resize(&stage, move |[width, height], pixels| {
                fit(pixels);
                state.resize(Size { width, height });
            });
        }
    });
    effect(move || state.sync_from_url());
    effect(move || state.follow_choice());
    effect(move || {
        state.viewport.track();
        state.update_url_when_idle();
    });
    // How to move the map, shown after a gesture that was left to the page.
    let hint = RwSignal::new(NO_HINT);
    let show_hint = move |gesture: u32| {
        if hint.get_untracked() == NO_HINT {
            hint.set(gesture);
            set_timeout(move || hint.set(NO_HINT), HINT_DURATION);
        }
    };
    let wheel = move |event: WheelEvent| {
        if gesture_state.wheel(&event) {
            show_hint(WHEEL_HINT);
        }
    };
    let drag = move |event: PointerEvent| {
        if gesture_state.drag(&event) {
            show_hint(TOUCH_HINT);
        }
    };
    let touch_move = move |event: TouchEvent| {
        if gesture_state.has_two_pointers() {
            event.prevent_default();
        }
    };
    let (cx, lang) = (state.cx, state.lang);
    let text = move || match hint.get() {
        TOUCH_HINT => td_string!(i18n(lang), map.hint_touch),
        _ => td_string!(i18n(lang), map.hint),
    };
    view! {
        <div
            id=STAGE
            class="map-stage"
            node_ref=node
            tabindex="0"
            role="group"
            aria-label=title(cx, lang)
            data-captures-gestures=state.captures_gestures()
            on:pointerdown=move |event| gesture_state.press(&event)
            on:pointermove=drag
            on:pointerup=move |event| gesture_state.release(&event)
            on:pointercancel=move |event| gesture_state.release(&event)
            on:lostpointercapture=move |event| gesture_state.pointer_lost(&event)
            on:dblclick=move |event| gesture_state.double_click(&event)
            on:keydown=move |event| gesture_state.key(&event)
            on:wheel=wheel
            on:touchmove=touch_move
            on:click=move |event| state.click_away(&event)
        >
            {components::without_scripts(cx, || picture(cx, lang))} {canvas(state, layout, label_sizes)}
            {markers(state, layout)}
            <p class="map-hint" data-shown=move || hint.get() != NO_HINT aria-hidden="true">
                {text}
            </p>
        </div>
    }
    .into_any()
}

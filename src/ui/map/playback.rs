//! Playback of a year: map and calendar step from month to month until the user interacts.

use crate::ui::messages::{i18n, td_string};
use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::Event;

use super::timeline_model::{MonthTimeline, set_date};
use crate::route::DateParam;
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::context::Cx;

/// Duration of a month.
const MONTH_DURATION: Duration = Duration::from_millis(2600);

thread_local! {
    static PLAYING: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static LISTENING: Cell<bool> = const { Cell::new(false) };
    /// Number of the current playback; steps of earlier ones are ignored.
    static PLAYBACK: Cell<u32> = const { Cell::new(0) };
}

fn playing() -> RwSignal<bool> {
    PLAYING.with(|playing| playing.clone().into())
}

/// Renders the play and pause button, which the style sheet hides if reduced motion is preferred.
pub fn button(cx: Cx, lang: Lang, timeline: Memo<MonthTimeline>) -> AnyView {
    if !LISTENING.replace(true) {
        browser::on_window_capture(&["pointerdown", "keydown", "wheel"], pause);
    }
    let toggle = move |_| {
        let on = !playing().get_untracked();
        playing().set(on);
        if on {
            PLAYBACK.set(PLAYBACK.get().wrapping_add(1));
            play_step(cx, timeline, PLAYBACK.get());
        }
    };
    let label = move || {
        if playing().get() {
            td_string!(i18n(lang), map.pause)
        } else {
            td_string!(i18n(lang), map.play)
        }
    };
    view! {
        <button
            type="button"
            class="timeline-play"
            data-playing=move || playing().get()
            aria-label=label
            title=label
            on:click=toggle
        >
            <span aria-hidden="true"></span>
        </button>
    }
    .into_any()
}

/// Pauses on any interaction outside the button, whose click toggles the playback.
fn pause(event: &Event) {
    if playing().get_untracked() && browser::closest(event, ".timeline-play").is_none() {
        playing().set(false);
    }
}

/// Shows the next month with entries, and at the end the whole year.
fn play_step(cx: Cx, timeline: Memo<MonthTimeline>, playback: u32) {
    let on_map = cx.page.get_untracked().has_map();
    // The view may be gone after a change of page or language.
    let current = timeline.try_get_untracked();
    let current = current.filter(|_| on_map && !browser::prefers_reduced_motion());
    let (Some(now), true) = (
        current,
        playing().get_untracked() && PLAYBACK.get() == playback,
    ) else {
        if PLAYBACK.get() == playback {
            playing().set(false);
        }
        return;
    };
    let shown = now.selected.filter(|window| window.len() <= 31);
    let after = shown.map_or(0, |window| u8::from(window.last().month()));
    match now.figures.month_after(after) {
        Some(month) => {
            set_date(cx, DateParam::month(now.year, month));
            set_timeout(move || play_step(cx, timeline, playback), MONTH_DURATION);
        }
        None => {
            set_date(cx, DateParam::year(now.year));
            playing().set(false);
        }
    }
}

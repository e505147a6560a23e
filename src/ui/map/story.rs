//! The story of a year: the map and the calendar go from month to month by themselves, until the
//! reader touches anything.

use crate::ui::messages::{i18n, td_string};
use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::Event;

use super::year::{Strip, set};
use crate::route::DateParam;
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::context::Cx;

/// How long a month stays.
const MONTH: Duration = Duration::from_millis(2600);

thread_local! {
    static PLAYING: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static WATCHED: Cell<bool> = const { Cell::new(false) };
    /// Which telling it is: a step of an earlier one does nothing.
    static TELLING: Cell<u32> = const { Cell::new(0) };
}

fn playing() -> RwSignal<bool> {
    PLAYING.with(|playing| playing.clone().into())
}

/// The button that tells the story and pauses it. The style sheet takes it away for those who want
/// nothing to move.
pub fn button(cx: Cx, lang: Lang, strip: Memo<Strip>) -> AnyView {
    if !WATCHED.replace(true) {
        browser::on_any(&["pointerdown", "keydown", "wheel"], pause);
    }
    let toggle = move |_| {
        let on = !playing().get_untracked();
        playing().set(on);
        if on {
            TELLING.set(TELLING.get().wrapping_add(1));
            tell(cx, strip, TELLING.get());
        }
    };
    let words = move || {
        if playing().get() {
            td_string!(i18n(lang), map.pause)
        } else {
            td_string!(i18n(lang), map.play)
        }
    };
    view! {
        <button
            type="button"
            class="strip-play"
            data-playing=move || playing().get()
            aria-label=words
            title=words
            on:click=toggle
        >
            <span aria-hidden="true"></span>
        </button>
    }
    .into_any()
}

/// Any touch of anything but the button itself, whose click does it.
fn pause(event: &Event) {
    if playing().get_untracked() && browser::closest(event, ".strip-play").is_none() {
        playing().set(false);
    }
}

/// Shows the next month with something in it, and at the end the year as a whole.
fn tell(cx: Cx, strip: Memo<Strip>, telling: u32) {
    let on_map = cx.page.get_untracked().has_map();
    // The view may be gone, with another page or language.
    let strip_now = strip.try_get_untracked();
    let strip_now = strip_now.filter(|_| on_map && !browser::is_calm());
    let (Some(now), true) = (
        strip_now,
        playing().get_untracked() && TELLING.get() == telling,
    ) else {
        if TELLING.get() == telling {
            playing().set(false);
        }
        return;
    };
    let shown = now.named.filter(|window| window.len() <= 31);
    let after = shown.map_or(0, |window| u8::from(window.last().month()));
    match now.figures.month_after(after) {
        Some(month) => {
            set(cx, DateParam::month(now.year, month));
            set_timeout(move || tell(cx, strip, telling), MONTH);
        }
        None => {
            set(cx, DateParam::year(now.year));
            playing().set(false);
        }
    }
}

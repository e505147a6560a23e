//! The calendar as a section of a page: toolbar and the view that the address asks for.

use super::{agenda, folders, month, narrow, state, swipe, toolbar, week, year};
use crate::route::ViewParam;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::modules::{CalendarView, Lazy, LazyView, Module};
use crate::ui::{browser, event};
use leptos::prelude::*;

/// The type of [`lazy_view`].
pub type DrawLazy = fn(Cx, Lang, state::State, LazyView) -> AnyView;

/// [`lazy_view`], in [`Module::Details`].
pub static LAZY_VIEW: Lazy<DrawLazy> = Lazy::new();

/// The calendar with its toolbar. `with_views` offers the switch between year, month, week and list.
#[component]
pub fn Calendar(lang: Lang, with_views: bool) -> AnyView {
    let cx = expect_context::<Cx>();
    let state = state::State::new(cx);
    let body = move || match CalendarView::of(state.view.get()) {
        CalendarView::Month => month::view(cx, lang, state.month(lang)),
        CalendarView::Agenda => agenda::view(cx, lang, state.agenda()),
        CalendarView::Lazy(view) => loaded_view(cx, lang, state, view),
    };
    // Natively nothing is changed once it is written, and the toolbar counts what the view has found.
    let body = match browser::IS_HERE {
        true => body.into_any(),
        false => body(),
    };
    narrow::look_soon(cx);
    let turn = move |by| {
        if state.view.get_untracked() != ViewParam::Agenda {
            toolbar::turn(cx, state, by);
        }
    };
    let swipe = swipe::Swipe::new(turn);
    view! {
        <section
            class="calendar"
            aria-labelledby="calendar-heading"
            on:pointerdown=move |event| swipe.begin(&event)
            on:pointercancel=move |_| swipe.cancel()
            on:pointerup=move |event| swipe.end(&event)
        >
            {toolbar::view(cx, lang, state, with_views)}
            {body}
            {event::add_shown(cx, lang, move || state.days(lang))}
            {folders::view(cx, lang, state)}
        </section>
    }
    .into_any()
}

/// A view whose code is in [`Module::Details`]. Tracks what it shows.
fn loaded_view(cx: Cx, lang: Lang, state: state::State, view: LazyView) -> AnyView {
    let shown = move || LAZY_VIEW.get().map(|open| open(cx, lang, state, view));
    match cx.loaded(Module::Details).get_untracked() {
        true => shown().into_any(),
        false => (move || cx.has(Module::Details).then(shown)).into_any(),
    }
}

/// The views whose code is in [`Module::Details`].
pub fn lazy_view(cx: Cx, lang: Lang, state: state::State, view: LazyView) -> AnyView {
    match view {
        LazyView::Year => year::view(cx, lang, state.year(lang)),
        LazyView::Week => week::view(cx, lang, &state.week(lang)),
    }
}

//! Views of the calendar: schedule, month, week and year, and the section of a page that shows one
//! of them below a toolbar.

mod band;
mod breakdown;
mod day;
mod empty;
mod folders;
mod keys;
mod long;
mod month;
mod narrow;
mod observances;
mod picker;
mod schedule;
mod state;
mod swipe;
mod toolbar;
mod week;
mod year;

use leptos::prelude::*;

pub use self::narrow::watch as watch_width;
pub use self::picker::{PICKER, Picker, panel as picker_panel};
use self::state::State;
use crate::route::ViewParam;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::modules::{Lazy, Module};
use crate::ui::{browser, event};

/// Type of [`lazy_view`].
pub type DrawLazy = fn(Cx, Lang, State, LazyView) -> AnyView;

/// [`lazy_view`], in [`Module::Details`].
pub static LAZY_VIEW: Lazy<DrawLazy> = Lazy::new();

/// A view whose code is in [`Module::Details`].
#[derive(Clone, Copy)]
pub enum LazyView {
    Month,
    Week,
    Year,
}

/// Renders the view of the URL.
fn current_view(cx: Cx, lang: Lang, state: State) -> AnyView {
    match state.view.get() {
        ViewParam::Schedule => schedule::view(cx, lang, state.schedule()),
        ViewParam::Month => loaded_view(cx, lang, state, LazyView::Month),
        ViewParam::Week => loaded_view(cx, lang, state, LazyView::Week),
        ViewParam::Year => loaded_view(cx, lang, state, LazyView::Year),
    }
}

/// Renders the views whose code is in [`Module::Details`].
pub fn lazy_view(cx: Cx, lang: Lang, state: State, view: LazyView) -> AnyView {
    match view {
        LazyView::Month => month::view(cx, lang, state.month(lang)),
        LazyView::Week => week::view(cx, lang, &state.week(lang)),
        LazyView::Year => year::view(cx, lang, state.year(lang)),
    }
}

/// Returns the name of a view in the switch.
fn view_name(lang: Lang, view: ViewParam) -> &'static str {
    match view {
        ViewParam::Year => td_string!(i18n(lang), views.year),
        ViewParam::Month => td_string!(i18n(lang), calendar.month),
        ViewParam::Week => td_string!(i18n(lang), views.week),
        ViewParam::Schedule => td_string!(i18n(lang), calendar.schedule),
    }
}

/// Calendar with its toolbar. `with_views` adds the switch between schedule, month, week and year.
#[component]
pub fn Calendar(lang: Lang, with_views: bool) -> AnyView {
    let cx = expect_context::<Cx>();
    let state = State::new(cx);
    let body = move || current_view(cx, lang, state);
    // Native rendering is a single pass, so the view must set the count before the toolbar shows
    // it.
    let body = match browser::IS_BROWSER {
        true => body.into_any(),
        false => body(),
    };
    narrow::update_soon(cx);
    let on_swipe = move |by| {
        if state.view.get_untracked() != ViewParam::Schedule {
            toolbar::show_page(cx, state, by);
        }
    };
    let swipe = swipe::Swipe::new(on_swipe);
    view! {
        <section
            class="calendar"
            aria-labelledby="calendar-heading"
            on:pointerdown=move |event| swipe.begin(&event)
            on:pointercancel=move |_| swipe.cancel()
            on:pointerup=move |event| swipe.end(&event)
        >
            {toolbar::view(cx, lang, state, with_views.then_some(view_name as _))}
            {body}
            {event::export_menu(cx, lang, move || state.days(lang))}
            {folders::view(cx, lang, state)}
        </section>
    }
    .into_any()
}

/// Renders a view of [`Module::Details`]. Tracks the state that it shows.
fn loaded_view(cx: Cx, lang: Lang, state: State, view: LazyView) -> AnyView {
    let shown = move || LAZY_VIEW.get().map(|open| open(cx, lang, state, view));
    match cx.loaded(Module::Details).get_untracked() {
        true => shown().into_any(),
        false => (move || cx.ensure_loaded(Module::Details).then(shown)).into_any(),
    }
}

//! The functions of the lazy-loaded modules. Only their entry functions name them.

use leptos::prelude::*;

use crate::model::Subject;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::calendar::{self, LazyView, State};
use crate::ui::event::{self, Wanted};
use crate::ui::pages::{self, LazyPage};
use crate::ui::search::SearchDialog;
use crate::ui::{embed, facets};

/// A lazy-loaded page.
pub fn page(cx: Cx, lang: Lang, page: LazyPage<'_>) -> AnyView {
    pages::lazy_view(cx, lang, page)
}

/// The page of an event, by its id.
pub fn event(cx: Cx, lang: Lang, id: &str) -> AnyView {
    pages::event_view(cx, lang, id)
}

/// The content of the card of an event.
pub fn card(cx: Cx, lang: Lang, subject: Subject) -> AnyView {
    event::card_content(cx, lang, subject)
}

/// A lazy-loaded view of the calendar.
pub fn calendar(cx: Cx, lang: Lang, state: State, view: LazyView) -> AnyView {
    calendar::lazy_view(cx, lang, state, view)
}

/// The choice of a month and a year.
pub fn picker(cx: Cx, lang: Lang, state: State, open: RwSignal<bool>) -> AnyView {
    calendar::picker_panel(cx, lang, state, open)
}

/// The choices of the filters.
pub fn facets(cx: Cx, lang: Lang, state: facets::State) -> AnyView {
    facets::body(cx, lang, state)
}

/// The search over every page, closed until the address asks for it.
pub fn search() -> AnyView {
    view! { <SearchDialog /> }.into_any()
}

/// What a part of another site's page does besides.
pub fn begin_embedded(cx: Cx) {
    embed::begin(cx);
}

/// What “Add to my calendar” offers.
pub fn add(cx: Cx, lang: Lang, wanted: &Wanted) -> AnyView {
    event::add_content(cx, lang, wanted)
}

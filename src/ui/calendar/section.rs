//! The calendar as a section of a page: toolbar and the view that the address asks for.

use leptos::prelude::*;

use super::{agenda, month, state, toolbar, year};
use crate::route::ViewParam;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el, live};

/// The calendar with its toolbar. `with_views` offers the switch between year, month and list.
pub fn view(cx: Cx, lang: Lang, with_views: bool) -> Html {
    let state = state::State::new(cx);
    let body = move || match state.view.get() {
        ViewParam::Year => year::view(cx, lang, &state.year(lang)),
        ViewParam::Month => month::view(cx, lang, &state.month(lang)),
        ViewParam::Agenda => agenda::view(cx, lang, state.agenda()),
    };
    el("section")
        .class("calendar")
        .attr("aria-labelledby", "calendar-heading")
        .child(toolbar::view(cx, lang, state, with_views))
        .child(live(body))
        .view()
}

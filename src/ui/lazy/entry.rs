//! The functions of the lazy-loaded module. Only [`super::entry_points`] names them.

use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::calendar::{self, LazyView, State};
use crate::ui::event::{self, Wanted};
use crate::ui::messages::{i18n, td_string};
use crate::ui::pages::LazyPage;
use crate::ui::{embed, pages, parts, search};
use leptos::prelude::*;

/// A lazy-loaded page.
pub fn page(cx: Cx, lang: Lang, page: LazyPage<'_>) -> AnyView {
    pages::lazy_view(cx, lang, page)
}

/// A lazy-loaded view of the calendar.
pub fn calendar(cx: Cx, lang: Lang, state: State, view: LazyView) -> AnyView {
    calendar::lazy_view(cx, lang, state, view)
}

/// The search over every page, closed until the address asks for it.
pub fn search(cx: Cx) -> AnyView {
    search::panel(cx)
}

/// What a part of another site's page does besides.
pub fn begin_embedded(cx: Cx) {
    embed::begin(cx);
}

/// What “Add to my calendar” offers.
pub fn add(cx: Cx, lang: Lang, wanted: &Wanted) -> AnyView {
    event::add_content(cx, lang, wanted)
}

/// An address as a code, which a phone opens.
pub fn code(lang: Lang, url: &str) -> AnyView {
    parts::code(url, td_string!(i18n(lang), event.scan).to_string()).into_any()
}

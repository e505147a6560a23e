//! The doors to the second file of the program. Nothing calls them but through the table.

use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::calendar::{self, LazyView, State};
use crate::ui::event::{self, Wanted};
use crate::ui::messages::{i18n, td_string};
use crate::ui::pages::LazyPage;
use crate::ui::{embed, pages, parts, search};
use leptos::prelude::*;

/// A page that is not in the first file.
#[inline(never)]
pub fn page(cx: Cx, lang: Lang, page: LazyPage<'_>) -> AnyView {
    pages::later(cx, lang, page)
}

/// A view of the calendar that is not in the first file.
#[inline(never)]
pub fn calendar(cx: Cx, lang: Lang, state: State, view: LazyView) -> AnyView {
    calendar::later(cx, lang, state, view)
}

/// The search over every page, closed until the address asks for it.
#[inline(never)]
pub fn search(cx: Cx) -> AnyView {
    search::panel(cx)
}

/// What a part of another site's page does besides.
#[inline(never)]
pub fn begin_embedded(cx: Cx) {
    embed::begin(cx);
}

/// What “Add to my calendar” offers.
#[inline(never)]
pub fn add(cx: Cx, lang: Lang, wanted: &Wanted) -> AnyView {
    event::add_content(cx, lang, wanted)
}

/// An address as a code, which a phone opens.
#[inline(never)]
pub fn code(lang: Lang, url: &str) -> AnyView {
    parts::code(url, td_string!(i18n(lang), event.scan).to_string()).into_any()
}

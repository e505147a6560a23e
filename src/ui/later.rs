//! What few visits need: its code is in a second file of the program.
//!
//! `.ci/split` moves what only the doors lead to, with all that nothing else needs, into
//! `app-<hash>-later.wasm`. Whoever opens a door has it fetched first ([`fetch`]), and calls it
//! through the table of functions: a direct call would be a call into a file that may not be there,
//! which `.ci/split` refuses. A build for debugging is not split.

mod door;

use leptos::prelude::*;
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, Ordering};

use super::address::Cx;
use super::browser;
use super::calendar::{CalendarView, LazyView, State};
use super::data::{self, Trouble};
use super::event::Wanted;
use super::pages::{self, LazyPage, PageView};
use crate::route::{Address, Page};
use crate::text::Lang;

static IS_HERE: AtomicBool = AtomicBool::new(cfg!(debug_assertions));

/// Whether the second file is here.
pub fn is_here() -> bool {
    IS_HERE.load(Ordering::Relaxed)
}

/// Whether all that an address asks for can be shown now.
pub fn can_show(asked: &Address) -> bool {
    let params = &asked.params;
    let view = params.view.map(CalendarView::of);
    let is_first_view = !matches!(view, Some(CalendarView::Lazy(_)));
    let is_plain = is_first_view && !params.embed && params.q.is_none();
    is_here() || (is_plain && is_first(&asked.page))
}

/// Whether the code of a page is in the first file, with map and calendar.
pub fn is_first(page: &Page) -> bool {
    !matches!(PageView::of(page), PageView::Lazy(_))
}

/// Fetches the second file and joins it to the program, unless that is done.
pub async fn fetch() -> Result<(), Trouble> {
    if is_here() {
        return Ok(());
    }
    let url = data::beside_program("-later.wasm");
    let bytes = data::get(&url).await?;
    if !browser::join_program(&bytes).await {
        return Err(Trouble::Network(url));
    }
    IS_HERE.store(true, Ordering::Relaxed);
    Ok(())
}

/// A page whose code is in the second file. Navigation fetches that file before ([`can_show`]); where
/// it is not here all the same, nothing is shown until it has come: the place of the function in the
/// table is empty until then, and a call into it would end the program.
pub fn page(cx: Cx, lang: Lang, page: LazyPage<'_>) -> AnyView {
    let open: fn(Cx, Lang, LazyPage<'_>) -> AnyView = black_box(door::page);
    if is_here() {
        return open(cx, lang, page);
    }
    // The page is still the one of the address then: another one is another view.
    let again = move || cx.page.with_untracked(|page| pages::view(cx, lang, page));
    (move || cx.has_rest().then(again)).into_any()
}

/// A view of the calendar whose code is in the second file, as [`page`]. Tracks what it shows.
pub fn calendar(cx: Cx, lang: Lang, state: State, view: LazyView) -> AnyView {
    let open: fn(Cx, Lang, State, LazyView) -> AnyView = black_box(door::calendar);
    if is_here() {
        return open(cx, lang, state, view);
    }
    (move || cx.has_rest().then(|| open(cx, lang, state, view))).into_any()
}

/// The search over every page.
pub fn search(cx: Cx) -> AnyView {
    let open: fn(Cx) -> AnyView = black_box(door::search);
    open(cx)
}

/// An address as a code, which a phone opens; nothing as long as the second file is not here.
pub fn code(cx: Cx, lang: Lang, url: String) -> AnyView {
    let open: fn(Lang, &str) -> AnyView = black_box(door::code);
    (move || cx.rest.get().then(|| open(lang, &url))).into_any()
}

/// What “Add to my calendar” offers. The second file must be here ([`Cx::has_rest`]).
pub fn add(cx: Cx, lang: Lang, wanted: &Wanted) -> AnyView {
    let open: fn(Cx, Lang, &Wanted) -> AnyView = black_box(door::add);
    open(cx, lang, wanted)
}

/// Begins to live in a page of another site, where the second file is here ([`can_show`]).
pub fn begin_embedded(cx: Cx) {
    let open: fn(Cx) = black_box(door::begin_embedded);
    if is_here() {
        open(cx);
    }
}

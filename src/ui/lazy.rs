//! Code that few visits need, in a WebAssembly module that is loaded on demand.
//!
//! `wasm-split-cli` moves what only [`entry_points`] reaches into `app-<hash>-lazy.wasm`. So the rest
//! of the program calls it through the pointers of [`EntryPoints`], which are known once the module
//! has been loaded.

mod entry;

use std::sync::OnceLock;

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

pub use wasm_split_helpers::SplitLoaderError;

use super::address::Cx;
use super::calendar::{CalendarView, LazyView, State};
use super::event::Wanted;
use super::pages::{self, LazyPage, PageView};
use crate::route::{Address, Page};
use crate::text::Lang;

/// The functions of the lazy-loaded module that the rest of the program calls.
struct EntryPoints {
    page: fn(Cx, Lang, LazyPage<'_>) -> AnyView,
    calendar: fn(Cx, Lang, State, LazyView) -> AnyView,
    search: fn(Cx) -> AnyView,
    code: fn(Lang, &str) -> AnyView,
    add: fn(Cx, Lang, &Wanted) -> AnyView,
    begin_embedded: fn(Cx),
}

/// Set once the module has been loaded.
static ENTRY_POINTS: OnceLock<EntryPoints> = OnceLock::new();

/// Loads the module and returns its functions. The split point: what is named here and nowhere else
/// is not in the main module. After a failure the next call fetches the module again.
#[wasm_split(lazy, fallible)]
fn entry_points() -> Result<EntryPoints, SplitLoaderError> {
    Ok(EntryPoints {
        page: entry::page,
        calendar: entry::calendar,
        search: entry::search,
        code: entry::code,
        add: entry::add,
        begin_embedded: entry::begin_embedded,
    })
}

/// Loads the module, unless that is done.
pub async fn load() -> Result<(), SplitLoaderError> {
    if !is_loaded() {
        let _ = ENTRY_POINTS.set(entry_points().await?);
    }
    Ok(())
}

/// Whether the module has been loaded.
pub fn is_loaded() -> bool {
    ENTRY_POINTS.get().is_some()
}

/// Whether all that an address asks for can be shown now.
pub fn can_show(asked: &Address) -> bool {
    let params = &asked.params;
    let view = params.view.map(CalendarView::of);
    let is_first_view = !matches!(view, Some(CalendarView::Lazy(_)));
    let is_plain = is_first_view && !params.embed && params.q.is_none();
    is_loaded() || (is_plain && is_in_main(&asked.page))
}

/// Whether the code of a page is in the main module, with map and calendar.
pub fn is_in_main(page: &Page) -> bool {
    !matches!(PageView::of(page), PageView::Lazy(_))
}

/// A lazy-loaded page. Navigation loads the module before ([`can_show`]); where that has not been
/// done all the same, nothing is shown until it has.
pub fn page(cx: Cx, lang: Lang, page: LazyPage<'_>) -> AnyView {
    if let Some(loaded) = ENTRY_POINTS.get() {
        return (loaded.page)(cx, lang, page);
    }
    // The page is still the one of the address then: another one is another view.
    let again = move || cx.page.with_untracked(|page| pages::view(cx, lang, page));
    (move || cx.has_lazy().then(again)).into_any()
}

/// A lazy-loaded view of the calendar, as [`page`]. Tracks what it shows.
pub fn calendar(cx: Cx, lang: Lang, state: State, view: LazyView) -> AnyView {
    let open = move |loaded: &EntryPoints| (loaded.calendar)(cx, lang, state, view);
    if let Some(loaded) = ENTRY_POINTS.get() {
        return open(loaded);
    }
    (move || cx.has_lazy().then(|| ENTRY_POINTS.get().map(open))).into_any()
}

/// The search over every page; nothing before the module has been loaded.
pub fn search(cx: Cx) -> AnyView {
    let loaded = ENTRY_POINTS.get();
    loaded.map(|loaded| (loaded.search)(cx)).into_any()
}

/// An address as a code, which a phone opens; nothing before the module has been loaded.
pub fn code(cx: Cx, lang: Lang, url: String) -> AnyView {
    let open = move |loaded: &EntryPoints| (loaded.code)(lang, &url);
    (move || cx.lazy_loaded.get().then(|| ENTRY_POINTS.get().map(&open))).into_any()
}

/// What “Add to my calendar” offers; nothing before the module has been loaded ([`Cx::has_lazy`]).
pub fn add(cx: Cx, lang: Lang, wanted: &Wanted) -> AnyView {
    let open = |loaded: &EntryPoints| (loaded.add)(cx, lang, wanted);
    ENTRY_POINTS.get().map(open).into_any()
}

/// Begins to live in a page of another site, where the module has been loaded ([`can_show`]).
pub fn begin_embedded(cx: Cx) {
    if let Some(loaded) = ENTRY_POINTS.get() {
        (loaded.begin_embedded)(cx);
    }
}

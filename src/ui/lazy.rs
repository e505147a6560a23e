//! Code that a first visit does not need, in WebAssembly modules that are loaded on demand.
//!
//! `wasm-split-cli` moves what only an entry function reaches ([`load_pages`], [`load_details`]) into a module of
//! its own, `app-<hash>-pages.lazy.wasm` and `app-<hash>-details.lazy.wasm`. The rest of the program calls it
//! through the pointers that the entry function returns, which are known once the module is loaded.

mod entry;

use std::sync::OnceLock;

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

pub use wasm_split_helpers::SplitLoaderError;

use super::address::Cx;
use super::calendar::{CalendarView, LazyView, State};
use super::event::Wanted;
use super::facets;
use super::pages::{self, LazyPage, PageView};
use crate::model::Subject;
use crate::route::{Address, Page};
use crate::text::Lang;

/// A module that is loaded on demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// Pages that few visits open.
    Pages,
    /// What opens over a page or within it, the page of an event, and the year and week views.
    Details,
}

/// The functions of [`Module::Pages`].
struct Pages {
    page: fn(Cx, Lang, LazyPage<'_>) -> AnyView,
}

/// The functions of [`Module::Details`].
struct Details {
    event: fn(Cx, Lang, &str) -> AnyView,
    card: fn(Cx, Lang, Subject) -> AnyView,
    calendar: fn(Cx, Lang, State, LazyView) -> AnyView,
    picker: fn(Cx, Lang, State, RwSignal<bool>) -> AnyView,
    facets: fn(Cx, Lang, facets::State) -> AnyView,
    search: fn() -> AnyView,
    add: fn(Cx, Lang, &Wanted) -> AnyView,
    begin_embedded: fn(Cx),
}

static PAGES: OnceLock<Pages> = OnceLock::new();
static DETAILS: OnceLock<Details> = OnceLock::new();

/// Loads the module and returns its functions. What is named here and nowhere else is not in the
/// main module. After a failure the next call fetches the module again.
#[wasm_split(pages, fallible)]
fn load_pages() -> Result<Pages, SplitLoaderError> {
    Ok(Pages::new())
}

/// As [`load_pages`].
#[wasm_split(details, fallible)]
fn load_details() -> Result<Details, SplitLoaderError> {
    Ok(Details::new())
}

impl Pages {
    fn new() -> Pages {
        Pages { page: entry::page }
    }
}

impl Details {
    fn new() -> Details {
        Details {
            event: entry::event,
            card: entry::card,
            calendar: entry::calendar,
            picker: entry::picker,
            facets: entry::facets,
            search: entry::search,
            add: entry::add,
            begin_embedded: entry::begin_embedded,
        }
    }
}

/// Takes the functions from the program itself, which natively is one module.
#[cfg(feature = "cli")]
pub fn load_at_once() {
    let _ = PAGES.set(Pages::new());
    let _ = DETAILS.set(Details::new());
}

impl Module {
    pub const ALL: [Module; 2] = [Module::Details, Module::Pages];

    /// Loads the module, unless that is done.
    pub async fn load(self) -> Result<(), SplitLoaderError> {
        if self.is_loaded() {
            return Ok(());
        }
        match self {
            Module::Pages => {
                let _ = PAGES.set(load_pages().await?);
            }
            Module::Details => {
                let _ = DETAILS.set(load_details().await?);
            }
        }
        Ok(())
    }

    /// Whether the module has been loaded.
    pub fn is_loaded(self) -> bool {
        match self {
            Module::Pages => PAGES.get().is_some(),
            Module::Details => DETAILS.get().is_some(),
        }
    }
}

/// Returns the modules that an address needs and that have not been loaded. The card of an event, which
/// lies over the page, waits for its module by itself.
pub fn missing(asked: &Address) -> impl Iterator<Item = Module> + use<> {
    let params = &asked.params;
    let view = params.view.map(CalendarView::of);
    let has_lazy_view = matches!(view, Some(CalendarView::Lazy(_)));
    let of_page = module_of(&asked.page);
    let needs_details = has_lazy_view || params.embed || params.q.is_some();
    let details = needs_details.then_some(Module::Details);
    let missing = of_page
        .into_iter()
        .chain(details.filter(|_| of_page != details));
    missing.filter(|module| !module.is_loaded())
}

/// Returns the module that has the code of a page; `None` where it is in the main module.
pub fn module_of(page: &Page) -> Option<Module> {
    match PageView::of(page) {
        PageView::Home | PageView::Map | PageView::Calendar => None,
        PageView::Event(_) => Some(Module::Details),
        PageView::Lazy(_) => Some(Module::Pages),
    }
}

/// A lazy-loaded page. Navigation loads its module before ([`missing`]); where that has not been done
/// all the same, nothing is shown until it has.
pub fn page(cx: Cx, lang: Lang, page: LazyPage<'_>) -> AnyView {
    match PAGES.get() {
        Some(loaded) => (loaded.page)(cx, lang, page),
        None => when_loaded(cx, lang, Module::Pages),
    }
}

/// The page of an event, as [`page`].
pub fn event(cx: Cx, lang: Lang, id: &str) -> AnyView {
    match DETAILS.get() {
        Some(loaded) => (loaded.event)(cx, lang, id),
        None => when_loaded(cx, lang, Module::Details),
    }
}

/// Shows the present page when its module has been loaded: another page is another view.
fn when_loaded(cx: Cx, lang: Lang, module: Module) -> AnyView {
    let page = move || cx.page.with_untracked(|page| pages::view(cx, lang, page));
    (move || cx.has(module).then(page)).into_any()
}

/// What [`Module::Details`] shows, when it has been loaded. Tracks that alone.
fn details<'a>(cx: Cx, view: impl Fn(&Details) -> AnyView + 'a) -> Option<AnyView> {
    let loaded = cx.has(Module::Details).then(|| DETAILS.get()).flatten();
    loaded.map(|loaded| untrack(|| view(loaded)))
}

/// The content of the card of an event.
pub fn card(cx: Cx, lang: Lang, subject: Subject) -> Option<AnyView> {
    details(cx, |details| (details.card)(cx, lang, subject))
}

/// A lazy-loaded view of the calendar. Tracks what it shows.
pub fn calendar(cx: Cx, lang: Lang, state: State, view: LazyView) -> AnyView {
    let open = move |details: &Details| (details.calendar)(cx, lang, state, view);
    match DETAILS.get() {
        Some(loaded) => open(loaded),
        None => (move || cx.has(Module::Details).then(|| DETAILS.get().map(open))).into_any(),
    }
}

/// The choice of a month and a year.
pub fn picker(cx: Cx, lang: Lang, state: State, open: RwSignal<bool>) -> Option<AnyView> {
    details(cx, |details| (details.picker)(cx, lang, state, open))
}

/// The choices of the filters.
pub fn facets(cx: Cx, lang: Lang, state: facets::State) -> Option<AnyView> {
    details(cx, |details| (details.facets)(cx, lang, state))
}

/// The search over every page; nothing before its module has been loaded.
pub fn search() -> Option<AnyView> {
    DETAILS.get().map(|loaded| (loaded.search)())
}

/// What “Add to my calendar” offers.
pub fn add(cx: Cx, lang: Lang, wanted: &Wanted) -> Option<AnyView> {
    details(cx, |details| (details.add)(cx, lang, wanted))
}

/// Begins to live in a page of another site, where the module has been loaded ([`missing`]).
pub fn begin_embedded(cx: Cx) {
    if let Some(loaded) = DETAILS.get() {
        (loaded.begin_embedded)(cx);
    }
}

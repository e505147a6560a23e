//! The WebAssembly modules of the program that are loaded on demand: which code is in which, and
//! whether that is loaded.
//!
//! Views call what is in such a module through a [`Lazy`], which is filled when the module is loaded
//! (`lazy.rs`). So they do not name that code, and it is not in the main module.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

pub use wasm_split_helpers::SplitLoaderError;

use crate::route::{Address, Page, ViewParam};

/// A module that is loaded on demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// What opens over a page or within it, the page of an event, and the year and week views.
    Details,
    /// Pages that few visits open.
    Pages,
}

/// The loading of a module.
pub type Loading = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

/// What loads modules: see [`Module::load_by`].
static LOADER: OnceLock<fn(Module) -> Loading> = OnceLock::new();
/// Whether each module is loaded, in the order of [`Module::ALL`].
static LOADED: [AtomicBool; 2] = [const { AtomicBool::new(false) }; 2];

impl Module {
    pub const ALL: [Module; 2] = [Module::Details, Module::Pages];

    /// Sets what loads modules and fills what they offer. Called once, before anything is loaded.
    pub fn load_by(loader: fn(Module) -> Loading) {
        let _ = LOADER.set(loader);
    }

    /// Loads the module, unless that is done. After a failure the next call fetches it again.
    pub async fn load(self) -> Result<(), SplitLoaderError> {
        if let Some(load) = LOADER.get().filter(|_| !self.is_loaded()) {
            load(self).await?;
            self.set_loaded();
        }
        Ok(())
    }

    /// Notes that what the module offers is there.
    pub fn set_loaded(self) {
        LOADED[self as usize].store(true, Ordering::Relaxed);
    }

    /// Whether the module has been loaded.
    pub fn is_loaded(self) -> bool {
        LOADED[self as usize].load(Ordering::Relaxed)
    }
}

/// A function whose code is in a module, known once that has been loaded.
pub struct Lazy<F>(OnceLock<F>);

impl<F: Copy> Lazy<F> {
    /// A function that is not known yet.
    pub const fn new() -> Lazy<F> {
        Lazy(OnceLock::new())
    }

    /// Makes the function known.
    pub fn set(&self, function: F) {
        let _ = self.0.set(function);
    }

    /// The function, where its module is loaded.
    pub fn get(&self) -> Option<F> {
        self.0.get().copied()
    }
}

/// A page, by the module that has its code.
#[derive(Clone, Copy)]
pub enum PageView<'a> {
    Home,
    Map,
    Calendar,
    /// In [`Module::Details`], by the id of the event.
    Event(&'a str),
    /// In [`Module::Pages`].
    Lazy(LazyPage<'a>),
}

/// A page whose code is in [`Module::Pages`].
#[derive(Clone, Copy)]
pub enum LazyPage<'a> {
    City(&'a str),
    Programmes,
    About,
    Embed,
    Review(i32),
    NotFound,
}

impl PageView<'_> {
    /// Returns what shows a page: the one place that says in which module its code is.
    pub fn of(page: &Page) -> PageView<'_> {
        match page {
            Page::Home => PageView::Home,
            Page::Map => PageView::Map,
            Page::Calendar => PageView::Calendar,
            Page::Event(id) => PageView::Event(id),
            Page::City(id) => PageView::Lazy(LazyPage::City(id)),
            Page::Programmes => PageView::Lazy(LazyPage::Programmes),
            Page::About => PageView::Lazy(LazyPage::About),
            Page::Embed => PageView::Lazy(LazyPage::Embed),
            Page::Review(year) => PageView::Lazy(LazyPage::Review(*year)),
            Page::NotFound(_) => PageView::Lazy(LazyPage::NotFound),
        }
    }
}

/// A view of the calendar, by the module that has its code.
#[derive(Clone, Copy)]
pub enum CalendarView {
    Month,
    Agenda,
    /// In [`Module::Details`].
    Lazy(LazyView),
}

/// A view of the calendar whose code is in [`Module::Details`].
#[derive(Clone, Copy)]
pub enum LazyView {
    Year,
    Week,
}

impl CalendarView {
    /// Returns what draws a view: the one place that says in which module its code is.
    pub const fn of(view: ViewParam) -> CalendarView {
        match view {
            ViewParam::Month => CalendarView::Month,
            ViewParam::Agenda => CalendarView::Agenda,
            ViewParam::Year => CalendarView::Lazy(LazyView::Year),
            ViewParam::Week => CalendarView::Lazy(LazyView::Week),
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

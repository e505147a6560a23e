//! The lazy-loaded WebAssembly modules: which code is in which, and whether it is loaded.
//!
//! Views call code of such a module through a [`Lazy`], which is set when the module is loaded
//! (`lazy.rs`). So they do not reference that code, and the splitter keeps it out of the main
//! module.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

pub use wasm_split_helpers::SplitLoaderError;

use crate::route::{Address, Page, ViewParam};

/// A lazy-loaded module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// The cards of events and cities, the event page, export menus, filters, the days of a stay, the search, the
    /// embed code, the filter of the list of cities, and the month, week and year views.
    Details,
    /// The pages that few visits open.
    Pages,
}

/// The future of loading a module.
pub type Loading = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

/// The loader of modules: see [`Module::set_loader`].
static LOADER: OnceLock<fn(Module) -> Loading> = OnceLock::new();
/// Whether each module is loaded, in the order of [`Module::ALL`].
static LOADED: [AtomicBool; 2] = [const { AtomicBool::new(false) }; 2];

impl Module {
    pub const ALL: [Module; 2] = [Module::Details, Module::Pages];

    /// Sets the loader, which also fills the [`Lazy`] functions of a module. Called once, before
    /// any module is loaded.
    pub fn set_loader(loader: fn(Module) -> Loading) {
        let _ = LOADER.set(loader);
    }

    /// Loads the module unless it is loaded. After a failure the next call tries again.
    pub async fn load(self) -> Result<(), SplitLoaderError> {
        if let Some(load) = LOADER.get().filter(|_| !self.is_loaded()) {
            load(self).await?;
            self.set_loaded();
        }
        Ok(())
    }

    /// Marks the module as loaded.
    pub fn set_loaded(self) {
        LOADED[self as usize].store(true, Ordering::Relaxed);
    }

    /// Whether the module has been loaded.
    pub fn is_loaded(self) -> bool {
        LOADED[self as usize].load(Ordering::Relaxed)
    }
}

/// A function in a lazy-loaded module, set when that module has been loaded.
pub struct Lazy<F>(OnceLock<F>);

impl<F: Copy> Lazy<F> {
    /// Creates an unset function.
    pub const fn new() -> Lazy<F> {
        Lazy(OnceLock::new())
    }

    /// Sets the function.
    pub fn set(&self, function: F) {
        let _ = self.0.set(function);
    }

    /// The function; `None` until its module has been loaded.
    pub fn get(&self) -> Option<F> {
        self.0.get().copied()
    }
}

/// Returns the modules that an address needs and that are not loaded. The cards of
/// events and cities load their module themselves.
pub fn missing_modules(address: &Address) -> impl Iterator<Item = Module> + use<> {
    let params = &address.params;
    let of_page = module_of(&address.page);
    let has_lazy_view = params.view.is_some_and(|view| view != ViewParam::Schedule);
    let needs_details =
        has_lazy_view || params.embed || params.q.is_some() || params.stay().is_some();
    let details = needs_details.then_some(Module::Details);
    let missing = of_page
        .into_iter()
        .chain(details.filter(|_| of_page != details));
    missing.filter(|module| !module.is_loaded())
}

/// Returns the module with the code of a page; `None` for the main module. Pages are in
/// [`Module::Pages`] unless they are named here.
pub fn module_of(page: &Page) -> Option<Module> {
    const MAIN_PAGES: [Page; 3] = [Page::Home, Page::Map, Page::Calendar];
    if MAIN_PAGES.contains(page) {
        None
    } else if let Page::Event(_) = page {
        Some(Module::Details)
    } else {
        Some(Module::Pages)
    }
}

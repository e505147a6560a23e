//! Entry points of the lazy-loaded modules (`modules.rs`): the functions that each contains.
//!
//! `wasm-split-cli` moves code that is reachable only from an entry function ([`load_details`],
//! [`load_pages`]) into a module of its own, as `app-<hash>-pages.lazy.wasm`. The rest of the program calls it through the function pointers
//! that the entry function returns.

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use super::context::Cx;
use super::modules::{Module, SplitLoaderError};
use super::pages::LazyPage;
use super::{calendar, embed, event, facets, map, pages, search};
use crate::export::page::PageHead;
use crate::model::{CityIx, Subject};
use crate::text::Lang;
use crate::time::Window;

/// The functions of [`Module::Pages`]. The views of the calendar are in both modules, so that their code
/// is in the chunk that the modules share and no part is too large.
struct Pages {
    page: fn(Cx, Lang, LazyPage<'_>) -> AnyView,
    head: fn(Cx, Lang, LazyPage<'_>) -> PageHead,
    view: calendar::DrawLazy,
}

/// The functions of [`Module::Details`].
struct Details {
    page: fn(Cx, Lang, &str) -> AnyView,
    card: fn(Cx, Lang, Subject) -> AnyView,
    city_card: fn(Cx, Lang, CityIx) -> AnyView,
    city_filter: fn(Cx, &str) -> Vec<bool>,
    export_menu: fn(Cx, Lang, &event::CalendarExport) -> AnyView,
    view: calendar::DrawLazy,
    picker: calendar::Picker,
    choices: fn(Cx, Lang, facets::State) -> AnyView,
    active_filters: facets::ActiveFilters,
    during: fn(Cx, Lang, &Window) -> AnyView,
    search: fn() -> AnyView,
    embed: fn(Cx),
}

/// Loads the module and returns its functions. Code that is referenced only from here is not in the
/// main module.
#[wasm_split(pages, fallible)]
fn load_pages() -> Result<Pages, SplitLoaderError> {
    Ok(Pages::new())
}

/// See [`load_pages`].
#[wasm_split(details, fallible)]
fn load_details() -> Result<Details, SplitLoaderError> {
    Ok(Details::new())
}

impl Pages {
    fn new() -> Pages {
        Pages {
            page: pages::lazy_view,
            head: pages::lazy_head,
            view: calendar::lazy_view,
        }
    }

    /// Sets the [`Lazy`](super::modules::Lazy) functions of the module.
    fn install(self) {
        pages::LAZY_PAGE.set(self.page);
        pages::LAZY_HEAD.set(self.head);
        calendar::LAZY_VIEW.set(self.view);
    }
}

impl Details {
    fn new() -> Details {
        Details {
            page: pages::event_view,
            card: event::card_content,
            city_card: map::city_card,
            city_filter: map::matching,
            export_menu: event::export_menu_content,
            view: calendar::lazy_view,
            picker: calendar::picker_panel,
            choices: facets::body,
            active_filters: facets::ActiveFilters::new(),
            during: pages::during,
            search: search::dialog,
            embed: embed::begin,
        }
    }

    /// See [`Pages::install`].
    fn install(self) {
        pages::EVENT_PAGE.set(self.page);
        event::CARD.set(self.card);
        map::CITY_CARD.set(self.city_card);
        map::CITY_FILTER.set(self.city_filter);
        event::EXPORT_MENU.set(self.export_menu);
        calendar::LAZY_VIEW.set(self.view);
        calendar::PICKER.set(self.picker);
        facets::CHOICES.set(self.choices);
        facets::ACTIVE.set(self.active_filters);
        pages::DURING.set(self.during);
        search::DIALOG.set(self.search);
        embed::BEGIN.set(self.embed);
    }
}

/// Makes [`Module::load`] fetch modules on demand.
pub fn load_on_demand() {
    Module::set_loader(|module| {
        Box::pin(async move {
            match module {
                Module::Pages => load_pages().await?.install(),
                Module::Details => load_details().await?.install(),
            }
            Ok(())
        })
    });
}

/// Installs all functions at once: a native build is not split.
#[cfg(feature = "cli")]
pub fn install_all() {
    Pages::new().install();
    Details::new().install();
    for module in Module::ALL {
        module.set_loaded();
    }
}

//! Loads the modules of `modules.rs`, and says what is in each.
//!
//! `wasm-split-cli` moves what only an entry function reaches ([`load_pages`], [`load_details`]) into a
//! module of its own, `app-<hash>-pages.lazy.wasm` and `app-<hash>-details.lazy.wasm`. The rest of the
//! program calls it through the pointers that the entry function returns.

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use super::context::Cx;
use super::modules::{LazyPage, Module, SplitLoaderError};
use super::{calendar, embed, event, facets, pages, search};
use crate::model::Subject;
use crate::text::Lang;

/// The functions of [`Module::Pages`].
struct Pages {
    page: fn(Cx, Lang, LazyPage<'_>) -> AnyView,
}

/// The functions of [`Module::Details`].
struct Details {
    page: fn(Cx, Lang, &str) -> AnyView,
    card: fn(Cx, Lang, Subject) -> AnyView,
    add: fn(Cx, Lang, &event::Wanted) -> AnyView,
    view: calendar::DrawLazy,
    picker: calendar::Picker,
    choices: fn(Cx, Lang, facets::State) -> AnyView,
    search: fn() -> AnyView,
    embed: fn(Cx),
}

/// Loads the module and returns its functions. What is named here and nowhere else is not in the
/// main module.
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
        Pages {
            page: pages::lazy_view,
        }
    }

    /// Makes the functions known to those who call them.
    fn install(self) {
        pages::LAZY_PAGE.set(self.page);
    }
}

impl Details {
    fn new() -> Details {
        Details {
            page: pages::event_view,
            card: event::card_content,
            add: event::add_content,
            view: calendar::lazy_view,
            picker: calendar::picker_panel,
            choices: facets::body,
            search: search::dialog,
            embed: embed::begin,
        }
    }

    /// As [`Pages::install`].
    fn install(self) {
        pages::EVENT_PAGE.set(self.page);
        event::CARD.set(self.card);
        event::ADD.set(self.add);
        calendar::LAZY_VIEW.set(self.view);
        calendar::PICKER.set(self.picker);
        facets::CHOICES.set(self.choices);
        search::DIALOG.set(self.search);
        embed::BEGIN.set(self.embed);
    }
}

/// Begins to load modules as they are asked for.
pub fn load_on_demand() {
    Module::load_by(|module| {
        Box::pin(async move {
            match module {
                Module::Pages => load_pages().await?.install(),
                Module::Details => load_details().await?.install(),
            }
            Ok(())
        })
    });
}

/// Takes the functions from the program itself, which natively is one module.
#[cfg(feature = "cli")]
pub fn load_at_once() {
    Pages::new().install();
    Details::new().install();
    for module in Module::ALL {
        module.set_loaded();
    }
}

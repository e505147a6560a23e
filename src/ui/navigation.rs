//! Client-side navigation: shows an address at once, or when the module of its page has been
//! loaded.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, MouseEvent};

use super::browser::{self, Step};
use super::bundle_cell::{BundleCell, WholeBundle};
use super::context::{Cx, lang_of, set_if_changed};
use super::environment::Environment;
use super::{modules, prefs};
use crate::route::{Address, MapParam, Page, Params};
use crate::text::Lang;

thread_local! {
    /// The number of the latest navigation. One that loads modules compares it with its own number
    /// afterwards, and is dropped if another has begun since.
    static NAVIGATION: Cell<u32> = const { Cell::new(0) };
    /// Whether the address bar is ahead of the view: Back or Forward led to a page whose module is
    /// still loading.
    static IS_AHEAD: Cell<bool> = const { Cell::new(false) };
    /// The address of the latest navigation while it loads modules.
    static PENDING: RefCell<Option<Address>> = const { RefCell::new(None) };
    /// The number of the latest choice of a language. One that waits for texts is dropped if another
    /// has been made since.
    static LANGUAGE_CHOICE: Cell<u32> = const { Cell::new(0) };
}

impl Cx {
    /// Creates the context from the address bar and keeps both in sync. An address without a
    /// language, or with one that the bundle does not offer, is completed in place.
    pub fn start(bundle: &'static BundleCell, base: String) -> Cx {
        let address = read(&base, &bundle.languages);
        let cx = Cx::new(bundle, base, address, Environment::from_browser());
        let is_overlay = browser::is_overlay_entry();
        let step = match is_overlay {
            true => Step::Overlay,
            false => Step::Replace,
        };
        let fragment = browser::fragment();
        cx.write(step, &fragment);
        // The browser has scrolled a published page itself.
        if browser::published_note_slot().is_none() {
            reveal(&fragment);
        }
        browser::track_scrolling();
        browser::on_window("popstate", move |_: web_sys::Event| {
            browser::cancel_location_update();
            browser::entry_changed();
            begin_language_choice();
            cx.navigate(read(cx.base, &bundle.languages), None, "");
        });
        browser::on_window("click", move |event: MouseEvent| cx.follow(&event));
        cx
    }

    /// Changes parameters of the current page. Closes the card, because its link may disappear with
    /// the change.
    pub fn change(&self, step: Step, change: impl FnOnce(&mut Params)) {
        let mut address = self.address_untracked();
        address.params.open = None;
        change(&mut address.params);
        self.go(address, step);
    }

    /// Writes the map view to the address, on a page with a map. This is no navigation: the map
    /// comes to rest by itself, while another page may be loading.
    pub fn set_map_view(&self, map: Option<MapParam>, step: Step) {
        let mut address = self.address_untracked();
        if !address.page.has_map() || address.params.map == map {
            return;
        }
        address.params.map = map;
        self.set_address(address);
        if !self.is_ahead() {
            // Keep the entry of the card one that Back closes.
            let keeps_overlay = step == Step::Replace && self.is_overlay_entry();
            self.write(if keeps_overlay { Step::Overlay } else { step }, "");
        }
    }

    /// Closes the card or the search. If it was opened from this page, goes back in the history, so
    /// that Forward opens it again and Back does not lead through it.
    pub fn close(&self) {
        let mut address = self.address_untracked();
        address.params.open = None;
        address.params.q = None;
        if self.is_overlay_entry() {
            self.set_address(address);
            browser::back();
        } else {
            self.go(address, Step::Replace);
        }
    }

    /// Takes the link that opened the card; `None` if an address opened it.
    pub fn take_opener(&self) -> Option<HtmlElement> {
        self.opener.try_update_value(Option::take).flatten()
    }

    /// Opens a card, replacing one that is open.
    fn open_card(&self, id: Box<str>, opener: HtmlElement) {
        // A card opened by an address has no entry below it that Back could show.
        let is_open = self.open.get_untracked().is_some() && !self.is_overlay_entry();
        let mut address = self.address_untracked();
        address.params.open = Some(id);
        // A card opened from a search result replaces the search.
        address.params.q = None;
        self.opener.set_value(Some(opener));
        self.go(
            address,
            if is_open {
                Step::Replace
            } else {
                Step::Overlay
            },
        );
    }

    /// Navigates to an address.
    pub fn go(&self, address: Address, step: Step) {
        self.go_to(address, step, "");
    }

    /// Navigates to an address and there to an element: `fragment` is its id after a `#`, or empty.
    fn go_to(&self, address: Address, step: Step, fragment: &str) {
        if self.address_untracked() == address && !IS_AHEAD.get() {
            // The current page is requested: drop a navigation that is still loading.
            begin_navigation();
            reveal(fragment);
            return;
        }
        self.navigate(address, Some(step), fragment);
    }

    /// Shows an address, after loading the texts of its language and the module of its page if
    /// necessary. Writes it to the address bar with `step`; `None` if it is already there.
    ///
    /// Of several pending navigations only the last is shown. If the module cannot be loaded, the
    /// browser loads the address as a new page.
    fn navigate(&self, address: Address, step: Option<Step>, fragment: &str) {
        let number = begin_navigation();
        let was_ahead = IS_AHEAD.replace(IS_AHEAD.get() || step.is_none());
        // Keep the entry that Back led to in the history.
        let step = match step {
            Some(Step::Replace) if was_ahead => Some(Step::Push),
            step => step,
        };
        if !self.bundle.has_language(lang_of(self.bundle, &address)) {
            return self.navigate_with_texts(address, step, fragment, number);
        }
        if modules::missing_modules(&address).next().is_none() {
            return self.finish_navigation(address, step, fragment);
        }
        PENDING.set(Some(address.clone()));
        let cx = *self;
        let fragment = fragment.to_string();
        let is_last = move || NAVIGATION.get() == number;
        browser::spawn(async move {
            let mut missing = None;
            for module in modules::missing_modules(&address) {
                if cx.load(module).await.is_err() {
                    missing = Some(module);
                    break;
                }
            }
            if !is_last() {
                return;
            }
            match missing {
                None => cx.finish_navigation(address, step, &fragment),
                Some(module) if modules::module_of(&address.page) == Some(module) => {
                    browser::load_url(&cx.href(&address));
                }
                // Only a part of the page is missing: the page stays.
                Some(_) => cx.report_missing_module(),
            }
        });
    }

    /// Shows an address in another language when its texts have been loaded. Until then the page can be
    /// used: if it shows another address then, that one changes its language. If the texts cannot be
    /// loaded, the page stays.
    fn navigate_with_texts(
        &self,
        address: Address,
        step: Option<Step>,
        fragment: &str,
        number: u32,
    ) {
        let choice = begin_language_choice();
        let cx = *self;
        let fragment = fragment.to_string();
        browser::spawn(async move {
            let whole = cx.load_whole_bundle().await;
            let is_last = NAVIGATION.get() == number;
            // The language of a history entry is not that of the pages after it.
            if LANGUAGE_CHOICE.get() != choice || (!is_last && step.is_none()) {
                return;
            }
            let address = match is_last {
                true => address,
                false => {
                    let pending = PENDING.with_borrow(Clone::clone);
                    Address {
                        lang: address.lang,
                        ..pending.unwrap_or_else(|| cx.address_untracked())
                    }
                }
            };
            match whole {
                WholeBundle::Present => cx.navigate(address, step, &fragment),
                WholeBundle::Changed => browser::load_url(&cx.href(&address)),
                WholeBundle::Unavailable => cx.report_missing_bundle(),
            }
        });
    }

    /// Shows an address whose module has been loaded, and writes it to the address bar with `step`.
    fn finish_navigation(&self, address: Address, step: Option<Step>, fragment: &str) {
        IS_AHEAD.set(false);
        set_if_changed(self.module_failed, false);
        self.set_address(address);
        if let Some(step) = step {
            self.write(step, fragment);
        }
        reveal(fragment);
    }

    /// Whether the current history entry is one of an overlay ([`Step::Overlay`]).
    fn is_overlay_entry(&self) -> bool {
        !IS_AHEAD.get() && browser::is_overlay_entry()
    }

    /// Whether the address bar is ahead of the view.
    fn is_ahead(&self) -> bool {
        IS_AHEAD.get()
    }

    fn write(&self, step: Step, fragment: &str) {
        let href = self.href(&self.address_untracked());
        browser::write_location(&[&href, fragment].concat(), step);
    }

    /// Handles a click on an internal link. An event opens as a card, unless the link has
    /// `data-full-page`. A click with another button or a modifier, and a link with a target, a
    /// download or another origin, is left to the browser.
    fn follow(&self, event: &MouseEvent) {
        let is_special = event.button() != 0
            || event.default_prevented()
            || event.meta_key()
            || event.ctrl_key()
            || event.shift_key()
            || event.alt_key();
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
            return;
        };
        // With a `<base>`, a fragment alone would lead to the start page.
        let fragment = link.get_attribute("href");
        if let Some(id) = fragment.as_deref().and_then(|href| href.strip_prefix('#')) {
            event.prevent_default();
            browser::focus(id);
            return;
        }
        // The attribute and not the property: without a `target`, the property is empty in some
        // engines and the target of `<base>` in others.
        let is_external = link.has_attribute("target")
            || link.has_attribute("download")
            || Some(link.origin()) != browser::origin();
        let path = link.pathname();
        let Some(below) = path.strip_prefix(self.base) else {
            return;
        };
        if is_special || is_external {
            return;
        }
        let mut address = Address::parse(below, link.search().trim_start_matches('?'));
        // A link without a map view keeps the last one.
        if address.page.has_map() && address.params.map.is_none() {
            address.params.map = self.last_map.get_value();
        }
        // A file of the site, such as the bundle, is not a page of the app.
        let Some(lang) = address
            .lang
            .filter(|lang| self.bundle.languages.contains(lang))
        else {
            return;
        };
        event.prevent_default();
        self.params
            .with_untracked(|params| address.params.keep_embed_params(params));
        if link.has_attribute("data-remember") {
            prefs::store_lang(lang);
            begin_language_choice();
        }
        let opens_page = matches!(self.page.get_untracked(), Page::Event(_))
            || link.has_attribute("data-full-page");
        if let Page::Event(id) = &address.page
            && !opens_page
            && self.bundle.find_subject(id).is_some()
        {
            self.open_card(id.clone(), link.unchecked_into());
            return;
        }
        let step = match link.has_attribute("data-replace") {
            true => Step::Replace,
            false => Step::Push,
        };
        self.go_to(address, step, &link.hash());
    }
}

/// Scrolls to the element of a fragment (`#id`, or empty) and focuses it, once the page has been
/// scrolled to its top, which a new page is in the next frame.
fn reveal(fragment: &str) {
    if let Some(id) = fragment.strip_prefix('#').map(str::to_string) {
        browser::next_frame(|| browser::next_frame(move || browser::scroll_to_and_focus(&id)));
    }
}

/// Begins a navigation, which supersedes pending ones, and returns its number.
fn begin_navigation() -> u32 {
    let number = NAVIGATION.get().wrapping_add(1);
    NAVIGATION.set(number);
    PENDING.set(None);
    number
}

/// Begins a choice of a language, which supersedes one that waits for texts, and returns its number.
fn begin_language_choice() -> u32 {
    let number = LANGUAGE_CHOICE.get().wrapping_add(1);
    LANGUAGE_CHOICE.set(number);
    number
}

/// The address in the address bar, not yet checked against the bundle.
pub fn requested_address(base: &str) -> Address {
    let (path, query) = browser::location().unwrap_or_default();
    Address::parse(path.strip_prefix(base).unwrap_or(&path), &query)
}

fn read(base: &str, offered: &[Lang]) -> Address {
    let mut address = requested_address(base);
    address.lang = Some(prefs::reader_lang(&address, offered));
    address
}

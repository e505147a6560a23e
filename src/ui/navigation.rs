//! How one address follows another: at once, or when the code of its page is here.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, MouseEvent};

use super::browser::{self, Step};
use super::context::{Cx, tell};
use super::environment::Environment;
use super::{modules, prefs};
use crate::model::Bundle;
use crate::route::{Address, MapParam, Page, Params};
use crate::text::Lang;

thread_local! {
    /// The number of the navigation that began last. One that fetches code compares it with its own
    /// number when the code is here, and ends without effect where another has begun since.
    static NAVIGATION: Cell<u32> = const { Cell::new(0) };
    /// Whether the address bar names a page that is not shown yet: Back or Forward led there, and
    /// its code is still being fetched.
    static IS_AHEAD: Cell<bool> = const { Cell::new(false) };
}

impl Cx {
    /// Reads the address bar and keeps it and the views in step from then on. An address without
    /// a language, or with one that the bundle does not offer, is completed in place.
    pub fn start(bundle: &'static Bundle, base: String) -> Cx {
        let address = read(&base, &bundle.languages);
        let cx = Cx::new(bundle, base, address, Environment::of_browser());
        let is_over = browser::is_over();
        cx.write(if is_over { Step::Over } else { Step::Replace });
        browser::remember_scrolling();
        browser::on_window("popstate", move |_: web_sys::Event| {
            browser::forget_location();
            browser::enter();
            cx.navigate(read(cx.base, &bundle.languages), None);
        });
        browser::on_window("click", move |event: MouseEvent| cx.follow(&event));
        cx
    }

    /// Changes the parameters and stays on the page. A card over it closes: what it was opened
    /// from may be gone.
    pub fn change(&self, step: Step, change: impl FnOnce(&mut Params)) {
        let mut address = self.address_untracked();
        address.params.open = None;
        change(&mut address.params);
        self.go(address, step);
    }

    /// Notes how the map is drawn and where it looks, on a page that has one. This is no navigation:
    /// the map comes to rest by itself, while another page may be on its way.
    pub fn note_map(&self, map: Option<MapParam>, step: Step) {
        let mut address = self.address_untracked();
        if !address.page.has_map() || address.params.map == map {
            return;
        }
        address.params.map = map;
        self.show(address);
        if !self.is_ahead() {
            // The entry of a card stays one that Back closes.
            let is_quiet = step == Step::Replace && self.is_over();
            self.write(if is_quiet { Step::Over } else { step });
        }
    }

    /// Closes the card over the page. Where it was opened from this page, that is a step back, so
    /// that Forward opens it again and Back does not lead through it.
    pub fn close(&self) {
        let mut address = self.address_untracked();
        address.params.open = None;
        address.params.q = None;
        if self.is_over() {
            self.show(address);
            browser::back();
        } else {
            self.go(address, Step::Replace);
        }
    }

    /// The link that opened the card, once: a card that an address opened has none.
    pub fn take_opener(&self) -> Option<HtmlElement> {
        self.opener.try_update_value(Option::take).flatten()
    }

    /// Opens a card over the page; one that is open gives way to it.
    fn open_card(&self, id: Box<str>, opener: HtmlElement) {
        // A card that an address opened lies over nothing that Back could show.
        let is_open = self.open.get_untracked().is_some() && !self.is_over();
        let mut address = self.address_untracked();
        address.params.open = Some(id);
        // A card that a search led to takes its place.
        address.params.q = None;
        self.opener.set_value(Some(opener));
        self.go(address, if is_open { Step::Replace } else { Step::Over });
    }

    /// Goes to an address.
    pub fn go(&self, address: Address, step: Step) {
        if self.address_untracked() == address && !IS_AHEAD.get() {
            // The page that is shown is wanted, and not one that is still being fetched.
            begin_navigation();
            return;
        }
        self.navigate(address, Some(step));
    }

    /// Shows an address at once where the code of its page is here, as it nearly always is; else
    /// fetches the code first. The address is written to the address bar with `step`, or is there
    /// already where that is `None`.
    ///
    /// Of several navigations that wait, only the last one is shown. Where the code cannot be
    /// fetched, the browser opens the address by itself.
    fn navigate(&self, address: Address, step: Option<Step>) {
        let number = begin_navigation();
        let was_ahead = IS_AHEAD.replace(IS_AHEAD.get() || step.is_none());
        // The entry that Back led to stays in the history.
        let step = match step {
            Some(Step::Replace) if was_ahead => Some(Step::Push),
            step => step,
        };
        if modules::missing(&address).next().is_none() {
            return self.arrive(address, step);
        }
        let cx = *self;
        let is_last = move || NAVIGATION.get() == number;
        browser::spawn(async move {
            let mut missing = None;
            for module in modules::missing(&address) {
                if cx.load(module).await.is_err() {
                    missing = Some(module);
                    break;
                }
            }
            if !is_last() {
                return;
            }
            match missing {
                None => cx.arrive(address, step),
                Some(module) if modules::module_of(&address.page) == Some(module) => {
                    browser::open_anew(&cx.href(&address));
                }
                // Only a part is missing: the page that it belongs to stays.
                Some(_) => cx.miss_lazy(),
            }
        });
    }

    /// Shows an address whose code is here, and writes it to the address bar with `step`.
    fn arrive(&self, address: Address, step: Option<Step>) {
        IS_AHEAD.set(false);
        tell(self.partless, false);
        self.show(address);
        if let Some(step) = step {
            self.write(step);
        }
    }

    /// Whether the present history entry is that of what lies over the page ([`Step::Over`]).
    fn is_over(&self) -> bool {
        !IS_AHEAD.get() && browser::is_over()
    }

    /// Whether the address bar names a page that is not shown yet.
    fn is_ahead(&self) -> bool {
        IS_AHEAD.get()
    }

    fn write(&self, step: Step) {
        browser::write_location(&self.href(&self.address_untracked()), step);
    }

    /// Follows a click on one of our own links without loading the page again; an event opens as
    /// a card, unless the link asks for its whole page with `data-whole`. Anything special
    /// (another button, a modifier, a target, a download, another site) is left to the browser.
    fn follow(&self, event: &MouseEvent) {
        let special = event.button() != 0
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
        // Beside a `<base>`, a fragment alone would lead to the start page.
        let fragment = link.get_attribute("href");
        if let Some(id) = fragment.as_deref().and_then(|href| href.strip_prefix('#')) {
            event.prevent_default();
            browser::focus(id);
            return;
        }
        // Asked of the attribute: where a link has no `target`, the property is empty in some engines,
        // and the target of `<base>` in others.
        let elsewhere = link.has_attribute("target")
            || link.has_attribute("download")
            || !link.hash().is_empty()
            || Some(link.origin()) != browser::origin();
        let path = link.pathname();
        let Some(below) = path.strip_prefix(self.base) else {
            return;
        };
        if special || elsewhere {
            return;
        }
        let mut address = Address::parse(below, link.search().trim_start_matches('?'));
        // A link that says nothing of the map leaves it as it is.
        if address.page.has_map() && address.params.map.is_none() {
            address.params.map = self.last_map.get_value();
        }
        // A file of the site, such as the bundle, is no page of ours.
        let Some(lang) = address
            .lang
            .filter(|lang| self.bundle.languages.contains(lang))
        else {
            return;
        };
        event.prevent_default();
        self.params
            .with_untracked(|params| address.params.stay_embedded(params));
        if link.has_attribute("data-remember") {
            prefs::remember_lang(lang);
        }
        let own_page =
            matches!(self.page.get_untracked(), Page::Event(_)) || link.has_attribute("data-whole");
        if let Page::Event(id) = &address.page
            && !own_page
            && self.bundle.find_subject(id).is_some()
        {
            self.open_card(id.clone(), link.unchecked_into());
            return;
        }
        let quiet = link.has_attribute("data-quiet");
        self.go(address, if quiet { Step::Replace } else { Step::Push });
    }
}

/// Begins a navigation, which replaces one that still waits, and returns its number.
fn begin_navigation() -> u32 {
    let number = NAVIGATION.get().wrapping_add(1);
    NAVIGATION.set(number);
    number
}

/// What the address bar asks for, before anything is known of the bundle.
pub fn asked(base: &str) -> Address {
    let (path, query) = browser::location().unwrap_or_default();
    Address::parse(path.strip_prefix(base).unwrap_or(&path), &query)
}

fn read(base: &str, offered: &[Lang]) -> Address {
    let mut address = asked(base);
    if !address.lang.is_some_and(|lang| offered.contains(&lang)) {
        address.lang = Some(prefs::lang(offered));
    }
    address
}

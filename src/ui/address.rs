//! The address as the page's shared state, and what every view is given.

mod navigation;

use std::cell::Cell;
use std::sync::OnceLock;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, MouseEvent};

use super::browser::{self, Step};
use super::environment::Environment;
use super::lazy::{Module, SplitLoaderError};
use super::lookup::Lookup;
use super::{map, prefs};
use crate::model::{Bundle, Country, Subject};
use crate::route::{Address, MapParam, Page, Params, ZoneParam};
use crate::text::{Found, Lang, Localized};
use crate::time::Date;

/// What every view needs: the bundle, the address, today and the environment. Components take it from
/// the context (`expect_context::<Cx>()`), functions as an argument. Copied freely: it is one pointer.
#[derive(Clone, Copy)]
pub struct Cx(&'static Shared);

/// What [`Cx`] points to. It lives as long as the page does.
pub struct Shared {
    pub bundle: &'static Bundle,
    /// Where the site lives, with a slash at both ends.
    base: &'static str,
    address: RwSignal<Address>,
    // Signals and not memos of the address: an effect that reads a memo and, after it, another
    // memo of which that one was made misses changes of the second (reactive_graph 0.2.16).
    pub lang: RwSignal<Lang>,
    pub page: RwSignal<Page>,
    /// Without `open`, `q` and `map`: a card or a search over the page and moving the map change
    /// nothing else of it.
    pub params: RwSignal<Params>,
    /// The words of the search over the page, if it is open.
    pub query: RwSignal<Option<Box<str>>>,
    /// Whose clock the hours are shown by.
    pub zone: RwSignal<ZoneParam>,
    /// What the card over the page shows: the subject that `open` names. The page of an event is
    /// its own card and has none over it.
    pub open: RwSignal<Option<Subject>>,
    /// Whether a part of the page was asked for whose code did not come.
    pub partless: RwSignal<bool>,
    /// Whether each of the lazy-loaded modules has been loaded, in the order of [`Module::ALL`].
    loaded: [RwSignal<bool>; 2],
    /// See [`Environment::is_narrow`].
    pub narrow: RwSignal<Option<bool>>,
    /// What is read from the bundle after the first page.
    pub lookup: Lookup,
    /// The year of which the bundle tells most, with its number of entries, once it was asked for.
    pub fullest_year: OnceLock<Option<(i32, usize)>>,
    /// The link that opened the card, until the card has taken it.
    opener: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// What is shared by every map, once there is one.
    pub map: OnceLock<map::Shared>,
    /// Today by the clock that is shown: see [`zone::follow_today`](super::zone::follow_today).
    pub day: RwSignal<Date>,
    /// What differs between the browser and a native build.
    pub environment: Environment,
}

impl std::ops::Deref for Cx {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

thread_local! {
    /// How the map was drawn and where it looked in the last address of a page that has one.
    static MAP: Cell<Option<MapParam>> = const { Cell::new(None) };
}

impl Cx {
    /// What views are given at an address, in any environment.
    pub fn new(
        bundle: &'static Bundle,
        base: String,
        address: Address,
        environment: Environment,
    ) -> Cx {
        let base: &'static str = Box::leak(base.into_boxed_str());
        keep_map(&address);
        Cx(Box::leak(Box::new(Shared {
            bundle,
            base,
            lang: RwSignal::new(lang_of(bundle, &address)),
            page: RwSignal::new(address.page.clone()),
            zone: RwSignal::new(zone_of(&address)),
            open: RwSignal::new(open_of(bundle, &address)),
            query: RwSignal::new(address.params.q.clone()),
            params: RwSignal::new(params_of(&address)),
            address: RwSignal::new(address),
            lookup: Lookup::start(bundle),
            fullest_year: OnceLock::new(),
            opener: StoredValue::new_local(None),
            partless: RwSignal::new(false),
            loaded: Module::ALL.map(|module| RwSignal::new(module.is_loaded())),
            narrow: RwSignal::new(environment.is_narrow),
            map: OnceLock::new(),
            day: RwSignal::new(environment.today.unwrap_or_else(browser::today)),
            environment,
        })))
    }

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

    /// What this points to, for as long as it lives.
    pub fn shared(self) -> &'static Shared {
        self.0
    }

    /// The address now, tracked.
    pub fn address(&self) -> Address {
        self.address.get()
    }

    /// The address now, not tracked.
    pub fn address_untracked(&self) -> Address {
        self.address.get_untracked()
    }

    /// The link to an address.
    pub fn href(&self, address: &Address) -> String {
        let below = match &self.environment.folders {
            Some(folders) => folders.href(address),
            None => address.to_string(),
        };
        [self.base, &below].concat()
    }

    /// Whether the page is one of a published site, which is read without the program, too.
    pub fn is_published(&self) -> bool {
        self.environment.folders.is_some()
    }

    /// The link to a place of the page that is shown. In the browser the program follows it; elsewhere
    /// it names the page, because beside a `<base>` a fragment alone leads to the start page.
    pub fn href_place(&self, id: &str) -> String {
        let page = self.is_published().then(|| self.address_untracked());
        let page = page.map(|page| self.href(&page)).unwrap_or_default();
        [&page, "#", id].concat()
    }

    /// The link to an address that is written out; where that names no language, in this one.
    pub fn href_written(&self, lang: Lang, address: &str) -> String {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let mut address = Address::parse(path, query);
        address.lang.get_or_insert(lang);
        self.href(&address)
    }

    /// The link to a page in the reader's language; an embedded page stays embedded, and the clock
    /// that was chosen stays chosen.
    pub fn href_page(&self, lang: Lang, page: Page) -> String {
        let mut address = Address::new(lang, page);
        let params = self.params.get_untracked();
        address.params.stay_embedded(&params);
        address.params.zone = params.zone;
        self.href(&address)
    }

    /// The name of a country: the bundle's own, or else the environment's.
    pub fn country(&self, lang: Lang, country: Country) -> String {
        match self.bundle.country_name(country, lang) {
            Some(name) => name.to_string(),
            None => (self.environment.country_name)(lang, country.as_str()),
        }
    }

    /// Today by the clock that is shown; not tracked. Where it becomes another day, the whole page is
    /// made anew.
    pub fn today(&self) -> Date {
        self.day.get_untracked()
    }

    /// The path of a file of the site, below its base.
    pub fn file(&self, name: &str) -> String {
        [self.base, name].concat()
    }

    /// Loads a module and tells those who wait for it.
    pub async fn load(self, module: Module) -> Result<(), SplitLoaderError> {
        module.load().await?;
        tell(self.loaded(module), true);
        Ok(())
    }

    /// Whether a module has been loaded, for a part of the page that is opened. Where it has not, it is
    /// loaded; tracked, so that the part is made when it has come.
    pub fn has(self, module: Module) -> bool {
        let is_loaded = self.loaded(module).get();
        if !is_loaded {
            browser::spawn(async move {
                match self.load(module).await {
                    Ok(()) => tell(self.partless, false),
                    Err(_) => self.miss_lazy(),
                }
            });
        }
        is_loaded
    }

    /// Whether a module has been loaded.
    pub fn loaded(self, module: Module) -> RwSignal<bool> {
        let [details, pages] = self.loaded;
        match module {
            Module::Details => details,
            Module::Pages => pages,
        }
    }

    /// The page stays, and says that a part of it did not come.
    fn miss_lazy(self) {
        tell(self.partless, true);
        browser::warn("pobratim: no-lazy-module a part of the program did not come");
    }

    /// Tells each part of an address to those who read it, where it is another.
    pub fn show(&self, address: Address) {
        let (lang, params) = (lang_of(self.bundle, &address), params_of(&address));
        tell(self.lang, lang);
        tell(self.page, address.page.clone());
        tell(self.zone, zone_of(&address));
        tell(self.open, open_of(self.bundle, &address));
        tell(self.query, address.params.q.clone());
        tell(self.params, params);
        keep_map(&address);
        tell(self.address, address);
    }

    /// Changes the parameters and stays on the page. A card over it closes: what it was opened
    /// from may be gone.
    pub fn change(&self, step: Step, change: impl FnOnce(&mut Params)) {
        let mut address = self.address_untracked();
        address.params.open = None;
        change(&mut address.params);
        self.go(address, step);
    }

    /// How the map is to be drawn and where it is to look. Tracked.
    pub fn map(&self) -> Option<MapParam> {
        self.address.with(|address| address.params.map)
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

    /// The reader's text of a record, in the language that has one.
    pub fn text<'a>(&self, lang: Lang, text: &'a Localized) -> Option<Found<'a>> {
        text.get(lang, &self.bundle.order)
    }

    /// The plain words of a record's text, for titles and labels.
    pub fn plain(&self, lang: Lang, text: &Localized) -> String {
        self.text(lang, text)
            .map(|found| found.text.to_string())
            .unwrap_or_default()
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
            address.params.map = MAP.get();
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

pub fn tell<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|known| *known != value) {
        signal.set(value);
    }
}

fn lang_of(bundle: &Bundle, address: &Address) -> Lang {
    let fallback = bundle.languages.first().copied().unwrap_or(Lang::FALLBACK);
    address.lang.unwrap_or(fallback)
}

fn zone_of(address: &Address) -> ZoneParam {
    address.params.zone.unwrap_or(ZoneParam::City)
}

fn params_of(address: &Address) -> Params {
    let mut params = address.params.clone();
    params.open = None;
    params.q = None;
    params.map = None;
    params
}

fn keep_map(address: &Address) {
    if address.page.has_map() {
        MAP.set(address.params.map);
    }
}

fn open_of(bundle: &Bundle, address: &Address) -> Option<Subject> {
    let id = address.params.open.as_deref()?;
    let elsewhere = !matches!(address.page, Page::Event(_));
    elsewhere.then(|| bundle.find_subject(id)).flatten()
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

//! The context of every view: the bundle, the address, today and the environment.

use std::sync::OnceLock;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::browser;
use super::bundle_cell::BundleCell;
use super::environment::Environment;
use super::lookup::Lookup;
use super::modules::{Lazy, Module, SplitLoaderError};
use crate::model::{Bundle, Country, Subject};
use crate::route::{Address, Folders, MapParam, Page, Params, ZoneParam};
use crate::text::{Found, Lang, Localized};
use crate::time::Date;

/// The context of every view. Components take it by `expect_context::<Cx>()`, functions as an
/// argument. Cheap to copy: it is one pointer.
#[derive(Clone, Copy)]
pub struct Cx(&'static Shared);

/// What a reader has typed into the form for reporting a mistake.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportDraft {
    /// The page that it is about; `None` for the site.
    pub about: Option<Page>,
    /// What is wrong.
    pub wrong: String,
    /// What is right, and where that is stated.
    pub right: String,
}

/// The data behind [`Cx`], which has the lifetime of the page.
pub struct Shared {
    /// The bundle of the page, in the language of the address or whole.
    pub bundle: &'static BundleCell,
    /// The base path of the site, with a slash at both ends.
    pub(super) base: &'static str,
    address: RwSignal<Address>,
    // Signals and not memos of the address: an effect that reads a memo and, after it, another memo
    // that the first one depends on misses changes of the second (reactive_graph 0.2.16).
    pub lang: RwSignal<Lang>,
    pub page: RwSignal<Page>,
    /// The parameters without `open`, `q` and `map`: opening a card or the search and moving the
    /// map do not rerender the rest of the page.
    pub params: RwSignal<Params>,
    /// The query of the search dialog; `None` while it is closed.
    pub query: RwSignal<Option<Box<str>>>,
    /// The time zone in which hours are shown.
    pub zone: RwSignal<ZoneParam>,
    /// The subject of the event card, which `open` names. The page of an event shows no card.
    pub open: RwSignal<Option<Subject>>,
    /// The texts of the report form, which stay while the reader looks something up on another
    /// page or changes the language. They are not stored.
    pub report: RwSignal<ReportDraft>,
    /// Whether a module could not be loaded for a part of the page.
    pub module_failed: RwSignal<bool>,
    /// Whether each of the lazy-loaded modules has been loaded, in the order of [`Module::ALL`].
    loaded: [RwSignal<bool>; 2],
    /// See [`Environment::is_narrow`].
    pub narrow: RwSignal<Option<bool>>,
    /// The index for facet counts, built after the first paint.
    pub lookup: Lookup,
    /// The year with the most entries and their number, once computed.
    pub fullest_year: OnceLock<Option<(i32, usize)>>,
    /// The link that opened the card, until the card takes it.
    pub(super) opener: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// The map view in the last address of a page that has a map.
    pub(super) last_map: StoredValue<Option<MapParam>>,
    /// Today in the shown time zone: see `zone::follow_today`.
    pub day: RwSignal<Date>,
    /// The differences between the browser and a native build.
    pub environment: Environment,
}

impl std::ops::Deref for Cx {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

impl Cx {
    /// Creates the context for an address in any environment.
    pub fn new(
        bundle: &'static BundleCell,
        base: String,
        address: Address,
        environment: Environment,
    ) -> Cx {
        let base: &'static str = Box::leak(base.into_boxed_str());
        Cx(Box::leak(Box::new(Shared {
            bundle,
            base,
            lang: RwSignal::new(lang_of(bundle, &address)),
            page: RwSignal::new(address.page.clone()),
            zone: RwSignal::new(zone_of(&address)),
            open: RwSignal::new(open_of(bundle, &address)),
            query: RwSignal::new(address.params.q.clone()),
            params: RwSignal::new(params_of(&address)),
            lookup: Lookup::start(bundle.current()),
            fullest_year: OnceLock::new(),
            opener: StoredValue::new_local(None),
            report: RwSignal::new(ReportDraft::default()),
            module_failed: RwSignal::new(false),
            loaded: Module::ALL.map(|module| RwSignal::new(module.is_loaded())),
            narrow: RwSignal::new(environment.is_narrow),
            last_map: StoredValue::new(map_of(&address).flatten()),
            day: RwSignal::new(environment.today.unwrap_or_else(browser::today)),
            environment,
            address: RwSignal::new(address),
        })))
    }

    /// The current address. Tracked.
    pub fn address(&self) -> Address {
        self.address.get()
    }

    /// The current address. Not tracked.
    pub fn address_untracked(&self) -> Address {
        self.address.get_untracked()
    }

    /// The link to an address.
    pub fn href(&self, address: &Address) -> String {
        let below = match self.folders() {
            Some(folders) => folders.href(address),
            None => address.to_string(),
        };
        [self.base, &below].concat()
    }

    /// See [`Environment::folders`]. Always `None` in the browser, so that views of published pages
    /// are not compiled into the program.
    #[inline(always)]
    pub fn folders(&self) -> Option<&'static Folders> {
        match browser::IS_BROWSER {
            true => None,
            false => self.0.environment.folders.as_ref(),
        }
    }

    /// Whether the page is rendered for a published site, and so must be usable without the
    /// program.
    #[inline(always)]
    pub fn is_published(&self) -> bool {
        self.folders().is_some()
    }

    /// The link to an element of the current page. In the browser navigation handles the fragment;
    /// a published page has to name itself, because with a `<base>` a fragment alone leads to the
    /// start page.
    pub fn href_fragment(&self, id: &str) -> String {
        let page = self.is_published().then(|| self.address_untracked());
        let page = page.map(|page| self.href(&page)).unwrap_or_default();
        [&page, "#", id].concat()
    }

    /// The link to an address given as text; `lang` is used if it names no language.
    pub fn href_from_str(&self, lang: Lang, address: &str) -> String {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let mut address = Address::parse(path, query);
        address.lang.get_or_insert(lang);
        self.href(&address)
    }

    /// The link to a page in a language. Keeps the embed parameters and the chosen time zone.
    pub fn href_page(&self, lang: Lang, page: Page) -> String {
        self.href(&self.page_address(lang, page))
    }

    /// The address of a page in a language, with the embed parameters and the chosen time zone.
    pub fn page_address(&self, lang: Lang, page: Page) -> Address {
        let mut address = Address::new(lang, page);
        let params = self.params.get_untracked();
        address.params.keep_embed_params(&params);
        address.params.zone = params.zone;
        address
    }

    /// The name of a country from the bundle, or else from the environment.
    pub fn country(&self, lang: Lang, country: Country) -> String {
        match self.bundle.country_name(country, lang) {
            Some(name) => name.to_string(),
            None => (self.environment.country_name)(lang, country.as_str()),
        }
    }

    /// Today in the shown time zone. Not tracked: when the day changes, the whole page is rendered
    /// again.
    pub fn today(&self) -> Date {
        self.day.get_untracked()
    }

    /// The path of a file of the site, below its base.
    pub fn file(&self, name: &str) -> String {
        [self.base, name].concat()
    }

    /// Loads a module and notifies its subscribers.
    pub async fn load(self, module: Module) -> Result<(), SplitLoaderError> {
        module.load().await?;
        set_if_changed(self.loaded(module), true);
        Ok(())
    }

    /// Whether a module has been loaded; if not, starts loading it. Tracked, so that the view is
    /// rendered when it is there.
    pub fn ensure_loaded(self, module: Module) -> bool {
        let is_loaded = self.loaded(module).get();
        if !is_loaded {
            browser::spawn(async move {
                match self.load(module).await {
                    Ok(()) => set_if_changed(self.module_failed, false),
                    Err(_) => self.report_missing_module(),
                }
            });
        }
        is_loaded
    }

    /// The view of a function of [`Module::Details`]; `None` until that module has been loaded
    /// ([`Cx::ensure_loaded`]). Tracks only whether it is loaded.
    pub fn lazy<F: Copy>(
        self,
        function: &Lazy<F>,
        view: impl FnOnce(F) -> AnyView,
    ) -> Option<AnyView> {
        let function = self
            .ensure_loaded(Module::Details)
            .then(|| function.get())
            .flatten();
        function.map(|function| untrack(|| view(function)))
    }

    /// The signal of whether a module has been loaded.
    pub fn loaded(self, module: Module) -> RwSignal<bool> {
        let [details, pages] = self.loaded;
        match module {
            Module::Details => details,
            Module::Pages => pages,
        }
    }

    /// Shows a notice that a part of the page could not be loaded; the page stays.
    pub fn report_missing_module(self) {
        set_if_changed(self.module_failed, true);
        browser::warn("pobratim: no-lazy-module a part of the program did not come");
    }

    /// Sets the signals of all parts of the address that changed.
    pub fn set_address(&self, address: Address) {
        let (lang, params) = (lang_of(self.bundle, &address), params_of(&address));
        set_if_changed(self.lang, lang);
        set_if_changed(self.page, address.page.clone());
        set_if_changed(self.zone, zone_of(&address));
        set_if_changed(self.open, open_of(self.bundle, &address));
        set_if_changed(self.query, address.params.q.clone());
        set_if_changed(self.params, params);
        if let Some(map) = map_of(&address) {
            self.last_map.set_value(map);
        }
        set_if_changed(self.address, address);
    }

    /// The map view of the address. Tracked.
    pub fn map(&self) -> Option<MapParam> {
        self.address.with(|address| address.params.map)
    }

    /// A text of a record in the given language, or else in a fallback language.
    pub fn text<'a>(&self, lang: Lang, text: &'a Localized) -> Option<Found<'a>> {
        text.get(lang, &self.bundle.order)
    }

    /// A text of a record as plain text, for titles and labels.
    pub fn plain(&self, lang: Lang, text: &Localized) -> String {
        self.text(lang, text)
            .map(|found| found.text.to_string())
            .unwrap_or_default()
    }
}

/// Sets a signal if the value differs, so that subscribers do not rerun for nothing.
pub fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|known| *known != value) {
        signal.set(value);
    }
}

/// The language of an address, which may name none.
pub fn lang_of(bundle: &Bundle, address: &Address) -> Lang {
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

/// The map view of an address; `None` if its page has no map.
fn map_of(address: &Address) -> Option<Option<MapParam>> {
    address.page.has_map().then_some(address.params.map)
}

fn open_of(bundle: &Bundle, address: &Address) -> Option<Subject> {
    let id = address.params.open.as_deref()?;
    let elsewhere = !matches!(address.page, Page::Event(_));
    elsewhere.then(|| bundle.find_subject(id)).flatten()
}

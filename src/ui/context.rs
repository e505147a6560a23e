//! What every view is given: the bundle, the address, today and the environment.

use std::sync::OnceLock;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::browser;
use super::environment::Environment;
use super::lookup::Lookup;
use super::modules::{Lazy, Module, SplitLoaderError};
use crate::model::{Bundle, Country, Subject};
use crate::route::{Address, Folders, MapParam, Page, Params, ZoneParam};
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
    pub(super) base: &'static str,
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
    pub(super) opener: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// How the map was drawn and where it looked in the last address of a page that has one.
    pub(super) last_map: StoredValue<Option<MapParam>>,
    /// Today by the clock that is shown: see `zone::follow_today`.
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

impl Cx {
    /// What views are given at an address, in any environment.
    pub fn new(
        bundle: &'static Bundle,
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
            lookup: Lookup::start(bundle),
            fullest_year: OnceLock::new(),
            opener: StoredValue::new_local(None),
            partless: RwSignal::new(false),
            loaded: Module::ALL.map(|module| RwSignal::new(module.is_loaded())),
            narrow: RwSignal::new(environment.is_narrow),
            last_map: StoredValue::new(map_of(&address).flatten()),
            day: RwSignal::new(environment.today.unwrap_or_else(browser::today)),
            environment,
            address: RwSignal::new(address),
        })))
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
        let below = match self.folders() {
            Some(folders) => folders.href(address),
            None => address.to_string(),
        };
        [self.base, &below].concat()
    }

    /// See [`Environment::folders`]. Always `None` in the browser, so that what only a published page
    /// shows is not in the program.
    #[inline(always)]
    pub fn folders(&self) -> Option<&'static Folders> {
        match browser::IS_HERE {
            true => None,
            false => self.0.environment.folders.as_ref(),
        }
    }

    /// Whether the page is one of a published site, which is read without the program, too.
    #[inline(always)]
    pub fn is_published(&self) -> bool {
        self.folders().is_some()
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

    /// What a function of [`Module::Details`] shows, when that has been loaded ([`Cx::has`]). Tracks that
    /// alone.
    pub fn lazy<F: Copy>(
        self,
        function: &Lazy<F>,
        view: impl FnOnce(F) -> AnyView,
    ) -> Option<AnyView> {
        let function = self.has(Module::Details).then(|| function.get()).flatten();
        function.map(|function| untrack(|| view(function)))
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
    pub fn miss_lazy(self) {
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
        if let Some(map) = map_of(&address) {
            self.last_map.set_value(map);
        }
        tell(self.address, address);
    }

    /// How the map is to be drawn and where it is to look. Tracked.
    pub fn map(&self) -> Option<MapParam> {
        self.address.with(|address| address.params.map)
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
}

/// Sets a signal where the value is another.
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

/// How the map is to be drawn at an address; `None` where its page has none.
fn map_of(address: &Address) -> Option<Option<MapParam>> {
    address.page.has_map().then_some(address.params.map)
}

fn open_of(bundle: &Bundle, address: &Address) -> Option<Subject> {
    let id = address.params.open.as_deref()?;
    let elsewhere = !matches!(address.page, Page::Event(_));
    elsewhere.then(|| bundle.find_subject(id)).flatten()
}

//! The pages: [`view`] renders the page of an address, [`head()`] returns its title and description.

mod about;
mod builder;
mod city;
mod event;
mod exchanges;
mod home;
mod not_found;
mod places;
pub use self::home::{DURING, during};
#[cfg(feature = "cli")]
pub mod published;
mod report;
mod review;

use leptos::prelude::*;

use self::about::AboutPage;
use self::builder::EmbedPage;
use self::city::CityPage;
use self::event::EventPage;
use self::exchanges::ProgrammesPage;
use self::home::{ChosenCity, HomePage};
use self::not_found::NotFoundPage;
use self::places::PlacesPage;
use self::report::ReportPage;
use self::review::ReviewPage;
use crate::export::page::PageHead;
use crate::route::{DateParam, Page};
use crate::text::Lang;
use crate::ui::calendar::Calendar;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::facets::Filters;
use crate::ui::map::{self, CityList, CityMap};
use crate::ui::messages::{i18n, td_string};
use crate::ui::modules::{Lazy, Module};

#[cfg(feature = "cli")]
pub use self::report::{Report, ReportedPage, form_url, letter as report_letter};

/// A page whose code is in [`Module::Pages`].
#[derive(Clone, Copy)]
pub enum LazyPage<'a> {
    City(&'a str),
    Programmes,
    Places,
    About,
    Embed,
    Report,
    Review(i32),
    NotFound,
}

/// [`lazy_view`], in [`Module::Pages`].
pub static LAZY_PAGE: Lazy<fn(Cx, Lang, LazyPage<'_>) -> AnyView> = Lazy::new();
/// [`lazy_head`], in [`Module::Pages`].
pub static LAZY_HEAD: Lazy<fn(Cx, Lang, LazyPage<'_>) -> PageHead> = Lazy::new();
/// [`event_view`], in [`Module::Details`].
pub static EVENT_PAGE: Lazy<fn(Cx, Lang, &str) -> AnyView> = Lazy::new();

/// Renders a page.
pub fn view(cx: Cx, lang: Lang, page: &Page) -> AnyView {
    match page {
        Page::Home => view! { <HomePage lang=lang /> }.into_any(),
        Page::Map => view! { <MapPage lang=lang /> }.into_any(),
        Page::Calendar => view! { <CalendarPage lang=lang /> }.into_any(),
        Page::Event(id) => match EVENT_PAGE.get() {
            Some(event) => event(cx, lang, id),
            None => when_loaded(cx, lang, Module::Details),
        },
        Page::City(id) => lazy(cx, lang, LazyPage::City(id)),
        Page::Programmes => lazy(cx, lang, LazyPage::Programmes),
        Page::Places => lazy(cx, lang, LazyPage::Places),
        Page::About => lazy(cx, lang, LazyPage::About),
        Page::Embed => lazy(cx, lang, LazyPage::Embed),
        Page::Report => lazy(cx, lang, LazyPage::Report),
        Page::Review(year) => lazy(cx, lang, LazyPage::Review(*year)),
        Page::NotFound(_) => lazy(cx, lang, LazyPage::NotFound),
    }
}

fn lazy(cx: Cx, lang: Lang, page: LazyPage<'_>) -> AnyView {
    match LAZY_PAGE.get() {
        Some(view) => view(cx, lang, page),
        None => when_loaded(cx, lang, Module::Pages),
    }
}

/// The current page, once its module has been loaded. Navigation usually loads the module first
/// ([`modules::missing_modules`](crate::ui::modules::missing_modules)). Another page replaces this view.
fn when_loaded(cx: Cx, lang: Lang, module: Module) -> AnyView {
    let page = move || cx.page.with_untracked(|page| view(cx, lang, page));
    (move || cx.ensure_loaded(module).then(|| untrack(page))).into_any()
}

/// The page of an event by its id.
pub fn event_view(cx: Cx, lang: Lang, id: &str) -> AnyView {
    match cx.bundle.find_subject(id) {
        Some(subject) => view! { <EventPage lang=lang subject=subject /> }.into_any(),
        None => view! { <NotFoundPage lang=lang title=td_string!(i18n(lang), not_found.event) /> }
            .into_any(),
    }
}

/// The pages of [`Module::Pages`].
pub fn lazy_view(cx: Cx, lang: Lang, page: LazyPage<'_>) -> AnyView {
    match page {
        LazyPage::City(id) => match cx.bundle.find_city(id) {
            Some(city) => {
                let index = Some(city);
                view! { <CityPage lang=lang city=cx.bundle.city(city) index=index /> }.into_any()
            }
            None if *cx.bundle.host.id == *id => {
                view! { <CityPage lang=lang city=&cx.bundle.host index=None /> }.into_any()
            }
            None => {
                view! { <NotFoundPage lang=lang title=td_string!(i18n(lang), not_found.city) /> }
                    .into_any()
            }
        },
        LazyPage::Programmes => view! { <ProgrammesPage lang=lang /> }.into_any(),
        LazyPage::Places => view! { <PlacesPage lang=lang /> }.into_any(),
        LazyPage::About => view! { <AboutPage lang=lang /> }.into_any(),
        LazyPage::Embed => view! { <EmbedPage lang=lang /> }.into_any(),
        LazyPage::Report => view! { <ReportPage lang=lang /> }.into_any(),
        LazyPage::Review(year) => view! { <ReviewPage lang=lang year=year /> }.into_any(),
        LazyPage::NotFound => {
            view! { <NotFoundPage lang=lang title=td_string!(i18n(lang), not_found.title) /> }
                .into_any()
        }
    }
}

/// The name, title and description of a page; those of the site until the module of the page has been
/// loaded, which is tracked. `date` is the date of the calendar.
pub fn head(cx: Cx, lang: Lang, page: &Page, date: Option<&DateParam>) -> PageHead {
    let of = |name: &str| named(cx, lang, name);
    let of_site = || of(&cx.plain(lang, &cx.bundle.site.title));
    let lazy = |page| match LAZY_HEAD.get() {
        Some(head) => head(cx, lang, page),
        None => {
            cx.loaded(Module::Pages).track();
            of_site()
        }
    };
    match page {
        Page::Home => of_site(),
        Page::Map => of(map::title(cx, lang)),
        Page::Calendar => {
            let calendar = of(td_string!(i18n(lang), calendar.title));
            match date {
                Some(date) => month(lang, date, calendar),
                None => calendar,
            }
        }
        Page::Event(id) => match cx.bundle.find_subject(id) {
            Some(subject) => event::head(cx, lang, subject),
            None => of(td_string!(i18n(lang), not_found.event)),
        },
        Page::City(id) => lazy(LazyPage::City(id)),
        Page::Programmes => lazy(LazyPage::Programmes),
        Page::Places => lazy(LazyPage::Places),
        Page::About => lazy(LazyPage::About),
        Page::Embed => lazy(LazyPage::Embed),
        Page::Report => lazy(LazyPage::Report),
        Page::Review(year) => lazy(LazyPage::Review(*year)),
        Page::NotFound(_) => lazy(LazyPage::NotFound),
    }
}

/// The head of a page that is described as the site.
fn named(cx: Cx, lang: Lang, name: &str) -> PageHead {
    PageHead::new(name.to_string(), cx.plain(lang, &cx.bundle.site.summary))
}

/// The heads of the pages of [`Module::Pages`].
pub fn lazy_head(cx: Cx, lang: Lang, page: LazyPage<'_>) -> PageHead {
    let of = |name: &str| named(cx, lang, name);
    match page {
        LazyPage::Programmes => {
            let host = cx.plain(lang, &cx.bundle.host.name);
            let about = td_string!(i18n(lang), exchanges.lead, host = host);
            PageHead::new(td_string!(i18n(lang), exchanges.title).to_string(), about)
        }
        LazyPage::Places => {
            let about = td_string!(i18n(lang), places.lead).to_string();
            PageHead::new(td_string!(i18n(lang), places.title).to_string(), about)
        }
        LazyPage::About => of(td_string!(i18n(lang), about.title)),
        LazyPage::Embed => {
            let about = td_string!(i18n(lang), builder.lead).to_string();
            PageHead::new(td_string!(i18n(lang), builder.title).to_string(), about)
        }
        LazyPage::Report => {
            let about = td_string!(i18n(lang), report.lead).to_string();
            PageHead::new(td_string!(i18n(lang), shell.mistake).to_string(), about)
        }
        LazyPage::Review(year) => {
            let about = td_string!(i18n(lang), review.about, year = year.to_string());
            PageHead::new(components::review_title(lang, year), about)
        }
        LazyPage::City(id) => match cx.bundle.find_city(id) {
            Some(index) => city::head(cx, lang, cx.bundle.city(index)),
            None if *cx.bundle.host.id == *id => city::head(cx, lang, &cx.bundle.host),
            None => of(td_string!(i18n(lang), not_found.city)),
        },
        LazyPage::NotFound => of(td_string!(i18n(lang), not_found.title)),
    }
}

/// The head of the calendar at a month or another date.
fn month(lang: Lang, date: &DateParam, calendar: PageHead) -> PageHead {
    let name = components::date_heading(lang, date);
    PageHead {
        title: [&name, " · ", &calendar.title].concat(),
        name,
        ..calendar
    }
}

#[component]
fn MapPage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    view! {
        <div class="page page-map">
            <h1>{map::title(cx, lang)}</h1>
            <div class="map-and-list">
                <CityMap lang=lang />
                <div class="map-side">
                    <Filters lang=lang />
                    <ChosenCity lang=lang />
                    <CityList lang=lang />
                </div>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn CalendarPage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    view! {
        <div class="page page-calendar">
            <h1>{td_string!(i18n(lang), calendar.title)}</h1>
            <Filters lang=lang />
            <Calendar lang=lang with_views=true />
            {home::year_link(cx, lang)}
        </div>
    }
    .into_any()
}

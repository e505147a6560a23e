//! Which page an address shows, and what the document is called.

use leptos::prelude::*;

use super::about::AboutPage;
use super::builder::EmbedPage;
use super::city::CityPage;
use super::desk::ProgrammesPage;
use super::event::EventPage;
use super::home;
use super::home::{ChosenCity, HomePage};
use super::lost::LostPage;
use super::review::ReviewPage;
use crate::route::Page;
use crate::text::Lang;
use crate::ui::calendar::Calendar;
use crate::ui::context::Cx;
use crate::ui::facets::Filters;
use crate::ui::map::{CityList, CityMap};
use crate::ui::messages::{i18n, td_string};
use crate::ui::modules::{Lazy, LazyPage, Module, PageView};

/// [`lazy_view`], in [`Module::Pages`].
pub static LAZY_PAGE: Lazy<fn(Cx, Lang, LazyPage<'_>) -> AnyView> = Lazy::new();
/// [`event_view`], in [`Module::Details`].
pub static EVENT_PAGE: Lazy<fn(Cx, Lang, &str) -> AnyView> = Lazy::new();

/// The page in the reader's language.
pub fn view(cx: Cx, lang: Lang, page: &Page) -> AnyView {
    match PageView::of(page) {
        PageView::Home => view! { <HomePage lang=lang /> }.into_any(),
        PageView::Map => view! { <MapPage lang=lang /> }.into_any(),
        PageView::Calendar => view! { <CalendarPage lang=lang /> }.into_any(),
        PageView::Event(id) => match EVENT_PAGE.get() {
            Some(event) => event(cx, lang, id),
            None => when_loaded(cx, lang, Module::Details),
        },
        PageView::Lazy(page) => match LAZY_PAGE.get() {
            Some(lazy) => lazy(cx, lang, page),
            None => when_loaded(cx, lang, Module::Pages),
        },
    }
}

/// Shows the present page when its module has been loaded. Navigation loads the module before
/// ([`modules::missing`](crate::ui::modules::missing)); this is for where it has not. Another page is
/// another view.
fn when_loaded(cx: Cx, lang: Lang, module: Module) -> AnyView {
    let page = move || cx.page.with_untracked(|page| view(cx, lang, page));
    (move || cx.has(module).then(|| untrack(page))).into_any()
}

/// The page of an event, by its id.
pub fn event_view(cx: Cx, lang: Lang, id: &str) -> AnyView {
    match cx.bundle.find_subject(id) {
        Some(subject) => view! { <EventPage lang=lang subject=subject /> }.into_any(),
        None => {
            view! { <LostPage lang=lang title=td_string!(i18n(lang), lost.event) /> }.into_any()
        }
    }
}

/// The pages of [`Module::Pages`].
pub fn lazy_view(cx: Cx, lang: Lang, page: LazyPage<'_>) -> AnyView {
    match page {
        LazyPage::City(id) => match cx.bundle.find_city(id) {
            Some(city) => {
                let place = Some(city);
                view! { <CityPage lang=lang city=cx.bundle.city(city) place=place /> }.into_any()
            }
            None if *cx.bundle.host.id == *id => {
                view! { <CityPage lang=lang city=&cx.bundle.host place=None /> }.into_any()
            }
            None => {
                view! { <LostPage lang=lang title=td_string!(i18n(lang), lost.city) /> }.into_any()
            }
        },
        LazyPage::Programmes => view! { <ProgrammesPage lang=lang /> }.into_any(),
        LazyPage::About => view! { <AboutPage lang=lang /> }.into_any(),
        LazyPage::Embed => view! { <EmbedPage lang=lang /> }.into_any(),
        LazyPage::Review(year) => view! { <ReviewPage lang=lang year=year /> }.into_any(),
        LazyPage::NotFound => {
            view! { <LostPage lang=lang title=td_string!(i18n(lang), lost.title) /> }.into_any()
        }
    }
}

#[component]
fn MapPage(lang: Lang) -> AnyView {
    view! {
        <div class="page page-map">
            <h1>{td_string!(i18n(lang), map.title)}</h1>
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
            {home::door(cx, lang)}
        </div>
    }
    .into_any()
}

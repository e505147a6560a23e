//! Links to pages of the app and to other sites.

use crate::locale;
use crate::model::{CityIx, SafeUrl, Subject, Venue};
use crate::route::{Address, DateParam, Page, ViewParam, place_anchor};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

/// The link to an event's page.
pub fn event_href(cx: Cx, lang: Lang, subject: Subject) -> String {
    cx.href_page(lang, Page::Event(subject.id(cx.bundle).as_ref().into()))
}

/// The link to a venue on the page of places.
pub fn place_href(cx: Cx, lang: Lang, venue: &Venue) -> String {
    let page = cx.href_page(lang, Page::Places);
    [&page, "#", &place_anchor(&venue.id)].concat()
}

/// A city's name as a link to its page.
pub fn city_link(cx: Cx, lang: Lang, city: CityIx) -> AnyView {
    let city = cx.bundle.city(city);
    let href = cx.href_page(lang, Page::City(city.id.clone()));
    let id = city.id.to_string();
    let name = cx.plain(lang, &city.name);
    view! {
        <a href=href data-city=id>
            {name}
        </a>
    }
    .into_any()
}

/// A link to another site, which opens in a new tab without a referrer.
pub fn external_link(lang: Lang, url: &SafeUrl, text: String, url_lang: Option<&str>) -> AnyView {
    let href = url.as_str().to_string();
    let hreflang = url_lang.map(str::to_string);
    let note = [
        locale::of(lang).punctuation.comma,
        td_string!(i18n(lang), shell.other_site),
    ]
    .concat();
    view! {
        <a class="external-link" href=href hreflang=hreflang target="_blank" rel="noopener noreferrer">
            {text}
            <span class="visually-hidden">{note}</span>
        </a>
    }
    .into_any()
}

/// The link to the feeds page; `None` if the site has none.
pub fn feeds_link(cx: Cx, lang: Lang) -> Option<AnyView> {
    feeds_link_as(cx, lang, td_string!(i18n(lang), shell.feeds))
}

/// The link to the feeds page with another text. It has a `target` because it is not a page of the
/// app, so the browser must load it.
pub fn feeds_link_as(cx: Cx, lang: Lang, text: &'static str) -> Option<AnyView> {
    let folder = cx.environment.feeds.as_deref()?;
    let path = [lang.code(), "/", folder].concat();
    Some(
        view! {
            <a href=cx.file(&path) target="_self">
                {text}
            </a>
        }
        .into_any(),
    )
}

/// The link to the form that reports a mistake on the current page; on the form itself, on the page
/// that it is about. Tracked.
pub fn report_href(cx: Cx, lang: Lang) -> String {
    let mut address = cx.page_address(lang, Page::Report);
    address.params.about = cx.page.with(|page| match page.can_be_reported() {
        true => Some(page.clone()),
        false if *page == Page::Report => cx.params.with(|params| params.about.clone()),
        false => None,
    });
    cx.href(&address)
}

/// The link to the list of a whole year in the calendar.
pub fn year_href(cx: Cx, lang: Lang, year: i32) -> String {
    let mut address = Address::new(lang, Page::Calendar);
    address.params.view = Some(ViewParam::Schedule);
    address.params.date = DateParam::year(year);
    cx.href(&address)
}

/// The link to the review of a year; `None` if the year has no entries.
pub fn review_link(cx: Cx, lang: Lang, year: i32) -> Option<AnyView> {
    let href = cx.href_page(lang, Page::Review(year));
    let is_shown = cx.bundle.year_figures(year).entries > 0;
    is_shown.then(|| {
        view! {
            <p class="year-link">
                <a href=href>{review_title(lang, year)}</a>
            </p>
        }
        .into_any()
    })
}

/// The title of the review of a year.
pub fn review_title(lang: Lang, year: i32) -> String {
    td_string!(i18n(lang), review.title, year = year.to_string())
}

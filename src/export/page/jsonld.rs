//! Structured data (schema.org) for search engines.
//!
//! A date is written with its known precision: a day with or without its hour, a month as
//! `2021-05`, a year as `2021`. Approximate or uncertain dates, seasons and open intervals are
//! omitted, because no date format of schema.org can express them.

mod dates;
mod event;
mod offer;
mod place;

pub(super) use event::{event, picture_of, shared_image};
pub(super) use place::venues;

use super::site::{LocalizedSite, StaticPage};
use crate::export::json::{Json, Object};
use crate::geo::LonLat;
use crate::model::City;
use crate::route::Page;

/// Returns the site and its publisher.
pub(super) fn site(localized: &LocalizedSite<'_>) -> Vec<Json> {
    let site = &localized.bundle().site;
    let home = localized
        .site
        .page_url(localized.lang(), &StaticPage::of(Page::Home));
    let website = Object::typed("WebSite")
        .text("name", &localized.text(&site.title))
        .text("description", &localized.text(&site.summary))
        .text("url", &home)
        .text("inLanguage", localized.lang().html_tag())
        .field_if("publisher", organisation(localized));
    [Some(website.build()), organisation(localized)]
        .into_iter()
        .flatten()
        .collect()
}

/// Returns the site's contact as an organisation.
fn organisation(localized: &LocalizedSite<'_>) -> Option<Json> {
    let contact = localized.bundle().site.contact.as_ref()?;
    let url = contact.url.as_ref().map_or("", |url| url.as_str());
    let organisation = Object::typed("Organization")
        .text("name", &localized.text(&contact.name))
        .text("url", url)
        .text("email", contact.email.as_deref().unwrap_or_default())
        .text("telephone", contact.phone.as_deref().unwrap_or_default());
    Some(organisation.build())
}

/// Returns the breadcrumbs from the home page through the pages above to a page.
pub(super) fn breadcrumbs(
    localized: &LocalizedSite<'_>,
    above: &[Page],
    page: &StaticPage,
) -> Json {
    let pages = above
        .iter()
        .cloned()
        .map(StaticPage::of)
        .chain([page.clone()]);
    let pages = pages.map(|page| (localized.messages.head(&page).name, page));
    let home = (localized.messages.home(), StaticPage::of(Page::Home));
    let items = [home].into_iter().chain(pages).enumerate();
    let items = items.map(|(at, (name, page))| {
        Object::typed("ListItem")
            .field("position", Json::number(at + 1))
            .text("name", &name)
            .text("item", &localized.site.page_url(localized.lang(), &page))
            .build()
    });
    Object::typed("BreadcrumbList")
        .field("itemListElement", Json::list(items))
        .build()
}

/// Returns a city.
pub(super) fn city(localized: &LocalizedSite<'_>, city: &City) -> Json {
    let page = StaticPage::of(Page::City(city.id.clone()));
    let own = city.own_name.iter().map(|own| Json::text(&own.text));
    let others = city.aliases.iter().map(|alias| Json::text(alias));
    let country = Object::typed("Country")
        .text("name", &localized.country(city.country))
        .text("identifier", city.country.as_str());
    Object::typed("City")
        .text("name", &localized.text(&city.name))
        .one_or_many("alternateName", own.chain(others).collect())
        .text("description", &localized.text(&city.summary))
        .text("url", &localized.site.page_url(localized.lang(), &page))
        .field("geo", geo(city.position))
        .field("containedInPlace", country.build())
        .build()
}

/// Returns coordinates with four decimals, some ten metres, the precision of bundles.
fn geo(at: LonLat) -> Json {
    let degrees = |degrees: f64| Json::number(format!("{degrees:.4}"));
    Object::typed("GeoCoordinates")
        .field("latitude", degrees(at.lat_deg()))
        .field("longitude", degrees(at.lon_deg()))
        .build()
}

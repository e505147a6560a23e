//! Structured data (schema.org) for search engines.
//!
//! A date is written with its known precision: a day with or without its hour, a month as
//! `2021-05`, a year as `2021`. Approximate or uncertain dates, seasons and open intervals are
//! omitted, because no date format of schema.org can express them.

use super::document::picture_path;
use super::site::{LocalizedSite, StaticPage};
use crate::export::json::{Json, Object};
use crate::export::span::{clock_text, day_text};
use crate::geo::LonLat;
use crate::model::{
    Ages, City, Class, EffectiveStatus, Format, Place, PlaceCity, Status, Subject, View,
};
use crate::route::Page;
use crate::time::{Date, Edge, Edtf, Part, PartialDate, days};

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

/// Returns an event; `None` for programmes and documents.
pub(super) fn event(localized: &LocalizedSite<'_>, subject: Subject) -> Option<Json> {
    let entry = localized.bundle().view(subject);
    if entry.class != Class::Event {
        return None;
    }
    let id = subject.id(localized.bundle());
    let page = StaticPage::of(Page::Event(id.as_ref().into()));
    let url = localized.site.page_url(localized.lang(), &page);
    let [start, end] = dates(&entry);
    let picture = picture_path(localized.lang(), &picture_of(localized, &entry));
    // A bundle does not distinguish organisers from participants, nor people from organisations.
    let contributors = entry.organisers.iter().map(|name| {
        Object::default()
            .text("name", &localized.text(name))
            .build()
    });
    let about = entry.cities.iter().map(|index| {
        let city = localized.bundle().city(*index);
        let name = localized.text(&city.name);
        Object::typed("City").text("name", &name).build()
    });
    let audience = entry.audience.iter().map(|audience| {
        Object::typed("Audience")
            .text("audienceType", &localized.messages.audience(*audience))
            .build()
    });
    let event = Object::typed("Event")
        .text("@id", &[&url, "#event"].concat())
        .text("name", &localized.text(entry.title))
        .text("description", &localized.text(entry.summary))
        .text("url", &url)
        .text("image", &[localized.site.url, &picture].concat())
        .text("startDate", &start)
        .text("endDate", &end)
        .text("eventStatus", status(localized, &entry))
        .text(
            "eventAttendanceMode",
            attendance(entry.format, entry.status),
        )
        .one_or_many("location", locations(localized, &entry, &url))
        .one_or_many("contributor", contributors.collect())
        .one_or_many("audience", audience.collect())
        .text("typicalAgeRange", &age_range(entry.ages))
        .one_or_many("about", about.collect());
    Some(event.build())
}

/// Returns the id of the city whose picture is shown for an event: the first city that takes part,
/// else the host.
pub(super) fn picture_of(localized: &LocalizedSite<'_>, entry: &View<'_>) -> Box<str> {
    let bundle = localized.bundle();
    let city = entry.cities.first().map(|city| bundle.city(*city));
    city.unwrap_or(&bundle.host).id.clone()
}

/// Returns the first and the last day with their known precision; empty if they cannot be
/// expressed.
fn dates(entry: &View<'_>) -> [String; 2] {
    let bounds = entry.when.bounds();
    let exact_day = bounds
        .earliest
        .filter(|day| entry.when.is_exact() && bounds.latest == Some(*day));
    if let (Some(day), Some(time)) = (exact_day, entry.time) {
        let separators = ["-", ":"];
        let at = |day: Date, clock| {
            let offset = time.offset.to_string();
            [clock_text(day, clock, separators), offset].concat()
        };
        let end = time.end.map(|end| {
            let next = i32::from(end < time.start);
            at(days::add_days(day, next), end)
        });
        return [at(day, time.start), end.unwrap_or_default()];
    }
    match entry.when {
        Edtf::Date(date) => [reduced_precision(&date), String::new()],
        Edtf::Interval {
            start: Edge::Date(start),
            end: Edge::Date(end),
        } => match [reduced_precision(&start), reduced_precision(&end)] {
            [start, end] if start.is_empty() || end.is_empty() => [String::new(), String::new()],
            both => both,
        },
        Edtf::Interval { .. } | Edtf::Unknown => [String::new(), String::new()],
    }
}

/// Returns a date of ISO 8601 with reduced precision; empty for a season or a qualified date.
fn reduced_precision(date: &PartialDate) -> String {
    if !date.qualifier().is_none() || date.year() < 1 {
        return String::new();
    }
    match date.part() {
        Part::Year => format!("{:04}", date.year()),
        Part::Month(month) => format!("{:04}-{month:02}", date.year()),
        Part::Day { .. } => day_text(date.first(), "-"),
        Part::Season(_) => String::new(),
    }
}

/// Returns the `eventStatus`; empty for events that were not announced and for plans with an
/// unknown outcome.
fn status(localized: &LocalizedSite<'_>, entry: &View<'_>) -> &'static str {
    match entry.effective_status(localized.site.today) {
        EffectiveStatus::Held | EffectiveStatus::Planned | EffectiveStatus::Ongoing => {
            "https://schema.org/EventScheduled"
        }
        EffectiveStatus::Cancelled => "https://schema.org/EventCancelled",
        EffectiveStatus::Postponed => "https://schema.org/EventPostponed",
        EffectiveStatus::MovedOnline => "https://schema.org/EventMovedOnline",
        EffectiveStatus::OutcomeUnknown
        | EffectiveStatus::Expected
        | EffectiveStatus::Unconfirmed
        | EffectiveStatus::Produced
        | EffectiveStatus::Adopted => "",
    }
}

const fn attendance(format: Format, status: Status) -> &'static str {
    if matches!(status, Status::MovedOnline) {
        return "https://schema.org/OnlineEventAttendanceMode";
    }
    match format {
        Format::Online => "https://schema.org/OnlineEventAttendanceMode",
        Format::InPerson => "https://schema.org/OfflineEventAttendanceMode",
        Format::Mixed => "https://schema.org/MixedEventAttendanceMode",
        // Entries by post have no attendance mode.
        Format::ByPost | Format::Unstated => "",
    }
}

/// Returns the known locations.
fn locations(localized: &LocalizedSite<'_>, entry: &View<'_>, url: &str) -> Vec<Json> {
    let online = matches!(entry.format, Format::Online | Format::Mixed)
        || entry.status == Status::MovedOnline;
    let virtual_place = online.then(|| {
        // The page has the link to join, if there is one.
        Object::typed("VirtualLocation").text("url", url).build()
    });
    let place = entry.place.map(|found| place(localized, found));
    place.into_iter().chain(virtual_place).collect()
}

fn place(localized: &LocalizedSite<'_>, place: &Place) -> Json {
    let bundle = localized.bundle();
    let city = match place.city {
        Some(PlaceCity::Host) => Some(&bundle.host),
        Some(PlaceCity::City(city)) => Some(bundle.city(city)),
        None => None,
    };
    let address = city.map(|city| {
        Object::typed("PostalAddress")
            .text("addressLocality", &localized.text(&city.name))
            .text("addressCountry", city.country.as_str())
            .build()
    });
    Object::typed("Place")
        .text("name", &localized.text(&place.name))
        .field_if("address", address)
        .field_if("geo", place.position.map(geo))
        .build()
}

fn age_range(ages: Option<Ages>) -> String {
    let text = |age: Option<u8>| age.map_or(String::new(), |age| age.to_string());
    match ages {
        Some(Ages { from, to }) if from.is_some() || to.is_some() => {
            [&text(from), "-", &text(to)].concat()
        }
        _ => String::new(),
    }
}

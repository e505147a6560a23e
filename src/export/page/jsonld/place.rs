//! Locations: places with their address and amenities, and pages on which one takes part.

use super::geo;
use crate::export::json::{Json, Object};
use crate::export::page::site::{LocalizedSite, StaticPage};
use crate::model::{
    Accessibility, City, Format, Place, PlaceCity, Scope, Status, Venue, VenueKind, View,
};
use crate::route::{Page, place_anchor};

/// Returns the known locations of an event. `url` is that of its page.
pub(super) fn locations(localized: &LocalizedSite<'_>, entry: &View<'_>, url: &str) -> Vec<Json> {
    let link = entry.details.online.as_ref().map(|link| link.as_str());
    let online = link.is_some()
        || matches!(entry.format, Format::Online | Format::Mixed)
        || entry.status == Status::MovedOnline;
    let virtual_place = online.then(|| {
        // Without a link of its own, the page says how to join.
        Object::typed("VirtualLocation")
            .text("url", link.unwrap_or(url))
            .build()
    });
    let found = entry.place.map(|found| place(localized, entry, found));
    // What a partner city holds by itself is there, also without a place.
    let is_partner = entry.place.is_none() && entry.scope == Scope::Partner;
    let cities = entry.cities.iter().filter(|_| is_partner);
    let cities = cities.map(|city| of_city(localized, localized.bundle().city(*city)));
    found
        .into_iter()
        .chain(cities)
        .chain(virtual_place)
        .collect()
}

/// Returns a city as a place.
fn of_city(localized: &LocalizedSite<'_>, city: &City) -> Json {
    let name = localized.text(&city.name);
    let address = Object::typed("PostalAddress")
        .text("addressLocality", &name)
        .text("addressCountry", city.country.as_str());
    Object::typed("Place")
        .text("name", &name)
        .field("address", address.build())
        .build()
}

/// Returns a place with what makes the place and the event accessible.
pub(super) fn place(localized: &LocalizedSite<'_>, entry: &View<'_>, place: &Place) -> Json {
    let page = entry.venue.and_then(|venue| venue.url.as_ref());
    let summary = entry.venue.map(|venue| localized.text(&venue.summary));
    let accessibility: Vec<Accessibility> = entry.accessibility().collect();
    Object::typed("Place")
        .text("name", &localized.text(&place.name))
        .text("description", &summary.unwrap_or_default())
        .text("url", page.map_or("", |url| url.as_str()))
        .field_if("address", address(localized, place))
        .field_if("geo", place.position.map(geo))
        .one_or_many("amenityFeature", amenities(localized, &accessibility))
        .build()
}

/// Returns the venues of a bundle as a list, in the order of their page.
pub(in crate::export::page) fn venues(localized: &LocalizedSite<'_>) -> Json {
    let bundle = localized.bundle();
    let page = StaticPage::of(Page::Places);
    let page = localized.site.page_url(localized.lang(), &page);
    let sections = bundle.venue_sections().into_iter();
    let all = sections.flat_map(|section| section.venues).enumerate();
    let items = all.map(|(at, index)| {
        let found = bundle.venue(index);
        let anchor = [&page, "#", &place_anchor(&found.id)].concat();
        Object::typed("ListItem")
            .field("position", Json::number(at + 1))
            .text("name", &localized.text(&found.place.name))
            .field("item", venue(localized, found, &anchor))
            .build()
    });
    Object::typed("ItemList")
        .text(
            "name",
            &localized.messages.head(&StaticPage::of(Page::Places)).name,
        )
        .text("url", &page)
        .field("itemListElement", Json::list(items))
        .build()
}

/// Returns a venue; `anchor` is the URL of its element on the page of places. When it is open is known
/// in words only, which `openingHours` cannot express.
fn venue(localized: &LocalizedSite<'_>, venue: &Venue, anchor: &str) -> Json {
    let own_page = venue.url.as_ref().map_or("", |url| url.as_str());
    Object::typed(venue_type(venue.kind))
        .text("@id", anchor)
        .text("name", &localized.text(&venue.place.name))
        .text("description", &localized.text(&venue.summary))
        .text("url", anchor)
        .text("sameAs", own_page)
        .field_if("address", address(localized, &venue.place))
        .field_if("geo", venue.place.position.map(geo))
        .one_or_many("amenityFeature", amenities(localized, &venue.accessibility))
        .build()
}

/// Returns the type of a venue: a type of place that schema.org has, else what tourists see.
fn venue_type(kind: VenueKind) -> &'static str {
    match kind {
        VenueKind::Museum => "Museum",
        VenueKind::Gallery => "ArtGallery",
        VenueKind::Theatre => "PerformingArtsTheater",
        VenueKind::ConcertHall => "MusicVenue",
        VenueKind::Park => "Park",
        VenueKind::Monument => "LandmarksOrHistoricalBuildings",
        VenueKind::Church => "Church",
        VenueKind::Arena | VenueKind::Stadium => "StadiumOrArena",
        VenueKind::Zoo => "Zoo",
        // A railway station, an airport or a port.
        VenueKind::Transport => "CivicStructure",
        VenueKind::Square | VenueKind::Street | VenueKind::Water | VenueKind::Sight => {
            "TouristAttraction"
        }
    }
}

/// Returns the address of a place with its city and country, as far as they are known.
fn address(localized: &LocalizedSite<'_>, place: &Place) -> Option<Json> {
    let bundle = localized.bundle();
    let city = match place.city {
        Some(PlaceCity::Host) => Some(&bundle.host),
        Some(PlaceCity::City(city)) => Some(bundle.city(city)),
        None => None,
    };
    let street = localized.text(&place.address);
    (city.is_some() || !street.is_empty()).then(|| {
        let locality = city.map(|city| localized.text(&city.name));
        let country = city.map_or("", |city| city.country.as_str());
        Object::typed("PostalAddress")
            .text("streetAddress", &street)
            .text("addressLocality", &locality.unwrap_or_default())
            .text("addressCountry", country)
            .build()
    })
}

fn amenities(localized: &LocalizedSite<'_>, accessibility: &[Accessibility]) -> Vec<Json> {
    let amenities = accessibility.iter().map(|amenity| {
        Object::typed("LocationFeatureSpecification")
            .text("name", &localized.messages.accessibility(*amenity))
            .field("value", Json::boolean(true))
            .build()
    });
    amenities.collect()
}

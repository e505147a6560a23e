//! Locations: places with their address and amenities, and pages on which one takes part.

use super::geo;
use crate::export::json::{Json, Object};
use crate::export::page::site::LocalizedSite;
use crate::model::{Format, Place, PlaceCity, Status, View};

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
    found.into_iter().chain(virtual_place).collect()
}

/// Returns a place with what makes the place and the event accessible.
pub(super) fn place(localized: &LocalizedSite<'_>, entry: &View<'_>, place: &Place) -> Json {
    let bundle = localized.bundle();
    let city = match place.city {
        Some(PlaceCity::Host) => Some(&bundle.host),
        Some(PlaceCity::City(city)) => Some(bundle.city(city)),
        None => None,
    };
    let street = localized.text(&place.address);
    let address = (city.is_some() || !street.is_empty()).then(|| {
        let locality = city.map(|city| localized.text(&city.name));
        let country = city.map_or("", |city| city.country.as_str());
        Object::typed("PostalAddress")
            .text("streetAddress", &street)
            .text("addressLocality", &locality.unwrap_or_default())
            .text("addressCountry", country)
            .build()
    });
    let amenities = entry.accessibility().map(|amenity| {
        Object::typed("LocationFeatureSpecification")
            .text("name", &localized.messages.accessibility(amenity))
            .field("value", Json::boolean(true))
            .build()
    });
    let page = entry.venue.and_then(|venue| venue.url.as_ref());
    Object::typed("Place")
        .text("name", &localized.text(&place.name))
        .text("url", page.map_or("", |url| url.as_str()))
        .field_if("address", address)
        .field_if("geo", place.position.map(geo))
        .one_or_many("amenityFeature", amenities.collect())
        .build()
}

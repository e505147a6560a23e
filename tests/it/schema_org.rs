//! The properties that objects of schema.org have: <https://schema.org/Event> and the pages of the
//! other types, and what search engines require of them.

use serde_json::Value;

/// The properties that a venue of any type may have.
const VENUE: &[&str] = &[
    "@id",
    "description",
    "sameAs",
    "address",
    "geo",
    "amenityFeature",
];

/// The properties that an object of a type must have, and may have.
const TABLE: [(&str, &[&str], &[&str]); 29] = [
    (
        "Event",
        &["name"],
        &[
            "@id",
            "url",
            "image",
            "description",
            "startDate",
            "endDate",
            "eventStatus",
            "eventAttendanceMode",
            "location",
            "doorTime",
            "previousStartDate",
            "organizer",
            "contributor",
            "inLanguage",
            "isAccessibleForFree",
            "maximumAttendeeCapacity",
            "offers",
            "subEvent",
            "audience",
            "typicalAgeRange",
            "about",
        ],
    ),
    ("BreadcrumbList", &["itemListElement"], &[]),
    ("ItemList", &["itemListElement"], &["name", "url"]),
    ("ListItem", &["position", "name", "item"], &[]),
    (
        "City",
        &["name"],
        &[
            "alternateName",
            "description",
            "url",
            "geo",
            "containedInPlace",
        ],
    ),
    ("Country", &["name", "identifier"], &[]),
    ("GeoCoordinates", &["latitude", "longitude"], &[]),
    (
        "Place",
        &["name"],
        &[
            "url",
            "description",
            "address",
            "geo",
            "amenityFeature",
            "containedInPlace",
        ],
    ),
    ("ArtGallery", &["name", "url"], VENUE),
    ("Church", &["name", "url"], VENUE),
    ("CivicStructure", &["name", "url"], VENUE),
    ("LandmarksOrHistoricalBuildings", &["name", "url"], VENUE),
    ("Museum", &["name", "url"], VENUE),
    ("MusicVenue", &["name", "url"], VENUE),
    ("Park", &["name", "url"], VENUE),
    ("PerformingArtsTheater", &["name", "url"], VENUE),
    ("StadiumOrArena", &["name", "url"], VENUE),
    ("TouristAttraction", &["name", "url"], VENUE),
    ("Zoo", &["name", "url"], VENUE),
    (
        "PostalAddress",
        &[],
        &["streetAddress", "addressLocality", "addressCountry"],
    ),
    ("LocationFeatureSpecification", &["name", "value"], &[]),
    (
        "Offer",
        &[],
        &[
            "name",
            "price",
            "priceCurrency",
            "description",
            "availability",
            "url",
            "validFrom",
            "validThrough",
        ],
    ),
    ("VirtualLocation", &["url"], &[]),
    ("Organization", &["name"], &["url", "email", "telephone"]),
    (
        "WebSite",
        &["name", "url", "inLanguage"],
        &["description", "publisher"],
    ),
    ("Audience", &["audienceType"], &[]),
    ("EventScheduled", &[], &[]),
    ("EventCancelled", &[], &[]),
    ("", &["name"], &[]),
];

/// Checks that every object has the properties that its type requires, and no unknown ones.
pub fn check(object: &Value, path: &str) {
    if let Some(list) = object.as_array() {
        list.iter().for_each(|item| check(item, path));
    }
    let Some(fields) = object.as_object() else {
        return;
    };
    let kind = fields
        .get("@type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let row = TABLE.iter().find(|(name, ..)| *name == kind);
    let (_, required, allowed) = row.unwrap_or_else(|| panic!("{path}: no type `{kind}`"));
    // An event of its own, unlike a session, has a page.
    let is_page = kind == "Event" && fields.contains_key("@id");
    let of_page: &[&str] = if is_page { &["url", "image"] } else { &[] };
    for name in required.iter().chain(of_page) {
        let value = &fields.get(*name);
        assert!(
            value.is_some_and(|value| value != ""),
            "{path}: {kind} has no {name}"
        );
    }
    for (name, value) in fields {
        let is_known = required.contains(&name.as_str()) || allowed.contains(&name.as_str());
        assert!(is_known || name == "@type", "{path}: {kind} has {name}");
        check(value, path);
    }
}

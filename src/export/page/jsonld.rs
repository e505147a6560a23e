//! Objects of schema.org for search engines: what a page tells, and no more than it knows.
//!
//! A date is written as far as it is known: a day with or without its hour, a month as `2021-05`, a
//! year as `2021`. What is approximate, in doubt, a season or without an end has no date here: none
//! of the forms that schema.org allows could say so.

use super::document::picture_path;
use super::site::{Leaf, Reader};
use crate::export::json::{Json, Object};
use crate::export::span::{clock_text, day_text};
use crate::geo::LonLat;
use crate::model::schema::{EntryField, Shown};
use crate::model::{Ages, City, Class, Format, Place, PlaceCity, Standing, Status, Subject, View};
use crate::route::Page;
use crate::time::{Date, Edge, Edtf, Part, PartialDate, days};

/// Whether the object of an event changes with a field.
pub const fn jsonld_shows(field: EntryField) -> Shown {
    match field {
        EntryField::Id
        | EntryField::Title
        | EntryField::Summary
        | EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without
        | EntryField::When
        | EntryField::Time
        | EntryField::Cities
        | EntryField::Format
        | EntryField::Audience
        | EntryField::Ages
        | EntryField::Status
        | EntryField::Place
        | EntryField::Organisers => Shown::Shown,
        EntryField::Kind
        | EntryField::Category
        | EntryField::CategoryMore
        | EntryField::Direction
        | EntryField::DirectionMore
        | EntryField::Topics => Shown::NotShown("schema.org has no word for it"),
        EntryField::Series => Shown::NotShown("no page of a series as a whole could be named"),
        EntryField::Countries
        | EntryField::Exchange
        | EntryField::Contact
        | EntryField::Links
        | EntryField::Media
        | EntryField::Sources => Shown::NotShown("the page shows it"),
        EntryField::Revision => Shown::NotShown("the object has no date of its own"),
    }
}

/// The site itself, and who keeps it.
pub(super) fn site(reader: &Reader<'_>) -> Vec<Json> {
    let site = &reader.bundle().site;
    let home = reader.site.address(reader.lang(), &Leaf::of(Page::Home));
    let website = Object::of("WebSite")
        .text("name", &reader.plain(&site.title))
        .text("description", &reader.plain(&site.summary))
        .text("url", &home)
        .text("inLanguage", reader.lang().html_tag())
        .field_if("publisher", organisation(reader));
    [Some(website.done()), organisation(reader)]
        .into_iter()
        .flatten()
        .collect()
}

/// Whom the site names as its contact of last resort.
fn organisation(reader: &Reader<'_>) -> Option<Json> {
    let contact = reader.bundle().site.contact.as_ref()?;
    let url = contact.url.as_ref().map_or("", |url| url.as_str());
    let organisation = Object::of("Organization")
        .text("name", &reader.plain(&contact.name))
        .text("url", url)
        .text("email", contact.email.as_deref().unwrap_or_default())
        .text("telephone", contact.phone.as_deref().unwrap_or_default());
    Some(organisation.done())
}

/// The way from the start page to a page, through those above it, with their names.
pub(super) fn crumbs(reader: &Reader<'_>, above: &[Page], leaf: &Leaf) -> Json {
    let pages = above.iter().cloned().map(Leaf::of).chain([leaf.clone()]);
    let pages = pages.map(|page| (reader.words.head(&page).name, page));
    let home = (reader.words.home(), Leaf::of(Page::Home));
    let items = [home].into_iter().chain(pages).enumerate();
    let items = items.map(|(at, (name, leaf))| {
        Object::of("ListItem")
            .field("position", Json::number(at + 1))
            .text("name", &name)
            .text("item", &reader.site.address(reader.lang(), &leaf))
            .done()
    });
    Object::of("BreadcrumbList")
        .field("itemListElement", Json::list(items))
        .done()
}

/// A city as a place.
pub(super) fn city(reader: &Reader<'_>, city: &City) -> Json {
    let leaf = Leaf::of(Page::City(city.id.clone()));
    let own = city.own_name.iter().map(|own| Json::text(&own.text));
    let others = city.aliases.iter().map(|alias| Json::text(alias));
    let country = Object::of("Country")
        .text("name", &reader.country(city.country))
        .text("identifier", city.country.as_str());
    Object::of("City")
        .text("name", &reader.plain(&city.name))
        .some("alternateName", own.chain(others).collect())
        .text("description", &reader.plain(&city.summary))
        .text("url", &reader.site.address(reader.lang(), &leaf))
        .field("geo", geo(city.position))
        .field("containedInPlace", country.done())
        .done()
}

/// Degrees with four places, some ten metres: bundles have no more.
fn geo(at: LonLat) -> Json {
    let degrees = |degrees: f64| Json::number(format!("{degrees:.4}"));
    Object::of("GeoCoordinates")
        .field("latitude", degrees(at.lat_deg()))
        .field("longitude", degrees(at.lon_deg()))
        .done()
}

/// An event. Programmes and documents are none.
pub(super) fn event(reader: &Reader<'_>, subject: Subject) -> Option<Json> {
    let entry = reader.bundle().view(subject);
    if entry.class != Class::Event {
        return None;
    }
    let id = subject.id(reader.bundle());
    let leaf = Leaf::of(Page::Event(id.as_ref().into()));
    let address = reader.site.address(reader.lang(), &leaf);
    let [start, end] = dates(&entry);
    let picture = picture_path(reader.lang(), &picture_of(reader, &entry));
    // Whoever organised it or took part: a bundle does not tell the two apart, nor people from bodies.
    let taking_part = entry
        .organisers
        .iter()
        .map(|name| Object::default().text("name", &reader.plain(name)).done());
    let about = entry.cities.iter().map(|place| {
        let city = reader.bundle().city(*place);
        let name = reader.plain(&city.name);
        Object::of("City").text("name", &name).done()
    });
    let audience = entry.audience.iter().map(|audience| {
        Object::of("Audience")
            .text("audienceType", &reader.words.audience(*audience))
            .done()
    });
    let event = Object::of("Event")
        .text("@id", &[&address, "#event"].concat())
        .text("name", &reader.plain(entry.title))
        .text("description", &reader.plain(entry.summary))
        .text("url", &address)
        .text("image", &[reader.site.url, &picture].concat())
        .text("startDate", &start)
        .text("endDate", &end)
        .text("eventStatus", status(reader, &entry))
        .text(
            "eventAttendanceMode",
            attendance(entry.format, entry.status),
        )
        .some("location", locations(reader, &entry, &address))
        .some("contributor", taking_part.collect())
        .some("audience", audience.collect())
        .text("typicalAgeRange", &age_range(entry.ages))
        .some("about", about.collect());
    Some(event.done())
}

/// Whose picture stands for an event: that of the first city that takes part, else the host's.
pub(super) fn picture_of(reader: &Reader<'_>, entry: &View<'_>) -> Box<str> {
    let bundle = reader.bundle();
    let city = entry.cities.first().map(|city| bundle.city(*city));
    city.unwrap_or(&bundle.host).id.clone()
}

/// The first and the last day, or what is known of them; empty texts where nothing can be said.
fn dates(entry: &View<'_>) -> [String; 2] {
    let bounds = entry.when.bounds();
    let exact_day = bounds
        .earliest
        .filter(|day| entry.when.is_exact() && bounds.latest == Some(*day));
    if let (Some(day), Some(time)) = (exact_day, entry.time) {
        let marks = ["-", ":"];
        let at = |day: Date, clock| {
            let offset = time.offset.to_string();
            [clock_text(day, clock, marks), offset].concat()
        };
        let end = time.end.map(|end| {
            let next = i32::from(end < time.start);
            at(days::add_days(day, next), end)
        });
        return [at(day, time.start), end.unwrap_or_default()];
    }
    match entry.when {
        Edtf::Date(date) => [reduced(&date), String::new()],
        Edtf::Interval {
            start: Edge::Date(start),
            end: Edge::Date(end),
        } => match [reduced(&start), reduced(&end)] {
            [start, end] if start.is_empty() || end.is_empty() => [String::new(), String::new()],
            both => both,
        },
        Edtf::Interval { .. } | Edtf::Unknown => [String::new(), String::new()],
    }
}

/// A date of ISO 8601 without what is not known of it; empty where it is qualified, or a season.
fn reduced(date: &PartialDate) -> String {
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

/// Nothing is said of what nobody has announced, and of plans whose outcome nobody knows.
fn status(reader: &Reader<'_>, entry: &View<'_>) -> &'static str {
    match entry.standing(reader.site.today) {
        Standing::Held | Standing::Planned | Standing::Ongoing => {
            "https://schema.org/EventScheduled"
        }
        Standing::Cancelled => "https://schema.org/EventCancelled",
        Standing::Postponed => "https://schema.org/EventPostponed",
        Standing::MovedOnline => "https://schema.org/EventMovedOnline",
        Standing::OutcomeUnknown
        | Standing::Expected
        | Standing::Unconfirmed
        | Standing::Produced
        | Standing::Adopted => "",
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
        // Entries by post are neither.
        Format::ByPost | Format::Unstated => "",
    }
}

/// Where it is, as far as a source says.
fn locations(reader: &Reader<'_>, entry: &View<'_>, address: &str) -> Vec<Json> {
    let online = matches!(entry.format, Format::Online | Format::Mixed)
        || entry.status == Status::MovedOnline;
    let virtual_place = online.then(|| {
        // Where to join is on the page, if anywhere.
        Object::of("VirtualLocation").text("url", address).done()
    });
    let place = entry.place.map(|found| place(reader, found));
    place.into_iter().chain(virtual_place).collect()
}

fn place(reader: &Reader<'_>, place: &Place) -> Json {
    let bundle = reader.bundle();
    let city = match place.city {
        Some(PlaceCity::Host) => Some(&bundle.host),
        Some(PlaceCity::City(city)) => Some(bundle.city(city)),
        None => None,
    };
    let address = city.map(|city| {
        Object::of("PostalAddress")
            .text("addressLocality", &reader.plain(&city.name))
            .text("addressCountry", city.country.as_str())
            .done()
    });
    Object::of("Place")
        .text("name", &reader.plain(&place.name))
        .field_if("address", address)
        .field_if("geo", place.position.map(geo))
        .done()
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

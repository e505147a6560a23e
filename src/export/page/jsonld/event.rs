//! Events with their sessions.

use super::dates::{dates, door_time};
use super::offer::offers;
use super::place::{locations, place};
use crate::export::json::{Json, Object};
use crate::export::page::document::{SharedImage, picture_path};
use crate::export::page::site::{LocalizedSite, StaticPage};
use crate::model::{
    Ages, Class, Details, EffectiveStatus, Format, Scope, Session, Status, Subject, View,
};
use crate::route::Page;

/// Returns an event; `None` for programmes, documents and observances.
pub(in crate::export::page) fn event(
    localized: &LocalizedSite<'_>,
    subject: Subject,
) -> Option<Json> {
    let entry = localized.bundle().view(subject);
    if entry.class != Class::Event || entry.scope == Scope::Observance {
        return None;
    }
    let id = subject.id(localized.bundle());
    let page = StaticPage::of(Page::Event(id.as_ref().into()));
    let url = localized.site.page_url(localized.lang(), &page);
    let details = entry.details;
    let [start, end] = dates(&entry.when, entry.time);
    let [previous, _] = match &details.previous_when {
        Some(when) => dates(when, None),
        None => Default::default(),
    };
    let organisers = entry.organisers.iter().map(|name| {
        Object::typed("Organization")
            .text("name", &localized.text(name))
            .build()
    });
    // A bundle does not distinguish people from groups.
    let participants = details.participants.iter().map(|name| {
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
    let languages = details.languages.iter().map(|tag| Json::text(tag));
    let event = Object::typed("Event")
        .text("@id", &[&url, "#event"].concat())
        .text("name", &localized.text(entry.title))
        .text("description", &description(localized, &entry))
        .text("url", &url)
        .one_or_many("image", images(localized, &entry))
        .text("startDate", &start)
        .text("endDate", &end)
        .text("doorTime", &door_time(&entry.when, entry.time))
        .text("previousStartDate", &previous)
        .one_or_many("eventStatus", status(localized, &entry))
        .text(
            "eventAttendanceMode",
            attendance(entry.format, entry.status),
        )
        .one_or_many("location", locations(localized, &entry, &url))
        .one_or_many("organizer", organisers.collect())
        .one_or_many("contributor", participants.collect())
        .one_or_many("audience", audience.collect())
        .text("typicalAgeRange", &age_range(entry.ages))
        .one_or_many("inLanguage", languages.collect())
        .field_if("isAccessibleForFree", is_free(details).map(Json::boolean))
        .field_if(
            "maximumAttendeeCapacity",
            details.capacity.map(Json::number),
        )
        .one_or_many("offers", offers(localized, details))
        .one_or_many("about", about.collect())
        .one_or_many("subEvent", sessions(localized, &entry));
    Some(event.build())
}

/// Returns the id of the city whose picture is shown for an event: the first city that takes part,
/// else the host.
pub(in crate::export::page) fn picture_of(
    localized: &LocalizedSite<'_>,
    entry: &View<'_>,
) -> Box<str> {
    let bundle = localized.bundle();
    let city = entry.cities.first().map(|city| bundle.city(*city));
    city.unwrap_or(&bundle.host).id.clone()
}

/// Returns the main picture of an event, for previews of links; `None` if it has none of its own.
pub(in crate::export::page) fn shared_image(
    localized: &LocalizedSite<'_>,
    entry: &View<'_>,
) -> Option<SharedImage> {
    let image = entry.details.images.first()?;
    Some(SharedImage {
        url: localized.export.image_url(image)?,
        alt: localized.text(&image.alt),
        size: image.size,
    })
}

/// Returns the URLs of the pictures, or of the preview picture of a city.
fn images(localized: &LocalizedSite<'_>, entry: &View<'_>) -> Vec<Json> {
    let own = entry.details.images.iter();
    let own = own.filter_map(|image| localized.export.image_url(image));
    let own: Vec<Json> = own.map(|url| Json::text(&url)).collect();
    if !own.is_empty() {
        return own;
    }
    let preview = picture_path(localized.lang(), &picture_of(localized, entry));
    vec![Json::text(&[localized.site.url, &preview].concat())]
}

/// Returns the summary and the paragraphs of the description.
fn description(localized: &LocalizedSite<'_>, entry: &View<'_>) -> String {
    let summary = localized.text(entry.summary);
    let description = localized.text(&entry.details.description);
    let paragraphs = Details::paragraphs(&description);
    let all = [summary.as_str()].into_iter().chain(paragraphs);
    let all: Vec<&str> = all.filter(|text| !text.is_empty()).collect();
    all.join("\n\n")
}

/// Whether taking part is free; `None` if it is unknown.
fn is_free(details: &Details) -> Option<bool> {
    let price = details.price.as_ref()?;
    (price.free || !price.amounts.is_empty()).then_some(price.free)
}

/// Returns the sessions in the order of their days and hours.
fn sessions(localized: &LocalizedSite<'_>, entry: &View<'_>) -> Vec<Json> {
    Session::sorted(&entry.details.sessions)
        .map(|session| session_event(localized, entry, session))
        .collect()
}

fn session_event(localized: &LocalizedSite<'_>, entry: &View<'_>, session: &Session) -> Json {
    let own = localized.bundle().view_of_session(entry, session);
    let [start, end] = dates(&own.when, own.time);
    let title = localized.text(&session.title);
    let title = match title.is_empty() {
        true => localized.text(entry.title),
        false => title,
    };
    let room = localized.text(&session.place);
    let whole = own.place.map(|found| place(localized, &own, found));
    let location = match room.is_empty() {
        true => whole,
        false => Some(
            Object::typed("Place")
                .text("name", &room)
                .field_if("containedInPlace", whole)
                .build(),
        ),
    };
    Object::typed("Event")
        .text("name", &title)
        .text("startDate", &start)
        .text("endDate", &end)
        .text("doorTime", &door_time(&own.when, own.time))
        .field_if("location", location)
        .build()
}

/// Returns the `eventStatus`; none for events that were not announced and for plans with an unknown
/// outcome. An event that takes place on another date than the one announced is rescheduled.
fn status(localized: &LocalizedSite<'_>, entry: &View<'_>) -> Vec<Json> {
    let is_moved = entry.details.previous_when.is_some();
    let names: &[&str] = match entry.effective_status(localized.site.today) {
        EffectiveStatus::Held | EffectiveStatus::Planned | EffectiveStatus::Ongoing if is_moved => {
            &["EventRescheduled"]
        }
        EffectiveStatus::Held | EffectiveStatus::Planned | EffectiveStatus::Ongoing => {
            &["EventScheduled"]
        }
        EffectiveStatus::Cancelled => &["EventCancelled"],
        EffectiveStatus::Postponed => &["EventPostponed"],
        EffectiveStatus::MovedOnline if is_moved => &["EventMovedOnline", "EventRescheduled"],
        EffectiveStatus::MovedOnline => &["EventMovedOnline"],
        EffectiveStatus::OutcomeUnknown
        | EffectiveStatus::Expected
        | EffectiveStatus::Unconfirmed
        | EffectiveStatus::Produced
        | EffectiveStatus::Adopted => &[],
    };
    let names = names.iter();
    names
        .map(|name| Json::text(&["https://schema.org/", name].concat()))
        .collect()
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

fn age_range(ages: Option<Ages>) -> String {
    let text = |age: Option<u8>| age.map_or(String::new(), |age| age.to_string());
    match ages {
        Some(Ages { from, to }) if from.is_some() || to.is_some() => {
            [&text(from), "-", &text(to)].concat()
        }
        _ => String::new(),
    }
}

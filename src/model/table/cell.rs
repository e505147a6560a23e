//! Cells of the table.

use super::{Column, joined};
use crate::model::{
    Ages, Bundle, Contact, Details, Entry, Link, PlaceCity, Price, Registration, SafeUrl,
    SourceRef, Timed,
};
use crate::text::{Lang, Localized};
use crate::time::{Date, Edtf};

/// Returns the cell of an entry; empty if the value is unknown.
///
/// ```
/// use pobratim::{export::{Column, cell}, model::load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let regatta = bundle.entry(bundle.find_entry("regatta-2026").unwrap());
/// assert_eq!(cell(&bundle, regatta, Column::When), "2026-06-27");
/// assert_eq!(cell(&bundle, regatta, Column::Audience), "public; youth");
/// ```
pub fn cell(bundle: &Bundle, entry: &Entry, column: Column) -> String {
    let details = entry.details.as_deref();
    match column {
        Column::Id => entry.id.to_string(),
        Column::Class => entry.class.code().to_string(),
        Column::Kind => entry.kind.code().to_string(),
        Column::Title(lang) => entry.title.exact(lang).unwrap_or_default().to_string(),
        Column::Summary(lang) => entry.summary.exact(lang).unwrap_or_default().to_string(),
        Column::Description(lang) => details
            .and_then(|details| details.description.exact(lang))
            .unwrap_or_default()
            .to_string(),
        Column::PreviousWhen => details
            .and_then(|details| details.previous_when)
            .map_or(String::new(), |when| when.to_string()),
        Column::When if entry.when == Edtf::Unknown => String::new(),
        Column::When => entry.when.to_string(),
        Column::Time => entry.time.as_ref().map_or(String::new(), time_text),
        Column::Series => entry
            .series
            .map_or(String::new(), |series| bundle.series(series).id.to_string()),
        Column::Cities => joined(entry.cities.iter().map(|city| &*bundle.city(*city).id)),
        Column::Countries => joined(entry.countries.iter().map(|country| country.as_str())),
        Column::Category => {
            let all = [entry.category].into_iter();
            let all = all.chain(entry.category_more.iter().copied());
            joined(all.map(|category| &*bundle.category(category).id))
        }
        Column::Direction => {
            let all = [entry.direction].into_iter();
            let all = all.chain(entry.direction_more.iter().copied());
            joined(all.map(|direction| &*bundle.direction(direction).id))
        }
        Column::Format => entry.format.code().to_string(),
        Column::Audience => joined(entry.audience.iter().map(|audience| audience.code())),
        Column::Ages => entry.ages.map_or(String::new(), ages_text),
        Column::Exchange => flag_text(entry.exchange),
        Column::Status => entry.status.code().to_string(),
        Column::Reason => details
            .map_or("", |details| own_text(bundle, &details.reason))
            .to_string(),
        Column::Venue => entry
            .venue
            .map_or(String::new(), |venue| bundle.venue(venue).id.to_string()),
        Column::Online => url_text(details.and_then(|details| details.online.as_ref())),
        Column::Price => details
            .and_then(|details| details.price.as_ref())
            .map_or(String::new(), |price| price_text(bundle, price)),
        Column::Tickets => url_text(details.and_then(|details| details.tickets.as_ref())),
        Column::Registration => {
            url_text(registration(details).and_then(|registration| registration.url.as_ref()))
        }
        Column::RegistrationOpens => {
            day_text(registration(details).and_then(|registration| registration.opens))
        }
        Column::RegistrationCloses => {
            day_text(registration(details).and_then(|registration| registration.closes))
        }
        Column::Capacity => details
            .and_then(|details| details.capacity)
            .map_or(String::new(), |number| number.to_string()),
        Column::SoldOut => flag_text(details.is_some_and(|details| details.sold_out)),
        Column::ExternalIds => joined(
            details
                .into_iter()
                .flat_map(|details| &details.external_ids)
                .map(|id| &**id),
        ),
        Column::Languages => {
            let tags = details.map_or(&[][..], |details| &details.languages);
            joined(tags.iter().map(|tag| &**tag))
        }
        Column::Accessibility => {
            let words = details.map_or(&[][..], |details| &details.accessibility);
            joined(words.iter().map(|word| word.code()))
        }
        Column::Participants => {
            let names = details.map_or(&[][..], |details| &details.participants);
            joined(names.iter().map(|name| own_text(bundle, name)))
        }
        Column::Draft => flag_text(entry.publication.is_draft),
        Column::PublishFrom => day_text(entry.publication.from),
        Column::PublishUntil => day_text(entry.publication.until),
        Column::Place => {
            let name = entry
                .place
                .as_ref()
                .map(|place| own_text(bundle, &place.name));
            name.unwrap_or_default().to_string()
        }
        Column::PlaceCity => {
            let city = entry.place.as_ref().and_then(|place| place.city);
            match city {
                None => String::new(),
                Some(PlaceCity::Host) => bundle.host.id.to_string(),
                Some(PlaceCity::City(city)) => bundle.city(city).id.to_string(),
            }
        }
        Column::Organisers => {
            let names = entry.organisers.iter();
            joined(names.map(|name| own_text(bundle, name)))
        }
        Column::Contact => {
            let contact = entry.contact.as_ref();
            contact.map_or(String::new(), |contact| contact_text(bundle, contact))
        }
        Column::Links => {
            let links: Vec<String> = entry.links.iter().map(|it| link_text(bundle, it)).collect();
            joined(links.iter().map(String::as_str))
        }
        Column::Sources => {
            let sources: Vec<String> = entry
                .sources
                .iter()
                .map(|it| source_text(bundle, it))
                .collect();
            joined(sources.iter().map(String::as_str))
        }
    }
}

/// Returns a text in the site's own language or its replacement language.
fn own_text<'a>(bundle: &'a Bundle, text: &'a Localized) -> &'a str {
    let own = bundle.languages.first().copied().unwrap_or(Lang::FALLBACK);
    text.get(own, &bundle.order).map_or("", |found| found.text)
}

fn flag_text(flag: bool) -> String {
    let text = if flag { "yes" } else { "no" };
    text.to_string()
}

fn url_text(url: Option<&SafeUrl>) -> String {
    url.map_or(String::new(), |url| url.as_str().to_string())
}

fn day_text(day: Option<Date>) -> String {
    day.map_or(String::new(), |day| Edtf::day(day).to_string())
}

fn registration(details: Option<&Details>) -> Option<&Registration> {
    details.and_then(|details| details.registration.as_ref())
}

/// Formats a price as the items of a list: `free`, amounts with their labels, the note.
fn price_text(bundle: &Bundle, price: &Price) -> String {
    let amounts = price.amounts.iter().map(|amount| {
        let label = own_text(bundle, &amount.label);
        [label, " ", &amount.amount, " ", &amount.currency]
            .concat()
            .trim()
            .to_string()
    });
    let free = price.free.then(|| "free".to_string());
    let note = own_text(bundle, &price.note);
    let note = (!note.is_empty()).then(|| note.to_string());
    let all: Vec<String> = free.into_iter().chain(amounts).chain(note).collect();
    joined(all.iter().map(String::as_str))
}

fn time_text(time: &Timed) -> String {
    let mut text = time.start.to_string();
    if let Some(end) = time.end {
        text.push('–');
        text.push_str(&end.to_string());
    }
    let mut text = [&text, " ", &time.offset.to_string(), " ", &time.zone].concat();
    if let Some(doors) = time.doors {
        text.push_str(" doors ");
        text.push_str(&doors.to_string());
    }
    text
}

/// Formats ages with an en dash because spreadsheets read `10-17` as a day in October.
fn ages_text(ages: Ages) -> String {
    match (ages.from, ages.to) {
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) => format!("{from}+"),
        (None, Some(to)) => format!("–{to}"),
        (None, None) => String::new(),
    }
}

fn contact_text(bundle: &Bundle, contact: &Contact) -> String {
    let url = contact.url.as_ref().map_or("", |url| url.as_str());
    let parts = [
        own_text(bundle, &contact.name),
        url,
        contact.email.as_deref().unwrap_or_default(),
        contact.phone.as_deref().unwrap_or_default(),
    ];
    joined(parts.into_iter().filter(|part| !part.is_empty()))
}

fn link_text(bundle: &Bundle, link: &Link) -> String {
    let title = own_text(bundle, &link.title);
    [title, " ", link.url.as_str()].concat().trim().to_string()
}

fn source_text(bundle: &Bundle, reference: &SourceRef) -> String {
    let mut text = bundle.source(reference.source).id.to_string();
    for paragraph in &reference.paragraphs {
        text.push(' ');
        text.push_str(paragraph);
    }
    text
}

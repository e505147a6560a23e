//! The page of an event, a programme, a document, or an occurrence that is only expected.

use super::part::{fact, mark};
use super::site::Reader;
use super::stock::Stock;
use crate::export::html::{Html, Tag, el};
use crate::model::schema::{EntryField, Shown};
use crate::model::{Group, Occurrence, Recurs, Slot, Subject, View};
use crate::time::Precision;

/// All that is known of it, and the other years of its series.
pub(super) fn page(reader: &Reader<'_>, stock: &Stock, subject: Subject) -> Html {
    let entry = reader.bundle().view(subject);
    let words = reader.words;
    let category = reader.plain(&reader.bundle().category(entry.category).title);
    let kind = entry.kind.map(|kind| {
        let kind = words.say(&["words.kind_", kind.code()].concat());
        [" · ", &kind].concat()
    });
    let head = el("header")
        .class("page-head")
        .child(
            el("p")
                .class("eyebrow")
                .child(mark(entry.category))
                .child(category)
                .child(kind)
                .child(reader.age_mark(&entry)),
        )
        .child(
            el("h1")
                .attr("id", "event-title")
                .class("event-title")
                .child(reader.inline(entry.title)),
        )
        .child(
            el("p")
                .class("when")
                .child(
                    el("span")
                        .class("when-words")
                        .child(reader.locale().date_with_weekday(&entry.when)),
                )
                .child(" ")
                .child(reader.badge(&entry)),
        )
        .child(precision(reader, &entry))
        .child(expected(reader, &entry));
    let sources = reader.sources(entry.sources);
    reader
        .painted(el("article"), &entry)
        .class("page page-event")
        .child(head)
        .child(reader.paragraph(entry.summary, "lead"))
        .child(facts(reader, &entry))
        .child(links(reader, &entry))
        .child(media(reader, &entry))
        .child(sources.map(|sources| reader.section("event.sources", sources)))
        .child(editions(reader, stock, &entry))
        .done()
}

/// Whether the published page of an entry or an occurrence changes with a field.
pub const fn page_shows(field: EntryField) -> Shown {
    match field {
        EntryField::Id
        | EntryField::Kind
        | EntryField::Title
        | EntryField::Summary
        | EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without
        | EntryField::When
        | EntryField::Time
        | EntryField::Series
        | EntryField::Cities
        | EntryField::Countries
        | EntryField::Category
        | EntryField::Direction
        | EntryField::Format
        | EntryField::Audience
        | EntryField::Ages
        | EntryField::Exchange
        | EntryField::Status
        | EntryField::Place
        | EntryField::Organisers
        | EntryField::Contact
        | EntryField::Links
        | EntryField::Media
        | EntryField::Sources => Shown::Shown,
        EntryField::CategoryMore | EntryField::DirectionMore => {
            Shown::NotShown("the main one is named; the others lead to the page")
        }
        EntryField::Topics => Shown::NotShown("keywords serve the school desk"),
        EntryField::Revision => Shown::NotShown("feeds and calendars tell of changes"),
    }
}

/// How much of the date the source names, where that is not a day.
fn precision(reader: &Reader<'_>, entry: &View<'_>) -> Option<Tag> {
    if matches!(entry.subject, Subject::Expected { .. }) || entry.when.is_exact() {
        return None;
    }
    let key = precision_key(entry.when.precision());
    Some(el("p").class("quiet").child(reader.words.say(key)))
}

/// Where it is said how much is known of a date that is not exact.
pub(super) const fn precision_key(precision: Option<Precision>) -> &'static str {
    match precision {
        Some(Precision::Day) => "event.about_day",
        Some(Precision::Month) => "event.only_month",
        Some(Precision::Season) => "event.only_season",
        Some(Precision::Year) => "event.only_year",
        None => "event.no_date",
    }
}

/// What an expected occurrence rests on.
fn expected(reader: &Reader<'_>, entry: &View<'_>) -> Option<Tag> {
    let Subject::Expected {
        series,
        slot: Slot::Year(year),
    } = entry.subject
    else {
        return None;
    };
    if !matches!(reader.bundle().series(series).recurs, Recurs::Yearly(_)) {
        return None;
    }
    let key = match entry.group(reader.site.today()) == Group::Past {
        true => "event.expected_past",
        false => "event.expected_note",
    };
    let words = reader.words.fill(key, &[("year", &year.to_string())]);
    Some(el("p").class("quiet").child(words))
}

fn facts(reader: &Reader<'_>, entry: &View<'_>) -> Tag {
    let bundle = reader.bundle();
    let words = reader.words;
    let named = |key: &str, value: Html| fact(words.say(key), value);
    let hours = reader
        .hours(entry)
        .map(|hours| hours_words(reader, entry, &hours));
    let recurs = entry.series.map(|series| {
        let rule = bundle.series(series).recurs.in_words(reader.locale());
        reader.locale().capitalised(&rule)
    });
    let place = entry.place.map(|place| reader.inline(&place.name));
    let links = entry.cities.iter().map(|city| reader.city_link(*city));
    let cities = (!entry.cities.is_empty()).then(|| {
        el("span")
            .class("entry-cities")
            .child(links.collect::<Html>())
    });
    let countries = entry.countries.iter();
    let countries: Vec<String> = countries.map(|country| reader.country(*country)).collect();
    let format = ["words.format_", &entry.format.code().replace('-', "_")].concat();
    let direction = reader.inline(&bundle.direction(entry.direction).title);
    el("dl")
        .class("facts")
        .child(named("event.hours", hours.into()))
        .child(named("event.recurs", recurs.into()))
        .child(named("event.place", place.into()))
        .child(named("event.cities", cities.into()))
        .child(named(
            "event.countries",
            reader.locale().list(&countries).into(),
        ))
        .child(named("event.format", words.say(&format).into()))
        .child(named("event.audience", audience(reader, entry)))
        .child(named(
            "event.ages",
            entry.ages.map(|span| reader.ages(span)).into(),
        ))
        .child(named("event.direction", direction))
        .child(named("event.organisers", organisers(reader, entry)))
        .child(named(
            "event.contact",
            entry.contact.map(|contact| reader.contact(contact)).into(),
        ))
}

/// The hours with the clock that they are read from.
fn hours_words(reader: &Reader<'_>, entry: &View<'_>, hours: &str) -> Html {
    let Some(time) = entry.time else {
        return Html::default();
    };
    let clock = [&*time.zone, ", UTC", &time.offset.to_string()].concat();
    let hours = el("span").class("figures").child(hours);
    let _ = reader;
    hours
        .done()
        .and(" ")
        .and(el("span").class("quiet").child(clock))
}

fn audience(reader: &Reader<'_>, entry: &View<'_>) -> Html {
    let words = reader.words;
    let named = entry.audience.iter();
    let named: Vec<String> = named
        .map(|audience| words.say(&["words.audience_", audience.code()].concat()))
        .collect();
    if named.is_empty() {
        return Html::default();
    }
    let exchange = entry.exchange.then(|| {
        el("span")
            .class("badge")
            .attr("data-exchange", "")
            .child(words.say("words.exchange"))
    });
    Html::from(named.join(" · ")).and(" ").and(exchange)
}

fn organisers(reader: &Reader<'_>, entry: &View<'_>) -> Html {
    let items = entry.organisers.iter();
    let items = items.map(|name| el("li").child(reader.inline(name)));
    let list = (!entry.organisers.is_empty())
        .then(|| el("ul").class("plain").child(items.collect::<Html>()));
    list.into()
}

fn links(reader: &Reader<'_>, entry: &View<'_>) -> Option<Tag> {
    let items = entry.links.iter().map(|link| {
        let words = reader.plain(&link.title);
        el("li").child(reader.outward(&link.url, &words, link.lang.as_deref()))
    });
    (!entry.links.is_empty()).then(|| {
        let list = el("ul").class("plain").child(items.collect::<Html>());
        reader.section("event.links", list)
    })
}

/// Pictures, films and sounds as links: nothing of them is fetched before somebody asks for it.
fn media(reader: &Reader<'_>, entry: &View<'_>) -> Option<Tag> {
    let items = entry.media.iter().map(|medium| {
        let medium = reader.bundle().medium(*medium);
        let what = reader.plain(&medium.description);
        let key = ["event.", medium.kind.code()].concat();
        let words = reader.words.fill(&key, &[("what", &what)]);
        el("li")
            .child(reader.outward(&medium.url, &words, None))
            .child(reader.paragraph(&medium.credit, "quiet"))
    });
    (!entry.media.is_empty()).then(|| {
        let list = el("ul").class("plain").child(items.collect::<Html>());
        reader.section("event.media", list)
    })
}

/// Other years of the same series.
fn editions(reader: &Reader<'_>, stock: &Stock, entry: &View<'_>) -> Option<Tag> {
    let all = stock.editions.get(&entry.series?)?.iter();
    let others = all.filter(|other| other.subject != entry.subject);
    let others: Vec<Occurrence> = others.copied().collect();
    (!others.is_empty()).then(|| reader.section("event.other_editions", reader.rows(&others, true)))
}

//! The school desk without its choices: all that pupils can take part in, and whom to ask.

use super::part::mark;
use super::site::Reader;
use crate::export::html::{Html, Tag, el};
use crate::model::{Format, Offer, Told, View, interests};

/// What the page is about, in a sentence or two.
pub(super) fn lead(reader: &Reader<'_>) -> String {
    let host = reader.plain(&reader.bundle().host.name);
    reader.words.fill("desk.lead", &[("host", &host)])
}

/// The page.
pub(super) fn page(reader: &Reader<'_>) -> Html {
    let words = reader.words;
    let offers = reader.bundle().offers(reader.site.today());
    let head = el("header")
        .class("page-head")
        .child(el("h1").child(words.say("desk.title")))
        .child(el("p").class("lead").child(lead(reader)));
    let page = el("div").class("page page-desk").child(head);
    if offers.is_empty() {
        let contact = reader.bundle().site.contact.as_ref();
        let contact = contact.map(|contact| el("p").child(reader.contact(contact)));
        return page
            .child(el("p").class("empty").child(words.say("desk.empty")))
            .child(contact)
            .done();
    }
    let entries = words.count("desk.exchanges", offers.len());
    let told = words.fill("desk.found_all", &[("entries", &entries)]);
    let cards = offers.iter().map(|offer| card(reader, offer));
    let group = el("section")
        .class("desk-group")
        .child(el("h2").child(words.say("desk.all")))
        .child(el("ul").class("offers").child(cards.collect::<Html>()));
    page.child(
        el("div")
            .class("desk-results")
            .child(el("p").class("desk-told").child(told))
            .child(group),
    )
    .done()
}

fn card(reader: &Reader<'_>, offer: &Offer) -> Tag {
    let entry = reader.bundle().view_of(&offer.occurrence);
    let title = el("a")
        .class("offer-title")
        .attr("href", reader.href_event(entry.subject))
        .child(reader.inline(entry.title));
    reader
        .painted(el("li"), &entry)
        .class("offer")
        .child(eyebrow(reader, &entry))
        .child(el("h3").child(title))
        .child(el("p").class("offer-told").child(told(reader, offer)))
        .child(reader.paragraph(entry.summary, ""))
        .child(facts(reader, &entry))
}

fn eyebrow(reader: &Reader<'_>, entry: &View<'_>) -> Tag {
    let words = reader.words;
    let category = reader.bundle().category(entry.category);
    let kind = match entry.kind {
        Some(kind) => words.say(&["words.kind_", kind.code()].concat()),
        None => reader.plain(&category.title),
    };
    let likes = interests(entry).into_iter();
    let likes: Vec<String> = likes
        .map(|like| words.say(&["desk.like_", like.code()].concat()))
        .collect();
    el("p")
        .class("eyebrow")
        .child(mark(entry.category))
        .child([vec![kind], likes].concat().join(" · "))
}

/// When it was, is or will be, and whether there is a next time.
fn told(reader: &Reader<'_>, offer: &Offer) -> String {
    let (bundle, words) = (reader.bundle(), reader.words);
    let entry = bundle.view_of(&offer.occurrence);
    let in_words = |when| reader.locale().date(&when);
    let when = in_words(entry.when);
    let expected = offer.next.map_or(String::new(), |next| in_words(next.when));
    match bundle.told_of_offer(offer, reader.site.today()) {
        Told::Undated => words.say("event.no_date"),
        Told::State => [
            &reader.state_words(&entry),
            reader.locale().punctuation.colon,
            &when,
        ]
        .concat(),
        told @ (Told::Held
        | Told::HeldExpected
        | Told::HeldPlanned
        | Told::OutcomeUnknown
        | Told::Planned
        | Told::Expected
        | Told::Running) => {
            let key = ["desk.", &told.code().replace('-', "_")].concat();
            words.fill(&key, &[("when", &when), ("expected", &expected)])
        }
    }
}

/// What a pupil asks of it.
fn facts(reader: &Reader<'_>, entry: &View<'_>) -> Tag {
    let words = reader.words;
    let unknown = || {
        let words = words.say("desk.unknown");
        el("span").class("quiet").child(words).done()
    };
    let how = match entry.format {
        Format::Unstated => unknown(),
        Format::InPerson | Format::Online | Format::Mixed | Format::ByPost => {
            let key = ["words.format_", &entry.format.code().replace('-', "_")].concat();
            words.say(&key).into()
        }
    };
    let ages = entry.ages.map(|ages| reader.ages(ages).into());
    let office = reader.bundle().site.contact.as_ref();
    let contact = entry.contact.or(office);
    let fact = |key: &str, value: Html| {
        el("div")
            .child(el("dt").child(words.say(key)))
            .child(el("dd").child(value))
    };
    el("dl")
        .class("facts")
        .child(fact(
            "desk.with",
            partners(reader, entry).unwrap_or_else(unknown),
        ))
        .child(fact("desk.how", how))
        .child(fact("event.ages", ages.unwrap_or_else(unknown)))
        .child(fact(
            "desk.ask",
            contact.map(|contact| reader.contact(contact)).into(),
        ))
}

/// Cities as links, and countries of which no city is named; `None` where neither is known.
fn partners(reader: &Reader<'_>, entry: &View<'_>) -> Option<Html> {
    let cities = entry.cities.iter().map(|city| {
        let country = reader.bundle().city(*city).country;
        let country = reader.locale().bracketed(&reader.country(country));
        reader.city_link(*city).done().and(country)
    });
    let countries = entry.countries.iter();
    let countries = countries.map(|country| Html::from(reader.country(*country)));
    let mut all = cities.chain(countries);
    let first = all.next()?;
    Some(all.fold(first, |list, one| {
        list.and(reader.locale().punctuation.comma).and(one)
    }))
}

//! A city: its names and place, its ties with their sources, and what is shared with it.

use super::part::fact;
use super::site::{Leaf, Reader};
use super::stock::Stock;
use crate::export::html::{Html, Tag, el};
use crate::model::words::when_in_words;
use crate::model::{Basis, City, CityIx, Occurrence, Section, Tie, TieStatus};
use crate::route::Page;
use crate::text::places_by;
use crate::time::{Date, days};

/// The page of a city; `place` is absent for the host.
pub(super) fn page(reader: &Reader<'_>, stock: &Stock, city: &City, place: Option<CityIx>) -> Html {
    let kind = match place {
        Some(_) => reader.tie_words(city.current_tie()),
        None => reader.words.say("city.host"),
    };
    let sources = reader.sources(&city.sources);
    el("article")
        .class("page page-city")
        .attr("data-city", &city.id)
        .child(
            el("header")
                .class("page-head")
                .child(el("p").class("eyebrow").child(kind))
                .child(
                    el("h1")
                        .child(reader.plain(&city.name))
                        .child(" ")
                        .child(reader.own_name(city)),
                )
                .child(reader.paragraph(&city.summary, "lead")),
        )
        .child(facts(reader, city, place))
        .child(place.map(|place| partner(reader, stock, city, place)))
        .child(sources.map(|sources| reader.section("event.sources", sources)))
        .done()
}

fn facts(reader: &Reader<'_>, city: &City, place: Option<CityIx>) -> Tag {
    let words = reader.words;
    let distance = place.map_or(String::new(), |_| reader.distance_words(city));
    let country = words.country(city.country.as_str());
    el("dl")
        .class("facts")
        .child(fact(words.say("city.country"), country.into()))
        .child(fact(words.say("city.distance"), distance.into()))
        .child(fact(
            words.say("city.also_known"),
            city.aliases.join(" · ").into(),
        ))
}

fn partner(reader: &Reader<'_>, stock: &Stock, city: &City, place: CityIx) -> Html {
    let words = reader.words;
    let button = |page: Page, key: &str| {
        let address = [reader.href(page), "?city=".into(), city.id.to_string()].concat();
        el("a")
            .class("button")
            .attr("href", address)
            .child(words.say(key))
    };
    let ties = match city.ties.is_empty() {
        true => el("p").child(words.say("city.no_tie")),
        false => {
            let items = city.ties.iter().map(|item| tie(reader, item));
            el("ol").class("ties").child(items.collect::<Html>())
        }
    };
    let entries = entries(reader, stock, place);
    let list = match entries.is_empty() {
        true => el("p").class("empty").child(words.say("city.no_events")),
        false => reader.rows(&entries, false),
    };
    el("p")
        .class("card-actions")
        .child(button(Page::Map, "city.on_map"))
        .child(button(Page::Calendar, "city.in_calendar"))
        .done()
        .and(reader.section("city.ties", ties))
        .and(reader.section("city.events", list))
        .and(sections(reader, place))
}

fn tie(reader: &Reader<'_>, tie: &Tie) -> Tag {
    let words = reader.words;
    let when = |key: &str, when: &crate::time::Edtf| {
        let when = when_in_words(when, reader.lang());
        el("p").child(words.fill(key, &[("when", &when)]))
    };
    let implied = (tie.basis == Basis::Implied)
        .then(|| el("p").class("quiet").child(words.say("city.implied")));
    let stroke = match tie.status {
        TieStatus::Active => tie.kind.code(),
        other => other.code(),
    };
    el("li")
        .class("tie")
        .attr("data-stroke", stroke)
        .child(
            el("p")
                .class("tie-words")
                .child(reader.tie_words(Some(tie))),
        )
        .child(when("city.as_of", &tie.as_of).class("quiet"))
        .child(tie.since.map(|since| when("city.began", &since)))
        .child(tie.until.map(|until| when("city.ended", &until)))
        .child(implied)
        .child(reader.paragraph(&tie.note, "tie-note"))
        .child(reader.sources(&tie.sources))
}

/// What is expected within a year, and everything that names the city, newest first.
fn entries(reader: &Reader<'_>, stock: &Stock, place: CityIx) -> Vec<Occurrence> {
    let today = reader.site.today();
    let last = days::add_months(today, 12);
    let names = |one: &&Occurrence| {
        let cities = reader.bundle().view_of(one).cities;
        cities.contains(&place)
    };
    let coming = stock.expected.iter().filter(|one| {
        let bounds = one.when.bounds();
        bounds.latest.is_none_or(|latest| latest >= today)
            && bounds.earliest.is_none_or(|earliest| earliest <= last)
    });
    let mut all: Vec<Occurrence> = coming.filter(names).copied().collect();
    let list = reader
        .bundle()
        .entries_where(&|entry| entry.cities.contains(&place));
    let newest_first = places_by(list.len(), &|place| {
        let bounds = list.get(place).map(|one| one.when.bounds());
        let number = |date: Option<Date>| i64::from(date.map_or(i32::MIN, Date::to_julian_day));
        bounds.map_or((0, 0), |bounds| {
            (-number(bounds.latest), -number(bounds.earliest))
        })
    });
    let newest_first = newest_first.into_iter();
    all.extend(newest_first.filter_map(|place| list.get(place).copied()));
    all
}

/// The parts of the directions' introductions that name the city.
fn sections(reader: &Reader<'_>, place: CityIx) -> Option<Tag> {
    let directions = reader.bundle().directions.iter();
    let naming = directions.flat_map(|direction| direction.sections.iter());
    let naming: Vec<&Section> = naming
        .filter(|section| section.cities.contains(&place))
        .collect();
    if naming.is_empty() {
        return None;
    }
    let items = naming
        .into_iter()
        .map(|section| part(reader, section, "h3"));
    let list = el("ul").class("sections").child(items.collect::<Html>());
    Some(reader.section("city.sections", list))
}

/// A part of an introduction, as an item of a list.
pub(super) fn part(reader: &Reader<'_>, section: &Section, heading: &'static str) -> Tag {
    el("li")
        .attr("data-event", &section.id)
        .child(el(heading).child(reader.inline(&section.title)))
        .child(reader.paragraph(&section.text, ""))
        .child(reader.sources(&section.sources))
}

/// The pages of all cities, the host's first.
pub(super) fn leaves(reader: &Reader<'_>) -> Vec<Leaf> {
    let bundle = reader.bundle();
    let all = [&bundle.host].into_iter().chain(&bundle.cities);
    all.map(|city| Leaf::of(Page::City(city.id.clone())))
        .collect()
}

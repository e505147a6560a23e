//! A city: its names and place, its ties with their sources, and what is shared with it.

use super::part::fact;
use super::site::{Leaf, Reader};
use crate::export::html::{Html, Tag, el};
use crate::model::{Basis, City, CityIx, Milestone, Section, StoryYear, TieStatus};
use crate::route::Page;

/// How many of the nearest cities are named.
const NEIGHBOURS: usize = 3;

/// The page of a city; `place` is absent for the host.
pub(super) fn page(reader: &Reader<'_>, city: &City, place: Option<CityIx>) -> Html {
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
        .child(place.map(|place| partner(reader, city, place)))
        .child(sources.map(|sources| reader.section("event.sources", sources)))
        .done()
}

fn facts(reader: &Reader<'_>, city: &City, place: Option<CityIx>) -> Tag {
    let words = reader.words;
    let distance = place.map_or(String::new(), |_| reader.distance_words(city));
    let country = reader.country(city.country);
    el("dl")
        .class("facts")
        .child(fact(words.say("city.country"), country.into()))
        .child(fact(words.say("city.distance"), distance.into()))
        .child(fact(
            words.say("city.also_known"),
            city.aliases.join(" · ").into(),
        ))
}

fn partner(reader: &Reader<'_>, city: &City, place: CityIx) -> Html {
    let words = reader.words;
    let button = |page: Page, key: &str| {
        let address = [reader.href(page), "?city=".into(), city.id.to_string()].concat();
        el("a")
            .class("button")
            .attr("href", address)
            .child(words.say(key))
    };
    let offers = reader
        .bundle()
        .entries_where(&|entry| entry.exchange && entry.cities.contains(&place));
    let exchanges = (!offers.is_empty()).then(|| button(Page::Programmes, "desk.title"));
    let programmes = reader.bundle().programmes_of(place);
    let programmes = (!programmes.is_empty())
        .then(|| reader.section("city.programmes", reader.rows(&programmes, false)));
    el("p")
        .class("card-actions")
        .child(button(Page::Map, "city.on_map"))
        .child(button(Page::Calendar, "city.in_calendar"))
        .child(exchanges)
        .done()
        .and(story(reader, city, place))
        .and(programmes)
        .and(sections(reader, place))
        .and(neighbours(reader, place))
}

/// What was agreed, stated and shared, year by year, the newest first.
fn story(reader: &Reader<'_>, city: &City, place: CityIx) -> Tag {
    let words = reader.words;
    let years = reader.bundle().story(place, reader.site.today());
    let year = |year: &StoryYear<'_>| {
        let steps = year.milestones.iter().map(|step| milestone(reader, step));
        let name = match year.year {
            Some(year) => reader.locale().year_heading(year),
            None => words.say("calendar.undated"),
        };
        el("section")
            .class("story-year")
            .child(el("h3").child(name))
            .child(el("ol").class("ties").child(steps.collect::<Html>()))
    };
    let untied = city
        .ties
        .is_empty()
        .then(|| el("p").child(words.say("city.no_tie")));
    let is_silent = reader.bundle().entries_of_city(place) == 0;
    let silent = is_silent.then(|| el("p").class("empty").child(words.say("city.no_events")));
    el("section")
        .class("story")
        .child(el("h2").child(words.say("city.story")))
        .child(untied)
        .child(years.iter().map(year).collect::<Html>())
        .child(silent)
}

fn milestone(reader: &Reader<'_>, step: &Milestone<'_>) -> Tag {
    let words = reader.words;
    let (tie, key) = match step {
        Milestone::Entry(occurrence) => {
            let sources = reader.bundle().view_of(occurrence).sources;
            return reader.row(occurrence, false, reader.sources(sources).into());
        }
        Milestone::Began(tie) => (*tie, "city.began"),
        Milestone::Stated(tie) => (*tie, "city.as_of"),
        Milestone::Ended(tie) => (*tie, "city.ended"),
    };
    let is_stated = matches!(step, Milestone::Stated(_));
    let name = match is_stated {
        true => reader.tie_words(Some(tie)),
        false => words.say(&["words.tie_", tie.kind.code()].concat()),
    };
    // A beginning that is not stated for its own time has its note where it is stated.
    let has_note = is_stated || tie.since == Some(tie.as_of);
    let implied = (has_note && tie.basis == Basis::Implied)
        .then(|| el("p").class("quiet").child(words.say("city.implied")));
    let note = has_note
        .then(|| reader.paragraph(&tie.note, "tie-note"))
        .flatten();
    let stroke = match tie.status {
        TieStatus::Active => tie.kind.code(),
        TieStatus::Suspended | TieStatus::Announced if !is_stated => tie.kind.code(),
        TieStatus::Suspended | TieStatus::Announced => tie.status.code(),
    };
    let when = reader.locale().date(&step.when());
    el("li")
        .class("tie")
        .attr("data-stroke", stroke)
        .child(el("p").class("tie-words").child(name))
        .child(el("p").child(words.fill(key, &[("when", &when)])))
        .child(implied)
        .child(note)
        .child(reader.sources(&tie.sources))
}

/// The nearest cities of the network.
fn neighbours(reader: &Reader<'_>, place: CityIx) -> Option<Tag> {
    let near = reader.bundle().neighbours(place, NEIGHBOURS);
    let item = |(city, km): &(CityIx, f64)| {
        let km = reader.locale().km(*km);
        let km = reader.words.fill("city.km", &[("km", &km)]);
        let tie = reader.tie_words(reader.bundle().city(*city).current_tie());
        el("li")
            .child(reader.city_link(*city))
            .child(" ")
            .child(el("span").class("quiet").child([&km, " · ", &tie].concat()))
    };
    let list = near.iter().map(item).collect::<Html>();
    (!near.is_empty())
        .then(|| reader.section("city.neighbours", el("ul").class("plain").child(list)))
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

//! A city: its names and place, its ties with their sources, and what is shared with it.

use crate::locale;
use crate::model::{Basis, City, CityIx, Milestone, Section, StoryYear, TieStatus};
use crate::route::{Address, Facet, Page};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el};
use crate::ui::messages::{i18n, td_string};
use crate::ui::{format, parts, zone};

/// How many of the nearest cities are named.
const NEIGHBOURS: usize = 3;

/// The page of a city; `place` is absent for the host.
pub fn view(cx: Cx, lang: Lang, city: &'static City, place: Option<CityIx>) -> Html {
    let kind = match place {
        Some(_) => parts::tie_words(lang, city.current_tie()),
        None => td_string!(i18n(lang), city.host).to_string(),
    };
    let more = place.map(|place| partner(cx, lang, city, place));
    el("article")
        .class("page page-city")
        .attr("data-city", city.id.to_string())
        .child(
            el("header")
                .class("page-head")
                .child(el("p").class("eyebrow").child(kind))
                .child(el("h1").child(parts::city_title(cx, lang, city)))
                .child(parts::paragraph(cx, lang, &city.summary, "lead")),
        )
        .child(facts(cx, lang, city, place))
        .child(more)
        .child(
            el("section")
                .child(el("h2").child(td_string!(i18n(lang), event.sources)))
                .child(parts::sources(cx, lang, &city.sources)),
        )
        .view()
}

fn facts(cx: Cx, lang: Lang, city: &'static City, place: Option<CityIx>) -> Html {
    let distance = place.map(|_| {
        el("div")
            .child(el("dt").child(td_string!(i18n(lang), city.distance)))
            .child(el("dd").child(parts::distance_words(cx, lang, city)))
    });
    let time = format::time_in(lang, &city.zone).map(|_| {
        el("div")
            .child(el("dt").child(td_string!(i18n(lang), city.local_time)))
            .child(
                el("dd")
                    .class("figures")
                    .child(zone::city_clock(cx, lang, city)),
            )
    });
    let others = (!city.aliases.is_empty()).then(|| {
        el("div")
            .child(el("dt").child(td_string!(i18n(lang), city.also_known)))
            .child(el("dd").child(city.aliases.join(" · ")))
    });
    el("dl")
        .class("facts")
        .child(
            el("div")
                .child(el("dt").child(td_string!(i18n(lang), city.country)))
                .child(el("dd").child(cx.country(lang, city.country))),
        )
        .child(distance)
        .child(time)
        .child(others)
        .view()
}

fn partner(cx: Cx, lang: Lang, city: &'static City, place: CityIx) -> Html {
    let link = |page: Page| {
        let mut address = Address::new(lang, page);
        address.params.set_facet(Facet::City, [&*city.id]);
        cx.href(&address)
    };
    let offers = cx
        .bundle
        .entries_where(&|entry| entry.exchange && entry.cities.contains(&place));
    let exchanges = (!offers.is_empty()).then(|| {
        el("a")
            .class("button")
            .attr("href", link(Page::Programmes))
            .child(td_string!(i18n(lang), desk.title))
    });
    Html::Many(vec![
        Html::from(
            el("p")
                .class("card-actions")
                .child(
                    el("a")
                        .class("button")
                        .attr("href", link(Page::Map))
                        .child(td_string!(i18n(lang), city.on_map)),
                )
                .child(
                    el("a")
                        .class("button")
                        .attr("href", link(Page::Calendar))
                        .child(td_string!(i18n(lang), city.in_calendar)),
                )
                .child(exchanges),
        ),
        parts::share(
            cx,
            lang,
            cx.plain(lang, &city.name),
            &Address::new(lang, Page::City(city.id.clone())),
            link(Page::Embed),
        ),
        story(cx, lang, city, place),
        programmes(cx, lang, place),
        sections(cx, lang, place),
        neighbours(cx, lang, place),
    ])
}

/// What was agreed, stated and shared, year by year, the newest first.
fn story(cx: Cx, lang: Lang, city: &'static City, place: CityIx) -> Html {
    let years = cx.bundle.story(place, cx.today);
    let section = el("section")
        .class("story")
        .child(el("h2").child(td_string!(i18n(lang), city.story)))
        .child(
            city.ties
                .is_empty()
                .then(|| el("p").child(td_string!(i18n(lang), city.no_tie))),
        );
    let year = |year: &StoryYear<'static>| {
        let steps = year.milestones.iter().map(|step| milestone(cx, lang, step));
        let name = match year.year {
            Some(year) => locale::of(lang).year_heading(year),
            None => td_string!(i18n(lang), calendar.undated).to_string(),
        };
        el("section")
            .class("story-year")
            .child(el("h3").child(name))
            .child(el("ol").class("ties").child(steps.collect::<Html>()))
    };
    let is_silent = cx.bundle.entries_of_city(place) == 0;
    let silent = is_silent.then(|| {
        el("p")
            .class("empty")
            .child(td_string!(i18n(lang), city.no_events))
    });
    section
        .child(years.iter().map(year).collect::<Html>())
        .child(silent)
        .view()
}

fn milestone(cx: Cx, lang: Lang, step: &Milestone<'static>) -> Html {
    let when = locale::of(lang).date(&step.when());
    let (tie, words) = match step {
        Milestone::Entry(occurrence) => {
            let sources = cx.bundle.view_of(occurrence).sources;
            let sources = parts::sources(cx, lang, sources);
            return parts::row(cx, lang, occurrence, false, sources);
        }
        Milestone::Began(tie) => (*tie, td_string!(i18n(lang), city.began, when = when)),
        Milestone::Stated(tie) => (*tie, td_string!(i18n(lang), city.as_of, when = when)),
        Milestone::Ended(tie) => (*tie, td_string!(i18n(lang), city.ended, when = when)),
    };
    let is_stated = matches!(step, Milestone::Stated(_));
    let name = match is_stated {
        true => parts::tie_words(lang, Some(tie)),
        false => parts::tie_kind(lang, tie.kind).to_string(),
    };
    // A beginning that is not stated for its own time has its note where it is stated.
    let has_note = is_stated || tie.since == Some(tie.as_of);
    let implied = (has_note && tie.basis == Basis::Implied).then(|| {
        el("p")
            .class("quiet")
            .child(td_string!(i18n(lang), city.implied))
    });
    let note = has_note.then(|| parts::paragraph(cx, lang, &tie.note, "tie-note"));
    let stroke = match tie.status {
        TieStatus::Active => tie.kind.code(),
        TieStatus::Suspended | TieStatus::Announced if !is_stated => tie.kind.code(),
        TieStatus::Suspended | TieStatus::Announced => tie.status.code(),
    };
    el("li")
        .class("tie")
        .attr("data-stroke", stroke)
        .child(el("p").class("tie-words").child(name))
        .child(el("p").child(words))
        .child(implied)
        .child(note)
        .child(parts::sources(cx, lang, &tie.sources))
        .view()
}

fn programmes(cx: Cx, lang: Lang, place: CityIx) -> Html {
    let list = cx.bundle.programmes_of(place);
    if list.is_empty() {
        return Html::Nothing;
    }
    el("section")
        .child(el("h2").child(td_string!(i18n(lang), city.programmes)))
        .child(parts::rows(cx, lang, &list, false))
        .view()
}

/// The nearest cities of the network.
fn neighbours(cx: Cx, lang: Lang, place: CityIx) -> Html {
    let near = cx.bundle.neighbours(place, NEIGHBOURS);
    if near.is_empty() {
        return Html::Nothing;
    }
    let item = |(city, km): &(CityIx, f64)| {
        let km = locale::of(lang).km(*km);
        let tie = parts::tie_words(lang, cx.bundle.city(*city).current_tie());
        el("li")
            .child(parts::city_link(cx, lang, *city))
            .child(" ")
            .child(
                el("span")
                    .class("quiet")
                    .child([&td_string!(i18n(lang), city.km, km = km), " · ", &tie].concat()),
            )
    };
    el("section")
        .child(el("h2").child(td_string!(i18n(lang), city.neighbours)))
        .child(
            el("ul")
                .class("plain")
                .child(near.iter().map(item).collect::<Html>()),
        )
        .view()
}

/// The parts of the directions' introductions that name the city.
fn sections(cx: Cx, lang: Lang, place: CityIx) -> Html {
    let naming: Vec<&'static Section> = cx
        .bundle
        .directions
        .iter()
        .flat_map(|direction| direction.sections.iter())
        .filter(|section| section.cities.contains(&place))
        .collect();
    if naming.is_empty() {
        return Html::Nothing;
    }
    let item = |section: &&'static Section| {
        el("li")
            .attr("data-event", section.id.to_string())
            .child(el("h3").child(parts::inline(cx, lang, &section.title)))
            .child(parts::paragraph(cx, lang, &section.text, ""))
            .child(parts::sources(cx, lang, &section.sources))
    };
    el("section")
        .child(el("h2").child(td_string!(i18n(lang), city.sections)))
        .child(
            el("ul")
                .class("sections")
                .child(naming.iter().map(item).collect::<Html>()),
        )
        .view()
}

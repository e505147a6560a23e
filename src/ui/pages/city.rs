//! A city: its names and place, its ties with their sources, and what is shared with it.

use crate::model::words::when_in_words;
use crate::model::{
    Basis, City, CityIx, Filter, Occurrence, Section, Subject, Tie, TieStatus, newest_first,
};
use crate::route::{Address, Facet, Page};
use crate::text::Lang;
use crate::time::{Window, days};
use crate::ui::address::Cx;
use crate::ui::html::{Html, el};
use crate::ui::i18n::say;
use crate::ui::{calendar, format, parts, zone};

/// The page of a city; `place` is absent for the host.
pub fn view(cx: Cx, lang: Lang, city: &'static City, place: Option<CityIx>) -> Html {
    let kind = match place {
        Some(_) => parts::tie_words(lang, city.current_tie()),
        None => say!(lang, city.host),
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
                .child(el("h2").child(say!(lang, event.sources)))
                .child(parts::sources(cx, lang, &city.sources)),
        )
        .view()
}

fn facts(cx: Cx, lang: Lang, city: &'static City, place: Option<CityIx>) -> Html {
    let distance = place.map(|_| {
        el("div")
            .child(el("dt").child(say!(lang, city.distance)))
            .child(el("dd").child(parts::distance_words(cx, lang, city)))
    });
    let time = format::time_in(lang, &city.zone).map(|_| {
        el("div")
            .child(el("dt").child(say!(lang, city.local_time)))
            .child(
                el("dd")
                    .class("figures")
                    .child(zone::city_clock(cx, lang, city)),
            )
    });
    let others = (!city.aliases.is_empty()).then(|| {
        el("div")
            .child(el("dt").child(say!(lang, city.also_known)))
            .child(el("dd").child(city.aliases.join(" · ")))
    });
    el("dl")
        .class("facts")
        .child(
            el("div")
                .child(el("dt").child(say!(lang, city.country)))
                .child(el("dd").child(format::country(lang, city.country.as_str()))),
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
    let ties = if city.ties.is_empty() {
        el("p").child(say!(lang, city.no_tie)).view()
    } else {
        let items = city.ties.iter().map(|item| tie(cx, lang, item));
        el("ol").class("ties").child(items.collect::<Html>()).view()
    };
    let entries = entries(cx, place);
    let list = if entries.is_empty() {
        el("p")
            .class("empty")
            .child(say!(lang, city.no_events))
            .view()
    } else {
        parts::rows(cx, lang, &entries, false)
    };
    Html::Many(vec![
        Html::from(
            el("p")
                .class("card-actions")
                .child(
                    el("a")
                        .class("button")
                        .attr("href", link(Page::Map))
                        .child(say!(lang, city.on_map)),
                )
                .child(
                    el("a")
                        .class("button")
                        .attr("href", link(Page::Calendar))
                        .child(say!(lang, city.in_calendar)),
                ),
        ),
        parts::share(
            cx,
            lang,
            cx.plain(lang, &city.name),
            &Address::new(lang, Page::City(city.id.clone())),
            link(Page::Embed),
        ),
        Html::from(
            el("section")
                .child(el("h2").child(say!(lang, city.ties)))
                .child(ties),
        ),
        Html::from(
            el("section")
                .child(el("h2").child(say!(lang, city.events)))
                .child(list),
        ),
        sections(cx, lang, place),
    ])
}

fn tie(cx: Cx, lang: Lang, tie: &'static Tie) -> Html {
    let began = tie
        .since
        .map(|since| el("p").child(say!(lang, city.began, when = when_in_words(&since, lang))));
    let ended = tie
        .until
        .map(|until| el("p").child(say!(lang, city.ended, when = when_in_words(&until, lang))));
    let implied = (tie.basis == Basis::Implied)
        .then(|| el("p").class("quiet").child(say!(lang, city.implied)));
    let as_of = when_in_words(&tie.as_of, lang);
    let stroke = if tie.status == TieStatus::Active {
        tie.kind.code()
    } else {
        tie.status.code()
    };
    el("li")
        .class("tie")
        .attr("data-stroke", stroke)
        .child(
            el("p")
                .class("tie-words")
                .child(parts::tie_words(lang, Some(tie))),
        )
        .child(
            el("p")
                .class("quiet")
                .child(say!(lang, city.as_of, when = as_of)),
        )
        .child(began)
        .child(ended)
        .child(implied)
        .child(parts::paragraph(cx, lang, &tie.note, "tie-note"))
        .child(parts::sources(cx, lang, &tie.sources))
        .view()
}

/// Everything that names the city, newest first, and what is expected of its series within a year.
fn entries(cx: Cx, place: CityIx) -> Vec<Occurrence> {
    let list = cx
        .bundle
        .entries_where(&|entry| entry.cities.contains(&place));
    let filter = Filter {
        cities: vec![place],
        ..Filter::default()
    };
    let coming = Window::new(cx.today, days::add_months(cx.today, 12));
    let expected = coming
        .map(|window| calendar::matching(cx, &filter, &window))
        .unwrap_or_default();
    let mut all: Vec<Occurrence> = expected
        .into_iter()
        .filter(|occurrence| matches!(occurrence.subject, Subject::Expected { .. }))
        .collect();
    all.extend(newest_first(list));
    all
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
        .child(el("h2").child(say!(lang, city.sections)))
        .child(
            el("ul")
                .class("sections")
                .child(naming.iter().map(item).collect::<Html>()),
        )
        .view()
}

//! A city: its names and place, its ties with their sources, and what is shared with it.

use leptos::prelude::*;

use super::home::distance_words;
use crate::model::words::when_in_words;
use crate::model::{Basis, City, CityIx, Filter, Occurrence, Section, Subject, Tie, TieStatus};
use crate::route::{Address, Facet, Page};
use crate::text::Lang;
use crate::time::{Date, Window, days};
use crate::ui::address::Cx;
use crate::ui::i18n::say;
use crate::ui::{calendar, format, parts};

/// The page of a city; `place` is absent for the host.
pub fn view(cx: Cx, lang: Lang, city: &'static City, place: Option<CityIx>) -> AnyView {
    let name = cx.plain(lang, &city.name);
    let own = city
        .own_name
        .as_ref()
        .filter(|own| *own.text != *name)
        .map(|own| {
            let tag = own.tag.to_string();
            view! { <span class="own-name" lang=tag>{own.text.to_string()}</span> }
        });
    let kind = match place {
        Some(_) => parts::tie_words(lang, city.current_tie()),
        None => say!(lang, city.host),
    };
    let more = place.map(|place| partner(cx, lang, city, place));
    view! {
        <article class="page page-city" data-city=city.id.to_string()>
            <header class="page-head">
                <p class="eyebrow">{kind}</p>
                <h1>{name} " " {own}</h1>
                {parts::paragraph(cx, lang, &city.summary, "lead")}
            </header>
            {facts(cx, lang, city, place)}
            {more}
            <section>
                <h2>{say!(lang, event.sources)}</h2>
                {parts::sources(cx, lang, &city.sources)}
            </section>
        </article>
    }
    .into_any()
}

fn facts(cx: Cx, lang: Lang, city: &'static City, place: Option<CityIx>) -> AnyView {
    let distance = place.map(|_| {
        view! { <div><dt>{say!(lang, city.distance)}</dt><dd>{distance_words(cx, lang, city)}</dd></div> }
    });
    let time = format::time_in(lang, &city.zone).map(|time| {
        view! { <div><dt>{say!(lang, city.local_time)}</dt><dd class="figures">{time}</dd></div> }
    });
    let others = (!city.aliases.is_empty()).then(|| {
        view! { <div><dt>{say!(lang, city.also_known)}</dt><dd>{city.aliases.join(" · ")}</dd></div> }
    });
    view! {
        <dl class="facts">
            <div><dt>{say!(lang, city.country)}</dt><dd>{format::country(lang, city.country.as_str())}</dd></div>
            {distance}
            {time}
            {others}
        </dl>
    }
    .into_any()
}

fn partner(cx: Cx, lang: Lang, city: &'static City, place: CityIx) -> AnyView {
    let link = |page: Page| {
        let mut address = Address::new(lang, page);
        address.params.set_facet(Facet::City, [&*city.id]);
        cx.href(&address)
    };
    let ties = if city.ties.is_empty() {
        view! { <p>{say!(lang, city.no_tie)}</p> }.into_any()
    } else {
        let items = city.ties.iter().map(|item| tie(cx, lang, item));
        view! { <ol class="ties">{items.collect_view()}</ol> }.into_any()
    };
    let entries = entries(cx, place);
    let list = if entries.is_empty() {
        view! { <p class="empty">{say!(lang, city.no_events)}</p> }.into_any()
    } else {
        parts::rows(cx, lang, &entries, false)
    };
    view! {
        <p class="card-actions">
            <a class="button" href=link(Page::Map)>{say!(lang, city.on_map)}</a>
            <a class="button" href=link(Page::Calendar)>{say!(lang, city.in_calendar)}</a>
        </p>
        <section>
            <h2>{say!(lang, city.ties)}</h2>
            {ties}
        </section>
        <section>
            <h2>{say!(lang, city.events)}</h2>
            {list}
        </section>
        {sections(cx, lang, place)}
    }
    .into_any()
}

fn tie(cx: Cx, lang: Lang, tie: &'static Tie) -> AnyView {
    let began = tie.since.map(|since| {
        view! { <p>{say!(lang, city.began)} ": " {when_in_words(&since, lang)}</p> }
    });
    let ended = tie.until.map(|until| {
        view! { <p>{say!(lang, city.ended)} ": " {when_in_words(&until, lang)}</p> }
    });
    let implied = (tie.basis == Basis::Implied).then(|| {
        view! { <p class="quiet">{say!(lang, city.implied)}</p> }
    });
    let as_of = when_in_words(&tie.as_of, lang);
    let stroke = if tie.status == TieStatus::Active {
        tie.kind.code()
    } else {
        tie.status.code()
    };
    view! {
        <li class="tie" data-stroke=stroke>
            <p class="tie-words">{parts::tie_words(lang, Some(tie))}</p>
            <p class="quiet">{say!(lang, city.as_of, when = as_of)}</p>
            {began}
            {ended}
            {implied}
            {parts::paragraph(cx, lang, &tie.note, "tie-note")}
            {parts::sources(cx, lang, &tie.sources)}
        </li>
    }
    .into_any()
}

/// Everything that names the city, newest first, and what is expected of its series within a year.
fn entries(cx: Cx, place: CityIx) -> Vec<Occurrence> {
    let named = cx
        .bundle
        .entries
        .iter()
        .filter(|entry| entry.cities.contains(&place));
    let mut list: Vec<Occurrence> = named
        .filter_map(|entry| {
            let subject = Subject::Entry(cx.bundle.find_entry(&entry.id)?);
            Some(Occurrence {
                subject,
                when: entry.when,
            })
        })
        .collect();
    list.sort_by_key(|occurrence| {
        let bounds = occurrence.when.bounds();
        std::cmp::Reverse((
            bounds.latest.unwrap_or(Date::MIN),
            bounds.earliest.unwrap_or(Date::MIN),
        ))
    });
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
    all.append(&mut list);
    all
}

/// The parts of the directions' introductions that name the city.
fn sections(cx: Cx, lang: Lang, place: CityIx) -> AnyView {
    let naming: Vec<&'static Section> = cx
        .bundle
        .directions
        .iter()
        .flat_map(|direction| direction.sections.iter())
        .filter(|section| section.cities.contains(&place))
        .collect();
    if naming.is_empty() {
        return ().into_any();
    }
    let item = |section: &&'static Section| {
        view! {
            <li data-event=section.id.to_string()>
                <h3>{parts::inline(cx, lang, &section.title)}</h3>
                {parts::paragraph(cx, lang, &section.text, "")}
                {parts::sources(cx, lang, &section.sources)}
            </li>
        }
    };
    view! {
        <section>
            <h2>{say!(lang, city.sections)}</h2>
            <ul class="sections">{naming.iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

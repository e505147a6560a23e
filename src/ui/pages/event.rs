//! An event, a programme, a document, or an occurrence that is only expected.

use leptos::prelude::*;

use crate::model::words::when_in_words;
use crate::model::{Ages, Occurrence, Recurs, Slot, Subject, View};
use crate::text::{Lang, Localized};
use crate::time::Precision;
use crate::ui::address::Cx;
use crate::ui::i18n::say;
use crate::ui::{format, parts};

/// The page of one entry.
pub fn view(cx: Cx, lang: Lang, subject: Subject) -> AnyView {
    let entry = cx.bundle.view(subject);
    let id = subject.id(cx.bundle).into_owned();
    let category = cx.plain(lang, &cx.bundle.category(entry.category).title);
    let kind = entry
        .kind
        .map(|kind| [" · ", &parts::kind(lang, kind)].concat());
    view! {
        <article class="page page-event" data-event=id data-standing=entry.standing(cx.today).code()>
            <header class="page-head">
                <p class="eyebrow">{parts::mark(entry.category)} {category} {kind}</p>
                <h1>{parts::inline(cx, lang, entry.title)}</h1>
                <p class="when">
                    <span class="when-words">{when(lang, &entry)}</span> " " {parts::badge(cx, lang, &entry)}
                </p>
                {precision(lang, &entry)}
                {expected(cx, lang, &entry)}
            </header>
            {parts::paragraph(cx, lang, entry.summary, "lead")}
            {facts(cx, lang, &entry)}
            {links(cx, lang, &entry)}
            <section>
                <h2>{say!(lang, event.sources)}</h2>
                {parts::sources(cx, lang, entry.sources)}
            </section>
            {editions(cx, lang, &entry)}
        </article>
    }
    .into_any()
}

/// The date in words, with the hours and their zone where they are known.
fn when(lang: Lang, entry: &View<'_>) -> String {
    let date = match entry.when.bounds().earliest {
        Some(day) if entry.when.is_exact() && entry.when.bounds().latest == Some(day) => {
            format::day_with_weekday(lang, day)
        }
        _ => when_in_words(&entry.when, lang),
    };
    let Some(time) = entry.time else { return date };
    let end = time
        .end
        .map(|end| ["–", &end.to_string()].concat())
        .unwrap_or_default();
    [
        &date,
        ", ",
        &time.start.to_string(),
        &end,
        " (UTC",
        &time.offset.to_string(),
        ", ",
        &time.zone,
        ")",
    ]
    .concat()
}

/// How much of the date the source names, where that is not a day.
fn precision(lang: Lang, entry: &View<'_>) -> AnyView {
    if matches!(entry.subject, Subject::Expected { .. }) {
        return ().into_any();
    }
    let words = match entry.when.precision() {
        Some(Precision::Day) => return ().into_any(),
        Some(Precision::Month) => say!(lang, event.only_month),
        Some(Precision::Season) => say!(lang, event.only_season),
        Some(Precision::Year) => say!(lang, event.only_year),
        None => say!(lang, event.no_date),
    };
    view! { <p class="quiet">{words}</p> }.into_any()
}

/// What an expected occurrence rests on.
fn expected(cx: Cx, lang: Lang, entry: &View<'_>) -> AnyView {
    let Subject::Expected { series, slot } = entry.subject else {
        return ().into_any();
    };
    let yearly = matches!(cx.bundle.series(series).recurs, Recurs::Yearly(_));
    let Slot::Year(year) = slot else {
        return ().into_any();
    };
    if !yearly {
        return ().into_any();
    }
    let year = year.to_string();
    let words = if entry.when.ends_before(cx.today) {
        say!(lang, event.expected_past, year = year)
    } else {
        say!(lang, event.expected_note, year = year)
    };
    view! { <p class="quiet">{words}</p> }.into_any()
}

fn facts(cx: Cx, lang: Lang, entry: &View<'static>) -> AnyView {
    let place = entry
        .place
        .map(|place| parts::inline(cx, lang, &place.name));
    let cities = (!entry.cities.is_empty()).then(|| {
        let links = entry
            .cities
            .iter()
            .map(|city| parts::city_link(cx, lang, *city));
        view! { <span class="entry-cities">{links.collect_view()}</span> }.into_any()
    });
    let countries: Vec<String> = entry
        .countries
        .iter()
        .map(|country| format::country(lang, country.as_str()))
        .collect();
    let audience: Vec<String> = entry
        .audience
        .iter()
        .map(|audience| parts::audience(lang, *audience))
        .collect();
    let standing = parts::standing_word(lang, entry.standing(cx.today));
    let direction = parts::inline(cx, lang, &cx.bundle.direction(entry.direction).title);
    let exchange = entry.exchange.then(|| {
        view! { <span class="badge" data-exchange="">{say!(lang, words.exchange)}</span> }
    });
    let audience =
        (!audience.is_empty()).then(|| view! { {audience.join(" · ")} " " {exchange} }.into_any());
    let contact = entry.contact.map(|contact| {
        let name = cx.plain(lang, &contact.name);
        match &contact.url {
            Some(url) => parts::outward(lang, url, name, None),
            None => name.into_any(),
        }
    });
    view! {
        <dl class="facts">
            {fact(say!(lang, event.status), Some(standing.into_any()))}
            {fact(say!(lang, event.place), place)}
            {fact(say!(lang, event.cities), cities)}
            {fact(say!(lang, event.countries), words(lang, &countries))}
            {fact(say!(lang, event.format), Some(parts::format_word(lang, entry.format).into_any()))}
            {fact(say!(lang, event.audience), audience)}
            {fact(say!(lang, event.ages), entry.ages.map(|span| ages(lang, span).into_any()))}
            {fact(say!(lang, event.direction), Some(direction))}
            {fact(say!(lang, event.organisers), organisers(cx, lang, entry.organisers))}
            {fact(say!(lang, event.contact), contact)}
        </dl>
    }
    .into_any()
}

fn fact(name: String, value: Option<AnyView>) -> Option<AnyView> {
    value.map(|value| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any())
}

fn words(lang: Lang, items: &[String]) -> Option<AnyView> {
    (!items.is_empty()).then(|| format::list(lang, items).into_any())
}

fn organisers(cx: Cx, lang: Lang, names: &'static [Localized]) -> Option<AnyView> {
    if names.is_empty() {
        return None;
    }
    let items = names
        .iter()
        .map(|name| view! { <li>{parts::inline(cx, lang, name)}</li> });
    Some(view! { <ul class="plain">{items.collect_view()}</ul> }.into_any())
}

fn ages(lang: Lang, ages: Ages) -> String {
    match (ages.from, ages.to) {
        (Some(from), Some(to)) => {
            say!(
                lang,
                event.ages_range,
                from = from.to_string(),
                to = to.to_string()
            )
        }
        (Some(from), None) => say!(lang, event.ages_from, from = from.to_string()),
        (None, Some(to)) => say!(lang, event.ages_to, to = to.to_string()),
        (None, None) => String::new(),
    }
}

fn links(cx: Cx, lang: Lang, entry: &View<'_>) -> AnyView {
    if entry.links.is_empty() {
        return ().into_any();
    }
    let items = entry.links.iter().map(|link| {
        let words = cx.plain(lang, &link.title);
        view! { <li>{parts::outward(lang, &link.url, words, link.lang.as_deref())}</li> }
    });
    view! {
        <section>
            <h2>{say!(lang, event.links)}</h2>
            <ul class="plain">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Other years of the same series.
fn editions(cx: Cx, lang: Lang, entry: &View<'_>) -> AnyView {
    let Some(series) = entry.series else {
        return ().into_any();
    };
    let list: Vec<Occurrence> = cx
        .bundle
        .entries
        .iter()
        .filter(|other| other.series == Some(series))
        .filter_map(|other| {
            let subject = Subject::Entry(cx.bundle.find_entry(&other.id)?);
            (subject != entry.subject).then_some(Occurrence {
                subject,
                when: other.when,
            })
        })
        .collect();
    if list.is_empty() {
        return ().into_any();
    }
    view! {
        <section>
            <h2>{say!(lang, event.other_editions)}</h2>
            {parts::rows(cx, lang, &list, true)}
        </section>
    }
    .into_any()
}

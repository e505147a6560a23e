//! The results, grouped by kind, or what to do if there are none.

use leptos::prelude::*;

use super::state::{LIST, State, option_id};
use crate::locale;
use crate::model::City;
use crate::route::Page;
use crate::search::{Excerpt, Group, Hit, Record, SearchResults};
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::query;

/// Maximum number of results of each kind; a longer query gives fewer results.
const MAX_PER_KIND: usize = 8;

/// The results of the query in the address. Tracks the query and whether the index is complete.
pub fn view(cx: Cx, lang: Lang, state: State) -> AnyView {
    let typed = cx.query.get().unwrap_or_default();
    // A word of another language may be in the rest of the bundle.
    let is_loading = cx.bundle.is_loading.get();
    let is_whole = state.index.is_whole.get() && !is_loading;
    let answer = state.index.find(cx, &typed, lang, MAX_PER_KIND);
    let has_words = !answer.query.is_empty();
    state.count.set(has_words.then_some(answer.count));
    if !has_words {
        return fallback(cx, lang, td_string!(i18n(lang), search.hint).to_string());
    }
    if answer.count == 0 {
        let text = match is_whole {
            true => {
                let nothing = td_string!(i18n(lang), search.nothing, what = typed);
                [&*nothing, " ", td_string!(i18n(lang), search.nothing_do)].concat()
            }
            false => td_string!(i18n(lang), search.making).to_string(),
        };
        return fallback(cx, lang, text);
    }
    let typos = answer
        .query
        .has_typos()
        .then(|| view! { <p class="quiet">{td_string!(i18n(lang), search.typos)}</p> }.into_any());
    let mut number = 0;
    let groups = answer
        .groups
        .iter()
        .map(|group| group_view(cx, lang, state, &answer, group, &mut number));
    view! {
        {typos}
        <div
            id=LIST
            class="search-list"
            role="listbox"
            aria-label=td_string!(i18n(lang), search.results)
        >
            {groups.collect_view()}
        </div>
    }
    .into_any()
}

/// A text with links to the map and to the year with the most entries.
fn fallback(cx: Cx, lang: Lang, text: String) -> AnyView {
    let link = query::fullest_year(cx).map(|(year, _)| {
        let href = components::year_href(cx, lang, year);
        let year = year.to_string();
        view! { <a href=href>{td_string!(i18n(lang), calendar.year_link, year = year)}</a> }
            .into_any()
    });
    view! {
        <div class="search-fallback">
            <p>{text}</p>
            <p class="search-links">
                <a href=cx.href_page(lang, Page::Map)>{td_string!(i18n(lang), map.all_cities)}</a>
                {link}
            </p>
            <div
                id=LIST
                role="listbox"
                hidden
                aria-label=td_string!(i18n(lang), search.results)
            ></div>
        </div>
    }
    .into_any()
}

fn group_view(
    cx: Cx,
    lang: Lang,
    state: State,
    answer: &SearchResults,
    group: &Group,
    number: &mut usize,
) -> AnyView {
    let name = match group.kind {
        0 => td_string!(i18n(lang), search.cities),
        1 => td_string!(i18n(lang), search.events),
        2 => td_string!(i18n(lang), search.programmes),
        4 => td_string!(i18n(lang), search.places),
        _ => td_string!(i18n(lang), search.documents),
    };
    let id = [LIST, "-of-", &group.kind.to_string()].concat();
    let mut options = Vec::new();
    for hit in &group.hits {
        if let Some(option) = option(cx, lang, state, answer, *hit, *number) {
            options.push(option);
            *number += 1;
        }
    }
    view! {
        <div role="group" aria-labelledby=id>
            <div id=id.clone() class="search-group">
                {name}
                " "
                <span class="quiet">{locale::of(lang).number(group.count)}</span>
            </div>
            {options}
        </div>
    }
    .into_any()
}

/// The link, the mark and the description of a city; `tie` is its tie with the host.
fn city_option(cx: Cx, lang: Lang, city: &City, tie: String) -> (String, Option<AnyView>, String) {
    let country = cx.country(lang, city.country);
    let href = cx.href_page(lang, Page::City(city.id.clone()));
    (href, None, [&country, " · ", &tie].concat())
}

/// A result as a link that the keys of the field can select. `None` for a series that has neither a
/// next day nor an edition.
fn option(
    cx: Cx,
    lang: Lang,
    state: State,
    answer: &SearchResults,
    hit: Hit,
    number: usize,
) -> Option<AnyView> {
    let (href, mark, about) = match hit.record {
        Record::Host => {
            let about = td_string!(i18n(lang), city.host).to_string();
            city_option(cx, lang, &cx.bundle.host, about)
        }
        Record::City(index) => {
            let city = cx.bundle.city(index);
            let tie = components::tie_label(lang, city.current_tie());
            city_option(cx, lang, city, tie)
        }
        Record::Venue(index) => {
            let venue = cx.bundle.venue(index);
            let kind = components::venue_kind_label(lang, venue.kind);
            (
                components::place_href(cx, lang, venue),
                None,
                kind.to_string(),
            )
        }
        Record::Entry(_) | Record::Series(_) => {
            let subject = hit.record.subject(cx.bundle, cx.today())?;
            let entry = cx.bundle.view(subject);
            (
                components::event_href(cx, lang, subject),
                Some(components::mark(entry.category)),
                locale::of(lang).date(&entry.when),
            )
        }
    };
    let selected = move || (state.active.get() == Some(number)).to_string();
    let title = Excerpt::title(cx.bundle, &answer.query, hit.record, lang);
    let reason = Excerpt::reason(cx.bundle, &answer.query, hit.record, lang);
    let reason = reason.map(|reason| {
        view! { <span class="search-reason">{excerpt(cx, lang, &reason)}</span> }.into_any()
    });
    Some(
        view! {
            <a
                id=option_id(number)
                role="option"
                aria-selected=selected
                tabindex="-1"
                href=href
                class="search-option"
            >
                <span class="search-title">{mark}{excerpt(cx, lang, &title)}</span>
                <span class="search-about">{about}</span>
                {reason}
            </a>
        }
        .into_any(),
    )
}

/// An excerpt with highlighted matches, and a chip with its language if that is not the user's.
fn excerpt(cx: Cx, lang: Lang, excerpt: &Excerpt) -> AnyView {
    let is_other = !excerpt.tag.is_empty() && excerpt.tag != lang.html_tag();
    let pieces = excerpt.pieces.iter().map(|piece| {
        let text = piece.text.clone();
        match piece.is_marked {
            true => view! { <mark>{text}</mark> }.into_any(),
            false => text.into_any(),
        }
    });
    let chip = is_other.then(|| {
        view! { <span class="chip">{(cx.environment.language_name)(lang, &excerpt.tag)}</span> }
            .into_any()
    });
    view! {
        <span lang=is_other.then(|| excerpt.tag.clone())>{pieces.collect_view()}</span>
        " "
        {chip}
    }
    .into_any()
}

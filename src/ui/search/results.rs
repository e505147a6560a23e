//! What was found, in groups, and what to do where nothing was.

use super::panel::{LIST, State, option_id};
use crate::locale;
use crate::route::Page;
use crate::search::{Answer, Excerpt, Group, Hit, Record};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, Value, el};
use crate::ui::messages::{i18n, td_string};
use crate::ui::{calendar, format, pages, parts};

/// At most so many of each kind: who wants more types more.
const MOST: usize = 8;

/// The answer to the words of the address. Tracks them, and whether all has been read.
pub fn view(cx: Cx, lang: Lang, state: State) -> Html {
    let words = cx.query.get().unwrap_or_default();
    let is_whole = state.index.is_whole.get();
    let answer = state.index.find(cx, &words, lang, MOST);
    let has_words = !answer.query.is_empty();
    state.count.set(has_words.then_some(answer.count));
    if !has_words {
        return on(cx, lang, td_string!(i18n(lang), search.hint).to_string());
    }
    if answer.count == 0 {
        let words = td_string!(i18n(lang), search.nothing, what = words);
        let words = [&*words, " ", td_string!(i18n(lang), search.nothing_do)].concat();
        return on(
            cx,
            lang,
            if is_whole {
                words
            } else {
                td_string!(i18n(lang), search.making).to_string()
            },
        );
    }
    let slips = answer.query.has_slips().then(|| {
        el("p")
            .class("quiet")
            .child(td_string!(i18n(lang), search.slips))
    });
    let mut list = el("div")
        .attr("id", LIST)
        .class("search-list")
        .attr("role", "listbox")
        .attr("aria-label", td_string!(i18n(lang), search.results));
    let mut number = 0;
    for group in &answer.groups {
        list = list.child(group_view(cx, lang, state, &answer, group, &mut number));
    }
    Html::Many(vec![slips.into(), list.view()])
}

/// A sentence, and ways on: the map, and the year that the data tells best.
fn on(cx: Cx, lang: Lang, words: String) -> Html {
    let door = calendar::fullest_year(cx).map(|(year, _)| {
        el("a")
            .attr("href", pages::year_href(cx, lang, year))
            .child(td_string!(
                i18n(lang),
                calendar.year_door,
                year = year.to_string()
            ))
    });
    el("div")
        .class("search-on")
        .child(el("p").child(words))
        .child(
            el("p")
                .class("search-ways")
                .child(
                    el("a")
                        .attr("href", cx.href_page(lang, Page::Map))
                        .child(td_string!(i18n(lang), map.all_cities)),
                )
                .child(door),
        )
        // What the field controls is there, and empty.
        .child(
            el("div")
                .attr("id", LIST)
                .attr("role", "listbox")
                .attr("hidden", true)
                .attr("aria-label", td_string!(i18n(lang), search.results)),
        )
        .view()
}

fn group_view(
    cx: Cx,
    lang: Lang,
    state: State,
    answer: &Answer,
    group: &Group,
    number: &mut usize,
) -> Html {
    let name = match group.kind {
        0 => td_string!(i18n(lang), search.cities),
        1 => td_string!(i18n(lang), search.events),
        2 => td_string!(i18n(lang), search.programmes),
        _ => td_string!(i18n(lang), search.documents),
    };
    let id = [LIST, "-of-", &group.kind.to_string()].concat();
    let mut view = el("div")
        .attr("role", "group")
        .attr("aria-labelledby", id.clone())
        .child(
            el("div")
                .attr("id", id)
                .class("search-group")
                .child(name)
                .child(" ")
                .child(
                    el("span")
                        .class("quiet")
                        .child(locale::of(lang).number(group.count)),
                ),
        );
    for hit in &group.hits {
        if let Some(option) = option(cx, lang, state, answer, *hit, *number) {
            view = view.child(option);
            *number += 1;
        }
    }
    view.view()
}

/// A result: a link, as any other, that the keys of the field can choose. `None` for a series that
/// has neither a next day nor an edition.
fn option(
    cx: Cx,
    lang: Lang,
    state: State,
    answer: &Answer,
    hit: Hit,
    number: usize,
) -> Option<Html> {
    let city = match hit.record {
        Record::Host => Some((
            &cx.bundle.host,
            td_string!(i18n(lang), city.host).to_string(),
        )),
        Record::City(place) => {
            let city = cx.bundle.city(place);
            Some((city, parts::tie_words(lang, city.current_tie())))
        }
        Record::Entry(_) | Record::Series(_) => None,
    };
    let (href, mark, about) = match city {
        Some((city, tie)) => {
            let country = cx.country(lang, city.country);
            let href = cx.href_page(lang, Page::City(city.id.clone()));
            (href, Html::Nothing, [&country, " · ", &tie].concat())
        }
        None => {
            let subject = hit.record.subject(cx.bundle, cx.today)?;
            let entry = cx.bundle.view(subject);
            let href = parts::event_href(cx, lang, subject);
            (
                href,
                parts::mark(entry.category),
                locale::of(lang).date(&entry.when),
            )
        }
    };
    let selected = move || {
        if state.active.get() == Some(number) {
            "true"
        } else {
            "false"
        }
    };
    let title = Excerpt::title(cx.bundle, &answer.query, hit.record, lang);
    let reason = Excerpt::reason(cx.bundle, &answer.query, hit.record, lang);
    let reason = reason.map(|reason| {
        el("span")
            .class("search-reason")
            .child(excerpt(lang, &reason))
    });
    let option = el("a")
        .attr("id", option_id(number))
        .attr("role", "option")
        .attr("aria-selected", Value::live(selected))
        .attr("tabindex", "-1")
        .attr("href", href)
        .class("search-option")
        .child(
            el("span")
                .class("search-title")
                .child(mark)
                .child(excerpt(lang, &title)),
        )
        .child(el("span").class("search-about").child(about))
        .child(reason);
    Some(option.view())
}

/// A text with its marks; one that is not in the reader's language says which it is in.
fn excerpt(lang: Lang, excerpt: &Excerpt) -> Html {
    let is_other = !excerpt.tag.is_empty() && excerpt.tag != lang.html_tag();
    let mut words = el("span").attr("lang", is_other.then(|| excerpt.tag.clone()));
    for piece in &excerpt.pieces {
        let text = piece.text.clone();
        words = match piece.is_marked {
            true => words.child(el("mark").child(text)),
            false => words.child(text),
        };
    }
    let chip = is_other.then(|| {
        el("span")
            .class("chip")
            .child(format::language(lang, &excerpt.tag))
    });
    Html::Many(vec![words.view(), " ".into(), chip.into()])
}

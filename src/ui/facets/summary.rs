//! The summary of the active filters, and buttons that remove them.

use leptos::prelude::*;

use super::choices;
use super::state::{SUMMARY, State};
use crate::locale;
use crate::model::Count;
use crate::route::{Facet, Params};
use crate::text::Lang;
use crate::ui::browser::{self, Step};
use crate::ui::components::entries_and_expected;
use crate::ui::context::Cx;
use crate::ui::messages::{counted, i18n, td_string};

/// Formats the summary: “12 entries: Niigata, 2021. 5 of them are known only by month.”
pub fn sentence(cx: Cx, lang: Lang, state: State) -> String {
    let shown = state.facets.with_value(|facets| facets.shown);
    cx.params
        .with(|params| sentence_of(cx, lang, params, shown))
}

fn sentence_of(cx: Cx, lang: Lang, params: &Params, shown: Count) -> String {
    let mut what: Vec<String> = active_filters(cx, lang, params)
        .into_iter()
        .map(|(_, names)| names)
        .collect();
    if let Some(date) = &params.date {
        what.push(locale::of(lang).date(date.edtf()));
    }
    let count = |count: u32| count as usize;
    let entries = entries_and_expected(lang, shown.all as usize, shown.expected as usize);
    let mut sentences = vec![match what.is_empty() {
        true => td_string!(i18n(lang), facets.shown_all, entries = entries),
        false => {
            let what = what.join(locale::of(lang).punctuation.comma);
            td_string!(i18n(lang), facets.shown, entries = entries, what = what)
        }
    }];
    if shown.vague > 0 {
        sentences.push(counted!(
            lang,
            count(shown.vague + shown.by_month),
            facets.no_day
        ));
    } else if shown.by_month > 0 {
        sentences.push(counted!(lang, count(shown.by_month), facets.by_month));
    }
    if shown.undated > 0 {
        sentences.push(counted!(lang, count(shown.undated), facets.undated));
    }
    sentences.join(locale::of(lang).punctuation.sentence_gap)
}

/// An active filter.
#[derive(Clone, Copy)]
enum Active {
    Facet(Facet),
    /// Age and language.
    Reader,
    Upcoming,
}

/// An active filter and the labels of its values.
type ActiveFilter = (Active, String);

/// The active filters with the labels of their values. Values in the address that the bundle does
/// not contain do not filter.
fn active_filters(cx: Cx, lang: Lang, params: &Params) -> Vec<ActiveFilter> {
    let mut what = Vec::new();
    for facet in choices::FACETS {
        let chosen = params.facet(facet);
        if chosen.is_empty() {
            continue;
        }
        let known = choices::of(cx, lang, facet).into_iter();
        let is_chosen = |id: &str| chosen.iter().any(|chosen| **chosen == *id);
        let names = known.filter(|(id, _)| is_chosen(id)).map(|(_, name)| name);
        let names: Vec<String> = names.collect();
        if !names.is_empty() {
            what.push((
                Active::Facet(facet),
                names.join(locale::of(lang).punctuation.comma),
            ));
        }
    }
    if let Some(age) = params.age {
        let age = [
            td_string!(i18n(lang), facets.age),
            locale::of(lang).punctuation.colon,
            &age.to_string(),
        ];
        what.push((Active::Reader, age.concat()));
    }
    if params.readable {
        let readable = td_string!(i18n(lang), facets.readable).to_string();
        what.push((Active::Reader, readable));
    }
    if params.upcoming {
        let upcoming = td_string!(i18n(lang), facets.upcoming).to_string();
        what.push((Active::Upcoming, upcoming));
    }
    what
}

/// A button that removes each active filter, and one for all of them.
pub fn chips(cx: Cx, lang: Lang) -> AnyView {
    let button = |text: String, label: Option<String>, filter: Option<Active>| {
        let click = move |_| {
            cx.change(Step::Push, |params| clear(params, filter));
            // The button has been removed, and with it the focus.
            browser::next_frame(|| browser::focus(SUMMARY));
        };
        view! {
            <button type="button" class="button-quiet" aria-label=label on:click=click>
                {text}
            </button>
        }
        .into_any()
    };
    let buttons = cx.params.with(|params| active_filters(cx, lang, params));
    let buttons = buttons.into_iter().map(|(filter, names)| {
        let text = [&names, " ×"].concat();
        let label = td_string!(i18n(lang), facets.remove, what = names);
        button(text, Some(label), Some(filter))
    });
    let all = td_string!(i18n(lang), calendar.clear);
    view! {
        <p class="filter-chips">
            {buttons.collect_view()} {button(all.to_string(), None, None)}
        </p>
    }
    .into_any()
}

/// Removes a filter, or all of them.
fn clear(params: &mut Params, filter: Option<Active>) {
    match filter {
        Some(Active::Facet(facet)) => params.set_facet(facet, []),
        Some(Active::Reader) => {
            params.age = None;
            params.readable = false;
        }
        Some(Active::Upcoming) => params.upcoming = false,
        None => *params = params.without_filters(),
    }
}

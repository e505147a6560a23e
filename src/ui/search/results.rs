//! The results: what falls into the time that the query names, then records by kind, or what to do
//! if there are none.

use leptos::prelude::*;

use super::options::{Options, group};
use super::state::State;
use super::suggestions;
use super::time::TimeResults;
use crate::locale;
use crate::search::{Query, SearchResults};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{counted, i18n, td_string};

/// Maximum number of results of each kind; a longer query gives fewer results.
const MAX_PER_KIND: usize = 8;

/// The results of the query in the address. Tracks the query and whether the index is complete.
pub fn view(cx: Cx, lang: Lang, state: State) -> AnyView {
    let typed = cx.query.get().unwrap_or_default();
    // A word of another language may be in the rest of the bundle.
    let is_loading = cx.bundle.is_loading.get();
    let is_whole = state.index.is_whole.get() && !is_loading;
    if Query::new(&typed).is_empty() {
        state.summary.set(String::new());
        state.count.set(0);
        return suggestions::view(
            cx,
            lang,
            state,
            td_string!(i18n(lang), search.hint).to_string(),
        );
    }
    let time = TimeResults::find(cx, lang, state, &typed);
    let answer = find_words(cx, lang, state, time.as_ref(), &typed);
    let in_time = time.as_ref().map_or(0, TimeResults::count);
    state
        .summary
        .set(summary(lang, time.as_ref(), answer.count));
    state.count.set(in_time + answer.count);
    if time.is_none() && answer.count == 0 {
        let text = match is_whole {
            true => {
                let nothing = td_string!(i18n(lang), search.nothing, what = typed);
                [&*nothing, " ", td_string!(i18n(lang), search.nothing_do)].concat()
            }
            false => td_string!(i18n(lang), search.making).to_string(),
        };
        return suggestions::view(cx, lang, state, text);
    }
    let typos = answer
        .query
        .has_typos()
        .then(|| view! { <p class="quiet">{td_string!(i18n(lang), search.typos)}</p> }.into_any());
    let no_words = Query::default();
    let words = time.as_ref().map_or(&no_words, TimeResults::words);
    let mut options = Options::new(cx, lang, state, words);
    let mut groups = Vec::new();
    if in_time > 0
        && let Some(time) = &time
    {
        groups.extend(time.groups(lang, &mut options));
        groups.push(time.calendar_link(cx, lang, &mut options));
    }
    options.of_query(&answer.query);
    for found in &answer.groups {
        let hits = found.hits.iter().filter_map(|hit| options.hit(*hit));
        let hits = hits.collect();
        let (key, name) = (found.kind.to_string(), kind_name(lang, found.kind));
        groups.push(group(lang, &key, name, Some(found.count), hits));
    }
    // Enter opens the first option, which must be a result.
    if in_time == 0
        && let Some(time) = &time
    {
        groups.extend(time.coming(lang, &mut options));
        groups.push(time.calendar_link(cx, lang, &mut options));
    }
    (
        time.as_ref().map(|time| time.head(lang)),
        typos,
        options.list(groups),
    )
        .into_any()
}

/// Finds records by words, without those that are shown with the time. A time without other words
/// finds only records that have all of its words as they are written.
fn find_words(
    cx: Cx,
    lang: Lang,
    state: State,
    time: Option<&TimeResults>,
    typed: &str,
) -> SearchResults {
    let Some(time) = time else {
        return state.index.find(cx, typed, lang, MAX_PER_KIND);
    };
    let words = time.words_of(typed);
    let mut answer = state.index.find(cx, words, lang, MAX_PER_KIND);
    if time.is_alone() && (answer.query.has_typos() || !answer.has_all_words) {
        return SearchResults::default();
    }
    answer.retain(&|record| !time.shows(record));
    answer
}

/// Returns the numbers of entries in the time and of records found by words, for the live region.
fn summary(lang: Lang, time: Option<&TimeResults>, count: usize) -> String {
    let found = counted!(lang, count, search.found);
    let Some(time) = time else {
        return found;
    };
    let in_time = time.summary(lang);
    if count == 0 {
        return in_time;
    }
    let punctuation = locale::of(lang).punctuation;
    [&in_time, punctuation.stop, punctuation.sentence_gap, &found].concat()
}

fn kind_name(lang: Lang, kind: usize) -> &'static str {
    match kind {
        0 => td_string!(i18n(lang), search.cities),
        1 => td_string!(i18n(lang), search.events),
        2 => td_string!(i18n(lang), search.programmes),
        4 => td_string!(i18n(lang), search.places),
        _ => td_string!(i18n(lang), search.documents),
    }
}

//! Queries of the bundle by the parameters of the address, for calendar, map, search and pages.

use leptos::prelude::*;

use super::context::Cx;
use crate::model::{CityIx, Filter, Occurrence, Scope};
use crate::route::{Facet, Params};
use crate::text::Lang;
use crate::time::Window;

/// Limit of occurrences in a result; a bundle of 100,000 entries stays below it.
const LIMIT: usize = 200_000;

/// The filter in the address. Tracked.
pub fn current_filter(cx: Cx) -> Filter {
    cx.params.with(|params| {
        // Only `readable` depends on the language: without it a change of language does not filter
        // again.
        let lang = if params.readable {
            cx.lang.get()
        } else {
            Lang::FALLBACK
        };
        params.filter(cx.bundle, lang, cx.today())
    })
}

/// The events of a window that pass a filter, without observances.
pub fn matching(cx: Cx, filter: &Filter, window: &Window) -> Vec<Occurrence> {
    of_scopes(cx, filter, &filter.event_scopes(), window)
}

/// The observances of a window that pass a filter.
pub fn observances(cx: Cx, filter: &Filter, window: &Window) -> Vec<Occurrence> {
    match filter.shows_observances() {
        true => of_scopes(cx, filter, &[Scope::Observance], window),
        false => Vec::new(),
    }
}

/// What an export of the selection has: the events, and the observances only where they are asked for.
pub fn exported(cx: Cx, filter: &Filter, window: &Window) -> Vec<Occurrence> {
    let mut list = matching(cx, filter, window);
    if filter.scopes.contains(&Scope::Observance) {
        list.extend(observances(cx, filter, window));
    }
    list
}

fn of_scopes(cx: Cx, filter: &Filter, scopes: &[Scope], window: &Window) -> Vec<Occurrence> {
    let mut list = cx.bundle.occurrences_of(scopes, window, LIMIT).list;
    list.retain(|occurrence| filter.matches(cx.bundle, &cx.bundle.view_of(occurrence)));
    list
}

/// The selected city, if the address selects exactly one and the bundle contains it.
pub fn chosen_city(cx: Cx, params: &Params) -> Option<CityIx> {
    match params.facet(Facet::City) {
        [id] => cx.bundle.find_city(id),
        _ => None,
    }
}

/// The year with the most entries and their number; the later one of two that are equal. Cached,
/// because it iterates over all entries for each year.
pub fn fullest_year(cx: Cx) -> Option<(i32, usize)> {
    *cx.fullest_year.get_or_init(|| find_fullest_year(cx))
}

/// The year whose review the header links to: the one with the most entries, or else this year;
/// `None` if neither has begun with an entry.
pub fn review_year(cx: Cx) -> Option<i32> {
    let today = cx.today().year();
    let fullest = fullest_year(cx).map(|(year, _)| year);
    let fullest = fullest.filter(|year| (1..=today).contains(year));
    fullest.or_else(|| (cx.bundle.year_figures(today).entries > 0).then_some(today))
}

fn find_fullest_year(cx: Cx) -> Option<(i32, usize)> {
    let (first, last) = cx.bundle.years()?;
    (first..=last)
        .filter_map(|year| {
            let window = Window::year(year)?;
            let count = cx
                .bundle
                .own_entries()
                .filter(|entry| entry.when.overlaps(&window))
                .count();
            Some((year, count))
        })
        .max_by_key(|(year, count)| (*count, *year))
}

//! What the address asks of the bundle, for calendar, map, search and pages alike.

use leptos::prelude::*;

use super::context::Cx;
use crate::model::{CityIx, Filter, Occurrence};
use crate::route::{Facet, Params};
use crate::text::Lang;
use crate::time::Window;

/// More occurrences than anyone reads; a bundle of 100,000 entries stays below it.
const LIMIT: usize = 200_000;

/// The filters of the address. Tracked.
pub fn wanted(cx: Cx) -> Filter {
    cx.params.with(|params| {
        // Only one filter asks for the language; without it a change of language filters nothing.
        let lang = if params.readable {
            cx.lang.get()
        } else {
            Lang::FALLBACK
        };
        params.filter(cx.bundle, lang)
    })
}

/// The occurrences of a window that pass a filter.
pub fn matching(cx: Cx, filter: &Filter, window: &Window) -> Vec<Occurrence> {
    let mut list = cx.bundle.occurrences(window, LIMIT).list;
    list.retain(|occurrence| filter.matches(cx.bundle, &cx.bundle.view_of(occurrence)));
    list
}

/// The one city that the address chooses, if it is exactly one and the bundle has it.
pub fn chosen_city(cx: Cx, params: &Params) -> Option<CityIx> {
    match params.facet(Facet::City) {
        [id] => cx.bundle.find_city(id),
        _ => None,
    }
}

/// The year with the most entries and how many it has: the year whose story is told best. The
/// later one where two are equal.
pub fn fullest_year(cx: Cx) -> Option<(i32, usize)> {
    *cx.fullest_year.get_or_init(|| find_fullest_year(cx))
}

/// Looks at all entries once for each year, so it is asked once.
fn find_fullest_year(cx: Cx) -> Option<(i32, usize)> {
    let (first, last) = cx.bundle.years()?;
    (first..=last)
        .filter_map(|year| {
            let window = Window::year(year)?;
            let count = cx
                .bundle
                .entries
                .iter()
                .filter(|entry| entry.when.overlaps(&window))
                .count();
            Some((year, count))
        })
        .max_by_key(|(year, count)| (*count, *year))
}

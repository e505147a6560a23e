//! A choice of the filter panel, with the number of entries that it would leave.

use leptos::prelude::*;

use crate::locale;
use crate::model::Count;
use crate::text::Lang;
use crate::ui::messages::counted;

/// Renders a choice that toggles, with its count if it has one; marked with `data-pale` if the count is
/// 0.
pub fn option(
    lang: Lang,
    name: String,
    count: impl Fn() -> Option<Count> + Clone + Send + 'static,
    is_chosen: impl Fn() -> bool + Send + 'static,
    toggle: impl Fn() + 'static,
) -> AnyView {
    let checked = move || is_chosen().to_string();
    let is_empty = {
        let count = count.clone();
        move || {
            count()
                .is_some_and(|count| count.total() == 0)
                .then_some("")
        }
    };
    let number = {
        let count = count.clone();
        move || count().map(|count| locale::of(lang).number(count.total() as usize))
    };
    let vague = move || {
        let vague = count().map_or(0, |count| count.without_day()) as usize;
        (vague > 0).then(|| {
            [
                locale::of(lang).punctuation.comma,
                &counted!(lang, vague, facets.no_day),
            ]
            .concat()
        })
    };
    view! {
        <button
            type="button"
            role="checkbox"
            aria-checked=checked
            data-pale=is_empty
            class="facets-option"
            on:click=move |_| toggle()
        >
            <span class="facets-name">{name}</span>
            " "
            <span class="facets-count">{number}</span>
            <span class="visually-hidden">{vague}</span>
        </button>
    }
    .into_any()
}

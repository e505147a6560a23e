//! A page without entries: it says so and offers a way on.

use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::{parts, query};
use leptos::prelude::*;

/// Why nothing is here, in the words given unless a filter is the cause, with the way out of the
/// filters and to the year that the data tells best.
pub fn view(cx: Cx, lang: Lang, narrowed: bool, words: String) -> AnyView {
    let words = if narrowed {
        td_string!(i18n(lang), calendar.empty_filtered).to_string()
    } else {
        words
    };
    let mut address = cx.address_untracked();
    address.params = address.params.widened();
    let clear = narrowed.then(|| {
        view! {
            <a href=cx.href(&address) data-quiet="">
                {td_string!(i18n(lang), calendar.clear)}
            </a>
        }
        .into_any()
    });
    let door = query::fullest_year(cx).map(|(year, _)| {
        let href = parts::year_href(cx, lang, year);
        view! {
            <a href=href>
                {td_string!(
                    i18n(lang),
            calendar.year_door,
            year = year.to_string()
                )}
            </a>
        }
        .into_any()
    });
    view! { <p class="empty">{words} " " {clear} " " {door}</p> }.into_any()
}

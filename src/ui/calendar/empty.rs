//! A page without entries: it says so and offers a way on.

use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el};
use crate::ui::messages::{i18n, td_string};

/// Why nothing is here, in the words given unless a filter is the cause, with the way out of the
/// filters and to the year that the data tells best.
pub fn view(cx: Cx, lang: Lang, narrowed: bool, words: String) -> Html {
    let words = if narrowed {
        td_string!(i18n(lang), calendar.empty_filtered).to_string()
    } else {
        words
    };
    let mut address = cx.address_untracked();
    address.params = address.params.widened();
    let clear = narrowed.then(|| {
        el("a")
            .attr("href", cx.href(&address))
            .attr("data-quiet", "")
            .child(td_string!(i18n(lang), calendar.clear))
    });
    let door = super::fullest_year(cx).map(|(year, _)| {
        let href = crate::ui::pages::year_href(cx, lang, year);
        el("a").attr("href", href).child(td_string!(
            i18n(lang),
            calendar.year_door,
            year = year.to_string()
        ))
    });
    el("p")
        .class("empty")
        .child(words)
        .child(" ")
        .child(clear)
        .child(" ")
        .child(door)
        .view()
}

//! Message of a calendar page without entries.

use crate::locale;
use crate::model::Scope;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::{components, query};
use leptos::prelude::*;

/// Renders the message: `text`, or if a filter is the cause, a text about the filter with a link
/// that clears it; and a link to the nearest coming entry, or else to the year with the most
/// entries.
pub fn view(cx: Cx, lang: Lang, narrowed: bool, text: String) -> AnyView {
    let text = if narrowed {
        td_string!(i18n(lang), calendar.empty_filtered).to_string()
    } else {
        text
    };
    let mut address = cx.address_untracked();
    address.params = address.params.without_filters();
    let clear = narrowed.then(|| {
        view! {
            <a href=cx.href(&address) data-replace="">
                {td_string!(i18n(lang), calendar.clear)}
            </a>
        }
        .into_any()
    });
    let nearest = cx.bundle.coming(&[Scope::City], cx.today(), 1);
    let nearest = nearest.first().map(|occurrence| {
        let entry = cx.bundle.view_of(occurrence);
        let date = locale::of(lang).date(&occurrence.when);
        view! {
            <span class="empty-nearest">
                {td_string!(i18n(lang), calendar.nearest_entry)} " "
                <a href=components::event_href(cx, lang, entry.subject)>
                    {components::inline(cx, lang, entry.title)}
                </a>
                {locale::of(lang).punctuation.comma}
                {date}
            </span>
        }
        .into_any()
    });
    let year = nearest.is_none().then(|| query::fullest_year(cx)).flatten();
    let link = year.map(|(year, _)| {
        let href = components::year_href(cx, lang, year);
        view! {
            <a href=href>
                {td_string!(
                    i18n(lang),
            calendar.year_link,
            year = year.to_string()
                )}
            </a>
        }
        .into_any()
    });
    view! { <p class="empty">{text} " " {clear} " " {nearest} {link}</p> }.into_any()
}

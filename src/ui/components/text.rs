//! Texts of records, marked if they are in a fallback language.

use crate::locale;
use crate::model::Details;
use crate::route::DateParam;
use crate::text::{Found, Lang, Localized};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

/// A text as inline content. A text in a fallback language has its own `lang` and a chip with the
/// name of its language.
pub fn inline(cx: Cx, lang: Lang, text: &Localized) -> AnyView {
    match cx.text(lang, text) {
        Some(found) if found.is_fallback(lang) => {
            let tag = found.lang.html_tag();
            let text = found.text.to_string();
            view! {
                <span lang=tag>{text}</span>
                {chip(lang, found)}
            }
            .into_any()
        }
        Some(found) => found.text.to_string().into_any(),
        None => ().into_any(),
    }
}

/// A date of the calendar as a heading: “May 2021”, “2021”.
pub fn date_heading(lang: Lang, date: &DateParam) -> String {
    let locale = locale::of(lang);
    match (date.as_year(), date.as_month()) {
        (Some(year), _) => locale.year_heading(year),
        (None, Some((year, month))) => locale.month_and_year_heading(year, month),
        (None, None) => locale.capitalised(&locale.date(date.edtf())),
    }
}

/// A text as a paragraph; nothing if it is empty.
pub fn paragraph(cx: Cx, lang: Lang, text: &Localized, class: &'static str) -> AnyView {
    if text.is_empty() {
        return ().into_any();
    }
    view! { <p class=class>{inline(cx, lang, text)}</p> }.into_any()
}

/// A text of several paragraphs; nothing if it is empty.
pub fn description(cx: Cx, lang: Lang, text: &Localized) -> Option<AnyView> {
    let found = cx.text(lang, text)?;
    let is_fallback = found.is_fallback(lang);
    let paragraphs = Details::paragraphs(found.text);
    let paragraphs = paragraphs.map(|text| view! { <p>{text.to_string()}</p> }.into_any());
    let tag = is_fallback.then(|| found.lang.html_tag());
    Some(
        view! {
            <div class="description">
                <div lang=tag>{paragraphs.collect::<Vec<_>>()}</div>
                {is_fallback.then(|| chip(lang, found))}
            </div>
        }
        .into_any(),
    )
}

fn chip(lang: Lang, found: Found<'_>) -> AnyView {
    let language = locale::of(lang).language(found.lang);
    let text: String = td_string!(i18n(lang), shell.fallback, language = language);
    let title = text.clone();
    view! {
        <span class="chip" title=title>
            <span aria-hidden="true">{language}</span>
            <span class="visually-hidden">{text}</span>
        </span>
    }
    .into_any()
}

//! Sources of records.

use leptos::prelude::*;

use super::{external_link, inline};
use crate::locale;
use crate::model::SourceRef;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The cited paragraphs of a source as text; `None` if there are none.
pub fn paragraphs(lang: Lang, reference: &SourceRef) -> Option<String> {
    let list = reference
        .paragraphs
        .join(locale::of(lang).punctuation.comma);
    match reference.paragraphs.len() {
        0 => None,
        1 => Some(td_string!(i18n(lang), event.paragraph, list = list)),
        _ => Some(td_string!(i18n(lang), event.paragraphs, list = list)),
    }
}

/// The sources of a record as a list, with the cited paragraphs unless the page is embedded.
pub fn sources(cx: Cx, lang: Lang, references: &[SourceRef]) -> Option<AnyView> {
    let is_embedded = cx.params.with_untracked(|params| params.embed);
    let item = |reference: &SourceRef| {
        let source = cx.bundle.source(reference.source);
        let name = match &source.url {
            Some(url) => external_link(
                lang,
                url,
                cx.plain(lang, &source.title),
                source.lang.as_deref(),
            ),
            None => inline(cx, lang, &source.title),
        };
        let paragraphs = paragraphs(lang, reference).filter(|_| !is_embedded);
        let gap = paragraphs.is_some().then_some(" · ");
        view! { <li>{name}{gap}{paragraphs}</li> }.into_any()
    };
    (!references.is_empty()).then(|| {
        view! { <ul class="sources">{references.iter().map(item).collect_view()}</ul> }.into_any()
    })
}

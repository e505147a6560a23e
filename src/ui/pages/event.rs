//! The page of an event, a programme, a document, or an occurrence that is only expected.

use crate::model::{Subject, View};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::event::{Stand, article};
use crate::ui::html::{El, Html, el};
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// All that is known of it, and the other years of its series.
pub fn view(cx: Cx, lang: Lang, subject: Subject) -> Html {
    article(cx, lang, subject, Stand::Page)
        .child(editions(cx, lang, &cx.bundle.view(subject)))
        .view()
}

/// Other years of the same series.
fn editions(cx: Cx, lang: Lang, entry: &View<'_>) -> Option<El> {
    let series = entry.series?;
    let mut list = cx
        .bundle
        .entries_where(&|other| other.series == Some(series));
    list.retain(|other| other.subject != entry.subject);
    if list.is_empty() {
        return None;
    }
    Some(
        el("section")
            .child(el("h2").child(td_string!(i18n(lang), event.other_editions)))
            .child(parts::rows(cx, lang, &list, true)),
    )
}

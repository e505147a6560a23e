//! What has changed since an event was announced: it was cancelled, postponed or moved.

use leptos::prelude::*;

use crate::locale;
use crate::model::View;
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The change, its reason and the former date; `None` if nothing has changed.
pub fn notice(cx: Cx, lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let details = entry.details;
    let status = entry.effective_status(cx.today());
    let is_dated = details.previous_when.is_some();
    if !status.is_change() && !is_dated && details.reason.is_empty() {
        return None;
    }
    let heading = match status.is_change() {
        true => Some(components::status_label(lang, status)),
        false => is_dated.then(|| td_string!(i18n(lang), event.date_changed)),
    };
    let heading = heading.map(|text| view! { <p class="notice-heading">{text}</p> }.into_any());
    let before = details.previous_when.map(|when| {
        let when = locale::of(lang).date(&when);
        let text = td_string!(i18n(lang), event.announced_before, when = when);
        view! { <p class="quiet">{text}</p> }.into_any()
    });
    Some(
        view! {
            <div class="notice" role="note" data-status=status.code()>
                {heading}
                {components::paragraph(cx, lang, &details.reason, "notice-reason")}
                {before}
            </div>
        }
        .into_any(),
    )
}

/// The badge that no places are left, and that of the status.
pub fn badges(cx: Cx, lang: Lang, entry: &View<'_>) -> AnyView {
    let sold_out = entry.details.sold_out.then(|| {
        view! {
            " "
            <span class="badge" data-sold-out="">
                {td_string!(i18n(lang), event.sold_out)}
            </span>
        }
        .into_any()
    });
    (components::badge(cx, lang, entry), sold_out).into_any()
}

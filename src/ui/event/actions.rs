//! What to do about an event: keep it in a calendar, go to the coming edition of its series, or hear
//! of the dates of that.

use leptos::prelude::*;

use super::calendar_export::event_menu;
use crate::export::Feed;
use crate::locale;
use crate::model::{Group, Occurrence, Subject, View};
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The actions in one row. They depend on whether the event is over.
pub fn actions(cx: Cx, lang: Lang, subject: Subject, entry: &View<'_>) -> AnyView {
    let is_over = entry.group(cx.today()) == Group::Past;
    let coming = is_over
        .then(|| cx.bundle.editions(subject, cx.today()))
        .flatten()
        .and_then(|editions| editions.coming);
    let coming = coming.map(|coming| next_link(cx, lang, &coming));
    let feed = Feed::of_dates(cx.bundle, entry, cx.today());
    let feed = feed.filter(|feed| matches!(feed, Feed::Series(_)));
    let notify = feed.and_then(|feed| {
        let name = td_string!(i18n(lang), event.notify);
        let note = td_string!(i18n(lang), event.notify_note);
        components::subscribe_menu(cx, lang, name, Some(note), feed)
    });
    view! {
        <div class="event-actions" data-now="">
            {coming}
            {event_menu(cx, lang, subject)}
            {notify}
        </div>
    }
    .into_any()
}

/// The link to the coming edition of a past event.
fn next_link(cx: Cx, lang: Lang, coming: &Occurrence) -> AnyView {
    let when = locale::of(lang).date(&coming.when);
    let href = components::event_href(cx, lang, coming.subject);
    view! {
        <a class="button" href=href>
            {td_string!(i18n(lang), event.next_edition, when = when)}
        </a>
    }
    .into_any()
}

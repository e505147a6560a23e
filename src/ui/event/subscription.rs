//! Links that subscribe to the feed of an event or a series, on published sites.

use leptos::prelude::*;

use crate::export::Feed;
use crate::text::Lang;
use crate::text::query::encode;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The ways to subscribe to a feed: in the calendar of the device, in Google Calendar, by its address,
/// and in a feed reader. Files of the site have a `target`, as they are no pages of the app.
pub fn ways(cx: Cx, lang: Lang, feed: Feed) -> [AnyView; 4] {
    let path = feed.path(cx.bundle, lang, "ics");
    let webcal = webcal(cx, &path);
    let mut google = String::from("https://www.google.com/calendar/render?cid=");
    // Writing to a string cannot fail.
    let _ = encode(&webcal, &mut google);
    let news = cx.file(&feed.path(cx.bundle, lang, "atom"));
    [
        view! { <a href=webcal>{td_string!(i18n(lang), published.subscribe)}</a> }.into_any(),
        view! {
            <a class="external-link" href=google target="_blank" rel="noopener noreferrer">
                {td_string!(i18n(lang), event.google)}
            </a>
        }
        .into_any(),
        view! {
            <a href=cx.file(&path) target="_self" type="text/calendar">
                {td_string!(i18n(lang), published.address)}
            </a>
        }
        .into_any(),
        view! {
            <a href=news target="_self" type="application/atom+xml">
                {td_string!(i18n(lang), published.news)}
            </a>
        }
        .into_any(),
    ]
}

/// The link that subscribes to the calendar of one event.
pub fn subscribe_link(cx: Cx, lang: Lang, feed: Feed) -> AnyView {
    let href = webcal(cx, &feed.path(cx.bundle, lang, "ics"));
    view! { <a href=href>{td_string!(i18n(lang), published.subscribe)}</a> }.into_any()
}

/// The URL of a file of the site for calendar applications.
fn webcal(cx: Cx, path: &str) -> String {
    let url = components::absolute_url(cx, path);
    let after_scheme = url.split_once("://").map_or(&*url, |(_, rest)| rest);
    ["webcal://", after_scheme].concat()
}

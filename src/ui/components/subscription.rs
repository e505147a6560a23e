//! Links that subscribe to a feed, on published sites.

use leptos::prelude::*;

use super::copy::{absolute_url, copied, copy};
use crate::export::Feed;
use crate::text::Lang;
use crate::text::query::encode;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The menu of the ways to subscribe to a feed; `None` if the site has no feeds.
pub fn subscribe_menu(
    cx: Cx,
    lang: Lang,
    name: &'static str,
    note: Option<&'static str>,
    feed: Feed,
) -> Option<AnyView> {
    cx.environment.feeds.as_deref()?;
    let note = note.map(|note| view! { <p class="quiet">{note}</p> }.into_any());
    Some(
        view! {
            <details class="action-menu">
                <summary class="button-quiet">{name}</summary>
                <div class="action-menu-body">{note} {subscribe_items(cx, lang, feed)}</div>
            </details>
        }
        .into_any(),
    )
}

/// The list of the ways to subscribe to a feed: in the calendar of the device, in Google Calendar and
/// Outlook, by its address, and in a feed reader. Files of the site have a `target`, as they are no
/// pages of the app.
pub fn subscribe_items(cx: Cx, lang: Lang, feed: Feed) -> AnyView {
    let url = absolute_url(cx, &feed.path(cx.bundle, lang, "ics"));
    let state = RwSignal::new(None);
    let address = td_string!(i18n(lang), event.copy_link);
    let copy = view! {
        <li>{copy(state, address, None, move || url.clone())} {copied(lang, state)}</li>
    };
    ways(cx, lang, feed, Some(copy.into_any()))
}

/// As [`subscribe_items`], without the button that copies the address, which needs the program.
#[cfg(feature = "cli")]
pub fn subscribe_links(cx: Cx, lang: Lang, feed: Feed) -> AnyView {
    ways(cx, lang, feed, None)
}

fn ways(cx: Cx, lang: Lang, feed: Feed, copy: Option<AnyView>) -> AnyView {
    let path = feed.path(cx.bundle, lang, "ics");
    let url = absolute_url(cx, &path);
    let (webcal, google) = (webcal(&url), google(&url));
    let outlook = with_url("https://outlook.live.com/calendar/0/addfromweb?url=", &url);
    let news = cx.file(&feed.path(cx.bundle, lang, "atom"));
    let external = |way: &'static str, href: String, name: &'static str| {
        view! {
            <li data-way=way>
                <a class="external-link" href=href target="_blank" rel="noopener noreferrer">
                    {name}
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <ul class="action-menu-items">
            <li data-way="webcal">
                <a href=webcal>{td_string!(i18n(lang), published.subscribe)}</a>
            </li>
            {external("google", google, td_string!(i18n(lang), event.google))}
            {external("outlook", outlook, "Outlook")}
            {copy}
            <li data-way="file">
                <a href=cx.file(&path) target="_self" type="text/calendar">
                    {td_string!(i18n(lang), published.address)}
                </a>
            </li>
            <li data-way="news">
                <a href=news target="_self" type="application/atom+xml">
                    {td_string!(i18n(lang), published.news)}
                </a>
            </li>
        </ul>
    }
    .into_any()
}

/// The link that subscribes to the calendar of one event.
pub fn subscribe_link(cx: Cx, lang: Lang, feed: Feed) -> AnyView {
    let href = webcal(&absolute_url(cx, &feed.path(cx.bundle, lang, "ics")));
    view! { <a href=href>{td_string!(i18n(lang), published.subscribe)}</a> }.into_any()
}

/// Returns the address at which Google Calendar subscribes to the file of a URL.
fn google(url: &str) -> String {
    with_url("https://www.google.com/calendar/render?cid=", &webcal(url))
}

/// Returns the URL of a file for calendar applications.
fn webcal(url: &str) -> String {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    ["webcal://", after_scheme].concat()
}

/// Returns the address of a service, followed by the encoded URL.
fn with_url(service: &str, url: &str) -> String {
    let mut address = service.to_string();
    // Writing to a string cannot fail.
    let _ = encode(url, &mut address);
    address
}

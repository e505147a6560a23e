//! The frame's side of an embedded page: the theme overrides, and the messages exchanged with the
//! host page (`crate::embed` defines them).
//!
//! A frame made by the `<pobratim-widget>` element has a name and accepts messages from its parent
//! window, whose origin is fixed by the first valid message. Any other frame accepts none. Messages
//! to the host contain nothing secret, so they are posted to any origin.

use leptos::prelude::*;
use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;
use web_sys::Event;

use super::browser::{self, Step};
use super::context::Cx;
use super::modules::Lazy;
use crate::embed::{Field, FromFrame, FromHost, Theme, ThemeOverrides};
use crate::model::Subject;
use crate::route::{Address, Facet, Page, PageRecord, ThemeParam};
use crate::text::query;
use crate::ui::effect::effect;

/// The name of a frame made by the element.
const FRAME_NAME: &str = "pobratim-widget";

/// The custom properties of our style sheet for the host's values, in the order of
/// [`ThemeOverrides::KEYS`].
const PROPERTIES: [&str; 5] = ["--accent", "--ink", "--paper", "--radius", "--font-host"];

/// Delays after which the height is measured again, ms: a frame that is not visible gets no resize
/// events.
const HEIGHT_CHECKS_MS: [i32; 3] = [100, 500, 2_000];

thread_local! {
    /// The height that was posted last, px.
    static POSTED_HEIGHT_PX: Cell<u32> = const { Cell::new(0) };
    /// The origin of the host page, fixed by its first valid message.
    static HOST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// [`begin`], in [`Module::Details`](super::modules::Module).
pub static BEGIN: Lazy<fn(Cx)> = Lazy::new();

/// Starts the frame's side: applies the theme overrides, posts that the page is ready, and then its
/// height and what is opened in it.
pub fn begin(cx: Cx) {
    let (_, query) = browser::location().unwrap_or_default();
    let mut requested = ThemeOverrides::default();
    for (key, value) in query::pairs(&query) {
        requested.set(&key, &value);
    }
    apply_overrides(&requested);
    browser::open_links_in_new_tab();
    if browser::host().is_none() {
        return;
    }
    if browser::frame_name() == FRAME_NAME {
        browser::on_window("message", move |event: Event| on_message(cx, &event));
    }
    post_changes(cx);
    effect(move || {
        // The app is mounted by now.
        post(&FromFrame::Ready);
        if let Some(app) = browser::document().and_then(|page| page.get_element_by_id("app")) {
            browser::on_resize(&app, |_, _| post_height());
        }
        for wait_ms in HEIGHT_CHECKS_MS {
            browser::set_timeout(wait_ms, post_height);
        }
        post_height();
    });
}

/// Posts a message to the host page.
fn post(message: &FromFrame) {
    let fields: Vec<(&str, JsValue)> = message
        .fields()
        .into_iter()
        .map(|(name, field)| {
            let value = match field {
                Field::Number(number) => JsValue::from_f64(f64::from(number)),
                Field::Text(text) => JsValue::from_str(&text),
            };
            (name, value)
        })
        .collect();
    browser::post_to_host(&fields);
}

/// Posts the height of the page, if it has changed.
fn post_height() {
    let app = browser::document().and_then(|document| document.get_element_by_id("app"));
    let Some(app) = app else { return };
    let height_px = app.get_bounding_client_rect().height().ceil() as u32;
    if POSTED_HEIGHT_PX.replace(height_px) != height_px {
        post(&FromFrame::Height(height_px));
    }
}

/// Posts what the user opens and selects, and every change of page.
fn post_changes(cx: Cx) {
    let mut before: Option<(Page, Option<Subject>)> = None;
    effect(move || {
        let (page, open) = (cx.page.get(), cx.open.get());
        if let Some((old, opened)) = &before {
            let is_new_page = *old != page;
            if is_new_page {
                post(&FromFrame::Top);
            }
            if let Some(subject) = open.filter(|_| *opened != open) {
                post(&FromFrame::Open(subject.id(cx.bundle).as_ref().into()));
            } else if is_new_page {
                match page.record() {
                    Some(PageRecord::Event(id)) => post(&FromFrame::Open(id.into())),
                    Some(PageRecord::City(id)) => post(&FromFrame::Select(Some(id.into()))),
                    None => {}
                }
            }
        }
        before = Some((page, open));
    });
    let mut chosen: Option<Option<Box<str>>> = None;
    effect(move || {
        let now = cx.params.with(|params| match params.facet(Facet::City) {
            [id] => Some(id.clone()),
            _ => None,
        });
        if chosen.as_ref().is_some_and(|before| *before != now) {
            post(&FromFrame::Select(now.clone()));
        }
        chosen = Some(now);
    });
}

/// Handles a message event, if it is from the host page.
fn on_message(cx: Cx, event: &Event) {
    let text = |object: &JsValue, name: &str| {
        let value = browser::property(object, name)?;
        let number = || value.as_f64().map(|number| (number as u32).to_string());
        value.as_string().or_else(number)
    };
    let source = browser::property(event, "source");
    if source.is_none() || source != browser::host() {
        return;
    }
    let Some(origin) = text(event, "origin") else {
        return;
    };
    let is_host = HOST.with_borrow(|host| host.as_ref().is_none_or(|host| *host == origin));
    let Some(data) = browser::property(event, "data").filter(|data| is_host && data.is_object())
    else {
        return;
    };
    let Some(message) = FromHost::read(&|name| text(&data, name)) else {
        return;
    };
    HOST.set(Some(origin));
    let before = cx.address_untracked();
    let address = match message {
        FromHost::Appearance {
            lang,
            theme,
            overrides: requested,
        } => {
            apply_overrides(&requested);
            let mut address = before.clone();
            let offered = lang.filter(|lang| cx.bundle.languages.contains(lang));
            address.lang = offered.or(address.lang);
            address.params.theme = Some(match theme {
                Theme::Auto => ThemeParam::Auto,
                Theme::Light => ThemeParam::Light,
                Theme::Dark => ThemeParam::Dark,
            });
            address
        }
        FromHost::Show(requested) => {
            let (path, query) = requested.split_once('?').unwrap_or((&requested, ""));
            let mut address = Address::parse(path, query);
            address.lang = before.lang;
            address.params.keep_embed_params(&before.params);
            address
        }
    };
    // Keep the entry of the card one that Back closes.
    let is_overlay = browser::is_overlay_entry() && address.params.open.is_some();
    cx.go(
        address,
        if is_overlay {
            Step::Overlay
        } else {
            Step::Replace
        },
    );
}

/// Applies the host's colours, corner radius and font. Our own values are used for those that are
/// absent.
fn apply_overrides(overrides: &ThemeOverrides) {
    let values = overrides.values();
    for (name, value) in PROPERTIES.into_iter().zip(values) {
        browser::set_custom_property(name, value);
    }
    let applied = ThemeOverrides::KEYS.into_iter().zip(values);
    let applied: Vec<&str> = applied
        .filter_map(|(key, value)| value.map(|_| key))
        .collect();
    // The style sheet derives other colours from these, and the map reads its colours again on a
    // change.
    browser::set_root_attribute("data-dress", Some(&applied.join(" ")));
}

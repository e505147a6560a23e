//! Inside a frame of another site's page: how the frame looks, and what it and its host tell each
//! other (`crate::embed` says how).
//!
//! A frame that the element made has a name and listens to its parent window, whose origin it keeps
//! from the first message that it understood. Any other frame listens to nobody. What a frame tells
//! is no secret, so that whoever holds it may hear.

use leptos::prelude::*;
use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;
use web_sys::Event;

use super::browser::{self, Step};
use super::context::Cx;
use super::modules::Lazy;
use crate::embed::{Dress, Field, FromFrame, FromHost, Theme};
use crate::model::Subject;
use crate::route::{Address, Facet, Page, ThemeParam};
use crate::text::query;

/// The name of a frame that the element made.
const NAME: &str = "pobratim-widget";

/// What the host's values are called in our sheet, in the order of [`Dress::KEYS`].
const PROPERTIES: [&str; 5] = ["--accent", "--ink", "--paper", "--radius", "--font-host"];

/// When the height is asked for again, ms: a frame that is out of sight is told of no change.
const AGAIN_MS: [i32; 3] = [100, 500, 2_000];

thread_local! {
    /// The height that was told last, px.
    static TOLD_PX: Cell<u32> = const { Cell::new(0) };
    /// The origin of the host page, once it has said something that was understood.
    static HOST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// [`begin`], in [`Module::Details`](super::modules::Module).
pub static BEGIN: Lazy<fn(Cx)> = Lazy::new();

/// Begins to live in a frame: takes on the host's looks, tells that the page is there, and from then
/// on how high it is and what is opened in it.
pub fn begin(cx: Cx) {
    let (_, query) = browser::location().unwrap_or_default();
    let mut asked = Dress::default();
    for (key, value) in query::pairs(&query) {
        asked.take(&key, &value);
    }
    dress(&asked);
    browser::open_links_beside();
    if browser::host().is_none() {
        return;
    }
    if browser::frame_name() == NAME {
        browser::on_window("message", move |event: Event| hear(cx, &event));
    }
    watch(cx);
    Effect::new(move |_| {
        // Mounted by now.
        tell(&FromFrame::Ready);
        if let Some(app) = browser::document().and_then(|page| page.get_element_by_id("app")) {
            browser::on_resize(&app, |_, _| tell_height());
        }
        for wait_ms in AGAIN_MS {
            browser::later(wait_ms, tell_height);
        }
        tell_height();
    });
}

/// Says something to the host page.
fn tell(message: &FromFrame) {
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
    browser::tell_host(&fields);
}

/// Tells how high the page is, where that is another height than before.
fn tell_height() {
    let app = browser::document().and_then(|document| document.get_element_by_id("app"));
    let Some(app) = app else { return };
    let height_px = app.get_bounding_client_rect().height().ceil() as u32;
    if TOLD_PX.replace(height_px) != height_px {
        tell(&FromFrame::Height(height_px));
    }
}

/// Tells of what the reader opens and chooses, and of every other page.
fn watch(cx: Cx) {
    let mut before: Option<(Page, Option<Subject>)> = None;
    Effect::new(move |_| {
        let (page, open) = (cx.page.get(), cx.open.get());
        if let Some((old, opened)) = &before {
            let is_other = *old != page;
            if is_other {
                tell(&FromFrame::Top);
            }
            if let Some(subject) = open.filter(|_| *opened != open) {
                tell(&FromFrame::Open(subject.id(cx.bundle).as_ref().into()));
            } else if is_other {
                match &page {
                    Page::Event(id) => tell(&FromFrame::Open(id.clone())),
                    Page::City(id) => tell(&FromFrame::Select(Some(id.clone()))),
                    Page::Home
                    | Page::Map
                    | Page::Calendar
                    | Page::Programmes
                    | Page::About
                    | Page::Review(_)
                    | Page::Embed
                    | Page::NotFound(_) => {}
                }
            }
        }
        before = Some((page, open));
    });
    let mut chosen: Option<Option<Box<str>>> = None;
    Effect::new(move |_| {
        let now = cx.params.with(|params| match params.facet(Facet::City) {
            [id] => Some(id.clone()),
            _ => None,
        });
        if chosen.as_ref().is_some_and(|before| *before != now) {
            tell(&FromFrame::Select(now.clone()));
        }
        chosen = Some(now);
    });
}

/// A message, if it is the host page's.
fn hear(cx: Cx, event: &Event) {
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
        FromHost::Look {
            lang,
            theme,
            dress: asked,
        } => {
            dress(&asked);
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
        FromHost::Show(asked) => {
            let (path, query) = asked.split_once('?').unwrap_or((&asked, ""));
            let mut address = Address::parse(path, query);
            address.lang = before.lang;
            address.params.stay_embedded(&before.params);
            address
        }
    };
    // The entry of a card stays one that Back closes.
    let is_over = browser::is_over() && address.params.open.is_some();
    cx.go(address, if is_over { Step::Over } else { Step::Replace });
}

/// Takes on the host's colours, corners and font; what is absent is ours.
fn dress(dress: &Dress) {
    let values = dress.values();
    for (name, value) in PROPERTIES.into_iter().zip(values) {
        browser::set_custom_property(name, value);
    }
    let worn = Dress::KEYS.into_iter().zip(values);
    let worn: Vec<&str> = worn.filter_map(|(key, value)| value.map(|_| key)).collect();
    // The sheet derives other colours from these, and the map reads them again.
    browser::set_root_attribute("data-dress", Some(&worn.join(" ")));
}

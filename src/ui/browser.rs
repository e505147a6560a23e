//! The one door to the browser: address bar, storage, clock, preferences, head of the document.
//!
//! Everything here may be absent or refused (a third-party frame has no storage, an old browser no
//! `matchMedia`); callers get `None` or nothing happens, and the page goes on.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Window};

use crate::time::{Date, days};

/// The window, which a page always has.
#[allow(clippy::disallowed_methods, reason = "this is the one door")]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document of the page.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The `<html>` element.
pub fn root() -> Option<Element> {
    document()?.document_element()
}

/// The path below which the site lives, with a slash at both ends: `/` or `/partners/khabarovsk/`.
pub fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let path = base
        .and_then(|base| web_sys::Url::new(&base).ok())
        .map(|url| url.pathname());
    // The base is the folder: what follows the last slash is a file name.
    match path.as_deref().and_then(|path| path.rsplit_once('/')) {
        Some((folder, _)) => [folder, "/"].concat(),
        None => "/".to_string(),
    }
}

/// Path and query (without `?`) of the address bar.
pub fn location() -> Option<(String, String)> {
    let location = window()?.location();
    let path = location.pathname().ok()?;
    let query = location.search().ok()?;
    Some((path, query.trim_start_matches('?').to_string()))
}

/// Scheme, host and port of the page.
pub fn origin() -> Option<String> {
    window()?.location().origin().ok()
}

/// Whether a history step adds an entry or takes the place of the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Push,
    Replace,
}

/// Writes the address bar without loading anything.
pub fn write_location(url: &str, step: Step) {
    let Some(history) = window().and_then(|window| window.history().ok()) else {
        return;
    };
    // A sandboxed frame may refuse; the view is right all the same.
    let _ = match step {
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(url)),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(url)),
    };
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// The content of `<meta name="…">`.
pub fn meta(name: &str) -> Option<String> {
    let selector = ["meta[name=\"", name, "\"]"].concat();
    document()?
        .query_selector(&selector)
        .ok()??
        .get_attribute("content")
}

/// Sets the content of `<meta name="…">` or `<meta property="…">` where the page has one.
pub fn set_meta(name: &str, content: &str) {
    let selector = ["meta[name=\"", name, "\"],meta[property=\"", name, "\"]"].concat();
    let found = document().and_then(|document| document.query_selector(&selector).ok().flatten());
    if let Some(meta) = found {
        let _ = meta.set_attribute("content", content);
    }
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets or removes an attribute of `<html>`.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = root() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// A remembered value.
pub fn stored(key: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Remembers a value, where the browser lets us.
pub fn store(key: &str, value: &str) {
    if let Some(storage) = window().and_then(|window| window.local_storage().ok().flatten()) {
        let _ = storage.set_item(key, value);
    }
}

/// The reader's languages, most wanted first, as BCP 47 tags.
pub fn languages() -> Vec<String> {
    let Some(window) = window() else {
        return Vec::new();
    };
    window
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// Milliseconds since 1970 in UTC.
#[allow(clippy::disallowed_methods, reason = "this is the one door")]
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Today by the reader's own clock and zone.
#[allow(clippy::disallowed_methods, reason = "this is the one door")]
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(1970);
    let month = u8::try_from(now.get_month() + 1).unwrap_or(1);
    let day = u8::try_from(now.get_date()).unwrap_or(1);
    days::date(year, month, day).unwrap_or(Date::MIN)
}

/// Calls back when a media query begins or ceases to hold, for as long as the page lives.
pub fn on_media_change(query: &str, call: impl FnMut() + 'static) {
    let Some(list) = window().and_then(|window| window.match_media(query).ok().flatten()) else {
        return;
    };
    let call = Closure::<dyn FnMut()>::new(call);
    let _ = list.add_event_listener_with_callback("change", call.as_ref().unchecked_ref());
    call.forget();
}

/// Calls back when one of these attributes of `<html>` changes, for as long as the page lives.
pub fn on_root_change(attributes: &[&str], call: impl FnMut() + 'static) {
    let call = Closure::<dyn FnMut()>::new(call);
    let observer = web_sys::MutationObserver::new(call.as_ref().unchecked_ref());
    if let (Ok(observer), Some(root)) = (observer, root()) {
        let names: js_sys::Array = attributes
            .iter()
            .map(|name| JsValue::from_str(name))
            .collect();
        let init = web_sys::MutationObserverInit::new();
        init.set_attributes(true);
        init.set_attribute_filter(&names);
        let _ = observer.observe_with_options(&root, &init);
    }
    call.forget();
}

/// Runs after the next paint has been prepared.
pub fn next_frame(call: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(call);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(call.unchecked_ref());
    }
}

/// Whether an element with `content-visibility: auto` is drawn, as its own event says; `None` for
/// the event of another one inside it, which passes by.
pub fn is_drawn(event: &web_sys::Event) -> Option<bool> {
    if event.target() != event.current_target() {
        return None;
    }
    let skipped = js_sys::Reflect::get(event, &JsValue::from_str("skipped")).ok()?;
    Some(!skipped.is_truthy())
}

/// Moves the keyboard focus to the element with this id, without scrolling to it.
pub fn focus(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to the element with this id if what has it is hidden now: otherwise a keyboard
/// would start again at the top of the page.
pub fn rescue_focus(id: &str) {
    let focused = document().and_then(|document| document.active_element());
    if focused.is_some_and(|focused| focused.has_attribute("hidden")) {
        focus(id);
    }
}

/// Scrolls the page to its top.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Runs a task beside the page. Boxed, so that the machinery of tasks exists once.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: std::pin::Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

/// One line in the console, for the people who keep the data.
pub fn warn(line: &str) {
    web_sys::console::warn_1(&JsValue::from_str(line));
}

/// Physical pixels per CSS pixel, at least 1.
pub fn pixel_ratio() -> f64 {
    window()
        .map_or(1.0, |window| window.device_pixel_ratio())
        .max(1.0)
}

/// The computed value of a custom property on `<html>`: how the map learns the theme's colours.
pub fn custom_property(name: &str) -> String {
    let style = window()
        .zip(root())
        .and_then(|(window, root)| window.get_computed_style(&root).ok().flatten());
    style
        .and_then(|style| style.get_property_value(name).ok())
        .unwrap_or_default()
        .trim()
        .to_string()
}

/// The computed value of an ordinary property of an element.
pub fn computed(element: &Element, property: &str) -> String {
    let style = window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style
        .and_then(|style| style.get_property_value(property).ok())
        .unwrap_or_default()
}

/// Listens on the window for as long as the page lives.
pub fn on_window<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    event: &str,
    call: impl FnMut(E) + 'static,
) {
    let call = Closure::<dyn FnMut(E)>::new(call);
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
    }
    call.forget();
}

/// Calls back with the CSS size of an element, now and whenever it changes, until the view that
/// asked is gone.
pub fn on_resize(element: &Element, mut call: impl FnMut(f64, f64) + 'static) {
    let call = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entry = entries.get(0).dyn_into::<web_sys::ResizeObserverEntry>();
        if let Ok(entry) = entry {
            let rect = entry.content_rect();
            call(rect.width(), rect.height());
        }
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(call.as_ref().unchecked_ref()) {
        observer.observe(element);
        // Dropped with the view that owns it, which ends the watch.
        StoredValue::new_local(Watch {
            observer,
            _call: call,
        });
    }
}

struct Watch {
    observer: web_sys::ResizeObserver,
    _call: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

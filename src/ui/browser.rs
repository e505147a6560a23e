//! The one door to the browser: address bar, storage, clock, preferences, head of the document.
//!
//! Everything here may be absent or refused (a third-party frame has no storage, an old browser no
//! `matchMedia`); callers get `None` or nothing happens, and the page goes on. Natively everything is:
//! there is no [`window`], and nothing of JavaScript's is made without one.

mod history;
mod host;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, FocusOptions, HtmlDialogElement, HtmlElement, Url,
    Window,
};

use crate::time::{Date, days};

pub use history::{
    Step, back, enter, forget_location, is_over, location, open_anew, reload, remember_scrolling,
    scroll_to, scrolled, write_location,
};
pub use host::{frame_name, host, open_links_beside, property, set_custom_property, tell_host};

/// Whether there is a browser: not in a native build, where calls to JavaScript would panic.
pub const IS_HERE: bool = cfg!(target_arch = "wasm32");

/// The window, which a page always has; `None` natively.
#[allow(clippy::disallowed_methods, reason = "this is the one door")]
pub fn window() -> Option<Window> {
    IS_HERE.then(web_sys::window).flatten()
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
        .and_then(|base| Url::new(&base).ok())
        .map(|url| url.pathname());
    // The base is the folder: what follows the last slash is a file name.
    match path.as_deref().and_then(|path| path.rsplit_once('/')) {
        Some((folder, _)) => [folder, "/"].concat(),
        None => "/".to_string(),
    }
}

/// Scheme, host and port of the page.
pub fn origin() -> Option<String> {
    window()?.location().origin().ok()
}

/// Opens the browser's own way to print the page.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Loads a script of the site, once.
pub fn load_script(url: &str) {
    let Some(document) = document() else { return };
    let selector = ["script[src=\"", url, "\"]"].concat();
    if let (Ok(None), Some(head)) = (document.query_selector(&selector), document.head())
        && let Ok(script) = document.create_element("script")
    {
        let _ = script.set_attribute("src", url);
        let _ = head.append_child(&script);
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

/// Leaves it to `boot.js` to say that a part of the page is missing. It takes this for a promise
/// that nobody kept.
pub fn tell_missing() {
    if !IS_HERE {
        return;
    }
    let _ = js_sys::Promise::reject(&JsValue::from_str("missing"));
}

/// Runs once, so many milliseconds from now.
pub fn later(wait_ms: i32, call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let call = Closure::once_into_js(call);
        let call = call.unchecked_ref();
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, wait_ms);
    }
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

/// Sets or removes an attribute of `<html>`, where it is another: setting `lang` makes the browser find
/// the style of everything anew.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = root().filter(|root| root.get_attribute(name).as_deref() != value) {
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
    if IS_HERE { js_sys::Date::now() } else { 0.0 }
}

/// Today by the reader's own clock and zone.
#[allow(clippy::disallowed_methods, reason = "this is the one door")]
pub fn today() -> Date {
    if !IS_HERE {
        return Date::MIN;
    }
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(1970);
    let month = u8::try_from(now.get_month() + 1).unwrap_or(1);
    let day = u8::try_from(now.get_date()).unwrap_or(1);
    days::date(year, month, day).unwrap_or(Date::MIN)
}

/// Whether the reader wants nothing to move: by the system's setting, or in the larger view for
/// weak sight.
pub fn is_calm() -> bool {
    matches("(prefers-reduced-motion: reduce)")
        || root().is_some_and(|root| root.has_attribute("data-sight"))
}

/// Whether a media query holds now.
pub fn matches(query: &str) -> bool {
    let list = window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
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
    let Some(root) = root() else { return };
    let call = Closure::<dyn FnMut()>::new(call);
    let observer = web_sys::MutationObserver::new(call.as_ref().unchecked_ref());
    if let Ok(observer) = observer {
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
    if let Some(window) = window() {
        let call = Closure::once_into_js(call);
        let _ = window.request_animation_frame(call.unchecked_ref());
    }
}

/// Runs when the next frame has been painted.
pub fn after_frame(call: impl FnOnce() + 'static) {
    next_frame(|| later(0, call));
}

/// A file in memory that links can lead to, as long as it is kept.
pub struct File(Option<String>);

impl File {
    /// A file with this text, of this media type.
    pub fn new(text: &str, kind: &str) -> File {
        if !IS_HERE {
            return File(None);
        }
        let parts = js_sys::Array::of1(&JsValue::from_str(text));
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok();
        File(blob.and_then(|blob| Url::create_object_url_with_blob(&blob).ok()))
    }

    /// The address of the file; `None` where the browser made none.
    pub fn url(&self) -> Option<String> {
        self.0.clone()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        if let Some(url) = &self.0 {
            let _ = Url::revoke_object_url(url);
        }
    }
}

/// A method of a part of `navigator`, or of `navigator` itself where `part` is empty, with its
/// object; many browsers and frames lack it.
fn navigator_method(part: &str, name: &str) -> Option<(JsValue, js_sys::Function)> {
    let mut object = JsValue::from(window()?.navigator());
    if !part.is_empty() {
        object = js_sys::Reflect::get(&object, &JsValue::from_str(part)).ok()?;
    }
    let method = js_sys::Reflect::get(&object, &JsValue::from_str(name)).ok()?;
    Some((object, method.dyn_into().ok()?))
}

/// Puts a text on the clipboard and calls back with whether that was allowed.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let promise = navigator_method("clipboard", "writeText").and_then(|(clipboard, write)| {
        let promise = write.call1(&clipboard, &JsValue::from_str(text)).ok()?;
        promise.dyn_into::<js_sys::Promise>().ok()
    });
    let done: Box<dyn FnOnce(bool)> = Box::new(done);
    spawn(async move {
        done(match promise {
            Some(promise) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
            None => false,
        });
    });
}

/// Whether the system has a sheet for sharing links.
pub fn can_share() -> bool {
    navigator_method("", "share").is_some()
}

/// Opens the system's sheet for sharing a link. A reader who closes it has shared nothing.
pub fn share(title: &str, url: &str) {
    if let Some((navigator, share)) = navigator_method("", "share") {
        let data = js_sys::Object::new();
        for (key, value) in [("title", title), ("url", url)] {
            let _ = js_sys::Reflect::set(&data, &key.into(), &value.into());
        }
        let shared = share.call1(&navigator, &data).ok();
        if let Some(shared) = shared.and_then(|shared| shared.dyn_into::<js_sys::Promise>().ok()) {
            spawn(async move {
                let _ = wasm_bindgen_futures::JsFuture::from(shared).await;
            });
        }
    }
}

/// The element that holds every page.
pub fn main() -> Option<HtmlElement> {
    document()?.get_element_by_id("main")?.dyn_into().ok()
}

/// Whether a browser's translator has replaced texts of the page.
pub fn is_translated() -> bool {
    first("#app font").is_some()
}

/// The place for a note beside a published page; `None` where the page is not a published one.
pub fn published_note() -> Option<HtmlElement> {
    first("#boot.boot-beside")
}

/// Calls back every minute, a little after it has begun at the latest, until the view that asked
/// is gone.
pub fn each_minute(call: impl FnMut() + 'static) {
    let Some(window) = window() else { return };
    let call = Closure::<dyn FnMut()>::new(call);
    // Twelve times a minute, so that a clock is five seconds late at most.
    let function = call.as_ref().unchecked_ref();
    let id = window.set_interval_with_callback_and_timeout_and_arguments_0(function, 5_000);
    if let Ok(id) = id {
        StoredValue::new_local(Ticks { id, _call: call });
    }
}

struct Ticks {
    id: i32,
    _call: Closure<dyn FnMut()>,
}

impl Drop for Ticks {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_interval_with_handle(self.id);
        }
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

/// The dialog with this id.
pub fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the keyboard focus to the element with this id.
pub fn focus(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// The first thing that a selector finds.
pub fn first(selector: &str) -> Option<HtmlElement> {
    let found = document()?.query_selector(selector).ok()??;
    found.dyn_into().ok()
}

/// Moves the keyboard focus to the first thing that a selector finds, if that can take it.
pub fn focus_first(selector: &str) {
    if let Some(element) = first(selector) {
        let _ = element.focus();
    }
}

/// Calls with each element that a selector finds.
pub fn each(selector: &str, call: &mut dyn FnMut(&HtmlElement)) {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(found) = found else { return };
    for at in 0..found.length() {
        if let Some(element) = found.item(at).and_then(|node| node.dyn_into().ok()) {
            call(&element);
        }
    }
}

/// The closest thing of a selector round what an event happened to.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()
}

/// Moves the keyboard focus to an element, without scrolling to it.
pub fn focus_quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// What has the keyboard focus; `None` where nothing in particular has it.
pub fn focused() -> Option<Element> {
    let focused = document()?.active_element()?;
    (focused.tag_name() != "BODY").then_some(focused)
}

/// Width and height of the window's inside without its scroll bars, in pixels.
pub fn viewport_px() -> (f64, f64) {
    root().map_or((0.0, 0.0), |root| {
        (
            f64::from(root.client_width()),
            f64::from(root.client_height()),
        )
    })
}

/// Runs a task beside the page. Boxed, so that the machinery of tasks exists once.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    if !IS_HERE {
        return;
    }
    let task: std::pin::Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

/// One line in the console, for the people who keep the data.
pub fn warn(line: &str) {
    if !IS_HERE {
        return;
    }
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

/// Sets a property of the style of an element.
pub fn set_property(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
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
    let Some(window) = window() else { return };
    let call = Closure::<dyn FnMut(E)>::new(call);
    let _ = window.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
    call.forget();
}

/// Listens on the window until the view that asked is gone.
pub fn on_window_while_shown(event: &str, call: impl Fn(web_sys::Event) + 'static) {
    if IS_HERE {
        let handle = window_event_listener_untyped(event, call);
        on_cleanup(move || handle.remove());
    }
}

/// Listens to events of the whole page for as long as it lives, before whoever they happen to.
pub fn on_any(events: &[&str], call: impl Fn(&web_sys::Event) + 'static) {
    let Some(window) = window() else { return };
    let call: Box<dyn Fn(&web_sys::Event)> = Box::new(call);
    let call = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| call(&event));
    for event in events {
        let function = call.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback_and_bool(event, function, true);
    }
    call.forget();
}

/// Calls back with the size of an element in CSS pixels, and in the pixels of the screen where the
/// browser tells them, now and whenever either changes, until the view that asked is gone.
pub fn on_resize(element: &Element, mut call: impl FnMut([f64; 2], Option<[f64; 2]>) + 'static) {
    let call = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entry = entries.get(0).dyn_into::<web_sys::ResizeObserverEntry>();
        if let Ok(entry) = entry {
            let rect = entry.content_rect();
            call([rect.width(), rect.height()], screen_pixels(&entry));
        }
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(call.as_ref().unchecked_ref()) {
        observe(&observer, element);
        // Dropped with the view that owns it, which ends the watch.
        StoredValue::new_local(Watch {
            observer,
            _call: call,
        });
    }
}

/// Watches the pixels of the screen. A browser that does not know them refuses, and CSS pixels have
/// to do.
fn observe(observer: &web_sys::ResizeObserver, element: &Element) {
    let options = js_sys::Object::new();
    let kind = JsValue::from_str("device-pixel-content-box");
    let _ = js_sys::Reflect::set(&options, &JsValue::from_str("box"), &kind);
    let method = js_sys::Reflect::get(observer, &JsValue::from_str("observe"));
    let watched = method.and_then(|method| {
        let method = method.unchecked_into::<js_sys::Function>();
        method.call2(observer, element, &options)
    });
    if watched.is_err() {
        observer.observe(element);
    }
}

fn screen_pixels(entry: &JsValue) -> Option<[f64; 2]> {
    let part =
        |object: &JsValue, name: &str| js_sys::Reflect::get(object, &JsValue::from_str(name)).ok();
    let size = part(&part(entry, "devicePixelContentBoxSize")?, "0")?;
    let side = |name: &str| part(&size, name)?.as_f64();
    Some([side("inlineSize")?, side("blockSize")?])
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

/// What lies at a point of the window, CSS pixels.
pub fn at_point(x_px: i32, y_px: i32) -> Option<Element> {
    document()?.element_from_point(x_px as f32, y_px as f32)
}

//! The page around this one, where it is a frame, and what only a frame does to itself.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::{document, root, window};

/// The window of the page that this one is a frame of.
pub fn host() -> Option<JsValue> {
    let window = window()?;
    let parent = window.parent().ok()??;
    (parent != window).then(|| parent.into())
}

/// What the page around this frame has called it.
pub fn frame_name() -> String {
    window()
        .and_then(|window| window.name().ok())
        .unwrap_or_default()
}

/// A property of an object of the browser's.
pub fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).ok()
}

/// Sends the host page an object with these properties. Whoever that is may hear it.
pub fn tell_host(fields: &[(&str, JsValue)]) {
    let post = host().and_then(|host| Some((property(&host, "postMessage")?, host)));
    if let Some((post, host)) = post {
        let message = js_sys::Object::new();
        for (name, value) in fields {
            let _ = js_sys::Reflect::set(&message, &JsValue::from_str(name), value);
        }
        let post = post.unchecked_into::<js_sys::Function>();
        let _ = post.call2(&host, &message, &JsValue::from_str("*"));
    }
}

/// Makes links that name no window open a new one.
pub fn open_links_beside() {
    let base = document().and_then(|document| document.query_selector("base").ok().flatten());
    if let Some(base) = base {
        let _ = base.set_attribute("target", "_blank");
    }
}

/// Sets a custom property on `<html>`, or takes it back.
pub fn set_custom_property(name: &str, value: Option<&str>) {
    let root = root().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(style) = root.map(|root| root.style()) {
        let _ = match value {
            Some(value) => style.set_property(name, value),
            None => style.remove_property(name).map(|_| ()),
        };
    }
}

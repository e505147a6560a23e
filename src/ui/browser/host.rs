//! The host page, if this page is in a frame.

use wasm_bindgen::prelude::*;

use super::{document, window};

/// The window of the host page; `None` if this page is not in a frame.
pub fn host() -> Option<JsValue> {
    let window = window()?;
    let parent = window.parent().ok()??;
    (parent != window).then(|| parent.into())
}

/// The name that the host page has given the frame; empty if none.
pub fn frame_name() -> String {
    window()
        .and_then(|window| window.name().ok())
        .unwrap_or_default()
}

/// A property of a JavaScript object.
pub fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).ok()
}

/// Posts an object with these properties to the host page, whatever its origin.
pub fn post_to_host(fields: &[(&str, JsValue)]) {
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

/// Makes links without a `target` open in a new tab.
pub fn open_links_in_new_tab() {
    let base = document().and_then(|document| document.query_selector("base").ok().flatten());
    if let Some(base) = base {
        let _ = base.set_attribute("target", "_blank");
    }
}

//! The clipboard and the share dialog of the system.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{spawn, window};

/// A method of a member of `navigator`, or of `navigator` itself if `member` is empty, with its
/// object. `None` in the many browsers and frames that lack it.
fn navigator_method(member: &str, name: &str) -> Option<(JsValue, js_sys::Function)> {
    let mut object = JsValue::from(window()?.navigator());
    if !member.is_empty() {
        object = js_sys::Reflect::get(&object, &JsValue::from_str(member)).ok()?;
    }
    let method = js_sys::Reflect::get(&object, &JsValue::from_str(name)).ok()?;
    Some((object, method.dyn_into().ok()?))
}

/// Copies a text to the clipboard and calls `done` with whether the browser allowed it.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let promise = navigator_method("clipboard", "writeText").and_then(|(clipboard, write)| {
        let promise = write.call1(&clipboard, &JsValue::from_str(text)).ok()?;
        promise.dyn_into::<js_sys::Promise>().ok()
    });
    let done: Box<dyn FnOnce(bool)> = Box::new(done);
    spawn(async move {
        done(match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        });
    });
}

/// Whether the system has a share dialog.
pub fn can_share() -> bool {
    navigator_method("", "share").is_some()
}

/// Opens the share dialog of the system for a link. Closing it without sharing is no error.
pub fn share(title: &str, url: &str) {
    if let Some((navigator, share)) = navigator_method("", "share") {
        let data = js_sys::Object::new();
        for (key, value) in [("title", title), ("url", url)] {
            let _ = js_sys::Reflect::set(&data, &key.into(), &value.into());
        }
        let shared = share.call1(&navigator, &data).ok();
        if let Some(shared) = shared.and_then(|shared| shared.dyn_into::<js_sys::Promise>().ok()) {
            spawn(async move {
                let _ = JsFuture::from(shared).await;
            });
        }
    }
}

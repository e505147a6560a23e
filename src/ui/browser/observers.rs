//! Observers of attributes and sizes.

use leptos::prelude::StoredValue;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, MutationObserver, MutationObserverInit, ResizeObserver, ResizeObserverEntry,
};

use super::root;

/// Calls a function when one of these attributes of `<html>` changes, for the lifetime of the page.
pub fn on_root_change(attributes: &[&str], call: impl FnMut() + 'static) {
    let Some(root) = root() else { return };
    let call = Closure::<dyn FnMut()>::new(call);
    let observer = MutationObserver::new(call.as_ref().unchecked_ref());
    if let Ok(observer) = observer {
        let names: js_sys::Array = attributes
            .iter()
            .map(|name| JsValue::from_str(name))
            .collect();
        let init = MutationObserverInit::new();
        init.set_attributes(true);
        init.set_attribute_filter(&names);
        let _ = observer.observe_with_options(&root, &init);
    }
    call.forget();
}

/// Calls a function with the size of an element in CSS pixels and, if the browser reports it, in
/// device pixels: at once and on every change, until the calling view is dropped.
pub fn on_resize(element: &Element, mut call: impl FnMut([f64; 2], Option<[f64; 2]>) + 'static) {
    let call = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entry = entries.get(0).dyn_into::<ResizeObserverEntry>();
        if let Ok(entry) = entry {
            let rect = entry.content_rect();
            call([rect.width(), rect.height()], device_pixels(&entry));
        }
    });
    if let Ok(observer) = ResizeObserver::new(call.as_ref().unchecked_ref()) {
        observe(&observer, element);
        // Dropped with the view that owns it, which disconnects the observer.
        StoredValue::new_local(Observation {
            observer,
            _call: call,
        });
    }
}

/// Observes the size in device pixels. A browser without `device-pixel-content-box` throws, and the
/// size in CSS pixels is observed instead.
fn observe(observer: &ResizeObserver, element: &Element) {
    let options = js_sys::Object::new();
    let kind = JsValue::from_str("device-pixel-content-box");
    let _ = js_sys::Reflect::set(&options, &JsValue::from_str("box"), &kind);
    let method = js_sys::Reflect::get(observer, &JsValue::from_str("observe"));
    let observed = method.and_then(|method| {
        let method = method.unchecked_into::<js_sys::Function>();
        method.call2(observer, element, &options)
    });
    if observed.is_err() {
        observer.observe(element);
    }
}

fn device_pixels(entry: &JsValue) -> Option<[f64; 2]> {
    let part =
        |object: &JsValue, name: &str| js_sys::Reflect::get(object, &JsValue::from_str(name)).ok();
    let size = part(&part(entry, "devicePixelContentBoxSize")?, "0")?;
    let side = |name: &str| part(&size, name)?.as_f64();
    Some([side("inlineSize")?, side("blockSize")?])
}

struct Observation {
    observer: ResizeObserver,
    _call: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Observation {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

//! Media queries and the size of the viewport.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::{root, window};

/// Whether motion is to be reduced: by the system's setting, or because the mode for low vision is on.
pub fn prefers_reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
        || root().is_some_and(|root| root.has_attribute("data-low-vision"))
}

/// Whether a media query matches.
pub fn matches(query: &str) -> bool {
    let list = window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// Calls a function whenever a media query starts or stops matching, for the lifetime of the page.
pub fn on_media_change(query: &str, call: impl FnMut() + 'static) {
    let Some(list) = window().and_then(|window| window.match_media(query).ok().flatten()) else {
        return;
    };
    let call = Closure::<dyn FnMut()>::new(call);
    let _ = list.add_event_listener_with_callback("change", call.as_ref().unchecked_ref());
    call.forget();
}

/// Width and height of the viewport without scroll bars, CSS pixels.
pub fn viewport_px() -> (f64, f64) {
    root().map_or((0.0, 0.0), |root| {
        (
            f64::from(root.client_width()),
            f64::from(root.client_height()),
        )
    })
}

/// Physical pixels per CSS pixel, at least 1.
pub fn pixel_ratio() -> f64 {
    window()
        .map_or(1.0, |window| window.device_pixel_ratio())
        .max(1.0)
}

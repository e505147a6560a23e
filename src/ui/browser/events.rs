//! Event listeners of the window.

use leptos::prelude::{on_cleanup, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use web_sys::Event;

use super::{IS_BROWSER, window};

/// Listens on the window for the lifetime of the page.
pub fn on_window<E: FromWasmAbi + 'static>(event: &str, call: impl FnMut(E) + 'static) {
    let Some(window) = window() else { return };
    let call: Box<dyn FnMut(E)> = Box::new(call);
    let call = Closure::wrap(call);
    let _ = window.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
    call.forget();
}

/// Listens on the window until the calling view is dropped.
pub fn on_window_while_shown(event: &str, call: impl Fn(Event) + 'static) {
    if IS_BROWSER {
        let handle = window_event_listener_untyped(event, call);
        on_cleanup(move || handle.remove());
    }
}

/// Listens on the window in the capture phase, so before any other listener, for the lifetime of the
/// page.
pub fn on_window_capture(events: &[&str], call: impl Fn(&Event) + 'static) {
    let Some(window) = window() else { return };
    let call: Box<dyn Fn(&Event)> = Box::new(call);
    let call = Closure::<dyn FnMut(Event)>::new(move |event| call(&event));
    for event in events {
        let function = call.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback_and_bool(event, function, true);
    }
    call.forget();
}

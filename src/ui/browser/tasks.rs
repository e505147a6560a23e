//! Deferred calls and asynchronous tasks.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::{IS_BROWSER, window};

/// Calls a function once after a delay.
pub fn set_timeout(wait_ms: i32, call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let call = once(Box::new(call));
        let call = call.unchecked_ref();
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, wait_ms);
    }
}

/// Calls a function before the next frame is painted (`requestAnimationFrame`).
pub fn next_frame(call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let call = once(Box::new(call));
        let _ = window.request_animation_frame(call.unchecked_ref());
    }
}

/// Makes a JavaScript function that can be called once; boxed, so that it is compiled once.
fn once(call: Box<dyn FnOnce()>) -> JsValue {
    Closure::once_into_js(call)
}

/// Calls a function after the next frame has been painted.
pub fn after_frame(call: impl FnOnce() + 'static) {
    next_frame(|| set_timeout(0, call));
}

/// Runs a task on the event loop. The task is boxed so that the code for tasks is compiled once.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    if !IS_BROWSER {
        return;
    }
    let task: std::pin::Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

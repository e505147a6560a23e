//! The browser's clock.

use leptos::prelude::StoredValue;
use wasm_bindgen::prelude::*;

use super::{IS_BROWSER, window};
use crate::time::{Date, days};

/// Milliseconds since 1970-01-01T00:00Z.
#[allow(
    clippy::disallowed_methods,
    reason = "this is the only access to the browser"
)]
pub fn now_ms() -> f64 {
    if IS_BROWSER { js_sys::Date::now() } else { 0.0 }
}

/// Today by the user's own clock and time zone.
#[allow(
    clippy::disallowed_methods,
    reason = "this is the only access to the browser"
)]
pub fn today() -> Date {
    if !IS_BROWSER {
        return Date::MIN;
    }
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(1970);
    let month = u8::try_from(now.get_month() + 1).unwrap_or(1);
    let day = u8::try_from(now.get_date()).unwrap_or(1);
    days::date(year, month, day).unwrap_or(Date::MIN)
}

/// Calls a function several times a minute, at most five seconds after a minute begins, until the
/// calling view is dropped.
pub fn each_minute(call: impl FnMut() + 'static) {
    let Some(window) = window() else { return };
    let call = Closure::<dyn FnMut()>::new(call);
    // Twelve times a minute, so that a clock is five seconds late at most.
    let function = call.as_ref().unchecked_ref();
    let id = window.set_interval_with_callback_and_timeout_and_arguments_0(function, 5_000);
    if let Ok(id) = id {
        StoredValue::new_local(Interval { id, _call: call });
    }
}

struct Interval {
    id: i32,
    _call: Closure<dyn FnMut()>,
}

impl Drop for Interval {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_interval_with_handle(self.id);
        }
    }
}

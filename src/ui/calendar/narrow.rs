//! Whether the calendar has room for titles in its days. The style sheet decides; what is painted
//! follows it, so that no page carries what it does not show.

use crate::ui::browser;
use crate::ui::context::{self, Cx};

/// Asks again whenever the window or the size of its letters changes. Paper has room for titles.
pub fn watch(cx: Cx) {
    browser::on_window("beforeprint", move |_: web_sys::Event| {
        context::tell(cx.narrow, Some(false));
    });
    browser::on_window("afterprint", move |_: web_sys::Event| {
        look_soon(cx);
    });
    browser::on_window("resize", move |_: web_sys::Event| look_soon(cx));
    browser::on_root_change(&["data-sight"], move || look_soon(cx));
}

/// Asks the style sheet with the next frame, when all is laid out.
pub fn look_soon(cx: Cx) {
    browser::next_frame(move || {
        if let Some(bar) = browser::first(".calendar-bar") {
            let is_narrow = !browser::computed(&bar, "--dots").is_empty();
            context::tell(cx.narrow, Some(is_narrow));
        }
    });
}

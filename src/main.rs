//! Starts the page in the browser.

fn main() {
    let _ = js_sys::global();
}

//! The document as a whole: its URLs, its head, and attributes of `<html>`.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Url};

use super::{IS_BROWSER, document, query_selector, root, window};

/// The base path of the site, with a slash at both ends: `/` or `/partners/khabarovsk/`.
pub fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let path = base
        .and_then(|base| Url::new(&base).ok())
        .map(|url| url.pathname());
    // The base is the folder: what follows the last slash is a file name.
    match path.as_deref().and_then(|path| path.rsplit_once('/')) {
        Some((folder, _)) => [folder, "/"].concat(),
        None => "/".to_string(),
    }
}

/// Scheme, host and port of the page.
pub fn origin() -> Option<String> {
    window()?.location().origin().ok()
}

/// The user's preferred languages as BCP 47 tags, most preferred first.
pub fn languages() -> Vec<String> {
    let Some(window) = window() else {
        return Vec::new();
    };
    window
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Loads a script of the site, unless the document has it already.
pub fn load_script(url: &str) {
    let Some(document) = document() else { return };
    let selector = ["script[src=\"", url, "\"]"].concat();
    if let (Ok(None), Some(head)) = (document.query_selector(&selector), document.head())
        && let Ok(script) = document.create_element("script")
    {
        let _ = script.set_attribute("src", url);
        let _ = head.append_child(&script);
    }
}

/// Makes `boot.js` show that a module of the program could not be loaded: it listens for promises
/// that are rejected with this reason.
pub fn report_missing_module() {
    if !IS_BROWSER {
        return;
    }
    let _ = js_sys::Promise::reject(&JsValue::from_str("missing"));
}

/// The content of `<meta name="…">`.
pub fn meta(name: &str) -> Option<String> {
    let selector = ["meta[name=\"", name, "\"]"].concat();
    document()?
        .query_selector(&selector)
        .ok()??
        .get_attribute("content")
}

/// Sets the content of `<meta name="…">` or `<meta property="…">` if the document has the element.
pub fn set_meta(name: &str, content: &str) {
    let selector = ["meta[name=\"", name, "\"],meta[property=\"", name, "\"]"].concat();
    let found = document().and_then(|document| document.query_selector(&selector).ok().flatten());
    if let Some(meta) = found {
        let _ = meta.set_attribute("content", content);
    }
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets or removes an attribute of `<html>`, if the value differs: setting `lang` makes the browser
/// recompute the style of the whole document.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = root().filter(|root| root.get_attribute(name).as_deref() != value) {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Whether the browser's translator has replaced texts of the page.
pub fn is_translated() -> bool {
    query_selector("#app font").is_some()
}

/// The container for a note below a published page; `None` if the page is not a published one.
pub fn published_note_slot() -> Option<HtmlElement> {
    query_selector("#boot.boot-static")
}

//! Files in memory.

use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

use super::IS_BROWSER;

/// A file in memory with an object URL, which is revoked when the value is dropped.
pub struct File(Option<String>);

impl File {
    /// Creates a file with a text and a media type.
    pub fn new(text: &str, media_type: &str) -> File {
        if !IS_BROWSER {
            return File(None);
        }
        let parts = js_sys::Array::of1(&JsValue::from_str(text));
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok();
        File(blob.and_then(|blob| Url::create_object_url_with_blob(&blob).ok()))
    }

    /// The object URL of the file; `None` if the browser created none.
    pub fn url(&self) -> Option<String> {
        self.0.clone()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        if let Some(url) = &self.0 {
            let _ = Url::revoke_object_url(url);
        }
    }
}

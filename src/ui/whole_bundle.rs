//! Loading of the whole bundle, after that of one language.

use leptos::prelude::*;

use super::bundle_cell::WholeBundle;
use super::context::{Cx, set_if_changed};
use super::{browser, data};
use crate::text::Lang;

impl Cx {
    /// Fetches the whole bundle unless it is there, and uses it from then on. Concurrent calls share
    /// one request.
    pub async fn load_whole_bundle(self) -> WholeBundle {
        let cell = self.bundle;
        if cell.is_loading.get_untracked() {
            cell.request_end().await;
        } else if cell.result() == WholeBundle::Unavailable {
            cell.is_loading.set(true);
            if let Ok(bundle) = data::fetch_whole(self.base, cell.reported()).await {
                match cell.replace(bundle) {
                    Some(bundle) => {
                        self.lookup.replace(bundle);
                        cell.is_whole.set(true);
                        browser::set_root_attribute("data-whole", Some(""));
                    }
                    None => {
                        let text = "pobratim: bundle-changed the bundle has been published anew";
                        browser::warn(text);
                    }
                }
            }
            cell.end_request();
        }
        cell.result()
    }

    /// Starts [`Cx::load_whole_bundle`].
    pub fn request_whole_bundle(self) {
        browser::spawn(async move {
            self.load_whole_bundle().await;
        });
    }

    /// Whether the texts of a language are there; if not, starts loading them. Tracked, so that the
    /// view is rendered when they are there.
    pub fn ensure_language(self, lang: Lang) -> bool {
        self.bundle.is_whole.track();
        let is_there = self.bundle.has_language(lang);
        if !is_there {
            self.request_whole_bundle();
        }
        is_there
    }

    /// Shows a notice that the texts of a language could not be loaded; the page stays.
    pub fn report_missing_bundle(self) {
        set_if_changed(self.module_failed, true);
    }
}

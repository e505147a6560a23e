//! A site whose messages are the names of their values.

use pobratim::export::page::{
    LocalizedSite, PAGE_KINDS, PageHead, PageMetadata, Site, SiteMessages, StaticPage,
};
use pobratim::export::{Export, Phrase};
use pobratim::model::{Accessibility, Audience, Bundle, View, load};
use pobratim::route::Page;
use pobratim::text::Lang;
use pobratim::time::days;
use serde_json::Value;

/// Loads a bundle without faults.
pub fn loaded(bundle: &Value) -> Bundle {
    let loaded = load(&bundle.to_string()).unwrap();
    assert_eq!(crate::fixture::fault_lines(&loaded), "");
    loaded.bundle
}

/// Messages that are the names of their values.
pub struct Named;

impl SiteMessages for Named {
    fn lang(&self) -> Lang {
        Lang::En
    }

    fn head(&self, page: &StaticPage) -> PageHead {
        PageHead::new(page.folder(), String::new())
    }

    fn feeds(&self) -> PageHead {
        PageHead::new("feeds".to_owned(), String::new())
    }

    fn home(&self) -> String {
        "home".to_owned()
    }

    fn pupils(&self) -> String {
        "pupils".to_owned()
    }

    fn status(&self, entry: &View<'_>) -> String {
        format!(
            "{:?}",
            entry.effective_status(days::date(2026, 5, 20).unwrap())
        )
    }

    fn audience(&self, audience: Audience) -> String {
        format!("{audience:?}")
    }

    fn accessibility(&self, accessibility: Accessibility) -> String {
        format!("{accessibility:?}")
    }
}

/// Calls `write` with the site of a bundle without faults, in English.
pub fn with_localized_site<T>(bundle: &Value, write: impl FnOnce(&LocalizedSite<'_>) -> T) -> T {
    let bundle = loaded(bundle);
    let say = |phrase: Phrase<'_>| format!("{phrase:?}");
    let export = Export {
        bundle: &bundle,
        lang: Lang::En,
        base: None,
        bundle_folder: "bundle/",
        phrase: &say,
        offset_at: &|_, _| None,
    };
    let site = Site {
        bundle: &bundle,
        url: "https://example.org/",
        today: bundle.site.updated.unwrap(),
    };
    write(&LocalizedSite {
        site,
        messages: &Named,
        export: &export,
    })
}

/// The metadata of the page of an event; `None` if there is no such event.
pub fn event_metadata(localized: &LocalizedSite<'_>, page: &StaticPage) -> Option<PageMetadata> {
    let events = PAGE_KINDS.iter().find(|kind| kind.name == "events");
    events.unwrap().metadata(localized, page)
}

/// The objects of a page for search engines, without the breadcrumbs, which have its title too.
pub fn facts(localized: &LocalizedSite<'_>, page: Page) -> String {
    let Some(metadata) = event_metadata(localized, &StaticPage::of(page)) else {
        return String::new();
    };
    let count = metadata.structured_data.len() - 1;
    let facts = metadata.structured_data.iter().take(count);
    let facts: Vec<&str> = facts.map(|fact| fact.as_str()).collect();
    facts.join("\n")
}

//! A reader at a page: one browser and one host, both for one test.

use crate::engine::{Engine, Settings};
use crate::server::{Hosting, Site};

/// The reader's browser and the site. What it does is in `find`, `act` and `see`.
#[derive(Debug)]
pub struct Page {
    // The browser ends before the host: fields are dropped in this order.
    pub engine: Engine,
    pub site: Site,
}

impl Page {
    /// A reader whose browser speaks English, at the site as it is built.
    pub fn open() -> Page {
        Page::with(&Settings::default(), Hosting::default())
    }

    pub fn with(settings: &Settings, hosting: Hosting) -> Page {
        let site = Site::serve(hosting);
        Page {
            engine: Engine::start(settings),
            site,
        }
    }
}

//! A browser and a host for one test.

use crate::engine::{Engine, Settings};
use crate::server::{Hosting, Site};

/// A browser session and the site that it visits. Its methods are in `locator`, `actions`, `queries` and
/// `print`.
#[derive(Debug)]
pub struct Page {
    // Fields are dropped in order of declaration: the browser ends before the host.
    pub engine: Engine,
    pub site: Site,
}

impl Page {
    /// Starts an English browser and a host of the built site.
    pub fn open() -> Page {
        Page::with(&Settings::default(), Hosting::default())
    }

    /// Starts a browser and a host with these settings.
    pub fn with(settings: &Settings, hosting: Hosting) -> Page {
        let site = Site::serve(hosting);
        Page {
            engine: Engine::start(settings),
            site,
        }
    }
}

//! Messages that a site needs outside its views: names of pages and texts of feeds and metadata.

use super::site::StaticPage;
use crate::model::{Accessibility, Audience, View};
use crate::text::Lang;

/// Name and description of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageHead {
    /// Name in breadcrumbs: “May 2021”.
    pub name: String,
    /// Title of the document, without the name of the site: “May 2021 · Calendar of events”.
    pub title: String,
    pub description: String,
}

impl PageHead {
    /// Creates the head of a page whose name is its title.
    pub fn new(name: String, description: String) -> PageHead {
        PageHead {
            title: name.clone(),
            name,
            description,
        }
    }

    /// Returns the title of the document: the page's title and the site's. They are equal for the
    /// home page.
    pub fn document_title(&self, site: &str) -> String {
        match self.title == site {
            true => site.to_string(),
            false => [&self.title, " · ", site].concat(),
        }
    }
}

/// Messages in one language (implemented by `ui::render::RendererMessages`).
pub trait SiteMessages {
    fn lang(&self) -> Lang;
    fn head(&self, page: &StaticPage) -> PageHead;
    /// Returns the head of the page about subscriptions and data files.
    fn feeds(&self) -> PageHead;
    /// Returns the name of the home page in breadcrumbs.
    fn home(&self) -> String;
    /// Returns the name of the feed for pupils.
    fn pupils(&self) -> String;
    /// Returns the status of an entry on the day for which the pages are rendered.
    fn status(&self, entry: &View<'_>) -> String;
    fn audience(&self, audience: Audience) -> String;
    fn accessibility(&self, accessibility: Accessibility) -> String;
}

//! The words of the interface that a site says beside its views: what pages are called, and what feeds
//! and search engines are told.

use super::site::Leaf;
use crate::model::{Audience, View};
use crate::text::Lang;

/// What a page is called, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageHead {
    /// In a path to the page: “May 2021”.
    pub name: String,
    /// As the title of its document, without the name of the site: “May 2021 · Calendar of events”.
    pub title: String,
    pub description: String,
}

impl PageHead {
    /// A page with one name.
    pub fn new(name: String, description: String) -> PageHead {
        PageHead {
            title: name.clone(),
            name,
            description,
        }
    }

    /// The title of the document: that of the page, then the site's, which is that of the home page.
    pub fn document_title(&self, site: &str) -> String {
        match self.title == site {
            true => site.to_string(),
            false => [&self.title, " · ", site].concat(),
        }
    }
}

/// The words of a language. The views have them (`ui::render::SiteWords`).
pub trait Words {
    fn lang(&self) -> Lang;
    fn head(&self, page: &Leaf) -> PageHead;
    /// The page of subscriptions and data.
    fn feeds(&self) -> PageHead;
    /// The start page in a path.
    fn home(&self) -> String;
    /// What suits pupils, as a feed.
    fn pupils(&self) -> String;
    /// The state of an entry on the day for which the pages are made.
    fn status(&self, entry: &View<'_>) -> String;
    fn audience(&self, audience: Audience) -> String;
}

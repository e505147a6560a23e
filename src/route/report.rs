//! The page that a report of a mistake is about, as the value of the parameter `about`.

use super::Page;

impl Page {
    /// Returns the page that a report is about, by its path without a language
    /// (`events/city-day-2021`); `None` for a path that no report is about.
    pub(super) fn reported(path: &str) -> Option<Page> {
        let segments = path.split('/').filter(|segment| !segment.is_empty());
        let segments: Vec<String> = segments.map(str::to_string).collect();
        Some(Page::from_segments(&segments)).filter(Page::can_be_reported)
    }

    /// Returns whether a report can be about the page. Without such a page it is about the site.
    pub const fn can_be_reported(&self) -> bool {
        match self {
            Page::Map
            | Page::Calendar
            | Page::Programmes
            | Page::Places
            | Page::City(_)
            | Page::Event(_)
            | Page::About
            | Page::Review(_)
            | Page::Embed => true,
            Page::Home | Page::Report | Page::NotFound(_) => false,
        }
    }
}

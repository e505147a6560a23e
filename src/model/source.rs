//! Where statements come from, and what can be seen or heard of them.

use super::{MediaKind, SafeUrl, SourceIx, SourceKind};
use crate::text::Localized;
use crate::time::Edtf;

/// A document or a public page.
#[derive(Clone, Debug)]
pub struct Source {
    pub id: Box<str>,
    pub kind: SourceKind,
    pub title: Localized,
    /// http or https.
    pub url: Option<SafeUrl>,
    /// BCP 47 tag of its language.
    pub lang: Option<Box<str>>,
    /// When it was published, or the time that it covers.
    pub date: Option<Edtf>,
}

/// The place in a source where a statement stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRef {
    pub source: SourceIx,
    /// Paragraphs of a document, such as `P05`; none for a page or a whole document.
    pub paragraphs: Vec<Box<str>>,
}

/// A picture, film or sound.
#[derive(Clone, Debug)]
pub struct Media {
    pub id: Box<str>,
    pub kind: MediaKind,
    /// http, https, or a path below the site.
    pub url: SafeUrl,
    /// What it shows, for readers who do not see it.
    pub description: Localized,
    /// Who made it, and under which licence.
    pub credit: Localized,
}

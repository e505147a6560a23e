//! Sources of statements, and media.

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
    /// Date of publication, or the time that it covers.
    pub date: Option<Edtf>,
}

/// Reference to a source, with paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRef {
    pub source: SourceIx,
    /// Paragraphs of a document, such as `P05`; empty for a page or a whole document.
    pub paragraphs: Vec<Box<str>>,
}

/// A picture, film or sound.
#[derive(Clone, Debug)]
pub struct Media {
    pub id: Box<str>,
    pub kind: MediaKind,
    /// http, https, or a path below the site.
    pub url: SafeUrl,
    /// Alternative text for readers who do not see it.
    pub description: Localized,
    /// Author and licence.
    pub credit: Localized,
}

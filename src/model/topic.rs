//! Categories and directions of entries, with introductions.

use super::{CityIx, SourceRef};
use crate::text::Localized;
use crate::time::Edtf;

/// A category of the city's calendar, or a direction of its international work.
#[derive(Clone, Debug)]
pub struct Topic {
    pub id: Box<str>,
    pub title: Localized,
    /// May be empty.
    pub introduction: Localized,
    /// Statements of the sources about the topic as a whole.
    pub sections: Vec<Section>,
}

/// A section of an introduction with its own sources.
#[derive(Clone, Debug)]
pub struct Section {
    /// Unique among all sections of the bundle.
    pub id: Box<str>,
    pub title: Localized,
    pub text: Localized,
    /// [`Edtf::Unknown`] where no date is given.
    pub when: Edtf,
    pub cities: Vec<CityIx>,
    pub sources: Vec<SourceRef>,
}

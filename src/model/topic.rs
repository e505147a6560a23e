//! Categories and directions: what entries are sorted by, with an introduction to each.

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
    /// What the sources say about it as a whole, part by part.
    pub sections: Vec<Section>,
}

/// A part of an introduction that has a source of its own.
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

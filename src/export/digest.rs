//! The weekly digest: what the office sends to those who tell tourists what is on.
//!
//! This week, the coming weeks, what is only known by month, and what changed since the last
//! digest. Dates are said as exactly as they are known, and no more: what has no day stands apart.
//! The same bundles give the same digest on every day.

mod changes;
mod csv;
mod document;
mod gather;
mod html;
mod text;

pub use changes::Since;
pub use gather::digest_shows;

use crate::text::Lang;

/// A digest in one language, before it is a file of some format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    pub lang: Lang,
    pub title: String,
    /// The state of the data, and what changes are against.
    pub lead: Vec<String>,
    pub parts: Vec<Part>,
    /// The words for parts of an entry, in the order of a table's columns.
    pub labels: Labels,
}

/// A heading and what stands below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub heading: String,
    pub items: Vec<Item>,
    /// What stands below the items, or in their place.
    pub note: Option<String>,
}

/// One entry of a digest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    pub id: String,
    /// The date in words; empty for none.
    pub when: String,
    /// The date as EDTF, for tables.
    pub edtf: String,
    pub title: String,
    /// The language of the title where it is not the reader's.
    pub title_lang: Option<Lang>,
    /// What the status means; empty for what is simply held or planned.
    pub status: String,
    /// Says so where the title is in another language; else empty.
    pub fallback: String,
    /// What changed, a sentence each.
    pub changes: Vec<String>,
    pub hours: String,
    pub place: String,
    pub cities: String,
    /// The page of the entry, if the site has an address.
    pub page: Option<String>,
}

/// Words for the parts of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    pub section: String,
    pub id: String,
    pub when: String,
    pub hours: String,
    pub title: String,
    pub status: String,
    pub place: String,
    pub cities: String,
    pub note: String,
    pub page: String,
}

impl Item {
    /// What stands in brackets behind the title.
    fn asides(&self) -> impl Iterator<Item = &str> {
        let all = [self.status.as_str(), &self.fallback].into_iter();
        all.filter(|text| !text.is_empty())
    }

    /// The parts that have a label of their own, where there are any.
    fn details<'a>(&'a self, labels: &'a Labels) -> Vec<(&'a str, &'a str)> {
        let parts = [
            (labels.hours.as_str(), self.hours.as_str()),
            (&labels.place, &self.place),
            (&labels.cities, &self.cities),
        ];
        parts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }
}

//! Weekly digest that the city's office sends to tourist information.
//!
//! Lists this week, the coming weeks, entries known only by month, and changes since the last
//! digest. Vague dates have a section of their own. The output depends only on the bundles and the
//! week.

mod changes;
mod collect;
mod csv;
mod document;
mod html;
mod text;

pub use changes::PreviousDigest;

use crate::text::Lang;

/// A digest in one language, independent of the file format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    pub lang: Lang,
    pub title: String,
    /// The date of the data, and of the digest to which changes refer.
    pub lead: Vec<String>,
    pub sections: Vec<Section>,
    /// Labels of an item's fields.
    pub labels: Labels,
}

/// A heading with its items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    pub heading: String,
    pub items: Vec<Item>,
    /// Text below the items, or instead of them.
    pub note: Option<String>,
}

/// An entry of a digest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    pub id: String,
    /// The date in words; empty for an unknown one.
    pub when: String,
    /// The date as EDTF, for tables.
    pub edtf: String,
    pub title: String,
    /// The language of the title, if it differs from the digest's.
    pub title_lang: Option<Lang>,
    /// The status; empty for entries that are held or planned.
    pub status: String,
    /// States the language of the title, if it differs from the digest's; else empty.
    pub fallback: String,
    /// States that no places are left; else empty.
    pub sold_out: String,
    /// What changed, one sentence each.
    pub changes: Vec<String>,
    /// The date in words for which it was announced before it was moved.
    pub previous_when: String,
    /// Why it was cancelled, postponed or moved.
    pub reason: String,
    /// The hours of the event, or those of its sessions with their days and titles.
    pub hours: String,
    /// The place with its street address and city.
    pub place: String,
    pub cities: String,
    pub price: String,
    /// How one registers.
    pub registration: String,
    /// The first day of the registration in words.
    pub registration_opens: String,
    /// The last day of the registration in words.
    pub registration_closes: String,
    /// URL of the entry's page, if the URL of the site is known.
    pub url: Option<String>,
}

/// Labels of the fields of an item.
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
    pub previous_when: String,
    pub reason: String,
    pub price: String,
    pub registration: String,
    pub registration_opens: String,
    pub registration_closes: String,
    pub sold_out: String,
}

impl Item {
    /// Returns the remarks in brackets after the title.
    fn asides(&self) -> impl Iterator<Item = &str> {
        let all = [self.status.as_str(), &self.sold_out, &self.fallback].into_iter();
        all.filter(|text| !text.is_empty())
    }

    /// Returns the fields with a label that are not empty.
    fn details<'a>(&'a self, labels: &'a Labels) -> Vec<(&'a str, &'a str)> {
        let fields = [
            (labels.previous_when.as_str(), self.previous_when.as_str()),
            (&labels.reason, &self.reason),
            (&labels.hours, &self.hours),
            (&labels.place, &self.place),
            (&labels.cities, &self.cities),
            (&labels.price, &self.price),
            (&labels.registration, &self.registration),
            (&labels.registration_opens, &self.registration_opens),
            (&labels.registration_closes, &self.registration_closes),
        ];
        fields
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }
}

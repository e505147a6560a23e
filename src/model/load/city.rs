//! Checks of cities and their ties.

use super::cursor::JsonCursor;
use super::loader::{Checked, Loader, explain};
use crate::model::bundle::IdSpace;
use crate::model::{City, Country, CountryName, FaultCode, OwnName, Tie};

impl Loader<'_> {
    /// Checks a city of the list.
    pub fn city(&mut self, at: &JsonCursor) -> Checked<City> {
        // All fields are checked before a faulty one rejects the record, so that one run of the
        // check reports all faults of a record. The same applies to the other records.
        let id = self.new_id(IdSpace::City, at);
        let name = self.needed_texts(&at.key("name"));
        let own_name = self.own_name(&at.key("own_name"));
        let aliases = self.free_words(&at.key("aliases"));
        let country = self.country(&at.key("country"));
        let position = self.position(&at.key("position"));
        let zone = self.zone(&at.key("zone"));
        let summary = self.texts(&at.key("summary"));
        let mut ties = Vec::new();
        for tie in at.key("ties").items() {
            ties.extend(self.tie(&tie));
        }
        let sources = self.sources(&at.key("sources"));
        let id = id?;
        let city = City {
            id: id.clone(),
            name: name?,
            own_name,
            aliases,
            country: country?,
            position: position?,
            zone: zone?,
            summary,
            ties,
            sources,
        };
        Some((id, city))
    }

    fn own_name(&mut self, at: &JsonCursor) -> Option<OwnName> {
        if !at.is_given() {
            return None;
        }
        let tag = self.tag(&at.key("lang"));
        let at = &at.key("text");
        let text = at.text();
        if text.trim().is_empty() {
            self.empty_text(at, "leave the own name out where it is not known");
            return None;
        }
        Some(OwnName {
            tag: tag?,
            text: text.into(),
        })
    }

    fn tie(&mut self, at: &JsonCursor) -> Option<Tie> {
        let kind = self.term(&at.key("kind"));
        let since = self.date_if_any(&at.key("since"));
        let until = self.date_if_any(&at.key("until"));
        let status = self.term(&at.key("status"));
        let as_of = self.date(&at.key("as_of"));
        let basis = self.term(&at.key("basis"));
        let note = self.texts(&at.key("note"));
        let sources = self.sources(&at.key("sources"));
        if sources.is_empty() {
            self.fault(FaultCode::TieWithoutSource, at, |_| {
                explain(
                    "the tie names no source that the bundle has",
                    "a relation between cities needs a source: a document or a public page",
                )
            });
            return None;
        }
        Some(Tie {
            kind: kind?,
            since: since.flatten(),
            until: until.flatten(),
            status: status?,
            as_of: as_of?,
            basis: basis?,
            note,
            sources,
        })
    }

    /// Checks a country code.
    pub fn country(&mut self, at: &JsonCursor) -> Option<Country> {
        let code = at.text();
        let country = Country::from_code(code);
        if country.is_none() {
            self.fault(FaultCode::BadCountry, at, |_| {
                explain(
                    format!("`{code}` is not the code of a country"),
                    "write the two capital letters of ISO 3166-1: `JP`",
                )
            });
        }
        country
    }

    /// Checks the names of a country.
    pub fn country_name(&mut self, at: &JsonCursor) -> Checked<CountryName> {
        let code = &at.key("code");
        let country = self.country(code);
        let name = self.needed_texts(&at.key("name"));
        if self.ids.find(IdSpace::Country, code.text()).is_some() {
            self.duplicate_id(code);
            return None;
        }
        let named = CountryName {
            code: country?,
            name: name?,
        };
        Some((code.text().into(), named))
    }

    /// Checks country codes and drops repeated ones.
    pub fn countries(&mut self, codes: &JsonCursor) -> Vec<Country> {
        let mut countries = Vec::new();
        for at in codes.items() {
            if let Some(country) = self.country(&at) {
                if countries.contains(&country) {
                    self.duplicate_item(at.text(), &at);
                } else {
                    countries.push(country);
                }
            }
        }
        countries
    }
}

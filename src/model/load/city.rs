//! Checking cities and their ties.

use super::loader::{Checked, Loader};
use super::path::Path;
use crate::model::bundle::Space;
use crate::model::raw::{RawCity, RawTie};
use crate::model::{City, Country, FaultCode, OwnName, Tie};

impl Loader<'_> {
    /// A city of the list.
    pub fn city(&mut self, raw: RawCity, at: &Path) -> Checked<City> {
        // Every part is looked at before the first faulty one decides, so that one run of the
        // check tells all that is wrong with a record. The same holds for the other records.
        let id = self.new_id(Space::City, &raw.id, at);
        let name = self.needed_texts(&raw.name, &at.key("name"));
        let own_name = raw.own_name.and_then(|own| {
            let at = &at.key("own_name");
            let tag = self.tag(Some(&own.lang), &at.key("lang"));
            let text = self.own_text(own.text, &at.key("text"));
            Some(OwnName {
                tag: tag?,
                text: text?,
            })
        });
        let aliases = self.free_words(raw.aliases, &at.key("aliases"));
        let country = self.country(&raw.country, &at.key("country"));
        let position = self.position(&raw.position, &at.key("position"));
        let zone = self.zone(&raw.zone, &at.key("zone"));
        let summary = self.texts(&raw.summary, &at.key("summary"));
        let list = at.key("ties");
        let mut ties = Vec::with_capacity(raw.ties.len());
        for (index, tie) in raw.ties.into_iter().enumerate() {
            ties.extend(self.tie(tie, &list.index(index)));
        }
        let sources = self.sources(raw.sources, &at.key("sources"));
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

    fn own_text(&mut self, text: String, at: &Path) -> Option<Box<str>> {
        if text.trim().is_empty() {
            let hint = "leave the own name out where it is not known";
            self.fault(
                FaultCode::EmptyText,
                at,
                "the text is empty".to_owned(),
                hint,
            );
            return None;
        }
        Some(text.into())
    }

    fn tie(&mut self, raw: RawTie, at: &Path) -> Option<Tie> {
        let kind = self.word(&raw.kind, &at.key("kind"));
        let since = self.date_if_any(raw.since.as_deref(), &at.key("since"));
        let until = self.date_if_any(raw.until.as_deref(), &at.key("until"));
        let status = self.word(&raw.status, &at.key("status"));
        let as_of = self.date(&raw.as_of, &at.key("as_of"));
        let basis = self.word(&raw.basis, &at.key("basis"));
        let note = self.texts(&raw.note, &at.key("note"));
        let sources = self.sources(raw.sources, &at.key("sources"));
        if sources.is_empty() {
            let message = "the tie names no source that the bundle has".to_owned();
            let hint = "a relation between cities needs a source: a document or a public page";
            self.fault(FaultCode::TieWithoutSource, at, message, hint);
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

    /// A country by its code.
    pub fn country(&mut self, code: &str, at: &Path) -> Option<Country> {
        let country = Country::from_code(code);
        if country.is_none() {
            let message = format!("`{code}` is not the code of a country");
            let hint = "write the two capital letters of ISO 3166-1: `JP`";
            self.fault(FaultCode::BadCountry, at, message, hint);
        }
        country
    }

    /// Countries, each once.
    pub fn countries(&mut self, codes: &[String], at: &Path) -> Vec<Country> {
        let mut countries = Vec::with_capacity(codes.len());
        for (index, code) in codes.iter().enumerate() {
            let at = &at.index(index);
            if let Some(country) = self.country(code, at) {
                if countries.contains(&country) {
                    self.duplicate_item(code, at);
                } else {
                    countries.push(country);
                }
            }
        }
        countries
    }
}

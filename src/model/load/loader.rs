//! What every record needs while it is checked: a place for faults, and the ids seen so far.

use super::nearest::nearest;
use super::path::Path;
use crate::model::bundle::{Ids, Space};
use crate::model::raw::{self, RawTexts, ReadFault};
use crate::model::{Fault, FaultCode, Word, is_id};
use crate::text::{Lang, Localized};
use crate::time::Date;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// Guessing what was meant, and counting lines, stops after this many faults: a file with more is
/// broken in some general way, and must still load in a moment.
const DETAILED_FAULTS: usize = 1000;

/// A record that can be kept, with its id.
pub type Checked<T> = Option<(Box<str>, T)>;

/// The state of loading one file.
pub struct Loader<'a> {
    /// The whole file, for the lines of faults.
    pub json: &'a str,
    /// Whether to look for what is merely a pity: missing translations, unknown fields.
    pub thorough: bool,
    pub faults: Vec<Fault>,
    /// How many records were left out.
    pub left_out: usize,
    /// The bundle's languages.
    pub languages: Vec<Lang>,
    pub host_id: Box<str>,
    pub ids: Ids,
    /// The bundle's date, which stands in for the date of a revision.
    pub updated: Option<Date>,
}

impl Loader<'_> {
    /// Collects a fault.
    pub fn fault(&mut self, code: FaultCode, at: &Path, message: String, hint: &str) {
        self.faults.push(Fault {
            severity: code.severity(),
            code: code.code(),
            path: at.render(),
            message,
            hint: hint.to_owned(),
        });
    }

    /// Reads each record of a list and keeps what `check` makes of it, under its id.
    pub fn list<R: DeserializeOwned, T>(
        &mut self,
        (field, space): (&'static str, Space),
        records: &[&RawValue],
        kept: &mut Vec<T>,
        check: fn(&mut Self, R, &Path) -> Checked<T>,
    ) {
        for (index, record) in records.iter().enumerate() {
            let root = Path::ROOT;
            let list = root.key(field);
            let at = list.index(index);
            let checked = self
                .record(record, &at)
                .and_then(|raw| check(self, raw, &at))
                .filter(|_| self.has_room(space, kept.len(), &at));
            match checked {
                Some((id, item)) => {
                    self.ids.insert(space, &id, kept.len());
                    kept.push(item);
                }
                None => self.left_out += 1,
            }
        }
    }

    /// Whether a list can grow: places in it are numbered by small integers.
    fn has_room(&mut self, space: Space, length: usize, at: &Path) -> bool {
        let most = match space {
            Space::Category | Space::Direction => usize::from(u8::MAX),
            Space::Entry => u32::MAX as usize,
            _ => usize::from(u16::MAX),
        };
        if length >= most {
            let message = format!("the list has more than {most} records");
            let hint = "Pobratim numbers no more; divide the bundle";
            self.fault(FaultCode::TooMany, at, message, hint);
        }
        length < most
    }

    /// Reads one record.
    pub fn record<R: DeserializeOwned>(&mut self, record: &RawValue, at: &Path) -> Option<R> {
        let read = self.read(record, at);
        read.map_err(|fault| self.bad_record(record, &fault, at))
            .ok()
    }

    #[cfg(feature = "cli")]
    fn read<R: DeserializeOwned>(&mut self, record: &RawValue, at: &Path) -> Result<R, ReadFault> {
        if !self.thorough {
            return raw::read(record);
        }
        let mut unknown = Vec::new();
        let read = raw::read_noting(record, &mut |path| unknown.push(path));
        for path in unknown {
            self.unknown_field(at.render() + &path);
        }
        read
    }

    #[cfg(not(feature = "cli"))]
    fn read<R: DeserializeOwned>(&mut self, record: &RawValue, _: &Path) -> Result<R, ReadFault> {
        raw::read(record)
    }

    /// Notes a field that the format does not have.
    #[cfg(feature = "cli")]
    pub fn unknown_field(&mut self, path: String) {
        let code = FaultCode::UnknownField;
        self.faults.push(Fault {
            severity: code.severity(),
            code: code.code(),
            path,
            message: "the format has no such field, so nobody reads it".to_owned(),
            hint: "mind the spelling, or leave the field out".to_owned(),
        });
    }

    fn bad_record(&mut self, record: &RawValue, fault: &ReadFault, at: &Path) {
        let mut message = fault.message.clone();
        if self.faults.len() < DETAILED_FAULTS {
            let (line, column) = self.line_and_column(record, fault);
            message += &format!(" (line {line}, column {column} of the file)");
        }
        let hint = "see the bundle's schema for the fields of a record and their shapes";
        self.fault(FaultCode::BadRecord, at, message, hint);
    }

    /// Line and column in the file of a fault in a record, which is a slice of the file.
    fn line_and_column(&self, record: &RawValue, fault: &ReadFault) -> (usize, usize) {
        let start = (record.get().as_ptr() as usize).saturating_sub(self.json.as_ptr() as usize);
        let before = self.json.get(..start).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count();
        let column = match fault.line {
            1 => before.len() - before.rfind('\n').map_or(0, |newline| newline + 1),
            _ => 0,
        };
        (line + fault.line, column + fault.column)
    }

    /// The id of a new record of this space; one that is malformed or taken is a fault.
    pub fn new_id(&mut self, space: Space, id: &str, at: &Path) -> Option<Box<str>> {
        let at = &at.key("id");
        if !is_id(id) {
            let message =
                format!("`{id}` is no id; ids are lower-case letters, digits and hyphens");
            let hint = "write it as in `petro-kim-2021`";
            self.fault(FaultCode::BadId, at, message, hint);
            return None;
        }
        // Entries and series share an address.
        let other = match space {
            Space::Entry => Space::Series,
            Space::Series => Space::Entry,
            other => other,
        };
        let host_has_it = space == Space::City && *self.host_id == *id;
        if host_has_it
            || [space, other]
                .iter()
                .any(|space| self.ids.find(*space, id).is_some())
        {
            let message = format!("the id `{id}` is taken by an earlier record");
            let hint = "ids never change: give the newer record another one, or delete it";
            self.fault(FaultCode::DuplicateId, at, message, hint);
            return None;
        }
        Some(id.into())
    }

    /// The place of the record that an id names.
    pub fn reference(&mut self, space: Space, id: &str, at: &Path) -> Option<usize> {
        let found = self.ids.find(space, id);
        if found.is_some() {
            return found;
        }
        if space == Space::City && *self.host_id == *id {
            let message = format!("`{id}` is the host, which takes part in everything");
            let hint = "leave the host out of lists of cities";
            self.fault(FaultCode::UnknownReference, at, message, hint);
            return None;
        }
        let candidates = self.ids.of(space).keys().map(|id| &**id);
        let hint = match nearest(
            id,
            candidates.filter(|_| self.faults.len() < DETAILED_FAULTS),
        ) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name a record of the bundle that is not itself left out".to_owned(),
        };
        let message = format!("nothing in the bundle has the id `{id}`");
        self.fault(FaultCode::UnknownReference, at, message, &hint);
        None
    }

    /// The places of the records that a list of ids names, without those that name nothing.
    pub fn references(&mut self, space: Space, ids: &[String], at: &Path) -> Vec<usize> {
        let mut places = Vec::with_capacity(ids.len());
        for (index, id) in ids.iter().enumerate() {
            let at = &at.index(index);
            if let Some(place) = self.reference(space, id, at) {
                if places.contains(&place) {
                    self.duplicate_item(id, at);
                } else {
                    places.push(place);
                }
            }
        }
        places
    }

    /// A list names the same thing twice.
    pub fn duplicate_item(&mut self, item: &str, at: &Path) {
        let message = format!("`{item}` stands in this list twice");
        self.fault(
            FaultCode::DuplicateItem,
            at,
            message,
            "delete one of the two",
        );
    }

    /// A word of a closed vocabulary.
    pub fn word<T: Word>(&mut self, found: &str, at: &Path) -> Option<T> {
        let place = self.word_place(T::CODES, found, at)?;
        T::ALL.get(place).copied()
    }

    /// The place of a word among those that are allowed.
    pub fn word_place(
        &mut self,
        allowed: &[&'static str],
        found: &str,
        at: &Path,
    ) -> Option<usize> {
        let place = allowed.iter().position(|word| *word == found);
        if place.is_none() {
            let message = format!("`{found}` is not one of: {}", allowed.join(", "));
            let hint = match nearest(found, allowed.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write one of these words".to_owned(),
            };
            self.fault(FaultCode::BadValue, at, message, &hint);
        }
        place
    }

    /// A text that may be absent, in the languages that have it.
    pub fn texts(&mut self, raw: &RawTexts, at: &Path) -> Localized {
        let mut texts = Localized::default();
        for (code, text) in raw {
            match Lang::from_code(code) {
                None => {
                    let at = &at.key(code);
                    self.bad_language(code, at);
                }
                Some(_) if text.trim().is_empty() => {
                    let message = "the text is empty".to_owned();
                    let hint = "leave the language out until there is a text";
                    self.fault(FaultCode::EmptyText, &at.key(code), message, hint);
                }
                Some(lang) => texts.set(lang, text),
            }
        }
        if self.thorough && !texts.is_empty() {
            self.missing_languages(&texts, at);
        }
        texts
    }

    /// A text that must be there in one language at least.
    pub fn needed_texts(&mut self, raw: &RawTexts, at: &Path) -> Option<Localized> {
        let texts = self.texts(raw, at);
        if texts.is_empty() {
            let message = "the text is needed and there is none in any language".to_owned();
            let hint = "write it in one of the bundle's languages at least";
            self.fault(FaultCode::EmptyText, at, message, hint);
            return None;
        }
        Some(texts)
    }

    fn missing_languages(&mut self, texts: &Localized, at: &Path) {
        let missing: Vec<&str> = self
            .languages
            .iter()
            .filter(|lang| texts.exact(**lang).is_none())
            .map(|lang| lang.code())
            .collect();
        if !missing.is_empty() {
            let message = format!("the text is missing in: {}", missing.join(", "));
            let hint = "readers of these languages see another one, marked as such";
            self.fault(FaultCode::MissingTranslation, at, message, hint);
        }
    }

    /// A code that is not one of the languages.
    pub fn bad_language(&mut self, code: &str, at: &Path) {
        let known = Lang::ALL.map(Lang::code);
        let message = format!("`{code}` is not one of: {}", known.join(", "));
        let hint = match Lang::from_browser_tag(code) {
            Some(lang) => format!("write `{}`", lang.code()),
            None => "Pobratim speaks these languages; leave others out".to_owned(),
        };
        self.fault(FaultCode::BadLanguage, at, message, &hint);
    }
}

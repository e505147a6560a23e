//! State shared by the checks of all records: collected faults and ids.

use super::cursor::JsonCursor;
use super::json::{self, Node};
use super::mismatch::mismatch;
use super::nearest::nearest;
use crate::model::bundle::{IdSpace, Ids};
use crate::model::schema::{BUNDLE, HAS_DESCRIPTIONS, Items, Record, Shape};
use crate::model::{Fault, FaultCode, MAX_ID_LENGTH, Vocabulary, is_id};
use crate::text::{Lang, Localized};
use crate::time::Date;

/// Number of faults after which suggestions and line numbers are skipped. A file with more has a
/// systematic error and must still load quickly.
const DETAILED_FAULTS: usize = 1000;

/// A valid record with its id.
pub type Checked<T> = Option<(Box<str>, T)>;

/// Description of a fault for editors.
#[derive(Default)]
pub struct Explanation {
    message: String,
    hint: String,
}

/// Describes a fault: what was found and is allowed, and how to correct it.
pub fn explain(message: impl Into<String>, hint: impl Into<String>) -> Explanation {
    Explanation {
        message: message.into(),
        hint: hint.into(),
    }
}

/// State of loading one file.
pub struct Loader<'a> {
    /// Whole file, for the line numbers of faults.
    pub json: &'a str,
    /// Whether to detect minor problems: missing translations, unknown fields.
    pub thorough: bool,
    pub faults: Vec<Fault>,
    /// Number of records left out.
    pub left_out: usize,
    /// Languages of the bundle.
    pub languages: Vec<Lang>,
    pub host_id: Box<str>,
    pub ids: Ids,
    /// Date of the bundle, used for revisions without one.
    pub updated: Option<Date>,
}

impl Loader<'_> {
    /// Collects a fault. The description is computed only if it is shown: the page shows the code
    /// and the path, and its build does not contain the descriptions.
    #[inline(always)]
    pub fn fault(
        &mut self,
        code: FaultCode,
        at: &JsonCursor,
        explanation: impl FnOnce(&Self) -> Explanation,
    ) {
        self.collect(code, at.render());
        if HAS_DESCRIPTIONS {
            let explanation = explanation(self);
            if let Some(fault) = self.faults.last_mut() {
                fault.message = explanation.message;
                fault.hint = explanation.hint;
            }
        }
    }

    fn collect(&mut self, code: FaultCode, path: String) {
        self.faults.push(Fault {
            severity: code.severity(),
            code: code.code(),
            path,
            message: String::new(),
            hint: String::new(),
        });
    }

    /// Whether to detect minor problems; the page does not show them.
    pub const fn is_thorough(&self) -> bool {
        HAS_DESCRIPTIONS && self.thorough
    }

    /// Reads each record of a list and keeps the valid ones under their ids.
    pub fn list<T>(
        &mut self,
        root: &JsonCursor,
        (field, space): (&'static str, IdSpace),
        kept: &mut Vec<T>,
        check: fn(&mut Self, &JsonCursor) -> Checked<T>,
    ) {
        for raw in root.key(field).items() {
            let node = self.record(field, &raw);
            let checked = node
                .as_ref()
                .and_then(|node| check(self, &raw.with_node(node)))
                .filter(|_| self.has_room(field, kept.len(), &raw));
            match checked {
                Some((id, item)) => {
                    self.ids.insert(space, &id, kept.len());
                    kept.push(item);
                }
                None => self.left_out += 1,
            }
        }
    }

    /// Whether a list has room for another record, given the range of its index type.
    fn has_room(&mut self, field: &str, length: usize, at: &JsonCursor) -> bool {
        let shape = BUNDLE.field(field).map(|field| field.shape);
        let Some(Shape::List(_, Items { max, .. })) = shape else {
            return true;
        };
        let has_room = length < max as usize;
        if !has_room {
            self.fault(FaultCode::TooMany, at, |_| {
                explain(
                    format!("the list has more than {max} records"),
                    "this is the maximum; split the bundle",
                )
            });
        }
        has_room
    }

    /// Parses one record of this field of the outermost object or of its list, and checks its
    /// shape.
    pub fn record<'n>(&mut self, field: &str, raw: &JsonCursor<'n>) -> Option<Node<'n>> {
        let text = raw.text();
        let node = json::read(text, json::ALL_LEVELS).unwrap_or(Node::Broken);
        let shape = Shape::Object(BUNDLE.field(field)?.shape.record()?);
        let record = raw.with_node(&node);
        if self.is_thorough() {
            self.unknown_fields(&shape, &record);
        }
        if !record.fits(&shape) {
            self.fault(FaultCode::BadRecord, raw, |this| {
                this.explain_mismatch(text, &shape)
            });
            return None;
        }
        Some(node)
    }

    /// Reports unknown fields.
    fn unknown_fields(&mut self, shape: &Shape, at: &JsonCursor) {
        match shape {
            Shape::Object(record) => {
                for (key, at) in at.entries() {
                    let at = &at;
                    match record.field(key) {
                        Some(field) => self.unknown_fields(&field.shape, at),
                        None => self.unknown_field(at, record),
                    }
                }
            }
            Shape::List(shape, _) => {
                for item in at.items() {
                    self.unknown_fields(shape, &item);
                }
            }
            Shape::Text(_)
            | Shape::Texts(_)
            | Shape::Bool
            | Shape::Degrees(_)
            | Shape::Integer(..)
            | Shape::Year => {}
        }
    }

    /// Reports an unknown field.
    pub fn unknown_field(&mut self, at: &JsonCursor, record: &Record) {
        self.fault(FaultCode::UnknownField, at, |_| {
            let known = record.fields.iter().map(|field| field.name);
            let hint = match at.last_key().and_then(|key| nearest(key, known)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "check the spelling, or remove the field".to_owned(),
            };
            explain("the format has no such field, so it is ignored", hint)
        });
    }

    /// Describes the first mismatch between the JSON text of a record and its shape.
    fn explain_mismatch(&self, record: &str, shape: &Shape) -> Explanation {
        let Some(fault) = mismatch(record, shape) else {
            return Explanation::default();
        };
        let mut message = fault.with_path();
        // The current fault is already collected.
        if self.faults.len() <= DETAILED_FAULTS {
            let (line, column) = line_and_column(self.json, offset(self.json, fault.raw));
            message += &format!(" (line {line}, column {column} of the file)");
        }
        let hint = match fault.field {
            Some(field) => format!("the format defines `{}` as: {}", field.name, field.doc),
            None => "see the bundle's schema for the fields of a record".to_owned(),
        };
        explain(message, hint)
    }

    /// Checks the id of a new record; reports a malformed or duplicate id.
    pub fn new_id(&mut self, space: IdSpace, record: &JsonCursor) -> Option<Box<str>> {
        let at = &record.key("id");
        let id = at.text();
        if !is_id(id) {
            self.fault(FaultCode::BadId, at, |_| {
                let length = id.chars().count();
                if length > MAX_ID_LENGTH {
                    return explain(
                        format!("the id has {length} characters, and at most {MAX_ID_LENGTH} are allowed"),
                        "ids are parts of addresses and file names: write a shorter one",
                    );
                }
                explain(
                    format!("`{id}` is not an id; ids have only lower-case letters, digits and hyphens"),
                    "write it as in `petro-kim-2021`",
                )
            });
            return None;
        }
        // Entries and series share URLs.
        let other = match space {
            IdSpace::Entry => IdSpace::Series,
            IdSpace::Series => IdSpace::Entry,
            IdSpace::City
            | IdSpace::Category
            | IdSpace::Direction
            | IdSpace::Section
            | IdSpace::Media
            | IdSpace::Source
            | IdSpace::Country
            | IdSpace::Venue => space,
        };
        if self.is_host(space, id)
            || self.ids.find(space, id).is_some()
            || self.ids.find(other, id).is_some()
        {
            self.duplicate_id(at);
            return None;
        }
        Some(id.into())
    }

    /// Reports an id that an earlier record has.
    pub fn duplicate_id(&mut self, at: &JsonCursor) {
        self.fault(FaultCode::DuplicateId, at, |_| {
            explain(
                format!("the id `{}` is taken by an earlier record", at.text()),
                "ids never change: give the newer record another one, or delete it",
            )
        });
    }

    fn is_host(&self, space: IdSpace, id: &str) -> bool {
        space == IdSpace::City && *self.host_id == *id
    }

    /// Returns the index of the record with this id, or reports that there is none.
    pub fn reference(&mut self, space: IdSpace, at: &JsonCursor) -> Option<usize> {
        let id = at.text();
        let found = self.ids.find(space, id);
        if found.is_none() {
            self.fault(FaultCode::UnknownReference, at, |this| {
                this.explain_unknown_id(space, id)
            });
        }
        found
    }

    /// Returns the index of the record with this id, if one is given.
    pub fn reference_if_any(&mut self, space: IdSpace, at: &JsonCursor) -> Option<usize> {
        if at.is_given() {
            self.reference(space, at)
        } else {
            None
        }
    }

    /// Explains why an id does not refer to a record.
    fn explain_unknown_id(&self, space: IdSpace, id: &str) -> Explanation {
        if self.is_host(space, id) {
            return explain(
                format!("`{id}` is the host, which takes part in everything"),
                "leave the host out of lists of cities",
            );
        }
        let guesses = self.faults.len() <= DETAILED_FAULTS;
        let candidates = self.ids.of(space).keys().map(|id| &**id);
        let hint = match nearest(id, candidates.filter(|_| guesses)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name a record of the bundle that is not itself left out".to_owned(),
        };
        explain(format!("nothing in the bundle has the id `{id}`"), hint)
    }

    /// Returns the indices of the records with these ids; drops unknown and repeated ones.
    pub fn references(&mut self, space: IdSpace, ids: &JsonCursor) -> Vec<usize> {
        let mut indices = Vec::new();
        for id in ids.items() {
            if let Some(index) = self.reference(space, &id) {
                if indices.contains(&index) {
                    self.duplicate_item(id.text(), &id);
                } else {
                    indices.push(index);
                }
            }
        }
        indices
    }

    /// Reports a repeated list item.
    pub fn duplicate_item(&mut self, item: &str, at: &JsonCursor) {
        self.fault(FaultCode::DuplicateItem, at, |_| {
            explain(
                format!("`{item}` is in this list twice"),
                "delete one of the two",
            )
        });
    }

    /// Reads a value of a closed vocabulary.
    pub fn term<T: Vocabulary>(&mut self, at: &JsonCursor) -> Option<T> {
        let index = self.term_index(T::CODES, at)?;
        T::ALL.get(index).copied()
    }

    /// Returns the index of a code among the allowed ones.
    pub fn term_index(&mut self, allowed: &[&'static str], at: &JsonCursor) -> Option<usize> {
        let found = at.text();
        let index = allowed.iter().position(|word| *word == found);
        if index.is_none() {
            self.fault(FaultCode::BadValue, at, |_| {
                let hint = match nearest(found, allowed.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write one of these words".to_owned(),
                };
                let allowed = allowed.join(", ");
                explain(format!("`{found}` is not one of: {allowed}"), hint)
            });
        }
        index
    }

    /// Reads an optional text by language.
    pub fn texts(&mut self, at: &JsonCursor) -> Localized {
        let mut texts = Localized::default();
        for (code, at) in at.entries() {
            let at = &at;
            let text = at.text();
            match Lang::from_code(code) {
                None => self.bad_language(code, at),
                Some(_) if text.trim().is_empty() => {
                    self.empty_text(at, "leave the language out until there is a text");
                }
                Some(lang) => texts.set(lang, text),
            }
        }
        if self.is_thorough() && !texts.is_empty() {
            self.missing_languages(&texts, at);
        }
        texts
    }

    /// Reads a text that is required in at least one language.
    pub fn needed_texts(&mut self, at: &JsonCursor) -> Option<Localized> {
        let texts = self.texts(at);
        if texts.is_empty() {
            self.fault(FaultCode::EmptyText, at, |_| {
                explain(
                    "the text is required but missing in every language",
                    "write it in one of the bundle's languages at least",
                )
            });
            return None;
        }
        Some(texts)
    }

    /// Reports an empty text.
    #[inline(always)]
    pub fn empty_text(&mut self, at: &JsonCursor, hint: &str) {
        self.fault(FaultCode::EmptyText, at, |_| {
            explain("the text is empty", hint)
        });
    }

    fn missing_languages(&mut self, texts: &Localized, at: &JsonCursor) {
        let missing: Vec<&str> = self
            .languages
            .iter()
            .filter(|lang| texts.exact(**lang).is_none())
            .map(|lang| lang.code())
            .collect();
        if !missing.is_empty() {
            self.fault(FaultCode::MissingTranslation, at, |_| {
                explain(
                    format!("the text is missing in: {}", missing.join(", ")),
                    "readers of these languages see another one, marked as such",
                )
            });
        }
    }

    /// Reports an unsupported language code.
    pub fn bad_language(&mut self, code: &str, at: &JsonCursor) {
        self.fault(FaultCode::BadLanguage, at, |_| {
            let known = Lang::ALL.map(Lang::code).join(", ");
            let hint = match Lang::from_browser_tag(code) {
                Some(lang) => format!("write `{}`", lang.code()),
                None => "Pobratim supports these languages; remove others".to_owned(),
            };
            explain(format!("`{code}` is not one of: {known}"), hint)
        });
    }
}

/// Returns the byte offset of a slice in its text.
pub fn offset(text: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// Returns the line and the column (in bytes) of a byte offset, both from 1.
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
    let (mut line, mut column) = (1, 1);
    for byte in before {
        column += 1;
        if *byte == b'\n' {
            line += 1;
            column = 1;
        }
    }
    (line, column)
}

//! What every record needs while it is checked: a place for faults, and the ids seen so far.

use super::json::{self, Node};
use super::mismatch::mismatch;
use super::nearest::nearest;
use super::spot::Spot;
use crate::model::bundle::{Ids, Space};
use crate::model::schema::{BUNDLE, IN_WORDS, Items, Record, Shape};
use crate::model::{Fault, FaultCode, MAX_ID_LENGTH, Word, is_id};
use crate::text::{Lang, Localized};
use crate::time::Date;

/// Guessing what was meant, and counting lines, stops after this many faults: a file with more is
/// broken in some general way, and must still load in a moment.
const DETAILED_FAULTS: usize = 1000;

/// A record that can be kept, with its id.
pub type Checked<T> = Option<(Box<str>, T)>;

/// What is said about a fault.
#[derive(Default)]
pub struct Words {
    message: String,
    hint: String,
}

/// What was found and expected, and what to do about it.
pub fn words(message: impl Into<String>, hint: impl Into<String>) -> Words {
    Words {
        message: message.into(),
        hint: hint.into(),
    }
}

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
    /// Collects a fault. Its words are made only where they are shown: the page, which shows the
    /// code and the path, does not even carry them.
    #[inline(always)]
    pub fn fault(&mut self, code: FaultCode, at: &Spot, words: impl FnOnce(&Self) -> Words) {
        self.collect(code, at.render());
        if IN_WORDS {
            let words = words(self);
            if let Some(fault) = self.faults.last_mut() {
                fault.message = words.message;
                fault.hint = words.hint;
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

    /// Whether to look for what is merely a pity: the page has no one to tell it to.
    pub const fn is_thorough(&self) -> bool {
        IN_WORDS && self.thorough
    }

    /// Reads each record of a list and keeps what `check` makes of it, under its id.
    pub fn list<T>(
        &mut self,
        root: &Spot,
        (field, space): (&'static str, Space),
        kept: &mut Vec<T>,
        check: fn(&mut Self, &Spot) -> Checked<T>,
    ) {
        for piece in root.key(field).items() {
            let node = self.record(field, &piece);
            let checked = node
                .as_ref()
                .and_then(|node| check(self, &piece.holding(node)))
                .filter(|_| self.has_room(field, kept.len(), &piece));
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
    fn has_room(&mut self, field: &str, length: usize, at: &Spot) -> bool {
        let shape = BUNDLE.field(field).map(|field| field.shape);
        let Some(Shape::List(_, Items { most, .. })) = shape else {
            return true;
        };
        let has_room = length < most as usize;
        if !has_room {
            self.fault(FaultCode::TooMany, at, |_| {
                words(
                    format!("the list has more than {most} records"),
                    "Pobratim numbers no more; divide the bundle",
                )
            });
        }
        has_room
    }

    /// Reads one record, a piece of the file, that stands in this field of the outermost object or
    /// in its list.
    pub fn record<'n>(&mut self, field: &str, piece: &Spot<'n>) -> Option<Node<'n>> {
        let text = piece.text();
        let node = json::read(text, json::WHOLE).unwrap_or(Node::Broken);
        let shape = Shape::Object(BUNDLE.field(field)?.shape.record()?);
        let record = piece.holding(&node);
        if self.is_thorough() {
            self.unknown_fields(&shape, &record);
        }
        if !record.fits(&shape) {
            self.fault(FaultCode::BadRecord, piece, |this| {
                this.misfit(text, &shape)
            });
            return None;
        }
        Some(node)
    }

    /// Notes the fields that the format does not have.
    fn unknown_fields(&mut self, shape: &Shape, at: &Spot) {
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
            | Shape::Flag
            | Shape::Degrees(_)
            | Shape::Whole(..)
            | Shape::Year => {}
        }
    }

    /// Notes a field that the format does not have.
    pub fn unknown_field(&mut self, at: &Spot, record: &Record) {
        self.fault(FaultCode::UnknownField, at, |_| {
            let known = record.fields.iter().map(|field| field.name);
            let hint = match at.last_key().and_then(|key| nearest(key, known)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "mind the spelling, or leave the field out".to_owned(),
            };
            words("the format has no such field, so nobody reads it", hint)
        });
    }

    /// What is wrong with the shape of a record, a slice of the file.
    fn misfit(&self, record: &str, shape: &Shape) -> Words {
        let Some(fault) = mismatch(record, shape) else {
            return Words::default();
        };
        let mut message = fault.with_path();
        // The fault itself is collected already.
        if self.faults.len() <= DETAILED_FAULTS {
            let (line, column) = line_and_column(self.json, offset(self.json, fault.piece));
            message += &format!(" (line {line}, column {column} of the file)");
        }
        let hint = match fault.field {
            Some(field) => format!("the format says of `{}`: {}", field.name, field.doc),
            None => "see the bundle's schema for the fields of a record".to_owned(),
        };
        words(message, hint)
    }

    /// The id of a new record of this space; one that is malformed or taken is a fault.
    pub fn new_id(&mut self, space: Space, record: &Spot) -> Option<Box<str>> {
        let at = &record.key("id");
        let id = at.text();
        if !is_id(id) {
            self.fault(FaultCode::BadId, at, |_| {
                let length = id.chars().count();
                if length > MAX_ID_LENGTH {
                    return words(
                        format!("the id has {length} characters, and at most {MAX_ID_LENGTH} are allowed"),
                        "ids are parts of addresses and file names: write a shorter one",
                    );
                }
                words(
                    format!("`{id}` is no id; ids are lower-case letters, digits and hyphens"),
                    "write it as in `petro-kim-2021`",
                )
            });
            return None;
        }
        // Entries and series share an address.
        let other = match space {
            Space::Entry => Space::Series,
            Space::Series => Space::Entry,
            Space::City
            | Space::Category
            | Space::Direction
            | Space::Section
            | Space::Media
            | Space::Source
            | Space::Country => space,
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

    /// An id that an earlier record has.
    pub fn duplicate_id(&mut self, at: &Spot) {
        self.fault(FaultCode::DuplicateId, at, |_| {
            words(
                format!("the id `{}` is taken by an earlier record", at.text()),
                "ids never change: give the newer record another one, or delete it",
            )
        });
    }

    fn is_host(&self, space: Space, id: &str) -> bool {
        space == Space::City && *self.host_id == *id
    }

    /// The place of the record that an id names.
    pub fn reference(&mut self, space: Space, at: &Spot) -> Option<usize> {
        let id = at.text();
        let found = self.ids.find(space, id);
        if found.is_none() {
            self.fault(FaultCode::UnknownReference, at, |this| {
                this.dangling(space, id)
            });
        }
        found
    }

    /// The place of the record that an id names, where there is one.
    pub fn reference_if_any(&mut self, space: Space, at: &Spot) -> Option<usize> {
        if at.is_given() {
            self.reference(space, at)
        } else {
            None
        }
    }

    /// Why an id names nothing.
    fn dangling(&self, space: Space, id: &str) -> Words {
        if self.is_host(space, id) {
            return words(
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
        words(format!("nothing in the bundle has the id `{id}`"), hint)
    }

    /// The places of the records that a list of ids names, without those that name nothing.
    pub fn references(&mut self, space: Space, ids: &Spot) -> Vec<usize> {
        let mut places = Vec::new();
        for id in ids.items() {
            if let Some(place) = self.reference(space, &id) {
                if places.contains(&place) {
                    self.duplicate_item(id.text(), &id);
                } else {
                    places.push(place);
                }
            }
        }
        places
    }

    /// A list names the same thing twice.
    pub fn duplicate_item(&mut self, item: &str, at: &Spot) {
        self.fault(FaultCode::DuplicateItem, at, |_| {
            words(
                format!("`{item}` stands in this list twice"),
                "delete one of the two",
            )
        });
    }

    /// A word of a closed vocabulary.
    pub fn word<T: Word>(&mut self, at: &Spot) -> Option<T> {
        let place = self.word_place(T::CODES, at)?;
        T::ALL.get(place).copied()
    }

    /// The place of a word among those that are allowed.
    pub fn word_place(&mut self, allowed: &[&'static str], at: &Spot) -> Option<usize> {
        let found = at.text();
        let place = allowed.iter().position(|word| *word == found);
        if place.is_none() {
            self.fault(FaultCode::BadValue, at, |_| {
                let hint = match nearest(found, allowed.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write one of these words".to_owned(),
                };
                let allowed = allowed.join(", ");
                words(format!("`{found}` is not one of: {allowed}"), hint)
            });
        }
        place
    }

    /// A text that may be absent, in the languages that have it.
    pub fn texts(&mut self, at: &Spot) -> Localized {
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

    /// A text that must be there in one language at least.
    pub fn needed_texts(&mut self, at: &Spot) -> Option<Localized> {
        let texts = self.texts(at);
        if texts.is_empty() {
            self.fault(FaultCode::EmptyText, at, |_| {
                words(
                    "the text is needed and there is none in any language",
                    "write it in one of the bundle's languages at least",
                )
            });
            return None;
        }
        Some(texts)
    }

    /// A text has nothing in it.
    #[inline(always)]
    pub fn empty_text(&mut self, at: &Spot, hint: &str) {
        self.fault(FaultCode::EmptyText, at, |_| {
            words("the text is empty", hint)
        });
    }

    fn missing_languages(&mut self, texts: &Localized, at: &Spot) {
        let missing: Vec<&str> = self
            .languages
            .iter()
            .filter(|lang| texts.exact(**lang).is_none())
            .map(|lang| lang.code())
            .collect();
        if !missing.is_empty() {
            self.fault(FaultCode::MissingTranslation, at, |_| {
                words(
                    format!("the text is missing in: {}", missing.join(", ")),
                    "readers of these languages see another one, marked as such",
                )
            });
        }
    }

    /// A code that is not one of the languages.
    pub fn bad_language(&mut self, code: &str, at: &Spot) {
        self.fault(FaultCode::BadLanguage, at, |_| {
            let known = Lang::ALL.map(Lang::code).join(", ");
            let hint = match Lang::from_browser_tag(code) {
                Some(lang) => format!("write `{}`", lang.code()),
                None => "Pobratim speaks these languages; leave others out".to_owned(),
            };
            words(format!("`{code}` is not one of: {known}"), hint)
        });
    }
}

/// Where a slice of a text begins in it.
pub fn offset(text: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// The line and the column, in bytes and both from 1, of a place in a text.
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

//! What a record and its fields are made of: shapes, forms of texts, limits.

use super::IN_WORDS;

/// A kind of object in the file: its fields, in the order in which the format writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// The name in the JSON Schema and in documents: `City`.
    pub name: &'static str,
    /// A sentence for editors; empty in the page.
    pub doc: &'static str,
    pub fields: &'static [Field],
    /// What the record must hold beside its needed fields.
    pub rule: RecordRule,
}

/// A field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub presence: Presence,
    pub shape: Shape,
    /// A sentence for editors; empty in the page.
    pub doc: &'static str,
}

/// Whether a field must be in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Needed,
    /// It may be absent, or `null`, which means the same.
    Optional,
    /// It may be absent, and is empty then, but not `null`.
    Defaulted,
}

/// Which of several fields a record must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordRule {
    None,
    AtLeastOne(&'static [&'static str]),
    ExactlyOne(&'static [&'static str]),
}

/// The value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Text(TextForm),
    /// A text per language code.
    Texts(Languages),
    /// `true` or `false`.
    Flag,
    /// A number of degrees, from minus this to this.
    Degrees(u8),
    /// A whole number from the first to the second, both inclusive.
    Whole(i32, u32),
    /// A year, -9999 to 9999.
    Year,
    List(&'static Shape, Items),
    Object(&'static Record),
}

/// In how many languages a text must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
    /// It may have none.
    Any,
    AtLeastOne,
}

/// How many items a list may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Items {
    pub least: u32,
    pub most: u32,
    /// Whether each item may be there only once.
    pub are_distinct: bool,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    /// Anything that is not blank.
    Free,
    /// The value of `format` that this version reads.
    FormatName,
    /// The record's own id.
    Id,
    /// The id of a record of this list of the bundle.
    Reference(&'static str),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// The code of one of Pobratim's languages.
    Language,
    /// A language tag of BCP 47.
    LanguageTag,
    /// A date of EDTF (ISO 8601-2), as precise as it is known.
    Edtf,
    /// `YYYY-MM-DD`.
    Day,
    /// `HH:MM`.
    ClockTime,
    /// `+10:00`.
    Offset,
    /// A time zone of the IANA database.
    Zone,
    /// A span of every year: `05-31~`.
    YearlySpan,
    /// A recurrence rule of RFC 5545.
    RecurrenceRule,
    /// A country of ISO 3166-1, two capital letters.
    Country,
    /// http or https.
    PageUrl,
    /// http, https, mailto or tel.
    LinkUrl,
    /// http, https, or a path below the site.
    FileUrl,
    Email,
    /// A telephone number in international form.
    Phone,
}

/// Any number of items.
pub const ANY: Items = Items {
    least: 0,
    most: u32::MAX,
    are_distinct: false,
};

/// Any number of items, each once.
pub const DISTINCT: Items = Items {
    are_distinct: true,
    ..ANY
};

/// The sentence in builds that show it: the page reads the format and describes it to nobody.
const fn in_words(sentence: &'static str) -> &'static str {
    if IN_WORDS { sentence } else { "" }
}

/// A field with its sentence.
pub const fn field(
    name: &'static str,
    presence: Presence,
    shape: Shape,
    sentence: &'static str,
) -> Field {
    Field {
        name,
        presence,
        shape,
        doc: in_words(sentence),
    }
}

/// A record with its sentence.
pub const fn record(
    name: &'static str,
    sentence: &'static str,
    fields: &'static [Field],
) -> Record {
    Record {
        name,
        doc: in_words(sentence),
        fields,
        rule: RecordRule::None,
    }
}

impl Record {
    /// The same record with a rule.
    pub const fn with(self, rule: RecordRule) -> Record {
        Record { rule, ..self }
    }

    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Shape {
    /// The record that a value of this shape is, or that its items are.
    pub const fn record(self) -> Option<&'static Record> {
        match self {
            Shape::Object(record) | Shape::List(&Shape::Object(record), _) => Some(record),
            Shape::Text(_)
            | Shape::Texts(_)
            | Shape::Flag
            | Shape::Degrees(_)
            | Shape::Whole(..)
            | Shape::Year
            | Shape::List(..) => None,
        }
    }

    /// The closed vocabulary of a value or of the items of a list; empty where it is open.
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Shape::Text(TextForm::OneOf(words))
            | Shape::List(&Shape::Text(TextForm::OneOf(words)), _) => words,
            Shape::Text(_)
            | Shape::Texts(_)
            | Shape::Flag
            | Shape::Degrees(_)
            | Shape::Whole(..)
            | Shape::Year
            | Shape::List(..)
            | Shape::Object(_) => &[],
        }
    }
}

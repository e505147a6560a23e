//! Building blocks of the format: records, fields, shapes, text formats, limits.

use super::HAS_DESCRIPTIONS;

/// A type of object in the file. Fields are in the order in which the format writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Name in the JSON Schema and in documents: `City`.
    pub name: &'static str,
    /// Description for editors; empty in the build for the page.
    pub doc: &'static str,
    pub fields: &'static [Field],
    /// Requirement in addition to the required fields.
    pub rule: RecordRule,
}

/// A field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub presence: Presence,
    pub shape: Shape,
    /// Description for editors; empty in the build for the page.
    pub doc: &'static str,
}

/// Whether a field is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Needed,
    /// May be absent or `null`, which mean the same.
    Optional,
    /// May be absent, which means empty, but not `null`.
    Defaulted,
}

/// Requirement about several fields of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordRule {
    None,
    AtLeastOne(&'static [&'static str]),
    ExactlyOne(&'static [&'static str]),
}

/// Type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Text(TextForm),
    /// Texts by language code.
    Texts(Languages),
    /// `true` or `false`.
    Bool,
    /// A number of degrees, from minus this value to this value.
    Degrees(u8),
    /// An integer in a range, both ends inclusive.
    Integer(i32, u32),
    /// A year, -9999 to 9999.
    Year,
    List(&'static Shape, Items),
    Object(&'static Record),
}

/// In how many languages a text is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
    /// None is required.
    Any,
    AtLeastOne,
}

/// Number of items in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Items {
    pub min: u32,
    pub max: u32,
    /// Whether items must be distinct.
    pub are_distinct: bool,
}

/// Format of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    /// Anything that is not blank.
    Free,
    /// The value of `format` that this version reads.
    FormatName,
    /// Id of the record itself.
    Id,
    /// Id of a record in this list of the bundle.
    Reference(&'static str),
    /// One of these codes.
    OneOf(&'static [&'static str]),
    /// Code of a supported language.
    Language,
    /// A language tag of BCP 47.
    LanguageTag,
    /// A date in EDTF (ISO 8601-2).
    Edtf,
    /// `YYYY-MM-DD`.
    Day,
    /// `HH:MM`.
    ClockTime,
    /// `+10:00`.
    Offset,
    /// A time zone of the IANA database.
    Zone,
    /// A yearly span: `05-31~`.
    YearlySpan,
    /// A recurrence rule of RFC 5545.
    RecurrenceRule,
    /// A country code of ISO 3166-1 alpha-2, two capital letters.
    Country,
    /// http or https.
    PageUrl,
    /// http, https, mailto or tel.
    LinkUrl,
    /// http, https, or a path below the site.
    FileUrl,
    /// The path of a picture, `images/…`.
    ImageFile,
    /// An amount of money: `12.50`.
    Amount,
    /// A currency code of ISO 4217, three capital letters.
    Currency,
    Email,
    /// A telephone number in international form.
    Phone,
}

/// Any number of items.
pub const ANY: Items = Items {
    min: 0,
    max: u32::MAX,
    are_distinct: false,
};

/// Any number of distinct items.
pub const DISTINCT: Items = Items {
    are_distinct: true,
    ..ANY
};

/// Returns the description, or an empty one in the build for the page.
const fn if_described(sentence: &'static str) -> &'static str {
    if HAS_DESCRIPTIONS { sentence } else { "" }
}

/// Makes a field with its description.
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
        doc: if_described(sentence),
    }
}

/// Makes a record with its description.
pub const fn record(
    name: &'static str,
    sentence: &'static str,
    fields: &'static [Field],
) -> Record {
    Record {
        name,
        doc: if_described(sentence),
        fields,
        rule: RecordRule::None,
    }
}

impl Record {
    /// Adds a requirement to the record.
    pub const fn with(self, rule: RecordRule) -> Record {
        Record { rule, ..self }
    }

    /// Returns the field with this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Shape {
    /// Returns the record of a value of this shape or of its list items.
    pub const fn record(self) -> Option<&'static Record> {
        match self {
            Shape::Object(record) | Shape::List(&Shape::Object(record), _) => Some(record),
            Shape::Text(_)
            | Shape::Texts(_)
            | Shape::Bool
            | Shape::Degrees(_)
            | Shape::Integer(..)
            | Shape::Year
            | Shape::List(..) => None,
        }
    }

    /// Returns the closed vocabulary of a value or of list items; empty if there is none.
    pub const fn codes(self) -> &'static [&'static str] {
        match self {
            Shape::Text(TextForm::OneOf(words))
            | Shape::List(&Shape::Text(TextForm::OneOf(words)), _) => words,
            Shape::Text(_)
            | Shape::Texts(_)
            | Shape::Bool
            | Shape::Degrees(_)
            | Shape::Integer(..)
            | Shape::Year
            | Shape::List(..)
            | Shape::Object(_) => &[],
        }
    }
}

//! Every field of a bundle with its shape: the format as data, so that one function reads it all.

use Presence::{Defaulted, Needed, Optional};
use Shape::{Flag, List, Number, Object, Text, Texts, Whole};

/// What the value of a field is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    Text,
    /// A text per language code.
    Texts,
    /// `true` or `false`.
    Flag,
    /// Any number that an `f64` can hold.
    Number,
    /// A whole number from the first to the second, both inclusive.
    Whole(i32, u32),
    List(&'static Shape),
    Object(&'static [Field]),
}

/// Whether a field must stand in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Needed,
    /// It may be absent, or `null`, which means the same.
    Optional,
    /// It may be absent, and is empty then, but not `null`.
    Defaulted,
}

/// A field of a record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    pub name: &'static str,
    pub presence: Presence,
    pub shape: Shape,
}

const fn field(name: &'static str, presence: Presence, shape: Shape) -> Field {
    Field {
        name,
        presence,
        shape,
    }
}

/// The fields of a record that stands in this field of the outermost object, or in its list.
pub fn fields_of(name: &str) -> &'static [Field] {
    let found = BUNDLE.iter().find(|field| field.name == name);
    match found.map(|field| field.shape) {
        Some(Object(fields) | List(&Object(fields))) => fields,
        _ => &[],
    }
}

const WORDS: Shape = List(&Text);
const SOURCES: Shape = List(&Object(SOURCE_REF));

/// The outermost object.
pub const BUNDLE: &[Field] = &[
    field("format", Needed, Text),
    field("site", Needed, Object(SITE)),
    field("languages", Needed, WORDS),
    field("fallback", Defaulted, WORDS),
    field("host", Needed, Object(CITY)),
    field("cities", Defaulted, List(&Object(CITY))),
    field("categories", Defaulted, List(&Object(TOPIC))),
    field("directions", Defaulted, List(&Object(TOPIC))),
    field("events", Defaulted, List(&Object(ENTRY))),
    field("programmes", Defaulted, List(&Object(ENTRY))),
    field("documents", Defaulted, List(&Object(ENTRY))),
    field("series", Defaulted, List(&Object(SERIES))),
    field("media", Defaulted, List(&Object(MEDIA))),
    field("sources", Defaulted, List(&Object(SOURCE))),
    field("countries", Defaulted, List(&Object(COUNTRY))),
];

const SITE: &[Field] = &[
    field("title", Needed, Texts),
    field("summary", Needed, Texts),
    field("url", Optional, Text),
    field("contact", Needed, Object(CONTACT)),
    field("updated", Needed, Text),
];

const CONTACT: &[Field] = &[
    field("name", Needed, Texts),
    field("url", Optional, Text),
    field("email", Optional, Text),
    field("phone", Optional, Text),
];

const POSITION: &[Field] = &[field("lat", Needed, Number), field("lon", Needed, Number)];

const OWN_NAME: &[Field] = &[field("lang", Needed, Text), field("text", Needed, Text)];

const CITY: &[Field] = &[
    field("id", Needed, Text),
    field("name", Needed, Texts),
    field("own_name", Optional, Object(OWN_NAME)),
    field("aliases", Defaulted, WORDS),
    field("country", Needed, Text),
    field("position", Needed, Object(POSITION)),
    field("zone", Needed, Text),
    field("summary", Defaulted, Texts),
    field("ties", Defaulted, List(&Object(TIE))),
    field("sources", Defaulted, SOURCES),
];

const TIE: &[Field] = &[
    field("kind", Needed, Text),
    field("since", Optional, Text),
    field("until", Optional, Text),
    field("status", Needed, Text),
    field("as_of", Needed, Text),
    field("basis", Needed, Text),
    field("note", Defaulted, Texts),
    field("sources", Defaulted, SOURCES),
];

const TOPIC: &[Field] = &[
    field("id", Needed, Text),
    field("title", Needed, Texts),
    field("introduction", Defaulted, Texts),
    field("sections", Defaulted, List(&Object(SECTION))),
];

const SECTION: &[Field] = &[
    field("id", Needed, Text),
    field("title", Needed, Texts),
    field("text", Needed, Texts),
    field("when", Optional, Text),
    field("cities", Defaulted, WORDS),
    field("sources", Defaulted, SOURCES),
];

const ENTRY: &[Field] = &[
    field("id", Needed, Text),
    field("kind", Needed, Text),
    field("title", Needed, Texts),
    field("summary", Defaulted, Texts),
    field("when", Optional, Text),
    field("time", Optional, Object(TIME)),
    field("series", Optional, Text),
    field("cities", Defaulted, WORDS),
    field("countries", Defaulted, WORDS),
    field("category", Needed, Text),
    field("category_more", Defaulted, WORDS),
    field("direction", Needed, Text),
    field("direction_more", Defaulted, WORDS),
    field("format", Needed, Text),
    field("audience", Defaulted, WORDS),
    field("topics", Defaulted, WORDS),
    field("ages", Optional, Object(AGES)),
    field("exchange", Defaulted, Flag),
    field("status", Needed, Text),
    field("place", Optional, Object(PLACE)),
    field("organisers", Defaulted, List(&Texts)),
    field("contact", Optional, Object(CONTACT)),
    field("links", Defaulted, List(&Object(LINK))),
    field("media", Defaulted, WORDS),
    field("sources", Defaulted, SOURCES),
    field("revision", Defaulted, Object(REVISION)),
];

const TIME: &[Field] = &[
    field("start", Needed, Text),
    field("end", Optional, Text),
    field("offset", Needed, Text),
    field("zone", Needed, Text),
];

const AGE: Shape = Whole(0, u8::MAX as u32);
const AGES: &[Field] = &[field("from", Optional, AGE), field("to", Optional, AGE)];

const PLACE: &[Field] = &[
    field("name", Needed, Texts),
    field("city", Optional, Text),
    field("position", Optional, Object(POSITION)),
];

const LINK: &[Field] = &[
    field("title", Needed, Texts),
    field("url", Needed, Text),
    field("lang", Optional, Text),
];

const SOURCE_REF: &[Field] = &[
    field("source", Needed, Text),
    field("paragraphs", Defaulted, WORDS),
];

const REVISION: &[Field] = &[
    field("number", Defaulted, Whole(0, u32::MAX)),
    field("date", Optional, Text),
];

const YEAR: Shape = Whole(i32::MIN, i32::MAX as u32);

const SERIES: &[Field] = &[
    field("id", Needed, Text),
    field("title", Needed, Texts),
    field("summary", Defaulted, Texts),
    field("yearly", Optional, Text),
    field("rule", Optional, Object(RULE)),
    field("first_year", Optional, YEAR),
    field("last_year", Optional, YEAR),
    field("without", Defaulted, List(&YEAR)),
    field("time", Optional, Object(TIME)),
    field("cities", Defaulted, WORDS),
    field("category", Needed, Text),
    field("direction", Needed, Text),
    field("format", Needed, Text),
    field("audience", Defaulted, WORDS),
    field("topics", Defaulted, WORDS),
    field("exchange", Defaulted, Flag),
    field("place", Optional, Object(PLACE)),
    field("organisers", Defaulted, List(&Texts)),
    field("contact", Optional, Object(CONTACT)),
    field("links", Defaulted, List(&Object(LINK))),
    field("sources", Defaulted, SOURCES),
    field("revision", Defaulted, Object(REVISION)),
];

const RULE: &[Field] = &[
    field("start", Needed, Text),
    field("rrule", Optional, Text),
    field("except", Defaulted, WORDS),
    field("also", Defaulted, WORDS),
];

const MEDIA: &[Field] = &[
    field("id", Needed, Text),
    field("kind", Needed, Text),
    field("url", Needed, Text),
    field("description", Needed, Texts),
    field("credit", Needed, Texts),
];

const SOURCE: &[Field] = &[
    field("id", Needed, Text),
    field("kind", Needed, Text),
    field("title", Needed, Texts),
    field("url", Optional, Text),
    field("lang", Optional, Text),
    field("date", Optional, Text),
];

const COUNTRY: &[Field] = &[field("code", Needed, Text), field("name", Needed, Texts)];

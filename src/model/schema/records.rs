//! Records of a bundle's lists, except entries and series, which are in `entry.rs`.

use super::Presence::{Defaulted, Needed, Optional};
use super::Shape::{List, Object, Text};
use super::TextForm::{
    Country, Day, Edtf, FileUrl, FormatName, Id, Language, LanguageTag, OneOf, PageUrl, Reference,
    Zone,
};
use super::shape::{ANY, DISTINCT, field, record};
use super::{
    ACCESSIBILITY, CITIES, CONTACT, ENTRY, Field, Items, NEEDED_TEXTS, OWN_NAME, POSITION, Record,
    SERIES, SOURCE_REF, SOURCES, TEXTS, WORDS,
};
use crate::model::{Basis, MediaKind, SourceKind, TieKind, TieStatus, VenueKind, Vocabulary};

/// At least one language code, each once.
const LANGUAGES: Items = Items { min: 1, ..DISTINCT };
/// At most as many records as `CityIx` and other 16-bit index types allow.
const MANY: Items = Items {
    max: u16::MAX as u32,
    ..ANY
};
/// At most as many records as `CategoryIx` and `DirectionIx` allow.
const FEW: Items = Items {
    max: u8::MAX as u32,
    ..ANY
};
const AT_LEAST_ONE: Items = Items { min: 1, ..DISTINCT };

/// Returns the fields of the record in this field of the outermost object or in its list.
pub fn fields_of(name: &str) -> &'static [Field] {
    let record = BUNDLE.field(name).and_then(|field| field.shape.record());
    record.map_or(&[], |record| record.fields)
}

/// Outermost object.
pub const BUNDLE: Record = record(
    "Bundle",
    "The whole file.",
    &[
        field(
            "format",
            Needed,
            Text(FormatName),
            "The name and version of the format.",
        ),
        field(
            "site",
            Needed,
            Object(&SITE),
            "The name of the site, its contact and its date.",
        ),
        field(
            "languages",
            Needed,
            List(&Text(Language), LANGUAGES),
            "The languages of the texts; the first is the site’s own.",
        ),
        field(
            "fallback",
            Defaulted,
            List(&Text(Language), DISTINCT),
            "The order in which languages replace a missing text; `languages` where it is absent.",
        ),
        field("host", Needed, Object(&CITY), "The city whose site it is."),
        field(
            "cities",
            Defaulted,
            List(&Object(&CITY), MANY),
            "The other cities.",
        ),
        field(
            "categories",
            Defaulted,
            List(&Object(&TOPIC), FEW),
            "The categories of the calendar.",
        ),
        field(
            "directions",
            Defaulted,
            List(&Object(&TOPIC), FEW),
            "The fields of the international work: education, culture, sport.",
        ),
        field(
            "events",
            Defaulted,
            List(&Object(&ENTRY), ANY),
            "Festivals, exhibitions, meetings, contests, planned events.",
        ),
        field(
            "programmes",
            Defaulted,
            List(&Object(&ENTRY), ANY),
            "Lasting programmes and projects.",
        ),
        field(
            "documents",
            Defaulted,
            List(&Object(&ENTRY), ANY),
            "Documents and services.",
        ),
        field(
            "venues",
            Defaulted,
            List(&Object(&VENUE), MANY),
            "Venues that entries and series name.",
        ),
        field(
            "series",
            Defaulted,
            List(&Object(&SERIES), MANY),
            "Recurring series.",
        ),
        field(
            "media",
            Defaulted,
            List(&Object(&MEDIA), MANY),
            "Pictures, films and sounds.",
        ),
        field(
            "sources",
            Defaulted,
            List(&Object(&SOURCE), MANY),
            "Documents and pages that statements come from.",
        ),
        field(
            "countries",
            Defaulted,
            List(&Object(&COUNTRY), MANY),
            "Names of the countries that cities and entries name.",
        ),
    ],
);

pub const SITE: Record = record(
    "Site",
    "The site: its name and its contact of last resort.",
    &[
        field("title", Needed, NEEDED_TEXTS, "The name of the site."),
        field(
            "summary",
            Needed,
            TEXTS,
            "What the site shows, in one or two sentences.",
        ),
        field(
            "url",
            Optional,
            Text(PageUrl),
            "The URL of the published site; absent while it has none.",
        ),
        field(
            "contact",
            Needed,
            Object(&CONTACT),
            "The contact of last resort.",
        ),
        field(
            "mistakes_url",
            Optional,
            Text(PageUrl),
            "The office’s form for reports of mistakes, in place of mail. The link to it has the \
             parameters `page`, `entry`, `title` and `lang`.",
        ),
        field(
            "updated",
            Needed,
            Text(Day),
            "The day of the last change of the data.",
        ),
        field(
            "credits",
            Defaulted,
            List(&Object(&CREDIT), ANY),
            "Whose data or work the bundle uses, other than its sources; the about page shows them.",
        ),
    ],
);

const CREDIT: Record = record(
    "Credit",
    "A credit of the bundle.",
    &[
        field(
            "text",
            Needed,
            NEEDED_TEXTS,
            "What is used, whose it is, and under which licence.",
        ),
        field(
            "url",
            Optional,
            Text(PageUrl),
            "The page of the author or the source.",
        ),
    ],
);

pub const COUNTRY: Record = record(
    "Country",
    "The name of a country.",
    &[
        field(
            "code",
            Needed,
            Text(Country),
            "The code of ISO 3166-1: `JP`.",
        ),
        field("name", Needed, NEEDED_TEXTS, "The name."),
    ],
);

pub const CITY: Record = record(
    "City",
    "The host city or another city.",
    &[
        field(
            "id",
            Needed,
            Text(Id),
            "Lower-case letters, digits and hyphens; it never changes.",
        ),
        field("name", Needed, NEEDED_TEXTS, "The name."),
        field(
            "own_name",
            Optional,
            Object(&OWN_NAME),
            "The name in the city’s own language.",
        ),
        field(
            "aliases",
            Defaulted,
            WORDS,
            "Old and other spellings, in any language, by which a reader may look for the city.",
        ),
        field(
            "country",
            Needed,
            Text(Country),
            "The code of ISO 3166-1: `JP`.",
        ),
        field(
            "position",
            Needed,
            Object(&POSITION),
            "The middle of the city.",
        ),
        field("zone", Needed, Text(Zone), "The time zone: `Asia/Tokyo`."),
        field(
            "summary",
            Defaulted,
            TEXTS,
            "One or two sentences about the city as a partner, or a doubt that readers should know about.",
        ),
        field(
            "ties",
            Defaulted,
            List(&Object(&TIE), ANY),
            "Dated ties with the host, oldest first; none for a city that only takes part in events.",
        ),
        field(
            "sources",
            Defaulted,
            SOURCES,
            "Where the name, the position or the founding come from.",
        ),
    ],
);

pub const TIE: Record = record(
    "Tie",
    "A dated statement about the relation of a city with the host.",
    &[
        field(
            "kind",
            Needed,
            Text(OneOf(TieKind::CODES)),
            "The kind of tie with the host.",
        ),
        field(
            "since",
            Optional,
            Text(Edtf),
            "When the tie began, where that is known.",
        ),
        field("until", Optional, Text(Edtf), "When it ended."),
        field(
            "status",
            Needed,
            Text(OneOf(TieStatus::CODES)),
            "Whether the tie is active, suspended or only announced.",
        ),
        field(
            "as_of",
            Needed,
            Text(Edtf),
            "The time for which the source states this.",
        ),
        field(
            "basis",
            Needed,
            Text(OneOf(Basis::CODES)),
            "`stated` if a source states it explicitly, else `implied`.",
        ),
        field("note", Defaulted, TEXTS, "What else a reader should know."),
        field(
            "sources",
            Defaulted,
            List(&Object(&SOURCE_REF), AT_LEAST_ONE),
            "At least one: a relation without a source is a fault.",
        ),
    ],
);

pub const TOPIC: Record = record(
    "Topic",
    "A category or a direction, with its introduction.",
    &[
        field(
            "id",
            Needed,
            Text(Id),
            "Lower-case letters, digits and hyphens; it never changes.",
        ),
        field("title", Needed, NEEDED_TEXTS, "The name."),
        field(
            "introduction",
            Defaulted,
            TEXTS,
            "The text that introduces it.",
        ),
        field(
            "sections",
            Defaulted,
            List(&Object(&SECTION), ANY),
            "Statements of the sources about it as a whole.",
        ),
    ],
);

pub const SECTION: Record = record(
    "Section",
    "A section of an introduction with its own sources.",
    &[
        field(
            "id",
            Needed,
            Text(Id),
            "Unique among all sections; it never changes.",
        ),
        field("title", Needed, NEEDED_TEXTS, "The heading."),
        field("text", Needed, NEEDED_TEXTS, "The text."),
        field("when", Optional, Text(Edtf), "The time that it covers."),
        field("cities", Defaulted, CITIES, "The cities that it names."),
        field("sources", Defaulted, SOURCES, "Where it comes from."),
    ],
);

pub const VENUE: Record = record(
    "Venue",
    "A place where events take place, named by them with its id.",
    &[
        field(
            "id",
            Needed,
            Text(Id),
            "Lower-case letters, digits and hyphens; it never changes.",
        ),
        field("name", Needed, NEEDED_TEXTS, "The name."),
        field(
            "kind",
            Optional,
            Text(OneOf(VenueKind::CODES)),
            "What it is; `sight` if it is not given.",
        ),
        field(
            "summary",
            Defaulted,
            TEXTS,
            "What a visitor sees there, in one or two sentences.",
        ),
        field(
            "city",
            Optional,
            Text(Reference("cities")),
            "The city that it lies in; the host’s id for the host.",
        ),
        field("position", Optional, Object(&POSITION), "Its position."),
        field("address", Defaulted, TEXTS, "The street address."),
        field(
            "opening",
            Defaulted,
            TEXTS,
            "When it is open, in words, as its source states it.",
        ),
        field("getting_there", Defaulted, TEXTS, "How to get there."),
        field("url", Optional, Text(PageUrl), "Its page."),
        field(
            "accessibility",
            Defaulted,
            ACCESSIBILITY,
            "What makes it accessible.",
        ),
        field(
            "sources",
            Defaulted,
            SOURCES,
            "Where the statements about it come from.",
        ),
    ],
);

pub const MEDIA: Record = record(
    "Media",
    "A picture, film or sound.",
    &[
        field(
            "id",
            Needed,
            Text(Id),
            "Lower-case letters, digits and hyphens; it never changes.",
        ),
        field("kind", Needed, Text(OneOf(MediaKind::CODES)), "What it is."),
        field(
            "url",
            Needed,
            Text(FileUrl),
            "The URL, or a path below the site: `media/poster.webp`.",
        ),
        field(
            "description",
            Needed,
            NEEDED_TEXTS,
            "What it shows, for readers who do not see it.",
        ),
        field(
            "credit",
            Needed,
            NEEDED_TEXTS,
            "Who made it and under which licence.",
        ),
    ],
);

pub const SOURCE: Record = record(
    "Source",
    "A document or a public page that statements come from.",
    &[
        field(
            "id",
            Needed,
            Text(Id),
            "Lower-case letters, digits and hyphens; it never changes.",
        ),
        field(
            "kind",
            Needed,
            Text(OneOf(SourceKind::CODES)),
            "A `document` has paragraphs, a `page` a URL.",
        ),
        field("title", Needed, NEEDED_TEXTS, "The title."),
        field("url", Optional, Text(PageUrl), "The URL."),
        field(
            "lang",
            Optional,
            Text(LanguageTag),
            "The language in which it is written.",
        ),
        field(
            "date",
            Optional,
            Text(Edtf),
            "When it was published, or the time that it covers.",
        ),
    ],
);

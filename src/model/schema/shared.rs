//! Records and shapes shared by several records: contacts, positions, times, venues, links,
//! sources.

use super::Presence::{Defaulted, Needed, Optional};
use super::RecordRule::AtLeastOne;
use super::Shape::{Degrees, Integer, List, Object, Text};
use super::TextForm::{
    Amount, ClockTime, Currency, Day, Email, Free, ImageFile, LanguageTag, LinkUrl, Offset, OneOf,
    PageUrl, Phone, RecurrenceRule, Reference, Zone,
};
use super::shape::{ANY, DISTINCT, field, record};
use super::{Languages, Record, Shape};
use crate::model::{Accessibility, Vocabulary};

/// Optional text by language.
pub const TEXTS: Shape = Shape::Texts(Languages::Any);
/// Text that is required in at least one language.
pub const NEEDED_TEXTS: Shape = Shape::Texts(Languages::AtLeastOne);
/// Free texts, each once.
pub const WORDS: Shape = List(&Text(Free), DISTINCT);
pub const SOURCES: Shape = List(&Object(&SOURCE_REF), DISTINCT);
/// City ids, each once.
pub const CITIES: Shape = List(&Text(Reference("cities")), DISTINCT);
/// What makes a place or an event accessible, each once.
pub const ACCESSIBILITY: Shape = List(&Text(OneOf(Accessibility::CODES)), DISTINCT);

/// An occurrence of a rule lasts a year at most.
const MAX_RULE_DAYS: u32 = 366;
const AGE: Shape = Shape::Integer(0, u8::MAX as u32);

pub const CONTACT: Record = record(
    "Contact",
    "A contact with at least one of `url`, `email` and `phone`.",
    &[
        field("name", Needed, NEEDED_TEXTS, "The person or office."),
        field("url", Optional, Text(PageUrl), "Its page."),
        field("email", Optional, Text(Email), "Its email address."),
        field(
            "phone",
            Optional,
            Text(Phone),
            "Its number in international form: `+7 4212 000000`.",
        ),
    ],
)
.with(AtLeastOne(&["url", "email", "phone"]));

pub const POSITION: Record = record(
    "Position",
    "A position on the globe.",
    &[
        field(
            "lat",
            Needed,
            Degrees(90),
            "Degrees north; south is negative.",
        ),
        field(
            "lon",
            Needed,
            Degrees(180),
            "Degrees east; west is negative.",
        ),
    ],
);

pub const OWN_NAME: Record = record(
    "OwnName",
    "A name in the place’s own language, which need not be one of the bundle’s.",
    &[
        field(
            "lang",
            Needed,
            Text(LanguageTag),
            "The language: `ja`, `be`, `hy`.",
        ),
        field("text", Needed, Text(Free), "The name."),
    ],
);

pub const TIME: Record = record(
    "Time",
    "Clock times of a day, with the UTC offset in effect at that place and time.",
    &[
        field(
            "doors",
            Optional,
            Text(ClockTime),
            "When the doors open; not later than `start`.",
        ),
        field("start", Needed, Text(ClockTime), "When it begins."),
        field(
            "end",
            Optional,
            Text(ClockTime),
            "When it ends; earlier than `start` means the next day.",
        ),
        field("offset", Needed, Text(Offset), "The offset from UTC."),
        field(
            "zone",
            Needed,
            Text(Zone),
            "The time zone: `Asia/Vladivostok`.",
        ),
    ],
);

pub const AGES: Record = record(
    "Ages",
    "Ages in full years, both inclusive; at least one of the two is given.",
    &[
        field("from", Optional, AGE, "The lowest age."),
        field("to", Optional, AGE, "The highest age."),
    ],
)
.with(AtLeastOne(&["from", "to"]));

pub const PLACE: Record = record(
    "Place",
    "Where something takes place.",
    &[
        field("name", Needed, NEEDED_TEXTS, "The name of the venue."),
        field(
            "city",
            Optional,
            Text(Reference("cities")),
            "The city that it lies in; the host’s id for the host.",
        ),
        field(
            "position",
            Optional,
            Object(&POSITION),
            "The position of the venue.",
        ),
        field("address", Defaulted, TEXTS, "The street address."),
    ],
);

pub const SESSION: Record = record(
    "Session",
    "A day with hours, or, with a title, an item of the programme.",
    &[
        field(
            "day",
            Needed,
            Text(Day),
            "The day, within the date of the event.",
        ),
        field(
            "time",
            Optional,
            Object(&TIME),
            "The clock times, if known.",
        ),
        field(
            "title",
            Defaulted,
            TEXTS,
            "What takes place then, if it has a title of its own.",
        ),
        field(
            "venue",
            Optional,
            Text(Reference("venues")),
            "The venue, if it is not that of the event.",
        ),
        field("place", Defaulted, TEXTS, "The room or the place in words."),
    ],
);

pub const PRICE: Record = record(
    "Price",
    "What taking part costs; at least one of the three is given.",
    &[
        field("free", Defaulted, Shape::Bool, "Whether it is free."),
        field(
            "amounts",
            Defaulted,
            List(&Object(&PRICE_AMOUNT), ANY),
            "Amounts, such as one for adults and one for children.",
        ),
        field("note", Defaulted, TEXTS, "The price in words."),
    ],
)
.with(AtLeastOne(&["free", "amounts", "note"]));

pub const PRICE_AMOUNT: Record = record(
    "PriceAmount",
    "An amount of money.",
    &[
        field("label", Defaulted, TEXTS, "For whom or for what it is."),
        field(
            "amount",
            Needed,
            Text(Amount),
            "The amount, with a point before the fraction: `500`, `12.50`.",
        ),
        field(
            "currency",
            Needed,
            Text(Currency),
            "The code of ISO 4217: `JPY`.",
        ),
    ],
);

pub const REGISTRATION: Record = record(
    "Registration",
    "How one registers; at least one field is given.",
    &[
        field(
            "url",
            Optional,
            Text(LinkUrl),
            "The form or the address for it.",
        ),
        field("opens", Optional, Text(Day), "The first day."),
        field("closes", Optional, Text(Day), "The last day."),
        field("note", Defaulted, TEXTS, "How it works, in words."),
    ],
)
.with(AtLeastOne(&["url", "opens", "closes", "note"]));

pub const IMAGE: Record = record(
    "Image",
    "A picture beside the bundle, shown by the site itself.",
    &[
        field(
            "file",
            Needed,
            Text(ImageFile),
            "The JPEG, PNG or WebP file, a path in the folder of the bundle: `images/festival.jpg`.",
        ),
        field(
            "alt",
            Needed,
            NEEDED_TEXTS,
            "What it shows, for readers who do not see it.",
        ),
        field("credit", Needed, NEEDED_TEXTS, "Who made it."),
        field(
            "licence",
            Optional,
            Text(Free),
            "The name of the licence: `CC BY 4.0`.",
        ),
        field(
            "licence_url",
            Optional,
            Text(PageUrl),
            "The text of the licence.",
        ),
        field(
            "width",
            Optional,
            Shape::Integer(1, u16::MAX as u32),
            "The width in pixels; `publish` fills it in.",
        ),
        field(
            "height",
            Optional,
            Shape::Integer(1, u16::MAX as u32),
            "The height in pixels; `publish` fills it in.",
        ),
        field(
            "widths",
            Defaulted,
            List(&Shape::Integer(1, u16::MAX as u32), DISTINCT),
            "The widths of the files that `publish` has made, ascending.",
        ),
    ],
);

pub const LINK: Record = record(
    "Link",
    "A link that a reader may follow.",
    &[
        field("title", Needed, NEEDED_TEXTS, "What the link leads to."),
        field("url", Needed, Text(LinkUrl), "The URL."),
        field(
            "lang",
            Optional,
            Text(LanguageTag),
            "The language of the page behind it.",
        ),
    ],
);

pub const SOURCE_REF: Record = record(
    "SourceRef",
    "Where a statement comes from.",
    &[
        field("source", Needed, Text(Reference("sources")), "The source."),
        field(
            "paragraphs",
            Defaulted,
            WORDS,
            "Paragraphs of a document: `P05`.",
        ),
    ],
);

pub const REVISION: Record = record(
    "Revision",
    "The revision of a record: calendars show the newest one.",
    &[
        field(
            "number",
            Defaulted,
            Shape::Integer(0, u32::MAX),
            "0 for the first publication.",
        ),
        field(
            "date",
            Optional,
            Text(Day),
            "The day of the change; the bundle’s date where it is absent.",
        ),
    ],
);

pub const RECURRENCE_RULE: Record = record(
    "RecurrenceRule",
    "Exact days, by a rule of RFC 5545 or one by one.",
    &[
        field("start", Needed, Text(Day), "The first day."),
        field(
            "rrule",
            Optional,
            Text(RecurrenceRule),
            "`FREQ=YEARLY;BYMONTH=5`; absent where only `also` lists the days.",
        ),
        field(
            "except",
            Defaulted,
            List(&Text(Day), ANY),
            "Days that are left out.",
        ),
        field("also", Defaulted, List(&Text(Day), ANY), "Further days."),
        field(
            "days",
            Optional,
            Integer(1, MAX_RULE_DAYS),
            "How many days each occurrence lasts, from the day of the rule; 1 where it is absent.",
        ),
    ],
);

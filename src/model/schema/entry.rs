//! Fields of entries (events, programmes, documents) and of series, which share most of them.

use super::Presence::{Defaulted, Needed, Optional};
use super::RecordRule::ExactlyOne;
use super::Shape::{Bool, Integer, List, Object, Text, Year};
use super::TextForm::{Country, Day, Edtf, Id, LanguageTag, OneOf, PageUrl, Reference, YearlySpan};
use super::shape::{ANY, DISTINCT, field, record};
use super::{ACCESSIBILITY, CITIES, NEEDED_TEXTS, SOURCES, TEXTS, WORDS};
use super::{AGES, CONTACT, Field, LINK, PLACE, RECURRENCE_RULE, REVISION, Record, TIME};
use super::{IMAGE, PRICE, REGISTRATION, SESSION};
use crate::model::{Audience, Format, Kind, Scope, Status, Vocabulary};

/// Defines [`EntryField`]: `Variant = "name" presence shape "sentence",` for each field.
macro_rules! entry_fields {
    ($($variant:ident = $name:literal $presence:ident $shape:expr, $sentence:literal;)+) => {
        /// A field of an entry or of a series. Outputs match it without a wildcard, so that a new
        /// field does not compile until each output handles it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum EntryField {
            $(#[doc = $sentence] $variant,)+
        }

        impl EntryField {
            /// All fields.
            pub const ALL: &'static [EntryField] = &[$(EntryField::$variant),+];

            /// Returns the definition of the field.
            pub const fn field(self) -> Field {
                match self {
                    $(EntryField::$variant => field($name, $presence, $shape, $sentence),)+
                }
            }

            /// Returns the name in the file.
            pub const fn name(self) -> &'static str {
                match self {
                    $(EntryField::$variant => $name,)+
                }
            }
        }
    };
}

entry_fields! {
    Id = "id" Needed Text(Id),
        "Lower-case letters, digits and hyphens; unique among entries and series; it never changes.";
    Kind = "kind" Needed Text(OneOf(Kind::CODES)),
        "What it is, one of the kinds that its list allows.";
    Title = "title" Needed NEEDED_TEXTS,
        "The name.";
    Summary = "summary" Defaulted TEXTS,
        "What it is about, in a few sentences.";
    Description = "description" Defaulted TEXTS,
        "A longer description; a blank line separates paragraphs.";
    Scope = "scope" Optional Text(OneOf(Scope::CODES)),
        "Whose events they are: `partner` for those that a partner city holds by itself, `observance` for public holidays and other days that are observed; `city` where it is absent.";
    DayOff = "day_off" Defaulted Bool,
        "Whether the law makes it a day off, in the countries of `countries`.";
    Yearly = "yearly" Optional Text(YearlySpan),
        "When it takes place every year: `05`, `05-31~`, `05-late/06-early`, `12-second-half`, `spring`.";
    Rule = "rule" Optional Object(&RECURRENCE_RULE),
        "The exact days on which it takes place.";
    FirstYear = "first_year" Optional Year,
        "The first year for which a yearly series is known.";
    LastYear = "last_year" Optional Year,
        "The last year of a yearly series.";
    Without = "without" Defaulted List(&Year, ANY),
        "Years in which a yearly series did not take place.";
    When = "when" Optional Text(Edtf),
        "When it takes place, as precisely as it is known; absent where nothing is known.";
    Announced = "announced_until" Optional Text(Day),
        "The last day up to which the office announces the dates: they are planned, not expected.";
    PreviousWhen = "previous_when" Optional Text(Edtf),
        "The date for which it was announced before it was moved to `when`.";
    Time = "time" Optional Object(&TIME),
        "The clock times, if known; `when` is then one exact day.";
    Sessions = "sessions" Defaulted List(&Object(&SESSION), ANY),
        "Days with hours, and items of the programme; `time` is then absent.";
    Series = "series" Optional Text(Reference("series")),
        "The series of which this is one edition.";
    Cities = "cities" Defaulted CITIES,
        "The cities that take part, without the host.";
    Countries = "countries" Defaulted List(&Text(Country), DISTINCT),
        "Countries that took part where the source names no city, or that observe the day: `KR`.";
    Category = "category" Needed Text(Reference("categories")),
        "The main category.";
    CategoryMore = "category_more" Defaulted List(&Text(Reference("categories")), DISTINCT),
        "Further categories.";
    Direction = "direction" Needed Text(Reference("directions")),
        "The main direction.";
    DirectionMore = "direction_more" Defaulted List(&Text(Reference("directions")), DISTINCT),
        "Further directions.";
    Format = "format" Needed Text(OneOf(Format::CODES)),
        "How people take part.";
    Audience = "audience" Defaulted List(&Text(OneOf(Audience::CODES)), DISTINCT),
        "Whom it is for.";
    Topics = "topics" Defaulted WORDS,
        "Free keywords for the exchange finder: `art`, `music`, `sport`, `nature`, `language`, `technology`, `friendship`.";
    Ages = "ages" Optional Object(&AGES),
        "The ages for which it is meant.";
    Exchange = "exchange" Defaulted Bool,
        "Whether it suits pupils who look for an exchange.";
    Status = "status" Needed Text(OneOf(Status::CODES)),
        "Its status; only documents are `produced` or `adopted`.";
    Reason = "reason" Defaulted TEXTS,
        "Why it was cancelled, postponed or moved.";
    Venue = "venue" Optional Text(Reference("venues")),
        "The venue where it takes place.";
    Place = "place" Optional Object(&PLACE),
        "Where it takes place, if that is not one of the venues.";
    Online = "online" Optional Text(PageUrl),
        "The page on which one takes part or watches online.";
    Price = "price" Optional Object(&PRICE),
        "What taking part costs.";
    Tickets = "tickets" Optional Text(PageUrl),
        "The page that sells tickets.";
    Registration = "registration" Optional Object(&REGISTRATION),
        "How and until when one registers.";
    Capacity = "capacity" Optional Integer(1, u32::MAX),
        "How many people can take part.";
    SoldOut = "sold_out" Defaulted Bool,
        "Whether no places are left.";
    Languages = "languages" Defaulted List(&Text(LanguageTag), DISTINCT),
        "The languages spoken at it: `ja`, `be`.";
    Accessibility = "accessibility" Defaulted ACCESSIBILITY,
        "What makes it accessible, in addition to the venue.";
    Organisers = "organisers" Defaulted List(&NEEDED_TEXTS, ANY),
        "Organisers, by name.";
    Participants = "participants" Defaulted List(&NEEDED_TEXTS, ANY),
        "Those who take part or perform, by name.";
    Contact = "contact" Optional Object(&CONTACT),
        "The contact for questions.";
    Links = "links" Defaulted List(&Object(&LINK), ANY),
        "Pages about it.";
    Images = "images" Defaulted List(&Object(&IMAGE), ANY),
        "Pictures that the site itself shows; the first one is the main picture.";
    Media = "media" Defaulted List(&Text(Reference("media")), DISTINCT),
        "Pictures, films and sounds of it.";
    Sources = "sources" Defaulted SOURCES,
        "Where the statements about it come from.";
    Draft = "draft" Defaulted Bool,
        "Whether it is not to be published yet; `publish` leaves drafts out.";
    PublishFrom = "publish_from" Optional Text(Day),
        "The first day on which it is published.";
    PublishUntil = "publish_until" Optional Text(Day),
        "The last day on which it is published.";
    Revision = "revision" Defaulted Object(&REVISION),
        "How often and when the record was changed.";
    ExternalIds = "external_ids" Defaulted WORDS,
        "Its ids in the calendars and pages from which it was imported, so that another import finds it.";
}

/// An event, a programme or a document.
pub const ENTRY: Record = record(
    "Entry",
    "An event, a programme or a document.",
    &[
        EntryField::Id.field(),
        EntryField::Kind.field(),
        EntryField::Title.field(),
        EntryField::Summary.field(),
        EntryField::Description.field(),
        EntryField::When.field(),
        EntryField::PreviousWhen.field(),
        EntryField::Time.field(),
        EntryField::Sessions.field(),
        EntryField::Series.field(),
        EntryField::Cities.field(),
        EntryField::Countries.field(),
        EntryField::Category.field(),
        EntryField::CategoryMore.field(),
        EntryField::Direction.field(),
        EntryField::DirectionMore.field(),
        EntryField::Format.field(),
        EntryField::Audience.field(),
        EntryField::Topics.field(),
        EntryField::Ages.field(),
        EntryField::Exchange.field(),
        EntryField::Status.field(),
        EntryField::Reason.field(),
        EntryField::Venue.field(),
        EntryField::Place.field(),
        EntryField::Online.field(),
        EntryField::Price.field(),
        EntryField::Tickets.field(),
        EntryField::Registration.field(),
        EntryField::Capacity.field(),
        EntryField::SoldOut.field(),
        EntryField::Languages.field(),
        EntryField::Accessibility.field(),
        EntryField::Organisers.field(),
        EntryField::Participants.field(),
        EntryField::Contact.field(),
        EntryField::Links.field(),
        EntryField::Images.field(),
        EntryField::Media.field(),
        EntryField::Sources.field(),
        EntryField::ExternalIds.field(),
        EntryField::Draft.field(),
        EntryField::PublishFrom.field(),
        EntryField::PublishUntil.field(),
        EntryField::Revision.field(),
    ],
);

/// A recurring series.
pub const SERIES: Record = record(
    "Series",
    "A recurring series: `yearly` for a yearly span, or `rule` for exact days.",
    &[
        EntryField::Id.field(),
        EntryField::Title.field(),
        EntryField::Summary.field(),
        EntryField::Description.field(),
        EntryField::Scope.field(),
        EntryField::DayOff.field(),
        EntryField::Yearly.field(),
        EntryField::Rule.field(),
        EntryField::FirstYear.field(),
        EntryField::LastYear.field(),
        EntryField::Without.field(),
        EntryField::Announced.field(),
        EntryField::Time.field(),
        EntryField::Cities.field(),
        EntryField::Countries.field(),
        EntryField::Category.field(),
        EntryField::Direction.field(),
        EntryField::Format.field(),
        EntryField::Audience.field(),
        EntryField::Topics.field(),
        EntryField::Exchange.field(),
        EntryField::Venue.field(),
        EntryField::Place.field(),
        EntryField::Online.field(),
        EntryField::Price.field(),
        EntryField::Tickets.field(),
        EntryField::Registration.field(),
        EntryField::Capacity.field(),
        EntryField::SoldOut.field(),
        EntryField::Languages.field(),
        EntryField::Accessibility.field(),
        EntryField::Organisers.field(),
        EntryField::Participants.field(),
        EntryField::Contact.field(),
        EntryField::Links.field(),
        EntryField::Images.field(),
        EntryField::Sources.field(),
        EntryField::Draft.field(),
        EntryField::PublishFrom.field(),
        EntryField::PublishUntil.field(),
        EntryField::Revision.field(),
    ],
)
.with(ExactlyOne(&["yearly", "rule"]));

//! Table of entries: one row per entry, one cell per column.
//!
//! This list of columns defines both the export as CSV and XLSX and the import. A cell is editable
//! text: ids and codes of the bundle, list items separated by `; `. A cell does not hold everything
//! in the bundle (for example, an organiser's name only in the site's own language), so the import
//! compares a cell with [`cell`] of the existing entry and keeps the entry's value if they are
//! equal.

mod cell;
mod list;

use std::borrow::Cow;

use crate::model::schema::{EntryField, Shape};
use crate::model::{Class, Vocabulary};
use crate::text::Lang;

pub use cell::cell;
pub use list::{escape_formula, items, joined, unescape_formula};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Permanent id: `petro-kim-2021`.
    Id,
    /// `event`, `programme` or `document`.
    Class,
    /// [`Kind`](crate::model::Kind): `festival`.
    Kind,
    Title(Lang),
    Summary(Lang),
    /// Longer description; a blank line separates paragraphs.
    Description(Lang),
    /// Date in EDTF: `2021-05`, `2022/2024`; empty if unknown.
    When,
    /// Date for which it was announced before.
    PreviousWhen,
    /// `18:00–20:00 +10:00 Asia/Vladivostok`; the end may be absent, and ` doors 17:30` may follow.
    Time,
    /// Id of the series that this is an edition of.
    Series,
    /// City ids.
    Cities,
    /// Codes of countries without a named city: `JP; KR`.
    Countries,
    /// Category ids, the main one first.
    Category,
    /// Direction ids, the main one first.
    Direction,
    Format,
    Audience,
    /// `10–17`, `10+`, `–17`.
    Ages,
    /// Whether it is suitable for pupils looking for an exchange: `yes` or `no`.
    Exchange,
    Status,
    /// Why it was cancelled, postponed or moved, in the site's own language.
    Reason,
    /// Id of the venue.
    Venue,
    /// Name of a place that is not one of the venues, in the site's own language.
    Place,
    /// Id of that place's city, which may be the host.
    PlaceCity,
    /// Page on which one takes part online.
    Online,
    /// `free`; `Adults 500 JPY; Children 300 JPY`; or a text.
    Price,
    /// Page that sells tickets.
    Tickets,
    /// Form or address for the registration.
    Registration,
    /// First day of the registration.
    RegistrationOpens,
    /// Last day of the registration.
    RegistrationCloses,
    /// Number of people.
    Capacity,
    /// Whether no places are left: `yes` or `no`.
    SoldOut,
    /// BCP 47 tags: `ja; en`.
    Languages,
    Accessibility,
    /// Names in the site's own language.
    Organisers,
    /// Names in the site's own language.
    Participants,
    /// Name, page, email and phone, if known.
    Contact,
    /// Title and URL of each, separated by a space.
    Links,
    /// Id of each source, followed by its paragraphs: `report-2021 P05 P06; another`.
    Sources,
    /// Ids in the calendars and pages from which it was imported.
    ExternalIds,
    /// Whether it is not to be published yet: `yes` or `no`.
    Draft,
    /// First day on which it is published.
    PublishFrom,
    /// Last day on which it is published.
    PublishUntil,
}

/// The form of the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    Id,
    /// The list that an entry is in.
    Class,
    /// One word of a closed vocabulary.
    Word,
    /// Words of a closed vocabulary.
    Words,
    /// `yes` or `no`.
    Flag,
    /// A text in one language, stored as a language of its field.
    Text(Lang),
    /// A text in the site's own language.
    OwnText,
    /// Texts in the site's own language.
    Texts,
    Date,
    /// One exact day.
    Day,
    /// http or https.
    PageUrl,
    /// http, https, mailto or tel.
    LinkUrl,
    /// A whole number from 1.
    Number,
    /// Language tags.
    Tags,
    /// Texts that mean something in other files only.
    ExternalIds,
    Price,
    Venue,
    Time,
    Ages,
    Series,
    Cities,
    Countries,
    Categories,
    Directions,
    PlaceName,
    PlaceCity,
    Contact,
    Links,
    Sources,
}

/// Columns before titles and summaries.
const HEAD: [Column; 3] = [Column::Id, Column::Class, Column::Kind];

const REST: [Column; 36] = [
    Column::When,
    Column::PreviousWhen,
    Column::Time,
    Column::Series,
    Column::Cities,
    Column::Countries,
    Column::Category,
    Column::Direction,
    Column::Format,
    Column::Audience,
    Column::Ages,
    Column::Exchange,
    Column::Status,
    Column::Reason,
    Column::Venue,
    Column::Place,
    Column::PlaceCity,
    Column::Online,
    Column::Price,
    Column::Tickets,
    Column::Registration,
    Column::RegistrationOpens,
    Column::RegistrationCloses,
    Column::Capacity,
    Column::SoldOut,
    Column::Languages,
    Column::Accessibility,
    Column::Organisers,
    Column::Participants,
    Column::Contact,
    Column::Links,
    Column::Sources,
    Column::ExternalIds,
    Column::Draft,
    Column::PublishFrom,
    Column::PublishUntil,
];

impl Column {
    /// Columns that a new record needs, in addition to its title in the site's own language.
    pub const REQUIRED: [Column; 4] = [
        Column::Kind,
        Column::Category,
        Column::Direction,
        Column::Status,
    ];

    /// Returns the columns for these languages in order: fixed columns, titles, summaries,
    /// descriptions, then the rest.
    pub fn all(languages: &[Lang]) -> Vec<Column> {
        let titles = languages.iter().map(|lang| Column::Title(*lang));
        let summaries = languages.iter().map(|lang| Column::Summary(*lang));
        let descriptions = languages.iter().map(|lang| Column::Description(*lang));
        HEAD.into_iter()
            .chain(titles)
            .chain(summaries)
            .chain(descriptions)
            .chain(REST)
            .collect()
    }

    /// Returns the form of the column's cells.
    pub const fn kind(self) -> CellKind {
        match self {
            Column::Id => CellKind::Id,
            Column::Class => CellKind::Class,
            Column::Kind | Column::Format | Column::Status => CellKind::Word,
            Column::Audience | Column::Accessibility => CellKind::Words,
            Column::Exchange | Column::SoldOut | Column::Draft => CellKind::Flag,
            Column::Title(lang) | Column::Summary(lang) | Column::Description(lang) => {
                CellKind::Text(lang)
            }
            Column::Reason => CellKind::OwnText,
            Column::Organisers | Column::Participants => CellKind::Texts,
            Column::When | Column::PreviousWhen => CellKind::Date,
            Column::RegistrationOpens
            | Column::RegistrationCloses
            | Column::PublishFrom
            | Column::PublishUntil => CellKind::Day,
            Column::Online | Column::Tickets => CellKind::PageUrl,
            Column::Registration => CellKind::LinkUrl,
            Column::Capacity => CellKind::Number,
            Column::Languages => CellKind::Tags,
            Column::ExternalIds => CellKind::ExternalIds,
            Column::Price => CellKind::Price,
            Column::Venue => CellKind::Venue,
            Column::Time => CellKind::Time,
            Column::Ages => CellKind::Ages,
            Column::Series => CellKind::Series,
            Column::Cities => CellKind::Cities,
            Column::Countries => CellKind::Countries,
            Column::Category => CellKind::Categories,
            Column::Direction => CellKind::Directions,
            Column::Place => CellKind::PlaceName,
            Column::PlaceCity => CellKind::PlaceCity,
            Column::Contact => CellKind::Contact,
            Column::Links => CellKind::Links,
            Column::Sources => CellKind::Sources,
        }
    }

    /// Returns the language of the cells' texts; `None` where one column serves all languages.
    pub const fn lang(self) -> Option<Lang> {
        if let CellKind::Text(lang) = self.kind() {
            Some(lang)
        } else {
            None
        }
    }

    /// Returns the width in a spreadsheet, in characters of its standard font.
    pub const fn width(self) -> f64 {
        match self.kind() {
            CellKind::Text(_) | CellKind::OwnText | CellKind::Contact | CellKind::Links => 48.0,
            CellKind::Id
            | CellKind::PageUrl
            | CellKind::LinkUrl
            | CellKind::Price
            | CellKind::Texts
            | CellKind::Cities
            | CellKind::PlaceName
            | CellKind::Sources => 30.0,
            CellKind::Class
            | CellKind::Word
            | CellKind::Words
            | CellKind::Flag
            | CellKind::Date
            | CellKind::Day
            | CellKind::Number
            | CellKind::Tags
            | CellKind::ExternalIds
            | CellKind::Venue
            | CellKind::Time
            | CellKind::Ages
            | CellKind::Series
            | CellKind::Countries
            | CellKind::Categories
            | CellKind::Directions
            | CellKind::PlaceCity => 18.0,
        }
    }

    /// Returns the header: a field name of the bundle, with a language suffix for texts.
    ///
    /// ```
    /// use pobratim::{export::Column, text::Lang};
    /// assert_eq!(Column::Title(Lang::Ja).key(), "title_ja");
    /// assert_eq!(Column::from_key("title_ja"), Some(Column::Title(Lang::Ja)));
    /// assert_eq!(Column::from_key("when"), Some(Column::When));
    /// assert_eq!(Column::from_key("title_fr"), None);
    /// ```
    pub fn key(self) -> Cow<'static, str> {
        match self.lang() {
            Some(lang) => Cow::Owned([self.name(), "_", lang.code()].concat()),
            None => Cow::Borrowed(self.name()),
        }
    }

    /// Returns the header without its language suffix.
    pub fn name(self) -> &'static str {
        match self.field() {
            None => "class",
            Some(_) if self == Column::PlaceCity => "place_city",
            Some(_) if self == Column::RegistrationOpens => "registration_opens",
            Some(_) if self == Column::RegistrationCloses => "registration_closes",
            Some(field) => field.name(),
        }
    }

    /// Returns the key of the value within its field, for a column that shows a part of an object.
    pub fn key_within_field(self) -> Option<&'static str> {
        let parts = [
            (Column::PlaceCity, "city"),
            (Column::Registration, "url"),
            (Column::RegistrationOpens, "opens"),
            (Column::RegistrationCloses, "closes"),
        ];
        let found = parts.into_iter().find(|(column, _)| *column == self);
        found.map(|(_, key)| key)
    }

    /// Returns the column with exactly this header.
    pub fn from_key(key: &str) -> Option<Column> {
        let all = Column::all(&Lang::ALL).into_iter();
        all.into_iter().find(|column| column.key() == key)
    }

    /// Returns the field that the column shows; `None` for the class, which is the list of the
    /// entry.
    pub const fn field(self) -> Option<EntryField> {
        Some(match self {
            Column::Class => return None,
            Column::Id => EntryField::Id,
            Column::Kind => EntryField::Kind,
            Column::Title(_) => EntryField::Title,
            Column::Summary(_) => EntryField::Summary,
            Column::Description(_) => EntryField::Description,
            Column::PreviousWhen => EntryField::PreviousWhen,
            Column::When => EntryField::When,
            Column::Time => EntryField::Time,
            Column::Series => EntryField::Series,
            Column::Cities => EntryField::Cities,
            Column::Countries => EntryField::Countries,
            Column::Category => EntryField::Category,
            Column::Direction => EntryField::Direction,
            Column::Format => EntryField::Format,
            Column::Audience => EntryField::Audience,
            Column::Ages => EntryField::Ages,
            Column::Exchange => EntryField::Exchange,
            Column::Status => EntryField::Status,
            Column::Reason => EntryField::Reason,
            Column::Venue => EntryField::Venue,
            Column::Place | Column::PlaceCity => EntryField::Place,
            Column::Online => EntryField::Online,
            Column::Price => EntryField::Price,
            Column::Tickets => EntryField::Tickets,
            Column::Registration | Column::RegistrationOpens | Column::RegistrationCloses => {
                EntryField::Registration
            }
            Column::Capacity => EntryField::Capacity,
            Column::SoldOut => EntryField::SoldOut,
            Column::Languages => EntryField::Languages,
            Column::ExternalIds => EntryField::ExternalIds,
            Column::Accessibility => EntryField::Accessibility,
            Column::Organisers => EntryField::Organisers,
            Column::Participants => EntryField::Participants,
            Column::Contact => EntryField::Contact,
            Column::Links => EntryField::Links,
            Column::Sources => EntryField::Sources,
            Column::Draft => EntryField::Draft,
            Column::PublishFrom => EntryField::PublishFrom,
            Column::PublishUntil => EntryField::PublishUntil,
        })
    }

    /// Returns the codes that a cell may hold if the vocabulary is closed, otherwise an empty
    /// slice.
    pub fn codes(self) -> &'static [&'static str] {
        match self.field().map(|field| field.field().shape) {
            None => Class::CODES,
            Some(Shape::Bool) => &["yes", "no"],
            Some(shape) => shape.codes(),
        }
    }

    /// Whether a cell may hold several items, separated by `; `: lists, the main topic with further
    /// ones, and contact details.
    pub fn is_list(self) -> bool {
        let Some(field) = self.field() else {
            return false;
        };
        let has_more = matches!(
            field,
            EntryField::Category | EntryField::Direction | EntryField::Contact | EntryField::Price
        );
        has_more || matches!(field.field().shape, Shape::List(..))
    }
}

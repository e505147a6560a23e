//! Table of entries: one row per entry, one cell per column.
//!
//! This list of columns defines both the export as CSV and XLSX and the import. A cell is editable
//! text: ids and codes of the bundle, list items separated by `; `. A cell does not hold everything
//! in the bundle (for example, an organiser's name only in the site's own language), so the import
//! compares a cell with [`cell`] of the existing entry and keeps the entry's value if they are
//! equal.

use std::borrow::Cow;

use crate::model::schema::{EntryField, Shape};
use crate::model::{
    Ages, Bundle, Class, Contact, Entry, Link, PlaceCity, SourceRef, Timed, Vocabulary,
};
use crate::text::{Lang, Localized};
use crate::time::Edtf;

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
    /// Date in EDTF: `2021-05`, `2022/2024`; empty if unknown.
    When,
    /// `18:00–20:00 +10:00 Asia/Vladivostok`; the end may be absent.
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
    /// Name of the venue in the site's own language.
    Place,
    /// Id of the venue's city, which may be the host.
    PlaceCity,
    /// Names in the site's own language.
    Organisers,
    /// Name, page, email and phone, if known.
    Contact,
    /// Title and URL of each, separated by a space.
    Links,
    /// Id of each source, followed by its paragraphs: `report-2021 P05 P06; another`.
    Sources,
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
    /// Texts in the site's own language.
    Texts,
    Date,
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

const REST: [Column; 18] = [
    Column::When,
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
    Column::Place,
    Column::PlaceCity,
    Column::Organisers,
    Column::Contact,
    Column::Links,
    Column::Sources,
];

impl Column {
    /// Columns that a new record needs, in addition to its title in the site's own language.
    pub const REQUIRED: [Column; 4] = [
        Column::Kind,
        Column::Category,
        Column::Direction,
        Column::Status,
    ];

    /// Returns the columns for these languages in order: fixed columns, titles, summaries, then the
    /// rest.
    pub fn all(languages: &[Lang]) -> Vec<Column> {
        let titles = languages.iter().map(|lang| Column::Title(*lang));
        let summaries = languages.iter().map(|lang| Column::Summary(*lang));
        HEAD.into_iter()
            .chain(titles)
            .chain(summaries)
            .chain(REST)
            .collect()
    }

    /// Returns the form of the column's cells.
    pub const fn kind(self) -> CellKind {
        match self {
            Column::Id => CellKind::Id,
            Column::Class => CellKind::Class,
            Column::Kind | Column::Format | Column::Status => CellKind::Word,
            Column::Audience => CellKind::Words,
            Column::Exchange => CellKind::Flag,
            Column::Title(lang) | Column::Summary(lang) => CellKind::Text(lang),
            Column::Organisers => CellKind::Texts,
            Column::When => CellKind::Date,
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
            CellKind::Text(_) | CellKind::Contact | CellKind::Links => 48.0,
            CellKind::Id
            | CellKind::Texts
            | CellKind::Cities
            | CellKind::PlaceName
            | CellKind::Sources => 30.0,
            CellKind::Class
            | CellKind::Word
            | CellKind::Words
            | CellKind::Flag
            | CellKind::Date
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
            Some(field) => field.name(),
        }
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
            Column::Place | Column::PlaceCity => EntryField::Place,
            Column::Organisers => EntryField::Organisers,
            Column::Contact => EntryField::Contact,
            Column::Links => EntryField::Links,
            Column::Sources => EntryField::Sources,
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
            EntryField::Category | EntryField::Direction | EntryField::Contact
        );
        has_more || matches!(field.field().shape, Shape::List(..))
    }
}

/// Returns the cell of an entry; empty if the value is unknown.
///
/// ```
/// use pobratim::{export::{Column, cell}, model::load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let regatta = bundle.entry(bundle.find_entry("regatta-2026").unwrap());
/// assert_eq!(cell(&bundle, regatta, Column::When), "2026-06-27");
/// assert_eq!(cell(&bundle, regatta, Column::Audience), "public; youth");
/// ```
pub fn cell(bundle: &Bundle, entry: &Entry, column: Column) -> String {
    match column {
        Column::Id => entry.id.to_string(),
        Column::Class => entry.class.code().to_string(),
        Column::Kind => entry.kind.code().to_string(),
        Column::Title(lang) => entry.title.exact(lang).unwrap_or_default().to_string(),
        Column::Summary(lang) => entry.summary.exact(lang).unwrap_or_default().to_string(),
        Column::When if entry.when == Edtf::Unknown => String::new(),
        Column::When => entry.when.to_string(),
        Column::Time => entry.time.as_ref().map_or(String::new(), time_text),
        Column::Series => entry
            .series
            .map_or(String::new(), |series| bundle.series(series).id.to_string()),
        Column::Cities => joined(entry.cities.iter().map(|city| &*bundle.city(*city).id)),
        Column::Countries => joined(entry.countries.iter().map(|country| country.as_str())),
        Column::Category => {
            let all = [entry.category].into_iter();
            let all = all.chain(entry.category_more.iter().copied());
            joined(all.map(|category| &*bundle.category(category).id))
        }
        Column::Direction => {
            let all = [entry.direction].into_iter();
            let all = all.chain(entry.direction_more.iter().copied());
            joined(all.map(|direction| &*bundle.direction(direction).id))
        }
        Column::Format => entry.format.code().to_string(),
        Column::Audience => joined(entry.audience.iter().map(|audience| audience.code())),
        Column::Ages => entry.ages.map_or(String::new(), ages_text),
        Column::Exchange if entry.exchange => "yes".to_string(),
        Column::Exchange => "no".to_string(),
        Column::Status => entry.status.code().to_string(),
        Column::Place => {
            let name = entry
                .place
                .as_ref()
                .map(|place| own_text(bundle, &place.name));
            name.unwrap_or_default().to_string()
        }
        Column::PlaceCity => {
            let city = entry.place.as_ref().and_then(|place| place.city);
            match city {
                None => String::new(),
                Some(PlaceCity::Host) => bundle.host.id.to_string(),
                Some(PlaceCity::City(city)) => bundle.city(city).id.to_string(),
            }
        }
        Column::Organisers => {
            let names = entry.organisers.iter();
            joined(names.map(|name| own_text(bundle, name)))
        }
        Column::Contact => {
            let contact = entry.contact.as_ref();
            contact.map_or(String::new(), |contact| contact_text(bundle, contact))
        }
        Column::Links => {
            let links: Vec<String> = entry.links.iter().map(|it| link_text(bundle, it)).collect();
            joined(links.iter().map(String::as_str))
        }
        Column::Sources => {
            let sources: Vec<String> = entry
                .sources
                .iter()
                .map(|it| source_text(bundle, it))
                .collect();
            joined(sources.iter().map(String::as_str))
        }
    }
}

/// Returns a text in the site's own language or its replacement language.
fn own_text<'a>(bundle: &'a Bundle, text: &'a Localized) -> &'a str {
    let own = bundle.languages.first().copied().unwrap_or(Lang::FALLBACK);
    text.get(own, &bundle.order).map_or("", |found| found.text)
}

fn time_text(time: &Timed) -> String {
    let mut text = time.start.to_string();
    if let Some(end) = time.end {
        text.push('–');
        text.push_str(&end.to_string());
    }
    [&text, " ", &time.offset.to_string(), " ", &time.zone].concat()
}

/// Formats ages with an en dash because spreadsheets read `10-17` as a day in October.
fn ages_text(ages: Ages) -> String {
    match (ages.from, ages.to) {
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) => format!("{from}+"),
        (None, Some(to)) => format!("–{to}"),
        (None, None) => String::new(),
    }
}

fn contact_text(bundle: &Bundle, contact: &Contact) -> String {
    let url = contact.url.as_ref().map_or("", |url| url.as_str());
    let parts = [
        own_text(bundle, &contact.name),
        url,
        contact.email.as_deref().unwrap_or_default(),
        contact.phone.as_deref().unwrap_or_default(),
    ];
    joined(parts.into_iter().filter(|part| !part.is_empty()))
}

fn link_text(bundle: &Bundle, link: &Link) -> String {
    let title = own_text(bundle, &link.title);
    [title, " ", link.url.as_str()].concat().trim().to_string()
}

fn source_text(bundle: &Bundle, reference: &SourceRef) -> String {
    let mut text = bundle.source(reference.source).id.to_string();
    for paragraph in &reference.paragraphs {
        text.push(' ');
        text.push_str(paragraph);
    }
    text
}

/// Joins list items into one cell with `; `, escaping `;` and `\` with a backslash.
///
/// ```
/// use pobratim::export::{items, joined};
/// assert_eq!(joined(["harbin", "niigata"].into_iter()), "harbin; niigata");
/// assert_eq!(items(&joined(["a; b", r"c\"].into_iter())), ["a; b", r"c\"]);
/// assert!(items(" ").is_empty());
/// ```
pub fn joined<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push_str("; ");
        }
        for found in item.chars() {
            if matches!(found, ';' | '\\') {
                text.push('\\');
            }
            text.push(found);
        }
    }
    text
}

/// Splits a cell written by [`joined`], trims the items and drops empty ones. The full-width `；` of
/// Chinese and Japanese keyboards also separates items.
pub fn items(cell: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut is_escaped = false;
    for found in cell.chars() {
        match found {
            ';' | '；' if !is_escaped => items.push(String::new()),
            '\\' if !is_escaped => {
                is_escaped = true;
                continue;
            }
            found => {
                if let Some(item) = items.last_mut() {
                    item.push(found);
                }
            }
        }
        is_escaped = false;
    }
    let trimmed = items.iter().map(|item| item.trim().to_string());
    trimmed.filter(|item| !item.is_empty()).collect()
}

/// Escapes a cell against CSV injection: spreadsheets evaluate text that begins like a formula, so
/// it gets an apostrophe in front, which they hide.
///
/// ```
/// use pobratim::export::{escape_formula, unescape_formula};
/// assert_eq!(escape_formula("=1+1"), "'=1+1");
/// assert_eq!(unescape_formula("'=1+1"), "=1+1");
/// assert_eq!((escape_formula("День"), unescape_formula("'tis")), ("День".into(), "'tis"));
/// ```
pub fn escape_formula(cell: &str) -> Cow<'_, str> {
    if begins_like_a_formula(cell) {
        Cow::Owned(["'", cell].concat())
    } else {
        Cow::Borrowed(cell)
    }
}

/// Removes the apostrophe added by [`escape_formula`].
pub fn unescape_formula(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_like_a_formula(rest) => rest,
        _ => cell,
    }
}

fn begins_like_a_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

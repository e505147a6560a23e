//! The office's table: an entry as a row of a spreadsheet, cell by cell.
//!
//! This one list of columns is what is exported as CSV and XLSX and what the import reads. A cell
//! is text that a clerk can read and change: ids and words of the bundle, lists with `; ` between
//! their items. A cell does not hold all that the bundle knows (an organiser's name in the site's
//! own language only): so an import compares a cell with [`cell`] of the entry that it knows, and
//! leaves alone what reads the same.

use std::borrow::Cow;

use crate::model::schema::{EntryField, Shape, Shown};
use crate::model::{Ages, Bundle, Class, Contact, Entry, Link, PlaceCity, SourceRef, Timed, Word};
use crate::text::{Lang, Localized};
use crate::time::Edtf;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The id that never changes: `petro-kim-2021`.
    Id,
    /// `event`, `programme` or `document`.
    Class,
    /// What it is more closely, as [`Kind`](crate::model::Kind) has it: `festival`.
    Kind,
    Title(Lang),
    Summary(Lang),
    /// The date as EDTF: `2021-05`, `2022/2024`; empty where nothing is known.
    When,
    /// `18:00–20:00 +10:00 Asia/Vladivostok`; the end may be absent.
    Time,
    /// The id of the series of which this is one edition.
    Series,
    /// Ids.
    Cities,
    /// Codes of countries of which no city is named: `JP; KR`.
    Countries,
    /// Ids, the first one is the main category.
    Category,
    /// Ids, the first one is the main direction.
    Direction,
    Format,
    Audience,
    /// `10–17`, `10+`, `–17`.
    Ages,
    /// Whether it suits pupils who look for an exchange: `yes` or `no`.
    Exchange,
    Status,
    /// The name of the place in the site's own language.
    Place,
    /// The id of the city that the place lies in; the host's own for the host.
    PlaceCity,
    /// Names in the site's own language.
    Organisers,
    /// Name, page, mail address, telephone number, as far as there are any.
    Contact,
    /// Title and address of each, with a space between.
    Links,
    /// The id of each source, and after it the paragraphs: `report-2021 P05 P06; another`.
    Sources,
}

/// Columns before the texts.
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
    /// The columns of a bundle with these languages, in the order of the table: titles of all
    /// languages, then summaries, then the rest.
    pub fn all(languages: &[Lang]) -> Vec<Column> {
        let titles = languages.iter().map(|lang| Column::Title(*lang));
        let summaries = languages.iter().map(|lang| Column::Summary(*lang));
        HEAD.into_iter()
            .chain(titles)
            .chain(summaries)
            .chain(REST)
            .collect()
    }

    /// The name in the first row: a field of the bundle, with the language after a text.
    ///
    /// ```
    /// use pobratim::{export::Column, text::Lang};
    /// assert_eq!(Column::Title(Lang::Ja).key(), "title_ja");
    /// assert_eq!(Column::from_key("title_ja"), Some(Column::Title(Lang::Ja)));
    /// assert_eq!(Column::from_key("when"), Some(Column::When));
    /// assert_eq!(Column::from_key("title_fr"), None);
    /// ```
    pub fn key(self) -> Cow<'static, str> {
        match (self, self.field()) {
            (Column::Title(lang) | Column::Summary(lang), Some(field)) => {
                Cow::Owned([field.name(), "_", lang.code()].concat())
            }
            (Column::PlaceCity, _) => Cow::Borrowed("place_city"),
            (_, Some(field)) => Cow::Borrowed(field.name()),
            (_, None) => Cow::Borrowed("class"),
        }
    }

    /// The column with exactly this name.
    pub fn from_key(key: &str) -> Option<Column> {
        let all = Column::all(&Lang::ALL).into_iter();
        all.into_iter().find(|column| column.key() == key)
    }

    /// The field that the column shows; none for the list that the entry is in.
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

    /// The words that a cell of this column may hold, where the set of words is closed.
    pub fn words(self) -> &'static [&'static str] {
        match self.field().map(|field| field.field().shape) {
            None => Class::CODES,
            Some(Shape::Flag) => &["yes", "no"],
            Some(shape) => shape.words(),
        }
    }

    /// Whether a cell may hold several items, with `; ` between them: a list, the main topic with
    /// its further ones, the ways of a contact.
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

/// Whether the table has a column for a field. A series has no row.
pub const fn table_shows(field: EntryField) -> Shown {
    match field {
        EntryField::Id
        | EntryField::Kind
        | EntryField::Title
        | EntryField::Summary
        | EntryField::When
        | EntryField::Time
        | EntryField::Series
        | EntryField::Cities
        | EntryField::Countries
        | EntryField::Category
        | EntryField::CategoryMore
        | EntryField::Direction
        | EntryField::DirectionMore
        | EntryField::Format
        | EntryField::Audience
        | EntryField::Ages
        | EntryField::Exchange
        | EntryField::Status
        | EntryField::Place
        | EntryField::Organisers
        | EntryField::Contact
        | EntryField::Links
        | EntryField::Sources => Shown::Shown,
        EntryField::Topics => Shown::NotShown("keywords of the school desk have no column yet"),
        EntryField::Media => {
            Shown::NotShown("media are records of their own, which no clerk adds by a table")
        }
        EntryField::Revision => Shown::NotShown("an import counts revisions itself"),
        EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without => Shown::NotShown("series are not in the table"),
    }
}

/// What a cell says of an entry; empty where nothing is known.
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

/// A text in the site's own language, or in the one that answers for it.
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

/// No hyphen between the numbers: spreadsheets take `10-17` for a day in October.
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

/// The items of a list as one cell: `; ` between them, and a backslash before what would look like
/// the end of an item.
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

/// The items of a cell that [`joined`] wrote, without white space around them; empty ones are left
/// out, and the full-width `；` of a Chinese or Japanese keyboard parts them as well.
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

/// A cell as a CSV file has it: spreadsheets run what begins like a formula, so such a cell gets an
/// apostrophe in front, which they show nobody.
///
/// ```
/// use pobratim::export::{guarded, unguarded};
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(unguarded("'=1+1"), "=1+1");
/// assert_eq!((guarded("День"), unguarded("'tis")), ("День".into(), "'tis"));
/// ```
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if begins_like_a_formula(cell) {
        Cow::Owned(["'", cell].concat())
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell without the apostrophe of [`guarded`].
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_like_a_formula(rest) => rest,
        _ => cell,
    }
}

fn begins_like_a_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

//! The wire form of a bundle as types: for the JSON Schema of the format, and for words on a record
//! that has another shape.
//!
//! Everything here is text and lists. Each record is read by itself (see [`RawBundle`]), so that
//! one bad record never hides the rest. Unknown fields are allowed: additions keep the version.

use std::collections::BTreeMap;

use super::ReadFault;
#[cfg(feature = "cli")]
use crate::model::{
    Audience, Basis, Format, Kind, MediaKind, SourceKind, Status, TieKind, TieStatus, Word,
};
use serde::Deserialize;
use serde_json::value::RawValue;

/// A text per language code, such as `ru`.
pub type RawTexts = BTreeMap<String, String>;

/// A list of records, each kept as a piece of the file's text until it is read by itself.
pub type RawRecords<'a> = Vec<&'a RawValue>;

/// The outermost object. The record lists are read one by one as the types named beside them.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "Bundle"))]
pub struct RawBundle<'a> {
    /// `pobratim/1`.
    pub format: String,
    #[serde(borrow)]
    #[cfg_attr(feature = "cli", schemars(with = "RawSite"))]
    pub site: &'a RawValue,
    /// Languages of the bundle's texts; the first is the site's own.
    pub languages: Vec<String>,
    /// The order in which languages answer for a missing text; `languages` where it is absent.
    #[serde(default)]
    pub fallback: Vec<String>,
    /// The host city: a [`RawCity`].
    #[serde(borrow)]
    #[cfg_attr(feature = "cli", schemars(with = "RawCity"))]
    pub host: &'a RawValue,
    /// [`RawCity`] each.
    #[serde(borrow, default)]
    #[cfg_attr(feature = "cli", schemars(with = "Vec<RawCity>"))]
    pub cities: RawRecords<'a>,
    /// [`RawTopic`] each.
    #[serde(borrow, default)]
    #[cfg_attr(feature = "cli", schemars(with = "Vec<RawTopic>"))]
    pub categories: RawRecords<'a>,
    /// [`RawTopic`] each.
    #[serde(borrow, default)]
    #[cfg_attr(feature = "cli", schemars(with = "Vec<RawTopic>"))]
    pub directions: RawRecords<'a>,
    /// [`RawEntry`] each: festivals, exhibitions, meetings, contests, planned events.
    #[serde(borrow, default)]
    #[cfg_attr(feature = "cli", schemars(with = "Vec<RawEntry>"))]
    pub events: RawRecords<'a>,
    /// [`RawEntry`] each: lasting programmes and projects.
    #[serde(borrow, default)]
    #[cfg_attr(feature = "cli", schemars(with = "Vec<RawEntry>"))]
    pub programmes: RawRecords<'a>,
    /// [`RawEntry`] each: documents and services, with status produced, adopted, ongoing.
    #[serde(borrow, default)]
    #[cfg_attr(feature = "cli", schemars(with = "Vec<RawEntry>"))]
    pub documents: RawRecords<'a>,
    /// [`RawSeries`] each.
    #[serde(borrow, default)]
    #[cfg_attr(feature = "cli", schemars(with = "Vec<RawSeries>"))]
    pub series: RawRecords<'a>,
    /// [`RawMedia`] each.
    #[serde(borrow, default)]
    #[cfg_attr(feature = "cli", schemars(with = "Vec<RawMedia>"))]
    pub media: RawRecords<'a>,
    /// [`RawSource`] each.
    #[serde(borrow, default)]
    #[cfg_attr(feature = "cli", schemars(with = "Vec<RawSource>"))]
    pub sources: RawRecords<'a>,
    /// [`RawCountry`] each: names of the countries that cities and entries name. `pobratim check
    /// --fix` adds those that are missing.
    #[serde(borrow, default)]
    #[cfg_attr(feature = "cli", schemars(with = "Vec<RawCountry>"))]
    pub countries: RawRecords<'a>,
}

/// What the site calls itself, and where it sends a reader whom no record can help.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawSite {
    pub title: RawTexts,
    pub summary: RawTexts,
    /// The address where the site is published, http or https; absent while it has none.
    pub url: Option<String>,
    /// The contact of last resort.
    pub contact: RawContact,
    /// The day of the last change of the data, `YYYY-MM-DD`.
    pub updated: String,
}

/// Whom to ask: at least one of the ways must be given.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawContact {
    pub name: RawTexts,
    /// http or https.
    pub url: Option<String>,
    pub email: Option<String>,
    /// In international form: `+7…`.
    pub phone: Option<String>,
}

/// A position on the sphere, degrees: latitude -90 to 90 north, longitude -180 to 180 east.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawPosition {
    pub lat: f64,
    pub lon: f64,
}

/// A name in the place's own language, which need not be one of the bundle's.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawOwnName {
    /// BCP 47 tag: `ja`, `be`, `hy`.
    pub lang: String,
    pub text: String,
}

/// The host city or another city.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawCity {
    pub id: String,
    pub name: RawTexts,
    pub own_name: Option<RawOwnName>,
    /// Old and other spellings, in any language, by which a reader may look for the city.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-2: `JP`.
    pub country: String,
    pub position: RawPosition,
    /// IANA time zone: `Asia/Tokyo`.
    pub zone: String,
    /// One or two sentences about the city as a partner, or the doubt that a reader should know.
    #[serde(default)]
    pub summary: RawTexts,
    /// Dated ties with the host, oldest first; none for a city that only takes part in events.
    #[serde(default)]
    pub ties: Vec<RawTie>,
    /// Where the name, the position or the founding come from.
    #[serde(default)]
    pub sources: Vec<RawSourceRef>,
}

/// A dated statement about the relation of a city with the host.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawTie {
    /// `sister`, `friendly` or `contact`.
    #[cfg_attr(feature = "cli", schemars(extend("enum" = <TieKind as Word>::CODES)))]
    pub kind: String,
    /// EDTF: when the tie began, where that is known.
    pub since: Option<String>,
    /// EDTF: when it ended.
    pub until: Option<String>,
    /// `active`, `suspended` or `announced`.
    #[cfg_attr(feature = "cli", schemars(extend("enum" = <TieStatus as Word>::CODES)))]
    pub status: String,
    /// EDTF: the time for which the source states this.
    pub as_of: String,
    /// `stated` where a source says it in so many words, else `implied`.
    #[cfg_attr(feature = "cli", schemars(extend("enum" = <Basis as Word>::CODES)))]
    pub basis: String,
    #[serde(default)]
    pub note: RawTexts,
    /// At least one: a relation without a source is a fault.
    #[serde(default)]
    pub sources: Vec<RawSourceRef>,
}

/// A category or a direction, with its introduction.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawTopic {
    pub id: String,
    pub title: RawTexts,
    #[serde(default)]
    pub introduction: RawTexts,
    /// What the sources say about it as a whole, part by part.
    #[serde(default)]
    pub sections: Vec<RawSection>,
}

/// A part of an introduction that has a source of its own.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawSection {
    pub id: String,
    pub title: RawTexts,
    pub text: RawTexts,
    /// EDTF.
    pub when: Option<String>,
    /// Cities named by it.
    #[serde(default)]
    pub cities: Vec<String>,
    #[serde(default)]
    pub sources: Vec<RawSourceRef>,
}

/// An event, a programme or a document.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawEntry {
    /// Lower-case letters, digits and hyphens; it never changes.
    pub id: String,
    /// Events: `festival`, `exhibition`, `meeting`, `contest`, `plan`; programmes: `programme`;
    /// documents: `document`, `service`, `plan`.
    #[cfg_attr(feature = "cli", schemars(extend("enum" = <Kind as Word>::CODES)))]
    pub kind: String,
    pub title: RawTexts,
    #[serde(default)]
    pub summary: RawTexts,
    /// EDTF; absent where nothing is known about the date.
    pub when: Option<String>,
    /// Hours, where they are known; `when` is then a day.
    pub time: Option<RawTime>,
    /// The series of which this is one edition.
    pub series: Option<String>,
    #[serde(default)]
    pub cities: Vec<String>,
    /// Countries that took part where the source names no city, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub countries: Vec<String>,
    pub category: String,
    #[serde(default)]
    pub category_more: Vec<String>,
    pub direction: String,
    #[serde(default)]
    pub direction_more: Vec<String>,
    /// `online`, `in-person`, `mixed`, `by-post` or `unstated`.
    #[cfg_attr(feature = "cli", schemars(extend("enum" = <Format as Word>::CODES)))]
    pub format: String,
    /// `public`, `schoolchildren`, `youth`, `students`, `officials`, `business`.
    #[serde(default)]
    #[cfg_attr(feature = "cli", schemars(extend("items" = one_of(<Audience as Word>::CODES))))]
    pub audience: Vec<String>,
    /// Free keywords for the school desk: `art`, `music`, `sport`, `nature`, `language`,
    /// `technology`, `friendship`.
    #[serde(default)]
    pub topics: Vec<String>,
    pub ages: Option<RawAges>,
    /// Whether it suits pupils who look for an exchange.
    #[serde(default)]
    pub exchange: bool,
    /// `held`, `planned`, `ongoing`, `cancelled`, `postponed`, `moved-online`, `expected`;
    /// documents also `produced`, `adopted`.
    #[cfg_attr(feature = "cli", schemars(extend("enum" = <Status as Word>::CODES)))]
    pub status: String,
    pub place: Option<RawPlace>,
    /// Organisers and taking part by name, each per language.
    #[serde(default)]
    pub organisers: Vec<RawTexts>,
    pub contact: Option<RawContact>,
    #[serde(default)]
    pub links: Vec<RawLink>,
    /// Ids of `media`.
    #[serde(default)]
    pub media: Vec<String>,
    #[serde(default)]
    pub sources: Vec<RawSourceRef>,
    #[serde(default)]
    pub revision: RawRevision,
}

/// Clock times of a day, with the offset that held there and then.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawTime {
    /// `HH:MM`.
    pub start: String,
    /// `HH:MM`; earlier than `start` means the next day.
    pub end: Option<String>,
    /// `+10:00`.
    pub offset: String,
    /// IANA zone.
    pub zone: String,
}

/// Ages in full years, both inclusive.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawAges {
    pub from: Option<u8>,
    pub to: Option<u8>,
}

/// Where something takes place.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawPlace {
    pub name: RawTexts,
    /// The city it lies in: the host's id or a city's.
    pub city: Option<String>,
    pub position: Option<RawPosition>,
}

/// A link that a reader may follow: http, https, mailto or tel.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawLink {
    pub title: RawTexts,
    pub url: String,
    /// BCP 47 tag of the page behind it.
    pub lang: Option<String>,
}

/// Where a statement comes from.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawSourceRef {
    /// Id in `sources`.
    pub source: String,
    /// Paragraphs of a document: `P05`.
    #[serde(default)]
    pub paragraphs: Vec<String>,
}

/// How often a record was changed: calendars show the newest revision.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawRevision {
    /// 0 for the first publication.
    #[serde(default)]
    pub number: u32,
    /// `YYYY-MM-DD`; the bundle's date where it is absent.
    pub date: Option<String>,
}

/// What recurs: give `yearly` for spans of the year, or `rule` for exact days.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawSeries {
    pub id: String,
    pub title: RawTexts,
    #[serde(default)]
    pub summary: RawTexts,
    /// Yearly span: `05`, `05-31~`, `05-late/06-early`, `12-second-half`, `spring`.
    pub yearly: Option<String>,
    pub rule: Option<RawRule>,
    /// The first year for which the series is known.
    pub first_year: Option<i32>,
    pub last_year: Option<i32>,
    /// Years in which it did not take place.
    #[serde(default)]
    pub without: Vec<i32>,
    pub time: Option<RawTime>,
    #[serde(default)]
    pub cities: Vec<String>,
    pub category: String,
    pub direction: String,
    #[cfg_attr(feature = "cli", schemars(extend("enum" = <Format as Word>::CODES)))]
    pub format: String,
    #[serde(default)]
    #[cfg_attr(feature = "cli", schemars(extend("items" = one_of(<Audience as Word>::CODES))))]
    pub audience: Vec<String>,
    #[serde(default)]
    pub topics: Vec<String>,
    #[serde(default)]
    pub exchange: bool,
    pub place: Option<RawPlace>,
    #[serde(default)]
    pub organisers: Vec<RawTexts>,
    pub contact: Option<RawContact>,
    #[serde(default)]
    pub links: Vec<RawLink>,
    #[serde(default)]
    pub sources: Vec<RawSourceRef>,
    #[serde(default)]
    pub revision: RawRevision,
}

/// A rule of RFC 5545 for exact days.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawRule {
    /// First day, `YYYY-MM-DD`.
    pub start: String,
    /// `FREQ=YEARLY;BYMONTH=5`; absent where only `also` lists the days.
    pub rrule: Option<String>,
    /// Days left out.
    #[serde(default)]
    pub except: Vec<String>,
    /// Further days.
    #[serde(default)]
    pub also: Vec<String>,
}

/// A picture, film or sound.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawMedia {
    pub id: String,
    /// `image`, `video` or `audio`.
    #[cfg_attr(feature = "cli", schemars(extend("enum" = <MediaKind as Word>::CODES)))]
    pub kind: String,
    /// http or https, or a path below the site.
    pub url: String,
    /// What it shows, for readers who do not see it.
    pub description: RawTexts,
    /// Who made it and under which licence.
    pub credit: RawTexts,
}

/// A document or a public page that statements come from.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawSource {
    pub id: String,
    /// `document` (has paragraphs) or `page`.
    #[cfg_attr(feature = "cli", schemars(extend("enum" = <SourceKind as Word>::CODES)))]
    pub kind: String,
    pub title: RawTexts,
    /// http or https.
    pub url: Option<String>,
    /// BCP 47 tag of its language.
    pub lang: Option<String>,
    /// EDTF: when it was published or the time it covers.
    pub date: Option<String>,
}

/// The schema of a text that is one of these words.
#[cfg(feature = "cli")]
fn one_of(words: &[&str]) -> serde_json::Value {
    serde_json::json!({ "type": "string", "enum": words })
}

impl From<serde_json::Error> for ReadFault {
    fn from(error: serde_json::Error) -> ReadFault {
        let mut message = error.to_string();
        // The place is told apart, for a record's own lines mean nothing to whoever edits the file.
        if let Some(place) = message.rfind(" at line ") {
            message.truncate(place);
        }
        ReadFault {
            message,
            line: error.line(),
            column: error.column(),
        }
    }
}

/// What a country is called.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RawCountry {
    /// ISO 3166-1 alpha-2: `JP`.
    pub code: String,
    pub name: RawTexts,
}

/// What is wrong with a bundle's outline, as serde finds it; `None` where nothing is.
pub fn explain_bundle(json: &str) -> Option<ReadFault> {
    fault_of::<RawBundle<'_>>(json)
}

/// What is wrong with a record that stands in this field of the outermost object, or in its list.
pub fn explain(field: &str, record: &str) -> Option<ReadFault> {
    match field {
        "site" => fault_of::<RawSite>(record),
        "host" | "cities" => fault_of::<RawCity>(record),
        "categories" | "directions" => fault_of::<RawTopic>(record),
        "series" => fault_of::<RawSeries>(record),
        "media" => fault_of::<RawMedia>(record),
        "sources" => fault_of::<RawSource>(record),
        "countries" => fault_of::<RawCountry>(record),
        _ => fault_of::<RawEntry>(record),
    }
}

fn fault_of<'a, T: Deserialize<'a>>(text: &'a str) -> Option<ReadFault> {
    let read: Result<T, serde_json::Error> = serde_json::from_str(text);
    read.err().map(ReadFault::from)
}

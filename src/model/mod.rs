//! Checked bundle: cities and their ties, events and recurring series, sources of each fact.
//!
//! [`load`] turns the text of a bundle into a [`Bundle`] and a list of [`Fault`]s. There is no
//! other way to construct the checked types, so code that has one may rely on it: references
//! resolve, links are safe, dates parse.

#[macro_use]
mod vocabulary;
mod bundle;
mod city;
pub mod compare;
mod countdown;
mod countries;
mod details;
pub mod duplicates;
pub mod edit;
mod editions;
mod entry;
mod exchange;
mod facets;
mod fault;
mod figures;
mod filter;
mod group;
mod id;
mod inquiry;
pub mod lint;
mod load;
mod occurrence;
mod offer;
mod office_messages;
mod one_language;
mod publication;
mod review;
pub mod schema;
mod series;
mod source;
mod stay;
mod story;
pub mod table;
mod topic;
mod upcoming;
mod url;
mod venue;
mod view;

pub use bundle::{Bundle, Credit, Site};
pub use city::{City, Country, CountryName, OwnName, Tie};
pub use countdown::Countdown;
pub use countries::{CountryNames, with_country_names};
pub use details::{Details, Image, Price, PriceAmount, Publication, Registration, Session};
pub use editions::Editions;
pub use entry::{Ages, Contact, Entry, Link, Place, PlaceCity, Revision, Timed, Venue};
pub use exchange::{Answer, Criterion, Interest, OfferQuery, interests};
pub use facets::{Count, Facets, Values};
pub use fault::{Failure, Fault, FaultCode, Severity};
pub use figures::{CityFigures, MonthFigures, YearFigures};
pub use filter::{Filter, FilterField};
pub use group::{Group, GroupCounts};
pub use id::{
    CategoryIx, CityIx, DirectionIx, EntryIx, MAX_ID_LENGTH, MAX_OCCURRENCE_ID_LENGTH, MediaIx,
    SeriesIx, SourceIx, VenueIx, is_id, is_occurrence_id,
};
pub use inquiry::{Inquiry, Letter, Purpose, Question};
pub(crate) use load::json;
pub(crate) use load::nearest::nearest;
pub use load::{Loaded, check, load};
use occurrence::DateIndex;
pub use occurrence::{Occurrence, Occurrences, Slot, Subject};
pub use offer::{Offer, OfferChoices, OfferGroup, OfferTiming};
pub use office_messages::OfficeMessages;
pub use one_language::{in_one_language, one_language_path};
pub use publication::{LeftOut, NotPublished, Orphan, Published, published};
pub use review::{Bucket, Chapter, Dimension, Review, Row, Table};
pub use series::{Recurrence, Series};
pub use source::{Media, Source, SourceRef};
pub use stay::{Certainty, During, Found};
pub use story::{Milestone, StoryYear};
pub use topic::{Section, Topic};
pub use upcoming::{UpcomingOrRecent, coming_days, newest_first};
pub use url::{SafeUrl, UrlFault};
pub use venue::{VenueGroup, VenueSection, VenueSectionKey};
pub use view::{EffectiveStatus, View};
pub use vocabulary::{
    Accessibility, Audience, Basis, Bond, Class, Format, Kind, MediaKind, Scope, SourceKind,
    Status, TieKind, TieStatus, VenueKind, Vocabulary,
};

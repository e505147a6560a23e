//! The bundle, checked: cities and their ties, what happens and recurs, where each fact comes from.
//!
//! [`load`] turns the text of a bundle into a [`Bundle`] and a list of [`Fault`]s. Checked types
//! cannot be read from outside by any other way, so whoever has one may rely on it: references
//! exist, links are safe, dates parse.

#[macro_use]
mod word;
pub mod alike;
mod around;
mod bundle;
pub mod care;
mod city;
pub mod compare;
mod countries;
mod desk;
pub mod edit;
mod entry;
mod facets;
mod fault;
mod figures;
mod filter;
mod group;
mod id;
mod load;
mod occurrence;
mod office;
mod review;
pub mod schema;
mod series;
mod source;
mod story;
pub mod table;
mod topic;
mod url;
mod view;

pub use around::{Around, newest_first};
pub use bundle::{Bundle, Site};
pub use city::{City, Country, CountryName, OwnName, Tie};
pub use countries::{CountryNames, with_country_names};
pub use desk::{Answer, Interest, Offer, Stage, Told, Wish, interests};
pub use entry::{Ages, Contact, Entry, Link, Place, PlaceCity, Revision, Timed};
pub use facets::{Count, Facets, Values};
pub use fault::{Failure, Fault, FaultCode, Severity};
pub use figures::{CityFigures, MonthFigures, YearFigures};
pub use filter::{Filter, Respect};
pub use group::Group;
pub use id::{
    CategoryIx, CityIx, DirectionIx, EntryIx, MAX_ID_LENGTH, MAX_OCCURRENCE_ID_LENGTH, MediaIx,
    SeriesIx, SourceIx, is_id, is_occurrence_id,
};
pub(crate) use load::json;
pub(crate) use load::nearest::nearest;
pub use load::{Loaded, check, load};
use occurrence::Timeline;
pub use occurrence::{Occurrence, Occurrences, Slot, Subject};
pub use office::Office;
pub use review::{By, Chapter, Of, Review, Row, Table};
pub use series::{Recurs, Series};
pub use source::{Media, Source, SourceRef};
pub use story::{Milestone, StoryYear};
pub use topic::{Section, Topic};
pub use url::{SafeUrl, UrlFault};
pub use view::{Standing, View};
pub use word::{
    Audience, Basis, Bond, Class, Format, Kind, MediaKind, SourceKind, Status, TieKind, TieStatus,
    Word,
};

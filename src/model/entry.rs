//! Entries: events, programmes and documents.

use super::{
    Accessibility, Audience, CategoryIx, CityIx, Class, Country, Details, DirectionIx, Format,
    Kind, MediaIx, Publication, SafeUrl, Scope, SeriesIx, SourceRef, Status, VenueIx, VenueKind,
};
use crate::geo::LonLat;
use crate::text::Localized;
use crate::time::{ClockTime, Date, Edtf, UtcOffset};

/// An event, a programme or a document.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Unique among entries and series, which share the address `/events/{id}`.
    pub id: Box<str>,
    pub class: Class,
    pub kind: Kind,
    pub title: Localized,
    /// May be empty.
    pub summary: Localized,
    /// [`Edtf::Unknown`] if nothing is known about the date.
    pub when: Edtf,
    /// Only if `when` is one exact day.
    pub time: Option<Timed>,
    /// Series that this is an edition of.
    pub series: Option<SeriesIx>,
    /// Scope of its series, or else [`Scope::City`].
    pub scope: Scope,
    pub cities: Vec<CityIx>,
    /// Participating countries for which the source names no city.
    pub countries: Vec<Country>,
    pub category: CategoryIx,
    pub category_more: Vec<CategoryIx>,
    pub direction: DirectionIx,
    pub direction_more: Vec<DirectionIx>,
    pub format: Format,
    pub audience: Vec<Audience>,
    /// Free keywords.
    pub topics: Vec<Box<str>>,
    pub ages: Option<Ages>,
    /// Whether it is suitable for pupils looking for an exchange.
    pub exchange: bool,
    pub status: Status,
    pub venue: Option<VenueIx>,
    /// Place that is not one of the venues.
    pub place: Option<Place>,
    /// Details, if there are any.
    pub details: Option<Box<Details>>,
    /// Organisers by name.
    pub organisers: Vec<Localized>,
    pub contact: Option<Contact>,
    pub links: Vec<Link>,
    pub media: Vec<MediaIx>,
    pub sources: Vec<SourceRef>,
    pub publication: Publication,
    pub revision: Revision,
}

impl Entry {
    /// Whether it is of [`Scope::City`].
    pub fn is_own(&self) -> bool {
        self.scope == Scope::City
    }

    /// Returns the texts that editors translate; some may be empty.
    pub fn texts(&self) -> impl Iterator<Item = &Localized> {
        [&self.title, &self.summary]
            .into_iter()
            .chain(&self.organisers)
            .chain(self.place.iter().flat_map(Place::texts))
            .chain(self.details.iter().flat_map(|details| details.texts()))
            .chain(self.links.iter().map(|link| &link.title))
    }
}

/// Clock times of a day, with the UTC offset in effect at that place and time.
///
/// ```
/// use pobratim::{model::Timed, time::UtcOffset};
/// let night = Timed {
///     doors: None,
///     start: "22:30".parse().unwrap(),
///     end: "01:00".parse().ok(),
///     offset: UtcOffset::from_minutes(600).unwrap(),
///     zone: "Asia/Vladivostok".into(),
/// };
/// assert_eq!((night.start_minutes(), night.length_minutes()), (1350, Some(150)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// When the doors open, not later than `start`.
    pub doors: Option<ClockTime>,
    pub start: ClockTime,
    /// If earlier than `start`, on the next day.
    pub end: Option<ClockTime>,
    pub offset: UtcOffset,
    /// IANA time zone.
    pub zone: Box<str>,
}

impl Timed {
    /// Returns the start in minutes after midnight, 0 to 1439.
    pub fn start_minutes(&self) -> u16 {
        minutes_of(self.start)
    }

    /// Returns the duration in minutes, 0 to 1439; `None` if the end is unknown.
    pub fn length_minutes(&self) -> Option<u16> {
        let end = minutes_of(self.end?);
        Some((end + 1440 - self.start_minutes()) % 1440)
    }
}

fn minutes_of(time: ClockTime) -> u16 {
    u16::from(time.hour()) * 60 + u16::from(time.minute())
}

/// Ages in full years, both inclusive; a missing end is open.
///
/// ```
/// use pobratim::model::Ages;
/// let ages = Ages { from: Some(10), to: None };
/// assert!(ages.contains(10) && ages.contains(99) && !ages.contains(9));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    pub from: Option<u8>,
    pub to: Option<u8>,
}

impl Ages {
    /// Whether a person of this age may take part.
    pub fn contains(self, age: u8) -> bool {
        self.from.is_none_or(|from| from <= age) && self.to.is_none_or(|to| age <= to)
    }
}

/// Where something takes place.
#[derive(Clone, Debug)]
pub struct Place {
    pub name: Localized,
    pub city: Option<PlaceCity>,
    pub position: Option<LonLat>,
    /// Street address; may be empty.
    pub address: Localized,
}

impl Place {
    /// Returns the texts that editors translate; some may be empty.
    pub fn texts(&self) -> impl Iterator<Item = &Localized> {
        [&self.name, &self.address].into_iter()
    }
}

/// A venue, which entries and series refer to.
#[derive(Clone, Debug)]
pub struct Venue {
    pub id: Box<str>,
    /// [`VenueKind::Sight`] if the bundle does not state it.
    pub kind: VenueKind,
    pub place: Place,
    /// May be empty.
    pub summary: Localized,
    /// When it is open, in words; may be empty.
    pub opening: Localized,
    /// How to get there; may be empty.
    pub getting_there: Localized,
    /// Its page, http or https.
    pub url: Option<SafeUrl>,
    pub accessibility: Vec<Accessibility>,
    pub sources: Vec<SourceRef>,
}

impl Venue {
    /// Returns the texts that editors translate; some may be empty.
    pub fn texts(&self) -> impl Iterator<Item = &Localized> {
        let own = [&self.summary, &self.opening, &self.getting_there];
        self.place.texts().chain(own)
    }
}

/// City of a venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceCity {
    Host,
    City(CityIx),
}

/// Contact with at least one of URL, email and phone.
#[derive(Clone, Debug)]
pub struct Contact {
    pub name: Localized,
    /// http or https.
    pub url: Option<SafeUrl>,
    pub email: Option<Box<str>>,
    /// In international form: `+7 4212 000000`.
    pub phone: Option<Box<str>>,
}

/// A link shown to readers.
#[derive(Clone, Debug)]
pub struct Link {
    pub title: Localized,
    pub url: SafeUrl,
    /// BCP 47 tag of the linked page.
    pub lang: Option<Box<str>>,
}

/// Revision of a record; calendars show the highest number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision {
    /// 0 for the first publication.
    pub number: u32,
    /// Day of this revision, or else of the bundle; absent only if that is faulty.
    pub date: Option<Date>,
}

//! One face for entries and for expected occurrences, so that what shows them need not care.

use super::{
    Ages, Audience, Bundle, CategoryIx, CityIx, Class, Contact, Country, DirectionIx, Format,
    Group, Kind, Link, MediaIx, Occurrence, Place, Revision, SeriesIx, SourceRef, Status, Subject,
    Timed, Word,
};
use crate::text::Localized;
use crate::time::{Date, Edtf};

/// An entry, or an occurrence that a series lets expect, seen from outside.
///
/// ```
/// use pobratim::{model::{Standing, load}, time::days};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let call = bundle.view(bundle.find_subject("mayors-call-2026").unwrap());
/// let on = |month| call.standing(days::date(2026, month, 1).unwrap());
/// assert_eq!((on(6), on(7)), (Standing::Planned, Standing::OutcomeUnknown));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub subject: Subject,
    /// What is expected is an event.
    pub class: Class,
    /// `None` for what is expected.
    pub kind: Option<Kind>,
    pub title: &'a Localized,
    /// May be empty.
    pub summary: &'a Localized,
    pub when: Edtf,
    pub time: Option<&'a Timed>,
    pub series: Option<SeriesIx>,
    pub cities: &'a [CityIx],
    pub countries: &'a [Country],
    pub category: CategoryIx,
    pub category_more: &'a [CategoryIx],
    pub direction: DirectionIx,
    pub direction_more: &'a [DirectionIx],
    pub format: Format,
    pub audience: &'a [Audience],
    pub topics: &'a [Box<str>],
    pub ages: Option<Ages>,
    pub exchange: bool,
    pub status: Status,
    pub place: Option<&'a Place>,
    pub organisers: &'a [Localized],
    pub contact: Option<&'a Contact>,
    pub links: &'a [Link],
    pub media: &'a [MediaIx],
    pub sources: &'a [SourceRef],
    pub revision: Revision,
}

impl Bundle {
    /// A subject seen from outside.
    pub fn view(&self, subject: Subject) -> View<'_> {
        match subject {
            Subject::Entry(_) => self.view_on(subject, Edtf::Unknown),
            Subject::Expected { .. } => self.view_on(subject, self.when(subject)),
        }
    }

    /// An occurrence seen from outside; cheaper than [`Bundle::view`] where its date is known.
    pub fn view_of(&self, occurrence: &Occurrence) -> View<'_> {
        self.view_on(occurrence.subject, occurrence.when)
    }

    /// The view of a subject; `when` is the date of what is expected.
    fn view_on(&self, subject: Subject, when: Edtf) -> View<'_> {
        match subject {
            Subject::Entry(place) => {
                let entry = self.entry(place);
                View {
                    subject,
                    class: entry.class,
                    kind: Some(entry.kind),
                    title: &entry.title,
                    summary: &entry.summary,
                    when: entry.when,
                    time: entry.time.as_ref(),
                    series: entry.series,
                    cities: &entry.cities,
                    countries: &entry.countries,
                    category: entry.category,
                    category_more: &entry.category_more,
                    direction: entry.direction,
                    direction_more: &entry.direction_more,
                    format: entry.format,
                    audience: &entry.audience,
                    topics: &entry.topics,
                    ages: entry.ages,
                    exchange: entry.exchange,
                    status: entry.status,
                    place: entry.place.as_ref(),
                    organisers: &entry.organisers,
                    contact: entry.contact.as_ref(),
                    links: &entry.links,
                    media: &entry.media,
                    sources: &entry.sources,
                    revision: entry.revision,
                }
            }
            Subject::Expected { series: place, .. } => {
                let series = self.series(place);
                View {
                    subject,
                    class: Class::Event,
                    kind: None,
                    title: &series.title,
                    summary: &series.summary,
                    when,
                    time: series.time.as_ref(),
                    series: Some(place),
                    cities: &series.cities,
                    countries: &[],
                    category: series.category,
                    category_more: &[],
                    direction: series.direction,
                    direction_more: &[],
                    format: series.format,
                    audience: &series.audience,
                    topics: &series.topics,
                    ages: None,
                    exchange: series.exchange,
                    status: Status::Expected,
                    place: series.place.as_ref(),
                    organisers: &series.organisers,
                    contact: series.contact.as_ref(),
                    links: &series.links,
                    media: &[],
                    sources: &series.sources,
                    revision: series.revision,
                }
            }
        }
    }
}

words! {
    /// What a status means on a given day.
    Standing {
        Held = "held",
        Planned = "planned",
        /// Planned for a time that is over, and no source says what came of it.
        OutcomeUnknown = "outcome-unknown",
        Ongoing = "ongoing",
        Cancelled = "cancelled",
        Postponed = "postponed",
        MovedOnline = "moved-online",
        Expected = "expected",
        /// Takes place every year, but the data does not confirm this past one.
        Unconfirmed = "unconfirmed",
        Produced = "produced",
        Adopted = "adopted",
    }
}

impl Standing {
    /// The status that an entry of this standing has.
    pub const fn status(self) -> Status {
        match self {
            Standing::Held => Status::Held,
            Standing::Planned | Standing::OutcomeUnknown => Status::Planned,
            Standing::Ongoing => Status::Ongoing,
            Standing::Cancelled => Status::Cancelled,
            Standing::Postponed => Status::Postponed,
            Standing::MovedOnline => Status::MovedOnline,
            Standing::Expected | Standing::Unconfirmed => Status::Expected,
            Standing::Produced => Status::Produced,
            Standing::Adopted => Status::Adopted,
        }
    }

    /// Whether it differs from what was announced, so that a reader must see it before the title.
    pub const fn is_change(self) -> bool {
        match self {
            Standing::Cancelled | Standing::Postponed | Standing::MovedOnline => true,
            Standing::Held
            | Standing::Planned
            | Standing::OutcomeUnknown
            | Standing::Ongoing
            | Standing::Expected
            | Standing::Unconfirmed
            | Standing::Produced
            | Standing::Adopted => false,
        }
    }
}

impl View<'_> {
    /// What the status means on the day `today`: a plan whose last possible day is over, and
    /// which nothing confirms, is of unknown outcome; what was expected of a past year and never
    /// confirmed is unconfirmed.
    pub fn standing(&self, today: Date) -> Standing {
        match self.status {
            Status::Planned if self.is_outcome_unrecorded(today) => Standing::OutcomeUnknown,
            Status::Planned => Standing::Planned,
            Status::Held => Standing::Held,
            Status::Ongoing => Standing::Ongoing,
            Status::Cancelled => Standing::Cancelled,
            Status::Postponed => Standing::Postponed,
            Status::MovedOnline => Standing::MovedOnline,
            Status::Expected if self.group(today) == Group::Past => Standing::Unconfirmed,
            Status::Expected => Standing::Expected,
            Status::Produced => Standing::Produced,
            Status::Adopted => Standing::Adopted,
        }
    }
}

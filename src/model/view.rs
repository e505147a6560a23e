//! Common read-only view of entries and expected occurrences.

use super::{
    Accessibility, Ages, Audience, Bundle, CategoryIx, CityIx, Class, Contact, Country, Details,
    DirectionIx, Format, Group, Kind, Link, MediaIx, Occurrence, Place, Revision, Scope, SeriesIx,
    Session, SourceRef, Status, Subject, Timed, Venue, VenueIx, Vocabulary,
};
use crate::text::Localized;
use crate::time::{Date, Edtf};
use std::sync::LazyLock;

/// Fields of an entry or of an expected occurrence of a series.
///
/// ```
/// use pobratim::{model::{EffectiveStatus, load}, time::days};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let call = bundle.view(bundle.find_subject("mayors-call-2026").unwrap());
/// let on = |month| call.effective_status(days::date(2026, month, 1).unwrap());
/// assert_eq!((on(6), on(7)), (EffectiveStatus::Planned, EffectiveStatus::OutcomeUnknown));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub subject: Subject,
    /// [`Class::Event`] for an expected occurrence.
    pub class: Class,
    /// `None` for an expected occurrence.
    pub kind: Option<Kind>,
    pub title: &'a Localized,
    /// May be empty.
    pub summary: &'a Localized,
    pub when: Edtf,
    pub time: Option<&'a Timed>,
    pub series: Option<SeriesIx>,
    pub scope: Scope,
    /// Whether the law makes it a day off, in `countries`.
    pub day_off: bool,
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
    pub venue: Option<&'a Venue>,
    /// Place of the venue, or else that of the record itself.
    pub place: Option<&'a Place>,
    /// Details; all empty if the record has none.
    pub details: &'a Details,
    pub organisers: &'a [Localized],
    pub contact: Option<&'a Contact>,
    pub links: &'a [Link],
    pub media: &'a [MediaIx],
    pub sources: &'a [SourceRef],
    pub revision: Revision,
}

impl Bundle {
    /// Returns the view of a subject.
    pub fn view(&self, subject: Subject) -> View<'_> {
        match subject {
            Subject::Entry(_) => self.view_on(subject, Edtf::Unknown),
            Subject::Expected { .. } => self.view_on(subject, self.when(subject)),
        }
    }

    /// Returns the view of an occurrence; cheaper than [`Bundle::view`] because its date is known.
    pub fn view_of(&self, occurrence: &Occurrence) -> View<'_> {
        self.view_on(occurrence.subject, occurrence.when)
    }

    /// Returns the view of an event at one of its sessions: its day, hours and venue are those of the
    /// session.
    pub fn view_of_session<'a>(&'a self, event: &View<'a>, session: &'a Session) -> View<'a> {
        let venue = session.venue.map(|venue| self.venue(venue));
        View {
            when: Edtf::day(session.day),
            time: session.time.as_ref(),
            venue: venue.or(event.venue),
            place: venue.map(|venue| &venue.place).or(event.place),
            ..*event
        }
    }

    /// Returns the place of a venue, or else the record's own.
    fn place<'a>(&'a self, venue: Option<VenueIx>, own: Option<&'a Place>) -> Option<&'a Place> {
        venue.map(|venue| &self.venue(venue).place).or(own)
    }

    /// Returns the view of a subject; `when` is used for an expected occurrence only.
    fn view_on(&self, subject: Subject, when: Edtf) -> View<'_> {
        match subject {
            Subject::Entry(index) => {
                let entry = self.entry(index);
                View {
                    subject,
                    class: entry.class,
                    kind: Some(entry.kind),
                    title: &entry.title,
                    summary: &entry.summary,
                    when: entry.when,
                    time: entry.time.as_ref(),
                    series: entry.series,
                    scope: entry.scope,
                    day_off: entry
                        .series
                        .is_some_and(|series| self.series(series).day_off),
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
                    venue: entry.venue.map(|venue| self.venue(venue)),
                    place: self.place(entry.venue, entry.place.as_ref()),
                    details: details_of(&entry.details),
                    organisers: &entry.organisers,
                    contact: entry.contact.as_ref(),
                    links: &entry.links,
                    media: &entry.media,
                    sources: &entry.sources,
                    revision: entry.revision,
                }
            }
            Subject::Expected {
                series: index,
                slot,
            } => {
                let series = self.series(index);
                View {
                    subject,
                    class: Class::Event,
                    kind: None,
                    title: &series.title,
                    summary: &series.summary,
                    when,
                    time: series.time.as_ref(),
                    series: Some(index),
                    scope: series.scope,
                    day_off: series.day_off,
                    cities: &series.cities,
                    countries: &series.countries,
                    category: series.category,
                    category_more: &[],
                    direction: series.direction,
                    direction_more: &[],
                    format: series.format,
                    audience: &series.audience,
                    topics: &series.topics,
                    ages: None,
                    exchange: series.exchange,
                    status: self.slot_status(index, slot, &when),
                    venue: series.venue.map(|venue| self.venue(venue)),
                    place: self.place(series.venue, series.place.as_ref()),
                    details: details_of(&series.details),
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

/// Returns the details of a record, all empty if it has none.
fn details_of(details: &Option<Box<Details>>) -> &Details {
    static NONE: LazyLock<Details> = LazyLock::new(Details::default);
    match details {
        Some(details) => details,
        None => &NONE,
    }
}

vocabulary! {
    /// Meaning of a status on a given day.
    EffectiveStatus {
        Held = "held",
        Planned = "planned",
        /// Planned for a time that has passed; no source reports the outcome.
        OutcomeUnknown = "outcome-unknown",
        Ongoing = "ongoing",
        Cancelled = "cancelled",
        Postponed = "postponed",
        MovedOnline = "moved-online",
        Expected = "expected",
        /// Recurring, but no source confirms this past occurrence.
        Unconfirmed = "unconfirmed",
        Produced = "produced",
        Adopted = "adopted",
    }
}

impl EffectiveStatus {
    /// Returns the status of an entry with this effective status.
    pub const fn status(self) -> Status {
        match self {
            EffectiveStatus::Held => Status::Held,
            EffectiveStatus::Planned | EffectiveStatus::OutcomeUnknown => Status::Planned,
            EffectiveStatus::Ongoing => Status::Ongoing,
            EffectiveStatus::Cancelled => Status::Cancelled,
            EffectiveStatus::Postponed => Status::Postponed,
            EffectiveStatus::MovedOnline => Status::MovedOnline,
            EffectiveStatus::Expected | EffectiveStatus::Unconfirmed => Status::Expected,
            EffectiveStatus::Produced => Status::Produced,
            EffectiveStatus::Adopted => Status::Adopted,
        }
    }

    /// Whether it differs from the announcement and must be shown before the title.
    pub const fn is_change(self) -> bool {
        match self {
            EffectiveStatus::Cancelled
            | EffectiveStatus::Postponed
            | EffectiveStatus::MovedOnline => true,
            EffectiveStatus::Held
            | EffectiveStatus::Planned
            | EffectiveStatus::OutcomeUnknown
            | EffectiveStatus::Ongoing
            | EffectiveStatus::Expected
            | EffectiveStatus::Unconfirmed
            | EffectiveStatus::Produced
            | EffectiveStatus::Adopted => false,
        }
    }
}

impl View<'_> {
    /// Returns what makes the venue and the event accessible, each once: that of the venue first.
    pub fn accessibility(&self) -> impl Iterator<Item = Accessibility> {
        let of_venue = self.venue.map_or(&[][..], |venue| &venue.accessibility);
        let own = self.details.accessibility.iter();
        let own = own.filter(|one| !of_venue.contains(one));
        of_venue.iter().chain(own).copied()
    }

    /// Returns the effective status on the day `today`: an unconfirmed plan whose last possible day
    /// has passed has an unknown outcome; an expected occurrence that has passed without
    /// confirmation is unconfirmed.
    pub fn effective_status(&self, today: Date) -> EffectiveStatus {
        match self.status {
            Status::Planned if self.is_outcome_unrecorded(today) => EffectiveStatus::OutcomeUnknown,
            Status::Planned => EffectiveStatus::Planned,
            Status::Held => EffectiveStatus::Held,
            Status::Ongoing => EffectiveStatus::Ongoing,
            Status::Cancelled => EffectiveStatus::Cancelled,
            Status::Postponed => EffectiveStatus::Postponed,
            Status::MovedOnline => EffectiveStatus::MovedOnline,
            Status::Expected if self.group(today) == Group::Past => EffectiveStatus::Unconfirmed,
            Status::Expected => EffectiveStatus::Expected,
            Status::Produced => EffectiveStatus::Produced,
            Status::Adopted => EffectiveStatus::Adopted,
        }
    }
}

//! The records that can be found, and their indexed texts.

use crate::model::{
    Bundle, City, CityIx, Class, Details, EntryIx, Place, Scope, SeriesIx, Subject, VenueIx,
};
use crate::text::{Lang, Localized};
use crate::time::{Date, Window, days};

/// A record of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    Host,
    City(CityIx),
    Entry(EntryIx),
    Series(SeriesIx),
    Venue(VenueIx),
}

/// The role of a text in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// A summary, or a paragraph of a description.
    Summary,
    /// A venue, an organiser, the title of a session, a year.
    Detail,
    /// A title, a name, an old spelling.
    Name,
}

/// Callback for the texts of a record, each with the BCP 47 tag of its language, empty where none
/// is known.
pub(super) type TextVisitor<'a> = dyn FnMut(Field, &str, &str) + 'a;

impl Record {
    /// Returns the id of the record; except for a venue it is in the path of its page.
    pub fn id<'a>(&self, bundle: &'a Bundle) -> &'a str {
        match self {
            Record::Host => &bundle.host.id,
            Record::City(ix) => &bundle.city(*ix).id,
            Record::Entry(ix) => &bundle.entry(*ix).id,
            Record::Series(ix) => &bundle.series(*ix).id,
            Record::Venue(ix) => &bundle.venue(*ix).id,
        }
    }

    /// Returns the record of an entry, or the series of an expected occurrence.
    pub const fn of(subject: Subject) -> Record {
        match subject {
            Subject::Entry(ix) => Record::Entry(ix),
            Subject::Expected { series, .. } => Record::Series(series),
        }
    }

    /// Returns whose events it has; a city or a venue is of [`Scope::City`].
    pub(super) fn scope(&self, bundle: &Bundle) -> Scope {
        match self {
            Record::Host | Record::City(_) | Record::Venue(_) => Scope::City,
            Record::Entry(ix) => bundle.entry(*ix).scope,
            Record::Series(ix) => bundle.series(*ix).scope,
        }
    }

    /// Returns the group of results: 0 cities, 1 events and series, 2 programmes, 3 documents,
    /// 4 venues.
    pub fn group(&self, bundle: &Bundle) -> usize {
        match self {
            Record::Host | Record::City(_) => 0,
            Record::Series(_) => 1,
            Record::Venue(_) => 4,
            Record::Entry(ix) => match bundle.entry(*ix).class {
                Class::Event => 1,
                Class::Programme => 2,
                Class::Document => 3,
            },
        }
    }

    /// Returns the entry or occurrence that the result links to; `None` for cities and venues. For a
    /// series it is the next occurrence that may still take place on `today` or within two years, else the
    /// last edition.
    pub fn subject(&self, bundle: &Bundle, today: Date) -> Option<Subject> {
        let series_ix = match self {
            Record::Host | Record::City(_) | Record::Venue(_) => return None,
            Record::Entry(ix) => return Some(Subject::Entry(*ix)),
            Record::Series(ix) => *ix,
        };
        let is_own = |subject: &Subject| match subject {
            Subject::Entry(entry) => bundle.entry(*entry).series == Some(series_ix),
            Subject::Expected { series, .. } => *series == series_ix,
        };
        let window = Window::new(today, days::add_months(today, 24))?;
        let scopes = [bundle.series(series_ix).scope];
        let next = bundle.occurrences_of(&scopes, &window, usize::MAX - 1).list;
        let mut next = next.iter().map(|occurrence| occurrence.subject);
        next.find(is_own).or_else(|| {
            let editions = bundle.entries_where(&|entry| entry.series == Some(series_ix));
            let last = |subject: &Subject| bundle.when(*subject).bounds().latest;
            editions
                .iter()
                .map(|edition| edition.subject)
                .max_by_key(last)
        })
    }

    /// Calls `visit` with each text.
    pub(super) fn texts(&self, bundle: &Bundle, visit: &mut TextVisitor<'_>) {
        match self {
            Record::Host => city_texts(&bundle.host, visit),
            Record::City(ix) => city_texts(bundle.city(*ix), visit),
            Record::Entry(ix) => {
                let it = bundle.entry(*ix);
                each(&it.title, Field::Name, visit);
                names(&it.organisers, visit);
                details(bundle, it.venue, &it.place, &it.details, visit);
                each(&it.summary, Field::Summary, visit);
                description(&it.details, visit);
            }
            Record::Series(ix) => {
                let it = bundle.series(*ix);
                each(&it.title, Field::Name, visit);
                names(&it.organisers, visit);
                details(bundle, it.venue, &it.place, &it.details, visit);
                each(&it.summary, Field::Summary, visit);
                description(&it.details, visit);
            }
            Record::Venue(ix) => {
                let it = bundle.venue(*ix);
                each(&it.place.name, Field::Name, visit);
                each(&it.place.address, Field::Detail, visit);
                each(&it.summary, Field::Summary, visit);
            }
        }
    }

    /// Returns the title or name.
    pub fn title<'a>(&self, bundle: &'a Bundle) -> &'a Localized {
        match self {
            Record::Host => &bundle.host.name,
            Record::City(ix) => &bundle.city(*ix).name,
            Record::Entry(ix) => &bundle.entry(*ix).title,
            Record::Series(ix) => &bundle.series(*ix).title,
            Record::Venue(ix) => &bundle.venue(*ix).place.name,
        }
    }
}

fn city_texts(city: &City, visit: &mut TextVisitor<'_>) {
    each(&city.name, Field::Name, visit);
    if let Some(own) = &city.own_name {
        visit(Field::Name, &own.tag, &own.text);
    }
    for alias in &city.aliases {
        visit(Field::Name, "", alias);
    }
    each(&city.summary, Field::Summary, visit);
}

/// Visits the place of an event, those who take part, and the titles of its sessions.
fn details(
    bundle: &Bundle,
    venue: Option<VenueIx>,
    place: &Option<Place>,
    details: &Option<Box<Details>>,
    visit: &mut TextVisitor<'_>,
) {
    let venue = venue.map(|venue| &bundle.venue(venue).place);
    if let Some(place) = venue.or(place.as_ref()) {
        each(&place.name, Field::Detail, visit);
        each(&place.address, Field::Detail, visit);
    }
    let Some(details) = details else { return };
    names(&details.participants, visit);
    for session in &details.sessions {
        each(&session.title, Field::Detail, visit);
    }
}

/// Visits the paragraphs of a description.
fn description(details: &Option<Box<Details>>, visit: &mut TextVisitor<'_>) {
    let Some(details) = details else { return };
    for lang in Lang::ALL {
        let text = details.description.exact(lang).unwrap_or_default();
        // An excerpt shows a part of one paragraph.
        for paragraph in Details::paragraphs(text) {
            visit(Field::Summary, lang.html_tag(), paragraph);
        }
    }
}

fn names(names: &[Localized], visit: &mut TextVisitor<'_>) {
    for name in names {
        each(name, Field::Detail, visit);
    }
}

fn each(text: &Localized, field: Field, visit: &mut TextVisitor<'_>) {
    for lang in Lang::ALL {
        if let Some(words) = text.exact(lang) {
            visit(field, lang.html_tag(), words);
        }
    }
}

//! What can be found, and the texts by which it is found.

use crate::model::schema::{EntryField, Shown};
use crate::model::{Bundle, City, CityIx, Class, EntryIx, Place, SeriesIx, Subject};
use crate::text::{Lang, Localized};
use crate::time::{Date, Window, days};

/// A record that a reader may look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    Host,
    City(CityIx),
    Entry(EntryIx),
    Series(SeriesIx),
}

/// What a text is of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Summary,
    /// A place, an organiser, a year.
    Detail,
    /// A title, a name, an old spelling.
    Name,
}

/// Whether what the search knows of a record changes with a field.
pub const fn search_shows(field: EntryField) -> Shown {
    match field {
        EntryField::Title
        | EntryField::Summary
        | EntryField::When
        | EntryField::Cities
        | EntryField::Countries
        | EntryField::Category
        | EntryField::CategoryMore
        | EntryField::Direction
        | EntryField::DirectionMore
        | EntryField::Place
        | EntryField::Organisers => Shown::Shown,
        EntryField::Id => Shown::NotShown("the search is by words, not by ids"),
        EntryField::Kind
        | EntryField::Format
        | EntryField::Audience
        | EntryField::Ages
        | EntryField::Exchange
        | EntryField::Status => {
            Shown::NotShown("filters of the calendar and the school desk narrow by it")
        }
        EntryField::Topics => Shown::NotShown("keywords serve the school desk"),
        EntryField::Series => Shown::NotShown("a series is found by its own title"),
        EntryField::Time
        | EntryField::Contact
        | EntryField::Links
        | EntryField::Media
        | EntryField::Sources
        | EntryField::Revision => Shown::NotShown("nobody looks for an entry by it"),
        EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without => {
            Shown::NotShown("a series is found by its words, not by its years")
        }
    }
}

/// Receives the texts of a record, each with the BCP 47 tag of its language, empty where none is
/// known.
pub(super) type Hear<'a> = dyn FnMut(Field, &str, &str) + 'a;

impl Record {
    /// The id in the address of its page: a city's, an entry's, a series'.
    pub fn id<'a>(&self, bundle: &'a Bundle) -> &'a str {
        match self {
            Record::Host => &bundle.host.id,
            Record::City(place) => &bundle.city(*place).id,
            Record::Entry(place) => &bundle.entry(*place).id,
            Record::Series(place) => &bundle.series(*place).id,
        }
    }

    /// The group in which it is shown: 0 cities, 1 events and series, 2 programmes, 3 documents.
    pub fn group(&self, bundle: &Bundle) -> usize {
        match self {
            Record::Host | Record::City(_) => 0,
            Record::Series(_) => 1,
            Record::Entry(place) => match bundle.entry(*place).class {
                Class::Event => 1,
                Class::Programme => 2,
                Class::Document => 3,
            },
        }
    }

    /// What its link leads to, if that is an entry or an occurrence: of a series the next one that
    /// may still take place on `today` or within two years, else its last edition.
    pub fn subject(&self, bundle: &Bundle, today: Date) -> Option<Subject> {
        let place = match self {
            Record::Host | Record::City(_) => return None,
            Record::Entry(place) => return Some(Subject::Entry(*place)),
            Record::Series(place) => *place,
        };
        let is_own = |subject: &Subject| match subject {
            Subject::Entry(entry) => bundle.entry(*entry).series == Some(place),
            Subject::Expected { series, .. } => *series == place,
        };
        let window = Window::new(today, days::add_months(today, 24))?;
        let next = bundle.occurrences(&window, usize::MAX - 1).list;
        let mut next = next.iter().map(|occurrence| occurrence.subject);
        next.find(is_own).or_else(|| {
            let editions = bundle.entries_where(&|entry| entry.series == Some(place));
            let last = |subject: &Subject| bundle.when(*subject).bounds().latest;
            editions
                .iter()
                .map(|edition| edition.subject)
                .max_by_key(last)
        })
    }

    /// Calls back with each text.
    pub(super) fn texts(&self, bundle: &Bundle, hear: &mut Hear<'_>) {
        match self {
            Record::Host => city_texts(&bundle.host, hear),
            Record::City(place) => city_texts(bundle.city(*place), hear),
            Record::Entry(place) => {
                let it = bundle.entry(*place);
                event_texts(&it.title, &it.summary, &it.place, &it.organisers, hear);
            }
            Record::Series(place) => {
                let it = bundle.series(*place);
                event_texts(&it.title, &it.summary, &it.place, &it.organisers, hear);
            }
        }
    }

    /// The title or name.
    pub fn title<'a>(&self, bundle: &'a Bundle) -> &'a Localized {
        match self {
            Record::Host => &bundle.host.name,
            Record::City(place) => &bundle.city(*place).name,
            Record::Entry(place) => &bundle.entry(*place).title,
            Record::Series(place) => &bundle.series(*place).title,
        }
    }
}

fn city_texts(city: &City, hear: &mut Hear<'_>) {
    each(&city.name, Field::Name, hear);
    if let Some(own) = &city.own_name {
        hear(Field::Name, &own.tag, &own.text);
    }
    for alias in &city.aliases {
        hear(Field::Name, "", alias);
    }
    each(&city.summary, Field::Summary, hear);
}

fn event_texts(
    title: &Localized,
    summary: &Localized,
    place: &Option<Place>,
    organisers: &[Localized],
    hear: &mut Hear<'_>,
) {
    each(title, Field::Name, hear);
    for organiser in organisers {
        each(organiser, Field::Detail, hear);
    }
    if let Some(place) = place {
        each(&place.name, Field::Detail, hear);
    }
    each(summary, Field::Summary, hear);
}

fn each(text: &Localized, field: Field, hear: &mut Hear<'_>) {
    for lang in Lang::ALL {
        if let Some(words) = text.exact(lang) {
            hear(field, lang.html_tag(), words);
        }
    }
}

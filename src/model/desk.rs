//! The school desk: what pupils can take part in, and how well an offer suits what one of them asks
//! for. What no source states is neither yes nor no: it is to be asked.

use super::{
    Ages, Bundle, CityIx, Country, Format, Group, Occurrence, SeriesIx, Standing, Status, Subject,
    View, Word, newest_first,
};
use crate::text::places_by;
use crate::time::{Date, Edtf, Window, days};

/// How far ahead recurring offers are looked for, months.
const AHEAD_MONTHS: i32 = 12;

words! {
    /// What a pupil likes; entries name it among their topics.
    Interest {
        Art = "art",
        Music = "music",
        Sport = "sport",
        Nature = "nature",
        Language = "language",
        Technology = "technology",
        Friendship = "friendship",
    }
}

words! {
    /// Whether an offer suits, in one respect or as a whole.
    Answer {
        Yes = "yes",
        /// No source says: whoever is interested has to ask.
        Unknown = "unknown",
        No = "no",
    }
}

words! {
    /// Where an offer stands in time, in the order in which offers are shown.
    Stage {
        /// Still to come, announced or not.
        Coming = "coming",
        /// Goes on.
        Running = "running",
        Undated = "undated",
        Past = "past",
    }
}

words! {
    /// What is told of the time of an offer: what nobody has announced is never promised.
    Told {
        /// It was held, and nothing more is known.
        Held = "held",
        /// It was held, and its series lets expect a next time that nobody has announced.
        HeldExpected = "held-expected",
        /// It was held, and the next time is announced.
        HeldPlanned = "held-planned",
        /// It was planned for a time that is over, and no source says what came of it.
        OutcomeUnknown = "outcome-unknown",
        Planned = "planned",
        /// It recurs, and nobody has announced this time.
        Expected = "expected",
        /// It goes on, as a source of this time says.
        Running = "running",
        /// No date is known.
        Undated = "undated",
        /// What its state says: cancelled, postponed, moved online, not confirmed.
        State = "state",
    }
}

/// Something that pupils can take part in, or could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub occurrence: Occurrence,
    pub stage: Stage,
    /// The next time of what is past, where its series lets expect one or somebody has announced it.
    pub next: Option<Occurrence>,
}

/// What a pupil asks for; an empty wish is suited by everything.
///
/// ```
/// use pobratim::model::{Ages, Answer, Format, Wish, load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let letters = bundle.view(bundle.find_subject("picture-letters-2026").unwrap());
/// let aged = |years| Wish { ages: Some(Ages::of(years)), ..Wish::default() };
/// assert_eq!(aged(12).fit(&bundle, &letters), Answer::Yes);
/// assert_eq!(aged(40).fit(&bundle, &letters), Answer::No);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Any of these cities or countries.
    pub cities: Vec<CityIx>,
    pub countries: Vec<Country>,
    /// The age of who asks, or the ages of a class.
    pub ages: Option<Ages>,
    /// Any of these.
    pub likes: Vec<Interest>,
    /// Any of these ways to take part.
    pub formats: Vec<Format>,
}

impl Ages {
    /// One age, full years.
    pub const fn of(years: u8) -> Ages {
        Ages {
            from: Some(years),
            to: Some(years),
        }
    }

    /// The ages in a class, 1 to 12: a country begins school a year earlier or later than another,
    /// and a class has pupils of two ages.
    ///
    /// ```
    /// use pobratim::model::Ages;
    /// assert_eq!(Ages::of_class(5), Ages { from: Some(10), to: Some(12) });
    /// ```
    pub const fn of_class(class: u8) -> Ages {
        Ages {
            from: Some(class + 5),
            to: Some(class + 7),
        }
    }

    /// Whether people of all these ages may take part, of none of them, or of some.
    fn admits(self, others: Ages) -> Answer {
        let (from, to) = (self.from.unwrap_or(0), self.to.unwrap_or(u8::MAX));
        let (youngest, oldest) = (others.from.unwrap_or(0), others.to.unwrap_or(u8::MAX));
        if oldest < from || to < youngest {
            Answer::No
        } else if from <= youngest && oldest <= to {
            Answer::Yes
        } else {
            Answer::Unknown
        }
    }
}

impl Wish {
    /// Whether nothing in particular is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Wish::default()
    }

    /// How well something suits: no if it fails in one respect, unknown if it may fail in one.
    pub fn fit(&self, bundle: &Bundle, view: &View<'_>) -> Answer {
        let answers = [
            self.fit_partner(bundle, view),
            self.fit_ages(view),
            self.fit_likes(view),
            self.fit_format(view),
        ];
        answers.into_iter().max().unwrap_or(Answer::Yes)
    }

    /// Where the source names a country and no city, any city of that country may be meant; where
    /// it names neither, anybody may.
    fn fit_partner(&self, bundle: &Bundle, view: &View<'_>) -> Answer {
        if self.cities.is_empty() && self.countries.is_empty() {
            return Answer::Yes;
        }
        let country_of = |city: &CityIx| bundle.city(*city).country;
        let has_country = view
            .cities
            .iter()
            .map(country_of)
            .chain(view.countries.iter().copied())
            .any(|country| self.countries.contains(&country));
        if has_country || view.cities.iter().any(|city| self.cities.contains(city)) {
            return Answer::Yes;
        }
        let is_open = |city: &CityIx| {
            let country = country_of(city);
            let named = view.cities.iter().any(|one| country_of(one) == country);
            view.countries.contains(&country) && !named
        };
        let names_nobody = view.cities.is_empty() && view.countries.is_empty();
        if names_nobody || self.cities.iter().any(is_open) {
            Answer::Unknown
        } else {
            Answer::No
        }
    }

    fn fit_ages(&self, view: &View<'_>) -> Answer {
        match (self.ages, view.ages) {
            (None, _) => Answer::Yes,
            (Some(_), None) => Answer::Unknown,
            (Some(asked), Some(known)) => known.admits(asked),
        }
    }

    fn fit_likes(&self, view: &View<'_>) -> Answer {
        let likes = |like: &Interest| self.likes.contains(like);
        if self.likes.is_empty() || interests(view).iter().any(likes) {
            Answer::Yes
        } else if view.topics.is_empty() {
            Answer::Unknown
        } else {
            Answer::No
        }
    }

    fn fit_format(&self, view: &View<'_>) -> Answer {
        let wants = |format: Format| self.formats.contains(&format);
        if self.formats.is_empty() {
            return Answer::Yes;
        }
        match view.format {
            Format::Unstated => Answer::Unknown,
            Format::Mixed if wants(Format::InPerson) => Answer::Yes,
            // Remotely may be online as well as by post.
            Format::Mixed => Answer::Unknown,
            Format::InPerson | Format::Online | Format::ByPost if wants(view.format) => Answer::Yes,
            Format::InPerson | Format::Online | Format::ByPost => Answer::No,
        }
    }
}

/// What an offer is for those who like it, in the order of [`Interest`].
pub fn interests(view: &View<'_>) -> Vec<Interest> {
    let names = |interest: &Interest| view.topics.iter().any(|topic| **topic == *interest.code());
    Interest::ALL.iter().copied().filter(names).collect()
}

impl Bundle {
    /// Everything that suits pupils who look for an exchange, as it stands on `today`: what is to
    /// come with the earliest first, what goes on, what has no date, and what is past with the
    /// newest first. Of a series that nobody has announced the next occurrence within a year.
    pub fn offers(&self, today: Date) -> Vec<Offer> {
        let mut list = self.entries_where(&|entry| entry.exchange);
        let coming = self.coming(today);
        let mut met: Vec<SeriesIx> = Vec::new();
        for occurrence in &coming {
            let view = self.view_of(occurrence);
            if let (Subject::Expected { series, .. }, true) = (occurrence.subject, view.exchange)
                && !met.contains(&series)
            {
                met.push(series);
                list.push(*occurrence);
            }
        }
        let offers: Vec<Offer> = newest_first(list)
            .into_iter()
            .map(|occurrence| self.offer_among(occurrence, &coming, today))
            .collect();
        let key = |place: usize| offers.get(place).map_or((0, 0), key);
        let order = places_by(offers.len(), &key);
        order
            .into_iter()
            .filter_map(|place| offers.get(place).cloned())
            .collect()
    }

    /// One offer, as it stands on `today`: of a list that somebody has kept.
    pub fn offer(&self, subject: Subject, today: Date) -> Offer {
        let occurrence = Occurrence {
            subject,
            when: self.when(subject),
        };
        self.offer_among(occurrence, &self.coming(today), today)
    }

    /// What is told of the time of an offer on `today`.
    pub fn told_of_offer(&self, offer: &Offer, today: Date) -> Told {
        let view = self.view_of(&offer.occurrence);
        let next = offer.next.map(|next| self.view_of(&next).group(today));
        match view.standing(today) {
            Standing::Ongoing if view.when != Edtf::Unknown => Told::Running,
            Standing::Held | Standing::Planned if view.when == Edtf::Unknown => Told::Undated,
            Standing::Held => match next {
                None => Told::Held,
                Some(Group::Expected) => Told::HeldExpected,
                Some(Group::Announced | Group::Cancelled | Group::Undated | Group::Past) => {
                    Told::HeldPlanned
                }
            },
            Standing::OutcomeUnknown => Told::OutcomeUnknown,
            Standing::Planned => Told::Planned,
            Standing::Expected => Told::Expected,
            Standing::Ongoing
            | Standing::Cancelled
            | Standing::Postponed
            | Standing::MovedOnline
            | Standing::Unconfirmed
            | Standing::Produced
            | Standing::Adopted => Told::State,
        }
    }

    fn offer_among(&self, occurrence: Occurrence, coming: &[Occurrence], today: Date) -> Offer {
        let view = self.view_of(&occurrence);
        let stage = stage(&view, today);
        let is_next = |other: &&Occurrence| {
            let series = self.view_of(other).series;
            view.series.is_some() && series == view.series && other.subject != occurrence.subject
        };
        let next = (stage == Stage::Past).then(|| coming.iter().find(is_next).copied());
        Offer {
            occurrence,
            stage,
            next: next.flatten(),
        }
    }

    /// What begins within a year, the earliest first.
    fn coming(&self, today: Date) -> Vec<Occurrence> {
        let window = Window::new(today, days::add_months(today, AHEAD_MONTHS));
        let mut list = window.map_or_else(Vec::new, |window| {
            self.occurrences(&window, usize::MAX - 1).list
        });
        list.retain(|one| self.view_of(one).series.is_some());
        list
    }
}

/// What offers are sorted by: their stage, then of what is to come the first and the last possible
/// day. What is past has its order already.
fn key(offer: &Offer) -> (i64, i64) {
    let bounds = offer.occurrence.when.bounds();
    let day = |day: Option<Date>| day.map_or(0, |day| i64::from(day.to_julian_day()));
    let (first, last) = match offer.stage {
        Stage::Coming => (day(bounds.earliest), day(bounds.latest)),
        Stage::Running | Stage::Undated | Stage::Past => (0, 0),
    };
    ((offer.stage as i64) << 32 | first, last)
}

fn stage(view: &View<'_>, today: Date) -> Stage {
    if view.status == Status::Ongoing {
        return Stage::Running;
    }
    match view.group(today) {
        Group::Undated => Stage::Undated,
        Group::Past => Stage::Past,
        // It was held, although the span of its date is not over.
        Group::Announced if view.status == Status::Held => Stage::Past,
        Group::Announced | Group::Expected => Stage::Coming,
        // What is called off keeps the place that its date gives it.
        Group::Cancelled if view.when == Edtf::Unknown => Stage::Undated,
        Group::Cancelled if view.when.ends_before(today) => Stage::Past,
        Group::Cancelled => Stage::Coming,
    }
}

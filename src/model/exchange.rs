//! Exchange finder: offers for pupils and how well each matches a query. A fact that no source
//! states is [`Answer::Unknown`], neither yes nor no.

use super::{
    Ages, Bundle, CityIx, Country, EffectiveStatus, Format, Group, Occurrence, SeriesIx, Status,
    Subject, View, Vocabulary, newest_first,
};
use crate::text::sorted_indices;
use crate::time::{Date, Edtf, Window, days};

/// How far ahead to look for recurring offers, in months.
const AHEAD_MONTHS: i32 = 12;

vocabulary! {
    /// Interests of pupils; entries list them among their topics.
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

vocabulary! {
    /// Whether an offer matches a query, in one criterion or overall.
    Answer {
        Yes = "yes",
        /// No source states it: ask the organisers.
        Unknown = "unknown",
        No = "no",
    }
}

vocabulary! {
    /// Stage of an offer in time, in display order.
    Stage {
        /// Upcoming, announced or not.
        Upcoming = "coming",
        /// Ongoing.
        Running = "running",
        Undated = "undated",
        Past = "past",
    }
}

vocabulary! {
    /// Timing of an offer, as shown to readers. An unannounced event is never promised.
    OfferTiming {
        /// Held; nothing more is known.
        Held = "held",
        /// Held; the next edition is expected from its series but not announced.
        HeldExpected = "held-expected",
        /// Held; the next edition is announced.
        HeldPlanned = "held-planned",
        /// Planned for a time that has passed; no source reports the outcome.
        OutcomeUnknown = "outcome-unknown",
        Planned = "planned",
        /// Recurring, but this occurrence is not announced.
        Expected = "expected",
        /// Ongoing according to a current source.
        Running = "running",
        /// No date is known.
        Undated = "undated",
        /// Described by its status: cancelled, postponed, moved online, unconfirmed.
        State = "state",
    }
}

/// Something that pupils can take part in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub occurrence: Occurrence,
    pub stage: Stage,
    /// For a past offer: the next occurrence, expected from its series or announced.
    pub next: Option<Occurrence>,
}

/// Search criteria of a pupil or teacher; an empty query matches everything.
///
/// ```
/// use pobratim::model::{Ages, Answer, Format, OfferQuery, load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let letters = bundle.view(bundle.find_subject("picture-letters-2026").unwrap());
/// let aged = |years| OfferQuery { ages: Some(Ages::of(years)), ..OfferQuery::default() };
/// assert_eq!(aged(12).fit(&bundle, &letters), Answer::Yes);
/// assert_eq!(aged(40).fit(&bundle, &letters), Answer::No);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferQuery {
    /// Matches any of these cities or of `countries`.
    pub cities: Vec<CityIx>,
    pub countries: Vec<Country>,
    /// Age of the pupil, or ages of a class.
    pub ages: Option<Ages>,
    /// Matches any of these.
    pub interests: Vec<Interest>,
    /// Matches any of these formats.
    pub formats: Vec<Format>,
}

impl Ages {
    /// Returns a single age in full years.
    pub const fn of(years: u8) -> Ages {
        Ages {
            from: Some(years),
            to: Some(years),
        }
    }

    /// Returns the ages in a class, 1 to 12. The range allows for countries in which school begins
    /// a year earlier or later, and for classes with pupils of two ages.
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

    /// Whether people of all these ages may take part ([`Answer::Yes`]), none of them, or some
    /// ([`Answer::Unknown`]).
    fn covers(self, others: Ages) -> Answer {
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

impl OfferQuery {
    /// Whether there are no criteria.
    pub fn is_empty(&self) -> bool {
        *self == OfferQuery::default()
    }

    /// Returns the overall match: no if any criterion fails, unknown if any is unknown.
    pub fn fit(&self, bundle: &Bundle, view: &View<'_>) -> Answer {
        let answers = [
            self.fit_partner(bundle, view),
            self.fit_ages(view),
            self.fit_interests(view),
            self.fit_format(view),
        ];
        answers.into_iter().max().unwrap_or(Answer::Yes)
    }

    /// Matches by city and country. If the source names a country but no city in it, any city there
    /// may be meant; if it names neither, the partner is unknown.
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
            (Some(asked), Some(known)) => known.covers(asked),
        }
    }

    fn fit_interests(&self, view: &View<'_>) -> Answer {
        let is_selected = |interest: &Interest| self.interests.contains(interest);
        if self.interests.is_empty() || interests(view).iter().any(is_selected) {
            Answer::Yes
        } else if view.topics.is_empty() {
            Answer::Unknown
        } else {
            Answer::No
        }
    }

    fn fit_format(&self, view: &View<'_>) -> Answer {
        let is_selected = |format: Format| self.formats.contains(&format);
        if self.formats.is_empty() {
            return Answer::Yes;
        }
        match view.format {
            Format::Unstated => Answer::Unknown,
            Format::Mixed if is_selected(Format::InPerson) => Answer::Yes,
            // The remote part may be online or by post.
            Format::Mixed => Answer::Unknown,
            Format::InPerson | Format::Online | Format::ByPost if is_selected(view.format) => {
                Answer::Yes
            }
            Format::InPerson | Format::Online | Format::ByPost => Answer::No,
        }
    }
}

/// Returns the interests among an offer's topics, in the order of [`Interest`].
pub fn interests(view: &View<'_>) -> Vec<Interest> {
    let names = |interest: &Interest| view.topics.iter().any(|topic| **topic == *interest.code());
    Interest::ALL.iter().copied().filter(names).collect()
}

impl Bundle {
    /// Whether anything is suitable for an exchange, on any day.
    pub fn has_exchanges(&self) -> bool {
        self.entries.iter().any(|entry| entry.exchange)
            || self.series.iter().any(|series| series.exchange)
    }

    /// Returns all entries suitable for an exchange, with their stage on `today`: upcoming ones
    /// with the earliest first, ongoing, undated, then past ones with the newest first. Includes
    /// the next occurrence without an entry of each series within a year.
    pub fn offers(&self, today: Date) -> Vec<Offer> {
        let mut list = self.entries_where(&|entry| entry.exchange);
        let upcoming = self.upcoming(today);
        let mut seen: Vec<SeriesIx> = Vec::new();
        for occurrence in &upcoming {
            let view = self.view_of(occurrence);
            if let (Subject::Expected { series, .. }, true) = (occurrence.subject, view.exchange)
                && !seen.contains(&series)
            {
                seen.push(series);
                list.push(*occurrence);
            }
        }
        let offers: Vec<Offer> = newest_first(list)
            .into_iter()
            .map(|occurrence| self.offer_among(occurrence, &upcoming, today))
            .collect();
        let key = |index: usize| offers.get(index).map_or((0, 0), key);
        let order = sorted_indices(offers.len(), &key);
        order
            .into_iter()
            .filter_map(|index| offers.get(index).cloned())
            .collect()
    }

    /// Returns one offer with its stage on `today`, for a saved list.
    pub fn offer(&self, subject: Subject, today: Date) -> Offer {
        let occurrence = Occurrence {
            subject,
            when: self.when(subject),
        };
        self.offer_among(occurrence, &self.upcoming(today), today)
    }

    /// Returns the timing of an offer on `today`.
    pub fn offer_timing(&self, offer: &Offer, today: Date) -> OfferTiming {
        let view = self.view_of(&offer.occurrence);
        let next = offer.next.map(|next| self.view_of(&next).group(today));
        match view.effective_status(today) {
            EffectiveStatus::Ongoing if view.when != Edtf::Unknown => OfferTiming::Running,
            EffectiveStatus::Held | EffectiveStatus::Planned if view.when == Edtf::Unknown => {
                OfferTiming::Undated
            }
            EffectiveStatus::Held => match next {
                None => OfferTiming::Held,
                Some(Group::Expected) => OfferTiming::HeldExpected,
                Some(Group::Announced | Group::Cancelled | Group::Undated | Group::Past) => {
                    OfferTiming::HeldPlanned
                }
            },
            EffectiveStatus::OutcomeUnknown => OfferTiming::OutcomeUnknown,
            EffectiveStatus::Planned => OfferTiming::Planned,
            EffectiveStatus::Expected => OfferTiming::Expected,
            EffectiveStatus::Ongoing
            | EffectiveStatus::Cancelled
            | EffectiveStatus::Postponed
            | EffectiveStatus::MovedOnline
            | EffectiveStatus::Unconfirmed
            | EffectiveStatus::Produced
            | EffectiveStatus::Adopted => OfferTiming::State,
        }
    }

    fn offer_among(&self, occurrence: Occurrence, upcoming: &[Occurrence], today: Date) -> Offer {
        let view = self.view_of(&occurrence);
        let stage = stage(&view, today);
        let is_next = |other: &&Occurrence| {
            let series = self.view_of(other).series;
            view.series.is_some() && series == view.series && other.subject != occurrence.subject
        };
        let next = (stage == Stage::Past).then(|| upcoming.iter().find(is_next).copied());
        Offer {
            occurrence,
            stage,
            next: next.flatten(),
        }
    }

    /// Returns occurrences of series that begin within a year, the earliest first.
    fn upcoming(&self, today: Date) -> Vec<Occurrence> {
        let window = Window::new(today, days::add_months(today, AHEAD_MONTHS));
        let mut list = window.map_or_else(Vec::new, |window| {
            self.occurrences(&window, usize::MAX - 1).list
        });
        list.retain(|one| self.view_of(one).series.is_some());
        list
    }
}

/// Sort key of an offer: its stage, then for upcoming ones the first and the last possible day.
/// Past offers are sorted already.
fn key(offer: &Offer) -> (i64, i64) {
    let bounds = offer.occurrence.when.bounds();
    let day = |day: Option<Date>| day.map_or(0, |day| i64::from(day.to_julian_day()));
    let (first, last) = match offer.stage {
        Stage::Upcoming => (day(bounds.earliest), day(bounds.latest)),
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
        // Held already, although its date range has not ended.
        Group::Announced if view.status == Status::Held => Stage::Past,
        Group::Announced | Group::Expected => Stage::Upcoming,
        // A cancelled or postponed offer is placed by its date.
        Group::Cancelled if view.when == Edtf::Unknown => Stage::Undated,
        Group::Cancelled if view.when.ends_before(today) => Stage::Past,
        Group::Cancelled => Stage::Upcoming,
    }
}

//! Offers for pupils: their groups and timing on a given day, and the values that a reader can
//! choose among them.

use super::{
    Audience, Bundle, CityIx, Country, EffectiveStatus, Group, Interest, Occurrence, SeriesIx,
    Status, Subject, View, Vocabulary, interests, newest_first,
};
use crate::text::sorted_indices;
use crate::time::{Date, Edtf, Window, days};

/// How far ahead to look for recurring offers, in months.
const AHEAD_MONTHS: i32 = 12;

/// The ages of pupils, full years.
const SCHOOL_AGES: std::ops::RangeInclusive<u8> = 6..=18;

vocabulary! {
    /// Group of an offer on a given day, in display order.
    OfferGroup {
        /// Announced, or ongoing.
        Open = "open",
        /// Recurring: the next occurrence is expected, but not announced.
        Again = "again",
        /// Held: an example of what is possible.
        Held = "held",
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
    /// `None` if it is not offered: called off, unconfirmed, or planned for a time that has passed.
    pub group: Option<OfferGroup>,
    /// For an offer that is over: the next occurrence, expected from its series or announced.
    pub next: Option<Occurrence>,
    /// For an upcoming offer of a series: the newest edition that was held.
    pub last: Option<Occurrence>,
}

/// The values that readers can choose among offers: those that at least one of them has.
///
/// ```
/// use pobratim::{model::{Interest, load}, time::days};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let offers = bundle.offers(days::date(2026, 5, 20).unwrap());
/// let choices = bundle.offer_choices(&offers);
/// assert!(!choices.interests.contains(&Interest::Music));
/// assert_eq!(choices.ages, [9, 10, 11, 12, 13, 14, 15, 16, 17]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferChoices {
    /// In the order of the offers.
    pub countries: Vec<Country>,
    pub interests: Vec<Interest>,
    /// Ages of pupils in full years, rising; empty if no offer states ages.
    pub ages: Vec<u8>,
}

impl View<'_> {
    /// Whether pupils can take part: it is marked as suitable, and not for officials and business
    /// people only.
    pub fn is_for_pupils(&self) -> bool {
        let is_staff = |audience: &Audience| match audience {
            Audience::Officials | Audience::Business => true,
            Audience::Public | Audience::Schoolchildren | Audience::Youth | Audience::Students => {
                false
            }
        };
        self.exchange && (self.audience.is_empty() || !self.audience.iter().all(is_staff))
    }

    /// Whether a source reports that it took place.
    fn was_held(&self) -> bool {
        match self.status {
            Status::Held | Status::Produced | Status::Adopted => true,
            Status::Planned
            | Status::Ongoing
            | Status::Cancelled
            | Status::Postponed
            | Status::MovedOnline
            | Status::Expected => false,
        }
    }

    /// Returns the group of an offer; `has_next` is whether its series has a next occurrence.
    fn offer_group(&self, has_next: bool, today: Date) -> Option<OfferGroup> {
        if has_next {
            return Some(OfferGroup::Again);
        }
        match (self.group(today), self.status) {
            (Group::Cancelled, _) => None,
            (Group::Expected, _) => Some(OfferGroup::Again),
            (_, Status::Held | Status::Produced | Status::Adopted) => Some(OfferGroup::Held),
            (Group::Announced, _) => Some(OfferGroup::Open),
            (Group::Undated, Status::Expected) => Some(OfferGroup::Again),
            (Group::Undated, _) => Some(OfferGroup::Open),
            (Group::Past, Status::Ongoing) => Some(OfferGroup::Held),
            (Group::Past, _) => None,
        }
    }
}

impl Bundle {
    /// Whether anything is suitable for an exchange, on any day.
    pub fn has_exchanges(&self) -> bool {
        self.entries.iter().any(|entry| entry.exchange)
            || self.series.iter().any(|series| series.exchange)
    }

    /// Returns everything that is offered to pupils on `today`, by group: open offers and those that
    /// come again with the earliest first, then those that were held with the newest first. A series
    /// is listed once: with its next occurrence within a year, and not with its past editions.
    pub fn offers(&self, today: Date) -> Vec<Offer> {
        let mut list = self.entries_where(&|entry| entry.exchange);
        let upcoming = self.upcoming(today);
        let mut seen: Vec<SeriesIx> = Vec::new();
        for occurrence in &upcoming {
            let view = self.view_of(occurrence);
            let is_new = view.series.is_some_and(|series| !seen.contains(&series));
            if view.exchange && is_new {
                seen.extend(view.series);
                if let Subject::Expected { .. } = occurrence.subject {
                    list.push(*occurrence);
                }
            }
        }
        list.retain(|occurrence| self.view_of(occurrence).is_for_pupils());
        let all: Vec<Offer> = newest_first(list)
            .into_iter()
            .map(|occurrence| self.offer_among(occurrence, &upcoming, today))
            .collect();
        let is_next_of = |offer: &Offer, past: &Offer| {
            past.next
                .is_some_and(|next| next.subject == offer.occurrence.subject)
        };
        let mut offers: Vec<Offer> = Vec::new();
        for offer in &all {
            let is_merged = all.iter().any(|next| is_next_of(next, offer));
            if offer.group.is_some() && !is_merged {
                let was_held = |past: &&Offer| {
                    is_next_of(offer, past) && self.view_of(&past.occurrence).was_held()
                };
                let last = all.iter().find(was_held).map(|past| past.occurrence);
                offers.push(Offer {
                    last,
                    ..offer.clone()
                });
            }
        }
        let key = |index: usize| offers.get(index).map_or((0, 0), key);
        let order = sorted_indices(offers.len(), &key);
        order
            .into_iter()
            .filter_map(|index| offers.get(index).cloned())
            .collect()
    }

    /// Returns the values that readers can choose among offers.
    pub fn offer_choices(&self, offers: &[Offer]) -> OfferChoices {
        let mut choices = OfferChoices::default();
        let country_of = |city: &CityIx| self.city(*city).country;
        let views: Vec<View<'_>> = offers
            .iter()
            .map(|offer| self.view_of(&offer.occurrence))
            .collect();
        for view in &views {
            let of_cities = view.cities.iter().map(country_of);
            for country in of_cities.chain(view.countries.iter().copied()) {
                if !choices.countries.contains(&country) {
                    choices.countries.push(country);
                }
            }
        }
        let likes = Interest::ALL.iter().copied();
        choices.interests = likes
            .filter(|like| views.iter().any(|view| interests(view).contains(like)))
            .collect();
        choices.ages = SCHOOL_AGES
            .filter(|age| {
                views
                    .iter()
                    .any(|view| view.ages.is_some_and(|ages| ages.contains(*age)))
            })
            .collect();
        choices
    }

    /// Returns one offer with its group on `today`, for a saved list.
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
        let held = match next {
            None => OfferTiming::Held,
            Some(Group::Expected) => OfferTiming::HeldExpected,
            Some(Group::Announced | Group::Cancelled | Group::Undated | Group::Past) => {
                OfferTiming::HeldPlanned
            }
        };
        match view.effective_status(today) {
            EffectiveStatus::Ongoing if view.group(today) == Group::Past => held,
            EffectiveStatus::Ongoing if view.when != Edtf::Unknown => OfferTiming::Running,
            EffectiveStatus::Held | EffectiveStatus::Planned if view.when == Edtf::Unknown => {
                OfferTiming::Undated
            }
            EffectiveStatus::Held => held,
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
        let is_next = |other: &&Occurrence| {
            let series = self.view_of(other).series;
            view.series.is_some() && series == view.series && other.subject != occurrence.subject
        };
        let is_over = view.group(today) == Group::Past || view.was_held();
        let next = is_over.then(|| upcoming.iter().find(is_next).copied());
        let next = next.flatten();
        Offer {
            occurrence,
            group: view.offer_group(next.is_some(), today),
            next,
            last: None,
        }
    }

    /// Returns the occurrences of series that begin within a year, the earliest first: neither called
    /// off nor held already.
    fn upcoming(&self, today: Date) -> Vec<Occurrence> {
        let window = Window::new(today, days::add_months(today, AHEAD_MONTHS));
        let mut list = window.map_or_else(Vec::new, |window| {
            self.occurrences(&window, usize::MAX - 1).list
        });
        list.retain(|one| {
            let view = self.view_of(one);
            let group = view.group(today);
            let is_ahead = group == Group::Announced || group == Group::Expected;
            view.series.is_some() && is_ahead && !view.was_held()
        });
        list
    }
}

/// Sort key of an offer: its group, then the first and the last possible day of the next occurrence,
/// and an unknown day last. Those that were held are sorted already.
fn key(offer: &Offer) -> (i64, i64) {
    let group = offer.group.map_or(0, |group| group as i64) << 32;
    let bounds = offer.next.unwrap_or(offer.occurrence).when.bounds();
    let day = |day: Option<Date>| i64::from(day.map_or(i32::MAX, Date::to_julian_day));
    match offer.group {
        Some(OfferGroup::Open | OfferGroup::Again) => {
            (group | day(bounds.earliest), day(bounds.latest))
        }
        Some(OfferGroup::Held) | None => (group, 0),
    }
}

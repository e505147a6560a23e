//! What happens in a window of days: dated entries, and what is expected of series.

use super::{Bundle, Entry, EntryIx, Recurs, Series, SeriesIx};
use crate::text::places_by;
use crate::time::recur::{Frequency, RuleSet};
use crate::time::{Date, Edtf, Window, days};
use std::borrow::Cow;

/// What an occurrence is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An entry of the bundle.
    Entry(EntryIx),
    /// An occurrence of a series of which nothing more is known.
    Expected { series: SeriesIx, slot: Slot },
}

/// Which occurrence of a series: its year, or its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// The year in which a yearly span begins.
    Year(i32),
    /// A day of a rule.
    Day(Date),
}

/// A subject with its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    pub subject: Subject,
    pub when: Edtf,
}

/// What was found, by earliest possible day.
///
/// ```
/// use pobratim::{model::load, time::Window};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let found = bundle.occurrences(&Window::month(2026, 6).unwrap(), 2);
/// assert!(found.list.len() == 2 && found.truncated);
/// assert!(found.list.iter().all(|one| bundle.view_of(one).when == one.when));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occurrences {
    pub list: Vec<Occurrence>,
    /// Whether there is more in the window than `list` holds.
    pub truncated: bool,
}

/// Julian day numbers of the first and last day that a date allows, open ends beyond all days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Reach {
    first: i32,
    last: i32,
}

impl Reach {
    fn of(when: &Edtf) -> Reach {
        let bounds = when.bounds();
        Reach {
            first: bounds.earliest.map_or(i32::MIN, Date::to_julian_day),
            last: bounds.latest.map_or(i32::MAX, Date::to_julian_day),
        }
    }
}

/// Dated entries by their earliest day, and the entries that are editions of series.
///
/// Asking a hundred thousand dates for their bounds is too slow for each step through a calendar;
/// comparing as many pairs of numbers is not.
#[derive(Clone, Debug, Default)]
pub(super) struct Timeline {
    dated: Vec<(Reach, EntryIx)>,
    /// By series.
    editions: Vec<(SeriesIx, EntryIx)>,
}

impl Timeline {
    pub fn new(entries: &[Entry]) -> Timeline {
        let numbered = || {
            let places = (0..).map(EntryIx);
            entries.iter().zip(places)
        };
        let dated: Vec<(Reach, EntryIx)> = numbered()
            .filter(|(entry, _)| entry.when != Edtf::Unknown)
            .map(|(entry, place)| (Reach::of(&entry.when), place))
            .collect();
        let editions: Vec<(SeriesIx, EntryIx)> = numbered()
            .filter_map(|(entry, place)| Some((entry.series?, place)))
            .collect();
        Timeline {
            dated: sorted(dated, |(reach, _)| reach.first),
            editions: sorted(editions, |(series, _)| i32::from(series.0)),
        }
    }

    /// The first and the last year that a date reaches; an open end reaches no further.
    pub fn years(&self) -> Option<(i32, i32)> {
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for (reach, _) in &self.dated {
            let ends = [reach.first, reach.last];
            for day in ends
                .into_iter()
                .filter(|day| !matches!(*day, i32::MIN | i32::MAX))
            {
                (first, last) = (first.min(day), last.max(day));
            }
        }
        let year = |day| Date::from_julian_day(day).ok().map(Date::year);
        Some((year(first)?, year(last)?))
    }

    /// Entries that overlap the window, with the number of their first day, the earliest first.
    pub fn overlapping(&self, window: &Window) -> impl Iterator<Item = (i32, EntryIx)> {
        let from = window.first().to_julian_day();
        let to = window.last().to_julian_day();
        let begun = self.dated.partition_point(|(reach, _)| reach.first <= to);
        let dated = self.dated.iter().take(begun);
        dated
            .filter(move |(reach, _)| from <= reach.last)
            .map(|(reach, place)| (reach.first, *place))
    }
}

/// The same things by their numbers, smallest first; equal ones keep their order.
fn sorted<T: Copy>(list: Vec<T>, number: impl Fn(&T) -> i32) -> Vec<T> {
    let key = |place: usize| list.get(place).map_or(0, |item| i64::from(number(item)));
    let order = places_by(list.len(), &|place| (key(place), 0));
    order
        .into_iter()
        .filter_map(|place| list.get(place).copied())
        .collect()
}

impl Bundle {
    /// What happens in the window: entries that overlap it, and expected occurrences of series
    /// that no dated entry of the series replaces. At most `limit`, the earliest first; entries
    /// without any date never.
    pub fn occurrences(&self, window: &Window, limit: usize) -> Occurrences {
        let expected = self.expected(window, limit);
        let mut waiting = expected.list.iter().peekable();
        let mut list = Vec::new();
        for (first_day, place) in self.timeline.overlapping(window) {
            while let Some((_, earlier)) = waiting.next_if(|(first, _)| *first < first_day) {
                list.push(*earlier);
            }
            // One more than asked tells that there is more.
            if list.len() > limit {
                break;
            }
            list.push(Occurrence {
                subject: Subject::Entry(place),
                when: self.entry(place).when,
            });
        }
        list.extend(waiting.map(|(_, expected)| *expected));
        let truncated = expected.truncated || list.len() > limit;
        list.truncate(limit);
        Occurrences { list, truncated }
    }

    /// Expected occurrences in the window with their earliest days, sorted by these.
    fn expected(&self, window: &Window, limit: usize) -> Expected {
        let mut expected = Expected::default();
        let places = (0..).map(SeriesIx);
        for (series, place) in self.series.iter().zip(places) {
            let found: Vec<(Slot, Edtf)> = match &series.recurs {
                Recurs::Yearly(yearly) => {
                    let years = yearly.occurrences(window).into_iter();
                    years.map(|(year, when)| (Slot::Year(year), when)).collect()
                }
                Recurs::Rule(rule) => {
                    let expansion = rule.expand(window, limit.saturating_add(1));
                    expected.truncated |= expansion.truncated;
                    let days = expansion.dates.into_iter();
                    days.map(|day| (Slot::Day(day), Edtf::day(day))).collect()
                }
            };
            for (slot, when) in found {
                if self.edition(place, slot).is_none() {
                    let subject = Subject::Expected {
                        series: place,
                        slot,
                    };
                    let first = Reach::of(&when).first;
                    expected.list.push((first, Occurrence { subject, when }));
                }
            }
        }
        expected.list = sorted(expected.list, |(first, _)| *first);
        expected
    }

    /// The dated entry of a series that replaces what was expected for this slot, if there is one.
    ///
    /// In a series of one occurrence a year that is any entry which begins in that year, else one
    /// whose dates hold the day. Entries without a date replace nothing.
    pub fn edition(&self, series: SeriesIx, slot: Slot) -> Option<EntryIx> {
        let editions = &self.timeline.editions;
        let start = editions.partition_point(|(of, _)| *of < series);
        let mut own = editions
            .iter()
            .skip(start)
            .take_while(|(of, _)| *of == series)
            .peekable();
        own.peek()?;
        let by_year = self.series(series).is_once_a_year();
        own.map(|(_, place)| *place).find(|place| {
            let bounds = self.entry(*place).when.bounds();
            let begins = bounds.earliest.or(bounds.latest).map(Date::year);
            match slot {
                Slot::Year(year) => begins == Some(year),
                Slot::Day(day) if by_year => begins == Some(day.year()),
                Slot::Day(day) => begins.is_some() && bounds.clip(&Window::day(day)).is_some(),
            }
        })
    }

    /// The entries that are wanted, dated or not, in the order of the file.
    ///
    /// ```
    /// use pobratim::model::load;
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
    /// let bundle = load(json).unwrap().bundle;
    /// let sea_day = bundle.find_series("sea-day");
    /// let editions = bundle.entries_where(&|entry| entry.series == sea_day);
    /// assert_eq!(editions[0].subject.id(&bundle), "sea-day-2026");
    /// ```
    pub fn entries_where(&self, wanted: &dyn Fn(&Entry) -> bool) -> Vec<Occurrence> {
        let places = (0..).map(EntryIx);
        let numbered = self.entries.iter().zip(places);
        numbered
            .filter(|(entry, _)| wanted(entry))
            .map(|(entry, place)| Occurrence {
                subject: Subject::Entry(place),
                when: entry.when,
            })
            .collect()
    }

    /// The subject with this id, as [`Subject::id`] writes it: an entry's id, or a series' id with
    /// `@` and a year or day. Where an entry has replaced the expected occurrence since, that entry.
    pub fn find_subject(&self, id: &str) -> Option<Subject> {
        let Some((series, slot)) = id.split_once('@') else {
            return self.find_entry(id).map(Subject::Entry);
        };
        let place = self.find_series(series)?;
        let slot = Slot::parse(slot)?;
        if let Some(edition) = self.edition(place, slot) {
            return Some(Subject::Entry(edition));
        }
        self.series(place).when(slot)?;
        Some(Subject::Expected {
            series: place,
            slot,
        })
    }

    /// The date of a subject; [`Edtf::Unknown`] for an occurrence that its series does not have.
    pub fn when(&self, subject: Subject) -> Edtf {
        match subject {
            Subject::Entry(place) => self.entry(place).when,
            Subject::Expected { series, slot } => {
                self.series(series).when(slot).unwrap_or(Edtf::Unknown)
            }
        }
    }
}

#[derive(Default)]
struct Expected {
    list: Vec<(i32, Occurrence)>,
    truncated: bool,
}

impl Subject {
    /// Whether it follows from the days of a rule, and not from a yearly span.
    pub const fn is_of_a_day(self) -> bool {
        match self {
            Subject::Expected { slot, .. } => match slot {
                Slot::Day(_) => true,
                Slot::Year(_) => false,
            },
            Subject::Entry(_) => false,
        }
    }

    /// The id in addresses and calendar UIDs: `petro-kim-2021`, or `city-day@2026` and
    /// `open-door@2026-06-12` for what is expected.
    pub fn id(self, bundle: &Bundle) -> Cow<'_, str> {
        match self {
            Subject::Entry(place) => Cow::Borrowed(&bundle.entry(place).id),
            Subject::Expected { series, slot } => {
                let mut id = bundle.series(series).id.to_string();
                id.push('@');
                id.push_str(&slot.when().to_string());
                Cow::Owned(id)
            }
        }
    }
}

impl Slot {
    /// The slot as a date of its own precision, which EDTF writes and reads.
    fn when(self) -> Edtf {
        match self {
            Slot::Year(year) => Edtf::year(year).unwrap_or(Edtf::Unknown),
            Slot::Day(day) => Edtf::day(day),
        }
    }

    fn parse(text: &str) -> Option<Slot> {
        let Ok(Edtf::Date(date)) = text.parse::<Edtf>() else {
            return None;
        };
        let slot = match date.day() {
            Some(day) => Slot::Day(day),
            None => Slot::Year(date.year()),
        };
        // A month, or a qualifier, is no slot.
        (slot.when() == Edtf::Date(date)).then_some(slot)
    }
}

impl Series {
    /// The date of one occurrence, if the series has it.
    pub fn when(&self, slot: Slot) -> Option<Edtf> {
        match (&self.recurs, slot) {
            (Recurs::Yearly(yearly), Slot::Year(year)) => yearly.occurrence(year),
            (Recurs::Rule(rule), Slot::Day(day)) => {
                let found = rule.expand(&Window::day(day), 1);
                found.dates.first().map(|day| Edtf::day(*day))
            }
            (Recurs::Yearly(_), Slot::Day(_)) | (Recurs::Rule(_), Slot::Year(_)) => None,
        }
    }

    /// Whether it recurs once a year, so that an edition on another day is still that year's.
    pub fn is_once_a_year(&self) -> bool {
        match &self.recurs {
            Recurs::Yearly(_) => true,
            Recurs::Rule(rule) => is_once_a_year(rule),
        }
    }
}

/// Whether a rule has one day in each year at most, seen over the four years of a leap cycle.
fn is_once_a_year(rule: &RuleSet) -> bool {
    let yearly = |rule: &crate::time::recur::Rule| rule.frequency() == Frequency::Yearly;
    let first = rule.start.year();
    rule.rule.as_ref().is_some_and(yearly)
        && (first..first + 4)
            .filter_map(|year| Window::new(days::date(year, 1, 1)?, days::date(year, 12, 31)?))
            .all(|year| rule.expand(&year, 2).dates.len() <= 1)
}

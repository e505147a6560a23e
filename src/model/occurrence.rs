//! Occurrences in a date window: dated entries and expected occurrences of series.

use super::{Bundle, Entry, EntryIx, Recurrence, Scope, Series, SeriesIx, Status};
use crate::text::sorted_indices;
use crate::time::recur::{Frequency, RuleSet};
use crate::time::{Date, Edtf, Window, days};
use std::borrow::Cow;

/// The entry or expected occurrence behind an [`Occurrence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An entry of the bundle.
    Entry(EntryIx),
    /// An occurrence derived from a series, without an entry.
    Expected { series: SeriesIx, slot: Slot },
}

/// Identifies an occurrence of a series by its year or day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// Year in which a yearly span begins.
    Year(i32),
    /// Day of a recurrence rule.
    Day(Date),
}

/// A subject with its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    pub subject: Subject,
    pub when: Edtf,
}

/// Occurrences sorted by earliest possible day.
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
    /// Whether the window has more occurrences than `list`.
    pub truncated: bool,
}

/// Julian day numbers of the first and last day that a date allows; an open end is `i32::MIN` or
/// `i32::MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct DayRange {
    first: i32,
    last: i32,
}

impl DayRange {
    fn of(when: &Edtf) -> DayRange {
        let bounds = when.bounds();
        DayRange {
            first: bounds.earliest.map_or(i32::MIN, Date::to_julian_day),
            last: bounds.latest.map_or(i32::MAX, Date::to_julian_day),
        }
    }
}

/// Index of dated entries by earliest day, and of entries that are editions of series. Entries of
/// [`Scope::City`] are apart from the others, so that figures and facets need no filter.
///
/// Computing the bounds of a hundred thousand dates is too slow for each step through a calendar;
/// comparing precomputed pairs of numbers is fast enough.
#[derive(Clone, Debug, Default)]
pub(super) struct DateIndex {
    dated: Vec<(DayRange, EntryIx)>,
    /// Entries of another scope.
    elsewhere: Vec<(DayRange, EntryIx)>,
    /// Sorted by series.
    editions: Vec<(SeriesIx, EntryIx)>,
}

impl DateIndex {
    pub fn new(entries: &[Entry]) -> DateIndex {
        let numbered = || {
            let indices = (0..).map(EntryIx);
            entries.iter().zip(indices)
        };
        let dated = |is_own: bool| {
            let dated = numbered()
                .filter(|(entry, _)| entry.when != Edtf::Unknown && entry.is_own() == is_own)
                .map(|(entry, index)| (DayRange::of(&entry.when), index));
            sorted(dated.collect(), |(range, _)| range.first)
        };
        let editions: Vec<(SeriesIx, EntryIx)> = numbered()
            .filter_map(|(entry, index)| Some((entry.series?, index)))
            .collect();
        DateIndex {
            dated: dated(true),
            elsewhere: dated(false),
            editions: sorted(editions, |(series, _)| i32::from(series.0)),
        }
    }

    /// Returns the first and the last year covered by dates, ignoring open ends.
    pub fn years(&self) -> Option<(i32, i32)> {
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for (range, _) in &self.dated {
            let ends = [range.first, range.last];
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

    /// Returns entries of [`Scope::City`] that overlap the window with the number of their first day,
    /// the earliest first.
    pub fn overlapping(&self, window: &Window) -> impl Iterator<Item = (i32, EntryIx)> {
        overlapping(&self.dated, window)
    }
}

/// Returns entries that overlap the window with the number of their first day, the earliest first.
fn overlapping(
    dated: &[(DayRange, EntryIx)],
    window: &Window,
) -> impl Iterator<Item = (i32, EntryIx)> {
    let from = window.first().to_julian_day();
    let to = window.last().to_julian_day();
    let begun = dated.partition_point(|(range, _)| range.first <= to);
    let dated = dated.iter().take(begun);
    dated
        .filter(move |(range, _)| from <= range.last)
        .map(|(range, index)| (range.first, *index))
}

/// Sorts by number, ascending and stable.
fn sorted<T: Copy>(list: Vec<T>, number: impl Fn(&T) -> i32) -> Vec<T> {
    let key = |index: usize| list.get(index).map_or(0, |item| i64::from(number(item)));
    let order = sorted_indices(list.len(), &|index| (key(index), 0));
    order
        .into_iter()
        .filter_map(|index| list.get(index).copied())
        .collect()
}

impl Bundle {
    /// Returns at most `limit` occurrences of [`Scope::City`] in the window, the earliest first: entries
    /// that overlap it, and expected occurrences that no dated entry of their series replaces. Undated
    /// entries are not included.
    pub fn occurrences(&self, window: &Window, limit: usize) -> Occurrences {
        self.occurrences_of(&[Scope::City], window, limit)
    }

    /// Returns at most `limit` occurrences of the given scopes, as [`Bundle::occurrences`] does for that
    /// of the city.
    pub fn occurrences_of(&self, scopes: &[Scope], window: &Window, limit: usize) -> Occurrences {
        let mut expected = self.expected(scopes, window, limit);
        let elsewhere = overlapping(&self.date_index.elsewhere, window);
        let elsewhere = elsewhere.filter(|(_, index)| scopes.contains(&self.entry(*index).scope));
        expected.list.extend(elsewhere.map(|(first, index)| {
            let occurrence = Occurrence {
                subject: Subject::Entry(index),
                when: self.entry(index).when,
            };
            (first, occurrence)
        }));
        expected.list = sorted(expected.list, |(first, _)| *first);
        let mut pending = expected.list.iter().peekable();
        let mut list = Vec::new();
        let own = scopes
            .contains(&Scope::City)
            .then(|| self.date_index.overlapping(window));
        for (first_day, index) in own.into_iter().flatten() {
            while let Some((_, earlier)) = pending.next_if(|(first, _)| *first < first_day) {
                list.push(*earlier);
            }
            // One more than `limit` shows that the list is truncated.
            if list.len() > limit {
                break;
            }
            list.push(Occurrence {
                subject: Subject::Entry(index),
                when: self.entry(index).when,
            });
        }
        list.extend(pending.map(|(_, expected)| *expected));
        let truncated = expected.truncated || list.len() > limit;
        list.truncate(limit);
        Occurrences { list, truncated }
    }

    /// Whether an occurrence is counted among the events: it is announced, and no observance.
    pub fn is_counted(&self, occurrence: &Occurrence) -> bool {
        !self.is_unannounced(occurrence) && self.scope(occurrence.subject) != Scope::Observance
    }

    /// Returns the scope of a subject: that of its series, or else [`Scope::City`].
    pub fn scope(&self, subject: Subject) -> Scope {
        match subject {
            Subject::Entry(index) => self.entry(index).scope,
            Subject::Expected { series, .. } => self.series(series).scope,
        }
    }

    /// Returns the entries of [`Scope::City`], in the order of the file.
    pub fn own_entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_own())
    }

    /// Whether nobody has announced an occurrence: its status is [`Status::Expected`].
    pub fn is_unannounced(&self, occurrence: &Occurrence) -> bool {
        self.status(occurrence) == Status::Expected
    }

    /// Returns the status of an occurrence.
    pub fn status(&self, occurrence: &Occurrence) -> Status {
        match occurrence.subject {
            Subject::Entry(index) => self.entry(index).status,
            Subject::Expected { series, slot } => self.slot_status(series, slot, &occurrence.when),
        }
    }

    /// Returns the status of an occurrence of a series at the time `when`. An occurrence on an exact
    /// day keeps its status where `when` is the day in another time zone.
    pub(super) fn slot_status(&self, series: SeriesIx, slot: Slot, when: &Edtf) -> Status {
        let series = self.series(series);
        match slot {
            Slot::Day(day) => series.status_of(&Edtf::day(day)),
            Slot::Year(_) => series.status_of(when),
        }
    }

    /// Returns expected occurrences of the scopes in the window, by series.
    fn expected(&self, scopes: &[Scope], window: &Window, limit: usize) -> Expected {
        let mut expected = Expected::default();
        let indices = (0..).map(SeriesIx);
        let series = self.series.iter().zip(indices);
        for (series, index) in series.filter(|(series, _)| scopes.contains(&series.scope)) {
            let found: Vec<(Slot, Edtf)> = match &series.recurrence {
                Recurrence::Yearly(yearly) => {
                    let years = yearly.occurrences(window).into_iter();
                    years.map(|(year, when)| (Slot::Year(year), when)).collect()
                }
                Recurrence::Rule(rule) => {
                    let expansion = rule.overlapping(window, limit.saturating_add(1));
                    expected.truncated |= expansion.truncated;
                    let days = expansion.dates.into_iter();
                    days.map(|day| (Slot::Day(day), Edtf::days(&rule.days_from(day))))
                        .collect()
                }
            };
            for (slot, when) in found {
                if self.edition(index, slot).is_none() {
                    let subject = Subject::Expected {
                        series: index,
                        slot,
                    };
                    let first = DayRange::of(&when).first;
                    expected.list.push((first, Occurrence { subject, when }));
                }
            }
        }
        expected
    }

    /// Returns the dated entry of a series that replaces the expected occurrence of this slot.
    ///
    /// In a series with one occurrence a year this is an entry that begins in that year, otherwise
    /// an entry whose dates include the day. Undated entries replace nothing.
    pub fn edition(&self, series: SeriesIx, slot: Slot) -> Option<EntryIx> {
        let editions = &self.date_index.editions;
        let start = editions.partition_point(|(of, _)| *of < series);
        let mut own = editions
            .iter()
            .skip(start)
            .take_while(|(of, _)| *of == series)
            .peekable();
        own.peek()?;
        let by_year = self.series(series).is_once_a_year();
        own.map(|(_, index)| *index).find(|index| {
            let bounds = self.entry(*index).when.bounds();
            let begins = bounds.earliest.or(bounds.latest).map(Date::year);
            match slot {
                Slot::Year(year) => begins == Some(year),
                Slot::Day(day) if by_year => begins == Some(day.year()),
                Slot::Day(day) => begins.is_some() && bounds.clip(&Window::day(day)).is_some(),
            }
        })
    }

    /// Returns the entries that satisfy the predicate, dated or not, in the order of the file.
    ///
    /// ```
    /// use pobratim::model::load;
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
    /// let bundle = load(json).unwrap().bundle;
    /// let sea_day = bundle.find_series("sea-day");
    /// let editions = bundle.entries_where(&|entry| entry.series == sea_day);
    /// assert_eq!(editions[0].subject.id(&bundle), "sea-day-2026");
    /// ```
    pub fn entries_where(&self, predicate: &dyn Fn(&Entry) -> bool) -> Vec<Occurrence> {
        let indices = (0..).map(EntryIx);
        let numbered = self.entries.iter().zip(indices);
        numbered
            .filter(|(entry, _)| predicate(entry))
            .map(|(entry, index)| Occurrence {
                subject: Subject::Entry(index),
                when: entry.when,
            })
            .collect()
    }

    /// Finds a subject by its [`Subject::id`]: an entry's id, or a series' id with `@` and a year
    /// or day. Returns the entry if one has replaced the expected occurrence.
    pub fn find_subject(&self, id: &str) -> Option<Subject> {
        let Some((series, slot)) = id.split_once('@') else {
            return self.find_entry(id).map(Subject::Entry);
        };
        let index = self.find_series(series)?;
        let slot = Slot::parse(slot)?;
        if let Some(edition) = self.edition(index, slot) {
            return Some(Subject::Entry(edition));
        }
        self.series(index).when(slot)?;
        Some(Subject::Expected {
            series: index,
            slot,
        })
    }

    /// Returns the date of a subject; [`Edtf::Unknown`] for an occurrence that its series does not
    /// have.
    pub fn when(&self, subject: Subject) -> Edtf {
        match subject {
            Subject::Entry(index) => self.entry(index).when,
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
    /// Returns the id used in URLs and calendar UIDs: `petro-kim-2021`, or `city-day@2026` and
    /// `open-door@2026-06-12` for expected occurrences.
    pub fn id(self, bundle: &Bundle) -> Cow<'_, str> {
        match self {
            Subject::Entry(index) => Cow::Borrowed(&bundle.entry(index).id),
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
    /// Returns the slot as an EDTF date, a year or a day.
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
        // A month or a qualified date is not a slot.
        (slot.when() == Edtf::Date(date)).then_some(slot)
    }
}

impl Series {
    /// Returns the date of one occurrence, if the series has it.
    pub fn when(&self, slot: Slot) -> Option<Edtf> {
        match (&self.recurrence, slot) {
            (Recurrence::Yearly(yearly), Slot::Year(year)) => yearly.occurrence(year),
            (Recurrence::Rule(rule), Slot::Day(day)) => {
                let found = rule.expand(&Window::day(day), 1);
                let day = found.dates.first()?;
                Some(Edtf::days(&rule.days_from(*day)))
            }
            (Recurrence::Yearly(_), Slot::Day(_)) | (Recurrence::Rule(_), Slot::Year(_)) => None,
        }
    }

    /// Whether it recurs once a year, so that an edition on another day still belongs to that year.
    pub fn is_once_a_year(&self) -> bool {
        match &self.recurrence {
            Recurrence::Yearly(_) => true,
            Recurrence::Rule(rule) => is_once_a_year(rule),
        }
    }
}

/// Whether a rule has at most one day in each year, checked for the four years of a leap cycle.
fn is_once_a_year(rule: &RuleSet) -> bool {
    let yearly = |rule: &crate::time::recur::Rule| rule.frequency() == Frequency::Yearly;
    let first = rule.start.year();
    rule.rule.as_ref().is_some_and(yearly)
        && (first..first + 4)
            .filter_map(|year| Window::new(days::date(year, 1, 1)?, days::date(year, 12, 31)?))
            .all(|year| rule.expand(&year, 2).dates.len() <= 1)
}

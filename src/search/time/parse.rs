//! Finds the part of a query that means a span of days.

use super::resolve::Parts;
use super::units::{Gap, Kind, Unit, units};
use crate::locale::{self, RelativeTime, TimeWord};
use crate::text::{Folded, Lang, folded};
use crate::time::{Date, Edtf, Weekday, Window};

/// Numbers of four digits that are years.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2199;
/// Maximum length of a particle, in units.
const MAX_PARTICLE: usize = 3;

/// A span of days that a query names, and the other words of the query.
///
/// ```
/// use pobratim::{search::TimeQuery, time::{Weekday, days}};
/// let today = days::date(2026, 11, 30).unwrap();
/// let parse = |typed| TimeQuery::parse(typed, today, Weekday::Monday);
/// let found = parse("музыка зимой").unwrap();
/// assert_eq!((found.when.to_string().as_str(), found.rest.as_str()), ("2026-24", "музыка"));
/// assert_eq!(parse("2027年5月").unwrap().when.to_string(), "2027-05");
/// assert_eq!(parse("Dota 2"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeQuery {
    /// A day, exact days, a month, a season or a year. Of a season or a month without a year it is
    /// the next one that is not over.
    pub when: Edtf,
    /// How the query names it, if by its distance from today.
    pub relative: Option<RelativeTime>,
    /// The query without the time; may be empty.
    pub rest: String,
    /// Whether the time is a single word or the number of a year, which may as well be a word of a
    /// title: "May", "March", «зима», "2027".
    pub is_ambiguous: bool,
}

impl TimeQuery {
    /// Returns the first time that a query names, in any language of the site; `None` if it names
    /// none. Weeks begin on `first_weekday`.
    ///
    /// A time is one of: a day with its month; a month; a season; a year; a week or another span by
    /// its distance from today. Words for parts of a month ("early") are not distinguished: they
    /// mean the month.
    pub fn parse(typed: &str, today: Date, first_weekday: Weekday) -> Option<TimeQuery> {
        let units = units(typed);
        let parser = Parser {
            words: vocabulary(),
            units: &units,
        };
        let mut index = 0;
        while index < units.len() {
            let chain = parser.numeric_chain(index);
            if let Some(found) = parser.time_at(index, today, first_weekday) {
                let (from, to) = parser.with_particles(index, found.end);
                let bytes = |unit: Option<&Unit>| unit.map_or((0, 0), |unit| (unit.from, unit.to));
                let before = typed.get(..bytes(units.get(from)).0).unwrap_or_default();
                let after = typed.get(bytes(to.checked_sub(1).and_then(|to| units.get(to))).1..);
                let rest = [before.trim(), " ", after.unwrap_or_default().trim()].concat();
                return Some(TimeQuery {
                    when: found.when,
                    relative: found.parts.relative.filter(|_| found.atoms == 1),
                    rest: trimmed(&rest).to_string(),
                    is_ambiguous: found.is_ambiguous,
                });
            }
            index += chain.max(1);
        }
        None
    }

    /// Returns its days.
    pub fn window(&self) -> Option<Window> {
        let bounds = self.when.bounds();
        Window::new(bounds.earliest?, bounds.latest?)
    }
}

/// Returns a text without separators at its ends.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter| folded(letter) == Folded::Separator)
}

/// Returns the phrases of all languages as units.
fn vocabulary() -> Vec<(Vec<Unit>, TimeWord)> {
    let mut words = Vec::new();
    for lang in Lang::ALL {
        locale::time_words(lang).each(&mut |phrase, word| {
            let phrase = units(phrase);
            if !phrase.is_empty() {
                words.push((phrase, word));
            }
        });
    }
    words
}

struct Parser<'a> {
    words: Vec<(Vec<Unit>, TimeWord)>,
    units: &'a [Unit],
}

/// A part of a time, or several that are written as one.
struct Atom {
    parts: Parts,
    /// The index of the unit after it.
    end: usize,
    /// See [`TimeQuery::is_ambiguous`].
    is_ambiguous: bool,
}

struct FoundTime {
    when: Edtf,
    parts: Parts,
    atoms: usize,
    end: usize,
    is_ambiguous: bool,
}

impl Parser<'_> {
    /// Returns the longest time that begins at a unit.
    fn time_at(&self, start: usize, today: Date, first_weekday: Weekday) -> Option<FoundTime> {
        let mut parts = Parts::default();
        let mut found = None;
        let mut at = start;
        for atoms in 1.. {
            let Some(atom) = self.atom(at, atoms == 1) else {
                break;
            };
            let Some(all) = parts.and(atom.parts) else {
                break;
            };
            parts = all;
            if let Some(when) = parts.resolve(today, first_weekday) {
                found = Some(FoundTime {
                    when,
                    parts,
                    atoms,
                    end: atom.end,
                    is_ambiguous: atoms == 1 && atom.is_ambiguous,
                });
            }
            at = self.after_particles(atom.end);
        }
        found
    }

    /// Returns the part of a time at a unit. `is_first`: whether the time begins with it.
    fn atom(&self, at: usize, is_first: bool) -> Option<Atom> {
        let unit = self.units.get(at)?;
        let of = |parts: Parts, end: usize, is_ambiguous: bool| {
            Some(Atom {
                parts,
                end,
                is_ambiguous,
            })
        };
        let (value, digits) = match unit.kind {
            Kind::Number(value, digits) => (value, digits),
            Kind::Word(_) | Kind::Wide(_) => {
                let (word, end) = self.longest(at, &|word| parts_of(word).is_some())?;
                let is_name = end == at + 1 && matches!(unit.kind, Kind::Wide(_));
                if is_name && !self.stands_alone(at, is_first) {
                    return None;
                }
                return of(parts_of(word)?, end, true);
            }
        };
        // A number within a name: "Dota2".
        let before = at.checked_sub(1).and_then(|at| self.units.get(at));
        let is_within_name = unit.gap == Gap::Nothing
            && before.is_some_and(|before| matches!(before.kind, Kind::Word(_)));
        if is_first && is_within_name {
            return None;
        }
        let chain = self.numeric_chain(at);
        if chain > 1 {
            let parts = self.numeric(at, chain)?;
            let counter = parts
                .last_day
                .and_then(|_| self.counter(at + chain, TimeWord::Day));
            return of(parts, counter.unwrap_or(at + chain), false);
        }
        if let Some((word, end)) = self.longest(at, &|word| parts_of(word).is_some()) {
            return of(parts_of(word)?, end, false);
        }
        let year = (digits == 4 && YEARS.contains(&value))
            .then(|| i32::try_from(value).ok())
            .flatten();
        let of_year = Parts {
            year,
            ..Parts::default()
        };
        let day = u8::try_from(value)
            .ok()
            .filter(|day| (1..=31).contains(day));
        let of_day = Parts {
            day,
            ..Parts::default()
        };
        if year.is_some()
            && let Some(end) = self.counter(at + 1, TimeWord::Year)
        {
            return of(of_year, end, true);
        }
        if day.is_some()
            && let Some(end) = self.counter(at + 1, TimeWord::Day)
        {
            return of(of_day, end, false);
        }
        // A number of something else: 5개, "3D".
        let next = self.units.get(at + 1);
        if next.is_some_and(|next| next.gap == Gap::Nothing && !self.begins_time(at + 1)) {
            return None;
        }
        match (year, day) {
            (Some(_), _) => of(of_year, at + 1, true),
            (None, Some(_)) if digits <= 2 => of(of_day, at + 1, false),
            (None, _) => None,
        }
    }

    /// Returns the longest phrase of an accepted meaning at a unit, and the index of the unit after
    /// it.
    fn longest(&self, at: usize, accepts: &dyn Fn(TimeWord) -> bool) -> Option<(TimeWord, usize)> {
        let rest = self.units.get(at..).unwrap_or_default();
        let mut longest = None;
        let mut length = 0;
        for (phrase, word) in &self.words {
            if phrase.len() > length && accepts(*word) && is_prefix(phrase, rest) {
                length = phrase.len();
                longest = Some((*word, at + length));
            }
        }
        longest
    }

    /// Returns the index of the unit after a word that follows a number. A letter of a script
    /// without spaces follows it directly.
    fn counter(&self, at: usize, counter: TimeWord) -> Option<usize> {
        let unit = self.units.get(at)?;
        let may_follow = match unit.kind {
            Kind::Wide(_) => unit.gap == Gap::Nothing,
            Kind::Word(_) | Kind::Number(..) => true,
        };
        let found = self.longest(at, &|word| word == counter);
        found.filter(|_| may_follow).map(|(_, end)| end)
    }

    /// Whether a season of one letter is not a part of another word: 春 of 春川.
    fn stands_alone(&self, at: usize, is_first: bool) -> bool {
        let is_joined =
            |unit: &Unit| unit.gap == Gap::Nothing && matches!(unit.kind, Kind::Wide(_));
        let before = at.checked_sub(1).and_then(|at| self.units.get(at));
        let follows_wide = before.is_some_and(|before| matches!(before.kind, Kind::Wide(_)))
            && self.units.get(at).is_some_and(is_joined);
        let next = self.units.get(at + 1);
        let is_part = next.is_some_and(is_joined) && !self.begins_time(at + 1);
        let is_end = is_first && follows_wide && self.particle_before(at).is_none();
        !is_end && !is_part
    }

    /// Whether a particle or another part of a time begins at a unit.
    fn begins_time(&self, at: usize) -> bool {
        let is_known = |word: TimeWord| word == TimeWord::Particle || parts_of(word).is_some();
        self.longest(at, &is_known).is_some()
            || self
                .units
                .get(at)
                .is_some_and(|unit| matches!(unit.kind, Kind::Number(..)))
    }

    /// Returns the index of the unit after the particle at a unit. A longer phrase goes before: "next
    /// year".
    fn particle(&self, at: usize) -> Option<usize> {
        let is_known = |word: TimeWord| word == TimeWord::Particle || parts_of(word).is_some();
        let found = self.longest(at, &is_known);
        found
            .filter(|(word, _)| *word == TimeWord::Particle)
            .map(|(_, end)| end)
    }

    /// Returns the index of the first unit after particles.
    fn after_particles(&self, mut at: usize) -> usize {
        while let Some(end) = self.particle(at) {
            at = end;
        }
        at
    }

    /// Returns the first unit of the particle that ends before a unit.
    fn particle_before(&self, at: usize) -> Option<usize> {
        let starts = (1..=MAX_PARTICLE).filter_map(|length| at.checked_sub(length));
        let mut fitting = starts.filter(|start| self.particle(*start) == Some(at));
        fitting.next_back()
    }

    /// Extends the units of a time by particles: by all before it, and by those after it that belong
    /// to its last word in scripts without spaces.
    fn with_particles(&self, mut from: usize, mut to: usize) -> (usize, usize) {
        while let Some(start) = self.particle_before(from) {
            from = start;
        }
        let is_wide = |at: usize| {
            let unit = self.units.get(at);
            unit.is_some_and(|unit| matches!(unit.kind, Kind::Wide(_)))
        };
        let is_joined = |at: usize| {
            let unit = self.units.get(at);
            is_wide(at) && unit.is_some_and(|unit| unit.gap == Gap::Nothing)
        };
        // 12월 초, but not the first letter of another word.
        while let Some(end) = self.particle(to).filter(|_| is_wide(to))
            && (is_joined(to) || !is_joined(end))
        {
            to = end;
        }
        (from, to)
    }

    /// Returns the number of units at a unit that are numbers joined by the same mark; 0 if it is no
    /// number.
    fn numeric_chain(&self, at: usize) -> usize {
        let rest = self.units.get(at..).unwrap_or_default();
        let is_number = |unit: &&Unit| matches!(unit.kind, Kind::Number(..));
        let Some(_) = rest.first().filter(is_number) else {
            return 0;
        };
        let Some(Gap::Mark(mark)) = rest.get(1).filter(is_number).map(|unit| unit.gap) else {
            return 1;
        };
        let joined = rest.iter().skip(1).filter(is_number);
        1 + joined
            .take_while(|unit| unit.gap == Gap::Mark(mark))
            .count()
    }

    /// Returns the parts of a numeric date: 2027-05-31, 31.05.2027, 31.05, 05.2027, 2026/27; or of
    /// several days: 5-7.
    fn numeric(&self, at: usize, count: usize) -> Option<Parts> {
        let chain = self.units.get(at..at + count)?;
        let numbers: Vec<(u32, usize)> = chain
            .iter()
            .filter_map(|unit| match unit.kind {
                Kind::Number(value, digits) => Some((value, digits)),
                Kind::Word(_) | Kind::Wide(_) => None,
            })
            .collect();
        let is_dash = chain.get(1)?.gap == Gap::Mark('-');
        let is_slash = chain.get(1)?.gap == Gap::Mark('/');
        let is_stop = chain.get(1)?.gap == Gap::Mark('.');
        if let [(first, 1 | 2), (last, 1 | 2)] = *numbers.as_slice()
            && is_dash
            && first < last
        {
            return Some(Parts {
                day: in_range(first, 31),
                last_day: Some(in_range(last, 31)?),
                ..Parts::default()
            });
        }
        let (year, month, day) = match *numbers.as_slice() {
            [(year, 4), (next, 2 | 4)] if is_next_year(year, next) => (Some(year), None, None),
            [(year, 4), (month, 1 | 2)] | [(month, 1 | 2), (year, 4)] => {
                (Some(year), Some(month), None)
            }
            [(month, 1 | 2), (day, 1 | 2)] if is_slash && day > 12 => {
                (None, Some(month), Some(day))
            }
            // `5/6` is ambiguous.
            [(day, 1 | 2), (month, 1 | 2)] if is_stop || (is_slash && day > 12) => {
                (None, Some(month), Some(day))
            }
            [(year, 4), (month, 1 | 2), (day, 1 | 2)] => (Some(year), Some(month), Some(day)),
            [(month, 1 | 2), (day, 1 | 2), (year, 4)] if is_slash && day > 12 => {
                (Some(year), Some(month), Some(day))
            }
            [(day, 1 | 2), (month, 1 | 2), (year, 4)] => (Some(year), Some(month), Some(day)),
            _ => return None,
        };
        let is_valid = year.is_none_or(|year| YEARS.contains(&year))
            && month.is_none_or(|month| in_range(month, 12).is_some())
            && day.is_none_or(|day| in_range(day, 31).is_some());
        is_valid.then(|| Parts {
            year: year.and_then(|year| i32::try_from(year).ok()),
            month: month.and_then(|month| in_range(month, 12)),
            day: day.and_then(|day| in_range(day, 31)),
            ..Parts::default()
        })
    }
}

/// Returns a number from 1 to `last`.
fn in_range(value: u32, last: u8) -> Option<u8> {
    let value = u8::try_from(value).ok();
    value.filter(|value| (1..=last).contains(value))
}

/// Whether two numbers are a year and the following one: 2026/27, of a winter.
fn is_next_year(year: u32, next: u32) -> bool {
    next > 12 && (next == year.saturating_add(1) || next == year.saturating_add(1) % 100)
}

/// Returns the parts that a word names; `None` for a word that names none by itself.
fn parts_of(word: TimeWord) -> Option<Parts> {
    let none = Parts::default();
    Some(match word {
        TimeWord::Month(month) => Parts {
            month: Some(month),
            ..none
        },
        TimeWord::Season(season) => Parts {
            season: Some(season),
            ..none
        },
        TimeWord::Relative(relative) => Parts::from(relative),
        TimeWord::Year | TimeWord::Day | TimeWord::Particle => return None,
    })
}

/// Whether units begin with a phrase. Spaces between letters of a script without spaces do not
/// matter, but its letters follow a number directly.
fn is_prefix(phrase: &[Unit], units: &[Unit]) -> bool {
    let mut pairs = phrase.iter().zip(units).enumerate();
    phrase.len() <= units.len()
        && pairs.all(|(index, (expected, unit))| {
            let follows_number = index > 0
                && matches!(expected.kind, Kind::Wide(_))
                && matches!(
                    phrase.get(index - 1).map(|unit| &unit.kind),
                    Some(Kind::Number(..))
                );
            let same = match (&expected.kind, &unit.kind) {
                // 05月
                (Kind::Number(expected, _), Kind::Number(value, _)) => expected == value,
                (Kind::Word(_) | Kind::Wide(_) | Kind::Number(..), kind) => expected.kind == *kind,
            };
            same && (!follows_number || unit.gap == Gap::Nothing)
        })
}

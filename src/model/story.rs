//! Story of a city: a timeline of its ties with the host and shared entries by year; its programmes
//! and its nearest cities.

use super::{Bundle, CityIx, Class, Occurrence, Subject, Tie};
use crate::geo::distance_km;
use crate::text::sorted_indices;
use crate::time::{Date, Edtf, Window, days};

/// How far ahead to include occurrences of series, in months.
const AHEAD_MONTHS: i32 = 12;

/// An item of the timeline.
#[derive(Clone, Copy, Debug)]
pub enum Milestone<'a> {
    /// A tie began.
    Began(&'a Tie),
    /// A source states a tie, or its status, for some time.
    Stated(&'a Tie),
    /// A tie ended.
    Ended(&'a Tie),
    /// An entry, or an occurrence of a series, with the city.
    Entry(Occurrence),
}

/// Items of one year.
#[derive(Clone, Debug)]
pub struct StoryYear<'a> {
    /// Year in which they begin; `None` for undated items.
    pub year: Option<i32>,
    /// The newest first.
    pub milestones: Vec<Milestone<'a>>,
}

impl Milestone<'_> {
    /// Returns the date of the item.
    pub fn when(&self) -> Edtf {
        match self {
            Milestone::Began(tie) => tie.since.unwrap_or(Edtf::Unknown),
            Milestone::Stated(tie) => tie.as_of,
            Milestone::Ended(tie) => tie.until.unwrap_or(Edtf::Unknown),
            Milestone::Entry(occurrence) => occurrence.when,
        }
    }

    /// Returns the year in which it begins or, if that is open, ends.
    fn year(&self) -> Option<i32> {
        let bounds = self.when().bounds();
        bounds.earliest.or(bounds.latest).map(Date::year)
    }

    /// Sort key: the newest first, undated items last.
    fn key(&self) -> (i64, i64) {
        let latest = self.when().bounds().latest;
        let year = self.year().map_or(i64::MAX, |year| -i64::from(year));
        (year, -i64::from(latest.map_or(0, Date::to_julian_day)))
    }
}

impl Bundle {
    /// Returns the timeline of a city by year, the newest first: its ties, its entries except
    /// programmes, and the occurrences of series within a year of `today`.
    ///
    /// ```
    /// use pobratim::{model::load, time::days};
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
    /// let bundle = load(json).unwrap().bundle;
    /// let saltmarsh = bundle.find_city("saltmarsh").unwrap();
    /// let story = bundle.story(saltmarsh, days::date(2026, 5, 20).unwrap());
    /// let years: Vec<_> = story.iter().filter_map(|year| year.year).collect();
    /// assert_eq!(years, [2026, 2025, 2024, 1998]);
    /// ```
    pub fn story(&self, city: CityIx, today: Date) -> Vec<StoryYear<'_>> {
        let mut steps: Vec<Milestone<'_>> = Vec::new();
        let window = Window::new(today, days::add_months(today, AHEAD_MONTHS));
        let upcoming = window.map_or_else(Vec::new, |window| {
            self.occurrences(&window, usize::MAX - 1).list
        });
        let is_of_series = |one: &&Occurrence| {
            matches!(one.subject, Subject::Expected { .. })
                && self.view_of(one).cities.contains(&city)
        };
        steps.extend(
            upcoming
                .iter()
                .filter(is_of_series)
                .copied()
                .map(Milestone::Entry),
        );
        let own = self.entries_where(&|entry| {
            entry.is_own() && entry.class != Class::Programme && entry.cities.contains(&city)
        });
        steps.extend(own.into_iter().map(Milestone::Entry));
        steps.extend(steps_of(&self.city(city).ties));
        let key = |index: usize| steps.get(index).map_or((0, 0), Milestone::key);
        let mut years: Vec<StoryYear<'_>> = Vec::new();
        for index in sorted_indices(steps.len(), &key) {
            let Some(step) = steps.get(index) else {
                continue;
            };
            let year = step.year();
            match years.last_mut().filter(|last| last.year == year) {
                Some(last) => last.milestones.push(*step),
                None => years.push(StoryYear {
                    year,
                    milestones: vec![*step],
                }),
            }
        }
        years
    }

    /// Returns the programmes of a city, in the order of the file.
    pub fn programmes_of(&self, city: CityIx) -> Vec<Occurrence> {
        self.entries_where(&|entry| entry.class == Class::Programme && entry.cities.contains(&city))
    }

    /// Returns at most `limit` nearest cities with their distances in km, the nearest first.
    pub fn neighbours(&self, city: CityIx, limit: usize) -> Vec<(CityIx, f64)> {
        let here = self.city(city).position;
        let indices = (0..self.cities.len()).filter_map(CityIx::new);
        let others: Vec<(CityIx, f64)> = indices
            .filter(|other| *other != city)
            .map(|other| (other, distance_km(here, self.city(other).position)))
            .collect();
        // Metres are precise enough for sorting.
        let key = |index: usize| {
            let km = others.get(index).map_or(0.0, |(_, km)| *km);
            ((km * 1000.0) as i64, 0)
        };
        let order = sorted_indices(others.len(), &key);
        let nearest = order.into_iter().filter_map(|index| others.get(index));
        nearest.take(limit).copied().collect()
    }
}

/// Returns the items of ties. Several statements of one agreement have one beginning; a statement
/// dated to the very beginning is shown as the beginning only.
fn steps_of(ties: &[Tie]) -> Vec<Milestone<'_>> {
    let mut steps = Vec::new();
    for (at, tie) in ties.iter().enumerate() {
        let mut earlier = ties.iter().take(at);
        let is_known = earlier.any(|other| (other.kind, other.since) == (tie.kind, tie.since));
        let begins = tie.since.is_some() && !is_known;
        if begins {
            steps.push(Milestone::Began(tie));
        }
        if !(begins && tie.since == Some(tie.as_of)) {
            steps.push(Milestone::Stated(tie));
        }
        if tie.until.is_some() {
            steps.push(Milestone::Ended(tie));
        }
    }
    steps
}

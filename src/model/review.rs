//! Year in review: completed entries counted by seven dimensions and compared with the previous
//! year, and listed by direction.
//!
//! Planned, expected, cancelled and postponed entries are not counted but listed separately, those
//! that are over and were only planned in a list of their own: their outcome is not recorded. An
//! entry counts once in the total. In a table it counts in each row that applies, so that rows may
//! add up to more than the total; entries without a value have a row of their own.

mod bucket;

use self::bucket::values;
pub use self::bucket::{Bucket, Dimension};
use super::{
    Bundle, CategoryIx, CityIx, Country, DirectionIx, EffectiveStatus, Format, Occurrence, Section,
    SourceIx, SourceRef, Subject, View,
};
use crate::text::sorted_indices;
use crate::time::{Date, Edtf, Precision, Window};

/// Number of entries of a bucket in the year and in the previous year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub bucket: Bucket,
    pub count: u32,
    pub previous: u32,
    /// Parts of `count` by main category, in the order of the bundle and none of them 0. In the table
    /// of categories each row is one part.
    pub categories: Vec<(CategoryIx, u32)>,
}

impl Row {
    fn new(bucket: Bucket) -> Row {
        Row {
            bucket,
            count: 0,
            previous: 0,
            categories: Vec::new(),
        }
    }

    /// Counts an entry of the reviewed year with this main category.
    fn add(&mut self, main: CategoryIx) {
        let category = if let Bucket::Category(category) = self.bucket {
            category
        } else {
            main
        };
        self.count += 1;
        let mut known = self.categories.iter();
        let at = known.position(|(known, _)| known.index() >= category.index());
        let at = at.unwrap_or(self.categories.len());
        match self.categories.get_mut(at) {
            Some((known, count)) if *known == category => *count += 1,
            Some(_) | None => self.categories.insert(at, (category, 1)),
        }
    }

    /// Whether the total includes this row; it does not include statuses of uncounted entries.
    pub const fn is_in_total(&self) -> bool {
        match self.bucket {
            Bucket::Status(status) => status.status().is_done(),
            Bucket::Direction(_)
            | Bucket::Category(_)
            | Bucket::City(_)
            | Bucket::Country(_)
            | Bucket::Format(_)
            | Bucket::Month(_)
            | Bucket::SeasonOnly
            | Bucket::YearOnly
            | Bucket::Unnamed => true,
        }
    }
}

/// Entries of a year counted by one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub dimension: Dimension,
    /// All directions, categories and months; for other dimensions, only rows with entries in
    /// either year. Cities and countries are sorted by count, [`Bucket::Unnamed`] last.
    pub rows: Vec<Row>,
    /// Number of entries that count in more than one row.
    pub in_several_rows: u32,
}

/// Entries and texts of one direction in a year.
#[derive(Clone, Debug)]
pub struct Chapter<'a> {
    pub direction: DirectionIx,
    /// Sections of its introduction that are dated to this year.
    pub sections: Vec<&'a Section>,
    /// Entries with this main direction, sorted by day; those dated to the year only come last.
    pub entries: Vec<Occurrence>,
    /// Entries with this as a further direction, listed in the chapter of their main direction.
    pub secondary: Vec<Occurrence>,
}

/// Review of a year.
///
/// ```
/// use pobratim::{model::{Review, load}, time::days};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let review = Review::of(&bundle, 2026, days::date(2027, 1, 1).unwrap());
/// let listed = bundle.year_figures(2026).entries;
/// // A call that was only planned; a regatta that was cancelled, a visit that was postponed …
/// assert!(!review.unrecorded.is_empty() && !review.not_counted.is_empty());
/// let apart = review.unrecorded.len() + review.not_counted.len();
/// assert_eq!(review.total + apart as u32, listed);
/// ```
#[derive(Clone, Debug)]
pub struct Review<'a> {
    pub year: i32,
    /// Number of completed entries that overlap the year, each once.
    pub total: u32,
    /// The same for the previous year; `None` if the bundle has none there.
    pub previous: Option<u32>,
    /// In the order of [`Dimension::ALL`]. The table of statuses includes uncounted entries.
    pub tables: Vec<Table>,
    /// Directions with any content, in the order of the bundle.
    pub chapters: Vec<Chapter<'a>>,
    /// Entries that overlap the year, are over and were only planned, sorted by day.
    pub unrecorded: Vec<Occurrence>,
    /// The other entries that overlap the year and are not completed, sorted by day.
    pub not_counted: Vec<Occurrence>,
    /// Cities mentioned in introductions but in no counted entry.
    pub mentioned_cities: Vec<CityIx>,
    /// Cited sources, in the order of the bundle.
    pub sources: Vec<SourceIx>,
}

impl<'a> Review<'a> {
    /// Computes the review of a year, with statuses as of `today`. Empty for a year without entries
    /// and outside -9999 to 9999.
    pub fn of(bundle: &'a Bundle, year: i32, today: Date) -> Review<'a> {
        let (done, others) = done_and_others(bundle, year);
        let (done_before, others_before) = done_and_others(bundle, year.saturating_sub(1));
        let count = |list: &[Occurrence]| u32::try_from(list.len()).unwrap_or(u32::MAX);
        let tables = Dimension::ALL.map(|dimension| {
            let mut table = Table::new(dimension, bundle);
            table.count(bundle, &done, year, today, false);
            table.count(bundle, &done_before, year.saturating_sub(1), today, true);
            if dimension == Dimension::Status {
                let before = year.saturating_sub(1);
                table.count(bundle, &others, year, today, false);
                table.count(bundle, &others_before, before, today, true);
            }
            table.ordered()
        });
        let chapters = chapters(bundle, year, &done);
        let has_no_outcome = |one: &Occurrence| bundle.view_of(one).is_outcome_unrecorded(today);
        let (unrecorded, not_counted) = others.into_iter().partition(has_no_outcome);
        let mut review = Review {
            year,
            total: count(&done),
            previous: (!done_before.is_empty()).then(|| count(&done_before)),
            tables: tables.into(),
            mentioned_cities: mentioned_cities(bundle, &chapters, &done),
            chapters,
            unrecorded,
            not_counted,
            sources: Vec::new(),
        };
        review.sources = review.cited_sources(bundle);
        review
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.total == 0
            && self.unrecorded.is_empty()
            && self.not_counted.is_empty()
            && self.chapters.is_empty()
    }

    /// Returns the number of different values, such as cities or countries, among the year's
    /// entries.
    pub fn count_values(&self, dimension: Dimension) -> usize {
        let tables = self
            .tables
            .iter()
            .filter(|table| table.dimension == dimension);
        let rows = tables.flat_map(|table| &table.rows);
        rows.filter(|row| row.count > 0 && row.bucket.is_value())
            .count()
    }

    fn cited_sources(&self, bundle: &Bundle) -> Vec<SourceIx> {
        let mut is_cited = vec![false; bundle.sources.len()];
        let mut cite = |references: &[SourceRef]| {
            for reference in references {
                if let Some(is_cited) = is_cited.get_mut(reference.source.index()) {
                    *is_cited = true;
                }
            }
        };
        for chapter in &self.chapters {
            for section in &chapter.sections {
                cite(&section.sources);
            }
            for occurrence in &chapter.entries {
                cite(bundle.view_of(occurrence).sources);
            }
        }
        for occurrence in self.unrecorded.iter().chain(&self.not_counted) {
            cite(bundle.view_of(occurrence).sources);
        }
        let cited = is_cited
            .iter()
            .enumerate()
            .filter(|(_, is_cited)| **is_cited);
        cited
            .filter_map(|(index, _)| SourceIx::new(index))
            .collect()
    }
}

/// Returns the entries that overlap a year, sorted by day: completed ones, and the others.
fn done_and_others(bundle: &Bundle, year: i32) -> (Vec<Occurrence>, Vec<Occurrence>) {
    let Some(window) = Window::year(year) else {
        return (Vec::new(), Vec::new());
    };
    let found = bundle.date_index.overlapping(&window);
    let list = found.map(|(_, index)| Occurrence {
        subject: Subject::Entry(index),
        when: bundle.entry(index).when,
    });
    let list: Vec<Occurrence> = list.collect();
    let day = |index: usize| {
        list.get(index)
            .map_or((0, 0), |one| reading_order(&one.when))
    };
    let order = sorted_indices(list.len(), &day);
    let in_order = order
        .into_iter()
        .filter_map(|index| list.get(index).copied());
    in_order.partition(|one| bundle.view_of(one).status.is_done())
}

/// Sort key: by first day, with entries dated to the year only last.
fn reading_order(when: &Edtf) -> (i64, i64) {
    let first = when.bounds().earliest.map_or(i32::MIN, Date::to_julian_day);
    let is_vague = when
        .precision()
        .is_none_or(|known| known == Precision::Year);
    (i64::from(is_vague), i64::from(first))
}

/// Returns the directions that have content in the year.
fn chapters<'a>(bundle: &'a Bundle, year: i32, done: &[Occurrence]) -> Vec<Chapter<'a>> {
    let window = Window::year(year);
    let is_of_year = |when: &Edtf| window.is_some_and(|window| when.overlaps(&window));
    let mut chapters = Vec::new();
    for (index, topic) in bundle.directions.iter().enumerate() {
        let Some(direction) = DirectionIx::new(index) else {
            continue;
        };
        let of = |wanted: &dyn Fn(&View<'_>) -> bool| -> Vec<Occurrence> {
            let list = done.iter().copied();
            list.filter(|one| wanted(&bundle.view_of(one))).collect()
        };
        let sections = topic.sections.iter();
        let chapter = Chapter {
            direction,
            sections: sections.filter(|part| is_of_year(&part.when)).collect(),
            entries: of(&|view| view.direction == direction),
            secondary: of(&|view| {
                view.direction != direction && view.direction_more.contains(&direction)
            }),
        };
        let Chapter {
            sections,
            entries,
            secondary,
            ..
        } = &chapter;
        if !(sections.is_empty() && entries.is_empty() && secondary.is_empty()) {
            chapters.push(chapter);
        }
    }
    chapters
}

/// Returns cities in the chapters' introductions that no counted entry includes, each once.
fn mentioned_cities(bundle: &Bundle, chapters: &[Chapter<'_>], done: &[Occurrence]) -> Vec<CityIx> {
    let mut mentioned_cities = Vec::new();
    let sections = chapters.iter().flat_map(|chapter| &chapter.sections);
    for city in sections.flat_map(|section| &section.cities) {
        let is_in = |one: &Occurrence| bundle.view_of(one).cities.contains(city);
        if !mentioned_cities.contains(city) && !done.iter().any(is_in) {
            mentioned_cities.push(*city);
        }
    }
    mentioned_cities
}

impl Table {
    /// Returns a table with an empty row for each value known in advance, in order.
    fn new(dimension: Dimension, bundle: &Bundle) -> Table {
        let indices = |list: usize| 0..list;
        let mut rows: Vec<Bucket> = match dimension {
            Dimension::Direction => {
                let indices = indices(bundle.directions.len()).filter_map(DirectionIx::new);
                indices.map(Bucket::Direction).collect()
            }
            Dimension::Category => {
                let indices = indices(bundle.categories.len()).filter_map(CategoryIx::new);
                indices.map(Bucket::Category).collect()
            }
            Dimension::City => {
                let indices = indices(bundle.cities.len()).filter_map(CityIx::new);
                indices.map(Bucket::City).collect()
            }
            Dimension::Country => Vec::new(),
            Dimension::Format => Format::ALL.iter().copied().map(Bucket::Format).collect(),
            Dimension::Month => (1..=12).map(Bucket::Month).collect(),
            Dimension::Status => EffectiveStatus::ALL
                .iter()
                .copied()
                .map(Bucket::Status)
                .collect(),
        };
        match dimension {
            Dimension::City | Dimension::Country => rows.push(Bucket::Unnamed),
            Dimension::Month => rows.extend([Bucket::SeasonOnly, Bucket::YearOnly]),
            Dimension::Direction | Dimension::Category | Dimension::Format | Dimension::Status => {}
        }
        Table {
            dimension,
            rows: rows.into_iter().map(Row::new).collect(),
            in_several_rows: 0,
        }
    }

    /// Counts entries that overlap the reviewed year, or the previous one if `is_previous`.
    fn count(
        &mut self,
        bundle: &Bundle,
        list: &[Occurrence],
        year: i32,
        today: Date,
        is_previous: bool,
    ) {
        for occurrence in list {
            let view = bundle.view_of(occurrence);
            let all = values(self.dimension, bundle, &view, year, today);
            if all.len() > 1 && !is_previous {
                self.in_several_rows += 1;
            }
            for bucket in all {
                let found = self.rows.iter().position(|row| row.bucket == bucket);
                let index = found.unwrap_or_else(|| {
                    self.rows.push(Row::new(bucket));
                    self.rows.len() - 1
                });
                if let Some(row) = self.rows.get_mut(index) {
                    if is_previous {
                        row.previous += 1;
                    } else {
                        row.add(view.category);
                    }
                }
            }
        }
    }

    /// Removes rows without entries and sorts the rest for display.
    fn ordered(mut self) -> Table {
        let stays = |bucket: Bucket| {
            matches!(
                bucket,
                Bucket::Direction(_) | Bucket::Category(_) | Bucket::Month(_)
            )
        };
        self.rows
            .retain(|row| row.count + row.previous > 0 || stays(row.bucket));
        if matches!(self.dimension, Dimension::City | Dimension::Country) {
            let rows = &self.rows;
            let order = sorted_indices(rows.len(), &|index| {
                rows.get(index).map_or((0, 0), |row| {
                    // Countries with equal counts are sorted by code.
                    let code = if let Bucket::Country(country) = row.bucket {
                        code_number(country)
                    } else {
                        0
                    };
                    match row.bucket.is_value() {
                        true => (-i64::from(row.count), code),
                        false => (1, 0),
                    }
                })
            });
            let in_order = order
                .into_iter()
                .filter_map(|index| rows.get(index).cloned());
            self.rows = in_order.collect();
        }
        self
    }

    /// Returns the largest count of a value in either year, which is the full length of a bar. The
    /// remainder has no bar because it would make all others short.
    pub fn max_count(&self) -> u32 {
        let rows = self.rows.iter().filter(|row| row.bucket.is_value());
        let counts = rows.map(|row| row.count.max(row.previous));
        counts.max().unwrap_or(0)
    }
}

fn code_number(country: Country) -> i64 {
    let bytes = country.as_str().bytes();
    bytes.fold(0, |number, byte| number << 8 | i64::from(byte))
}

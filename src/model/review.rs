//! A year in review: what is done, counted in seven ways and compared with the year before, and
//! the list of it by direction.
//!
//! What is planned, expected, cancelled or postponed is told apart and counted nowhere: a review
//! says what was, not what was meant to be. An entry counts once in the total. In a table it counts
//! in each row that it belongs to, so that rows may add up to more than the total, and what belongs
//! to no row has one of its own.

use super::{
    Bundle, CategoryIx, CityIx, Country, DirectionIx, Format, Occurrence, Section, SourceIx,
    SourceRef, Standing, Subject, View,
};
use crate::text::places_by;
use crate::time::{Date, Edtf, Precision, Window};

/// By what the entries of a year are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Direction,
    Category,
    City,
    Country,
    Format,
    Month,
    Standing,
}

impl By {
    /// Every way, in the order of the review.
    pub const ALL: [By; 7] = [
        By::Direction,
        By::City,
        By::Country,
        By::Month,
        By::Category,
        By::Format,
        By::Standing,
    ];
}

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Direction(DirectionIx),
    Category(CategoryIx),
    City(CityIx),
    /// One that took part, or in which a city that took part lies, as a filter asks for it.
    Country(Country),
    Format(Format),
    /// 1 to 12. What lasts over several months counts in each.
    Month(u8),
    /// Of no month: only the season is known.
    SeasonOnly,
    /// Of no month: only the year, or a span of years, is known.
    YearOnly,
    Standing(Standing),
    /// The entry names no city, or no country.
    Unnamed,
}

impl Of {
    /// Whether it is a value, and not what is left over.
    pub const fn is_something(self) -> bool {
        match self {
            Of::SeasonOnly | Of::YearOnly | Of::Unnamed => false,
            Of::Direction(_)
            | Of::Category(_)
            | Of::City(_)
            | Of::Country(_)
            | Of::Format(_)
            | Of::Month(_)
            | Of::Standing(_) => true,
        }
    }
}

/// How many entries there are of something, in the year and in the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub of: Of,
    pub count: u32,
    pub before: u32,
}

impl Row {
    /// Whether the total holds what it counts, as it does not hold the states of what is told apart.
    pub const fn is_in_total(&self) -> bool {
        match self.of {
            Of::Standing(standing) => standing.status().is_done(),
            Of::Direction(_)
            | Of::Category(_)
            | Of::City(_)
            | Of::Country(_)
            | Of::Format(_)
            | Of::Month(_)
            | Of::SeasonOnly
            | Of::YearOnly
            | Of::Unnamed => true,
        }
    }
}

/// The entries of a year counted in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub by: By,
    /// Directions, categories and months are all there; of the rest, those of which either year
    /// has any. Cities and countries: the most entries first, [`Of::Unnamed`] last.
    pub rows: Vec<Row>,
    /// How many entries of the year stand in more than one row.
    pub several: u32,
}

/// What a year has of one direction.
#[derive(Clone, Debug)]
pub struct Chapter<'a> {
    pub direction: DirectionIx,
    /// The parts of its introduction that are of this year.
    pub sections: Vec<&'a Section>,
    /// Entries of which it is the first direction: by day, what is known by the year alone last.
    pub entries: Vec<Occurrence>,
    /// Entries that belong to it as well; they stand in the chapter of their first direction.
    pub also: Vec<Occurrence>,
}

/// A year in review.
///
/// ```
/// use pobratim::{model::{Review, load}, time::days};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let review = Review::of(&bundle, 2026, days::date(2027, 1, 1).unwrap());
/// let told = bundle.year_figures(2026).entries;
/// // A call that was only planned, a regatta that was cancelled, a visit that was postponed …
/// assert!(!review.apart.is_empty());
/// assert_eq!(review.total + review.apart.len() as u32, told);
/// ```
#[derive(Clone, Debug)]
pub struct Review<'a> {
    pub year: i32,
    /// What is done and touches the year, each entry once.
    pub total: u32,
    /// The same of the year before; `None` where the bundle knows of nothing there.
    pub before: Option<u32>,
    /// In the order of [`By::ALL`]. That of states alone has rows of what is told apart, too.
    pub tables: Vec<Table>,
    /// The directions of which there is anything, in the order of the bundle.
    pub chapters: Vec<Chapter<'a>>,
    /// What touches the year and is not done, in the order of days.
    pub apart: Vec<Occurrence>,
    /// Cities that introductions name and no entry that counts.
    pub named: Vec<CityIx>,
    /// What all of it rests on, in the order of the bundle.
    pub sources: Vec<SourceIx>,
}

impl<'a> Review<'a> {
    /// The review of a year, as plans and states stand on the day `today`. Empty for a year of
    /// which the bundle knows nothing, and outside -9999 to 9999.
    pub fn of(bundle: &'a Bundle, year: i32, today: Date) -> Review<'a> {
        let (done, apart) = parted(bundle, year);
        let (done_before, apart_before) = parted(bundle, year.saturating_sub(1));
        let count = |list: &[Occurrence]| u32::try_from(list.len()).unwrap_or(u32::MAX);
        let tables = By::ALL.map(|by| {
            let mut table = Table::new(by, bundle);
            table.take(bundle, &done, year, today, false);
            table.take(bundle, &done_before, year.saturating_sub(1), today, true);
            if by == By::Standing {
                table.take(bundle, &apart, year, today, false);
                table.take(bundle, &apart_before, year.saturating_sub(1), today, true);
            }
            table.ordered()
        });
        let chapters = chapters(bundle, year, &done);
        let mut review = Review {
            year,
            total: count(&done),
            before: (!done_before.is_empty()).then(|| count(&done_before)),
            tables: tables.into(),
            named: named(bundle, &chapters, &done),
            chapters,
            apart,
            sources: Vec::new(),
        };
        review.sources = review.rests_on(bundle);
        review
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.total == 0 && self.apart.is_empty() && self.chapters.is_empty()
    }

    /// How many values of a kind the entries of the year have: cities, countries.
    pub fn reach(&self, by: By) -> usize {
        let tables = self.tables.iter().filter(|table| table.by == by);
        let rows = tables.flat_map(|table| &table.rows);
        rows.filter(|row| row.count > 0 && row.of.is_something())
            .count()
    }

    fn rests_on(&self, bundle: &Bundle) -> Vec<SourceIx> {
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
        for occurrence in &self.apart {
            cite(bundle.view_of(occurrence).sources);
        }
        let cited = is_cited
            .iter()
            .enumerate()
            .filter(|(_, is_cited)| **is_cited);
        cited
            .filter_map(|(place, _)| SourceIx::new(place))
            .collect()
    }
}

/// The entries that touch a year, in the order of days: what is done, and the rest.
fn parted(bundle: &Bundle, year: i32) -> (Vec<Occurrence>, Vec<Occurrence>) {
    let Some(window) = Window::year(year) else {
        return (Vec::new(), Vec::new());
    };
    let found = bundle.timeline.overlapping(&window);
    let list = found.map(|(_, place)| Occurrence {
        subject: Subject::Entry(place),
        when: bundle.entry(place).when,
    });
    let list: Vec<Occurrence> = list.collect();
    let day = |place: usize| {
        list.get(place)
            .map_or((0, 0), |one| reading_order(&one.when))
    };
    let order = places_by(list.len(), &day);
    let in_order = order
        .into_iter()
        .filter_map(|place| list.get(place).copied());
    in_order.partition(|one| bundle.view_of(one).status.is_done())
}

/// Finer dates by their days; what is known by the year alone stands behind them.
fn reading_order(when: &Edtf) -> (i64, i64) {
    let first = when.bounds().earliest.map_or(i32::MIN, Date::to_julian_day);
    let is_vague = when
        .precision()
        .is_none_or(|known| known == Precision::Year);
    (i64::from(is_vague), i64::from(first))
}

/// The directions with what the year has of them.
fn chapters<'a>(bundle: &'a Bundle, year: i32, done: &[Occurrence]) -> Vec<Chapter<'a>> {
    let window = Window::year(year);
    let is_of_year = |when: &Edtf| window.is_some_and(|window| when.overlaps(&window));
    let mut chapters = Vec::new();
    for (place, topic) in bundle.directions.iter().enumerate() {
        let Some(direction) = DirectionIx::new(place) else {
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
            also: of(&|view| {
                view.direction != direction && view.direction_more.contains(&direction)
            }),
        };
        let Chapter {
            sections,
            entries,
            also,
            ..
        } = &chapter;
        if !(sections.is_empty() && entries.is_empty() && also.is_empty()) {
            chapters.push(chapter);
        }
    }
    chapters
}

/// Cities of the chapters' introductions that none of the entries names, each once.
fn named(bundle: &Bundle, chapters: &[Chapter<'_>], done: &[Occurrence]) -> Vec<CityIx> {
    let mut named = Vec::new();
    let sections = chapters.iter().flat_map(|chapter| &chapter.sections);
    for city in sections.flat_map(|section| &section.cities) {
        let is_in = |one: &Occurrence| bundle.view_of(one).cities.contains(city);
        if !named.contains(city) && !done.iter().any(is_in) {
            named.push(*city);
        }
    }
    named
}

impl Table {
    /// A table with a row for every value that is known beforehand, in its order.
    fn new(by: By, bundle: &Bundle) -> Table {
        let places = |list: usize| 0..list;
        let mut rows: Vec<Of> = match by {
            By::Direction => {
                let places = places(bundle.directions.len()).filter_map(DirectionIx::new);
                places.map(Of::Direction).collect()
            }
            By::Category => {
                let places = places(bundle.categories.len()).filter_map(CategoryIx::new);
                places.map(Of::Category).collect()
            }
            By::City => {
                let places = places(bundle.cities.len()).filter_map(CityIx::new);
                places.map(Of::City).collect()
            }
            By::Country => Vec::new(),
            By::Format => Format::ALL.iter().copied().map(Of::Format).collect(),
            By::Month => (1..=12).map(Of::Month).collect(),
            By::Standing => Standing::ALL.iter().copied().map(Of::Standing).collect(),
        };
        match by {
            By::City | By::Country => rows.push(Of::Unnamed),
            By::Month => rows.extend([Of::SeasonOnly, Of::YearOnly]),
            By::Direction | By::Category | By::Format | By::Standing => {}
        }
        let row = |of| Row {
            of,
            count: 0,
            before: 0,
        };
        Table {
            by,
            rows: rows.into_iter().map(row).collect(),
            several: 0,
        }
    }

    /// Counts entries that touch a year: the review's own, or the one before.
    fn take(
        &mut self,
        bundle: &Bundle,
        list: &[Occurrence],
        year: i32,
        today: Date,
        is_before: bool,
    ) {
        for occurrence in list {
            let view = bundle.view_of(occurrence);
            let all = values(self.by, bundle, &view, year, today);
            if all.len() > 1 && !is_before {
                self.several += 1;
            }
            for of in all {
                let found = self.rows.iter().position(|row| row.of == of);
                let place = found.unwrap_or_else(|| {
                    let (count, before) = (0, 0);
                    self.rows.push(Row { of, count, before });
                    self.rows.len() - 1
                });
                if let Some(row) = self.rows.get_mut(place) {
                    if is_before {
                        row.before += 1;
                    } else {
                        row.count += 1;
                    }
                }
            }
        }
    }

    /// Without rows that say nothing, and in reading order.
    fn ordered(mut self) -> Table {
        let stays = |of: Of| matches!(of, Of::Direction(_) | Of::Category(_) | Of::Month(_));
        self.rows
            .retain(|row| row.count + row.before > 0 || stays(row.of));
        if matches!(self.by, By::City | By::Country) {
            let rows = &self.rows;
            let order = places_by(rows.len(), &|place| {
                rows.get(place).map_or((0, 0), |row| {
                    // Where the numbers are equal, countries follow each other by code.
                    let code = if let Of::Country(country) = row.of {
                        code_number(country)
                    } else {
                        0
                    };
                    match row.of.is_something() {
                        true => (-i64::from(row.count), code),
                        false => (1, 0),
                    }
                })
            });
            let in_order = order
                .into_iter()
                .filter_map(|place| rows.get(place).copied());
            self.rows = in_order.collect();
        }
        self
    }

    /// The most that a row of something has, in either year: what a bar as long as its place stands
    /// for. What is left over has no bar, which would make all others short.
    pub fn most(&self) -> u32 {
        let rows = self.rows.iter().filter(|row| row.of.is_something());
        let counts = rows.map(|row| row.count.max(row.before));
        counts.max().unwrap_or(0)
    }
}

fn code_number(country: Country) -> i64 {
    let bytes = country.as_str().bytes();
    bytes.fold(0, |number, byte| number << 8 | i64::from(byte))
}

/// The rows that an entry which touches the year belongs to: at least one, each once.
fn values(by: By, bundle: &Bundle, view: &View<'_>, year: i32, today: Date) -> Vec<Of> {
    let mut all = Vec::new();
    let mut add = |of: Of| {
        if !all.contains(&of) {
            all.push(of);
        }
    };
    match by {
        By::Direction => {
            let more = view.direction_more.iter().copied();
            std::iter::once(view.direction)
                .chain(more)
                .for_each(|it| add(Of::Direction(it)));
        }
        By::Category => {
            let more = view.category_more.iter().copied();
            std::iter::once(view.category)
                .chain(more)
                .for_each(|it| add(Of::Category(it)));
        }
        By::City => view.cities.iter().for_each(|it| add(Of::City(*it))),
        By::Country => {
            let of_cities = view.cities.iter().map(|city| bundle.city(*city).country);
            let countries = view.countries.iter().copied().chain(of_cities);
            countries.for_each(|it| add(Of::Country(it)));
        }
        By::Format => add(Of::Format(view.format)),
        By::Month => months(&view.when, year).into_iter().for_each(add),
        By::Standing => add(Of::Standing(view.standing(today))),
    }
    if all.is_empty() {
        all.push(Of::Unnamed);
    }
    all
}

/// The months of the year that a date touches, or what is known of it instead.
fn months(when: &Edtf, year: i32) -> Vec<Of> {
    match when.precision() {
        Some(Precision::Day | Precision::Month) => {
            let overlaps = |month: &u8| {
                let window = Window::month(year, *month);
                window.is_some_and(|window| when.overlaps(&window))
            };
            (1..=12).filter(overlaps).map(Of::Month).collect()
        }
        Some(Precision::Season) => vec![Of::SeasonOnly],
        Some(Precision::Year) | None => vec![Of::YearOnly],
    }
}

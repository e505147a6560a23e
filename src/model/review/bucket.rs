//! Dimensions of a review and the buckets that an entry counts in.

use crate::model::{
    Bundle, CategoryIx, CityIx, Country, DirectionIx, EffectiveStatus, Format, View,
};
use crate::time::{Date, Edtf, Precision, Window};

/// Dimension by which the entries of a year are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    Direction,
    Category,
    City,
    Country,
    Format,
    Month,
    Status,
}

impl Dimension {
    /// All dimensions, in the order of the review.
    pub const ALL: [Dimension; 7] = [
        Dimension::Direction,
        Dimension::City,
        Dimension::Country,
        Dimension::Month,
        Dimension::Category,
        Dimension::Format,
        Dimension::Status,
    ];
}

/// Value counted by a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bucket {
    Direction(DirectionIx),
    Category(CategoryIx),
    City(CityIx),
    /// A country that took part, or that contains a city that took part, as in the filter.
    Country(Country),
    Format(Format),
    /// 1 to 12. An entry that lasts over several months counts in each.
    Month(u8),
    /// No month: dated to a season only.
    SeasonOnly,
    /// No month: dated to a year or a span of years only.
    YearOnly,
    Status(EffectiveStatus),
    /// The entry has no city or no country.
    Unnamed,
}

impl Bucket {
    /// Whether it is a value and not the remainder.
    pub const fn is_value(self) -> bool {
        match self {
            Bucket::SeasonOnly | Bucket::YearOnly | Bucket::Unnamed => false,
            Bucket::Direction(_)
            | Bucket::Category(_)
            | Bucket::City(_)
            | Bucket::Country(_)
            | Bucket::Format(_)
            | Bucket::Month(_)
            | Bucket::Status(_) => true,
        }
    }
}

/// Returns the buckets of an entry that overlaps the year: at least one, each once.
pub(super) fn values(
    dimension: Dimension,
    bundle: &Bundle,
    view: &View<'_>,
    year: i32,
    today: Date,
) -> Vec<Bucket> {
    let mut all = Vec::new();
    let mut add = |bucket: Bucket| {
        if !all.contains(&bucket) {
            all.push(bucket);
        }
    };
    match dimension {
        Dimension::Direction => {
            let more = view.direction_more.iter().copied();
            std::iter::once(view.direction)
                .chain(more)
                .for_each(|it| add(Bucket::Direction(it)));
        }
        Dimension::Category => {
            let more = view.category_more.iter().copied();
            std::iter::once(view.category)
                .chain(more)
                .for_each(|it| add(Bucket::Category(it)));
        }
        Dimension::City => view.cities.iter().for_each(|it| add(Bucket::City(*it))),
        Dimension::Country => {
            let of_cities = view.cities.iter().map(|city| bundle.city(*city).country);
            let countries = view.countries.iter().copied().chain(of_cities);
            countries.for_each(|it| add(Bucket::Country(it)));
        }
        Dimension::Format => add(Bucket::Format(view.format)),
        Dimension::Month => months(&view.when, year).into_iter().for_each(add),
        Dimension::Status => add(Bucket::Status(view.effective_status(today))),
    }
    if all.is_empty() {
        all.push(Bucket::Unnamed);
    }
    all
}

/// Returns the months of the year that a date overlaps, or the bucket of a less precise date.
fn months(when: &Edtf, year: i32) -> Vec<Bucket> {
    match when.precision() {
        Some(Precision::Day | Precision::Month) => {
            let overlaps = |month: &u8| {
                let window = Window::month(year, *month);
                window.is_some_and(|window| when.overlaps(&window))
            };
            (1..=12).filter(overlaps).map(Bucket::Month).collect()
        }
        Some(Precision::Season) => vec![Bucket::SeasonOnly],
        Some(Precision::Year) | None => vec![Bucket::YearOnly],
    }
}

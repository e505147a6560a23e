//! Yearly series: a yearly span and the years in which it takes place.

use super::YearlySpan;
use crate::time::{Edtf, Window};

/// A yearly span from its first known year on, without the years in which it did not take place.
///
/// ```
/// use pobratim::time::{Window, recur::YearlySeries};
/// let waves = YearlySeries {
///     span: "05-late/06-early".parse().unwrap(),
///     first_year: 2012,
///     last_year: None,
///     without: vec![2020],
/// };
/// let (from, to) = (Window::year(2019).unwrap(), Window::year(2021).unwrap());
/// let found = waves.occurrences(&Window::new(from.first(), to.last()).unwrap());
/// assert_eq!(found.iter().map(|(year, _)| *year).collect::<Vec<_>>(), [2019, 2021]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearlySeries {
    pub span: YearlySpan,
    /// The first known year.
    pub first_year: i32,
    /// The last year, included; `None` while the series continues.
    pub last_year: Option<i32>,
    /// Years in between in which it did not take place.
    pub without: Vec<i32>,
}

impl YearlySeries {
    /// Returns the occurrence that begins in `year`, if the series has one.
    pub fn occurrence(&self, year: i32) -> Option<Edtf> {
        let is_within = self.first_year <= year
            && self.last_year.is_none_or(|last| year <= last)
            && !self.without.contains(&year);
        is_within.then(|| self.span.in_year(year))
    }

    /// Returns the occurrences whose bounds overlap the window, with the year that they begin in,
    /// earliest first. The work is bounded by the years of the window.
    pub fn occurrences(&self, window: &Window) -> Vec<(i32, Edtf)> {
        // A span extends at most into the following year.
        let first = self.first_year.max(window.first().year() - 1);
        (first..=window.last().year())
            .filter_map(|year| self.occurrence(year).map(|date| (year, date)))
            .filter(|(_, date)| date.overlaps(window))
            .collect()
    }
}

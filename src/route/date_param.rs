//! The parameter `date`: a year, a month, a day, or a range of them.

use crate::time::{Date, Edge, Edtf, Part, PartialDate, Window};

/// A year, a month, a day, or a range of them: `2021`, `2021-05`, `2021-05-14`, `2021-05/2021-08`.
/// It is formatted from its components, never converted through UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateParam(Edtf);

impl DateParam {
    /// Parses the parameter; `None` for other forms of date, such as qualified dates and seasons.
    pub fn parse(text: &str) -> Option<DateParam> {
        text.parse().ok().and_then(DateParam::from_edtf)
    }

    /// Creates a month.
    pub fn month(year: i32, month: u8) -> Option<DateParam> {
        Edtf::month(year, month).ok().map(DateParam)
    }

    /// Creates a year.
    pub fn year(year: i32) -> Option<DateParam> {
        Edtf::year(year).ok().map(DateParam)
    }

    /// Creates a day.
    pub fn day(date: Date) -> DateParam {
        DateParam(Edtf::day(date))
    }

    /// Creates a day or a range of days.
    pub fn days(days: &Window) -> DateParam {
        DateParam(Edtf::days(days))
    }

    /// Creates the range from the month of `first` to that of `last`, in either order; a single
    /// month is a month, and the twelve months of a year are that year.
    ///
    /// ```
    /// use pobratim::{route::DateParam, time::days};
    /// let months = |from, to| {
    ///     let [first, last] = [from, to].map(|month| days::date(2021, month, 7).unwrap());
    ///     DateParam::months(first, last).map(|date| date.edtf().to_string())
    /// };
    /// assert_eq!(months(5, 8).as_deref(), Some("2021-05/2021-08"));
    /// assert_eq!(months(8, 8).as_deref(), Some("2021-08"));
    /// assert_eq!(months(12, 1).as_deref(), Some("2021"));
    /// ```
    pub fn months(first: Date, last: Date) -> Option<DateParam> {
        let (first, last) = (first.min(last), first.max(last));
        let month = |date: Date| (date.year(), u8::from(date.month()));
        match (month(first), month(last)) {
            ((year, 1), (other, 12)) if year == other => DateParam::year(year),
            (one, other) if one == other => DateParam::month(one.0, one.1),
            _ => {
                let (first, last) = (first.to_string(), last.to_string());
                // A day is formatted as YYYY-MM-DD.
                let months = [first.get(..7)?, "/", last.get(..7)?].concat();
                DateParam::parse(&months)
            }
        }
    }

    fn from_edtf(edtf: Edtf) -> Option<DateParam> {
        let plain = |date: &PartialDate| {
            !matches!(date.part(), Part::Season(_))
                && !date.qualifier().uncertain
                && !date.qualifier().approximate
        };
        let fits = match &edtf {
            Edtf::Date(date) => plain(date),
            Edtf::Interval {
                start: Edge::Date(start),
                end: Edge::Date(end),
            } => plain(start) && plain(end),
            Edtf::Interval { .. } | Edtf::Unknown => false,
        };
        fits.then_some(DateParam(edtf))
    }

    /// Returns the date as EDTF.
    pub fn edtf(&self) -> &Edtf {
        &self.0
    }

    /// Returns the days that it covers.
    pub fn window(&self) -> Option<Window> {
        let bounds = self.0.bounds();
        Window::new(bounds.earliest?, bounds.latest?)
    }

    /// Returns the day, if it covers a single one.
    pub fn single_day(&self) -> Option<Date> {
        let window = self.window()?;
        (window.first() == window.last()).then_some(window.first())
    }

    /// Returns the year, if it is one whole year.
    pub fn as_year(&self) -> Option<i32> {
        let (year, _) = self.first_month()?;
        (DateParam::year(year).as_ref() == Some(self)).then_some(year)
    }

    /// Returns the year and the month, 1 to 12, if it is one month.
    pub fn as_month(&self) -> Option<(i32, u8)> {
        let (year, month) = self.first_month()?;
        (DateParam::month(year, month).as_ref() == Some(self)).then_some((year, month))
    }

    /// Returns the year and the month, 1 to 12, of its first day.
    pub fn first_month(&self) -> Option<(i32, u8)> {
        let earliest = self.0.bounds().earliest?;
        Some((earliest.year(), u8::from(earliest.month())))
    }
}

//! Addresses of a published site: a static host ignores queries, so a month or a year of the
//! schedule is a folder there.

use super::{Address, DateParam, Page, ViewParam};

/// The months and years of the calendar that have a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// Ascending.
    pub years: Vec<i32>,
    /// Ascending: year, and month 1 to 12.
    pub months: Vec<(i32, u8)>,
}

impl Folders {
    /// Returns the path below the base to the folder of a page, with a trailing slash, and a query
    /// of the remaining parameters, which only the program reads.
    ///
    /// ```
    /// use pobratim::route::{Address, Folders};
    /// let folders = Folders { years: vec![2021], months: vec![(2021, 5)] };
    /// let href = |query| folders.href(&Address::parse("en/calendar", query));
    /// assert_eq!(href("date=2021-05"), "en/calendar/2021-05/");
    /// assert_eq!(href("view=schedule&date=2021&city=niigata"), "en/calendar/2021/?city=niigata");
    /// assert_eq!(href("view=month&date=2021-05"), "en/calendar/?view=month&date=2021-05");
    /// assert_eq!(href("date=2021-06"), "en/calendar/?date=2021-06");
    /// ```
    pub fn href(&self, address: &Address) -> String {
        let mut address = address.clone();
        let params = &mut address.params;
        let is_calendar = address.page == Page::Calendar;
        let is_schedule = params.view.unwrap_or(ViewParam::Schedule) == ViewParam::Schedule;
        let date = params.date.take_if(|date| {
            let is_month = |month| self.months.contains(&month);
            let is_year = |year| self.years.contains(&year);
            let is_folder =
                date.as_month().is_some_and(is_month) || date.as_year().is_some_and(is_year);
            is_calendar && is_schedule && is_folder
        });
        if date.is_some() {
            params.view = None;
        }
        let rest = address.to_string();
        let (path, query) = rest.split_once('?').unwrap_or((&rest, ""));
        let mut href = path.to_string();
        if !href.ends_with('/') {
            href.push('/');
        }
        if let Some(date) = date {
            href.extend([&*date.edtf().to_string(), "/"]);
        }
        if !query.is_empty() {
            href.extend(["?", query]);
        }
        href
    }

    /// Returns the nearest date with a folder of the same kind after or before a month or a year.
    pub fn neighbour(&self, date: &DateParam, is_after: bool) -> Option<DateParam> {
        if let Some(year) = date.as_year() {
            return DateParam::year(neighbour_of(&self.years, year, is_after)?);
        }
        let (year, month) = neighbour_of(&self.months, date.first_month()?, is_after)?;
        DateParam::month(year, month)
    }
}

/// Returns the next larger or the next smaller item of a sorted list.
fn neighbour_of<T: PartialOrd + Copy>(list: &[T], than: T, is_after: bool) -> Option<T> {
    let found = match is_after {
        true => list.iter().find(|one| **one > than),
        false => list.iter().rev().find(|one| **one < than),
    };
    found.copied()
}

//! A single date with a precision: a day, a month, a season or a year.

use super::{EdtfError, EdtfProblem};
use crate::time::days;
use ::time::Date;

/// The precision of a date, finest first: `Day < Month < Season < Year`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    Day,
    Month,
    Season,
    Year,
}

/// A season, EDTF codes 21 to 24.
///
/// EDTF leaves the months open ("independent of location"). These are the meteorological seasons of
/// the northern hemisphere, as NOAA's National Centers for Environmental Information define them
/// ("Meteorological Versus Astronomical Seasons"): spring March to May, summer June to August,
/// autumn September to November, winter December to February. The winter of a year is the one that
/// begins in it: `2021-24` lasts from December 2021 to February 2022.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// Every season, in the order of their codes.
    pub const ALL: [Season; 4] = [
        Season::Spring,
        Season::Summer,
        Season::Autumn,
        Season::Winter,
    ];

    /// Returns the EDTF code, 21 to 24, which is written in place of a month.
    pub const fn code(self) -> u8 {
        21 + self as u8
    }

    /// Returns the season with this EDTF code.
    pub fn from_code(code: u8) -> Option<Season> {
        Season::ALL.into_iter().find(|season| season.code() == code)
    }

    /// Returns the season's first month, 3, 6, 9 or 12.
    pub const fn first_month(self) -> u8 {
        3 + 3 * (self as u8)
    }
}

/// The components of a date below its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Year,
    Season(Season),
    /// 1 to 12.
    Month(u8),
    /// A month, 1 to 12, and a day that this month has.
    Day {
        month: u8,
        day: u8,
    },
}

/// The qualifier of a date in its source: `?` uncertain, `~` approximate, `%` both.
///
/// `Qualifier::default()` is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Qualifier {
    pub uncertain: bool,
    pub approximate: bool,
}

impl Qualifier {
    /// Neither uncertain nor approximate.
    pub const NONE: Qualifier = Qualifier {
        uncertain: false,
        approximate: false,
    };
    /// `~`
    pub const APPROXIMATE: Qualifier = Qualifier {
        uncertain: false,
        approximate: true,
    };
    /// `?`
    pub const UNCERTAIN: Qualifier = Qualifier {
        uncertain: true,
        approximate: false,
    };

    /// Returns whether there is no qualifier `?`, `~` or `%`.
    pub const fn is_none(self) -> bool {
        !self.uncertain && !self.approximate
    }
}

/// A year with, as far as known, its season, month or day; validated on construction.
///
/// ```
/// use pobratim::time::{Part, PartialDate, Precision, Qualifier};
/// let may = PartialDate::new(2021, Part::Month(5), Qualifier::APPROXIMATE).unwrap();
/// assert_eq!(may.to_string(), "2021-05~");
/// assert_eq!(may.precision(), Precision::Month);
/// assert_eq!(may.last().day(), 31);
/// assert!(PartialDate::new(2021, Part::Day { month: 6, day: 31 }, Qualifier::NONE).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i32,
    part: Part,
    qualifier: Qualifier,
}

impl PartialDate {
    /// Creates a date from its components.
    ///
    /// Fails (at column 1, since nothing was parsed) for a year outside -9999 to 9999, a month
    /// outside 1 to 12, or a day that the month does not have in that year.
    pub fn new(year: i32, part: Part, qualifier: Qualifier) -> Result<PartialDate, EdtfError> {
        check(year, part).map_err(|problem| EdtfError::new(problem, 1))?;
        Ok(PartialDate {
            year,
            part,
            qualifier,
        })
    }

    /// Creates a date from an exactly known day.
    pub fn from_day(date: Date) -> PartialDate {
        let part = Part::Day {
            month: u8::from(date.month()),
            day: date.day(),
        };
        PartialDate {
            year: date.year(),
            part,
            qualifier: Qualifier::NONE,
        }
    }

    /// Returns the same date with another qualifier.
    pub const fn with_qualifier(self, qualifier: Qualifier) -> PartialDate {
        PartialDate { qualifier, ..self }
    }

    /// Returns the year, -9999 to 9999; year 0 is 1 BCE, as in ISO 8601.
    pub const fn year(&self) -> i32 {
        self.year
    }

    pub const fn part(&self) -> Part {
        self.part
    }

    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// Returns the month, 1 to 12, of a date with month or day precision.
    pub const fn month(&self) -> Option<u8> {
        match self.part {
            Part::Month(month) | Part::Day { month, .. } => Some(month),
            Part::Year | Part::Season(_) => None,
        }
    }

    /// Returns the civil day of a date with day precision; its qualifier is ignored.
    pub fn day(&self) -> Option<Date> {
        match self.part {
            Part::Day { month, day } => days::date(self.year, month, day),
            Part::Year | Part::Season(_) | Part::Month(_) => None,
        }
    }

    pub const fn precision(&self) -> Precision {
        match self.part {
            Part::Day { .. } => Precision::Day,
            Part::Month(_) => Precision::Month,
            Part::Season(_) => Precision::Season,
            Part::Year => Precision::Year,
        }
    }

    /// Returns the earliest day that the date as written allows.
    pub fn first(&self) -> Date {
        let (month, day) = match self.part {
            Part::Year => (1, 1),
            Part::Season(season) => (season.first_month(), 1),
            Part::Month(month) => (month, 1),
            Part::Day { month, day } => (month, day),
        };
        // Validated on construction; the fallback only avoids a panic.
        days::date(self.year, month, day).unwrap_or(Date::MIN)
    }

    /// Returns the latest day that the date as written allows.
    ///
    /// The winter of 9999 ends with that year, since [`Date`] ends there.
    pub fn last(&self) -> Date {
        let first = self.first();
        match self.part {
            Part::Year => days::date(self.year, 12, 31).unwrap_or(first),
            Part::Season(Season::Winter) if self.year == Date::MAX.year() => Date::MAX,
            Part::Season(_) => days::last_of_month(days::add_months(first, 2)),
            Part::Month(_) => days::last_of_month(first),
            Part::Day { .. } => first,
        }
    }
}

fn check(year: i32, part: Part) -> Result<(), EdtfProblem> {
    if year < Date::MIN.year() || year > Date::MAX.year() {
        return Err(EdtfProblem::YearOutOfRange { year });
    }
    let (month, day) = match part {
        Part::Year | Part::Season(_) => return Ok(()),
        Part::Month(month) => (month, 1),
        Part::Day { month, day } => (month, day),
    };
    match days::days_in_month(year, month) {
        None => Err(EdtfProblem::NoSuchMonth { month }),
        Some(last) if day == 0 || day > last => Err(EdtfProblem::NoSuchDay { year, month, day }),
        Some(_) => Ok(()),
    }
}

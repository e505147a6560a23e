//! Formats dates as EDTF, the inverse of parsing.

use super::{Edge, Edtf, Part, PartialDate, Qualifier};
use std::fmt::{self, Display, Formatter, Write};

impl Display for Qualifier {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.uncertain, self.approximate) {
            (false, false) => Ok(()),
            (true, false) => f.write_char('?'),
            (false, true) => f.write_char('~'),
            (true, true) => f.write_char('%'),
        }
    }
}

impl Display for PartialDate {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.year() < 0 {
            f.write_char('-')?;
        }
        write!(f, "{:04}", self.year().unsigned_abs())?;
        match self.part() {
            Part::Year => {}
            Part::Season(season) => write!(f, "-{}", season.code())?,
            Part::Month(month) => write!(f, "-{month:02}")?,
            Part::Day { month, day } => write!(f, "-{month:02}-{day:02}")?,
        }
        self.qualifier().fmt(f)
    }
}

impl Display for Edge {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Edge::Date(date) => date.fmt(f),
            Edge::Open => f.write_str(".."),
            Edge::Unknown => Ok(()),
        }
    }
}

impl Display for Edtf {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Edtf::Date(date) => date.fmt(f),
            Edtf::Interval { start, end } => write!(f, "{start}/{end}"),
            Edtf::Unknown => f.write_str("XXXX"),
        }
    }
}

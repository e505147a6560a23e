//! Extended Date/Time Format: dates with an explicit precision.
//!
//! The subset of ISO 8601-2:2019 (see the Library of Congress text,
//! <https://www.loc.gov/standards/datetime/>) that a bundle needs: days, months and years of level
//! 0; seasons, `?` `~` `%`, intervals with open and unknown ends of level 1. Times, sets, years of
//! more than four digits and unspecified digits are rejected with a specific error.

mod bounds;
mod date;
mod error;
mod parse;
mod print;
mod value;

pub use bounds::Bounds;
pub use date::{Part, PartialDate, Precision, Qualifier, Season};
pub use error::{EdtfError, EdtfProblem};
pub use value::{Edge, Edtf};

//! Dates that may be vague, windows of days, moments on the clock, and what recurs.
//!
//! The civil day is [`Date`] of the `time` crate (years -9999 to 9999, proleptic Gregorian).
//! Everything else here is ours: EDTF dates with a precision ([`Edtf`]), closed spans of days
//! ([`Window`]), minutes somewhere ([`Moment`]), what comes again ([`recur`]) and small civil
//! arithmetic ([`days`]). Nothing here knows a clock or a time-zone database: today, the window
//! and the offsets are arguments.

mod clock;
pub mod days;
pub mod edtf;
mod moment;
pub mod recur;
mod window;

pub use ::time::{Date, Month, Weekday};
pub use clock::{ClockTime, UtcOffset};
pub use edtf::{
    Bounds, Edge, Edtf, EdtfError, EdtfProblem, Part, PartialDate, Precision, Qualifier, Season,
};
pub use moment::{Moment, MomentError, local_at, offset_of_local, utc_minutes};
pub use window::Window;

//! Vague dates, date windows, zoned times and recurrence.
//!
//! The civil day is [`Date`] of the `time` crate (years -9999 to 9999, proleptic Gregorian). This
//! module adds EDTF dates with a precision ([`Edtf`]), closed ranges of days ([`Window`]), zoned
//! minutes ([`Moment`]), recurrence ([`recur`]) and civil day arithmetic ([`days`]). It uses
//! neither a clock nor a time-zone database: today, the window and the offsets are arguments.

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
pub use moment::{Moment, MomentError, is_zone_name, local_at, offset_of_local, utc_minutes};
pub use window::Window;

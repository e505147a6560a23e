//! View models of the calendar as plain values: which items are on which day, and which have no
//! known day.
//!
//! Every view takes [`Item`]s (a date, a rank, a key of the caller) and returns keys in their
//! positions. [`Class`] is the rule that all views share: only exact dates are shown on days.

mod item;

mod grid;
mod lanes;
mod long;
mod order;
mod part;
mod partition;
mod row;
mod session;
mod soon;
mod unit;

pub mod focus;
pub mod initial_month;
pub mod month;
pub mod schedule;
pub mod week;
pub mod year;

pub use grid::{days_of_week, month_after, week_after, weeks_of_month, year_after};
pub use item::{Class, Item};
pub use lanes::{Lanes, PackedBar, pack};
pub use long::{LongGroup, LongSpan};
pub use part::{Slice, parts};
pub use session::{Session, SessionTime, split_by_session};
pub use soon::{Soon, season_soon};
pub use unit::{Unit, day_within};

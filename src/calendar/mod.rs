//! The calendar's views as plain values: what stands on which day, and what names no day at all.
//!
//! Every view takes [`Item`]s (a date, a rank, a key of the caller's) and gives back keys in their
//! places. [`Class`] is the one rule that all of them share: only what is exact stands on a day.

mod item;

mod gather;
mod grid;
mod lanes;
mod long;
mod order;
mod part;
mod row;
mod unit;

pub mod agenda;
pub mod focus;
pub mod month;
pub mod opening;
pub mod week;
pub mod year;

pub use grid::{days_of_week, month_after, week_after, weeks_of_month, year_after};
pub use item::{Class, Item};
pub use lanes::{Lanes, Strip, pack};
pub use long::{LongGroup, LongSpan};
pub use part::{Slice, parts};
pub use unit::{Unit, day_within};

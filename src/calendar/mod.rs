//! The calendar's views as plain values: what stands on which day, and what names no day at all.
//!
//! Every view takes [`Item`]s (a date, a rank, a key of the caller's) and gives back keys in their
//! places. [`Class`] is the one rule that all of them share: only what is exact stands on a day.

mod item;

mod grid;
mod lanes;
mod long;
mod order;

pub mod agenda;
pub mod focus;
pub mod month;
pub mod opening;
pub mod year;

pub use grid::{month_after, weeks_of_month};
pub use item::{Class, Item};
pub use lanes::{Lanes, Strip, pack};
pub use long::{LongGroup, LongSpan};

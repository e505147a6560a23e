//! The calendar, painted: the month with its band for vague dates, and the agenda.

mod agenda;
mod empty;
mod keys;
mod long;
mod mix;
mod month;
mod section;
mod state;
mod toolbar;
mod year;

pub use section::view;
pub use state::{chosen_city, fullest_year, matching};

//! The calendar, painted: the month with its band for vague dates, and the agenda.

mod agenda;
mod keys;
mod long;
mod month;
mod section;
mod state;
mod toolbar;

pub use section::view;
pub use state::{chosen_city, fullest_year, matching};

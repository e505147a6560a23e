//! Filters of map, calendar and lists: a summary of the active filters, and behind a disclosure
//! every choice with the number of entries that it would leave.

mod choices;
mod option;
mod panel;
mod state;
mod summary;

pub use panel::{ACTIVE, ActiveFilters, CHOICES, Filters, body};
pub use state::State;

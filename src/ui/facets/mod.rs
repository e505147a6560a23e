//! Narrowing what map, calendar and lists show: a sentence that says what is shown now, and behind a
//! disclosure every choice with the number of entries that it would leave.

mod choices;
mod panel;
mod state;
mod told;

pub use panel::{CHOICES, Filters, body};
pub use state::State;

//! The search over every page: a dialog with one field and a list that answers while one types
//! (WAI-ARIA APG combobox with a listbox).
//!
//! The address holds the words, so that a result can be linked to, Back closes the search, and Back
//! from a result's page leads to it again.

mod button;
mod index;
mod panel;
mod results;
mod state;

pub use button::{SearchButton, hear_keys};
pub use panel::{DIALOG, dialog};

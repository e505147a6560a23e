//! The search dialog: a field and a list of results that is updated while the user types (WAI-ARIA
//! APG combobox with a listbox).
//!
//! The query is in the address, so that results can be linked to, Back closes the search, and Back
//! from the page of a result returns to it.

mod button;
mod index;
mod options;
mod panel;
mod results;
mod state;
mod suggestions;
mod time;

pub use button::{SearchButton, listen_for_keys, open};
#[cfg(feature = "cli")]
pub use panel::content_of;
pub use panel::{DIALOG, dialog};

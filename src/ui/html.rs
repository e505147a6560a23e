//! Elements of the page as one Leptos view type.
//!
//! Leptos gives every `view!` a type of its own, and the compiler a copy of the machinery for each:
//! for our pages that alone passed the budget of the whole program. [`Html`] is one type for all of
//! them. It is built once into DOM nodes; what changes later is a closure, which Leptos runs again
//! when a signal that it read has changed. What is made anew becomes of what stood there.

mod build;
mod constant;
mod part;
mod patch;

pub use build::{Placed, place};
pub use part::{El, Html, Value, el, late, live, svg};

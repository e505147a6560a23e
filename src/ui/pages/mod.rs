//! The pages. [`view`] shows the one that an address names, [`head()`] says what it is called.

mod about;
mod builder;
mod city;
mod desk;
mod event;
mod head;
mod home;
mod lost;
mod page;
#[cfg(feature = "cli")]
pub mod published;
mod review;

pub use head::head;
pub use page::{EVENT_PAGE, LAZY_PAGE, event_view, lazy_view, view};

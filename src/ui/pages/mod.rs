//! The pages. [`view`] shows the one that an address names, [`head`] says what it is called.

mod about;
mod builder;
mod city;
mod desk;
mod event;
mod home;
mod lost;
mod page;
#[cfg(feature = "cli")]
pub mod published;
mod review;

pub use page::{EVENT_PAGE, LAZY_PAGE, event_view, head, lazy_view, view};

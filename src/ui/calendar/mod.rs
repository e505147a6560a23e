//! The calendar, painted: the month with its band for vague dates, and the agenda.

mod agenda;
mod band;
mod day;
mod empty;
mod folders;
mod keys;
mod long;
mod mix;
mod month;
mod narrow;
mod picker;
mod section;
mod state;
mod swipe;
mod toolbar;
mod week;
mod year;

pub use narrow::watch as watch_room;
pub use picker::{PICKER, Picker, panel as picker_panel};
pub use section::{Calendar, DrawLazy, LAZY_VIEW, lazy_view};

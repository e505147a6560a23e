//! Pobratim shows a city's partner cities and its events as a map and a calendar of the same data.
//!
//! The library is the pure core in layers; a module uses only layers below its own:
//!
//! ```text
//! L6  main.rs       bin/pobratim      the page and the editors' command
//! L5  ui                              the views of the page, rendered in the browser or natively
//! L4  export        import            conversion to and from other formats
//! L3  route         embed             addresses and the interface to host pages, as data
//! L2  calendar   emblem   map   search   view models and drawings computed from a bundle; independent of each other
//! L1  model                           the validated bundle
//! L0  text   time   geo     locale    basics; only `locale` uses others: `text` and `time`
//! ```
//!
//! Layers 0 to 4 do no input or output and use no clock: today, the window and limits are
//! arguments. They do not panic; errors are returned. `tests/it/tidy.rs` checks the layers.

pub mod calendar;
pub mod embed;
pub mod emblem;
pub mod export;
pub mod geo;
pub mod import;
pub mod locale;
pub mod map;
pub mod model;
pub mod route;
pub mod search;
pub mod text;
pub mod time;
#[cfg(feature = "ui")]
pub mod ui;

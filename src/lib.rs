//! Pobratim shows a city's partner cities and its events as a map and a calendar of the same data.
//!
//! The library is the pure core, layered so that a module names only layers below its own:
//!
//! ```text
//! L6  main.rs       bin/pobratim      the page and the editors' command
//! L5  ui                              the views of the page, made in the browser or natively
//! L4  export        import            doors: our data <-> other formats
//! L3  route         embed             the address bar and the host page, as data
//! L2  calendar      map     search    things computed from a bundle; siblings do not know each other
//! L1  model                           the bundle, checked
//! L0  text   time   geo     locale    roots; of them only `locale` names others: `text` and `time`
//! ```
//!
//! Layers 0 to 4 do no input or output and know no clock: today, a window, a limit are arguments.
//! They fail only by returning faults. `tests/it/tidy.rs` holds this table.

pub mod calendar;
pub mod embed;
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

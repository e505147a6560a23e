//! Tests in a real browser: they use the site as a person does, by roles and accessible names, and do
//! not depend on its implementation.
//!
//! A test is written like this:
//!
//! ```ignore
//! let page = Page::open();
//! page.visit("ru/calendar?view=month&date=2021-05");
//! page.ready();
//! let next = page.find("button", "Следующий месяц");
//! page.click(&next);
//! page.find("heading", "Июнь 2021*");
//! assert_eq!(page.address(), "ru/calendar?view=month&date=2021-06");
//! assert!(page.data_values("data-event").contains(&"E12".to_owned()));
//! ```
//!
//! - `locator`: `find` waits for one element by role and accessible name, `gone` waits until there is
//!   none.
//! - `actions`: `visit`, `click`, `press("Shift+PageUp")`, `type_into`, `back`, `resize`, `prefer`.
//! - `queries`: `text`, `attribute`, `address`, `title`, `language`, `console`, `fetched`, `focused`.
//! - `print`: the page as PDF, read by poppler.
//! - `engine`, `webdriver`, `server`: the browser, its driver's protocol, and the host of the site.
//! - `Page::with(&Settings { .. }, Hosting { .. })` for other languages, time zones and sizes, and
//!   for a host that serves the site below a path, serves another bundle, or blocks the program.
//!
//! The tests need a built site (`POBRATIM_DIST`, else `dist/`) and chromedriver: `make test` provides
//! both. Each test has its own host and browser; two run at a time.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops where it fails"
)]
#![allow(
    dead_code,
    reason = "the harness offers more actions and queries than the present tests use"
)]

mod actions;
mod engine;
#[path = "../../benches/generate.rs"]
mod generate;
mod language_texts;
mod locator;
mod page;
mod print;
mod queries;
mod server;
mod webdriver;

mod accessibility;
mod bundle_coverage;
mod calendar_export;
mod card;
mod editor;
mod exchanges;
mod facets;
mod facts;
mod first_language;
mod frame;
mod keyboard;
mod language_choice;
mod load_errors;
mod long_list;
mod map;
mod month;
mod name_order;
mod navigation;
mod other_bundles;
mod parsers;
mod partner;
mod performance;
mod places;
mod preserved_state;
mod published;
mod pupil;
mod report;
mod review;
mod same_as_fresh_load;
mod search;
mod startup;
mod takeover;
mod tasks;
mod time_zones;
mod tourist;
mod views;

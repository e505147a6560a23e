//! Tests in a real browser: what a person does and sees, never how the page is made.
//!
//! A journey reads like one:
//!
//! ```ignore
//! let page = Page::open();
//! page.visit("ru/calendar?date=2021-05");
//! page.ready();
//! let next = page.find("button", "Следующий месяц");
//! page.click(&next);
//! page.find("heading", "Июнь 2021*");
//! assert_eq!(page.address(), "ru/calendar?date=2021-06");
//! assert!(page.marks("data-event").contains(&"E12".to_owned()));
//! ```
//!
//! - `find`: one query, by role and accessible name; it waits. `gone` waits for the opposite.
//! - `act`: `visit`, `click`, `press("Shift+PageUp")`, `type_into`, `back`, `resize`, `prefer`.
//! - `see`: `text`, `attribute`, `address`, `title`, `language`, `console`, `fetched`, `focused`.
//! - `Page::with(&Settings { .. }, Hosting { .. })` for other languages, time zones and sizes, and
//!   for a host that lives below a path, serves another bundle, or blocks the program.
//!
//! They need a built site (`POBRATIM_DIST`, else `dist/`) and chromedriver: `make test` sees to
//! both. Each test has its own host and browser; two run at a time.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops where it fails"
)]
// Journeys of different people use different words of the same small language.
#![allow(
    dead_code,
    reason = "`find`, `act` and `see` are a language, not only what is said today"
)]

mod act;
mod engine;
mod find;
mod page;
mod paper;
mod see;
mod server;
mod tongue;
mod wire;

mod access;
mod add;
mod again;
mod broken;
mod card;
mod city;
mod desk;
mod editor;
mod facets;
mod keyboard;
mod long;
mod month;
mod names;
mod navigation;
mod office;
mod parsers;
mod partner;
mod published;
mod pupil;
mod reader;
mod review;
mod search;
mod start;
mod stays;
mod takeover;
mod tourist;
mod views;
mod weight;
mod world;
mod zones;

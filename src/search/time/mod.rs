//! Times in a query: "December", «май 2027», 夏天, 이번 주말.
//!
//! [`units`](units::units) splits the text, [`parse`](parse::TimeQuery::parse) finds the part that
//! means a span of days, by the [`TimeWords`](crate::locale::TimeWords) of all languages, whatever
//! the language of the page, and [`resolve`](resolve::Parts) makes it a date.

mod parse;
mod resolve;
mod units;

pub use parse::TimeQuery;

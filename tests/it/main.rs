//! The native tests: one binary, so that it links once.

mod bundle;
mod calendar;
mod edtf;
mod moment;
mod recur;
mod report;
mod route;
mod span;
mod words;

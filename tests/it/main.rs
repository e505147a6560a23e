//! The native tests: one binary, so that it links once.

mod edtf;
mod moment;
mod report;
mod route;
mod words;

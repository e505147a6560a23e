//! The native tests: one binary, so that it links once.

mod edtf;
mod route;
mod words;

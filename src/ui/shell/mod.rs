//! The parts around every page: header, footer, and the failure screen.

pub mod failure;
mod footer;
mod header;

pub use footer::Footer;
pub use header::Header;

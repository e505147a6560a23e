//! The parts around every page: header, footer, and the failure screen.

mod display;
pub mod failure;
mod footer;
mod header;
mod sections;

pub use footer::Footer;
pub use header::Header;

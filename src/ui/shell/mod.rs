//! What stands around every page: header, footer, and the screen for when there is no data.

pub mod failure;
mod footer;
mod header;

pub use footer::Footer;
pub use header::Header;

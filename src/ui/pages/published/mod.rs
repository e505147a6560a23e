//! Pages of a published site only. They are rendered natively and are not in the program.

mod choice;
mod feeds;
mod not_found;

pub use choice::ChoicePage;
pub use feeds::FeedsPage;
pub use not_found::MissingPage;

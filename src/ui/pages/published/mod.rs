//! Pages that only a published site has. They are rendered natively and are not in the program.

mod choice;
mod feeds;
mod missing;

pub use choice::ChoicePage;
pub use feeds::FeedsPage;
pub use missing::MissingPage;

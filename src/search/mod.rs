//! One box over cities, events, programmes and documents, in all languages at once.
//!
//! A text is cut into [`tokens`]: words of scripts that put gaps between them, pairs of letters of
//! those that do not. The [`Index`] keeps each different token once, with the records that have it.
//! What a reader types is cut the same way ([`Query`]); a word of it stands for its other forms, for
//! what it begins, and, where nothing else answers, for what is a slip of the finger away.
//! [`Index::find`] ranks and groups what matches, and [`Excerpt`] shows why it does.

mod answer;
mod excerpt;
mod forms;
mod index;
mod query;
mod record;
mod slip;
mod table;
mod tokens;

pub use answer::{Answer, Group, Hit};
pub use excerpt::{Excerpt, Piece};
pub use index::Index;
pub use query::Query;
pub use record::{Record, search_shows};
pub use tokens::{Token, each_token};

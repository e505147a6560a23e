//! Full-text search over cities, events, programmes and documents, in all languages at once.
//!
//! A text is split into [`tokens`]: words in scripts that separate them, bigrams in scripts that do
//! not. The [`Index`] stores each distinct token once, with its records. The reader's input is
//! split the same way ([`Query`]); a word of it also matches its other forms, words that it is a
//! prefix of, and, where nothing else matches, words within a small edit distance. [`Index::find`]
//! ranks and groups the results, and [`Excerpt`] shows the matches. A [`TimeQuery`] is the span of
//! days that the input names.

mod excerpt;
mod index;
mod query;
mod record;
mod results;
mod stem;
mod table;
mod time;
mod tokens;
mod typo;

pub use excerpt::{Excerpt, Piece};
pub use index::Index;
pub use query::Query;
pub use record::Record;
pub use results::{Group, Hit, Matches, SearchResults};
pub use time::TimeQuery;
pub use tokens::{Token, each_token};

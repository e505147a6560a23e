//! Dates and spans in words, in each language, as a person would say them.
//!
//! Everything that shows a vague date (page, feeds, digest) says it through [`when_in_words`], so
//! that "in May" is "in May" everywhere and no day is ever invented. How a series recurs is said
//! through [`rule_in_words`].

mod cjk;
mod pattern;
mod rule;
mod rule_cjk;
mod rule_en;
mod rule_ru;
mod span;
mod west;
mod when;

pub use rule::rule_in_words;
pub use when::when_in_words;

//! Dates and spans in words, in each language, as a person would say them.
//!
//! Everything that shows a vague date (page, feeds, digest) says it through [`when_in_words`], so
//! that "in May" is "in May" everywhere and no day is ever invented.

mod cjk;
mod span;
mod west;

use crate::text::Lang;
use crate::time::Edtf;

/// The date as a person would say it in the middle of a sentence or after a dash.
///
/// ```
/// use pobratim::{model::words::when_in_words, text::Lang};
/// let may = "2021-05".parse().unwrap();
/// assert_eq!(when_in_words(&may, Lang::Ru), "в мае 2021 года");
/// assert_eq!(when_in_words(&may, Lang::Ja), "2021年5月");
/// ```
pub fn when_in_words(when: &Edtf, lang: Lang) -> String {
    let span = span::Span::of(when);
    match lang {
        Lang::Ru => west::russian(&span),
        Lang::En => west::english(&span),
        Lang::Zh => cjk::chinese(&span),
        Lang::Ko => cjk::korean(&span),
        Lang::Ja => cjk::japanese(&span),
    }
}

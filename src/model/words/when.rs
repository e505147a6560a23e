//! The one way in: a date and a language, to words.

use super::span::Span;
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
    say_span(&Span::of(when), lang)
}

/// The same for a date that is sorted already.
pub(super) fn say_span(span: &Span, lang: Lang) -> String {
    match lang {
        Lang::Ru => super::west::russian(span),
        Lang::En => super::west::english(span),
        Lang::Zh => super::cjk::CHINESE.say(span),
        Lang::Ko => super::cjk::KOREAN.say(span),
        Lang::Ja => super::cjk::JAPANESE.say(span),
    }
}

//! The words of the interface, generated from `locales/` and checked while compiling.

use crate::text::Lang;

#[allow(clippy::all, clippy::pedantic, missing_docs, unused)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/i18n.rs"));
}

pub use generated::i18n::Locale;

/// The generated name of a language.
pub const fn locale(lang: Lang) -> Locale {
    match lang {
        Lang::Ru => Locale::ru,
        Lang::En => Locale::en,
        Lang::Zh => Locale::zh,
        Lang::Ko => Locale::ko,
        Lang::Ja => Locale::ja,
    }
}

/// A word or sentence of the interface in a language: `say!(lang, shell.skip)`, and with values
/// `say!(lang, city.distance_words, km = km, direction = direction, host = host)`.
macro_rules! say {
    ($lang:expr, $($key:tt)*) => {
        ::leptos_i18n::td_string!($crate::ui::i18n::locale($lang), $($key)*).to_string()
    };
}

pub(crate) use say;

//! What differs between languages: dates and rules in words, months and weekdays, numbers, lists,
//! plural forms, punctuation, the first day of the week.
//!
//! One file for each language holds a [`Locale`] of data and functions; [`of`] returns it. Nothing
//! outside this folder asks which language it is. Page, published site, feeds and command take
//! their words from here, so that they agree to the letter; `tests/it/locale/oracle.rs` compares
//! them with CLDR's.
//!
//! For another language copy `en.rs`, which uses all that a language can need; the languages of
//! East Asia share their grammar in `cjk.rs`.

mod cjk;
mod cjk_rule;
mod data;
mod format;
mod pattern;
mod rule;
mod span;
mod week;
mod words;

pub use data::{
    List, Locale, MonthNames, Numbers, Plural, Punctuation, School, Script, WeekdayNames,
};

/// Declares the module of each language and [`of`].
macro_rules! define_locales {
    ($($variant:ident $module:ident $tag:literal $own_name:literal,)+) => {
        $(mod $module;)+

        /// Returns the locale of a language.
        ///
        /// ```
        /// use pobratim::{locale, text::Lang};
        /// assert_eq!(locale::of(Lang::En).number(12_345), "12,345");
        /// assert_eq!(locale::of(Lang::Ja).month_and_year(2021, 5), "2021年5月");
        /// ```
        pub const fn of(lang: crate::text::Lang) -> &'static Locale {
            match lang {
                $(crate::text::Lang::$variant => &$module::LOCALE,)+
            }
        }
    };
}

crate::languages!(define_locales);

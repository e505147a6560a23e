//! Language conventions: dates and rules in words, months and weekdays, numbers, lists, plural
//! forms, punctuation, the first day of the week.
//!
//! Each language is one file with a [`Locale`] of data and functions, which [`of`] returns, and the
//! [`RecurrencePhrases`], which [`recurrence`] returns, and the [`TimeWords`] of [`time_words`]. No code outside this folder branches on the
//! language. The page, the published site, feeds and the command all format by this module, so that
//! their texts are equal; `tests/it/locale/oracle.rs` compares them with CLDR.
//!
//! To add a language, copy `en.rs`, which uses every feature; the languages of East Asia share
//! their grammar in `cjk.rs`.

mod cjk;
mod cjk_rule;
mod cyrillic;
mod data;
mod format;
mod money;
mod pattern;
mod phrases;
mod ru_rule;
mod rule;
mod span;
mod time_words;
mod week;

pub use data::{
    List, Locale, MonthNames, Numbers, Plural, Punctuation, RecurrencePhrases, School, Script,
    WeekdayNames,
};
pub use span::is_stated;
pub use time_words::{RelativeTime, TimeWord, TimeWords};

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

        /// Returns the words of a language for recurrences.
        pub const fn recurrence(lang: crate::text::Lang) -> &'static RecurrencePhrases {
            match lang {
                $(crate::text::Lang::$variant => &$module::RECURRENCE,)+
            }
        }

        /// Returns the words of a language for times, as people type them.
        pub const fn time_words(lang: crate::text::Lang) -> &'static TimeWords {
            match lang {
                $(crate::text::Lang::$variant => &$module::TIME_WORDS,)+
            }
        }
    };
}

crate::languages!(define_locales);

//! Structure of the conventions of a language.

use super::money::Money;
use super::rule::{Ending, RulePattern};
use super::span::Span;
use crate::text::Lang;
use crate::time::Weekday;

/// The conventions of a language.
#[derive(Debug)]
pub struct Locale {
    /// The country of the conventions (ISO 3166-1): the region subtag of tags such as `ru-RU`.
    pub region: &'static str,
    /// Transcription of titles into Latin letters.
    pub script: Script,
    /// Capitalises the first letter of a line; returns the letter itself where it has no capital.
    pub(super) capital: fn(char) -> char,
    /// Names of languages within a sentence. A language that is missing here uses its own name.
    pub(super) languages: &'static [(Lang, &'static str)],

    /// Returns the plural category of a whole number (CLDR).
    pub(super) plural: fn(usize) -> Plural,
    pub(super) numbers: Numbers,
    pub(super) money: Money,
    pub list: List,
    pub punctuation: Punctuation,

    /// January to December.
    pub(super) months: [MonthNames; 12],
    /// Monday to Sunday.
    pub(super) weekdays: [WeekdayNames; 7],
    /// Returns the first day of the week for a reader of this language on the site of a host city
    /// in a country (ISO 3166-1).
    pub(super) first_weekday: fn(&str) -> Weekday,
    pub(super) patterns: DatePatterns,
    /// Returns a date, which may be vague, as in the middle of a sentence.
    pub(super) span: fn(&Span) -> String,

    pub school: School,
    /// Preferred font families for drawing text into a picture.
    pub preview_fonts: &'static [&'static str],
}

/// Transcription of a title into Latin letters, for instance in an id.
#[derive(Clone, Copy, Debug)]
pub enum Script {
    Latin,
    /// Letter by letter; lower case. `None` for a character that is not a letter of the script.
    Transliterated(fn(char) -> Option<&'static str>),
    /// None.
    Other,
}

/// The plural categories of CLDR that whole numbers have in our languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plural {
    One,
    Few,
    Many,
    Other,
}

impl Plural {
    /// Returns the suffix of the category in the keys of messages: `one`, `few`, `many`, `other`.
    pub const fn code(self) -> &'static str {
        match self {
            Plural::One => "one",
            Plural::Few => "few",
            Plural::Many => "many",
            Plural::Other => "other",
        }
    }
}

/// The separators of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    /// Between groups of three digits.
    pub group: &'static str,
    /// Between a whole number and its fraction.
    pub decimal: &'static str,
}

/// The separators of a list of names.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// Between any two but the last: "a, b".
    pub between: &'static str,
    /// Before the last: "b and c".
    pub last: &'static str,
}

/// Punctuation, each with the spaces that belong to it.
#[derive(Clone, Copy, Debug)]
pub struct Punctuation {
    pub comma: &'static str,
    pub colon: &'static str,
    /// Around a remark that follows a word.
    pub brackets: [&'static str; 2],
    /// Between two numbers, hours or years: "18:00–20:30".
    pub range: &'static str,
    /// At the end of a sentence.
    pub stop: &'static str,
    /// Between two sentences, after the stop.
    pub sentence_gap: &'static str,
}

/// The names of a month.
#[derive(Clone, Copy, Debug, Default)]
pub struct MonthNames {
    /// Standalone: «май».
    pub alone: &'static str,
    /// After a day: «мая».
    pub in_date: &'static str,
    /// Abbreviated: «февр.».
    pub short: &'static str,
}

/// The names of a weekday.
#[derive(Clone, Copy, Debug, Default)]
pub struct WeekdayNames {
    pub long: &'static str,
    /// As in the header of a month.
    pub short: &'static str,
    /// One letter, for headers in which its column makes it unambiguous.
    pub letter: &'static str,
}

/// Font families with Latin and Cyrillic letters.
pub(super) const ALPHABETIC_FONTS: &[&str] = &[
    "Noto Sans",
    "DejaVu Sans",
    "Liberation Sans",
    "Arial",
    "Helvetica",
];

/// Returns the names of a month: standalone, after a day, and abbreviated.
pub(super) const fn month(
    alone: &'static str,
    in_date: &'static str,
    short: &'static str,
) -> MonthNames {
    MonthNames {
        alone,
        in_date,
        short,
    }
}

/// Returns the names of a weekday: long, short, and one letter.
pub(super) const fn weekday(
    long: &'static str,
    short: &'static str,
    letter: &'static str,
) -> WeekdayNames {
    WeekdayNames {
        long,
        short,
        letter,
    }
}

/// Date patterns in the notation of CLDR (Unicode Technical Standard 35, part 4): `y` for the year,
/// `M` for the month's number, `LLLL` and `MMMM` for its name standalone and after a day, `d` for
/// the day, `EEEE` for the weekday; literal Latin letters in `'…'`.
#[derive(Clone, Copy, Debug)]
pub struct DatePatterns {
    pub day_with_weekday: &'static str,
    pub month_and_year: &'static str,
    /// A year as a heading.
    pub year_heading: &'static str,
}

/// The functions of a language that express recurrence in words. They are not in [`Locale`], so that
/// the app loads them with the page of an event.
#[derive(Debug)]
pub struct RecurrencePhrases {
    pub(super) locale: &'static Locale,
    /// Before a span that recurs each year.
    pub(super) every_year: &'static str,
    /// Writes how often and on which days something recurs.
    pub(super) rule: fn(&mut String, &RulePattern),
    /// Writes the end of a rule; nothing where there is none.
    pub(super) ending: fn(&mut String, &Ending),
}

/// Numbering of school years.
#[derive(Clone, Copy, Debug)]
pub struct School {
    /// The number of classes.
    pub classes: u8,
    /// The classes with which another school begins, so that they are called the first again.
    pub restarts: &'static [u8],
}

impl School {
    /// Returns the number of a class (from 1, counted through all schools) within its own school.
    pub fn number_in_school(&self, class: u8) -> u8 {
        let begins = self.restarts.iter().rev().find(|first| **first <= class);
        begins.map_or(class, |first| class - first + 1)
    }
}

//! The shape of a language's file.

use super::rule::{Ending, RulePattern};
use super::span::Span;
use crate::text::Lang;
use crate::time::Weekday;

/// The conventions of a language.
#[derive(Debug)]
pub struct Locale {
    /// The country whose conventions these are (ISO 3166-1): the second part of tags such as
    /// `ru-RU`.
    pub region: &'static str,
    /// How titles are written in Latin letters.
    pub script: Script,
    /// The capital form of a letter that begins a line; the letter itself where it has none.
    pub(super) capital: fn(char) -> char,
    /// Names of languages as they stand within a sentence. One that is not here goes by its own
    /// name.
    pub(super) languages: &'static [(Lang, &'static str)],

    /// The plural category of a whole number (CLDR).
    pub(super) plural: fn(usize) -> Plural,
    pub(super) numbers: Numbers,
    pub list: List,
    pub punctuation: Punctuation,

    /// January to December.
    pub(super) months: [MonthNames; 12],
    /// Monday to Sunday.
    pub(super) weekdays: [WeekdayNames; 7],
    /// The first day of the week for a reader of this language on the site of a host city in a
    /// country (ISO 3166-1).
    pub(super) first_weekday: fn(&str) -> Weekday,
    pub(super) patterns: DatePatterns,
    pub(super) words: DateWords,

    pub school: School,
    /// Font families to ask for first when a text is drawn into a picture.
    pub preview_fonts: &'static [&'static str],
}

/// How a title is written in Latin letters, for instance in an id.
#[derive(Clone, Copy, Debug)]
pub enum Script {
    Latin,
    /// Letter by letter; lower case. `None` for what is no letter of the script.
    Transliterated(fn(char) -> Option<&'static str>),
    /// Not at all.
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
    /// The category as the keys of messages end with it: `one`, `few`, `many`, `other`.
    pub const fn code(self) -> &'static str {
        match self {
            Plural::One => "one",
            Plural::Few => "few",
            Plural::Many => "many",
            Plural::Other => "other",
        }
    }
}

/// The signs of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    /// Between groups of three digits.
    pub group: &'static str,
    /// Between a whole number and its fraction.
    pub decimal: &'static str,
}

/// What joins the names of a list.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// Between any two but the last: "a, b".
    pub between: &'static str,
    /// Before the last: "b and c".
    pub last: &'static str,
}

/// The signs of running text, each with the spaces that belong to it.
#[derive(Clone, Copy, Debug)]
pub struct Punctuation {
    pub comma: &'static str,
    pub colon: &'static str,
    /// Around a remark that follows a word.
    pub brackets: [&'static str; 2],
    /// Between two numbers, hours or years: "18:00–20:30".
    pub range: &'static str,
    /// Between two sentences.
    pub sentence_gap: &'static str,
}

/// The names of a month.
#[derive(Clone, Copy, Debug, Default)]
pub struct MonthNames {
    /// Without a day: «май».
    pub alone: &'static str,
    /// After a day: «мая».
    pub in_date: &'static str,
    /// As short as the language has it: «февр.».
    pub short: &'static str,
}

/// The names of a weekday.
#[derive(Clone, Copy, Debug, Default)]
pub struct WeekdayNames {
    pub long: &'static str,
    /// As over the columns of a month.
    pub short: &'static str,
    /// One letter, where the place tells it from another with the same.
    pub letter: &'static str,
}

/// Font families that have Latin and Cyrillic letters.
pub(super) const ALPHABETIC_FONTS: &[&str] = &[
    "Noto Sans",
    "DejaVu Sans",
    "Liberation Sans",
    "Arial",
    "Helvetica",
];

/// Returns the names of a month: alone, after a day, and short.
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

/// Returns the names of a weekday: long, short, and its letter.
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

/// Patterns of dates in the notation of CLDR (Unicode Technical Standard 35, part 4): `y` for the
/// year, `M` for the month's number, `LLLL` and `MMMM` for its name alone and after a day, `d` for
/// the day, `EEEE` for the weekday; Latin letters that stand for themselves in `'…'`.
#[derive(Clone, Copy, Debug)]
pub struct DatePatterns {
    pub day_with_weekday: &'static str,
    pub month_and_year: &'static str,
    /// A year as a heading.
    pub year_heading: &'static str,
}

/// Dates and rules in words.
#[derive(Clone, Copy, Debug)]
pub struct DateWords {
    /// A date that may be vague, as in the middle of a sentence.
    pub span: fn(&Span) -> String,
    /// Before a span that recurs each year.
    pub every_year: &'static str,
    /// Writes how often and on which days something recurs.
    pub rule: fn(&mut String, &RulePattern),
    /// Writes what follows about its end; nothing where there is none.
    pub ending: fn(&mut String, &Ending),
}

/// How school years are numbered.
#[derive(Clone, Copy, Debug)]
pub struct School {
    /// How many there are.
    pub classes: u8,
    /// The classes that are called the first again, because another school begins with them.
    pub restarts: &'static [u8],
}

impl School {
    /// Returns the number by which a class (from 1, counted through all schools) goes in its own
    /// school.
    pub fn number_in_school(&self, class: u8) -> u8 {
        let begins = self.restarts.iter().rev().find(|first| **first <= class);
        begins.map_or(class, |first| class - first + 1)
    }
}

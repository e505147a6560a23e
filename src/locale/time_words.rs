//! The words of a language for days, months, seasons and years, as people type them into a search.

use super::data::Locale;
use crate::time::Season;

/// The words of a language for times. They are not in [`Locale`], so that the app loads them with
/// the search.
///
/// Several phrases of one meaning are separated by `|`.
#[derive(Debug)]
pub struct TimeWords {
    pub(super) locale: &'static Locale,
    /// January to December: further forms than those of [`Locale`].
    pub(super) months: [&'static str; 12],
    /// Spring to winter; the first phrase is the name of the season.
    pub(super) seasons: [&'static str; 4],
    /// In the order of [`RelativeTime::ALL`].
    pub(super) relative: [&'static str; 10],
    /// After the number of a year.
    pub(super) year: &'static str,
    /// After the number of a day.
    pub(super) day: &'static str,
    /// What may be beside a time and does not change it: prepositions, particles, "this" and "next",
    /// parts of a month.
    pub(super) particles: &'static str,
}

/// A span of days that is named by its distance from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelativeTime {
    Today,
    Tomorrow,
    ThisWeek,
    NextWeek,
    ThisWeekend,
    NextWeekend,
    ThisMonth,
    NextMonth,
    ThisYear,
    NextYear,
}

impl RelativeTime {
    /// Every span, the nearest of each length first.
    pub const ALL: [RelativeTime; 10] = [
        RelativeTime::Today,
        RelativeTime::Tomorrow,
        RelativeTime::ThisWeek,
        RelativeTime::NextWeek,
        RelativeTime::ThisWeekend,
        RelativeTime::NextWeekend,
        RelativeTime::ThisMonth,
        RelativeTime::NextMonth,
        RelativeTime::ThisYear,
        RelativeTime::NextYear,
    ];
}

/// The meaning of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeWord {
    /// 1 to 12.
    Month(u8),
    Season(Season),
    Relative(RelativeTime),
    /// Follows the number of a year.
    Year,
    /// Follows the number of a day.
    Day,
    /// Beside a time, without a meaning of its own.
    Particle,
}

impl TimeWords {
    /// Calls `call` with each phrase and its meaning. Phrases are in their usual spelling; two
    /// languages may have the same.
    pub fn each(&self, call: &mut dyn FnMut(&'static str, TimeWord)) {
        let mut add = |phrases: &'static str, word: TimeWord| {
            for phrase in phrases.split('|') {
                call(phrase, word);
            }
        };
        for (month, further) in (1..).zip(self.months) {
            let names = self.locale.month(month);
            for phrases in [names.alone, names.in_date, names.short, further] {
                add(phrases, TimeWord::Month(month));
            }
        }
        for (season, phrases) in Season::ALL.into_iter().zip(self.seasons) {
            add(phrases, TimeWord::Season(season));
        }
        for (relative, phrases) in RelativeTime::ALL.into_iter().zip(self.relative) {
            add(phrases, TimeWord::Relative(relative));
        }
        add(self.year, TimeWord::Year);
        add(self.day, TimeWord::Day);
        add(self.particles, TimeWord::Particle);
    }

    /// Returns the name of a season as a heading: «Лето», “Summer”, 夏天.
    ///
    /// ```
    /// use pobratim::{locale, text::Lang, time::Season};
    /// assert_eq!(locale::time_words(Lang::En).season_heading(Season::Summer), "Summer");
    /// ```
    pub fn season_heading(&self, season: Season) -> String {
        let phrases = self.seasons[season as usize];
        let name = phrases.split('|').next().unwrap_or(phrases);
        self.locale.capitalised(name)
    }
}

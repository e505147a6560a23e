//! Dates and recurrence in words, as within a sentence or after a dash.

use super::data::{Locale, RecurrencePhrases};
use super::rule::{Ending, RulePattern};
use super::span::{Certainty, Point, Span};
use crate::time::recur::{RuleSet, YearlySeries};
use crate::time::{Date, Edtf, Window};

impl Locale {
    /// Returns a date in words, exactly as precise as it is.
    ///
    /// ```
    /// use pobratim::{locale, text::Lang};
    /// let may = "2021-05".parse().unwrap();
    /// assert_eq!(locale::of(Lang::Ru).date(&may), "в мае 2021 года");
    /// assert_eq!(locale::of(Lang::Ja).date(&may), "2021年5月");
    /// ```
    pub fn date(&self, when: &Edtf) -> String {
        self.span(&Span::of(when))
    }

    fn span(&self, span: &Span) -> String {
        (self.span)(span)
    }
}

impl RecurrencePhrases {
    /// Returns a yearly series in words.
    ///
    /// ```
    /// use pobratim::{locale, text::Lang, time::recur::YearlySeries};
    /// let span = "05".parse().unwrap();
    /// let may = YearlySeries { span, first_year: 2012, last_year: None, without: vec![] };
    /// assert_eq!(locale::recurrence(Lang::Ru).yearly(&may), "каждый год в мае");
    /// assert_eq!(locale::recurrence(Lang::Ja).yearly(&may), "毎年5月");
    /// ```
    pub fn yearly(&self, series: &YearlySeries) -> String {
        let span = self.locale.span(&Span::of_every_year(&series.span));
        let mut out = [self.every_year, &span].concat();
        if let Some(year) = series.last_year {
            (self.ending)(&mut out, &Ending::Until(Point::of_year(year)));
        }
        out
    }

    /// Returns a recurrence rule in words. Excluded and added days are not mentioned, since a
    /// calendar shows them. Without a rule the result is the years of the days and their number, or
    /// the date of a single day.
    pub fn rule(&self, set: &RuleSet) -> String {
        let mut out = String::new();
        if let Some(rule) = &set.rule {
            (self.rule)(&mut out, &RulePattern::of(rule, set.start));
            (self.ending)(&mut out, &Ending::of(rule.end()));
            return out;
        }
        let ever = Window::new(Date::MIN, Date::MAX).unwrap_or(Window::day(set.start));
        let days = set.expand(&ever, usize::MAX).dates;
        match days.as_slice() {
            [] => self.locale.span(&Span::Unknown),
            [only] => self.locale.date(&Edtf::day(*only)),
            [first, .., last] => {
                let (from, to) = (Point::of_year(first.year()), Point::of_year(last.year()));
                let years = if from == to {
                    Span::At(to, Certainty::Stated)
                } else {
                    Span::Between(from, to, Certainty::Stated)
                };
                out.push_str(&self.locale.span(&years));
                let times = u32::try_from(days.len()).unwrap_or(u32::MAX);
                (self.ending)(&mut out, &Ending::Times(times));
                out
            }
        }
    }
}

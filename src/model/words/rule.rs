//! How a series recurs, in words.

use super::pattern::{Ending, Pattern};
use super::rule_cjk::{CHINESE, JAPANESE, KOREAN};
use super::span::{Point, Span, Sure, Within};
use super::when::{say_span, when_in_words};
use super::{rule_en, rule_ru};
use crate::model::Recurs;
use crate::text::Lang;
use crate::time::recur::RuleSet;
use crate::time::{Date, Edtf, Window};

/// How a series recurs, as a person would say it in the middle of a sentence or after a dash.
///
/// Days that are left out of a rule or added to it are not told: a calendar shows them.
///
/// ```
/// use pobratim::model::{Recurs, words::rule_in_words};
/// use pobratim::{text::Lang, time::recur::YearlySeries};
/// let span = "05".parse().unwrap();
/// let may = YearlySeries { span, first_year: 2012, last_year: None, without: vec![] };
/// let may = Recurs::Yearly(may);
/// assert_eq!(rule_in_words(&may, Lang::Ru), "каждый год в мае");
/// assert_eq!(rule_in_words(&may, Lang::Ja), "毎年5月");
/// ```
pub fn rule_in_words(recurs: &Recurs, lang: Lang) -> String {
    let (words, ending) = match recurs {
        Recurs::Yearly(series) => {
            let span = say_span(&Span::of_every_year(&series.span), lang);
            let every_year = match lang {
                Lang::Ru => "каждый год ",
                Lang::En => "every year ",
                Lang::Zh => "每年",
                Lang::Ko => "매년 ",
                Lang::Ja => "毎年",
            };
            let last = series.last_year.map(|year| Point {
                year: Some(year),
                within: Within::Year,
            });
            let ending = last.map_or(Ending::Never, Ending::Until);
            ([every_year, &span].concat(), ending)
        }
        Recurs::Rule(set) => match &set.rule {
            Some(rule) => {
                let pattern = Pattern::of(rule, set.start);
                (say(&pattern, lang), Ending::of(rule.end()))
            }
            None => return dates(set, lang),
        },
    };
    words + &end(&ending, lang)
}

fn say(pattern: &Pattern, lang: Lang) -> String {
    match lang {
        Lang::Ru => rule_ru::say(pattern),
        Lang::En => rule_en::say(pattern),
        Lang::Zh => CHINESE.say(pattern),
        Lang::Ko => KOREAN.say(pattern),
        Lang::Ja => JAPANESE.say(pattern),
    }
}

fn end(ending: &Ending, lang: Lang) -> String {
    match lang {
        Lang::Ru => rule_ru::end(ending),
        Lang::En => rule_en::end(ending),
        Lang::Zh => CHINESE.end(ending),
        Lang::Ko => KOREAN.end(ending),
        Lang::Ja => JAPANESE.end(ending),
    }
}

/// Days that follow no rule: their years, and how many there are; a single one is told itself.
fn dates(set: &RuleSet, lang: Lang) -> String {
    let ever = Window::new(Date::MIN, Date::MAX).unwrap_or(Window::day(set.start));
    let dates = set.expand(&ever, usize::MAX).dates;
    let year = |date: &Date| Point {
        year: Some(date.year()),
        within: Within::Year,
    };
    let years = match dates.as_slice() {
        [first, .., last] if first.year() == last.year() => Span::At(year(last), Sure::Plain),
        [first, .., last] => Span::Between(year(first), year(last), Sure::Plain),
        [day] => return when_in_words(&Edtf::day(*day), lang),
        [] => return when_in_words(&Edtf::Unknown, lang),
    };
    let times = u32::try_from(dates.len()).unwrap_or(u32::MAX);
    say_span(&years, lang) + &end(&Ending::Times(times), lang)
}

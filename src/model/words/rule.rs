//! How a series recurs, in words.

use super::pattern::{Ending, Pattern};
use super::rule_cjk::{CHINESE, JAPANESE, KOREAN, RuleTongue};
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
    let mut out = String::new();
    let ending = match recurs {
        Recurs::Yearly(series) => {
            let every_year = ["каждый год ", "every year ", "每年", "매년 ", "毎年"];
            out.push_str(every_year[lang.index()]);
            out.push_str(&say_span(&Span::of_every_year(&series.span), lang));
            match series.last_year {
                Some(year) => Ending::Until(whole_year(year)),
                None => Ending::Never,
            }
        }
        Recurs::Rule(set) => match &set.rule {
            Some(rule) => {
                let pattern = Pattern::of(rule, set.start);
                match lang {
                    Lang::Ru => rule_ru::say(&mut out, &pattern),
                    Lang::En => rule_en::say(&mut out, &pattern),
                    _ => tongue(lang).say(&mut out, &pattern),
                }
                Ending::of(rule.end())
            }
            None => dates(&mut out, set, lang),
        },
    };
    match lang {
        Lang::Ru => rule_ru::end(&mut out, &ending),
        Lang::En => rule_en::end(&mut out, &ending),
        _ => tongue(lang).end(&mut out, &ending),
    }
    out
}

fn tongue(lang: Lang) -> &'static RuleTongue {
    match lang {
        Lang::Ko => &KOREAN,
        Lang::Ja => &JAPANESE,
        _ => &CHINESE,
    }
}

/// Days that follow no rule: their years, and how many there are; a single one is told itself.
fn dates(out: &mut String, set: &RuleSet, lang: Lang) -> Ending {
    let ever = Window::new(Date::MIN, Date::MAX).unwrap_or(Window::day(set.start));
    let dates = set.expand(&ever, usize::MAX).dates;
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else {
        out.push_str(&say_span(&Span::Unknown, lang));
        return Ending::Never;
    };
    if dates.len() == 1 {
        out.push_str(&when_in_words(&Edtf::day(*first), lang));
        return Ending::Never;
    }
    let (from, to) = (whole_year(first.year()), whole_year(last.year()));
    let years = if from == to {
        Span::At(to, Sure::Plain)
    } else {
        Span::Between(from, to, Sure::Plain)
    };
    out.push_str(&say_span(&years, lang));
    Ending::Times(u32::try_from(dates.len()).unwrap_or(u32::MAX))
}

fn whole_year(year: i32) -> Point {
    Point {
        year: Some(year),
        within: Within::Year,
    }
}

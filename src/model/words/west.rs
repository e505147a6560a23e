//! Russian and English.

use super::span::{Half, Point, Span, Sure, Third, Within};
use crate::time::{Season, days};

/// Month names in the genitive and the prepositional case: «31 мая», «в мае».
const RU_MONTHS: [(&str, &str); 12] = [
    ("января", "январе"),
    ("февраля", "феврале"),
    ("марта", "марте"),
    ("апреля", "апреле"),
    ("мая", "мае"),
    ("июня", "июне"),
    ("июля", "июле"),
    ("августа", "августе"),
    ("сентября", "сентябре"),
    ("октября", "октябре"),
    ("ноября", "ноябре"),
    ("декабря", "декабре"),
];

/// The Russian case that a point stands in.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Case {
    /// After «с», «до», «около», «не позднее», and for days.
    Genitive,
    /// After «в», with the preposition; seasons in the instrumental.
    When,
    /// After «по».
    Accusative,
}

pub fn russian(span: &Span) -> String {
    match span {
        Span::Unknown => "дата неизвестна".to_string(),
        Span::At(point, Sure::Plain) => ru_point(point, Case::When),
        Span::At(point, Sure::Around) => ["около ", &ru_point(point, Case::Genitive)].concat(),
        Span::At(point, Sure::Perhaps) => ["вероятно, ", &ru_point(point, Case::When)].concat(),
        Span::Between(from, to, sure) => [ru_sure(*sure), &ru_between(from, to)].concat(),
        Span::Since(from, sure) => {
            [ru_sure(*sure), &ru_from(&ru_point(from, Case::Genitive))].concat()
        }
        Span::By(to, sure) => {
            [ru_sure(*sure), "не позднее ", &ru_point(to, Case::Genitive)].concat()
        }
    }
}

fn ru_sure(sure: Sure) -> &'static str {
    match sure {
        Sure::Plain => "",
        Sure::Around => "примерно ",
        Sure::Perhaps => "вероятно, ",
    }
}

fn ru_between(from: &Point, to: &Point) -> String {
    if from.within == Within::Year && to.within == Within::Year {
        return ["в ", &year(from), "–", &year(to), " годах"].concat();
    }
    let ending = ru_year(to);
    if from.year == to.year {
        match (from.within, to.within) {
            (Within::Day(month, first), Within::Day(end_month, last)) if month == end_month => {
                return format!("{first}–{last} {}{ending}", ru_month(month).0);
            }
            // «24 мая — 1 июня 2021 года», but «каждый год с 24 мая по 1 июня».
            (Within::Day(month, first), Within::Day(end_month, last)) if to.year.is_some() => {
                let (start, end) = (ru_month(month).0, ru_month(end_month).0);
                return format!("{first} {start} — {last} {end}{ending}");
            }
            _ => {}
        }
    }
    let end = match to.within {
        // «с конца мая до начала июня», but «с мая по июнь».
        Within::Third(..) | Within::Half(..) => ["до ", &ru_point(to, Case::Genitive)].concat(),
        _ => ["по ", &ru_point(to, Case::Accusative)].concat(),
    };
    let mut start = ru_point(from, Case::Genitive);
    if ru_year(from) == ending
        && from.within != Within::Year
        && let Some(short) = start.strip_suffix(&ending)
    {
        start = short.to_string();
    }
    [&ru_from(&start), " ", &end].concat()
}

/// «с 1 мая», but «со 2 мая» and «со второй половины мая», as they are said.
fn ru_from(genitive: &str) -> String {
    let second = genitive.starts_with("2 ") || genitive.starts_with("второй");
    [if second { "со " } else { "с " }, genitive].concat()
}

pub(super) fn ru_point(point: &Point, case: Case) -> String {
    let part = match point.within {
        Within::Year => {
            let ending = match case {
                Case::Genitive => " года",
                Case::When => " году",
                Case::Accusative => " год",
            };
            let preposition = if case == Case::When { "в " } else { "" };
            return [preposition, &year(point), ending].concat();
        }
        Within::Season(season) => ru_season(season, case).to_string(),
        Within::Month(month) => {
            let (genitive, prepositional) = ru_month(month);
            match case {
                Case::Genitive => genitive.to_string(),
                Case::When => ["в ", prepositional].concat(),
                Case::Accusative => ru_accusative(genitive),
            }
        }
        Within::Third(month, third) => {
            let word = match (third, case) {
                (Third::Early, Case::Genitive) => "начала ",
                (Third::Middle, Case::Genitive) => "середины ",
                (Third::Late, Case::Genitive) => "конца ",
                (Third::Early, _) => "в начале ",
                (Third::Middle, _) => "в середине ",
                (Third::Late, _) => "в конце ",
            };
            [word, ru_month(month).0].concat()
        }
        Within::Half(month, half) => {
            let word = match (half, case) {
                (Half::First, Case::Genitive) => "первой половины ",
                (Half::Second, Case::Genitive) => "второй половины ",
                (Half::First, _) => "в первой половине ",
                (Half::Second, _) => "во второй половине ",
            };
            [word, ru_month(month).0].concat()
        }
        Within::Day(month, day) => [&day.to_string(), " ", ru_month(month).0].concat(),
    };
    part + &ru_year(point)
}

/// The year after a month, a day or a season; nothing for every year.
fn ru_year(point: &Point) -> String {
    match point.year {
        Some(_) => [" ", &year(point), " года"].concat(),
        None => String::new(),
    }
}

/// The number of the year, both of a winter's two; nothing for every year.
fn year(point: &Point) -> String {
    match (point.year, point.within) {
        (None, _) => String::new(),
        (Some(year), Within::Season(Season::Winter)) => {
            format!("{year}/{:02}", (year + 1).rem_euclid(100))
        }
        (Some(year), _) => year.to_string(),
    }
}

/// The accusative of a month from its genitive: «марта» → «март», «мая» → «май», «июня» → «июнь».
fn ru_accusative(genitive: &str) -> String {
    if genitive == "мая" {
        "май".to_string()
    } else if let Some(stem) = genitive.strip_suffix('я') {
        [stem, "ь"].concat()
    } else {
        genitive.strip_suffix('а').unwrap_or(genitive).to_string()
    }
}

fn ru_season(season: Season, case: Case) -> &'static str {
    let (genitive, when, accusative) = match season {
        Season::Spring => ("весны", "весной", "весну"),
        Season::Summer => ("лета", "летом", "лето"),
        Season::Autumn => ("осени", "осенью", "осень"),
        Season::Winter => ("зимы", "зимой", "зиму"),
    };
    match case {
        Case::Genitive => genitive,
        Case::When => when,
        Case::Accusative => accusative,
    }
}

pub(super) fn ru_month(month: u8) -> (&'static str, &'static str) {
    RU_MONTHS
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or_default()
}

pub fn english(span: &Span) -> String {
    match span {
        Span::Unknown => "date unknown".to_string(),
        Span::At(point, Sure::Plain) => en_when(point),
        Span::At(point, Sure::Around) => ["around ", &en_point(point)].concat(),
        Span::At(point, Sure::Perhaps) => ["probably ", &en_when(point)].concat(),
        Span::Between(from, to, sure) => {
            let (preposition, words) = en_between(from, to);
            match sure {
                Sure::Plain => [preposition, &words].concat(),
                Sure::Around => ["around ", &words].concat(),
                Sure::Perhaps => ["probably ", preposition, &words].concat(),
            }
        }
        Span::Since(from, sure) => en_bound("since ", from, *sure),
        Span::By(to, sure) => en_bound("by ", to, *sure),
    }
}

/// An open span: "since about 1965", "probably since 1965".
fn en_bound(preposition: &str, point: &Point, sure: Sure) -> String {
    let point = en_point(point);
    match sure {
        Sure::Plain => [preposition, &point].concat(),
        Sure::Around => [preposition, "about ", &point].concat(),
        Sure::Perhaps => ["probably ", preposition, &point].concat(),
    }
}

/// The preposition of the span, which "around" takes the place of, and the span.
fn en_between(from: &Point, to: &Point) -> (&'static str, String) {
    if from.within == Within::Year && to.within == Within::Year {
        return ("in ", [&year(from), "–", &year(to)].concat());
    }
    let ending = en_year(to);
    if from.year == to.year {
        match (from.within, to.within) {
            (Within::Day(month, first), Within::Day(end_month, last)) if month == end_month => {
                let words = format!("{first}–{last} {}{ending}", days::month_name(month));
                return (if to.year.is_some() { "" } else { "on " }, words);
            }
            (Within::Day(month, first), Within::Day(end_month, last)) if to.year.is_some() => {
                let (start, end) = (days::month_name(month), days::month_name(end_month));
                return ("", format!("{first} {start} – {last} {end}{ending}"));
            }
            _ => {}
        }
    }
    let mut start = en_point(from);
    if en_year(from) == ending
        && from.within != Within::Year
        && let Some(short) = start.strip_suffix(&ending)
    {
        start = short.to_string();
    }
    ("from ", [&start, " to ", &en_point(to)].concat())
}

/// With its preposition: "in May 2021", but "14 May 2021" and "every year on 14 May".
fn en_when(point: &Point) -> String {
    match point.within {
        Within::Day(..) if point.year.is_some() => en_point(point),
        Within::Day(..) => ["on ", &en_point(point)].concat(),
        _ => ["in ", &en_point(point)].concat(),
    }
}

/// The year after a month, a day or a season; nothing for every year.
fn en_year(point: &Point) -> String {
    match point.year {
        Some(_) => [" ", &year(point)].concat(),
        None => String::new(),
    }
}

pub(super) fn en_point(point: &Point) -> String {
    let part = match point.within {
        Within::Year => return year(point),
        Within::Season(season) => match season {
            Season::Spring => "spring",
            Season::Summer => "summer",
            Season::Autumn => "autumn",
            Season::Winter => "winter",
        }
        .to_string(),
        Within::Month(month) => days::month_name(month).to_string(),
        Within::Third(month, third) => {
            let word = match third {
                Third::Early => "early ",
                Third::Middle => "mid-",
                Third::Late => "late ",
            };
            [word, days::month_name(month)].concat()
        }
        Within::Half(month, half) => {
            let word = match half {
                Half::First => "the first half of ",
                Half::Second => "the second half of ",
            };
            [word, days::month_name(month)].concat()
        }
        Within::Day(month, day) => [&day.to_string(), " ", days::month_name(month)].concat(),
    };
    part + &en_year(point)
}

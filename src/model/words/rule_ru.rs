//! Rules in Russian.

use super::pattern::{Ending, Pattern, join, spaced};
use super::west::{Case, ru_month, ru_point};
use crate::time::Weekday;
use crate::time::recur::Frequency;

/// Weekdays, Monday first: «во вторник», «по вторникам», and the gender.
const WEEKDAYS: [(&str, &str, Gender); 7] = [
    ("понедельник", "понедельникам", Gender::He),
    ("вторник", "вторникам", Gender::He),
    ("среду", "средам", Gender::She),
    ("четверг", "четвергам", Gender::He),
    ("пятницу", "пятницам", Gender::She),
    ("субботу", "субботам", Gender::She),
    ("воскресенье", "воскресеньям", Gender::It),
];

/// The gender of a weekday: its place in the tables of endings.
#[derive(Clone, Copy)]
enum Gender {
    He,
    She,
    It,
}

/// Ordinals in the accusative: the stem, and the ending of each gender.
const ORDINALS: [(&str, [&str; 3]); 5] = [
    ("перв", ["ый", "ую", "ое"]),
    ("втор", ["ой", "ую", "ое"]),
    ("трет", ["ий", "ью", "ье"]),
    ("четвёрт", ["ый", "ую", "ое"]),
    ("пят", ["ый", "ую", "ое"]),
];

/// Days, weeks, months and years after «раз в»: 1 or 21, 2 to 4, 5 to 20.
const UNITS: [[&str; 3]; 4] = [
    ["день", "дня", "дней"],
    ["неделю", "недели", "недель"],
    ["месяц", "месяца", "месяцев"],
    ["год", "года", "лет"],
];

/// How often and on which days.
pub fn say(pattern: &Pattern) -> String {
    let unit = pattern.unit as usize;
    let head = match (pattern.every, pattern.unit) {
        (1, Frequency::Weekly) => String::new(),
        (1, Frequency::Daily) => "каждый день".to_string(),
        (1, Frequency::Monthly) => "каждый месяц".to_string(),
        (1, Frequency::Yearly) => "каждый год".to_string(),
        (every, _) => {
            let form = form_after(every, UNITS[unit]);
            ["раз в ", &every.to_string(), " ", form].concat()
        }
    };
    let weekdays = pattern.nth_weekdays(" ", &ordinal, &|day| weekday(day).0.to_string());
    let weekdays = join(&weekdays, ", ", " и ");
    let months = |case| {
        let months = pattern.months.iter();
        let names = months.map(|month| match case {
            Case::Genitive => ru_month(*month).0.to_string(),
            _ => ru_month(*month).1.to_string(),
        });
        join(&names.collect::<Vec<_>>(), ", ", " и ")
    };
    let every = pattern.weekdays.iter().map(|day| {
        let (_, every, _) = weekday(day.weekday);
        every.to_string()
    });
    let every = join(&every.collect::<Vec<_>>(), ", ", " и ");
    let days = if pattern.has_month_days() {
        let days = join(&month_days(pattern), ", ", " и ");
        match (weekdays.is_empty(), pattern.has_ordinals()) {
            (true, _) => days,
            (false, true) => [&days, " (только ", &weekdays, ")"].concat(),
            (false, false) => [&days, " (только по ", &every, ")"].concat(),
        }
    } else if pattern.has_ordinals() {
        let of = match pattern.unit {
            Frequency::Yearly if pattern.months.is_empty() => " года".to_string(),
            Frequency::Yearly => [" ", &months(Case::Genitive)].concat(),
            _ => String::new(),
        };
        if pattern.every == 1 && pattern.is(Frequency::Monthly) && pattern.has_one_weekday() {
            // «Каждый второй вторник месяца» rather than «каждый месяц во второй вторник».
            return [each(pattern), &weekdays, " месяца"].concat();
        }
        [before(&weekdays), &weekdays, &of].concat()
    } else if every.is_empty() {
        String::new()
    } else {
        ["по ", &every].concat()
    };
    let limit = match pattern.months.is_empty() || pattern.is_within_months() {
        true => String::new(),
        false => ["в ", &months(Case::When)].concat(),
    };
    spaced([head, days, limit])
}

/// What follows about its end; nothing where there is none.
pub fn end(ending: &Ending) -> String {
    match ending {
        Ending::Never => String::new(),
        Ending::Times(times) => {
            let form = form_after(*times, ["раз", "раза", "раз"]);
            [", ", &times.to_string(), " ", form].concat()
        }
        Ending::Until(point) => [", по ", &ru_point(point, Case::Accusative)].concat(),
    }
}

fn weekday(day: Weekday) -> (&'static str, &'static str, Gender) {
    WEEKDAYS[usize::from(day.number_days_from_monday())]
}

fn each(pattern: &Pattern) -> &'static str {
    let day = pattern.weekdays.first();
    match day.map(|day| weekday(day.weekday).2) {
        Some(Gender::She) => "каждую ",
        Some(Gender::It) => "каждое ",
        _ => "каждый ",
    }
}

/// «в первый вторник», but «во второй вторник».
fn before(words: &str) -> &'static str {
    let second = words.starts_with("втор") || words.starts_with("2-");
    if second { "во " } else { "в " }
}

/// «второй», «вторую», «последнее», «20-й», «2-й с конца».
fn ordinal(number: i8, day: Weekday) -> String {
    let gender = weekday(day).2 as usize;
    let count = number.unsigned_abs();
    match (number, ORDINALS.get(usize::from(count).wrapping_sub(1))) {
        (-1, _) => ["последн", ["ий", "юю", "ее"][gender]].concat(),
        (1.., Some((stem, endings))) => [*stem, endings[gender]].concat(),
        _ => {
            let from_end = if number < 0 { " с конца" } else { "" };
            let ending = ["-й", "-ю", "-е"][gender];
            [&count.to_string(), ending, from_end].concat()
        }
    }
}

/// «31 мая», «в последний день мая»; without months «15-го числа», «в последний день».
fn month_days(pattern: &Pattern) -> Vec<String> {
    let mut said = Vec::new();
    for month in pattern.within() {
        let (after_days, after_last) = match month {
            Some(month) => {
                let of = [" ", ru_month(month).0].concat();
                (of.clone(), of)
            }
            None => (" числа".to_string(), String::new()),
        };
        let ending = if month.is_some() { "" } else { "-го" };
        let (ahead, from_end) = pattern.days_from_both_ends();
        if !ahead.is_empty() {
            let days: Vec<String> = ahead.iter().map(|day| day.to_string() + ending).collect();
            said.push(join(&days, ", ", " и ") + &after_days);
        }
        for count in from_end {
            let count = count.unsigned_abs();
            let day = match count {
                1 => "последний день".to_string(),
                _ => [&count.to_string(), "-й день с конца"].concat(),
            };
            said.push([before(&day), &day, &after_last].concat());
        }
    }
    said
}

/// The form of a Russian noun after a number.
fn form_after(number: u32, [one, few, many]: [&'static str; 3]) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

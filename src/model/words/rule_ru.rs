//! Rules in Russian.

use super::pattern::{Ending, Pattern, count, separate, space};
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

/// Between the things of a list, and before its last.
const AND: [&str; 2] = [", ", " и "];

/// How often and on which days.
pub fn say(out: &mut String, pattern: &Pattern) {
    let has_ordinals = pattern.has_ordinals();
    let first = pattern.weekdays.first();
    if let Some(first) = first
        && has_ordinals
        && !pattern.has_month_days()
        && pattern.has_one_weekday()
        && (pattern.every, pattern.unit) == (1, Frequency::Monthly)
    {
        // «Каждый второй вторник месяца» rather than «каждый месяц во второй вторник».
        let each = ["каждый ", "каждую ", "каждое "];
        out.push_str(each[weekday(first.weekday).2 as usize]);
        weekdays(out, pattern);
        out.push_str(" месяца");
        return;
    }
    let unit = pattern.unit as usize;
    if pattern.every == 1 {
        out.push_str(["каждый день", "", "каждый месяц", "каждый год"][unit]);
    } else {
        out.push_str("раз в ");
        count(out, pattern.every);
        out.push(' ');
        out.push_str(form_after(pattern.every, UNITS[unit]));
    }
    if pattern.has_month_days() {
        space(out);
        month_days(out, pattern);
        if first.is_some() {
            out.push_str(" (только ");
            weekdays(out, pattern);
            out.push(')');
        }
    } else if let Some(first) = first {
        space(out);
        if has_ordinals {
            let is_second = match first.ordinal {
                None => first.weekday == Weekday::Tuesday,
                Some(number) => matches!(number, 2 | -2),
            };
            out.push_str(before(is_second));
        }
        weekdays(out, pattern);
        if has_ordinals && pattern.is(Frequency::Yearly) {
            out.push(' ');
            months(out, pattern, false);
        }
    }
    if pattern.has_months_apart() {
        space(out);
        out.push_str("в ");
        months(out, pattern, true);
    }
}

/// What follows about its end; nothing where there is none.
pub fn end(out: &mut String, ending: &Ending) {
    match ending {
        Ending::Never => {}
        Ending::Times(times) => {
            out.push_str(", ");
            count(out, *times);
            out.push(' ');
            out.push_str(form_after(*times, ["раз", "раза", "раз"]));
        }
        Ending::Until(point) => {
            out.push_str(", по ");
            out.push_str(&ru_point(point, Case::Accusative));
        }
    }
}

fn weekday(day: Weekday) -> (&'static str, &'static str, Gender) {
    WEEKDAYS[usize::from(day.number_days_from_monday())]
}

/// «второй и четвёртый вторник», «по вторникам и средам».
fn weekdays(out: &mut String, pattern: &Pattern) {
    let is_every = !pattern.has_ordinals();
    if is_every {
        out.push_str("по ");
    }
    pattern.write_weekdays(out, AND, " ", &|out, day, number| {
        let (one, every, gender) = weekday(day);
        match number {
            Some(number) => ordinal(out, number, gender as usize),
            None => out.push_str(if is_every { every } else { one }),
        }
    });
}

/// «в мае и июне» or «мая и июня», without the preposition; «года» where there are none.
fn months(out: &mut String, pattern: &Pattern, is_when: bool) {
    if pattern.months.is_empty() {
        out.push_str("года");
    }
    for (at, month) in pattern.months.iter().enumerate() {
        separate(out, at, pattern.months.len(), AND);
        let (genitive, when) = ru_month(*month);
        out.push_str(if is_when { when } else { genitive });
    }
}

/// «в первый вторник», but «во второй вторник».
fn before(is_second: bool) -> &'static str {
    if is_second { "во " } else { "в " }
}

/// «второй», «вторую», «последнее», «20-й», «2-й с конца».
fn ordinal(out: &mut String, number: i8, gender: usize) {
    let place = number.unsigned_abs();
    match (number, ORDINALS.get(usize::from(place).wrapping_sub(1))) {
        (-1, _) => {
            out.push_str("последн");
            out.push_str(["ий", "юю", "ее"][gender]);
        }
        (1.., Some((stem, endings))) => {
            out.push_str(stem);
            out.push_str(endings[gender]);
        }
        _ => {
            count(out, place.into());
            out.push_str(["-й", "-ю", "-е"][gender]);
            if number < 0 {
                out.push_str(" с конца");
            }
        }
    }
}

/// «31 мая», «в последний день мая»; without months «15-го числа», «в последний день».
fn month_days(out: &mut String, pattern: &Pattern) {
    let (days, from_end) = (&pattern.days, &pattern.days_from_end);
    let per_month = usize::from(!days.is_empty()) + from_end.len();
    let months = pattern.told_months();
    let mut at = 0;
    for month in months {
        let (of_month, _) = ru_month(*month);
        for (place, day) in days.iter().enumerate() {
            if place == 0 {
                separate(out, at, per_month * months.len(), AND);
                at += 1;
            }
            separate(out, place, days.len(), AND);
            count(out, day.unsigned_abs().into());
            if *month == 0 {
                out.push_str("-го");
            }
        }
        if !days.is_empty() {
            out.push(' ');
            out.push_str(if *month == 0 { "числа" } else { of_month });
        }
        for day in from_end {
            separate(out, at, per_month * months.len(), AND);
            at += 1;
            out.push_str(before(*day == -2));
            ordinal_day(out, *day);
            if *month != 0 {
                out.push(' ');
                out.push_str(of_month);
            }
        }
    }
}

/// «последний день», «2-й день с конца».
fn ordinal_day(out: &mut String, day: i8) {
    if day == -1 {
        out.push_str("последний день");
    } else {
        count(out, day.unsigned_abs().into());
        out.push_str("-й день с конца");
    }
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

//! Recurrence rules in Russian.

use super::data::Plural;
use super::ru::{AND, Case, LOCALE, month_in, phrase};
use super::rule::{Ending, RulePattern, push_number, push_separator, push_space};
use crate::time::Weekday;
use crate::time::recur::Frequency;

/// Weekdays, Monday first: «во вторник», «по вторникам», and the gender.
const WEEKDAYS: [(&str, &str, Gender); 7] = [
    ("понедельник", "понедельникам", Gender::Masculine),
    ("вторник", "вторникам", Gender::Masculine),
    ("среду", "средам", Gender::Feminine),
    ("четверг", "четвергам", Gender::Masculine),
    ("пятницу", "пятницам", Gender::Feminine),
    ("субботу", "субботам", Gender::Feminine),
    ("воскресенье", "воскресеньям", Gender::Neuter),
];

/// The gender of a weekday; its discriminant is the index into the tables of endings.
#[derive(Clone, Copy)]
enum Gender {
    Masculine,
    Feminine,
    Neuter,
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

/// Writes how often and on which days something recurs.
pub fn rule(out: &mut String, pattern: &RulePattern) {
    let has_ordinals = pattern.has_ordinals();
    let first = pattern.weekdays.first();
    if let Some(first) = first
        && has_ordinals
        && !pattern.has_month_days()
        && pattern.has_one_weekday()
        && (pattern.interval, pattern.unit) == (1, Frequency::Monthly)
    {
        // «Каждый второй вторник месяца» rather than «каждый месяц во второй вторник».
        let each = ["каждый ", "каждую ", "каждое "];
        out.push_str(each[weekday_forms(first.weekday).2 as usize]);
        weekdays(out, pattern);
        out.push_str(" месяца");
        return;
    }
    let unit = pattern.unit as usize;
    if pattern.interval == 1 {
        out.push_str(["каждый день", "", "каждый месяц", "каждый год"][unit]);
    } else {
        out.push_str("раз в ");
        push_number(out, pattern.interval);
        out.push(' ');
        out.push_str(form_after(pattern.interval, UNITS[unit]));
    }
    if pattern.has_month_days() {
        push_space(out);
        month_days(out, pattern);
        if first.is_some() {
            out.push_str(" (только ");
            weekdays(out, pattern);
            out.push(')');
        }
    } else if let Some(first) = first {
        push_space(out);
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
    if pattern.has_separate_months() {
        push_space(out);
        out.push_str("в ");
        months(out, pattern, true);
    }
}

/// Writes the end of a rule; nothing where there is none.
pub fn ending(out: &mut String, ending: &Ending) {
    match ending {
        Ending::Never => {}
        Ending::Times(times) => {
            out.push_str(", ");
            push_number(out, *times);
            out.push(' ');
            out.push_str(form_after(*times, ["раз", "раза", "раз"]));
        }
        Ending::Until(point) => {
            out.push_str(", по ");
            out.push_str(&phrase(point, Case::Accusative));
        }
    }
}

fn weekday_forms(day: Weekday) -> (&'static str, &'static str, Gender) {
    WEEKDAYS[usize::from(day.number_days_from_monday())]
}

/// Writes weekdays: «второй и четвёртый вторник», «по вторникам и средам».
fn weekdays(out: &mut String, pattern: &RulePattern) {
    let is_every = !pattern.has_ordinals();
    if is_every {
        out.push_str("по ");
    }
    pattern.write_weekdays(out, AND, " ", &|out, day, number| {
        let (one, every, gender) = weekday_forms(day);
        match number {
            Some(number) => ordinal(out, number, gender as usize),
            None => out.push_str(if is_every { every } else { one }),
        }
    });
}

/// Writes months: «в мае и июне» or «мая и июня», without the preposition; «года» where there are
/// none.
fn months(out: &mut String, pattern: &RulePattern, is_when: bool) {
    if pattern.months.is_empty() {
        out.push_str("года");
    }
    for (index, month) in pattern.months.iter().enumerate() {
        push_separator(out, index, pattern.months.len(), AND);
        let case = if is_when { Case::When } else { Case::Genitive };
        out.push_str(month_in(*month, case));
    }
}

/// Returns the preposition: «в первый вторник», but «во второй вторник».
fn before(is_second: bool) -> &'static str {
    if is_second { "во " } else { "в " }
}

/// Writes an ordinal: «второй», «вторую», «последнее», «20-й», «2-й с конца».
fn ordinal(out: &mut String, number: i8, gender: usize) {
    let magnitude = number.unsigned_abs();
    match (number, ORDINALS.get(usize::from(magnitude).wrapping_sub(1))) {
        (-1, _) => {
            out.push_str("последн");
            out.push_str(["ий", "юю", "ее"][gender]);
        }
        (1.., Some((stem, endings))) => {
            out.push_str(stem);
            out.push_str(endings[gender]);
        }
        _ => {
            push_number(out, magnitude.into());
            out.push_str(["-й", "-ю", "-е"][gender]);
            if number < 0 {
                out.push_str(" с конца");
            }
        }
    }
}

/// Writes days of the month: «31 мая», «в последний день мая»; without months «15-го числа», «в
/// последний день».
fn month_days(out: &mut String, pattern: &RulePattern) {
    let (days, from_end) = (&pattern.days, &pattern.days_from_end);
    let per_month = usize::from(!days.is_empty()) + from_end.len();
    let months = pattern.dated_months();
    let mut written = 0;
    for month in months {
        let of_month = month_in(*month, Case::Genitive);
        for (index, day) in days.iter().enumerate() {
            if index == 0 {
                push_separator(out, written, per_month * months.len(), AND);
                written += 1;
            }
            push_separator(out, index, days.len(), AND);
            push_number(out, day.unsigned_abs().into());
            if *month == 0 {
                out.push_str("-го");
            }
        }
        if !days.is_empty() {
            out.push(' ');
            out.push_str(if *month == 0 { "числа" } else { of_month });
        }
        for day in from_end {
            push_separator(out, written, per_month * months.len(), AND);
            written += 1;
            out.push_str(before(*day == -2));
            ordinal_day(out, *day);
            if *month != 0 {
                out.push(' ');
                out.push_str(of_month);
            }
        }
    }
}

/// Writes a day counted from the end of the month: «последний день», «2-й день с конца».
fn ordinal_day(out: &mut String, day: i8) {
    if day == -1 {
        out.push_str("последний день");
    } else {
        push_number(out, day.unsigned_abs().into());
        out.push_str("-й день с конца");
    }
}

/// Returns the form of a noun after a number.
fn form_after(number: u32, [one, few, many]: [&'static str; 3]) -> &'static str {
    match LOCALE.plural(usize::try_from(number).unwrap_or(usize::MAX)) {
        Plural::One => one,
        Plural::Few => few,
        Plural::Many | Plural::Other => many,
    }
}

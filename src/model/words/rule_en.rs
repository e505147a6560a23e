//! Rules in English.

use super::pattern::{Ending, Pattern, count, separate, space};
use super::west::en_point;
use crate::time::days;
use crate::time::recur::Frequency;

const UNITS: [&str; 4] = ["day", "week", "month", "year"];
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Between the things of a list, and before its last.
const AND: [&str; 2] = [", ", " and "];

/// How often and on which days.
pub fn say(out: &mut String, pattern: &Pattern) {
    let has_ordinals = pattern.has_ordinals();
    // "Every Tuesday", but "every 2 weeks on Tuesdays".
    let is_each = (pattern.every, pattern.unit) == (1, Frequency::Weekly);
    out.push_str("every ");
    if pattern.every > 1 {
        count(out, pattern.every);
        out.push(' ');
    }
    if !is_each {
        out.push_str(UNITS[pattern.unit as usize]);
    }
    if pattern.every > 1 {
        out.push('s');
    }
    if pattern.has_month_days() {
        out.push_str(" on ");
        month_days(out, pattern);
        if !pattern.weekdays.is_empty() {
            out.push_str(" (");
            weekdays(out, pattern, !has_ordinals);
            out.push_str(" only)");
        }
    } else if has_ordinals {
        out.push_str(" on the ");
        weekdays(out, pattern, false);
        if pattern.is(Frequency::Yearly) {
            out.push_str(" of ");
            months(out, pattern);
        }
    } else if !pattern.weekdays.is_empty() {
        if !is_each {
            out.push_str(" on ");
        }
        weekdays(out, pattern, !is_each);
    }
    if pattern.has_months_apart() {
        space(out);
        out.push_str("in ");
        months(out, pattern);
    }
}

/// What follows about its end; nothing where there is none.
pub fn end(out: &mut String, ending: &Ending) {
    match ending {
        Ending::Never => {}
        Ending::Times(1) => out.push_str(", once"),
        Ending::Times(2) => out.push_str(", twice"),
        Ending::Times(times) => {
            out.push_str(", ");
            count(out, *times);
            out.push_str(" times");
        }
        Ending::Until(point) => {
            out.push_str(", until ");
            out.push_str(&en_point(point));
        }
    }
}

fn weekdays(out: &mut String, pattern: &Pattern, is_plural: bool) {
    pattern.write_weekdays(out, AND, " ", &|out, day, number| match number {
        Some(number) => ordinal(out, number),
        None => {
            out.push_str(WEEKDAYS[usize::from(day.number_days_from_monday())]);
            if is_plural {
                out.push('s');
            }
        }
    });
}

/// The months of the rule; "the year" where there are none.
fn months(out: &mut String, pattern: &Pattern) {
    if pattern.months.is_empty() {
        out.push_str("the year");
    }
    for (at, month) in pattern.months.iter().enumerate() {
        separate(out, at, pattern.months.len(), AND);
        out.push_str(days::month_name(*month));
    }
}

/// "second", "20th"; from the end "last", "second to last".
fn ordinal(out: &mut String, number: i8) {
    if number == -1 {
        return out.push_str("last");
    }
    let place = number.unsigned_abs();
    match ORDINALS.get(usize::from(place).wrapping_sub(1)) {
        Some(word) => out.push_str(word),
        None => numbered(out, place),
    }
    if number < 0 {
        out.push_str(" to last");
    }
}

/// "1st", "22nd", "13th".
fn numbered(out: &mut String, place: u8) {
    count(out, place.into());
    out.push_str(match (place % 10, place) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    });
}

/// "31 May", "the last day of May"; without months "the 15th", "the last day".
fn month_days(out: &mut String, pattern: &Pattern) {
    let (ahead, from_end) = (&pattern.days, &pattern.days_from_end);
    let per_month = usize::from(!ahead.is_empty()) + from_end.len();
    let months = pattern.told_months();
    let mut at = 0;
    for month in months {
        for (place, day) in ahead.iter().enumerate() {
            if place == 0 {
                separate(out, at, per_month * months.len(), AND);
                at += 1;
                if *month == 0 {
                    out.push_str("the ");
                }
            }
            separate(out, place, ahead.len(), AND);
            let number = day.unsigned_abs();
            match month {
                0 => numbered(out, number),
                _ => count(out, number.into()),
            }
        }
        if !ahead.is_empty() && *month != 0 {
            out.push(' ');
            out.push_str(days::month_name(*month));
        }
        for day in from_end {
            separate(out, at, per_month * months.len(), AND);
            at += 1;
            out.push_str("the ");
            ordinal(out, *day);
            out.push_str(" day");
            if *month != 0 {
                out.push_str(" of ");
                out.push_str(days::month_name(*month));
            }
        }
    }
}

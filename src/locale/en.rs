//! English, by British conventions.

use super::data::{
    ALPHABETIC_FONTS, DatePatterns, DateWords, List, Locale, MonthNames, Numbers, Plural,
    Punctuation, School, Script, weekday,
};
use super::rule::{Ending, RulePattern, count, separate, space};
use super::span::{Certainty, Point, Span, Within};
use super::week;
use crate::text::Lang;
use crate::time::Season;
use crate::time::recur::{Frequency, MonthPart};

pub static LOCALE: Locale = Locale {
    region: "GB",
    script: Script::Latin,
    capital: |letter| letter.to_ascii_uppercase(),
    languages: &[
        (Lang::Ru, "Russian"),
        (Lang::En, "English"),
        (Lang::Zh, "Simplified Chinese"),
        (Lang::Ko, "Korean"),
        (Lang::Ja, "Japanese"),
    ],
    plural: |count| match count {
        1 => Plural::One,
        _ => Plural::Other,
    },
    numbers: Numbers {
        group: ",",
        decimal: ".",
    },
    list: List {
        between: AND[0],
        last: AND[1],
    },
    punctuation: Punctuation {
        comma: ", ",
        colon: ": ",
        brackets: [" (", ")"],
        range: "–",
        sentence_gap: " ",
    },
    months: [
        month("January", "Jan"),
        month("February", "Feb"),
        month("March", "Mar"),
        month("April", "Apr"),
        month("May", "May"),
        month("June", "Jun"),
        month("July", "Jul"),
        month("August", "Aug"),
        month("September", "Sept"),
        month("October", "Oct"),
        month("November", "Nov"),
        month("December", "Dec"),
    ],
    weekdays: [
        weekday("Monday", "Mon", "M"),
        weekday("Tuesday", "Tue", "T"),
        weekday("Wednesday", "Wed", "W"),
        weekday("Thursday", "Thu", "T"),
        weekday("Friday", "Fri", "F"),
        weekday("Saturday", "Sat", "S"),
        weekday("Sunday", "Sun", "S"),
    ],
    // Spoken in many countries: the host's counts.
    first_weekday: week::first_in,
    patterns: DatePatterns {
        day_with_weekday: "EEEE, d MMMM y",
        month_and_year: "LLLL y",
        year_heading: "y",
    },
    words: DateWords {
        span,
        every_year: "every year ",
        rule,
        ending,
    },
    school: School {
        classes: 12,
        restarts: &[],
    },
    preview_fonts: ALPHABETIC_FONTS,
};

const fn month(name: &'static str, short: &'static str) -> MonthNames {
    MonthNames {
        alone: name,
        in_date: name,
        short,
    }
}

fn month_name(month: u8) -> &'static str {
    LOCALE.month(month).alone
}

fn span(span: &Span) -> String {
    match span {
        Span::Unknown => "date unknown".to_string(),
        Span::At(point, Certainty::Stated) => when(point),
        Span::At(point, Certainty::Approximate) => ["around ", &words(point)].concat(),
        Span::At(point, Certainty::Uncertain) => ["probably ", &when(point)].concat(),
        Span::Between(from, to, certainty) => {
            let (preposition, words) = between(from, to);
            match certainty {
                Certainty::Stated => [preposition, &words].concat(),
                Certainty::Approximate => ["around ", &words].concat(),
                Certainty::Uncertain => ["probably ", preposition, &words].concat(),
            }
        }
        Span::Since(from, certainty) => bound("since ", from, *certainty),
        Span::By(to, certainty) => bound("by ", to, *certainty),
    }
}

/// An open span: "since about 1965", "probably since 1965".
fn bound(preposition: &str, point: &Point, certainty: Certainty) -> String {
    let point = words(point);
    match certainty {
        Certainty::Stated => [preposition, &point].concat(),
        Certainty::Approximate => [preposition, "about ", &point].concat(),
        Certainty::Uncertain => ["probably ", preposition, &point].concat(),
    }
}

/// The preposition of the span, which "around" takes the place of, and the span.
fn between(from: &Point, to: &Point) -> (&'static str, String) {
    if from.within == Within::Year && to.within == Within::Year {
        return (
            "in ",
            [&from.year_number(), "–", &to.year_number()].concat(),
        );
    }
    let ending = year_after(to);
    if from.year == to.year {
        match (from.within, to.within) {
            (Within::Day(month, first), Within::Day(end_month, last)) if month == end_month => {
                let words = format!("{first}–{last} {}{ending}", month_name(month));
                return (if to.year.is_some() { "" } else { "on " }, words);
            }
            (Within::Day(month, first), Within::Day(end_month, last)) if to.year.is_some() => {
                let (start, end) = (month_name(month), month_name(end_month));
                return ("", format!("{first} {start} – {last} {end}{ending}"));
            }
            _ => {}
        }
    }
    let mut start = words(from);
    if year_after(from) == ending
        && from.within != Within::Year
        && let Some(short) = start.strip_suffix(&ending)
    {
        start = short.to_string();
    }
    ("from ", [&start, " to ", &words(to)].concat())
}

/// With its preposition: "in May 2021", but "14 May 2021" and "every year on 14 May".
fn when(point: &Point) -> String {
    match point.within {
        Within::Day(..) if point.year.is_some() => words(point),
        Within::Day(..) => ["on ", &words(point)].concat(),
        Within::Year | Within::Season(_) | Within::Month(_) | Within::Part(..) => {
            ["in ", &words(point)].concat()
        }
    }
}

/// The year after a month, a day or a season; nothing for every year.
fn year_after(point: &Point) -> String {
    match point.year {
        Some(_) => [" ", &point.year_number()].concat(),
        None => String::new(),
    }
}

/// A point without a preposition.
fn words(point: &Point) -> String {
    let part = match point.within {
        Within::Year => return point.year_number(),
        Within::Season(season) => match season {
            Season::Spring => "spring",
            Season::Summer => "summer",
            Season::Autumn => "autumn",
            Season::Winter => "winter",
        }
        .to_string(),
        Within::Month(month) => month_name(month).to_string(),
        Within::Part(month, part) => {
            let word = match part {
                MonthPart::Early => "early ",
                MonthPart::Mid => "mid-",
                MonthPart::Late => "late ",
                MonthPart::FirstHalf => "the first half of ",
                MonthPart::SecondHalf => "the second half of ",
            };
            [word, month_name(month)].concat()
        }
        Within::Day(month, day) => [&day.to_string(), " ", month_name(month)].concat(),
    };
    part + &year_after(point)
}

const UNITS: [&str; 4] = ["day", "week", "month", "year"];
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
/// Between the things of a list, and before its last.
const AND: [&str; 2] = [", ", " and "];

/// Writes how often and on which days.
fn rule(out: &mut String, pattern: &RulePattern) {
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

/// Writes what follows about its end; nothing where there is none.
fn ending(out: &mut String, ending: &Ending) {
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
            out.push_str(&words(point));
        }
    }
}

fn weekdays(out: &mut String, pattern: &RulePattern, is_plural: bool) {
    pattern.write_weekdays(out, AND, " ", &|out, day, number| match number {
        Some(number) => ordinal(out, number),
        None => {
            out.push_str(LOCALE.weekday(day).long);
            if is_plural {
                out.push('s');
            }
        }
    });
}

/// The months of the rule; "the year" where there are none.
fn months(out: &mut String, pattern: &RulePattern) {
    if pattern.months.is_empty() {
        out.push_str("the year");
    }
    for (at, month) in pattern.months.iter().enumerate() {
        separate(out, at, pattern.months.len(), AND);
        out.push_str(month_name(*month));
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
fn month_days(out: &mut String, pattern: &RulePattern) {
    let (ahead, from_end) = (&pattern.days, &pattern.days_from_end);
    let per_month = usize::from(!ahead.is_empty()) + from_end.len();
    let months = pattern.dated_months();
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
            out.push_str(month_name(*month));
        }
        for day in from_end {
            separate(out, at, per_month * months.len(), AND);
            at += 1;
            out.push_str("the ");
            ordinal(out, *day);
            out.push_str(" day");
            if *month != 0 {
                out.push_str(" of ");
                out.push_str(month_name(*month));
            }
        }
    }
}

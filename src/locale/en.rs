//! English, by British conventions.

use super::data::{
    ALPHABETIC_FONTS, DatePatterns, List, Locale, MonthNames, Numbers, Plural, Punctuation,
    RecurrencePhrases, School, Script, weekday,
};
use super::money::Money;
use super::rule::{Ending, RulePattern, push_number, push_separator, push_space};
use super::span::{Certainty, Point, Span, Within};
use super::time_words::TimeWords;
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
    money: Money {
        symbols: "RUB ₽ JPY ¥ CNY CN¥ KRW ₩ EUR € USD $ GBP £",
        is_before: true,
        gap: "",
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
        stop: ".",
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
    // English is used in many countries, so that the country of the host decides.
    first_weekday: week::first_in,
    patterns: DatePatterns {
        day_with_weekday: "EEEE, d MMMM y",
        month_and_year: "LLLL y",
        year_heading: "y",
    },
    span,
    school: School {
        classes: 12,
        restarts: &[],
    },
    preview_fonts: ALPHABETIC_FONTS,
};

pub static RECURRENCE: RecurrencePhrases = RecurrencePhrases {
    locale: &LOCALE,
    every_year: "every year ",
    rule,
    ending,
};

pub static TIME_WORDS: TimeWords = TimeWords {
    locale: &LOCALE,
    months: ["", "", "", "", "", "", "", "", "sep", "", "", ""],
    seasons: ["spring", "summer", "autumn|fall", "winter"],
    relative: [
        "today|tonight",
        "tomorrow",
        "this week",
        "next week",
        "this weekend|weekend",
        "next weekend",
        "this month",
        "next month",
        "this year",
        "next year",
    ],
    year: "",
    day: "st|nd|rd|th",
    particles: "in|on|at|of|the|during|year|this|next|coming|early|mid|late|beginning|end",
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
        Span::At(point, Certainty::Stated) => with_preposition(point),
        Span::At(point, Certainty::Approximate) => ["around ", &phrase(point)].concat(),
        Span::At(point, Certainty::Uncertain) => ["probably ", &with_preposition(point)].concat(),
        Span::Between(from, to, certainty) => {
            let (preposition, phrase) = between(from, to);
            match certainty {
                Certainty::Stated => [preposition, &phrase].concat(),
                Certainty::Approximate => ["around ", &phrase].concat(),
                Certainty::Uncertain => ["probably ", preposition, &phrase].concat(),
            }
        }
        Span::Since(from, certainty) => open_span("since ", from, *certainty),
        Span::By(to, certainty) => open_span("by ", to, *certainty),
    }
}

/// Returns an open span: "since about 1965", "probably since 1965".
fn open_span(preposition: &str, point: &Point, certainty: Certainty) -> String {
    let point = phrase(point);
    match certainty {
        Certainty::Stated => [preposition, &point].concat(),
        Certainty::Approximate => [preposition, "about ", &point].concat(),
        Certainty::Uncertain => ["probably ", preposition, &point].concat(),
    }
}

/// Returns the preposition of the span, which "around" replaces, and the span.
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
                let phrase = format!("{first}–{last} {}{ending}", month_name(month));
                return (if to.year.is_some() { "" } else { "on " }, phrase);
            }
            (Within::Day(month, first), Within::Day(end_month, last)) if to.year.is_some() => {
                let (start, end) = (month_name(month), month_name(end_month));
                return ("", format!("{first} {start} – {last} {end}{ending}"));
            }
            _ => {}
        }
    }
    let mut start = phrase(from);
    if year_after(from) == ending
        && from.within != Within::Year
        && let Some(short) = start.strip_suffix(&ending)
    {
        start = short.to_string();
    }
    ("from ", [&start, " to ", &phrase(to)].concat())
}

/// Returns a point with its preposition: "in May 2021", but "14 May 2021" and "every year on 14
/// May".
fn with_preposition(point: &Point) -> String {
    match point.within {
        Within::Day(..) if point.year.is_some() => phrase(point),
        Within::Day(..) => ["on ", &phrase(point)].concat(),
        Within::Year | Within::Season(_) | Within::Month(_) | Within::Part(..) => {
            ["in ", &phrase(point)].concat()
        }
    }
}

/// Returns the year after a month, a day or a season; empty for every year.
fn year_after(point: &Point) -> String {
    match point.year {
        Some(_) => [" ", &point.year_number()].concat(),
        None => String::new(),
    }
}

/// Returns a point without a preposition.
fn phrase(point: &Point) -> String {
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
/// Separators between the items of a list, and before its last.
const AND: [&str; 2] = [", ", " and "];

/// Writes how often and on which days something recurs.
fn rule(out: &mut String, pattern: &RulePattern) {
    let has_ordinals = pattern.has_ordinals();
    // "Every Tuesday", but "every 2 weeks on Tuesdays".
    let is_each = (pattern.interval, pattern.unit) == (1, Frequency::Weekly);
    out.push_str("every ");
    if pattern.interval > 1 {
        push_number(out, pattern.interval);
        out.push(' ');
    }
    if !is_each {
        out.push_str(UNITS[pattern.unit as usize]);
    }
    if pattern.interval > 1 {
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
    if pattern.has_separate_months() {
        push_space(out);
        out.push_str("in ");
        months(out, pattern);
    }
}

/// Writes the end of a rule; nothing where there is none.
fn ending(out: &mut String, ending: &Ending) {
    match ending {
        Ending::Never => {}
        Ending::Times(1) => out.push_str(", once"),
        Ending::Times(2) => out.push_str(", twice"),
        Ending::Times(times) => {
            out.push_str(", ");
            push_number(out, *times);
            out.push_str(" times");
        }
        Ending::Until(point) => {
            out.push_str(", until ");
            out.push_str(&phrase(point));
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

/// Writes the months of the rule; "the year" where there are none.
fn months(out: &mut String, pattern: &RulePattern) {
    if pattern.months.is_empty() {
        out.push_str("the year");
    }
    for (index, month) in pattern.months.iter().enumerate() {
        push_separator(out, index, pattern.months.len(), AND);
        out.push_str(month_name(*month));
    }
}

/// Writes an ordinal: "second", "20th"; from the end "last", "second to last".
fn ordinal(out: &mut String, number: i8) {
    if number == -1 {
        return out.push_str("last");
    }
    let magnitude = number.unsigned_abs();
    match ORDINALS.get(usize::from(magnitude).wrapping_sub(1)) {
        Some(word) => out.push_str(word),
        None => push_ordinal_number(out, magnitude),
    }
    if number < 0 {
        out.push_str(" to last");
    }
}

/// Writes an ordinal in digits: "1st", "22nd", "13th".
fn push_ordinal_number(out: &mut String, number: u8) {
    push_number(out, number.into());
    out.push_str(match (number % 10, number) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    });
}

/// Writes days of the month: "31 May", "the last day of May"; without months "the 15th", "the last
/// day".
fn month_days(out: &mut String, pattern: &RulePattern) {
    let (from_start, from_end) = (&pattern.days, &pattern.days_from_end);
    let per_month = usize::from(!from_start.is_empty()) + from_end.len();
    let months = pattern.dated_months();
    let mut written = 0;
    for month in months {
        for (index, day) in from_start.iter().enumerate() {
            if index == 0 {
                push_separator(out, written, per_month * months.len(), AND);
                written += 1;
                if *month == 0 {
                    out.push_str("the ");
                }
            }
            push_separator(out, index, from_start.len(), AND);
            let number = day.unsigned_abs();
            match month {
                0 => push_ordinal_number(out, number),
                _ => push_number(out, number.into()),
            }
        }
        if !from_start.is_empty() && *month != 0 {
            out.push(' ');
            out.push_str(month_name(*month));
        }
        for day in from_end {
            push_separator(out, written, per_month * months.len(), AND);
            written += 1;
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

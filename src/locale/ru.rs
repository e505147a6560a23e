//! Russian.

use super::cyrillic::in_latin;
use super::data::{
    ALPHABETIC_FONTS, DatePatterns, List, Locale, Numbers, Plural, Punctuation, RecurrencePhrases,
    School, Script, month, weekday,
};
use super::money::Money;
use super::rule::{Ending, RulePattern, push_number, push_separator, push_space};
use super::span::{Certainty, Point, Span, Within};
use crate::text::Lang;
use crate::time::recur::{Frequency, MonthPart};
use crate::time::{Season, Weekday};

pub static LOCALE: Locale = Locale {
    region: "RU",
    script: Script::Transliterated(in_latin),
    capital: |letter| match letter {
        // Capitals are 32 code points before their small letters, except Ё.
        'а'..='я' => char::from_u32(u32::from(letter) - 32).unwrap_or(letter),
        'ё' => 'Ё',
        other => other.to_ascii_uppercase(),
    },
    languages: &[
        (Lang::Ru, "русский"),
        (Lang::En, "английский"),
        (Lang::Zh, "китайский, упрощённое письмо"),
        (Lang::Ko, "корейский"),
        (Lang::Ja, "японский"),
    ],
    plural: |count| match (count % 10, count % 100) {
        (1, tens) if tens != 11 => Plural::One,
        (2..=4, tens) if !(12..=14).contains(&tens) => Plural::Few,
        _ => Plural::Many,
    },
    numbers: Numbers {
        group: "\u{a0}",
        decimal: ",",
    },
    money: Money {
        symbols: "RUB ₽ JPY ¥ CNY CN¥ KRW ₩ EUR € USD $ GBP £",
        is_before: false,
        gap: "\u{a0}",
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
        month("январь", "января", "янв."),
        month("февраль", "февраля", "февр."),
        month("март", "марта", "март"),
        month("апрель", "апреля", "апр."),
        month("май", "мая", "май"),
        month("июнь", "июня", "июнь"),
        month("июль", "июля", "июль"),
        month("август", "августа", "авг."),
        month("сентябрь", "сентября", "сент."),
        month("октябрь", "октября", "окт."),
        month("ноябрь", "ноября", "нояб."),
        month("декабрь", "декабря", "дек."),
    ],
    weekdays: [
        weekday("понедельник", "пн", "П"),
        weekday("вторник", "вт", "В"),
        weekday("среда", "ср", "С"),
        weekday("четверг", "чт", "Ч"),
        weekday("пятница", "пт", "П"),
        weekday("суббота", "сб", "С"),
        weekday("воскресенье", "вс", "В"),
    ],
    first_weekday: |_| Weekday::Monday,
    patterns: DatePatterns {
        day_with_weekday: "EEEE, d MMMM y года",
        month_and_year: "LLLL y",
        year_heading: "y год",
    },
    span,
    school: School {
        classes: 11,
        restarts: &[],
    },
    preview_fonts: ALPHABETIC_FONTS,
};

pub static RECURRENCE: RecurrencePhrases = RecurrencePhrases {
    locale: &LOCALE,
    every_year: "каждый год ",
    rule,
    ending,
};

/// Months in the prepositional case: «в мае».
const MONTHS_WHEN: [&str; 12] = [
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
];

/// Returns a month in a case, without the preposition.
fn month_in(month: u8, case: Case) -> &'static str {
    match case {
        Case::Genitive => LOCALE.month(month).in_date,
        Case::Accusative => LOCALE.month(month).alone,
        Case::When => MONTHS_WHEN
            .get(usize::from(month).wrapping_sub(1))
            .unwrap_or(&""),
    }
}

/// The case of a point.
#[derive(Clone, Copy, PartialEq)]
enum Case {
    /// After «с», «до», «около», «не позднее», and for days.
    Genitive,
    /// After «в», with the preposition; seasons in the instrumental.
    When,
    /// After «по».
    Accusative,
}

fn span(span: &Span) -> String {
    match span {
        Span::Unknown => "дата неизвестна".to_string(),
        Span::At(point, Certainty::Stated) => phrase(point, Case::When),
        Span::At(point, Certainty::Approximate) => {
            ["около ", &phrase(point, Case::Genitive)].concat()
        }
        Span::At(point, Certainty::Uncertain) => {
            ["вероятно, ", &phrase(point, Case::When)].concat()
        }
        Span::Between(from, to, certainty) => {
            [certainty_prefix(*certainty), &between(from, to)].concat()
        }
        Span::Since(point, certainty) => {
            let since = after_since(&phrase(point, Case::Genitive));
            [certainty_prefix(*certainty), &since].concat()
        }
        Span::By(point, certainty) => {
            let point = phrase(point, Case::Genitive);
            [certainty_prefix(*certainty), "не позднее ", &point].concat()
        }
    }
}

/// Returns the word before a span that expresses its certainty.
fn certainty_prefix(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "",
        Certainty::Approximate => "примерно ",
        Certainty::Uncertain => "вероятно, ",
    }
}

fn between(from: &Point, to: &Point) -> String {
    if from.within == Within::Year && to.within == Within::Year {
        return ["в ", &from.year_number(), "–", &to.year_number(), " годах"].concat();
    }
    let ending = year_after(to);
    let of_month = |month| month_in(month, Case::Genitive);
    if from.year == to.year {
        match (from.within, to.within) {
            (Within::Day(month, first), Within::Day(end_month, last)) if month == end_month => {
                return format!("{first}–{last} {}{ending}", of_month(month));
            }
            // «24 мая — 1 июня 2021 года», but «каждый год с 24 мая по 1 июня».
            (Within::Day(month, first), Within::Day(end_month, last)) if to.year.is_some() => {
                let (start, end) = (of_month(month), of_month(end_month));
                return format!("{first} {start} — {last} {end}{ending}");
            }
            _ => {}
        }
    }
    let end = match to.within {
        // «с конца мая до начала июня», but «с мая по июнь».
        Within::Part(..) => ["до ", &phrase(to, Case::Genitive)].concat(),
        Within::Year | Within::Season(_) | Within::Month(_) | Within::Day(..) => {
            ["по ", &phrase(to, Case::Accusative)].concat()
        }
    };
    let mut start = phrase(from, Case::Genitive);
    if year_after(from) == ending
        && from.within != Within::Year
        && let Some(short) = start.strip_suffix(&ending)
    {
        start = short.to_string();
    }
    [&after_since(&start), " ", &end].concat()
}

/// Adds the preposition: «с 1 мая», but «со 2 мая» and «со второй половины мая», as pronounced.
fn after_since(genitive: &str) -> String {
    let is_second = genitive.starts_with("2 ") || genitive.starts_with("второй");
    [if is_second { "со " } else { "с " }, genitive].concat()
}

fn phrase(point: &Point, case: Case) -> String {
    let part = match point.within {
        Within::Year => {
            let [before, after] = match case {
                Case::Genitive => ["", " года"],
                Case::When => ["в ", " году"],
                Case::Accusative => ["", " год"],
            };
            return [before, &point.year_number(), after].concat();
        }
        Within::Season(season) => season_in(season, case).to_string(),
        Within::Month(month) => {
            let before = if case == Case::When { "в " } else { "" };
            [before, month_in(month, case)].concat()
        }
        Within::Part(month, part) => {
            let word = match (part, case) {
                (MonthPart::Early, Case::Genitive) => "начала ",
                (MonthPart::Mid, Case::Genitive) => "середины ",
                (MonthPart::Late, Case::Genitive) => "конца ",
                (MonthPart::FirstHalf, Case::Genitive) => "первой половины ",
                (MonthPart::SecondHalf, Case::Genitive) => "второй половины ",
                (MonthPart::Early, _) => "в начале ",
                (MonthPart::Mid, _) => "в середине ",
                (MonthPart::Late, _) => "в конце ",
                (MonthPart::FirstHalf, _) => "в первой половине ",
                (MonthPart::SecondHalf, _) => "во второй половине ",
            };
            [word, month_in(month, Case::Genitive)].concat()
        }
        Within::Day(month, day) => {
            [&day.to_string(), " ", month_in(month, Case::Genitive)].concat()
        }
    };
    part + &year_after(point)
}

/// Returns the year after a month, a day or a season; empty for every year.
fn year_after(point: &Point) -> String {
    match point.year {
        Some(_) => [" ", &point.year_number(), " года"].concat(),
        None => String::new(),
    }
}

fn season_in(season: Season, case: Case) -> &'static str {
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

/// Separators between the items of a list, and before its last.
const AND: [&str; 2] = [", ", " и "];

/// Writes how often and on which days something recurs.
fn rule(out: &mut String, pattern: &RulePattern) {
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
fn ending(out: &mut String, ending: &Ending) {
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

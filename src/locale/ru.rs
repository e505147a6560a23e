//! Russian.

use super::data::{
    ALPHABETIC_FONTS, DatePatterns, DateWords, List, Locale, Numbers, Plural, Punctuation, School,
    Script, month, weekday,
};
use super::rule::{Ending, RulePattern, count, separate, space};
use super::span::{Certainty, Point, Span, Within};
use crate::text::Lang;
use crate::time::recur::{Frequency, MonthPart};
use crate::time::{Season, Weekday};

pub static LOCALE: Locale = Locale {
    region: "RU",
    script: Script::Transliterated(in_latin),
    capital: |letter| match letter {
        // The capitals lie 32 places before their small letters, but for Ё.
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
    words: DateWords {
        span,
        every_year: "каждый год ",
        rule,
        ending,
    },
    school: School {
        classes: 11,
        restarts: &[],
    },
    preview_fonts: ALPHABETIC_FONTS,
};

/// A Cyrillic letter in Latin ones, as in Russian passports without their doubtful cases.
fn in_latin(letter: char) -> Option<&'static str> {
    const LETTERS: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s",
        "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];
    match letter {
        'ё' => Some("e"),
        'а'..='я' => {
            let place = u32::from(letter) - u32::from('а');
            LETTERS.get(usize::try_from(place).ok()?).copied()
        }
        _ => None,
    }
}

/// The prepositional case of the months: «в мае».
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

/// A month in a case; without the preposition.
fn month_in(month: u8, case: Case) -> &'static str {
    match case {
        Case::Genitive => LOCALE.month(month).in_date,
        Case::Accusative => LOCALE.month(month).alone,
        Case::When => MONTHS_WHEN
            .get(usize::from(month).wrapping_sub(1))
            .unwrap_or(&""),
    }
}

/// The case that a point is in.
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
        Span::At(point, Certainty::Stated) => words(point, Case::When),
        Span::At(point, Certainty::Approximate) => {
            ["около ", &words(point, Case::Genitive)].concat()
        }
        Span::At(point, Certainty::Uncertain) => ["вероятно, ", &words(point, Case::When)].concat(),
        Span::Between(from, to, certainty) => [hedge(*certainty), &between(from, to)].concat(),
        Span::Since(point, certainty) => {
            let since = after_since(&words(point, Case::Genitive));
            [hedge(*certainty), &since].concat()
        }
        Span::By(point, certainty) => {
            let point = words(point, Case::Genitive);
            [hedge(*certainty), "не позднее ", &point].concat()
        }
    }
}

/// The word before a span of some certainty.
fn hedge(certainty: Certainty) -> &'static str {
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
        Within::Part(..) => ["до ", &words(to, Case::Genitive)].concat(),
        Within::Year | Within::Season(_) | Within::Month(_) | Within::Day(..) => {
            ["по ", &words(to, Case::Accusative)].concat()
        }
    };
    let mut start = words(from, Case::Genitive);
    if year_after(from) == ending
        && from.within != Within::Year
        && let Some(short) = start.strip_suffix(&ending)
    {
        start = short.to_string();
    }
    [&after_since(&start), " ", &end].concat()
}

/// «с 1 мая», but «со 2 мая» and «со второй половины мая», as they are spoken.
fn after_since(genitive: &str) -> String {
    let is_second = genitive.starts_with("2 ") || genitive.starts_with("второй");
    [if is_second { "со " } else { "с " }, genitive].concat()
}

fn words(point: &Point, case: Case) -> String {
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

/// The year after a month, a day or a season; nothing for every year.
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

/// Writes how often and on which days.
fn rule(out: &mut String, pattern: &RulePattern) {
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
        out.push_str(each[weekday_forms(first.weekday).2 as usize]);
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

/// Writes what follows about its end; nothing where there is none.
fn ending(out: &mut String, ending: &Ending) {
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
            out.push_str(&words(point, Case::Accusative));
        }
    }
}

fn weekday_forms(day: Weekday) -> (&'static str, &'static str, Gender) {
    WEEKDAYS[usize::from(day.number_days_from_monday())]
}

/// «второй и четвёртый вторник», «по вторникам и средам».
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

/// «в мае и июне» or «мая и июня», without the preposition; «года» where there are none.
fn months(out: &mut String, pattern: &RulePattern, is_when: bool) {
    if pattern.months.is_empty() {
        out.push_str("года");
    }
    for (at, month) in pattern.months.iter().enumerate() {
        separate(out, at, pattern.months.len(), AND);
        let case = if is_when { Case::When } else { Case::Genitive };
        out.push_str(month_in(*month, case));
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
fn month_days(out: &mut String, pattern: &RulePattern) {
    let (days, from_end) = (&pattern.days, &pattern.days_from_end);
    let per_month = usize::from(!days.is_empty()) + from_end.len();
    let months = pattern.dated_months();
    let mut at = 0;
    for month in months {
        let of_month = month_in(*month, Case::Genitive);
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

/// The form of a noun after a number.
fn form_after(number: u32, [one, few, many]: [&'static str; 3]) -> &'static str {
    match LOCALE.plural(usize::try_from(number).unwrap_or(usize::MAX)) {
        Plural::One => one,
        Plural::Few => few,
        Plural::Many | Plural::Other => many,
    }
}

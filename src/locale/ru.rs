//! Russian.

use super::cyrillic::in_latin;
use super::data::{
    ALPHABETIC_FONTS, DatePatterns, List, Locale, Numbers, Plural, Punctuation, RecurrencePhrases,
    School, Script, month, weekday,
};
use super::money::Money;
use super::ru_rule;
use super::span::{Certainty, Point, Span, Within};
use super::time_words::TimeWords;
use crate::text::Lang;
use crate::time::recur::MonthPart;
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
    rule: ru_rule::rule,
    ending: ru_rule::ending,
};

pub static TIME_WORDS: TimeWords = TimeWords {
    locale: &LOCALE,
    months: [
        "январе|январю|январём",
        "феврале|февралю|февралём|фев",
        "марте|марту|мартом|мар",
        "апреле|апрелю|апрелем",
        "мае|маю|маем",
        "июне|июню|июнем|июн",
        "июле|июлю|июлем|июл",
        "августе|августу|августом",
        "сентябре|сентябрю|сентябрём|сен",
        "октябре|октябрю|октябрём",
        "ноябре|ноябрю|ноябрём|ноя",
        "декабре|декабрю|декабрём",
    ],
    seasons: [
        "весна|весны|весной|весну|весне",
        "лето|лета|летом|лету",
        "осень|осени|осенью",
        "зима|зимы|зимой|зиму|зиме",
    ],
    relative: [
        "сегодня",
        "завтра",
        "эта неделя|эту неделю|этой неделе|этой недели",
        "следующая неделя|следующую неделю|следующей неделе|следующей недели",
        "эти выходные|этих выходных|ближайшие выходные|выходные|выходных",
        "следующие выходные|следующих выходных",
        "этот месяц|этом месяце|этого месяца",
        "следующий месяц|следующем месяце|следующего месяца",
        "этот год|этом году|этого года",
        "следующий год|следующем году|следующего года",
    ],
    year: "год|года|году|г",
    day: "го|е|числа",
    particles: "в|во|на|этой|этим|этот|эту|этом|ближайшей|ближайшим|следующей|следующим|\
будущей|будущим|начале|начало|середине|середина|конце|конец",
};

/// Separators between the items of a list, and before its last.
pub(super) const AND: [&str; 2] = [", ", " и "];

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
pub(super) fn month_in(month: u8, case: Case) -> &'static str {
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
pub(super) enum Case {
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

pub(super) fn phrase(point: &Point, case: Case) -> String {
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

//! Times in a query, in five languages.

use pobratim::locale::{self, TimeWord};
use pobratim::search::TimeQuery;
use pobratim::text::Lang;
use pobratim::time::{Date, Weekday, days};
use proptest::prelude::*;

/// Monday, 30 November 2026.
fn today() -> Date {
    days::date(2026, 11, 30).unwrap()
}

fn parse(typed: &str) -> Option<TimeQuery> {
    TimeQuery::parse(typed, today(), Weekday::Monday)
}

/// The time of a query, and its other words after ` | `; `-` if it has no time.
fn read(typed: &str) -> String {
    match parse(typed) {
        None => "-".to_string(),
        Some(found) if found.rest.is_empty() => found.when.to_string(),
        Some(found) => format!("{} | {}", found.when, found.rest),
    }
}

/// Times, as [`read`] writes them, with queries that are separated by `|`.
const TIMES: &[(&str, &str)] = &[
    // Months: in full, abbreviated, inflected.
    (
        "2026-12",
        "December|dec|DECEMBER|in December|Dec.|декабрь|Декабре|в декабре|дек.|12月|１２月\
         |十二月|12월|12월에|12月に|12月份|this December|ДЕКАБРЬ 2026|2026年12月|2026년 12월|2026 12월\
         |2026-12|12.2026|2026/12|２０２６年１２月|next month|в следующем месяце|下个月|다음 달|다음달|来月\
         |late December|в конце декабря|12月下旬|12월 초",
    ),
    (
        "2027-05",
        "May|may 2027|May, 2027|2027 May|May of 2027|май|мая|мае|май 2027|май 2027 года\
         |в мае 2027 г.|5月|五月|5월|2027年5月|2027년 5월|2027년5월에|2027-05|2027-5|05.2027|5/2027\
         |二〇二七年五月|明年5月|내년 5월|来年5月|в мае следующего года|May next year",
    ),
    // The current month counts.
    (
        "2026-11",
        "November|ноябрь|11月|this month|этот месяц|本月|이번 달|今月",
    ),
    ("2027-10", "октябрь|October|十月|10월"),
    ("2027-09", "сент.|Sept|sep|сентября|九月"),
    // Years.
    (
        "2027",
        "2027|２０２７|2027 год|в 2027 году|2027г.|2027年|2027년|2027년도|next year\
         |в следующем году|明年|내년|来年",
    ),
    ("2021", "2021|2021년|in the year 2021|2021–|2021!"),
    ("2026", "this year|今年|올해|этот год"),
    // Seasons; the winter of a year begins in it.
    (
        "2026-24",
        "winter|зимой|Зима 2026|зима 2026/27|冬天|冬季|겨울|겨울에|冬|冬の|winter 2026",
    ),
    (
        "2027-22",
        "summer|летом|лето 2027|летом 2027 года|夏天|夏季|여름|夏|2027年夏天|2027년 여름|来年の夏\
         |next summer",
    ),
    ("2027-21", "spring|весной|春天|봄|春"),
    ("2026-23", "autumn|fall|осень|осенью|秋|가을"),
    // Days.
    (
        "2027-05-31",
        "31 May|May 31|31st of May|May 31, 2027|31 мая|31-го мая|31 мая 2027\
         |31 мая 2027 года|5月31日|5月31号|５月３１日|五月三十一日|5월 31일|2027년 5월 31일|2027-05-31|31.05\
         |31.05.2027|31/05/2027|5/31/2027|31/5|5/31|2027. 5. 31.|2027/5/31",
    ),
    (
        "2026-12-01",
        "1 December|1 декабря|tomorrow|завтра|明天|내일|明日",
    ),
    ("2026-11-30", "today|сегодня|今天|오늘|今日|30 ноября"),
    ("2027-11-29", "29 ноября"),
    ("2028-02-29", "29 February|29.02"),
    // Days that the month does not have mean the month.
    ("2027-02", "30 февраля 2027|31 Feb"),
    (
        "2026-12-05/2026-12-07",
        "5-7 декабря|5–7 декабря 2026 года|December 5–7|12月5～7日|12월 5~7일",
    ),
    // Weeks.
    (
        "2026-11-30/2026-12-06",
        "this week|на этой неделе|本周|이번 주|이번주|今週",
    ),
    (
        "2026-12-07/2026-12-13",
        "next week|следующая неделя|下周|다음 주|来週",
    ),
    (
        "2026-12-05/2026-12-06",
        "this weekend|weekend|в выходные|на выходных|в эти выходные|本周末|周末|이번 주말|주말|今週末",
    ),
    (
        "2026-12-12/2026-12-13",
        "next weekend|следующие выходные|下周末|다음 주말|来週末",
    ),
    // Other words.
    (
        "2026-12 | concert",
        "concert December|December concert|concert in December",
    ),
    ("2026-24 | музыка", "музыка зимой|Зимой музыка"),
    ("2026-12 | 活动", "12月活动|12月的活动|12月 活动"),
    ("2027-22 | 音乐节", "夏天的音乐节|2027年夏天的音乐节"),
    ("2026-24 | 축제", "겨울 축제|축제 겨울|겨울의 축제"),
    ("2026-24 | まつり", "冬のまつり|まつり 冬"),
    ("2027-05 | Day", "May Day"),
    ("2027 | City Day", "City Day 2027"),
    (
        "2027-05-31 | День города",
        "День города 31 мая|31 мая День города",
    ),
    ("2027-05 | Portland", "Portland May 2027|2027-05 Portland"),
    ("2027-05-31 | 18:00", "31 мая 18:00"),
    // No time.
    (
        "-",
        " |…|музей|Niigata|5|31|12|Dota 2|5 museums|100 km|1850|9999|2021-2023|2021–2023\
         |18:00|3:2|5/6|0.13|13.13|2027-13|Ниигата 5|春川|秋田|夏目漱石|5개|三日月|日本\
         |中国|일본|maya|майка|Dota2027|the|в|年|月|월|일|G20",
    ),
];

#[test]
fn times_are_read_in_every_language() {
    let mut faults = Vec::new();
    for (expected, queries) in TIMES {
        for typed in queries.split('|') {
            let found = read(typed);
            if found != *expected {
                faults.push(format!("{typed}: expected {expected}, found {found}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn weeks_begin_on_the_day_of_the_language_and_the_current_weekend_counts() {
    let on = |typed: &str, day: u8, first: Weekday| {
        let today = days::date(2026, 12, day).unwrap();
        TimeQuery::parse(typed, today, first)
            .unwrap()
            .when
            .to_string()
    };
    assert_eq!(on("this week", 6, Weekday::Monday), "2026-11-30/2026-12-06");
    assert_eq!(on("this week", 6, Weekday::Sunday), "2026-12-06/2026-12-12");
    for (day, weekend) in [
        (4, "05/2026-12-06"),
        (5, "05/2026-12-06"),
        (6, "05/2026-12-06"),
        (7, "12/2026-12-13"),
    ] {
        for first in [Weekday::Monday, Weekday::Sunday] {
            assert_eq!(on("this weekend", day, first), format!("2026-12-{weekend}"));
        }
    }
    // The winter that is not over began in the year before.
    let february = days::date(2027, 2, 28).unwrap();
    let winter = TimeQuery::parse("зима", february, Weekday::Monday).unwrap();
    assert_eq!(winter.when.to_string(), "2026-24");
    let march = days::date(2027, 3, 1).unwrap();
    let winter = TimeQuery::parse("зима", march, Weekday::Monday).unwrap();
    assert_eq!(winter.when.to_string(), "2027-24");
}

#[test]
fn a_name_may_be_a_word_of_a_title_and_a_date_may_not() {
    for typed in [
        "May",
        "March",
        "зимой",
        "2027",
        "2027 год",
        "today",
        "夏天",
        "march of music",
    ] {
        assert!(parse(typed).unwrap().is_ambiguous, "{typed}");
    }
    for typed in [
        "May 2027",
        "12月",
        "12월",
        "31 мая",
        "2027-05",
        "летом 2027 года",
    ] {
        assert!(!parse(typed).unwrap().is_ambiguous, "{typed}");
    }
}

#[test]
fn every_phrase_is_read_and_none_has_two_meanings() {
    for lang in Lang::ALL {
        locale::time_words(lang).each(&mut |phrase, word| {
            let found = parse(phrase);
            match word {
                TimeWord::Month(month) if !phrase.is_empty() => {
                    let when = found
                        .unwrap_or_else(|| panic!("{phrase}"))
                        .window()
                        .unwrap();
                    assert_eq!(u8::from(when.first().month()), month, "{phrase}");
                }
                TimeWord::Season(season) => {
                    let when = found
                        .unwrap_or_else(|| panic!("{phrase}"))
                        .window()
                        .unwrap();
                    assert_eq!(
                        u8::from(when.first().month()),
                        season.first_month(),
                        "{phrase}"
                    );
                }
                TimeWord::Relative(relative) => {
                    assert_eq!(
                        found.and_then(|found| found.relative),
                        Some(relative),
                        "{phrase}"
                    );
                }
                TimeWord::Month(_) | TimeWord::Year | TimeWord::Day | TimeWord::Particle => {
                    assert_eq!(found, None, "{phrase}");
                }
            }
        });
    }
}

/// A text with full-width forms of its ASCII characters.
fn full_width(text: &str) -> String {
    let wide = |letter: char| match letter {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(letter) + 0xFEE0).unwrap(),
        other => other,
    };
    text.chars().map(wide).collect()
}

#[test]
fn neither_case_nor_width_matters() {
    for typed in TIMES.iter().flat_map(|(_, queries)| queries.split('|')) {
        let when = |typed: &str| parse(typed).map(|found| (found.when, found.is_ambiguous));
        for other in [
            typed.to_uppercase(),
            typed.to_lowercase(),
            full_width(typed),
        ] {
            assert_eq!(when(&other), when(typed), "{other}");
        }
    }
}

/// Pieces of which queries with times are made.
fn piece() -> impl Strategy<Value = String> {
    let words = TIMES.iter().flat_map(|(_, queries)| queries.split('|'));
    let words: Vec<&str> = words.collect();
    prop_oneof![
        prop::sample::select(words).prop_map(str::to_string),
        "[0-9]{1,10}",
        "[ ./年月日월일の-]{1,3}",
        "\\PC{0,6}",
    ]
}

proptest! {
    #[test]
    fn any_text_has_a_time_of_some_days_or_none(
        pieces in prop::collection::vec(piece(), 0..6),
        year in -9999..=9999,
        day in 1..=365u16,
        first in prop::sample::select(vec![Weekday::Monday, Weekday::Sunday, Weekday::Saturday]),
    ) {
        let typed = pieces.concat();
        let today = Date::from_ordinal_date(year, day).unwrap();
        if let Some(found) = TimeQuery::parse(&typed, today, first) {
            let window = found.window().expect("days");
            prop_assert!(window.len() <= 366, "{typed}: {}", found.when);
            prop_assert!(found.rest.len() <= typed.len());
            // What is left has no further part of the same bytes.
            prop_assert!(found.rest.chars().all(|letter| letter == ' ' || typed.contains(letter)));
        }
    }
}

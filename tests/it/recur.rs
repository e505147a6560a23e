//! Recurrence rules: tables of cases, and comparison with the `rrule` crate.

use pobratim::time::recur::{Rule, RuleSet};
use pobratim::time::{Date, Edtf, Window, days};
use proptest::prelude::*;
use std::fmt::Write;

fn day(text: &str) -> Date {
    text.parse::<Edtf>()
        .ok()
        .and_then(|value| value.bounds().earliest)
        .expect("a day")
}

fn window(text: &str) -> Window {
    let bounds = text.parse::<Edtf>().expect("a date").bounds();
    Window::new(
        bounds.earliest.expect("a start"),
        bounds.latest.expect("an end"),
    )
    .expect("order")
}

fn set(start: &str, rule: &str) -> RuleSet {
    let rule = rule
        .parse()
        .unwrap_or_else(|error| panic!("`{rule}`: {error}"));
    RuleSet {
        start: day(start),
        rule: Some(rule),
        exdates: vec![],
        rdates: vec![],
        length_days: 1,
    }
}

/// Returns the days as text, with `…` at the end when there are more.
fn listed(set: &RuleSet, within: &str, limit: usize) -> String {
    let found = set.expand(&window(within), limit);
    let mut text = String::new();
    for date in &found.dates {
        write!(text, "{} ", Edtf::day(*date)).expect("a string takes all");
    }
    text.push_str(if found.truncated { "…" } else { "" });
    text.trim_end().to_owned()
}

#[test]
fn rules_name_their_days() {
    fn check(start: &str, rule: &str, within: &str, expected: &str) {
        assert_eq!(
            listed(&set(start, rule), within, 6),
            expected,
            "{start} {rule} in {within}"
        );
    }
    check(
        "2020-05-31",
        "FREQ=YEARLY",
        "2021/2023",
        "2021-05-31 2022-05-31 2023-05-31",
    );
    check(
        "2020-01-31",
        "FREQ=MONTHLY",
        "2021-01/2021-05",
        "2021-01-31 2021-03-31 2021-05-31",
    );
    check(
        "2020-02-29",
        "FREQ=YEARLY",
        "2020/2027",
        "2020-02-29 2024-02-29",
    );
    check(
        "2020-01-01",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "2021-02",
        "2021-02-28",
    );
    check(
        "2020-01-01",
        "FREQ=YEARLY;BYMONTH=9;BYDAY=-1SA",
        "2022/2023",
        "2022-09-24 2023-09-30",
    );
    // Numbered and plain weekdays in one list all count; the oracle differs.
    check(
        "2021-05-01",
        "FREQ=MONTHLY;BYDAY=MO,1TU",
        "2021-06-01/2021-06-14",
        "2021-06-01 2021-06-07 2021-06-14",
    );
    // The oracle refuses the fifth from the end.
    check(
        "2021-05-01",
        "FREQ=MONTHLY;BYDAY=-5MO",
        "2021-05/2021-08",
        "2021-05-03 2021-08-02",
    );
    // RFC 5545, section 3.3.10: WKST changes the answer when INTERVAL does.
    check(
        "1997-08-05",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "1997",
        "1997-08-05 1997-08-10 1997-08-19 1997-08-24",
    );
    check(
        "1997-08-05",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "1997",
        "1997-08-05 1997-08-17 1997-08-19 1997-08-31",
    );
    check(
        "2021-05-03",
        "FREQ=DAILY;UNTIL=20210505",
        "2021",
        "2021-05-03 2021-05-04 2021-05-05",
    );
    check(
        "2021-05-03",
        "FREQ=DAILY",
        "2021-06",
        "2021-06-01 2021-06-02 2021-06-03 2021-06-04 2021-06-05 2021-06-06 …",
    );
    // A first day that does not match the rule neither occurs nor counts.
    check(
        "2021-05-03",
        "FREQ=WEEKLY;BYDAY=SA;COUNT=2",
        "2021",
        "2021-05-08 2021-05-15",
    );
    check("2021-05-03", "FREQ=DAILY", "2020", "");
}

#[test]
fn exceptions_and_additions_are_merged() {
    let mut festival = set("2019-06-01", "FREQ=YEARLY;COUNT=3");
    festival.exdates = vec![day("2020-06-01"), day("2022-06-07")];
    festival.rdates = vec![
        day("2022-06-07"),
        day("2021-06-01"),
        day("2021-06-08"),
        day("2018-01-01"),
    ];
    assert_eq!(
        listed(&festival, "2018/2025", 9),
        "2018-01-01 2019-06-01 2021-06-01 2021-06-08"
    );
    assert_eq!(listed(&festival, "2019/2025", 2), "2019-06-01 2021-06-01 …");
    assert_eq!(listed(&festival, "2019/2025", 0), "…");
    festival.rule = None;
    assert_eq!(
        listed(&festival, "2019/2025", 9),
        "2019-06-01 2021-06-01 2021-06-08"
    );
}

#[test]
fn work_is_bounded_for_rules_without_days_and_for_far_windows() {
    fn check(rule: &str, within: &str, expected: &str) {
        let set = set("-9999-01-01", rule);
        let found = set.expand(&window(within), 3);
        let listed = format!(
            "{}{}",
            found.dates.len(),
            if found.truncated { "…" } else { "" }
        );
        assert_eq!(listed, expected, "{rule} in {within}");
    }
    check("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "-9999/9999", "0");
    check(
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4,6,9,11",
        "0001/2000",
        "0",
    );
    check("FREQ=YEARLY;BYMONTHDAY=31;BYDAY=1MO", "2021", "0");
    check("FREQ=DAILY;INTERVAL=999999999", "2021/9999", "0");
    check("FREQ=YEARLY;INTERVAL=999999999", "2021/9999", "0");
    check("FREQ=MONTHLY;INTERVAL=7;BYDAY=WE", "9999", "3…");
    check("FREQ=DAILY", "9999-12-30/9999-12-31", "2");
    // Days are counted from the first one, so the search reaches its limit and reports that.
    check("FREQ=DAILY;COUNT=999999999", "9999", "0…");
    check("FREQ=YEARLY;COUNT=999999999", "9999", "1");
    check("FREQ=YEARLY;BYDAY=53MO;COUNT=2;BYMONTH=1", "9999", "0");
}

#[test]
fn faults_of_rules_name_the_place() {
    fn check(input: &str, expected: &str) {
        let error = input.parse::<Rule>().expect_err(input);
        assert_eq!(
            format!("{} {} {error}", error.code(), error.column()),
            expected,
            "{input}"
        );
        assert!(!error.hint().is_empty());
    }
    check("", "rule-empty 1 a rule is missing");
    check("BYMONTH=5", "rule-no-frequency 1 the rule has no FREQ");
    check("FREQ=YEARLY;", "rule-no-value 13 `` has no `=` and value");
    check(
        "RRULE:FREQ=YEARLY",
        "rule-unknown-part 1 `RRULE:FREQ` is not a part of a rule",
    );
    check(
        "FREQ=YEARLY;ПО=1",
        "rule-unknown-part 13 `ПО` is not a part of a rule",
    );
    check(
        "FREQ=YEARLY;BYSETPOS=1",
        "rule-not-supported 13 `BYSETPOS` is not supported",
    );
    check(
        "FREQ=HOURLY",
        "rule-not-supported 6 `HOURLY` is not supported",
    );
    check(
        "FREQ=DAILY;freq=DAILY",
        "rule-repeated-part 12 `freq` is repeated",
    );
    check(
        "FREQ=NEVER",
        "rule-bad-value 6 found `NEVER` where DAILY, WEEKLY, MONTHLY or YEARLY is expected",
    );
    check(
        "FREQ=DAILY;INTERVAL=0",
        "rule-bad-value 21 found `0` where a whole number from 1 to 999999999 is expected",
    );
    check(
        "FREQ=DAILY;COUNT=+1",
        "rule-bad-value 18 found `+1` where a whole number from 1 to 999999999 is expected",
    );
    check(
        "FREQ=YEARLY;BYMONTH=5,13",
        "rule-bad-value 23 found `13` where a month from 1 to 12 is expected",
    );
    check(
        "FREQ=MONTHLY;BYMONTHDAY=1,0",
        "rule-bad-value 27 found `0` where a day from 1 to 31 or -1 to -31 is expected",
    );
    check(
        "FREQ=MONTHLY;BYDAY=54MO",
        "rule-bad-value 20 found `54MO` where a weekday such as MO, 2MO or -1MO is expected",
    );
    check(
        "FREQ=MONTHLY;BYDAY=月曜",
        "rule-bad-value 20 found `月曜` where a weekday such as MO, 2MO or -1MO is expected",
    );
    check(
        "FREQ=DAILY;UNTIL=20210229",
        "rule-bad-value 18 found `20210229` where a day such as 20261231 is expected",
    );
    check(
        "FREQ=DAILY;UNTIL=20210228T000000Z",
        "rule-bad-value 18 found `20210228T000000Z` where a day such as 20261231 is expected",
    );
    check(
        "FREQ=DAILY;WKST=XX",
        "rule-bad-value 17 found `XX` where a weekday such as MO is expected",
    );
    check(
        "FREQ=DAILY;COUNT=1;UNTIL=20210228",
        "rule-count-and-until 26 COUNT and UNTIL exclude each other",
    );
    check(
        "BYDAY=MO,-1TU;FREQ=WEEKLY",
        "rule-ordinal-frequency 10 `-1TU` needs FREQ=MONTHLY or FREQ=YEARLY",
    );
    check(
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "rule-month-day-weekly 24 a weekly rule takes no BYMONTHDAY",
    );
}

#[test]
fn rules_print_in_one_form() {
    fn check(input: &str, expected: &str) {
        let rule: Rule = input
            .parse()
            .unwrap_or_else(|error| panic!("`{input}`: {error}"));
        assert_eq!(rule.to_string(), expected, "{input}");
    }
    check(
        "byday=su,+2mo,mo;freq=yearly;wkst=mo",
        "FREQ=YEARLY;BYDAY=MO,2MO,SU",
    );
    check("WKST=SU;FREQ=WEEKLY;INTERVAL=1", "FREQ=WEEKLY;WKST=SU");
    check(
        "BYMONTHDAY=-1,15,1,-31;FREQ=MONTHLY;COUNT=07",
        "FREQ=MONTHLY;COUNT=7;BYMONTHDAY=1,15,-1,-31",
    );
    check(
        "UNTIL=20301231;FREQ=YEARLY;BYMONTH=12,5,5",
        "FREQ=YEARLY;UNTIL=20301231;BYMONTH=5,12",
    );
}

/// A small generator with a fixed seed (Knuth's MMIX constants), so that every run uses the same
/// rules.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        ((self.0 >> 33) % u64::from(limit)) as u32
    }

    fn one_in(&mut self, limit: u32) -> bool {
        self.below(limit) == 0
    }

    fn list(&mut self, most: u32, mut value: impl FnMut(&mut Random) -> String) -> String {
        let count = 1 + self.below(most);
        let values: Vec<String> = (0..count).map(|_| value(self)).collect();
        values.join(",")
    }
}

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A rule that RFC 5545 allows, that has occurrences, and that the oracle reads as the RFC does.
fn any_rule(random: &mut Random, start: Date) -> String {
    let frequency = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"][random.below(4) as usize];
    let mut rule = format!("FREQ={frequency}");
    let coarse = matches!(frequency, "MONTHLY" | "YEARLY");
    let has_days = random.one_in(2);
    // Every 7th day is always the same weekday, which another BYDAY may exclude.
    let interval = [1, 1, 1, 2, 3, 4, 5, 6, 8, 10][random.below(10) as usize];
    if interval > 1 {
        rule += &format!(";INTERVAL={interval}");
    }
    match random.below(4) {
        0 => rule += &format!(";COUNT={}", 1 + random.below(30)),
        1 => {
            let until = days::add_days(start, random.below(3000) as i32);
            let (year, month, day) = until.to_calendar_date();
            rule += &format!(";UNTIL={year:04}{:02}{day:02}", u8::from(month));
        }
        _ => {}
    }
    let mut months = random.one_in(3);
    // BYMONTHDAY and numbered weekdays may exclude each other.
    let month_days = frequency != "WEEKLY" && random.one_in(3);
    if frequency == "MONTHLY" && interval > 1 {
        // With an interval of 2, 3, 4, 6 or 12 a month may never come.
        months = false;
    }
    if coarse && start.day() > 28 && !month_days && !has_days {
        // These months may lack the day of the start.
        months = false;
    }
    if months {
        rule += &format!(
            ";BYMONTH={}",
            random.list(3, |random| (1 + random.below(12)).to_string())
        );
    }
    if month_days {
        // No 29th and later, which the months of the start may lack.
        let value = |random: &mut Random| {
            let day = 1 + random.below(28);
            if random.one_in(3) {
                format!("-{day}")
            } else {
                day.to_string()
            }
        };
        rule += &format!(";BYMONTHDAY={}", random.list(4, value));
    }
    if has_days {
        let numbered = coarse && !month_days && random.one_in(2);
        let most = if frequency == "YEARLY" && !months {
            52
        } else {
            4
        };
        let value = |random: &mut Random| {
            let weekday = WEEKDAYS[random.below(7) as usize];
            let number = 1 + random.below(most);
            match (numbered, random.one_in(3)) {
                (false, _) => weekday.to_owned(),
                (true, true) => format!("-{number}{weekday}"),
                (true, false) => format!("{number}{weekday}"),
            }
        };
        rule += &format!(";BYDAY={}", random.list(3, value));
    }
    if random.one_in(3) {
        rule += &format!(";WKST={}", WEEKDAYS[random.below(7) as usize]);
    }
    rule
}

/// The first `limit` days by the `rrule` crate.
fn oracle(start: Date, rule: &str, limit: u16) -> Vec<Date> {
    let (year, month, day) = start.to_calendar_date();
    // The crate requires UNTIL as a time, in UTC when the start is.
    let rule: Vec<String> = rule
        .split(';')
        .map(|part| {
            if part.starts_with("UNTIL") {
                format!("{part}T000000Z")
            } else {
                part.into()
            }
        })
        .collect();
    let text = format!(
        "DTSTART:{year:04}{:02}{day:02}T000000Z\nRRULE:{}",
        u8::from(month),
        rule.join(";")
    );
    let set: rrule::RRuleSet = text
        .parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    let from_epoch = |seconds: i64| {
        let days = i32::try_from(seconds.div_euclid(86_400)).expect("a near day");
        Date::from_julian_day(2_440_588 + days).expect("a near day")
    };
    set.all(limit)
        .dates
        .iter()
        .map(|date| from_epoch(date.timestamp()))
        .collect()
}

#[test]
fn ten_thousand_rules_agree_with_the_rrule_crate() {
    const LIMIT: u16 = 25;
    let mut random = Random(20_260_531);
    let mut compared = 0;
    for _ in 0..10_000 {
        let start = days::add_days(day("1999-01-01"), random.below(12_000) as i32);
        let text = any_rule(&mut random, start);
        let rule: Rule = text
            .parse()
            .unwrap_or_else(|error| panic!("`{text}`: {error}"));
        assert_eq!(rule.to_string().parse(), Ok(rule.clone()), "{text}");
        let expected = oracle(start, &text, LIMIT);
        compared += expected.len();
        let set = RuleSet {
            start,
            rule: Some(rule),
            exdates: vec![],
            rdates: vec![],
            length_days: 1,
        };
        let all = Window::new(start, Date::MAX).expect("in order");
        let found = set.expand(&all, usize::from(LIMIT));
        assert_eq!(found.dates, expected, "{text} from {}", Edtf::day(start));
        // A later window has the same days, although the search begins there.
        if let [.., from, _, _, last] = expected[..] {
            let part = set.expand(&Window::new(from, last).expect("in order"), 10);
            assert_eq!(
                part.dates,
                expected[expected.len() - 4..],
                "{text}: later window"
            );
        }
    }
    // Guards against rules that are mostly without days.
    assert!(compared > 150_000, "only {compared} days were compared");
}

proptest! {
    #[test]
    fn no_text_breaks_the_readers(
        text in "\\PC*|[A-Z=;,0-9+-]{0,40}|FREQ=(YEARLY|WEEKLY);[A-Z]{2,10}=[-0-9A-Z,]{0,9}",
    ) {
        let most = text.chars().count() + 1;
        if let Err(error) = text.parse::<Rule>() {
            prop_assert!((1..=most).contains(&error.column()));
        }
    }

    #[test]
    fn a_window_shows_what_the_whole_shows(
        rule in prop::sample::select(vec![
            "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
            "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31,-1", "FREQ=YEARLY;INTERVAL=3;BYDAY=20MO",
            "FREQ=MONTHLY;BYDAY=2TU,FR;COUNT=90",
        ]),
        skip in 0..3000i32, length in 0..400i32,
    ) {
        let set = set("2000-01-31", rule);
        let all = set.expand(&window("2000/2030"), 10_000);
        let from = days::add_days(day("2000-01-01"), skip);
        let part = Window::new(from, days::add_days(from, length)).expect("in order");
        let mut expected = all.dates;
        expected.retain(|date| part.contains(*date));
        prop_assert_eq!(set.expand(&part, 10_000).dates, expected);
    }
}

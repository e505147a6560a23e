//! Vague dates (EDTF): parsing, errors, bounds, and properties.

use pobratim::time::days::date;
use pobratim::time::{
    Date, Edge, Edtf, Part, PartialDate, Precision, Qualifier, Season, Weekday, Window, days,
};
use proptest::prelude::*;

fn edtf(text: &str) -> Edtf {
    text.parse()
        .unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn day(text: &str) -> Date {
    edtf(text)
        .dates()
        .next()
        .and_then(PartialDate::day)
        .expect("a day")
}

fn window(text: &str) -> Window {
    let bounds = edtf(text).bounds();
    Window::new(
        bounds.earliest.expect("a start"),
        bounds.latest.expect("an end"),
    )
    .expect("order")
}

/// One line: the bounds, the precision, and whether it fits into a day cell.
fn summary(text: &str) -> String {
    let value = edtf(text);
    let end = |bound: Option<Date>| bound.map_or("-".into(), |date| Edtf::day(date).to_string());
    let bounds = value.bounds();
    let precision = value
        .precision()
        .map_or("-".into(), |precision| format!("{precision:?}"));
    let exact = if value.is_exact() { " exact" } else { "" };
    format!(
        "{} {} {precision}{exact}",
        end(bounds.earliest),
        end(bounds.latest)
    )
}

#[test]
fn dates_have_bounds_and_a_precision() {
    fn check(input: &str, expected: &str) {
        assert_eq!(summary(input), expected, "{input}");
        assert_eq!(edtf(input).to_string(), input);
    }
    check("2021", "2021-01-01 2021-12-31 Year");
    check("2021-05", "2021-05-01 2021-05-31 Month");
    check("2021-05-14", "2021-05-14 2021-05-14 Day exact");
    check("2021-05-14~", "2021-05-14 2021-05-14 Day");
    check("2021-05?", "2021-05-01 2021-05-31 Month");
    check("2021%", "2021-01-01 2021-12-31 Year");
    check("2021-02", "2021-02-01 2021-02-28 Month");
    check("2024-02", "2024-02-01 2024-02-29 Month");
    check("1900-02", "1900-02-01 1900-02-28 Month");
    check("2000-02-29", "2000-02-29 2000-02-29 Day exact");
    check("2021-21", "2021-03-01 2021-05-31 Season");
    check("2021-22", "2021-06-01 2021-08-31 Season");
    check("2021-23", "2021-09-01 2021-11-30 Season");
    check("2021-24", "2021-12-01 2022-02-28 Season");
    check("2023-24", "2023-12-01 2024-02-29 Season");
    check("9999-24", "9999-12-01 9999-12-31 Season");
    check("0000", "0000-01-01 0000-12-31 Year");
    check("-0044-03-15", "-0044-03-15 -0044-03-15 Day exact");
    check("2022/2024", "2022-01-01 2024-12-31 Year");
    check("2021-05-24/2021-06-01", "2021-05-24 2021-06-01 Day exact");
    check("2021-05-24/2021-06", "2021-05-24 2021-06-30 Month");
    check("2021-05-24~/2021-06-01", "2021-05-24 2021-06-01 Day");
    check("2021-05/2021", "2021-05-01 2021-12-31 Year");
    check("2021/2021-05", "2021-01-01 2021-05-31 Year");
    check("2022/..", "2022-01-01 - Year");
    check("../2022-03-04", "- 2022-03-04 Day");
    check("2022/", "2022-01-01 - Year");
    check("/2022-03", "- 2022-03-31 Month");
    check("XXXX", "- - -");
}

#[test]
fn faults_name_the_place_and_the_remedy() {
    /// `expected` is `code column message`.
    fn check(input: &str, expected: &str) {
        let error = input.parse::<Edtf>().expect_err(input);
        assert_eq!(
            format!("{} {} {error}", error.code(), error.column()),
            expected,
            "{input}"
        );
        assert!(!error.hint().is_empty());
    }
    check("", "edtf-empty 1 a date is missing");
    check(
        "2021-06-31",
        "edtf-no-such-day 9 there is no day `31` in June 2021, which has 30 days",
    );
    check(
        "2021-02-29",
        "edtf-no-such-day 9 there is no day `29` in February 2021, which has 28 days",
    );
    check(
        "2021-05-00",
        "edtf-no-such-day 9 there is no day `00` in May 2021, which has 31 days",
    );
    check(
        "2021-13-40",
        "edtf-no-such-month 6 there is no month `13`; allowed are 01 to 12, and 21 to 24",
    );
    check(
        "2021-00",
        "edtf-no-such-month 6 there is no month `00`; allowed are 01 to 12, and 21 to 24",
    );
    check("-0000", "edtf-negative-zero 1 there is no year `-0000`");
    check(
        "21",
        "edtf-unexpected 3 the date ends where a year of four digits is expected",
    );
    check(
        "2021-5",
        "edtf-unexpected 7 the date ends where a month of two digits is expected",
    );
    check(
        "2021-05-",
        "edtf-unexpected 9 the date ends where a day of two digits is expected",
    );
    check(
        "20210514",
        "edtf-unexpected 5 found `0` where the end of the date is expected",
    );
    check(
        "2021-05-14 ",
        "edtf-unexpected 11 found ` ` where the end of the date is expected",
    );
    check(
        "2021-21-01",
        "edtf-unexpected 8 found `-` where the end of the date is expected",
    );
    check(
        "2021~?",
        "edtf-unexpected 6 found `?` where the end of the date is expected",
    );
    check(
        "2021–2022",
        "edtf-unexpected 5 found `–` where the end of the date is expected",
    );
    check(
        "2021/2022/2023",
        "edtf-unexpected 10 found `/` where the end of the date is expected",
    );
    check(
        "2021/мая",
        "edtf-unexpected 6 found `м` where a year of four digits is expected",
    );
    check(
        "14.05.2021",
        "edtf-unexpected 3 found `.` where a year of four digits is expected",
    );
    check(
        "２０２１",
        "edtf-unexpected 1 found `２` where a year of four digits is expected",
    );
    check(
        "Y20210",
        "edtf-not-supported 1 `Y20210`: a year of more than four digits (prefix Y) is not \
         supported",
    );
    check(
        "201X",
        "edtf-not-supported 4 `X`: an unspecified digit is not supported",
    );
    check(
        "2021-XX",
        "edtf-not-supported 6 `XX`: an unspecified digit is not supported",
    );
    check(
        "[2021,2022]",
        "edtf-not-supported 1 `[2021,2022]`: a set of dates is not supported",
    );
    check(
        "?2021-05",
        "edtf-not-supported 1 `?2021-05`: a qualifier before the date is not supported",
    );
    check(
        "2021-33",
        "edtf-not-supported 6 `33`: a season of one hemisphere, a quarter or a half is not \
         supported",
    );
    check(
        "2021-05-14T10:00",
        "edtf-not-supported 11 `T10:00`: a time of day in a date is not supported",
    );
    check(
        "2021-06/2021-05",
        "edtf-backwards 9 the interval begins `2021-06` after it ends `2021-05`",
    );
    check(
        "/",
        "edtf-no-known-edge 1 an interval needs a date on one side at least",
    );
    check(
        "../..",
        "edtf-no-known-edge 1 an interval needs a date on one side at least",
    );
}

#[test]
fn hints_cover_usual_errors() {
    fn check(input: &str, expected: &str) {
        let error = input.parse::<Edtf>().expect_err(input);
        assert!(error.hint().contains(expected), "{input}: {}", error.hint());
    }
    check("2021–2022", "`/` between two dates");
    check("2021−05", "plain hyphen");
    check("14.05.2021", "year-month-day");
    check(" 2021", "remove the spaces");
    check("2021-06-31", "leave the day out");
    check("2021-25-01", "no more");
    check("2021-19", "`22` summer");
}

#[test]
fn constructors_refuse_what_the_calendar_does_not_have() {
    fn check(year: i32, part: Part, expected: &str) {
        let code = PartialDate::new(year, part, Qualifier::NONE).map_err(|error| error.code());
        assert_eq!(code.err().unwrap_or("fine"), expected, "{year} {part:?}");
    }
    check(9999, Part::Year, "fine");
    check(-9999, Part::Season(Season::Winter), "fine");
    check(10_000, Part::Year, "edtf-year-out-of-range");
    check(i32::MIN, Part::Year, "edtf-year-out-of-range");
    check(2021, Part::Month(0), "edtf-no-such-month");
    check(2021, Part::Month(13), "edtf-no-such-month");
    check(2021, Part::Month(255), "edtf-no-such-month");
    check(2024, Part::Day { month: 2, day: 29 }, "fine");
    check(2023, Part::Day { month: 2, day: 29 }, "edtf-no-such-day");
    check(2023, Part::Day { month: 4, day: 31 }, "edtf-no-such-day");
}

#[test]
fn vague_dates_answer_only_what_they_know() {
    /// `expected`: o overlaps, p possibly within, c certainly within.
    fn check(input: &str, within: &str, expected: &str) {
        let (value, window) = (edtf(input), window(within));
        let mut summary = String::new();
        for (mark, is_so) in [
            ('o', value.overlaps(&window)),
            ('p', value.possibly_within(&window)),
            ('c', value.certainly_within(&window)),
        ] {
            summary.push(if is_so { mark } else { '.' });
        }
        assert_eq!(summary, expected, "{input} and {within}");
    }
    check("2021-05-14", "2021-05", "opc");
    check("2021-05-14~", "2021-05", "op.");
    check("2021-05", "2021-05", "opc");
    check("2021-05", "2021-05-14", "op.");
    check("2021", "2021-05", "op.");
    check("2021-06", "2021-05", "...");
    check("2021-05-14/2021-09-01", "2021-06", "o..");
    check("2021-05/2021-06", "2021-05-31/2021-06-01", "op.");
    check("2020/..", "2021", "o..");
    check("2020/", "2021", "o..");
    check("2021/", "2021", "op.");
    check("/2021", "2020", "o..");
    check("../2019", "2020", "...");
    check("XXXX", "2021", "...");
}

#[test]
fn vague_dates_can_be_over() {
    fn check(input: &str, today: &str, expected: bool) {
        assert_eq!(
            edtf(input).ends_before(day(today)),
            expected,
            "{input} on {today}"
        );
    }
    check("2021-05", "2021-05-31", false);
    check("2021-05~", "2021-06-01", true);
    check("2021/..", "2026-01-01", false);
    check("XXXX", "2026-01-01", false);
    assert!(edtf("2021-05").certainly_before(&edtf("2021-06/..")));
    assert!(!edtf("2021-05~").certainly_before(&edtf("2026")));
    assert!(!edtf("2021-05").certainly_before(&edtf("2021")));
}

#[test]
fn months_clamp_and_weeks_begin_where_the_locale_says() {
    fn check(from: &str, months: i32, expected: &str) {
        assert_eq!(
            days::add_months(day(from), months),
            day(expected),
            "{from} {months:+}"
        );
    }
    check("2021-05-31", -1, "2021-04-30");
    check("2021-01-31", 1, "2021-02-28");
    check("2024-01-31", 1, "2024-02-29");
    check("2020-02-29", 12, "2021-02-28");
    check("2021-12-15", 1, "2022-01-15");
    check("2021-01-15", -13, "2019-12-15");
    check("2021-01-15", i32::MAX, "9999-12-31");
    check("2021-01-15", i32::MIN, "-9999-01-01");
    assert_eq!(days::iso_week(day("2026-12-31")), (2026, 53));
    assert_eq!(
        days::start_of_week(day("2021-05-02"), Weekday::Sunday),
        day("2021-05-02")
    );
    assert_eq!(
        days::start_of_week(day("2021-05-02"), Weekday::Monday),
        day("2021-04-26")
    );
    assert_eq!(
        days::start_of_week(day("2021-05-02"), Weekday::Saturday),
        day("2021-05-01")
    );
}

#[test]
fn windows_hold_their_days() {
    let february = Window::month(2024, 2).expect("a month");
    assert_eq!(february.len(), 29);
    assert_eq!(february.days().count(), 29);
    assert_eq!(february.days().next_back(), date(2024, 2, 29));
    assert_eq!(Window::year(2021).map(|year| year.len()), Some(365));
    assert_eq!(Window::month(2024, 13), None);
    assert_eq!(Window::year(10_000), None);
    assert_eq!(Edtf::days(&february).to_string(), "2024-02-01/2024-02-29");
    let may = window("2021-05");
    assert_eq!(
        may.intersection(&window("2021-05-20/2021-06-20")),
        Some(window("2021-05-20/2021-05-31"))
    );
    assert_eq!(may.intersection(&window("2021-06")), None);
}

fn any_date() -> impl Strategy<Value = Date> {
    (Date::MIN.to_julian_day()..=Date::MAX.to_julian_day())
        .prop_map(|number| Date::from_julian_day(number).expect("in range"))
}

/// Days of a few years, so that generated dates often overlap.
fn near_date() -> impl Strategy<Value = Date> {
    (2_458_850..2_460_700i32).prop_map(|number| Date::from_julian_day(number).expect("in range"))
}

fn partial(dates: impl Strategy<Value = Date>) -> impl Strategy<Value = PartialDate> {
    (dates, 0..10u8, any::<u8>()).prop_map(|(date, kind, marks)| {
        let month = u8::from(date.month());
        let part = match kind {
            0 => Part::Year,
            1 => Part::Season(Season::ALL[usize::from(date.day() % 4)]),
            2..=4 => Part::Month(month),
            _ => Part::Day {
                month,
                day: date.day(),
            },
        };
        // Most dates have no qualifier, so that the certain relations occur often.
        let qualifier = Qualifier {
            uncertain: marks % 16 == 0,
            approximate: marks % 8 == 0,
        };
        PartialDate::new(date.year(), part, qualifier).expect("made from a real day")
    })
}

fn edge() -> impl Strategy<Value = Edge> {
    prop_oneof![
        6 => partial(near_date()).prop_map(Edge::Date),
        1 => Just(Edge::Open),
        1 => Just(Edge::Unknown),
    ]
}

fn any_edtf() -> impl Strategy<Value = Edtf> {
    prop_oneof![
        3 => partial(near_date()).prop_map(Edtf::Date),
        1 => partial(any_date()).prop_map(Edtf::Date),
        4 => (edge(), edge()).prop_map(|(start, end)| {
            Edtf::interval(start, end)
                .or_else(|_| Edtf::interval(end, start))
                .unwrap_or(Edtf::Unknown)
        }),
    ]
}

fn any_window() -> impl Strategy<Value = Window> {
    (near_date(), 0..500i32).prop_map(|(first, length)| {
        Window::new(first, days::add_days(first, length)).expect("in order")
    })
}

/// Texts of the characters of dates; many are dates.
const LIKE_DATES: &str = "[-~?%X./0-9T–]{0,24}\
    |-?[0-2][0-9]{3}(-[0-3][0-9]){0,2}[~?%]?(/[0-9-]{0,10}[~]?)?";

proptest! {
    #[test]
    fn what_is_printed_is_read_back(value in any_edtf()) {
        prop_assert_eq!(value.to_string().parse::<Edtf>(), Ok(value));
    }

    #[test]
    fn no_text_breaks_the_parser(text in "\\PC*") {
        if let Err(error) = text.parse::<Edtf>() {
            prop_assert!((1..=text.chars().count() + 1).contains(&error.column()));
            prop_assert!(!error.to_string().ends_with('.'));
        }
    }

    #[test]
    fn texts_like_dates_are_refused_or_kept(text in LIKE_DATES) {
        match text.parse::<Edtf>() {
            Ok(value) => prop_assert_eq!(value.to_string(), text),
            Err(error) => prop_assert!((1..=text.chars().count() + 1).contains(&error.column())),
        }
    }

    #[test]
    fn bounds_are_in_order(value in any_edtf()) {
        if let (Some(earliest), Some(latest)) = (value.bounds().earliest, value.bounds().latest) {
            prop_assert!(earliest <= latest);
            prop_assert!(value.overlaps(&Window::day(earliest)));
            if let Some(after) = latest.next_day() {
                prop_assert!(!value.overlaps(&Window::day(after)));
            }
        } else {
            prop_assert!(!value.is_exact());
        }
    }

    #[test]
    fn before_is_a_strict_partial_order(a in any_edtf(), b in any_edtf(), c in any_edtf()) {
        prop_assert!(!a.certainly_before(&a));
        prop_assert!(!(a.certainly_before(&b) && b.certainly_before(&a)));
        if a.certainly_before(&b) && b.certainly_before(&c) {
            prop_assert!(a.certainly_before(&c));
        }
    }

    #[test]
    fn what_is_before_does_not_overlap(a in any_edtf(), w in any_window()) {
        let other = Edtf::days(&w);
        if a.certainly_before(&other) || other.certainly_before(&a) {
            prop_assert!(!a.overlaps(&w));
        }
        prop_assert_eq!(a.overlaps(&w), a != Edtf::Unknown && a.bounds().clip(&w).is_some());
    }

    #[test]
    fn certain_is_possible_and_possible_overlaps(a in any_edtf(), w in any_window()) {
        prop_assert!(!a.certainly_within(&w) || a.possibly_within(&w));
        prop_assert!(!a.possibly_within(&w) || a.overlaps(&w));
    }

    #[test]
    fn months_there_and_back(from in near_date(), months in -600..600i32) {
        let there = days::add_months(from, months);
        let back = days::add_months(there, -months);
        prop_assert_eq!((back.year(), back.month()), (from.year(), from.month()));
        prop_assert!(there.day() == from.day() || there == days::last_of_month(there));
        let precision = PartialDate::from_day(there).precision();
        prop_assert_eq!(precision, Precision::Day);
    }

    #[test]
    fn weeks_hold_their_day(from in near_date(), first in 0..7u8) {
        let first = Weekday::Monday.nth_next(first);
        let start = days::start_of_week(from, first);
        prop_assert_eq!(start.weekday(), first);
        prop_assert!((0..7).contains(&days::days_between(start, from)));
    }
}

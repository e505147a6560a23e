//! Yearly spans: notation, the vague date of each year, and the years of a series.

use pobratim::time::days::date;
use pobratim::time::recur::{MonthPart, SpanEdge, YearlySeries, YearlySpan};
use pobratim::time::{Date, Edtf, Season, Window, days};
use proptest::prelude::*;

fn window(text: &str) -> Window {
    let bounds = text.parse::<Edtf>().expect("a date").bounds();
    Window::new(
        bounds.earliest.expect("a start"),
        bounds.latest.expect("an end"),
    )
    .expect("order")
}

#[test]
fn yearly_spans_give_each_year_what_is_known() {
    fn check(input: &str, year: i32, expected: &str) {
        let span: YearlySpan = input
            .parse()
            .unwrap_or_else(|error| panic!("`{input}`: {error}"));
        assert_eq!(
            span.in_year(year).to_string(),
            expected,
            "{input} in {year}"
        );
        assert_eq!(span.to_string(), input);
    }
    check("05", 2026, "2026-05");
    check("05-31", 2026, "2026-05-31");
    check("05-31~", 2026, "2026-05-31~");
    check("12-second-half", 2026, "2026-12-16~/2026-12-31~");
    check("05-first-half", 2026, "2026-05-01~/2026-05-15~");
    check("05-early", 2026, "2026-05-01~/2026-05-10~");
    check("05-mid", 2026, "2026-05-11~/2026-05-20~");
    check("05-late", 2026, "2026-05-21~/2026-05-31~");
    check("02-late", 2026, "2026-02-21~/2026-02-28~");
    check("02-late", 2028, "2028-02-21~/2028-02-29~");
    check("05-late/06-early", 2026, "2026-05-21~/2026-06-10~");
    check("spring", 2026, "2026-21");
    check("winter", 2026, "2026-24");
    check("summer/autumn", 2026, "2026-22/2026-23");
    check("winter/spring", 2026, "2026-24/2027-21");
    check("12/winter", 2026, "2026-12/2026-24");
    check("05/07", 2026, "2026-05/2026-07");
    check("11/02", 2026, "2026-11/2027-02");
    check("12-late/01-early", 2026, "2026-12-21~/2027-01-10~");
    check("12-31/01-02", 2026, "2026-12-31/2027-01-02");
    check("05-mid/05-early", 2026, "2026-05-11~/2027-05-10~");
    check("05/05-early", 2026, "2026-05/2026-05-10~");
    // 29 February is exact in leap years; otherwise it is the end of the month, marked.
    check("02-29", 2028, "2028-02-29");
    check("02-29", 2026, "2026-02-28~");
    check("02-28/02-29", 2026, "2026-02-28/2026-02-28~");
    check("02-29/03-01", 2026, "2026-02-28~/2026-03-01");
    // The calendar ends with the year 9999.
    check("12-31/01-02", 9999, "9999-12-31/");
    check("05", 10_000, "XXXX");
    check("05", i32::MAX, "XXXX");
}

#[test]
fn faults_of_spans_name_the_edge() {
    fn check(input: &str, expected: &str) {
        let error = input.parse::<YearlySpan>().expect_err(input);
        assert_eq!(
            format!("{} {} {error}", error.code(), error.column()),
            expected,
            "{input}"
        );
        assert!(!error.hint().is_empty());
    }
    check("", "span-empty 1 a month, a day or a season is missing");
    check("05/", "span-empty 4 a month, a day or a season is missing");
    check(
        "13",
        "span-no-such-month 1 there is no month `13`; allowed are 01 to 12",
    );
    check(
        "05/00-late",
        "span-no-such-month 4 there is no month `00`; allowed are 01 to 12",
    );
    check(
        "06-31",
        "span-no-such-day 1 there is no day `31` in June, which has 30 days",
    );
    check(
        "02-30~",
        "span-no-such-day 1 there is no day `30` in February, which has 29 days",
    );
    check(
        "05/05",
        "span-same-edges 4 both ends of the span are the same",
    );
    check(
        "5",
        "span-unexpected 1 `5` is not a month, part of a month, day or season",
    );
    check(
        "05-end",
        "span-unexpected 1 `05-end` is not a month, part of a month, day or season",
    );
    check(
        "05/06/07",
        "span-unexpected 4 `06/07` is not a month, part of a month, day or season",
    );
    check(
        "Spring",
        "span-unexpected 1 `Spring` is not a month, part of a month, day or season",
    );
    check(
        "весна",
        "span-unexpected 1 `весна` is not a month, part of a month, day or season",
    );
    check(
        "05-31–06-01",
        "span-unexpected 1 `05-31–06-01` is not a month, part of a month, day or season",
    );
}

#[test]
fn series_occur_in_the_years_that_the_window_meets() {
    fn check(series: &YearlySeries, within: &str, expected: &str) {
        let found = series.occurrences(&window(within));
        let occurrences: Vec<String> = found
            .iter()
            .map(|(year, date)| format!("{year}: {date}"))
            .collect();
        assert_eq!(
            occurrences.join(" "),
            expected,
            "{} in {within}",
            series.span
        );
    }
    let span: YearlySpan = "12-late/01-early".parse().expect("a span");
    let mut series = YearlySeries {
        span,
        first_year: 2012,
        last_year: None,
        without: vec![2020],
    };
    check(&series, "2022-01", "2021: 2021-12-21~/2022-01-10~");
    check(
        &series,
        "2021-12/2022-12",
        "2021: 2021-12-21~/2022-01-10~ 2022: 2022-12-21~/2023-01-10~",
    );
    check(&series, "2021-01", "");
    check(&series, "2012-01", "");
    check(&series, "2022-02", "");
    series.last_year = Some(2021);
    check(&series, "2022-12", "");
    check(&series, "2022-01-05", "2021: 2021-12-21~/2022-01-10~");
    series.span = "winter".parse().expect("a span");
    check(&series, "2014-02", "2013: 2013-24");
}

fn any_edge() -> impl Strategy<Value = SpanEdge> {
    const PARTS: [MonthPart; 5] = [
        MonthPart::Early,
        MonthPart::Mid,
        MonthPart::Late,
        MonthPart::FirstHalf,
        MonthPart::SecondHalf,
    ];
    prop_oneof![
        (1..=12u8).prop_map(SpanEdge::Month),
        (1..=12u8, 0..5usize).prop_map(|(month, part)| SpanEdge::MonthPart {
            month,
            part: PARTS[part]
        }),
        (1..=366u16, any::<bool>()).prop_map(|(ordinal, approximate)| {
            let date = Date::from_ordinal_date(2000, ordinal).expect("a leap year's day");
            SpanEdge::Day {
                month: u8::from(date.month()),
                day: date.day(),
                approximate,
            }
        }),
        (0..4usize).prop_map(|index| SpanEdge::Season(Season::ALL[index])),
    ]
}

fn any_span() -> impl Strategy<Value = YearlySpan> {
    (any_edge(), proptest::option::of(any_edge()))
        .prop_filter_map("two equal edges", |(a, b)| YearlySpan::new(a, b).ok())
}

proptest! {
    #[test]
    fn spans_are_read_back(span in any_span()) {
        prop_assert_eq!(span.to_string().parse::<YearlySpan>(), Ok(span));
    }

    #[test]
    fn spans_begin_in_their_year_and_are_valid_dates(span in any_span(), year in 1900..2100i32) {
        let date = span.in_year(year);
        prop_assert_eq!(date.to_string().parse::<Edtf>(), Ok(date));
        let bounds = date.bounds();
        let earliest = bounds.earliest.expect("a start");
        let latest = bounds.latest.expect("an end");
        prop_assert_eq!(earliest.year(), year);
        prop_assert!(earliest <= latest && latest.year() <= year + 1);
        if date.is_exact() {
            let exact = |edge| matches!(edge, SpanEdge::Day { approximate: false, .. });
            prop_assert!(exact(span.start()) && span.end().is_none_or(exact));
        }
    }

    #[test]
    fn occurrences_are_those_that_overlap(
        span in any_span(), first in 2000..2010i32, from in 1995..2020i32, length in 0..900i32,
    ) {
        let last_year = Some(2015);
        let series = YearlySeries { span, first_year: first, last_year, without: vec![2005] };
        let from = date(from, 1, 1).expect("new year");
        let window = Window::new(from, days::add_days(from, length)).expect("in order");
        let expected: Vec<i32> = (1990..2030)
            .filter(|year| (first..=2015).contains(year) && *year != 2005)
            .filter(|year| span.in_year(*year).overlaps(&window))
            .collect();
        let found = series.occurrences(&window);
        prop_assert!(found.iter().map(|(year, _)| *year).eq(expected));
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC*|[0-9]{2}(-[0-9a-z~]{0,6})?/?[a-z0-9~-]{0,8}") {
        match text.parse::<YearlySpan>() {
            Ok(span) => prop_assert_eq!(span.to_string(), text),
            Err(error) => prop_assert!((1..=text.chars().count() + 1).contains(&error.column())),
        }
    }
}

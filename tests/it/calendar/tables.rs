//! Tables of cases: classes of dates, keyboard navigation, the schedule, the year, and the initial
//! month.

use super::{Plan, day, edtf, items, names};
use pobratim::calendar::focus::{Direction, GridKey, step, step_in_week};
use pobratim::calendar::initial_month::{self, SOON_DAYS};
use pobratim::calendar::schedule::{self, Heading};
use pobratim::calendar::{
    Class, LongSpan, days_of_week, month_after, week_after, weeks_of_month, year, year_after,
};
use pobratim::time::{Precision, Weekday, Window};

#[test]
fn every_kind_of_date_has_its_class() {
    use Class::{Band, Exact, Long, Undated, Year};
    use Precision::{Day, Month, Season};
    let check =
        |text: &str, expected: Class| assert_eq!(Class::of(&edtf(text)), expected, "{text}");
    check("2021-05-14", Exact);
    check("2021-05-14/2021-05-14", Exact);
    check("2021-05-14/2021-05-20", Exact);
    check("2021-05-14/2023-05-20", Exact);
    for qualified in ["2021-05-14~", "2021-05-14?", "2021-05-14%"] {
        check(qualified, Band(Day));
    }
    check("2021-05-31~/2021-06-02", Band(Day));
    check("2021-05-31/2021-06-02?", Band(Day));
    check("2021-05-14~/2021-09-20", Long);
    for month in ["2021-05", "2021-05~", "2021-05?", "2021-05%"] {
        check(month, Band(Month));
    }
    check("2021-05/2021-06", Band(Month));
    check("2021-05-31/2021-06", Band(Month));
    // Three months have at most 92 days; 93 days are more than a season.
    check("2021-07/2021-09", Band(Month));
    check("2021-07/2021-10-01", Long);
    check("2021-05/2021-08", Long);
    for season in [
        "2021-21", "2021-22", "2021-23", "2021-24", "2021-21~", "2021-24?",
    ] {
        check(season, Band(Season));
    }
    check("2021-12-20/2021-24", Band(Season));
    check("2021-21/2021-22", Long);
    // "From some day of 2021 to February 2021" is within two months.
    check("2021/2021-02", Band(Season));
    check("2021", Year(2021));
    check("2021/2021", Year(2021));
    check("-0043", Year(-43));
    check("2021~", Long);
    check("2021?", Long);
    check("2022/2024", Long);
    check("2022~/2024", Long);
    check("2021-05/2021", Long);
    for open in [
        "2022/..",
        "2021-05-14/..",
        "../2024",
        "2021-05-14/",
        "/2021-05-14",
        "2021-05/",
    ] {
        check(open, Long);
    }
    check("XXXX", Undated);
}

#[test]
fn the_keyboard_table_of_the_grid() {
    use GridKey::{Down, End, Home, Left, PageDown, PageUp, Right, ShiftPageDown, ShiftPageUp, Up};
    let check = |from: &str, key, first, direction, expected: &str| {
        let reached = step(day(from), key, first, direction);
        assert_eq!(reached, day(expected), "{key:?} from {from}, {direction:?}");
    };
    let monday = |from, key, expected| check(from, key, Weekday::Monday, Direction::Ltr, expected);
    monday("2021-05-01", Left, "2021-04-30");
    monday("2021-12-31", Right, "2022-01-01");
    monday("2021-05-03", Up, "2021-04-26");
    monday("2024-02-22", Down, "2024-02-29");
    monday("2021-05-01", Home, "2021-04-26");
    monday("2021-05-01", End, "2021-05-02");
    monday("2021-05-31", PageUp, "2021-04-30");
    monday("2021-01-31", PageDown, "2021-02-28");
    monday("2021-12-15", PageDown, "2022-01-15");
    monday("2024-02-29", ShiftPageUp, "2023-02-28");
    monday("2096-02-29", ShiftPageDown, "2097-02-28");
    monday("2021-05-31", ShiftPageDown, "2022-05-31");
    check(
        "2021-05-01",
        Home,
        Weekday::Sunday,
        Direction::Ltr,
        "2021-04-25",
    );
    check(
        "2021-05-02",
        Home,
        Weekday::Sunday,
        Direction::Ltr,
        "2021-05-02",
    );
    check(
        "2021-05-02",
        End,
        Weekday::Sunday,
        Direction::Ltr,
        "2021-05-08",
    );
    check(
        "2021-05-14",
        Left,
        Weekday::Sunday,
        Direction::Rtl,
        "2021-05-15",
    );
    check(
        "2021-05-14",
        Right,
        Weekday::Sunday,
        Direction::Rtl,
        "2021-05-13",
    );
    check(
        "2021-05-14",
        Down,
        Weekday::Sunday,
        Direction::Rtl,
        "2021-05-21",
    );
}

#[test]
fn in_a_week_a_page_is_a_week() {
    use GridKey::{Down, End, Home, Left, PageDown, PageUp, Right, ShiftPageDown, ShiftPageUp, Up};
    let check = |from: &str, key, expected: &str| {
        let reached = step_in_week(day(from), key, Weekday::Monday, Direction::Ltr);
        assert_eq!(reached, day(expected), "{key:?} from {from}");
    };
    check("2021-05-31", Left, "2021-05-30");
    check("2021-12-31", Right, "2022-01-01");
    check("2021-05-31", Up, "2021-05-24");
    check("2024-02-22", Down, "2024-02-29");
    check("2021-05-30", Home, "2021-05-24");
    check("2021-05-31", End, "2021-06-06");
    check("2021-01-03", PageUp, "2020-12-27");
    check("2021-12-31", PageDown, "2022-01-07");
    check("2021-05-31", ShiftPageUp, "2021-04-30");
    check("2021-01-31", ShiftPageDown, "2021-02-28");
}

#[test]
fn weeks_and_years_are_stepped_to_the_ends_of_the_calendar() {
    let check = |from: &str, by, expected: &str| {
        assert_eq!(week_after(day(from), by), day(expected), "{from} {by}");
    };
    check("2021-05-14", 0, "2021-05-14");
    check("2021-12-31", 1, "2022-01-07");
    check("2024-03-07", -1, "2024-02-29");
    check("2021-05-14", i32::MAX, "9998-12-31");
    assert_eq!(week_after(day("2021-05-14"), i32::MIN).year(), -9998);
    let check = |year, by, expected| assert_eq!(year_after(year, by), expected);
    check(2021, 1, 2022);
    check(2021, -1, 2020);
    check(9998, 1, 9998);
    check(2021, i32::MIN, -9998);
    let last = days_of_week(day("9999-12-31"), Weekday::Monday);
    assert_eq!((last[0], last[6]), (day("9998-12-28"), day("9999-01-03")));
}

#[test]
fn only_the_keys_of_the_grid_are_taken() {
    let check = |name, shift, expected| assert_eq!(GridKey::from_name(name, shift), expected);
    check("ArrowLeft", false, Some(GridKey::Left));
    check("End", false, Some(GridKey::End));
    check("PageUp", false, Some(GridKey::PageUp));
    check("PageUp", true, Some(GridKey::ShiftPageUp));
    check("PageDown", true, Some(GridKey::ShiftPageDown));
    check("ArrowLeft", true, None);
    check("Tab", false, None);
    check("Enter", false, None);
}

#[test]
fn months_are_stepped_over_years() {
    let check = |(year, month), by, expected| assert_eq!(month_after(year, month, by), expected);
    check((2021, 12), 1, (2022, 1));
    check((2021, 1), -1, (2020, 12));
    check((0, 1), -1, (-1, 12));
    check((2021, 5), 0, (2021, 5));
    check((9998, 12), 1, (9998, 12));
    check((-9998, 1), -1, (-9998, 1));
    check((2021, 5), i32::MAX, (9998, 12));
    check((2021, 5), i32::MIN, (-9998, 1));
}

#[test]
fn months_have_four_to_six_weeks() {
    let check = |year, month, first, expected: usize| {
        assert_eq!(
            weeks_of_month(year, month, first).len(),
            expected,
            "{year}-{month}"
        );
    };
    check(2021, 2, Weekday::Monday, 4);
    check(2015, 2, Weekday::Sunday, 4);
    check(2021, 2, Weekday::Sunday, 5);
    check(2021, 5, Weekday::Monday, 6);
    check(2021, 5, Weekday::Saturday, 5);
}

/// One line per group: its heading and its items.
fn schedule_lines(plans: &[&str], first: &str, last: &str) -> String {
    let plans = Plan::read_all(plans);
    let window = Window::new(day(first), day(last)).unwrap();
    let schedule = schedule::build(&items(&plans), &window);
    let mut drawn = format!("{} in all\n", schedule.count);
    for group in &schedule.groups {
        let heading = match group.heading {
            Heading::Month { year, month } => format!("{year}-{month:02}"),
            Heading::Year(year) => format!("during {year}"),
            Heading::Span(when) => format!("within {when}"),
        };
        drawn += &format!("{heading}: {}\n", names(&group.keys));
    }
    drawn
}

#[test]
fn the_schedule_has_months_years_and_longer_spans() {
    let plans = [
        "2021",
        "2021-05",
        "2021-21",
        "2021-05-31~",
        "2022/2024",
        "2021-05/2021-06",
        "2021-05-20 @18 #1",
        "2021-05-20 #2",
        "2021-04-01/2021-05-20 #1 @7",
        "2021-06-30",
        "2021-05-20 @9 #3",
        "XXXX",
        "2021-06",
        "2022-01-01",
        "2021/..",
        "2022",
        "2021-05?",
        "2020",
        "2021-05/2021-06",
        "2021-05-02 ?",
        "2021-06 ?",
        "2021-03~/2021-11~",
    ];
    insta::assert_snapshot!(schedule_lines(&plans, "2021-05-01", "2022-12-31"), @r"
    20 in all
    2021-05: i b f q s c h k g d t
    within 2021-03~/2021-11~: v
    2021-06: m j u
    during 2021: a
    2022-01: n
    during 2022: p
    within 2021/..: o
    within 2022/2024: e
    ");
    insta::assert_snapshot!(schedule_lines(&plans, "2021-05-20", "2021-05-20"), @r"
    12 in all
    2021-05: i h k g b f q s c
    during 2021: a
    within 2021/..: o
    within 2021-03~/2021-11~: v
    ");
    insta::assert_snapshot!(schedule_lines(&[], "2021-05-20", "2021-05-20"), @r"
    0 in all
    ");
}

#[test]
fn the_schedule_keeps_spans_apart_that_are_known_differently() {
    let plans = ["2021~", "2021?", "2021", "2021~ #1", "2021? #1", "2021 #1"];
    insta::assert_snapshot!(schedule_lines(&plans, "2021-01-01", "2021-12-31"), @r"
    6 in all
    during 2021: c f
    within 2021~: a d
    within 2021?: b e
    ");
}

#[test]
fn the_year_counts_days_and_keeps_vague_things_beside() {
    let plans = Plan::read_all(&[
        "2024-02-29",
        "2024-02-28/2024-03-01",
        "2024-05",
        "2024-21",
        "2023-24",
        "2024 #1",
        "2024",
        "2022/2024",
        "2024~",
        "XXXX",
        "2023-12-30/2024-01-02",
        "2025",
    ]);
    let year = year::build(&items(&plans), 2024);
    let mut drawn = format!("{}: {}\n", year.year, year.count);
    for month in year
        .months
        .iter()
        .filter(|month| month.vague > 0 || month.days.iter().any(|n| *n > 0))
    {
        let held = month.days.iter().zip(1..).filter(|(count, _)| **count > 0);
        let held: String = held.map(|(count, day)| format!(" {day}×{count}")).collect();
        let leading = month.leading_days(Weekday::Monday);
        let (first, vague) = (month.first, month.vague);
        drawn += &format!("{first} lead {leading} vague {vague} days:{held}\n");
    }
    drawn += &format!("during: {}\n", names(&year.during));
    for plan in &year.plans {
        let LongSpan::Interval(when) = plan.span else {
            panic!("a year among plans")
        };
        drawn += &format!("{when}: {}\n", names(&plan.keys));
    }
    drawn += &format!("undated: {}\n", names(&year.undated));
    insta::assert_snapshot!(drawn, @r"
    2024: 10
    2024-01-01 lead 0 vague 1 days: 1×1 2×1
    2024-02-01 lead 3 vague 1 days: 28×1 29×2
    2024-03-01 lead 4 vague 1 days: 1×1
    2024-04-01 lead 0 vague 1 days:
    2024-05-01 lead 2 vague 2 days:
    during: g f
    2022/2024: h
    2024~: i
    undated: j
    ");
    assert_eq!(
        year.months
            .iter()
            .map(|month| month.days.len())
            .sum::<usize>(),
        366
    );
}

#[test]
fn the_calendar_opens_where_something_is() {
    let check = |plans: &[&str], expected: &str| {
        let plans = Plan::read_all(plans);
        let opening = initial_month::choose(&items(&plans), day("2021-05-20"), SOON_DAYS);
        let drawn = format!("{}-{:02} {:?}", opening.year, opening.month, opening.reason);
        assert_eq!(drawn, expected, "{plans:?}");
    };
    check(&[], "2021-05 NoEvents");
    check(&["XXXX"], "2021-05 NoEvents");
    // Today and soon.
    check(&["2021-05-20"], "2021-05 Today");
    check(&["2021-05-01/2021-05-20"], "2021-05 Today");
    check(&["2021-07-01"], "2021-05 Today");
    check(&["2021-07-02"], "2021-07 Upcoming(43)");
    check(&["2021-05"], "2021-05 Today");
    check(&["2021-21"], "2021-05 Today");
    check(&["2021-07"], "2021-05 Today");
    // Later: a day has its distance, a month does not.
    check(&["2021-08"], "2021-08 NextKnown");
    check(&["2021-08-02", "2021-09-01"], "2021-08 Upcoming(74)");
    check(&["2021-08", "2021-08-02"], "2021-08 Upcoming(74)");
    check(&["2021-08", "2021-09-01"], "2021-08 NextKnown");
    check(&["2021-08-02~"], "2021-08 NextKnown");
    check(&["2021-05-19", "2022-03-01"], "2022-03 Upcoming(285)");
    // Only past items.
    check(&["2021-05-19", "2020-03"], "2021-05 Latest");
    check(&["2019-02", "2020-03"], "2020-03 Latest");
    // Items known by year count only when there are no finer ones.
    check(&["2021", "2020-03"], "2020-03 Latest");
    check(&["2021", "2022-03"], "2022-03 NextKnown");
    check(&["2021"], "2021-05 Today");
    check(&["2020/.."], "2021-05 Today");
    check(&["2023", "2019"], "2023-01 NextKnown");
    check(&["2018", "2019"], "2019-12 Latest");
}

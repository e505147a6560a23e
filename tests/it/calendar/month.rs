//! Drawings of difficult months. `[a]` is a bar; `<` and `>` are its ends where it continues in
//! another week; days of neighbouring months are in brackets; the number on the left is the ISO
//! week.

use super::{Plan, items, name, names};
use pobratim::calendar::month::{Month, Week};
use pobratim::calendar::{LongSpan, month};
use pobratim::time::{Edtf, Weekday};

/// Characters of a day in the drawing.
const WIDTH: usize = 6;

fn draw(plans: &[&str], year: i32, month_number: u8, first_weekday: Weekday) -> String {
    let plans = Plan::read_all(plans);
    let month = month::build(&items(&plans), year, month_number, first_weekday);
    let mut lines = vec![format!(
        "{}-{:02}: {}",
        month.year, month.month, month.count
    )];
    for item in &month.band {
        let when = plans[item.key as usize].when;
        lines.push(format!("~ {} {:?} {when}", name(item.key), item.precision));
    }
    let weekdays = month.weeks[0].days.iter().map(|cell| cell.date.weekday());
    let heads = weekdays.map(|day| format!("{:<WIDTH$}", &day.to_string()[..2]));
    lines.push(format!("    {}", heads.collect::<String>()));
    for week in &month.weeks {
        draw_week(week, &mut lines);
    }
    draw_below(&month, &mut lines);
    lines
        .iter()
        .map(|line| line.trim_end().to_string() + "\n")
        .collect()
}

fn draw_week(week: &Week, lines: &mut Vec<String>) {
    const DRAWN_LANES: usize = 3;
    let cells = week.days.iter().map(|cell| {
        let number = cell.date.day();
        let text = if cell.in_month {
            format!("{number}")
        } else {
            format!("({number})")
        };
        format!("{text:<WIDTH$}")
    });
    lines.push(format!(
        "{:02}  {}",
        week.iso_week,
        cells.collect::<String>()
    ));
    for lane in 0..week.lanes.min(DRAWN_LANES) {
        let mut line = String::from("    ");
        for bar in week.bars.iter().filter(|bar| bar.lane == lane) {
            let start = 4 + usize::from(bar.first_column) * WIDTH;
            let width = usize::from(bar.last_column - bar.first_column + 1) * WIDTH - 1;
            let open = if bar.continues_before { '<' } else { '[' };
            let close = if bar.continues_after { '>' } else { ']' };
            line = format!(
                "{line:<start$}{open}{:=<1$}{close}",
                name(bar.key),
                width - 2
            );
        }
        lines.push(line);
    }
    let more = week.more(DRAWN_LANES);
    if more.iter().any(|count| *count > 0) {
        let cells = more.map(|count| match count {
            0 => " ".repeat(WIDTH),
            _ => format!("{:<WIDTH$}", format!("+{count}")),
        });
        lines.push(format!("    {}", cells.concat()));
    }
}

fn draw_below(month: &Month, lines: &mut Vec<String>) {
    for group in &month.long {
        let span = match group.span {
            LongSpan::Year(year) => format!("during {year}"),
            LongSpan::Interval(when) => Edtf::to_string(&when),
        };
        lines.push(format!("= {span}: {}", names(&group.keys)));
    }
    if !month.undated.is_empty() {
        lines.push(format!("? {}", names(&month.undated)));
    }
}

#[test]
fn a_month_of_four_weeks() {
    let plans = ["2021-02-01", "2021-02-28"];
    insta::assert_snapshot!(draw(&plans, 2021, 2, Weekday::Monday), @r"
    2021-02: 2
        Mo    Tu    We    Th    Fr    Sa    Su
    05  1     2     3     4     5     6     7
        [a==]
    06  8     9     10    11    12    13    14
    07  15    16    17    18    19    20    21
    08  22    23    24    25    26    27    28
                                            [b==]
    ");
}

#[test]
fn the_same_month_of_five_weeks_from_sunday() {
    let plans = [
        "2021-02-01",
        "2021-02-28",
        "2021-01-31",
        "2021-03-06",
        "2021-03-07",
    ];
    insta::assert_snapshot!(draw(&plans, 2021, 2, Weekday::Sunday), @r"
    2021-02: 2
        Su    Mo    Tu    We    Th    Fr    Sa
    05  (31)  1     2     3     4     5     6
        [c==] [a==]
    06  7     8     9     10    11    12    13
    07  14    15    16    17    18    19    20
    08  21    22    23    24    25    26    27
    09  28    (1)   (2)   (3)   (4)   (5)   (6)
        [b==]                               [d==]
    ");
}

#[test]
fn a_month_of_six_weeks_with_a_bar_through_all() {
    let plans = [
        "2021-04-20/2021-06-10",
        "2021-05-01/2021-05-02",
        "2021-05-31",
    ];
    insta::assert_snapshot!(draw(&plans, 2021, 5, Weekday::Monday), @r"
    2021-05: 3
        Mo    Tu    We    Th    Fr    Sa    Su
    17  (26)  (27)  (28)  (29)  (30)  1     2
        <a======================================>
                                      [b========]
    18  3     4     5     6     7     8     9
        <a======================================>
    19  10    11    12    13    14    15    16
        <a======================================>
    20  17    18    19    20    21    22    23
        <a======================================>
    21  24    25    26    27    28    29    30
        <a======================================>
    22  31    (1)   (2)   (3)   (4)   (5)   (6)
        <a======================================>
        [c==]
    ");
}

#[test]
fn bars_keep_their_lane_over_the_edge_of_a_week_and_a_month() {
    let plans = [
        "2021-09-01/2021-09-07",
        "2021-09-03/2021-09-14",
        "2021-09-08/2021-09-09",
        "2021-09-08 @9",
        "2021-09-08 @8",
        "2021-09-28/2021-10-02",
        "2021-08-25/2021-08-31",
    ];
    insta::assert_snapshot!(draw(&plans, 2021, 9, Weekday::Monday), @r"
    2021-09: 6
        Mo    Tu    We    Th    Fr    Sa    Su
    35  (30)  (31)  1     2     3     4     5
        <g========] [a==========================>
                                [b==============>
    36  6     7     8     9     10    11    12
        <a========] [c========]
        <b======================================>
                    [e==]
                    +1
    37  13    14    15    16    17    18    19
        <b========]
    38  20    21    22    23    24    25    26
    39  27    28    29    30    (1)   (2)   (3)
              [f==========================]
    ");
}

#[test]
fn bars_over_the_edges_of_weeks_that_begin_on_sunday() {
    // Six weeks, then the four weeks of a February that begins on Sunday.
    let plans = [
        "2021-04-30/2021-05-02",
        "2021-05-08/2021-05-09",
        "2021-05-09/2021-05-15",
        "2021-05-29/2021-06-06",
        "2021-05-30 @18 +90",
    ];
    insta::assert_snapshot!(draw(&plans, 2021, 5, Weekday::Sunday), @r"
    2021-05: 5
        Su    Mo    Tu    We    Th    Fr    Sa
    17  (25)  (26)  (27)  (28)  (29)  (30)  1
                                      [a========>
    18  2     3     4     5     6     7     8
        <a==]                               [b==>
    19  9     10    11    12    13    14    15
        <b==]
        [c======================================]
    20  16    17    18    19    20    21    22
    21  23    24    25    26    27    28    29
                                            [d==>
    22  30    31    (1)   (2)   (3)   (4)   (5)
        <d======================================>
        [e==]
    ");
    let plans = ["2015-01-31/2015-02-01", "2015-02-28/2015-03-01"];
    insta::assert_snapshot!(draw(&plans, 2015, 2, Weekday::Sunday), @r"
    2015-02: 2
        Su    Mo    Tu    We    Th    Fr    Sa
    06  1     2     3     4     5     6     7
        <a==]
    07  8     9     10    11    12    13    14
    08  15    16    17    18    19    20    21
    09  22    23    24    25    26    27    28
                                            [b==>
    ");
}

#[test]
fn a_bar_gives_its_lane_up_when_fewer_suffice() {
    // In the second week only b continues: it moves up rather than leave a lane empty.
    let plans = [
        "2021-06-01/2021-06-06",
        "2021-06-02/2021-06-09",
        "2021-06-11/2021-06-12",
    ];
    insta::assert_snapshot!(draw(&plans, 2021, 6, Weekday::Monday), @r"
    2021-06: 3
        Mo    Tu    We    Th    Fr    Sa    Su
    22  (31)  1     2     3     4     5     6
              [a================================]
                    [b==========================>
    23  7     8     9     10    11    12    13
        <b==============]       [c========]
    24  14    15    16    17    18    19    20
    25  21    22    23    24    25    26    27
    26  28    29    30    (1)   (2)   (3)   (4)
    ");
}

#[test]
fn forty_events_on_one_day() {
    let mut plans = vec!["2021-05-31/2021-06-02"];
    plans.extend(["2021-06-01"; 39]);
    insta::assert_snapshot!(draw(&plans, 2021, 6, Weekday::Monday), @r"
    2021-06: 40
        Mo    Tu    We    Th    Fr    Sa    Su
    22  (31)  1     2     3     4     5     6
        [a==============]
              [b==]
              [c==]
              +37
    23  7     8     9     10    11    12    13
    24  14    15    16    17    18    19    20
    25  21    22    23    24    25    26    27
    26  28    29    30    (1)   (2)   (3)   (4)
    ");
}

#[test]
fn only_vague_events() {
    let plans = [
        "2021",
        "2021-05",
        "2021-21",
        "2021-05-31~",
        "2022/2024",
        "2021-05/2021-06 #1",
        "2021-05 #2",
        "2020/2022",
        "XXXX",
        "2021 #1",
        "2021~",
        "2021-04/2021-09",
        "2021-02/..",
        "2021-04",
        "2021-05~ #1",
        "2021?",
        "2021~ #1",
    ];
    insta::assert_snapshot!(draw(&plans, 2021, 5, Weekday::Monday), @r"
    2021-05: 6
    ~ d Day 2021-05-31~
    ~ b Month 2021-05
    ~ f Month 2021-05/2021-06
    ~ o Month 2021-05~
    ~ g Month 2021-05
    ~ c Season 2021-21
        Mo    Tu    We    Th    Fr    Sa    Su
    17  (26)  (27)  (28)  (29)  (30)  1     2
    18  3     4     5     6     7     8     9
    19  10    11    12    13    14    15    16
    20  17    18    19    20    21    22    23
    21  24    25    26    27    28    29    30
    22  31    (1)   (2)   (3)   (4)   (5)   (6)
    = during 2021: a j
    = 2020/2022: h
    = 2021~: k q
    = 2021?: p
    = 2021-02/..: m
    = 2021-04/2021-09: l
    ? i
    ");
}

#[test]
fn the_29th_of_february() {
    let plans = ["2024-02-29", "2024-02-28/2024-03-01", "2024-02"];
    insta::assert_snapshot!(draw(&plans, 2024, 2, Weekday::Sunday), @r"
    2024-02: 3
    ~ c Month 2024-02
        Su    Mo    Tu    We    Th    Fr    Sa
    05  (28)  (29)  (30)  (31)  1     2     3
    06  4     5     6     7     8     9     10
    07  11    12    13    14    15    16    17
    08  18    19    20    21    22    23    24
    09  25    26    27    28    29    (1)   (2)
                          [b==============]
                                [a==]
    ");
}

#[test]
fn the_year_2100_has_no_29th_of_february() {
    let plans = ["2100-02-28/2100-03-01", "2099-24"];
    insta::assert_snapshot!(draw(&plans, 2100, 2, Weekday::Monday), @r"
    2100-02: 2
    ~ b Season 2099-24
        Mo    Tu    We    Th    Fr    Sa    Su
    05  1     2     3     4     5     6     7
    06  8     9     10    11    12    13    14
    07  15    16    17    18    19    20    21
    08  22    23    24    25    26    27    28
                                            [a==>
    ");
}

#[test]
fn the_weeks_around_new_year() {
    let plans = ["2020-12-31/2021-01-03", "2020-24", "2021"];
    insta::assert_snapshot!(draw(&plans, 2021, 1, Weekday::Monday), @r"
    2021-01: 2
    ~ b Season 2020-24
        Mo    Tu    We    Th    Fr    Sa    Su
    53  (28)  (29)  (30)  (31)  1     2     3
                          [a====================]
    01  4     5     6     7     8     9     10
    02  11    12    13    14    15    16    17
    03  18    19    20    21    22    23    24
    04  25    26    27    28    29    30    31
    = during 2021: c
    ");
    insta::assert_snapshot!(draw(&plans, 2021, 1, Weekday::Sunday), @r"
    2021-01: 2
    ~ b Season 2020-24
        Su    Mo    Tu    We    Th    Fr    Sa
    53  (27)  (28)  (29)  (30)  (31)  1     2
                                [a==============>
    01  3     4     5     6     7     8     9
        <a==]
    02  10    11    12    13    14    15    16
    03  17    18    19    20    21    22    23
    04  24    25    26    27    28    29    30
    05  31    (1)   (2)   (3)   (4)   (5)   (6)
    = during 2021: c
    ");
}

#[test]
fn beyond_the_last_month_is_the_last_month() {
    insta::assert_snapshot!(draw(&[], 12_000, 14, Weekday::Monday), @r"
    9998-12: 0
        Mo    Tu    We    Th    Fr    Sa    Su
    49  (30)  1     2     3     4     5     6
    50  7     8     9     10    11    12    13
    51  14    15    16    17    18    19    20
    52  21    22    23    24    25    26    27
    53  28    29    30    31    (1)   (2)   (3)
    ");
}

//! Weeks with hours: drawings and properties.

use super::properties::check_bars;
use super::strategies::{a_day, exact_days, first_weekday, plans, times};
use super::{Plan, day, items, name, names};
use pobratim::calendar::week::{self, Block, MIN_DRAWN_MINUTES, Timetable, UNKNOWN_END_MINUTES};
use pobratim::calendar::{LongSpan, days_of_week, month};
use pobratim::time::{Edtf, Weekday, Window, days};
use proptest::prelude::*;

/// One line for each day: whole days, then blocks as `a 9:00–10:30 1/2` (column 1 of 2). `?` is an
/// unknown end; `<` and `>` mark a block that continues over midnight.
fn draw(plans: &[&str], of: &str, first_weekday: Weekday) -> String {
    let plans = Plan::read_all(plans);
    let week = week::build(&items(&plans), day(of), first_weekday);
    let hours = week.hours.map(|(from, to)| format!(", {from}–{to} h"));
    let mut drawn = format!(
        "week {}: {}{}\n",
        week.all_day.iso_week,
        week.count,
        hours.unwrap_or_default()
    );
    for item in &week.band {
        let when = plans[item.key as usize].when;
        drawn += &format!("~ {} {:?} {when}\n", name(item.key), item.precision);
    }
    for (cell, blocks) in week.all_day.days.iter().zip(&week.timed) {
        let weekday = cell.date.weekday().to_string();
        let mut line = format!("{} {:2}", &weekday[..2], cell.date.day());
        if !cell.keys.is_empty() {
            line += &format!(" [{}]", names(&cell.keys));
        }
        let blocks = blocks.iter().map(draw_block).collect::<Vec<_>>();
        drawn += format!("{line} {}", blocks.join(", ")).trim_end();
        drawn += "\n";
    }
    for bar in &week.all_day.bars {
        let open = if bar.continues_before { "<" } else { "" };
        let close = if bar.continues_after { ">" } else { "" };
        drawn += &format!(
            "lane {}: {open}{} in {}..{}{close}\n",
            bar.lane,
            name(bar.key),
            bar.first_column,
            bar.last_column
        );
    }
    for group in &week.long {
        let span = match group.span {
            LongSpan::Year(year) => format!("during {year}"),
            LongSpan::Interval(when) => when.to_string(),
        };
        drawn += &format!("= {span}: {}\n", names(&group.keys));
    }
    if !week.undated.is_empty() {
        drawn += &format!("? {}\n", names(&week.undated));
    }
    drawn
}

fn draw_block(block: &Block) -> String {
    let clock = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    let open = if block.continues_before { "<" } else { "" };
    let close = match (block.end_known, block.continues_after) {
        (false, _) => "?",
        (true, true) => ">",
        (true, false) => "",
    };
    let mut drawn = format!(
        "{} {open}{}–{}{close}",
        name(block.key),
        clock(block.start),
        clock(block.end)
    );
    if block.columns > 1 {
        drawn += &format!(" {}/{}", block.column + 1, block.columns);
    }
    drawn
}

#[test]
fn a_week_with_hours_bars_and_everything_vague() {
    let plans = [
        "2021-05-10 @9 +90",
        "2021-05-10 @10 +60 #1",
        "2021-05-10 @10 +60",
        "2021-05-10 @11",
        "2021-05-10",
        "2021-05-08/2021-05-11 @9 +60",
        "2021-05-14/2021-05-20",
        "2021-05-14~ @9",
        "2021-05 @9 +60",
        "2021-21",
        "2021",
        "2021-05-12/..",
        "XXXX",
        "2021-05-16 @22:30 +180",
        "2021-05-09 @23 +600",
        "2021-05-17",
        "2021-06",
    ];
    insta::assert_snapshot!(draw(&plans, "2021-05-12", Weekday::Monday), @r"
    week 19: 12, 0–24 h
    ~ h Day 2021-05-14~
    ~ i Month 2021-05
    ~ j Season 2021-21
    Mo 10 [e f] o <0:00–9:00, a 9:00–10:30 1/3, c 10:00–11:00 2/3, b 10:00–11:00 3/3, d 11:00–12:00?
    Tu 11 [f]
    We 12
    Th 13
    Fr 14 [g]
    Sa 15 [g]
    Su 16 [g] n 22:30–24:00>
    lane 0: <f in 0..1
    lane 0: g in 4..6>
    lane 1: e in 0..0
    = during 2021: k
    = 2021-05-12/..: l
    ? m
    ");
    insta::assert_snapshot!(draw(&plans, "2021-05-16", Weekday::Sunday), @r"
    week 20: 5, 0–24 h
    ~ i Month 2021-05
    ~ j Season 2021-21
    Su 16 [g] n 22:30–24:00>
    Mo 17 [g p] n <0:00–1:30
    Tu 18 [g]
    We 19 [g]
    Th 20 [g]
    Fr 21
    Sa 22
    lane 0: <g in 0..4
    lane 1: p in 1..1
    = during 2021: k
    = 2021-05-12/..: l
    ? m
    ");
}

#[test]
fn blocks_are_side_by_side_only_where_they_overlap() {
    let plans = [
        // Three at once at 10:15, although the cluster has four.
        "2024-02-29 @9 +120",
        "2024-02-29 @10 +30",
        "2024-02-29 @10:15 +60",
        "2024-02-29 @10:45 +60",
        // Begins when the last block ends.
        "2024-02-29 @11:45 +15",
        // A moment, and a block of unknown length that overlaps its drawn half hour.
        "2024-02-29 @18 +0",
        "2024-02-29 @18:20",
        // Late in the evening there is less than the minimum height.
        "2024-02-29 @23:50",
        "2024-02-29 @23:55 +5",
        // To midnight exactly, and from one day through a second into a third.
        "2024-03-01 @20 +240",
        "2024-03-02 @12 +2220",
    ];
    insta::assert_snapshot!(draw(&plans, "2024-02-29", Weekday::Monday), @r"
    week 9: 11, 0–24 h
    Mo 26
    Tu 27
    We 28
    Th 29 a 9:00–11:00 1/3, b 10:00–10:30 2/3, c 10:15–11:15 3/3, d 10:45–11:45 2/3, e 11:45–12:15, f 18:00–18:30 1/2, g 18:20–19:20? 2/2, h 23:50–24:00? 1/2, i 23:55–24:00 2/2
    Fr  1 j 20:00–24:00
    Sa  2 k 12:00–24:00>
    Su  3 k <0:00–24:00>
    ");
    insta::assert_snapshot!(draw(&plans, "2024-03-04", Weekday::Monday), @r"
    week 10: 1, 0–1 h
    Mo  4 k <0:00–1:00
    Tu  5
    We  6
    Th  7
    Fr  8
    Sa  9
    Su 10
    ");
}

#[test]
fn weeks_at_the_edges_of_years() {
    let plans = ["2020-12-31/2021-01-03", "2021-01-01 @19 +90", "2020-24"];
    insta::assert_snapshot!(draw(&plans, "2021-01-01", Weekday::Monday), @r"
    week 53: 3, 19–21 h
    ~ c Season 2020-24
    Mo 28
    Tu 29
    We 30
    Th 31 [a]
    Fr  1 [a] b 19:00–20:30
    Sa  2 [a]
    Su  3 [a]
    lane 0: a in 3..6
    ");
    insta::assert_snapshot!(draw(&plans, "2021-01-03", Weekday::Sunday), @r"
    week 1: 2
    ~ c Season 2020-24
    Su  3 [a]
    Mo  4
    Tu  5
    We  6
    Th  7
    Fr  8
    Sa  9
    lane 0: <a in 0..0
    ");
    let plans = ["2100-02-28 @10 +60", "2100-03-01"];
    insta::assert_snapshot!(draw(&plans, "2100-02-28", Weekday::Monday), @r"
    week 8: 1, 10–11 h
    Mo 22
    Tu 23
    We 24
    Th 25
    Fr 26
    Sa 27
    Su 28 a 10:00–11:00
    ");
}

#[test]
fn forty_whole_days_at_once() {
    let mut plans = vec!["2021-05-11/2021-05-13"];
    plans.extend(["2021-05-12"; 39]);
    let plans = Plan::read_all(&plans);
    let week = week::build(&items(&plans), day("2021-05-12"), Weekday::Monday);
    assert_eq!((week.count, week.all_day.lanes, week.hours), (40, 40, None));
    assert_eq!(week.all_day.more(3), [0, 0, 37, 0, 0, 0, 0]);
    assert_eq!(week.timed.concat(), []);
}

#[test]
fn only_vague_events_leave_the_days_of_a_week_empty() {
    let plans = [
        "2021-05",
        "2021-21",
        "2021-05-12~ @9 +60",
        "2021",
        "2021?",
        "2022",
    ];
    insta::assert_snapshot!(draw(&plans, "2021-05-12", Weekday::Monday), @r"
    week 19: 3
    ~ c Day 2021-05-12~
    ~ a Month 2021-05
    ~ b Season 2021-21
    Mo 10
    Tu 11
    We 12
    Th 13
    Fr 14
    Sa 15
    Su 16
    = during 2021: d
    = 2021?: e
    ");
}

#[test]
fn forty_blocks_at_once() {
    let plans = ["2021-05-12 @19 +120"; 40];
    let plans = Plan::read_all(&plans);
    let week = week::build(&items(&plans), day("2021-05-12"), Weekday::Monday);
    let blocks = &week.timed[2];
    assert_eq!(blocks.len(), 40);
    for (block, column) in blocks.iter().zip(0..) {
        assert_eq!(
            (block.key, block.column, block.columns),
            (u32::from(column), column, 40)
        );
    }
}

fn blocks_of(week: &Timetable, key: u32) -> Vec<(usize, Block)> {
    let days = week.timed.iter().enumerate();
    days.flat_map(|(column, blocks)| blocks.iter().map(move |block| (column, *block)))
        .filter(|(_, block)| block.key == key)
        .collect()
}

/// Returns the minutes of the week that a timed item covers, computed from the plan only.
fn true_minutes(plan: &Plan, week: &Window) -> Option<(i64, Option<i64>)> {
    let bounds = plan.when.bounds();
    let is_one_day = plan.when.is_exact() && bounds.earliest == bounds.latest;
    let day = bounds.earliest.filter(|_| is_one_day)?;
    let ahead = i64::from(days::days_between(week.first(), day));
    let start = ahead * 1440 + i64::from(plan.minutes?);
    Some((
        start,
        plan.length_minutes.map(|length| start + i64::from(length)),
    ))
}

proptest! {
    #[test]
    fn a_week_holds_everything_once(plans in plans(), date in a_day(), first in first_weekday()) {
        let week = week::build(&items(&plans), date, first);
        let dates = week.all_day.days.each_ref().map(|cell| cell.date);
        prop_assert_eq!(dates, days_of_week(date, first));
        prop_assert!(dates.contains(&date) && dates[0].weekday() == first);
        let shown = Window::new(dates[0], dates[6]).unwrap();
        let mut count = 0;
        for (plan, key) in plans.iter().zip(0..) {
            let when = &plan.when;
            let on_days: Vec<_> = week.all_day.days.iter()
                .filter(|cell| cell.keys.contains(&key)).map(|cell| cell.date).collect();
            let bars = week.all_day.bars.iter().filter(|bar| bar.key == key).count();
            prop_assert_eq!(bars, usize::from(!on_days.is_empty()));
            let blocks = blocks_of(&week, key);
            match true_minutes(plan, &shown) {
                Some((start, end)) => {
                    prop_assert!(on_days.is_empty());
                    let last = end.unwrap_or(start).max(start + 1) - 1;
                    let (from, to) = (start.div_euclid(1440), last.div_euclid(1440));
                    let touched = (0..7).filter(|day| from <= *day && *day <= to);
                    let touched: Vec<_> = touched.map(|day| day as usize).collect();
                    let held: Vec<_> = blocks.iter().map(|(day, _)| *day).collect();
                    prop_assert_eq!(held, touched, "{} {:?}", when, plan);
                }
                None => {
                    prop_assert!(blocks.is_empty());
                    prop_assert_eq!(&on_days, &exact_days(when, &shown));
                }
            }
            let in_band = week.band.iter().filter(|item| item.key == key).count();
            let beside = in_band + times(key, week.long.iter().map(|group| &group.keys));
            let is_vague_here = !when.is_exact() && when.overlaps(&shown);
            prop_assert_eq!(beside, usize::from(is_vague_here), "{}", when);
            prop_assert_eq!(times(key, [&week.undated]), usize::from(*when == Edtf::Unknown));
            count += usize::from(in_band == 1 || !on_days.is_empty() || !blocks.is_empty());
        }
        prop_assert_eq!(week.count, count);
    }

    #[test]
    fn whole_days_of_a_week_lie_in_lanes_as_in_a_month(
        plans in plans(), date in a_day(), first in first_weekday(),
    ) {
        let week = week::build(&items(&plans), date, first);
        check_bars(&week.all_day, &plans)?;
    }

    #[test]
    fn a_week_agrees_with_its_month(plans in plans(), date in a_day(), first in first_weekday()) {
        let items = items(&plans);
        let week = week::build(&items, date, first);
        let month = month::build(&items, date.year(), u8::from(date.month()), first);
        let row = month.weeks.iter().find(|row| row.days.iter().any(|cell| cell.date == date)).unwrap();
        prop_assert_eq!(row.iso_week, week.all_day.iso_week);
        for ((cell, all_day), blocks) in row.days.iter().zip(&week.all_day.days).zip(&week.timed) {
            let begun = blocks.iter().filter(|block| !block.continues_before);
            let mut keys: Vec<_> = begun.map(|block| block.key).chain(all_day.keys.clone()).collect();
            let mut expected = cell.keys.clone();
            keys.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(keys, expected);
        }
    }

    #[test]
    fn nothing_vague_is_on_a_day_of_a_week(
        plans in plans(), date in a_day(), first in first_weekday(),
    ) {
        let week = week::build(&items(&plans), date, first);
        let cells = week.all_day.days.iter().flat_map(|cell| cell.keys.iter().copied());
        let bars = week.all_day.bars.iter().map(|bar| bar.key);
        let blocks = week.timed.iter().flatten().map(|block| block.key);
        for key in cells.chain(bars).chain(blocks) {
            prop_assert!(plans[key as usize].when.is_exact());
        }
    }

    #[test]
    fn blocks_are_at_their_times(plans in plans(), date in a_day(), first in first_weekday()) {
        let week = week::build(&items(&plans), date, first);
        let dates = days_of_week(date, first);
        let shown = Window::new(dates[0], dates[6]).unwrap();
        for (column, blocks) in week.timed.iter().enumerate() {
            for block in blocks {
                let plan = &plans[block.key as usize];
                let (start, end) = true_minutes(plan, &shown).unwrap();
                let midnight = column as i64 * 1440;
                let from = (start - midnight).max(0);
                prop_assert_eq!(i64::from(block.start), from);
                prop_assert_eq!(block.continues_before, start < midnight);
                prop_assert_eq!(block.end_known, end.is_some());
                prop_assert_eq!(block.continues_after, end.is_some_and(|end| end > midnight + 1440));
                let least = if end.is_some() { MIN_DRAWN_MINUTES } else { UNKNOWN_END_MINUTES };
                let drawn = end.map_or(0, |end| end - midnight).max(from + i64::from(least)).min(1440);
                prop_assert_eq!(i64::from(block.end), drawn);
                prop_assert!(block.start < block.end);
            }
            let order: Vec<_> = blocks.iter().map(|block| {
                let rank = plans[block.key as usize].rank;
                (block.start, u16::MAX - block.end, rank, block.key)
            }).collect();
            prop_assert!(order.is_sorted());
        }
        let ends: Vec<_> = week.timed.iter().flatten().map(|block| block.end).collect();
        let starts = week.timed.iter().flatten().map(|block| block.start);
        let hours = starts.min().zip(ends.iter().max());
        prop_assert_eq!(week.hours, hours.map(|(from, to)| {
            ((from / 60) as u8, to.div_ceil(60) as u8)
        }));
    }

    #[test]
    fn columns_never_collide_and_are_as_few_as_the_fullest_moment_needs(
        spans in prop::collection::vec((0..1440_u16, prop::option::of(0..400_u16)), 0..30),
    ) {
        let plans: Vec<_> = spans.into_iter().map(|(minutes, length_minutes)| Plan {
            when: super::edtf("2021-05-12"), rank: 0, is_expected: false,
            minutes: Some(minutes), length_minutes,
        }).collect();
        let week = week::build(&items(&plans), day("2021-05-12"), Weekday::Monday);
        let blocks = &week.timed[2];
        let meet = |a: &Block, b: &Block| a.start < b.end && b.start < a.end;
        for (at, block) in blocks.iter().enumerate() {
            prop_assert!(block.column < block.columns);
            for other in &blocks[at + 1..] {
                if meet(block, other) {
                    prop_assert_ne!(block.column, other.column);
                    prop_assert_eq!(block.columns, other.columns);
                }
            }
        }
        // Clusters: overlapping blocks, directly or through others, by growing sets.
        let mut left: Vec<Block> = blocks.clone();
        while let Some(seed) = left.pop() {
            let mut cluster = vec![seed];
            while let Some(at) = left.iter().position(|b| cluster.iter().any(|c| meet(b, c))) {
                cluster.push(left.remove(at));
            }
            let at_once = (0..1440).map(|minute| {
                cluster.iter().filter(|b| b.start <= minute && minute < b.end).count()
            });
            let fullest = at_once.max().unwrap();
            for block in &cluster {
                prop_assert_eq!(usize::from(block.columns), fullest);
            }
        }
    }
}

//! Years: drawings and properties.

use super::strategies::{exact_days, first_weekday, plans, times};
use super::{Plan, items, names};
use pobratim::calendar::{Class, LongSpan, month, year};
use pobratim::time::{Edtf, Weekday, Window};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// One line for each month: the column of its first day, a sign for each day (`.` for none, then
/// the count, `+` for ten and more), and after `~` the number of items known by month only.
fn draw(plans: &[&str], number: i32, first_weekday: Weekday) -> String {
    let plans = Plan::read_all(plans);
    let year = year::build(&items(&plans), number);
    let mut drawn = format!("{}: {}\n", year.year, year.count);
    for month in &year.months {
        let name = &month.first.month().to_string()[..3];
        let lead = usize::from(month.leading_days(first_weekday));
        let days = month.days.iter().map(|count| match count {
            0 => '.',
            1..=9 => char::from_digit(*count, 10).unwrap(),
            _ => '+',
        });
        let days: String = days.collect();
        drawn += &format!("{name} {:lead$}{days}", "");
        if month.vague > 0 {
            let gap = 38 - lead - days.len();
            drawn += &format!("{:gap$}~{}", "", month.vague);
        }
        drawn += "\n";
    }
    if !year.during.is_empty() {
        drawn += &format!("= during {}: {}\n", year.year, names(&year.during));
    }
    for plan in &year.plans {
        let LongSpan::Interval(when) = plan.span else {
            panic!("a year among plans")
        };
        drawn += &format!("= {when}: {}\n", names(&plan.keys));
    }
    if !year.undated.is_empty() {
        drawn += &format!("? {}\n", names(&year.undated));
    }
    drawn
}

/// Categories keep their ranks whether an item is expected or not, and expected items come last.
#[test]
fn what_is_expected_comes_after_the_rest_of_a_month() {
    let plans = Plan::read_all(&["2021-05 #3 ?", "2021-05 #1", "2021-05 #1 ?", "2021-05-07 ?"]);
    let year = year::build(&items(&plans), 2021);
    let may = &year.months[4];
    assert_eq!(names(&may.band), "b c a");
    let ranks = may.ranks.iter();
    let ranks: Vec<_> = ranks
        .map(|count| (count.is_expected, count.rank, count.exact, count.vague))
        .collect();
    let expected = [
        (false, 1, 0, 1),
        (true, 0, 1, 0),
        (true, 1, 0, 1),
        (true, 3, 0, 1),
    ];
    assert_eq!(ranks, expected);
}

#[test]
fn a_year_of_everything() {
    let mut plans = vec![
        "2021-01-01",
        "2020-12-28/2021-01-03",
        "2021-12-30/2022-01-05",
        "2021-05",
        "2021-05-31~",
        "2021-21",
        "2020-24",
        "2021-24",
        "2021-05/2021-06",
        "2021",
        "2021 #1",
        "2021~",
        "2022/2024",
        "2020/2022",
        "2021-03/2021-10",
        "2021-09/..",
        "XXXX",
        "2021-07-30/2021-08-02",
        "2021-08-01 @9 +60",
    ];
    plans.extend(["2021-06-01"; 40]);
    insta::assert_snapshot!(draw(&plans, 2021, Weekday::Monday), @r"
    2021: 57
    Jan     211............................   ~1
    Feb ............................          ~1
    Mar ...............................       ~1
    Apr    ..............................     ~1
    May      ...............................  ~4
    Jun  +.............................       ~1
    Jul    .............................11
    Aug       21.............................
    Sep   ..............................
    Oct     ...............................
    Nov ..............................
    Dec   .............................11     ~1
    = during 2021: j k
    = 2020/2022: n
    = 2021~: l
    = 2021-03/2021-10: o
    = 2021-09/..: p
    ? q
    ");
}

#[test]
fn a_leap_year_from_sunday() {
    let plans = ["2024-02-29", "2024-02-28/2024-03-01", "2024-02"];
    insta::assert_snapshot!(draw(&plans, 2024, Weekday::Sunday), @r"
    2024: 3
    Jan  ...............................
    Feb     ...........................12     ~1
    Mar      1..............................
    Apr  ..............................
    May    ...............................
    Jun       ..............................
    Jul  ...............................
    Aug     ...............................
    Sep ..............................
    Oct   ...............................
    Nov      ..............................
    Dec ...............................
    ");
}

#[test]
fn the_year_2100() {
    let plans = ["2100-02-28/2100-03-01", "2099-24", "2099/2101"];
    insta::assert_snapshot!(draw(&plans, 2100, Weekday::Monday), @r"
    2100: 3
    Jan     ...............................   ~1
    Feb ...........................1          ~1
    Mar 1..............................
    Apr    ..............................
    May      ...............................
    Jun  ..............................
    Jul    ...............................
    Aug       ...............................
    Sep   ..............................
    Oct     ...............................
    Nov ..............................
    Dec   ...............................
    = 2099/2101: c
    ");
}

proptest! {
    #[test]
    fn a_year_holds_everything_once(plans in plans()) {
        let year = year::build(&items(&plans), 2021);
        let window = Window::year(2021).unwrap();
        let mut days = vec![0; 365];
        let mut vague = [0; 12];
        let mut count = 0;
        for (plan, key) in plans.iter().zip(0..) {
            let when = &plan.when;
            for day in exact_days(when, &window) {
                days[usize::from(day.ordinal()) - 1] += 1;
            }
            let is_in_band = matches!(Class::of(when), Class::Band(_));
            for (number, vague) in (1..).zip(&mut vague) {
                let month = Window::month(2021, number).unwrap();
                *vague += u32::from(is_in_band && when.overlaps(&month));
            }
            let listed = times(key, year.plans.iter().map(|group| &group.keys))
                + times(key, [&year.during]);
            let is_here = when.overlaps(&window);
            let is_listed = is_here && !is_in_band && !when.is_exact();
            prop_assert_eq!(listed, usize::from(is_listed), "{}", when);
            let is_this_year = *when == Edtf::year(2021).unwrap();
            prop_assert!(!is_this_year || year.during.contains(&key));
            prop_assert_eq!(times(key, [&year.undated]), usize::from(*when == Edtf::Unknown));
            count += usize::from(is_here);
        }
        let counted: Vec<u32> = year.months.iter().flat_map(|month| month.days.clone()).collect();
        prop_assert_eq!(counted, days);
        prop_assert_eq!(year.months.iter().map(|month| month.vague).collect::<Vec<_>>(), vague);
        prop_assert_eq!(year.count, count);
    }

    #[test]
    fn nothing_vague_counts_on_a_day_of_a_year(plans in plans()) {
        let vague: Vec<_> = plans.into_iter().filter(|plan| !plan.when.is_exact()).collect();
        let year = year::build(&items(&vague), 2021);
        prop_assert!(year.months.iter().flat_map(|month| &month.days).all(|count| *count == 0));
    }

    #[test]
    fn a_year_agrees_with_its_months(plans in plans(), first in first_weekday()) {
        let year = year::build(&items(&plans), 2021);
        for (summary, number) in year.months.iter().zip(1..) {
            let month = month::build(&items(&plans), 2021, number, first);
            let cells = month.weeks.iter().flat_map(|week| &week.days);
            let counts: Vec<_> = cells.filter(|cell| cell.in_month)
                .map(|cell| cell.keys.len() as u32).collect();
            prop_assert_eq!(&summary.days, &counts);
            prop_assert_eq!(summary.vague as usize, month.band.len());
            let ranked = |count: fn(&year::RankCount) -> u32| {
                summary.ranks.iter().map(count).sum::<u32>() as usize
            };
            prop_assert_eq!(ranked(|rank| rank.vague), month.band.len());
            prop_assert_eq!(ranked(|rank| rank.vague + rank.exact), month.count);
            let order = |count: &year::RankCount| (count.is_expected, count.rank);
            prop_assert!(summary.ranks.windows(2).all(|two| order(&two[0]) < order(&two[1])));
            let sorted = |keys: &[u32]| keys.iter().copied().collect::<BTreeSet<u32>>();
            let band: Vec<u32> = month.band.iter().map(|item| item.key).collect();
            prop_assert_eq!(sorted(&summary.band), sorted(&band));
            let leading = month.weeks[0].days.iter().take_while(|cell| !cell.in_month).count();
            prop_assert_eq!(usize::from(summary.leading_days(first)), leading);
        }
    }
}

//! Properties of any items: each is there once, vague dates are on no day, lanes are packed.

use super::strategies::{a_day, exact_days, first_weekday, plans, times};
use super::{Plan, items};
use pobratim::calendar::focus::{Direction, GridKey, step, step_in_week};
use pobratim::calendar::initial_month::{self, Reason, SOON_DAYS};
use pobratim::calendar::month::{Month, Week};
use pobratim::calendar::schedule::{self, Heading, days_in_month};
use pobratim::calendar::{
    PackedBar, Unit, days_of_week, month, month_after, pack, week_after, year_after,
};
use pobratim::time::{Date, Edtf, Precision, Weekday, Window, days};
use proptest::prelude::*;

fn grid_window(month: &Month) -> Window {
    let first = month.weeks.first().unwrap().days[0].date;
    Window::new(first, month.weeks.last().unwrap().days[6].date).unwrap()
}

fn days_of(month: &Month, key: u32) -> Vec<Date> {
    let cells = month.weeks.iter().flat_map(|week| &week.days);
    cells
        .filter(|cell| cell.keys.contains(&key))
        .map(|cell| cell.date)
        .collect()
}

/// Checks that bars cover the days of their items, share no lane on a day, and need no more lanes
/// than necessary.
pub fn check_bars(week: &Week, plans: &[Plan]) -> Result<(), TestCaseError> {
    for (column, cell) in week.days.iter().enumerate() {
        let here =
            |bar: &&month::Bar| (bar.first_column..=bar.last_column).contains(&(column as u8));
        let mut lanes: Vec<_> = week.bars.iter().filter(here).map(|bar| bar.lane).collect();
        let mut keys: Vec<_> = week.bars.iter().filter(here).map(|bar| bar.key).collect();
        let mut cell_keys = cell.keys.clone();
        keys.sort_unstable();
        cell_keys.sort_unstable();
        prop_assert_eq!(keys, cell_keys);
        lanes.sort_unstable();
        lanes.dedup();
        prop_assert_eq!(
            lanes.len(),
            cell.keys.len(),
            "two bars share a lane and a day"
        );
        for drawn in 0..=week.lanes {
            let hidden = lanes.iter().filter(|lane| **lane >= drawn).count();
            prop_assert_eq!(week.more(drawn)[column], hidden);
        }
    }
    let fullest = week.days.iter().map(|cell| cell.keys.len()).max().unwrap();
    prop_assert_eq!(week.lanes, fullest);
    prop_assert!(week.bars.iter().all(|bar| bar.lane < fullest));
    for bar in &week.bars {
        let bounds = plans[bar.key as usize].when.bounds();
        prop_assert_eq!(
            bar.continues_before,
            bounds.earliest.unwrap() < week.days[0].date
        );
        prop_assert_eq!(
            bar.continues_after,
            bounds.latest.unwrap() > week.days[6].date
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_month_holds_everything_once(
        plans in plans(), number in 1..=12_u8, first in first_weekday(),
    ) {
        let month = month::build(&items(&plans), 2021, number, first);
        let shown = Window::month(2021, number).unwrap();
        let grid = grid_window(&month);
        let mut count = 0;
        for (plan, key) in plans.iter().zip(0..) {
            let when = &plan.when;
            prop_assert_eq!(days_of(&month, key), exact_days(when, &grid), "{}", when);
            let beside = month.band.iter().filter(|item| item.key == key).count()
                + times(key, month.long.iter().map(|group| &group.keys));
            let is_vague_here = !when.is_exact() && when.overlaps(&shown);
            prop_assert_eq!(beside, usize::from(is_vague_here), "{}", when);
            let is_undated = *when == Edtf::Unknown;
            prop_assert_eq!(times(key, [&month.undated]), usize::from(is_undated));
            let in_band = month.band.iter().any(|item| item.key == key);
            count += usize::from(in_band || !exact_days(when, &shown).is_empty());
        }
        prop_assert_eq!(month.count, count);
    }

    #[test]
    fn nothing_vague_is_on_a_day(
        plans in plans(), number in 1..=12_u8, first in first_weekday(),
    ) {
        let month = month::build(&items(&plans), 2021, number, first);
        for week in &month.weeks {
            let on_days = week.days.iter().flat_map(|cell| cell.keys.iter().copied());
            for key in on_days.chain(week.bars.iter().map(|bar| bar.key)) {
                prop_assert!(plans[key as usize].when.is_exact());
            }
        }
    }

    #[test]
    fn a_cell_lists_whole_days_by_rank_and_then_the_hours(
        plans in plans(), number in 1..=12_u8, first in first_weekday(),
    ) {
        let month = month::build(&items(&plans), 2021, number, first);
        for cell in month.weeks.iter().flat_map(|week| &week.days) {
            prop_assert_eq!(cell.in_month, Window::month(2021, number).unwrap().contains(cell.date));
            let order: Vec<_> = cell.keys.iter().map(|key| {
                let plan = &plans[*key as usize];
                let begins_here = plan.when.bounds().earliest == Some(cell.date);
                (plan.minutes.filter(|_| begins_here), plan.rank, *key)
            }).collect();
            prop_assert!(order.is_sorted());
        }
    }

    #[test]
    fn bars_cover_their_days_in_as_few_lanes_as_the_fullest_day_needs(
        plans in plans(), number in 1..=12_u8, first in first_weekday(),
    ) {
        let month = month::build(&items(&plans), 2021, number, first);
        for week in &month.weeks {
            check_bars(week, &plans)?;
        }
    }

    #[test]
    fn a_bar_keeps_its_lane_where_that_costs_nothing(plans in plans(), number in 1..=12_u8) {
        let month = month::build(&items(&plans), 2021, number, Weekday::Monday);
        for pair in month.weeks.windows(2) {
            for bar in pair[1].bars.iter().filter(|bar| bar.continues_before) {
                let before = pair[0].bars.iter().find(|other| other.key == bar.key).unwrap();
                prop_assert!(before.continues_after);
                prop_assert!(bar.lane == before.lane || before.lane >= pair[1].lanes);
            }
        }
    }

    #[test]
    fn lanes_are_packed_without_waste(
        strips in prop::collection::vec(
            (0..7_u8, 0..7_u8, any::<bool>(), prop::option::of(0..9_usize)), 0..40,
        ),
    ) {
        let strips: Vec<_> = strips.into_iter().map(|(a, b, several, lane_before)| PackedBar {
            first: a.min(b),
            last: a.max(b),
            several_days: several || a != b,
            lane_before,
        }).collect();
        let lanes = pack(&strips, 7);
        let mut fullest = 0;
        for column in 0..7 {
            let here = |strip: &PackedBar| (strip.first..=strip.last).contains(&column);
            let mut taken: Vec<_> = strips.iter().zip(&lanes.by_bar)
                .filter(|(strip, _)| here(strip)).map(|(_, lane)| lane).collect();
            let depth = taken.len();
            fullest = fullest.max(depth);
            taken.sort_unstable();
            taken.dedup();
            prop_assert_eq!(taken.len(), depth);
        }
        prop_assert_eq!(lanes.count, fullest);
        prop_assert!(lanes.by_bar.iter().all(|lane| *lane < fullest));
    }

    #[test]
    fn a_schedule_holds_everything_once(plans in plans(), from in a_day(), length in 0..500_i32) {
        let window = Window::new(from, days::add_days(from, length)).unwrap();
        let schedule = schedule::build(&items(&plans), &window);
        for (plan, key) in plans.iter().zip(0..) {
            let listed = times(key, schedule.groups.iter().map(|group| &group.keys));
            prop_assert_eq!(listed, usize::from(plan.when.overlaps(&window)));
        }
        let listed: usize = schedule.groups.iter().map(|group| group.keys.len()).sum();
        prop_assert_eq!(schedule.count, listed);
        for (index, group) in schedule.groups.iter().enumerate() {
            prop_assert!(!group.keys.is_empty());
            prop_assert!(schedule.groups[..index].iter().all(|other| other.heading != group.heading));
        }
    }

    #[test]
    fn months_are_in_order_and_show_what_they_may_have(plans in plans(), from in a_day()) {
        let window = Window::new(from, days::add_days(from, 400)).unwrap();
        let schedule = schedule::build(&items(&plans), &window);
        let mut months = Vec::new();
        for group in &schedule.groups {
            let Heading::Month { year, month } = group.heading else { continue };
            months.push((year, month));
            let own: Vec<_> = group.keys.iter().map(|key| &plans[*key as usize]).collect();
            prop_assert!(own.iter().all(|plan| days_in_month(&plan.when, year, month).is_some()));
            // What is announced comes first, and each part by its earliest day.
            let earliest = |plan: &&Plan| plan.when.bounds().earliest.max(Some(window.first()));
            prop_assert!(own.is_sorted_by_key(|plan| (plan.is_expected, earliest(plan))));
        }
        prop_assert!(months.is_sorted());
    }

    #[test]
    fn the_band_runs_from_fine_to_coarse(plans in plans(), number in 1..=12_u8) {
        let month = month::build(&items(&plans), 2021, number, Weekday::Monday);
        let precisions: Vec<_> = month.band.iter().map(|item| item.precision).collect();
        prop_assert!(precisions.is_sorted());
        prop_assert!(precisions.iter().all(|precision| *precision < Precision::Year));
        for item in &month.band {
            let bounds = plans[item.key as usize].when.bounds();
            let length = days::days_between(bounds.earliest.unwrap(), bounds.latest.unwrap()) + 1;
            prop_assert!(length <= 92);
        }
    }

    #[test]
    fn a_step_forward_and_back_returns(
        date in a_day(), first in first_weekday(), by in -3000..3000_i32,
        year_number in -5000..5000_i32, number in 1..=12_u8,
    ) {
        let (there_year, there_month) = month_after(year_number, number, by);
        prop_assert_eq!(month_after(there_year, there_month, -by), (year_number, number));
        prop_assert_eq!(year_after(year_after(year_number, by), -by), year_number);
        for unit in [Unit::Year, Unit::Month, Unit::Week] {
            let page = unit.days(date, first);
            prop_assert!(page.contains(date));
            prop_assert_eq!(unit.days(unit.step(unit.step(date, by), -by), first), page);
            let next = unit.days(unit.step(date, 1), first);
            prop_assert_eq!(days::days_between(page.last(), next.first()), 1);
        }
        let there = week_after(date, by);
        prop_assert_eq!(week_after(there, -by), date);
        prop_assert_eq!(there.weekday(), date.weekday());
        let (from, to) = (days_of_week(date, first)[0], days_of_week(there, first)[0]);
        prop_assert_eq!(days::days_between(from, to), by * 7);
        for direction in [Direction::Ltr, Direction::Rtl] {
            let go = |date, key| step(date, key, first, direction);
            for (there, back) in [
                (GridKey::Left, GridKey::Right), (GridKey::Up, GridKey::Down),
                (GridKey::PageUp, GridKey::PageDown), (GridKey::ShiftPageUp, GridKey::ShiftPageDown),
            ] {
                for (there, back) in [(there, back), (back, there)] {
                    let returned = go(go(date, there), back);
                    prop_assert_eq!(days::first_of_month(returned), days::first_of_month(date));
                    let same_day = date.day() <= 28 || matches!(there, GridKey::Left | GridKey::Right | GridKey::Up | GridKey::Down);
                    prop_assert!(!same_day || returned == date);
                }
            }
            let turn = |date, key| step_in_week(date, key, first, direction);
            let week = |date| days_of_week(date, first);
            for (there, back) in [
                (GridKey::Left, GridKey::Right), (GridKey::Up, GridKey::Down),
                (GridKey::PageUp, GridKey::PageDown), (GridKey::PageDown, GridKey::PageUp),
            ] {
                prop_assert_eq!(turn(turn(date, there), back), date);
            }
            prop_assert_eq!(days::days_between(week(date)[0], week(turn(date, GridKey::PageDown))[0]), 7);
            prop_assert_eq!(week(turn(date, GridKey::Home)), week(date));
            prop_assert_eq!(week(turn(date, GridKey::End)), week(date));
            let (home, end) = (go(date, GridKey::Home), go(date, GridKey::End));
            prop_assert!(home <= date && date <= end && days::days_between(home, end) == 6);
            prop_assert_eq!(home.weekday(), first);
        }
    }

    #[test]
    fn the_month_that_opens_is_not_empty_without_a_reason(plans in plans(), today in a_day()) {
        let items = items(&plans);
        let opening = initial_month::choose(&items, today, SOON_DAYS);
        let month = month::build(&items, opening.year, opening.month, Weekday::Monday);
        let has_something = month.count > 0 || !month.long.is_empty();
        let soon = Window::new(today, days::add_days(today, i32::from(SOON_DAYS))).unwrap();
        match opening.reason {
            Reason::Today => {
                prop_assert!(plans.iter().any(|plan| plan.when.overlaps(&soon)));
                prop_assert_eq!((opening.year, opening.month), (today.year(), u8::from(today.month())));
            }
            Reason::NoEvents => prop_assert!(plans.iter().all(|plan| plan.when == Edtf::Unknown)),
            Reason::Upcoming(ahead) => {
                let day = days::add_days(today, ahead as i32);
                prop_assert!(soon.last() < day);
                prop_assert!(month.weeks.iter().flat_map(|week| &week.days)
                    .any(|cell| cell.date == day && !cell.keys.is_empty()));
            }
            Reason::NextKnown | Reason::Latest => prop_assert!(has_something),
        }
    }
}

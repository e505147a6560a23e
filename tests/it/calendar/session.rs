//! Sessions of an event in a week.

use super::{Plan, day, edtf};
use pobratim::calendar::{Item, SessionTime, split_by_session, week};
use pobratim::time::{Weekday, Window};

/// Splits an event into sessions, written like items, and returns one line for each part.
fn split(event: &str, sessions: &[&str], days: [&str; 2]) -> Vec<String> {
    let plan = Plan::read(event);
    let item = super::plan_item(&plan, 0);
    let times: Vec<SessionTime> = sessions.iter().map(|text| time(text)).collect();
    let shown = Window::new(day(days[0]), day(days[1])).unwrap();
    let parts = split_by_session(&item, &times, &shown);
    let line = |part: &pobratim::calendar::Session| {
        let index = part
            .index
            .map_or("-".to_string(), |index| index.to_string());
        format!(
            "{index} {} {:?}",
            part.when,
            part.minutes.zip(part.length_minutes)
        )
    };
    parts.iter().map(line).collect()
}

fn time(text: &str) -> SessionTime {
    let plan = Plan::read(text);
    SessionTime {
        day: plan.when.bounds().earliest.unwrap(),
        minutes: plan.minutes,
        length_minutes: plan.length_minutes,
    }
}

#[test]
fn an_event_is_split_where_it_has_sessions() {
    let week = ["2021-05-10", "2021-05-16"];
    assert_eq!(
        split("2021-05-10 @9 +60", &[], week),
        ["- 2021-05-10 Some((540, 60))"]
    );
    let sessions = ["2021-05-12", "2021-05-11 @9 +60", "2021-05-12 @9"];
    assert_eq!(
        split("2021-05-10/2021-05-14", &sessions, week),
        [
            "0 2021-05-12 None",
            "1 2021-05-11 Some((540, 60))",
            "2 2021-05-12 None"
        ]
    );
    // None in these days: the event lasts all the same.
    let later = ["2021-05-17", "2021-05-23"];
    let whole = ["- 2021-05-01/2021-05-31 None"];
    assert_eq!(split("2021-05-01/2021-05-31", &sessions, later), whole);
    // The night before reaches into the week, the evening before does not.
    let event = "2021-05-01/2021-05-31";
    let night = split(event, &["2021-05-16 @23 +120"], later);
    assert_eq!(night, ["0 2021-05-16 Some((1380, 120))"]);
    assert_eq!(split(event, &["2021-05-16 @22 +120"], later), whole);
}

#[test]
fn each_session_is_a_block_or_a_day_of_its_week() {
    let when = edtf("2021-05-10/2021-05-14");
    let event = Item {
        key: 0,
        when: &when,
        rank: 3,
        is_expected: false,
        minutes: None,
        length_minutes: None,
    };
    let times = ["2021-05-11 @9 +60", "2021-05-11 @9:30 +60", "2021-05-13"].map(time);
    let days = Window::new(day("2021-05-10"), day("2021-05-16")).unwrap();
    let parts = split_by_session(&event, &times, &days);
    let items: Vec<Item<'_>> = parts
        .iter()
        .zip(0..)
        .map(|(part, key)| part.item(key, event.rank))
        .collect();
    let week = week::build(&items, day("2021-05-12"), Weekday::Monday);
    let columns: Vec<(u32, u16, u16)> = week.timed[1]
        .iter()
        .map(|block| (block.key, block.column, block.columns))
        .collect();
    assert_eq!(columns, [(0, 0, 2), (1, 1, 2)]);
    assert_eq!(week.all_day.days[3].keys, [2]);
    assert_eq!(week.all_day.bars.len(), 1);
    assert_eq!(week.count, 3);
}

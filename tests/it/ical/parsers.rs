//! Calendar files as two independent parsers read them, compared with the bundle.

use super::{between, calendar, events, khabarovsk, otherville, with_series};
use calcard::common::IanaString;
use calcard::icalendar::{ICalendarComponentType, ICalendarProperty, ICalendarValue};
use chrono::TimeZone;
use icalendar::{CalendarComponent, Component, DatePerhapsTime, EventLike};
use pobratim::export::Calendar;
use pobratim::model::Bundle;
use pobratim::text::Lang;
use serde_json::json;
use std::collections::BTreeSet;

/// The compared properties of an event.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seen {
    uid: String,
    summary: String,
    description: String,
    start: String,
    end: Option<String>,
    rule: Option<String>,
    sequence: u32,
    status: String,
    categories: Vec<String>,
}

/// Returns the parts of a rule, whose order is irrelevant.
fn sorted(rule: &str) -> String {
    let mut parts: Vec<&str> = rule.split(';').collect();
    parts.sort_unstable();
    parts.join(";")
}

/// By the `icalendar` crate.
fn by_icalendar(text: &str) -> Vec<Seen> {
    let read: icalendar::Calendar = text.parse().unwrap();
    let events = read
        .components
        .iter()
        .filter_map(CalendarComponent::as_event);
    let when = |when: DatePerhapsTime| match when {
        DatePerhapsTime::Date(date) => date.format("%Y%m%d").to_string(),
        DatePerhapsTime::DateTime(time) => match time {
            icalendar::CalendarDateTime::Utc(time) => time.format("%Y%m%dT%H%M%SZ").to_string(),
            icalendar::CalendarDateTime::WithTimezone { date_time, tzid } => {
                format!("{} {tzid}", date_time.format("%Y%m%dT%H%M%S"))
            }
            icalendar::CalendarDateTime::Floating(time) => panic!("{time:?} floats"),
        },
    };
    events
        .map(|event| {
            let value = |name: &str| event.property_value(name).map(str::to_string);
            // The crate does not unescape texts.
            let text = |name: &str| {
                let wire = value(name).unwrap_or_default();
                wire.replace("\\n", "\n")
                    .replace("\\,", ",")
                    .replace("\\;", ";")
                    .replace("\\\\", "\\")
            };
            Seen {
                uid: event.get_uid().unwrap().to_string(),
                summary: text("SUMMARY"),
                description: text("DESCRIPTION"),
                start: when(event.get_start().unwrap()),
                end: event.get_end().map(when),
                rule: value("RRULE").map(|rule| sorted(&rule)),
                sequence: event.get_sequence().unwrap(),
                status: value("STATUS").unwrap(),
                categories: event.get_categories().unwrap(),
            }
        })
        .collect()
}

/// By the `calcard` crate.
fn by_calcard(text: &str) -> Vec<Seen> {
    let mut parser = calcard::Parser::new(text);
    let entry = parser.entry();
    let calcard::Entry::ICalendar(read) = entry else {
        panic!("calcard cannot read it: {entry:?}\n{text}");
    };
    assert!(matches!(parser.entry(), calcard::Entry::Eof));
    let events = read
        .components
        .iter()
        .filter(|component| component.component_type == ICalendarComponentType::VEvent);
    events
        .map(|event| {
            let first = |name: ICalendarProperty| event.property(&name)?.values.first();
            let text = |name| {
                first(name)
                    .and_then(ICalendarValue::as_text)
                    .unwrap_or_default()
                    .to_string()
            };
            let when = |name: ICalendarProperty| {
                let zone = event.property(&name)?.tz_id().map(str::to_string);
                let Some(ICalendarValue::PartialDateTime(at)) = first(name) else {
                    return None;
                };
                let mut text = format!("{:04}{:02}{:02}", at.year?, at.month?, at.day?);
                if let (Some(hour), Some(minute)) = (at.hour, at.minute) {
                    text += &format!("T{hour:02}{minute:02}{:02}", at.second?);
                    match zone {
                        Some(zone) => text += &format!(" {zone}"),
                        None => {
                            assert_eq!(at.tz_hour, Some(0), "{at:?}");
                            text.push('Z');
                        }
                    }
                }
                Some(text)
            };
            let rule = match first(ICalendarProperty::Rrule) {
                Some(ICalendarValue::RecurrenceRule(rule)) => Some(sorted(&rule.to_string())),
                None => None,
                other => panic!("{other:?} is no rule"),
            };
            Seen {
                uid: event.uid().unwrap().to_string(),
                summary: text(ICalendarProperty::Summary),
                description: text(ICalendarProperty::Description),
                start: when(ICalendarProperty::Dtstart).unwrap(),
                end: when(ICalendarProperty::Dtend),
                rule,
                sequence: first(ICalendarProperty::Sequence)
                    .and_then(ICalendarValue::as_integer)
                    .unwrap() as u32,
                status: event.status().unwrap().as_str().to_string(),
                categories: {
                    let entry = event.property(&ICalendarProperty::Categories).unwrap();
                    let values = entry.values.iter().filter_map(ICalendarValue::as_text);
                    values.map(str::to_string).collect()
                },
            }
        })
        .collect()
}

/// Checks that both parsers find the same events, each UID once.
pub(super) fn check(made: &Calendar) -> Vec<Seen> {
    let seen = by_icalendar(&made.text);
    let other = by_calcard(&made.text);
    assert_eq!(seen.len(), made.events);
    for (one, two) in seen.iter().zip(&other) {
        assert_eq!(one, two);
    }
    assert_eq!(seen.len(), other.len());
    let uids: BTreeSet<_> = seen.iter().map(|event| &event.uid).collect();
    assert_eq!(uids.len(), seen.len(), "each UID is there once");
    seen
}

fn check_bundle(bundle: &Bundle, lang: Lang, years: (i32, i32)) -> Vec<Seen> {
    let made = calendar(bundle, lang, years);
    let seen = check(&made);
    for occurrence in between(bundle, years.0, years.1) {
        let id = occurrence.subject.id(bundle);
        // Ids of occurrences contain `@`, UIDs only before the host.
        let expected = match id.split_once('@') {
            None => id.to_string(),
            Some((series, slot)) if slot.len() == 4 => format!("{series}.{slot}"),
            Some((series, _)) => series.to_string(),
        };
        let is_there = |event: &Seen| event.uid.split('@').next() == Some(expected.as_str());
        let event = seen.iter().find(|event| is_there(event)).unwrap();
        let view = bundle.view_of(&occurrence);
        let title = view.title.get(lang, &bundle.order).unwrap().text;
        assert!(event.summary.starts_with(title));
        assert_eq!(event.summary == title, occurrence.when.is_exact());
        assert_eq!(event.categories.len(), 1 + view.category_more.len());
        let summary = view
            .summary
            .get(lang, &bundle.order)
            .map_or("", |found| found.text);
        assert!(event.description.contains(summary), "{}", event.description);
        if !occurrence.when.is_exact() && event.status != "CANCELLED" {
            assert_eq!(event.status, "TENTATIVE", "{id}");
        }
    }
    seen
}

#[test]
fn the_bundle_of_khabarovsk_in_five_languages() {
    let bundle = khabarovsk();
    let mut uids = Vec::new();
    for lang in Lang::ALL {
        let seen = check_bundle(&bundle, lang, (2015, 2030));
        assert!(seen.len() > 100, "{}", seen.len());
        // UIDs are the same in each language.
        uids.push(
            seen.into_iter()
                .map(|event| (event.uid, event.start, event.end))
                .collect::<Vec<_>>(),
        );
    }
    assert!(uids.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn the_bundle_of_otherville() {
    for lang in Lang::ALL {
        let seen = check_bundle(&otherville(), lang, (2026, 2027));
        let rules = seen.iter().filter_map(|event| event.rule.as_deref());
        assert_eq!(rules.collect::<Vec<_>>(), ["BYDAY=2SA;FREQ=MONTHLY"]);
    }
}

/// Returns the starts of the only series between two years, in seconds, by the `rrule` crate from
/// the lines of the file.
fn by_rrule(made: &Calendar, years: (i32, i32)) -> Vec<i64> {
    let lines = super::unfold(&events(made).replace('\n', "\r\n"));
    let names = ["DTSTART", "RRULE", "RDATE", "EXDATE"];
    let own = lines
        .iter()
        .filter(|line| names.iter().any(|name| line.starts_with(name)));
    let text: Vec<&str> = own.map(String::as_str).collect();
    if text.is_empty() {
        return Vec::new();
    }
    let set: rrule::RRuleSet = text.join("\n").parse().unwrap();
    let zone = set.get_dt_start().timezone();
    let first = zone.with_ymd_and_hms(years.0, 1, 1, 0, 0, 0).unwrap();
    let last = zone.with_ymd_and_hms(years.1, 12, 31, 23, 59, 59).unwrap();
    let set = set.after(first).before(last);
    let found = set.all(u16::MAX);
    assert!(!found.limited);
    // Whole days are local here, and UTC in the crate.
    let is_local = text
        .iter()
        .any(|line| line.starts_with("DTSTART;VALUE=DATE"));
    let start = |at: &chrono::DateTime<rrule::Tz>| match is_local {
        true => at.naive_local().and_utc().timestamp(),
        false => at.timestamp(),
    };
    let kept: BTreeSet<i64> = found.dates.iter().map(start).collect();
    kept.into_iter().collect()
}

/// Returns the starts of all events between two years, in seconds, by calcard.
pub(super) fn expanded(made: &Calendar, years: (i32, i32)) -> Vec<i64> {
    let calcard::Entry::ICalendar(read) = calcard::Parser::new(&made.text).entry() else {
        panic!("calcard cannot read it");
    };
    let utc = calcard::common::timezone::Tz::Tz(chrono_tz::Tz::UTC);
    let found = read.expand_dates(utc, 3000);
    assert!(found.errors.is_empty(), "{:?}", found.errors);
    let bound = |year| {
        chrono::NaiveDate::from_ymd_opt(year, 1, 1)
            .unwrap()
            .and_hms_opt(0, 0, 0)
            .unwrap()
    };
    let within = bound(years.0).and_utc().timestamp()..bound(years.1 + 1).and_utc().timestamp();
    let starts = found.events.iter().map(|event| event.timestamps().0);
    let kept: BTreeSet<i64> = starts.filter(|start| within.contains(start)).collect();
    kept.into_iter().collect()
}

/// The same from the bundle: days at the given hour of a zone, or at midnight.
pub(super) fn expected(bundle: &Bundle, years: (i32, i32)) -> Vec<i64> {
    let list = between(bundle, years.0, years.1);
    let starts = list.iter().map(|occurrence| {
        let view = bundle.view_of(occurrence);
        let day = occurrence.when.bounds().earliest.unwrap();
        let day = chrono::NaiveDate::from_ymd_opt(
            day.year(),
            u32::from(u8::from(day.month())),
            u32::from(day.day()),
        )
        .unwrap();
        let Some(time) = view.time else {
            return day.and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp();
        };
        let zone: chrono_tz::Tz = time.zone.parse().unwrap();
        let at = day
            .and_hms_opt(
                u32::from(time.start.hour()),
                u32::from(time.start.minute()),
                0,
            )
            .unwrap();
        zone.from_local_datetime(&at).unwrap().timestamp()
    });
    let kept: BTreeSet<i64> = starts.collect();
    kept.into_iter().collect()
}

fn check_days(fields: serde_json::Value, editions: serde_json::Value) {
    let bundle = with_series(fields.clone(), editions);
    let years = (2021, 2025);
    let made = calendar(&bundle, Lang::En, years);
    check(&made);
    assert_eq!(
        expanded(&made, years),
        expected(&bundle, years),
        "{fields}\n{}",
        events(&made)
    );
    assert!(!expected(&bundle, years).is_empty(), "{fields}");
}

#[test]
fn a_rule_recurs_on_the_same_days_in_calendars() {
    let rule = |start: &str, rrule: &str| json!({ "rule": { "start": start, "rrule": rrule } });
    let none = || json!([]);
    check_days(rule("2021-01-09", "FREQ=MONTHLY;BYDAY=2SA"), none());
    // The first day does not match the rule.
    check_days(rule("2021-01-01", "FREQ=MONTHLY;BYDAY=2SA"), none());
    check_days(
        rule("2021-01-20", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO"),
        none(),
    );
    check_days(
        rule("2021-01-07", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE"),
        none(),
    );
    check_days(
        rule("2021-01-07", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU"),
        none(),
    );
    check_days(
        rule("2021-01-20", "FREQ=MONTHLY;COUNT=7;BYDAY=-1FR"),
        none(),
    );
    check_days(
        rule(
            "2021-01-20",
            "FREQ=YEARLY;UNTIL=20240501;BYMONTH=5;BYDAY=-1SA",
        ),
        none(),
    );
    check_days(rule("2021-01-31", "FREQ=MONTHLY"), none());
    check_days(rule("2020-02-29", "FREQ=YEARLY"), none());
    check_days(
        rule("2021-03-01", "FREQ=DAILY;INTERVAL=10;COUNT=20"),
        none(),
    );
    // Listed days, as for a lunar feast.
    check_days(
        json!({ "rule": { "start": "2021-02-12", "also": ["2022-02-01", "2023-01-22"] } }),
        none(),
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(100))]

    /// Any rule, with days excluded and added, on whole days or across summer time.
    #[test]
    fn any_rule_recurs_on_the_same_days(
        (month, day) in (1..=12_u8, 1..=28_u8),
        form in 0..10_usize,
        (interval, count) in (1..5_u8, 1..40_u8),
        end in 0..3_usize,
        except in proptest::collection::vec((1..=12_u8, 1..=28_u8), 0..4),
        is_timed in proptest::bool::ANY,
    ) {
        let by = [
            "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU,SU", "FREQ=MONTHLY",
            "FREQ=MONTHLY;BYMONTHDAY=1,-1", "FREQ=MONTHLY;BYDAY=2SA,-1FR", "FREQ=YEARLY",
            "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=5",
            "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=4",
        ];
        let mut rule = format!("{};INTERVAL={interval}", by[form]);
        rule += &match end {
            0 => String::new(),
            1 => format!(";COUNT={count}"),
            _ => format!(";UNTIL=2023{month:02}{day:02}"),
        };
        let days: Vec<String> = except.iter().map(|(month, day)| format!("2021-{month:02}-{day:02}")).collect();
        let mut series = json!({
            "rule": { "start": format!("2021-{month:02}-{day:02}"), "rrule": rule, "except": days },
        });
        if is_timed {
            series["time"] = json!({ "start": "04:15", "offset": "+01:00", "zone": "Europe/Oslo" });
        }
        let bundle = with_series(series, json!([]));
        let years = (2020, 2027);
        let made = calendar(&bundle, Lang::En, years);
        proptest::prop_assert_eq!(by_rrule(&made, years), expected(&bundle, years), "{}", events(&made));
        // calcard reads UNTIL, which is in UTC, as local time.
        if !(is_timed && end == 2) {
            proptest::prop_assert_eq!(expanded(&made, years), expected(&bundle, years));
        }
    }
}

#[test]
fn exceptions_additions_and_editions() {
    let rule = json!({
        "start": "2021-01-01", "rrule": "FREQ=MONTHLY;BYDAY=2SA",
        "except": ["2021-01-09", "2021-03-13", "2021-03-14"], "also": ["2021-12-19", "2021-06-12"],
    });
    let edition = |when: &str, id: &str| {
        json!({
            "id": id, "kind": "festival", "title": { "en": "Big market" }, "when": when,
            "series": "market", "category": "cultural", "direction": "culture",
            "format": "in-person", "status": "planned", "sources": [{ "source": "page" }],
        })
    };
    let time = json!({ "start": "10:00", "end": "14:00", "offset": "-08:00", "zone": "America/Los_Angeles" });
    let timed = json!({ "rule": rule, "time": time });
    let untimed = json!({ "rule": rule });
    for fields in [timed, untimed] {
        check_days(fields.clone(), json!([]));
        check_days(
            fields.clone(),
            json!([
                edition("2021-02-13", "a"),
                edition("2022-04-09/2022-04-10", "b")
            ]),
        );
        // An edition for all days of a month.
        check_days(fields, json!([edition("2023-05", "c")]));
    }
    let yearly =
        json!({ "rule": { "start": "2021-05-01", "rrule": "FREQ=YEARLY;BYMONTH=5;BYDAY=-1SA" } });
    check_days(yearly.clone(), json!([edition("2022-06-04", "d")]));
    // The first occurrence is replaced by an entry.
    check_days(yearly, json!([edition("2021-05-29", "e")]));
    let counted = json!({ "rule": { "start": "2021-05-01", "rrule": "FREQ=YEARLY;COUNT=3;BYMONTH=5;BYDAY=-1SA" } });
    check_days(counted, json!([edition("2021-05-29", "f")]));
}

#[test]
fn irregular_days_are_listed_one_by_one() {
    // A day before the first of the rule.
    let early = json!({ "rule": { "start": "2021-03-01", "rrule": "FREQ=MONTHLY;BYDAY=2SA", "also": ["2021-02-01"] } });
    let bundle = with_series(early, json!([]));
    let made = calendar(&bundle, Lang::En, (2021, 2021));
    let seen = check(&made);
    assert_eq!(seen.len(), 11);
    assert!(
        seen.iter()
            .all(|event| event.rule.is_none() && event.uid.starts_with("market.2021"))
    );
    assert_eq!(
        expanded(&made, (2021, 2021)),
        expected(&bundle, (2021, 2021))
    );
}

#[test]
fn what_has_no_first_or_last_day_is_left_out_and_counted() {
    for (when, left_out) in [("2021-05/..", 1), ("../2021", 1), ("2021/", 1), ("2021", 0)] {
        let bundle = super::with_event(json!({ "when": when }));
        let made = calendar(&bundle, Lang::En, (2021, 2021));
        assert_eq!(
            (made.events, made.left_out),
            (1 - left_out, left_out),
            "{when}"
        );
        by_icalendar(&made.text);
    }
}

//! Links to the calendars of Google and Outlook, and names of files.

use super::{between, export, with_event, with_series};
use pobratim::export::file_name;
use pobratim::model::Bundle;
use pobratim::text::Lang;
use serde_json::json;

/// Returns both links of the first occurrence, without their texts.
fn check(bundle: &Bundle, google: Option<&str>, outlook: Option<&str>) {
    let list = between(bundle, 2021, 2021);
    let export = export(bundle, Lang::En);
    let dates = |link: Option<String>, from: &str| {
        let link = link?;
        let (_, rest) = link.split_once(from).unwrap();
        let (dates, _) = rest
            .split_once("&details=")
            .or(rest.split_once("&subject="))?;
        Some(dates.to_string())
    };
    let one = list.first().unwrap();
    assert_eq!(dates(export.google(one), "&dates=").as_deref(), google);
    assert_eq!(dates(export.outlook(one), "&startdt=").as_deref(), outlook);
}

#[test]
fn days_and_hours() {
    let at = |fields| with_event(fields);
    let time =
        json!({ "start": "19:00", "end": "21:30", "offset": "+10:00", "zone": "Asia/Vladivostok" });
    check(
        &at(json!({ "when": "2021-05-14" })),
        Some("20210514/20210515"),
        Some("2021-05-14&enddt=2021-05-15&allday=true"),
    );
    check(
        &at(json!({ "when": "2021-12-30/2021-12-31" })),
        Some("20211230/20220101"),
        Some("2021-12-30&enddt=2022-01-01&allday=true"),
    );
    check(
        &at(json!({ "time": time })),
        Some("20210514T090000Z/20210514T113000Z&ctz=Asia/Vladivostok"),
        Some("2021-05-14T09:00:00Z&enddt=2021-05-14T11:30:00Z"),
    );
    let late =
        json!({ "start": "22:00", "end": "01:00", "offset": "+10:00", "zone": "Asia/Vladivostok" });
    check(
        &at(json!({ "time": late })),
        Some("20210514T120000Z/20210514T150000Z&ctz=Asia/Vladivostok"),
        Some("2021-05-14T12:00:00Z&enddt=2021-05-14T15:00:00Z"),
    );
    let open = json!({ "start": "22:00", "offset": "+10:00", "zone": "Asia/Vladivostok" });
    check(
        &at(json!({ "time": open })),
        Some("20210514T120000Z/20210514T120000Z&ctz=Asia/Vladivostok"),
        Some("2021-05-14T12:00:00Z&enddt=2021-05-14T12:00:00Z"),
    );
}

#[test]
fn a_day_of_a_rule_in_summer_time() {
    // The series has the winter offset; in June the clocks in Portland are one hour ahead.
    let bundle = with_series(
        json!({
            "rule": { "start": "2021-06-05", "rrule": "FREQ=MONTHLY;BYDAY=1SA" },
            "time": { "start": "10:00", "end": "12:00", "offset": "-08:00", "zone": "America/Los_Angeles" },
        }),
        json!([]),
    );
    check(
        &bundle,
        Some("20210605T170000Z/20210605T190000Z&ctz=America/Los_Angeles"),
        Some("2021-06-05T17:00:00Z&enddt=2021-06-05T19:00:00Z"),
    );
}

#[test]
fn no_link_where_the_day_is_not_known_or_the_event_is_off() {
    for when in [
        "2021-05",
        "2021-05-14~",
        "2021-05-14?",
        "2021",
        "2021-21",
        "2021/2022",
        "2021-05-14/..",
    ] {
        check(&with_event(json!({ "when": when })), None, None);
    }
    for status in ["cancelled", "postponed"] {
        check(&with_event(json!({ "status": status })), None, None);
    }
}

#[test]
fn texts_are_encoded() {
    let bundle = with_event(json!({
        "title": { "en": "Songs & “tea”, 50 %" },
        "place": { "name": { "en": "Quay #4" }, "city": "khabarovsk" },
    }));
    let list = between(&bundle, 2021, 2021);
    let link = export(&bundle, Lang::En).google(&list[0]).unwrap();
    insta::assert_snapshot!(link, @r"https://calendar.google.com/calendar/render?action=TEMPLATE&text=Songs%20%26%20%E2%80%9Ctea%E2%80%9D,%2050%20%25&dates=20210514/20210515&details=When:%2014%20May%202021%0Aoutcome-unknown%0ASource:%20Page%20https://example.org/%0Ahttps://example.org/amur/en/events/feast&location=Quay%20%234,%20Khabarovsk");
    let link = export(&bundle, Lang::En).outlook(&list[0]).unwrap();
    insta::assert_snapshot!(link, @r"https://outlook.live.com/calendar/deeplink/compose?path=/calendar/action/compose&rru=addevent&startdt=2021-05-14&enddt=2021-05-15&allday=true&subject=Songs%20%26%20%E2%80%9Ctea%E2%80%9D,%2050%20%25&body=When:%2014%20May%202021%0Aoutcome-unknown%0ASource:%20Page%20https://example.org/%0Ahttps://example.org/amur/en/events/feast&location=Quay%20%234,%20Khabarovsk");
}

#[test]
fn names_of_files() {
    let check = |words: &[&str], expected: &str| assert_eq!(file_name(words, "ics"), expected);
    check(&["khabarovsk", "2021-05"], "khabarovsk-2021-05.ics");
    check(
        &["khabarovsk", "2021-05/2021-08"],
        "khabarovsk-2021-05-2021-08.ics",
    );
    check(&["city-day@2026"], "city-day-2026.ics");
    check(&["Хабаровск", "2021~"], "2021.ics");
    check(&["../..", ""], "calendar.ics");
    let long = "a".repeat(200);
    assert_eq!(file_name(&[&long], "ics").len(), 104 + ".ics".len());
}

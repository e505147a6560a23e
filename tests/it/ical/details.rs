//! Details, sessions and announced series.

use super::parsers::check;
use super::{calendar, events, unfold};
use insta::assert_snapshot;
use pobratim::model::Bundle;
use pobratim::text::Lang;
use serde_json::{Value, json};

use crate::festival::{bundle, festival, market};
use crate::fields::site::loaded;
#[cfg(feature = "cli")]
use crate::fixture::both;

fn with_events(list: Value) -> Bundle {
    loaded(&bundle(list, json!([])))
}

/// Pictures are beside the bundle, whose folder the page names.
#[test]
fn the_folder_of_the_bundle_is_that_of_the_page() {
    let index = include_str!("../../../index.html");
    assert!(index.contains("<meta name=\"pobratim:bundle\" content=\"bundle/"));
}

/// The values of a property of each event that has it, unfolded.
fn values(bundle: &Bundle, name: &str) -> Vec<String> {
    let made = calendar(bundle, Lang::En, (2022, 2023));
    check(&made);
    let lines = unfold(&events(&made).replace('\n', "\r\n"));
    let own = lines.iter().filter_map(|line| line.strip_prefix(name));
    own.filter(|rest| rest.starts_with([':', ';']))
        .map(|rest| rest.trim_start_matches(':').to_owned())
        .collect()
}

#[test]
fn an_event_with_every_detail() {
    let mut fair = festival();
    fair["sessions"] = json!([]);
    fair["when"] = json!("2022-06-11");
    fair["time"] = json!({
        "start": "10:00", "doors": "09:30", "offset": "+10:00", "zone": "Asia/Vladivostok",
    });
    let bundle = with_events(json!([fair]));
    let made = calendar(&bundle, Lang::En, (2022, 2022));
    check(&made);
    assert_snapshot!(events(&made), @r"
    BEGIN:VEVENT
    UID:fair@example.org
    DTSTAMP:20220201T000000Z
    LAST-MODIFIED:20220201T000000Z
    SEQUENCE:0
    DTSTART:20220611T000000Z
    STATUS:CONFIRMED
    SUMMARY;LANGUAGE=en:Fair
    DESCRIPTION;LANGUAGE=en:Songs and crafts.\nTwo days of songs.\nCrafts from 
     both banks.\nWhen: 11 June 2022\nPreviousWhen: in May 2022\nplanned\nReaso
     n: The river was high.\nNo places left\nDoors: 09:30\nPrice: Adults ¥500\
     ; Children €12.50\; Cash only\nRegistration: desk@example.org\; by mail\
     ; RegistrationOpens: 1 May 2022\; RegistrationCloses: 1 June 2022\nOnline:
      https://example.org/live\nGettingThere: Tram 5 to the quay\nSource: Page 
     https://example.org/\nhttps://example.org/amur/en/events/fair
    LOCATION;LANGUAGE=en:River Hall\, 1 Quay Street\, Khabarovsk
    GEO:48.472500;135.057700
    CATEGORIES;LANGUAGE=en:Culture
    CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://example.org/live
    IMAGE;VALUE=URI;DISPLAY=BADGE:https://example.org/amur/bundle/images/fair-0
     a1b2c3d-800.jpg
    URL:https://example.org/amur/en/events/fair
    END:VEVENT
    ");
}

#[test]
fn each_session_is_an_event() {
    let bundle = with_events(json!([festival()]));
    let made = calendar(&bundle, Lang::En, (2022, 2022));
    check(&made);
    let lines = unfold(&events(&made).replace('\n', "\r\n"));
    let shown = [
        "BEGIN", "UID", "DTSTART", "DTEND", "TRANSP", "RELATED", "STATUS", "SUMMARY", "LOCATION",
    ];
    let shown: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| shown.iter().any(|name| line.starts_with(name)))
        .collect();
    assert_snapshot!(shown.join("\n"), @r"
    BEGIN:VEVENT
    UID:fair@example.org
    DTSTART:20220611T000000Z
    DTEND:20220611T020000Z
    STATUS:CONFIRMED
    SUMMARY;LANGUAGE=en:Fair: Opening
    LOCATION;LANGUAGE=en:Room 2\, River Hall\, 1 Quay Street\, Khabarovsk
    BEGIN:VEVENT
    UID:fair.20220611T100000.2@example.org
    DTSTART:20220611T000000Z
    DTEND:20220611T010000Z
    RELATED-TO;RELTYPE=SIBLING:fair@example.org
    STATUS:CONFIRMED
    SUMMARY;LANGUAGE=en:Fair: Crafts
    LOCATION;LANGUAGE=en:River Hall\, 1 Quay Street\, Khabarovsk
    BEGIN:VEVENT
    UID:fair.20220612@example.org
    DTSTART;VALUE=DATE:20220612
    DTEND;VALUE=DATE:20220613
    TRANSP:TRANSPARENT
    RELATED-TO;RELTYPE=SIBLING:fair@example.org
    STATUS:CONFIRMED
    SUMMARY;LANGUAGE=en:Fair: Open house
    LOCATION;LANGUAGE=en:River Hall\, 1 Quay Street\, Khabarovsk
    BEGIN:VEVENT
    UID:fair.20220612T180000@example.org
    DTSTART:20220612T080000Z
    DTEND:20220612T100000Z
    RELATED-TO;RELTYPE=SIBLING:fair@example.org
    STATUS:CONFIRMED
    SUMMARY;LANGUAGE=en:Fair: Closing concert
    LOCATION;LANGUAGE=en:Lime Park\, Khabarovsk
    ");
    let description = values(&bundle, "DESCRIPTION");
    assert!(
        description[0].contains("When: 11 June 2022\\n"),
        "{}",
        description[0]
    );
    assert!(
        description[0].contains("Doors: 09:30\\n"),
        "{}",
        description[0]
    );
    assert!(!description[1].contains("Doors"), "{}", description[1]);
}

#[test]
fn sessions_keep_their_uids() {
    let uids = |keep: &dyn Fn(&Value) -> bool| {
        let mut fair = festival();
        fair["sessions"]
            .as_array_mut()
            .unwrap()
            .retain(|one| keep(one));
        values(&with_events(json!([fair])), "UID")
    };
    let all = uids(&|_| true);
    assert_eq!(
        all,
        [
            "fair@example.org",
            "fair.20220611T100000.2@example.org",
            "fair.20220612@example.org",
            "fair.20220612T180000@example.org",
        ]
    );
    // The others do not change when one is removed, and an event without sessions keeps its UID.
    let fewer = uids(&|one| one["title"]["en"] != "Crafts");
    assert_eq!(fewer, [&*all[0], &*all[2], &*all[3]]);
    assert_eq!(uids(&|_| false), ["fair@example.org"]);
}

#[test]
fn without_an_address_of_the_site_there_is_no_picture() {
    let mut bundle = with_events(json!([festival()]));
    let images = |bundle: &Bundle| values(bundle, "IMAGE").len();
    assert_eq!(images(&bundle), 4);
    bundle.site.url = None;
    assert_eq!(images(&bundle), 0);
}

/// The UID, days and status of each event of a series with this rule.
fn check_series(rule: Value, announced_until: &str, expected: &[&str]) {
    let series = market(json!({ "rule": rule }), announced_until);
    let bundle = loaded(&bundle(json!([]), json!([series])));
    let made = calendar(&bundle, Lang::En, (2022, 2023));
    check(&made);
    let lines = unfold(&events(&made).replace('\n', "\r\n"));
    let mut found: Vec<String> = Vec::new();
    for line in lines {
        if let Some(uid) = line.strip_prefix("UID:") {
            found.push(uid.trim_end_matches("@example.org").to_owned());
        }
        let names = [
            "DTSTART;VALUE=DATE:",
            "RRULE:",
            "RDATE;VALUE=DATE:",
            "EXDATE;VALUE=DATE:",
            "STATUS:",
        ];
        if let Some(value) = names.iter().find_map(|name| line.strip_prefix(name)) {
            found.last_mut().unwrap().push_str(&format!(" {value}"));
        }
    }
    assert_eq!(found, expected);
    let days = |bundle: &Bundle| super::parsers::expected(bundle, (2022, 2023));
    assert_eq!(super::parsers::expanded(&made, (2022, 2023)), days(&bundle));
}

#[test]
fn announced_days_of_a_series_are_confirmed() {
    let weekly = |end: &str| json!({ "start": "2022-01-03", "rrule": format!("FREQ=WEEKLY{end}") });
    check_series(
        weekly(""),
        "2022-02-01",
        &[
            "market 20220103 FREQ=WEEKLY;UNTIL=20220201 CONFIRMED",
            "market.expected 20220207 FREQ=WEEKLY TENTATIVE",
        ],
    );
    check_series(
        weekly(";COUNT=8"),
        "2022-02-01",
        &[
            "market 20220103 FREQ=WEEKLY;COUNT=5 CONFIRMED",
            "market.expected 20220207 FREQ=WEEKLY;COUNT=3 TENTATIVE",
        ],
    );
    // All days, or none.
    check_series(
        weekly(";UNTIL=20220301"),
        "2022-12-31",
        &["market 20220103 FREQ=WEEKLY;UNTIL=20220301 CONFIRMED"],
    );
    check_series(
        weekly(""),
        "2021-12-31",
        &["market 20220103 FREQ=WEEKLY TENTATIVE"],
    );
    // Exceptions and further days are in the part to which they belong.
    check_series(
        json!({
            "start": "2022-01-03", "rrule": "FREQ=WEEKLY;INTERVAL=2",
            "except": ["2022-01-17", "2022-02-14"], "also": ["2022-01-20", "2022-03-01"],
        }),
        "2022-02-05",
        &[
            "market 20220103 FREQ=WEEKLY;INTERVAL=2;UNTIL=20220205 20220120 20220117 CONFIRMED",
            "market.expected 20220228 FREQ=WEEKLY;INTERVAL=2 20220301 TENTATIVE",
        ],
    );
    // Listed days.
    check_series(
        json!({ "start": "2022-02-12", "also": ["2022-03-01", "2023-01-22"] }),
        "2022-12-31",
        &[
            "market 20220212 20220301 CONFIRMED",
            "market.expected 20230122 TENTATIVE",
        ],
    );
}

#[test]
fn the_description_says_which_days_are_announced() {
    let rule = json!({ "rule": { "start": "2022-01-03", "rrule": "FREQ=WEEKLY" } });
    let series = market(rule, "2022-02-01");
    let bundle = loaded(&bundle(json!([]), json!([series])));
    let found = values(&bundle, "DESCRIPTION");
    let [announced, expected] = &found[..] else {
        panic!("{found:?}")
    };
    assert!(
        announced.contains("\\nplanned\\nAnnouncedUntil: 1 February 2022\\n"),
        "{announced}"
    );
    assert!(expected.contains("\\nexpected\\nSource"), "{expected}");
}

#[test]
fn announced_occurrences_of_a_download_are_confirmed() {
    let rule = json!({ "rule": { "start": "2022-02-07", "rrule": "FREQ=WEEKLY" } });
    let bundle = loaded(&bundle(json!([]), json!([market(rule, "2022-02-14")])));
    let list = super::between(&bundle, 2022, 2022);
    let made = super::export(&bundle, Lang::En).calendar(&list[..3], "Trial", "-//T//T//EN");
    let statuses: Vec<&str> = made
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("STATUS:"))
        .collect();
    assert_eq!(statuses, ["CONFIRMED", "CONFIRMED", "TENTATIVE"]);
    // A yearly span is vague, and stays tentative.
    let yearly = market(
        json!({ "yearly": "05-31~", "first_year": 2020 }),
        "2030-12-31",
    );
    let bundle = loaded(&crate::festival::bundle(json!([]), json!([yearly])));
    assert_eq!(values(&bundle, "STATUS"), ["TENTATIVE", "TENTATIVE"]);
}

#[test]
fn pictures_are_in_the_folder_of_the_bundle() {
    let bundle = with_events(json!([festival()]));
    let list = super::between(&bundle, 2022, 2022);
    for (folder, expected) in [("bundle/", "/amur/bundle/images/"), ("", "/amur/images/")] {
        let export = pobratim::export::Export {
            bundle_folder: folder,
            ..super::export(&bundle, Lang::En)
        };
        let made = export.calendar(&list, "Trial", "-//T//T//EN");
        let lines = unfold(&made.text);
        let found = lines.iter().find(|line| line.starts_with("IMAGE"));
        let url = found.and_then(|line| line.split_once(":https://example.org"));
        assert!(
            url.is_some_and(|(_, path)| path.starts_with(expected)),
            "{found:?}"
        );
    }
}

/// The description with the messages of the page.
#[cfg(feature = "cli")]
#[test]
fn descriptions_in_five_languages() {
    use pobratim::export::{Export, Phrase};
    let mut fair = festival();
    fair["sessions"] = json!([]);
    fair["when"] = json!("2022-06-11");
    fair["price"] = json!({ "free": true, "note": both("Cash only") });
    fair["time"] = json!({
        "start": "10:00", "doors": "09:30", "offset": "+10:00", "zone": "Asia/Vladivostok",
    });
    let bundle = with_events(json!([fair]));
    let list = super::between(&bundle, 2022, 2022);
    let mut texts = String::new();
    for lang in Lang::ALL {
        let say = |phrase: Phrase<'_>| pobratim::ui::render::phrase(lang, phrase);
        let export = Export {
            phrase: &say,
            ..super::export(&bundle, lang)
        };
        let made = export.calendar(&list, "Trial", "-//T//T//EN");
        let lines = unfold(&made.text);
        let found = lines.iter().find(|line| line.starts_with("DESCRIPTION"));
        texts += &found.unwrap().replace("\\n", "\n").replace("\\;", ";");
        texts += "\n";
    }
    assert_snapshot!(texts, @r"
    DESCRIPTION;LANGUAGE=ru:Songs and crafts.
    Two days of songs.
    Crafts from both banks.
    Когда: 11 июня 2022 года
    Прежде объявленная дата: в мае 2022 года
    В планах
    Причина: The river was high.
    Мест нет
    Вход с 09:30
    Стоимость: Бесплатно; Cash only
    Запись на участие: desk@example.org; by mail; Начало записи: 1 мая 2022 года; Последний день записи: 1 июня 2022 года
    Онлайн: https://example.org/live
    Как добраться: Tram 5 to the quay
    Источники: Page https://example.org/
    https://example.org/amur/ru/events/fair
    DESCRIPTION;LANGUAGE=en:Songs and crafts.
    Two days of songs.
    Crafts from both banks.
    When: 11 June 2022
    Previously announced: in May 2022
    Planned
    Reason: The river was high.
    Sold out
    Doors 09:30
    Price: Free; Cash only
    Registration: desk@example.org; by mail; Opens: 1 May 2022; Last day: 1 June 2022
    Online: https://example.org/live
    Getting there: Tram 5 to the quay
    Sources: Page https://example.org/
    https://example.org/amur/en/events/fair
    DESCRIPTION:Songs and crafts.
    Two days of songs.
    Crafts from both banks.
    时间：2022年6月11日
    原定日期：2022年5月
    计划中
    原因：The river was high.
    名额已满
    09:30开始入场
    费用：免费; Cash only
    报名：desk@example.org; by mail; 报名开始：2022年5月1日; 报名截止：2022年6月1日
    线上：https://example.org/live
    如何到达：Tram 5 to the quay
    来源：Page https://example.org/
    https://example.org/amur/zh/events/fair
    DESCRIPTION:Songs and crafts.
    Two days of songs.
    Crafts from both banks.
    일시: 2022년 6월 11일
    당초 발표된 날짜: 2022년 5월
    예정
    사유: The river was high.
    정원 마감
    09:30 입장 시작
    요금: 무료; Cash only
    참가 신청: desk@example.org; by mail; 신청 시작: 2022년 5월 1일; 신청 마감: 2022년 6월 1일
    온라인: https://example.org/live
    오시는 길: Tram 5 to the quay
    출처: Page https://example.org/
    https://example.org/amur/ko/events/fair
    DESCRIPTION:Songs and crafts.
    Two days of songs.
    Crafts from both banks.
    日時：2022年6月11日
    当初の日程：2022年5月
    予定
    理由：The river was high.
    満員
    09:30開場
    料金：無料; Cash only
    参加申し込み：desk@example.org; by mail; 受付開始：2022年5月1日; 締め切り：2022年6月1日
    オンライン：https://example.org/live
    アクセス：Tram 5 to the quay
    出典：Page https://example.org/
    https://example.org/amur/ja/events/fair
    ");
}

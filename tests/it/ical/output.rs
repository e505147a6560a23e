//! Complete outputs.

use super::{calendar, events, export, with_event, with_series};
use insta::assert_snapshot;
use pobratim::export::PRODID;
use pobratim::text::Lang;
use serde_json::{Value, json};

/// The one event with these fields.
fn one(lang: Lang, fields: Value) -> String {
    events(&calendar(&with_event(fields), lang, (1990, 2030)))
}

#[test]
fn a_file() {
    let bundle = with_event(json!({}));
    assert_snapshot!(calendar(&bundle, Lang::En, (2021, 2021)).text.replace("\r\n", "\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Pobratim//Pobratim//EN
    NAME:Trial
    X-WR-CALNAME:Trial
    REFRESH-INTERVAL;VALUE=DURATION:P1D
    X-PUBLISHED-TTL:P1D
    BEGIN:VEVENT
    UID:feast@example.org
    DTSTAMP:20220201T000000Z
    LAST-MODIFIED:20220201T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20210514
    DTEND;VALUE=DATE:20210515
    TRANSP:TRANSPARENT
    STATUS:TENTATIVE
    SUMMARY;LANGUAGE=en:Feast
    DESCRIPTION;LANGUAGE=en:When: 14 May 2021\noutcome-unknown\nSource: Page ht
     tps://example.org/\nhttps://example.org/amur/en/events/feast
    CATEGORIES;LANGUAGE=en:Culture
    URL:https://example.org/amur/en/events/feast
    END:VEVENT
    END:VCALENDAR
    ");
    let empty = export(&bundle, Lang::Ru).calendar(&[], "Хабаровск, май 2021", PRODID);
    assert_snapshot!(empty.text.replace("\r\n", "\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Pobratim//Pobratim//EN
    NAME:Хабаровск\, май 2021
    X-WR-CALNAME:Хабаровск\, май 2021
    REFRESH-INTERVAL;VALUE=DURATION:P1D
    X-PUBLISHED-TTL:P1D
    END:VCALENDAR
    ");
}

#[test]
fn days() {
    assert_snapshot!(one(Lang::Ru, json!({ "when": "2021-12-30/2022-01-02", "status": "held" })), @r"
    BEGIN:VEVENT
    UID:feast@example.org
    DTSTAMP:20220201T000000Z
    LAST-MODIFIED:20220201T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20211230
    DTEND;VALUE=DATE:20220103
    TRANSP:TRANSPARENT
    STATUS:CONFIRMED
    SUMMARY;LANGUAGE=en:Feast
    DESCRIPTION;LANGUAGE=ru:When: с 30 декабря 2021 года по 2 я
     нваря 2022 года\nheld\nSource: Page https://example.org/\nhttps:/
     /example.org/amur/ru/events/feast
    CATEGORIES;LANGUAGE=ru:Culture
    URL:https://example.org/amur/ru/events/feast
    END:VEVENT
    ");
}

#[test]
fn vague_dates() {
    assert_snapshot!(one(Lang::Ru, json!({ "when": "2021-05", "status": "held" })), @r"
    BEGIN:VEVENT
    UID:feast@example.org
    DTSTAMP:20220201T000000Z
    LAST-MODIFIED:20220201T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20210501
    DTEND;VALUE=DATE:20210601
    TRANSP:TRANSPARENT
    STATUS:TENTATIVE
    SUMMARY;LANGUAGE=en:Feast (in May 2021)
    DESCRIPTION;LANGUAGE=ru:When: в мае 2021 года\nknown only by month\
     nheld\nSource: Page https://example.org/\nhttps://example.org/amur/ru/even
     ts/feast
    CATEGORIES;LANGUAGE=ru:Culture
    URL:https://example.org/amur/ru/events/feast
    END:VEVENT
    ");
    assert_snapshot!(one(Lang::En, json!({ "when": "2021-24" })), @r"
    BEGIN:VEVENT
    UID:feast@example.org
    DTSTAMP:20220201T000000Z
    LAST-MODIFIED:20220201T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20211201
    DTEND;VALUE=DATE:20220301
    TRANSP:TRANSPARENT
    STATUS:TENTATIVE
    SUMMARY;LANGUAGE=en:Feast (in winter 2021/22)
    DESCRIPTION;LANGUAGE=en:When: in winter 2021/22\nknown only by season\nplan
     ned\nSource: Page https://example.org/\nhttps://example.org/amur/en/events
     /feast
    CATEGORIES;LANGUAGE=en:Culture
    URL:https://example.org/amur/en/events/feast
    END:VEVENT
    ");
    assert_snapshot!(one(Lang::En, json!({ "when": "2022/2024", "status": "ongoing" })), @r"
    BEGIN:VEVENT
    UID:feast@example.org
    DTSTAMP:20220201T000000Z
    LAST-MODIFIED:20220201T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20220101
    DTEND;VALUE=DATE:20250101
    TRANSP:TRANSPARENT
    STATUS:TENTATIVE
    SUMMARY;LANGUAGE=en:Feast (in 2022–2024)
    DESCRIPTION;LANGUAGE=en:When: in 2022–2024\nknown only by year\nongoing\n
     Source: Page https://example.org/\nhttps://example.org/amur/en/events/feas
     t
    CATEGORIES;LANGUAGE=en:Culture
    URL:https://example.org/amur/en/events/feast
    END:VEVENT
    ");
    assert_snapshot!(one(Lang::En, json!({ "when": "2021-05-31~" })), @r"
    BEGIN:VEVENT
    UID:feast@example.org
    DTSTAMP:20220201T000000Z
    LAST-MODIFIED:20220201T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20210531
    DTEND;VALUE=DATE:20210601
    TRANSP:TRANSPARENT
    STATUS:TENTATIVE
    SUMMARY;LANGUAGE=en:Feast (around 31 May 2021)
    DESCRIPTION;LANGUAGE=en:When: around 31 May 2021\nknown only by day\noutcom
     e-unknown\nSource: Page https://example.org/\nhttps://example.org/amur/en/
     events/feast
    CATEGORIES;LANGUAGE=en:Culture
    URL:https://example.org/amur/en/events/feast
    END:VEVENT
    ");
}

#[test]
fn a_timed_event_with_everything() {
    assert_snapshot!(one(Lang::En, json!({
        "title": { "en": "Songs; tea, and \\o/", "ru": "Песни" },
        "summary": { "ru": "Вечер на набережной." },
        "when": "2022-05-14",
        "time": { "start": "22:30", "end": "00:15", "offset": "+10:00", "zone": "Asia/Vladivostok" },
        "place": {
            "name": { "en": "Quay 4" }, "city": "niigata",
            "position": { "lat": 37.9, "lon": -0.000001 },
        },
        "contact": { "name": { "en": "Office" }, "email": "office@example.org", "phone": "+81 25 000 0000" },
        "sources": [{ "source": "report", "paragraphs": ["P05", "P06"] }, { "source": "page" }],
        "revision": { "number": 3, "date": "2022-01-15" },
    })), @r"
    BEGIN:VEVENT
    UID:feast@example.org
    DTSTAMP:20220115T000000Z
    LAST-MODIFIED:20220115T000000Z
    SEQUENCE:3
    DTSTART:20220514T123000Z
    DTEND:20220514T141500Z
    STATUS:CONFIRMED
    SUMMARY;LANGUAGE=en:Songs\; tea\, and \\o/
    DESCRIPTION:Вечер на набережной.\nWhen: 14 May 2022\nplann
     ed\nSource: Report P05 P06\; Page https://example.org/\nhttps://example.or
     g/amur/en/events/feast
    LOCATION;LANGUAGE=en:Quay 4\, Niigata
    GEO:37.900000;-0.000001
    CATEGORIES;LANGUAGE=en:Culture
    CONTACT;LANGUAGE=en:Office\, office@example.org\, +81 25 000 0000
    URL:https://example.org/amur/en/events/feast
    END:VEVENT
    ");
}

#[test]
fn cancelled() {
    assert_snapshot!(one(Lang::En, json!({
        "status": "cancelled", "revision": { "number": 1, "date": "2021-05-01" },
    })), @r"
    BEGIN:VEVENT
    UID:feast@example.org
    DTSTAMP:20210501T000000Z
    LAST-MODIFIED:20210501T000000Z
    SEQUENCE:1
    DTSTART;VALUE=DATE:20210514
    DTEND;VALUE=DATE:20210515
    TRANSP:TRANSPARENT
    STATUS:CANCELLED
    SUMMARY;LANGUAGE=en:Feast
    DESCRIPTION;LANGUAGE=en:When: 14 May 2021\ncancelled\nSource: Page https://
     example.org/\nhttps://example.org/amur/en/events/feast
    CATEGORIES;LANGUAGE=en:Culture
    URL:https://example.org/amur/en/events/feast
    END:VEVENT
    ");
}

#[test]
fn long_japanese() {
    let title = "日本海を渡る歌声、姉妹都市の子どもたちによる春の合唱交流会とその記録展示";
    assert_snapshot!(one(Lang::Ja, json!({
        "title": { "ja": title, "en": "Choir" },
        "summary": { "ja": "新潟とハバロフスクの児童合唱団が、それぞれの町の歌を互いのことばで歌います。" },
        "when": "2021-04",
    })), @r"
    BEGIN:VEVENT
    UID:feast@example.org
    DTSTAMP:20220201T000000Z
    LAST-MODIFIED:20220201T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20210401
    DTEND;VALUE=DATE:20210501
    TRANSP:TRANSPARENT
    STATUS:TENTATIVE
    SUMMARY;LANGUAGE=ja:日本海を渡る歌声、姉妹都市の子どもた
     ちによる春の合唱交流会とその記録展示（2021年4月）
    DESCRIPTION;LANGUAGE=ja:新潟とハバロフスクの児童合唱団が、
     それぞれの町の歌を互いのことばで歌います。\nWhen: 202
     1年4月\nknown only by month\noutcome-unknown\nSource: Page https://examp
     le.org/\nhttps://example.org/amur/ja/events/feast
    CATEGORIES;LANGUAGE=en:Culture
    URL:https://example.org/amur/ja/events/feast
    END:VEVENT
    ");
}

#[test]
fn recurring_across_summer_time() {
    let bundle = with_series(
        json!({
            "rule": {
                "start": "2021-02-01", "rrule": "FREQ=MONTHLY;UNTIL=20211231;BYDAY=2SA",
                "except": ["2021-08-14"], "also": ["2021-12-19"],
            },
            "time": { "start": "10:00", "end": "14:00", "offset": "-08:00", "zone": "America/Los_Angeles" },
        }),
        json!([{
            "id": "market-in-may", "kind": "festival", "title": { "en": "Market in May" },
            "when": "2021-05-08", "series": "market", "category": "cultural",
            "direction": "culture", "format": "in-person", "status": "held",
            "revision": { "number": 0, "date": "2022-02-05" }, "sources": [{ "source": "page" }],
        }]),
    );
    assert_snapshot!(calendar(&bundle, Lang::En, (2021, 2021)).text.replace("\r\n", "\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Pobratim//Pobratim//EN
    NAME:Trial
    X-WR-CALNAME:Trial
    REFRESH-INTERVAL;VALUE=DURATION:P1D
    X-PUBLISHED-TTL:P1D
    BEGIN:VTIMEZONE
    TZID:America/Los_Angeles
    BEGIN:DAYLIGHT
    DTSTART:20200308T020000
    TZOFFSETFROM:-0800
    TZOFFSETTO:-0700
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
    END:DAYLIGHT
    BEGIN:STANDARD
    DTSTART:20201101T020000
    TZOFFSETFROM:-0700
    TZOFFSETTO:-0800
    RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:market@example.org
    DTSTAMP:20220205T000000Z
    LAST-MODIFIED:20220205T000000Z
    SEQUENCE:1
    DTSTART;TZID=America/Los_Angeles:20210213T100000
    DTEND;TZID=America/Los_Angeles:20210213T140000
    RRULE:FREQ=MONTHLY;UNTIL=20211231T180000Z;BYDAY=2SA
    RDATE;TZID=America/Los_Angeles:20211219T100000
    EXDATE;TZID=America/Los_Angeles:20210508T100000,20210814T100000
    STATUS:TENTATIVE
    SUMMARY;LANGUAGE=en:Market
    DESCRIPTION;LANGUAGE=en:When: every month on the second Saturday\, until 31
      December 2021\nexpected\nSource: Page https://example.org/\nhttps://examp
     le.org/amur/en/events/market@2021-02-13
    CATEGORIES;LANGUAGE=en:Culture
    URL:https://example.org/amur/en/events/market@2021-02-13
    END:VEVENT
    BEGIN:VEVENT
    UID:market-in-may@example.org
    DTSTAMP:20220205T000000Z
    LAST-MODIFIED:20220205T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20210508
    DTEND;VALUE=DATE:20210509
    TRANSP:TRANSPARENT
    STATUS:CONFIRMED
    SUMMARY;LANGUAGE=en:Market in May
    DESCRIPTION;LANGUAGE=en:When: 8 May 2021\nheld\nSource: Page https://exampl
     e.org/\nhttps://example.org/amur/en/events/market-in-may
    CATEGORIES;LANGUAGE=en:Culture
    URL:https://example.org/amur/en/events/market-in-may
    END:VEVENT
    END:VCALENDAR
    ");
    // One occurrence alone includes the series and its replacements.
    let list = super::between(&bundle, 2021, 2021);
    let made = export(&bundle, Lang::En).feed(&list[..1], "Trial", PRODID);
    assert_eq!(made.events, 2);
    // An export has the shown occurrences only, on both sides of the clock change.
    let made = export(&bundle, Lang::En).calendar(&list[..3], "Trial", PRODID);
    let values_of = |name: &str| {
        let lines = made.text.lines();
        let found = lines.filter_map(|line| line.strip_prefix(name).map(str::to_string));
        found.collect::<Vec<String>>()
    };
    assert_eq!(
        values_of("UID:"),
        [
            "market.20210213@example.org",
            "market.20210313@example.org",
            "market.20210410@example.org"
        ]
    );
    assert_eq!(
        values_of("DTSTART:"),
        ["20210213T180000Z", "20210313T180000Z", "20210410T170000Z"]
    );
    assert_eq!(made.events, 3);
    for absent in ["RRULE", "RDATE", "TZID"] {
        assert!(!made.text.contains(absent), "{absent}");
    }
}

#[test]
fn recurring_about_a_day() {
    let bundle = with_series(json!({ "yearly": "05-31~", "first_year": 2021 }), json!([]));
    assert_snapshot!(events(&calendar(&bundle, Lang::En, (2021, 2022))), @r"
    BEGIN:VEVENT
    UID:market.2021@example.org
    DTSTAMP:20220201T000000Z
    LAST-MODIFIED:20220201T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20210531
    DTEND;VALUE=DATE:20210601
    TRANSP:TRANSPARENT
    STATUS:TENTATIVE
    SUMMARY;LANGUAGE=en:Market (around 31 May 2021)
    DESCRIPTION;LANGUAGE=en:When: around 31 May 2021\nknown only by day\nunconf
     irmed\nSource: Page https://example.org/\nhttps://example.org/amur/en/even
     ts/market@2021
    CATEGORIES;LANGUAGE=en:Culture
    URL:https://example.org/amur/en/events/market@2021
    END:VEVENT
    BEGIN:VEVENT
    UID:market.2022@example.org
    DTSTAMP:20220201T000000Z
    LAST-MODIFIED:20220201T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20220531
    DTEND;VALUE=DATE:20220601
    TRANSP:TRANSPARENT
    STATUS:TENTATIVE
    SUMMARY;LANGUAGE=en:Market (around 31 May 2022)
    DESCRIPTION;LANGUAGE=en:When: around 31 May 2022\nknown only by day\nexpect
     ed\nSource: Page https://example.org/\nhttps://example.org/amur/en/events/
     market@2022
    CATEGORIES;LANGUAGE=en:Culture
    URL:https://example.org/amur/en/events/market@2022
    END:VEVENT
    ");
}

#[test]
fn the_page_and_the_host_of_a_site() {
    let bundle = with_event(json!({}));
    let list = super::between(&bundle, 2021, 2021);
    let mut moved = export(&bundle, Lang::Ko);
    moved.base = Some("http://127.0.0.1:8080/a/");
    let text = moved.calendar(&list, "", PRODID).text;
    // URLs have the address of the reader's page, UIDs that of the published site.
    assert!(text.contains("URL:http://127.0.0.1:8080/a/ko/events/feast\r\n"));
    assert!(text.contains("UID:feast@example.org\r\n"));
    assert!(!text.contains("NAME"));
    let mut nowhere = bundle.clone();
    nowhere.site.url = None;
    let text = export(&nowhere, Lang::Ko).calendar(&list, "", PRODID).text;
    assert!(text.contains("UID:feast@khabarovsk.pobratim\r\n") && !text.contains("URL:"));
}

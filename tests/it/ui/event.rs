//! What an event needs to be attended, on its page and in the card: notice, price, registration,
//! venue, sessions, pictures. The bundle is `tests/fixtures/fair.json`.

use std::sync::OnceLock;

use pobratim::model::{Bundle, load};
use pobratim::route::Address;
use pobratim::text::Lang;
use pobratim::time::days;
use pobratim::ui::environment::Environment;
use pobratim::ui::render::Renderer;

use super::html::{Element, parse};
use super::{address, check_strict, environment, of_class, one};

pub fn fair() -> &'static Bundle {
    static BUNDLE: OnceLock<Bundle> = OnceLock::new();
    BUNDLE.get_or_init(|| {
        let loaded = load(include_str!("../../fixtures/fair.json")).unwrap();
        assert_eq!(crate::fixture::fault_lines(&loaded), "");
        loaded.bundle
    })
}

/// A page of the fair on a day of 2026.
fn page_on(month: u8, day: u8, lang: Lang, path: &str) -> Element {
    let environment = Environment {
        today: days::date(2026, month, day),
        ..environment()
    };
    let html = Renderer::new(fair(), "/", environment).page(address(lang, path));
    check_strict(path, &html);
    parse(&html)
}

pub fn page(lang: Lang, path: &str) -> Element {
    page_on(5, 20, lang, path)
}

/// The facts of a page as `name: value`.
fn facts(page: &Element) -> Vec<String> {
    let rows = of_class(page, "facts")[0].named("div");
    let rows = rows.iter().filter(|row| !row.named("dt").is_empty());
    let texts = rows.map(|row| {
        let text = |name: &str| row.named(name)[0].text();
        [text("dt"), ": ".into(), text("dd")].concat()
    });
    texts.collect()
}

/// The fact with this name.
fn fact(page: &Element, name: &str) -> String {
    let start = [name, ": "].concat();
    let facts = facts(page);
    let mut found = facts.iter().filter_map(|fact| fact.strip_prefix(&start));
    let value = found.next();
    value
        .unwrap_or_else(|| panic!("no {name} in {facts:#?}"))
        .to_owned()
}

const FAIR: &str = "events/lantern-fair-2026";

#[test]
fn an_event_has_everything_that_taking_part_needs() {
    let lines = facts(&page(Lang::En, FAIR)).join("\n");
    insta::assert_snapshot!(lines, @"
    Where: Harbour Hall 1 Quay Street Website, another site
    Getting there: Tram 3 to Quay
    Open in a map: Google Maps, another site Apple Maps, another site Map app Yandex Maps, another site 2GIS, another site Baidu Maps, another site Amap, another site Naver Map, another site KakaoMap, another site
    Online: Take part or watch online, another site
    Price: Adults: ¥1,500 Guests from Europe: €12.50 Children do not pay.
    Tickets: Buy tickets, another site
    Registration: desk@lanternport.example Opens: 25 May 2026 Last day: 10 June 2026 Write your name.
    Places: 1,200
    Cities: Saltmarsh
    Format: In person and remotely
    Languages: Japanese, Chinese, Belarusian and tlh
    For whom: Everyone
    Accessibility: Wheelchair accessible · Hearing loop · Sign language
    Field: Culture
    Organisers: City of Lanternport
    Taking part: Saltmarsh Drummers
    ");
    let lines = facts(&page(Lang::Ja, FAIR)).join("\n");
    insta::assert_snapshot!(lines, @"
    場所: 港ホール 岸壁通り1番地 ウェブサイト、外部サイト
    アクセス: 路面電車3番「岸壁」下車
    地図で開く: Googleマップ、外部サイト Appleマップ、外部サイト 地図アプリ Yandexマップ、外部サイト 2GIS、外部サイト 百度地図、外部サイト 高徳地図、外部サイト NAVERマップ、外部サイト カカオマップ、外部サイト
    オンライン: オンラインで参加・視聴、外部サイト
    料金: 大人：1,500円 欧州からの来場者：12.50ユーロ 子どもは無料です。
    チケット: チケットを購入、外部サイト
    参加申し込み: desk@lanternport.example 受付開始：2026年5月25日 締め切り：2026年6月10日 お名前をお書きください。
    定員: 1,200名
    都市: ソルトマーシュ
    形式: 対面と遠隔の併用
    言語: 日本語、中国語、ベラルーシ語、tlh
    対象: 一般
    バリアフリー: 車いす対応 · 磁気ループ（補聴器用） · 手話通訳
    分野: 文化
    主催: ランタンポート市
    参加: ソルトマーシュ太鼓団
    ");
    // Chinese texts fall back to English, with a chip.
    let zh = page(Lang::Zh, FAIR);
    assert_eq!(fact(&zh, "语言"), "日语、中文、白俄罗斯语和tlh");
    assert_eq!(fact(&zh, "名额"), "1,200人");
    assert!(fact(&zh, "费用").contains("1,500日元"), "{:?}", facts(&zh));
    let ru = page(Lang::Ru, FAIR);
    assert_eq!(fact(&ru, "Языки"), "Японский, китайский, белорусский и tlh");
    let price = fact(&ru, "Стоимость").replace('\u{a0}', " ");
    assert!(
        price.contains("12,50 €") && price.contains("1 500 ¥"),
        "{price}"
    );
    let ko = page(Lang::Ko, FAIR);
    assert_eq!(fact(&ko, "정원"), "1,200명");
    assert_eq!(of_class(&ko, "notice-heading")[0].text(), "날짜 변경");
}

#[test]
fn the_card_has_the_same_facts_as_the_page() {
    let card = page(Lang::En, "?open=lantern-fair-2026");
    // The page has more links to maps.
    let without_maps = |page: &Element| {
        let mut facts = facts(page);
        facts.retain(|fact| !fact.starts_with("Open in a map: "));
        facts
    };
    assert_eq!(without_maps(&card), without_maps(&page(Lang::En, FAIR)));
    let dialog = one(&card, "id", "event-card");
    assert_eq!(of_class(dialog, "image").len(), 2);
    assert_eq!(of_class(dialog, "notice").len(), 1);
    let levels: Vec<&str> = ["h2", "h3", "h4"]
        .into_iter()
        .filter(|name| !dialog.named(name).is_empty())
        .collect();
    assert_eq!(levels, ["h2", "h3", "h4"]);
}

#[test]
fn a_change_is_above_the_facts_with_reason_and_former_date() {
    let notice = |lang: Lang, path: &str| of_class(&page(lang, path), "notice")[0].text();
    assert_eq!(
        notice(Lang::En, FAIR),
        "Date changed The quay is being repaired. Previously announced: 5–7 June 2026"
    );
    assert_eq!(
        notice(Lang::Ja, FAIR),
        "日程変更 岸壁工事のため。 当初の日程：2026年6月5～7日"
    );
    assert_eq!(
        notice(Lang::En, "events/boat-race-2026"),
        "Cancelled High water"
    );
    let page = page(Lang::En, "events/lantern-workshop-2026");
    assert!(of_class(&page, "notice").is_empty());
}

#[test]
fn a_full_event_says_so_in_its_header() {
    for (lang, word) in [
        (Lang::Ru, "Мест нет"),
        (Lang::En, "Sold out"),
        (Lang::Zh, "名额已满"),
        (Lang::Ko, "정원 마감"),
        (Lang::Ja, "満員"),
    ] {
        let page = page(lang, FAIR);
        let head = of_class(&page, "page-head")[0];
        assert_eq!(one(head, "data-sold-out", "").text(), word);
    }
    let page = page(Lang::En, "events/lantern-workshop-2026");
    assert!(
        page.all(|it| it.attribute("data-sold-out").is_some())
            .is_empty()
    );
}

#[test]
fn registration_depends_on_the_day() {
    let on = |month, day, path: &str| fact(&page_on(month, day, Lang::En, path), "Registration");
    let note = "Write your name.";
    let mail = "desk@lanternport.example";
    for (month, day, expected) in [
        (
            5,
            24,
            format!("{mail} Opens: 25 May 2026 Last day: 10 June 2026 {note}"),
        ),
        (5, 25, format!("{mail} Last day: 10 June 2026 {note}")),
        (6, 10, format!("{mail} Last day: 10 June 2026 {note}")),
        (
            6,
            11,
            format!("Closed. The last day was 10 June 2026 {note}"),
        ),
    ] {
        assert_eq!(on(month, day, FAIR), expected, "{month}-{day}");
    }
    let workshop = "events/lantern-workshop-2026";
    assert_eq!(
        on(5, 10, workshop),
        "Register, another site Last day: 10 May 2026"
    );
    assert_eq!(on(5, 11, workshop), "Closed. The last day was 10 May 2026");
    assert_eq!(on(5, 20, "events/boat-race-2026"), "+81-3-0000-0000");
    let page = page(Lang::En, workshop);
    assert_eq!(fact(&page, "Price"), "Free");
}

#[test]
fn a_place_without_an_address_has_coordinates() {
    let place = fact(&page(Lang::En, "events/lantern-workshop-2026"), "Where");
    assert_eq!(place, "Lighthouse -0.0500, -142.5000");
}

#[test]
fn the_description_keeps_its_paragraphs_and_its_language() {
    let texts = |lang: Lang| -> Vec<String> {
        let page = page(lang, FAIR);
        let paragraphs = of_class(&page, "description")[0].named("p");
        paragraphs.iter().map(|it| it.text()).collect()
    };
    let english = ["Boats carry lanterns. Music plays.", "Bring warm clothes."];
    assert_eq!(texts(Lang::En), english);
    assert_eq!(texts(Lang::Ko), english);
    let ko = page(Lang::Ko, FAIR);
    let description = of_class(&ko, "description")[0];
    assert_eq!(
        description
            .all(|it| it.attribute("lang") == Some("en"))
            .len(),
        1
    );
    assert_eq!(of_class(description, "chip").len(), 1);
}

#[test]
fn sessions_are_in_order_of_day_and_hour() {
    let lines = |page: &Element| {
        let section = of_class(page, "sessions")[0];
        let days = of_class(section, "session-days")[0];
        let mut lines = vec![section.named("p")[0].text()];
        days.each(&mut Vec::new(), &mut |_, element| {
            let is_line = matches!(&*element.name, "h3" | "h4")
                || element.attribute("class") == Some("session");
            if is_line {
                lines.push(element.text());
            }
        });
        lines.join("\n")
    };
    insta::assert_snapshot!(lines(&page(Lang::En, FAIR)), @"
    Lanternport time, UTC+9
    Friday, 12 June 2026
    10:00–17:00 01:00–08:00 Your time, UTC Lighthouse
    19:00–20:30, doors 18:30 10:00–11:30, doors 09:30 Your time, UTC Opening Main stage
    Saturday, 13 June 2026
    18:00–21:00 09:00–12:00 Your time, UTC Second evening
    23:00–01:00 14:00–16:00 Your time, UTC Night boats
    Sunday, 14 June 2026
    Clean-up
    ");
    insta::assert_snapshot!(lines(&page(Lang::Ja, FAIR)), @"
    ランタンポート時間、UTC+9
    2026年6月12日金曜日
    10:00～17:00 01:00～08:00 お使いの時刻、UTC 灯台
    19:00～20:30、18:30開場 10:00～11:30、09:30開場 お使いの時刻、UTC 開会式 メインステージ
    2026年6月13日土曜日
    18:00～21:00 09:00～12:00 お使いの時刻、UTC 第二夜
    23:00～01:00 14:00～16:00 お使いの時刻、UTC 夜の船
    2026年6月14日日曜日
    清掃
    ");
}

#[test]
fn an_event_of_one_day_has_the_hours_of_its_sessions() {
    let page = page(Lang::En, "events/lantern-workshop-2026");
    assert_eq!(
        fact(&page, "Hours"),
        "10:00–15:30, doors 09:45 Lanternport time, UTC+9 \
         01:00–06:30, doors 00:45 Your time, UTC"
    );
    let list = super::event::page(Lang::En, "calendar?view=schedule&date=2026-06");
    let row = one(&list, "data-event", "lantern-workshop-2026");
    assert_eq!(of_class(row, "entry-hours")[0].text(), "10:00–15:30");
    // One of several days is one row without hours.
    let row = one(&list, "data-event", "lantern-fair-2026");
    assert!(of_class(row, "entry-hours").is_empty());
}

#[test]
fn a_week_shows_each_session() {
    let week = page(Lang::En, "calendar?view=week&date=2026-06-12");
    let blocks: Vec<String> = of_class(&week, "block")
        .iter()
        .map(|it| it.text())
        .collect();
    insta::assert_snapshot!(blocks.join("\n"), @"
    10:00–17:00 Lantern Fair, Planned
    19:00–20:30 Opening · Lantern Fair, Planned
    18:00–21:00 Second evening · Lantern Fair, Planned
    23:00–01:00 Night boats · Lantern Fair, Planned · goes on later
    23:00–01:00 Night boats · Lantern Fair, Planned · began earlier
    ");
    let whole_day = of_class(&week, "week-bar");
    let whole_day: Vec<String> = whole_day.iter().map(|it| it.text()).collect();
    insta::assert_snapshot!(whole_day.join("\n"), @"
    Quay Market
    Clean-up · Lantern Fair
    ");
    assert_eq!(of_class(&week, "calendar-count")[0].text(), "2 announced");
}

#[test]
fn pictures_reserve_their_space_and_name_their_authors() {
    let page = page(Lang::Ko, FAIR);
    let [lead, other] = of_class(&page, "image")[..] else {
        panic!("not two pictures");
    };
    let image = lead.named("img")[0];
    let of = |name: &str| image.attribute(name).unwrap_or_default();
    assert_eq!(of("src"), "/bundle/images/fair-0a1b2c3d-1600.jpg");
    assert_eq!(
        of("srcset"),
        "/bundle/images/fair-0a1b2c3d-400.jpg 400w, /bundle/images/fair-0a1b2c3d-800.jpg 800w, \
         /bundle/images/fair-0a1b2c3d-1600.jpg 1600w"
    );
    assert_eq!((of("width"), of("height")), ("1600", "1067"));
    assert_eq!((of("loading"), of("decoding")), ("lazy", "async"));
    assert_eq!((of("alt"), of("lang")), ("Lanterns on the water", "en"));
    let source = lead.named("source")[0];
    assert_eq!(source.attribute("type"), Some("image/avif"));
    assert_eq!(source.attribute("sizes"), image.attribute("sizes"));
    assert!(
        source
            .attribute("srcset")
            .unwrap()
            .contains("-800.avif 800w")
    );
    let caption = lead.named("figcaption")[0];
    assert!(
        caption.text().starts_with("A. Painter"),
        "{}",
        caption.text()
    );
    let licence = caption.named("a")[0];
    assert_eq!(
        licence.attribute("href"),
        Some("https://creativecommons.org/licenses/by/4.0/")
    );

    // One that is not published has only its file.
    let image = other.named("img")[0];
    assert_eq!(image.attribute("src"), Some("/bundle/images/boats.png"));
    assert_eq!(image.attribute("srcset"), None);
    assert!(other.named("source").is_empty());
    let html = Renderer::new(fair(), "/a/b/", environment())
        .page(Address::parse("en/events/lantern-fair-2026", ""));
    assert!(html.contains("src=\"/a/b/bundle/images/boats.png\""));
}

#[test]
fn an_announced_series_is_planned_and_counted() {
    let day = |path: &str| of_class(&page(Lang::En, path), "page-head")[0].text();
    assert!(day("events/quay-market@2026-06-27").contains("Planned"));
    assert!(day("events/quay-market@2026-07-04").contains("Expected"));
    let announced = day("events/harbour-day@2026");
    assert!(announced.contains("Planned") && !announced.contains("Nothing is announced"));
    assert!(day("events/harbour-day@2027").contains("Nothing is announced yet for 2027"));

    let count = |path: &str| of_class(&page(Lang::En, path), "schedule-count")[0].text();
    // Four markets, the fair and the workshop.
    assert_eq!(count("calendar?view=schedule&date=2026-06"), "6 announced");
    // The harbour day; markets are not announced, and the race is cancelled.
    assert_eq!(
        count("calendar?view=schedule&date=2026-07"),
        "1 announced, 4 expected, 1 cancelled"
    );
    let month = page(Lang::En, "calendar?date=2026-06&view=month");
    assert_eq!(of_class(&month, "calendar-count")[0].text(), "6 announced");
}

//! The search dialog as HTML: what falls into a time, results by words, and what is suggested without
//! results.

use pobratim::search::TimeQuery;
use pobratim::text::{Lang, query::encode};
use pobratim::time::{Date, Weekday, days};
use pobratim::ui::environment::Environment;
use pobratim::ui::render::Renderer;

use super::html::{Element, parse};
use super::{address, bundle, environment, has_link, links, message, of_class};

fn today() -> Date {
    days::date(2026, 11, 30).unwrap()
}

/// The dialog of a query on 30 November 2026.
fn dialog(lang: Lang, typed: &str) -> Element {
    let environment = Environment {
        today: Some(today()),
        ..environment()
    };
    let mut query = String::from("calendar?q=");
    encode(typed, &mut query).unwrap();
    let renderer = Renderer::new(bundle(), "/", environment);
    parse(&renderer.search(lang, address(lang, &query)))
}

fn status(dialog: &Element) -> String {
    let found = dialog.all(|element| element.attribute("role") == Some("status"));
    found[0].text()
}

/// The groups of the list, each with the texts of its options.
fn groups(dialog: &Element) -> Vec<(String, Vec<String>)> {
    let list = dialog.all(|element| element.attribute("role") == Some("listbox"));
    let groups = list[0].all(|element| element.attribute("role") == Some("group"));
    let of_group = |group: &&Element| {
        let name = of_class(group, "search-group");
        let options = group.all(|element| element.attribute("role") == Some("option"));
        let name = name.first().map_or(String::new(), |name| name.text());
        (name, options.iter().map(|option| option.text()).collect())
    };
    groups.iter().map(of_group).collect()
}

/// The dialog in words: its status, the heading of a time, then the first groups with their options.
fn shown(lang: Lang, typed: &str, most_groups: usize) -> String {
    let dialog = dialog(lang, typed);
    let mut out = status(&dialog);
    for head in of_class(&dialog, "search-time") {
        out += &format!("\n# {}", head.text());
    }
    for (name, options) in groups(&dialog).into_iter().take(most_groups) {
        out += &format!("\n{name}");
        for option in options {
            out += &format!("\n  {option}");
        }
    }
    out
}

#[test]
fn a_time_finds_what_falls_there() {
    insta::assert_snapshot!(shown(Lang::En, "May 2027", 9), @r"
    May 2027: 6 entries
    # May 2027
    Possibly 6
      “ZaBeg.RF” half marathon in May 2027 · Expected
      Night of Museums in mid-May 2027 · Expected
      Khabarovsk City Day from late May to early June 2027 · Expected
      “Happy Khabarovsk” arts festival from late May to early June 2027 · Expected
      “Amur Waves” international military music festival from late May to early June 2027 · Expected
      “New Names of the Asia-Pacific” festival in spring 2027 · Expected

      Show this time in the calendar
    ");
    let first = |lang, typed: &str| groups(&dialog(lang, typed)).swap_remove(0);
    let (name, options) = first(Lang::Ko, "겨울");
    assert_eq!(name, "가능성 있음 7");
    assert!(options[1].contains("‘아무르의 크리스털’"), "{options:?}");
    let weekend = dialog(Lang::Ru, "в выходные");
    let heading = of_class(&weekend, "search-span")[0].text();
    assert_eq!(heading, "Эти выходные, 5–6 декабря 2026 года");
    assert!(status(&weekend).starts_with(&format!("{heading}: 3 записи")));
}

#[test]
fn words_beside_a_time_select_from_what_falls_there() {
    insta::assert_snapshot!(shown(Lang::En, "taekwondo December 2021", 9), @r"
    December 2021: 1 entry
    # December 2021
    For certain 1
      Khabarovsk–Bucheon taekwondo tournament in December 2021

      Show this time in the calendar
    ");
    insta::assert_snapshot!(shown(Lang::Zh, "2027年夏天的音乐", 1), @r"
    2027年夏季：1条。10条结果
    # 2027年夏季
    可能 1
      中国·哈尔滨之夏音乐会开幕 2027年8月6日 · 预计举行
    ");
    // Nothing of that falls there: what the words find, then what comes next.
    insta::assert_snapshot!(shown(Lang::Ja, "テコンドー 2026年12月", 9), @r"
    2026年12月：0件。1件
    # 2026年12月 この期間に「テコンドー」に一致するものは見つかりませんでした。
    行事 1
      ハバロフスク・富川テコンドー大会 2021年12月
    これからの予定
      河岸通りの大型屋外スケートリンク 2026年12月 · 見込み
      氷像コンクール「アムールのクリスタル」 2026年12月後半 · 見込み
      フェスティバル＆マーケット「アムールフェスト・冬」 2026年12月下旬から2027年1月上旬まで · 見込み

      この期間をカレンダーで見る
    ");
}

#[test]
fn a_month_that_is_a_word_finds_words_too() {
    let names = |typed: &str| -> Vec<String> {
        let groups = groups(&dialog(Lang::Ru, typed));
        groups.into_iter().map(|(name, _)| name).collect()
    };
    let with_words = names("2021");
    assert!(
        with_words.iter().any(|name| name.starts_with("События")),
        "{with_words:?}"
    );
    // A date is no word: 12월 is in texts of other months.
    assert!(
        names("12월 2026")
            .iter()
            .all(|name| !name.starts_with("Города"))
    );
    assert!(
        names("2026년 12월")
            .iter()
            .all(|name| !name.starts_with("Города"))
    );
}

#[test]
fn the_calendar_shows_the_time() {
    for (typed, date) in [
        ("December", "2026-12"),
        ("winter", "2026-12/2027-02"),
        ("2027", "2027"),
        ("this weekend", "2026-12-05/2026-12-06"),
        ("31 May", "2027-05-31"),
    ] {
        let dialog = dialog(Lang::En, typed);
        let href = format!("/en/calendar?view=schedule&date={date}");
        has_link(&dialog, &href, &message(Lang::En, "search.calendar"));
    }
}

#[test]
fn without_results_the_nearest_coming_entry_is_shown() {
    for typed in ["", "xqzxqz"] {
        let dialog = dialog(Lang::En, typed);
        let found = groups(&dialog);
        assert_eq!(found.len(), 1, "{typed}");
        assert_eq!(found[0].0, message(Lang::En, "search.coming"));
        assert!(found[0].1[0].contains("2026"), "{:?}", found[0].1);
        has_link(
            &dialog,
            "/en/calendar",
            &message(Lang::En, "calendar.title"),
        );
        let to_years = links(&dialog)
            .iter()
            .any(|(href, _)| href.contains("date=2021"));
        assert!(!to_years);
    }
    assert_eq!(status(&dialog(Lang::En, "")), "");
    assert_eq!(status(&dialog(Lang::En, "xqzxqz")), "0 results");
}

#[test]
fn the_suggested_times_are_read_by_the_search() {
    for lang in Lang::ALL {
        let dialog = dialog(lang, "");
        let times = of_class(&dialog, "search-times");
        let buttons = times[0].named("button");
        assert!(buttons.len() >= 5);
        for button in buttons {
            let found = TimeQuery::parse(&button.text(), today(), Weekday::Monday);
            assert_eq!(
                found.map(|found| found.rest).as_deref(),
                Some(""),
                "{}",
                button.text()
            );
        }
    }
}

#[test]
fn every_span_by_its_distance_has_a_name_that_the_search_reads() {
    for lang in Lang::ALL {
        for key in [
            "today",
            "tomorrow",
            "this_week",
            "next_week",
            "this_weekend",
            "next_weekend",
            "this_month",
            "next_month",
            "this_year",
            "next_year",
        ] {
            let name = message(lang, &format!("search.{key}"));
            let found = TimeQuery::parse(&name, today(), Weekday::Monday).unwrap();
            assert!(found.relative.is_some() && found.rest.is_empty(), "{name}");
            assert!(status(&dialog(lang, &name)).starts_with(&name), "{name}");
        }
    }
}

//! The report of a mistake: the text, the ways to send it, the page that it is about, and the links to
//! it from other pages.

use pobratim::model::load;
use pobratim::text::Lang;
use pobratim::time::days;
use pobratim::ui::render::{Renderer, Report, ReportedPage, form_url, report_letter};
use serde_json::{Value, json};

use super::html::{Element, parse};
use super::{
    ORIGIN, address, bundle, environment, has_link, links, message, of_class, one, page, published,
};
use crate::fixture::{both, changed, small};

fn city_day() -> ReportedPage {
    ReportedPage {
        title: "City Day".into(),
        id: Some("city-day-2021".into()),
        url: "https://amur.example/en/events/city-day-2021".into(),
    }
}

#[test]
fn the_text_is_in_the_language_of_the_reader() {
    let page = city_day();
    let report = Report {
        wrong: "  The day is wrong.\nIt was a Sunday. ",
        right: "30 May, https://news.example/1",
        page: &page,
        updated: days::date(2021, 12, 1),
    };
    let letters = Lang::ALL.map(|lang| {
        let letter = report_letter(lang, &report);
        [&*letter.subject, "\n\n", &letter.body()].concat()
    });
    insta::assert_snapshot!(letters.join("\n\n=====\n\n"), @"
    Ошибка на сайте: City Day

    Что неверно?
    The day is wrong.
    It was a Sunday.

    Как правильно и где об этом сказано?
    30 May, https://news.example/1

    Страница: City Day
    Код записи: city-day-2021
    https://amur.example/en/events/city-day-2021
    Язык: Русский
    Данные на 1 декабря 2021 года

    =====

    Mistake on the site: City Day

    What is wrong?
    The day is wrong.
    It was a Sunday.

    What is right, and where is it stated?
    30 May, https://news.example/1

    Page: City Day
    Id of the entry: city-day-2021
    https://amur.example/en/events/city-day-2021
    Language: English
    Data as of 1 December 2021

    =====

    网站内容有误：City Day

    哪里有误？
    The day is wrong.
    It was a Sunday.

    正确的内容是什么？出处在哪里？
    30 May, https://news.example/1

    页面：City Day
    记录编号：city-day-2021
    https://amur.example/en/events/city-day-2021
    语言：简体中文
    数据更新于2021年12月1日

    =====

    사이트 오류 신고: City Day

    무엇이 잘못되었나요?
    The day is wrong.
    It was a Sunday.

    올바른 내용은 무엇이며 출처는 어디인가요?
    30 May, https://news.example/1

    페이지: City Day
    항목 ID: city-day-2021
    https://amur.example/en/events/city-day-2021
    언어: 한국어
    데이터 기준일: 2021년 12월 1일

    =====

    サイトの誤りについて：City Day

    どこが誤っていますか？
    The day is wrong.
    It was a Sunday.

    正しい内容と、それが分かる資料
    30 May, https://news.example/1

    ページ：City Day
    項目ID：city-day-2021
    https://amur.example/en/events/city-day-2021
    言語：日本語
    データ更新日：2021年12月1日
    ");
}

#[test]
fn the_text_has_no_heading_for_what_is_not_there() {
    let page = ReportedPage {
        id: None,
        ..city_day()
    };
    let report = Report {
        wrong: "A typo",
        right: " \n ",
        page: &page,
        updated: None,
    };
    let letter = report_letter(Lang::En, &report);
    insta::assert_snapshot!(letter.body(), @"
    What is wrong?
    A typo

    Page: City Day
    https://amur.example/en/events/city-day-2021
    Language: English
    ");
}

#[test]
fn the_form_of_the_office_gets_page_entry_title_and_language() {
    let page = ReportedPage {
        title: "Day & night".into(),
        ..city_day()
    };
    let rest = "page=https://amur.example/en/events/city-day-2021&entry=city-day-2021\
                &title=Day%20%26%20night&lang=zh";
    for (form, expected) in [
        (
            "https://office.example/form",
            format!("https://office.example/form?{rest}"),
        ),
        (
            "https://office.example/form?id=7#top",
            format!("https://office.example/form?id=7&{rest}#top"),
        ),
    ] {
        assert_eq!(form_url(form, Lang::Zh, &page), expected);
    }
    let without = ReportedPage { id: None, ..page };
    assert!(!form_url("https://office.example/", Lang::En, &without).contains("entry="));
}

fn report_of(bundle: &Value, query: &str) -> Element {
    let bundle = Box::leak(Box::new(load(&bundle.to_string()).unwrap().bundle));
    let renderer = Renderer::new(bundle, "/", environment());
    let path = ["report?", query].concat();
    parse(&renderer.page(address(Lang::En, &path)))
}

#[test]
fn the_ways_to_send_it_are_those_of_the_bundle() {
    let by_page = json!({ "name": both("Office"), "url": "https://example.org/office" });
    let mut with_form = small();
    with_form["site"]["mistakes_url"] = json!("https://example.org/mistakes");
    for (bundle, name, start, hint) in [
        (
            small(),
            "letter.send",
            "mailto:office@example.org?subject=Mistake",
            "report.hint_mail",
        ),
        (
            with_form,
            "report.open_form",
            "https://example.org/mistakes?page=",
            "report.hint_form",
        ),
        (
            changed("/site/contact", by_page),
            "",
            "",
            "report.hint_copy",
        ),
    ] {
        let page = report_of(&bundle, "about=events/concert");
        let form = of_class(&page, "report-form")[0];
        let actions = of_class(form, "card-actions")[0];
        let found = links(actions);
        match name {
            "" => assert!(found.is_empty(), "{found:?}"),
            name => {
                let [(href, text)] = &found[..] else {
                    panic!("{found:?}");
                };
                assert!(text.starts_with(&message(Lang::En, name)), "{text}");
                assert!(href.starts_with(start), "{href}");
                assert!(href.contains("events/concert"), "{href}");
            }
        }
        let buttons: Vec<String> = actions.named("button").iter().map(|it| it.text()).collect();
        assert_eq!(buttons, [message(Lang::En, "report.copy")]);
        assert!(form.text().contains(&message(Lang::En, hint)));
        assert!(form.text().contains("Office"));
    }
}

#[test]
fn every_field_has_its_label_and_the_first_is_required() {
    let page = page(Lang::Ja, "report");
    for (id, key, is_required) in [
        ("report-wrong", "report.wrong", true),
        ("report-right", "report.right", false),
    ] {
        let field = one(&page, "id", id);
        assert_eq!(field.name, "textarea");
        assert_eq!(field.attribute("required").is_some(), is_required);
        let label = one(&page, "for", id).text();
        assert!(label.starts_with(&message(Lang::Ja, key)), "{label}");
    }
    let field = one(&page, "id", "report-wrong");
    let described = field.attribute("aria-describedby").unwrap();
    assert_eq!(one(&page, "id", described).text(), "");
    assert_eq!(field.attribute("aria-invalid"), None);
}

#[test]
fn a_report_is_about_a_page_of_the_site_or_about_the_site() {
    for (query, href, title) in [
        ("about=events/concert", "/en/events/concert", "Concert"),
        (
            "about=events/city-day@2021",
            "/en/events/city-day@2021",
            "Concert",
        ),
        (
            "about=events/city-day@2023",
            "/en/events/city-day@2023",
            "City day",
        ),
        ("about=cities/niigata", "/en/cities/niigata", "Niigata"),
        (
            "about=cities/khabarovsk",
            "/en/cities/khabarovsk",
            "Khabarovsk",
        ),
        ("about=review/2021", "/en/review/2021", "2021 in review"),
        ("about=about", "/en/about", "About this site"),
        ("about=events/unknown", "/en/", "Amur"),
        ("about=cities/unknown", "/en/", "Amur"),
        ("about=%3Cscript%3Ealert(1)%3C/script%3E", "/en/", "Amur"),
        ("about=javascript:alert(1)", "/en/", "Amur"),
        ("", "/en/", "Amur"),
    ] {
        let page = report_of(&small(), query);
        let form = of_class(&page, "report-form")[0];
        assert_eq!(
            links(form)[0],
            (href.to_owned(), title.to_owned()),
            "{query}"
        );
        assert!(!page.text().contains("alert(1)"), "{query}");
        let mail = &links(of_class(form, "card-actions")[0])[0].0;
        assert!(!mail.contains("alert"), "{mail}");
        let url = [ORIGIN, href].concat();
        assert!(mail.contains(&url), "{mail}");
    }
}

#[test]
fn pages_link_to_the_report_about_them_in_a_widget_too() {
    let about = page(Lang::Ko, "about");
    let main = one(&about, "id", "main");
    let name = message(Lang::Ko, "shell.mistake");
    has_link(main, "/ko/report?about=about", &name);
    let widget = page(Lang::Ko, "about?embed=1");
    let main = one(&widget, "id", "main");
    has_link(main, "/ko/report?about=about&embed=1", &name);
    let report = page(Lang::Ko, "report?about=about&embed=1");
    let header = of_class(&report, "site-header")[0];
    let whole = links(header);
    assert!(
        whole
            .iter()
            .any(|(href, _)| href == "/ko/report?about=about"),
        "{whole:?}"
    );

    // On a static host the path is a folder.
    let renderer = Renderer::new(bundle(), "/", published());
    let event = parse(&renderer.page(address(Lang::Ru, "events/city-day-2021")));
    let footer = of_class(&event, "site-footer")[0];
    let name = message(Lang::Ru, "shell.mistake");
    has_link(footer, "/ru/report/?about=events/city-day-2021", &name);
    let feeds = parse(&renderer.feeds(Lang::Ru));
    let footer = of_class(&feeds, "site-footer")[0];
    has_link(footer, "/ru/report/", &name);
}

#[test]
fn the_about_page_begins_with_what_a_reader_can_do_and_ends_with_sources() {
    for lang in [Lang::Ru, Lang::En] {
        let code = lang.code();
        let about = page(lang, "about");
        let main = one(&about, "id", "main");
        let headings: Vec<String> = main.named("h2").iter().map(|it| it.text()).collect();
        let keys = [
            "about.uses_title",
            "review.years",
            "about.contact_title",
            "about.dates_title",
            "about.directions",
            "about.categories",
            "about.status_title",
            "about.documents",
            "about.sources",
            "about.licence_title",
        ];
        assert_eq!(headings, keys.map(|key| message(lang, key)));
        let uses = links(of_class(main, "about-uses")[0]);
        let expected = [
            ("calendar", "about.use_calendar"),
            ("map", "about.use_map"),
            ("programmes", "about.use_programmes"),
            ("feeds/", "about.use_feeds"),
            ("embed", "builder.title"),
        ];
        let expected = expected.map(|(to, key)| (format!("/{code}/{to}"), message(lang, key)));
        assert_eq!(uses, expected);
    }
}

#[test]
fn the_header_links_to_a_review_only_if_there_is_one() {
    let nav_of = |bundle: &Value| {
        let page = report_of(bundle, "");
        links(of_class(&page, "site-nav")[0])
    };
    let name = message(Lang::En, "shell.review");
    assert!(nav_of(&small()).contains(&("/en/review/2021".to_owned(), name.clone())));
    let mut empty = small();
    for list in ["events", "programmes", "documents"] {
        empty[list] = json!([]);
    }
    assert!(nav_of(&empty).iter().all(|(_, text)| *text != name));
    let mut coming = empty;
    coming["documents"] = small()["documents"].clone();
    coming["documents"][0]["when"] = json!("2023");
    coming["documents"][0]["status"] = json!("planned");
    assert!(nav_of(&coming).iter().all(|(_, text)| *text != name));
    // The review of any year is part of that section.
    let review = page(Lang::En, "review/2022");
    let nav = of_class(&review, "site-nav")[0];
    let current = nav.all(|it| it.attribute("aria-current").is_some());
    assert_eq!(current.len(), 1);
    assert_eq!(current[0].text(), name);
}

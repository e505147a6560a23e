//! The year in review: tables, links to lists, navigation between years, print.

use pobratim::model::{Bundle, Review, load};
use pobratim::text::Lang;
use pobratim::time::days;
use serde_json::{Value, json};

use crate::engine::Settings;
use crate::language_texts::{ALL, KO, LanguageTexts, RU};
use crate::page::Page;
use crate::print::{PrintedDocument, without_white_space};
use crate::queries::strings;

fn bundle(page: &Page) -> Bundle {
    let text = page.site.built_bundle();
    load(&text).expect("the built bundle loads").bundle
}

/// Lists the elements whose content is wider than their box.
const CUT: &str = "
    const visible = (one) => one.checkVisibility() && !one.closest('.visually-hidden');
    return [...document.querySelectorAll('main *')]
        .filter((one) => visible(one) && one.clientWidth > 0 && one.scrollWidth > one.clientWidth)
        .map((one) => `${one.tagName} ${one.className}: ${one.scrollWidth} of ${one.clientWidth}`
            + ` in ${one.textContent.slice(0, 60)}`)";

/// Checks that the whole review of 2021 is printed, on a few numbered sheets.
fn check_print(page: &Page, texts: &LanguageTexts, bundle: &Bundle) {
    let lang = Lang::from_code(texts.code).expect("one of our languages");
    page.visit(&format!("{}/review/2021", texts.code));
    page.ready();
    let headings = strings(&page.script(
        "return [...document.querySelectorAll('main h1, main h2, main h3')]\
            .map((heading) => heading.textContent)",
        json!([]),
    ));
    let PrintedDocument {
        sheets,
        destinations,
        ..
    } = page.print();
    assert!((2..=12).contains(&sheets.len()), "{} sheets", sheets.len());
    let all = sheets.concat();
    assert!(headings.len() > 20, "{headings:?}");
    for heading in headings {
        assert!(all.contains(&without_white_space(&heading)), "{heading}");
    }
    let review = Review::of(bundle, 2021, days::date(2026, 11, 25).expect("a day"));
    let listed = review.chapters.iter().flat_map(|chapter| &chapter.entries);
    let mut count = 0;
    let apart = review.unrecorded.iter().chain(&review.not_counted);
    for one in listed.chain(apart) {
        let title = bundle.view_of(one).title.get(lang, &bundle.order);
        let title = title.expect("a title");
        assert_eq!(title.lang, lang);
        assert!(
            all.contains(&without_white_space(title.text)),
            "{}",
            title.text
        );
        count += 1;
    }
    assert_eq!(count, 58);
    for (number, sheet) in (1..).zip(&sheets) {
        assert!(
            sheet.starts_with(&format!("{number}")),
            "sheet {number} has no number"
        );
    }
    for direction in &bundle.directions {
        let name = format!("\"direction-{}\"", direction.id);
        assert!(destinations.contains(&name), "no link leads to {name}");
    }
    // No heading is the last line of a sheet.
    let titles = bundle.directions.iter().map(|topic| {
        let title = topic.title.get(lang, &bundle.order).expect("a title");
        without_white_space(title.text)
    });
    for title in titles {
        for sheet in &sheets {
            assert!(!sheet.ends_with(&title), "{title} ends a sheet");
        }
    }
}

#[test]
fn an_officer_prints_the_year_in_russian_and_korean() {
    let page = Page::open();
    let bundle = bundle(&page);
    for texts in [&RU, &KO] {
        check_print(&page, texts, &bundle);
    }
    // The printable width is 180 mm.
    page.screen(680, 960);
    for texts in ALL {
        page.visit(&format!("{}/review/2021", texts.code));
        page.ready();
        page.emulate_print();
        let cut = page.script(CUT, json!([]));
        assert_eq!(cut, Value::Array(Vec::new()), "{}", texts.code);
        let seen = page.all_text();
        assert!(!seen.contains("Напечатать") && !seen.contains(texts.map));
    }
    // The check finds a line that cannot be broken.
    let unbroken = "document.querySelector('.review-part .review-text').textContent = 'x'.repeat(900);\
        document.querySelector('.review-part .review-text').style.overflowWrap = 'normal'";
    page.script(unbroken, json!([]));
    assert_ne!(page.script(CUT, json!([])), Value::Array(Vec::new()));
}

#[test]
fn the_button_prints_and_the_contents_lead_to_a_chapter() {
    let page = Page::open();
    page.visit("ru/review/2021");
    page.ready();
    page.script("window.print = () => { window.printed = true }", json!([]));
    page.click(&page.find("button", "Напечатать"));
    assert_eq!(page.script("return window.printed", json!([])), true);
    // A short chapter, and one that is higher than the window.
    for (name, id) in [
        ("Спорт", "direction-sport"),
        ("Туризм", "direction-tourism"),
    ] {
        let top = "return document.getElementById(arguments[0]).getBoundingClientRect().top";
        let top_px = || page.script(top, json!([id])).as_f64().unwrap_or(0.0);
        assert!(top_px() > 900.0, "{id} is already in view");
        let links = "return [...document.querySelectorAll('.review-contents a')]\
            .find((link) => link.textContent === arguments[0])";
        let link = page.script(links, json!([name]));
        page.script("arguments[0].click()", json!([link]));
        page.wait_for(name, || (0.0..400.0).contains(&top_px()).then_some(()));
        let focused = "return document.activeElement.id";
        assert_eq!(page.script(focused, json!([])), id);
        page.script("scrollTo(0, 0)", json!([]));
    }
    assert_eq!(page.address(), "ru/review/2021");
    // The page was not reloaded.
    assert_eq!(page.script("return window.printed", json!([])), true);
}

#[test]
fn a_row_leads_to_the_list_of_what_it_counts() {
    let page = Page::open();
    for (row, address, expected) in [
        ("Культура и творчество", "direction=culture", "9 записей"),
        ("Пучон", "city=bucheon", "6 записей"),
        ("Республика Корея", "country=KR", "11 записей"),
    ] {
        page.visit("ru/review/2021");
        page.ready();
        let rows = "return [...document.querySelectorAll('.review-table th a')]\
            .find((link) => link.textContent === arguments[0])";
        let link = page.script(rows, json!([row]));
        page.script("arguments[0].click()", json!([link]));
        page.wait_for("the list", || {
            let done = "held,ongoing,moved-online,produced,adopted";
            let wanted = format!("ru/calendar?view=schedule&date=2021&{address}&status={done}");
            (page.address() == wanted).then_some(())
        });
        page.wait_for("the count of the list", || {
            let count = page.texts(".schedule-count");
            (count.first().map(String::as_str) == Some(expected)).then_some(())
        });
        page.back();
        page.find("heading", "Итоги 2021 года");
    }
}

#[test]
fn a_year_is_found_from_about_and_calendar_and_leads_to_its_neighbours() {
    let page = Page::open();
    page.visit("ru/about");
    page.find("heading", "Итоги по годам");
    page.click(&page.find("link", "2021 год"));
    page.find("heading", "Итоги 2021 года");
    assert_eq!(page.address(), "ru/review/2021");
    assert_eq!(
        page.title(),
        "Итоги 2021 года · Хабаровск и города-партнёры"
    );
    page.click(&page.find("link", "Итоги 2022 года"));
    page.find("heading", "Итоги 2022 года");
    // The bundle has data of the previous year, so each number is compared with it.
    let compared = page.find_all("columnheader");
    assert!(
        compared.iter().any(|head| head.name == "к 2021 году"),
        "{compared:?}"
    );
    page.find("link", "Итоги 2023 года");
    page.visit("ru/calendar?view=year&date=2021");
    page.click(&page.find("link", "Итоги 2021 года"));
    page.find("heading", "Итоги 2021 года");
    // The same page in another language.
    page.visit("ko/review/2021");
    page.find("heading", "2021년 결산");
}

#[test]
fn a_year_without_entries_says_so_and_links_to_another() {
    let page = Page::open();
    page.visit("ru/review/1812");
    page.find("heading", "Итоги 1812 года");
    page.find("paragraph", "О 1812 годе в данных ничего нет.");
    assert_eq!(page.texts(".review-table").len(), 0);
    let years = page.texts(".review-years li");
    assert_eq!(
        years.first().map(String::as_str),
        Some("2021 год 58 записей")
    );
    page.click(&page.find("link", "2021 год"));
    page.find("heading", "Итоги 2021 года");
    page.visit("ru/review/21");
    page.find("heading", "Страница не найдена");
}

#[test]
fn tables_and_bars_fit_a_phone_and_bars_are_as_long_as_their_numbers() {
    let page = Page::with(
        &Settings {
            width_px: 500,
            ..Settings::default()
        },
        crate::server::Hosting::default(),
    );
    page.screen(360, 740);
    for texts in ALL {
        page.visit(&format!("{}/review/2022", texts.code));
        page.ready();
        let cut = page.script(CUT, json!([]));
        assert_eq!(cut, Value::Array(Vec::new()), "{}", texts.code);
        let width = "return document.documentElement.scrollWidth";
        assert_eq!(page.script(width, json!([])), 360, "{}", texts.code);
    }
    page.visit("en/review/2021");
    page.ready();
    // With forced colours bars have the colour of text.
    let fills = "const of = (one, what) => getComputedStyle(one)[what];
        return [matchMedia('(forced-colors: active)').matches,
            ...new Set([...document.querySelectorAll('tbody:not(.review-not-counted) .now')]
                .map((bar) => of(bar, 'fill') === of(document.body, 'color')))]";
    assert_eq!(page.script(fills, json!([])), json!([false, false]));
    page.prefer("forced-colors", "active");
    assert_eq!(page.script(fills, json!([])), json!([true, true]));
    page.prefer("forced-colors", "none");
    // Pixels per entry of each bar: equal within a table apart from rounding.
    let bars = "return [...document.querySelectorAll('.review-table table')].map((table) =>
        [...table.querySelectorAll('tr')].filter((row) => row.querySelector('.now')).map((row) =>
            row.querySelector('.now').getBoundingClientRect().width
                / Number(row.cells[1].textContent)))";
    let tables = page.script(bars, json!([]));
    let tables = tables.as_array().expect("a list of tables");
    assert_eq!(tables.len(), 7);
    for table in tables {
        let each: Vec<f64> = table
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect();
        let (first, rest) = each.split_first().expect("a bar");
        assert!(*first > 0.5, "{each:?}");
        for other in rest {
            assert!((other - first).abs() < first * 0.08, "{each:?}");
        }
    }
}

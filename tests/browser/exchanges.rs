//! The exchange finder: a pupil searches for exchanges, saves some and prints the list; a teacher opens
//! it on another device.

use std::collections::BTreeSet;

use pobratim::export::qr::Qr;
use serde_json::{Value, json};

use crate::engine::Settings;
use crate::language_texts::ALL;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

const LIST: &str = "list=pupils-meeting-niigata-2021,musashino-ecobio-centre-meeting-2021-04";

/// Opens the site of an invented city, where every offer states ages and a format.
fn school() -> Page {
    let text = include_str!("../fixtures/otherville.json");
    let mut bundle: Value = serde_json::from_str(text).expect("JSON");
    for list in ["events", "programmes"] {
        for entry in bundle[list].as_array_mut().into_iter().flatten() {
            // The offers are still to come on the day of the test.
            if let Some("picture-letters-2026" | "young-rowers-2026" | "harbour-concert-2026") =
                entry["id"].as_str()
            {
                entry["when"] = json!("2090-06");
                entry["time"] = Value::Null;
            }
            match entry["id"].as_str() {
                Some("picture-letters-2026" | "young-rowers-2026") => {
                    entry["format"] = json!("online");
                }
                Some("harbour-concert-2026") => {
                    entry["format"] = json!("online");
                    entry["exchange"] = json!(true);
                    entry["ages"] = json!({ "from": 10, "to": 15 });
                }
                _ => {}
            }
        }
    }
    let hosting = Hosting {
        bundle: Bundle::Text(bundle.to_string()),
        ..Hosting::default()
    };
    Page::with(&Settings::default(), hosting)
}

/// Returns the ids of the offers under a heading.
fn under(page: &Page, heading: &str) -> BTreeSet<String> {
    let script = "const groups = [...document.querySelectorAll('.exchanges-group')];\
        const group = groups.find((group) => group.querySelector('h2').textContent === arguments[0]);\
        return [...group?.querySelectorAll('[data-event]') ?? []].map((it) => it.dataset.event)";
    let ids = crate::queries::strings(&page.script(script, json!([heading])));
    ids.into_iter().collect()
}

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn a_pupil_finds_the_exchanges_with_japan_keeps_two_and_prints_them() {
    let page = Page::open();
    page.visit("ru/");
    page.click(&page.find("link", "Школьникам"));
    page.find("heading", "Обмены для школьников");
    page.click(&page.find("radio", "Япония"));
    page.find("status", "Открыто сейчас: 0. Повторится: 2. Уже было: 3.");
    assert_eq!(page.address(), "ru/programmes?country=JP");
    let again = set(&["new-names@2027", "rhythms-of-the-planet@2027"]);
    assert_eq!(under(&page, "Повторится"), again);
    let held = set(&[
        "musashino-ecobio-centre-meeting-2021-04",
        "pupils-meeting-niigata-2021",
        "young-talents-exhibition-2021",
    ]);
    assert_eq!(under(&page, "Уже было"), held);
    let text = page.all_text();
    for phrase in [
        "Не указано: страна или город.",
        "Состоялось в апреле 2021 года. О следующем пока не объявлено.",
        "Прошлый раз был в 2021 году",
        "Сайт управления международных связей администрации Хабаровска",
    ] {
        assert!(text.contains(phrase), "`{phrase}` is missing:\n{text}");
    }
    let titles = [
        "Встречи школьников Хабаровска и Ниигаты",
        "Встреча школьников Мусасино и юных натуралистов Хабаровска",
    ];
    for title in titles {
        page.click(&page.find("button", &["Сохранить: ", title].concat()));
        let kept = page.find("button", &["В моём списке: ", title].concat());
        assert_eq!(
            page.attribute(&kept, "aria-pressed").as_deref(),
            Some("true")
        );
    }
    page.find("heading", "Мой список 2");

    let printed = page.print();
    assert_eq!(printed.sizes, [(595, 842)], "{printed:?}");
    let url = page.site.url(&["ru/programmes?", LIST].concat());
    let contact = "Сайт управления международных связей администрации Хабаровска";
    for phrase in [titles[0], titles[1], contact, &url] {
        assert!(
            printed.contains(phrase),
            "`{phrase}` is not printed: {printed:?}"
        );
    }
    assert!(!printed.contains("Новые имена"), "{printed:?}");
    // The QR code on the sheet contains the address of the list.
    let drawn = page.script(
        "return document.querySelector('.sheet .qr-dark').getAttribute('d')",
        json!([]),
    );
    let code = Qr::of(&url).expect("a code");
    assert_eq!(drawn.as_str(), Some(&*code.path));

    page.reload();
    page.find("heading", "Мой список 2");
    page.click(&page.find("button", &["Убрать: ", titles[0]].concat()));
    page.find("heading", "Мой список 1");
}

#[test]
fn a_pupil_of_twelve_finds_exactly_what_is_online_for_that_age() {
    let page = school();
    page.visit("en/programmes?format=online");
    page.find("status", "Open now: 3. Comes again: 0. Was held: 0.");
    page.click(&page.find("radio", "12 years"));
    page.find("status", "Open now: 2. Comes again: 0. Was held: 0.");
    let address = "en/programmes?format=online&age=12";
    assert_eq!(page.address(), address);
    let suits = set(&["picture-letters-2026", "harbour-concert-2026"]);
    assert_eq!(under(&page, "Open now"), suits);
    page.click(&page.find("button", "Remove: Online"));
    page.find("status", "Open now: 3. Comes again: 0. Was held: 0.");
    page.click(&page.find("button", "Start again"));
    page.find("status", "Open now: 4. Comes again: 0. Was held: 0.");
    page.back();
    page.back();
    page.find("status", "Open now: 2. Comes again: 0. Was held: 0.");
    assert_eq!(page.address(), address);
    let chosen = "return document.querySelector('[name=age]:checked').parentElement.textContent";
    assert_eq!(page.script(chosen, json!([])), json!("12 years"));
    page.visit("en/programmes?format=online&age=19");
    page.find("status", "No exchange matches all of this.*");
}

/// The first offer is in the first screen, and a letter about it is two presses away.
#[test]
fn a_teacher_sees_offers_at_once_and_copies_a_letter_in_the_language_of_the_partner() {
    let page = Page::open();
    let top = "return document.querySelector('.offer').getBoundingClientRect().top / innerHeight";
    for (width, height) in [(1366, 768), (390, 844)] {
        page.screen(width, height);
        page.visit("ru/programmes");
        page.ready();
        let top = page.script(top, json!([])).as_f64().expect("a number");
        assert!(top < 1.0, "{width}: {top}");
    }
    let title = "Встречи школьников Хабаровска и Ниигаты";
    page.click(&page.find("button", &["Написать письмо: ", title].concat()));
    assert_eq!(
        page.address(),
        "ru/programmes?letter=pupils-meeting-niigata-2021"
    );
    let focused = page.focused().expect("a heading").name;
    assert_eq!(focused, "Готовое письмо");
    let language = "То же письмо, другой язык: японский";
    let open = "[...document.querySelectorAll('summary')]\
        .find((summary) => summary.textContent === arguments[0]).click()";
    page.script(open, json!([language]));
    page.wait_for("the letter in Japanese", || {
        let text = "return document.querySelector('.letter[lang=ja]')?.textContent ?? ''";
        let text = page.script(text, json!([]));
        text.as_str()?
            .contains("新潟の児童・生徒の交流")
            .then_some(())
    });
    page.click(&page.find("button", "Общее письмо"));
    assert_eq!(page.address(), "ru/programmes");
}

#[test]
fn a_teacher_opens_a_shared_list_elsewhere_and_keeps_it() {
    let page = Page::open();
    page.visit(&["ko/programmes?", LIST, ",no-longer-here"].concat());
    page.find("heading", "공유받은 목록 2");
    let gone = "이 목록의 교류 가운데 1건은 더 이상 데이터에 없습니다.";
    assert!(page.all_text().contains(gone), "{}", page.all_text());
    // A shared list is saved only when the button is pressed.
    page.click(&page.find("button", "내 목록으로"));
    page.find("heading", "내 목록");
    page.back();
    page.click(&page.find("button", "모두 내 목록에 담기"));
    page.find("heading", "내 목록 2");
    assert_eq!(page.address(), "ko/programmes");
    assert!(page.print().sizes.len() == 1);
}

#[test]
fn an_offer_opens_in_its_card_and_the_choices_stay() {
    let page = Page::open();
    page.visit("ru/programmes?likes=nature");
    page.click(&page.find("link", "Встреча школьников Мусасино*"));
    page.find("dialog", "Встреча школьников Мусасино*");
    page.press("Escape");
    page.gone("dialog", "Встреча школьников Мусасино*");
    assert_eq!(page.address(), "ru/programmes?likes=nature");
    let focused = page.focused().expect("a link").name;
    assert!(
        focused.starts_with("Встреча школьников Мусасино"),
        "{focused}"
    );
    // By keys only: a group of choices is one Tab stop.
    page.visit("ru/programmes");
    page.ready();
    page.tab_to("radio", "С любой");
    page.press("Tab");
    assert_eq!(page.focused().expect("a choice").name, "Всё");
    page.press("ArrowRight");
    page.press("ArrowRight");
    page.find("status", "Открыто сейчас: 0. Повторится: 1. Уже было: 2.");
    assert_eq!(page.address(), "ru/programmes?likes=music");
    assert_eq!(page.focused().expect("a choice").name, "Музыка");
    page.visit("ru/programmes?likes=technology&format=by-post");
    page.find("status", "Открыто сейчас: 0. Повторится: 0. Уже было: 1.");
    page.visit("ru/programmes?likes=nonsense&city=nowhere&age=999&class=x&list=%22%3E&letter=%22");
    page.find("status", "Открыто сейчас: 0. Повторится: 2. Уже было: 14.");
}

#[test]
fn the_exchange_finder_works_in_widgets_in_every_language() {
    let page = Page::open();
    for texts in ALL {
        page.visit(&format!("{}/programmes?embed=1&limit=2", texts.code));
        page.ready();
        page.wait_for("two offers", || {
            let cards = "return document.querySelectorAll('.offer').length";
            (page.script(cards, json!([])) == json!(2)).then_some(())
        });
        let wide = "return document.documentElement.scrollWidth <= innerWidth";
        page.screen(360, 740);
        assert_eq!(page.script(wide, json!([])), json!(true), "{}", texts.code);
    }
    page.click(&page.find("button", "もっと見る"));
    page.wait_for("the rest", || {
        let cards = "return document.querySelectorAll('.offer').length";
        (page.script(cards, json!([])) == json!(16)).then_some(())
    });
}

//! The page of exchanges as HTML: choices, groups, cards, steps and letters.

use std::collections::BTreeSet;

use pobratim::model::{Bundle, load};
use pobratim::text::Lang;
use pobratim::time::days;
use pobratim::ui::environment::Environment;
use pobratim::ui::render::Renderer;
use serde_json::{Value, json};

use super::html::{Element, parse};
use super::{address, bundle, environment, links, message, of_class, one, published};

fn on(environment: Environment, year: i32, month: u8, day: u8) -> Environment {
    Environment {
        today: days::date(year, month, day),
        ..environment
    }
}

/// The page on 29 November 2026, when all exchanges of Khabarovsk with a date are over.
fn exchanges(lang: Lang, query: &str) -> Element {
    page_of(bundle(), lang, query, on(environment(), 2026, 11, 29))
}

fn page_of(bundle: &'static Bundle, lang: Lang, query: &str, environment: Environment) -> Element {
    let path = ["programmes?", query].concat();
    parse(&Renderer::new(bundle, "/", environment).page(address(lang, &path)))
}

fn of(value: &Value) -> &'static Bundle {
    Box::leak(Box::new(load(&value.to_string()).unwrap().bundle))
}

fn otherville() -> Value {
    serde_json::from_str(include_str!("../../fixtures/otherville.json")).unwrap()
}

fn text(lang: Lang, key: &str) -> String {
    message(lang, &["exchanges.", key].concat())
}

/// The ids of the offers of a group; `None` if it has no heading.
fn group<'a>(page: &'a Element, code: &str) -> Option<Vec<&'a str>> {
    let sections = page.all(|it| it.attribute("data-group") == Some(code));
    let section = sections.first()?;
    assert_eq!(section.named("h2").len(), 1);
    let offers = section.all(|it| it.attribute("class") == Some("offer"));
    Some(
        offers
            .iter()
            .filter_map(|it| it.attribute("data-event"))
            .collect(),
    )
}

#[test]
fn offers_stand_under_the_heading_of_their_group() {
    for lang in Lang::ALL {
        let page = exchanges(lang, "country=JP");
        assert_eq!(group(&page, "open"), None);
        assert_eq!(
            group(&page, "again").unwrap(),
            ["new-names@2027", "rhythms-of-the-planet@2027"]
        );
        let mut held = group(&page, "held").unwrap();
        held.sort_unstable();
        assert_eq!(
            held,
            [
                "musashino-ecobio-centre-meeting-2021-04",
                "pupils-meeting-niigata-2021",
                "young-talents-exhibition-2021",
            ]
        );
        let headings: Vec<String> = page.named("h2").iter().map(|it| it.text()).collect();
        for key in ["again", "was_held", "begin"] {
            assert!(headings.contains(&text(lang, key)), "{key}: {headings:?}");
        }
        let found = text(lang, "found").replace("{{ open }}", "0");
        let found = found.replace("{{ again }}", "2").replace("{{ held }}", "3");
        assert_eq!(of_class(&page, "exchanges-summary")[0].text(), found);
    }
}

/// The choices of a fieldset: labels, and which is chosen.
fn choices(page: &Element, name: &str) -> Option<(Vec<String>, Vec<String>)> {
    let groups = page.all(|it| it.attribute("data-choice") == Some(name));
    let labels = of_class(groups.first()?, "choice");
    let is_chosen = |label: &&&Element| label.named("input")[0].attribute("checked").is_some();
    let chosen = labels.iter().filter(is_chosen).map(|it| it.text());
    Some((
        labels.iter().map(|it| it.text()).collect(),
        chosen.collect(),
    ))
}

#[test]
fn a_choice_is_shown_only_where_some_offer_answers_it() {
    let page = exchanges(Lang::En, "country=JP&likes=music&age=13");
    let (countries, chosen) = choices(&page, "country").unwrap();
    // The environment of this test has the codes of countries for names that the bundle lacks.
    assert_eq!(countries.len(), 7, "{countries:?}");
    assert_eq!(countries[0], text(Lang::En, "any_country"));
    assert_eq!(chosen, ["Japan"]);
    let (likes, chosen) = choices(&page, "like").unwrap();
    assert_eq!(
        likes,
        [
            "Everything",
            "Art",
            "Music",
            "Sport",
            "Nature",
            "New friends"
        ]
    );
    assert_eq!(chosen, ["Music"]);
    // No age is known, so none is asked for, and the one in the address excludes nothing.
    assert_eq!(choices(&page, "age"), None);
    let same = exchanges(Lang::En, "country=JP&likes=music");
    assert_eq!(group(&page, "again"), group(&same, "again"));

    let other = page_of(
        of(&otherville()),
        Lang::En,
        "age=12",
        on(environment(), 2026, 5, 20),
    );
    let (ages, chosen) = choices(&other, "age").unwrap();
    assert_eq!(
        (ages.len(), &*ages[1], &*ages[9]),
        (10, "9 years", "17 years")
    );
    assert_eq!(chosen, ["12 years"]);
    // A radio group has one name, so it is one Tab stop.
    for (choice, count) in [("country", 2), ("like", 5), ("age", 10)] {
        let inputs = other.all(|it| it.attribute("name") == Some(choice));
        assert_eq!(inputs.len(), count, "{choice}");
        assert!(
            inputs
                .iter()
                .all(|it| it.attribute("type") == Some("radio"))
        );
    }
}

#[test]
fn what_no_radio_button_shows_can_be_removed() {
    let chips = |query: &str| -> Vec<String> {
        let page = exchanges(Lang::Ru, query);
        let rows = of_class(&page, "exchanges-refinements");
        let buttons = rows
            .first()
            .map_or_else(Vec::new, |row| row.named("button"));
        buttons.iter().map(|it| it.text()).collect()
    };
    assert!(chips("").is_empty());
    assert!(chips("age=13&class=7&city=nowhere&likes=nothing&format=x").is_empty());
    assert_eq!(chips("country=JP"), ["Сбросить"]);
    assert_eq!(
        chips("city=niigata&format=online&likes=technology"),
        ["Ниигата ×", "Техника ×", "Онлайн ×", "Сбросить"]
    );
    assert_eq!(
        chips("country=JP,CN&likes=art,music"),
        [
            "Япония ×",
            "Китай ×",
            "Рисование и творчество ×",
            "Музыка ×",
            "Сбросить"
        ]
    );
}

/// A card has what a source states, and names what it does not only if the reader asks for it.
#[test]
fn a_card_has_no_rows_of_unknown_facts() {
    for lang in Lang::ALL {
        let page = exchanges(lang, "");
        let offers = of_class(&page, "offer");
        assert_eq!(offers.len(), 16);
        let unstated = text(lang, "unstated").replace("{{ list }}.", "");
        let unstated = unstated.trim_end_matches("{{ list }}。");
        let format = message(lang, "words.format_unstated");
        for offer in &offers {
            assert!(!offer.text().contains(unstated), "{}", offer.text());
            for row in offer.named("dd") {
                assert!(
                    !row.text().is_empty() && row.text() != format,
                    "{}",
                    offer.text()
                );
            }
            // Its title, its cities and at most the last edition: no contact.
            let outside = links(offer).into_iter().filter(|(to, _)| to.contains(':'));
            assert_eq!(outside.count(), 0);
        }
        let asked = exchanges(lang, "country=JP&format=online");
        let again = of_class(&asked, "offer")[0].text();
        for key in ["unstated_partner", "unstated_format"] {
            assert!(again.contains(&text(lang, key)), "{again}");
        }
    }
}

/// The contact is on the page once, and once on the sheet.
#[test]
fn the_contact_is_shown_once() {
    let contact = bundle()
        .site
        .contact
        .as_ref()
        .unwrap()
        .url
        .as_ref()
        .unwrap();
    let count = |page: &Element| {
        let main = one(page, "id", "main");
        let found = links(main).into_iter();
        found.filter(|(to, _)| to == contact.as_str()).count()
    };
    assert_eq!(count(&exchanges(Lang::Ja, "")), 1);
    let listed = exchanges(Lang::Ja, "list=new-names@2027,pupils-meeting-niigata-2021");
    assert_eq!(of_class(&listed, "sheet").len(), 1);
    assert_eq!(count(&listed), 2);
}

/// The letters of a page: language, subject and text, that of the reader first.
fn letters(page: &Element) -> Vec<(String, String, String)> {
    let all = of_class(page, "letter").into_iter().map(|letter| {
        let subject = of_class(letter, "letter-subject")[0].text();
        let lang = letter.attribute("lang").unwrap().to_owned();
        (lang, subject, letter.text())
    });
    all.collect()
}

/// The page of a published site, which has the letters of all languages.
fn written(bundle: &'static Bundle, lang: Lang, query: &str, year: i32) -> Element {
    page_of(bundle, lang, query, on(published(), year, 5, 20))
}

#[test]
fn a_letter_is_in_the_language_of_the_reader_and_of_the_partner() {
    let page = written(
        bundle(),
        Lang::Ru,
        "letter=pupils-meeting-niigata-2021",
        2026,
    );
    let [(ru, subject, russian), (ja, _, japanese)] = &letters(&page)[..] else {
        panic!("{:?}", letters(&page));
    };
    assert_eq!((&**ru, &**ja), ("ru", "ja"));
    assert_eq!(
        subject,
        "Вопрос об участии: Встречи школьников Хабаровска и Ниигаты"
    );
    for phrase in [
        "На сайте «Хабаровск и города-партнёры» мы нашли:",
        "https://khabarovsk.example/ru/events/pupils-meeting-niigata-2021",
        "Это состоялось в 2021 году.",
        "– какого возраста могут быть участники",
        "[школа, город, страна]",
    ] {
        assert!(russian.contains(phrase), "`{phrase}`: {russian}");
    }
    for phrase in [
        "「ハバロフスクとパートナー都市」のサイトで",
        "ハバロフスクと新潟の児童・生徒の交流",
        "https://khabarovsk.example/ja/events/pupils-meeting-niigata-2021",
        "2021年に開催",
    ] {
        assert!(japanese.contains(phrase), "`{phrase}`: {japanese}");
    }
    // In the browser other languages are written when they are opened.
    assert_eq!(letters(&exchanges(Lang::Ru, "")).len(), 1);
    // Without an offer, and with the id of none, the class asks for a partner.
    for query in [
        "country=JP",
        "country=JP&letter=school43-konan-meeting-2021-06",
        "country=JP&letter=%22",
    ] {
        let general = letters(&written(bundle(), Lang::Ko, query, 2026));
        let langs: Vec<&str> = general.iter().map(|(lang, ..)| &**lang).collect();
        assert_eq!(langs, ["ko", "ja", "ru"], "{query}");
        assert_eq!(general[0].1, message(Lang::Ko, "letter.subject_partner"));
        assert!(general[0].2.contains("일본"), "{}", general[0].2);
    }
}

#[test]
fn a_letter_is_complete_in_every_language() {
    let mut known = BTreeSet::new();
    for lang in Lang::ALL {
        for query in [
            "",
            "country=JP",
            "letter=new-names@2026",
            "letter=taekwondo-bucheon-2021-12",
        ] {
            let page = written(bundle(), lang, query, 2026);
            let (code, subject, letter) = letters(&page).swap_remove(0);
            assert_eq!(code, lang.html_tag());
            assert!(
                !subject.is_empty() && letter.matches("– ").count() >= 4,
                "{letter}"
            );
            assert!(!letter.contains("{{") && letter.contains('['), "{letter}");
            assert!(known.insert(letter.clone()), "{query}: {letter}");
        }
    }
}

#[test]
fn a_letter_opens_in_the_mail_program_where_an_address_is_known() {
    let mails = |page: &Element| -> Vec<String> {
        let links = links(of_class(page, "exchanges-letter")[0]).into_iter();
        let links = links.map(|(to, _)| to);
        links
            .filter(|to| to.starts_with("mailto:") && to.contains("?subject="))
            .collect()
    };
    assert!(mails(&exchanges(Lang::Ru, "")).is_empty());
    let mut other = otherville();
    let page = written(of(&other), Lang::En, "letter=pen-schools", 2026);
    let found = mails(&page);
    assert_eq!(found.len(), letters(&page).len(), "{found:?}");
    let start = "mailto:desk@otherville.example?subject=Question%20about%20taking%20part:%20Schools%20that%20write&body=Dear%20Sir%20or%20Madam,%0D%0A%0D%0A";
    assert!(found[0].starts_with(start), "{}", found[0]);
    // An offer has the contact of its own.
    other["programmes"][0]["contact"]["email"] = json!("pen@otherville.example");
    let page = written(of(&other), Lang::En, "letter=pen-schools", 2026);
    assert!(mails(&page)[0].starts_with("mailto:pen@otherville.example?"));
    let page = written(of(&other), Lang::En, "letter=picture-letters-2026", 2026);
    assert!(mails(&page)[0].starts_with("mailto:desk@otherville.example?"));
}

#[test]
fn a_class_begins_in_four_steps_and_a_widget_has_the_offers_only() {
    for lang in Lang::ALL {
        let page = exchanges(lang, "");
        let steps = of_class(&page, "steps")[0];
        let names: Vec<String> = steps.named("h3").iter().map(|it| it.text()).collect();
        let expected = ["choose", "show", "write", "agree"];
        let expected = expected.map(|step| text(lang, &["step_", step].concat()));
        assert_eq!(names, expected);
        let widget = exchanges(lang, "embed=1&limit=3");
        assert_eq!(of_class(&widget, "offer").len(), 3);
        assert!(of_class(&widget, "steps").is_empty() && of_class(&widget, "letter").is_empty());
    }
}

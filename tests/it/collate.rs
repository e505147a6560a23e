//! The order of names in five alphabets. `tests/browser/name_order.rs` expects the same of the page.

use pobratim::model::{Bundle, load};
use pobratim::text::{Lang, ranks};

const KHABAROVSK: &str = include_str!("../../public/bundle/khabarovsk.json");
const IN_ORDER: &str = include_str!("../fixtures/names-in-order.txt");

/// Returns the names in order, in one line.
fn in_order(lang: Lang, mut names: Vec<String>) -> String {
    let ranks = ranks(lang, &names);
    let mut places: Vec<usize> = (0..names.len()).collect();
    places.sort_by_key(|place| ranks[*place]);
    let sorted: Vec<String> = places
        .into_iter()
        .map(|place| std::mem::take(&mut names[place]))
        .collect();
    sorted.join(" | ")
}

fn cities(bundle: &Bundle, lang: Lang) -> Vec<String> {
    let names = bundle
        .cities
        .iter()
        .filter_map(|city| city.name.exact(lang));
    names.map(str::to_string).collect()
}

fn countries(bundle: &Bundle, lang: Lang) -> Vec<String> {
    let names = bundle
        .countries
        .iter()
        .filter_map(|one| one.name.exact(lang));
    names.map(str::to_string).collect()
}

#[test]
fn names_of_khabarovsk_are_in_the_order_of_each_alphabet() {
    let bundle = load(KHABAROVSK).unwrap().bundle;
    let mut lines = String::new();
    for lang in Lang::ALL {
        for (what, names) in [
            ("cities", cities(&bundle, lang)),
            ("countries", countries(&bundle, lang)),
        ] {
            lines += &format!("{} {what}: {}\n", lang.code(), in_order(lang, names));
        }
    }
    assert_eq!(lines, IN_ORDER, "tests/fixtures/names-in-order.txt differs");
}

#[test]
fn the_order_does_not_depend_on_the_order_given() {
    let check = |lang: Lang, names: &[&str]| {
        let owned = |names: &mut dyn Iterator<Item = &&str>| -> Vec<String> {
            names.map(|name| name.to_string()).collect()
        };
        let expected = names.join(" | ");
        assert_eq!(in_order(lang, owned(&mut names.iter())), expected);
        assert_eq!(in_order(lang, owned(&mut names.iter().rev())), expected);
    };
    check(Lang::Ru, &["ёлка", "ель", "Ёрш", "жук"]);
    check(Lang::En, &["co-op", "COOP", "résumé", "Resumes"]);
    check(Lang::Zh, &["北京", "重庆", "上海"]);
    check(Lang::Ko, &["가평", "나주", "서울"]);
    check(Lang::Ja, &["あおもり", "アキタ", "秋田", "新潟"]);
}

#[test]
fn the_same_name_has_the_same_place() {
    let names = ["b", "a", "b"].map(str::to_string);
    assert_eq!(ranks(Lang::En, &names), [1, 0, 1]);
    assert_eq!(ranks(Lang::En, &[]), [0; 0]);
}

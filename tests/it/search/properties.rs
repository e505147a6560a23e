//! Properties of search for any text, any slices of indexing, and any typing error.

use pobratim::search::{Excerpt, Index, Query, Record, each_token};
use pobratim::text::Lang;
use proptest::prelude::*;

use super::{BUNDLE, INDEX, ids};

fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    each_token(text, &mut |token| tokens.push(token.text.to_string()));
    tokens
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(tokens(text), expected, "{text}");
}

#[test]
fn texts_are_cut_into_words_and_pairs() {
    check("День города, 2021", &["день", "города", "2021"]);
    check("ЁЛКА Ёлка е\u{308}лка", &["елка", "елка", "елка"]);
    check("Ch’ŏngjin Ch'ongjin", &["chongjin", "chongjin"]);
    check("Могилёв · Магілёў", &["могилев", "магілеу"]);
    check("ＣＳ：ＧＯ e-sports", &["cs", "go", "e", "sports"]);
    check("ﾊﾊﾞﾛﾌｽｸ", &["はば", "ばろ", "ろふ", "ふす", "すく"]);
    check("パ ﾊﾟ ハ\u{309A} ヴ", &["ぱ", "ぱ", "ぱ", "ゔ"]);
    check("コンピューター", &["こん", "んぴ", "ぴゅ", "ゅた"]);
    check("상위(上虞) 부", &["상위", "上虞", "부"]);
    check("2021年の祭り", &["2021", "年の", "の祭", "祭り"]);
    check("Գյումրի", &["գյումրի"]);
    check("№ 43 «…» 🎉", &["43"]);
}

#[test]
fn every_title_finds_its_record() {
    let series = (0..BUNDLE.series.len()).filter_map(pobratim::model::SeriesIx::new);
    let entries = (0..BUNDLE.entries.len()).filter_map(pobratim::model::EntryIx::new);
    let cities = (0..BUNDLE.cities.len()).filter_map(pobratim::model::CityIx::new);
    let records = series
        .map(Record::Series)
        .chain(entries.map(Record::Entry))
        .chain(cities.map(Record::City));
    for record in records {
        for title in record.title(&BUNDLE).iter() {
            let answer = INDEX.find(&BUNDLE, &Query::new(title.text), title.lang, 5);
            let found = ids(&answer);
            // An edition may have the name of its series.
            let first: Vec<&str> = found.into_iter().take(3).collect();
            assert!(
                first.contains(&record.id(&BUNDLE)),
                "{}: {first:?}",
                title.text
            );
        }
    }
}

proptest! {
    #[test]
    fn tokens_stand_for_bytes_of_their_text(text in "\\PC{0,40}") {
        let mut end = 0;
        each_token(&text, &mut |token| {
            assert!(token.from < token.to && text.get(token.from..token.to).is_some());
            // Pairs overlap by one letter, words do not overlap.
            assert!(token.is_wide || token.from >= end);
            assert!(!token.text.is_empty());
            end = token.to;
        });
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        for token in tokens(&text) {
            prop_assert_eq!(tokens(&token), vec![token.clone()]);
        }
    }

    #[test]
    fn an_index_does_not_depend_on_its_slices(slices in prop::collection::vec(1usize..40, 1..8)) {
        let mut index = Index::new(&BUNDLE, super::countries());
        let mut sizes = slices.iter().cycle();
        while !index.step(&BUNDLE, *sizes.next().unwrap()) {
            // An incomplete index gives results too.
            index.find(&BUNDLE, &Query::new("Niigata"), Lang::En, 3);
        }
        let whole = &INDEX;
        for typed in ["Ниигата", "музей", "音乐"] {
            let query = Query::new(typed);
            let find = |index: &Index| index.find(&BUNDLE, &query, Lang::Ru, 9);
            prop_assert_eq!(find(&index), find(whole));
        }
    }

    #[test]
    fn any_words_have_an_answer_whose_excerpts_are_of_its_texts(typed in "\\PC{0,24}|[а-яё]{1,7}|[a-z]{1,6} [a-z]{1,4}") {
        let answer = INDEX.find(&BUNDLE, &Query::new(&typed), Lang::Ja, 4);
        let counts: usize = answer.groups.iter().map(|group| group.count).sum();
        prop_assert_eq!(counts, answer.count);
        for group in &answer.groups {
            prop_assert!(!group.hits.is_empty() && group.hits.len() <= 4.min(group.count));
            for hit in &group.hits {
                prop_assert_eq!(hit.record.group(&BUNDLE), group.kind);
                let title = Excerpt::title(&BUNDLE, &answer.query, hit.record, Lang::Ja);
                let text = title.text();
                prop_assert!(!text.is_empty());
                if let Some(reason) = Excerpt::reason(&BUNDLE, &answer.query, hit.record, Lang::Ja) {
                    prop_assert!(reason.pieces.iter().any(|piece| piece.is_marked));
                }
            }
        }
    }

    #[test]
    fn one_slip_in_the_name_of_a_city_is_forgiven(at in 0usize..19, spot in 0usize..12, kind in 0..4, lang in 0usize..2) {
        let city = &BUNDLE.cities[at];
        let mut letters: Vec<char> = city.name.exact(Lang::ALL[lang]).unwrap().chars().collect();
        // One letter of four may be wrong, none of three.
        prop_assume!(letters.len() >= 6);
        let spot = spot % (letters.len() - 1);
        match kind {
            0 => { letters.remove(spot); }
            1 => letters.swap(spot, spot + 1),
            2 => letters[spot] = 'ж',
            _ => letters.insert(spot, 'q'),
        }
        let typed: String = letters.into_iter().collect();
        let answer = INDEX.find(&BUNDLE, &Query::new(&typed), Lang::Ru, 5);
        prop_assert!(ids(&answer).contains(&&*city.id), "{typed}");
    }
}

//! Search: first results, times, and properties of any text.

mod first_results;
mod properties;
mod times;

use std::sync::LazyLock;

use pobratim::model::{Bundle, Country, load};
use pobratim::search::{Excerpt, Index, Query, SearchResults};
use pobratim::text::{Lang, Localized};

const KHABAROVSK: &str = include_str!("../../public/bundle/khabarovsk.json");

/// Loaded and indexed once for all tests.
static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| load(KHABAROVSK).unwrap().bundle);
static INDEX: LazyLock<Index> = LazyLock::new(|| indexed(&BUNDLE));

/// Names of countries as a browser has them.
fn countries() -> Vec<(Country, Localized)> {
    let japan = [
        (Lang::Ru, "Япония"),
        (Lang::En, "Japan"),
        (Lang::Zh, "日本"),
        (Lang::Ko, "일본"),
        (Lang::Ja, "日本"),
    ];
    let korea = [(Lang::Ru, "Республика Корея"), (Lang::En, "South Korea")];
    vec![
        (
            Country::from_code("JP").unwrap(),
            japan.into_iter().collect(),
        ),
        (
            Country::from_code("KR").unwrap(),
            korea.into_iter().collect(),
        ),
    ]
}

fn indexed(bundle: &Bundle) -> Index {
    let mut index = Index::new(bundle, countries());
    while !index.step(bundle, 7) {}
    index
}

fn ids(answer: &SearchResults) -> Vec<&'static str> {
    let hits = answer.groups.iter().flat_map(|group| &group.hits);
    hits.map(|hit| hit.record.id(&BUNDLE)).collect()
}

#[test]
fn people_find_first_what_they_look_for() {
    let mut faults = Vec::new();
    for (lang, typed, expected) in first_results::FIRST {
        let answer = INDEX.find(&BUNDLE, &Query::new(typed), *lang, 8);
        let found = ids(&answer);
        if found.first() != Some(expected) {
            faults.push(format!(
                "{typed}: expected {expected}, found {:?}",
                &found[..found.len().min(4)]
            ));
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {}:\n{}",
        faults.len(),
        first_results::FIRST.len(),
        faults.join("\n")
    );
}

/// Groups with their counts, and each result with its id and the text that matched.
fn shown(typed: &str, lang: Lang, most: usize) -> String {
    let answer = INDEX.find(&BUNDLE, &Query::new(typed), lang, most);
    let mut text = String::new();
    for group in &answer.groups {
        text += &format!("{} of {}\n", group.hits.len(), group.count);
        for hit in &group.hits {
            let title = Excerpt::title(&BUNDLE, &answer.query, hit.record, lang);
            let reason = Excerpt::reason(&BUNDLE, &answer.query, hit.record, lang);
            text += &format!("  {}: {}\n", hit.record.id(&BUNDLE), marked(&title));
            if let Some(reason) = reason {
                text += &format!("    {}: {}\n", reason.tag, marked(&reason));
            }
        }
    }
    text
}

fn marked(excerpt: &Excerpt) -> String {
    let piece = |piece: &pobratim::search::Piece| match piece.is_marked {
        true => format!("[{}]", piece.text),
        false => piece.text.clone(),
    };
    excerpt.pieces.iter().map(piece).collect()
}

#[test]
fn results_are_grouped_and_say_why_they_are_there() {
    insta::assert_snapshot!(shown("Puchon", Lang::Ru, 2), @"
    1 of 1
      bucheon: Пучон
        : [Puchon]
    2 of 7
      bucheon-tourism-conference-2021: Онлайн-конференция с Пучоном о туризме
      pupils-meeting-bucheon-2021: Встречи школьников Хабаровска и Пучона
    1 of 1
      sejong-heart-surgery-programme: Бесплатные операции на сердце для хабаровских детей
    ");
    insta::assert_snapshot!(shown("富川", Lang::En, 2), @"
    1 of 1
      bucheon: Bucheon
        zh-Hans: [富川]
    2 of 7
      bucheon-tourism-conference-2021: Online tourism conference with Bucheon
        zh-Hans: 哈巴罗夫斯克与[富川]旅游线上会议
      taekwondo-bucheon-2021-12: Khabarovsk–Bucheon taekwondo tournament
        zh-Hans: 哈巴罗夫斯克与[富川]跆拳道比赛
    1 of 1
      sejong-heart-surgery-programme: Free heart surgery for Khabarovsk children
        zh-Hans: [富川]世宗医院
    ");
    insta::assert_snapshot!(shown("фильм пяти языках", Lang::Ja, 2), @"
    1 of 1
      promo-film-five-languages-2021: 5言語のハバロフスク観光PR動画
        ru: Рекламный [фильм] о Хабаровске на [пяти] [языках]
    ");
    insta::assert_snapshot!(shown("ночь искуств", Lang::Ru, 2), @"
    2 of 2
      night-of-arts: «[Ночь] [искусств]»
      unity-day: День народного единства
        ru: …по Трудовому кодексу России. «[Ночь] [искусств]» проходит в этот день или накануне.
    ");
}

#[test]
fn a_country_a_field_and_a_year_lead_to_what_belongs_to_them() {
    insta::assert_snapshot!(shown("日本", Lang::Ja, 3), @"
    3 of 3
      niigata: 新潟
      musashino: 武蔵野
      sapporo: 札幌
    3 of 13
      new-names-apr-2021: 「アジア太平洋の新しい才能2021」フェスティバル
        ja: 子どもと若者の国際芸術祭です。中国、韓国、[日本]、米国の音楽家は遠隔で参加しました。
      young-talents-exhibition-2021: 2021年「愛する街へ、若き才能を」美術展
        ja: 「市の日」に寄せて、中国、[日本]、韓国、北朝鮮の児童・生徒の作品を紹介しました。
      pupils-meeting-niigata-2021: ハバロフスクと新潟の児童・生徒の交流
    2 of 2
      far-east-siberia-japan-association-2021: ロ日極東シベリア友好協会
        ja: 極東とシベリアの都市が、[日本]の都市との友好をともに育んでいます。
      opening-the-world-project: 「世界を発見する」プロジェクト
    3 of 3
      association-instagram-account-2021: @far_east_siberia_miraclesアカウント
        ja: ロ日極東シベリア友好協会のInstagram公式アカウントで、ロシア語と[日本]語で発信します。
      association-instagram-monthly-posts: 協会加盟都市の毎月の便り
        ja: @far_east_siberia_miraclesが毎月、加盟都市の出来事をロシア語と[日本]語で伝えます。
      tourist-site-maintenance: 5言語の観光サイト
        ja: ロシア語、英語、中国語、韓国語、[日本]語版を常に管理・更新しています。
    ");
    insta::assert_snapshot!(shown("Япония школьники", Lang::Ru, 3), @"
    3 of 7
      pupils-meeting-niigata-2021: Встречи [школьников] Хабаровска и Ниигаты
      musashino-ecobio-centre-meeting-2021-04: Встреча [школьников] Мусасино и юных натуралистов Хабаровска
      young-talents-exhibition-2021: Выставка «Таланты юных — любимому городу» (2021)
        ru: …ко Дню города: работы [школьников] из четырёх стран — [Японии], КНР, КНДР и Республики Корея.
    1 of 1
      niigata: Ниигата
        ru: …В 2021 году встречались [школьники], а школы двух городов готовили общий проект «Открывая…
    1 of 1
      opening-the-world-project: Проект «Открывая мир»
    ");
    insta::assert_snapshot!(shown("ecology 2022", Lang::En, 3), @"
    1 of 1
      trilateral-ecology-conference-2022: Khabarovsk–Niigata–Harbin environmental conference
    ");
}

#[test]
fn nothing_is_found_by_nothing_and_by_nonsense() {
    for typed in ["", "   ", "…!?", "щщщщщщ", "xqzxqz", "龘龘龘"] {
        assert_eq!(shown(typed, Lang::En, 5), "", "{typed}");
    }
}

#[test]
fn where_nothing_has_all_words_what_has_most_is_found() {
    let answer = INDEX.find(&BUNDLE, &Query::new("тхэквондо xqzxqz"), Lang::Ru, 5);
    assert_eq!(ids(&answer), ["taekwondo-bucheon-2021-12"]);
}

#[test]
fn a_series_leads_to_its_next_day_and_else_to_its_last_edition() {
    let place = BUNDLE.find_series("city-day").unwrap();
    let record = pobratim::search::Record::Series(place);
    let on = |year, month| {
        let today = pobratim::time::days::date(year, month, 1).unwrap();
        let subject = record.subject(&BUNDLE, today).unwrap();
        subject.id(&BUNDLE).into_owned()
    };
    assert_eq!(on(2026, 3), "city-day@2026");
    assert_eq!(on(2026, 11), "city-day@2027");
    assert_eq!(on(2021, 1), "city-day-2021");
}

#[test]
fn the_records_that_match_all_words_are_known() {
    let query = Query::new("амур хрусталь xqzxqz");
    let none = INDEX.matches(&query);
    let series = |id: &str| pobratim::search::Record::Series(BUNDLE.find_series(id).unwrap());
    assert!(!INDEX.is_match(&none, series("amur-crystal")));
    let waves = INDEX.matches(&Query::new("амурские волны"));
    assert!(INDEX.is_match(&waves, series("amur-waves")));
    assert!(!INDEX.is_match(&waves, series("amur-crystal")));
}

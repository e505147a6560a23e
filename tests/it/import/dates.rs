//! Dates as people write them in five languages.

use pobratim::import::{DateParseError, read_date};
use pobratim::locale;
use pobratim::text::Lang;
use pobratim::time::{Edge, Edtf, Part, PartialDate, Qualifier, Season};
use proptest::prelude::*;

/// Checks that each text on the left is read as the date on the right.
fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        let found = read_date(text).map(|when| when.to_string());
        assert_eq!(found.as_deref(), Ok(*expected), "{text}");
    }
}

#[test]
fn russian() {
    check(&[
        ("2021", "2021"),
        ("2021 год", "2021"),
        ("2021 г.", "2021"),
        ("май 2021", "2021-05"),
        ("Май 2021 г.", "2021-05"),
        ("в мае 2021 года", "2021-05"),
        ("05.2021", "2021-05"),
        ("сент. 2021", "2021-09"),
        ("14 мая 2021", "2021-05-14"),
        ("14-го мая 2021 г.", "2021-05-14"),
        ("14 мая 2021 года (пятница)", "2021-05-14"),
        ("14.05.2021", "2021-05-14"),
        ("1.5.2021", "2021-05-01"),
        ("14/05/2021", "2021-05-14"),
        ("конец мая 2021", "2021-05-21~/2021-05-31~"),
        ("в начале июня 2021 г.", "2021-06-01~/2021-06-10~"),
        ("середина июля 2022", "2022-07-11~/2022-07-20~"),
        ("2-я половина декабря 2021", "2021-12-16~/2021-12-31~"),
        (
            "вторая половина декабря 2021 года",
            "2021-12-16~/2021-12-31~",
        ),
        ("первая декада мая 2021", "2021-05-01~/2021-05-10~"),
        ("последняя декада февраля 2024", "2024-02-21~/2024-02-29~"),
        ("весна 2021", "2021-21"),
        ("осенью 2021 года", "2021-23"),
        ("зимой 2021/22 года", "2021-24"),
        ("14–16 мая 2021", "2021-05-14/2021-05-16"),
        ("14-16.05.2021", "2021-05-14/2021-05-16"),
        ("14.05–16.05.2021", "2021-05-14/2021-05-16"),
        ("14.05.2021 - 16.05.2021", "2021-05-14/2021-05-16"),
        ("с 14 по 16 мая 2021 года", "2021-05-14/2021-05-16"),
        ("24 мая — 1 июня 2021 года", "2021-05-24/2021-06-01"),
        ("май–июнь 2021", "2021-05/2021-06"),
        ("с мая по июнь 2021 г.", "2021-05/2021-06"),
        ("декабрь 2021 — январь 2022", "2021-12/2022-01"),
        ("2021–2022", "2021/2022"),
        ("2022-2024 гг.", "2022/2024"),
        ("с 1965 года", "1965/.."),
        ("не позднее 1 июля 2023 года", "../2023-07-01"),
        ("около 2011 года", "2011~"),
        ("ориентировочно 31 мая 2026", "2026-05-31~"),
        ("вероятно, в мае 2021 года", "2021-05?"),
        ("дата неизвестна", "XXXX"),
        ("уточняется", "XXXX"),
    ]);
}

#[test]
fn english() {
    check(&[
        ("May 2021", "2021-05"),
        ("14 May 2021", "2021-05-14"),
        ("May 14, 2021", "2021-05-14"),
        ("14th of May 2021", "2021-05-14"),
        ("Fri, 14 May 2021", "2021-05-14"),
        ("May 14–16, 2021", "2021-05-14/2021-05-16"),
        ("from 14 to 16 May 2021", "2021-05-14/2021-05-16"),
        ("Dec 2021 – Jan 2022", "2021-12/2022-01"),
        ("early May 2021", "2021-05-01~/2021-05-10~"),
        ("mid-May 2021", "2021-05-11~/2021-05-20~"),
        ("end of May 2021", "2021-05-21~/2021-05-31~"),
        (
            "the second half of December 2021",
            "2021-12-16~/2021-12-31~",
        ),
        ("second half of December 2021", "2021-12-16~/2021-12-31~"),
        ("summer 2021", "2021-22"),
        ("since 1988", "1988/.."),
        ("by 1 July 2023", "../2023-07-01"),
        ("no later than July 2023", "../2023-07"),
        ("c. 2011", "2011~"),
        ("5/14/2021", "2021-05-14"),
        ("TBA", "XXXX"),
    ]);
}

#[test]
fn chinese_korean_and_japanese() {
    check(&[
        ("2021年5月", "2021-05"),
        ("2021年5月14日", "2021-05-14"),
        ("2021年5月14号（星期五）", "2021-05-14"),
        ("二〇二一年五月十四日", "2021-05-14"),
        ("二〇二一年十二月", "2021-12"),
        ("2021年5月14日至16日", "2021-05-14/2021-05-16"),
        ("2021年5月14日—16日", "2021-05-14/2021-05-16"),
        ("2021年5月至6月", "2021-05/2021-06"),
        ("2021年5月底", "2021-05-21~/2021-05-31~"),
        ("2021年12月下半月", "2021-12-16~/2021-12-31~"),
        ("2021年春", "2021-21"),
        ("2022—2024年", "2022/2024"),
        ("2011年左右", "2011~"),
        ("自1965年起", "1965/.."),
        ("日期不详", "XXXX"),
        ("2021년 5월", "2021-05"),
        ("2021년5월14일", "2021-05-14"),
        ("2021. 5. 14.", "2021-05-14"),
        ("2021.5.14(금)", "2021-05-14"),
        ("2021년 5월 14일~16일", "2021-05-14/2021-05-16"),
        ("2021년 5월부터 6월까지", "2021-05/2021-06"),
        ("2021년 5월 말", "2021-05-21~/2021-05-31~"),
        ("2021년 12월 하반월", "2021-12-16~/2021-12-31~"),
        ("2021년 가을", "2021-23"),
        ("1965년부터", "1965/.."),
        ("２０２１年５月１４日", "2021-05-14"),
        ("2021年5月14日（金）", "2021-05-14"),
        ("2021年5月14日(金)～16日(日)", "2021-05-14/2021-05-16"),
        ("令和3年5月14日", "2021-05-14"),
        ("2021年5月末", "2021-05-21~/2021-05-31~"),
        ("2021年12月後半", "2021-12-16~/2021-12-31~"),
        ("2021年5月頃", "2021-05~"),
        ("2021年秋", "2021-23"),
        ("2021/5/14", "2021-05-14"),
        ("未定", "XXXX"),
    ]);
}

#[test]
fn what_can_mean_two_things_is_a_question() {
    use DateParseError::{
        Backwards, Empty, NoSuchDay, NoSuchMonth, NoYear, OtherWeekday, PartOfYear, Recurrence,
        Several, TwoYears, Until, WhichWinter,
    };
    let june = NoSuchDay {
        year: Some(2021),
        month: 6,
        days: 30,
    };
    let no_year = NoSuchDay {
        year: None,
        month: 6,
        days: 30,
    };
    for (text, expected) in [
        ("31 июня 2021", june.clone()),
        ("31.06.2021", june.clone()),
        ("2021年6月31日", june),
        ("31 июня", no_year),
        (
            "29.02.2021",
            NoSuchDay {
                year: Some(2021),
                month: 2,
                days: 28,
            },
        ),
        ("14.13.2021", NoSuchMonth(13)),
        ("май", NoYear),
        ("14 мая", NoYear),
        ("14.05", NoYear),
        ("5月14日", NoYear),
        ("14", NoYear),
        ("зима 2021", WhichWinter(2021)),
        ("winter 2021", WhichWinter(2021)),
        ("2021年冬", WhichWinter(2021)),
        ("2021/22", TwoYears),
        ("2021-22", TwoYears),
        ("2021年度", TwoYears),
        ("2021/22 учебный год", TwoYears),
        ("начало 2021 года", PartOfYear),
        ("3 квартал 2021", PartOfYear),
        ("2021年上半年", PartOfYear),
        ("с мая по март 2021", Backwards),
        ("16–14 мая 2021", Backwards),
        ("суббота, 14 мая 2021", OtherWeekday),
        ("до 15 мая 2021", Until),
        ("until May 2021", Until),
        ("14 и 16 мая 2021", Several),
        ("14, 16 мая 2021", Several),
        ("5月14日、16日", Several),
        ("ежегодно в мае", Recurrence),
        ("every May", Recurrence),
        ("毎年5月", Recurrence),
        ("", Empty),
        ("  ", Empty),
    ] {
        assert_eq!(read_date(text), Err(expected), "{text}");
    }
    for text in ["14.05.21", "21年5月", "14/05/21"] {
        assert!(
            matches!(read_date(text), Err(DateParseError::TwoDigitYear(_))),
            "{text}"
        );
    }
    for text in ["скоро", "в выходные мая 2021", "May 2021!", "soon", "第3周"] {
        let found = read_date(text);
        assert!(
            matches!(found, Err(DateParseError::NotRead(_))),
            "{text}: {found:?}"
        );
    }
    let both = |text: &str| match read_date(text) {
        Err(DateParseError::DayOrMonth { first, second, .. }) => (first, second),
        other => panic!("{text}: {other:?}"),
    };
    let june_or_may = ("2021-06-05".to_string(), "2021-05-06".to_string());
    assert_eq!(both("05/06/2021"), june_or_may);
    assert_eq!(both("05-06-2021"), june_or_may);
    assert_eq!(
        read_date("05/05/2021").map(|when| when.to_string()),
        Ok("2021-05-05".into())
    );
}

/// A date with years of four digits, as in a bundle.
fn any_date() -> impl Strategy<Value = PartialDate> {
    let qualifier = prop_oneof![
        3 => Just(Qualifier::NONE),
        1 => Just(Qualifier { uncertain: false, approximate: true }),
        1 => Just(Qualifier { uncertain: true, approximate: false }),
    ];
    let part = prop_oneof![
        Just(Part::Year),
        (0_usize..4).prop_map(|at| {
            let all = [
                Season::Spring,
                Season::Summer,
                Season::Autumn,
                Season::Winter,
            ];
            Part::Season(all[at])
        }),
        (1_u8..=12).prop_map(Part::Month),
        (1_u8..=12, 1_u8..=28).prop_map(|(month, day)| Part::Day { month, day }),
    ];
    (1000..=9998, part, qualifier).prop_map(|(year, part, qualifier)| {
        PartialDate::new(year, part, Qualifier::NONE)
            .unwrap()
            .with_qualifier(qualifier)
    })
}

fn any_when() -> impl Strategy<Value = Edtf> {
    prop_oneof![
        4 => any_date().prop_map(Edtf::Date),
        1 => any_date().prop_map(|date| Edtf::Interval { start: Edge::Date(date), end: Edge::Open }),
        1 => any_date().prop_map(|date| Edtf::Interval { start: Edge::Open, end: Edge::Date(date) }),
        4 => (any_date(), any_date()).prop_filter_map("backwards", |(start, end)| {
            // Text has one qualifier for both ends.
            let end = end.with_qualifier(start.qualifier());
            Edtf::interval(Edge::Date(start), Edge::Date(end)).ok()
        }),
        1 => Just(Edtf::Unknown),
    ]
}

proptest! {
    /// A date in words of any language is read back as a date with the same words.
    #[test]
    fn words_are_read_back(when in any_when()) {
        for lang in Lang::ALL {
            let words = locale::of(lang).date(&when);
            let read = read_date(&words);
            let again = read.as_ref().map(|read| locale::of(lang).date(read));
            prop_assert_eq!(again, Ok(words.clone()), "{} as {} was read as {:?}", when, words, read);
        }
    }

    /// A date that words express completely is read back as itself.
    #[test]
    fn plain_dates_come_back_as_they_were(date in any_date()) {
        let when = Edtf::Date(date);
        for lang in Lang::ALL {
            prop_assert_eq!(read_date(&locale::of(lang).date(&when)), Ok(when), "{}", lang.code());
        }
    }

    /// EDTF, as tables have it, is read as it is, except what looks like two years.
    #[test]
    fn edtf_is_read(when in any_when()) {
        match read_date(&when.to_string()) {
            Err(DateParseError::TwoYears) => prop_assert_eq!(when.to_string().len(), 7),
            read => prop_assert_eq!(read, Ok(when)),
        }
    }

    /// No text makes the parser panic.
    #[test]
    fn any_text_is_answered(text in "\\PC{0,40}") {
        let _ = read_date(&text);
    }

    /// Nor does a text of the words of dates.
    #[test]
    fn any_mix_of_words_is_answered(words in prop::collection::vec(prop::sample::select(vec![
        "14", "2021", "мая", "-", "с", "по", "年", "月", "日", "май", "половина", "1-я", "/", ".",
        "令和", "зима", "부터", "초", "十", "(", "五", ")", "til", "~", "late", "99999999999",
    ]), 0..9)) {
        let _ = read_date(&words.concat());
        let _ = read_date(&words.join(" "));
    }
}

//! Each format in each language, as a table.

use super::LANGS;
use pobratim::locale::{self, Locale};
use pobratim::text::Lang;
use pobratim::time::{Weekday, days};

/// One line: the name of a format, and its text in every language.
fn line(name: &str, text: &dyn Fn(&Locale) -> String) -> String {
    let texts = LANGS.map(|lang| match text(locale::of(lang)) {
        empty if empty.is_empty() => "(empty)".to_string(),
        text => text,
    });
    [name, ": ", &texts.join(" | ")].concat()
}

#[test]
fn numbers_and_lists() {
    let list = |count: usize| {
        let names = ["Niigata", "Harbin", "Portland"].map(str::to_string);
        line(&format!("list of {count}"), &|locale| {
            locale.list(&names[..count])
        })
    };
    let number = |number: usize| line("number", &|locale| locale.number(number));
    let hundredths = |value: usize| line("hundredths", &|locale| locale.hundredths(value));
    let km = |km: f64| line("km", &|locale| locale.km(km));
    let lines = [
        number(0),
        number(999),
        number(1000),
        number(1_234_567),
        hundredths(400),
        hundredths(450),
        hundredths(575),
        hundredths(105),
        km(0.4),
        km(99.4),
        km(1234.0),
        km(20_015.0),
        list(0),
        list(1),
        list(2),
        list(3),
    ];
    insta::assert_snapshot!(lines.join("\n"), @"
    number: 0 | 0 | 0 | 0 | 0
    number: 999 | 999 | 999 | 999 | 999
    number: 1 000 | 1,000 | 1,000 | 1,000 | 1,000
    number: 1 234 567 | 1,234,567 | 1,234,567 | 1,234,567 | 1,234,567
    hundredths: 4 | 4 | 4 | 4 | 4
    hundredths: 4,5 | 4.5 | 4.5 | 4.5 | 4.5
    hundredths: 5,75 | 5.75 | 5.75 | 5.75 | 5.75
    hundredths: 1,05 | 1.05 | 1.05 | 1.05 | 1.05
    km: 0 | 0 | 0 | 0 | 0
    km: 99 | 99 | 99 | 99 | 99
    km: 1 230 | 1,230 | 1,230 | 1,230 | 1,230
    km: 20 020 | 20,020 | 20,020 | 20,020 | 20,020
    list of 0: (empty) | (empty) | (empty) | (empty) | (empty)
    list of 1: Niigata | Niigata | Niigata | Niigata | Niigata
    list of 2: Niigata и Harbin | Niigata and Harbin | Niigata和Harbin | Niigata 및 Harbin | Niigata、Harbin
    list of 3: Niigata, Harbin и Portland | Niigata, Harbin and Portland | Niigata、Harbin和Portland | Niigata, Harbin 및 Portland | Niigata、Harbin、Portland
    ");
}

#[test]
fn amounts_of_money() {
    let money = |amount: &str, currency: &str| {
        line(&format!("{amount} {currency}"), &|locale| {
            locale.money(amount, currency).replace('\u{a0}', "_")
        })
    };
    let lines = [
        money("500", "JPY"),
        money("500", "RUB"),
        money("12.50", "EUR"),
        money("12.5", "EUR"),
        money("1234567", "KRW"),
        money("0.125", "USD"),
        money("20", "CNY"),
        money("1000", "THB"),
        // A symbol is no code.
        money("7", "¥"),
    ];
    insta::assert_snapshot!(lines.join("\n"), @"
    500 JPY: 500_¥ | ¥500 | 500日元 | 500엔 | 500円
    500 RUB: 500_₽ | ₽500 | 500卢布 | 500루블 | 500ルーブル
    12.50 EUR: 12,50_€ | €12.50 | 12.50欧元 | 12.50유로 | 12.50ユーロ
    12.5 EUR: 12,50_€ | €12.50 | 12.50欧元 | 12.50유로 | 12.50ユーロ
    1234567 KRW: 1_234_567_₩ | ₩1,234,567 | 1,234,567韩元 | 1,234,567원 | 1,234,567ウォン
    0.125 USD: 0,125_$ | $0.125 | 0.125美元 | 0.125달러 | 0.125ドル
    20 CNY: 20_CN¥ | CN¥20 | 20元 | 20위안 | 20元
    1000 THB: 1_000_THB | THB_1,000 | 1,000_THB | 1,000_THB | 1,000_THB
    7 ¥: 7_¥ | ¥_7 | 7_¥ | 7_¥ | 7_¥
    ");
}

#[test]
fn plural_categories() {
    let numbers = [
        0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 100, 101, 111, 112, 1001,
    ];
    let lines = numbers.map(|number| {
        line(&number.to_string(), &|locale| {
            locale.plural(number).code().to_string()
        })
    });
    insta::assert_snapshot!(lines.join("\n"), @"
    0: many | other | other | other | other
    1: one | one | other | other | other
    2: few | other | other | other | other
    4: few | other | other | other | other
    5: many | other | other | other | other
    11: many | other | other | other | other
    12: many | other | other | other | other
    14: many | other | other | other | other
    21: one | other | other | other | other
    22: few | other | other | other | other
    25: many | other | other | other | other
    100: many | other | other | other | other
    101: one | other | other | other | other
    111: many | other | other | other | other
    112: many | other | other | other | other
    1001: one | other | other | other | other
    ");
}

#[test]
fn dates() {
    let day = days::date(2021, 5, 14).unwrap();
    let when = |edtf: &str| {
        let when = edtf.parse().unwrap();
        line(edtf, &|locale| locale.date_with_weekday(&when))
    };
    let mut lines = vec![
        line("day with weekday", &|locale| locale.day_with_weekday(day)),
        when("2021-05-14"),
        when("2021-05-14~"),
        when("2021-05-14/2021-05-15"),
        when("2021-05"),
        line("month and year", &|locale| locale.month_and_year(2021, 2)),
        line("its heading", &|locale| {
            locale.month_and_year_heading(2021, 2)
        }),
        line("no such month", &|locale| locale.month_and_year(2021, 13)),
        line("year", &|locale| locale.year_heading(2021)),
        line("no such month", &|locale| locale.month_heading(0)),
    ];
    for month in 1..=12 {
        lines.push(line(&month.to_string(), &|locale| {
            let short = locale.short_month_heading(month);
            [&locale.month_heading(month), " ", &short].concat()
        }));
    }
    for ahead in 0..7 {
        let weekday = Weekday::Monday.nth_next(ahead);
        lines.push(line("weekday", &|locale| {
            let names = locale.weekday(weekday);
            [names.long, names.short, names.letter].join(" ")
        }));
    }
    lines.push(line("week in Russia", &|locale| {
        locale.first_weekday("RU").to_string()
    }));
    lines.push(line("week in Japan", &|locale| {
        locale.first_weekday("JP").to_string()
    }));
    insta::assert_snapshot!(lines.join("\n"), @"
    day with weekday: пятница, 14 мая 2021 года | Friday, 14 May 2021 | 2021年5月14日星期五 | 2021년 5월 14일 금요일 | 2021年5月14日金曜日
    2021-05-14: пятница, 14 мая 2021 года | Friday, 14 May 2021 | 2021年5月14日星期五 | 2021년 5월 14일 금요일 | 2021年5月14日金曜日
    2021-05-14~: около 14 мая 2021 года | around 14 May 2021 | 2021年5月14日前后 | 2021년 5월 14일경 | 2021年5月14日頃
    2021-05-14/2021-05-15: 14–15 мая 2021 года | 14–15 May 2021 | 2021年5月14—15日 | 2021년 5월 14~15일 | 2021年5月14～15日
    2021-05: в мае 2021 года | in May 2021 | 2021年5月 | 2021년 5월 | 2021年5月
    month and year: февраль 2021 | February 2021 | 2021年2月 | 2021년 2월 | 2021年2月
    its heading: Февраль 2021 | February 2021 | 2021年2月 | 2021년 2월 | 2021年2月
    no such month: (empty) | (empty) | (empty) | (empty) | (empty)
    year: 2021 год | 2021 | 2021年 | 2021년 | 2021年
    no such month: (empty) | (empty) | (empty) | (empty) | (empty)
    1: Январь Янв. | January Jan | 1月 1月 | 1월 1월 | 1月 1月
    2: Февраль Февр. | February Feb | 2月 2月 | 2월 2월 | 2月 2月
    3: Март Март | March Mar | 3月 3月 | 3월 3월 | 3月 3月
    4: Апрель Апр. | April Apr | 4月 4月 | 4월 4월 | 4月 4月
    5: Май Май | May May | 5月 5月 | 5월 5월 | 5月 5月
    6: Июнь Июнь | June Jun | 6月 6月 | 6월 6월 | 6月 6月
    7: Июль Июль | July Jul | 7月 7月 | 7월 7월 | 7月 7月
    8: Август Авг. | August Aug | 8月 8月 | 8월 8월 | 8月 8月
    9: Сентябрь Сент. | September Sept | 9月 9月 | 9월 9월 | 9月 9月
    10: Октябрь Окт. | October Oct | 10月 10月 | 10월 10월 | 10月 10月
    11: Ноябрь Нояб. | November Nov | 11月 11月 | 11월 11월 | 11月 11月
    12: Декабрь Дек. | December Dec | 12月 12月 | 12월 12월 | 12月 12月
    weekday: понедельник пн П | Monday Mon M | 星期一 周一 一 | 월요일 월 월 | 月曜日 月 月
    weekday: вторник вт В | Tuesday Tue T | 星期二 周二 二 | 화요일 화 화 | 火曜日 火 火
    weekday: среда ср С | Wednesday Wed W | 星期三 周三 三 | 수요일 수 수 | 水曜日 水 水
    weekday: четверг чт Ч | Thursday Thu T | 星期四 周四 四 | 목요일 목 목 | 木曜日 木 木
    weekday: пятница пт П | Friday Fri F | 星期五 周五 五 | 금요일 금 금 | 金曜日 金 金
    weekday: суббота сб С | Saturday Sat S | 星期六 周六 六 | 토요일 토 토 | 土曜日 土 土
    weekday: воскресенье вс В | Sunday Sun S | 星期日 周日 日 | 일요일 일 일 | 日曜日 日 日
    week in Russia: Monday | Monday | Monday | Sunday | Sunday
    week in Japan: Monday | Sunday | Monday | Sunday | Sunday
    ");
}

#[test]
fn signs_names_and_schools() {
    let mut lines = vec![
        line("comma", &|locale| locale.punctuation.comma.to_string()),
        line("colon", &|locale| locale.punctuation.colon.to_string()),
        line("brackets", &|locale| ["x", &locale.bracketed("y")].concat()),
        line("range", &|locale| {
            ["18:00", locale.punctuation.range, "20:30"].concat()
        }),
        line("sentences", &|locale| {
            [".", locale.punctuation.sentence_gap, "."].concat()
        }),
        line("region", &|locale| locale.region.to_string()),
        line("preview", &|locale| locale.preview_fonts[0].to_string()),
        line("classes", &|locale| {
            let numbers = (1..=locale.school.classes).map(|class| {
                let number = locale.school.number_in_school(class);
                number.to_string()
            });
            numbers.collect::<Vec<_>>().join(" ")
        }),
    ];
    for lang in LANGS {
        lines.push(line(lang.code(), &|locale| {
            locale.language(lang).to_string()
        }));
    }
    insta::assert_snapshot!(lines.join("\n"), @"
    comma: ,  | ,  | ， | ,  | 、
    colon: :  | :  | ： | :  | ：
    brackets: x (y) | x (y) | x（y） | x(y) | x（y）
    range: 18:00–20:30 | 18:00–20:30 | 18:00—20:30 | 18:00~20:30 | 18:00～20:30
    sentences: . . | . . | .. | . . | ..
    region: RU | GB | CN | KR | JP
    preview: Noto Sans | Noto Sans | Noto Sans CJK SC | Noto Sans CJK KR | Noto Sans CJK JP
    classes: 1 2 3 4 5 6 7 8 9 10 11 | 1 2 3 4 5 6 7 8 9 10 11 12 | 1 2 3 4 5 6 1 2 3 1 2 3 | 1 2 3 4 5 6 1 2 3 1 2 3 | 1 2 3 4 5 6 1 2 3 1 2 3
    ru: русский | Russian | 俄语 | 러시아어 | ロシア語
    en: английский | English | 英语 | 영어 | 英語
    zh: китайский, упрощённое письмо | Simplified Chinese | 简体中文 | 중국어(간체) | 簡体中国語
    ko: корейский | Korean | 韩语 | 한국어 | 韓国語
    ja: японский | Japanese | 日语 | 일본어 | 日本語
    ");
}

/// The first letter of a line is uppercased as by the full tables of Unicode.
#[test]
fn a_line_begins_with_a_capital() {
    let letters = |lang: Lang| match lang {
        Lang::Ru => "абвгдеёжзийклмнопрстуфхцчшщъыьэюяxyz",
        Lang::En => "abcdefghijklmnopqrstuvwxyz",
        Lang::Zh => "五日",
        Lang::Ko => "오일",
        Lang::Ja => "五カあ",
    };
    for lang in LANGS {
        let locale = locale::of(lang);
        assert_eq!(locale.capitalised(""), "");
        for letter in letters(lang).chars().chain("Я1«".chars()) {
            let text = [&letter.to_string(), "йx"].concat();
            let capital: String = letter.to_uppercase().chain("йx".chars()).collect();
            assert_eq!(locale.capitalised(&text), capital);
        }
    }
}

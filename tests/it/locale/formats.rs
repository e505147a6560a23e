//! Each format in each language, as one table.

use super::LANGS;
use pobratim::locale::{self, Locale};
use pobratim::text::Lang;
use pobratim::time::{Weekday, days};

/// One line: the name of a format and its text in every language.
fn line(name: &str, text: &dyn Fn(&Locale) -> String) -> String {
    let texts = LANGS.map(|lang| text(locale::of(lang)));
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
    insta::assert_snapshot!(lines.join("\n"), @"");
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
    insta::assert_snapshot!(lines.join("\n"), @"");
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
    insta::assert_snapshot!(lines.join("\n"), @"");
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
    insta::assert_snapshot!(lines.join("\n"), @"");
}

/// Whatever the script, a line begins as the full tables of Unicode have it.
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

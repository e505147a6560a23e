//! Clock times as people write them in five languages.

use pobratim::import::{ClockSpan, TimeParseError, read_time};
use pobratim::time::ClockTime;
use proptest::prelude::*;

/// `18:30 > 19:00–21:00`: doors, start and end.
fn written(span: &ClockSpan) -> String {
    let doors = span
        .doors
        .map_or(String::new(), |doors| format!("{doors} > "));
    let end = span.end.map_or(String::new(), |end| format!("–{end}"));
    format!("{doors}{}{end}", span.start)
}

/// Checks that each text on the left is read as the time on the right.
fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        let found = read_time(text).map(|span| written(&span));
        assert_eq!(found.as_deref(), Ok(*expected), "{text}");
    }
}

#[test]
fn digits() {
    check(&[
        ("13:30", "13:30"),
        ("9:00", "09:00"),
        ("09:00-17:00", "09:00–17:00"),
        ("13:30～", "13:30"),
        ("13:30 -", "13:30"),
        ("１３：３０～１５：００", "13:30–15:00"),
        ("13：30〜15：00", "13:30–15:00"),
        ("10.00–17.00", "10:00–17:00"),
        ("18:00 — 20:00", "18:00–20:00"),
        ("13:30:00", "13:30"),
        ("22:00-1:00", "22:00–01:00"),
        ("22:00～25:00", "22:00–01:00"),
        ("18:00–24:00", "18:00–00:00"),
        ("22:00～翌1:00", "22:00–01:00"),
        // Fractions of the day, as spreadsheets store times.
        ("0.5625", "13:30"),
        ("0.770833333333333", "18:30"),
        ("0,5", "12:00"),
        ("0.75", "18:00"),
    ]);
}

#[test]
fn japanese() {
    check(&[
        ("13時30分～15時", "13:30–15:00"),
        ("午後1時30分", "13:30"),
        ("午前10時半", "10:30"),
        ("午後1時30分～3時", "13:30–15:00"),
        ("午後1時から午後3時30分まで", "13:00–15:30"),
        ("午前9時～午後5時", "09:00–17:00"),
        ("午前９時３０分〜１２時", "09:30–12:00"),
        ("午前9時～17:00", "09:00–17:00"),
        ("午後0時30分～2時", "12:30–14:00"),
        ("9時～17時", "09:00–17:00"),
        ("09時", "09:00"),
        ("13時30分から", "13:30"),
        ("22時～翌1時", "22:00–01:00"),
        ("午後10時～翌日午前1時", "22:00–01:00"),
        ("正午", "12:00"),
        ("正午～午後3時", "12:00–15:00"),
        ("12時～15時", "12:00–15:00"),
        ("夜7時～9時", "19:00–21:00"),
        ("開場18:30 開演19:00", "18:30 > 19:00"),
        ("18:30開場／19:00開演", "18:30 > 19:00"),
        ("開場 午後6時 開演 午後6時30分～8時", "18:00 > 18:30–20:00"),
        ("開始13:00、終了15:00", "13:00–15:00"),
    ]);
}

#[test]
fn russian() {
    check(&[
        ("с 10:00 до 17:00", "10:00–17:00"),
        ("С 10.00 до 17.00", "10:00–17:00"),
        ("10 ч 30 мин", "10:30"),
        ("10ч30", "10:30"),
        ("в 18 часов", "18:00"),
        ("в 7 часов вечера", "19:00"),
        ("с 10 до 17", "10:00–17:00"),
        ("с 10 до 17 часов", "10:00–17:00"),
        ("с 7 до 9 ч", "07:00–09:00"),
        ("с 9 утра до 3 часов дня", "09:00–15:00"),
        ("полдень", "12:00"),
        ("начало в 18:30", "18:30"),
        ("Сбор гостей 18:00, начало 18:30", "18:00 > 18:30"),
        ("с 22:00 до 2 часов ночи", "22:00–02:00"),
        ("22:00 – 1:00 следующего дня", "22:00–01:00"),
        ("с 10:00", "10:00"),
        ("с 20:00 до полуночи", "20:00–00:00"),
    ]);
}

#[test]
fn chinese() {
    check(&[
        ("下午1点30分至3点", "13:30–15:00"),
        ("13时30分", "13:30"),
        ("晚上7点半", "19:30"),
        ("上午9点到11点半", "09:00–11:30"),
        ("上午9:00—11:30", "09:00–11:30"),
        ("下午2:30", "14:30"),
        ("从14点到16点", "14:00–16:00"),
        ("22点至次日1点", "22:00–01:00"),
        ("晚上10点至次日凌晨1点", "22:00–01:00"),
        ("中午12点", "12:00"),
        ("中午", "12:00"),
        ("下午15点", "15:00"),
        ("入场18:30，开演19:00", "18:30 > 19:00"),
        ("14点起", "14:00"),
    ]);
}

#[test]
fn korean() {
    check(&[
        ("오후 1시 30분 ~ 3시", "13:30–15:00"),
        ("13시 30분부터", "13:30"),
        ("오전 10시 반", "10:30"),
        ("정오", "12:00"),
        ("오후 12시 30분", "12:30"),
        ("14시부터 16시까지", "14:00–16:00"),
        ("22:00 ~ 익일 1시", "22:00–01:00"),
        ("오후 10시~다음 날 1시", "22:00–01:00"),
        ("저녁 7시", "19:00"),
        ("입장 18:30, 시작 19:00", "18:30 > 19:00"),
    ]);
}

#[test]
fn english() {
    check(&[
        ("1:30 pm – 3 pm", "13:30–15:00"),
        ("1:30 – 3 pm", "13:30–15:00"),
        ("1.30 p.m.", "13:30"),
        ("7pm", "19:00"),
        ("7 PM", "19:00"),
        ("from 7 to 9 pm", "19:00–21:00"),
        ("from 7 pm", "19:00"),
        ("10 a.m. to 12 noon", "10:00–12:00"),
        ("10am-12", "10:00–12:00"),
        ("12-3 pm", "12:00–15:00"),
        ("noon", "12:00"),
        ("12:30 am", "00:30"),
        ("10 pm until midnight", "22:00–00:00"),
        ("9 am – 17:00", "09:00–17:00"),
        ("Doors 6:30pm, show 7pm", "18:30 > 19:00"),
        ("7 o'clock in the evening", "19:00"),
        ("10 pm – 2 am", "22:00–02:00"),
    ]);
}

/// Texts that are not read, with their error and its column.
#[test]
fn what_is_not_clear_is_asked() {
    use TimeParseError::{
        Empty, HalfOfDay, LongerThanDay, NextDayStart, NoStart, NoSuchTime, NotRead, OpenEnd,
        Several,
    };
    let half = |text: &str, first: &str, second: &str, column| HalfOfDay {
        text: text.into(),
        first: first.into(),
        second: second.into(),
        column,
    };
    let word = |word: &str, column| NotRead {
        word: word.into(),
        column,
    };
    let cases = [
        ("", Empty),
        ("7時", half("7:00", "07:00", "19:00", 1)),
        ("7点半", half("7:30", "07:30", "19:30", 1)),
        ("1시 30분", half("1:30", "01:30", "13:30", 1)),
        ("в 7 часов", half("7:00", "07:00", "19:00", 3)),
        ("from 7 to 9", half("7:00", "07:00", "19:00", 6)),
        ("午前10時～3時", half("3:00", "03:00", "15:00", 7)),
        ("11 to 1 pm", half("11:00", "11:00", "23:00", 1)),
        ("午後12時", half("12:00", "00:00", "12:00", 1)),
        ("下午12点30分", half("12:30", "00:30", "12:30", 1)),
        ("midnight", half("24:00", "00:00", "24:00", 1)),
        ("0.25", half("0.25", "00:25", "06:00", 1)),
        ("～15:00", NoStart),
        ("до 17:00", NoStart),
        ("until 5 pm", NoStart),
        ("15時まで", NoStart),
        ("開場18:30", NoStart),
        (
            "7:30pm till late",
            OpenEnd {
                word: "late".into(),
                column: 13,
            },
        ),
        ("翌1:00", NextDayStart),
        ("次日1点", NextDayStart),
        ("晚上12点", NextDayStart),
        ("10:00～翌12:00", LongerThanDay),
        ("10:00～翌10:00", LongerThanDay),
        (
            "25:70",
            NoSuchTime {
                text: "25:70".into(),
                column: 1,
            },
        ),
        (
            "18:00–31:00",
            NoSuchTime {
                text: "31:00".into(),
                column: 7,
            },
        ),
        (
            "午前13時",
            NoSuchTime {
                text: "13:00".into(),
                column: 1,
            },
        ),
        (
            "13:30:15",
            NoSuchTime {
                text: "13:30:15".into(),
                column: 1,
            },
        ),
        ("10:00, 14:00", Several { column: 8 }),
        ("10:00-12:00, 14:00-16:00", Several { column: 14 }),
        // A day, or hours and minutes.
        ("10-17", word("10", 1)),
        ("18-00", word("18", 1)),
        ("18", word("18", 1)),
        ("午後", word("", 1)),
        ("14:00頃", word("頃", 6)),
        ("вечером", word("вечером", 1)),
        ("18:00 Uhr", word("uhr", 7)),
    ];
    for (text, expected) in cases {
        assert_eq!(read_time(text), Err(expected.clone()), "{text}");
        assert!(expected.column() >= 1, "{text}");
    }
}

proptest! {
    /// Our own notation is read back.
    #[test]
    fn our_own_times_are_read(start in 0_u16..1440, end in prop::option::of(0_u16..1440)) {
        let time = |minutes: u16| ClockTime::new((minutes / 60) as u8, (minutes % 60) as u8).unwrap();
        let expected = ClockSpan { doors: None, start: time(start), end: end.map(time) };
        prop_assert_eq!(read_time(&written(&expected)), Ok(expected));
    }

    /// No text makes the parser panic, and columns lie within it.
    #[test]
    fn any_text_is_read_or_refused(text in "[ 0-9:.～–時分半午前後翌с до:чpam오후시분点]{0,16}") {
        if let Err(error) = read_time(&text) {
            prop_assert!((1..=text.chars().count() + 1).contains(&error.column()), "{error:?}");
        }
    }
}

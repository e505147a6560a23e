//! A good table with one error at a time: the message names row, column and remedy, and nothing is
//! written.

use super::sheets::{file, run};
use super::{bundle, csv, exported, place, read};
use pobratim::import::heading;
use pobratim::model::table::Column;
use pobratim::model::{Bundle, OfficeMessages};
use pobratim::text::Lang;
use std::collections::BTreeSet;

const BUNDLE: &str = "tests/fixtures/week.json";

/// Invalid cells: the row of the table, the column, the text of the cell, and a part of the message
/// with the remedy.
fn bad_cells() -> Vec<(usize, Column, &'static str, &'static str)> {
    use Column::{
        Ages, Audience, Category, Cities, Class, Contact, Countries, Direction, Exchange, Format,
        Id, Kind, Links, Organisers, Place, PlaceCity, Series, Sources, Status, Summary, Time,
        Title, When,
    };
    let (ru, ja) = (Lang::Ru, Lang::Ja);
    vec![
        (
            2,
            When,
            "31 июня 2026",
            "дней в июне 2026 года — 30. Исправьте день",
        ),
        (
            2,
            When,
            "31.06.2026",
            "Исправьте день или оставьте только месяц",
        ),
        (2, When, "31 июня", "нет ни в одном году"),
        (2, When, "29 февраля 2027", "дней в феврале 2027 года — 28"),
        (2, When, "2026年4月31日", "дней в апреле 2026 года — 30"),
        (2, When, "14.13.2026", "месяца 13 не бывает"),
        (2, When, "2026年13月", "только от 1 до 12"),
        (2, When, "май", "не указан год"),
        (2, When, "14 мая", "Допишите его"),
        (2, When, "5월 14일", "не указан год. Допишите его"),
        (2, When, "14.05.26", "Напишите все четыре"),
        (2, When, "26年5月", "год из двух цифр"),
        (2, When, "05/06/2026", "Напишите 2026-06-05 или 2026-05-06"),
        (
            2,
            When,
            "зима 2026",
            "2025-24 (началась годом раньше) либо 2026-24",
        ),
        (2, When, "2026/27", "Напишите начало и конец"),
        (2, When, "2026年度", "какие это месяцы?"),
        (2, When, "начало 2026 года", "назвать месяцами"),
        (2, When, "3 квартал 2026", "часть года нужно назвать"),
        (2, When, "с июня по май 2026", "Поменяйте их местами"),
        (2, When, "понедельник, 14 мая 2026", "уберите день недели"),
        (2, When, "до 15 мая 2026", "Напишите «с … по …»"),
        (2, When, "14 и 16 мая 2026", "Для каждой нужна своя строка"),
        (2, When, "ежегодно в мае", "Здесь нужна дата одного раза"),
        (2, When, "скоро", "непонятно «скоро». Напишите, например"),
        (2, When, "46187", "непонятно «46187»"),
        (2, When, "июнь 2026", "Назовите день или уберите время"),
        (3, Id, "Kite Day", "строчные латинские буквы"),
        (3, Id, "день-змея", "нужны строчные латинские буквы"),
        (3, Id, "kite--day", "одиночные дефисы"),
        (3, Id, "sea-songs-2026", "уже стоит в строке 2"),
        (3, Id, "open-pier", "Впишите его в столбец серии"),
        (
            3,
            Class,
            "Мероприятие",
            "Можно: Событие, Программа, Документ",
        ),
        (3, Class, "Документ", "дайте строке новый код"),
        (3, Kind, "Праздник", "Можно: Фестиваль, Выставка"),
        (3, Kind, "Программа", "`Программа` здесь не подходит"),
        (3, Kind, "", "Заполните её"),
        (10, Title(Lang::En), "", "без неё записи быть не может"),
        (
            3,
            Title(ru),
            "День\u{7}змея",
            "испорченный знак U+0007. Введите",
        ),
        (3, Summary(ja), "凧\u{fffd}", "Введите текст заново"),
        (2, Time, "вечером", "Напишите, например, `18:00–20:00`"),
        (
            2,
            Time,
            "18:00–31:00 +09:00 Asia/Tokyo",
            "времени `31:00` не бывает. Часы — от 0 до 23",
        ),
        (2, Time, "18:00 Mars/Base", "--offset"),
        (2, Time, "～20:00", "Напишите и его, например `13:30–15:00`"),
        (2, Time, "7 часов", "Напишите нужное"),
        (
            2,
            Time,
            "18:00 +08:00",
            "смещение от UTC в это время +09:00, а не +08:00",
        ),
        (
            2,
            Time,
            "18:00 +9 Asia/Tokyo",
            "`18:00 +9 Asia/Tokyo` не похоже",
        ),
        (
            2,
            Time,
            "18:00 +09:00 Токио",
            "`18:00 +09:00 Токио` не похоже",
        ),
        (7, Time, "18:00 +09:00", "стоит без точного дня"),
        (3, Series, "regata", "Проверьте её код"),
        (3, Cities, "Солтмарж", "Может быть, «Солтмарш»?"),
        (3, Cities, "Атлантида", "сначала добавьте город"),
        (3, Cities, "Азервиль", "Уберите его из списка"),
        (
            3,
            Cities,
            "Солтмарш; Saltmarsh",
            "`Saltmarsh` стоит дважды. Оставьте один раз",
        ),
        (3, Countries, "Япония", "Нужны две латинские буквы"),
        (3, Countries, "JP; JPN", "`JPN` не код страны"),
        (3, Category, "Музыкальные", "Можно: Культурные"),
        (3, Category, "", "ячейка пуста"),
        (3, Direction, "Кулинария", "Можно: Культура"),
        (3, Direction, "", "Заполните её"),
        (3, Format, "Заочная форма", "Можно: Очно, Онлайн"),
        (
            3,
            Audience,
            "Школьники; Все подряд",
            "`Все подряд` здесь не подходит",
        ),
        (3, Ages, "от 10", "`10–17`, `10+` или `–17`"),
        (3, Ages, "17–10", "`17–10` не похоже на возраст"),
        (3, Ages, "300+", "`300+` не похоже"),
        (3, Exchange, "может быть", "Можно: Да, Нет"),
        (3, Status, "Планируется", "Можно: Состоялось, В планах"),
        (3, Status, "Принято", "`Принято` здесь не подходит"),
        (3, Status, "", "без неё записи быть не может"),
        (3, Place, "Пло\u{1}щадь", "испорченный знак U+0001"),
        (4, PlaceCity, "Солтмарш", "Назовите место или уберите город"),
        (3, PlaceCity, "Атлантида", "Проверьте название"),
        (3, Organisers, "Клуб; Клуб", "`Клуб` стоит дважды"),
        (3, Contact, "Иванов", "хотя бы один способ связи"),
        (3, Contact, "desk@otherville.example", "нужны имя"),
        (
            3,
            Contact,
            "А; https://a.example; https://b.example",
            "в контакте одно имя, одна страница",
        ),
        (
            3,
            Links,
            "https://a.example",
            "перед ссылкой нужно название",
        ),
        (3, Links, "Сайт javascript:alert(1)", "начинается с https:"),
        (3, Links, "Сайт", "`Сайт` не годится как ссылка"),
        (3, Sources, "inventet", "Может быть, `invented`?"),
        (3, Sources, "report-9", "Сначала добавьте его"),
        (3, Title(ja), "#REF!", "Впишите само значение"),
    ]
}

/// Returns the message of the command for a table; the bundle must not change.
fn message(name: &str, table: &[u8], into: &str, original: &str) -> String {
    let table = file(name, table);
    let (code, printed) = run(&["import", &table, "--into", into, "--accept", "all"]);
    assert_eq!(code, 1, "{printed}");
    assert!(printed.contains("Ничего не записано"), "{printed}");
    assert_eq!(
        std::fs::read_to_string(into).unwrap(),
        original,
        "{printed}"
    );
    printed
}

fn table(bundle: &Bundle) -> Vec<Vec<String>> {
    exported(bundle, Lang::Ru)
}

#[test]
fn each_bad_cell_is_reported_with_row_column_and_remedy() {
    let original = read(BUNDLE);
    let week = bundle(&original);
    let into = file("spoiled-cells.json", original.as_bytes());
    let office = OfficeMessages::of(Lang::Ru);
    let mut messages = BTreeSet::new();
    for (row, column, text, remedy) in bad_cells() {
        let mut rows = table(&week);
        rows[row - 1][place(&week, column)] = text.to_string();
        let printed = message("spoiled-cells.csv", csv(&rows).as_bytes(), &into, &original);
        // A date that does not fit the time is reported at the time.
        let blamed = if remedy.contains("уберите время") {
            Column::Time
        } else {
            column
        };
        let spot = format!("строка {row}, столбец «{}»: ", heading(blamed, &office));
        let line = printed.lines().next().unwrap();
        assert!(line.starts_with(&spot), "{text}: {printed}");
        assert!(line.contains(remedy), "{text}: {printed}");
        assert_eq!(
            printed.lines().count(),
            2,
            "one fault, one message: {printed}"
        );
        messages.insert(printed);
    }
    assert!(messages.len() >= 60, "{}", messages.len());
}

#[test]
fn bad_names_of_columns_are_reported() {
    let original = read(BUNDLE);
    let week = bundle(&original);
    let into = file("spoiled-heads.json", original.as_bytes());
    let when = place(&week, Column::When);
    for (name, expected) in [
        (
            "Датта",
            "строка 1, столбец «Датта»: такого столбца нет. Может быть, «Дата»?",
        ),
        (
            "Адрес",
            "столбец «Адрес»: это может быть «Место» или «Город места». Назовите столбец",
        ),
        (
            "Название (ru)",
            "столбец «Название (ru)»: такой столбец уже есть. Удалите один",
        ),
    ] {
        let mut rows = table(&week);
        rows[0][when] = name.to_string();
        let printed = message("spoiled-heads.csv", csv(&rows).as_bytes(), &into, &original);
        assert!(printed.contains(expected), "{printed}");
    }
    // Unknown columns are listed, those that begin with # are ignored.
    for (name, note) in [("#заметки", ""), ("Заметки отдела", "Заметки отдела (9)")]
    {
        let mut rows = table(&week);
        rows[0][when] = name.to_string();
        let own = file("own-column.csv", csv(&rows).as_bytes());
        let (code, printed) = run(&["import", &own, "--into", &into]);
        assert_eq!(code, 0, "{printed}");
        assert!(printed.contains(note), "{printed}");
        assert_eq!(printed.contains("не загружаются"), !note.is_empty());
    }
}

#[test]
fn bad_files_are_reported() {
    let original = read(BUNDLE);
    let week = bundle(&original);
    let into = file("spoiled-files.json", original.as_bytes());
    let whole = csv(&table(&week));
    let head = whole.lines().next().unwrap();
    // Two bytes for each character, and one too many.
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(whole.encode_utf16().flat_map(u16::to_le_bytes))
        .chain([0xd8])
        .collect();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty.csv", Vec::new(), "Заполните хотя бы одну"),
        ("head.csv", head.as_bytes().to_vec(), "нет строк с данными"),
        (
            "headless.csv",
            whole.replacen(head, "a;b;c", 1).into_bytes(),
            "Верните первую строку шаблона",
        ),
        (
            "quote.csv",
            whole
                .replacen("Вечер", "\"Вечер", 1)
                .trim_end()
                .strip_suffix('"')
                .unwrap()
                .as_bytes()
                .to_vec(),
            "Закройте её",
        ),
        (
            "wide.csv",
            whole
                .replacen("\r\n\"kite", ";\"лишнее\"\r\n\"kite", 1)
                .into_bytes(),
            "Возьмите в кавычки",
        ),
        ("utf16.csv", utf16, "Сохраните его как CSV UTF-8"),
        (
            "shift-jis.csv",
            vec![0x93, 0xfa, 0x95, 0x74, b';', 0x96, 0xbc, 0x91, 0x4f],
            "Верните первую строку шаблона",
        ),
        (
            "book.csv",
            b"PK\x03\x04abc".to_vec(),
            "Дайте ему окончание .xlsx",
        ),
        ("text.xlsx", b"a;b".to_vec(), "Сохраните его заново"),
        (
            "open.ics",
            b"BEGIN:VEVENT\nSUMMARY:A".to_vec(),
            "Выгрузите файл заново",
        ),
        ("broken.json", b"{\"@type\":".to_vec(), "целиком"),
    ];
    for (name, bytes, remedy) in cases {
        let printed = message(name, &bytes, &into, &original);
        assert!(printed.contains(remedy), "{name}: {printed}");
    }
}

#[test]
fn the_languages_of_messages_are_the_readers() {
    let original = read(BUNDLE);
    let week = bundle(&original);
    let into = file("spoiled-lang.json", original.as_bytes());
    for (lang, expected) in [
        (
            "en",
            "row 2, column “Date”: `31 June 2026` is not a date: there are 30 days in June 2026",
        ),
        (
            "zh",
            "第2行，“日期”列：`2026年6月31日`不是有效日期：2026年6月只有30天",
        ),
        (
            "ko",
            "2행, ‘날짜’ 열: `2026년 6월 31일`는 없는 날짜입니다: 2026년 6월, 30일까지입니다",
        ),
        (
            "ja",
            "2行目、「日付」列：`2026年6月31日`という日付はありません：2026年6月は30日までです",
        ),
    ] {
        let text = expected.split('`').nth(1).unwrap();
        let mut rows = exported(&week, Lang::from_code(lang).unwrap());
        rows[1][place(&week, Column::When)] = text.to_string();
        let path = file("spoiled-lang.csv", csv(&rows).as_bytes());
        let (code, printed) = run(&["import", &path, "--into", &into, "--lang", lang]);
        assert_eq!(code, 1);
        assert!(printed.contains(expected), "{printed}");
    }
}

//! Headings of other systems, dates and times that are spread over columns, and what is not taken.

use super::grid;
use pobratim::import::Table;
use pobratim::model::OfficeMessages;
use pobratim::text::Lang;

/// The table of these lines of cells with `|` between them.
fn table(lines: &[&str], lang: Lang) -> Table {
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            line.split('|')
                .map(|cell| cell.trim().to_string())
                .collect()
        })
        .collect();
    Table::of(&grid(&rows), &OfficeMessages::of(lang))
}

/// The filled cells of the rows as `column=text`, then the faults and notes.
fn written(table: &Table, lang: Lang) -> String {
    let office = OfficeMessages::of(lang);
    let mut lines: Vec<String> = Vec::new();
    for row in &table.rows {
        let fields = row.fields.iter().filter(|field| !field.text.is_empty());
        let cells = fields.map(|field| format!("{}={}", field.column.key(), field.text));
        lines.push(cells.collect::<Vec<_>>().join(" | "));
    }
    lines.extend(
        table
            .faults
            .iter()
            .map(|it| format!("fault: {}", it.message(&office))),
    );
    lines.extend(
        table
            .notes
            .iter()
            .map(|it| format!("note: {}", it.message(&office))),
    );
    lines.join("\n")
}

#[test]
fn the_own_table_of_an_office_is_read() {
    let japanese = table(
        &[
            "行事名 | 開始日 | 終了日 | 時間 | 会場 | 料金 | 状態 | 姉妹都市 | URL | 主催 | 備考",
            "夏まつり | 2026年8月1日 | 2026年8月2日 | | 万代 | 500円 | 予定 | Tallpine | https://a.example/b | 市 |",
            "音楽会 | 2026年9月5日 | 2026年9月5日 | 13:30～ | 古町 | 無料 | 予定 | | | | 雨天中止",
        ],
        Lang::Ja,
    );
    insta::assert_snapshot!(written(&japanese, Lang::Ja), @r"
    title_ja=夏まつり | place=万代 | price=500円 | status=予定 | cities=Tallpine | organisers=市 | when=2026-08-01/2026-08-02 | links=夏まつり https://a.example/b
    title_ja=音楽会 | time=13:30～ | place=古町 | price=無料 | status=予定 | when=2026-09-05
    note: 別の名前の列：行事名 → 題名 (ja), 開始日 → 日付, 終了日 → 日付, 会場 → 場所, 状態 → 状況, 姉妹都市 → 都市, URL → リンク
    note: 取り込まない列（記入済みのセル数）：備考 (1)
    ");
    let russian = table(
        &[
            "Мероприятие | Дата и время | Место проведения | Ссылка | Организатор | Контакты | Стоимость | Примечание",
            "Концерт | 12.06.2026 18:30 | Парк | https://a.example | Город | Отдел; a@b.example | 300 RUB | нет",
        ],
        Lang::Ru,
    );
    insta::assert_snapshot!(written(&russian, Lang::Ru), @r"
    title_ru=Концерт | when=12.06.2026 | place=Парк | organisers=Город | contact=Отдел; a@b.example | price=300 RUB | time=18:30 | links=Концерт https://a.example
    note: Столбцы с другими названиями: Мероприятие → Название (ru), Дата и время → Дата, Место проведения → Место, Ссылка → Ссылки, Организатор → Организаторы, Контакты → Контакт, Стоимость → Цена
    note: Столбцы, которые не загружаются (заполнено ячеек): Примечание (1)
    ");
    let calendar = table(
        &[
            "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location"
                .replace(',', "|")
                .as_str(),
            "Fair | 2026-06-12 | 10:00 AM | 2026-06-12 | 5:00 PM | False | Stalls | Square",
        ],
        Lang::En,
    );
    insta::assert_snapshot!(written(&calendar, Lang::En), @r"
    title_en=Fair | description_en=Stalls | place=Square | when=2026-06-12 | time=10:00 AM–5:00 PM
    note: Columns with other names: Subject → Title (en), Start Date → Date, Start Time → Time, End Date → Date, End Time → Time, Description → Description (en), Location → Place
    note: Columns that are not taken (filled cells): All Day Event (1)
    ");
}

#[test]
fn headings_of_all_languages_are_taken() {
    for (lang, heading, column) in [
        (Lang::Ja, "イベント名", "title_ja"),
        (Lang::En, "行事名", "title_ja"),
        (Lang::Ja, "行事名 (en)", "title_en"),
        (Lang::Ja, "題名", "title_ja"),
        (Lang::En, "Description", "description_en"),
        (Lang::Ja, "参加費", "price"),
        (Lang::Ja, "開催場所", "place"),
        (Lang::Ja, "日時", "when"),
        (Lang::Ja, "問い合わせ先", "contact"),
        (Lang::Ru, "Название", "title_ru"),
        (Lang::Ru, "МЕСТО ПРОВЕДЕНИЯ", "place"),
        (Lang::Ru, "Организатор", "organisers"),
        (Lang::Ru, "Контакты", "contact"),
        (Lang::En, "Event name *", "title_en"),
        (Lang::En, "Venue name:", "place"),
        (Lang::En, "Organizer", "organisers"),
        (Lang::Zh, "活动名称", "title_zh"),
        (Lang::Zh, "名称", "title_zh"),
        (Lang::Ja, "名称", "title_ja"),
        (Lang::Zh, "主办单位", "organisers"),
        (Lang::Ko, "행사명", "title_ko"),
        (Lang::Ko, "일시", "when"),
        (Lang::Ko, "주관", "organisers"),
        (Lang::Ko, "문의", "contact"),
    ] {
        let table = table(&[&format!("id | {heading} | status"), "a | x | y"], lang);
        assert_eq!(table.faults, [], "{heading}");
        assert_eq!(table.rows[0].fields[1].column.key(), column, "{heading}");
        let note = table.notes[0].message(&OfficeMessages::of(lang));
        assert!(note.contains(heading.trim_end_matches(':')), "{note}");
    }
}

#[test]
fn unclear_headings_are_asked() {
    for (lang, headings, expected) in [
        (
            Lang::Ja,
            "行事名 | 日付 | 住所",
            "1行目、「住所」列：この列は「場所」とも「場所の都市」とも取れます",
        ),
        (Lang::En, "Event | Date | Type", "“Kind” or “Category”"),
        (
            Lang::Ru,
            "Событие | Дата | Город",
            "«Города» или «Город места»",
        ),
        (
            Lang::En,
            "Event | Title (en) | Date",
            "this column is there already",
        ),
        (
            Lang::En,
            "Event | Date | Start date",
            "this column is there already",
        ),
        (Lang::En, "Event | Date | Statsu", "Did you mean “Status”?"),
        (
            Lang::En,
            "Event | Date | Organizr",
            "Did you mean “Organizer”?",
        ),
    ] {
        let table = table(&[headings, "a | 2026-05-14 | c"], lang);
        assert_eq!(table.faults.len(), 1, "{headings}: {:?}", table.faults);
        let message = table.faults[0].message(&OfficeMessages::of(lang));
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn dates_and_times_of_several_columns_are_one() {
    let read = |lines: &[&str]| {
        let table = table(lines, Lang::En);
        written(
            &Table {
                notes: Vec::new(),
                ..table
            },
            Lang::En,
        )
    };
    for (headings, cells, expected) in [
        (
            "Start date | End date",
            "2026-08-01 | 2026-08-02",
            "when=2026-08-01/2026-08-02",
        ),
        (
            "Start date | End date",
            "1 May 2026 | 1.05.2026",
            "when=2026-05-01",
        ),
        ("Start date | End date", "2026-08-01 |", "when=2026-08-01"),
        (
            "Date | End date",
            "2026-08 | 2026-09",
            "when=2026-08/2026-09",
        ),
        (
            "Start date | End date",
            "2026-08-01 14:00 | 2026-08-01 16:00",
            "when=2026-08-01 | time=14:00–16:00",
        ),
        (
            "Start date | End date",
            "2026-08-01 00:00 | 2026-08-02 00:00",
            "when=2026-08-01/2026-08-02",
        ),
        (
            "Date | Time",
            "2026-12-19 14:00 |",
            "time=14:00 | when=2026-12-19",
        ),
        (
            "Date | Time",
            "2026-12-19 14:00 | 14:00–16:00",
            "when=2026-12-19 | time=14:00–16:00",
        ),
        (
            "Date | Time",
            "2026-12-19 14:00-16:00 | 14:00",
            "when=2026-12-19 | time=14:00-16:00",
        ),
        (
            "Date | Id",
            "2026年12月19日（土）14:00～ | a",
            "when=2026年12月19日（土） | id=a | time=14:00～",
        ),
        (
            "Date | Id",
            "2026-12-19T14:00 | a",
            "when=2026-12-19 | id=a | time=14:00",
        ),
        (
            "Date | Start time",
            "2026-12-19 | 10 am",
            "when=2026-12-19 | time=10 am",
        ),
        (
            "时间 | Id",
            "2026年12月19日 14:00 | a",
            "time=14:00 | id=a | when=2026年12月19日",
        ),
    ] {
        let (a, b) = (read(&[headings, cells]), expected);
        let sorted = |text: &str| {
            let mut parts: Vec<String> = text.split(" | ").map(str::to_string).collect();
            parts.sort();
            parts
        };
        assert_eq!(sorted(&a), sorted(b), "{headings}: {cells}");
    }
    for (headings, cells, expected) in [
        (
            "Date | Time",
            "2026-12-19 14:00 | 15:00",
            "column “Date”: the date has the time `14:00`, the time column says `15:00`",
        ),
        (
            "Date | Time",
            "2026-12-19 14:00 | 15:00 +09:00 Asia/Tokyo",
            "the time column says `15:00 +09:00 Asia/Tokyo`",
        ),
        (
            "Start date | End date",
            "2026-08-02 | 2026-08-01",
            "column “End date”: `2026-08-02/2026-08-01`: the end is earlier",
        ),
        (
            "Start date | End date",
            "| 2026-08-01",
            "column “End date”: `2026-08-01`: when does it begin?",
        ),
        (
            "Start date | End date",
            "2026-08-01 | soon",
            "column “End date”: `soon`",
        ),
    ] {
        let found = read(&[headings, cells]);
        assert!(found.contains(expected), "{cells}: {found}");
    }
}

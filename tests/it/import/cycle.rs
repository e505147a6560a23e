//! The week of an office: one table, imported, edited and imported again.

use super::sheets::{file, ours, run};
use super::{bundle, read};
use pobratim::import::{heading, read_sheet};
use pobratim::model::OfficeMessages;
use pobratim::model::table::Column;
use pobratim::text::Lang;

/// A table in Japanese with these columns.
const COLUMNS: [Column; 12] = [
    Column::Id,
    Column::Title(Lang::Ja),
    Column::Title(Lang::En),
    Column::Kind,
    Column::When,
    Column::Time,
    Column::Cities,
    Column::Category,
    Column::Direction,
    Column::Status,
    Column::Place,
    Column::PlaceCity,
];

fn rows() -> Vec<Vec<String>> {
    let office = OfficeMessages::of(Lang::Ja);
    let mut rows = vec![COLUMNS.iter().map(|it| heading(*it, &office)).collect()];
    for (ja, en, when, time, place) in [
        (
            "花火大会",
            "Fireworks",
            "2027年8月1日",
            "19:30–21:00 +09:00 Asia/Tokyo",
            "河川敷",
        ),
        (
            "書道展",
            "Calligraphy",
            "2027年10月上旬",
            "",
            "市民ギャラリー",
        ),
        (
            "姉妹都市サッカー",
            "Sister football",
            "2027年9月12日",
            "13:00 +09:00 Asia/Tokyo",
            "競技場",
        ),
        (
            "料理教室",
            "Cooking class",
            "2027年5月8日",
            "10:00 +09:00 Asia/Tokyo",
            "公民館",
        ),
        (
            "料理教室",
            "Cooking class",
            "2027年6月12日",
            "10:00 +09:00 Asia/Tokyo",
            "公民館",
        ),
        ("合同合唱", "Joint choir", "2027年11月3日", "", ""),
    ] {
        let city = if place.is_empty() {
            ""
        } else {
            "アザービル"
        };
        let cells = [
            "",
            ja,
            en,
            "フェスティバル",
            when,
            time,
            "ソルトマーシュ",
            "文化",
            "文化",
            "予定",
            place,
            city,
        ];
        rows.push(cells.map(str::to_owned).to_vec());
    }
    rows
}

fn set(rows: &mut [Vec<String>], row: usize, column: Column, text: &str) {
    let at = COLUMNS.iter().position(|own| *own == column).unwrap();
    rows[row - 1][at] = text.to_owned();
}

/// What a city's office keeps: the bundle and the table.
struct Office {
    name: &'static str,
    into: String,
}

impl Office {
    fn new(name: &'static str) -> Office {
        let text = read("tests/fixtures/otherville.json");
        let into = file(&format!("{name}.json"), text.as_bytes());
        Office { name, into }
    }

    /// Imports a table, and returns the code and the report.
    fn import(&self, rows: &[Vec<String>], options: &[&str]) -> (i32, String) {
        let table = file(&format!("{}.xlsx", self.name), &ours(rows));
        self.import_again(&table, options)
    }

    fn import_again(&self, table: &str, options: &[&str]) -> (i32, String) {
        let fixed = [
            "import",
            table,
            "--into",
            &self.into,
            "--lang",
            "ja",
            "--today",
            "2026-12-01",
        ];
        let (code, printed) = run(&[&fixed, options].concat());
        (code, printed.replace(table, "TABLE"))
    }

    fn diff(&self, old: &str) -> String {
        let old = file(&format!("{}-old.json", self.name), old.as_bytes());
        run(&["diff", &old, &self.into, "--lang", "en"]).1
    }
}

/// Edits of a week: a postponement, another date, another time, another title, another place, a new row.
fn edited(rows: &mut Vec<Vec<String>>) {
    set(rows, 2, Column::Status, "延期");
    set(rows, 3, Column::When, "2027年10月中旬");
    set(rows, 4, Column::Time, "14:00 +09:00 Asia/Tokyo");
    set(rows, 5, Column::Title(Lang::Ja), "姉妹都市の料理教室");
    set(rows, 6, Column::Place, "図書館");
    let mut new = rows[6].clone();
    new[0] = String::new();
    new[1] = "雪まつり".to_owned();
    new[2] = "Snow festival".to_owned();
    new[4] = "2027年2月6日".to_owned();
    rows.push(new);
}

#[test]
fn the_table_of_the_office_is_imported_again_after_a_week_of_edits() {
    let office = Office::new("cycle");
    let mut rows = rows();
    let (code, printed) = office.import(&rows, &[]);
    assert_eq!(code, 0, "{printed}");
    let first = std::fs::read_to_string(&office.into).unwrap();
    let (code, printed) = office.import(&rows, &[]);
    assert_eq!(
        (code, &*printed),
        (0, "変更なし：6行\nすべてデータにあります。\n")
    );
    edited(&mut rows);
    let (code, printed) = office.import(&rows, &[]);
    assert_eq!(code, 3);
    insta::assert_snapshot!(printed, @r"
    新規: 1
      8行目：「雪まつり」 [snow-festival-2027]
        「題名 (en)」：Snow festival
        「種類」：フェスティバル
        「日付」：2027年2月6日
        「都市」：ソルトマーシュ
        「分類」：文化
        「分野」：文化
        「状況」：予定
    IDのない行のうち、データで見つかったもの: 5
      2行目は「花火大会」 [fireworks-2027] とみなします
        「状況」：予定 → 延期
      3行目は「書道展」 [calligraphy-2027] とみなします
        「日付」：2027年10月上旬 → 2027年10月中旬
      4行目は「姉妹都市サッカー」 [sister-football-2027] とみなします
        「時間」：13:00 +09:00 Asia/Tokyo → 14:00 +09:00 Asia/Tokyo
      5行目は「姉妹都市の料理教室」 [cooking-class-2027] とみなします
        「題名 (ja)」：料理教室 → 姉妹都市の料理教室
        ほかの言語は以前の文のままです：English
      6行目は「料理教室」 [cooking-class-2027-2] とみなします
        「場所」：公民館 → 図書館
    変更なし：1行
    何も書き込んでいません。変更を確かめて --accept all でやり直してください。別に示したものは --accept とIDで指定します。
    ");
    assert_eq!(std::fs::read_to_string(&office.into).unwrap(), first);
    let (code, printed) = office.import(&rows, &["--accept", "all"]);
    assert_eq!(code, 0, "{printed}");
    insta::assert_snapshot!(office.diff(&first), @r"
    Events
      “Fireworks” [fireworks-2027]
        “Status”: Planned → Postponed
      “Calligraphy” [calligraphy-2027]
        “Date”: in early October 2027 → in mid-October 2027
      “Sister football” [sister-football-2027]
        “Time, Beginning”: 13:00 → 14:00
      “Cooking class” [cooking-class-2027]
        “Title, 日本語”: 料理教室 → 姉妹都市の料理教室
      “Cooking class” [cooking-class-2027-2]
        “Place, Name, English”: 公民館 → 図書館
      “Snow festival” [snow-festival-2027]: added
    6 differences
    ");
    let (code, printed) = office.import(&rows, &[]);
    assert_eq!(
        (code, &*printed),
        (0, "変更なし：7行\nすべてデータにあります。\n")
    );
}

#[test]
fn with_ids_in_the_table_any_cell_may_change() {
    let office = Office::new("cycle-ids");
    let (code, printed) = office.import(&rows(), &["--write-ids"]);
    assert_eq!(code, 0, "{printed}");
    assert!(
        printed.ends_with("TABLE に6件のIDを書き込みました。\n"),
        "{printed}"
    );
    let table = file("cycle-ids.read.xlsx", b"");
    std::fs::copy(table.replace("read.xlsx", "xlsx"), &table).unwrap();
    let first = std::fs::read_to_string(&office.into).unwrap();
    let mut again: Vec<Vec<String>> = read_sheet(&std::fs::read(&table).unwrap())
        .unwrap()
        .rows
        .into_iter()
        .map(|(_, cells)| cells)
        .collect();
    edited(&mut again);
    for column in [
        Column::Title(Lang::Ja),
        Column::Title(Lang::En),
        Column::When,
        Column::Place,
    ] {
        let text = if column == Column::When {
            "2027年12月5日"
        } else {
            "別の"
        };
        set(&mut again, 7, column, text);
    }
    let (code, printed) = office.import(&again, &["--accept", "all", "--write-ids"]);
    assert_eq!(code, 0, "{printed}");
    let diff = office.diff(&first);
    assert_eq!(diff.matches("added").count(), 1, "{diff}");
    assert!(!diff.contains("removed"), "{diff}");
    let (code, printed) = office.import_again(&table.replace("read.xlsx", "xlsx"), &[]);
    assert_eq!(
        (code, &*printed),
        (0, "変更なし：7行\nすべてデータにあります。\n")
    );
}

#[test]
fn good_rows_are_imported_and_bad_ones_listed_when_asked() {
    let office = Office::new("cycle-skip");
    let mut rows = rows();
    set(&mut rows, 3, Column::When, "10月");
    set(&mut rows, 5, Column::Status, "たぶん");
    set(&mut rows, 5, Column::Time, "夜");
    let before = std::fs::read_to_string(&office.into).unwrap();
    let (code, printed) = office.import(&rows, &[]);
    assert_eq!(code, 1, "{printed}");
    assert_eq!(std::fs::read_to_string(&office.into).unwrap(), before);
    let (code, printed) = office.import(&rows, &["--skip", "--write-ids"]);
    assert_eq!(code, 3, "{printed}");
    let faults: Vec<&str> = printed.lines().take(3).collect();
    assert!(
        faults[0].starts_with("3行目")
            && faults[1].starts_with("5行目")
            && faults[2].starts_with("5行目"),
        "{printed}"
    );
    assert!(printed.contains("\n4件を書き込みました。\n"), "{printed}");
    assert!(
        printed.ends_with(
            "問題のある2行を飛ばしました。直してから、もう一度表を取り込んでください。\n"
        ),
        "{printed}"
    );
    let new = bundle(&std::fs::read_to_string(&office.into).unwrap());
    assert_eq!(new.entries.len(), bundle(&before).entries.len() + 4);
    // A fault of the table itself concerns every row.
    rows[0][4] = rows[0][3].clone();
    let (code, printed) = office.import(&rows, &["--skip"]);
    assert_eq!(code, 1, "{printed}");
}

#[test]
fn a_place_with_another_name_is_asked_for_in_the_other_languages() {
    let office = Office::new("cycle-place");
    let table = file(
        "cycle-place.csv",
        "Id,Title (en),Place\nlantern-days-2026,Lantern Days,New Harbour\n".as_bytes(),
    );
    let (code, printed) = office.import_again(&table, &["--accept", "all"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(printed, @r"
    変更: 1
      2行目：「ちょうちん祭り」 [lantern-days-2026]
        「場所」：Old Harbour → New Harbour
        場所の名前が変わりました。次の言語の名前がなくなります：日本語
        地図上の位置と住所は以前の場所のものなので、取り除かれます
    1件を書き込みました。
    ");
    let (_, printed) = run(&["check", &office.into, "--today", "2026-06-01"]);
    let named =
        "missing-translation at $.events[0].place.name of “Lantern Days” [lantern-days-2026]";
    assert!(printed.contains(named), "{printed}");
}

#[test]
fn without_a_language_the_first_of_the_bundle_is_used() {
    let office = Office::new("cycle-lang");
    let table = file(
        "cycle-lang.csv",
        b"Id,Title (en),Date\nlantern-days-2026,Lantern Days,2026-06-13\n",
    );
    let (code, printed) = run(&["import", &table, "--into", &office.into]);
    assert_eq!(code, 3);
    assert!(
        printed.contains("12–14 June 2026 → 13 June 2026"),
        "{printed}"
    );
    let (code, printed) = run(&["digest", &office.into, "--from", "2026-06-08"]);
    assert_eq!(code, 0);
    assert!(printed.contains("THIS WEEK"), "{printed}");
    let old = file(
        "cycle-lang-old.json",
        read("tests/fixtures/week.json").as_bytes(),
    );
    assert!(run(&["diff", &old, &office.into]).1.contains("differences"));
    let out = file("cycle-lang.out.csv", b"");
    run(&["export", &old, "--out", &out, "--overwrite"]);
    assert!(std::fs::read_to_string(&out).unwrap().contains("Код"));
    std::fs::remove_file(&out).unwrap();
    let (code, printed) = run(&["import", &out, "--template", "csv", "--into", &office.into]);
    assert_eq!(code, 0, "{printed}");
    assert!(
        std::fs::read_to_string(&out)
            .unwrap()
            .contains("Title (en) *")
    );
}

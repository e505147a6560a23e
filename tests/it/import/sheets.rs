//! Spreadsheets of several programs, and the template.

use super::{bundle, exported, grid, place, read};
use calamine::{Data, Reader, Xlsx};
use pobratim::export::archive;
use pobratim::import::{read_csv, read_sheet, template, template_csv, template_xlsx};
use pobratim::model::OfficeMessages;
use pobratim::model::table::Column;
use pobratim::text::Lang;
use std::fmt::Write as _;
use std::io::Cursor;
use std::process::Command;

/// A workbook as `publish` writes it.
pub fn ours(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A workbook with inline strings in its cells.
fn inline(rows: &[Vec<String>]) -> Vec<u8> {
    packed(&inline_parts(rows))
}

/// An archive of these files.
fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    archive(&parts)
}

/// The files of such a workbook, by path.
pub fn inline_parts(rows: &[Vec<String>]) -> Vec<(String, Vec<u8>)> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let mut sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>");
    for (number, cells) in (1..).zip(rows) {
        write!(sheet, "<row r=\"{number}\">").unwrap();
        for (at, cell) in (0_u8..).zip(cells) {
            let letter = |at: u8| char::from(b'A' + at % 26);
            let letters = match at / 26 {
                0 => letter(at).to_string(),
                first => format!("{}{}", letter(first - 1), letter(at)),
            };
            // Empty cells are left out, as by most programs.
            if !cell.is_empty() {
                let text = escaped(cell);
                write!(sheet, "<c r=\"{letters}{number}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>").unwrap();
            }
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let types = format!(
        "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
    );
    let top = format!(
        "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let inner = format!(
        "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    [
        ("[Content_Types].xml", types),
        ("_rels/.rels", top),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", inner),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
    .map(|(path, text)| (path.to_owned(), text.into_bytes()))
    .to_vec()
}

/// An OpenDocument spreadsheet.
fn ods(rows: &[Vec<String>]) -> Vec<u8> {
    let mut body = String::new();
    for cells in rows {
        body.push_str("<table:table-row>");
        for cell in cells {
            match cell.as_str() {
                "" => body.push_str("<table:table-cell/>"),
                text => write!(body, "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>", escaped(text)).unwrap(),
            }
        }
        body.push_str("</table:table-row>");
    }
    packed(&ods_of(&body))
}

/// The files of an OpenDocument spreadsheet with these rows.
pub fn ods_of(body: &str) -> [(String, Vec<u8>); 3] {
    let oasis = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"{oasis}:office:1.0\" xmlns:table=\"{oasis}:table:1.0\" xmlns:text=\"{oasis}:text:1.0\" office:version=\"1.3\"><office:body><office:spreadsheet><table:table table:name=\"S\">{body}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = format!(
        "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"{oasis}:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/></manifest:manifest>"
    );
    [
        ("mimetype", kind.to_owned()),
        ("content.xml", content),
        ("META-INF/manifest.xml", manifest),
    ]
    .map(|(path, text)| (path.to_owned(), text.into_bytes()))
}

/// Rows without trailing empty cells, which differ between programs.
fn trimmed(mut grid: pobratim::import::Grid) -> pobratim::import::Grid {
    for (_, cells) in &mut grid.rows {
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
    }
    grid
}

#[test]
fn workbooks_of_all_makers_read_the_same() {
    let bundle = bundle(&read("public/bundle/khabarovsk.json"));
    let rows = exported(&bundle, Lang::Ja);
    let expected = trimmed(grid(&rows));
    for bytes in [ours(&rows), inline(&rows), ods(&rows)] {
        assert_eq!(trimmed(read_sheet(&bytes).unwrap()).rows, expected.rows);
    }
    for bytes in [b"".as_slice(), b"PK\x03\x04 and no more", b"<html>"] {
        assert_eq!(read_sheet(bytes).unwrap_err().key, "not_sheet");
    }
}

#[test]
fn days_and_numbers_of_a_spreadsheet_are_read_as_people_see_them() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd.mm.yyyy");
    for (column, name) in (0..).zip(["Код", "Дата", "Возраст", "Подходит школьникам"])
    {
        sheet.write_string(2, column, name).unwrap();
    }
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 5, 14).unwrap();
    sheet.write_string(3, 0, "a").unwrap();
    sheet.write_datetime_with_format(3, 1, &date, &day).unwrap();
    sheet.write_number(3, 2, 12.0).unwrap();
    sheet.write_boolean(3, 3, true).unwrap();
    let grid = read_sheet(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(
        grid.rows.last().unwrap(),
        &(
            4,
            ["a", "2026-05-14", "12", "yes"].map(String::from).to_vec()
        )
    );
}

/// Runs the command and returns its exit code and output.
pub fn run(arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_pobratim"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap(),
        String::from_utf8(printed).unwrap(),
    )
}

/// A file in the build's temporary folder.
pub fn file(name: &str, content: &[u8]) -> String {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("import");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn three_cells_changed_in_a_workbook_are_the_three_that_diff_names() {
    let text = read("public/bundle/khabarovsk.json");
    let bundle = bundle(&text);
    let first = ours(&exported(&bundle, Lang::Ru));
    // Another library reads the workbook, and one changes it in another dialect.
    let mut book = Xlsx::new(Cursor::new(first)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let mut rows: Vec<Vec<String>> = range
        .rows()
        .map(|row| row.iter().map(Data::to_string).collect())
        .collect();
    rows[3][place(&bundle, Column::When)] = "14–16 мая 2021".into();
    rows[9][place(&bundle, Column::Title(Lang::Ko))] = "새 제목".into();
    rows[30][place(&bundle, Column::Status)] = "Перенесено".into();
    for (name, bytes) in [("three.xlsx", inline(&rows)), ("three.ods", ods(&rows))] {
        let table = file(name, &bytes);
        let into = file(&format!("{name}.json"), text.as_bytes());
        let (code, printed) = run(&["import", &table, "--into", &into]);
        assert_eq!(code, 3, "{printed}");
        assert_eq!(
            std::fs::read_to_string(&into).unwrap(),
            text,
            "nothing without consent"
        );
        let (code, printed) = run(&[
            "import",
            &table,
            "--into",
            &into,
            "--accept",
            "all",
            "--today",
            "2026-11-25",
        ]);
        assert_eq!(code, 0, "{printed}");
        let (code, printed) = run(&["diff", "public/bundle/khabarovsk.json", &into]);
        assert_eq!(code, 1);
        insta::allow_duplicates! { insta::assert_snapshot!(printed, @r"
        События
          «V форум «Города России 2030: вызовы и действия»» [cities-of-russia-2030-forum-5]
            «Дата»: в 2021 году → 14–16 мая 2021 года
          «Совет по туризму при губернаторе края о центре Хабаровска» [governor-tourism-council-2021]
            «Название, 한국어»: 주지사 관광위원회, 하바롭스크 도심을 논의 → 새 제목
          «Делегация Хабаровска на Дне города Могилёва» [mogilev-city-day-delegation-2021-07]
            «Статус»: Состоялось → Перенесено
        3 различия
        "); }
        let (code, printed) = run(&["import", &table, "--into", &into]);
        assert_eq!(code, 0, "{printed}");
        assert!(!std::path::Path::new(&format!("{into}.new")).exists());
    }
}

#[test]
fn the_template_is_read_back_and_offers_its_words() {
    let week = bundle(&read("tests/fixtures/week.json"));
    for lang in Lang::ALL {
        let office = OfficeMessages::of(lang);
        for offered in [None, Some(&week)] {
            let columns = template(&Lang::ALL, &office, offered);
            let bytes = template_xlsx(&columns, &office).unwrap();
            assert_eq!(
                bytes,
                template_xlsx(&columns, &office).unwrap(),
                "the same on every day"
            );
            let read = read_sheet(&bytes).unwrap();
            let names: Vec<String> = columns
                .iter()
                .map(|column| column.heading.clone())
                .collect();
            assert_eq!(trimmed(read).rows[0], (1, names.clone()), "{}", lang.code());
            let csv = read_csv(template_csv(&columns).as_bytes()).unwrap();
            assert_eq!(csv.rows, [(1, names)]);
            let known = Column::all(&Lang::ALL);
            assert_eq!(
                columns.iter().map(|it| it.column).collect::<Vec<_>>(),
                known
            );
            assert!(columns.iter().all(|column| !column.note.is_empty()));
            let lists = columns
                .iter()
                .filter(|column| !column.choices.is_empty())
                .count();
            assert_eq!(lists, if offered.is_some() { 13 } else { 9 });
        }
    }
}

#[test]
fn a_filled_in_template_is_imported() {
    let path = file("template.xlsx", b"");
    let into = file("template.json", read("tests/fixtures/week.json").as_bytes());
    let (code, printed) = run(&[
        "import",
        &path,
        "--template",
        "xlsx",
        "--lang",
        "zh",
        "--into",
        &into,
    ]);
    assert_eq!(code, 0, "{printed}");
    let mut rows = trimmed(read_sheet(&std::fs::read(&path).unwrap()).unwrap()).rows;
    let names = rows.remove(0).1;
    let mut row = vec![String::new(); names.len()];
    for (name, text) in [
        ("标题 (zh)", "灯会"),
        ("标题 (en)", "Lantern fair"),
        ("类型", "文艺节"),
        ("日期", "2026年9月下旬"),
        ("类别", "文化"),
        ("领域", "文化"),
        ("状态", "计划中"),
        ("城市", "索尔特马什"),
    ] {
        let at = names
            .iter()
            .position(|own| own.trim_end_matches(" *") == name)
            .unwrap_or_else(|| panic!("{name}: {names:?}"));
        row[at] = text.to_string();
    }
    let kind = OfficeMessages::of(Lang::Zh).label("kind", "festival");
    let at = names
        .iter()
        .position(|own| own.starts_with("类型"))
        .unwrap();
    row[at] = kind;
    let filled = file("filled.xlsx", &inline(&[names, row]));
    let (code, printed) = run(&[
        "import",
        &filled,
        "--into",
        &into,
        "--lang",
        "zh",
        "--today",
        "2026-06-06",
    ]);
    assert_eq!(code, 0, "{printed}");
    let new = bundle(&std::fs::read_to_string(&into).unwrap());
    let fair = new.entry(new.find_entry("lantern-fair-2026").unwrap());
    assert_eq!(fair.when.to_string(), "2026-09-21~/2026-09-30~");
}

/// The table that an office keeps for itself, as a workbook with times and dates of Excel.
#[test]
fn the_table_of_another_system_is_imported_by_the_command() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let headings = [
        "行事名",
        "開始日",
        "終了日",
        "時間",
        "会場",
        "料金",
        "種類",
        "分類",
        "分野",
        "状況",
        "URL",
        "問い合わせ先",
    ];
    for (column, name) in (0..).zip(headings) {
        sheet.write_string(1, column, name).unwrap();
    }
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy/m/d");
    let time = rust_xlsxwriter::Format::new().set_num_format("h:mm");
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 12, 19).unwrap();
    sheet.write_string(0, 0, "2026年度 行事一覧").unwrap();
    for column in [1, 2] {
        sheet
            .write_datetime_with_format(2, column, &date, &day)
            .unwrap();
    }
    sheet
        .write_number_with_format(2, 3, 13.5 / 24.0, &time)
        .unwrap();
    let kind = OfficeMessages::of(Lang::Ja).label("kind", "festival");
    for (column, text) in [
        (0, "冬の音楽祭"),
        (4, "市民会館"),
        (5, "500円"),
        (6, &*kind),
        (7, "cultural"),
        (8, "culture"),
        (9, "planned"),
        (10, "https://a.example/winter"),
        (11, "国際課 025-111-2222"),
    ] {
        sheet.write_string(2, column, text).unwrap();
    }
    let table = file("own.xlsx", &book.save_to_buffer().unwrap());
    let text = read("tests/fixtures/week.json");
    let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
    json["host"]["country"] = "JP".into();
    json["host"]["zone"] = "Asia/Tokyo".into();
    let into = file("own.json", json.to_string().as_bytes());
    let (code, printed) = run(&[
        "import",
        &table,
        "--into",
        &into,
        "--lang",
        "ja",
        "--today",
        "2026-06-06",
    ]);
    assert_eq!(code, 0, "{printed}");
    insta::assert_snapshot!(printed, @r"
    別の名前の列：行事名 → 題名 (ja), 開始日 → 日付, 終了日 → 日付, 会場 → 場所, URL → リンク, 問い合わせ先 → 問い合わせ
    新規: 1
      3行目：「冬の音楽祭」 [event-2026]
        「時間」：13:30 +09:00 Asia/Tokyo
        「場所」：市民会館
        「料金」：500 JPY
        「種類」：フェスティバル
        「分類」：文化
        「分野」：文化
        「状況」：予定
        「問い合わせ」：国際課; +81 25-111-2222
        「日付」：2026年12月19日
        「リンク」：冬の音楽祭 https://a.example/winter
    1件を書き込みました。
    ");
    let new = bundle(&std::fs::read_to_string(&into).unwrap());
    let entry = new.entry(new.find_entry("event-2026").unwrap());
    assert_eq!(entry.when.to_string(), "2026-12-19");
    let time = entry.time.as_ref().unwrap();
    assert_eq!(
        (time.start.hour(), time.offset.minutes(), &*time.zone),
        (13, 540, "Asia/Tokyo")
    );
    let phone = entry
        .contact
        .as_ref()
        .and_then(|contact| contact.phone.as_deref());
    assert_eq!(phone, Some("+81 25-111-2222"));
    // The template names the zone of the bundle.
    let columns = template(&[Lang::Ja], &OfficeMessages::of(Lang::Ja), Some(&new));
    let note = columns.iter().find(|it| it.column == Column::Time).unwrap();
    assert!(note.note.ends_with("Asia/Tokyo"), "{}", note.note);
}

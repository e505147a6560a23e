//! Sheets, columns and words follow from the schema.

use super::{sheets_of, small_text};
use pobratim::import::records::{Leaf, Names, SheetKind, layouts};
use pobratim::model::schema::{BUNDLE, Record, Shape};
use pobratim::model::table::Column;
use pobratim::model::{OfficeMessages, compare::is_maintained};
use pobratim::text::Lang;
use std::collections::BTreeMap;

/// The paths of a record's values, without what the command maintains.
fn paths(record: &Record, above: &[&'static str], found: &mut Vec<Vec<&'static str>>) {
    for field in record
        .fields
        .iter()
        .filter(|field| !is_maintained(field.name))
    {
        let path: Vec<&'static str> = above.iter().copied().chain([field.name]).collect();
        match field.shape {
            Shape::Object(inner) => paths(inner, &path, found),
            Shape::Text(_)
            | Shape::Texts(_)
            | Shape::Bool
            | Shape::Degrees(_)
            | Shape::Integer(..)
            | Shape::Year
            | Shape::List(..) => found.push(path),
        }
    }
}

#[test]
fn every_value_of_the_format_has_a_cell() {
    let languages = [Lang::Ja, Lang::En];
    let layouts = layouts(&languages);
    let in_table: Vec<&str> = Column::all(&languages)
        .into_iter()
        .filter_map(|column| column.field().map(|field| field.name()))
        .collect();
    for field in BUNDLE.fields {
        let Some(record) = field.shape.record() else {
            continue;
        };
        let mut all = Vec::new();
        paths(record, &[], &mut all);
        for path in all {
            let full = [&[field.name], path.as_slice()].concat();
            let in_sheet = layouts.iter().any(|sheet| {
                let has = |leaf: &Leaf| leaf.path == path || leaf.path == full;
                let is_list = matches!(&sheet.kind, SheetKind::Items(list) if *list == path);
                sheet.owners.contains(&field.name) && (is_list || sheet.leaves.iter().any(has))
            });
            let name = path[0].trim_end_matches("_more");
            let is_entry = ["events", "programmes", "documents"].contains(&field.name);
            assert!(
                in_sheet || (is_entry && in_table.contains(&name)),
                "{full:?}"
            );
        }
    }
    for name in ["languages", "fallback"] {
        let has = |leaf: &Leaf| leaf.path == [name];
        assert!(layouts[0].leaves.iter().any(has), "{name}");
    }
}

#[test]
fn what_the_table_of_entries_holds_is_not_repeated() {
    let layouts = layouts(&[Lang::Ja, Lang::En]);
    let more = layouts
        .iter()
        .find(|sheet| sheet.kind == SheetKind::More)
        .unwrap();
    let codes: Vec<String> = more.leaves.iter().map(Leaf::code).collect();
    for code in [
        "place_name_en",
        "place_position_lat",
        "contact_name_en",
        "topics",
        "media",
        "title_ko",
    ] {
        assert!(codes.contains(&code.to_owned()), "{code}: {codes:?}");
    }
    for code in [
        "id",
        "title_ja",
        "summary_en",
        "when",
        "time_start",
        "place_name_ja",
        "place_city",
        "contact_name_ja",
        "contact_email",
        "category",
        "category_more",
        "ages_from",
        "status",
        "sources",
        "revision_number",
    ] {
        assert!(!codes.contains(&code.to_owned()), "{code}");
    }
}

#[test]
fn names_of_sheets_and_columns_are_unique_in_all_languages() {
    let languages = Lang::ALL;
    let layouts = layouts(&languages);
    let names = Names::of(&OfficeMessages::of(Lang::En));
    for lang in languages {
        let messages = OfficeMessages::of(lang);
        let sheets = pobratim::import::records::sheets("{}", &languages, &messages);
        assert_eq!(sheets.len(), layouts.len());
        for (sheet, layout) in sheets.iter().zip(&layouts) {
            let found = names
                .sheet(&sheet.title, &layouts)
                .map(|(_, own)| &own.code);
            assert_eq!(
                found,
                Some(&layout.code),
                "{}: {}",
                lang.code(),
                sheet.title
            );
            let known = names.columns(layout);
            for column in sheet
                .columns
                .iter()
                .filter(|column| !column.code.starts_with('#'))
            {
                let [by_heading, by_code] =
                    [&column.heading, &column.code].map(|name| known.find(name));
                assert!(by_code.is_some(), "{}", column.code);
                assert_eq!(
                    by_heading,
                    by_code,
                    "{}: {}: {}",
                    lang.code(),
                    layout.code,
                    column.heading
                );
            }
            for (heading, code) in sheet.columns.iter().map(|it| (&it.heading, &it.code)) {
                let is_plain = heading.trim_end_matches([' ', '*']) != code;
                assert!(
                    is_plain,
                    "{}: no heading for {} of {}",
                    lang.code(),
                    code,
                    layout.code
                );
            }
        }
    }
}

#[test]
fn every_code_of_a_vocabulary_has_a_word_of_its_own() {
    for lang in Lang::ALL {
        let messages = OfficeMessages::of(lang);
        let sheets = pobratim::import::records::sheets("{}", &[lang], &messages);
        for (sheet, column) in sheets
            .iter()
            .flat_map(|it| it.columns.iter().map(move |column| (it, column)))
        {
            let mut words: BTreeMap<String, usize> = BTreeMap::new();
            for word in &column.choices {
                *words.entry(word.to_lowercase()).or_default() += 1;
                let is_code = word
                    .chars()
                    .all(|one| one.is_ascii_lowercase() || one == '-');
                assert!(
                    !is_code,
                    "{}: {} of {}: {word}",
                    lang.code(),
                    column.code,
                    sheet.code
                );
            }
            assert!(
                words.values().all(|count| *count == 1),
                "{}: {words:?}",
                column.code
            );
        }
    }
}

#[test]
fn the_sheets_of_a_small_bundle() {
    let sheets = sheets_of(&small_text(), Lang::En);
    let ties = sheets.iter().find(|sheet| sheet.code == "ties").unwrap();
    let row = |cells: &[String]| {
        cells
            .iter()
            .map(|cell| format!("[{cell}]"))
            .collect::<String>()
    };
    let head: Vec<String> = ties
        .columns
        .iter()
        .map(|column| column.heading.clone())
        .collect();
    insta::assert_snapshot!([row(&head), row(&ties.rows[0])].join("\n"), @r"
    [Record][# Title][Kind *][Since][Until][Status *][As of *][Basis *][Note (ru)][Note (en)][Sources]
    [niigata][Niigata][Sister city][1965-04-23][][Active][2021][Stated][][][report P05]
    ");
    let site = sheets.iter().find(|sheet| sheet.code == "site").unwrap();
    let rows: Vec<String> = site.rows.iter().map(|cells| row(cells)).collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    [Title (ru)][Amur]
    [Title (en)][Amur]
    [Summary (ru)][A city and its sisters]
    [Summary (en)][A city and its sisters]
    [Address][https://example.org/amur/]
    [Contact, Name (ru)][Office]
    [Contact, Name (en)][Office]
    [Contact, Address][]
    [Contact, Email][office@example.org]
    [Contact, Phone][]
    [Form for reports of mistakes][]
    [Languages][ru; en]
    [Order of fallback][en; ru]
    ");
}

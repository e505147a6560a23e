//! The sheets of a bundle.

use super::cell::of_node;
use super::layout::{Leaf, Sheet as Layout, SheetKind, is_list, layouts, reference_fields};
use super::names::{Key, display, headings, title, word};
use super::node::{at, child, items, parsed};
use super::reference::{id, name_texts};
use crate::import::export_sheet::{ExportColumn, ExportSheet};
use crate::model::OfficeMessages;
use crate::model::json::Node;
use crate::model::schema::Shape;
use crate::text::Lang;

/// A sheet with its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Name in the bundle: `cities`.
    pub code: String,
    /// Name in the workbook.
    pub title: String,
    pub columns: Vec<SheetColumn>,
    pub rows: Vec<Vec<String>>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// Name in the bundle: `name_ja`; begins with `#` for a column that is not read.
    pub code: String,
    /// Heading in the workbook, with a star if a new row needs it.
    pub heading: String,
    /// Width in characters of the standard font.
    pub width: u16,
    /// The permitted words; empty for free text.
    pub choices: Vec<String>,
    /// Whether a cell may hold several words, separated by `; `.
    pub is_list: bool,
}

impl From<Sheet> for ExportSheet {
    fn from(sheet: Sheet) -> ExportSheet {
        let columns = sheet.columns.into_iter().map(|column| ExportColumn {
            heading: column.heading,
            note: String::new(),
            choices: column.choices,
            is_list: column.is_list,
            width: f64::from(column.width),
        });
        ExportSheet {
            name: sheet.title,
            columns: columns.collect(),
            rows: sheet.rows,
        }
    }
}

/// A record with its list and the name by which items refer to it.
struct Owner<'a> {
    list: &'static str,
    id: String,
    record: &'a Node<'a>,
    /// The object from which paths of leaves start.
    base: &'a Node<'a>,
}

/// Returns the sheets of a bundle, also empty ones, with columns for these languages and for all
/// others that its texts have; titles, headings and vocabularies are in the language of the messages.
/// A text that is not a bundle gives empty sheets.
pub fn sheets(bundle: &str, languages: &[Lang], messages: &OfficeMessages) -> Vec<Sheet> {
    let root = parsed(bundle);
    let layouts = layouts(languages);
    let mut sheets: Vec<Sheet> = layouts
        .iter()
        .map(|layout| sheet(&root, layout, languages, messages))
        .collect();
    // Two sheets of a workbook cannot have the same name.
    let titles: Vec<String> = sheets
        .iter()
        .map(|sheet| sheet.title.to_lowercase())
        .collect();
    for sheet in &mut sheets {
        let own = sheet.title.to_lowercase();
        if titles.iter().filter(|title| **title == own).count() > 1 {
            sheet.title.clone_from(&sheet.code);
        }
    }
    sheets
}

fn sheet(root: &Node<'_>, layout: &Layout, languages: &[Lang], messages: &OfficeMessages) -> Sheet {
    let owners = owners(root, &layout.owners);
    let rows = match &layout.kind {
        SheetKind::Single(_) | SheetKind::Records | SheetKind::More => records(&owners, layout),
        SheetKind::Items(path) => list_items(&owners, layout, path, root),
    };
    let is_used = |leaf: &Leaf, index: usize| {
        let is_own = leaf.lang.is_none_or(|lang| languages.contains(&lang));
        is_own
            || rows
                .iter()
                .any(|row| row.cells.get(index).is_some_and(|text| !text.is_empty()))
    };
    let leaves = layout.leaves.iter().enumerate();
    let used: Vec<usize> = leaves
        .filter(|(index, leaf)| is_used(leaf, *index))
        .map(|(index, _)| index)
        .collect();
    let title = title(&layout.code, messages)
        .unwrap_or(&layout.code)
        .to_owned();
    let (columns, cells) = match layout.kind {
        SheetKind::Single(_) => by_field(layout, &used, &rows, messages),
        SheetKind::Records | SheetKind::More | SheetKind::Items(_) => {
            by_record(layout, &used, &rows, (languages, messages))
        }
    };
    Sheet {
        code: layout.code.clone(),
        title,
        columns,
        rows: cells,
    }
}

/// A row with the cells of all leaves.
struct Row<'a> {
    owner: &'a Owner<'a>,
    /// The name of the owner, if it must be written with its list.
    reference: String,
    cells: Vec<String>,
}

fn owners<'a>(root: &'a Node<'a>, lists: &[&'static str]) -> Vec<Owner<'a>> {
    let mut owners = Vec::new();
    for list in lists {
        let value = child(root, list);
        if is_list(list) {
            let records = items(value).iter().map(|record| Owner {
                list,
                id: id(record),
                record,
                base: record,
            });
            owners.extend(records);
        } else if !matches!(value, Node::Null) {
            let own = id(value);
            let has_id = !own.is_empty();
            owners.push(Owner {
                list,
                id: if has_id { own } else { (*list).to_owned() },
                record: value,
                base: if has_id { value } else { root },
            });
        }
    }
    owners
}

fn records<'a>(owners: &'a [Owner<'a>], layout: &Layout) -> Vec<Row<'a>> {
    let rows = owners.iter().map(|owner| Row {
        owner,
        reference: reference(owner, owners),
        cells: cells(owner.base, layout),
    });
    rows.collect()
}

fn list_items<'a>(
    owners: &'a [Owner<'a>],
    layout: &Layout,
    path: &[&str],
    root: &Node<'_>,
) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for owner in owners {
        let list = match matches!(owner.base, Node::Object(_)) && std::ptr::eq(owner.base, root) {
            true => at(owner.record, path),
            false => at(owner.base, path),
        };
        for item in items(list) {
            rows.push(Row {
                owner,
                reference: reference(owner, owners),
                cells: cells(item, layout),
            });
        }
    }
    rows
}

fn cells(object: &Node<'_>, layout: &Layout) -> Vec<String> {
    let leaves = layout.leaves.iter();
    let texts = leaves.map(|leaf| of_node(at(object, &leaf.full_path()), leaf));
    texts.collect()
}

/// Returns the id of an owner, with its list if another one has the same.
fn reference(owner: &Owner<'_>, owners: &[Owner<'_>]) -> String {
    let same = owners.iter().filter(|other| other.id == owner.id);
    match same.count() {
        0 | 1 => owner.id.clone(),
        _ => [owner.list, "/", &owner.id].concat(),
    }
}

type Cells = (Vec<SheetColumn>, Vec<Vec<String>>);

/// Returns a sheet with one row per field.
fn by_field(layout: &Layout, used: &[usize], rows: &[Row<'_>], messages: &OfficeMessages) -> Cells {
    let headings = headings(layout, messages);
    let heading = |key: Key| {
        let found = headings.iter().find(|(own, _)| *own == key);
        found
            .map(|(_, heading)| heading.clone())
            .unwrap_or_default()
    };
    let column = |code: &str, key: Key, width: u16| SheetColumn {
        code: code.to_owned(),
        heading: heading(key),
        width,
        choices: Vec::new(),
        is_list: false,
    };
    let columns = vec![
        column("field", Key::Field, 30),
        column("value", Key::Value, 72),
    ];
    let mut cells = Vec::new();
    for index in used {
        let leaf = layout.leaves.get(*index);
        let text = rows.first().and_then(|row| row.cells.get(*index));
        if let (Some(leaf), Some(text)) = (leaf, text) {
            cells.push(vec![
                heading(Key::Leaf(*index)),
                display(leaf, text, messages),
            ]);
        }
    }
    (columns, cells)
}

/// Returns a sheet with one row per record or item.
fn by_record(
    layout: &Layout,
    used: &[usize],
    rows: &[Row<'_>],
    (languages, messages): (&[Lang], &OfficeMessages),
) -> Cells {
    let title = messages.text("field_title");
    let title = ["# ", title].concat();
    let mut columns = Vec::new();
    let mut keys = Vec::new();
    for (key, heading) in headings(layout, messages) {
        if let Key::Leaf(index) = key
            && !used.contains(&index)
        {
            continue;
        }
        columns.push(column(key, heading, layout, (languages, messages)));
        keys.push(Some(key));
        if key == Key::Record {
            // Shows the editor which record it is; not read.
            columns.push(SheetColumn {
                code: "#title".to_owned(),
                heading: title.clone(),
                width: 30,
                choices: Vec::new(),
                is_list: false,
            });
            keys.push(None);
        }
    }
    let cell = |row: &Row<'_>, key: &Option<Key>| match key {
        None => name(row.owner.record, messages),
        Some(Key::Record) => row.reference.clone(),
        Some(Key::Host) => {
            let code = if is_list(row.owner.list) { "no" } else { "yes" };
            messages.label("exchange", code)
        }
        Some(Key::Leaf(index)) => {
            let leaf = layout.leaves.get(*index);
            let text = row.cells.get(*index);
            let text = leaf.zip(text);
            text.map(|(leaf, text)| display(leaf, text, messages))
                .unwrap_or_default()
        }
        Some(Key::Field | Key::Value) => String::new(),
    };
    let rows = rows
        .iter()
        .map(|row| keys.iter().map(|key| cell(row, key)).collect());
    (columns, rows.collect())
}

/// Returns the name of a record in the language of the messages, or another one.
fn name(record: &Node<'_>, messages: &OfficeMessages) -> String {
    let texts = name_texts(record);
    let own = texts.iter().find(|(lang, _)| *lang == messages.lang);
    let found = own.or_else(|| texts.first());
    found.map(|(_, text)| text.clone()).unwrap_or_default()
}

fn column(
    key: Key,
    heading: String,
    layout: &Layout,
    (languages, messages): (&[Lang], &OfficeMessages),
) -> SheetColumn {
    let code = super::names::code(key, layout);
    let Key::Leaf(index) = key else {
        let is_flag = key == Key::Host;
        let words = ["yes", "no"].map(|code| messages.label("exchange", code));
        return SheetColumn {
            code,
            heading,
            width: 24,
            choices: if is_flag { words.to_vec() } else { Vec::new() },
            is_list: false,
        };
    };
    let Some(leaf) = layout.leaves.get(index) else {
        return SheetColumn {
            code,
            heading,
            width: 24,
            choices: Vec::new(),
            is_list: false,
        };
    };
    let is_first = leaf
        .lang
        .is_none_or(|lang| languages.first() == Some(&lang));
    let is_text = matches!(
        leaf.shape,
        Shape::Texts(crate::model::schema::Languages::Any)
    );
    let star = if leaf.is_required && is_first && !is_text {
        " *"
    } else {
        ""
    };
    let codes: &[&str] = match leaf.shape == Shape::Bool {
        true => &["yes", "no"],
        false => leaf.shape.codes(),
    };
    let width = match leaf.shape {
        Shape::Texts(_) => 40,
        Shape::List(item, _) if reference_fields(item).is_some() => 30,
        Shape::List(..) | Shape::Text(_) => 24,
        Shape::Bool | Shape::Degrees(_) | Shape::Integer(..) | Shape::Year | Shape::Object(_) => 14,
    };
    SheetColumn {
        code,
        heading: [&heading, star].concat(),
        width,
        choices: codes
            .iter()
            .map(|code| word(leaf, code, messages))
            .collect(),
        is_list: matches!(leaf.shape, Shape::List(..)),
    }
}

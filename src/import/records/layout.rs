//! The sheets and their columns, derived from the schema.

use crate::model::Class;
use crate::model::compare::is_maintained;
use crate::model::schema::{BUNDLE, Field, Presence, Record, Shape, TextForm};
use crate::model::table::{CellKind, Column};
use crate::text::Lang;

/// Code of the sheet with the values of entries that their table has no column for.
const MORE: &str = "more";

/// A value that one cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Field names from the record or list item inwards; empty for an item that is itself the value.
    pub path: Vec<&'static str>,
    /// Names of which the heading consists.
    pub names: Vec<&'static str>,
    /// Language of a text per language.
    pub lang: Option<Lang>,
    pub shape: Shape,
    pub presence: Presence,
    /// Whether the field and the objects that contain it are required.
    pub is_required: bool,
}

impl Leaf {
    /// Returns the name in the first row: `position_lat`, `name_ja`.
    pub fn code(&self) -> String {
        let mut code = self.names.join("_");
        if let Some(lang) = self.lang {
            code.push('_');
            code.push_str(lang.code());
        }
        code
    }

    /// Returns the path with the language.
    pub fn full_path(&self) -> Vec<&'static str> {
        let lang = self.lang.map(Lang::code);
        self.path.iter().copied().chain(lang).collect()
    }
}

/// What the rows of a sheet are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// The fields of the outermost object and of this object in it.
    Single(&'static str),
    /// Records.
    Records,
    /// Entries that have a row in the table of entries.
    More,
    /// Items of the list at this path of a record.
    Items(Vec<&'static str>),
}

/// A sheet with its columns, without the key columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub code: String,
    pub kind: SheetKind,
    /// Fields of the outermost object whose records have rows here.
    pub owners: Vec<&'static str>,
    pub leaves: Vec<Leaf>,
    /// Shape of the items of a list.
    item: Option<Shape>,
}

impl Sheet {
    /// Returns the index of the leaf with the id of a row: `id`, or `code` of a country.
    pub fn key(&self) -> Option<usize> {
        let is = |form: TextForm| {
            let is_key = move |leaf: &Leaf| leaf.path.len() == 1 && leaf.shape == Shape::Text(form);
            self.leaves.iter().position(is_key)
        };
        match self.kind {
            SheetKind::Records => is(TextForm::Id).or_else(|| is(TextForm::Country)),
            SheetKind::Items(_) => is(TextForm::Id),
            SheetKind::Single(_) | SheetKind::More => None,
        }
    }

    /// Returns the owner that is a single object and not a list: the host among the cities.
    pub fn single_owner(&self) -> Option<&'static str> {
        match self.kind {
            SheetKind::Records => self.owners.iter().copied().find(|owner| !is_list(owner)),
            SheetKind::Single(_) | SheetKind::More | SheetKind::Items(_) => None,
        }
    }
}

/// Whether a field of the outermost object is a list of records.
pub fn is_list(name: &str) -> bool {
    let shape = BUNDLE.field(name).map(|field| field.shape);
    matches!(shape, Some(Shape::List(Shape::Object(_), _)))
}

/// Whether a list of the bundle is in the table of entries.
pub fn is_entries(name: &str) -> bool {
    Class::ALL.iter().any(|class| class.list() == name)
}

/// Returns the record of a list that only refers to another record, with its paragraphs: the names of
/// its two fields, and the list that it refers to.
pub fn reference_fields(item: &Shape) -> Option<(&'static str, &'static str, &'static str)> {
    let Shape::Object(record) = item else {
        return None;
    };
    let [reference, words] = record.fields else {
        return None;
    };
    let Shape::List(Shape::Text(TextForm::Free), _) = words.shape else {
        return None;
    };
    if let Shape::Text(TextForm::Reference(list)) = reference.shape {
        Some((reference.name, words.name, list))
    } else {
        None
    }
}

/// Returns all sheets for a bundle in these languages, the site's own first. Every leaf with a text
/// has one column for each language that is known.
pub fn layouts(languages: &[Lang]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut lists = Vec::new();
    let records = |field: &Field| {
        if let Shape::List(Shape::Object(record), _) = field.shape {
            Some(*record)
        } else {
            None
        }
    };
    for field in BUNDLE.fields {
        if let Shape::Object(record) = field.shape {
            let is_of = |other: &Field| records(other).is_some_and(|it| it.name == record.name);
            // The host is in the sheet of the cities.
            if !BUNDLE.fields.iter().any(is_of) {
                sheets.push(single(field, record, &sheets, &mut lists));
            }
            continue;
        }
        let Some(record) = records(field) else {
            continue;
        };
        let mut found = Collector::default();
        found.record(record, true);
        if is_entries(field.name) {
            lists.extend(found.lists.into_iter().map(|list| (field.name, list)));
            found.leaves.retain(|leaf| !is_in_table(leaf, languages));
            match sheets
                .iter_mut()
                .find(|sheet| sheet.kind == SheetKind::More)
            {
                Some(sheet) => sheet.owners.push(field.name),
                None => sheets.push(Sheet {
                    code: MORE.to_owned(),
                    kind: SheetKind::More,
                    owners: vec![field.name],
                    leaves: found.leaves,
                    item: None,
                }),
            }
            continue;
        }
        let is_same =
            |other: &&Field| matches!(other.shape, Shape::Object(own) if own.name == record.name);
        let singles = BUNDLE.fields.iter().filter(is_same).map(|other| other.name);
        let owners: Vec<&'static str> = singles.chain([field.name]).collect();
        for owner in &owners {
            lists.extend(found.lists.iter().cloned().map(|list| (*owner, list)));
        }
        sheets.push(Sheet {
            code: field.name.to_owned(),
            kind: SheetKind::Records,
            owners,
            leaves: found.leaves,
            item: None,
        });
    }
    for (owner, (path, item)) in lists {
        add_list(owner, path, item, &mut sheets);
    }
    sheets
}

type List = (Vec<&'static str>, Shape);

/// Returns the sheet of a single object; the first one also has the plain fields of the outermost
/// object.
fn single(
    field: &Field,
    record: &'static Record,
    sheets: &[Sheet],
    lists: &mut Vec<(&'static str, List)>,
) -> Sheet {
    let mut found = Collector::default();
    found.path.push(field.name);
    found.record(record, true);
    if sheets
        .iter()
        .all(|sheet| !matches!(sheet.kind, SheetKind::Single(_)))
    {
        found.path.clear();
        for field in BUNDLE.fields {
            if field.shape.record().is_none() {
                found.field(field, true);
            }
        }
    }
    // A list is at a path of the object, a leaf at one of the file.
    let own = found.lists.into_iter().map(|(path, item)| {
        let inner = path.iter().skip(1).copied().collect();
        (field.name, (inner, item))
    });
    lists.extend(own);
    Sheet {
        code: field.name.to_owned(),
        kind: SheetKind::Single(field.name),
        owners: vec![field.name],
        leaves: found.leaves,
        item: None,
    }
}

/// Adds the sheet of a list within records, or an owner to the sheet of an equal list.
fn add_list(owner: &'static str, path: Vec<&'static str>, item: Shape, sheets: &mut Vec<Sheet>) {
    let kind = SheetKind::Items(path);
    let is_same = |sheet: &&mut Sheet| sheet.kind == kind && sheet.item == Some(item);
    if let Some(sheet) = sheets.iter_mut().find(is_same) {
        sheet.owners.push(owner);
        return;
    }
    let SheetKind::Items(path) = &kind else {
        return;
    };
    let short = path.join("_");
    let is_taken = sheets.iter().any(|sheet| sheet.code == short);
    let code = if is_taken {
        [owner, "_", &short].concat()
    } else {
        short
    };
    let mut found = Collector::default();
    // An item without fields has the name of its list.
    let name = path.last().copied().filter(|_| item.record().is_none());
    found.value(name, item, Presence::Needed, true);
    // Lists within items have no sheet: one cell of JSON each.
    for (inner, shape) in std::mem::take(&mut found.lists) {
        let shape = shape_of_list(item, &inner).unwrap_or(shape);
        found.leaves.push(Leaf {
            names: inner.clone(),
            path: inner,
            lang: None,
            shape,
            presence: Presence::Defaulted,
            is_required: false,
        });
    }
    sheets.push(Sheet {
        code,
        kind,
        owners: vec![owner],
        leaves: found.leaves,
        item: Some(item),
    });
}

/// Returns the shape of the list at a path of an object.
fn shape_of_list(object: Shape, path: &[&str]) -> Option<Shape> {
    path.iter().try_fold(object, |shape, name| {
        Some(shape.record()?.field(name)?.shape)
    })
}

/// Whether items of a list do not fit into one cell.
fn needs_sheet(item: &Shape) -> bool {
    let is_deep = matches!(item, Shape::Object(_) | Shape::Texts(_) | Shape::List(..));
    is_deep && reference_fields(item).is_none()
}

/// Collects the leaves of a record, and its lists that need a sheet.
#[derive(Default)]
struct Collector {
    path: Vec<&'static str>,
    /// Path for headings.
    names: Vec<&'static str>,
    leaves: Vec<Leaf>,
    lists: Vec<List>,
}

impl Collector {
    fn record(&mut self, record: &'static Record, is_required: bool) {
        for field in record.fields {
            self.field(field, is_required);
        }
    }

    fn field(&mut self, field: &Field, is_required: bool) {
        if is_maintained(field.name) || field.shape == Shape::Text(TextForm::FormatName) {
            return;
        }
        self.path.push(field.name);
        self.names.push(field.name);
        let is_required = is_required && field.presence == Presence::Needed;
        self.value(None, field.shape, field.presence, is_required);
        self.names.pop();
        self.path.pop();
    }

    /// Collects a value at the current path; `name` is that of a value without a field.
    fn value(
        &mut self,
        name: Option<&'static str>,
        shape: Shape,
        presence: Presence,
        is_required: bool,
    ) {
        let names: Vec<&'static str> = self.names.iter().copied().chain(name).collect();
        let leaf = |path: &[&'static str], lang| Leaf {
            path: path.to_vec(),
            names: names.clone(),
            lang,
            shape,
            presence,
            is_required,
        };
        match shape {
            Shape::Object(record) => self.record(record, is_required),
            Shape::Texts(_) => {
                let path = self.path.clone();
                let leaves = Lang::ALL.map(|lang| leaf(&path, Some(lang)));
                self.leaves.extend(leaves);
            }
            Shape::List(item, _) if !self.path.is_empty() && needs_sheet(item) => {
                self.lists.push((self.path.clone(), *item));
            }
            Shape::List(..)
            | Shape::Text(_)
            | Shape::Bool
            | Shape::Degrees(_)
            | Shape::Integer(..)
            | Shape::Year => {
                let leaf = leaf(&self.path, None);
                self.leaves.push(leaf);
            }
        }
    }
}

/// Whether the table of entries holds a value completely.
fn is_in_table(leaf: &Leaf, languages: &[Lang]) -> bool {
    let own = languages.first().copied();
    let Some((field, inner)) = leaf.path.split_first() else {
        return false;
    };
    Column::all(languages).into_iter().any(|column| {
        let Some(name) = column.field().map(|own| own.name()) else {
            return false;
        };
        let is_field = name == *field;
        match column.kind() {
            CellKind::Text(lang) => is_field && leaf.lang == Some(lang),
            CellKind::Categories | CellKind::Directions => {
                is_field || field.strip_suffix("_more") == Some(name)
            }
            CellKind::PlaceName => is_field && inner == ["name"] && leaf.lang == own,
            CellKind::Price => {
                let is_own = inner == ["note"] && leaf.lang == own;
                is_field && (inner == ["free"] || is_own)
            }
            CellKind::OwnText => is_field && leaf.lang == own,
            CellKind::PlaceCity
            | CellKind::Day
            | CellKind::PageUrl
            | CellKind::LinkUrl
            | CellKind::Number
            | CellKind::Tags
            | CellKind::ExternalIds
            | CellKind::Venue => {
                let key = column.key_within_field();
                is_field && key.is_none_or(|key| inner == [key])
            }
            CellKind::Contact => {
                let is_way = matches!(inner, ["url" | "email" | "phone"]);
                is_field && (is_way || (inner == ["name"] && leaf.lang == own))
            }
            CellKind::Id
            | CellKind::Class
            | CellKind::Word
            | CellKind::Words
            | CellKind::Flag
            | CellKind::Texts
            | CellKind::Date
            | CellKind::Time
            | CellKind::Ages
            | CellKind::Series
            | CellKind::Cities
            | CellKind::Countries
            | CellKind::Links
            | CellKind::Sources => is_field,
        }
    })
}

//! Names of sheets and columns, and words of cells, as people write them in each language.

use super::layout::{Leaf, Sheet, SheetKind};
use crate::import::column::folded;
use crate::model::schema::Shape;
use crate::model::{OfficeMessages, nearest};
use crate::text::Lang;

/// Longest name of a sheet in a workbook.
const MAX_TITLE: usize = 31;

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The id of the owner of an item, or of an entry.
    Record,
    /// Whether the row is the single object with this record, the host.
    Host,
    /// The name of a field, in a sheet with a row for each field.
    Field,
    /// The value of that field.
    Value,
    /// The index of a leaf.
    Leaf(usize),
}

/// Names of the columns of a sheet; a code comes before headings.
#[derive(Clone, Debug)]
pub struct ColumnNames(Vec<(String, Key)>);

impl ColumnNames {
    /// Returns the column with this code or heading in any language.
    pub fn find(&self, name: &str) -> Option<Key> {
        let wanted = folded(name);
        // Required columns may have a star.
        let wanted = wanted.trim_end_matches(['*', ' ']);
        let mut names = self.0.iter();
        names.find(|(own, _)| own == wanted).map(|(_, key)| *key)
    }
}

/// Messages of all languages, one of them for reports.
#[derive(Clone, Debug)]
pub struct Names {
    own: OfficeMessages,
    all: Vec<OfficeMessages>,
}

impl Names {
    /// Returns the names with these messages for reports.
    pub fn of(messages: &OfficeMessages) -> Names {
        Names {
            own: messages.clone(),
            all: Lang::ALL.map(OfficeMessages::of).to_vec(),
        }
    }

    /// Returns the title of a list of the bundle.
    pub fn list(&self, list: &str) -> String {
        let key = ["list_", list].concat();
        self.own.find(&key).unwrap_or(list).to_owned()
    }

    /// Returns the words for a code in all languages.
    pub fn labels(&self, leaf: &Leaf, code: &str) -> Vec<String> {
        let labels = self.all.iter().map(|messages| label(leaf, code, messages));
        labels.flatten().collect()
    }

    /// Whether a flag is set; `yes` in any language.
    pub fn is_yes(&self, text: &str) -> bool {
        let wanted = folded(text);
        let mut words = self
            .all
            .iter()
            .map(|messages| messages.text("exchange_yes"));
        wanted == "yes" || words.any(|word| folded(word) == wanted)
    }

    /// Returns the word for a code in reports; the code itself if there is none.
    pub fn word(&self, leaf: &Leaf, code: &str) -> String {
        word(leaf, code, &self.own)
    }

    /// Returns the sheet with this code or title in any language.
    pub fn sheet<'a>(&self, name: &str, sheets: &'a [Sheet]) -> Option<(usize, &'a Sheet)> {
        let wanted = folded(name);
        let is = |code: &str| {
            let mut titles = self.all.iter().filter_map(|messages| title(code, messages));
            folded(code) == wanted || titles.any(|title| folded(title) == wanted)
        };
        let mut sheets = sheets.iter().enumerate();
        sheets.find(|(_, sheet)| is(&sheet.code))
    }

    /// Returns the titles of sheets in all languages, and their codes, folded.
    pub fn sheet_names(&self, sheets: &[Sheet]) -> Vec<String> {
        let mut names = Vec::new();
        for sheet in sheets {
            let titles = self.all.iter().filter_map(|it| title(&sheet.code, it));
            names.extend(titles.map(folded));
            names.push(folded(&sheet.code));
        }
        names
    }

    /// Returns the title of the sheet, in the language of reports, whose title or code in any language
    /// resembles this name.
    pub fn sheet_like(&self, name: &str, sheets: &[Sheet]) -> Option<String> {
        let mut names = Vec::new();
        for sheet in sheets {
            let own = title(&sheet.code, &self.own).unwrap_or(&sheet.code);
            let titles = self.all.iter().filter_map(|it| title(&sheet.code, it));
            names.extend(titles.map(|title| (folded(title), own)));
            names.push((folded(&sheet.code), own));
        }
        let near = nearest(name, names.iter().map(|(name, _)| name.as_str()))?;
        let found = names.iter().find(|(name, _)| name == near);
        found.map(|(_, own)| (*own).to_owned())
    }

    /// Returns the heading, in the language of reports, of the column whose heading or code resembles
    /// this name.
    pub fn column_like(&self, name: &str, sheet: &Sheet) -> Option<String> {
        let own = headings(sheet, &self.own).into_iter();
        let names = own.flat_map(|(key, heading)| {
            [folded(&heading), folded(&code(key, sheet))].map(|name| (name, heading.clone()))
        });
        let names: Vec<(String, String)> = names.collect();
        let near = nearest(&folded(name), names.iter().map(|(name, _)| name.as_str()))?;
        let found = names.iter().find(|(name, _)| name == near);
        found.map(|(_, heading)| heading.clone())
    }

    /// Returns the names of the columns of a sheet: codes, and headings in all languages.
    pub fn columns(&self, sheet: &Sheet) -> ColumnNames {
        let codes = keys(sheet).into_iter();
        let mut names: Vec<(Key, String)> = codes.map(|key| (key, code(key, sheet))).collect();
        for messages in &self.all {
            names.extend(headings(sheet, messages));
        }
        let names = names.iter().map(|(key, name)| (folded(name), *key));
        ColumnNames(names.collect())
    }

    /// Returns the headings of a sheet in the language of reports.
    pub fn own_headings(&self, sheet: &Sheet) -> Vec<(Key, String)> {
        headings(sheet, &self.own)
    }
}

/// Returns all columns of a sheet in order.
pub fn keys(sheet: &Sheet) -> Vec<Key> {
    let leaves = (0..sheet.leaves.len()).map(Key::Leaf);
    match sheet.kind {
        SheetKind::Single(_) => [Key::Field, Key::Value].into_iter().chain(leaves).collect(),
        SheetKind::Records => {
            let host = sheet.single_owner().map(|_| Key::Host);
            leaves.chain(host).collect()
        }
        SheetKind::More | SheetKind::Items(_) => [Key::Record].into_iter().chain(leaves).collect(),
    }
}

/// Returns the name of a column in the bundle.
pub fn code(key: Key, sheet: &Sheet) -> String {
    match key {
        Key::Record => "record".to_owned(),
        Key::Host => sheet.single_owner().unwrap_or("host").to_owned(),
        Key::Field => "field".to_owned(),
        Key::Value => "value".to_owned(),
        Key::Leaf(index) => sheet.leaves.get(index).map(Leaf::code).unwrap_or_default(),
    }
}

/// Returns the columns of a sheet with headings in a language. Of columns with the same heading, each
/// has its code.
pub fn headings(sheet: &Sheet, messages: &OfficeMessages) -> Vec<(Key, String)> {
    let named: Vec<(Key, String)> = keys(sheet)
        .into_iter()
        .map(|key| (key, heading(key, sheet, messages)))
        .collect();
    let is_twice = |name: &str| named.iter().filter(|(_, other)| other == name).count() > 1;
    let unique = named.iter().map(|(key, name)| match is_twice(name) {
        true => (*key, code(*key, sheet)),
        false => (*key, name.clone()),
    });
    unique.collect()
}

fn heading(key: Key, sheet: &Sheet, messages: &OfficeMessages) -> String {
    let code = code(key, sheet);
    let message = |name: &str| messages.find(&["field_", name].concat()).map(str::to_owned);
    let Key::Leaf(index) = key else {
        return message(&code).unwrap_or(code);
    };
    let Some(leaf) = sheet.leaves.get(index) else {
        return code;
    };
    let parts = || {
        let parts: Option<Vec<String>> = leaf.names.iter().map(|name| message(name)).collect();
        parts.map(|parts| parts.join(", "))
    };
    let name = message(&leaf.names.join("_")).or_else(parts);
    match (name, leaf.lang) {
        (None, _) => code,
        (Some(name), None) => name,
        (Some(name), Some(lang)) => [&name, " (", lang.code(), ")"].concat(),
    }
}

/// Returns the title of a sheet in a language, if it can be the name of a sheet in a workbook.
pub fn title<'a>(code: &str, messages: &'a OfficeMessages) -> Option<&'a str> {
    let found = ["list_", "field_"].iter().find_map(|start| {
        let key = [start, code].concat();
        messages.find(&key)
    });
    found.filter(|title| {
        let is_short = title.chars().count() <= MAX_TITLE;
        is_short && !title.contains(['[', ']', ':', '*', '?', '/', '\\', '\''])
    })
}

/// Returns the word for a code of a vocabulary, if there is one.
fn label(leaf: &Leaf, code: &str, messages: &OfficeMessages) -> Option<String> {
    let code = code.replace('-', "_");
    let name = leaf.names.last().copied().unwrap_or_default();
    let own = messages.find(&[name, "_", &code].concat());
    let flag = || {
        let is_flag = leaf.shape == Shape::Bool;
        messages
            .find(&["exchange_", &code].concat())
            .filter(|_| is_flag)
    };
    own.or_else(flag).map(str::to_owned)
}

/// Returns the word for a code; the code itself if there is none.
pub fn word(leaf: &Leaf, code: &str, messages: &OfficeMessages) -> String {
    label(leaf, code, messages).unwrap_or_else(|| code.to_owned())
}

/// Returns a canonical cell with words instead of codes.
pub fn display(leaf: &Leaf, text: &str, messages: &OfficeMessages) -> String {
    let is_flag = leaf.shape == Shape::Bool;
    if leaf.shape.codes().is_empty() && !is_flag {
        return text.to_owned();
    }
    let items = crate::model::table::items(text);
    let words: Vec<String> = items
        .iter()
        .map(|code| word(leaf, code, messages))
        .collect();
    crate::model::table::joined(words.iter().map(String::as_str))
}

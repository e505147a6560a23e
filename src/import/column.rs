//! Names of columns and words of cells, as editors write them in each language.

use crate::model::table::Column;
use crate::model::{Class, OfficeMessages, Status};
use crate::text::Lang;

/// Returns the name of a column; translated texts include their language: «Название (ru)».
pub fn heading(column: Column, messages: &OfficeMessages) -> String {
    let key = ["field_", column.name()].concat();
    let name = messages.text(&key);
    match column.lang() {
        Some(lang) => [name, " (", lang.code(), ")"].concat(),
        None => name.to_string(),
    }
}

/// Returns the description of a column, for the note on its header cell.
pub fn note(column: Column, messages: &OfficeMessages) -> String {
    let key = ["note_", column.name()].concat();
    messages.text(&key).to_string()
}

/// Returns the names of all columns: their keys, and their names in each language.
pub fn all_names() -> Vec<(Column, String)> {
    let all_messages = Lang::ALL.map(OfficeMessages::of);
    let mut names = Vec::new();
    for column in Column::all(&Lang::ALL) {
        names.push((column, column.key().into_owned()));
        for messages in &all_messages {
            names.push((column, heading(column, messages)));
        }
    }
    names
}

/// Normalises a text for comparison: lower case, single spaces, `ё` as `е`.
pub fn folded(text: &str) -> String {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.to_lowercase().replace('ё', "е"))
        .collect();
    words.join(" ")
}

/// Returns the words that a cell of a column may contain, with their codes.
pub fn choices(column: Column, messages: &OfficeMessages) -> Vec<(String, &'static str)> {
    let codes = column.codes().iter();
    codes
        .map(|code| (messages.label(column.name(), code), *code))
        .collect()
}

/// Returns the code for a word in any language, or for the code itself.
pub fn code_of(column: Column, word: &str) -> Option<&'static str> {
    let wanted = folded(word);
    let own = column.codes().iter().copied().find(|code| *code == wanted);
    own.or_else(|| {
        Lang::ALL.into_iter().find_map(|lang| {
            let choices = choices(column, &OfficeMessages::of(lang));
            let found = choices
                .into_iter()
                .find(|(known, _)| folded(known) == wanted);
            found.map(|(_, code)| code)
        })
    })
}

/// Returns the codes that a record of a class may have in a column.
pub fn allowed(column: Column, class: Class) -> Vec<&'static str> {
    if column == Column::Kind {
        class.kinds().iter().map(|kind| kind.code()).collect()
    } else if column == Column::Status {
        let all = Status::ALL.iter().filter(|status| class.allows(**status));
        all.map(|status| status.code()).collect()
    } else {
        column.codes().to_vec()
    }
}

//! The names of columns and the words of cells, as clerks write them in each language.

use crate::model::table::Column;
use crate::model::{Class, Kind, Office, Status, nearest};
use crate::text::Lang;

/// The name of a column in a language, with the language of its texts: «Название (ru)».
pub fn heading(column: Column, office: &Office) -> String {
    match of_language(column) {
        Some((field, lang)) => {
            let key = ["field_", field].concat();
            [office.text(&key), " (", lang.code(), ")"].concat()
        }
        None => {
            let key = ["field_", &column.key()].concat();
            office.text(&key).to_string()
        }
    }
}

/// The field of a column that there is for each language, and that language.
fn of_language(column: Column) -> Option<(&'static str, Lang)> {
    match column {
        Column::Title(lang) => Some(("title", lang)),
        Column::Summary(lang) => Some(("summary", lang)),
        Column::Id
        | Column::Class
        | Column::Kind
        | Column::When
        | Column::Time
        | Column::Series
        | Column::Cities
        | Column::Countries
        | Column::Category
        | Column::Direction
        | Column::Format
        | Column::Audience
        | Column::Ages
        | Column::Exchange
        | Column::Status
        | Column::Place
        | Column::PlaceCity
        | Column::Organisers
        | Column::Contact
        | Column::Links
        | Column::Sources => None,
    }
}

/// What a column is for, as the note on its first cell says.
pub fn note(column: Column, office: &Office) -> String {
    let key = match of_language(column) {
        Some((field, _)) => ["note_", field].concat(),
        None => ["note_", &column.key()].concat(),
    };
    office.text(&key).to_string()
}

/// The column with this name, by its key or its name in any language.
pub fn column_of(name: &str) -> Option<Column> {
    let wanted = folded(name);
    // The star marks columns that must be filled in.
    let wanted = wanted.trim_end_matches(['*', ' ']);
    all_names()
        .into_iter()
        .find_map(|(column, known)| (folded(&known) == wanted).then_some(column))
}

/// The name that was probably meant.
pub fn nearest_heading(name: &str, office: &Office) -> Option<String> {
    let names: Vec<String> = Column::all(&Lang::ALL)
        .into_iter()
        .map(|column| heading(column, office))
        .collect();
    nearest(name, names.iter().map(String::as_str)).map(str::to_string)
}

fn all_names() -> Vec<(Column, String)> {
    let offices = Lang::ALL.map(Office::of);
    let mut names = Vec::new();
    for column in Column::all(&Lang::ALL) {
        names.push((column, column.key().into_owned()));
        for office in &offices {
            names.push((column, heading(column, office)));
        }
    }
    names
}

/// Lower case, one space between words, `ё` as `е`.
pub fn folded(text: &str) -> String {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.to_lowercase().replace('ё', "е"))
        .collect();
    words.join(" ")
}

/// The words that a cell of a column may hold, with the code that each stands for.
pub fn choices(column: Column, office: &Office) -> Vec<(String, &'static str)> {
    let codes: &[&'static str] = column.words();
    let vocabulary = match column {
        Column::Class => "class",
        Column::Kind => "kind",
        Column::Format => "format",
        Column::Audience => "audience",
        Column::Exchange => "exchange",
        Column::Status => "status",
        Column::Id
        | Column::Title(_)
        | Column::Summary(_)
        | Column::When
        | Column::Time
        | Column::Series
        | Column::Cities
        | Column::Countries
        | Column::Category
        | Column::Direction
        | Column::Ages
        | Column::Place
        | Column::PlaceCity
        | Column::Organisers
        | Column::Contact
        | Column::Links
        | Column::Sources => return Vec::new(),
    };
    codes
        .iter()
        .map(|code| (office.word(vocabulary, code), *code))
        .collect()
}

/// The code that a word of any language, or the code itself, stands for.
pub fn code_of(column: Column, word: &str) -> Option<&'static str> {
    let wanted = folded(word);
    let own = column.words().iter().copied().find(|code| *code == wanted);
    own.or_else(|| {
        Lang::ALL.into_iter().find_map(|lang| {
            let choices = choices(column, &Office::of(lang));
            let found = choices
                .into_iter()
                .find(|(known, _)| folded(known) == wanted);
            found.map(|(_, code)| code)
        })
    })
}

/// The codes that may stand in a record of a class, for those columns where it matters.
pub fn allowed(column: Column, class: Class) -> Vec<&'static str> {
    match column {
        Column::Kind => class
            .kinds()
            .iter()
            .map(|kind: &Kind| kind.code())
            .collect(),
        Column::Status => {
            let all = Status::ALL.iter().filter(|status| class.allows(**status));
            all.map(|status| status.code()).collect()
        }
        Column::Id
        | Column::Class
        | Column::Title(_)
        | Column::Summary(_)
        | Column::When
        | Column::Time
        | Column::Series
        | Column::Cities
        | Column::Countries
        | Column::Category
        | Column::Direction
        | Column::Format
        | Column::Audience
        | Column::Ages
        | Column::Exchange
        | Column::Place
        | Column::PlaceCity
        | Column::Organisers
        | Column::Contact
        | Column::Links
        | Column::Sources => column.words().to_vec(),
    }
}

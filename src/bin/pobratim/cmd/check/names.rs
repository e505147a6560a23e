//! Ids and titles of the records that faults are in.

use pobratim::model::{Fault, Loaded};
use serde_json::{Value, json};

/// A record as an editor knows it.
#[derive(Clone, Debug)]
pub struct RecordName {
    id: String,
    /// In the bundle's own language if it has one there; may be empty.
    title: String,
}

impl RecordName {
    /// Returns the title and the id: ` of “Concert” [concert]`.
    pub fn text(&self) -> String {
        match self.title.as_str() {
            "" => format!(" of [{}]", self.id),
            title => format!(" of “{title}” [{}]", self.id),
        }
    }

    pub fn to_json(&self) -> Value {
        json!({ "id": self.id, "title": self.title })
    }
}

/// Returns the record of each fault; `None` for a fault outside of the lists. The first `of_file`
/// faults count records as the file has them, the others without those that were left out.
pub fn names(text: &str, loaded: &Loaded, of_file: usize) -> Vec<Option<RecordName>> {
    if loaded.faults.is_empty() {
        return Vec::new();
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file: Value = serde_json::from_str(text).unwrap_or_default();
    let name = |(at, fault): (usize, &Fault)| {
        let counts = at < of_file || loaded.left_out == 0;
        counts.then(|| record_at(&file, &fault.path)).flatten()
    };
    let record = |fault| {
        let record: &Value = name(fault)?;
        let id = record.get("id").or(record.get("code"))?.as_str()?;
        Some(RecordName {
            id: id.to_owned(),
            title: title(record, loaded).unwrap_or_default().to_owned(),
        })
    };
    loaded.faults.iter().enumerate().map(record).collect()
}

/// Returns the record of a path such as `$.events[3].when`.
fn record_at<'a>(file: &'a Value, path: &str) -> Option<&'a Value> {
    let (list, rest) = path.strip_prefix("$.")?.split_once('[')?;
    let (index, _) = rest.split_once(']')?;
    file.get(list)?.get(index.parse::<usize>().ok()?)
}

/// Returns the title of a record in the first language of the bundle that it has.
fn title<'a>(record: &'a Value, loaded: &Loaded) -> Option<&'a str> {
    let mut fields = ["title", "name", "description"].into_iter();
    let texts = fields.find_map(|field| record.get(field))?;
    let mut languages = loaded.bundle.languages.iter();
    languages.find_map(|lang| texts.get(lang.code())?.as_str())
}

//! Edits of many records of a list, written in one pass over the text.

use std::collections::BTreeMap;

use super::{BundleText, Json, offset, quoted, raw_items};
use crate::model::load::json::{self, Node};

/// The records of a list, with their new texts.
#[derive(Debug)]
pub struct ListEdits {
    list: &'static str,
    /// The JSON texts of the records in the file.
    records: Vec<String>,
    /// The indices of the records by id.
    ids: BTreeMap<String, usize>,
    changed: BTreeMap<usize, String>,
    added: Vec<String>,
}

impl ListEdits {
    /// Reads the records of a list.
    pub fn new(text: &BundleText, list: &'static str) -> ListEdits {
        let raw = text.top(&[list]).map(raw_items).unwrap_or_default();
        let id = |record: &str| match super::child(record, "id").map(|id| json::read(id, 1)) {
            Some(Ok(Node::Text(id))) => Some(id.into_owned()),
            _ => None,
        };
        let mut ids = BTreeMap::new();
        for (index, record) in raw.iter().enumerate() {
            if let Some(id) = id(record) {
                ids.entry(id).or_insert(index);
            }
        }
        ListEdits {
            list,
            records: raw.into_iter().map(str::to_string).collect(),
            ids,
            changed: BTreeMap::new(),
            added: Vec::new(),
        }
    }

    /// Changes the record with this id, or a new one, by `edit`, which gets a bundle with only this
    /// record, at index 0 of the list.
    pub fn edit(&mut self, text: &BundleText, id: &str, edit: impl FnOnce(&mut BundleText)) {
        let list = self.list;
        let index = self.ids.get(id).copied();
        let known =
            index.and_then(|index| self.changed.get(&index).or_else(|| self.records.get(index)));
        let mut alone = text.with_only(list, known.map_or("", |record| record.as_str()));
        if known.is_none() {
            let id = ("id".to_string(), Json::text(id));
            alone.push(list, Json::Object(vec![id]));
        }
        edit(&mut alone);
        let new = alone.record(list, 0).unwrap_or_default().to_string();
        match index {
            Some(index) => {
                self.changed.insert(index, new);
            }
            None => self.added.push(new),
        }
    }

    /// Writes the changed and added records into the text from which they were read.
    pub fn write(self, text: &mut BundleText) {
        if !self.changed.is_empty() {
            text.replace_records(self.list, &self.changed);
        }
        if !self.added.is_empty() {
            text.append_records(self.list, self.added);
        }
    }
}

impl BundleText {
    /// Returns a bundle in the same layout that has one list with this record; an empty list for an
    /// empty text.
    fn with_only(&self, list: &str, record: &str) -> BundleText {
        BundleText {
            text: ["{", &quoted(list), ":[", record, "]}"].concat(),
            layout: self.layout.clone(),
        }
    }

    fn replace_records(&mut self, list: &str, changed: &BTreeMap<usize, String>) {
        let Some(raw) = self.raw_at(&[list]) else {
            return;
        };
        let mut new = String::with_capacity(self.text.len());
        let mut from = 0;
        for (index, record) in raw_items(raw).into_iter().enumerate() {
            if let Some(text) = changed.get(&index) {
                let start = offset(&self.text, record);
                new.push_str(self.text.get(from..start).unwrap_or_default());
                new.push_str(text);
                from = start + record.len();
            }
        }
        new.push_str(self.text.get(from..).unwrap_or_default());
        self.text = new;
    }

    /// Appends records to a list, which is created if missing.
    fn append_records(&mut self, list: &str, records: Vec<String>) {
        let mut records = records.into_iter();
        let Some(first) = records.next() else { return };
        self.push(list, Json::Raw(first));
        let Some(raw) = self.raw_at(&[list]) else {
            return;
        };
        let Some(last) = raw_items(raw).pop() else {
            return;
        };
        let end = offset(&self.text, last) + last.len();
        let gap = self.layout.gap(2);
        let rest: Vec<String> = records
            .map(|record| [",", &gap, &record].concat())
            .collect();
        self.text.insert_str(end, &rest.concat());
    }
}

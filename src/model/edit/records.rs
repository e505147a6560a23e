//! Edits of all records of a list in one pass.

use std::borrow::Cow;

use super::{BundleText, Json, Layout, child, offset, raw_items, set_in};
use crate::model::json::{self, Node};
use crate::model::schema::{Field, Shape, TextForm, fields_of};

/// The text of a record in its list.
pub struct RecordText<'a> {
    text: Cow<'a, str>,
    fields: &'static [Field],
    layout: &'a Layout,
}

impl RecordText<'_> {
    /// Returns the JSON text of a value; a number in the path selects a list item.
    pub fn value(&self, path: &[&str]) -> Option<&str> {
        path.iter()
            .try_fold(&*self.text, |raw, key| child(raw, key))
    }

    /// Sets a field as [`BundleText::set`].
    pub fn set(&mut self, path: &[&str], value: Option<Json>) {
        if let Some(new) = set_in(&self.text, path, value, 2, self.fields, self.layout) {
            self.text = Cow::Owned(new);
        }
    }
}

impl BundleText {
    /// Removes the records of a list whose ids are `gone`; all other bytes stay.
    pub fn remove_records(&mut self, list: &str, gone: &dyn Fn(&str) -> bool) {
        let key = fields_of(list).iter().find(|field| {
            [Shape::Text(TextForm::Id), Shape::Text(TextForm::Country)].contains(&field.shape)
        });
        let Some(key) = key else { return };
        self.edit_records(list, |record| {
            let id = record.value(&[key.name]).map(|raw| json::read(raw, 1));
            !matches!(id, Some(Ok(Node::Text(id))) if gone(&id))
        });
    }

    /// Edits each record of a list, in time proportional to the length of the text. A record for which
    /// `edit` returns `false` is removed with its comma; all other bytes stay.
    ///
    /// ```
    /// use pobratim::model::edit::{BundleText, Json};
    /// let mut text = BundleText::new("{\"events\": [{\"id\": \"a\"}, {\"id\": \"b\"},  {\"id\": \"c\"}]}");
    /// text.edit_records("events", |record| {
    ///     record.set(&["kind"], Some(Json::text("meeting")));
    ///     record.value(&["id"]) != Some("\"a\"")
    /// });
    /// assert_eq!(
    ///     text.as_str(),
    ///     "{\"events\": [{\"id\": \"b\",\"kind\": \"meeting\"},  {\"id\": \"c\",\"kind\": \"meeting\"}]}"
    /// );
    /// ```
    pub fn edit_records(&mut self, list: &str, mut edit: impl FnMut(&mut RecordText<'_>) -> bool) {
        let Some(raw) = self.raw_at(&[list]) else {
            return;
        };
        let fields = fields_of(list);
        let mut new = String::with_capacity(raw.len());
        // The text before the record in hand, and the one before the first record.
        let mut start = 1;
        let mut first_gap = None;
        let mut has_kept = false;
        for item in raw_items(raw) {
            let at = offset(raw, item);
            let gap = raw.get(start..at).unwrap_or_default();
            let first_gap = *first_gap.get_or_insert(gap);
            start = at + item.len();
            let mut record = RecordText {
                text: Cow::Borrowed(item),
                fields,
                layout: &self.layout,
            };
            if edit(&mut record) {
                new.push_str(if has_kept { gap } else { first_gap });
                new.push_str(&record.text);
                has_kept = true;
            }
        }
        if first_gap.is_none() {
            return;
        }
        let tail = if has_kept {
            raw.get(start..).unwrap_or_default()
        } else {
            "]"
        };
        let new = ["[", &new, tail].concat();
        let from = offset(&self.text, raw);
        let to = from + raw.len();
        self.text.replace_range(from..to, &new);
    }
}

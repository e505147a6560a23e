//! Writes the accepted changes into the text of a bundle.

use super::cell::{is_empty, retained, to_json};
use super::compare::plan;
use super::layout::{Leaf, is_list};
use super::node::parsed;
use super::plan::{Accepted, Context, Item, Outcome, Plan, Record, Target};
use super::read::Rows;
use super::reference::id;
use crate::model::edit::{BundleText, Json, is_empty_object, raw_items};
use crate::model::schema::{BUNDLE, Field, Languages, Presence, Shape, fields_of};
use crate::time::Date;
use std::collections::BTreeSet;

/// Returns the text with the accepted records written; unchanged without any. `original` is the text
/// before the table of entries was imported, from which revisions count; `today` becomes the day of
/// the revision, and of the bundle's last change.
pub fn apply(text: &str, original: &str, plan: &Plan, accepted: &Accepted, today: Date) -> String {
    let mut writer = Writer {
        text: BundleText::new(text),
        original: BundleText::new(original),
        today,
    };
    let mut is_changed = false;
    let accepted: Vec<&Record> = plan
        .records
        .iter()
        .filter(|record| record.is_accepted(accepted))
        .collect();
    for record in &accepted {
        is_changed |= match record.outcome {
            Outcome::Existing => writer.change(record),
            Outcome::New => writer.create(record),
            Outcome::Removed => false,
        };
    }
    is_changed |= writer.remove(&accepted);
    if is_changed {
        writer.text.set_updated(today);
    }
    writer.text.as_str().to_owned()
}

/// Returns the text with the new records that sheets add, so that the table of entries may refer to
/// them. Rows with faults are left out: [`plan`](super::plan) reports them.
pub fn with_new_records(text: &str, rows: &Rows, context: &Context<'_>) -> String {
    let mut plan = plan(text, None, rows, context);
    plan.records.retain(|record| record.outcome == Outcome::New);
    let mut writer = Writer {
        text: BundleText::new(text),
        original: BundleText::new(text),
        today: Date::MIN,
    };
    for record in &plan.records {
        writer.create(record);
    }
    writer.text.as_str().to_owned()
}

struct Writer {
    text: BundleText,
    original: BundleText,
    today: Date,
}

/// A record in the text: its list and index, or a path from the outermost object.
#[derive(Clone, Debug)]
enum Place {
    Item(&'static str, usize),
    Top(Vec<&'static str>),
}

impl Place {
    /// Returns the fields of the record.
    fn fields(&self) -> &'static [Field] {
        match self {
            Place::Item(list, _) => fields_of(list),
            Place::Top(path) => path.iter().fold(BUNDLE.fields, |fields, name| {
                let field = fields.iter().find(|field| field.name == *name);
                let record = field.and_then(|field| field.shape.record());
                record.map_or(&[], |record| record.fields)
            }),
        }
    }
}

impl Writer {
    /// Returns the place of a record for paths of leaves (`is_leaf`), or of lists within it.
    fn place(&self, record: &Record, is_leaf: bool) -> Option<Place> {
        if is_list(record.list) {
            let index = index_of(&self.text, record.list, &record.id)?;
            return Some(Place::Item(record.list, index));
        }
        let has_id = fields_of(record.list)
            .iter()
            .any(|field| field.name == "id");
        // Leaves of a single object without id have paths from the outermost object.
        let path = match is_leaf && !has_id {
            true => Vec::new(),
            false => vec![record.list],
        };
        Some(Place::Top(path))
    }

    fn value(&self, place: &Place, path: &[&str]) -> Option<&str> {
        match place {
            Place::Item(list, index) => self.text.value(list, *index, path),
            Place::Top(above) => self.text.top(&[above.as_slice(), path].concat()),
        }
    }

    fn set(&mut self, place: &Place, path: &[&str], value: Option<Json>) {
        match place {
            Place::Item(list, index) => self.text.set(list, *index, path, value),
            Place::Top(above) => self.text.set_top(&[above.as_slice(), path].concat(), value),
        }
    }

    /// Sets a value, or removes it with the objects that become empty.
    fn set_or_prune(&mut self, place: &Place, path: &[&str], value: Option<Json>) {
        let is_removed = value.is_none();
        self.set(place, path, value);
        let mut path = path;
        while is_removed && let Some((_, above)) = path.split_last() {
            let raw = self.value(place, above).unwrap_or("null");
            let is_empty = is_empty_object(raw);
            if above.is_empty() || !is_empty || may_be_empty(place.fields(), above) {
                break;
            }
            self.set(place, above, None);
            path = above;
        }
    }

    /// Writes the changes of a record; returns whether it is there.
    fn change(&mut self, record: &Record) -> bool {
        let mut is_found = false;
        for change in &record.changes {
            let is_leaf = matches!(change.target, Target::Leaf { .. });
            let Some(place) = self.place(record, is_leaf) else {
                return false;
            };
            is_found = true;
            match &change.target {
                Target::Leaf { leaf, text, .. } => {
                    let path = leaf.full_path();
                    let old = retained(self.value(&place, &path), leaf);
                    self.set_or_prune(&place, &path, to_json(text, leaf, &old));
                }
                Target::Items {
                    path,
                    leaves,
                    items,
                } => self.items(&place, path, leaves, items),
            }
        }
        if is_found {
            self.revise(record);
        }
        is_found
    }

    /// Sets the revision of an existing record to the next number, and its date to today.
    fn revise(&mut self, record: &Record) {
        let has_revision = fields_of(record.list)
            .iter()
            .any(|it| it.name == "revision");
        let original = index_of(&self.original, record.list, &record.id);
        let (true, Some(index)) = (has_revision, original) else {
            return;
        };
        let number = self
            .original
            .value(record.list, index, &["revision", "number"]);
        let number: i64 = number.and_then(|raw| raw.parse().ok()).unwrap_or(0);
        if let Some(index) = index_of(&self.text, record.list, &record.id) {
            let value = Some(Json::next_revision(number, self.today));
            self.text.set(record.list, index, &["revision"], value);
        }
    }

    /// Writes a list: items that continue one of the file keep what has no column.
    fn items(&mut self, place: &Place, path: &[&str], leaves: &[Leaf], items: &[Item]) {
        let old: Vec<String> = self
            .value(place, path)
            .map(|raw| raw_items(raw).into_iter().map(str::to_owned).collect())
            .unwrap_or_default();
        let list = items.iter().map(|item| {
            let base = item.base.and_then(|base| old.get(base));
            base.map_or_else(|| item_json(leaves, item), |raw| Json::Raw(raw.clone()))
        });
        let list: Vec<Json> = list.collect();
        if list.is_empty() {
            return self.set_or_prune(place, path, None);
        }
        self.set(place, path, Some(Json::List(list)));
        for (index, item) in items.iter().enumerate() {
            let index = index.to_string();
            for (at, text, _) in item.cells.iter().filter(|_| item.base.is_some()) {
                let Some(leaf) = leaves.get(*at) else {
                    continue;
                };
                let inner = leaf.full_path();
                let full = [path, &[index.as_str()], &inner].concat();
                let old = retained(self.value(place, &full), leaf);
                self.set_or_prune(place, &full, to_json(text, leaf, &old));
            }
        }
    }

    /// Appends a new record.
    fn create(&mut self, record: &Record) -> bool {
        let mut builder = Builder::default();
        for change in &record.changes {
            match &change.target {
                Target::Leaf { leaf, text, .. } => builder.set(leaf, text),
                Target::Items {
                    path,
                    leaves,
                    items,
                } => {
                    let list = items.iter().map(|item| item_json(leaves, item));
                    builder.put(path, Json::List(list.collect()));
                }
            }
        }
        let fields = fields_of(record.list);
        for field in fields {
            let is_needed = field.presence == Presence::Needed;
            if is_needed && field.shape == Shape::Texts(Languages::Any) {
                builder.put_if_absent(field.name, Json::Object(Vec::new()));
            }
        }
        self.text
            .push(record.list, Json::Object(builder.sorted(fields)));
        true
    }

    /// Removes the accepted records without rows; returns whether there are any.
    fn remove(&mut self, accepted: &[&Record]) -> bool {
        let removed: Vec<&&Record> = accepted
            .iter()
            .filter(|record| record.outcome == Outcome::Removed)
            .collect();
        for list in BUNDLE.fields.iter().map(|field| field.name) {
            let here = removed.iter().filter(|record| record.list == list);
            let gone: BTreeSet<&str> = here.map(|record| record.id.as_str()).collect();
            if !gone.is_empty() {
                self.text.remove_records(list, &|id| gone.contains(id));
            }
        }
        !removed.is_empty()
    }
}

/// Returns the index of a record in its list.
fn index_of(text: &BundleText, list: &str, wanted: &str) -> Option<usize> {
    let records = raw_items(text.top(&[list])?).into_iter();
    let mut ids = records.map(|raw| id(&parsed(raw)));
    ids.position(|id| id == wanted)
}

/// Whether the object at a path must be written even if it is empty.
fn may_be_empty(fields: &'static [Field], path: &[&str]) -> bool {
    let mut fields = fields;
    let mut found = None;
    for name in path {
        if name.parse::<usize>().is_ok() {
            continue;
        }
        found = fields.iter().find(|field| field.name == *name);
        let record = found.and_then(|field| field.shape.record());
        fields = record.map_or(&[], |record| record.fields);
    }
    // An item of a list is not removed.
    let is_item = path
        .last()
        .is_some_and(|last| last.parse::<usize>().is_ok());
    is_item || found.is_some_and(|field| field.presence == Presence::Needed)
}

/// Returns the JSON of a new item.
fn item_json(leaves: &[Leaf], item: &Item) -> Json {
    let mut builder = Builder::default();
    for (at, text, _) in &item.cells {
        if let Some(leaf) = leaves.get(*at) {
            if leaf.full_path().is_empty() {
                return to_json(text, leaf, &[]).unwrap_or(Json::text(""));
            }
            builder.set(leaf, text);
        }
    }
    Json::Object(builder.fields)
}

/// An object under construction.
#[derive(Default)]
struct Builder {
    fields: Vec<(String, Json)>,
}

impl Builder {
    fn set(&mut self, leaf: &Leaf, text: &str) {
        let is_false = leaf.shape == Shape::Bool && text == "no";
        if let Some(value) = to_json(text, leaf, &[])
            && !(is_empty(text, leaf) && is_false)
        {
            self.put(&leaf.full_path(), value);
        }
    }

    fn put(&mut self, path: &[&str], value: Json) {
        put(&mut self.fields, path, value);
    }

    fn put_if_absent(&mut self, name: &str, value: Json) {
        if self.fields.iter().all(|(own, _)| own != name) {
            self.fields.push((name.to_owned(), value));
        }
    }

    /// Returns the fields in the order of the format.
    fn sorted(mut self, order: &[Field]) -> Vec<(String, Json)> {
        let rank = |name: &str| order.iter().position(|field| field.name == name);
        self.fields.sort_by_key(|(name, _)| rank(name));
        self.fields
    }
}

/// Sets the value at a path of field names, and creates the objects above it.
fn put(fields: &mut Vec<(String, Json)>, path: &[&str], value: Json) {
    let Some((key, rest)) = path.split_first() else {
        return;
    };
    if rest.is_empty() {
        fields.push(((*key).to_owned(), value));
        return;
    }
    let at = fields.iter().position(|(name, _)| name == key);
    let at = at.unwrap_or_else(|| {
        fields.push(((*key).to_owned(), Json::Object(Vec::new())));
        fields.len().saturating_sub(1)
    });
    if let Some((_, Json::Object(inner))) = fields.get_mut(at) {
        put(inner, rest, value);
    }
}

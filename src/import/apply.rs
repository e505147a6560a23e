//! Writes an import plan into the text of a bundle.

use std::collections::BTreeMap;

use super::plan::{CellChange, Plan, PlannedRecord};
use super::value::primary_lang;
use crate::model::edit::{BundleText, Json, ListEdits, is_empty_object, raw_items};
use crate::model::schema::EntryField;
use crate::model::table::{CellKind, Column, cell, items};
use crate::model::{Bundle, Class, Entry, PriceAmount};
use crate::time::Date;

/// The changes that an editor has accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AcceptedChanges {
    /// All changes, except those that must be named.
    pub all: bool,
    /// Ids of records.
    pub ids: Vec<String>,
}

impl AcceptedChanges {
    /// Returns whether a record may be written.
    pub fn covers(&self, record: &PlannedRecord) -> bool {
        self.ids.contains(&record.id)
            || !record.needs_acceptance()
            || (self.all && !record.must_be_named())
    }
}

/// Returns the file with the accepted records written; unchanged without any. `today` becomes the
/// day of their revision, and of the bundle's last change.
pub fn apply(
    file: &str,
    bundle: &Bundle,
    plan: &Plan,
    accepted: &AcceptedChanges,
    today: Date,
) -> String {
    let text = BundleText::new(file);
    let mut lists: BTreeMap<&'static str, ListEdits> = BTreeMap::new();
    for record in plan.records.iter().filter(|record| accepted.covers(record)) {
        let list = list_of(record.class);
        let edits = lists
            .entry(list)
            .or_insert_with(|| ListEdits::new(&text, list));
        let existing = bundle
            .find_entry(&record.id)
            .map(|existing| bundle.entry(existing));
        edits.edit(&text, &record.id, |text| {
            let mut writer = RecordWriter {
                text,
                bundle,
                list,
                index: 0,
            };
            for change in &record.cells {
                writer.write(existing, change);
            }
            let has_format = |cell: &CellChange| cell.column == Column::Format;
            if !record.is_addition() {
                writer.revise(existing, today);
            } else if !record.cells.iter().any(has_format) {
                // Without a format in the table it is unknown how people take part.
                writer.set(&["format"], Some(Json::text("unstated")));
            }
        });
    }
    if lists.is_empty() {
        return file.to_string();
    }
    let mut text = text;
    for edits in lists.into_values() {
        edits.write(&mut text);
    }
    text.set_updated(today);
    text.as_str().to_string()
}

/// Returns the name of the bundle's list for records of a class.
pub const fn list_of(class: Class) -> &'static str {
    class.list()
}

struct RecordWriter<'a> {
    text: &'a mut BundleText,
    bundle: &'a Bundle,
    list: &'static str,
    index: usize,
}

impl RecordWriter<'_> {
    fn set(&mut self, path: &[&str], value: Option<Json>) {
        self.text.set(self.list, self.index, path, value);
    }

    /// Sets the revision to the next number, and its date to today.
    fn revise(&mut self, existing: Option<&Entry>, today: Date) {
        let number = existing.map_or(0, |entry| i64::from(entry.revision.number));
        self.set(&["revision"], Some(Json::next_revision(number, today)));
    }

    fn write(&mut self, existing: Option<&Entry>, change: &CellChange) {
        let new = change.new.as_str();
        let text = (!new.is_empty()).then(|| Json::text(new));
        let list = || {
            let list = items(new);
            (!list.is_empty()).then(|| Json::texts(list))
        };
        let own = primary_lang(self.bundle).code();
        let name = change.column.name();
        match change.column.kind() {
            CellKind::Id | CellKind::Class => {}
            CellKind::Text(lang) => self.set_within(name, lang.code(), text),
            CellKind::Word
            | CellKind::Date
            | CellKind::Day
            | CellKind::PageUrl
            | CellKind::LinkUrl
            | CellKind::PlaceCity
            | CellKind::Venue
            | CellKind::Series => self.set_plain(change.column, text),
            CellKind::Number => {
                self.set_plain(change.column, new.parse().ok().map(Json::Number));
            }
            CellKind::OwnText => self.set_within(name, own, text),
            CellKind::Price => self.price(existing, new),
            CellKind::Cities
            | CellKind::Countries
            | CellKind::Words
            | CellKind::Tags
            | CellKind::ExternalIds => {
                self.set(&[name], list());
            }
            CellKind::Categories | CellKind::Directions => self.topics(name, new),
            CellKind::Flag => self.set(&[name], (new == "yes").then_some(Json::Bool(true))),
            CellKind::Time => self.set(&[name], time(new)),
            CellKind::Ages => self.set(&[name], ages(new)),
            CellKind::PlaceName if new.is_empty() => self.set(&["place"], None),
            CellKind::PlaceName => self.place(existing, new),
            CellKind::Texts => {
                let retained = self.retained(existing, change.column);
                let texts = items(new).into_iter().map(|text| {
                    retained_or(&retained, &text, || {
                        object([(own, Json::text(&text))].into_iter())
                    })
                });
                let texts: Vec<Json> = texts.collect();
                self.set(&[name], (!texts.is_empty()).then_some(Json::List(texts)));
            }
            CellKind::Contact => self.contact(existing, new),
            CellKind::Links => {
                let retained = self.retained(existing, change.column);
                let links = items(new).into_iter().map(|link| {
                    retained_or(&retained, &link, || {
                        let (title, url) = link.rsplit_once(' ').unwrap_or(("", &link));
                        let title = object([(own, Json::text(title))].into_iter());
                        object([("title", title), ("url", Json::text(url))].into_iter())
                    })
                });
                let links: Vec<Json> = links.collect();
                self.set(&["links"], (!links.is_empty()).then_some(Json::List(links)));
            }
            CellKind::Sources => {
                let retained = self.retained(existing, change.column);
                let sources = items(new)
                    .into_iter()
                    .map(|source| retained_or(&retained, &source, || source_of(&source)));
                let sources: Vec<Json> = sources.collect();
                self.set(
                    &["sources"],
                    (!sources.is_empty()).then_some(Json::List(sources)),
                );
            }
        }
    }

    /// Sets one plain value, which may be part of an object.
    fn set_plain(&mut self, column: Column, value: Option<Json>) {
        let field = column.field().map_or(column.name(), EntryField::name);
        match column.key_within_field() {
            None => self.set(&[field], value),
            Some(key) => self.set_within(field, key, value),
        }
    }

    /// Sets a value of an object; an object without values is removed.
    fn set_within(&mut self, field: &str, key: &str, value: Option<Json>) {
        self.set(&[field, key], value);
        let rest = self.text.value(self.list, self.index, &[field]);
        if rest.is_some_and(is_empty_object) {
            self.set(&[field], None);
        }
    }

    /// Sets the price from `free`, amounts with labels, and a note. An unchanged amount or note
    /// keeps its other languages.
    fn price(&mut self, existing: Option<&Entry>, new: &str) {
        let own = primary_lang(self.bundle).code();
        let old = existing.map_or(Vec::new(), |entry| {
            items(&cell(self.bundle, entry, Column::Price))
        });
        let amounts = old.iter().filter(|item| amount_of(item, own).is_some());
        let retained = self.paired(amounts.cloned().collect(), &["price", "amounts"]);
        let (mut amounts, mut note, mut is_free) = (Vec::new(), None, false);
        for item in items(new) {
            if item == "free" {
                is_free = true;
            } else if let Some(amount) = amount_of(&item, own) {
                amounts.push(retained_or(&retained, &item, || amount));
            } else {
                note = Some(item);
            }
        }
        if !is_free && amounts.is_empty() && note.is_none() {
            return self.set(&["price"], None);
        }
        self.set(&["price", "free"], is_free.then_some(Json::Bool(true)));
        let amounts = (!amounts.is_empty()).then_some(Json::List(amounts));
        self.set(&["price", "amounts"], amounts);
        match note {
            None => self.set(&["price", "note"], None),
            Some(note) if old.contains(&note) => {}
            Some(note) => {
                let note = object([(own, Json::text(note))].into_iter());
                self.set(&["price", "note"], Some(note));
            }
        }
    }

    fn topics(&mut self, name: &str, new: &str) {
        let mut topics = items(new).into_iter();
        self.set(&[name], topics.next().map(Json::text));
        let more = [name, "_more"].concat();
        let rest: Vec<String> = topics.collect();
        self.set(&[&more], (!rest.is_empty()).then(|| Json::texts(rest)));
    }

    /// Returns the items of a list as in the table, each with its JSON in the file: an unchanged
    /// item keeps its other languages.
    fn retained(&self, existing: Option<&Entry>, column: Column) -> Vec<(String, String)> {
        let Some(entry) = existing else {
            return Vec::new();
        };
        let own = items(&cell(self.bundle, entry, column));
        self.paired(own, &[&column.key()])
    }

    /// Returns the items of a list of the file, each with its text in the table.
    fn paired(&self, own: Vec<String>, path: &[&str]) -> Vec<(String, String)> {
        let list = self.text.value(self.list, self.index, path);
        let written = list.map(raw_items).unwrap_or_default();
        // If loading dropped an item, table and file do not correspond.
        if own.len() != written.len() {
            return Vec::new();
        }
        let written = written.into_iter().map(str::to_string);
        own.into_iter().zip(written).collect()
    }

    /// Writes another place: only the city is still true, and not the position or the name in
    /// other languages.
    fn place(&mut self, existing: Option<&Entry>, name: &str) {
        let own = primary_lang(self.bundle).code();
        let had_place = existing.is_some_and(|entry| entry.place.is_some());
        if !had_place {
            return self.set(&["place", "name", own], Some(Json::text(name)));
        }
        let city = self.text.value(self.list, self.index, &["place", "city"]);
        let city = city.map(|city| Json::Raw(city.to_string()));
        let name = object([(own, Json::text(name))].into_iter());
        let fields = [("name", Some(name)), ("city", city)];
        let fields = fields
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?)));
        self.set(&["place"], Some(object(fields)));
    }

    fn contact(&mut self, existing: Option<&Entry>, new: &str) {
        if new.is_empty() {
            return self.set(&["contact"], None);
        }
        let own = primary_lang(self.bundle).code();
        let old = existing.map_or(Vec::new(), |entry| {
            items(&cell(self.bundle, entry, Column::Contact))
        });
        let mut ways = [("url", None), ("email", None), ("phone", None)];
        for (index, item) in items(new).into_iter().enumerate() {
            if index == 0 {
                if old.first() != Some(&item) {
                    // Another contact: the name in other languages is that of the old one.
                    let name = object([(own, Json::text(item))].into_iter());
                    self.set(&["contact", "name"], Some(name));
                }
                continue;
            }
            let way = if item.contains("://") {
                0
            } else {
                1 + usize::from(!item.contains('@'))
            };
            if let Some((_, slot)) = ways.get_mut(way) {
                *slot = Some(Json::text(item));
            }
        }
        for (key, way) in ways {
            self.set(&["contact", key], way);
        }
    }
}

/// Returns the fields of `Adults 500 JPY`; `None` for a price in words.
fn amount_of(item: &str, own: &str) -> Option<Json> {
    let (rest, currency) = item.rsplit_once(' ')?;
    let (label, amount) = rest.rsplit_once(' ').unwrap_or(("", rest));
    if !PriceAmount::is_currency(currency) || !PriceAmount::is_amount(amount) {
        return None;
    }
    let label = (!label.is_empty()).then(|| object([(own, Json::text(label))].into_iter()));
    let fields = label.map(|label| ("label", label)).into_iter().chain([
        ("amount", Json::text(amount)),
        ("currency", Json::text(currency)),
    ]);
    Some(object(fields))
}

fn object<'a>(fields: impl Iterator<Item = (&'a str, Json)>) -> Json {
    Json::Object(
        fields
            .map(|(key, value)| (key.to_string(), value))
            .collect(),
    )
}

/// Returns the JSON in the file for an item, or creates it.
fn retained_or(retained: &[(String, String)], item: &str, new: impl FnOnce() -> Json) -> Json {
    match retained.iter().find(|(own, _)| own == item) {
        Some((_, written)) => Json::Raw(written.clone()),
        None => new(),
    }
}

fn source_of(text: &str) -> Json {
    let mut words = text.split_whitespace();
    let id = words.next().unwrap_or_default();
    let paragraphs: Vec<&str> = words.collect();
    let mut fields = vec![("source", Json::text(id))];
    if !paragraphs.is_empty() {
        fields.push(("paragraphs", Json::texts(paragraphs)));
    }
    object(fields.into_iter())
}

/// Returns the fields of `18:00–20:00 +10:00 Asia/Vladivostok doors 17:30`.
fn time(text: &str) -> Option<Json> {
    let mut words = text.split_whitespace();
    let hours = words.next()?;
    let (start, end) = match hours.split_once('–') {
        Some((start, end)) => (start, Some(end)),
        None => (hours, None),
    };
    let mut fields = vec![("start", Json::text(start))];
    fields.extend(end.map(|end| ("end", Json::text(end))));
    fields.push(("offset", Json::text(words.next()?)));
    fields.push(("zone", Json::text(words.next()?)));
    if let (Some("doors"), Some(doors)) = (words.next(), words.next()) {
        fields.insert(0, ("doors", Json::text(doors)));
    }
    Some(object(fields.into_iter()))
}

fn ages(text: &str) -> Option<Json> {
    let number = |text: &str| text.parse::<i64>().ok().map(Json::Number);
    let (from, to) = match text.split_once('–') {
        Some((from, to)) => (number(from), number(to)),
        None => (number(text.strip_suffix('+')?), None),
    };
    let fields = [("from", from), ("to", to)];
    let given = fields
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)));
    Some(object(given))
}

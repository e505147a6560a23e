//! Writing a plan into the text of a bundle.

use super::plan::{CellChange, Fate, Plan, Planned};
use super::value::own_lang;
use crate::model::edit::{BundleText, Json, pieces};
use crate::model::table::{Column, cell, items};
use crate::model::{Bundle, Class, Entry};
use crate::time::Date;

/// What an editor has agreed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consent {
    /// All changes, but not what must be named.
    pub all: bool,
    /// Ids of records.
    pub ids: Vec<String>,
}

impl Consent {
    /// Whether a record may be written.
    pub fn covers(&self, record: &Planned) -> bool {
        self.ids.contains(&record.id)
            || !record.needs_consent()
            || (self.all && !record.must_be_named())
    }
}

/// The file with the records that the consent covers; the same text where there is none. `today`
/// becomes the day of their revision, and of the bundle's last change.
pub fn apply(file: &str, bundle: &Bundle, plan: &Plan, consent: &Consent, today: Date) -> String {
    let mut text = BundleText::new(file);
    let mut is_changed = false;
    for record in plan.records.iter().filter(|record| consent.covers(record)) {
        is_changed = true;
        let list = list_of(record.class);
        let place = match (text.find(list, &record.id), &record.fate) {
            (Some(place), _) => place,
            (None, _) => {
                let id = ("id".to_string(), Json::text(&record.id));
                text.push(list, Json::Object(vec![id]));
                text.len(list).saturating_sub(1)
            }
        };
        let known = bundle
            .find_entry(&record.id)
            .map(|known| bundle.entry(known));
        let mut writer = Writer {
            text: &mut text,
            bundle,
            list,
            place,
        };
        for change in &record.cells {
            writer.write(known, change);
        }
        match record.fate {
            Fate::Known => writer.revise(known, today),
            Fate::New | Fate::Alike(_) => {
                let has_format = |cell: &CellChange| cell.column == Column::Format;
                // No source says how people take part.
                if !record.cells.iter().any(has_format) {
                    writer.set(&["format"], Some(Json::text("unstated")));
                }
            }
        }
    }
    if is_changed && bundle.site.updated.is_none_or(|updated| updated < today) {
        text.set_top(&["site", "updated"], Some(Json::text(day(today))));
    }
    text.as_str().to_string()
}

/// The list of the bundle that records of a class stand in.
pub const fn list_of(class: Class) -> &'static str {
    class.list()
}

/// `2022-05-23`.
pub fn day(date: Date) -> String {
    crate::time::Edtf::day(date).to_string()
}

struct Writer<'a> {
    text: &'a mut BundleText,
    bundle: &'a Bundle,
    list: &'static str,
    place: usize,
}

impl Writer<'_> {
    fn set(&mut self, path: &[&str], value: Option<Json>) {
        self.text.set(self.list, self.place, path, value);
    }

    /// The number of the revision after the one that is known.
    fn revise(&mut self, known: Option<&Entry>, today: Date) {
        let number = known.map_or(0, |entry| i64::from(entry.revision.number));
        let fields = [
            ("number", Json::Number(number + 1)),
            ("date", Json::text(day(today))),
        ];
        self.set(&["revision"], Some(object(fields.into_iter())));
    }

    fn write(&mut self, known: Option<&Entry>, change: &CellChange) {
        let new = change.new.as_str();
        let text = (!new.is_empty()).then(|| Json::text(new));
        let list = || {
            let list = items(new);
            (!list.is_empty()).then(|| Json::texts(list))
        };
        let own = own_lang(self.bundle).code();
        match change.column {
            Column::Id | Column::Class => {}
            Column::Title(lang) => self.set(&["title", lang.code()], text),
            Column::Summary(lang) => self.set(&["summary", lang.code()], text),
            Column::Kind | Column::When | Column::Series | Column::Format | Column::Status => {
                let key = change.column.key();
                self.set(&[&key], text);
            }
            Column::Cities | Column::Countries | Column::Audience => {
                let key = change.column.key();
                self.set(&[&key], list());
            }
            Column::Category => self.topics("category", "category_more", new),
            Column::Direction => self.topics("direction", "direction_more", new),
            Column::Exchange => self.set(&["exchange"], (new == "yes").then_some(Json::Flag(true))),
            Column::Time => self.set(&["time"], time(new)),
            Column::Ages => self.set(&["ages"], ages(new)),
            Column::Place if new.is_empty() => self.set(&["place"], None),
            Column::Place => self.set(&["place", "name", own], text),
            Column::PlaceCity => self.set(&["place", "city"], text),
            Column::Organisers => {
                let kept = self.kept(known, change.column);
                let names = items(new).into_iter().map(|name| {
                    kept_or(&kept, &name, || {
                        object([(own, Json::text(&name))].into_iter())
                    })
                });
                let names: Vec<Json> = names.collect();
                self.set(
                    &["organisers"],
                    (!names.is_empty()).then_some(Json::List(names)),
                );
            }
            Column::Contact => self.contact(known, new),
            Column::Links => {
                let kept = self.kept(known, change.column);
                let links = items(new).into_iter().map(|link| {
                    kept_or(&kept, &link, || {
                        let (title, url) = link.rsplit_once(' ').unwrap_or(("", &link));
                        let title = object([(own, Json::text(title))].into_iter());
                        object([("title", title), ("url", Json::text(url))].into_iter())
                    })
                });
                let links: Vec<Json> = links.collect();
                self.set(&["links"], (!links.is_empty()).then_some(Json::List(links)));
            }
            Column::Sources => {
                let kept = self.kept(known, change.column);
                let sources = items(new)
                    .into_iter()
                    .map(|source| kept_or(&kept, &source, || source_of(&source)));
                let sources: Vec<Json> = sources.collect();
                self.set(
                    &["sources"],
                    (!sources.is_empty()).then_some(Json::List(sources)),
                );
            }
        }
    }

    fn topics(&mut self, first: &str, more: &str, new: &str) {
        let mut topics = items(new).into_iter();
        self.set(&[first], topics.next().map(Json::text));
        let rest: Vec<String> = topics.collect();
        self.set(&[more], (!rest.is_empty()).then(|| Json::texts(rest)));
    }

    /// The items of a list as the table says them, with what stands for each in the file: an item
    /// that did not change keeps its other languages.
    fn kept(&self, known: Option<&Entry>, column: Column) -> Vec<(String, String)> {
        let Some(entry) = known else {
            return Vec::new();
        };
        let told = items(&cell(self.bundle, entry, column));
        let key = column.key();
        let list = self.text.value(self.list, self.place, &[&key]);
        let written = list.map(pieces).unwrap_or_default();
        // Where the bundle's check left an item out, the two do not belong together.
        if told.len() != written.len() {
            return Vec::new();
        }
        let written = written.into_iter().map(str::to_string);
        told.into_iter().zip(written).collect()
    }

    fn contact(&mut self, known: Option<&Entry>, new: &str) {
        if new.is_empty() {
            return self.set(&["contact"], None);
        }
        let own = own_lang(self.bundle).code();
        let old = known.map_or(Vec::new(), |entry| {
            items(&cell(self.bundle, entry, Column::Contact))
        });
        let mut ways = [("url", None), ("email", None), ("phone", None)];
        for (place, item) in items(new).into_iter().enumerate() {
            if place == 0 {
                if old.first() != Some(&item) {
                    self.set(&["contact", "name", own], Some(Json::text(item)));
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

fn object<'a>(fields: impl Iterator<Item = (&'a str, Json)>) -> Json {
    Json::Object(
        fields
            .map(|(key, value)| (key.to_string(), value))
            .collect(),
    )
}

/// What stands in the file for this item, or a new one.
fn kept_or(kept: &[(String, String)], item: &str, new: impl FnOnce() -> Json) -> Json {
    match kept.iter().find(|(told, _)| told == item) {
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

/// The hours of `18:00–20:00 +10:00 Asia/Vladivostok`.
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

//! Events of schema.org in JSON-LD, as in web pages.

mod event;
mod node;
mod place;
mod repair;
mod schedule;
mod time;

use std::collections::BTreeSet;

use super::diagnostic::Diagnostic;
use super::local_offset::OffsetAt;
use super::not_taken::NotTaken;
use super::recurrence::refuse_long;
use super::table::Table;
use crate::model::Bundle;
use crate::model::json::{self, ALL_LEVELS, Node};
use crate::text::Lang;

use node::{Ids, field, is_event, text};
use repair::repaired;

/// Parses the events of a JSON-LD text. Rows are numbered by the order of the events. Times with an
/// offset are converted to the host city's zone, whose offsets `offset_at` returns. Properties that are
/// not read are notes.
pub fn read_jsonld(text: &str, bundle: &Bundle, lang: Lang, offset_at: Option<OffsetAt>) -> Table {
    read_scripts(&[text], bundle, lang, offset_at)
}

/// Parses the events of the JSON-LD scripts of a page. A script with a syntax error is a note if others
/// have events, else a fault.
pub fn read_scripts(
    scripts: &[&str],
    bundle: &Bundle,
    lang: Lang,
    offset_at: Option<OffsetAt>,
) -> Table {
    let repaired: Vec<String> = scripts.iter().map(|script| repaired(script)).collect();
    let mut broken = Vec::new();
    let mut nodes = Vec::new();
    for script in &repaired {
        match json::read(script, ALL_LEVELS) {
            Ok(node) => nodes.push(node),
            Err(error) => {
                let before = script.get(..error.at);
                let at = before.map_or(error.at, |before| before.chars().count()) + 1;
                let values = [("what", &*at.to_string())];
                broken.push(Diagnostic::new("not_json", &values).in_row(1));
            }
        }
    }
    let mut ids = Ids::default();
    for node in &nodes {
        ids.add(node);
    }
    let mut reader = Reader {
        bundle,
        offset_at,
        ids,
        seen: BTreeSet::new(),
        number: 0,
        not_taken: NotTaken::default(),
        table: Table::default(),
    };
    for node in &nodes {
        let lang = node::context_language(node).unwrap_or(lang);
        reader.collect(node, lang);
        if refuse_long(&mut reader.table) {
            return reader.table;
        }
    }
    let mut table = reader.table;
    table.notes.extend(reader.not_taken.notes());
    match table.rows.is_empty() && table.faults.is_empty() {
        true => table.faults.extend(broken),
        false => table.notes.splice(..0, broken).for_each(drop),
    }
    if table.rows.is_empty() && table.faults.is_empty() {
        table
            .faults
            .push(Diagnostic::new("ics_empty", &[]).in_row(1));
    }
    table
}

/// Reads events into a table.
struct Reader<'a> {
    bundle: &'a Bundle,
    offset_at: Option<OffsetAt>,
    ids: Ids<'a>,
    /// The ids of the events read so far.
    seen: BTreeSet<String>,
    /// The number of events so far.
    number: u32,
    not_taken: NotTaken,
    table: Table,
}

impl<'a> Reader<'a> {
    /// Reads the events of a value, wherever they are in it.
    fn collect(&mut self, node: &'a Node<'a>, lang: Lang) {
        if is_event(node) {
            return self.event_with_parts(node, lang);
        }
        for item in node.items().unwrap_or_default() {
            self.collect(item, lang);
        }
        for (_, inner) in node.fields().unwrap_or_default() {
            self.collect(inner, lang);
        }
    }

    /// Reads an event and the events that are parts of it, each once.
    fn event_with_parts(&mut self, node: &'a Node<'a>, lang: Lang) {
        let id = text(field(node, "@id"));
        if !id.is_empty() && !self.seen.insert(id.to_string()) {
            return;
        }
        // A part such as `{"@type": "Event", "@id": …}` only refers to an event.
        let node = self.ids.resolved(node);
        self.number = self.number.saturating_add(1);
        self.event(node, lang);
        for key in ["subEvent", "subEvents"] {
            if let Some(parts) = field(node, key) {
                self.collect_resolved(parts, lang);
            }
        }
    }

    /// Reads events that may be references.
    fn collect_resolved(&mut self, node: &'a Node<'a>, lang: Lang) {
        if let Some(items) = node.items() {
            for item in items {
                self.collect_resolved(item, lang);
            }
            return;
        }
        let node = self.ids.resolved(node);
        let is_dated = ["startDate", "eventSchedule", "subEvent"];
        match is_dated.iter().any(|key| field(node, key).is_some()) {
            true => self.collect(node, lang),
            // An item of the programme, without a date of its own.
            false => self
                .not_taken
                .add("subEvent", text(Some(node)), self.number),
        }
    }
}

//! Changes since the last digest to entries that are not over yet.

use super::Item;
use crate::export::Export;
use crate::locale;
use crate::model::compare::{Change, ChangeKind};
use crate::model::{Bundle, EntryIx, OfficeMessages, Subject};
use crate::time::{Date, Edtf};

/// The bundle of the last digest, and its differences from the present one.
#[derive(Clone, Copy, Debug)]
pub struct PreviousDigest<'a> {
    pub bundle: &'a Bundle,
    /// From that bundle to the present one.
    pub changes: &'a [Change],
}

impl Export<'_> {
    /// Returns entries that were added or removed, or whose date, time, place, title, format or
    /// status changed. Each is listed once, with all its changes; cancellations come first.
    pub(super) fn digest_changes(
        &self,
        messages: &OfficeMessages,
        from: Date,
        previous: &PreviousDigest<'_>,
    ) -> Vec<Item> {
        let mut items: Vec<(bool, Item)> = Vec::new();
        let entry_changes = previous
            .changes
            .iter()
            .filter(|change| matches!(change.list, "events" | "programmes"));
        for change in entry_changes {
            let of = |bundle: &Bundle| bundle.find_entry(&change.id);
            let (now, before) = (of(self.bundle), of(previous.bundle));
            let dates = [
                now.map(|index| self.bundle.entry(index).when),
                before.map(|index| previous.bundle.entry(index).when),
            ];
            if dates.iter().flatten().all(|when| when.ends_before(from)) {
                continue;
            }
            let old = Export {
                bundle: previous.bundle,
                ..*self
            };
            let item_in = |export: &Export<'_>, index: EntryIx| {
                let view = export.bundle.view(Subject::Entry(index));
                export.digest_item(&view, messages, from)
            };
            let old_item = before.map(|index| item_in(&old, index));
            let new_item = now.map(|index| item_in(self, index));
            let both = [&old_item, &new_item].map(Option::as_ref);
            let Some(sentence) = self.change_text(change, both, messages, previous) else {
                continue;
            };
            if let Some((_, item)) = items.iter_mut().find(|(_, item)| item.id == change.id) {
                // Several fields of a price or a registration are one change.
                if !item.changes.contains(&sentence) {
                    item.changes.push(sentence);
                }
                continue;
            }
            // A removed entry has no page.
            let removed = old_item.map(|item| Item { url: None, ..item });
            let Some(mut item) = new_item.or(removed) else {
                continue;
            };
            let is_off = now.is_none_or(|index| self.bundle.entry(index).status.is_called_off());
            item.changes.push(sentence);
            items.push((is_off, item));
        }
        let (off, on): (Vec<_>, Vec<_>) = items.into_iter().partition(|(is_off, _)| *is_off);
        off.into_iter().chain(on).map(|(_, item)| item).collect()
    }

    /// Returns a change in words; `None` for a change that does not matter to visitors. `items` are
    /// the old and the new one.
    fn change_text(
        &self,
        change: &Change,
        items: [Option<&Item>; 2],
        messages: &OfficeMessages,
        previous: &PreviousDigest<'_>,
    ) -> Option<String> {
        let (path, old, new) = match &change.kind {
            ChangeKind::Added => return Some(messages.text("digest_new").to_string()),
            ChangeKind::Removed => return Some(messages.text("digest_withdrawn").to_string()),
            ChangeKind::Changed { path, old, new } => (path, old, new),
        };
        let own = self.lang.code();
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        // The texts of the items before and after the change.
        let shown = |label: &'static str, text: fn(&Item) -> &str| {
            let [old, new] = items.map(|item| item.map_or("", text).to_string());
            (label, old, new)
        };
        let flag = |value: &str| {
            let code = if value == "true" { "yes" } else { "no" };
            messages.label("sold_out", code)
        };
        let (label, old, new) = match names.as_slice() {
            ["status"] => (
                "field_status",
                messages.label("status", old),
                messages.label("status", new),
            ),
            ["format"] => (
                "field_format",
                messages.label("format", old),
                messages.label("format", new),
            ),
            ["when"] => ("field_when", self.date_text(old), self.date_text(new)),
            // Other fields of a time change together with its hours.
            ["time", "start" | "end"] => ("field_time", old.clone(), new.clone()),
            ["title", lang] if *lang == own => ("field_title", old.clone(), new.clone()),
            ["previous_when"] => shown("field_previous_when", |item| &item.previous_when),
            ["reason", ..] => shown("field_reason", |item| &item.reason),
            ["sessions"] => shown("field_sessions", |item| &item.hours),
            ["venue"] | ["place", "address", _] => shown("field_place", |item| &item.place),
            ["price", ..] => shown("field_price", |item| &item.price),
            ["registration", "opens"] => {
                shown("field_registration_opens", |item| &item.registration_opens)
            }
            ["registration", "closes"] => shown("field_registration_closes", |item| {
                &item.registration_closes
            }),
            ["registration", ..] => shown("field_registration", |item| &item.registration),
            ["sold_out"] => ("field_sold_out", flag(old), flag(new)),
            ["online"] => ("field_online", old.clone(), new.clone()),
            ["tickets"] => ("field_tickets", old.clone(), new.clone()),
            ["time", "doors"] => ("field_doors", old.clone(), new.clone()),
            ["place", "name", lang] if *lang == own => ("field_place", old.clone(), new.clone()),
            ["place", "city"] => (
                "field_place_city",
                self.city_name(previous.bundle, old),
                self.city_name(self.bundle, new),
            ),
            _ => return None,
        };
        if old == new {
            // It changed in another language.
            return None;
        }
        let what = messages.text(label);
        let empty = messages.text("report_empty");
        let [old, new] = [&old, &new].map(|value| if value.is_empty() { empty } else { value });
        Some(messages.format(
            "digest_changed",
            &[("what", what), ("old", old), ("new", new)],
        ))
    }

    fn date_text(&self, edtf: &str) -> String {
        let when = edtf.parse().unwrap_or(Edtf::Unknown);
        locale::of(self.lang).date(&when)
    }

    fn city_name(&self, bundle: &Bundle, id: &str) -> String {
        let city = match bundle.find_city(id) {
            Some(index) => bundle.city(index),
            None if *bundle.host.id == *id => &bundle.host,
            None => return id.to_string(),
        };
        self.text(&city.name).0
    }
}

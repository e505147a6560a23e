//! What changed since the last digest, of all that is not over yet.

use super::Item;
use crate::export::Export;
use crate::locale;
use crate::model::compare::{Change, What};
use crate::model::{Bundle, Office, Subject};
use crate::time::{Date, Edtf};

/// The bundle of the last digest, and how it differs from the present one.
#[derive(Clone, Copy, Debug)]
pub struct Since<'a> {
    pub bundle: &'a Bundle,
    /// From that bundle to the present one.
    pub changes: &'a [Change],
}

impl Export<'_> {
    /// Entries that are new, gone, or otherwise when, where or whether they take place. Each stands
    /// once, with all that changed of it; cancellations come first.
    pub(super) fn digest_changes(
        &self,
        office: &Office,
        from: Date,
        since: &Since<'_>,
    ) -> Vec<Item> {
        let mut items: Vec<(bool, Item)> = Vec::new();
        let ours = since
            .changes
            .iter()
            .filter(|change| matches!(change.list, "events" | "programmes"));
        for change in ours {
            let of = |bundle: &Bundle| bundle.find_entry(&change.id);
            let (now, before) = (of(self.bundle), of(since.bundle));
            let dates = [
                now.map(|place| self.bundle.entry(place).when),
                before.map(|place| since.bundle.entry(place).when),
            ];
            if dates.iter().flatten().all(|when| when.ends_before(from)) {
                continue;
            }
            let Some(sentence) = self.change_said(change, office, since) else {
                continue;
            };
            if let Some((_, item)) = items.iter_mut().find(|(_, item)| item.id == change.id) {
                item.changes.push(sentence);
                continue;
            }
            let old = Export {
                bundle: since.bundle,
                ..*self
            };
            let mut item = match (now, before) {
                (Some(place), _) => {
                    self.digest_item(&self.bundle.view(Subject::Entry(place)), office, from)
                }
                (None, Some(place)) => {
                    let view = since.bundle.view(Subject::Entry(place));
                    // What is gone has no page any more.
                    Item {
                        page: None,
                        ..old.digest_item(&view, office, from)
                    }
                }
                (None, None) => continue,
            };
            let is_off = now.is_none_or(|place| self.bundle.entry(place).status.is_called_off());
            item.changes.push(sentence);
            items.push((is_off, item));
        }
        let (off, on): (Vec<_>, Vec<_>) = items.into_iter().partition(|(is_off, _)| *is_off);
        off.into_iter().chain(on).map(|(_, item)| item).collect()
    }

    /// A change in words; nothing for what does not matter to whoever wants to come.
    fn change_said(&self, change: &Change, office: &Office, since: &Since<'_>) -> Option<String> {
        let (path, old, new) = match &change.what {
            What::Added => return Some(office.text("digest_new").to_string()),
            What::Removed => return Some(office.text("digest_withdrawn").to_string()),
            What::Changed { path, old, new } => (path, old, new),
        };
        let own = self.lang.code();
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        let (label, old, new) = match names.as_slice() {
            ["status"] => (
                "field_status",
                office.word("status", old),
                office.word("status", new),
            ),
            ["format"] => (
                "field_format",
                office.word("format", old),
                office.word("format", new),
            ),
            ["when"] => ("field_when", self.date_said(old), self.date_said(new)),
            // The rest of a time goes with its hours.
            ["time", "start" | "end"] => ("field_time", old.clone(), new.clone()),
            ["title", lang] if *lang == own => ("field_title", old.clone(), new.clone()),
            ["place", "name", lang] if *lang == own => ("field_place", old.clone(), new.clone()),
            ["place", "city"] => (
                "field_place_city",
                self.city_said(since.bundle, old),
                self.city_said(self.bundle, new),
            ),
            _ => return None,
        };
        let what = office.text(label);
        let empty = office.text("report_empty");
        let [old, new] = [&old, &new].map(|value| if value.is_empty() { empty } else { value });
        Some(office.say(
            "digest_changed",
            &[("what", what), ("old", old), ("new", new)],
        ))
    }

    fn date_said(&self, edtf: &str) -> String {
        let when = edtf.parse().unwrap_or(Edtf::Unknown);
        locale::of(self.lang).date(&when)
    }

    fn city_said(&self, bundle: &Bundle, id: &str) -> String {
        let city = match bundle.find_city(id) {
            Some(place) => bundle.city(place),
            None if *bundle.host.id == *id => &bundle.host,
            None => return id.to_string(),
        };
        self.text(&city.name).0
    }
}

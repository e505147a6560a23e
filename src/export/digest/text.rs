//! The digest as plain text, for mail or a messenger.

use super::{Digest, Item};
use crate::locale;

impl Digest {
    /// Returns lines that end in a line feed, without wrapping.
    pub fn text(&self) -> String {
        let mut out = [&self.title, "\n"].concat();
        for line in &self.lead {
            out.push_str(line);
            out.push('\n');
        }
        for section in &self.sections {
            out.push('\n');
            out.push_str(&section.heading.to_uppercase());
            out.push('\n');
            for item in &section.items {
                self.item_text(item, &mut out);
            }
            if let Some(note) = &section.note {
                out.push_str(note);
                out.push('\n');
            }
        }
        out
    }

    fn item_text(&self, item: &Item, out: &mut String) {
        let locale = locale::of(self.lang);
        out.push_str("• ");
        out.push_str(&[item.when.as_str(), locale.punctuation.colon, &item.title].concat());
        for aside in item.asides() {
            out.push_str(&locale.bracketed(aside));
        }
        out.push('\n');
        for change in &item.changes {
            out.push_str(&["  — ", change, "\n"].concat());
        }
        let colon = locale.punctuation.colon;
        for (label, text) in item.details(&self.labels) {
            out.push_str(&["  ", label, colon, text, "\n"].concat());
        }
        if let Some(url) = &item.url {
            out.push_str(&["  ", url, "\n"].concat());
        }
    }
}

//! The digest as plain text, for a message or a messenger.

use super::{Digest, Item};
use crate::locale;

impl Digest {
    /// Lines that end in a line feed; nothing is wrapped, because nobody knows the reader's width.
    pub fn text(&self) -> String {
        let mut out = [&self.title, "\n"].concat();
        for line in &self.lead {
            out.push_str(line);
            out.push('\n');
        }
        for part in &self.parts {
            out.push('\n');
            out.push_str(&part.heading.to_uppercase());
            out.push('\n');
            for item in &part.items {
                self.item_text(item, &mut out);
            }
            if let Some(note) = &part.note {
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
        if let Some(page) = &item.page {
            out.push_str(&["  ", page, "\n"].concat());
        }
    }
}

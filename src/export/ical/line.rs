//! Content lines: escaped (RFC 5545, section 3.3.11) and folded (section 3.1).

use crate::text::Lang;

/// Maximum length of a line without its end.
const MAX_OCTETS: usize = 75;

/// A sequence of content lines.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// Adds a line from a name with its parameters and a value that needs no escaping.
    pub fn line(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for found in [name, ":", value].concat().chars() {
            let more = found.len_utf8();
            if octets + more > MAX_OCTETS {
                self.0.push_str("\r\n ");
                // The leading space counts.
                octets = 1;
            }
            self.0.push(found);
            octets += more;
        }
        self.0.push_str("\r\n");
    }

    /// Adds a line with a text, and its language if it has one; nothing for an empty text.
    pub fn text(&mut self, name: &str, lang: Option<Lang>, value: &str) {
        let mut escaped = String::new();
        push_escaped(&mut escaped, value);
        self.escaped(name, lang, &escaped);
    }

    /// Like [`Lines::text`], for a value that is already escaped.
    pub fn escaped(&mut self, name: &str, lang: Option<Lang>, value: &str) {
        match lang {
            _ if value.is_empty() => {}
            Some(lang) => self.line(&[name, ";LANGUAGE=", lang.html_tag()].concat(), value),
            None => self.line(name, value),
        }
    }

    /// Appends other lines.
    pub fn append(&mut self, other: &Lines) {
        self.0.push_str(&other.0);
    }

    pub fn into_text(self) -> String {
        self.0
    }
}

/// Writes a text as a value: escapes backslash, semicolon, comma and line end; omits other control
/// characters, which are not allowed.
pub fn push_escaped(out: &mut String, text: &str) {
    for found in text.chars() {
        match found {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(found);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            found if found.is_control() => {}
            found => out.push(found),
        }
    }
}

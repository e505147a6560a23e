//! Content lines: escaped (RFC 5545, section 3.3.11) and folded (section 3.1).

use crate::text::Lang;

/// A line may have so many octets without its end.
const MOST_OCTETS: usize = 75;

/// Lines in a row.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A name with its parameters and a value that is written as it is.
    pub fn line(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for found in [name, ":", value].concat().chars() {
            let more = found.len_utf8();
            if octets + more > MOST_OCTETS {
                self.0.push_str("\r\n ");
                // The space counts.
                octets = 1;
            }
            self.0.push(found);
            octets += more;
        }
        self.0.push_str("\r\n");
    }

    /// A name and a text, with its language where it has one; nothing where the text is empty.
    pub fn text(&mut self, name: &str, lang: Option<Lang>, value: &str) {
        let mut escaped = String::new();
        push_escaped(&mut escaped, value);
        self.escaped(name, lang, &escaped);
    }

    /// As [`Lines::text`], for a value that is escaped already.
    pub fn escaped(&mut self, name: &str, lang: Option<Lang>, value: &str) {
        match lang {
            _ if value.is_empty() => {}
            Some(lang) => self.line(&[name, ";LANGUAGE=", lang.html_tag()].concat(), value),
            None => self.line(name, value),
        }
    }

    /// The lines of another at the end of these.
    pub fn append(&mut self, other: &Lines) {
        self.0.push_str(&other.0);
    }

    pub fn into_text(self) -> String {
        self.0
    }
}

/// Writes a text as a value: backslash, semicolon, comma and line end are escaped; control
/// characters, which no calendar may hold, are left out.
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

//! Content lines of iCalendar (RFC 5545, section 3.1): unfolding and properties.

/// A property: its name in upper case, its parameters as written, its value.
#[derive(Clone, Debug)]
pub struct Property {
    /// The line on which its component begins, counted from 1.
    pub number: u32,
    pub name: String,
    parameters: Vec<(String, String)>,
    pub value: String,
}

impl Property {
    /// Returns the value of a parameter without quotes.
    pub fn parameter(&self, wanted: &str) -> Option<&str> {
        let mut found = self.parameters.iter().filter(|(name, _)| name == wanted);
        found.next().map(|(_, value)| value.as_str())
    }

    /// Parses a line; `None` if it is not `NAME;PARAMETERS:VALUE`.
    pub fn parse(number: u32, line: &str) -> Option<Property> {
        let colon = value_start(line)?;
        let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        let name = name.trim();
        let is_name =
            |found: char| found.is_ascii_alphanumeric() || matches!(found, '-' | '_' | '.');
        if name.is_empty() || !name.chars().all(is_name) {
            return None;
        }
        Some(Property {
            number,
            name: name.to_ascii_uppercase(),
            parameters: parsed_parameters(parameters),
            value: value.to_string(),
        })
    }
}

/// Returns the byte index of the colon before the value. Quotes that are not closed do not count.
fn value_start(line: &str) -> Option<usize> {
    let mut is_quoted = false;
    let colon = line.find(|found| {
        is_quoted ^= found == '"';
        found == ':' && !is_quoted
    });
    colon.or_else(|| line.find(':'))
}

fn parsed_parameters(text: &str) -> Vec<(String, String)> {
    let mut parameters = Vec::new();
    let mut is_quoted = false;
    let parts = text.split(|found| {
        is_quoted ^= found == '"';
        found == ';' && !is_quoted
    });
    for part in parts {
        // `QUOTED-PRINTABLE` alone is an encoding in vCalendar 1.0.
        let (name, value) = part.split_once('=').unwrap_or(("ENCODING", part));
        let value = value.trim().trim_matches('"');
        // RFC 6868.
        let value = value
            .replace("^n", "\n")
            .replace("^'", "\"")
            .replace("^^", "^");
        parameters.push((name.trim().to_ascii_uppercase(), value));
    }
    parameters
}

/// Returns the bytes with each content line on one line, which ends with `\n`. Line ends may be CR LF,
/// LF or CR, a fold may be within a character, and blank lines may be within a fold. Every content line
/// keeps the number of its first line.
pub fn unfold(bytes: &[u8]) -> Vec<u8> {
    let mut unfolded: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut written: u32 = 1;
    let mut has_open = false;
    let mut rest = bytes;
    let mut number: u32 = 0;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = match after {
            [b'\r', b'\n', after @ ..] | [b'\r' | b'\n', after @ ..] => after,
            after => after,
        };
        number += 1;
        let is_blank = line.iter().all(u8::is_ascii_whitespace);
        if has_open && is_continued(&unfolded) && !begins_part(line) {
            // A soft line break of quoted-printable.
            unfolded.pop();
            unfolded.extend_from_slice(line);
        } else if let ([b' ' | b'\t', more @ ..], true, false) = (line, has_open, begins_part(line))
        {
            unfolded.extend_from_slice(more);
        } else if !is_blank {
            while written < number {
                unfolded.push(b'\n');
                written += 1;
            }
            unfolded.extend_from_slice(line.trim_ascii_start());
            has_open = true;
        }
    }
    unfolded.push(b'\n');
    unfolded
}

/// Whether the last line is a value in quoted-printable with a soft line break.
fn is_continued(unfolded: &[u8]) -> bool {
    let Some((b'=', _)) = unfolded.split_last() else {
        return false;
    };
    let start = unfolded.iter().rposition(|byte| *byte == b'\n');
    let line = unfolded
        .get(start.map_or(0, |at| at + 1)..)
        .unwrap_or_default();
    let head = line.split(|byte| *byte == b':').next().unwrap_or_default();
    let head = head.to_ascii_uppercase();
    head.windows(16).any(|part| part == b"QUOTED-PRINTABLE")
}

/// Whether an indented line begins or ends a part of an indented file, and so does not continue the line before.
fn begins_part(line: &[u8]) -> bool {
    let text = line.trim_ascii();
    let begins = |word: &[u8]| {
        text.get(..word.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(word))
    };
    [&b"BEGIN:"[..], b"END:"].into_iter().any(begins)
}

/// Unescapes a TEXT value.
pub fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(found) = chars.next() {
        match found {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            found => text.push(found),
        }
    }
    text.trim().to_string()
}

/// Decodes quoted-printable (RFC 2045, section 6.7); an invalid escape stays as it is.
pub fn quoted_printable(value: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).filter(|_| *first == b'=');
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

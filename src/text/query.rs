//! Query strings: splitting, percent-decoding and encoding (WHATWG URL, application/x-www-form-urlencoded).

use std::fmt::{self, Write};

/// The pairs of a query, decoded, in order. A pair without `=` has an empty value.
pub fn pairs(query: &str) -> impl Iterator<Item = (String, String)> + '_ {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (
                decode(&key.replace('+', " ")),
                decode(&value.replace('+', " ")),
            )
        })
}

/// Undoes percent-encoding. A `%` that no two hexadecimal digits follow stands for itself, and
/// bytes that are not UTF-8 become U+FFFD.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_string();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = bytes.get(at + 1).zip(bytes.get(at + 2));
        let value = pair.and_then(|(high, low)| Some(hex(*high)? << 4 | hex(*low)?));
        match value {
            Some(value) if byte == b'%' => {
                decoded.push(value);
                at += 3;
            }
            _ => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// Writes `text` so that it can stand in a path segment or a query: letters, digits and the marks
/// that our own values use stay readable.
pub fn encode(text: &str, out: &mut impl Write) -> fmt::Result {
    for &byte in text.as_bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'@'
            | b','
            | b'/'
            | b':' => out.write_char(char::from(byte))?,
            _ => {
                out.write_char('%')?;
                for digit in [byte >> 4, byte & 15] {
                    let digit = if digit < 10 {
                        b'0' + digit
                    } else {
                        b'A' + digit - 10
                    };
                    out.write_char(char::from(digit))?;
                }
            }
        }
    }
    Ok(())
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

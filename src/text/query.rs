//! Query strings: splitting, percent-decoding and encoding (WHATWG URL, application/x-www-form-urlencoded).

use std::fmt::{self, Write};

/// Returns the decoded pairs of a query, in order. A pair without `=` has an empty value.
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

/// Decodes percent-encoding. A `%` without two hexadecimal digits after it is kept, and bytes that
/// are not UTF-8 become U+FFFD.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_string();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        let pair = bytes.get(index + 1).zip(bytes.get(index + 2));
        let value = pair.and_then(|(high, low)| Some(hex_value(*high)? << 4 | hex_value(*low)?));
        match value {
            Some(value) if byte == b'%' => {
                decoded.push(value);
                index += 3;
            }
            _ => {
                decoded.push(byte);
                index += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// Percent-encodes `text` for a path segment or a query. Letters, digits and the marks that our own
/// values use are kept readable.
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

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

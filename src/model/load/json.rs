//! JSON parser (RFC 8259) that produces a tree of borrowed values, down to a given depth.
//!
//! It is small because it is part of the page: one tree type for all records, where serde with one
//! type per record took some 100 KB. `tests/it/json.rs` compares it with serde_json.

use crate::model::schema::HAS_DESCRIPTIONS;
use std::borrow::Cow;

/// Maximum nesting depth; no bundle needs more, and the stack allows it everywhere.
const MAX_DEPTH: usize = 120;

/// Depth limit for parsing a value completely.
pub const ALL_LEVELS: usize = MAX_DEPTH + 1;

/// A JSON value.
#[derive(Clone, Debug)]
pub enum Node<'a> {
    /// JSON text of a value below the requested depth; can be parsed separately.
    Raw(&'a str),
    Null,
    Bool(bool),
    /// As written.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
    /// A text with an unpaired surrogate, which is not a character, or an object with such a key.
    Broken,
}

impl<'a> Node<'a> {
    /// Returns the items of a list; `None` for another value.
    pub fn items(&self) -> Option<&[Node<'a>]> {
        let Node::List(items) = self else {
            return None;
        };
        Some(items)
    }

    /// Returns the fields of an object with their names, in the order of the text; `None` for another
    /// value.
    pub fn fields(&self) -> Option<&[(Cow<'a, str>, Node<'a>)]> {
        let Node::Object(fields) = self else {
            return None;
        };
        Some(fields)
    }
}

/// Syntax error of a JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Byte offset.
    pub at: usize,
    /// What is allowed there; empty in the page.
    expected: &'static str,
}

/// Expectation in errors about values nested deeper than [`MAX_DEPTH`].
const TOO_DEEP: &str = "values nested at most 120 levels deep";

impl SyntaxError {
    /// Returns a message with the expected and the found syntax, given the parsed text.
    pub fn describe(self, text: &str) -> String {
        let rest = text.get(self.at..).unwrap_or_default();
        if self.expected == TOO_DEEP {
            return ["values are nested too deep: expected ", self.expected].concat();
        }
        let found = match rest.chars().next() {
            None => "the end of the file".to_owned(),
            Some('\n') => "a line break".to_owned(),
            Some(found) if found.is_control() => {
                format!("the character U+{:04X}", u32::from(found))
            }
            Some(found) => format!("`{found}`"),
        };
        ["expected ", self.expected, ", found ", &found].concat()
    }
}

/// Parses a text that holds one value, `levels` deep; at 0 it is only validated.
///
/// # Errors
///
/// The first syntax error.
pub fn read(text: &str, levels: usize) -> Result<Node<'_>, SyntaxError> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
        expected: "",
    };
    let node = reader.value(levels);
    let at = reader.at;
    reader.space();
    match node {
        Some(node) if reader.at == text.len() => Ok(node),
        Some(_) => Err(SyntaxError {
            at: reader.at,
            expected: if HAS_DESCRIPTIONS {
                "the end of the file"
            } else {
                ""
            },
        }),
        None => Err(SyntaxError {
            at,
            expected: reader.expected,
        }),
    }
}

struct Reader<'a> {
    text: &'a str,
    /// Offset of the next byte.
    at: usize,
    depth: usize,
    /// Expectation of the last error.
    expected: &'static str,
}

impl<'a> Reader<'a> {
    /// Records the expected syntax and returns `None`.
    fn fail<T>(&mut self, expected: &'static str) -> Option<T> {
        if HAS_DESCRIPTIONS {
            self.expected = expected;
        }
        None
    }

    /// Returns the next byte; at the end 0, which is not valid in JSON.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Skips the next byte if it equals `byte`.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Returns the text parsed since `start`.
    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, levels: usize) -> Option<Node<'a>> {
        self.space();
        let start = self.at;
        let node = match self.peek() {
            b'{' | b'[' => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return self.fail(TOO_DEEP);
                }
                let node = if self.take(b'[') {
                    self.list(levels)
                } else {
                    self.object(levels)
                };
                self.depth -= 1;
                node?
            }
            b'"' => self.string()?.map_or(Node::Broken, Node::Text),
            b't' => self.literal("true", Node::Bool(true))?,
            b'f' => self.literal("false", Node::Bool(false))?,
            b'n' => self.literal("null", Node::Null)?,
            b'-' | b'0'..=b'9' => self.number()?,
            _ => return self.fail("a value"),
        };
        Some(match levels {
            0 => Node::Raw(self.since(start)),
            _ => node,
        })
    }

    fn literal(&mut self, word: &str, node: Node<'a>) -> Option<Node<'a>> {
        let found = self
            .text
            .as_bytes()
            .get(self.at..)?
            .starts_with(word.as_bytes());
        if !found {
            return self.fail("a value");
        }
        self.at += word.len();
        Some(node)
    }

    /// Parses the items of a list, after its bracket.
    fn list(&mut self, levels: usize) -> Option<Node<'a>> {
        let mut items = Vec::new();
        self.space();
        if self.take(b']') {
            return Some(Node::List(items));
        }
        loop {
            let item = self.value(levels.saturating_sub(1))?;
            if levels > 0 {
                items.push(item);
            }
            self.space();
            if !self.take(b',') {
                if !self.take(b']') {
                    return self.fail("`,` or `]`");
                }
                return Some(Node::List(items));
            }
        }
    }

    /// Parses the fields of an object, from its brace.
    fn object(&mut self, levels: usize) -> Option<Node<'a>> {
        let mut fields = Vec::new();
        let mut is_broken = false;
        self.at += 1;
        self.space();
        if self.take(b'}') {
            return Some(Node::Object(fields));
        }
        loop {
            self.space();
            if self.peek() != b'"' {
                return self.fail("a name in double quotes");
            }
            let key = self.string()?;
            self.space();
            if !self.take(b':') {
                return self.fail("`:`");
            }
            let value = self.value(levels.saturating_sub(1))?;
            match key {
                Some(key) if levels > 0 => fields.push((key, value)),
                Some(_) => {}
                None => is_broken = true,
            }
            self.space();
            if !self.take(b',') {
                if !self.take(b'}') {
                    return self.fail("`,` or `}`");
                }
                return Some(if is_broken {
                    Node::Broken
                } else {
                    Node::Object(fields)
                });
            }
        }
    }

    /// Parses a text from its quote; `Some(None)` if it has an unpaired surrogate.
    fn string(&mut self) -> Option<Option<Cow<'a, str>>> {
        self.at += 1;
        let start = self.at;
        // Unescaped text up to `from`; the rest needs no unescaping.
        let mut text = String::new();
        let mut from = start;
        let mut is_broken = false;
        loop {
            match self.peek() {
                b'"' => break,
                b'\\' => {
                    text.push_str(self.since(from));
                    self.at += 1;
                    match self.escape()? {
                        Some(found) => text.push(found),
                        None => is_broken = true,
                    }
                    from = self.at;
                }
                // Control characters and the end of the file.
                0..0x20 => return self.fail("the closing `\"` of a text"),
                _ => self.at += 1,
            }
        }
        let rest = self.since(from);
        self.at += 1;
        Some(if is_broken {
            None
        } else if from == start {
            Some(Cow::Borrowed(rest))
        } else {
            text.push_str(rest);
            Some(Cow::Owned(text))
        })
    }

    /// Parses an escape after its backslash; `Some(None)` for an unpaired surrogate.
    fn escape(&mut self) -> Option<Option<char>> {
        let found = self.peek();
        self.at += 1;
        Some(Some(match found {
            b'"' | b'\\' | b'/' => char::from(found),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut code = self.four_digits()?;
                // A high and a low surrogate encode a character of 20 bits, above 0x10000.
                if code & 0xfc00 == 0xd800 && self.take(b'\\') {
                    if !self.take(b'u') {
                        // Another escape: the surrogate is unpaired, and parsing continues after
                        // it.
                        return self.escape().map(|_| None);
                    }
                    let low = self.four_digits()?;
                    if low & 0xfc00 == 0xdc00 {
                        code = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
                    }
                }
                return Some(char::from_u32(code));
            }
            _ => {
                self.at -= 1;
                return self.fail("a character that may follow `\\`");
            }
        }))
    }

    fn four_digits(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = char::from(self.peek()).to_digit(16) else {
                return self.fail("a hexadecimal digit");
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        Some(code)
    }

    fn number(&mut self) -> Option<Node<'a>> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Some(Node::Number(self.since(start)))
    }

    /// Parses one or more digits.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        if self.at == start {
            return self.fail("a digit");
        }
        Some(())
    }
}

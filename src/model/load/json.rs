//! Reading JSON (RFC 8259) into a tree of borrowed values, as deep as it is asked for.
//!
//! The page carries this code, so it is small: one tree for every record, where types of their own
//! for serde took some 100 KB. `tests/it/json.rs` holds it to what serde_json takes and refuses.

use crate::model::schema::IN_WORDS;
use std::borrow::Cow;

/// Values may stand within each other this deep, which no bundle needs and every stack allows.
const DEEPEST: usize = 120;

/// Deep enough for every value.
pub const WHOLE: usize = DEEPEST + 1;

/// A value of the file.
#[derive(Clone, Debug)]
pub enum Node<'a> {
    /// A value deeper than was asked for, as it stands in the file: it can be read by itself.
    Piece(&'a str),
    Null,
    Flag(bool),
    /// As it is written.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
    /// A text with half of a surrogate pair, which is no character, or an object with such a key.
    Broken,
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The place in bytes.
    pub at: usize,
    /// What could be there; empty in the page.
    expected: &'static str,
}

/// What is said of values that are nested deeper than [`DEEPEST`].
const TOO_DEEP: &str = "values nested at most 120 levels deep";

impl SyntaxError {
    /// What was expected and what is there, of the text that was read.
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

/// Reads one value and nothing beside it, `levels` deep: at 0 it is only looked through.
///
/// # Errors
///
/// What is not JSON.
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
            expected: if IN_WORDS { "the end of the file" } else { "" },
        }),
        None => Err(SyntaxError {
            at,
            expected: reader.expected,
        }),
    }
}

struct Reader<'a> {
    text: &'a str,
    /// The byte to read next.
    at: usize,
    depth: usize,
    /// What the last fault was about.
    expected: &'static str,
}

impl<'a> Reader<'a> {
    /// Stops reading, because something else was expected.
    fn fail<T>(&mut self, expected: &'static str) -> Option<T> {
        if IN_WORDS {
            self.expected = expected;
        }
        None
    }

    /// The next byte; 0, which no JSON holds, at the end.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Passes over this byte, if it is the next.
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

    /// What was passed since `start`.
    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, levels: usize) -> Option<Node<'a>> {
        self.space();
        let start = self.at;
        let node = match self.peek() {
            b'{' | b'[' => {
                self.depth += 1;
                if self.depth > DEEPEST {
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
            b't' => self.word("true", Node::Flag(true))?,
            b'f' => self.word("false", Node::Flag(false))?,
            b'n' => self.word("null", Node::Null)?,
            b'-' | b'0'..=b'9' => self.number()?,
            _ => return self.fail("a value"),
        };
        Some(match levels {
            0 => Node::Piece(self.since(start)),
            _ => node,
        })
    }

    fn word(&mut self, word: &str, node: Node<'a>) -> Option<Node<'a>> {
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

    /// The items of a list, after its bracket.
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

    /// The fields of an object, from its brace.
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

    /// A text from its quote; `Some(None)` where it is not made of characters.
    fn string(&mut self) -> Option<Option<Cow<'a, str>>> {
        self.at += 1;
        let start = self.at;
        // What was unescaped, up to `from`; the rest stands in the file as it is.
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
                // Control characters, and the end of the file.
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

    /// What stands after a backslash; `Some(None)` for half of a surrogate pair.
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
                // A high surrogate and a low one make a character of 20 bits, above 0x10000.
                if code & 0xfc00 == 0xd800 && self.take(b'\\') {
                    if !self.take(b'u') {
                        // Another escape: half a pair, and the reader goes on behind it.
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

    /// One digit or more.
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

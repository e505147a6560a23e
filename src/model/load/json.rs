//! Reading JSON (RFC 8259) into a tree of borrowed values, as deep as it is asked for.
//!
//! The page carries this code, so it is small: one tree for every record, where types of their own
//! for serde took some 100 KB. `tests/it/wire.rs` holds it to what serde_json takes and refuses.

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

/// Reads one value and nothing beside it, `levels` deep: at 0 it is only looked through.
///
/// # Errors
///
/// The place, in bytes, of what is not JSON.
pub fn read(text: &str, levels: usize) -> Result<Node<'_>, usize> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
    };
    let node = reader.value(levels);
    reader.space();
    match node {
        Some(node) if reader.at == text.len() => Ok(node),
        _ => Err(reader.at),
    }
}

struct Reader<'a> {
    text: &'a str,
    /// The byte to read next.
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
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
                    return None;
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
            _ => self.number()?,
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
        self.at += if found { word.len() } else { 0 };
        found.then_some(node)
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
                return self.take(b']').then_some(Node::List(items));
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
            let key = self.string()?;
            self.space();
            if !self.take(b':') {
                return None;
            }
            let value = self.value(levels.saturating_sub(1))?;
            match key {
                Some(key) if levels > 0 => fields.push((key, value)),
                Some(_) => {}
                None => is_broken = true,
            }
            self.space();
            if !self.take(b',') {
                let node = if is_broken {
                    Node::Broken
                } else {
                    Node::Object(fields)
                };
                return self.take(b'}').then_some(node);
            }
        }
    }

    /// A text in quotes; `Some(None)` where it is not made of characters.
    fn string(&mut self) -> Option<Option<Cow<'a, str>>> {
        if !self.take(b'"') {
            return None;
        }
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
                0..0x20 => return None,
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
            _ => return None,
        }))
    }

    fn four_digits(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + char::from(self.peek()).to_digit(16)?;
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
        (self.at > start).then_some(())
    }
}

//! Each different token once, with a number.
//!
//! Flat lists, for a hundred thousand tokens in a page: the texts one after the other, and an open
//! table of their numbers. A map of strings would allocate each and carry its own machinery.

/// Marks a slot of the table that is free.
const FREE: u32 = u32::MAX;

/// The tokens by number, in the order in which they first came.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    texts: String,
    /// Where each text ends in `texts`.
    ends: Vec<u32>,
    /// Numbers, each at the place that its text hashes to, or the next free one. The length is a
    /// power of two and at least a third more than there are tokens.
    slots: Vec<u32>,
}

impl Table {
    /// The text of a token; empty for a number that none has.
    pub fn text(&self, number: usize) -> &str {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let from = number.checked_sub(1).map_or(0, end);
        self.texts.get(from..end(number)).unwrap_or_default()
    }

    /// The number of a token, which it gets now if it is new.
    pub fn number(&mut self, text: &str) -> usize {
        if self.slots.len() * 3 <= self.ends.len() * 4 {
            self.grow();
        }
        let slot = self.slot(text);
        match self.slots.get(slot) {
            Some(&known) if known != FREE => known as usize,
            _ => {
                let number = self.ends.len();
                self.texts.push_str(text);
                self.ends.push(self.texts.len() as u32);
                if let Some(free) = self.slots.get_mut(slot) {
                    *free = number as u32;
                }
                number
            }
        }
    }

    /// The bytes of memory that it holds.
    pub fn bytes(&self) -> usize {
        self.texts.capacity() + 4 * (self.ends.capacity() + self.slots.capacity())
    }

    /// Where the token is, or where it belongs.
    fn slot(&self, text: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(text) & mask;
        while let Some(&number) = self.slots.get(at) {
            if number == FREE || self.text(number as usize) == text {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let len = (self.slots.len() * 2).max(1024);
        self.slots.clear();
        self.slots.resize(len, FREE);
        for number in 0..self.ends.len() {
            let slot = self.slot(self.text(number));
            if let Some(free) = self.slots.get_mut(slot) {
                *free = number as u32;
            }
        }
    }
}

/// FNV-1a (Fowler, Noll and Vo), 32 bits, with its high bits brought down.
fn hash(text: &str) -> usize {
    let mut hash = 0x811C_9DC5_u32;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (hash ^ (hash >> 15)) as usize
}

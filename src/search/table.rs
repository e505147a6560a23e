//! String interner: each distinct token has a number.
//!
//! Uses flat lists, for a hundred thousand tokens in a page: the concatenated texts, and an
//! open-addressing table of their numbers. A map of strings would allocate each string and add its
//! own code to the program.

/// A free slot of the table.
const FREE: u32 = u32::MAX;

/// The tokens by number, in the order of their first occurrence.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    texts: String,
    /// The end of each text in `texts`.
    ends: Vec<u32>,
    /// Numbers, each in the slot of its text's hash, or the next free one. The length is a power of
    /// two and at least a third more than the number of tokens.
    slots: Vec<u32>,
}

impl Table {
    /// Returns the text of a token; empty for an unused number.
    pub fn text(&self, number: usize) -> &str {
        let end = |index: usize| self.ends.get(index).map_or(0, |end| *end as usize);
        let from = number.checked_sub(1).map_or(0, end);
        self.texts.get(from..end(number)).unwrap_or_default()
    }

    /// Returns the number of a token, which is added if it is new.
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

    /// Returns the memory used, bytes.
    pub fn bytes(&self) -> usize {
        self.texts.capacity() + 4 * (self.ends.capacity() + self.slots.capacity())
    }

    /// Returns the slot of a token, or the free slot to insert it.
    fn slot(&self, text: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut index = hash(text) & mask;
        while let Some(&number) = self.slots.get(index) {
            if number == FREE || self.text(number as usize) == text {
                break;
            }
            index = (index + 1) & mask;
        }
        index
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

/// FNV-1a (Fowler, Noll and Vo), 32 bits, with the high bits mixed into the low ones.
fn hash(text: &str) -> usize {
    let mut hash = 0x811C_9DC5_u32;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (hash ^ (hash >> 15)) as usize
}

//! A deterministic sequence of numbers from a text.

/// Numbers that depend on a text alone: SplitMix64 (Steele, Lea and Flood 2014), seeded with the
/// FNV-1a hash of the text.
pub struct Random(u64);

impl Random {
    /// Returns the sequence of a text.
    pub fn of(text: &str) -> Random {
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Random(hash)
    }

    /// Returns the next number below `limit`, which is not 0.
    pub fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mixed = mixed ^ (mixed >> 31);
        ((mixed >> 33) as u32).checked_rem(limit).unwrap_or(0)
    }

    /// Returns one of some numbers.
    pub fn one_of(&mut self, numbers: &[u32]) -> u32 {
        let index = self.below(numbers.len() as u32) as usize;
        numbers.get(index).copied().unwrap_or_default()
    }

    /// Returns the next number from `first` to `last`, in whole tenths.
    pub fn within(&mut self, first: f32, last: f32) -> f32 {
        let tenths = ((last - first) * 10.0 + 0.5) as u32;
        first + self.below(tenths + 1) as f32 / 10.0
    }
}

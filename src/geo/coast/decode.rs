//! Decoder for coast files, robust against any input.

use super::{Cell, CoastFault, HEADER, Shapes};

/// Decodes the shapes of a coast file. No input makes it panic, and allocations are bounded by a
/// small multiple of the input: a count is rejected if that many points cannot follow.
pub fn decode(bytes: &[u8]) -> Result<Shapes, CoastFault> {
    let (head, rest) = bytes
        .split_at_checked(HEADER.len())
        .ok_or(CoastFault::NotCoast)?;
    if let ([m0, m1, m2, m3, found], true) = (head, head != HEADER) {
        return Err(match [*m0, *m1, *m2, *m3] == *b"PBCO" {
            true => CoastFault::Version { found: *found },
            false => CoastFault::NotCoast,
        });
    }
    let mut parser = Parser {
        rest,
        length: bytes.len(),
    };
    let per_degree = parser.number()?;
    if per_degree < 1 || per_degree > u64::from(Shapes::FINEST) {
        return Err(CoastFault::Grid { at: parser.at() });
    }
    let ring_count = parser.number()?;
    let line_count = parser.number()?;
    let mut first: Cell = [0, 0];
    let cells = per_degree as i64;
    Ok(Shapes {
        per_degree: per_degree as u32,
        rings: parser.shapes(ring_count, 3, cells, &mut first)?,
        lines: {
            let lines = parser.shapes(line_count, 2, cells, &mut first)?;
            if !parser.rest.is_empty() {
                return Err(CoastFault::Trailing { at: parser.at() });
            }
            lines
        },
    })
}

/// Cursor over the remaining bytes; `length` is that of the whole file, for offsets.
struct Parser<'a> {
    rest: &'a [u8],
    length: usize,
}

impl Parser<'_> {
    /// Returns the offset of the next byte.
    fn at(&self) -> usize {
        self.length - self.rest.len()
    }

    /// Reads one LEB128 number of at most 64 bits.
    fn number(&mut self) -> Result<u64, CoastFault> {
        let mut number = 0_u64;
        let mut shift = 0;
        loop {
            let (&byte, rest) = self
                .rest
                .split_first()
                .ok_or(CoastFault::Short { at: self.at() })?;
            let bits = u64::from(byte & 0x7f);
            if shift > 63 || (bits << shift) >> shift != bits {
                return Err(CoastFault::Number { at: self.at() });
            }
            self.rest = rest;
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
            shift += 7;
        }
    }

    /// Reads a coordinate as a step from the previous one; its absolute value is at most `limit`.
    fn coordinate(&mut self, before: i32, limit: i64) -> Result<i32, CoastFault> {
        let zigzag = self.number()?;
        let step = (zigzag >> 1) as i64 ^ -((zigzag & 1) as i64);
        let sum = i64::from(before).saturating_add(step);
        if sum < -limit || sum > limit {
            return Err(CoastFault::OffEarth { at: self.at() });
        }
        // The largest limit, three turns on the finest grid, is far below 2³¹.
        Ok(sum as i32)
    }

    /// Reads `count` shapes of at least `fewest` points each.
    fn shapes(
        &mut self,
        count: u64,
        fewest: u64,
        per_degree: i64,
        first: &mut Cell,
    ) -> Result<Vec<Vec<Cell>>, CoastFault> {
        self.check_count(count, 1 + 2 * fewest)?;
        let mut shapes = Vec::with_capacity(count as usize);
        for _ in 0..count {
            let points = self.number()?;
            if points < fewest {
                return Err(CoastFault::TooFew { at: self.at() });
            }
            self.check_count(points, 2)?;
            let mut shape = Vec::with_capacity(points as usize);
            let mut point = *first;
            for _ in 0..points {
                point = [
                    self.coordinate(point[0], Shapes::LON_LIMIT_DEG * per_degree)?,
                    self.coordinate(point[1], 90 * per_degree)?,
                ];
                shape.push(point);
            }
            *first = shape.first().copied().unwrap_or(*first);
            shapes.push(shape);
        }
        Ok(shapes)
    }

    /// Rejects a count of items of at least `least` bytes each that the remaining bytes cannot
    /// hold.
    fn check_count(&self, count: u64, least: u64) -> Result<(), CoastFault> {
        if count > self.rest.len() as u64 / least {
            return Err(CoastFault::Short { at: self.length });
        }
        Ok(())
    }
}

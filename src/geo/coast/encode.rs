//! Encoder for coast files.

use super::{Cell, HEADER, Shapes};

/// Encodes a coast file. Shapes keep their order; shapes that violate the rules of [`Shapes`] yield
/// a file that [`super::decode`] rejects.
pub fn encode(shapes: &Shapes) -> Vec<u8> {
    let mut bytes = HEADER.to_vec();
    write_number(&mut bytes, u64::from(shapes.per_degree));
    write_number(&mut bytes, shapes.rings.len() as u64);
    write_number(&mut bytes, shapes.lines.len() as u64);
    let mut first: Cell = [0, 0];
    for shape in shapes.rings.iter().chain(&shapes.lines) {
        write_number(&mut bytes, shape.len() as u64);
        let mut before = first;
        for &point in shape {
            write_step(&mut bytes, before[0], point[0]);
            write_step(&mut bytes, before[1], point[1]);
            before = point;
        }
        first = shape.first().copied().unwrap_or(first);
    }
    bytes
}

/// Zigzag encoding: small steps in either direction become small numbers.
fn write_step(bytes: &mut Vec<u8>, from: i32, to: i32) {
    let step = i64::from(to) - i64::from(from);
    write_number(bytes, ((step << 1) ^ (step >> 63)) as u64);
}

/// LEB128: seven bits per byte, the low ones first.
fn write_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

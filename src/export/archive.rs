//! ZIP files (PKWARE's APPNOTE 6.3.3) without compression, which is how office documents travel.
//!
//! The same content gives the same bytes: every file in it bears the first day of the format.

/// A ZIP file with these files, in this order, each by its path.
///
/// ```
/// let bytes = pobratim::export::archive(&[("mimetype", b"text/plain")]);
/// assert!(bytes.starts_with(b"PK\x03\x04") && bytes[38..48] == *b"text/plain");
/// ```
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (path, content) in files {
        let start = length(bytes.len());
        let head = head(path, content);
        bytes.extend_from_slice(b"PK\x03\x04");
        bytes.extend_from_slice(&head);
        bytes.extend_from_slice(path.as_bytes());
        bytes.extend_from_slice(content);
        // The same head, with what made the file before it and its place behind it.
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&head);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&start.to_le_bytes());
        directory.extend_from_slice(path.as_bytes());
    }
    let start = length(bytes.len());
    // No office document has more files than fit into two bytes.
    let count = (files.len() as u16).to_le_bytes();
    bytes.extend_from_slice(&directory);
    bytes.extend_from_slice(b"PK\x05\x06\x00\x00\x00\x00");
    bytes.extend_from_slice(&count);
    bytes.extend_from_slice(&count);
    bytes.extend_from_slice(&length(directory.len()).to_le_bytes());
    bytes.extend_from_slice(&start.to_le_bytes());
    bytes.extend_from_slice(&[0, 0]);
    bytes
}

/// What the file's own header and the directory share: version, flags, method, time, sum, sizes.
fn head(path: &str, content: &[u8]) -> Vec<u8> {
    let mut head = Vec::new();
    // Version 2.0; names in UTF-8 (bit 11); stored; midnight of 1 January 1980.
    for number in [20_u16, 0x800, 0, 0, 0x21] {
        head.extend_from_slice(&number.to_le_bytes());
    }
    let size = length(content.len());
    for number in [checksum(content), size, size] {
        head.extend_from_slice(&number.to_le_bytes());
    }
    // Paths here are short.
    head.extend_from_slice(&(path.len() as u16).to_le_bytes());
    head.extend_from_slice(&[0, 0]);
    head
}

/// Sizes of office documents fit into four bytes.
fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// CRC-32 of ISO 3309, bit by bit: documents are small.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

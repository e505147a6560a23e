//! Writer of ZIP files (PKWARE's APPNOTE 6.3.3) without compression, for DOCX and ODT.
//!
//! The same content gives the same bytes: every file has the first day of the format as its date.

/// Returns a ZIP file with these files, each given by its path, in this order.
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
        let fields = header_fields(path, content);
        bytes.extend_from_slice(b"PK\x03\x04");
        bytes.extend_from_slice(&fields);
        bytes.extend_from_slice(path.as_bytes());
        bytes.extend_from_slice(content);
        // The directory repeats the header fields, preceded by the creator's version and followed
        // by the offset of the file.
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&fields);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&start.to_le_bytes());
        directory.extend_from_slice(path.as_bytes());
    }
    let start = length(bytes.len());
    // An office document has fewer than 65,536 files.
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

/// Returns the fields that the local header and the directory share: version, flags, method, time,
/// checksum, sizes.
fn header_fields(path: &str, content: &[u8]) -> Vec<u8> {
    let mut fields = Vec::new();
    // Version 2.0; names in UTF-8 (bit 11); stored; midnight of 1 January 1980.
    for number in [20_u16, 0x800, 0, 0, 0x21] {
        fields.extend_from_slice(&number.to_le_bytes());
    }
    let size = length(content.len());
    for number in [checksum(content), size, size] {
        fields.extend_from_slice(&number.to_le_bytes());
    }
    // Paths are shorter than 65,536 bytes.
    fields.extend_from_slice(&(path.len() as u16).to_le_bytes());
    fields.extend_from_slice(&[0, 0]);
    fields
}

/// Returns a length as the four bytes of the format; office documents are smaller than 4 GB.
fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Returns the CRC-32 (ISO 3309), computed bit by bit because documents are small.
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

//! Encodings of text files: declared by the user or a byte order mark, else detected.

#[cfg(feature = "cli")]
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
#[cfg(feature = "cli")]
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

#[cfg(feature = "cli")]
use super::diagnostic::Diagnostic;

/// A decoded text.
#[cfg(feature = "cli")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText {
    /// Without a byte order mark.
    pub text: String,
    /// The name of the encoding, as in the Encoding Standard: `UTF-8`, `windows-1251`.
    pub encoding: &'static str,
}

#[cfg(feature = "cli")]
impl DecodedText {
    /// Returns the note about the encoding; `None` for UTF-8 without a byte order mark, which needs no
    /// check.
    pub fn note(&self) -> Option<Diagnostic> {
        let is_plain = self.encoding == UTF_8.name();
        (!is_plain).then(|| Diagnostic::new("encoding_taken", &[("what", self.encoding)]))
    }
}

/// Decodes a file in the encoding with this label, else in that of its byte order mark, else in UTF-8 if
/// it is valid, else in the one that fits best. `country` is the code of the host's country, whose
/// encodings are preferred where several fit.
///
/// # Errors
///
/// An unknown label, and a file that the encoding does not fit.
#[cfg(feature = "cli")]
pub fn decode(bytes: &[u8], label: Option<&str>, country: &str) -> Result<DecodedText, Diagnostic> {
    let given = match label {
        Some(label) => Some(
            Encoding::for_label(label.trim().as_bytes())
                .ok_or_else(|| Diagnostic::new("unknown_encoding", &[("what", label)]))?,
        ),
        None => None,
    };
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = given.or(marked).unwrap_or_else(|| detect(bytes, country));
    let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
    // UTF-32, or a binary file.
    let is_text = !text.contains('\0');
    match is_text && !has_errors {
        true => Ok(DecodedText {
            text: text.into_owned(),
            encoding: encoding.name(),
        }),
        false => Err(Diagnostic::new(
            "bad_encoding",
            &[("what", encoding.name())],
        )),
    }
}

#[cfg(feature = "cli")]
fn detect(bytes: &[u8], country: &str) -> &'static Encoding {
    if is_iso_2022_jp(bytes) {
        return ISO_2022_JP;
    }
    if let Some(encoding) = utf_16(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let country = country.to_ascii_lowercase();
    let is_domain = country.bytes().all(|byte| byte.is_ascii_lowercase()) && !country.is_empty();
    let domain = is_domain.then_some(country.as_bytes());
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = |domain| detector.guess(domain, Utf8Detection::Deny);
    let found = guess(domain);
    if !found.is_single_byte() || is_plausible(&found.decode_without_bom_handling(bytes).0) {
        return found;
    }
    // The letters of the country make no words: perhaps it is a text in Chinese, Japanese or Korean.
    let others = [
        None,
        Some(&b"cn"[..]),
        Some(b"jp"),
        Some(b"kr"),
        Some(b"tw"),
    ];
    let mut others = others.into_iter().map(guess);
    let fits = |encoding: &&'static Encoding| {
        !encoding.is_single_byte() && !encoding.decode_without_bom_handling(bytes).1
    };
    others.find(fits).unwrap_or(found)
}

/// Whether the letters of a text other than English ones make words: no capital follows a small letter,
/// and signs are not between letters.
#[cfg(feature = "cli")]
fn is_plausible(text: &str) -> bool {
    let (mut letters, mut odd) = (0_usize, 0_usize);
    let (mut earlier, mut before) = (' ', ' ');
    for found in text.chars() {
        let is_foreign = !found.is_ascii() && found.is_alphabetic();
        let is_sign = |sign: char| {
            !sign.is_ascii() && !sign.is_alphanumeric() && !"«»„“”‘’–—…№·\u{a0}".contains(sign)
        };
        letters += usize::from(is_foreign);
        let is_flip = before.is_lowercase() && found.is_uppercase();
        odd += usize::from(is_foreign && (is_flip || is_sign(before)));
        odd += usize::from(is_sign(found) && before.is_alphabetic() && !before.is_ascii());
        let is_quote = "«»„“”".contains(before);
        odd += usize::from(is_quote && is_foreign && earlier.is_alphabetic());
        (earlier, before) = (before, found);
    }
    odd * 10 <= letters
}

/// Whether a file is in UTF-16, by its label, its byte order mark or its zero bytes.
#[cfg(feature = "cli")]
pub fn is_utf_16(bytes: &[u8], label: Option<&str>) -> bool {
    let given = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = given.or(marked).or_else(|| utf_16(bytes));
    encoding.is_some_and(|encoding| encoding == UTF_16LE || encoding == UTF_16BE)
}

/// Whether a file of seven bits switches to Japanese characters by an escape sequence.
#[cfg(feature = "cli")]
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let escapes = [&b"\x1b$B"[..], b"\x1b$@", b"\x1b(J"];
    bytes.is_ascii() && bytes.windows(3).any(|part| escapes.contains(&part))
}

/// Returns UTF-16 for a file without a byte order mark that has zero bytes mostly on one side of its
/// pairs: those of ASCII characters such as separators and line ends.
#[cfg(feature = "cli")]
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut zeros = [0_usize; 2];
    for pair in bytes.chunks_exact(2).take(4096) {
        for (count, byte) in zeros.iter_mut().zip(pair) {
            *count += usize::from(*byte == 0);
        }
    }
    match zeros {
        [high, low] if low > 4 * high => Some(UTF_16LE),
        [high, low] if high > 4 * low => Some(UTF_16BE),
        _ => None,
    }
}

/// Decodes bytes of a value that names its own encoding; UTF-8 for an unknown name.
#[cfg(feature = "cli")]
pub fn decode_labelled(bytes: &[u8], label: &str) -> String {
    let encoding = Encoding::for_label(label.trim().as_bytes()).unwrap_or(UTF_8);
    encoding.decode(bytes).0.into_owned()
}

/// Decodes bytes of a value: only UTF-8, because only the command has other encodings.
#[cfg(not(feature = "cli"))]
pub fn decode_labelled(bytes: &[u8], _: &str) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Returns a text in the composed form of Unicode (NFC), in which texts of a bundle are.
#[cfg(feature = "cli")]
pub fn composed(text: &str) -> std::borrow::Cow<'_, str> {
    use unicode_normalization::{UnicodeNormalization, is_nfc};
    match is_nfc(text) {
        true => std::borrow::Cow::Borrowed(text),
        false => std::borrow::Cow::Owned(text.nfc().collect()),
    }
}

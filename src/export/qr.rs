//! QR codes (ISO/IEC 18004) of URLs, for phones to scan from paper or a screen.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// Width of the empty margin around a code, modules (ISO/IEC 18004, 9.1).
const QUIET_ZONE: i32 = 4;

/// A code as a picture of dark squares on a light ground, each one unit wide.
///
/// ```
/// use pobratim::export::qr::Qr;
/// let code = Qr::of("https://khabarovsk.example/ru/programmes?list=new-names-apr-2021").unwrap();
/// assert_eq!(code.side, 33 + 2 * 4);
/// assert!(code.path.starts_with("M4 4h7v1h-7z"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Width and height including the margin, 29 to 185 units.
    pub side: i32,
    /// The dark squares as the data of an SVG path: a rectangle for each horizontal run.
    pub path: String,
}

impl Qr {
    /// Returns the smallest code for the text that is readable with 7 % of it damaged. `None` for
    /// more than the maximum of 2,953 bytes.
    pub fn of(text: &str) -> Option<Qr> {
        let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let run = (x..code.size()).take_while(|x| code.get_module(*x, y));
                let width = i32::try_from(run.count()).unwrap_or_default();
                if width > 0 {
                    let (left, top) = (x + QUIET_ZONE, y + QUIET_ZONE);
                    let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
                }
                x += width + 1;
            }
        }
        Some(Qr {
            side: code.size() + 2 * QUIET_ZONE,
            path,
        })
    }
}

//! CSS values from another site. Only values of the few forms below are accepted, so that none can
//! reference a file, end a rule, or set another property.

/// The longest colour, bytes.
const MAX_COLOUR_BYTES: usize = 64;
/// The longest list of fonts, bytes.
const MAX_FONT_BYTES: usize = 160;
/// The largest radius, px; a larger one makes no visible difference.
const MAX_RADIUS_PX: u32 = 48;

/// Colour functions with numeric arguments (CSS Color 4, section 4).
const FUNCTIONS: [&str; 9] = [
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch",
];
/// Keywords that are valid in place of a colour but are not colours.
const KEYWORDS_NOT_COLOURS: [&str; 6] = [
    "inherit",
    "initial",
    "unset",
    "revert",
    "revert-layer",
    "none",
];

/// A colour: `#a8321f`, `rebeccapurple`, `rgb(168 50 31 / 80%)`.
///
/// ```
/// use pobratim::embed::Colour;
/// assert_eq!(Colour::parse(" #A8321F ").map(|it| it.as_str().to_string()).as_deref(), Some("#a8321f"));
/// assert!(Colour::parse("oklch(60% 0.15 50)").is_some());
/// assert!(Colour::parse("url(//example.org/x)").is_none());
/// assert!(Colour::parse("red;background:blue").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colour(Box<str>);

impl Colour {
    /// Parses a colour. Whether a colour name exists is not checked.
    pub fn parse(text: &str) -> Option<Colour> {
        let text = text.trim();
        if text.len() > MAX_COLOUR_BYTES || !text.is_ascii() {
            return None;
        }
        let text = text.to_ascii_lowercase();
        let is_word = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
        let is_colour = if let Some(digits) = text.strip_prefix('#') {
            matches!(digits.len(), 3 | 4 | 6 | 8)
                && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        } else if let Some((name, inside)) = text.split_once('(') {
            let inside = inside.strip_suffix(')')?;
            let is_number = |byte: u8| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b" .,%/+-".contains(&byte)
            };
            FUNCTIONS.contains(&name) && inside.bytes().all(is_number)
        } else {
            (3..=24).contains(&text.len())
                && is_word(&text)
                && !KEYWORDS_NOT_COLOURS.contains(&&*text)
        };
        is_colour.then(|| Colour(text.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns red, green and blue, 0 to 255, of a colour of the form `#rrggbb`.
    fn bytes(&self) -> Option<[u8; 3]> {
        let digits = self.0.strip_prefix('#').filter(|it| it.len() == 6)?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some([red, green, blue])
    }
}

/// A corner radius: `0`, `6px`, `0.5rem`, at most 48 px.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Radius(Box<str>);

impl Radius {
    /// Parses a length in `px`, `em` or `rem`, with at most two decimals.
    pub fn parse(text: &str) -> Option<Radius> {
        let text = text.trim().to_ascii_lowercase();
        let number = text.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        let unit_px = match &text[number.len()..] {
            "px" => 1,
            "em" | "rem" => 16,
            "" if number == "0" => 1,
            _ => return None,
        };
        let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
        let is_digits = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        let fits = is_digits(whole, 2) && is_digits(part, 2);
        let whole_px = fits.then(|| whole.parse::<u32>().ok()).flatten()? * unit_px;
        (whole_px <= MAX_RADIUS_PX).then(|| Radius(text.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A list of font names, preferred first: `"Noto Sans", Georgia, serif`. It is stored re-quoted, so
/// that it contains only names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font(Box<str>);

/// Generic families, which must not be quoted (CSS Fonts 4, 3.1.3).
const GENERIC: [&str; 6] = [
    "serif",
    "sans-serif",
    "monospace",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
];

impl Font {
    /// Parses a list of names, quoted or bare. A name has letters of any script, digits, spaces,
    /// hyphens, dots and underscores.
    pub fn parse(text: &str) -> Option<Font> {
        if text.len() > MAX_FONT_BYTES {
            return None;
        }
        let mut list = String::new();
        for name in text.split(',') {
            let name = name.trim();
            let quote = name.chars().next().filter(|one| matches!(one, '"' | '\''));
            let name = match quote {
                Some(quote) => name.strip_prefix(quote)?.strip_suffix(quote)?.trim(),
                None => name,
            };
            let is_letter = |one: char| {
                one.is_ascii_alphanumeric()
                    || " -._".contains(one)
                    || matches!(one, '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{4ff}')
                    || matches!(one, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
            };
            if name.is_empty() || !name.chars().all(is_letter) {
                return None;
            }
            if !list.is_empty() {
                list.push_str(", ");
            }
            if GENERIC.contains(&name) {
                list.push_str(name);
            } else {
                list.push('"');
                list.push_str(name);
                list.push('"');
            }
        }
        Some(Font(list.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns the contrast ratio of two colours by WCAG 2.2, in tenths: 10 to 210. `None` unless both
/// are of the form `#rrggbb`.
///
/// ```
/// use pobratim::embed::{Colour, contrast_tenths};
/// let [black, white, grey] = ["#000000", "#ffffff", "#767676"].map(|it| Colour::parse(it).unwrap());
/// assert_eq!(contrast_tenths(&black, &white), Some(210));
/// assert_eq!(contrast_tenths(&white, &grey), Some(45));
/// ```
pub fn contrast_tenths(one: &Colour, other: &Colour) -> Option<u32> {
    let (one, other) = (luminance(one.bytes()?), luminance(other.bytes()?));
    let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
    Some((ratio * 10.0) as u32)
}

/// Returns the relative luminance, 0 to 1 (WCAG 2.2, “relative luminance”).
fn luminance([red, green, blue]: [u8; 3]) -> f64 {
    let linear = |byte: u8| {
        let value = f64::from(byte) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            power_2_4((value + 0.055) / 1.055)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// Returns `base` to the power 2.4, for 0 < `base` ≤ 1: the fifth root of its twelfth power, by
/// Newton's method. The power function of the standard library is larger than the code that needs
/// it.
fn power_2_4(base: f64) -> f64 {
    let square = base * base;
    let target = square * square * square;
    let target = target * target;
    let mut root = 1.0_f64;
    for _ in 0..40 {
        let fourth = root * root * root * root;
        root = 0.2 * (4.0 * root + target / fourth);
    }
    root
}

//! Values of a style sheet that another site hands in. Only what has one of the few forms below
//! goes further, so that none can name a file, close a rule, or reach for a property of ours.

/// Longer than this is no colour that anyone has typed.
const MOST_COLOUR: usize = 64;
/// The same for a list of fonts.
const MOST_FONT: usize = 160;
/// The largest radius, px: what is rounder is a circle already.
const MOST_RADIUS_PX: u32 = 48;

/// Functions that make a colour of numbers (CSS Color 4, section 4).
const FUNCTIONS: [&str; 9] = [
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch",
];
/// Words that stand in the place of a colour and are none.
const NOT_COLOURS: [&str; 6] = [
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
    /// Reads a colour; whether a browser knows the name of one is its own affair.
    pub fn parse(text: &str) -> Option<Colour> {
        let text = text.trim();
        if text.len() > MOST_COLOUR || !text.is_ascii() {
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
            (3..=24).contains(&text.len()) && is_word(&text) && !NOT_COLOURS.contains(&&*text)
        };
        is_colour.then(|| Colour(text.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Red, green and blue, 0 to 255, where the colour is written as `#rrggbb`.
    fn bytes(&self) -> Option<[u8; 3]> {
        let digits = self.0.strip_prefix('#').filter(|it| it.len() == 6)?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some([red, green, blue])
    }
}

/// How far a box's corners are rounded: `0`, `6px`, `0.5rem`, at most 48 px.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Radius(Box<str>);

impl Radius {
    /// Reads a length in `px`, `em` or `rem`, with at most two decimals.
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
        (whole_px <= MOST_RADIUS_PX).then(|| Radius(text.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Names of fonts, most wanted first: `"Noto Sans", Georgia, serif`. Kept as it would be written
/// by us, so that only names are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font(Box<str>);

/// Families that stand for one of the system's own and must not be quoted (CSS Fonts 4, 3.1.3).
const GENERIC: [&str; 6] = [
    "serif",
    "sans-serif",
    "monospace",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
];

impl Font {
    /// Reads a list of names, quoted or bare. A name has letters of any script, digits, spaces,
    /// hyphens, dots and underscores.
    pub fn parse(text: &str) -> Option<Font> {
        if text.len() > MOST_FONT {
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

/// The contrast of two colours as WCAG 2.2 counts it, in tenths: 10 to 210. `None` unless both are
/// written as `#rrggbb`.
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

/// The relative luminance, 0 to 1 (WCAG 2.2, “relative luminance”).
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

/// `base` to the power 2.4, for 0 < `base` ≤ 1: its twelfth power's fifth root, by Newton's steps.
/// The standard library's own power weighs more than the page that asks for it.
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

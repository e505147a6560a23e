//! How the map is drawn and where it looks, as a parameter: `globe`, `globe@48.462,135.097,1200`.

use std::fmt::{self, Write};

use crate::geo::LonLat;
use crate::map::Mode;

/// The parameter `map`: the mode, and after `@` where it looks, if the reader has moved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapParam {
    pub mode: Mode,
    pub look: Option<Look>,
}

/// The place in the middle of the map and how much is seen: latitude, longitude, and the kilometres
/// that the shorter side of the picture spans, so that a link says the same on any screen. Kept in
/// thousandths, finer than a pixel of the closest view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    lat: i32,
    lon: i32,
    across: i32,
}

impl Look {
    /// The nearest look that an address can hold; `km` from 0.1 to 50,000.
    pub fn new(place: LonLat, km: f64) -> Look {
        let thousandths = |number: f64| (number * 1000.0).round() as i32;
        Look {
            lat: thousandths(place.lat_deg()),
            lon: thousandths(place.lon_deg()),
            // Metres would only make the address longer.
            across: (km * 10.0).round().clamp(1.0, 500_000.0) as i32 * 100,
        }
    }

    /// The place in the middle.
    pub fn place(self) -> Option<LonLat> {
        LonLat::new(f64::from(self.lon) / 1000.0, f64::from(self.lat) / 1000.0).ok()
    }

    /// How much the shorter side of the picture spans, km.
    pub fn km(self) -> f64 {
        f64::from(self.across) / 1000.0
    }

    fn parse(text: &str) -> Option<Look> {
        let mut numbers = text.split(',').map(thousandths);
        let look = Look {
            lat: numbers.next()??,
            lon: numbers.next()??,
            across: numbers.next()??,
        };
        let fits = (100..=50_000_000).contains(&look.across) && look.place().is_some();
        (fits && numbers.next().is_none()).then_some(look)
    }
}

impl MapParam {
    /// Reads a parameter; a mode whose look makes no sense is still a mode.
    pub fn parse(text: &str) -> Option<MapParam> {
        let (mode, look) = match text.split_once('@') {
            Some((mode, look)) => (mode, Look::parse(look)),
            None => (text, None),
        };
        Mode::from_code(mode).map(|mode| MapParam { mode, look })
    }
}

impl fmt::Display for MapParam {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.mode.code())?;
        if let Some(Look { lat, lon, across }) = self.look {
            for (mark, number) in [('@', lat), (',', lon), (',', across)] {
                out.write_char(mark)?;
                write_thousandths(number, out)?;
            }
        }
        Ok(())
    }
}

/// A number of at most three decimals: `-12`, `48.46`. Read by hand, because the standard reader of
/// floating-point numbers weighs more in a page than the whole map parameter.
fn thousandths(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let fits = (1..=5).contains(&whole.len()) && part.len() <= 3;
    let mut number = 0;
    for place in 0..whole.len() + 3 {
        let digit = match (whole.as_bytes().get(place), place.checked_sub(whole.len())) {
            (Some(digit), _) => *digit,
            (None, Some(place)) => part.as_bytes().get(place).copied().unwrap_or(b'0'),
            _ => b'0',
        };
        if !fits || !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + i32::from(digit - b'0');
    }
    Some(sign * number)
}

fn write_thousandths(number: i32, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    if number < 0 {
        out.write_char('-')?;
    }
    let number = number.unsigned_abs();
    write!(out, "{}", number / 1000)?;
    let mut rest = number % 1000;
    if rest > 0 {
        out.write_char('.')?;
    }
    while rest > 0 {
        out.write_char(char::from(b'0' + (rest / 100) as u8))?;
        rest = rest % 100 * 10;
    }
    Ok(())
}

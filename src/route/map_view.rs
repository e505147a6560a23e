//! The map's mode and camera position as a parameter: `globe`, `globe@48.462,135.097,1200`.

use std::fmt::{self, Write};

use crate::geo::LonLat;
use crate::map::Mode;

/// The parameter `map`: the mode and, after `@`, the camera position, if the reader has moved the
/// map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapParam {
    pub mode: Mode,
    pub view: Option<MapView>,
}

/// A camera position: latitude and longitude of the centre, and the kilometres that the shorter
/// side of the map spans, so that a link shows the same area on any screen. Stored in thousandths
/// of degrees and kilometres, finer than a pixel at the closest zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapView {
    lat: i32,
    lon: i32,
    span_m: i32,
}

impl MapView {
    /// Creates the nearest position that can be written to an address; `km` from 0.1 to 50,000.
    pub fn new(place: LonLat, km: f64) -> MapView {
        let thousandths = |number: f64| (number * 1000.0).round() as i32;
        MapView {
            lat: thousandths(place.lat_deg()),
            lon: thousandths(place.lon_deg()),
            // Rounded to 100 m, which keeps the address short.
            span_m: (km * 10.0).round().clamp(1.0, 500_000.0) as i32 * 100,
        }
    }

    /// Returns the place in the centre.
    pub fn centre(self) -> Option<LonLat> {
        LonLat::new(f64::from(self.lon) / 1000.0, f64::from(self.lat) / 1000.0).ok()
    }

    /// Returns the kilometres that the shorter side of the map spans.
    pub fn km(self) -> f64 {
        f64::from(self.span_m) / 1000.0
    }

    fn parse(text: &str) -> Option<MapView> {
        let mut numbers = text.split(',').map(thousandths);
        let view = MapView {
            lat: numbers.next()??,
            lon: numbers.next()??,
            span_m: numbers.next()??,
        };
        let fits = (100..=50_000_000).contains(&view.span_m) && view.centre().is_some();
        (fits && numbers.next().is_none()).then_some(view)
    }
}

impl MapParam {
    /// Parses the parameter; an invalid position is ignored.
    pub fn parse(text: &str) -> Option<MapParam> {
        let (mode, view) = match text.split_once('@') {
            Some((mode, view)) => (mode, MapView::parse(view)),
            None => (text, None),
        };
        Mode::from_code(mode).map(|mode| MapParam { mode, view })
    }
}

impl fmt::Display for MapParam {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.mode.code())?;
        if let Some(MapView { lat, lon, span_m }) = self.view {
            for (mark, number) in [('@', lat), (',', lon), (',', span_m)] {
                out.write_char(mark)?;
                write_thousandths(number, out)?;
            }
        }
        Ok(())
    }
}

/// Parses a number with at most three decimals: `-12`, `48.46`. The parser for floating-point
/// numbers of the standard library is larger than the code of the whole parameter.
fn thousandths(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let fits = (1..=5).contains(&whole.len()) && part.len() <= 3;
    let mut number = 0;
    for index in 0..whole.len() + 3 {
        let digit = match (whole.as_bytes().get(index), index.checked_sub(whole.len())) {
            (Some(digit), _) => *digit,
            (None, Some(decimal)) => part.as_bytes().get(decimal).copied().unwrap_or(b'0'),
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

//! Longitude and latitude.

use std::fmt;

use super::Unit;

/// A place on earth: longitude −180 to 180 degrees east, latitude −90 to 90 degrees north.
///
/// ```
/// use pobratim::geo::{LonLat, LonLatFault};
/// let khabarovsk = LonLat::new(135.0971, 48.462).unwrap();
/// assert_eq!(khabarovsk.lat_deg(), 48.462);
/// assert_eq!(LonLat::new(48.462, 135.0971), Err(LonLatFault::Latitude));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    lon_deg: f64,
    lat_deg: f64,
}

/// Error from a longitude or latitude out of range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LonLatFault {
    /// The longitude is not a number from −180 to 180.
    Longitude,
    /// The latitude is not a number from −90 to 90.
    Latitude,
}

impl LonLat {
    /// Creates a place from degrees east and north; the longitude comes first, as in the type's
    /// name.
    pub fn new(lon_deg: f64, lat_deg: f64) -> Result<LonLat, LonLatFault> {
        // `contains` is false for NaN, so NaN is rejected.
        if !(-180.0..=180.0).contains(&lon_deg) {
            Err(LonLatFault::Longitude)
        } else if !(-90.0..=90.0).contains(&lat_deg) {
            Err(LonLatFault::Latitude)
        } else {
            Ok(LonLat { lon_deg, lat_deg })
        }
    }

    /// Returns the longitude in degrees east, −180 to 180.
    pub const fn lon_deg(self) -> f64 {
        self.lon_deg
    }

    /// Returns the latitude in degrees north, −90 to 90.
    pub const fn lat_deg(self) -> f64 {
        self.lat_deg
    }

    /// Returns the unit vector of this place; see [`Unit`] for the axes.
    pub fn unit(self) -> Unit {
        Unit::from_degrees(self.lon_deg, self.lat_deg)
    }

    /// Returns the place in the direction of a unit vector. At the poles the longitude is
    /// arbitrary.
    pub fn from_unit(unit: Unit) -> LonLat {
        LonLat {
            lon_deg: unit.y.atan2(unit.x).to_degrees(),
            lat_deg: unit.z.atan2(unit.x.hypot(unit.y)).to_degrees(),
        }
    }
}

impl LonLatFault {
    /// Returns the stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            LonLatFault::Longitude => "longitude-range",
            LonLatFault::Latitude => "latitude-range",
        }
    }
}

impl fmt::Display for LonLatFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LonLatFault::Longitude => "the longitude must be a number from -180 to 180",
            LonLatFault::Latitude => "the latitude must be a number from -90 to 90",
        })
    }
}

impl std::error::Error for LonLatFault {}

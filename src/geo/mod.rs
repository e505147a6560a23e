//! Spherical geometry: places, distances and bearings, azimuthal projections, and the coastline.
//!
//! The earth is a sphere of [`EARTH_RADIUS_KM`]. Distances are accurate to 0.6 %, which is below
//! what a map of sister cities can show. Angles are radians and end in `_rad`, but longitudes,
//! latitudes and bearings are degrees.

mod azimuthal;
pub mod coast;
mod great_circle;
mod lonlat;
mod octant;
mod radial;
mod rotation;
pub mod simplify;
mod sphere;
pub mod topology;
mod trig;
mod unit;

pub use azimuthal::Azimuthal;
pub use coast::Coast;
pub use great_circle::between;
pub use lonlat::{LonLat, LonLatFault};
pub use octant::Octant;
pub use radial::Radial;
pub use rotation::Rotation;
pub use sphere::{EARTH_RADIUS_KM, angle_rad, bearing_deg, distance_km, km_from_rad, rad_from_km};
pub use trig::sin_cos;
pub use unit::Unit;

//! GeoJSON (RFC 7946): cities as points, current ties as lines from the host.
//!
//! A line that crosses the antimeridian is split there (section 3.1.9), and follows the great
//! circle, so that maps draw the shortest way.

use super::json::{Json, Object};
use crate::geo::{LonLat, angle_rad, between};
use crate::model::{Bundle, City, CityIx, Tie};
use crate::text::Localized;

/// Maximum distance between the points of a line, radians: 2°, some 220 km.
const STEP_RAD: f64 = 0.035;

/// Returns the feature collection of a bundle.
pub fn geojson(bundle: &Bundle) -> String {
    let mut features = vec![point(bundle, &bundle.host, None)];
    for index in (0..bundle.cities.len()).filter_map(CityIx::new) {
        let city = bundle.city(index);
        features.push(point(bundle, city, city.current_tie()));
        if let Some(tie) = city.current_tie() {
            features.push(line(bundle, city, tie));
        }
    }
    let collection = Object::default()
        .text("type", "FeatureCollection")
        .field("features", Json::list(features));
    [collection.build().as_str(), "\n"].concat()
}

fn point(bundle: &Bundle, city: &City, tie: Option<&Tie>) -> Json {
    let geometry = Object::default()
        .text("type", "Point")
        .field("coordinates", position(city.position));
    let is_host = *city.id == *bundle.host.id;
    let properties = Object::default()
        .text("id", &city.id)
        .field("name", names(&city.name))
        .text("country", city.country.as_str())
        .text("time_zone", &city.zone)
        .field_if("host", is_host.then(|| Json::boolean(true)));
    let properties = match tie {
        Some(tie) => with_tie(properties, tie),
        None => properties,
    };
    feature(&city.id, geometry.build(), properties.build())
}

fn line(bundle: &Bundle, city: &City, tie: &Tie) -> Json {
    let lines = great_circle(bundle.host.position, city.position);
    let lines = lines
        .into_iter()
        .map(|line| Json::list(line.into_iter().map(position)));
    let geometry = Object::default()
        .text("type", "MultiLineString")
        .field("coordinates", Json::list(lines));
    let properties = Object::default()
        .text("from", &bundle.host.id)
        .text("to", &city.id);
    let id = ["tie-", &city.id].concat();
    feature(&id, geometry.build(), with_tie(properties, tie).build())
}

fn with_tie(properties: Object, tie: &Tie) -> Object {
    let since = tie.since.map_or(String::new(), |since| since.to_string());
    properties
        .text("tie", tie.kind.code())
        .text("tie_status", tie.status.code())
        .text("tie_since", &since)
        .text("tie_as_of", &tie.as_of.to_string())
        .text("tie_basis", tie.basis.code())
}

fn feature(id: &str, geometry: Json, properties: Json) -> Json {
    Object::default()
        .text("type", "Feature")
        .text("id", id)
        .field("geometry", geometry)
        .field("properties", properties)
        .build()
}

fn names(text: &Localized) -> Json {
    let names = text.iter();
    let names = names.fold(Object::default(), |names, found| {
        names.text(found.lang.code(), found.text)
    });
    names.build()
}

/// Returns a position with four decimals, some ten metres.
fn position(at: LonLat) -> Json {
    let degrees = |degrees: f64| Json::number(format!("{degrees:.4}"));
    Json::list([degrees(at.lon_deg()), degrees(at.lat_deg())])
}

/// Returns the great circle between two positions, in pieces that do not cross the antimeridian.
fn great_circle(from: LonLat, to: LonLat) -> Vec<Vec<LonLat>> {
    let steps = (angle_rad(from.unit(), to.unit()) / STEP_RAD)
        .ceil()
        .max(1.0);
    let mut lines = vec![vec![from]];
    let mut last = from;
    for step in 1..=steps as u32 {
        let next = match step == steps as u32 {
            true => to,
            false => between(from, to, f64::from(step) / steps),
        };
        if let Some((here, there)) = antimeridian_crossing(last, next) {
            push(&mut lines, here);
            lines.push(vec![there]);
        }
        push(&mut lines, next);
        last = next;
    }
    lines
}

fn push(lines: &mut [Vec<LonLat>], at: LonLat) {
    if let Some(line) = lines.last_mut() {
        line.push(at);
    }
}

/// Returns where a short segment crosses the antimeridian, with the longitude of either side;
/// `None` if it does not cross.
fn antimeridian_crossing(from: LonLat, to: LonLat) -> Option<(LonLat, LonLat)> {
    if (from.lon_deg() - to.lon_deg()).abs() <= 180.0 {
        return None;
    }
    let side = 180.0_f64.copysign(from.lon_deg());
    let unwrapped = |lon_deg: f64| {
        if lon_deg < 0.0 {
            lon_deg + 360.0
        } else {
            lon_deg
        }
    };
    let (a, b) = (unwrapped(from.lon_deg()), unwrapped(to.lon_deg()));
    // Segments are so short that linear interpolation is exact enough.
    let fraction = if (b - a).abs() < 1e-9 {
        0.5
    } else {
        (180.0 - a) / (b - a)
    };
    let lat_deg = from.lat_deg() + (to.lat_deg() - from.lat_deg()) * fraction;
    Some((
        LonLat::new(side, lat_deg).ok()?,
        LonLat::new(-side, lat_deg).ok()?,
    ))
}

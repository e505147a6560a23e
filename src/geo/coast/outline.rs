//! The coast as the map draws it: unit vectors, and a bounding cap for each shape.

use super::{Cell, CoastFault, Shapes, decode};
use crate::geo::{Unit, angle_rad};

/// A decoded coast. Points are in single precision: accurate to half a metre.
///
/// ```
/// use pobratim::geo::Coast;
/// use pobratim::geo::coast::{Shapes, encode};
/// let island = vec![[14210, 4300], [14220, 4300], [14215, 4310]];
/// let file = encode(&Shapes { per_degree: 100, rings: vec![island], lines: vec![] });
/// let coast = Coast::from_bytes(&file).unwrap();
/// assert_eq!(coast.rings().count(), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Coast {
    rings: Vec<Outline>,
    lines: Vec<Outline>,
}

/// A shape and its bounding cap.
#[derive(Clone, Debug)]
pub struct Outline {
    points: Box<[[f32; 3]]>,
    pub cap: Cap,
}

/// A spherical cap.
#[derive(Clone, Copy, Debug)]
pub struct Cap {
    pub centre: Unit,
    pub radius_rad: f64,
}

impl Coast {
    /// Decodes a coast file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Coast, CoastFault> {
        decode(bytes).map(|shapes| Coast::from_shapes(&shapes))
    }

    /// Creates a coast from shapes on their grid.
    pub fn from_shapes(shapes: &Shapes) -> Coast {
        let outlines = |cells: &[Vec<Cell>]| {
            cells
                .iter()
                .map(|shape| Outline::new(shape, shapes.per_degree))
                .collect()
        };
        Coast {
            rings: outlines(&shapes.rings),
            lines: outlines(&shapes.lines),
        }
    }

    /// Returns the closed outlines of land.
    pub fn rings(&self) -> impl Iterator<Item = &Outline> {
        self.rings.iter()
    }

    /// Returns the open lines of water.
    pub fn lines(&self) -> impl Iterator<Item = &Outline> {
        self.lines.iter()
    }
}

impl Outline {
    fn new(cells: &[Cell], per_degree: u32) -> Outline {
        let degree = 1.0 / f64::from(per_degree);
        let point = |&[lon, lat]: &Cell| {
            let unit = Unit::from_degrees(f64::from(lon) * degree, f64::from(lat) * degree);
            [unit.x as f32, unit.y as f32, unit.z as f32]
        };
        let points: Box<[[f32; 3]]> = cells.iter().map(point).collect();
        let cap = Cap::enclosing(points.iter().map(|&point| unit_from(point)));
        Outline { points, cap }
    }

    /// Returns the points of the shape in order.
    pub fn points(&self) -> impl DoubleEndedIterator<Item = Unit> + Clone {
        self.points.iter().map(|&point| unit_from(point))
    }
}

impl Cap {
    /// Returns a cap that contains the points, centred on their mean direction. Where the mean is
    /// undefined, as for a ring around the equator, it is the whole sphere.
    fn enclosing(points: impl Iterator<Item = Unit> + Clone) -> Cap {
        let zero = Unit {
            x: 0.0,
            y: 0.0,
            z: 0.0,
        };
        match points
            .clone()
            .fold(zero, |sum, point| sum.combine(1.0, point, 1.0))
            .direction()
        {
            Some(centre) => {
                let radius_rad = points
                    .map(|point| angle_rad(centre, point))
                    .fold(0.0, f64::max);
                Cap { centre, radius_rad }
            }
            None => Cap {
                centre: Unit {
                    x: 0.0,
                    y: 0.0,
                    z: 1.0,
                },
                radius_rad: std::f64::consts::PI,
            },
        }
    }
}

fn unit_from([x, y, z]: [f32; 3]) -> Unit {
    Unit {
        x: f64::from(x),
        y: f64::from(y),
        z: f64::from(z),
    }
}

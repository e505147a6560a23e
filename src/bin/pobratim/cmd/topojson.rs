//! The TopoJSON file: just what the coast needs of it.

use std::collections::BTreeMap;

use pobratim::geo::topology::Arcs;
use serde::Deserialize;

/// A topology with a grid, as public atlases have it.
#[derive(Deserialize)]
pub struct Topology {
    transform: Transform,
    arcs: Vec<Vec<[i64; 2]>>,
    objects: BTreeMap<String, Geometry>,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

/// A shape by the indices of its arcs; kinds that no coast is made of are read as `Other`.
#[derive(Deserialize)]
#[serde(tag = "type")]
pub enum Geometry {
    #[serde(rename = "GeometryCollection")]
    Collection {
        geometries: Vec<Geometry>,
    },
    Polygon {
        arcs: Vec<Vec<i64>>,
    },
    MultiPolygon {
        arcs: Vec<Vec<Vec<i64>>>,
    },
    LineString {
        arcs: Vec<i64>,
    },
    MultiLineString {
        arcs: Vec<Vec<i64>>,
    },
    #[serde(other)]
    Other,
}

impl Topology {
    /// The arcs and the object of this name.
    pub fn open(mut self, name: &str) -> Option<(Arcs, Geometry)> {
        let object = self.objects.remove(name)?;
        let Transform { scale, translate } = self.transform;
        Some((
            Arcs {
                scale,
                translate,
                arcs: self.arcs,
            },
            object,
        ))
    }
}

impl Geometry {
    /// The arcs of every ring in it, outer and inner alike.
    pub fn rings(&self) -> Vec<&[i64]> {
        match self {
            Geometry::Collection { geometries } => {
                geometries.iter().flat_map(Geometry::rings).collect()
            }
            Geometry::Polygon { arcs } => arcs.iter().map(Vec::as_slice).collect(),
            Geometry::MultiPolygon { arcs } => arcs.iter().flatten().map(Vec::as_slice).collect(),
            Geometry::LineString { .. } | Geometry::MultiLineString { .. } | Geometry::Other => {
                Vec::new()
            }
        }
    }

    /// The arcs of every open line in it.
    pub fn lines(&self) -> Vec<&[i64]> {
        match self {
            Geometry::Collection { geometries } => {
                geometries.iter().flat_map(Geometry::lines).collect()
            }
            Geometry::LineString { arcs } => vec![arcs],
            Geometry::MultiLineString { arcs } => arcs.iter().map(Vec::as_slice).collect(),
            Geometry::Polygon { .. } | Geometry::MultiPolygon { .. } | Geometry::Other => {
                Vec::new()
            }
        }
    }
}

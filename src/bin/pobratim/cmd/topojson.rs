//! The part of TopoJSON that coasts need.

use std::collections::BTreeMap;

use pobratim::geo::topology::Arcs;
use serde::Deserialize;

/// A quantised topology, as public atlases have it.
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

/// A geometry by the indices of its arcs; types that no coast needs are read as `Other`.
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
    /// Returns the arcs and the object of this name.
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
    /// Returns the arcs of every ring, outer and inner.
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

    /// Returns the arcs of every line.
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

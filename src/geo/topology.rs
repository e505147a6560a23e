//! Joins the arcs of TopoJSON to rings and lines.
//!
//! In a topology, shapes share their arcs. A shape lists the indices of its arcs, a reversed arc as
//! its ones' complement (TopoJSON Format Specification 1.0, sections 2.1.3, 2.1.4). This module
//! works on numbers; the caller parses the JSON.

use std::fmt;

/// The arcs of a topology. Each is an absolute position followed by relative steps, on the grid of
/// `scale` degrees from `translate`.
pub struct Arcs {
    pub scale: [f64; 2],
    pub translate: [f64; 2],
    pub arcs: Vec<Vec<[i64; 2]>>,
}

/// Error from a shape of a topology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopologyFault {
    /// A shape refers to a missing arc.
    NoArc { index: i64 },
    /// An arc does not begin where the one before it ends.
    Gap { index: i64 },
}

impl Arcs {
    /// Returns the points of a shape, in degrees east and north, without repeating the joints. A
    /// ring's first point is repeated at its end, as in the topology.
    ///
    /// ```
    /// use pobratim::geo::topology::Arcs;
    /// let arcs = Arcs {
    ///     scale: [0.5, 0.5],
    ///     translate: [10.0, 20.0],
    ///     arcs: vec![vec![[0, 0], [2, 0]], vec![[0, 0], [0, 2], [2, -2]]],
    /// };
    /// let ring = arcs.points(&[0, !1]).unwrap();
    /// assert_eq!(ring, [[10.0, 20.0], [11.0, 20.0], [10.0, 21.0], [10.0, 20.0]]);
    /// ```
    pub fn points(&self, indices: &[i64]) -> Result<Vec<[f64; 2]>, TopologyFault> {
        let mut cells: Vec<[i64; 2]> = Vec::new();
        for &index in indices {
            let position = usize::try_from(if index < 0 { !index } else { index });
            let arc = position.ok().and_then(|position| self.arcs.get(position));
            let mut run = absolute(arc.ok_or(TopologyFault::NoArc { index })?);
            if index < 0 {
                run.reverse();
            }
            if let Some(joint) = cells.pop()
                && run.first() != Some(&joint)
            {
                return Err(TopologyFault::Gap { index });
            }
            cells.append(&mut run);
        }
        let degrees = |cell: [i64; 2]| {
            [0, 1].map(|axis| cell[axis] as f64 * self.scale[axis] + self.translate[axis])
        };
        Ok(cells.into_iter().map(degrees).collect())
    }
}

/// Returns absolute positions from relative steps.
fn absolute(steps: &[[i64; 2]]) -> Vec<[i64; 2]> {
    let mut at = [0_i64, 0];
    let walk = |step: &[i64; 2]| {
        at = [at[0].saturating_add(step[0]), at[1].saturating_add(step[1])];
        at
    };
    steps.iter().map(walk).collect()
}

/// Returns the same points with longitudes that continue past ±180° instead of jumping by a turn,
/// so that neighbours are never more than half a turn from each other.
pub fn unwrapped(points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut before: Option<f64> = None;
    let step = |&[lon, lat]: &[f64; 2]| {
        let run_on = before.map_or(lon, |before| lon - 360.0 * ((lon - before) / 360.0).round());
        before = Some(run_on);
        [run_on, lat]
    };
    points.iter().map(step).collect()
}

impl TopologyFault {
    /// Returns the stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            TopologyFault::NoArc { .. } => "topology-no-arc",
            TopologyFault::Gap { .. } => "topology-gap",
        }
    }
}

impl fmt::Display for TopologyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TopologyFault::NoArc { index } => write!(f, "there is no arc `{index}`"),
            TopologyFault::Gap { index } => {
                write!(
                    f,
                    "arc `{index}` does not begin where the arc before it ends"
                )
            }
        }
    }
}

impl std::error::Error for TopologyFault {}

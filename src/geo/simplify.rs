//! Line simplification on the sphere by the method of Visvalingam.
//!
//! Points are removed in the order of the area of the triangle that each forms with its neighbours,
//! the smallest first (Visvalingam and Whyatt, *Line generalisation by repeated elimination of
//! points*, 1993). The threshold may depend on the location, so that a coast can be fine near some
//! places and coarse elsewhere.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::{EARTH_RADIUS_KM, Unit};

/// Returns the area of the triangle between three directions in km². The formula of Eriksson (*On
/// the measure of solid angles*, 1990) needs no angles and is exact for slivers.
pub fn triangle_km2(a: Unit, b: Unit, c: Unit) -> f64 {
    // Uses edges instead of points, since the coordinates of neighbouring points differ in few
    // digits.
    let (ab, ac) = (b.combine(1.0, a, -1.0), c.combine(1.0, a, -1.0));
    let volume = a.dot(ab.cross(ac)).abs();
    let half = volume.atan2(1.0 + a.dot(b) + b.dot(c) + c.dot(a));
    2.0 * half * EARTH_RADIUS_KM * EARTH_RADIUS_KM
}

/// Returns the area enclosed by a ring in km²: that of the smaller side.
pub fn ring_km2(ring: &[Unit]) -> f64 {
    let zero = Unit {
        x: 0.0,
        y: 0.0,
        z: 0.0,
    };
    let sum = ring
        .iter()
        .fold(zero, |sum, point| sum.combine(1.0, *point, 1.0));
    let Some(apex) = sum.direction() else {
        return 0.0;
    };
    let next = ring.iter().cycle().skip(1);
    let triangles = ring.iter().zip(next).map(|(&a, &b)| {
        let (to_a, to_b) = (a.combine(1.0, apex, -1.0), b.combine(1.0, apex, -1.0));
        let sign = apex.dot(to_a.cross(to_b));
        triangle_km2(apex, a, b).copysign(sign)
    });
    triangles.sum::<f64>().abs()
}

/// Returns the indices of the points that are kept, ascending. `least_km2` is the threshold area at
/// a point. A ring keeps at least three points, a line its two ends.
///
/// ```
/// use pobratim::geo::{Unit, simplify::kept};
/// let line: Vec<Unit> =
///     [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0)].map(|(lon, lat)| Unit::from_degrees(lon, lat)).into();
/// assert_eq!(kept(&line, false, |_| 1000.0), [0, 2]);
/// assert_eq!(kept(&line, false, |_| 10.0), [0, 1, 2]);
/// ```
pub fn kept(points: &[Unit], closed: bool, least_km2: impl Fn(Unit) -> f64) -> Vec<usize> {
    let count = points.len();
    let mut chain = Chain::new(count, closed);
    let mut heap = BinaryHeap::with_capacity(count);
    let size = |chain: &Chain, index: usize| -> Option<f64> {
        let (before, after) = chain.neighbours(index)?;
        let (a, b, c) = (points.get(before)?, points.get(index)?, points.get(after)?);
        Some(triangle_km2(*a, *b, *c) / least_km2(*b))
    };
    heap.extend((0..count).filter_map(|index| {
        Some(Candidate {
            size: size(&chain, index)?,
            index,
            age: 0,
        })
    }));
    let mut left = count;
    // The area of a triangle counts as at least that of the one removed before it, so that a bay is
    // not removed point by point.
    let mut floor = 0.0_f64;
    while let Some(candidate) = heap.pop() {
        if chain.is_stale(candidate) {
            continue;
        }
        floor = floor.max(candidate.size);
        if floor >= 1.0 || left <= if closed { 3 } else { 2 } {
            break;
        }
        let Some((before, after)) = chain.remove(candidate.index) else {
            continue;
        };
        left -= 1;
        for index in [before, after] {
            if let Some(size) = size(&chain, index) {
                heap.push(Candidate {
                    size: size.max(floor),
                    index,
                    age: chain.renew_age(index),
                });
            }
        }
    }
    chain.alive()
}

/// An entry of the queue. The heap yields the smallest triangle first, then the lowest index, so
/// that the result is deterministic.
#[derive(Clone, Copy, PartialEq)]
struct Candidate {
    size: f64,
    index: usize,
    age: u32,
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Candidate) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Candidate) -> Ordering {
        other
            .size
            .total_cmp(&self.size)
            .then(other.index.cmp(&self.index))
    }
}

/// The remaining points, as a doubly linked list.
struct Chain(Vec<Link>);

#[derive(Clone, Copy)]
struct Link {
    before: Option<usize>,
    after: Option<usize>,
    /// The number of changes of the neighbours; entries of the heap with an older age are stale.
    age: u32,
    alive: bool,
}

impl Chain {
    fn new(count: usize, closed: bool) -> Chain {
        let link = |index: usize| Link {
            before: if index > 0 {
                Some(index - 1)
            } else {
                closed.then(|| count - 1)
            },
            after: if index + 1 < count {
                Some(index + 1)
            } else {
                closed.then_some(0)
            },
            age: 0,
            alive: true,
        };
        Chain((0..count).map(link).collect())
    }

    fn neighbours(&self, index: usize) -> Option<(usize, usize)> {
        let link = self.0.get(index)?;
        Some((link.before?, link.after?))
    }

    fn is_stale(&self, candidate: Candidate) -> bool {
        self.0
            .get(candidate.index)
            .is_none_or(|link| !link.alive || link.age != candidate.age)
    }

    /// Removes a point and links its neighbours.
    fn remove(&mut self, index: usize) -> Option<(usize, usize)> {
        let (before, after) = self.neighbours(index)?;
        self.0.get_mut(index)?.alive = false;
        self.0.get_mut(before)?.after = Some(after);
        self.0.get_mut(after)?.before = Some(before);
        Some((before, after))
    }

    /// Makes the queued entries of a point stale and returns the age of its next one.
    fn renew_age(&mut self, index: usize) -> u32 {
        self.0.get_mut(index).map_or(0, |link| {
            link.age += 1;
            link.age
        })
    }

    fn alive(&self) -> Vec<usize> {
        (0..)
            .zip(&self.0)
            .filter(|(_, link)| link.alive)
            .map(|(index, _)| index)
            .collect()
    }
}

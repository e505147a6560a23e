//! Fewer points for a coast: Visvalingam's method on the sphere.
//!
//! Points are taken away in the order of the triangle that each makes with its neighbours, the
//! least first (Visvalingam and Whyatt, *Line generalisation by repeated elimination of points*,
//! 1993). How large a triangle must be to stay may depend on where it is, so that a coast can be
//! fine near some places and coarse elsewhere.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::{EARTH_RADIUS_KM, Unit};

/// The area of the triangle between three directions in km². The formula of Eriksson (*On the
/// measure of solid angles*, 1990) needs no angles and stays exact for slivers.
pub fn triangle_km2(a: Unit, b: Unit, c: Unit) -> f64 {
    // The product of edges rather than of points: neighbouring points differ in few digits.
    let (ab, ac) = (b.mixed(1.0, a, -1.0), c.mixed(1.0, a, -1.0));
    let volume = a.dot(ab.cross(ac)).abs();
    let half = volume.atan2(1.0 + a.dot(b) + b.dot(c) + c.dot(a));
    2.0 * half * EARTH_RADIUS_KM * EARTH_RADIUS_KM
}

/// The area inside a ring in km², the smaller side of it.
pub fn ring_km2(ring: &[Unit]) -> f64 {
    let nothing = Unit {
        x: 0.0,
        y: 0.0,
        z: 0.0,
    };
    let sum = ring
        .iter()
        .fold(nothing, |sum, point| sum.mixed(1.0, *point, 1.0));
    let Some(apex) = sum.direction() else {
        return 0.0;
    };
    let next = ring.iter().cycle().skip(1);
    let fan = ring.iter().zip(next).map(|(&a, &b)| {
        let (to_a, to_b) = (a.mixed(1.0, apex, -1.0), b.mixed(1.0, apex, -1.0));
        let sign = apex.dot(to_a.cross(to_b));
        triangle_km2(apex, a, b).copysign(sign)
    });
    fan.sum::<f64>().abs()
}

/// The places in `points`, ascending, of those that stay. `least_km2` is the least triangle that a
/// point at this place must make. A ring keeps three points and a line its two ends.
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
    let size = |chain: &Chain, at: usize| -> Option<f64> {
        let (before, after) = chain.neighbours(at)?;
        let (a, b, c) = (points.get(before)?, points.get(at)?, points.get(after)?);
        Some(triangle_km2(*a, *b, *c) / least_km2(*b))
    };
    heap.extend((0..count).filter_map(|at| {
        Some(Rank {
            size: size(&chain, at)?,
            at,
            age: 0,
        })
    }));
    let mut left = count;
    // A triangle never counts for less than the one that was taken before it, so that a bay is
    // not eaten point by point.
    let mut floor = 0.0_f64;
    while let Some(rank) = heap.pop() {
        if chain.is_stale(rank) {
            continue;
        }
        floor = floor.max(rank.size);
        if floor >= 1.0 || left <= if closed { 3 } else { 2 } {
            break;
        }
        let Some((before, after)) = chain.remove(rank.at) else {
            continue;
        };
        left -= 1;
        for at in [before, after] {
            if let Some(size) = size(&chain, at) {
                heap.push(Rank {
                    size: size.max(floor),
                    at,
                    age: chain.touched(at),
                });
            }
        }
    }
    chain.alive()
}

/// A point's turn in the queue; the smallest triangle comes out of the heap first, then the first
/// point, so that the same coast always loses the same points.
#[derive(Clone, Copy, PartialEq)]
struct Rank {
    size: f64,
    at: usize,
    age: u32,
}

impl Eq for Rank {}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Rank) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rank {
    fn cmp(&self, other: &Rank) -> Ordering {
        other
            .size
            .total_cmp(&self.size)
            .then(other.at.cmp(&self.at))
    }
}

/// The points that are left, each with its neighbours.
struct Chain(Vec<Link>);

#[derive(Clone, Copy)]
struct Link {
    before: Option<usize>,
    after: Option<usize>,
    /// How often the neighbours changed: an older rank in the heap is void.
    age: u32,
    alive: bool,
}

impl Chain {
    fn new(count: usize, closed: bool) -> Chain {
        let link = |at: usize| Link {
            before: if at > 0 {
                Some(at - 1)
            } else {
                closed.then(|| count - 1)
            },
            after: if at + 1 < count {
                Some(at + 1)
            } else {
                closed.then_some(0)
            },
            age: 0,
            alive: true,
        };
        Chain((0..count).map(link).collect())
    }

    fn neighbours(&self, at: usize) -> Option<(usize, usize)> {
        let link = self.0.get(at)?;
        Some((link.before?, link.after?))
    }

    fn is_stale(&self, rank: Rank) -> bool {
        self.0
            .get(rank.at)
            .is_none_or(|link| !link.alive || link.age != rank.age)
    }

    /// Takes a point away and joins its neighbours.
    fn remove(&mut self, at: usize) -> Option<(usize, usize)> {
        let (before, after) = self.neighbours(at)?;
        self.0.get_mut(at)?.alive = false;
        self.0.get_mut(before)?.after = Some(after);
        self.0.get_mut(after)?.before = Some(before);
        Some((before, after))
    }

    /// Voids the ranks of a point and tells the age of its next one.
    fn touched(&mut self, at: usize) -> u32 {
        self.0.get_mut(at).map_or(0, |link| {
            link.age += 1;
            link.age
        })
    }

    fn alive(&self) -> Vec<usize> {
        (0..)
            .zip(&self.0)
            .filter(|(_, link)| link.alive)
            .map(|(at, _)| at)
            .collect()
    }
}

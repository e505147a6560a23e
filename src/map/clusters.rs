//! Assignment of cities to markers of their own and to clusters.

use super::camera::{Pixel, Size};
use super::marker_layout::{CITY_PX, CLUSTER_DISTANCE_PX, CLUSTER_PX, Cluster, HOST_PX};
use crate::geo::sin_cos;
use crate::text::sorted_indices;

/// Distances of a marker from the one that it is moved away from.
const REACHES_PX: [f64; 2] = [CLUSTER_DISTANCE_PX + 0.5, CLUSTER_DISTANCE_PX + 6.0];
/// Directions to try, in degrees from the direction of the city.
const TURNS_DEG: [f64; 12] = [
    0.0, 30.0, -30.0, 60.0, -60.0, 90.0, -90.0, 120.0, -120.0, 150.0, -150.0, 180.0,
];
/// Minimum distance of a marker from the edges of the picture.
const EDGE_PX: f64 = CLUSTER_PX + 1.0;

/// City to be shown: its index, position and priority.
pub(super) type City = (usize, Pixel, i64);

/// Markers of cities, and clusters.
#[derive(Default)]
pub(super) struct Groups {
    /// Index and position of each city with a marker of its own. A city that is too close to a more
    /// important one is moved away from it.
    pub cities: Vec<(usize, Pixel)>,
    /// Each has at least two members.
    pub clusters: Vec<Cluster>,
}

/// Groups the cities that are too close together for separate markers. The most important one of a
/// group keeps its marker, and the others become one marker beside it, a cluster if they are
/// several; without room for that the whole group is a cluster. `fixed` are markers of other
/// cities, which stay where they are.
pub(super) fn group(
    host: Option<Pixel>,
    fixed: &[Pixel],
    cities: &[City],
    picture: Size,
) -> Groups {
    let mut room = Room {
        host,
        taken: fixed.to_vec(),
        picture,
    };
    let (near_host, mut groups) = assigned(host, cities);
    room.taken.extend(groups.iter().map(|group| group.0));
    let mut found = Groups::default();
    if let Some(host) = host {
        let at = room.beside(host, &near_host);
        match (near_host.as_slice(), at) {
            ([], _) => {}
            (cities, None) if !groups.is_empty() => {
                // No room: they join the nearest group.
                let distance = |group: &&mut Group| distance_px(group.0, host);
                let near = groups.iter_mut();
                if let Some((_, members)) = near.min_by(|a, b| distance(a).total_cmp(&distance(b)))
                {
                    members.extend(cities);
                }
            }
            (cities, at) => {
                let at = at.unwrap_or(Pixel {
                    x: host.x,
                    y: host.y + CLUSTER_DISTANCE_PX,
                });
                room.taken.push(at);
                found.add(cities, at);
            }
        }
    }
    for (at, members) in groups {
        let Some((leader, rest)) = members.split_first() else {
            continue;
        };
        let beside = match rest {
            [] => None,
            rest => room.beside(at, rest),
        };
        match beside {
            Some(beside) => {
                room.taken.push(beside);
                found.add(&[*leader], at);
                found.add(rest, beside);
            }
            None => found.add(&members, at),
        }
    }
    found
}

/// Position of the most important city, and the cities of the group with that city first.
type Group = (Pixel, Vec<City>);

/// Assigns cities to groups, the most important first: a city joins the nearest leader closer than
/// [`CLUSTER_DISTANCE_PX`], or becomes a leader. Leaders are never closer than that, so a long row
/// of cities does not become one group. The host is a leader too, so that nothing covers it; its
/// group is returned apart.
fn assigned(host: Option<Pixel>, cities: &[City]) -> (Vec<City>, Vec<Group>) {
    let mut near_host = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    let priority = |index: usize| cities.get(index).map_or(0, |city| -city.2);
    let order = sorted_indices(cities.len(), &|index| (priority(index), 0));
    for city in order.into_iter().filter_map(|index| cities.get(index)) {
        let is_near =
            |at: Pixel| Some(distance_px(at, city.1)).filter(|px| *px < CLUSTER_DISTANCE_PX);
        let from_host = host.and_then(is_near);
        let near = groups
            .iter_mut()
            .filter_map(|group| Some((is_near(group.0)?, group)))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        match (from_host, near) {
            (Some(from_host), Some((distance, _))) if from_host <= distance => {
                near_host.push(*city);
            }
            (_, Some((_, (_, members)))) => members.push(*city),
            (Some(_), None) => near_host.push(*city),
            (None, None) => groups.push((city.1, vec![*city])),
        }
    }
    (near_host, groups)
}

impl Groups {
    /// Adds cities at a position: one as a marker, several as a cluster.
    fn add(&mut self, cities: &[City], at: Pixel) {
        if let [(index, _, _)] = cities {
            return self.cities.push((*index, at));
        }
        // In the order of the list of cities.
        let index = |one: usize| cities.get(one).map_or(0, |city| city.0);
        let order = sorted_indices(cities.len(), &|one| (index(one) as i64, 0));
        let members = order.into_iter().map(index).collect();
        self.clusters.push(Cluster { members, at });
    }
}

/// Room for markers that are moved away from another one.
struct Room {
    host: Option<Pixel>,
    taken: Vec<Pixel>,
    picture: Size,
}

impl Room {
    /// Returns a free position beside `centre`, as close as possible to the mean direction of the
    /// cities; `None` if there is none.
    fn beside(&self, centre: Pixel, cities: &[City]) -> Option<Pixel> {
        let (dx, dy) = cities.iter().fold((0.0, 0.0), |(dx, dy), (_, at, _)| {
            (dx + at.x - centre.x, dy + at.y - centre.y)
        });
        let toward = f64::atan2(dy, dx);
        let positions = REACHES_PX.iter().flat_map(|reach_px| {
            TURNS_DEG.iter().map(move |turn_deg| {
                let (sin, cos) = sin_cos(toward + turn_deg.to_radians());
                Pixel {
                    x: centre.x + reach_px * cos,
                    y: centre.y + reach_px * sin,
                }
            })
        });
        positions.into_iter().find(|at| self.is_free(*at))
    }

    fn is_free(&self, at: Pixel) -> bool {
        let Size { width, height } = self.picture;
        let inside = (EDGE_PX..=width - EDGE_PX).contains(&at.x)
            && (EDGE_PX..=height - EDGE_PX).contains(&at.y);
        let is_far = |other: &Pixel, px: f64| distance_px(*other, at) >= px;
        let from_host_px = HOST_PX + CLUSTER_PX + 3.0;
        inside
            && self.host.iter().all(|host| is_far(host, from_host_px))
            && self
                .taken
                .iter()
                .all(|other| is_far(other, CLUSTER_DISTANCE_PX))
    }
}

/// Returns whether a marker is so far from the true position of its city that a line must connect
/// the two.
pub(super) fn is_moved(from: Pixel, to: Pixel) -> bool {
    distance_px(from, to) > CITY_PX
}

pub(super) fn distance_px(a: Pixel, b: Pixel) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

//! Where markers, groups and names stand in a view.

use super::camera::{Camera, Pixel, Size};
use super::fan::{Fan, fan};
use super::labels::{self, LabelBox, Wish};
use super::scene::Place;
use crate::geo::sin_cos;

/// Markers closer than this cannot be told apart by a finger, and become a group. It is also the
/// least size of a target (WCAG 2.2, 2.5.8).
pub const APART_PX: f64 = 26.0;
/// Markers this far outside of the picture are gone.
const EDGE_PX: f64 = 6.0;
/// The radius of the host's marker, of a city's and of a group's.
pub const HOST_PX: f64 = 7.0;
pub const CITY_PX: f64 = 6.0;
pub const GROUP_PX: f64 = 12.0;

/// One marker in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// CSS pixels from the top left corner of the map; `None` where it is outside of the picture
    /// or in a group.
    pub at: Option<(f64, f64)>,
    /// Where its name stands, from the same corner.
    pub label: Option<(f64, f64)>,
}

/// Cities that stand too close together for a marker each.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Places in the list of cities.
    pub members: Vec<usize>,
    pub at: Pixel,
}

/// All markers of a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spots {
    pub host: Spot,
    pub cities: Vec<Spot>,
    pub clusters: Vec<Cluster>,
    /// The group that is open, if one is and has room.
    pub fan: Option<Fan>,
}

/// What a city brings along.
#[derive(Clone, Copy, Debug)]
pub struct Guest {
    /// The size of its name as painted.
    pub name: Size,
    /// Whether it is chosen; a chosen city is never put into a group, and always named.
    pub chosen: bool,
    /// Whether somebody points at it, so that it is named whatever its name covers.
    pub lit: bool,
    /// Higher goes first where names are short of room.
    pub priority: i32,
}

/// Sets out markers, groups and names. `places` and `guests` are the same cities in one order; the
/// group of exactly the cities in `open` is fanned out, where there is one.
///
/// ```
/// use pobratim::geo::LonLat;
/// use pobratim::map::{Camera, Mode, Place, Size, spots::{Guest, spots}};
/// let host = LonLat::new(135.0971, 48.462).unwrap();
/// let [niigata, busan] = [(139.0412, 37.9226), (129.0756, 35.1796)];
/// let at = |(lon_deg, lat_deg)| LonLat::new(lon_deg, lat_deg).unwrap();
/// let place = |city, key| Place { at: at(city), key, thread: None };
/// let name = Size { width: 50.0, height: 16.0 };
/// let guest = Guest { name, chosen: false, lit: false, priority: 0 };
/// let size = Size { width: 400.0, height: 400.0 };
/// let camera = Camera::fit(host, &[at(niigata), at(busan)], size, 40.0, Mode::Fisheye);
/// let places = [place(niigata, 0), place(busan, 1)];
/// let set_out = spots(&camera, &places, &[guest; 2], name, &[]);
/// assert!(set_out.clusters.is_empty() && set_out.cities.iter().all(|city| city.label.is_some()));
/// ```
pub fn spots(
    camera: &Camera,
    places: &[Place],
    guests: &[Guest],
    host_name: Size,
    open: &[usize],
) -> Spots {
    let size = camera.size();
    let inside = |at: &Pixel| {
        (-EDGE_PX..=size.width + EDGE_PX).contains(&at.x)
            && (-EDGE_PX..=size.height + EDGE_PX).contains(&at.y)
    };
    let host = camera.project(camera.host()).filter(inside);
    let seen: Vec<(usize, Pixel)> = places
        .iter()
        .enumerate()
        .filter_map(|(index, place)| Some((index, camera.project(place.at).filter(inside)?)))
        .collect();
    let is_chosen = |index: usize| guests.get(index).is_some_and(|guest| guest.chosen);
    let mut spots = Spots {
        cities: vec![Spot::default(); places.len()],
        ..Spots::default()
    };
    for (index, at) in seen.iter().filter(|(index, _)| is_chosen(*index)) {
        spots.stand(*index, *at);
    }
    let rest: Vec<(usize, Pixel)> = seen
        .iter()
        .copied()
        .filter(|(index, _)| !is_chosen(*index))
        .collect();
    for (leader, members) in gathered(host, &rest) {
        match (host, members.as_slice()) {
            (Some(host), members) if leader == host => {
                let of: Vec<Pixel> = members.iter().map(|(_, at)| *at).collect();
                let others = rest.iter().map(|(_, at)| *at).filter(|at| !of.contains(at));
                let at = beside(host, &of, &others.collect::<Vec<_>>());
                spots.cluster(members, at);
            }
            (_, [(index, at)]) => spots.stand(*index, *at),
            (_, members) => spots.cluster(members, leader),
        }
    }
    spots.open(open, &seen, guests, size);
    spots.name(host, guests, host_name, size);
    spots
}

/// Gathers cities about leaders: a city joins the nearest leader closer than [`APART_PX`], or leads
/// itself. The host leads first, so that nothing covers it; only leaders with members come back.
/// Leaders are never that close to each other, and a long row of cities is not swallowed whole.
fn gathered(host: Option<Pixel>, cities: &[(usize, Pixel)]) -> Vec<(Pixel, Vec<(usize, Pixel)>)> {
    let mut groups: Vec<(Pixel, Vec<(usize, Pixel)>)> =
        host.map(|host| (host, Vec::new())).into_iter().collect();
    for (index, at) in cities.iter().copied() {
        let near = groups
            .iter_mut()
            .map(|group| (apart(group.0, at), group))
            .filter(|(apart_px, _)| *apart_px < APART_PX)
            .min_by(|a, b| a.0.total_cmp(&b.0));
        match near {
            Some((_, (_, members))) => members.push((index, at)),
            None => groups.push((at, vec![(index, at)])),
        }
    }
    groups.retain(|(_, members)| !members.is_empty());
    groups
}

fn apart(a: Pixel, b: Pixel) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// Beside the host, on the side where most of the cities lie that it would cover, or as near to
/// that side as other markers allow.
fn beside(host: Pixel, members: &[Pixel], others: &[Pixel]) -> Pixel {
    let (dx, dy) = members.iter().fold((0.0, 0.0), |(dx, dy), at| {
        (dx + at.x - host.x, dy + at.y - host.y)
    });
    let reach_px = HOST_PX + GROUP_PX + 3.0;
    let side = |turn_deg: f64| {
        let (sin, cos) = sin_cos(f64::atan2(dy, dx) + turn_deg.to_radians());
        Pixel {
            x: host.x + reach_px * cos,
            y: host.y + reach_px * sin,
        }
    };
    let room = |at: Pixel| {
        let nearest = others.iter().map(|other| apart(*other, at));
        nearest.fold(APART_PX, f64::min)
    };
    let turns = [0.0, 30.0, -30.0, 60.0, -60.0, 90.0, -90.0];
    let sides = turns.map(side);
    // The first of the roomiest.
    sides
        .into_iter()
        .rev()
        .max_by(|a, b| room(*a).total_cmp(&room(*b)))
        .unwrap_or(host)
}

impl Spots {
    fn stand(&mut self, index: usize, at: Pixel) {
        if let Some(spot) = self.cities.get_mut(index) {
            spot.at = Some((at.x, at.y));
        }
    }

    fn cluster(&mut self, members: &[(usize, Pixel)], at: Pixel) {
        let members = members.iter().map(|(index, _)| *index).collect();
        self.clusters.push(Cluster { members, at });
    }

    /// Fans out the group of these cities.
    fn open(&mut self, open: &[usize], seen: &[(usize, Pixel)], guests: &[Guest], picture: Size) {
        let Some(cluster) = self.clusters.iter().find(|one| one.members == open) else {
            return;
        };
        let member = |(index, at): &(usize, Pixel)| {
            let guest = guests.get(*index).filter(|_| open.contains(index))?;
            Some((*index, *at, guest.name))
        };
        let members: Vec<_> = seen.iter().filter_map(member).collect();
        let mut others: Vec<Pixel> = self.markers().iter().map(|(_, at)| *at).collect();
        others.extend(self.host.at.map(|(x, y)| Pixel { x, y }));
        self.fan = fan(cluster.at, &members, &others, picture);
        if let Some(fan) = &self.fan {
            for (index, _, here) in &fan.rows {
                if let Some(spot) = self.cities.get_mut(*index) {
                    spot.at = Some((here.x, here.y));
                    spot.label = Some((fan.name_left, here.y - fan.name_up));
                }
            }
        }
    }

    /// Finds room for the names: the host's and the chosen city's first.
    fn name(&mut self, host: Option<Pixel>, guests: &[Guest], host_name: Size, picture: Size) {
        let mut wishes: Vec<Wish> = Vec::new();
        let mut owners: Vec<Option<usize>> = Vec::new();
        if let Some(marker) = host {
            wishes.push(Wish {
                marker,
                radius_px: HOST_PX,
                size: host_name,
                priority: 100,
                must: true,
            });
            owners.push(None);
            self.host.at = Some((marker.x, marker.y));
        }
        for (index, (spot, guest)) in self.cities.iter().zip(guests).enumerate() {
            // In an open group the names have their places.
            let Some((x, y)) = spot.at.filter(|_| spot.label.is_none()) else {
                continue;
            };
            wishes.push(Wish {
                marker: Pixel { x, y },
                radius_px: CITY_PX,
                size: guest.name,
                priority: if guest.chosen { 110 } else { guest.priority },
                must: guest.chosen || guest.lit,
            });
            owners.push(Some(index));
        }
        let groups = self.clusters.iter();
        let groups = groups.map(|cluster| LabelBox::about(cluster.at, GROUP_PX));
        let fan = self.fan.iter().map(|fan| fan.frame);
        let taken: Vec<LabelBox> = groups.chain(fan).collect();
        for (owner, found) in owners.iter().zip(labels::place(&wishes, &taken, picture)) {
            let spot = match owner {
                None => Some(&mut self.host),
                Some(index) => self.cities.get_mut(*index),
            };
            if let Some(spot) = spot {
                spot.label = found.map(|LabelBox { left, top, .. }| (left, top));
            }
        }
    }

    /// Everything that can be reached, each by its key: a city by its place in the list, a group by
    /// the number of cities and the place of its first member.
    pub fn markers(&self) -> Vec<(usize, Pixel)> {
        let cities = self.cities.iter().enumerate();
        let cities = cities.filter_map(|(index, spot)| {
            let (x, y) = spot.at?;
            Some((index, Pixel { x, y }))
        });
        let groups = self.clusters.iter().filter_map(|cluster| {
            let first = cluster.members.first()?;
            Some((self.cities.len() + first, cluster.at))
        });
        cities.chain(groups).collect()
    }

    /// The marker nearest to another one in a direction: 1 or −1 to the right, or down. What lies
    /// rather ahead than aside goes first; of two that are equally far, the straighter one does.
    /// `None` where nothing lies there.
    pub fn toward(&self, from: usize, (right, down): (f64, f64)) -> Option<usize> {
        let markers = self.markers();
        let (_, start) = *markers.iter().find(|(key, _)| *key == from)?;
        let cost = |at: &Pixel| {
            let (x, y) = (at.x - start.x, at.y - start.y);
            let (ahead, aside) = (x * right + y * down, (x * down - y * right).abs());
            // The square of the way over its part ahead: a circle that touches the start.
            let circle = (x * x + y * y) / ahead;
            (ahead > 0.5).then_some(if aside > ahead { circle + 1e6 } else { circle })
        };
        markers
            .iter()
            .filter_map(|(key, at)| Some((*key, cost(at)?)))
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(key, _)| key)
    }
}

/// A view of these cities, so near that no two of them are in a group, as far as the scale goes.
pub fn opened(camera: &Camera, places: &[Place], members: &[usize]) -> Camera {
    let at = |camera: &Camera| -> Vec<Pixel> {
        let member = |index: &usize| camera.project(places.get(*index)?.at);
        members.iter().filter_map(member).collect()
    };
    let host = camera.project(camera.host());
    let mut all = at(camera);
    // One city is in a group only where it is near the host: then these two must part.
    all.extend(host.filter(|host| all.iter().any(|at| apart(*at, *host) < APART_PX)));
    let Some((middle, nearest_px)) = span(&all) else {
        return *camera;
    };
    let factor = (1.25 * APART_PX / nearest_px.max(0.01)).clamp(1.5, 40.0);
    let zoomed = camera.zoomed_about(middle, factor);
    let Some((moved, _)) = span(&at(&zoomed)) else {
        return zoomed;
    };
    let Size { width, height } = camera.size();
    zoomed.panned(width / 2.0 - moved.x, height / 2.0 - moved.y)
}

/// The middle of the box round some pixels, and the least distance between two of them.
fn span(all: &[Pixel]) -> Option<(Pixel, f64)> {
    let first = all.first()?;
    let (mut low, mut high, mut nearest_px) = (*first, *first, f64::INFINITY);
    for (index, a) in all.iter().enumerate() {
        low = Pixel {
            x: low.x.min(a.x),
            y: low.y.min(a.y),
        };
        high = Pixel {
            x: high.x.max(a.x),
            y: high.y.max(a.y),
        };
        for b in all.iter().skip(index + 1) {
            nearest_px = nearest_px.min(apart(*a, *b));
        }
    }
    let middle = Pixel {
        x: (low.x + high.x) / 2.0,
        y: (low.y + high.y) / 2.0,
    };
    Some((middle, nearest_px))
}

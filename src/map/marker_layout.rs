//! Layout of markers, clusters and labels of a view.

use super::camera::{Camera, Pixel, Size};
use super::expanded::{ExpandedCluster, expand};
use super::labels::{self, LabelBox, LabelRequest};
use super::scene::Place;
use crate::geo::sin_cos;

/// Minimum distance of two markers; closer ones form a cluster. It is also the minimum target size
/// (WCAG 2.2, 2.5.8).
pub const CLUSTER_DISTANCE_PX: f64 = 26.0;
/// Distance outside the picture at which markers disappear.
const EDGE_MARGIN_PX: f64 = 6.0;
/// Radius of the marker of the host, of a city and of a cluster.
pub const HOST_PX: f64 = 7.0;
pub const CITY_PX: f64 = 6.0;
pub const CLUSTER_PX: f64 = 12.0;

/// Position of a marker and its label.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Marker {
    /// CSS pixels from the top left corner of the map; `None` if it is outside the picture or in a
    /// cluster.
    pub at: Option<(f64, f64)>,
    /// Top left corner of its label, from the same origin.
    pub label: Option<(f64, f64)>,
}

/// Cities that are too close together for separate markers.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Indices in the list of cities.
    pub members: Vec<usize>,
    pub at: Pixel,
}

/// Layout of all markers of a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarkerLayout {
    pub host: Marker,
    pub cities: Vec<Marker>,
    pub clusters: Vec<Cluster>,
    /// Expanded cluster, if one is open and fits.
    pub expanded: Option<ExpandedCluster>,
}

/// Input for the marker of a city.
#[derive(Clone, Copy, Debug)]
pub struct MarkerInput {
    /// Size of its rendered name.
    pub name: Size,
    /// Whether it is chosen; a chosen city is never part of a cluster and always labelled.
    pub chosen: bool,
    /// Whether it is highlighted (hovered or focused), and labelled even if the label covers
    /// something.
    pub highlighted: bool,
    /// Higher is labelled first.
    pub priority: i32,
}

/// Lays out markers, clusters and labels. `places` and `inputs` are the same cities in the same
/// order; the cluster with exactly the members `open` is expanded, if there is one.
///
/// ```
/// use pobratim::geo::LonLat;
/// use pobratim::map::{Camera, Mode, Place, Size, marker_layout::{MarkerInput, lay_out_markers}};
/// let host = LonLat::new(135.0971, 48.462).unwrap();
/// let [niigata, busan] = [(139.0412, 37.9226), (129.0756, 35.1796)];
/// let at = |(lon_deg, lat_deg)| LonLat::new(lon_deg, lat_deg).unwrap();
/// let place = |city, key| Place { at: at(city), key, thread: None };
/// let name = Size { width: 50.0, height: 16.0 };
/// let input = MarkerInput { name, chosen: false, highlighted: false, priority: 0 };
/// let size = Size { width: 400.0, height: 400.0 };
/// let camera = Camera::fit(host, &[at(niigata), at(busan)], size, 40.0, Mode::Fisheye);
/// let places = [place(niigata, 0), place(busan, 1)];
/// let layout = lay_out_markers(&camera, &places, &[input; 2], name, &[]);
/// assert!(layout.clusters.is_empty() && layout.cities.iter().all(|city| city.label.is_some()));
/// ```
pub fn lay_out_markers(
    camera: &Camera,
    places: &[Place],
    inputs: &[MarkerInput],
    host_name: Size,
    open: &[usize],
) -> MarkerLayout {
    let size = camera.size();
    let inside = |at: &Pixel| {
        (-EDGE_MARGIN_PX..=size.width + EDGE_MARGIN_PX).contains(&at.x)
            && (-EDGE_MARGIN_PX..=size.height + EDGE_MARGIN_PX).contains(&at.y)
    };
    let host = camera.project(camera.host()).filter(inside);
    let seen: Vec<(usize, Pixel)> = places
        .iter()
        .enumerate()
        .filter_map(|(index, place)| Some((index, camera.project(place.at).filter(inside)?)))
        .collect();
    let is_chosen = |index: usize| inputs.get(index).is_some_and(|input| input.chosen);
    let mut layout = MarkerLayout {
        cities: vec![Marker::default(); places.len()],
        ..MarkerLayout::default()
    };
    for (index, at) in seen.iter().filter(|(index, _)| is_chosen(*index)) {
        layout.place_city(*index, *at);
    }
    let rest: Vec<(usize, Pixel)> = seen
        .iter()
        .copied()
        .filter(|(index, _)| !is_chosen(*index))
        .collect();
    for (leader, members) in clustered(host, &rest) {
        match (host, members.as_slice()) {
            (Some(host), members) if leader == host => {
                let of: Vec<Pixel> = members.iter().map(|(_, at)| *at).collect();
                let others = rest.iter().map(|(_, at)| *at).filter(|at| !of.contains(at));
                let at = next_to_host(host, &of, &others.collect::<Vec<_>>());
                layout.cluster(members, at);
            }
            (_, [(index, at)]) => layout.place_city(*index, *at),
            (_, members) => layout.cluster(members, leader),
        }
    }
    layout.expand(open, &seen, inputs, size);
    layout.place_labels(host, inputs, host_name, size);
    layout
}

/// Assigns cities to clusters: a city joins the nearest leader closer than [`CLUSTER_DISTANCE_PX`],
/// or becomes a leader. The host is the first leader, so that nothing covers it; only leaders with
/// members are returned. Leaders are never closer than that, so a long row of cities does not
/// become one cluster.
fn clustered(host: Option<Pixel>, cities: &[(usize, Pixel)]) -> Vec<(Pixel, Vec<(usize, Pixel)>)> {
    let mut clusters: Vec<(Pixel, Vec<(usize, Pixel)>)> =
        host.map(|host| (host, Vec::new())).into_iter().collect();
    for (index, at) in cities.iter().copied() {
        let near = clusters
            .iter_mut()
            .map(|cluster| (distance_px(cluster.0, at), cluster))
            .filter(|(distance_px, _)| *distance_px < CLUSTER_DISTANCE_PX)
            .min_by(|a, b| a.0.total_cmp(&b.0));
        match near {
            Some((_, (_, members))) => members.push((index, at)),
            None => clusters.push((at, vec![(index, at)])),
        }
    }
    clusters.retain(|(_, members)| !members.is_empty());
    clusters
}

fn distance_px(a: Pixel, b: Pixel) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// Returns the position of a cluster next to the host: toward the mean direction of its members, or
/// as near to that direction as other markers allow.
fn next_to_host(host: Pixel, members: &[Pixel], others: &[Pixel]) -> Pixel {
    let (dx, dy) = members.iter().fold((0.0, 0.0), |(dx, dy), at| {
        (dx + at.x - host.x, dy + at.y - host.y)
    });
    let reach_px = HOST_PX + CLUSTER_PX + 3.0;
    let side = |turn_deg: f64| {
        let (sin, cos) = sin_cos(f64::atan2(dy, dx) + turn_deg.to_radians());
        Pixel {
            x: host.x + reach_px * cos,
            y: host.y + reach_px * sin,
        }
    };
    let room = |at: Pixel| {
        let nearest = others.iter().map(|other| distance_px(*other, at));
        nearest.fold(CLUSTER_DISTANCE_PX, f64::min)
    };
    let turns = [0.0, 30.0, -30.0, 60.0, -60.0, 90.0, -90.0];
    let sides = turns.map(side);
    // `max_by` returns the last of equal maxima, hence the reversal.
    sides
        .into_iter()
        .rev()
        .max_by(|a, b| room(*a).total_cmp(&room(*b)))
        .unwrap_or(host)
}

impl MarkerLayout {
    fn place_city(&mut self, index: usize, at: Pixel) {
        if let Some(marker) = self.cities.get_mut(index) {
            marker.at = Some((at.x, at.y));
        }
    }

    fn cluster(&mut self, members: &[(usize, Pixel)], at: Pixel) {
        let members = members.iter().map(|(index, _)| *index).collect();
        self.clusters.push(Cluster { members, at });
    }

    /// Expands the cluster with these members.
    fn expand(
        &mut self,
        open: &[usize],
        seen: &[(usize, Pixel)],
        inputs: &[MarkerInput],
        picture: Size,
    ) {
        let Some(cluster) = self.clusters.iter().find(|one| one.members == open) else {
            return;
        };
        let member = |(index, at): &(usize, Pixel)| {
            let input = inputs.get(*index).filter(|_| open.contains(index))?;
            Some((*index, *at, input.name))
        };
        let members: Vec<_> = seen.iter().filter_map(member).collect();
        let mut others: Vec<Pixel> = self.markers().iter().map(|(_, at)| *at).collect();
        others.extend(self.host.at.map(|(x, y)| Pixel { x, y }));
        self.expanded = expand(cluster.at, &members, &others, picture);
        if let Some(expanded) = &self.expanded {
            for (index, _, here) in &expanded.rows {
                if let Some(marker) = self.cities.get_mut(*index) {
                    marker.at = Some((here.x, here.y));
                    marker.label = Some((expanded.name_left, here.y - expanded.name_up));
                }
            }
        }
    }

    /// Places the labels, those of the host and the chosen city first.
    fn place_labels(
        &mut self,
        host: Option<Pixel>,
        inputs: &[MarkerInput],
        host_name: Size,
        picture: Size,
    ) {
        let mut requests: Vec<LabelRequest> = Vec::new();
        let mut owners: Vec<Option<usize>> = Vec::new();
        if let Some(marker) = host {
            requests.push(LabelRequest {
                marker,
                radius_px: HOST_PX,
                size: host_name,
                priority: 100,
                required: true,
            });
            owners.push(None);
            self.host.at = Some((marker.x, marker.y));
        }
        for (index, (marker, input)) in self.cities.iter().zip(inputs).enumerate() {
            // Labels in an expanded cluster are placed already.
            let Some((x, y)) = marker.at.filter(|_| marker.label.is_none()) else {
                continue;
            };
            requests.push(LabelRequest {
                marker: Pixel { x, y },
                radius_px: CITY_PX,
                size: input.name,
                priority: if input.chosen { 110 } else { input.priority },
                required: input.chosen || input.highlighted,
            });
            owners.push(Some(index));
        }
        let clusters = self.clusters.iter();
        let clusters = clusters.map(|cluster| LabelBox::about(cluster.at, CLUSTER_PX));
        let expanded = self.expanded.iter().map(|expanded| expanded.frame);
        let occupied: Vec<LabelBox> = clusters.chain(expanded).collect();
        for (owner, found) in owners
            .iter()
            .zip(labels::lay_out(&requests, &occupied, picture))
        {
            let marker = match owner {
                None => Some(&mut self.host),
                Some(index) => self.cities.get_mut(*index),
            };
            if let Some(marker) = marker {
                marker.label = found.map(|LabelBox { left, top, .. }| (left, top));
            }
        }
    }

    /// Returns all focusable markers with their keys: the index of a city in the list, or for a
    /// cluster the number of cities plus the index of its first member.
    pub fn markers(&self) -> Vec<(usize, Pixel)> {
        let cities = self.cities.iter().enumerate();
        let cities = cities.filter_map(|(index, marker)| {
            let (x, y) = marker.at?;
            Some((index, Pixel { x, y }))
        });
        let clusters = self.clusters.iter().filter_map(|cluster| {
            let first = cluster.members.first()?;
            Some((self.cities.len() + first, cluster.at))
        });
        cities.chain(clusters).collect()
    }

    /// Returns the key of the nearest marker in a direction: 1 or −1 to the right, or down. Markers
    /// within 45° of the direction are preferred; of two at the same distance the straighter one
    /// wins. `None` if there is no marker in that direction.
    pub fn toward(&self, from: usize, (right, down): (f64, f64)) -> Option<usize> {
        let markers = self.markers();
        let (_, start) = *markers.iter().find(|(key, _)| *key == from)?;
        let cost = |at: &Pixel| {
            let (x, y) = (at.x - start.x, at.y - start.y);
            let (ahead, aside) = (x * right + y * down, (x * down - y * right).abs());
            // Squared distance over its component ahead: the diameter of the circle through both
            // markers that touches the start.
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

/// Returns the view that is zoomed in until no two of these cities share a cluster, as far as the
/// scale allows.
pub fn zoomed_to_separate(camera: &Camera, places: &[Place], members: &[usize]) -> Camera {
    let at = |camera: &Camera| -> Vec<Pixel> {
        let member = |index: &usize| camera.project(places.get(*index)?.at);
        members.iter().filter_map(member).collect()
    };
    let host = camera.project(camera.host());
    let mut all = at(camera);
    // A cluster with one member contains a city that is too close to the host.
    all.extend(host.filter(|host| {
        all.iter()
            .any(|at| distance_px(*at, *host) < CLUSTER_DISTANCE_PX)
    }));
    let Some((middle, nearest_px)) = bounds(&all) else {
        return *camera;
    };
    let factor = (1.25 * CLUSTER_DISTANCE_PX / nearest_px.max(0.01)).clamp(1.5, 40.0);
    let zoomed = camera.zoomed_about(middle, factor);
    let Some((moved, _)) = bounds(&at(&zoomed)) else {
        return zoomed;
    };
    let Size { width, height } = camera.size();
    zoomed.panned(width / 2.0 - moved.x, height / 2.0 - moved.y)
}

/// Returns the centre of the bounding box of some pixels, and the least distance between two.
fn bounds(all: &[Pixel]) -> Option<(Pixel, f64)> {
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
            nearest_px = nearest_px.min(distance_px(*a, *b));
        }
    }
    let middle = Pixel {
        x: (low.x + high.x) / 2.0,
        y: (low.y + high.y) / 2.0,
    };
    Some((middle, nearest_px))
}

//! Layout of markers, clusters, arrows and labels of a view.

use super::arrows::{Arrow, OutsideCity, place_arrows};
use super::camera::{Camera, Pixel, Size};
use super::clusters::{self, distance_px};
use super::expanded::{ExpandedCluster, expand};
use super::labels::{self, LabelBox, LabelRequest};
use super::ring_labels::ring_labels;
use super::scene::Place;
use crate::model::Bond;

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
    /// True position, if the marker is moved away from another one.
    pub moved_from: Option<(f64, f64)>,
}

/// Two or more cities that are too close together for separate markers.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Indices in the list of cities, in ascending order.
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
    /// Arrows toward all cities outside the picture, each in one of them.
    pub arrows: Vec<Arrow>,
    /// Middle of the label of each ring that has one, with its distance in kilometres.
    pub ring_labels: Vec<(f64, Pixel)>,
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
    /// Size of its arrow if it is outside the picture, without the number of further cities.
    pub arrow: Size,
    /// Higher is shown and labelled first: see [`importance`].
    pub priority: i64,
}

/// Input of the layout of a view.
#[derive(Clone, Copy, Debug)]
pub struct LayoutInput<'a> {
    pub camera: &'a Camera,
    /// Cities, in the same order as `cities`.
    pub places: &'a [Place],
    pub cities: &'a [MarkerInput],
    pub host_name: Size,
    /// Members of the cluster that is expanded, if there is one with exactly these.
    pub open: &'a [usize],
    /// Boxes over the map that nothing may cover, such as its buttons.
    pub occupied: &'a [LabelBox],
    /// Distances of the rings in kilometres, with the sizes of their labels.
    pub rings: &'a [(f64, Size)],
}

/// Priority of the host, and of a chosen city; both are above any [`importance`].
const HOST_PRIORITY: i64 = 100_000;
const CHOSEN_PRIORITY: i64 = 200_000;

/// Returns the priority of a city: sister cities first, then friendly and suspended ties, contacts,
/// and cities without a tie; of the same kind the oldest tie first, by its year.
///
/// ```
/// use pobratim::{map::marker_layout::importance, model::Bond};
/// let niigata = importance(Bond::Sister, Some(1965));
/// assert!(niigata > importance(Bond::Sister, Some(2002)));
/// assert!(importance(Bond::Sister, None) > importance(Bond::Friendly, Some(1992)));
/// ```
pub fn importance(bond: Bond, since: Option<i32>) -> i64 {
    let kind = match bond {
        Bond::Sister => 3,
        Bond::Friendly | Bond::Suspended => 2,
        Bond::Contact => 1,
        Bond::None => 0,
    };
    let age = since.map_or(0, |year| (9_999 - i64::from(year)).clamp(1, 9_999));
    kind * 10_000 + age
}

/// Lays out markers, clusters, arrows and labels.
///
/// ```
/// use pobratim::geo::LonLat;
/// use pobratim::map::{Camera, Mode, Place, Size};
/// use pobratim::map::marker_layout::{LayoutInput, MarkerInput, lay_out_markers};
/// let host = LonLat::new(135.0971, 48.462).unwrap();
/// let [niigata, busan] = [(139.0412, 37.9226), (129.0756, 35.1796)];
/// let at = |(lon_deg, lat_deg)| LonLat::new(lon_deg, lat_deg).unwrap();
/// let place = |city, key| Place { at: at(city), key, thread: None };
/// let name = Size { width: 50.0, height: 16.0 };
/// let input = MarkerInput { name, arrow: name, chosen: false, highlighted: false, priority: 0 };
/// let size = Size { width: 400.0, height: 400.0 };
/// let camera = Camera::fit(host, &[at(niigata), at(busan)], size, 40.0, Mode::Fisheye);
/// let layout = lay_out_markers(&LayoutInput {
///     camera: &camera,
///     places: &[place(niigata, 0), place(busan, 1)],
///     cities: &[input; 2],
///     host_name: name,
///     open: &[],
///     occupied: &[],
///     rings: &[(500.0, name)],
/// });
/// assert!(layout.clusters.is_empty() && layout.cities.iter().all(|city| city.label.is_some()));
/// assert_eq!((layout.ring_labels.len(), layout.arrows.len()), (1, 0));
/// ```
pub fn lay_out_markers(input: &LayoutInput<'_>) -> MarkerLayout {
    let LayoutInput { camera, places, .. } = *input;
    let size = camera.size();
    let inside = |at: &Pixel| {
        (-EDGE_MARGIN_PX..=size.width + EDGE_MARGIN_PX).contains(&at.x)
            && (-EDGE_MARGIN_PX..=size.height + EDGE_MARGIN_PX).contains(&at.y)
    };
    let host = camera.project(camera.host()).filter(inside);
    let mut layout = MarkerLayout {
        cities: vec![Marker::default(); places.len()],
        ..MarkerLayout::default()
    };
    layout.host.at = host.map(|at| (at.x, at.y));
    let mut seen: Vec<(usize, Pixel)> = Vec::new();
    let mut fixed: Vec<Pixel> = Vec::new();
    let mut rest: Vec<clusters::City> = Vec::new();
    let mut outside: Vec<OutsideCity> = Vec::new();
    for (index, (place, city)) in places.iter().zip(input.cities).enumerate() {
        let priority = city.rank();
        match camera.project(place.at).filter(inside) {
            Some(at) => {
                seen.push((index, at));
                if city.chosen {
                    layout.place_city(index, at, at);
                    fixed.push(at);
                } else {
                    rest.push((index, at, priority));
                }
            }
            None => outside.push(OutsideCity {
                index,
                toward: camera.toward(place.at),
                priority,
                size: city.arrow,
            }),
        }
    }
    let groups = clusters::group(host, &fixed, &rest, size);
    let true_position = |index: usize| seen.iter().find(|(one, _)| *one == index);
    for (index, at) in groups.cities {
        let from = true_position(index).map_or(at, |(_, from)| *from);
        layout.place_city(index, at, from);
    }
    layout.clusters = groups.clusters;
    layout.expand(input.open, &seen, input.cities, size);
    layout.place_arrows(input, host, &outside);
    layout.place_labels(input, host);
    layout
}

impl MarkerInput {
    /// Returns the priority among cities: a chosen one is before all others.
    fn rank(&self) -> i64 {
        if self.chosen {
            CHOSEN_PRIORITY
        } else {
            self.priority
        }
    }
}

impl MarkerLayout {
    fn place_city(&mut self, index: usize, at: Pixel, from: Pixel) {
        if let Some(marker) = self.cities.get_mut(index) {
            marker.at = Some((at.x, at.y));
            marker.moved_from = clusters::is_moved(from, at).then_some((from.x, from.y));
        }
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

    /// Places the arrows, in the direction from the host, or from the middle if it is outside.
    fn place_arrows(
        &mut self,
        input: &LayoutInput<'_>,
        host: Option<Pixel>,
        outside: &[OutsideCity],
    ) {
        let picture = input.camera.size();
        let middle = Pixel {
            x: picture.width / 2.0,
            y: picture.height / 2.0,
        };
        let mut occupied = input.occupied.to_vec();
        occupied.extend(self.expanded.iter().map(|expanded| expanded.frame));
        let markers = self.marker_boxes();
        self.arrows = place_arrows(
            outside,
            host.unwrap_or(middle),
            &markers,
            &occupied,
            picture,
        );
    }

    /// Returns the boxes of the markers of the host, cities and clusters.
    fn marker_boxes(&self) -> Vec<LabelBox> {
        let about = |at: Option<(f64, f64)>, radius_px: f64| {
            at.map(|(x, y)| LabelBox::about(Pixel { x, y }, radius_px))
        };
        let host = about(self.host.at, HOST_PX);
        let cities = self.cities.iter();
        let cities = cities.filter_map(|marker| about(marker.at, CITY_PX));
        let clusters = self.clusters.iter();
        let clusters = clusters.map(|cluster| LabelBox::about(cluster.at, CLUSTER_PX));
        host.into_iter().chain(cities).chain(clusters).collect()
    }

    /// Places the labels, those of the host and the chosen city first, and of rings last.
    fn place_labels(&mut self, input: &LayoutInput<'_>, host: Option<Pixel>) {
        let picture = input.camera.size();
        let mut requests: Vec<LabelRequest> = Vec::new();
        let mut owners: Vec<Option<usize>> = Vec::new();
        if let Some(marker) = host {
            requests.push(LabelRequest {
                marker,
                radius_px: HOST_PX,
                size: input.host_name,
                priority: HOST_PRIORITY,
                required: true,
            });
            owners.push(None);
        }
        for (index, (marker, city)) in self.cities.iter().zip(input.cities).enumerate() {
            // Labels in an expanded cluster are placed already.
            let Some((x, y)) = marker.at.filter(|_| marker.label.is_none()) else {
                continue;
            };
            requests.push(LabelRequest {
                marker: Pixel { x, y },
                radius_px: CITY_PX,
                size: city.name,
                priority: city.rank(),
                required: city.chosen || city.highlighted,
            });
            owners.push(Some(index));
        }
        let clusters = self.clusters.iter();
        let clusters = clusters.map(|cluster| LabelBox::about(cluster.at, CLUSTER_PX));
        let mut occupied: Vec<LabelBox> = clusters.collect();
        occupied.extend(self.expanded.iter().map(|expanded| expanded.frame));
        occupied.extend(self.arrows.iter().map(|arrow| arrow.frame));
        occupied.extend(input.occupied);
        let found = labels::lay_out(&requests, &occupied, picture);
        for (owner, label) in owners.iter().zip(&found) {
            let marker = match owner {
                None => Some(&mut self.host),
                Some(index) => self.cities.get_mut(*index),
            };
            if let Some(marker) = marker {
                marker.label = label.map(|LabelBox { left, top, .. }| (left, top));
            }
        }
        occupied.extend(self.marker_boxes());
        occupied.extend(found.into_iter().flatten());
        let threads: Vec<[Pixel; 2]> = match host {
            Some(host) => {
                let tied = input.places.iter().filter(|place| place.thread.is_some());
                tied.map(|place| [host, input.camera.toward(place.at)])
                    .collect()
            }
            None => Vec::new(),
        };
        let middles = ring_labels(input.camera, input.rings, &occupied, &threads);
        let labels = input.rings.iter().zip(middles);
        self.ring_labels = labels
            .filter_map(|((km, _), middle)| Some((*km, middle?)))
            .collect();
    }

    /// Returns all focusable markers with their keys: the index of a city in the list, for a cluster
    /// the number of cities plus the index of its first member, and for an arrow twice the number of
    /// cities plus that index.
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
        let arrows = self.arrows.iter().filter_map(|arrow| {
            let first = arrow.members.first()?;
            Some((2 * self.cities.len() + first, arrow.frame.middle()))
        });
        cities.chain(clusters).chain(arrows).collect()
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
    // Its members may be too close to the host.
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

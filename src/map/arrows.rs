//! Arrows at the edge of the picture toward cities outside it.

use super::camera::{Camera, Pixel, Size};
use super::labels::LabelBox;
use crate::geo::LonLat;
use crate::text::sorted_indices;

/// Distance of arrows from the edge, and from one another.
const EDGE_PX: f64 = 6.0;
const GAP_PX: f64 = 6.0;
/// Width of the number of further cities, such as “+12”.
pub const MORE_PX: f64 = 30.0;
/// Maximum number of arrows.
const MOST: usize = 8;
/// An arrow is moved along the edge by at most this share of its width, in steps.
const SLIDE: f64 = 0.6;
const SLIDE_STEPS: i32 = 6;

/// Arrow toward one or more cities.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// Indices of the cities, the most important first.
    pub members: Vec<usize>,
    /// Box of the button.
    pub frame: LabelBox,
    /// Direction of the first city from the middle of the box, as a vector of length 1.
    pub direction: (f64, f64),
}

/// City outside the picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct OutsideCity {
    pub index: usize,
    /// Position outside the picture, in its direction from the projection centre.
    pub toward: Pixel,
    pub priority: i64,
    /// Size of its arrow without [`MORE_PX`].
    pub size: Size,
}

impl Camera {
    /// Returns the position of a place, or of one that is hidden or beyond the clip a position far
    /// outside the picture in its direction.
    pub(super) fn toward(&self, place: LonLat) -> Pixel {
        let Size { width, height } = self.size();
        if let Some(at) = self.project(place) {
            return at;
        }
        let seen = self.map().rotation.apply(place.unit());
        let length = seen.x.hypot(seen.y).max(1e-9);
        let far_px = 2.0 * (width + height) / length;
        let origin = self.origin();
        Pixel {
            x: origin.x + far_px * seen.x,
            y: origin.y - far_px * seen.y,
        }
    }
}

/// Places an arrow for every city, the most important first, where the line from `from` to the city
/// leaves the picture, or a little beside that. A city without room for its own arrow joins the
/// nearest one, and so does one in almost the same direction. Arrows are in the picture and do not
/// overlap each other, `markers`, or anything that is `occupied`. Only if no city has such a position,
/// there is one arrow that covers something.
pub(super) fn place_arrows(
    cities: &[OutsideCity],
    from: Pixel,
    markers: &[LabelBox],
    occupied: &[LabelBox],
    picture: Size,
) -> Vec<Arrow> {
    let reserve_px = if cities.len() > 1 { MORE_PX } else { 0.0 };
    let priority = |index: usize| cities.get(index).map_or(0, |city| -city.priority);
    let order = sorted_indices(cities.len(), &|index| (priority(index), 0));
    let mut placed: Vec<Placed> = Vec::new();
    let mut rest: Vec<(OutsideCity, Edge)> = Vec::new();
    for city in order.into_iter().filter_map(|index| cities.get(index)) {
        let size = Size {
            width: (city.size.width + reserve_px).min(picture.width - 2.0 * EDGE_PX),
            height: city.size.height,
        };
        let edge = Edge::for_boxes(picture, size);
        let exit = edge.exit(from, city.toward);
        let here = edge.frame_at(exit).middle();
        let is_free = |frame: &LabelBox| {
            let wide = frame.enlarged(GAP_PX);
            let covers_arrow = placed.iter().any(|one| one.frame.overlaps(&wide));
            let mut others = markers.iter().chain(occupied);
            !covers_arrow && !others.any(|one| one.overlaps(frame))
        };
        let slide_px = SLIDE * size.width / f64::from(SLIDE_STEPS);
        let mut candidates = (0..=2 * SLIDE_STEPS).map(|step| {
            // 0, 1, −1, 2, −2, …
            let sign = if step % 2 == 1 { 1.0 } else { -1.0 };
            edge.frame_at(exit + sign * f64::from((step + 1) / 2) * slide_px)
        });
        let is_full = placed.len() >= MOST || placed.iter().any(|one| one.is_toward(here));
        let free = (!is_full).then(|| candidates.find(is_free)).flatten();
        match free {
            Some(frame) => placed.push(Placed {
                cities: vec![*city],
                frame,
                exit: here,
            }),
            None => rest.push((*city, edge)),
        }
    }
    for (city, edge) in rest {
        let exit = edge.frame_at(edge.exit(from, city.toward));
        let here = exit.middle();
        let distance = |one: &Placed| (one.exit.x - here.x).hypot(one.exit.y - here.y);
        let near = placed.iter_mut();
        match near.min_by(|a, b| distance(a).total_cmp(&distance(b))) {
            Some(near) => near.join(city),
            // No position is free for any city: the most important one covers something.
            None => placed.push(Placed {
                cities: vec![city],
                frame: exit,
                exit: here,
            }),
        }
    }
    placed
        .iter()
        .map(|one| one.arrow(reserve_px, picture))
        .collect()
}

/// Arrow that is being laid out.
struct Placed {
    /// The most important first.
    cities: Vec<OutsideCity>,
    frame: LabelBox,
    /// Middle of its box before it was moved along the edge.
    exit: Pixel,
}

impl Placed {
    /// Returns whether a city that leaves the picture there is in almost the same direction.
    fn is_toward(&self, exit: Pixel) -> bool {
        (self.exit.x - exit.x).abs() < self.frame.width / 2.0
            && (self.exit.y - exit.y).abs() < self.frame.height / 2.0
    }

    fn join(&mut self, city: OutsideCity) {
        let before = self.cities.iter();
        let before = before.take_while(|other| other.priority >= city.priority);
        self.cities.insert(before.count(), city);
    }

    fn arrow(&self, reserve_px: f64, picture: Size) -> Arrow {
        let mut frame = self.frame;
        if self.cities.len() == 1 {
            // Without a number it is narrower; it stays at its edge.
            if frame.middle().x > picture.width / 2.0 {
                frame.left += reserve_px;
            }
            frame.width -= reserve_px;
        }
        let toward = self.cities.first().map(|city| city.toward);
        Arrow {
            members: self.cities.iter().map(|city| city.index).collect(),
            frame,
            direction: direction(frame.middle(), toward.unwrap_or(self.exit)),
        }
    }
}

fn direction(from: Pixel, to: Pixel) -> (f64, f64) {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = x.hypot(y).max(1e-9);
    (x / length, y / length)
}

/// Rectangle of the possible middles of boxes along the edge of the picture.
struct Edge {
    low: Pixel,
    high: Pixel,
    size: Size,
}

impl Edge {
    fn for_boxes(picture: Size, size: Size) -> Edge {
        let low = Pixel {
            x: (EDGE_PX + size.width / 2.0).min(picture.width / 2.0),
            y: (EDGE_PX + size.height / 2.0).min(picture.height / 2.0),
        };
        let high = Pixel {
            x: picture.width - low.x,
            y: picture.height - low.y,
        };
        Edge { low, high, size }
    }

    fn lengths(&self) -> (f64, f64) {
        (self.high.x - self.low.x, self.high.y - self.low.y)
    }

    /// Returns where the line from a point to another one leaves the rectangle, as the length from
    /// the top left corner along the edge, clockwise.
    fn exit(&self, from: Pixel, to: Pixel) -> f64 {
        let start = Pixel {
            x: from.x.max(self.low.x).min(self.high.x),
            y: from.y.max(self.low.y).min(self.high.y),
        };
        let (dx, dy) = direction(from, to);
        // Lengths of the ray to the vertical and the horizontal side ahead.
        let ahead = |start: f64, step: f64, low: f64, high: f64| {
            if step.abs() < 1e-9 {
                return f64::INFINITY;
            }
            ((if step > 0.0 { high } else { low }) - start) / step
        };
        let across = ahead(start.x, dx, self.low.x, self.high.x);
        let down = ahead(start.y, dy, self.low.y, self.high.y);
        let (wide, high) = self.lengths();
        let (x, y) = (start.x - self.low.x, start.y - self.low.y);
        if across < down {
            let y = (y + across * dy).max(0.0).min(high);
            return if dx > 0.0 {
                wide + y
            } else {
                2.0 * wide + 2.0 * high - y
            };
        }
        let x = (x + down * dx).max(0.0).min(wide);
        if dy > 0.0 { 2.0 * wide + high - x } else { x }
    }

    /// Returns the box at a length along the edge.
    fn frame_at(&self, along: f64) -> LabelBox {
        let (wide, high) = self.lengths();
        let round = (2.0 * (wide + high)).max(1.0);
        let along = along - round * (along / round).floor();
        let (x, y) = if along < wide {
            (along, 0.0)
        } else if along < wide + high {
            (wide, along - wide)
        } else if along < 2.0 * wide + high {
            (2.0 * wide + high - along, high)
        } else {
            (0.0, round - along)
        };
        LabelBox {
            left: self.low.x + x.max(0.0).min(wide) - self.size.width / 2.0,
            top: self.low.y + y.max(0.0).min(high) - self.size.height / 2.0,
            width: self.size.width,
            height: self.size.height,
        }
    }
}

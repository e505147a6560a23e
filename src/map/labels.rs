//! Placement of labels next to markers without overlaps.

use super::camera::{Pixel, Size};

/// Label that needs a position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelRequest {
    /// Position of the marker that it names.
    pub marker: Pixel,
    /// Radius of the marker in pixels.
    pub radius_px: f64,
    /// Size of the rendered text.
    pub size: Size,
    /// Higher is placed first: the host and the chosen city before the rest.
    pub priority: i64,
    /// Whether it is placed even if it overlaps something.
    pub required: bool,
}

/// Rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelBox {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// Gap between a marker and its label.
const GAP_PX: f64 = 3.0;
/// Larger gap, for a required label that finds no free position.
const FAR_GAP_PX: f64 = 26.0;
/// Sides to try in order: right first, where a label is expected, then left, below, above, corners.
const SIDES: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (1.0, -1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
    (-1.0, 1.0),
];

/// Returns a box for each request, or `None` if no side of the marker is free. A box lies within
/// the picture and overlaps no other box, no marker and nothing that is `occupied`. Requests are
/// processed by priority, then in the given order, and take the first free side; a required one
/// that finds none takes the position with the least overlap.
pub fn lay_out(
    requests: &[LabelRequest],
    occupied: &[LabelBox],
    picture: Size,
) -> Vec<Option<LabelBox>> {
    // A label closer to the marker of another city would seem to name that one.
    let around = |request: &LabelRequest| request.marker_box().enlarged(GAP_PX - 0.5);
    let mut obstacles: Vec<LabelBox> = requests.iter().map(around).collect();
    obstacles.extend(occupied);
    let whole = LabelBox {
        left: 0.0,
        top: 0.0,
        width: picture.width,
        height: picture.height,
    };
    let mut placed: Vec<Option<LabelBox>> = vec![None; requests.len()];
    let mut pending: Vec<(usize, &LabelRequest)> = requests.iter().enumerate().collect();
    // A linear search for the highest priority: for a few dozen labels a sort would add more code
    // to the page than it saves time.
    while let Some(best) = pending.iter().map(|(_, request)| request.priority).max() {
        let Some(next) = pending
            .iter()
            .position(|(_, request)| request.priority == best)
        else {
            break;
        };
        let (index, request) = pending.remove(next);
        let covered = |label: &LabelBox| -> f64 {
            obstacles
                .iter()
                .map(|other| other.overlap_area(label))
                .sum()
        };
        let free = |label: &LabelBox| {
            whole.contains(label) && !obstacles.iter().any(|it| it.overlaps(label))
        };
        let sides = SIDES.map(|side| request.at_side(side, GAP_PX));
        let mut found = sides.into_iter().find(free);
        if found.is_none() && request.required {
            // Try positions farther from the marker, then the one with the least overlap.
            let far = SIDES.map(|side| request.at_side(side, FAR_GAP_PX));
            let inside = sides.map(|label| label.pushed_into(picture));
            let least = |a: &LabelBox, b: &LabelBox| covered(a).total_cmp(&covered(b));
            found = far
                .into_iter()
                .find(free)
                .or(inside.into_iter().min_by(least));
        }
        obstacles.extend(found);
        if let Some(slot) = placed.get_mut(index) {
            *slot = found;
        }
    }
    placed
}

impl LabelRequest {
    fn marker_box(&self) -> LabelBox {
        LabelBox::about(self.marker, self.radius_px)
    }

    /// Returns the box at a side of the marker; −1 to 1 to the right and down.
    fn at_side(&self, (right, down): (f64, f64), gap_px: f64) -> LabelBox {
        let Size { width, height } = self.size;
        // Also at the corners the gap is measured from the bounding box of the round marker.
        let gap = self.radius_px + gap_px;
        LabelBox {
            left: self.marker.x - width / 2.0 + right * (gap + width / 2.0),
            top: self.marker.y - height / 2.0 + down * (gap + height / 2.0),
            width,
            height,
        }
    }
}

impl LabelBox {
    /// Returns the bounding box of a round marker.
    pub fn about(at: Pixel, radius_px: f64) -> LabelBox {
        LabelBox {
            left: at.x - radius_px,
            top: at.y - radius_px,
            width: 2.0 * radius_px,
            height: 2.0 * radius_px,
        }
    }

    /// Returns the box with a margin around it.
    pub fn enlarged(self, margin_px: f64) -> LabelBox {
        LabelBox {
            left: self.left - margin_px,
            top: self.top - margin_px,
            width: self.width + 2.0 * margin_px,
            height: self.height + 2.0 * margin_px,
        }
    }

    /// Returns the middle of the box.
    pub fn middle(&self) -> Pixel {
        Pixel {
            x: self.left + self.width / 2.0,
            y: self.top + self.height / 2.0,
        }
    }

    /// Returns the distance of two boxes along the axis in which they are farther apart; negative if
    /// they overlap.
    pub fn distance_px(&self, other: &LabelBox) -> f64 {
        let (here, there) = (self.middle(), other.middle());
        let across = (here.x - there.x).abs() - (self.width + other.width) / 2.0;
        let down = (here.y - there.y).abs() - (self.height + other.height) / 2.0;
        across.max(down)
    }

    /// Returns whether two boxes share more than an edge.
    pub fn overlaps(&self, other: &LabelBox) -> bool {
        self.overlap_area(other) > 0.0
    }

    /// Returns the area that two boxes share, square pixels.
    pub fn overlap_area(&self, other: &LabelBox) -> f64 {
        let along = |from: f64, length: f64, from_other: f64, length_other: f64| {
            ((from + length).min(from_other + length_other) - from.max(from_other)).max(0.0)
        };
        along(self.left, self.width, other.left, other.width)
            * along(self.top, self.height, other.top, other.height)
    }

    /// Returns whether the other box lies within this one.
    pub fn contains(&self, other: &LabelBox) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.left + other.width <= self.left + self.width
            && other.top + other.height <= self.top + self.height
    }

    /// Returns the box moved by the least distance into the picture. If it is larger than the
    /// picture, its top left corner is inside.
    pub fn pushed_into(self, picture: Size) -> LabelBox {
        LabelBox {
            left: self.left.min(picture.width - self.width).max(0.0),
            top: self.top.min(picture.height - self.height).max(0.0),
            ..self
        }
    }
}

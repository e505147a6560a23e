//! Where names stand beside their markers without covering one another.

use super::camera::{Pixel, Size};

/// A name that wants a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    /// The marker that it names.
    pub marker: Pixel,
    /// The marker's radius in pixels.
    pub radius_px: f64,
    /// The size of the words as they would be painted.
    pub size: Size,
    /// Higher goes first: the host and the chosen city before the rest.
    pub priority: i32,
    /// Whether it is named even where it covers something.
    pub must: bool,
}

/// A box in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelBox {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// Room between a marker and its name.
const GAP_PX: f64 = 3.0;
/// The same for a name that finds no room nearer.
const AWAY_PX: f64 = 26.0;
/// The sides to try: right first, where the eye expects a name, then left, below, above, corners.
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

/// A box for each wish, or `None` where no side of the marker has room. A box lies within the
/// picture and covers no other box, no marker and nothing that is `taken`. Wishes are met in the
/// order of priority and of the list, each by the first side that is free; one that must be met
/// and finds none covers as little as it can.
pub fn place(wishes: &[Wish], taken: &[LabelBox], picture: Size) -> Vec<Option<LabelBox>> {
    let mut obstacles: Vec<LabelBox> = wishes.iter().map(Wish::marker_box).collect();
    obstacles.extend(taken);
    let whole = LabelBox {
        left: 0.0,
        top: 0.0,
        width: picture.width,
        height: picture.height,
    };
    let mut placed: Vec<Option<LabelBox>> = vec![None; wishes.len()];
    let mut waiting: Vec<(usize, &Wish)> = wishes.iter().enumerate().collect();
    // The best of those that wait, again and again: for a few dozen names a sort would weigh more
    // in the page than it saves.
    while let Some(best) = waiting.iter().map(|(_, wish)| wish.priority).max() {
        let Some(turn) = waiting.iter().position(|(_, wish)| wish.priority == best) else {
            break;
        };
        let (index, wish) = waiting.remove(turn);
        let covered =
            |label: &LabelBox| -> f64 { obstacles.iter().map(|other| other.shared(label)).sum() };
        let free =
            |label: &LabelBox| whole.holds(label) && !obstacles.iter().any(|it| it.meets(label));
        let sides = SIDES.map(|side| wish.beside(side, GAP_PX));
        let mut found = sides.into_iter().find(free);
        if found.is_none() && wish.must {
            // Beyond what stands beside the marker, or where it covers the least.
            let away = SIDES.map(|side| wish.beside(side, AWAY_PX));
            let inside = sides.map(|label| label.pushed_into(picture));
            let least = |a: &LabelBox, b: &LabelBox| covered(a).total_cmp(&covered(b));
            found = away
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

impl Wish {
    fn marker_box(&self) -> LabelBox {
        LabelBox::about(self.marker, self.radius_px)
    }

    /// The box on a side of the marker, −1 to 1 to the right and down.
    fn beside(&self, (right, down): (f64, f64), gap_px: f64) -> LabelBox {
        let Size { width, height } = self.size;
        // Names at the corners may come nearer: they touch the marker's round edge, not its box.
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
    /// The box round a round marker.
    pub fn about(at: Pixel, radius_px: f64) -> LabelBox {
        LabelBox {
            left: at.x - radius_px,
            top: at.y - radius_px,
            width: 2.0 * radius_px,
            height: 2.0 * radius_px,
        }
    }

    /// Whether two boxes share more than an edge.
    pub fn meets(&self, other: &LabelBox) -> bool {
        self.shared(other) > 0.0
    }

    /// The area that two boxes share, square pixels.
    pub fn shared(&self, other: &LabelBox) -> f64 {
        let along = |from: f64, length: f64, from_other: f64, length_other: f64| {
            ((from + length).min(from_other + length_other) - from.max(from_other)).max(0.0)
        };
        along(self.left, self.width, other.left, other.width)
            * along(self.top, self.height, other.top, other.height)
    }

    /// Whether the other box lies within this one.
    pub fn holds(&self, other: &LabelBox) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.left + other.width <= self.left + self.width
            && other.top + other.height <= self.top + self.height
    }

    /// The box moved as little as it needs to lie within the picture; where it is larger than the
    /// picture its beginning does.
    pub fn pushed_into(self, picture: Size) -> LabelBox {
        LabelBox {
            left: self.left.min(picture.width - self.width).max(0.0),
            top: self.top.min(picture.height - self.height).max(0.0),
            ..self
        }
    }
}

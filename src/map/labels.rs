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
/// picture and covers no other box and no marker. Wishes are met in the order of priority and of
/// the list, each by the first side that is free.
pub fn place(wishes: &[Wish], picture: Size) -> Vec<Option<LabelBox>> {
    let markers: Vec<LabelBox> = wishes.iter().map(Wish::marker_box).collect();
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
        let free = |label: &LabelBox| {
            whole.holds(label)
                && !placed.iter().flatten().any(|other| other.meets(label))
                && !markers.iter().any(|marker| marker.meets(label))
        };
        let found = SIDES.iter().map(|&side| wish.beside(side)).find(free);
        if let Some(slot) = placed.get_mut(index) {
            *slot = found;
        }
    }
    placed
}

impl Wish {
    fn marker_box(&self) -> LabelBox {
        let side = 2.0 * self.radius_px;
        let Pixel { x, y } = self.marker;
        LabelBox {
            left: x - self.radius_px,
            top: y - self.radius_px,
            width: side,
            height: side,
        }
    }

    /// The box on a side of the marker, −1 to 1 to the right and down.
    fn beside(&self, (right, down): (f64, f64)) -> LabelBox {
        let Size { width, height } = self.size;
        // Names at the corners may come nearer: they touch the marker's round edge, not its box.
        let gap = self.radius_px + GAP_PX;
        LabelBox {
            left: self.marker.x - width / 2.0 + right * (gap + width / 2.0),
            top: self.marker.y - height / 2.0 + down * (gap + height / 2.0),
            width,
            height,
        }
    }
}

impl LabelBox {
    /// Whether two boxes share more than an edge.
    pub fn meets(&self, other: &LabelBox) -> bool {
        self.left < other.left + other.width
            && other.left < self.left + self.width
            && self.top < other.top + other.height
            && other.top < self.top + self.height
    }

    /// Whether the other box lies within this one.
    pub fn holds(&self, other: &LabelBox) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.left + other.width <= self.left + self.width
            && other.top + other.height <= self.top + self.height
    }
}

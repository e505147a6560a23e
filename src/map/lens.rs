//! The camera laid out for drawing many vertices: what is worked out once a frame.

use super::camera::{Camera, Pixel};
use crate::geo::{Radial, Rotation, Unit, coast::Cap, sin_cos};

/// How far beyond the picture a path still counts, so that no stroke is cut at the edge.
const BLEED_PX: f64 = 8.0;

/// What a shape is worth to a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// Beyond the clip, beside the picture, or too small to see.
    None,
    /// Some of it may be beyond the clip.
    Clipped,
    /// All of it is this side of the clip.
    Whole,
}

/// How much of a coast is drawn: a picture that moves is drawn coarser than one that rests, so that
/// it keeps up with the hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grain {
    /// Points nearer than this to the last one drawn are left out.
    pub(super) thin_px: f64,
    /// Islands with a smaller radius are not drawn.
    pub(super) tiny_px: f64,
}

impl Grain {
    /// No less than can be seen.
    pub const FINE: Grain = Grain {
        thin_px: 0.7,
        tiny_px: 0.42,
    };
    /// What the eye follows while it moves.
    pub const COARSE: Grain = Grain {
        thin_px: 2.0,
        tiny_px: 1.4,
    };
}

/// A camera for drawing.
pub(super) struct Lens {
    pub rotation: Rotation,
    pub grain: Grain,
    radial: Radial,
    scale: f64,
    origin: Pixel,
    pub clip_cos: f64,
    clip_rad: f64,
    pub rim_px: f64,
    /// The picture with its bleed: left, top, right, bottom.
    frame: [f64; 4],
    reach: Reach,
}

/// Where the picture lies about the middle of the projection, in polar terms: what a cap is
/// compared with. Distances in pixels; the angle is `None` where the middle is in the picture.
struct Reach {
    nearest: f64,
    farthest: f64,
    toward: Option<(f64, f64)>,
}

impl Lens {
    pub fn new(camera: &Camera, grain: Grain) -> Lens {
        let radial = camera.radial();
        let (origin, size) = (camera.origin(), camera.size());
        let frame = [
            -BLEED_PX,
            -BLEED_PX,
            size.width + BLEED_PX,
            size.height + BLEED_PX,
        ];
        Lens {
            rotation: camera.map().rotation,
            grain,
            radial,
            scale: camera.scale(),
            origin,
            clip_cos: sin_cos(radial.clip_rad()).1,
            clip_rad: radial.clip_rad(),
            rim_px: camera.rim_px(),
            frame,
            reach: Reach::of(frame, origin),
        }
    }

    /// The pixel of a direction as the viewer has it, this side of the clip.
    pub fn pixel(&self, seen: Unit) -> [f64; 2] {
        let k = if self.radial == Radial::Globe {
            self.scale
        } else {
            let sine = seen.x.hypot(seen.y);
            let c_rad = sine.atan2(seen.z);
            if sine < 1e-9 {
                self.scale
            } else {
                self.scale * self.radial.plane(c_rad) / sine
            }
        };
        [self.origin.x + k * seen.x, self.origin.y - k * seen.y]
    }

    /// The point of the rim in a direction of the plane: `x` east, `y` north, length 1.
    pub fn rim(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [
            self.origin.x + self.rim_px * x,
            self.origin.y - self.rim_px * y,
        ]
    }

    /// The sides of the picture that a pixel is beyond, one bit each.
    pub fn beyond(&self, [x, y]: [f64; 2]) -> u8 {
        let [left, top, right, bottom] = self.frame;
        u8::from(x < left)
            | u8::from(x > right) << 1
            | u8::from(y < top) << 2
            | u8::from(y > bottom) << 3
    }

    /// Judges a shape by its cap.
    pub fn sight(&self, cap: &Cap) -> Sight {
        let seen = self.rotation.apply(cap.centre);
        let sine = seen.x.hypot(seen.y);
        let c_rad = sine.atan2(seen.z);
        let radius = cap.radius_rad + 1e-6;
        let (near_rad, far_rad) = (c_rad - radius, c_rad + radius);
        if near_rad > self.clip_rad {
            return Sight::None;
        }
        // Not `clamp`: its panic would bring the printing of floats into the page.
        let px = |c_rad: f64| self.scale * self.radial.plane(c_rad.max(0.0).min(self.clip_rad));
        // Away from the middle, lengths across the view grow by this factor; along it none does.
        let across = (px(c_rad) / sine.max(1e-9)).max(self.scale);
        if far_rad < self.clip_rad && radius * across < self.grain.tiny_px {
            return Sight::None;
        }
        if px(near_rad) > self.reach.farthest || px(far_rad) < self.reach.nearest {
            return Sight::None;
        }
        if let Some((toward, half)) = self.reach.toward
            && near_rad > 0.0
            && far_rad < std::f64::consts::PI
        {
            // From the middle, a cap spans this angle to either side (Napier's rule).
            let spans = (sin_cos(radius).0 / sine.max(1e-9)).min(1.0).asin();
            let turn = turn_between(toward, seen.y.atan2(seen.x));
            if radius < std::f64::consts::FRAC_PI_2 && turn.abs() > half + spans {
                return Sight::None;
            }
        }
        if far_rad < self.clip_rad {
            Sight::Whole
        } else {
            Sight::Clipped
        }
    }
}

impl Reach {
    fn of([left, top, right, bottom]: [f64; 4], origin: Pixel) -> Reach {
        let near = Pixel {
            x: origin.x.max(left).min(right),
            y: origin.y.max(top).min(bottom),
        };
        let nearest = (near.x - origin.x).hypot(near.y - origin.y);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
            .map(|(x, y)| (x - origin.x, origin.y - y));
        let farthest = corners.iter().map(|&(x, y)| x.hypot(y)).fold(0.0, f64::max);
        let toward = (nearest > 0.0).then(|| {
            let (x, y) = (
                (left + right) / 2.0 - origin.x,
                origin.y - (top + bottom) / 2.0,
            );
            let toward = y.atan2(x);
            let half = corners
                .iter()
                .map(|&(x, y)| turn_between(toward, y.atan2(x)).abs());
            (toward, half.fold(0.0, f64::max))
        });
        Reach {
            nearest,
            farthest,
            toward,
        }
    }
}

/// The turn from one angle to another, −π to π.
fn turn_between(from: f64, to: f64) -> f64 {
    let turn = to - from;
    turn - std::f64::consts::TAU * (turn / std::f64::consts::TAU).round()
}

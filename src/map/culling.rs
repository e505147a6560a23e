//! Camera values that are computed once per frame, for projecting and culling many vertices.

use super::camera::{Camera, Pixel};
use crate::geo::{Radial, Rotation, Unit, coast::Cap, sin_cos};

/// Margin around the picture inside which paths are drawn, so that no stroke is cut at the edge.
const BLEED_PX: f64 = 8.0;

/// Result of the visibility test of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CullResult {
    /// Beyond the clip, outside the picture, or too small to be visible.
    None,
    /// Partly beyond the clip, possibly.
    Clipped,
    /// Entirely within the clip.
    Whole,
}

/// Level of detail of a coast: a moving map is drawn coarser than a still one, to keep the frame
/// rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelOfDetail {
    /// Minimum distance of a point from the previous one; closer points are left out.
    pub(super) min_step_px: f64,
    /// Minimum radius of an island that is drawn.
    pub(super) min_radius_px: f64,
}

impl LevelOfDetail {
    /// Full visible detail, for a still map.
    pub const FINE: LevelOfDetail = LevelOfDetail {
        min_step_px: 0.7,
        min_radius_px: 0.42,
    };
    /// Reduced detail, for a moving map.
    pub const COARSE: LevelOfDetail = LevelOfDetail {
        min_step_px: 2.0,
        min_radius_px: 1.4,
    };
}

/// Camera values prepared for drawing.
pub(super) struct PreparedCamera {
    pub rotation: Rotation,
    pub detail: LevelOfDetail,
    radial: Radial,
    scale: f64,
    origin: Pixel,
    pub clip_cos: f64,
    clip_rad: f64,
    pub rim_px: f64,
    /// Picture with its margin: left, top, right, bottom.
    frame: [f64; 4],
    extent: ScreenExtent,
}

/// Position of the picture relative to the projection centre in polar coordinates, for comparison
/// with spherical caps. Distances in pixels; `direction` is the angle to the picture and half its
/// angular width, `None` if the projection centre is in the picture.
struct ScreenExtent {
    nearest: f64,
    farthest: f64,
    direction: Option<(f64, f64)>,
}

impl PreparedCamera {
    pub fn new(camera: &Camera, detail: LevelOfDetail) -> PreparedCamera {
        let radial = camera.radial();
        let (origin, size) = (camera.origin(), camera.size());
        let frame = [
            -BLEED_PX,
            -BLEED_PX,
            size.width + BLEED_PX,
            size.height + BLEED_PX,
        ];
        PreparedCamera {
            rotation: camera.map().rotation,
            detail,
            radial,
            scale: camera.scale(),
            origin,
            clip_cos: sin_cos(radial.clip_rad()).1,
            clip_rad: radial.clip_rad(),
            rim_px: camera.rim_px(),
            frame,
            extent: ScreenExtent::of(frame, origin),
        }
    }

    /// Returns the pixel of a rotated direction that is within the clip.
    pub fn pixel(&self, rotated: Unit) -> [f64; 2] {
        let k = if self.radial == Radial::Globe {
            self.scale
        } else {
            let sine = rotated.x.hypot(rotated.y);
            let c_rad = sine.atan2(rotated.z);
            if sine < 1e-9 {
                self.scale
            } else {
                self.scale * self.radial.radius(c_rad) / sine
            }
        };
        [self.origin.x + k * rotated.x, self.origin.y - k * rotated.y]
    }

    /// Returns the rim point in a direction of the plane: `x` east, `y` north, length 1.
    pub fn rim(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [
            self.origin.x + self.rim_px * x,
            self.origin.y - self.rim_px * y,
        ]
    }

    /// Returns the sides of the picture that a pixel is outside of, one bit each (the outcode of
    /// Cohen and Sutherland).
    pub fn outcode(&self, [x, y]: [f64; 2]) -> u8 {
        let [left, top, right, bottom] = self.frame;
        u8::from(x < left)
            | u8::from(x > right) << 1
            | u8::from(y < top) << 2
            | u8::from(y > bottom) << 3
    }

    /// Tests the visibility of a shape by its bounding cap.
    pub fn cull(&self, cap: &Cap) -> CullResult {
        let rotated = self.rotation.apply(cap.centre);
        let sine = rotated.x.hypot(rotated.y);
        let c_rad = sine.atan2(rotated.z);
        let radius = cap.radius_rad + 1e-6;
        let (near_rad, far_rad) = (c_rad - radius, c_rad + radius);
        if near_rad > self.clip_rad {
            return CullResult::None;
        }
        // Not `clamp`, whose panic message would add float formatting to the WebAssembly module.
        let px = |c_rad: f64| self.scale * self.radial.radius(c_rad.max(0.0).min(self.clip_rad));
        // Away from the centre, tangential lengths grow by this factor; radial lengths never do.
        let across = (px(c_rad) / sine.max(1e-9)).max(self.scale);
        if far_rad < self.clip_rad && radius * across < self.detail.min_radius_px {
            return CullResult::None;
        }
        if px(near_rad) > self.extent.farthest || px(far_rad) < self.extent.nearest {
            return CullResult::None;
        }
        if let Some((direction, half)) = self.extent.direction
            && near_rad > 0.0
            && far_rad < std::f64::consts::PI
        {
            // Half angle that a cap spans as seen from the centre (Napier's rule).
            let spans = (sin_cos(radius).0 / sine.max(1e-9)).min(1.0).asin();
            let turn = turn_between(direction, rotated.y.atan2(rotated.x));
            if radius < std::f64::consts::FRAC_PI_2 && turn.abs() > half + spans {
                return CullResult::None;
            }
        }
        if far_rad < self.clip_rad {
            CullResult::Whole
        } else {
            CullResult::Clipped
        }
    }
}

impl ScreenExtent {
    fn of([left, top, right, bottom]: [f64; 4], origin: Pixel) -> ScreenExtent {
        let near = Pixel {
            x: origin.x.max(left).min(right),
            y: origin.y.max(top).min(bottom),
        };
        let nearest = (near.x - origin.x).hypot(near.y - origin.y);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
            .map(|(x, y)| (x - origin.x, origin.y - y));
        let farthest = corners.iter().map(|&(x, y)| x.hypot(y)).fold(0.0, f64::max);
        let direction = (nearest > 0.0).then(|| {
            let (x, y) = (
                (left + right) / 2.0 - origin.x,
                origin.y - (top + bottom) / 2.0,
            );
            let direction = y.atan2(x);
            let half = corners
                .iter()
                .map(|&(x, y)| turn_between(direction, y.atan2(x)).abs());
            (direction, half.fold(0.0, f64::max))
        });
        ScreenExtent {
            nearest,
            farthest,
            direction,
        }
    }
}

/// Returns the signed turn from one angle to another, −π to π.
fn turn_between(from: f64, to: f64) -> f64 {
    let turn = to - from;
    turn - std::f64::consts::TAU * (turn / std::f64::consts::TAU).round()
}

//! SVG paths with coordinates in tenths of a unit.

use super::composition::SIDE;
use crate::geo::sin_cos;

/// A point in units of the picture, `y` downwards.
pub type Point = (f32, f32);

/// Returns the point at a distance from another one, in a direction in degrees clockwise from up.
pub fn polar((x, y): Point, distance: f32, degrees: f32) -> Point {
    let (sine, cosine) = sin_cos(f64::from(degrees).to_radians());
    (x + distance * sine as f32, y - distance * cosine as f32)
}

/// A path in absolute commands. Closed figures run clockwise, so that those that overlap in one path
/// do not cancel each other.
pub struct Path {
    text: String,
    /// Whether left and right are exchanged.
    is_mirrored: bool,
}

impl Path {
    /// Returns an empty path.
    pub fn new(is_mirrored: bool) -> Path {
        let text = String::new();
        Path { text, is_mirrored }
    }

    /// Returns the value of the attribute `d`.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Appends a command and its points.
    fn command(&mut self, name: &str, points: &[Point]) {
        self.text.push_str(name);
        for (index, (x, y)) in points.iter().enumerate() {
            if index > 0 {
                self.text.push(' ');
            }
            let x = if self.is_mirrored { SIDE - x } else { *x };
            self.number(x);
            self.text.push(' ');
            self.number(*y);
        }
    }

    /// Appends a number, rounded to one decimal.
    fn number(&mut self, value: f32) {
        let tenths = (value * 10.0 + if value < 0.0 { -0.5 } else { 0.5 }) as i32;
        if tenths < 0 {
            self.text.push('-');
        }
        let tenths = tenths.unsigned_abs();
        self.text.push_str(&(tenths / 10).to_string());
        if !tenths.is_multiple_of(10) {
            self.text.push('.');
            self.text.push_str(&(tenths % 10).to_string());
        }
    }

    /// Appends straight lines through points.
    pub fn line(&mut self, points: &[Point]) {
        for (index, point) in points.iter().enumerate() {
            self.command(if index == 0 { "M" } else { "L" }, &[*point]);
        }
    }

    /// Appends a polygon.
    pub fn polygon(&mut self, points: &[Point]) {
        self.line(points);
        self.text.push('Z');
    }

    /// Appends a rectangle with its left top corner.
    pub fn rectangle(&mut self, (x, y): Point, width: f32, height: f32) {
        let (right, bottom) = (x + width, y + height);
        self.polygon(&[(x, y), (right, y), (right, bottom), (x, bottom)]);
    }

    /// Appends quadratic curves from a point: pairs of a control point and an end.
    pub fn curve(&mut self, start: Point, curves: &[[Point; 2]]) {
        self.command("M", &[start]);
        for curve in curves {
            self.command("Q", curve);
        }
    }

    /// Appends a figure of quadratic curves, closed by a straight line.
    pub fn closed_curve(&mut self, start: Point, curves: &[[Point; 2]]) {
        self.curve(start, curves);
        self.text.push('Z');
    }

    /// Appends a circle.
    pub fn circle(&mut self, (x, y): Point, radius: f32) {
        self.command("M", &[(x - radius, y)]);
        for end in [x + radius, x - radius] {
            self.text.push('A');
            self.number(radius);
            self.text.push(' ');
            self.number(radius);
            let sweep = if self.is_mirrored {
                " 0 1 0 "
            } else {
                " 0 1 1 "
            };
            self.command(sweep, &[(end, y)]);
        }
        self.text.push('Z');
    }

    /// Appends a row of waves: half waves of `step`, up and down by turns.
    pub fn waves(&mut self, (x, y): Point, count: usize, step: f32) {
        self.command("M", &[(x, y)]);
        let (mut x, mut height) = (x, -step * 0.45);
        for _ in 0..count {
            self.command("Q", &[(x + step * 0.5, y + height), (x + step, y)]);
            x += step;
            height = -height;
        }
    }
}

//! The mark of public/icon.svg as pictures, for phones that take no drawing.

use tiny_skia::{FillRule, LineCap, Paint, PathBuilder, Pixmap, Stroke, Transform};

use super::picture::colour;

/// The drawing is 32 units wide.
const UNITS: f32 = 32.0;
/// Where all threads begin.
const HOST: (f32, f32) = (11.0, 13.0);
/// The bend and the end of each thread.
const THREADS: [[f32; 4]; 4] = [
    [18.0, 5.0, 27.0, 7.0],
    [20.0, 12.0, 28.0, 18.0],
    [17.0, 18.0, 21.0, 27.0],
    [7.0, 19.0, 6.0, 26.0],
];

/// The mark on paper as PNG, so many pixels wide. Phones cut icons to a circle: all of it stands
/// within the middle.
pub fn draw(size: u32) -> Option<Vec<u8>> {
    let mut sheet = Pixmap::new(size, size)?;
    sheet.fill(colour("paper"));
    let scale = size as f32 / UNITS * 0.72;
    let edge = (size as f32 - scale * UNITS) / 2.0;
    let place = Transform::from_row(scale, 0.0, 0.0, scale, edge, edge);
    let paint = |name: &str| {
        let mut paint = Paint::default();
        paint.set_color(colour(name));
        paint.anti_alias = true;
        paint
    };
    let stroke = Stroke {
        width: 1.6,
        line_cap: LineCap::Round,
        ..Stroke::default()
    };
    let mut dots = vec![(HOST.0, HOST.1, 5.0)];
    for [bend_x, bend_y, x, y] in THREADS {
        let mut line = PathBuilder::new();
        line.move_to(HOST.0, HOST.1);
        line.quad_to(bend_x, bend_y, x, y);
        sheet.stroke_path(&line.finish()?, &paint("accent"), &stroke, place, None);
        dots.push((x, y, 2.4));
    }
    for (x, y, radius) in dots {
        let dot = PathBuilder::from_circle(x, y, radius)?;
        sheet.fill_path(&dot, &paint("ink"), FillRule::Winding, place, None);
    }
    sheet.encode_png().ok()
}

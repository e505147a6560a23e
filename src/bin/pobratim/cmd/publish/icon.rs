//! The logo of public/icon.svg as PNG, for phones without support for SVG icons.

use tiny_skia::{FillRule, LineCap, Paint, PathBuilder, Pixmap, Stroke, Transform};

use super::colours::Colours;

/// Width of the drawing in its units.
const UNITS: f32 = 32.0;
/// Start of all threads.
const HOST: (f32, f32) = (11.0, 13.0);
/// Control point and end point of each thread, a quadratic curve.
const THREADS: [[f32; 4]; 4] = [
    [18.0, 5.0, 27.0, 7.0],
    [20.0, 12.0, 28.0, 18.0],
    [17.0, 18.0, 21.0, 27.0],
    [7.0, 19.0, 6.0, 26.0],
];

/// Draws the logo as PNG of a width in pixels. It is scaled down into the centre, because phones crop
/// icons to a circle.
pub fn draw(size: u32, colours: &Colours) -> Option<Vec<u8>> {
    let mut sheet = Pixmap::new(size, size)?;
    sheet.fill(colours.paper);
    let scale = size as f32 / UNITS * 0.72;
    let edge = (size as f32 - scale * UNITS) / 2.0;
    let place = Transform::from_row(scale, 0.0, 0.0, scale, edge, edge);
    let paint = |colour| {
        let mut paint = Paint::default();
        paint.set_color(colour);
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
        sheet.stroke_path(
            &line.finish()?,
            &paint(colours.thread),
            &stroke,
            place,
            None,
        );
        dots.push((x, y, 2.4));
    }
    for (x, y, radius) in dots {
        let dot = PathBuilder::from_circle(x, y, radius)?;
        sheet.fill_path(&dot, &paint(colours.ink), FillRule::Winding, place, None);
    }
    sheet.encode_png().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_have_their_own_colour() {
        let mut colours = Colours::read().unwrap();
        colours.thread = tiny_skia::Color::from_rgba8(0, 255, 0, 255);
        let picture = Pixmap::decode_png(&draw(192, &colours).unwrap()).unwrap();
        let is_green = |pixel: &&tiny_skia::PremultipliedColorU8| {
            (pixel.red(), pixel.green(), pixel.blue()) == (0, 255, 0)
        };
        assert!(picture.pixels().iter().filter(is_green).count() > 100);
    }
}

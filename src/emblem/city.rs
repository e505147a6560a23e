//! The emblem of a city, and that of what was not found.

use super::category::{Figure, SHORE, boat, skyline, water};
use super::drawing::{Drawing, Role};
use super::path::Point;
use super::random::Random;

/// Radius of the end of a line.
const END: f32 = 3.5;

/// Draws a city before a disc, with a line from the shore at the left to its highest point.
pub fn draw(drawing: &mut Drawing, random: &mut Random) {
    let kind = random.below(3);
    let disc = (random.within(44.0, 58.0), random.within(50.0, 56.0));
    let radius = random.within(20.0, 25.0);
    drawing.draw(Role::Season, &mut |path| path.circle(disc, radius));
    let (figure, (x, y)) = match kind {
        0 => skyline(drawing, random),
        1 => mountains(drawing, random),
        _ => bridge(drawing, random),
    };
    water(drawing, figure, random);
    let (start, end) = ((random.within(14.0, 18.0), SHORE), (x, y - 5.5));
    let bend = (random.within(22.0, 30.0), random.within(2.0, 8.0));
    drawing.draw(Role::AccentLine, &mut |line| {
        line.curve(start, &[[bend, end]])
    });
    drawing.draw(Role::Accent, &mut |ends| {
        ends.circle(start, END);
        ends.circle(end, END);
    });
}

/// Draws a mountain far away; returns one that is near, with snow, and its top.
fn mountains(drawing: &mut Drawing, random: &mut Random) -> (Figure, Point) {
    let (x, y) = (random.within(30.0, 40.0), random.within(50.0, 58.0));
    let left = (x - 30.0).max(0.0);
    drawing.draw(Role::Soft, &mut |path| {
        path.polygon(&[(left, SHORE), (x, y), (x + 34.0, SHORE)]);
    });
    let (x, y) = (random.within(62.0, 70.0), random.within(40.0, 48.0));
    let height = SHORE + 2.0 - y;
    let side = y + height * (96.0 - x) / 34.0;
    let mut figure = Figure::new(drawing);
    let foot = y + height;
    figure
        .outline
        .polygon(&[(x - 34.0, foot), (x, y), (96.0, side), (96.0, foot)]);
    let (width, edge) = (34.0 * 0.28, y + height * 0.28);
    figure.details.polygon(&[
        (x, y),
        (x + width, edge),
        (x + 4.0, edge - 3.0),
        (x, edge + 1.0),
        (x - 4.0, edge - 3.0),
        (x - width, edge),
    ]);
    (figure, (x, y))
}

/// Draws the cables of a suspension bridge; returns the rest, and the top of its second tower.
fn bridge(drawing: &mut Drawing, random: &mut Random) -> (Figure, Point) {
    const DECK: f32 = 66.0;
    let (left, right) = (random.within(34.0, 38.0), random.within(68.0, 72.0));
    let top = random.within(38.0, 44.0);
    let mut figure = Figure::new(drawing);
    for x in [left, right] {
        figure
            .outline
            .rectangle((x - 1.4, top), 2.8, SHORE + 2.0 - top);
    }
    figure.outline.rectangle((0.0, DECK), 96.0, 2.4);
    let bend = 2.0 * (DECK - 3.0) - top;
    let middle = (left + right) * 0.5;
    drawing.draw(Role::MainLine, &mut |cables| {
        let curves = [
            [(left * 0.6, DECK - 6.0), (left, top)],
            [(middle, bend), (right, top)],
            [
                (96.0 - (96.0 - right) * 0.6, DECK - 6.0),
                (96.0, DECK - 4.0),
            ],
        ];
        cables.curve((0.0, DECK - 4.0), &curves);
        for hanger in 1..6 {
            let share = hanger as f32 / 6.0;
            let x = left + (right - left) * share;
            // A quadratic curve with equal ends.
            let y = top + 2.0 * share * (1.0 - share) * (bend - top);
            cables.line(&[(x, y), (x, DECK)]);
        }
    });
    (figure, (right, top))
}

/// Draws a boat before a disc, and a dotted line that fades.
pub fn draw_nothing(drawing: &mut Drawing, random: &mut Random) {
    drawing.draw(Role::Season, &mut |disc| disc.circle((56.0, 56.0), 22.0));
    let only_water = Figure::new(drawing);
    water(drawing, only_water, random);
    boat(drawing, 54.0);
    drawing.draw(Role::Accent, &mut |dots| {
        dots.circle((15.0, SHORE), END);
        for dot in 1..12 {
            let share = dot as f32 / 12.0;
            let rest = 1.0 - share;
            let [start, bend, end] = [rest * rest, 2.0 * rest * share, share * share];
            let x = 15.0 * start + 30.0 * bend + 90.0 * end;
            let y = SHORE * start - 20.0 * bend + 52.0 * end;
            dots.circle((x, y), 1.8 - 0.1 * dot as f32);
        }
    });
}

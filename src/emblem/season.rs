//! The background of an emblem: what stands for its season, in its left upper part.

use super::drawing::{Drawing, Role};
use super::path::{Path, Point, polar};
use super::random::Random;
use crate::time::Season;

/// Draws a season; without one a compass, a globe or stars.
pub fn draw(drawing: &mut Drawing, season: Option<Season>, random: &mut Random) {
    match season {
        Some(Season::Spring) => blossom(drawing, random),
        Some(Season::Summer) => sun(drawing, random),
        Some(Season::Autumn) => cranes(drawing, random),
        Some(Season::Winter) => crystals(drawing, random),
        None => match random.below(3) {
            0 => compass(drawing, random),
            1 => globe(drawing, random),
            _ => stars(drawing, random),
        },
    }
}

/// Ice crystals: one with branches, and two smaller ones.
fn crystals(drawing: &mut Drawing, random: &mut Random) {
    let mut line = drawing.path();
    for ([left, right], [top, bottom], [small, large], branches) in [
        ([27.0, 31.0], [28.0, 31.0], [15.0, 18.0], &[0.55, 0.8][..]),
        ([62.0, 68.0], [15.0, 20.0], [6.0, 8.0], &[0.6][..]),
        ([76.0, 82.0], [36.0, 40.0], [4.0, 5.0], &[][..]),
    ] {
        let centre = (random.within(left, right), random.within(top, bottom));
        let radius = random.within(small, large);
        let turn = random.within(0.0, 30.0);
        let length = radius * random.within(0.3, 0.4);
        for arm in 0..6 {
            let angle = turn + 60.0 * arm as f32;
            line.line(&[centre, polar(centre, radius, angle)]);
            for &share in branches {
                let fork = polar(centre, radius * share, angle);
                let length = length * (1.15 - 0.6 * share);
                let [one, other] = [-60.0, 60.0].map(|side| polar(fork, length, angle + side));
                line.line(&[one, fork, other]);
            }
        }
    }
    drawing.add(Role::SeasonLine, line);
}

/// A branch in blossom, and two petals that fall.
fn blossom(drawing: &mut Drawing, random: &mut Random) {
    let y = random.within(30.0, 36.0);
    drawing.draw(Role::SeasonLine, &mut |branch| {
        branch.curve((2.0, y + 6.0), &[[(26.0, y + 2.0), (52.0, 14.0)]]);
        branch.curve((24.0, y), &[[(30.0, y - 12.0), (28.0, y - 18.0)]]);
    });
    let (mut petals, mut centres) = (drawing.path(), drawing.path());
    let flowers = [
        ((50.0, 16.0), 8.0),
        ((29.0, y - 16.0), 6.5),
        ((18.0, y + 3.0), 7.5),
        ((37.0, y - 7.0), 5.5),
    ];
    for ((x, y), size) in flowers.into_iter().take(3 + random.below(2) as usize) {
        let centre = (x + random.within(-2.0, 2.0), y);
        let turn = random.within(0.0, 72.0);
        for petal in 0..5 {
            let angle = turn + 72.0 * petal as f32;
            petals.circle(polar(centre, size * 0.62, angle), size * 0.46);
        }
        centres.circle(centre, size * 0.2);
    }
    for _ in 0..2 {
        let petal = (random.within(66.0, 82.0), random.within(20.0, 36.0));
        petals.circle(petal, 1.3);
    }
    drawing.add(Role::Season, petals);
    drawing.add(Role::Light, centres);
}

/// The sun with a ring or rays, and two streaks of cloud.
fn sun(drawing: &mut Drawing, random: &mut Random) {
    let centre = (random.within(24.0, 34.0), random.within(26.0, 31.0));
    let radius = random.within(10.0, 12.5);
    drawing.draw(Role::Season, &mut |disc| disc.circle(centre, radius));
    let rays = random.below(3) * 4 + 8;
    drawing.draw(Role::SeasonLine, &mut |line| {
        if rays == 8 {
            line.circle(centre, radius + 4.0);
            return;
        }
        for ray in 0..rays {
            let angle = 360.0 / rays as f32 * ray as f32;
            let length = if ray.is_multiple_of(2) { 5.0 } else { 6.5 };
            let ends = [3.5, length].map(|more| polar(centre, radius + more, angle));
            line.line(&ends);
        }
    });
    let tops = [random.within(20.0, 24.0), random.within(28.0, 32.0)];
    drawing.draw(Role::LightLine, &mut |clouds| {
        for (x, y) in [56.0, 62.0].into_iter().zip(tops) {
            clouds.waves((x, y), 4, 6.0);
        }
    });
}

/// Cranes that leave, and falling leaves.
fn cranes(drawing: &mut Drawing, random: &mut Random) {
    let (mut shapes, mut lines) = (drawing.path(), drawing.path());
    let first = (random.within(26.0, 32.0), random.within(28.0, 32.0));
    crane(&mut shapes, &mut lines, first, random.within(1.0, 1.2));
    let second = (random.within(52.0, 58.0), random.within(16.0, 20.0));
    crane(&mut shapes, &mut lines, second, random.within(0.7, 0.8));
    if random.below(2) == 1 {
        let third = (random.within(72.0, 76.0), random.within(30.0, 34.0));
        crane(&mut shapes, &mut lines, third, 0.6);
    }
    for _ in 0..2 + random.below(2) {
        let centre = (random.within(14.0, 82.0), random.within(44.0, 58.0));
        let angle = random.within(0.0, 180.0);
        let length = random.within(3.0, 4.5);
        let [top, right, bottom, left] = [(0.0, 1.0), (90.0, 0.8), (180.0, 1.0), (270.0, 0.8)]
            .map(|(turn, share)| polar(centre, length * share, angle + turn));
        shapes.closed_curve(top, &[[right, bottom], [left, top]]);
    }
    drawing.add(Role::Season, shapes);
    drawing.add(Role::SeasonLine, lines);
}

/// A crane in flight to the right: two wings and the body, and a line from its legs to its beak.
fn crane(shapes: &mut Path, lines: &mut Path, (x, y): Point, size: f32) {
    let place = |(right, down): Point| (x + right * size, y + down * size);
    shapes.polygon(&[(-3.0, 1.0), (-8.5, -8.0), (2.0, -0.6)].map(place));
    shapes.polygon(&[(-1.0, 0.6), (5.5, -9.5), (3.6, 0.6)].map(place));
    shapes.polygon(&[(-4.0, 0.6), (3.5, -1.2), (5.0, 0.0), (0.0, 2.0)].map(place));
    lines.line(&[(-10.0, 3.0), (0.0, 1.0), (8.0, -0.6), (11.0, 0.6)].map(place));
}

/// A globe with its axis, meridians and parallels.
fn globe(drawing: &mut Drawing, random: &mut Random) {
    let centre = (random.within(27.0, 33.0), random.within(28.0, 32.0));
    let radius = random.within(14.0, 17.0);
    let tilt = random.within(0.0, 40.0) - 20.0;
    let at = |distance: f32, angle: f32| polar(centre, radius * distance, angle + tilt);
    drawing.draw(Role::SeasonLine, &mut |line| {
        line.circle(centre, radius);
        line.line(&[at(1.2, 0.0), at(1.2, 180.0)]);
        for side in [90.0, 270.0] {
            line.curve(at(1.0, 0.0), &[[at(1.1, side), at(1.0, 180.0)]]);
        }
        for parallel in [55.0, 90.0, 125.0] {
            line.line(&[at(1.0, parallel), at(1.0, -parallel)]);
        }
    });
}

/// Stars, of which some are joined to a figure.
fn stars(drawing: &mut Drawing, random: &mut Random) {
    let mut points = [
        (14.0, 42.0),
        (24.0, 24.0),
        (38.0, 30.0),
        (50.0, 14.0),
        (66.0, 20.0),
    ];
    for (x, y) in &mut points {
        *x += random.within(-3.0, 3.0);
        *y += random.within(-4.0, 4.0);
    }
    drawing.draw(Role::SeasonLine, &mut |line| line.line(&points));
    drawing.draw(Role::Season, &mut |shapes| {
        for point in points {
            let size = random.within(3.5, 6.0);
            star(shapes, point, 4, [size, size * 0.3], 0.0);
        }
    });
}

/// A compass.
fn compass(drawing: &mut Drawing, random: &mut Random) {
    let centre = (random.within(27.0, 32.0), random.within(28.0, 32.0));
    let radius = random.within(12.0, 14.0);
    let turn = random.within(0.0, 22.5);
    drawing.draw(Role::SeasonLine, &mut |line| {
        line.circle(centre, radius - 2.0);
        for mark in 0..8 {
            let angle = turn + 22.5 + 45.0 * mark as f32;
            line.line(&[1.0, 3.0].map(|more| polar(centre, radius + more, angle)));
        }
    });
    drawing.draw(Role::Season, &mut |needle| {
        star(needle, centre, 4, [radius + 4.0, radius * 0.28], turn);
    });
    drawing.draw(Role::Light, &mut |middle| middle.circle(centre, 1.8));
}

/// Appends a star with a number of points, at an outer and an inner radius.
pub fn star(path: &mut Path, centre: Point, count: u32, radii: [f32; 2], turn: f32) {
    let mut points = Vec::new();
    for point in 0..count {
        for (half, radius) in (0..).zip(radii) {
            let angle = turn + 180.0 / count as f32 * (2 * point + half) as f32;
            points.push(polar(centre, radius, angle));
        }
    }
    path.polygon(&points);
}

//! The foreground of the emblem of an event: the motif of its category.

use super::drawing::{Drawing, Role};
use super::path::{Path, Point, polar};
use super::random::Random;
use super::season::star;

/// The y coordinate of the water line.
pub const SHORE: f32 = 77.0;

/// Draws the motif of a category, below [`super::CATEGORIES`].
pub fn draw(drawing: &mut Drawing, category: usize, random: &mut Random) {
    match category {
        0 => cliff(drawing, random),
        1 => drum(drawing, random),
        2 => medal(drawing, random),
        3 => {
            let (towers, _) = skyline(drawing, random);
            water(drawing, towers, random);
        }
        _ => hills(drawing, random),
    }
}

/// A figure that stands on the shore.
pub struct Figure {
    /// Its outline, in the main colour.
    pub outline: Path,
    /// Light details on it.
    pub details: Path,
}

impl Figure {
    /// Returns an empty figure.
    pub fn new(drawing: &Drawing) -> Figure {
        Figure {
            outline: drawing.path(),
            details: drawing.path(),
        }
    }
}

/// Adds a figure and the water below the shore in one shape, with two rows of waves.
pub fn water(drawing: &mut Drawing, mut figure: Figure, random: &mut Random) {
    figure.outline.rectangle((0.0, SHORE), 96.0, 19.0);
    drawing.add(Role::Main, figure.outline);
    drawing.add(Role::Light, figure.details);
    let x = random.within(0.0, 6.0);
    drawing.draw(Role::LightLine, &mut |waves| {
        waves.waves((18.0 + x, SHORE + 6.0), 9, 6.0);
        waves.waves((24.0 + x, SHORE + 12.0), 6, 6.0);
    });
}

/// A boat on the water.
pub fn boat(drawing: &mut Drawing, x: f32) {
    drawing.draw(Role::Accent, &mut |boat| {
        boat.polygon(&[(x, 56.0), (x, 73.0), (x - 9.0, 73.0)]);
        boat.polygon(&[(x + 1.5, 60.0), (x + 8.0, 73.0), (x + 1.5, 73.0)]);
        boat.polygon(&[
            (x - 10.0, 74.5),
            (x + 9.0, 74.5),
            (x + 6.0, 78.5),
            (x - 7.0, 78.5),
        ]);
    });
}

/// A cliff with a pavilion above a river, and a boat.
fn cliff(drawing: &mut Drawing, random: &mut Random) {
    let hill = random.within(56.0, 62.0);
    drawing.draw(Role::Soft, &mut |shore| {
        shore.closed_curve(
            (0.0, SHORE),
            &[[(0.0, 73.0), (0.0, 70.0)], [(18.0, hill), (60.0, SHORE)]],
        );
    });
    let (x, y) = (random.within(-2.0, 2.0), random.within(40.0, 46.0));
    let mut figure = Figure::new(drawing);
    let cliff = &mut figure.outline;
    cliff.polygon(&[
        (x + 50.0, 79.0),
        (x + 54.0, y + 28.0),
        (x + 60.0, y + 24.0),
        (x + 62.0, y + 13.0),
        (x + 66.0, y + 10.0),
        (x + 70.0, y + 2.0),
        (96.0, y + 2.0),
        (96.0, 79.0),
    ]);
    let x = random.within(77.0, 80.0);
    cliff.polygon(&[(x - 7.0, y - 6.0), (x, y - 13.0), (x + 7.0, y - 6.0)]);
    for column in [-5.2, -1.0, 3.2] {
        cliff.rectangle((x + column, y - 7.0), 2.0, 10.0);
    }
    water(drawing, figure, random);
    boat(drawing, random.within(22.0, 36.0));
}

/// A drum on its stand, with an ornament around its middle, and a beater.
fn drum(drawing: &mut Drawing, random: &mut Random) {
    let centre = (56.0, 53.0);
    let mut figure = Figure::new(drawing);
    let stand = [(42.0, 79.0), (47.0, 68.0), (65.0, 68.0), (70.0, 79.0)];
    figure.outline.polygon(&stand);
    figure.outline.circle(centre, 22.0);
    figure.details.circle(centre, 19.0);
    water(drawing, figure, random);
    let count = random.one_of(&[4, 5, 6, 8]);
    let turn = random.within(0.0, 45.0);
    let half = 180.0 / count as f32;
    drawing.draw(Role::Main, &mut |ornament| {
        for leaf in 0..count {
            let angle = turn + 2.0 * half * leaf as f32;
            let at = |distance: f32, turn: f32| polar(centre, distance, angle + turn);
            let (start, end) = (at(5.0, 0.0), at(16.5, 0.0));
            ornament.closed_curve(start, &[[at(12.0, -half), end], [at(12.0, half), start]]);
            ornament.circle(at(15.0, half), 1.1);
        }
    });
    drawing.draw(Role::Accent, &mut |ends| {
        ends.circle(centre, 3.0);
        ends.circle((19.0, 52.0), 3.2);
    });
    drawing.draw(Role::AccentLine, &mut |beater| {
        beater.line(&[(19.0, 52.0), (29.0, 76.0)]);
    });
}

/// A medal on its ribbon above the lanes of a track.
fn medal(drawing: &mut Drawing, random: &mut Random) {
    let (x, y) = (random.within(58.0, 62.0), random.within(47.0, 50.0));
    drawing.draw(Role::Main, &mut |track| {
        track.closed_curve(
            (0.0, 96.0),
            &[
                [(0.0, 83.0), (0.0, 70.0)],
                [(48.0, 86.0), (96.0, 70.0)],
                [(96.0, 83.0), (96.0, 96.0)],
            ],
        );
        track.polygon(&[
            (x - 20.0, 0.0),
            (x - 11.0, 0.0),
            (x + 4.0, y - 9.0),
            (x - 5.0, y - 9.0),
        ]);
    });
    drawing.draw(Role::LightLine, &mut |lanes| {
        for lane in [5.0, 10.0] {
            let side = 70.0 + lane;
            lanes.curve((0.0, side), &[[(48.0, side + 16.0), (96.0, side)]]);
        }
    });
    drawing.draw(Role::Accent, &mut |ribbon| {
        ribbon.polygon(&[
            (x + 11.0, 0.0),
            (x + 20.0, 0.0),
            (x + 5.0, y - 9.0),
            (x - 4.0, y - 9.0),
        ]);
    });
    drawing.draw(Role::Main, &mut |disc| disc.circle((x, y), 17.0));
    drawing.draw(Role::Light, &mut |disc| disc.circle((x, y), 14.0));
    let count = random.one_of(&[5, 6, 8]);
    let turn = random.within(-10.0, 10.0);
    drawing.draw(Role::Main, &mut |points| {
        star(points, (x, y), count, [10.5, 5.2], turn);
    });
}

/// Draws towers far away; returns those that are near, with windows, and the top of the highest one.
pub fn skyline(drawing: &mut Drawing, random: &mut Random) -> (Figure, Point) {
    let mut near = Figure::new(drawing);
    let mut far = drawing.path();
    let mut top = (0.0, 0.0);
    let mut x = 10.0 + random.below(4) as f32;
    let highest = 3 + random.below(2);
    for tower in 0..8_u32 {
        if x >= 80.0 {
            break;
        }
        let width = 8.0 + random.below(5) as f32;
        let is_highest = tower == highest;
        let height = 12.0 + random.below(14) as f32 + if is_highest { 14.0 } else { 0.0 };
        let (middle, roof, right) = (x + width * 0.5, SHORE - height, x + width);
        let is_near = (tower + highest).is_multiple_of(2);
        let outline = if is_near { &mut near.outline } else { &mut far };
        // Below the shore by as much as overlaps the water in the same shape.
        let hidden = if is_near { 2.0 } else { 0.0 };
        outline.rectangle((x, roof), width, height + hidden);
        if is_highest {
            top = (middle, roof - 10.0);
            outline.polygon(&[(middle - 1.2, roof), top, (middle + 1.2, roof)]);
        } else if random.below(3) == 0 {
            outline.polygon(&[(x, roof), (middle, roof - 5.0), (right, roof)]);
        }
        if is_near {
            for row in 0..(height as u32).saturating_sub(8).div_ceil(6) {
                let y = roof + 4.0 + 6.0 * row as f32;
                for share in [0.28, 0.72] {
                    let left = x + width * share - 1.0;
                    near.details.rectangle((left, y), 2.0, 2.4);
                }
            }
        }
        x = right + 1.0;
    }
    drawing.add(Role::Soft, far);
    (near, top)
}

/// Two hills at the ends of one or more arcs.
fn hills(drawing: &mut Drawing, random: &mut Random) {
    let (left, right) = (random.within(24.0, 28.0), random.within(68.0, 72.0));
    let (low, high) = (random.within(60.0, 63.0), random.within(54.0, 60.0));
    drawing.draw(Role::Soft, &mut |hill| {
        let slopes = [
            [(left - 8.0, 76.0), (left, low)],
            [(left + 10.0, 76.0), (left + 34.0, SHORE)],
        ];
        hill.closed_curve((0.0, SHORE), &slopes);
    });
    let mut figure = Figure::new(drawing);
    let slopes = [
        [(right - 10.0, 76.0), (right, high)],
        [(right + 10.0, 74.0), (96.0, 79.0)],
    ];
    figure.outline.closed_curve((right - 36.0, 79.0), &slopes);
    water(drawing, figure, random);
    let rise = random.within(26.0, 34.0);
    let count = 1 + random.below(3);
    let (start, end) = ((left, low - 4.0), (right, high - 4.0));
    let middle = (left + right) * 0.5;
    drawing.draw(Role::AccentLine, &mut |arcs| {
        for arc in 1..=count {
            let bend = (middle, high - 4.0 - rise * arc as f32 / count as f32);
            arcs.curve(start, &[[bend, end]]);
        }
    });
    drawing.draw(Role::Accent, &mut |dots| {
        dots.circle(start, 3.0);
        dots.circle(end, 3.0);
    });
}

//! The emblem: its palette and its shapes.

use super::category;
use super::city;
use super::drawing::{Drawing, Role, Shape};
use super::random::Random;
use super::season;
use crate::time::Season;

/// Width and height of the picture. It fills the square, and is composed to be clipped to the circle
/// that touches the sides.
pub const SIDE: f32 = 96.0;

/// Number of categories with a motif of their own; a bundle with more categories repeats them.
pub const CATEGORIES: usize = 5;

/// The main colour of an emblem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hue {
    /// That of a category, below [`CATEGORIES`].
    Category(usize),
    /// That of all cities.
    City,
}

/// A picture as shapes, with the colours of its palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emblem {
    pub hue: Hue,
    /// The season whose colours it has; `None` for neutral ones.
    pub season: Option<Season>,
    /// Later shapes cover earlier ones.
    pub shapes: Vec<Shape>,
}

impl Emblem {
    /// Returns the emblem of an event: the motif of its category, by the index in the bundle, before
    /// that of its season. Its id varies both.
    ///
    /// ```
    /// use pobratim::{emblem::Emblem, time::Season};
    /// let winter = |id: &str| Emblem::of_event(1, Some(Season::Winter), id);
    /// assert_eq!(winter("ice-lanterns"), winter("ice-lanterns"));
    /// assert_ne!(winter("ice-lanterns"), winter("new-year-concert"));
    /// ```
    pub fn of_event(category: usize, season: Option<Season>, id: &str) -> Emblem {
        let category = category % CATEGORIES;
        let (mut random, mut drawing) = begin(id);
        season::draw(&mut drawing, season, &mut random);
        category::draw(&mut drawing, category, &mut random);
        Emblem {
            hue: Hue::Category(category),
            season,
            shapes: drawing.into_shapes(),
        }
    }

    /// Returns the emblem of a city: towers, mountains or a bridge before a disc, and the line that
    /// ties it to the host. Its id determines all of it, and in which colours.
    pub fn of_city(id: &str) -> Emblem {
        let (mut random, mut drawing) = begin(id);
        let season = Season::ALL.get(random.below(5) as usize).copied();
        city::draw(&mut drawing, &mut random);
        Emblem {
            hue: Hue::City,
            season,
            shapes: drawing.into_shapes(),
        }
    }

    /// Returns the emblem of what was not found: a boat below a line without an end.
    pub fn of_nothing() -> Emblem {
        let (mut random, mut drawing) = begin("");
        city::draw_nothing(&mut drawing, &mut random);
        Emblem {
            hue: Hue::City,
            season: None,
            shapes: drawing.into_shapes(),
        }
    }
}

/// Returns the numbers of an id, and a picture with its background.
fn begin(id: &str) -> (Random, Drawing) {
    let mut random = Random::of(id);
    let mut drawing = Drawing::new(random.below(2) == 1);
    drawing.draw(Role::Ground, &mut |path| {
        path.rectangle((0.0, 0.0), SIDE, SIDE)
    });
    (random, drawing)
}

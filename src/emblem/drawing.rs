//! Shapes, and the palette that they use.

use super::path::Path;

/// What a shape is in the palette, which determines its colour, and whether it is filled or a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The background of the whole picture.
    Ground,
    /// Filled, in the colour of the season.
    Season,
    /// A thin line in the colour of the season.
    SeasonLine,
    /// Filled, in a soft tone of the hue.
    Soft,
    /// Filled, in the hue.
    Main,
    /// A line in the hue.
    MainLine,
    /// Filled, in the light colour of details.
    Light,
    /// A thin line in the light colour of details.
    LightLine,
    /// Filled, in the accent.
    Accent,
    /// A line in the accent.
    AccentLine,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 10] = [
        Role::Ground,
        Role::Season,
        Role::SeasonLine,
        Role::Soft,
        Role::Main,
        Role::MainLine,
        Role::Light,
        Role::LightLine,
        Role::Accent,
        Role::AccentLine,
    ];

    /// Returns its class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Role::Ground => "ground",
            Role::Season => "season",
            Role::SeasonLine => "season-line",
            Role::Soft => "soft",
            Role::Main => "main",
            Role::MainLine => "main-line",
            Role::Light => "light",
            Role::LightLine => "light-line",
            Role::Accent => "accent",
            Role::AccentLine => "accent-line",
        }
    }
}

/// One element of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    pub role: Role,
    /// The value of the attribute `d` of an SVG path.
    pub path: String,
}

/// A picture under construction; later shapes cover earlier ones.
pub struct Drawing {
    shapes: Vec<Shape>,
    is_mirrored: bool,
}

impl Drawing {
    /// Returns an empty picture.
    pub fn new(is_mirrored: bool) -> Drawing {
        let shapes = Vec::new();
        Drawing {
            shapes,
            is_mirrored,
        }
    }

    /// Returns an empty path for [`Drawing::add`].
    pub fn path(&self) -> Path {
        Path::new(self.is_mirrored)
    }

    /// Adds a shape, unless it is empty.
    pub fn add(&mut self, role: Role, path: Path) {
        let path = path.into_text();
        if !path.is_empty() {
            self.shapes.push(Shape { role, path });
        }
    }

    /// Adds a shape that is drawn by a function.
    pub fn draw(&mut self, role: Role, draw: &mut dyn FnMut(&mut Path)) {
        let mut path = self.path();
        draw(&mut path);
        self.add(role, path);
    }

    /// Returns the shapes.
    pub fn into_shapes(self) -> Vec<Shape> {
        self.shapes
    }
}

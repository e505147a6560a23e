//! Emblems as parts of pictures: written as SVG in the colours of the light theme, and drawn by resvg.

use std::cell::RefCell;
use std::collections::BTreeMap;

use pobratim::emblem::{Emblem, Hue, Role, SIDE};
use resvg::usvg::{Options, Tree};
use tiny_skia::{Pixmap, Transform};

use crate::tokens::{self, Theme};

/// Draws emblems.
#[derive(Default)]
pub struct EmblemRenderer {
    /// The colours of the style sheets that have been read, by the names of their properties.
    colours: RefCell<BTreeMap<String, &'static str>>,
}

impl EmblemRenderer {
    /// Draws an emblem; `place` transforms its units into pixels.
    ///
    /// # Errors
    ///
    /// A style sheet gives one of its colours a value that cannot be drawn.
    pub fn draw(
        &self,
        emblem: &Emblem,
        sheet: &mut Pixmap,
        place: Transform,
    ) -> Result<(), String> {
        let text = svg(emblem, &|name| self.colour(name))?;
        let tree = Tree::from_str(&text, &Options::default());
        let tree = tree.map_err(|error| error.to_string())?;
        resvg::render(&tree, place, &mut sheet.as_mut());
        Ok(())
    }

    fn colour(&self, name: String) -> Result<&'static str, String> {
        if let Some(colour) = self.colours.borrow().get(&name) {
            return Ok(colour);
        }
        let colour = tokens::colour(&name, Theme::Light)?;
        self.colours.borrow_mut().insert(name, colour);
        Ok(colour)
    }
}

/// Returns an emblem as a document, clipped to a circle, with the colours of custom properties.
fn svg(
    emblem: &Emblem,
    colour: &dyn Fn(String) -> Result<&'static str, String>,
) -> Result<String, String> {
    let (side, radius) = (SIDE.to_string(), (SIDE * 0.5).to_string());
    let mut text = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" fill="none" stroke-linecap="round" stroke-linejoin="round"><clipPath id="c"><circle cx="{radius}" cy="{radius}" r="{radius}"/></clipPath><g clip-path="url(#c)">"#
    );
    for shape in &emblem.shapes {
        let colour = colour(token(emblem, shape.role))?;
        let ink = match shape.role {
            Role::Ground | Role::Season | Role::Main | Role::Light | Role::Accent => {
                format!(r#"fill="{colour}""#)
            }
            Role::Soft => format!(r#"fill="{colour}" fill-opacity="0.35""#),
            Role::SeasonLine | Role::LightLine => {
                format!(r#"stroke="{colour}" stroke-width="1.5""#)
            }
            Role::MainLine | Role::AccentLine => format!(r#"stroke="{colour}" stroke-width="2""#),
        };
        text.push_str(&format!(r#"<path {ink} d="{}"/>"#, shape.path));
    }
    text.push_str("</g></svg>");
    Ok(text)
}

/// Returns the custom property with the colour of a role.
fn token(emblem: &Emblem, role: Role) -> String {
    let of_season = |name: &str| match emblem.season {
        Some(season) => format!("{name}-{}", season.code()),
        None => name.to_string(),
    };
    match role {
        Role::Ground => of_season("emblem-ground"),
        Role::Season | Role::SeasonLine => of_season("emblem-tone"),
        Role::Soft | Role::Main | Role::MainLine => match emblem.hue {
            Hue::Category(category) => format!("emblem-{category}"),
            Hue::City => "emblem-city".to_string(),
        },
        Role::Light | Role::LightLine => "emblem-light".to_string(),
        Role::Accent | Role::AccentLine => "accent".to_string(),
    }
}

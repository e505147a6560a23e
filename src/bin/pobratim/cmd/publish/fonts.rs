//! Text as outlines, in a font of this machine that has all of its characters.

use std::path::Path;

use fontdb::{Database, Family, ID, Query, Weight};
use pobratim::locale;
use pobratim::text::Lang;
use tiny_skia::PathBuilder;
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// The fonts of this machine.
pub struct FontDatabase(Database);

/// A text on one line from the origin, `y` downwards, one pixel per em.
pub struct Line {
    pub path: tiny_skia::Path,
    /// Advance width in ems.
    pub width: f32,
}

impl FontDatabase {
    /// Loads the fonts of a folder, or those of the system without one.
    pub fn find(folder: Option<&Path>) -> FontDatabase {
        let mut fonts = Database::new();
        match folder {
            Some(folder) => fonts.load_fonts_dir(folder),
            None => fonts.load_system_fonts(),
        }
        FontDatabase(fonts)
    }

    /// Sets a text in the preferred fonts of its language, else in any font; `None` where no font has
    /// all characters.
    pub fn set(&self, lang: Lang, text: &str, bold: bool) -> Option<Line> {
        let weight = if bold { Weight::BOLD } else { Weight::NORMAL };
        let preferred = locale::of(lang).preview_fonts.iter().filter_map(|family| {
            self.0.query(&Query {
                families: &[Family::Name(family)],
                weight,
                ..Query::default()
            })
        });
        // Any font is better than none; sorted by name, so that the choice is reproducible.
        let mut rest: Vec<(&str, ID)> = self
            .0
            .faces()
            .filter(|face| face.style == fontdb::Style::Normal && !face.monospaced)
            .map(|face| (&*face.post_script_name, face.id))
            .collect();
        rest.sort_by_key(|(name, _)| *name);
        let rest = rest.into_iter().map(|(_, id)| id);
        preferred.chain(rest).find_map(|id| self.set_in(id, text))
    }

    fn set_in(&self, id: ID, text: &str) -> Option<Line> {
        self.0.with_face_data(id, |data, index| {
            let face = Face::parse(data, index).ok()?;
            let glyphs: Option<Vec<GlyphId>> = text
                .chars()
                .map(|letter| face.glyph_index(letter))
                .collect();
            let em = f32::from(face.units_per_em());
            let mut pen = GlyphPen {
                path: PathBuilder::new(),
                scale: 1.0 / em,
                x: 0.0,
            };
            for glyph in glyphs? {
                // A space has no outline.
                face.outline_glyph(glyph, &mut pen);
                pen.x += f32::from(face.glyph_hor_advance(glyph)?) / em;
            }
            Some(Line {
                width: pen.x,
                path: pen.path.finish()?,
            })
        })?
    }
}

/// Builds a path from glyphs, one after the other.
struct GlyphPen {
    path: PathBuilder,
    scale: f32,
    x: f32,
}

impl GlyphPen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, -y * self.scale)
    }
}

impl OutlineBuilder for GlyphPen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

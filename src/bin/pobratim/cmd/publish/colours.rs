//! Colours of icons and preview pictures.

use tiny_skia::Color;

use crate::tokens::{self, Theme};

/// The colours of the light theme.
#[derive(Clone, Copy, Debug)]
pub struct Colours {
    pub paper: Color,
    pub ink: Color,
    pub ink_quiet: Color,
    pub hairline: Color,
    pub accent: Color,
    pub water: Color,
    pub land: Color,
    pub coast: Color,
    pub river: Color,
    pub halo: Color,
    pub thread: Color,
}

impl Colours {
    /// Reads the colours of the style sheets.
    ///
    /// # Errors
    ///
    /// A sheet gives one of them a value that cannot be drawn.
    pub fn read() -> Result<Colours, String> {
        Ok(Colours {
            paper: colour("paper")?,
            ink: colour("ink")?,
            ink_quiet: colour("ink-quiet")?,
            hairline: colour("hairline")?,
            accent: colour("accent")?,
            water: colour("map-water")?,
            land: colour("map-land")?,
            coast: colour("map-coast")?,
            river: colour("map-river")?,
            halo: colour("map-halo")?,
            thread: colour("map-thread")?,
        })
    }
}

fn colour(name: &str) -> Result<Color, String> {
    let hex = tokens::colour(name, Theme::Light)?;
    let number = u32::from_str_radix(hex.trim_start_matches('#'), 16);
    let [_, red, green, blue] = number.map_err(|error| error.to_string())?.to_be_bytes();
    Ok(Color::from_rgba8(red, green, blue, u8::MAX))
}

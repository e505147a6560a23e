//! Decoding, scaling and encoding of pictures. Metadata is not copied: the orientation is applied and
//! colours are converted to sRGB, everything else, such as the position, is dropped.

use std::path::Path;

use image::codecs::avif::AvifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{FilterType, resize};
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageResult, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::image_file::{Problem, decoder, orientation};

/// Names the parameters of this file. It is part of the hash in file names, so it must change with
/// anything that changes the made files.
pub const RECIPE: &str = "1: lanczos3, sRGB, JPEG 80, AVIF 60 speed 7\n";

const JPEG_QUALITY: u8 = 80;
const AVIF_QUALITY: u8 = 60;
/// From 1, slow and small, to 10.
const AVIF_SPEED: u8 = 7;

/// Format of a published picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Avif,
}

impl Format {
    pub const ALL: [Format; 2] = [Format::Jpeg, Format::Avif];

    pub fn extension(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Avif => "avif",
        }
    }

    /// Reads an encoded file; `None` if there is none, or it is not of this format or not whole.
    pub fn read(self, path: &Path) -> Option<Vec<u8>> {
        let bytes = std::fs::read(path).ok()?;
        let is_whole = match self {
            Format::Jpeg => bytes.starts_with(&[0xff, 0xd8]) && bytes.ends_with(&[0xff, 0xd9]),
            Format::Avif => bytes.get(4..12) == Some(b"ftypavif"),
        };
        is_whole.then_some(bytes)
    }

    /// Encodes a picture without metadata.
    pub fn encode(self, pixels: &RgbImage) -> ImageResult<Vec<u8>> {
        let mut bytes = Vec::new();
        let (width, height) = pixels.dimensions();
        let colour = image::ExtendedColorType::Rgb8;
        match self {
            Format::Jpeg => JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)
                .write_image(pixels, width, height, colour)?,
            Format::Avif => {
                AvifEncoder::new_with_speed_quality(&mut bytes, AVIF_SPEED, AVIF_QUALITY)
                    .with_num_threads(Some(1))
                    .write_image(pixels, width, height, colour)?;
            }
        }
        Ok(bytes)
    }
}

/// Decodes a picture and returns it in these sizes, which are in ascending order: upright, in sRGB, on a
/// white ground where it is transparent.
///
/// # Errors
///
/// A problem where it cannot be decoded.
pub fn scaled(bytes: &[u8], sizes: &[(u32, u32)]) -> Result<Vec<RgbImage>, Problem> {
    let mut decoder = decoder(bytes)?;
    let orientation = orientation(&mut decoder);
    let profile = decoder.icc_profile().unwrap_or_default();
    let image = DynamicImage::from_decoder(decoder);
    let mut image = image.map_err(|error| Problem::NotAnImage(error.to_string()))?;
    image.apply_orientation(orientation);
    let is_colour = image.color().has_color();
    let whole = opaque(image);
    let mut scaled: Vec<RgbImage> = Vec::new();
    // From the largest to the smallest, each from the one before it.
    for (width, height) in sizes.iter().rev() {
        let from = scaled.last().unwrap_or(&whole);
        let mut pixels = match from.dimensions() == (*width, *height) {
            true => from.clone(),
            false => resize(from, *width, *height, FilterType::Lanczos3),
        };
        if let (true, true, Some(profile)) = (scaled.is_empty(), is_colour, &profile) {
            to_srgb(&mut pixels, profile);
        }
        scaled.push(pixels);
    }
    Ok(scaled)
}

/// Returns the picture with 8 bits per channel on a white ground.
fn opaque(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let image = image.into_rgba8();
    let mut opaque = RgbImage::new(image.width(), image.height());
    for (from, to) in image.pixels().zip(opaque.pixels_mut()) {
        let [red, green, blue, alpha] = from.0;
        let over_white = |value: u8| {
            let (value, alpha) = (u32::from(value), u32::from(alpha));
            let sum = value * alpha + 255 * (255 - alpha);
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        to.0 = [red, green, blue].map(over_white);
    }
    opaque
}

/// Converts colours by an ICC profile. They stay as they are if the profile is invalid, or is not one of
/// RGB colours: the decoder has converted others without it.
fn to_srgb(pixels: &mut RgbImage, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else {
        return;
    };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options)
    else {
        return;
    };
    let mut converted = vec![0; pixels.as_raw().len()];
    if transform.transform(pixels, &mut converted).is_ok() {
        pixels.copy_from_slice(&converted);
    }
}

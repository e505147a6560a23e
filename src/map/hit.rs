//! Which marker a pointer means.

use super::camera::Pixel;
use super::scene::Marker;

/// The place in `markers` of the marker nearest to a pixel within `radius_px`; of equally near
/// ones, the first.
pub fn nearest(markers: &[Marker], pixel: Pixel, radius_px: f64) -> Option<usize> {
    let apart = |marker: &Marker| (marker.at.x - pixel.x).hypot(marker.at.y - pixel.y);
    let near = markers
        .iter()
        .map(apart)
        .enumerate()
        .filter(|&(_, apart)| apart <= radius_px);
    near.min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(index, _)| index)
}

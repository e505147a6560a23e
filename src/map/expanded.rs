//! Expanded cluster: its cities as a column next to it with their names, so that all of them can be
//! read and selected without zooming.

use super::camera::{Pixel, Size};
use super::labels::LabelBox;
use super::marker_layout::{CITY_PX, CLUSTER_DISTANCE_PX, CLUSTER_PX};

/// Padding between the edge of the column and its content.
const PADDING_PX: f64 = 6.0;
/// Vertical gap between two names.
const LINE_GAP_PX: f64 = 8.0;

/// Layout of the column of cities.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpandedCluster {
    pub frame: LabelBox,
    /// Rows from the top: index in the list of cities, true position, position of the marker in the
    /// column.
    pub rows: Vec<(usize, Pixel, Pixel)>,
    /// Left edge of the names, and their top above the middle of a row.
    pub name_left: f64,
    pub name_up: f64,
}

/// Lays out the column for a cluster at `at`, from north to south, with an extra row at the bottom
/// for the zoom button. Returns `None` if it has no members or is larger than the picture. Of the
/// two sides it takes the one where it covers the fewest of the `others`.
///
/// `members` are indices in the list of cities, positions, and sizes of the names.
pub fn expand(
    at: Pixel,
    members: &[(usize, Pixel, Size)],
    others: &[Pixel],
    picture: Size,
) -> Option<ExpandedCluster> {
    let widest = |longest: f64, length: f64| longest.max(length);
    let names = members.iter().map(|(_, _, name)| *name);
    let name_height = names.clone().map(|name| name.height).fold(0.0, widest);
    let name_width = names.map(|name| name.width).fold(0.0, widest);
    let row = CLUSTER_DISTANCE_PX.max(name_height + LINE_GAP_PX);
    let name_from = PADDING_PX + 2.0 * CITY_PX + PADDING_PX;
    let frame = LabelBox {
        left: 0.0,
        top: 0.0,
        width: name_from + name_width + PADDING_PX,
        height: row * (members.len() + 1) as f64 + 2.0 * PADDING_PX,
    };
    if members.is_empty() || frame.height > picture.height || frame.width > picture.width {
        return None;
    }
    let offset_px = CLUSTER_PX + PADDING_PX;
    let sides = [at.x + offset_px, at.x - offset_px - frame.width].map(|left| {
        let top = at.y - frame.height / 2.0;
        LabelBox { left, top, ..frame }.pushed_into(picture)
    });
    let covered = |frame: &LabelBox| -> usize {
        let covers = |other: &Pixel, radius_px| LabelBox::about(*other, radius_px).overlaps(frame);
        let others = others.iter().filter(|other| covers(other, CITY_PX));
        // The cluster's own marker must stay uncovered, because it closes the column.
        others.count() + if covers(&at, CLUSTER_PX) { 1000 } else { 0 }
    };
    let frame = sides.into_iter().min_by_key(covered)?;
    let mut from_north: Vec<&(usize, Pixel, Size)> = Vec::new();
    for member in members {
        let before = from_north
            .iter()
            .take_while(|other| other.1.y <= member.1.y);
        from_north.insert(before.count(), member);
    }
    let first = frame.top + PADDING_PX + row / 2.0;
    let to_row = |(index, member): (usize, &(usize, Pixel, Size))| {
        let here = Pixel {
            x: frame.left + PADDING_PX + CITY_PX,
            y: first + row * index as f64,
        };
        (member.0, member.1, here)
    };
    Some(ExpandedCluster {
        frame,
        rows: from_north.into_iter().enumerate().map(to_row).collect(),
        name_left: frame.left + name_from,
        name_up: name_height / 2.0,
    })
}

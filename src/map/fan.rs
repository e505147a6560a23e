//! An open group: its cities as a column beside it, each with its name, so that all can be read
//! and reached without leaving the view.

use super::camera::{Pixel, Size};
use super::labels::LabelBox;
use super::spots::{APART_PX, CITY_PX, GROUP_PX};

/// Room between the edge of the column and what stands in it.
const PAD_PX: f64 = 6.0;
/// Room between two names, one below the other.
const LINE_PX: f64 = 8.0;

/// A column of cities.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    pub frame: LabelBox,
    /// From the top: the place in the list of cities, where it truly lies, and its marker here.
    pub rows: Vec<(usize, Pixel, Pixel)>,
    /// Where names begin, and how far above the middle of a row.
    pub name_left: f64,
    pub name_up: f64,
}

/// The column for a group at `at`, from north to south, with one more row below for what a reader
/// can do. `None` where it is too high for the picture, or nothing is in it. It stands on the side
/// where it covers the fewest of the `others`.
///
/// `members` are places in the list of cities, where they lie, and the sizes of their names.
pub fn fan(
    at: Pixel,
    members: &[(usize, Pixel, Size)],
    others: &[Pixel],
    picture: Size,
) -> Option<Fan> {
    let widest = |longest: f64, length: f64| longest.max(length);
    let names = members.iter().map(|(_, _, name)| *name);
    let name_height = names.clone().map(|name| name.height).fold(0.0, widest);
    let name_width = names.map(|name| name.width).fold(0.0, widest);
    let row = APART_PX.max(name_height + LINE_PX);
    let name_from = PAD_PX + 2.0 * CITY_PX + PAD_PX;
    let frame = LabelBox {
        left: 0.0,
        top: 0.0,
        width: name_from + name_width + PAD_PX,
        height: row * (members.len() + 1) as f64 + 2.0 * PAD_PX,
    };
    if members.is_empty() || frame.height > picture.height || frame.width > picture.width {
        return None;
    }
    let away = GROUP_PX + PAD_PX;
    let sides = [at.x + away, at.x - away - frame.width].map(|left| {
        let top = at.y - frame.height / 2.0;
        LabelBox { left, top, ..frame }.pushed_into(picture)
    });
    let covered = |frame: &LabelBox| -> usize {
        let covers = |other: &Pixel, radius_px| LabelBox::about(*other, radius_px).meets(frame);
        let others = others.iter().filter(|other| covers(other, CITY_PX));
        // Above all it must leave the group itself, which closes it again.
        others.count() + if covers(&at, GROUP_PX) { 1000 } else { 0 }
    };
    let frame = sides.into_iter().min_by_key(covered)?;
    let mut from_north: Vec<&(usize, Pixel, Size)> = Vec::new();
    for member in members {
        let before = from_north
            .iter()
            .take_while(|other| other.1.y <= member.1.y);
        from_north.insert(before.count(), member);
    }
    let first = frame.top + PAD_PX + row / 2.0;
    let place = |(index, member): (usize, &(usize, Pixel, Size))| {
        let here = Pixel {
            x: frame.left + PAD_PX + CITY_PX,
            y: first + row * index as f64,
        };
        (member.0, member.1, here)
    };
    Some(Fan {
        frame,
        rows: from_north.into_iter().enumerate().map(place).collect(),
        name_left: frame.left + name_from,
        name_up: name_height / 2.0,
    })
}

//! Markers that stand too close to be told apart, drawn as one.

use super::camera::Pixel;

/// Markers that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Places in the list given, ascending. One alone is a group as well.
    pub members: Vec<usize>,
    /// The middle of the box round the members.
    pub at: Pixel,
}

/// Groups markers so that two closer than `apart_px` are always together, and two in different
/// groups never are that close. Groups come in the order of their first members; which markers
/// are together does not depend on the order of the list.
///
/// ```
/// use pobratim::map::{Pixel, cluster::groups};
/// let at = |x: f64| Pixel { x, y: 0.0 };
/// let found = groups(&[at(0.0), at(100.0), at(10.0)], 24.0);
/// assert_eq!(found.iter().map(|group| group.members.clone()).collect::<Vec<_>>(), [vec![0, 2], vec![1]]);
/// ```
pub fn groups(markers: &[Pixel], apart_px: f64) -> Vec<Group> {
    let mut group_of: Vec<Option<usize>> = vec![None; markers.len()];
    let mut groups = Vec::new();
    for (seed, at) in markers.iter().enumerate() {
        let group = groups.len();
        match group_of.get_mut(seed) {
            Some(slot) if slot.is_none() => *slot = Some(group),
            _ => continue,
        }
        // Everything near a member joins, until nothing does: the list grows while it is read.
        let mut joined = vec![*at];
        let mut read = 0;
        while let Some(&member) = joined.get(read) {
            for (other, slot) in markers.iter().zip(&mut group_of) {
                if slot.is_none() && are_near(member, *other, apart_px) {
                    *slot = Some(group);
                    joined.push(*other);
                }
            }
            read += 1;
        }
        let members = group_of
            .iter()
            .enumerate()
            .filter(|(_, slot)| **slot == Some(group));
        let members = members.map(|(index, _)| index).collect();
        groups.push(Group {
            members,
            at: middle(&joined),
        });
    }
    groups
}

fn are_near(a: Pixel, b: Pixel, apart_px: f64) -> bool {
    (a.x - b.x).hypot(a.y - b.y) < apart_px
}

/// The middle of the box round points: unlike a mean, it does not depend on their order.
fn middle(points: &[Pixel]) -> Pixel {
    let around = [
        f64::INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NEG_INFINITY,
    ];
    let [left, top, right, bottom] =
        points
            .iter()
            .fold(around, |[left, top, right, bottom], at| {
                [
                    left.min(at.x),
                    top.min(at.y),
                    right.max(at.x),
                    bottom.max(at.y),
                ]
            });
    Pixel {
        x: (left + right) / 2.0,
        y: (top + bottom) / 2.0,
    }
}

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
    let mut waiting: Vec<usize> = (0..markers.len()).collect();
    let mut groups = Vec::new();
    while let Some(&seed) = waiting.first() {
        waiting.remove(0);
        let mut members = vec![seed];
        // Everything near a member joins, until nothing does: members grow while they are read.
        let mut read = 0;
        while let Some(&member) = members.get(read) {
            waiting.retain(|&other| {
                let near = are_near(markers.get(member), markers.get(other), apart_px);
                if near {
                    members.push(other);
                }
                !near
            });
            read += 1;
        }
        members.sort_unstable();
        let at = middle(members.iter().filter_map(|&member| markers.get(member)));
        groups.push(Group { members, at });
    }
    groups
}

fn are_near(a: Option<&Pixel>, b: Option<&Pixel>, apart_px: f64) -> bool {
    a.zip(b)
        .is_some_and(|(a, b)| (a.x - b.x).hypot(a.y - b.y) < apart_px)
}

/// The middle of the box round points: unlike a mean, it does not depend on their order.
fn middle<'a>(points: impl Iterator<Item = &'a Pixel>) -> Pixel {
    let around = [
        f64::INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NEG_INFINITY,
    ];
    let [left, top, right, bottom] = points.fold(around, |[left, top, right, bottom], at| {
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

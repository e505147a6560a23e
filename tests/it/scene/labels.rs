//! Labels of markers.

use pobratim::map::labels::{self, LabelBox, LabelRequest};
use pobratim::map::{Pixel, Size};
use proptest::prelude::*;

use super::SIZE;

proptest! {
    #[test]
    fn names_cover_nothing(
        requests in prop::collection::vec((0.0..600.0, 0.0..400.0, 20.0..120.0, 0_i64..3), 1..30),
        must in 0_usize..30,
    ) {
        let requests: Vec<LabelRequest> = requests
            .iter()
            .enumerate()
            .map(|(index, &(x, y, width, priority))| LabelRequest {
                marker: Pixel { x, y },
                radius_px: 5.0,
                size: Size { width, height: 16.0 },
                priority,
                required: index == must,
            })
            .collect();
        let taken = LabelBox { left: 200.0, top: 100.0, width: 150.0, height: 90.0 };
        let boxes = labels::lay_out(&requests, &[taken], SIZE);
        let picture = LabelBox { left: 0.0, top: 0.0, width: SIZE.width, height: SIZE.height };
        prop_assert_eq!(boxes.len(), requests.len());
        for (i, label) in boxes.iter().enumerate() {
            // A required label is always placed, and only it may cover others.
            prop_assert!(label.is_some() || i != must);
            let Some(label) = label else { continue };
            prop_assert!(picture.contains(label));
            prop_assert_eq!(label.width, requests[i].size.width);
            if i == must {
                continue;
            }
            prop_assert!(!taken.overlaps(label));
            let others = boxes[..i].iter().enumerate().filter(|(other, _)| *other != must);
            prop_assert!(!others.filter_map(|(_, other)| *other).any(|other| other.overlaps(label)));
            for request in &requests {
                let Pixel { x, y } = request.marker;
                let inside = (label.left..label.left + label.width).contains(&x)
                    && (label.top..label.top + label.height).contains(&y);
                prop_assert!(!inside);
            }
        }
    }
}

#[test]
fn the_more_important_label_is_kept() {
    let request = |x, priority| LabelRequest {
        marker: Pixel { x, y: 50.0 },
        radius_px: 4.0,
        size: Size {
            width: 80.0,
            height: 60.0,
        },
        priority,
        required: false,
    };
    let narrow = Size {
        width: 120.0,
        height: 100.0,
    };
    let check = |requests: &[LabelRequest], expected: &[bool]| {
        let placed = labels::lay_out(requests, &[], narrow);
        assert_eq!(
            placed.iter().map(Option::is_some).collect::<Vec<_>>(),
            expected
        );
    };
    check(&[request(10.0, 0), request(20.0, 0)], &[false, true]);
    check(&[request(20.0, 1)], &[true]);
    check(&[request(5.0, 0), request(110.0, 9)], &[false, true]);
    check(&[request(5.0, 9), request(110.0, 0)], &[true, false]);
    check(&[], &[]);
}

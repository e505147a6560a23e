//! Markers, groups and labels of a view.

use pobratim::geo::LonLat;
use pobratim::map::labels::LabelBox;
use pobratim::map::marker_layout::{
    CLUSTER_DISTANCE_PX, CLUSTER_PX, LayoutInput, Marker, MarkerInput, MarkerLayout,
    lay_out_markers, zoomed_to_separate,
};
use pobratim::map::{Camera, Mode, Place, Size};
use proptest::prelude::*;

const NAME: Size = Size {
    width: 60.0,
    height: 17.0,
};
/// Khabarovsk.
const HOST: (f64, f64) = (135.0971, 48.462);
/// Fuyuan, Hegang, Jiamusi, Niigata, Musashino, Chuncheon, Bucheon, Portland, and places near Bucheon
/// and Musashino.
const CITIES: [(f64, f64); 12] = [
    (134.3076, 48.3614),
    (130.2980, 47.3499),
    (130.3188, 46.7993),
    (139.0412, 37.9226),
    (139.5594, 35.7178),
    (127.7341, 37.8747),
    (126.7660, 37.5035),
    (-122.6762, 45.5234),
    (126.978, 37.5665),
    (126.7052, 37.4563),
    (139.6917, 35.6895),
    (139.638, 35.4437),
];

fn at((lon_deg, lat_deg): (f64, f64)) -> LonLat {
    LonLat::new(lon_deg, lat_deg).unwrap()
}

fn places() -> Vec<Place> {
    let place = |(key, city): (usize, &(f64, f64))| Place {
        at: at(*city),
        key,
        thread: None,
    };
    CITIES.iter().enumerate().map(place).collect()
}

fn camera(size: Size) -> Camera {
    Camera::fit(at(HOST), &CITIES.map(at), size, 40.0, Mode::Fisheye)
}

fn layout(camera: &Camera, chosen: &[usize]) -> MarkerLayout {
    layout_with_open(camera, chosen, &[])
}

fn layout_with_open(camera: &Camera, chosen: &[usize], open: &[usize]) -> MarkerLayout {
    let input = |index| MarkerInput {
        name: NAME,
        arrow: NAME,
        chosen: chosen.contains(&index),
        highlighted: false,
        priority: 0,
    };
    let inputs: Vec<MarkerInput> = (0..CITIES.len()).map(input).collect();
    lay_out_markers(&LayoutInput {
        camera,
        places: &places(),
        cities: &inputs,
        host_name: NAME,
        open,
        occupied: &[],
        rings: &[],
    })
}

/// The boxes of all labels of a view.
fn names(found: &MarkerLayout) -> Vec<LabelBox> {
    let name = |spot: &Marker| {
        let (left, top) = spot.label?;
        let Size { width, height } = NAME;
        Some(LabelBox {
            left,
            top,
            width,
            height,
        })
    };
    let all = std::iter::once(&found.host).chain(&found.cities);
    all.filter_map(name).collect()
}

/// Counts the cities, each once: by its own marker or in a group.
fn counted(spots: &MarkerLayout) -> Vec<usize> {
    let alone = spots
        .cities
        .iter()
        .enumerate()
        .filter(|(_, spot)| spot.at.is_some());
    let grouped = spots
        .clusters
        .iter()
        .flat_map(|cluster| cluster.members.clone());
    let mut all: Vec<usize> = alone.map(|(index, _)| index).chain(grouped).collect();
    all.sort_unstable();
    all
}

#[test]
fn every_city_of_the_first_view_is_there_once() {
    for (width, height) in [(328.0, 410.0), (700.0, 500.0), (1300.0, 800.0)] {
        let found = layout(&camera(Size { width, height }), &[]);
        assert_eq!(counted(&found), (0..CITIES.len()).collect::<Vec<_>>());
    }
}

#[test]
fn a_city_under_the_host_has_a_marker_beside_it() {
    let found = layout(
        &camera(Size {
            width: 700.0,
            height: 500.0,
        }),
        &[],
    );
    let (x, y) = found.host.at.unwrap();
    let marker = found.cities[0];
    let at = marker.at.unwrap();
    let apart = (at.0 - x).hypot(at.1 - y);
    assert!((22.0..34.0).contains(&apart), "{apart}");
    // It is on the side of its true position, west of the host.
    let from = marker.moved_from.unwrap();
    assert!((from.0 - x).hypot(from.1 - y) < 20.0 && at.0 < x);
}

#[test]
fn a_chosen_city_leaves_its_group_and_is_named() {
    let view = camera(Size {
        width: 328.0,
        height: 410.0,
    });
    let before = layout(&view, &[]);
    let city = before.clusters[0].members[0];
    assert!(before.cities[city].at.is_none());
    let after = layout(&view, &[city]);
    assert!(after.cities[city].at.is_some() && after.cities[city].label.is_some());
    assert_eq!(counted(&after), (0..CITIES.len()).collect::<Vec<_>>());
}

#[test]
fn opening_groups_again_and_again_leads_to_every_city() {
    for city in 0..CITIES.len() {
        let mut view = camera(Size {
            width: 328.0,
            height: 410.0,
        });
        for _ in 0..12 {
            let found = layout(&view, &[]);
            let group = found
                .clusters
                .iter()
                .find(|cluster| cluster.members.contains(&city));
            let Some(group) = group else { break };
            view = zoomed_to_separate(&view, &places(), &group.members);
        }
        let found = layout(&view, &[]);
        assert!(
            found.cities[city].at.is_some(),
            "city {city} stays in a group"
        );
    }
}

const SIZES: [(f64, f64); 4] = [
    (328.0, 410.0),
    (360.0, 225.0),
    (700.0, 500.0),
    (1300.0, 800.0),
];

#[test]
fn an_open_group_is_a_column_that_can_be_read() {
    for (width, height) in SIZES {
        let size = Size { width, height };
        let view = camera(size);
        let groups = layout(&view, &[]).clusters;
        assert!(!groups.is_empty());
        for group in groups {
            let found = layout_with_open(&view, &[], &group.members);
            let expanded = found.expanded.as_ref().expect("a column of a few has room");
            let picture = LabelBox {
                left: 0.0,
                top: 0.0,
                width,
                height,
            };
            assert!(picture.contains(&expanded.frame));
            assert!(
                !expanded
                    .frame
                    .overlaps(&LabelBox::about(group.at, CLUSTER_PX))
            );
            let mut rows: Vec<usize> = expanded.rows.iter().map(|row| row.0).collect();
            assert!(expanded.rows.windows(2).all(|two| two[0].1.y <= two[1].1.y));
            assert!(
                expanded
                    .rows
                    .windows(2)
                    .all(|two| two[1].2.y - two[0].2.y >= CLUSTER_DISTANCE_PX)
            );
            rows.sort_unstable();
            assert_eq!(rows, group.members);
            let names = names(&found);
            for member in &group.members {
                assert!(found.cities[*member].label.is_some());
            }
            for (index, name) in names.iter().enumerate() {
                assert!(!names[..index].iter().any(|other| other.overlaps(name)));
            }
        }
    }
}

#[test]
fn what_is_no_group_cannot_be_opened() {
    let view = camera(Size {
        width: 700.0,
        height: 500.0,
    });
    assert_eq!(layout_with_open(&view, &[], &[3]).expanded, None);
    assert_eq!(layout_with_open(&view, &[], &[]).expanded, None);
}

#[test]
fn host_and_chosen_city_are_always_named() {
    for (width, height) in SIZES {
        for chosen in 0..CITIES.len() {
            let found = layout(&camera(Size { width, height }), &[chosen]);
            assert!(found.host.label.is_some() && found.cities[chosen].label.is_some());
        }
    }
}

#[test]
fn arrows_reach_every_marker() {
    for (width, height) in SIZES {
        let view = camera(Size { width, height });
        let mut views = vec![layout(&view, &[]), layout(&view, &[7])];
        let groups = views[0].clusters.clone();
        views.extend(
            groups
                .iter()
                .map(|group| layout_with_open(&view, &[], &group.members)),
        );
        for found in views {
            let markers = found.markers();
            let mut reached = vec![markers[0].0];
            let mut read = 0;
            while let Some(&from) = reached.get(read) {
                for way in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
                    let next = found.toward(from, way);
                    assert_ne!(next, Some(from));
                    reached.extend(next.filter(|next| !reached.contains(next)));
                }
                read += 1;
            }
            assert_eq!(
                reached.len(),
                markers.len(),
                "{width} × {height}: {reached:?} of {markers:?}"
            );
        }
    }
}

#[test]
fn an_arrow_leads_to_the_nearest_marker_ahead() {
    let found = layout(
        &camera(Size {
            width: 1300.0,
            height: 800.0,
        }),
        &[],
    );
    // From Niigata south to Musashino and back, and west to Korea.
    assert_eq!(found.toward(3, (0.0, 1.0)), Some(4));
    assert_eq!(found.toward(4, (0.0, -1.0)), Some(3));
    let west = found.toward(3, (-1.0, 0.0)).unwrap();
    assert!([5, 6].contains(&(west % CITIES.len())), "{west}");
    // No marker is due east of it, so any marker to the east is taken.
    assert_eq!(found.toward(3, (1.0, 0.0)), Some(4));
    assert_eq!(found.toward(7, (1.0, 0.0)), None);
    assert_eq!(found.toward(99, (1.0, 0.0)), None);
}

proptest! {
    #[test]
    fn markers_never_crowd(zoom in 0.3_f64..60.0, dx in -300.0_f64..300.0, dy in -300.0_f64..300.0) {
        let view = camera(Size { width: 700.0, height: 500.0 }).zoomed_about(
            pobratim::map::Pixel { x: 350.0, y: 250.0 },
            zoom,
        );
        let found = layout(&view.panned(dx, dy), &[]);
        let shown: Vec<(f64, f64)> = found.cities.iter().filter_map(|spot| spot.at).collect();
        for (index, a) in shown.iter().enumerate() {
            for b in &shown[index + 1..] {
                prop_assert!((a.0 - b.0).hypot(a.1 - b.1) >= CLUSTER_DISTANCE_PX);
            }
        }
        for spot in &found.cities {
            prop_assert!(spot.at.is_some() || spot.label.is_none());
        }
    }
}

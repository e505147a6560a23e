//! Markers, groups and names of a view.

use pobratim::geo::LonLat;
use pobratim::map::labels::LabelBox;
use pobratim::map::spots::{APART_PX, GROUP_PX, Guest, Spot, Spots, opened, spots};
use pobratim::map::{Camera, Mode, Place, Size};
use proptest::prelude::*;

const NAME: Size = Size {
    width: 60.0,
    height: 17.0,
};
/// Khabarovsk.
const HOST: (f64, f64) = (135.0971, 48.462);
/// Fuyuan, Hegang, Jiamusi, Niigata, Musashino, Chuncheon, Bucheon, Portland.
const CITIES: [(f64, f64); 8] = [
    (134.3076, 48.3614),
    (130.2980, 47.3499),
    (130.3188, 46.7993),
    (139.0412, 37.9226),
    (139.5594, 35.7178),
    (127.7341, 37.8747),
    (126.7660, 37.5035),
    (-122.6762, 45.5234),
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

fn set_out(camera: &Camera, chosen: &[usize]) -> Spots {
    fanned(camera, chosen, &[])
}

fn fanned(camera: &Camera, chosen: &[usize], open: &[usize]) -> Spots {
    let guest = |index| Guest {
        name: NAME,
        chosen: chosen.contains(&index),
        lit: false,
        priority: 0,
    };
    let guests: Vec<Guest> = (0..CITIES.len()).map(guest).collect();
    spots(camera, &places(), &guests, NAME, open)
}

/// The boxes of all names in a picture.
fn names(found: &Spots) -> Vec<LabelBox> {
    let name = |spot: &Spot| {
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

/// Every city once: by a marker of its own, or in a group.
fn counted(spots: &Spots) -> Vec<usize> {
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
        let found = set_out(&camera(Size { width, height }), &[]);
        assert_eq!(counted(&found), (0..CITIES.len()).collect::<Vec<_>>());
    }
}

#[test]
fn a_city_under_the_host_is_a_group_beside_it() {
    let found = set_out(
        &camera(Size {
            width: 700.0,
            height: 500.0,
        }),
        &[],
    );
    let (x, y) = found.host.at.unwrap();
    let group = found
        .clusters
        .iter()
        .find(|cluster| cluster.members.contains(&0))
        .unwrap();
    let apart = (group.at.x - x).hypot(group.at.y - y);
    assert!((19.0..30.0).contains(&apart), "{apart}");
}

#[test]
fn a_chosen_city_leaves_its_group_and_is_named() {
    let view = camera(Size {
        width: 328.0,
        height: 410.0,
    });
    let before = set_out(&view, &[]);
    assert!(
        before.cities[3].at.is_none() && before.clusters.iter().any(|c| c.members.contains(&3))
    );
    let after = set_out(&view, &[3]);
    assert!(after.cities[3].at.is_some() && after.cities[3].label.is_some());
    assert_eq!(counted(&after), (0..CITIES.len()).collect::<Vec<_>>());
}

#[test]
fn opening_groups_again_and_again_leads_to_every_city() {
    for wanted in 0..CITIES.len() {
        let mut view = camera(Size {
            width: 328.0,
            height: 410.0,
        });
        for _ in 0..12 {
            let found = set_out(&view, &[]);
            let group = found
                .clusters
                .iter()
                .find(|cluster| cluster.members.contains(&wanted));
            let Some(group) = group else { break };
            view = opened(&view, &places(), &group.members);
        }
        let found = set_out(&view, &[]);
        assert!(
            found.cities[wanted].at.is_some(),
            "city {wanted} stays in a group"
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
        let groups = set_out(&view, &[]).clusters;
        assert!(!groups.is_empty());
        for group in groups {
            let found = fanned(&view, &[], &group.members);
            let fan = found.fan.as_ref().expect("a column of a few has room");
            let picture = LabelBox {
                left: 0.0,
                top: 0.0,
                width,
                height,
            };
            assert!(picture.holds(&fan.frame));
            assert!(!fan.frame.meets(&LabelBox::about(group.at, GROUP_PX)));
            let mut rows: Vec<usize> = fan.rows.iter().map(|row| row.0).collect();
            assert!(fan.rows.windows(2).all(|two| two[0].1.y <= two[1].1.y));
            assert!(
                fan.rows
                    .windows(2)
                    .all(|two| two[1].2.y - two[0].2.y >= APART_PX)
            );
            rows.sort_unstable();
            assert_eq!(rows, group.members);
            let names = names(&found);
            for member in &group.members {
                assert!(found.cities[*member].label.is_some());
            }
            for (index, name) in names.iter().enumerate() {
                assert!(!names[..index].iter().any(|other| other.meets(name)));
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
    assert_eq!(fanned(&view, &[], &[3]).fan, None);
    assert_eq!(fanned(&view, &[], &[]).fan, None);
}

#[test]
fn host_and_chosen_city_are_always_named() {
    for (width, height) in SIZES {
        for chosen in 0..CITIES.len() {
            let found = set_out(&camera(Size { width, height }), &[chosen]);
            assert!(found.host.label.is_some() && found.cities[chosen].label.is_some());
        }
    }
}

#[test]
fn arrows_reach_every_marker() {
    for (width, height) in SIZES {
        let view = camera(Size { width, height });
        let mut views = vec![set_out(&view, &[]), set_out(&view, &[7])];
        let groups = views[0].clusters.clone();
        views.extend(
            groups
                .iter()
                .map(|group| fanned(&view, &[], &group.members)),
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
    let found = set_out(
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
    // Nothing lies straight to the east of it: then what lies there at all.
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
        let found = set_out(&view.panned(dx, dy), &[]);
        let shown: Vec<(f64, f64)> = found.cities.iter().filter_map(|spot| spot.at).collect();
        for (index, a) in shown.iter().enumerate() {
            for b in &shown[index + 1..] {
                prop_assert!((a.0 - b.0).hypot(a.1 - b.1) >= APART_PX);
            }
        }
        for spot in &found.cities {
            prop_assert!(spot.at.is_some() || spot.label.is_none());
        }
    }
}

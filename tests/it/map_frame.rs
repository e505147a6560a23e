//! First view of the map: its region, arrows to the cities beyond it, and labels that cover nothing.

use pobratim::geo::{LonLat, distance_km};
use pobratim::map::labels::LabelBox;
use pobratim::map::marker_layout::{
    CITY_PX, CLUSTER_DISTANCE_PX, CLUSTER_PX, HOST_PX, LayoutInput, Marker, MarkerInput,
    MarkerLayout, importance, lay_out_markers,
};
use pobratim::map::{
    Camera, Mode, Pixel, Place, Size, first_frame, region, ring_distances, ring_labels,
};
use pobratim::model::{Bond, Bundle, load};
use proptest::prelude::*;

const KHABAROVSK: &str = include_str!("../../public/bundle/khabarovsk.json");
const OTHERVILLE: &str = include_str!("../fixtures/otherville.json");

const HEIGHT_PX: f64 = 19.0;
const RING: Size = Size {
    width: 58.0,
    height: 17.0,
};

/// Cities of a map, the nearest to the host first, as the app sorts them.
#[derive(Debug)]
struct Cities {
    host: LonLat,
    ids: Vec<String>,
    places: Vec<LonLat>,
    inputs: Vec<MarkerInput>,
}

fn input(name_width: f64, bond: Bond, since: Option<i32>) -> MarkerInput {
    MarkerInput {
        name: Size {
            width: name_width,
            height: HEIGHT_PX,
        },
        arrow: Size {
            width: name_width.max(60.0) + 36.0,
            height: 2.0 * HEIGHT_PX + 4.0,
        },
        chosen: false,
        highlighted: false,
        priority: importance(bond, since),
    }
}

/// Cities of a bundle; a letter of a name is about 8 px wide.
fn cities_of(json: &str) -> Cities {
    let bundle: Bundle = load(json).unwrap().bundle;
    let host = bundle.host.position;
    let mut cities: Vec<_> = bundle.cities.iter().collect();
    cities.sort_by(|a, b| distance_km(host, a.position).total_cmp(&distance_km(host, b.position)));
    let inputs = cities.iter().map(|city| {
        let since = city.current_tie().and_then(|tie| tie.since_year());
        let name = city.name.iter().next().unwrap().text;
        input(8.0 * name.chars().count() as f64 + 4.0, city.bond(), since)
    });
    Cities {
        host,
        ids: cities.iter().map(|city| city.id.to_string()).collect(),
        places: cities.iter().map(|city| city.position).collect(),
        inputs: inputs.collect(),
    }
}

fn khabarovsk() -> Cities {
    cities_of(KHABAROVSK)
}

fn at(lon_deg: f64, lat_deg: f64) -> LonLat {
    LonLat::new(lon_deg, lat_deg).unwrap()
}

fn tools(size: Size) -> LabelBox {
    LabelBox {
        left: size.width - 240.0,
        top: size.height - 54.0,
        width: 240.0,
        height: 54.0,
    }
}

impl Cities {
    fn first(&self, size: Size, mode: Mode) -> Camera {
        first_frame(self.host, &self.places, &|_| false, size, mode)
    }

    fn layout(&self, camera: &Camera) -> MarkerLayout {
        let place = |(key, at): (usize, &LonLat)| Place {
            at: *at,
            key,
            thread: Some(0),
        };
        let places: Vec<Place> = self.places.iter().enumerate().map(place).collect();
        let rings: Vec<_> = ring_distances(camera)
            .into_iter()
            .map(|km| (km, RING))
            .collect();
        lay_out_markers(&LayoutInput {
            camera,
            places: &places,
            cities: &self.inputs,
            host_name: NAME_OF_HOST,
            open: &[],
            occupied: &[tools(camera.size())],
            rings: &rings,
        })
    }
}

const NAME_OF_HOST: Size = Size {
    width: 90.0,
    height: HEIGHT_PX,
};

fn label_box(marker: &Marker, size: Size) -> Option<LabelBox> {
    let (left, top) = marker.label?;
    let Size { width, height } = size;
    Some(LabelBox {
        left,
        top,
        width,
        height,
    })
}

fn about(middle: Pixel, size: Size) -> LabelBox {
    LabelBox {
        left: middle.x - size.width / 2.0,
        top: middle.y - size.height / 2.0,
        width: size.width,
        height: size.height,
    }
}

/// Checks what holds in every view: each city is in exactly one marker, cluster or arrow, no cluster
/// has one member, markers are apart, and arrows and labels cover nothing.
fn check_view(cities: &Cities, camera: &Camera) {
    let found = cities.layout(camera);
    let size = camera.size();
    let context = format!("{size:?}: {found:?}");
    let picture = LabelBox {
        left: 0.0,
        top: 0.0,
        width: size.width,
        height: size.height,
    };
    let mut shown: Vec<usize> = (0..cities.places.len())
        .filter(|index| found.cities[*index].at.is_some())
        .collect();
    shown.extend(found.clusters.iter().flat_map(|cluster| &cluster.members));
    shown.extend(found.arrows.iter().flat_map(|arrow| &arrow.members));
    shown.sort_unstable();
    assert_eq!(
        shown,
        (0..cities.places.len()).collect::<Vec<_>>(),
        "{context}"
    );
    assert!(
        found
            .clusters
            .iter()
            .all(|cluster| cluster.members.len() > 1),
        "{context}"
    );

    let cluster_at = found
        .clusters
        .iter()
        .map(|cluster| (cluster.at, CLUSTER_PX));
    let city_at = found.cities.iter().filter_map(|marker| marker.at);
    let markers: Vec<(Pixel, f64)> = city_at
        .map(|(x, y)| (Pixel { x, y }, CITY_PX))
        .chain(cluster_at)
        .collect();
    for (index, (a, _)) in markers.iter().enumerate() {
        for (b, _) in &markers[index + 1..] {
            assert!(
                (a.x - b.x).hypot(a.y - b.y) >= CLUSTER_DISTANCE_PX,
                "{context}"
            );
        }
    }

    for (index, arrow) in found.arrows.iter().enumerate() {
        assert!(picture.contains(&arrow.frame), "{context}");
        let others = &found.arrows[..index];
        assert!(
            !others
                .iter()
                .any(|other| other.frame.overlaps(&arrow.frame)),
            "{context}"
        );
        let (x, y) = arrow.direction;
        assert!((x.hypot(y) - 1.0).abs() < 1e-6, "{context}");
        let priority = |index: &usize| cities.inputs[*index].priority;
        assert!(
            arrow
                .members
                .iter()
                .all(|one| priority(one) <= priority(&arrow.members[0]))
        );
    }

    let names = found.cities.iter().zip(&cities.inputs);
    let names = names.filter_map(|(marker, input)| label_box(marker, input.name));
    let names: Vec<LabelBox> = names.chain(label_box(&found.host, NAME_OF_HOST)).collect();
    for (index, name) in names.iter().enumerate() {
        assert!(
            !names[..index].iter().any(|other| other.overlaps(name)),
            "{context}"
        );
    }
    let mut occupied = names;
    occupied.extend(found.arrows.iter().map(|arrow| arrow.frame));
    occupied.extend(markers.iter().map(|(at, px)| LabelBox::about(*at, *px)));
    occupied.extend(
        found
            .host
            .at
            .map(|(x, y)| LabelBox::about(Pixel { x, y }, HOST_PX)),
    );
    occupied.push(tools(size));
    for (index, (km, middle)) in found.ring_labels.iter().enumerate() {
        let label = about(*middle, RING);
        assert!(picture.contains(&label), "{context}");
        assert!(
            !occupied.iter().any(|other| other.overlaps(&label)),
            "{km} km, {context}"
        );
        let others = found.ring_labels[..index].iter();
        assert!(
            !others
                .map(|(_, at)| about(*at, RING))
                .any(|other| other.overlaps(&label))
        );
        let distance = distance_km(cities.host, camera.unproject(*middle).unwrap());
        assert!((distance - km).abs() < 0.01, "{distance} for {km}");
    }
}

const SIZES: [(f64, f64); 8] = [
    (300.0, 375.0),
    (328.0, 410.0),
    (358.0, 447.0),
    (480.0, 600.0),
    (640.0, 400.0),
    (704.0, 440.0),
    (950.0, 548.0),
    (1200.0, 750.0),
];

#[test]
fn first_views_of_all_bundles_and_modes_cover_nothing() {
    for json in [KHABAROVSK, OTHERVILLE] {
        let cities = cities_of(json);
        for (width, height) in SIZES {
            for mode in Mode::ALL {
                check_view(&cities, &cities.first(Size { width, height }, mode));
            }
        }
    }
}

#[test]
fn the_first_view_of_khabarovsk_shows_its_region_and_names_niigata() {
    let cities = khabarovsk();
    let index = |id: &str| cities.ids.iter().position(|one| one == id).unwrap();
    let inside = region(cities.host, &cities.places);
    let count = inside.iter().filter(|inside| **inside).count();
    assert!((14..=15).contains(&count), "{count}");
    for id in ["niigata", "harbin", "bucheon", "busan", "weihai"] {
        assert!(inside[index(id)], "{id}");
    }
    for id in ["portland", "victoria", "mogilev", "gyumri"] {
        assert!(!inside[index(id)], "{id}");
    }
    for (width, height) in SIZES {
        let size = Size { width, height };
        let found = cities.layout(&cities.first(size, Mode::Fisheye));
        for id in ["niigata", "harbin", "bucheon"] {
            let marker = found.cities[index(id)];
            assert!(
                marker.at.is_some() && marker.moved_from.is_none(),
                "{width}: {id}"
            );
        }
        assert!(found.cities[index("niigata")].label.is_some(), "{width}");
        let beyond: usize = found.arrows.iter().map(|arrow| arrow.members.len()).sum();
        assert_eq!(beyond, 19 - count, "{width}");
        assert!(
            found.ring_labels.len() >= if width < 320.0 { 1 } else { 2 },
            "{width}: {:?}",
            found.ring_labels
        );
        let clustered = found.clusters.iter().map(|one| one.members.len());
        assert!(
            clustered.sum::<usize>() <= 6,
            "{width}: {:?}",
            found.clusters
        );
    }
    // The globe is shown whole.
    let size = Size {
        width: 700.0,
        height: 500.0,
    };
    let globe = cities.first(size, Mode::Globe);
    assert_eq!(
        globe,
        Camera::fit(cities.host, &cities.places, size, 44.0, Mode::Globe)
    );
}

#[test]
fn a_chosen_city_outside_the_region_is_in_the_first_view() {
    let cities = khabarovsk();
    let mogilev = cities.ids.iter().position(|id| id == "mogilev").unwrap();
    for (width, height) in SIZES {
        let size = Size { width, height };
        for mode in Mode::ALL {
            let view = first_frame(
                cities.host,
                &cities.places,
                &|one| one == mogilev,
                size,
                mode,
            );
            let at = view.project(cities.places[mogilev]).unwrap();
            assert!((0.0..width).contains(&at.x) && (0.0..height).contains(&at.y));
            check_view(&cities, &view);
        }
    }
}

#[test]
fn a_region_ends_at_a_gap_and_otherwise_has_all() {
    let host = at(0.0, 0.0);
    let check = |degrees: &[f64], expected: usize| {
        let places: Vec<LonLat> = degrees.iter().map(|lon| at(*lon, 0.0)).collect();
        let inside = region(host, &places);
        let count = inside.iter().filter(|inside| **inside).count();
        assert_eq!(count, expected, "{degrees:?}");
    };
    check(&[], 0);
    check(&[80.0], 1);
    check(&[1.0, 2.0, 90.0], 3);
    check(&[1.0, 2.0, 3.0, 90.0], 3);
    // The gap is before two thirds of the places.
    check(&[1.0, 2.0, 60.0, 61.0, 62.0, 63.0], 6);
    check(&[1.0, 2.0, 3.0, 4.0, 60.0, 61.0], 4);
    // Of two gaps the relatively larger one.
    check(&[1.0, 2.0, 3.0, 4.0, 12.0, 30.0], 4);
    check(&[10.0, 11.0, 12.0, 13.0, 14.0, 15.0], 6);
    // All in one place, that of the host.
    check(&[0.0, 0.0, 0.0, 0.0], 4);
}

#[test]
fn ring_labels_are_in_one_direction_where_nothing_is_in_the_way() {
    let host = khabarovsk().host;
    let size = Size {
        width: 700.0,
        height: 500.0,
    };
    let camera = Camera::fit(
        host,
        &[at(139.0412, 37.9226)],
        size,
        60.0,
        Mode::Equidistant,
    );
    let rings: Vec<_> = ring_distances(&camera)
        .into_iter()
        .map(|km| (km, RING))
        .collect();
    let found = ring_labels(&camera, &rings, &[], &[]);
    let bearings: Vec<f64> = found
        .iter()
        .flatten()
        .map(|middle| {
            let origin = camera.origin();
            (middle.x - origin.x).atan2(origin.y - middle.y)
        })
        .collect();
    assert!(bearings.len() >= 2, "{found:?}");
    for bearing in &bearings {
        assert!((bearing - bearings[0]).abs() < 0.2, "{bearings:?}");
    }
    // If everything is occupied, no ring has a label.
    let everything = LabelBox {
        left: 0.0,
        top: 0.0,
        width: 700.0,
        height: 500.0,
    };
    assert!(
        ring_labels(&camera, &rings, &[everything], &[])
            .iter()
            .all(Option::is_none)
    );
}

fn any_city() -> impl Strategy<Value = (LonLat, MarkerInput)> {
    let near = (125.0..145.0, 33.0..52.0).prop_map(|(lon, lat)| at(lon, lat));
    let far = (-180.0..=180.0, -60.0..=75.0).prop_map(|(lon, lat)| at(lon, lat));
    let bond = prop::sample::select(Bond::ALL.to_vec());
    let since = prop::option::of(1950..2026);
    (prop_oneof![4 => near, 1 => far], 30.0..130.0, bond, since)
        .prop_map(|(place, width, bond, since)| (place, input(width, bond, since)))
}

fn any_cities(count: usize) -> impl Strategy<Value = Cities> {
    prop::collection::vec(any_city(), count).prop_map(|cities| {
        let (places, inputs) = cities.into_iter().unzip();
        Cities {
            host: khabarovsk().host,
            ids: Vec::new(),
            places,
            inputs,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn first_views_of_120_cities_cover_nothing(
        cities in any_cities(120),
        width in 300.0_f64..1200.0,
        share in 0.55_f64..1.25,
        mode in prop::sample::select(Mode::ALL.to_vec()),
    ) {
        check_view(&cities, &cities.first(Size { width, height: share * width }, mode));
    }

    #[test]
    fn other_views_cover_nothing(
        cities in any_cities(25),
        zoom in 0.4_f64..40.0,
        dx in -500.0_f64..500.0,
        dy in -500.0_f64..500.0,
        mode in prop::sample::select(Mode::ALL.to_vec()),
    ) {
        let size = Size { width: 700.0, height: 500.0 };
        let first = cities.first(size, mode);
        let view = first.zoomed_about(Pixel { x: 350.0, y: 250.0 }, zoom).panned(dx, dy);
        check_view(&cities, &view);
    }
}

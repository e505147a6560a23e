//! Flights from one view to another, and inertial scrolling.

use pobratim::geo::{Radial, angle_rad, sin_cos};
use pobratim::map::{Camera, Flight, Mode, Pixel, Size, VelocityTracker, thread};
use proptest::prelude::*;

use super::{SIZE, any_mode, any_place, khabarovsk, partners, place};

#[test]
fn a_flight_ends_on_the_city() {
    for mode in Mode::ALL {
        let all = Camera::fit(khabarovsk(), &partners(), SIZE, 34.0, mode);
        for city in partners() {
            let near = all.close_to(city);
            let end = Flight::new(&all, &near).at(1.0);
            let at = end.project(city).unwrap();
            let off = (at.x - SIZE.width / 2.0).hypot(at.y - SIZE.height / 2.0);
            assert!(off < 1e-6, "{mode:?}: {off} px off {city:?}");
            assert_eq!(end.mode(), mode);
            // The surroundings have the size that they would have at the host.
            let [west, east] = [-0.01, 0.01].map(|by| {
                end.project(place(city.lon_deg() + by, city.lat_deg()))
                    .unwrap()
            });
            let [south, north] = [-0.01, 0.01].map(|by| {
                end.project(place(city.lon_deg(), city.lat_deg() + by))
                    .unwrap()
            });
            let across =
                (east.x - west.x) * (south.y - north.y) - (east.y - west.y) * (south.x - north.x);
            // A fiftieth of a degree in each direction; a degree of the sphere is 111.195 km.
            let km2 = 2.2239 * 2.2239 * sin_cos(city.lat_deg().to_radians()).1;
            let km_per_px = (km2 / across.abs()).sqrt();
            let seen_km = SIZE.height * km_per_px;
            assert!(
                (seen_km - Camera::NEAR_KM).abs() < 12.0,
                "{mode:?} {seen_km}"
            );
            // A view that is already nearer keeps its scale.
            let closer = near.zoomed_about(Pixel { x: 300.0, y: 200.0 }, 1.5);
            let ratio = closer.close_to(city).scale() / closer.scale();
            assert!((ratio - 1.0).abs() < 1e-6, "{mode:?} {ratio}");
        }
    }
}

#[test]
fn what_a_flat_map_cannot_show_is_shown_on_the_globe() {
    let all = Camera::fit(khabarovsk(), &partners(), SIZE, 34.0, Mode::Fisheye);
    let porto_alegre = place(-51.23, -30.03);
    let near = all.close_to(porto_alegre);
    assert_eq!(near.mode(), Mode::Globe);
    let at = Flight::new(&all, &near)
        .at(1.0)
        .project(porto_alegre)
        .unwrap();
    assert!((at.x - 300.0).hypot(at.y - 200.0) < 1e-6);
}

#[test]
fn a_long_flight_rises_and_a_short_one_does_not() {
    let all = Camera::fit(khabarovsk(), &partners(), SIZE, 34.0, Mode::Equidistant);
    let niigata = all.close_to(partners()[0]);
    let portland = all.close_to(partners()[2]);
    let flight = Flight::new(&niigata, &portland);
    let highest = (0..=100)
        .map(|step| flight.at(f64::from(step) / 100.0).scale())
        .fold(f64::INFINITY, f64::min);
    assert!(highest < niigata.scale() / 4.0, "{highest}");
    assert!(highest > all.scale() / 3.0, "{highest}");
    let beside = niigata.panned(20.0, 0.0);
    let short = Flight::new(&niigata, &beside);
    let lowest = (0..=100).map(|step| short.at(f64::from(step) / 100.0).scale());
    assert!(lowest.fold(f64::INFINITY, f64::min) > niigata.scale() * 0.97);
    assert!(short.duration_ms() < 400.0 && flight.duration_ms() > 1000.0);
}

/// A view of a host in a mode, somewhat moved.
fn any_view() -> impl Strategy<Value = (Mode, f64, f64, f64)> {
    (any_mode(), -400.0..400.0, -300.0..300.0, 0.5..20.0)
}

proptest! {
    #[test]
    fn a_flight_is_smooth_and_ends_where_it_should(
        host in any_place(), from in any_view(), to in any_view(), wide in 300.0..1200.0,
    ) {
        let size = Size { width: wide, height: 500.0 };
        let middle = Pixel { x: wide / 2.0, y: 250.0 };
        let view = |(mode, dx, dy, by)| {
            Camera::fit(host, &[], size, 10.0, mode).zoomed_about(middle, by).panned(dx, dy)
        };
        let (from, to) = (view(from), view(to));
        let flight = Flight::new(&from, &to);
        prop_assert_eq!((flight.at(0.0), flight.at(1.0)), (from, to));
        prop_assert_eq!((flight.at(f64::NAN), flight.at(7.0)), (from, to));
        prop_assert!((200.0..=2400.0).contains(&flight.duration_ms()));
        // The ends are approached smoothly.
        for (near, end) in [(flight.at(1e-4), from), (flight.at(1.0 - 1e-4), to)] {
            let off = angle_rad(near.looking_at().unit(), end.looking_at().unit());
            prop_assert!(off * end.scale() < 2.0, "{} px", off * end.scale());
            prop_assert!((near.scale() / end.scale()).ln().abs() < 0.02);
        }
        let mut before = from;
        for step in 1..=200 {
            let now = flight.at(f64::from(step) / 200.0);
            prop_assert!(now.scale().is_finite() && now.scale() > 0.0);
            // No step changes the scale by more than a tenth.
            prop_assert!((now.scale() / before.scale()).ln().abs() < 0.12);
            prop_assert_eq!(now.host(), host);
            before = now;
        }
    }

    #[test]
    fn between_two_projections_nothing_folds_over(share in 0.0..=1.0_f64, a in 0_usize..3, b in 0_usize..3) {
        let (from, to) = (Mode::ALL[a].radial(), Mode::ALL[b].radial());
        let radial = from.interpolate(to, share);
        let clip = radial.clip_rad();
        let mut before = 0.0;
        for step in 1..=300 {
            let c_rad = clip * f64::from(step) / 300.0;
            let plane = radial.radius(c_rad);
            prop_assert!(plane > before, "{radial:?} folds at {c_rad}");
            let back = radial.angle(plane).unwrap();
            prop_assert!((radial.radius(back) - plane).abs() < 1e-9);
            before = plane;
        }
        prop_assert_eq!(radial.angle(radial.rim() + 1e-6), None);
        // It begins with the one projection and ends with the other.
        for (end, near) in [(from, from.interpolate(to, 1e-9)), (to, from.interpolate(to, 1.0 - 1e-9))] {
            let c_rad = end.clip_rad().min(near.clip_rad()) * share;
            prop_assert!((end.radius(c_rad) - near.radius(c_rad)).abs() < 1e-6);
        }
    }

    #[test]
    fn magnified_is_how_large_things_are(c_rad in 0.01..1.5_f64, at in 0_usize..3, share in 0.0..1.0_f64) {
        let radial = Radial::Equidistant.interpolate(Mode::ALL[at].radial(), share);
        let step = 1e-5;
        let along = (radial.radius(c_rad + step) - radial.radius(c_rad - step)) / (2.0 * step);
        let across = radial.radius(c_rad) / sin_cos(c_rad).0;
        prop_assert!((radial.magnification(c_rad) - (along * across).sqrt()).abs() < 1e-4);
    }

    #[test]
    fn inertia_slows_down_and_stops(speed in 0.2..5.0_f64, turn in 0.0..6.2_f64) {
        let (sin, cos) = sin_cos(turn);
        let mut tracker = VelocityTracker::default();
        for step in 0..8 {
            let ms = f64::from(step) * 12.0;
            tracker.push(ms, Pixel { x: speed * cos * ms, y: speed * sin * ms });
        }
        let scroll = tracker.fling(90.0).unwrap();
        let come = |ms: f64| scroll.moved_px(ms).map(|[x, y]| x.hypot(y));
        // The initial speed is that of the pointer.
        prop_assert!((come(1.0).unwrap() - speed).abs() < 0.02 * speed);
        let steps: Vec<f64> = (0..400).map_while(|frame| come(f64::from(frame) * 16.0)).collect();
        prop_assert!(steps.len() < 200);
        let strides: Vec<f64> = steps.windows(2).map(|pair| pair[1] - pair[0]).collect();
        prop_assert!(strides.windows(2).all(|pair| pair[1] < pair[0]));
        // The last step is a third of a pixel, so that the stop is smooth.
        prop_assert!(strides.last().unwrap() < &0.4);
    }
}

/// From all sides of a globe, and between modes, a thread to America is one continuous line over
/// the Pacific.
#[test]
fn threads_to_america_never_jump() {
    let [_, _, portland, victoria, ..] = partners();
    let globe = |step: u32| {
        let z = 1.0 - (2.0 * f64::from(step) + 1.0) / 500.0;
        let lon = (f64::from(step) * 137.507_764_05).rem_euclid(360.0) - 180.0;
        let from = place(lon, f64::asin(z).to_degrees());
        Camera::at(khabarovsk(), from, 200.0, SIZE, Mode::Globe)
    };
    let all = |mode| Camera::fit(khabarovsk(), &partners(), SIZE, 34.0, mode);
    let passing = [(0, 1), (1, 2), (2, 0), (0, 2)]
        .into_iter()
        .flat_map(|(a, b)| {
            let flight = Flight::new(&all(Mode::ALL[a]), &all(Mode::ALL[b]));
            (1..40).map(move |step| flight.at(f64::from(step) / 40.0))
        });
    let mut seen = 0;
    for camera in (0..500).map(globe).chain(passing) {
        for city in [portland, victoria] {
            let points = thread(&camera, city);
            seen += usize::from(points.len() > 1);
            let straight = points.len() == 2;
            for pair in points.windows(2) {
                let step = (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]);
                // Its steps are a fiftieth of a radian; none is stretched to twice that length.
                let most = f64::from(step) < camera.scale() * 0.02 * 2.0;
                assert!(straight || most, "{step} px in {camera:?}");
            }
            let middle = points.get(points.len() / 2).filter(|_| !straight);
            let place = middle.and_then(|&[x, y]| {
                camera.unproject(Pixel {
                    x: x.into(),
                    y: y.into(),
                })
            });
            if let Some(at) = place {
                assert!(!(-115.0..134.0).contains(&at.lon_deg()), "{at:?}");
            }
        }
    }
    assert!(seen > 700, "{seen}");
}

#[test]
fn a_map_at_rest_does_not_move() {
    let at = |x: f64| Pixel { x, y: 0.0 };
    let mut rested = VelocityTracker::default();
    rested.push(0.0, at(0.0));
    rested.push(30.0, at(90.0));
    assert_eq!(rested.fling(400.0), None);
    assert!(rested.fling(60.0).is_some());
    let mut slow = VelocityTracker::default();
    slow.push(0.0, at(0.0));
    slow.push(60.0, at(3.0));
    assert_eq!(slow.fling(61.0), None);
    assert_eq!(VelocityTracker::default().fling(0.0), None);
}

#[test]
fn the_span_of_a_view_is_the_same_on_any_screen() {
    let wall = Camera::fit(khabarovsk(), &partners(), SIZE, 34.0, Mode::Fisheye);
    let phone = Size {
        width: 390.0,
        height: 600.0,
    };
    let there = Camera::at_span(
        khabarovsk(),
        wall.looking_at(),
        wall.span_km(),
        phone,
        wall.mode(),
    );
    assert!((there.span_km() - wall.span_km()).abs() < 1e-6);
}

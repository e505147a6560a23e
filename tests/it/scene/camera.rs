//! The camera: fitting, panning, zooming and projecting.

use pobratim::geo::{bearing_deg, distance_km, rad_from_km};
use pobratim::map::{Camera, Mode, Pixel, Size};
use proptest::prelude::*;

use super::{SIZE, any_mode, any_place, khabarovsk, partners};

#[test]
fn everyone_fits_in_the_first_view() {
    for size in [
        (390.0, 600.0),
        (700.0, 700.0),
        (900.0, 500.0),
        (360.0, 200.0),
    ] {
        let size = Size {
            width: size.0,
            height: size.1,
        };
        for mode in Mode::ALL {
            let camera = Camera::fit(khabarovsk(), &partners(), size, 34.0, mode);
            for at in partners().iter().chain([&khabarovsk()]) {
                let seen = camera.project(*at).unwrap();
                assert!(
                    (33.9..size.width - 33.9).contains(&seen.x),
                    "{mode:?} {size:?} {seen:?}"
                );
                assert!(
                    (33.9..size.height - 33.9).contains(&seen.y),
                    "{mode:?} {size:?} {seen:?}"
                );
            }
        }
    }
}

#[test]
fn distances_are_true_in_the_equidistant_view() {
    let camera = Camera::fit(khabarovsk(), &partners(), SIZE, 34.0, Mode::Equidistant);
    let host = camera.project(khabarovsk()).unwrap();
    for at in partners() {
        let seen = camera.project(at).unwrap();
        let px = (seen.x - host.x).hypot(seen.y - host.y);
        let km = distance_km(khabarovsk(), at);
        assert!((px - camera.scale() * rad_from_km(km)).abs() < 1e-6);
        let bearing = (seen.x - host.x)
            .atan2(host.y - seen.y)
            .to_degrees()
            .rem_euclid(360.0);
        assert!((bearing - bearing_deg(khabarovsk(), at)).abs() < 1e-6);
    }
}

#[derive(Clone, Debug)]
enum Move {
    Pan(f64, f64),
    Zoom(f64, f64, f64),
    Resize(f64, f64),
    Switch(Mode),
}

fn any_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        (-900.0..900.0, -900.0..900.0).prop_map(|(dx, dy)| Move::Pan(dx, dy)),
        (-100.0..900.0, -100.0..900.0, 0.01..100.0).prop_map(|(x, y, by)| Move::Zoom(x, y, by)),
        (0.0..2000.0, 0.0..2000.0).prop_map(|(width, height)| Move::Resize(width, height)),
        any_mode().prop_map(Move::Switch),
    ]
}

proptest! {
    #[test]
    fn no_moves_lose_the_earth(
        host in any_place(), mode in any_mode(), moves in prop::collection::vec(any_move(), 1..30),
    ) {
        let mut camera = Camera::fit(host, &partners(), SIZE, 34.0, mode);
        for step in &moves {
            camera = match *step {
                Move::Pan(dx, dy) => camera.panned(dx, dy),
                Move::Zoom(x, y, by) => camera.zoomed_about(Pixel { x, y }, by),
                Move::Resize(width, height) => camera.resized(Size { width, height }),
                Move::Switch(mode) => camera.in_mode(mode),
            };
            let Size { width, height } = camera.size();
            let middle = Pixel { x: width / 2.0, y: height / 2.0 };
            prop_assert!(camera.unproject(middle).is_some(), "{:?}", camera);
            prop_assert!(camera.scale() > 0.0 && camera.scale() <= Camera::LARGEST_SCALE);
            prop_assert!(2.0 * camera.rim_px() >= 0.79 * width.min(height));
            prop_assert_eq!(camera.host(), host);
        }
        for odd in [f64::NAN, f64::INFINITY, 0.0, -1.0] {
            prop_assert_eq!(camera.zoomed_about(Pixel { x: 1.0, y: 1.0 }, odd).scale(), camera.scale());
        }
    }

    #[test]
    fn a_pixel_is_its_place(host in any_place(), mode in any_mode(), x in 0.0..600.0, y in 0.0..400.0) {
        let camera = Camera::fit(host, &[], SIZE, 0.0, mode).zoomed_about(Pixel { x: 300.0, y: 200.0 }, 2.5);
        if let Some(at) = camera.unproject(Pixel { x, y }) {
            let back = camera.project(at).unwrap();
            prop_assert!((back.x - x).hypot(back.y - y) < 1e-6);
        }
    }

    #[test]
    fn zooming_holds_what_is_under_the_pointer(
        host in any_place(), mode in any_mode(), x in 200.0..400.0, y in 150.0..250.0, by in 1.0..6.0,
    ) {
        // Near a pole a globe with north up cannot keep the pointer's place.
        prop_assume!(mode != Mode::Globe || host.lat_deg().abs() < 50.0);
        let camera = Camera::fit(host, &[], SIZE, 10.0, mode);
        let held = camera.unproject(Pixel { x, y }).unwrap();
        let zoomed = camera.zoomed_about(Pixel { x, y }, by);
        prop_assert!((zoomed.scale() - camera.scale() * by).abs() < 1e-6 * zoomed.scale());
        let now = zoomed.project(held).unwrap();
        prop_assert!((now.x - x).hypot(now.y - y) < 1.0, "{:?}", now);
    }

    #[test]
    fn an_address_brings_the_view_back(
        host in any_place(), mode in any_mode(), dx in -200.0..200.0, dy in -200.0..200.0, by in 1.0..9.0,
    ) {
        let seen = Camera::fit(host, &[], SIZE, 10.0, mode)
            .zoomed_about(Pixel { x: 300.0, y: 200.0 }, by)
            .panned(dx, dy);
        let again = Camera::at(host, seen.looking_at(), seen.scale(), SIZE, mode);
        for (x, y) in [(300.0, 200.0), (320.0, 190.0)] {
            let Some(at) = seen.unproject(Pixel { x, y }) else { continue };
            let back = again.project(at).unwrap();
            prop_assert!((back.x - x).hypot(back.y - y) < 1e-3);
        }
    }
}

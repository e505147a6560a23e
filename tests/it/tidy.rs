//! The house rules that no compiler knows: who may name whom, and what must be absent.
//!
//! Each rule is a function of one file, so that samples can show that it is able to fail. A fault
//! says what to do instead.

mod closed;
mod order;

use std::path::Path;

/// Files that were longer than the limit when it came. The list only shrinks.
const LONG_FILES: [&str; 0] = [];
const MOST_LINES: usize = 600;

/// What the top level may hold. Anything else belongs into one of these folders.
const TOP: [&str; 25] = [
    ".ci",
    ".git",
    ".gitignore",
    ".github",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "Makefile",
    "README.md",
    "Trunk.toml",
    "benches",
    "clippy.toml",
    "dist",
    "index.html",
    "locales",
    "public",
    "rust-toolchain.toml",
    "site",
    "src",
    "style",
    "target",
    "tests",
];

/// The layers of the library: a layer names only lower numbers. The front ends come last.
const LAYERS: [(&str, u8); 13] = [
    ("text", 0),
    ("time", 0),
    ("geo", 0),
    ("locale", 0),
    ("model", 1),
    ("calendar", 2),
    ("map", 2),
    ("search", 2),
    ("route", 3),
    ("embed", 3),
    ("export", 4),
    ("import", 4),
    ("ui", 5),
];

/// Who may name a crate or a part of std: beginnings of paths, and what others do instead.
const KEPT: [(&[&str], &[&str], &str); 4] = [
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
        "return plain data and let src/ui paint it",
    ),
    (
        &["std::fs", "std::env", "clap"],
        &["src/bin/", "src/build.rs"],
        "take the text or the value as an argument; src/bin/pobratim reads it",
    ),
    (
        &["std::process", "std::net"],
        &["src/bin/"],
        "the library does no input or output",
    ),
    (
        &["serde", "serde_json"],
        &["src/bin/", "src/build.rs"],
        "read with src/model/load, which goes by the fields of src/model/schema",
    ),
];

#[derive(Debug)]
struct File<'a> {
    /// From the top of the checkout, with `/`.
    path: &'a str,
    text: &'a str,
}

impl File<'_> {
    /// The layer that the file belongs to: `time` for src/time/edtf/parse.rs.
    fn layer(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        let first = inside.split('/').next()?;
        Some(first.strip_suffix(".rs").unwrap_or(first))
    }

    /// How many modules deep the file is below the crate: 1 for src/time/mod.rs.
    fn depth(&self) -> usize {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        inside.trim_end_matches("/mod").split('/').count()
    }

    /// Lines of code with their numbers: no comments, nothing below `#[cfg(test)]`.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate();
        lines
            .take_while(|(_, line)| !line.trim_start().starts_with("#[cfg(test)]"))
            .map(|(at, line)| (at + 1, line.split("//").next().unwrap_or("")))
    }
}

fn rules(file: &File<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    machine_paths(file, &mut faults);
    if file.path.ends_with(".rs") {
        head_and_length(file, &mut faults);
    }
    if file.path.starts_with("src/") && file.path.ends_with(".rs") {
        layers(file, &mut faults);
        kept_names(file, &mut faults);
        no_stops(file, &mut faults);
        prose_only_mod(file, &mut faults);
        closed::open_matches(file, &mut faults);
        closed::incomplete_lists(file, &mut faults);
    }
    let is_tokens = file.path == "style/tokens.css" || file.path.starts_with("style/tokens/");
    if file.path.ends_with(".css") && !is_tokens {
        no_colours(file, &mut faults);
    }
    if file.path.ends_with(".html") || file.path.starts_with("src/ui/") {
        no_style_attributes(file, &mut faults);
    }
    faults
}

fn machine_paths(file: &File<'_>, faults: &mut Vec<String>) {
    let places = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
    ];
    for (at, line) in file.text.lines().enumerate() {
        if let Some(place) = places.iter().find(|place| line.contains(**place)) {
            faults.push(format!(
                "{}:{}: `{place}` is a place on one machine; name it from the top of the checkout",
                file.path,
                at + 1
            ));
        }
    }
}

fn head_and_length(file: &File<'_>, faults: &mut Vec<String>) {
    if !file.text.starts_with("//!") {
        faults.push(format!(
            "{}: begin with `//!` and say what the file is for",
            file.path
        ));
    }
    let lines = file.text.lines().count();
    if lines <= MOST_LINES && LONG_FILES.contains(&file.path) {
        faults.push(format!(
            "{}: short enough now; take it off LONG_FILES",
            file.path
        ));
    }
    if lines > MOST_LINES && !LONG_FILES.contains(&file.path) {
        faults.push(format!(
            "{}: {lines} lines, at most {MOST_LINES}; split it where its nouns part",
            file.path
        ));
    }
}

fn layers(file: &File<'_>, faults: &mut Vec<String>) {
    let Some(own) = file.layer() else { return };
    for (line, code) in file.code() {
        for named in named_layers(code, file.depth()) {
            if !may_name(own, &named) {
                faults.push(format!(
                    "{}:{line}: `{own}` names `{named}`, which is not below it; take what you need \
                     as an argument, or move the code to the higher layer (table in src/lib.rs)",
                    file.path
                ));
            }
        }
    }
}

fn may_name(own: &str, named: &str) -> bool {
    let level = |name: &str| {
        LAYERS
            .iter()
            .find(|(layer, _)| *layer == name)
            .map(|(_, at)| *at)
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

/// The first names after `crate::`, `pobratim::`, and after as many `super::` as lead to the crate.
fn named_layers(code: &str, depth: usize) -> Vec<String> {
    let up = "super::".repeat(depth);
    let mut found = Vec::new();
    for root in ["crate::", "pobratim::", up.as_str()] {
        for (at, _) in code.match_indices(root) {
            let free = code[..at]
                .chars()
                .next_back()
                .is_none_or(|before| !is_word(before));
            if free {
                found.extend(first_names(&code[at + root.len()..]));
            }
        }
    }
    found
}

/// `time::Span` is `time`; `{text::Lang, time}` is `text` and `time`.
fn first_names(path: &str) -> Vec<String> {
    let word = |text: &str| {
        text.trim()
            .chars()
            .take_while(|c| is_word(*c))
            .collect::<String>()
    };
    let Some(group) = path.strip_prefix('{') else {
        return vec![word(path)];
    };
    let mut nested = 0;
    let mut names = vec![word(group)];
    for (at, character) in group.char_indices() {
        match character {
            '{' => nested += 1,
            '}' if nested == 0 => break,
            '}' => nested -= 1,
            ',' if nested == 0 => names.push(word(&group[at + 1..])),
            _ => {}
        }
    }
    names
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn names(code: &str, wanted: &str) -> bool {
    code.match_indices(wanted).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + wanted.len()..].chars().next();
        before.is_none_or(|c| !is_word(c) && c != '.' && c != '-' && c != '"')
            && after.is_some_and(|c| c == ':' || c == ';' || c == ',')
    })
}

fn kept_names(file: &File<'_>, faults: &mut Vec<String>) {
    for (line, code) in file.code() {
        for (kept, homes, instead) in KEPT {
            if homes.iter().any(|home| file.path.starts_with(home)) {
                continue;
            }
            if let Some(name) = kept.iter().find(|name| names(code, name)) {
                faults.push(format!(
                    "{}:{line}: `{name}` belongs to {}; {instead}",
                    file.path,
                    homes.join(", ")
                ));
            }
        }
    }
}

fn no_stops(file: &File<'_>, faults: &mut Vec<String>) {
    for (line, code) in file.code() {
        if code.contains(".unwrap()") || code.contains(".expect(\"") {
            faults.push(format!(
                "{}:{line}: a page must not stop; return a fault, or match on what may be missing",
                file.path
            ));
        }
    }
}

fn prose_only_mod(file: &File<'_>, faults: &mut Vec<String>) {
    if !file.path.ends_with("/mod.rs") {
        return;
    }
    let starts = [
        "fn ",
        "pub fn ",
        "struct ",
        "pub struct ",
        "enum ",
        "pub enum ",
        "impl ",
    ];
    for (line, code) in file.code() {
        if starts.iter().any(|start| code.starts_with(start)) {
            faults.push(format!(
                "{}:{line}: a mod.rs is prose, `mod` and `use` lines; give the code a file of its own",
                file.path
            ));
        }
    }
}

fn no_colours(file: &File<'_>, faults: &mut Vec<String>) {
    for (at, line) in file.text.lines().enumerate() {
        let Some((_, value)) = line
            .split_once(':')
            .filter(|_| !line.trim_end().ends_with('{'))
        else {
            continue;
        };
        let hex = value.match_indices('#').any(|(at, _)| {
            let digits = value[at + 1..]
                .chars()
                .take_while(char::is_ascii_hexdigit)
                .count();
            [3, 4, 6, 8].contains(&digits)
        });
        let functions = [
            "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklch(",
        ];
        if hex || functions.iter().any(|function| value.contains(function)) {
            faults.push(format!(
                "{}:{}: a literal colour; give it a name in style/tokens.css and use `var(--…)`",
                file.path,
                at + 1
            ));
        }
    }
}

fn no_style_attributes(file: &File<'_>, faults: &mut Vec<String>) {
    for (at, line) in file.text.lines().enumerate() {
        if line.contains(" style=") || line.contains(" style:") {
            faults.push(format!(
                "{}:{}: the page's policy refuses `style` attributes; use a class, or `use:properties=` of ui/parts",
                file.path,
                at + 1
            ));
        }
    }
}

fn check(path: &str, text: &str, expected: &str) {
    let faults = rules(&File { path, text });
    let found = faults.join("\n");
    match expected {
        "" => assert!(faults.is_empty(), "{path}: {text}\n{found}"),
        _ => assert!(
            found.contains(expected),
            "{path}: {text}\nwanted {expected}, found {found}"
        ),
    }
}

#[test]
fn a_layer_names_only_lower_layers() {
    check("src/map/scene.rs", "//! x\nuse crate::geo::LonLat;", "");
    check(
        "src/map/scene.rs",
        "//! x\nuse crate::calendar::Month;",
        "`map` names `calendar`",
    );
    check(
        "src/time/days.rs",
        "//! x\nuse crate::text::Lang;",
        "`time` names `text`",
    );
    check(
        "src/time/days.rs",
        "//! x\nuse super::super::text::Lang;",
        "`time` names `text`",
    );
    check(
        "src/time/mod.rs",
        "//! x\nuse super::geo::LonLat;",
        "`time` names `geo`",
    );
    check("src/time/days.rs", "//! x\nuse super::week::Week;", "");
    check(
        "src/locale/en.rs",
        "//! x\nuse crate::{text::Lang, time::Season};",
        "",
    );
    check(
        "src/locale/en.rs",
        "//! x\nuse crate::geo::LonLat;",
        "`locale` names `geo`",
    );
    check(
        "src/time/days.rs",
        "//! x\nuse crate::locale::Locale;",
        "`time` names `locale`",
    );
    check(
        "src/model/load.rs",
        "//! x\nuse crate::{text::Lang, route::Route};",
        "names `route`",
    );
    check(
        "src/model/load.rs",
        "//! x\nuse crate::{time::{Span, map}, text};",
        "",
    );
    check(
        "src/import/csv.rs",
        "//! x\nuse crate::route::Route;",
        "`import` names `route`",
    );
    check("src/export/csv.rs", "//! x\nuse crate::route::Route;", "");
    check(
        "src/bin/pobratim/main.rs",
        "//! x\nuse pobratim::ui::render::Renderer;",
        "",
    );
    check(
        "src/export/page.rs",
        "//! x\nuse crate::ui::render::Renderer;",
        "`export` names `ui`",
    );
    check("src/ui/app.rs", "//! x\nuse crate::export::ical;", "");
    check(
        "src/time/days.rs",
        "//! See [`crate::text`].\nuse ::time::Date;",
        "",
    );
}

#[test]
fn crates_stay_in_their_rooms() {
    check(
        "src/map/scene.rs",
        "//! x\nuse web_sys::Window;",
        "`web_sys` belongs to src/ui/",
    );
    check("src/ui/browser.rs", "//! x\nuse web_sys::Window;", "");
    check(
        "src/model/load.rs",
        "//! x\nlet a = std::fs::read(b);",
        "`std::fs` belongs to src/bin/",
    );
    check("src/bin/pobratim/main.rs", "//! x\nuse std::fs;", "");
    check(
        "src/model/city.rs",
        "//! x\nuse serde::Deserialize;",
        "`serde` belongs to",
    );
    check(
        "src/bin/pobratim/cmd/coast.rs",
        "//! x\nuse serde::Deserialize;",
        "",
    );
}

#[test]
fn files_are_headed_short_and_cannot_stop() {
    check("src/geo/angle.rs", "use a;", "begin with `//!`");
    check(
        "src/geo/angle.rs",
        &format!("//! x\n{}", "\n".repeat(600)),
        "601 lines",
    );
    check(
        "src/geo/angle.rs",
        "//! x\nlet a = b.unwrap();",
        "must not stop",
    );
    check(
        "src/geo/angle.rs",
        "//! x\n#[cfg(test)]\nlet a = b.unwrap();",
        "",
    );
    check(
        "src/geo/angle.rs",
        "//! x\n/// a.unwrap()\nlet a = b.unwrap_or(0);",
        "",
    );
    check("src/geo/mod.rs", "//! x\npub fn a() {}", "mod.rs is prose");
    check("src/geo/mod.rs", "//! x\nmod angle;\npub use angle::A;", "");
    check("README.md", concat!("in /ho", "me/me"), "one machine");
}

#[test]
fn styles_come_from_tokens_and_classes() {
    check("style/map.css", "a { color: #abc; }", "literal colour");
    check(
        "style/map.css",
        "a {\n  color: rgb(1 2 3);",
        "literal colour",
    );
    check("style/map.css", "#face:hover {\n  color: var(--ink);", "");
    check("style/tokens.css", "  --ink: #123456;", "");
    check("style/tokens/map.css", "  --map-land: #123456;", "");
    check("src/ui/app.rs", "//! x\n<p style=\"a\">", "refuses `style`");
    check(
        "src/ui/app.rs",
        "//! x\n<p style:left=x>",
        "refuses `style`",
    );
    check(
        "src/ui/app.rs",
        "//! x\n<p use:properties=[(\"left\", x)]>",
        "",
    );
    check("index.html", "<p style=a>", "refuses `style`");
}

#[test]
fn the_icon_in_the_page_is_the_one_of_the_site() {
    let icon = include_str!("../../public/icon.svg").trim();
    let written = [("\"", "'"), ("#", "%23"), ("<", "%3C"), (">", "%3E")]
        .iter()
        .fold(icon.to_owned(), |text, (from, to)| text.replace(from, to));
    let link = format!("href=\"data:image/svg+xml,{written}\"");
    assert!(
        include_str!("../../index.html").contains(&link),
        "index.html should say {link}"
    );
}

#[test]
fn the_house_is_tidy() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut faults = Vec::new();
    for entry in std::fs::read_dir(top).expect("the checkout can be read") {
        let name = entry.expect("an entry of the checkout").file_name();
        let name = name.to_string_lossy();
        if !TOP.contains(&name.as_ref()) {
            faults.push(format!(
                "{name}: the top level is fixed; move it into a folder"
            ));
        }
    }
    for name in TOP
        .iter()
        .filter(|name| !["dist", "site", "target", ".git"].contains(name))
    {
        walk(top, name, &mut faults);
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn walk(top: &Path, path: &str, faults: &mut Vec<String>) {
    let whole = top.join(path);
    if whole.is_dir() {
        for entry in std::fs::read_dir(&whole).expect("a folder of the checkout can be read") {
            let name = entry.expect("an entry of a folder").file_name();
            if ![".venv", "node_modules", "proptest-regressions"]
                .contains(&&*name.to_string_lossy())
            {
                walk(top, &format!("{path}/{}", name.to_string_lossy()), faults);
            }
        }
    } else if let Ok(text) = std::fs::read_to_string(&whole) {
        faults.extend(rules(&File { path, text: &text }));
    }
}

//! Modules of `ui` that lie beside each other name each other in no circle, so that each can be read
//! with those that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{File, first_names, is_word};

/// The path of a module below `ui`: `calendar`, `day`.
type Module = Vec<String>;
/// For each module of a folder, those beside it that it names.
type Names = BTreeMap<String, BTreeSet<String>>;

/// The module of a file; `None` outside `ui`.
fn module_of(file: &File<'_>) -> Option<Module> {
    let inside = file.path.strip_prefix("src/ui/")?.strip_suffix(".rs")?;
    let inside = inside.strip_suffix("/mod").unwrap_or(inside);
    Some(inside.split('/').map(str::to_owned).collect())
}

/// The modules that a file names by `crate::ui::` and `super::`, or what else stands in their place.
fn named(file: &File<'_>, own: &Module) -> Vec<Module> {
    // A list of names may go over several lines.
    let code: Vec<&str> = file.code().map(|(_, code)| code).collect();
    let code = code.join(" ");
    let mut found = Vec::new();
    for root in ["crate::ui::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|before| is_word(before) || before == ':') {
                continue;
            }
            let mut rest = &code[at..];
            let mut above = own.clone();
            if let Some(inside) = rest.strip_prefix("crate::ui::") {
                (rest, above) = (inside, Module::new());
            }
            let mut is_inside = true;
            while let Some(inside) = rest.strip_prefix("super::") {
                is_inside = above.pop().is_some();
                rest = inside;
            }
            if is_inside {
                let names = first_names(rest).into_iter();
                found.extend(names.map(|name| [&above[..], &[name]].concat()));
            }
        }
    }
    found
}

/// Each circle of modules: `ui/calendar: day, month, day`.
fn circles(files: &[File<'_>]) -> Vec<String> {
    let modules = files
        .iter()
        .filter_map(|file| Some((file, module_of(file)?)));
    let modules: Vec<(&File<'_>, Module)> = modules.collect();
    let known: BTreeSet<&Module> = modules.iter().map(|(_, module)| module).collect();
    let mut folders: BTreeMap<Module, Names> = BTreeMap::new();
    for (file, own) in &modules {
        for other in named(file, own) {
            let shared = own
                .iter()
                .zip(&other)
                .take_while(|(one, other)| one == other);
            let shared = shared.count();
            let (Some(from), Some(to)) = (own.get(shared), other.get(shared)) else {
                continue;
            };
            if known.contains(&other[..=shared].to_vec()) {
                let names = folders.entry(own[..shared].to_vec()).or_default();
                names.entry(from.clone()).or_default().insert(to.clone());
            }
        }
    }
    let mut found = Vec::new();
    for (folder, names) in &folders {
        let folder = [&["ui".to_owned()], &folder[..]].concat().join("/");
        let mut done = BTreeSet::new();
        for module in names.keys() {
            let mut way = Vec::new();
            if let Some(circle) = circle_from(module, names, &mut way, &mut done) {
                found.push(format!("{folder}: {}", circle.join(", ")));
            }
        }
    }
    found
}

/// A circle that begins at a module or at one that it names, by way of `way`.
fn circle_from<'a>(
    module: &'a str,
    names: &'a Names,
    way: &mut Vec<&'a str>,
    done: &mut BTreeSet<&'a str>,
) -> Option<Vec<&'a str>> {
    if let Some(at) = way.iter().position(|one| *one == module) {
        return Some([&way[at..], &[module]].concat());
    }
    if !done.insert(module) {
        return None;
    }
    way.push(module);
    let mut others = names.get(module).into_iter().flatten();
    let found = others.find_map(|other| circle_from(other, names, way, done));
    way.pop();
    found
}

#[test]
fn a_circle_is_noticed() {
    let check = |files: &[(&str, &str)], expected: &[&str]| {
        let files = files.iter().map(|(path, text)| File { path, text });
        assert_eq!(circles(&files.collect::<Vec<_>>()), expected);
    };
    let down = ("src/ui/calendar/month.rs", "use super::{day, keys};");
    check(&[down, ("src/ui/calendar/day.rs", "")], &[]);
    check(
        &[down, ("src/ui/calendar/day.rs", "use super::month::shows;")],
        &["ui/calendar: day, month, day"],
    );
    let inside = "use crate::ui::{\n    event,\n    parts,\n};";
    check(
        &[
            ("src/ui/calendar/mod.rs", ""),
            ("src/ui/calendar/week.rs", inside),
            ("src/ui/event/mod.rs", ""),
            ("src/ui/event/add.rs", "use super::super::zone;"),
            ("src/ui/zone.rs", "fn a() { super::calendar::open() }"),
        ],
        &["ui: calendar, event, zone, calendar"],
    );
}

#[test]
fn no_modules_of_the_page_name_each_other_in_a_circle() {
    let mut texts = Vec::new();
    collect(Path::new(env!("CARGO_MANIFEST_DIR")), "src/ui", &mut texts);
    let files = texts.iter().map(|(path, text)| File { path, text });
    let found = circles(&files.collect::<Vec<_>>());
    assert_eq!(
        found,
        Vec::<String>::new(),
        "move what both need to a third"
    );
}

/// The source files of a folder, with their texts.
fn collect(top: &Path, folder: &str, texts: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(top.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = [folder, "/", entry.file_name().to_str().unwrap()].concat();
        if entry.file_type().unwrap().is_dir() {
            collect(top, &path, texts);
        } else {
            texts.push((path, std::fs::read_to_string(entry.path()).unwrap()));
        }
    }
}

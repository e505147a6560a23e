//! The modules that a source file names.

use super::File;

/// The path of a module from the crate: `ui`, `calendar`, `day`.
pub(super) type Module = Vec<String>;

/// Returns the module of a file of src.
pub(super) fn module(file: &File) -> Module {
    let inside = file.path.trim_start_matches("src/").trim_end_matches(".rs");
    let inside = inside.trim_end_matches("/mod");
    inside.split('/').map(str::to_owned).collect()
}

/// Returns the paths after `crate::`, `pobratim::` and `super::`, each with its line.
pub(super) fn named(file: &File) -> Vec<(usize, Module)> {
    let code = file.code();
    let own = module(file);
    let mut found = Vec::new();
    for root in ["crate::", "pobratim::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|before| is_word(before) || before == ':') {
                continue;
            }
            let mut rest = &code[at..];
            let mut base = own.clone();
            if root == "super::" {
                while let Some(above) = rest.strip_prefix(root) {
                    base.pop();
                    rest = above;
                }
            } else {
                base.clear();
                rest = &rest[root.len()..];
            }
            let mut paths = Vec::new();
            read_tree(rest, base, &mut paths);
            let line = code[..at].matches('\n').count() + 1;
            found.extend(paths.into_iter().map(|path| (line, path)));
        }
    }
    found
}

/// Adds the paths of a use tree, `a::{b, c::d}`, and returns the text after it.
fn read_tree<'a>(tree: &'a str, mut base: Module, paths: &mut Vec<Module>) -> &'a str {
    let mut rest = tree.trim_start();
    while let Some(length) = rest.find(|one| !is_word(one)).filter(|length| *length > 0) {
        base.push(rest[..length].to_owned());
        match rest[length..].strip_prefix("::") {
            Some(inner) => rest = inner,
            None => {
                paths.push(base);
                return &rest[length..];
            }
        }
    }
    let Some(mut group) = rest.strip_prefix('{') else {
        paths.push(base);
        return rest;
    };
    loop {
        group = read_tree(group, base.clone(), paths);
        let Some(end) = group.find([',', '}']) else {
            return "";
        };
        let is_last = group[end..].starts_with('}');
        group = &group[end + 1..];
        if is_last {
            return group;
        }
    }
}

/// Returns whether a character can be part of a name.
pub(super) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[test]
fn paths_are_found_in_trees_of_several_lines() {
    let text = "//! x\n// crate::a\nuse crate::{\n    b::{self, c as d},\n    e,\n};\nfn f() { super::g::h() }";
    let found = named(&File::new("src/ui/map.rs", text));
    let found: Vec<(usize, String)> = found
        .into_iter()
        .map(|(line, path)| (line, path.join("::")))
        .filter(|(_, path)| !path.is_empty())
        .collect();
    let expected = [(3, "b::self"), (3, "b::c"), (3, "e"), (7, "ui::g::h")];
    assert_eq!(found, expected.map(|(line, path)| (line, path.to_owned())));
}

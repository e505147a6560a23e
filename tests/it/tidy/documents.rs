//! The documents name files that exist.

use std::path::Path;

use super::Found;

const DOCUMENTS: [&str; 6] = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    ".github/SECURITY.md",
    "public/coast/README.md",
    "src/model/schema/README.md",
];
/// Folders whose paths are checked.
const FOLDERS: [&str; 8] = [
    "src/", "tests/", "style/", "locales/", "public/", "benches/", ".ci/", ".github/",
];
/// Parts of paths that stand for many files, or that set-up creates.
const OPEN: [&str; 7] = ["<", "*", "{", "NAME", "xx", "node_modules", ".venv"];

/// Returns the paths and relative links of a document that do not exist. `folder` is that of the
/// document, with a slash at its end or empty.
fn missing(text: &str, folder: &str, exists: impl Fn(&str) -> bool) -> Found {
    let mut found = Vec::new();
    for (line, at) in text.lines().zip(1..) {
        let quoted = line.split('`').skip(1).step_by(2);
        let paths = quoted
            .flat_map(str::split_whitespace)
            .map(|word| word.trim_end_matches([',', '.', ';', ':']))
            .filter(|word| FOLDERS.iter().any(|folder| word.starts_with(folder)))
            .map(|word| word.replace("<lang>", "en"));
        let targets = line.split("](").skip(1);
        let links = targets
            .filter_map(|rest| rest.split([')', '#']).next())
            .filter(|link| !link.is_empty() && !link.contains("://"))
            .map(|link| [folder, link].concat());
        for path in paths.chain(links) {
            if !OPEN.iter().any(|part| path.contains(part)) && !exists(&path) {
                found.push((at, format!("there is no `{path}`; name the present file")));
            }
        }
    }
    found
}

#[test]
fn the_documents_name_files_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for name in DOCUMENTS {
        let text = std::fs::read_to_string(root.join(name)).unwrap();
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let folder = match folder {
            "" => String::new(),
            folder => [folder, "/"].concat(),
        };
        let faults = missing(&text, &folder, |path| root.join(path).exists());
        found.extend(
            faults
                .into_iter()
                .map(|(at, fault)| format!("{name}:{at}: {fault}")),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_path_or_link_of_a_document_that_does_not_exist_is_found() {
    let found = |text: &str| {
        missing(text, "docs/", |path| {
            path == "src/lib.rs" || path == "docs/a.md"
        })
    };
    let names = |text: &str| {
        found(text)
            .into_iter()
            .map(|(_, fault)| fault)
            .collect::<String>()
    };
    assert_eq!(
        names("`src/lib.rs`, [a](a.md#b), [c](https://example.org/), `src/NAME.rs`"),
        ""
    );
    assert!(names("`src/main.rs`").contains("`src/main.rs`"));
    assert!(names("see [b](b.md)").contains("`docs/b.md`"));
    assert!(names("`cargo run src/old.rs`, and").contains("`src/old.rs`"));
}

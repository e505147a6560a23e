//! Rules for the files of the checkout that neither rustc nor Clippy can check. The other rules are
//! in `clippy.toml` and in `[lints]` of `Cargo.toml`.
//!
//! Each rule has samples that break it. Its message says what to do instead.

mod cycles;
mod documents;
mod exhaustive;
mod layers;
mod paths;

use std::path::Path;

/// The largest number of lines of a Rust file.
const MOST_LINES: usize = 500;
/// Rust files that may have more lines.
const LONG_FILES: [&str; 0] = [];

/// The names that the top level may have.
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

/// A text file of the checkout.
struct File {
    /// Relative to the checkout, with `/`.
    path: String,
    text: String,
}

/// Line numbers, from 1, with messages.
type Found = Vec<(usize, String)>;

impl File {
    fn new(path: &str, text: &str) -> Self {
        let (path, text) = (path.to_owned(), text.to_owned());
        File { path, text }
    }

    fn is_source(&self) -> bool {
        self.path.starts_with("src/") && self.path.ends_with(".rs")
    }

    /// The text without comments and without what follows `#[cfg(test)]`; lines keep their numbers.
    fn code(&self) -> String {
        let lines = self.text.lines();
        let lines = lines.take_while(|line| !line.trim_start().starts_with("#[cfg(test)]"));
        let code = lines.map(|line| line.split("//").next().unwrap_or_default());
        code.collect::<Vec<_>>().join("\n")
    }
}

/// Returns the lines that break a rule, each with the rule's message.
fn lines(text: &str, message: &str, breaks: impl Fn(&str) -> bool) -> Found {
    let broken = text.lines().zip(1..).filter(|(line, _)| breaks(line));
    broken.map(|(_, at)| (at, message.to_owned())).collect()
}

/// Returns what is wrong in a file, as `path:line: message`.
fn faults(file: &File) -> Vec<String> {
    let File { path, text } = file;
    let is_rust = path.ends_with(".rs");
    let is_tokens = path == "style/tokens.css" || path.starts_with("style/tokens/");
    let mut found = machine_paths(text);
    if is_rust {
        found.extend(head_and_length(file));
    }
    if file.is_source() {
        found.extend(layers::layers(file));
        found.extend(layers::restricted(file));
        found.extend(exhaustive::incomplete_lists(text));
    }
    if path.ends_with("/mod.rs") && file.is_source() {
        found.extend(items_of_mod(file));
    }
    if path.ends_with(".css") && !is_tokens {
        found.extend(colours(text));
    }
    if path.starts_with("style/") && !is_tokens {
        found.extend(type_sizes(text));
    }
    if path.ends_with(".html") || path.starts_with("src/ui/") {
        found.extend(style_attributes(text));
    }
    let found = found.iter();
    found
        .map(|(line, message)| format!("{path}:{line}: {message}"))
        .collect()
}

fn machine_paths(text: &str) -> Found {
    let folders = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
    ];
    lines(
        text,
        "a path of one machine; write it relative to the checkout",
        |line| folders.iter().any(|folder| line.contains(folder)),
    )
}

fn head_and_length(file: &File) -> Found {
    let mut found = Found::new();
    if !file.text.starts_with("//!") {
        found.push((1, "begin with `//!` and the purpose of the file".to_owned()));
    }
    let count = file.text.lines().count();
    if count > MOST_LINES && !LONG_FILES.contains(&&*file.path) {
        let message = format!("{count} lines, at most {MOST_LINES}; split it by topic");
        found.push((count, message));
    }
    found
}

fn items_of_mod(file: &File) -> Found {
    let items = ["fn ", "struct ", "enum ", "impl "];
    lines(
        &file.code(),
        "a mod.rs has only `//!`, `mod` and `use`; move the item to a file of its own",
        |line| {
            let item = line.strip_prefix("pub ").unwrap_or(line);
            items.iter().any(|start| item.starts_with(start))
        },
    )
}

fn colours(text: &str) -> Found {
    let functions = ["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklch"];
    let is_hex = |text: &str| {
        let digits = text.chars().take_while(char::is_ascii_hexdigit);
        [3, 4, 6, 8].contains(&digits.count())
    };
    let has_colour = |value: &str| {
        let mut calls = value.split('(').rev().skip(1);
        value.split('#').skip(1).any(is_hex)
            || calls.any(|before| functions.iter().any(|name| before.ends_with(name)))
    };
    lines(
        text,
        "a literal colour; name it in style/tokens.css and use `var(--…)`",
        |line| {
            let is_selector = line.trim_end().ends_with('{');
            !is_selector
                && line
                    .split_once(':')
                    .is_some_and(|(_, value)| has_colour(value))
        },
    )
}

/// Sizes of type in `rem`, `em` or `%`; `px` is left to the text of drawings, which has units of its own.
fn type_sizes(text: &str) -> Found {
    let is_length = |word: &str| {
        let digits =
            word.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
        digits.len() < word.len() && ["rem", "em", "%"].contains(&digits)
    };
    let has_length = |value: &str| {
        let mut words = value.split(|letter: char| " /(),;".contains(letter));
        words.any(is_length)
    };
    lines(
        text,
        "a size of type; use one of the six `var(--size-…)` of style/tokens.css",
        |line| {
            line.split_once(':').is_some_and(|(name, value)| {
                ["font", "font-size"].contains(&name.trim()) && has_length(value)
            })
        },
    )
}

fn style_attributes(text: &str) -> Found {
    lines(
        text,
        "the content security policy refuses `style` attributes; use a class or `use:properties=`",
        |line| line.contains(" style=") || line.contains(" style:"),
    )
}

/// Checks a file of one text against a part of the expected faults; an empty part is no fault.
fn check(path: &str, text: &str, expected: &str) {
    let found = faults(&File::new(path, text)).join("\n");
    let is_expected = found.contains(expected) && found.is_empty() == expected.is_empty();
    assert!(
        is_expected,
        "{path}: {text}\nexpected {expected}, found {found}"
    );
}

#[test]
fn a_rust_file_has_a_head_and_a_limit() {
    let path = "src/geo/angle.rs";
    check(path, "use a;", "begin with `//!`");
    let lines = |count: usize| format!("//! x\n{}", "\n".repeat(count - 1));
    check(path, &lines(MOST_LINES), "");
    check(path, &lines(MOST_LINES + 1), "501 lines");
    check("src/geo/mod.rs", "//! x\npub fn a() {}", "a mod.rs has");
    check("src/geo/mod.rs", "//! x\nmod angle;\npub use angle::A;", "");
    check("README.md", concat!("in /ho", "me/me"), "one machine");
}

#[test]
fn styles_come_from_tokens_and_classes() {
    check("style/map.css", "a { color: #abc; }", "literal colour");
    let function = "a {\n  color: rgb(1 2 3);";
    check(
        "style/map.css",
        function,
        "style/map.css:2: a literal colour",
    );
    check("style/map.css", "#face:hover {\n  color: var(--ink);", "");
    check("style/tokens.css", "  --ink: #123456;", "");
    check("style/tokens/map.css", "  --map-land: #123456;", "");
    check("style/map.css", "  font-size: 0.9rem;", "a size of type");
    check(
        "style/map.css",
        "  font: 600 1.5rem / 1.2 serif;",
        "a size of type",
    );
    check(
        "style/map.css",
        "  font: 600 var(--size-h2) / 1.2 serif;",
        "",
    );
    check("style/map.css", "  font: 600 26px serif;", "");
    check("style/map.css", "  font-size: inherit;", "");
    let path = "src/ui/app.rs";
    check(path, "//! x\n<p style=\"a\">", "refuses `style`");
    check(path, "//! x\n<p style:left=x>", "refuses `style`");
    check(path, "//! x\n<p use:properties=[(\"left\", x)]>", "");
    check("index.html", "<p style=a>", "refuses `style`");
}

#[test]
fn the_checkout_follows_the_rules() {
    let mut found: Vec<String> = names(Path::new(env!("CARGO_MANIFEST_DIR")))
        .into_iter()
        .filter(|name| !TOP.contains(&&**name))
        .map(|name| format!("{name}: not allowed at the top level; move it into a folder"))
        .collect();
    found.extend(files("").iter().flat_map(faults));
    assert!(found.is_empty(), "{}\n{}", found.len(), found.join("\n"));
}

/// Returns the names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

/// Returns the text files below a folder of the checkout, without those that tools write.
fn files(folder: &str) -> Vec<File> {
    let tools = [
        ".git",
        ".venv",
        "dist",
        "node_modules",
        "proptest-regressions",
        "site",
        "target",
    ];
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for name in names(&top.join(folder)) {
        let path = match folder {
            "" => name.clone(),
            _ => format!("{folder}/{name}"),
        };
        if top.join(&path).is_dir() {
            if !tools.contains(&&*name) {
                found.extend(files(&path));
            }
        } else if let Ok(text) = std::fs::read_to_string(top.join(&path)) {
            found.push(File::new(&path, &text));
        }
    }
    found
}

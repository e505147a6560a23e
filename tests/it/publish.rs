//! The published site: written by the command from a release, and read by independent parsers.

mod data_files;
mod drafts;
mod errors;
mod feeds;
mod images;
mod jsonld;
mod new_city;
#[cfg(unix)]
mod output_folder;
mod places;
mod review;
mod site;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use pobratim::embed::guide_path;
use pobratim::text::Lang;

/// The root of the checkout.
const HOME: &str = env!("CARGO_MANIFEST_DIR");
/// The URL of the test sites.
const URL: &str = "https://example.org/";

/// The files of a site by path.
type Files = BTreeMap<String, Vec<u8>>;

/// The published bundles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Town {
    /// Two languages, three cities, every kind of date.
    Otherville,
    /// The bundle of Khabarovsk, in five languages.
    Khabarovsk,
}

impl Town {
    const OTHERVILLE: &'static str = "tests/fixtures/otherville.json";

    fn bundle(self) -> &'static str {
        match self {
            Town::Otherville => Town::OTHERVILLE,
            Town::Khabarovsk => "public/bundle/khabarovsk.json",
        }
    }

    /// The day of publishing: that of the bundle's last change.
    fn today(self) -> &'static str {
        match self {
            Town::Otherville => "2026-05-20",
            Town::Khabarovsk => "2026-11-22",
        }
    }

    /// The site, published once for all tests.
    fn site(self) -> &'static Files {
        static SITES: [OnceLock<Files>; 2] = [const { OnceLock::new() }; 2];
        SITES[self as usize].get_or_init(|| {
            let name = format!("{self:?}").to_lowercase();
            read(&published(self, &name))
        })
    }
}

/// A folder of this test run.
fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// A release as `make build` writes it, with a small program.
fn release(name: &str) -> PathBuf {
    let release = folder(&["release-", name].concat());
    for part in ["embed", "bundle", "coast"] {
        std::fs::create_dir_all(release.join(part)).unwrap();
    }
    let source = std::fs::read_to_string(Path::new(HOME).join("index.html")).unwrap();
    let program = "<link href=/pobratim.css rel=stylesheet>\
        <script data-js=/app.js data-wasm=/app.wasm defer src=/boot.js></script>";
    // Trunk replaces these elements.
    let index: String = source
        .lines()
        .filter(|line| !line.contains("<link data-trunk"))
        .map(|line| match line {
            "<base data-trunk-public-url>" => "<base href=/>\n".to_string(),
            "</head>" => [program, "</head>\n"].concat(),
            line => [line, "\n"].concat(),
        })
        .collect();
    let source = |path: &str| std::fs::read(Path::new(HOME).join("public").join(path)).unwrap();
    let files = [
        ("index.html", index.into_bytes()),
        ("boot.js", b"start()".to_vec()),
        ("app.js", b"export".to_vec()),
        ("app.wasm", b"wasm".to_vec()),
        ("pobratim.css", b"p{}".to_vec()),
        ("icon.svg", b"<svg/>".to_vec()),
        ("feeds.js", b"copy()".to_vec()),
        ("embed.js", b"element()".to_vec()),
        // Written by the build; the site has its own.
        ("bundle/khabarovsk.ru.json", b"{}".to_vec()),
    ];
    let copied = [
        "bundle/khabarovsk.json",
        "bundle/schema.json",
        "coast/README.md",
        "coast/khabarovsk.bin",
        "coast/world.bin",
    ];
    let copied = copied.map(|path| (path, source(path)));
    for (path, bytes) in files.into_iter().chain(copied) {
        std::fs::write(release.join(path), bytes).unwrap();
    }
    for lang in Lang::ALL {
        std::fs::write(release.join(guide_path(lang)), "<title>guide</title>").unwrap();
    }
    release
}

/// Runs the command and returns its exit code and standard error.
fn publish(release: &Path, out: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_pobratim"))
        .current_dir(HOME)
        .args(["publish", "--quiet", "--release"])
        .arg(release)
        .arg("--out")
        .arg(out)
        .args(arguments)
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), printed)
}

/// Publishes a town into a folder of this name.
fn published(town: Town, name: &str) -> PathBuf {
    let out = folder(&["site-", name].concat());
    let arguments = [
        "--url",
        URL,
        "--bundle",
        town.bundle(),
        "--today",
        town.today(),
    ];
    let (code, printed) = publish(&release(name), &out, &arguments);
    assert_eq!(code, 0, "{printed}");
    out
}

/// Returns the files of a folder.
fn read(root: &Path) -> Files {
    let mut files = Files::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                files.insert(name.to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(bytes).unwrap()
}

/// Returns the pages with their paths, without the guide for partners, which is copied from the
/// release.
fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    let made = |path: &&String| path.ends_with(".html") && !path.starts_with("embed/");
    let pages = files.keys().filter(made);
    pages.map(|path| (path.as_str(), text(files, path)))
}

/// Returns the texts between two marks.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    let rest = text.split(open).skip(1);
    rest.filter_map(|rest| rest.split_once(close))
        .map(|(found, _)| found)
        .collect()
}

/// Returns a value of HTML without escapes.
fn plain(html: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ];
    pairs
        .iter()
        .fold(html.to_owned(), |text, (from, to)| text.replace(from, to))
}

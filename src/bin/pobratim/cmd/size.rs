//! `pobratim size`: what a reader's first visit weighs, against the limits.
//!
//! The first visit is index.html and every file that it names: the sheet, the scripts, the program,
//! the bundle, the coast and the icon. Nothing else is fetched until map and calendar work; the
//! lazy-loaded modules come when they are needed. A page of another site that holds a part of ours fetches
//! the script of the element first, then all of these.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args as ClapArgs;

/// Weigh what a first visit fetches from a built site; fail above the limits.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The built site, as `make build` writes it.
    #[arg(value_name = "DIR", default_value = "dist")]
    site: PathBuf,
}

/// Runs the command: prints the table, then a sentence for each limit that is passed.
pub fn run(args: &Args) -> ExitCode {
    let weighed = match weigh(&args.site) {
        Ok(weighed) => weighed,
        Err(fault) => {
            eprintln!("{}: {fault}", fault.code());
            return ExitCode::FAILURE;
        }
    };
    print!("{}", table(&weighed));
    let passed = LIMITS
        .iter()
        .filter_map(|limit| limit.passed_by(&weighed))
        .collect::<Vec<_>>();
    for sentence in &passed {
        eprintln!("{sentence}");
    }
    if passed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Why a site cannot be weighed.
#[derive(Debug)]
enum Fault {
    Read {
        path: PathBuf,
        error: std::io::Error,
    },
    Brotli {
        path: PathBuf,
        error: std::io::Error,
    },
    Nameless {
        what: &'static str,
    },
    Unsplit,
}

impl Fault {
    fn code(&self) -> &'static str {
        match self {
            Fault::Read { .. } => "site-file-unreadable",
            Fault::Brotli { .. } => "site-file-incompressible",
            Fault::Nameless { .. } => "site-part-unnamed",
            Fault::Unsplit => "site-unsplit",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Read { path, error } => {
                write!(
                    f,
                    "cannot read `{}`: {error}; run `make build` first",
                    path.display()
                )
            }
            Fault::Brotli { path, error } => {
                write!(f, "cannot compress `{}`: {error}", path.display())
            }
            Fault::Unsplit => write!(
                f,
                "no lazy-loaded module lies beside the program: build the site with `make build`"
            ),
            Fault::Nameless { what } => {
                write!(
                    f,
                    "index.html names no {what}, so the sum would be too small to be true"
                )
            }
        }
    }
}

/// What a file is for, as far as the limits care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Page,
    Sheet,
    Script,
    Program,
    Bundle,
    Coast,
    /// A module of the program that is loaded on demand.
    Lazy,
    /// The script of the element for pages of other sites.
    Element,
    Other,
}

impl Kind {
    fn of(name: &str) -> Kind {
        if name == ELEMENT {
            return Kind::Element;
        }
        if name.ends_with(LAZY) {
            return Kind::Lazy;
        }
        match name.rsplit_once('.').map(|(_, extension)| extension) {
            Some("html") => Kind::Page,
            Some("css") => Kind::Sheet,
            Some("js") => Kind::Script,
            Some("wasm") => Kind::Program,
            Some("json") => Kind::Bundle,
            Some("bin") => Kind::Coast,
            _ => Kind::Other,
        }
    }
}

/// One file: its size on disk and after brotli 11, in bytes.
#[derive(Debug)]
struct Weighed {
    name: String,
    kind: Kind,
    raw_bytes: usize,
    wire_bytes: usize,
}

/// A size that must stay below a limit: the sum of some files, or the size of each of them. Sizes in KB
/// of 1,024 bytes, after brotli 11.
#[derive(Debug)]
struct Limit {
    what: &'static str,
    counts: fn(Kind) -> bool,
    /// Whether each file has to stay below the limit, and not their sum.
    is_each: bool,
    limit_kb: usize,
    aim_kb: usize,
}

/// The element's script, which no page of ours names but the builder's.
const ELEMENT: &str = "embed.js";

/// How the names of the lazy-loaded modules end; `.ci/post-build.sh` writes them beside the program.
const LAZY: &str = ".lazy.wasm";

const LIMITS: [Limit; 4] = [
    Limit {
        what: "scripts and program",
        counts: |kind| matches!(kind, Kind::Script | Kind::Program),
        is_each: false,
        limit_kb: 300,
        aim_kb: 270,
    },
    Limit {
        what: "whole first visit",
        counts: |kind| !matches!(kind, Kind::Lazy | Kind::Element),
        is_each: false,
        limit_kb: 400,
        aim_kb: 360,
    },
    Limit {
        what: "heaviest lazy-loaded module",
        counts: |kind| kind == Kind::Lazy,
        is_each: true,
        limit_kb: 120,
        aim_kb: 100,
    },
    Limit {
        what: "script of the widget",
        counts: |kind| kind == Kind::Element,
        is_each: false,
        limit_kb: 4,
        aim_kb: 4,
    },
];

impl Limit {
    fn wire_bytes(&self, files: &[Weighed]) -> usize {
        let counted = files.iter().filter(|file| (self.counts)(file.kind));
        let sizes = counted.map(|file| file.wire_bytes);
        match self.is_each {
            true => sizes.max().unwrap_or_default(),
            false => sizes.sum(),
        }
    }

    /// The sentence that says by how much the limit is passed; `None` at or below it.
    fn passed_by(&self, files: &[Weighed]) -> Option<String> {
        let over_bytes = self.wire_bytes(files).checked_sub(self.limit_kb * 1024)?;
        (over_bytes > 0).then(|| {
            format!(
                "the {} weighs {} bytes more than its limit of {} KB: make it smaller, or leave \
                 something out of it",
                self.what, over_bytes, self.limit_kb
            )
        })
    }
}

fn weigh(site: &Path) -> Result<Vec<Weighed>, Fault> {
    let page = read(&site.join("index.html"))?;
    let mut names = vec!["index.html".to_owned()];
    names.extend(named_by(&String::from_utf8_lossy(&page)));
    let needed = [
        (Kind::Program, "program"),
        (Kind::Bundle, "bundle"),
        (Kind::Coast, "coast"),
    ];
    for (kind, what) in needed {
        if !names.iter().any(|name| Kind::of(name) == kind) {
            return Err(Fault::Nameless { what });
        }
    }
    let program = names.iter().find(|name| Kind::of(name) == Kind::Program);
    let program = program.map_or("", String::as_str);
    let lazy = lazy_modules(site, program)?;
    let mut files = names
        .into_iter()
        .map(|name| weigh_file(site, name))
        .collect::<Result<Vec<Weighed>, Fault>>()?;
    for name in lazy {
        files.push(weigh_file(site, name)?);
    }
    files.push(weigh_file(site, ELEMENT.to_owned())?);
    Ok(files)
}

/// The names of the lazy-loaded modules, in alphabetical order. They lie beside the main module and
/// begin as it does.
fn lazy_modules(site: &Path, program: &str) -> Result<Vec<String>, Fault> {
    let stem = program.strip_suffix("_bg.wasm").unwrap_or(program);
    let fault = |error| Fault::Read {
        path: site.to_owned(),
        error,
    };
    let mut names = Vec::new();
    for file in std::fs::read_dir(site).map_err(fault)? {
        let name = file
            .map_err(fault)?
            .file_name()
            .to_string_lossy()
            .into_owned();
        if name.starts_with(stem) && Kind::of(&name) == Kind::Lazy {
            names.push(name);
        }
    }
    names.sort();
    if names.is_empty() {
        return Err(Fault::Unsplit);
    }
    Ok(names)
}

fn weigh_file(site: &Path, name: String) -> Result<Weighed, Fault> {
    let path = site.join(&name);
    let bytes = read(&path)?;
    let wire_bytes = brotli_bytes(&bytes).map_err(|error| Fault::Brotli { path, error })?;
    Ok(Weighed {
        kind: Kind::of(&name),
        raw_bytes: bytes.len(),
        wire_bytes,
        name,
    })
}

fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    std::fs::read(path).map_err(|error| Fault::Read {
        path: path.to_owned(),
        error,
    })
}

/// The length after brotli with quality 11 and the usual window, as static hosts precompress.
fn brotli_bytes(bytes: &[u8]) -> Result<usize, std::io::Error> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out.len())
}

/// The files of the same site that a page names, below its base, each once, in reading order.
fn named_by(html: &str) -> Vec<String> {
    let tags = tags(html);
    let base = tags
        .iter()
        .find(|tag| tag.name == "base")
        .and_then(|tag| tag.value("href"))
        .unwrap_or("/")
        .to_owned();
    let mut names: Vec<String> = Vec::new();
    for tag in &tags {
        let values = match tag.name {
            "link" => vec![tag.value("href")],
            "script" => vec![
                tag.value("src"),
                tag.value("data-js"),
                tag.value("data-wasm"),
            ],
            "meta"
                if tag
                    .value("name")
                    .is_some_and(|name| name.starts_with("pobratim:")) =>
            {
                vec![tag.value("content")]
            }
            _ => vec![],
        };
        for value in values
            .into_iter()
            .flatten()
            .filter(|value| !value.contains("://"))
        {
            let name = value
                .strip_prefix(base.as_str())
                .unwrap_or(value)
                .to_owned();
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// A start tag with its attributes.
#[derive(Debug)]
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    fn value(&self, name: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(attribute, _)| *attribute == name)
            .map(|(_, value)| *value)
    }
}

/// The start tags of our own page. Not an HTML parser: our page has no scripts or comments with
/// tags in them after the build, and attribute values hold neither `>` nor references.
fn tags(html: &str) -> Vec<Tag<'_>> {
    html.split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>').map(|(inside, _)| inside))
        .filter(|inside| inside.starts_with(|first: char| first.is_ascii_alphabetic()))
        .map(|inside| {
            let (name, rest) = inside
                .split_once(char::is_whitespace)
                .unwrap_or((inside, ""));
            Tag {
                name,
                attributes: attributes(rest),
            }
        })
        .collect()
}

/// `a=1 b="two words" c` as pairs; values quoted or bare.
fn attributes(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(after) = after.strip_prefix('=') else {
            found.push((name, ""));
            rest = after.trim_start();
            continue;
        };
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        found.push((name, value));
        rest = after.trim_start();
    }
    found
}

fn kb(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1024.0)
}

fn table(files: &[Weighed]) -> String {
    let width = files
        .iter()
        .map(|file| file.name.len())
        .max()
        .unwrap_or(0)
        .max(20);
    let mut out = format!(
        "{:width$}  {:>9}  {:>9}\n",
        "first visit (KB)", "raw", "brotli"
    );
    for file in files {
        let (raw, wire) = (kb(file.raw_bytes), kb(file.wire_bytes));
        out.push_str(&format!("{:width$}  {raw:>9}  {wire:>9}\n", file.name));
    }
    for limit in &LIMITS {
        let sum = kb(limit.wire_bytes(files));
        out.push_str(&format!(
            "{:width$}  {:>9}  {sum:>9}  limit {}, aim {}\n",
            limit.what, "", limit.limit_kb, limit.aim_kb
        ));
    }
    let all: usize = files.iter().map(|file| file.wire_bytes).sum();
    let all = kb(all);
    out.push_str(&format!(
        "{:width$}  {:>9}  {all:>9}\n",
        "first load of a widget", ""
    ));
    out
}

#[cfg(test)]
mod tests {
    use super::{Kind, LIMITS, Weighed, brotli_bytes, named_by};

    fn check_names(html: &str, expected: &[&str]) {
        assert_eq!(named_by(html), expected, "{html}");
    }

    #[test]
    fn a_page_names_what_it_fetches() {
        check_names("<p>no link</p>", &[]);
        check_names(r#"<link rel="stylesheet" href="/a.css">"#, &["a.css"]);
        check_names(
            "<base href=/a/b/><link href=/a/b/x.css rel=stylesheet>",
            &["x.css"],
        );
        check_names(
            "<script data-js=/x.js data-wasm=/x.wasm defer src=/boot.js></script>",
            &["boot.js", "x.js", "x.wasm"],
        );
        check_names(
            "<script src=/x.js></script><link rel=modulepreload href=/x.js>",
            &["x.js"],
        );
        check_names(
            "<meta content=bundle/a.json name=pobratim:bundle>",
            &["bundle/a.json"],
        );
        check_names(
            "<meta content='a b' name=description><a href=/ru/>x</a>",
            &[],
        );
        check_names("<link rel=canonical href=https://example.org/>", &[]);
    }

    fn check_limits(files: &[(Kind, usize)], passed: &[bool; 4]) {
        let files: Vec<Weighed> = files
            .iter()
            .map(|(kind, wire_kb)| Weighed {
                name: String::new(),
                kind: *kind,
                raw_bytes: 0,
                wire_bytes: wire_kb * 1024,
            })
            .collect();
        let found = LIMITS
            .each_ref()
            .map(|limit| limit.passed_by(&files).is_some());
        assert_eq!(&found, passed, "{files:?}");
    }

    #[test]
    fn a_limit_is_passed_only_above_it() {
        let check = |files: &[(Kind, usize)], scripts, visit| {
            check_limits(files, &[scripts, visit, false, false]);
        };
        check(&[(Kind::Script, 20), (Kind::Program, 280)], false, false);
        check(&[(Kind::Script, 21), (Kind::Program, 280)], true, false);
        check(&[(Kind::Program, 280), (Kind::Coast, 120)], false, false);
        check(&[(Kind::Program, 280), (Kind::Bundle, 121)], false, true);
        check_limits(
            &[(Kind::Program, 300), (Kind::Lazy, 120), (Kind::Element, 4)],
            &[false, false, false, false],
        );
        check_limits(
            &[(Kind::Bundle, 400), (Kind::Lazy, 121), (Kind::Element, 5)],
            &[false, false, true, true],
        );
    }

    #[test]
    fn brotli_shrinks_what_repeats() {
        let bytes = brotli_bytes(&[b'a'; 4096]).expect("memory cannot fail to be read");
        assert!(bytes < 64, "{bytes}");
    }
}

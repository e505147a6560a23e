//! The files of a first visit and their sizes.

use std::fmt;
use std::path::{Path, PathBuf};

use pobratim::model::one_language_path;
use pobratim::text::Lang;

use super::html::{meta_content, referenced_files};

/// The script of the widget element, which only its builder page names.
const ELEMENT: &str = "embed.js";

/// Suffix of the lazy-loaded modules, which `.ci/post-build.sh` writes next to the program.
const LAZY: &str = ".lazy.wasm";

/// Error from measuring a site.
#[derive(Debug)]
pub enum Fault {
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
    pub fn code(&self) -> &'static str {
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
                "there is no lazy-loaded module next to the program: build the site with `make build`"
            ),
            Fault::Nameless { what } => {
                write!(
                    f,
                    "index.html names no {what}, so the sum would be too small"
                )
            }
        }
    }
}

/// The kind of a file, by which limits count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Page,
    Sheet,
    Script,
    Program,
    /// The bundle of a first visit.
    Bundle,
    /// The whole bundle, where one in the reader's language is fetched first.
    WholeBundle,
    Coast,
    /// A lazy-loaded module of the program.
    Lazy,
    /// The script of the widget element.
    Element,
    Other,
}

impl Kind {
    /// Returns the kind of a file by its name.
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

/// A file with its size on disk and after brotli 11, in bytes.
#[derive(Debug)]
pub struct FileSize {
    pub name: String,
    pub kind: Kind,
    pub raw_bytes: usize,
    pub wire_bytes: usize,
}

/// Measures index.html, the files that it names, the lazy-loaded modules, and the script of the widget.
/// Of the bundles in one language only the heaviest counts.
pub fn measure_site(site: &Path) -> Result<Vec<FileSize>, Fault> {
    let page = read(&site.join("index.html"))?;
    let page = String::from_utf8_lossy(&page);
    let mut names = vec!["index.html".to_owned()];
    names.extend(referenced_files(&page));
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
        .map(|name| measure_file(site, name))
        .collect::<Result<Vec<FileSize>, Fault>>()?;
    let heaviest = heaviest_bundle(site, &page)?;
    if let (Some(heaviest), Some(whole)) = (
        heaviest,
        files.iter_mut().find(|file| file.kind == Kind::Bundle),
    ) {
        whole.kind = Kind::WholeBundle;
        files.push(heaviest);
    }
    for name in lazy {
        files.push(measure_file(site, name)?);
    }
    files.push(measure_file(site, ELEMENT.to_owned())?);
    Ok(files)
}

/// Returns the largest of the bundles in one language that a page names; `None` if it names none.
fn heaviest_bundle(site: &Path, page: &str) -> Result<Option<FileSize>, Fault> {
    let bundle = meta_content(page, "pobratim:bundle").trim_start_matches('/');
    let codes = meta_content(page, "pobratim:languages").split(' ');
    let files = codes
        .filter_map(Lang::from_code)
        .map(|lang| measure_file(site, one_language_path(bundle, lang)))
        .collect::<Result<Vec<FileSize>, Fault>>()?;
    Ok(files.into_iter().max_by_key(|file| file.wire_bytes))
}

/// Returns the names of the lazy-loaded modules in alphabetical order. They are in the folder of the
/// program and have its prefix.
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

fn measure_file(site: &Path, name: String) -> Result<FileSize, Fault> {
    let path = site.join(&name);
    let bytes = read(&path)?;
    let wire_bytes = brotli_bytes(&bytes).map_err(|error| Fault::Brotli { path, error })?;
    Ok(FileSize {
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

/// Returns the length after brotli with quality 11 and the default window, as static hosts precompress.
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

#[cfg(test)]
mod tests {
    use super::brotli_bytes;

    #[test]
    fn brotli_shrinks_what_repeats() {
        let bytes = brotli_bytes(&[b'a'; 4096]).expect("reading memory does not fail");
        assert!(bytes < 64, "{bytes}");
    }
}

//! Where a site is read from and written to: what may be named as `--release` and `--out`, and which
//! files a release has.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of a release, with all symbolic links followed.
///
/// # Errors
///
/// A sentence, where there is none.
pub fn release(path: &Path) -> Result<PathBuf, String> {
    fs::canonicalize(path).map_err(|error| {
        format!(
            "{}: {error}\n  hint: build a release first (`make build`), or name one with --release",
            path.display()
        )
    })
}

/// The folder that a site is written to, with all symbolic links followed; it need not exist.
///
/// # Errors
///
/// A sentence, where a site cannot be there: the folder in which the command runs, or one that holds
/// it, which cannot be moved away; one that holds the release or lies in it, because each site would
/// hold the one before; a link that leads nowhere.
pub fn out(path: &Path, release: &Path) -> Result<PathBuf, String> {
    let failed = |error: io::Error| format!("{}: {error}", path.display());
    let refused = |what: &str| {
        Err(format!(
            "{}: {what}\n  hint: name another folder with --out",
            path.display()
        ))
    };
    let here = std::env::current_dir()
        .and_then(fs::canonicalize)
        .map_err(failed)?;
    let out = match fs::canonicalize(path) {
        Ok(out) => out,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if path.is_symlink() {
                return refused("this link leads nowhere");
            }
            absent(path, &here)?
        }
        Err(error) => return Err(failed(error)),
    };
    if here.starts_with(&out) {
        return refused("the command runs in this folder, which is replaced as a whole");
    }
    if out.starts_with(release) || release.starts_with(&out) {
        return refused("the site and its release cannot lie in one another");
    }
    Ok(out)
}

/// The whole path of a folder that does not exist: the links of those that hold it are followed.
fn absent(path: &Path, here: &Path) -> Result<PathBuf, String> {
    let whole = here.join(path);
    let mut held = whole.ancestors().skip(1);
    let found = held.find_map(|holder| Some((holder, fs::canonicalize(holder).ok()?)));
    let rest = found.and_then(|(holder, real)| {
        let rest = whole.strip_prefix(holder).ok()?;
        let is_plain = rest
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        is_plain.then(|| real.join(rest))
    });
    rest.ok_or_else(|| {
        format!(
            "{}: no folder can be made here\n  hint: name another folder with --out",
            path.display()
        )
    })
}

/// The paths of all files of a release, with `/` between their parts, in the order of their names.
/// `root` is what [`release`] returns. Symbolic links are followed within it.
///
/// # Errors
///
/// A sentence, where a link leads out of the release, nowhere, or into a folder that holds it, and
/// where something is neither a file nor a folder.
pub fn files(root: &Path) -> Result<Vec<String>, String> {
    let mut paths = Vec::new();
    collect(root, "", &mut vec![root.to_path_buf()], &mut paths)?;
    Ok(paths)
}

/// Collects the files below a folder. `open` are the folders that are being read, links followed.
fn collect(
    root: &Path,
    below: &str,
    open: &mut Vec<PathBuf>,
    paths: &mut Vec<String>,
) -> Result<(), String> {
    let folder = root.join(below);
    let failed = |error: io::Error| format!("{}: {error}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        names.push(name.to_string_lossy().into_owned());
    }
    names.sort();
    for name in names {
        let path = match below {
            "" => name,
            below => [below, "/", &name].concat(),
        };
        let whole = root.join(&path);
        let refused = |what: &str| {
            Err(format!(
                "{}: {what}\n  hint: put a copy in its place, or take it out of the release",
                whole.display()
            ))
        };
        let Ok(real) = fs::canonicalize(&whole) else {
            return refused("this link leads nowhere");
        };
        if !real.starts_with(root) {
            return refused("this link leads out of the release");
        }
        if real.is_dir() {
            if open.contains(&real) {
                return refused("this link leads to a folder that holds it");
            }
            open.push(real);
            collect(root, &path, open, paths)?;
            open.pop();
        } else if real.is_file() {
            paths.push(path);
        } else {
            return refused("this is neither a file nor a folder");
        }
    }
    Ok(())
}

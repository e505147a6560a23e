//! Paths of `--release` and `--out`, and the files of a release.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Returns the folder of a release with all symbolic links followed.
///
/// # Errors
///
/// A message where it does not exist.
pub fn release(path: &Path) -> Result<PathBuf, String> {
    fs::canonicalize(path).map_err(|error| {
        format!(
            "{}: {error}\n  hint: build a release first (`make build`), or name one with --release",
            path.display()
        )
    })
}

/// Returns the folder of a site with all symbolic links followed; it need not exist.
///
/// # Errors
///
/// A message where a site cannot be written: the current folder or an ancestor, which cannot be moved;
/// an ancestor or descendant of the release, because each site would contain the previous one; a broken
/// link.
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
                return refused("this link is broken");
            }
            absent(path, &here)?
        }
        Err(error) => return Err(failed(error)),
    };
    if here.starts_with(&out) {
        return refused("the command runs in this folder, which is replaced as a whole");
    }
    if out.starts_with(release) || release.starts_with(&out) {
        return refused("the site and its release cannot contain one another");
    }
    Ok(out)
}

/// Returns the absolute path of a folder that does not exist, with the links of its ancestors followed.
fn absent(path: &Path, here: &Path) -> Result<PathBuf, String> {
    let whole = here.join(path);
    let mut ancestors = whole.ancestors().skip(1);
    let found = ancestors.find_map(|folder| Some((folder, fs::canonicalize(folder).ok()?)));
    let rest = found.and_then(|(folder, real)| {
        let rest = whole.strip_prefix(folder).ok()?;
        let is_plain = rest
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        is_plain.then(|| real.join(rest))
    });
    rest.ok_or_else(|| {
        format!(
            "{}: no folder can be created here\n  hint: name another folder with --out",
            path.display()
        )
    })
}

/// Returns the paths of all files of a release, with `/` between components, sorted by name. `root` is
/// the result of [`release`]. Symbolic links are followed within it.
///
/// # Errors
///
/// A message for a broken link, a link out of the release or to an ancestor, and for anything that is
/// neither a file nor a folder.
pub fn files(root: &Path) -> Result<Vec<String>, String> {
    let mut paths = Vec::new();
    collect(root, "", &mut vec![root.to_path_buf()], &mut paths)?;
    Ok(paths)
}

/// Collects the files below a folder. `open` are the folders being read, with links followed.
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
                "{}: {what}\n  hint: replace it by a copy, or remove it from the release",
                whole.display()
            ))
        };
        let Ok(real) = fs::canonicalize(&whole) else {
            return refused("this link is broken");
        };
        if !real.starts_with(root) {
            return refused("this link leads out of the release");
        }
        if real.is_dir() {
            if open.contains(&real) {
                return refused("this link leads to a folder that contains it");
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

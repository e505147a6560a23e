//! The folder of a site: made in a work folder beside its place and moved there when it is whole, so
//! that an interrupted run leaves the old site as it was.
//!
//! Nothing is deleted or replaced but what carries our [`MARK`]. A lock makes sure that only one run
//! at a time writes a site.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;

use super::place;
use crate::lock::Lock;

/// Stands in every site and work folder that we have made: only such a folder is replaced or deleted.
const MARK: &str = ".pobratim-site";

/// What stands in the mark of a site.
const MARK_TEXT: &[u8] = b"Made by pobratim publish, which replaces this whole folder.\n";

/// The names of the new and of the old site within the work folder.
const NEW: &str = "new";
const OLD: &str = "old";

/// A site that is being made.
pub struct Folder {
    /// Where the site will be, with all symbolic links followed.
    out: PathBuf,
    // Deleted with all that is in it when it is dropped, before the lock is released.
    work: TempDir,
    _lock: Lock,
    /// How many files it has, and how many bytes.
    pub files: usize,
    pub bytes: u64,
}

impl Folder {
    /// Begins a site that will be at `out`, for which all links have been followed.
    ///
    /// # Errors
    ///
    /// A sentence, where another run writes the same site, or where something else is at `out`.
    pub fn begin(out: &Path) -> Result<Folder, String> {
        let failed = |error: io::Error| format!("{}: {error}", out.display());
        let parent = out.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(failed)?;
        let lock = Lock::try_take(out).map_err(|error| format!("{}: {error}", out.display()))?;
        let prefix = work_prefix(out);
        clean_up(parent, &prefix, out).map_err(failed)?;
        check_free(out)?;
        let mut builder = tempfile::Builder::new();
        let work = builder.prefix(&prefix).tempdir_in(parent).map_err(failed)?;
        fs::write(work.path().join(MARK), MARK_TEXT).map_err(failed)?;
        fs::create_dir(work.path().join(NEW)).map_err(failed)?;
        let mut folder = Folder {
            out: out.to_path_buf(),
            work,
            _lock: lock,
            files: 0,
            bytes: 0,
        };
        folder.write(MARK, MARK_TEXT)?;
        Ok(folder)
    }

    /// Writes a file at a path below the site, with `/` between its parts.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let place = self.place(path)?;
        let failed = |error: io::Error| format!("{}: {error}", place.display());
        fs::write(&place, bytes).map_err(failed)?;
        self.files += 1;
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Writes a file piece by piece.
    pub fn stream(
        &mut self,
        path: &str,
        pieces: impl Iterator<Item = String>,
    ) -> Result<(), String> {
        let place = self.place(path)?;
        let failed = |error: io::Error| format!("{}: {error}", place.display());
        let mut file = io::BufWriter::new(fs::File::create(&place).map_err(failed)?);
        for piece in pieces {
            file.write_all(piece.as_bytes()).map_err(failed)?;
            self.bytes += piece.len() as u64;
        }
        file.flush().map_err(failed)?;
        self.files += 1;
        Ok(())
    }

    /// Returns where a file will be, after its folder has been made.
    ///
    /// # Errors
    ///
    /// A path that leads out of the site, or a folder that cannot be made.
    pub fn place(&self, path: &str) -> Result<PathBuf, String> {
        let mut parts = Path::new(path).components();
        if path.is_empty() || !parts.all(|part| matches!(part, Component::Normal(_))) {
            return Err(format!("`{path}`: this path leads out of the site"));
        }
        let place = self.work.path().join(NEW).join(path);
        if let Some(parent) = place.parent() {
            let failed = |error: io::Error| format!("{}: {error}", parent.display());
            fs::create_dir_all(parent).map_err(failed)?;
        }
        Ok(place)
    }

    /// Counts a file that another library has written.
    pub fn count(&mut self, path: &Path) {
        self.files += 1;
        self.bytes += fs::metadata(path).map_or(0, |data| data.len());
    }

    /// Copies all of another folder but the files that `wanted` refuses by their paths.
    pub fn copy(&mut self, from: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<(), String> {
        for path in place::files(from)? {
            if wanted(&path) {
                let source = from.join(&path);
                let failed = |error: io::Error| format!("{}: {error}", source.display());
                let bytes = fs::read(&source).map_err(failed)?;
                self.write(&path, &bytes)?;
            }
        }
        Ok(())
    }

    /// Moves the site to its place, and the old one out of it, which is deleted then.
    ///
    /// # Errors
    ///
    /// What the system reports, or that something else is at `out` by now; the old site stays.
    pub fn end(self) -> Result<(), String> {
        let failed = |error: io::Error| format!("{}: {error}", self.out.display());
        check_free(&self.out)?;
        let [new, old] = [NEW, OLD].map(|name| self.work.path().join(name));
        let has_old = self.out.exists();
        if has_old {
            fs::rename(&self.out, &old).map_err(failed)?;
        }
        if let Err(error) = fs::rename(&new, &self.out) {
            if has_old {
                fs::rename(&old, &self.out).map_err(failed)?;
            }
            return Err(failed(error));
        }
        Ok(())
    }
}

/// The beginning of the names of work folders for a site; the rest is drawn by lot.
fn work_prefix(out: &Path) -> std::ffi::OsString {
    let mut prefix = std::ffi::OsString::from(".");
    prefix.push(out.file_name().unwrap_or_default());
    prefix.push(".pobratim-work-");
    prefix
}

/// Deletes what killed runs have left, and puts an old site back that one had moved away. Nobody else
/// has work folders for this site now, because the caller holds the lock.
fn clean_up(parent: &Path, prefix: &std::ffi::OsStr, out: &Path) -> io::Result<()> {
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_named = name
            .as_encoded_bytes()
            .starts_with(prefix.as_encoded_bytes());
        if !is_named || !entry.file_type()?.is_dir() {
            continue;
        }
        let work = entry.path();
        let old = work.join(OLD);
        if !out.exists() && old.join(MARK).is_file() {
            fs::rename(&old, out)?;
        }
        if work.join(MARK).is_file() {
            fs::remove_dir_all(&work)?;
        } else {
            // Killed before it was marked; fails where something is in it, which then stays.
            let _ = fs::remove_dir(&work);
        }
    }
    Ok(())
}

/// Checks that there is nothing at `out`, an empty folder, or a site of ours.
fn check_free(out: &Path) -> Result<(), String> {
    let is_free = match fs::read_dir(out) {
        Ok(mut list) => list.next().is_none() || out.join(MARK).is_file(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(format!("{}: {error}", out.display())),
    };
    match is_free {
        true => Ok(()),
        false => Err(format!(
            "{}: there is something else in this folder\n  hint: name a folder that is empty, new, or an earlier published site",
            out.display()
        )),
    }
}

//! The folder of a site: written to a work folder in the same parent and moved when it is complete, so
//! that an interrupted run leaves the old site unchanged.
//!
//! Only folders with our [`MARKER`] are deleted or replaced. A lock ensures that one process at a time
//! writes a site.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;

use super::paths;
use crate::lock::Lock;

/// Name of the file that marks site and work folders made by this command.
const MARKER: &str = ".pobratim-site";

/// Content of the marker file.
const MARKER_TEXT: &[u8] = b"Made by pobratim publish, which replaces this whole folder.\n";

/// Names of the new and of the old site within the work folder.
const NEW: &str = "new";
const OLD: &str = "old";

/// A site that is being written.
pub struct Folder {
    /// The destination with all symbolic links followed.
    out: PathBuf,
    // Deleted with its content when it is dropped, before the lock is released.
    work: TempDir,
    _lock: Lock,
    /// Number of files written.
    pub files: usize,
    /// Number of bytes written.
    pub bytes: u64,
}

impl Folder {
    /// Begins a site at `out`, a path with all links followed.
    ///
    /// # Errors
    ///
    /// A message where another process writes the same site, or where `out` has other content.
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
        fs::write(work.path().join(MARKER), MARKER_TEXT).map_err(failed)?;
        fs::create_dir(work.path().join(NEW)).map_err(failed)?;
        let mut folder = Folder {
            out: out.to_path_buf(),
            work,
            _lock: lock,
            files: 0,
            bytes: 0,
        };
        folder.write(MARKER, MARKER_TEXT)?;
        Ok(folder)
    }

    /// Writes a file at a path below the site; its components are separated by `/`.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let location = self.location(path)?;
        let failed = |error: io::Error| format!("{}: {error}", location.display());
        fs::write(&location, bytes).map_err(failed)?;
        self.files += 1;
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Writes a file in pieces.
    pub fn stream(
        &mut self,
        path: &str,
        pieces: impl Iterator<Item = String>,
    ) -> Result<(), String> {
        let location = self.location(path)?;
        let failed = |error: io::Error| format!("{}: {error}", location.display());
        let mut file = io::BufWriter::new(fs::File::create(&location).map_err(failed)?);
        for piece in pieces {
            file.write_all(piece.as_bytes()).map_err(failed)?;
            self.bytes += piece.len() as u64;
        }
        file.flush().map_err(failed)?;
        self.files += 1;
        Ok(())
    }

    /// Returns the location of a file, whose folder is created.
    ///
    /// # Errors
    ///
    /// A path that leads out of the site, or a folder that cannot be created.
    pub fn location(&self, path: &str) -> Result<PathBuf, String> {
        let mut parts = Path::new(path).components();
        if path.is_empty() || !parts.all(|part| matches!(part, Component::Normal(_))) {
            return Err(format!("`{path}`: this path leads out of the site"));
        }
        let location = self.work.path().join(NEW).join(path);
        if let Some(parent) = location.parent() {
            let failed = |error: io::Error| format!("{}: {error}", parent.display());
            fs::create_dir_all(parent).map_err(failed)?;
        }
        Ok(location)
    }

    /// Returns the location of a file of the earlier site, which need not exist.
    pub fn old(&self, path: &str) -> Option<PathBuf> {
        let mut parts = Path::new(path).components();
        let is_inside = parts.all(|part| matches!(part, Component::Normal(_)));
        is_inside.then(|| self.out.join(path))
    }

    /// Counts a file that a library has written.
    pub fn count(&mut self, path: &Path) {
        self.files += 1;
        self.bytes += fs::metadata(path).map_or(0, |data| data.len());
    }

    /// Copies the files of another folder whose paths `is_wanted` accepts.
    pub fn copy(&mut self, from: &Path, is_wanted: &dyn Fn(&str) -> bool) -> Result<(), String> {
        for path in paths::files(from)? {
            if is_wanted(&path) {
                let source = from.join(&path);
                let failed = |error: io::Error| format!("{}: {error}", source.display());
                let bytes = fs::read(&source).map_err(failed)?;
                self.write(&path, &bytes)?;
            }
        }
        Ok(())
    }

    /// Moves the site to its destination and deletes the old one.
    ///
    /// # Errors
    ///
    /// An error of the system, or other content at `out`; the old site then stays.
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

/// Returns the prefix of the names of work folders for a site; the rest is random.
fn work_prefix(out: &Path) -> std::ffi::OsString {
    let mut prefix = std::ffi::OsString::from(".");
    prefix.push(out.file_name().unwrap_or_default());
    prefix.push(".pobratim-work-");
    prefix
}

/// Deletes work folders of killed processes, and restores an old site that one had moved away. The
/// caller holds the lock, so no other process uses them.
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
        if !out.exists() && old.join(MARKER).is_file() {
            fs::rename(&old, out)?;
        }
        if work.join(MARKER).is_file() {
            fs::remove_dir_all(&work)?;
        } else {
            // The process was killed before it wrote the marker. Fails unless the folder is empty.
            let _ = fs::remove_dir(&work);
        }
    }
    Ok(())
}

/// Checks that `out` does not exist, is an empty folder, or is an earlier site.
fn check_free(out: &Path) -> Result<(), String> {
    let is_free = match fs::read_dir(out) {
        Ok(mut list) => list.next().is_none() || out.join(MARKER).is_file(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(format!("{}: {error}", out.display())),
    };
    match is_free {
        true => Ok(()),
        false => Err(format!(
            "{}: this folder has other content\n  hint: name a folder that is empty, new, or an earlier published site",
            out.display()
        )),
    }
}

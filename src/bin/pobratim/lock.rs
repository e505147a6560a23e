//! Locks beside files and folders: one run at a time changes what a lock is for.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// The beginning of what a lock file holds. A file with other content is not deleted.
const MARK: &str = "pobratim holds this lock";

/// A lock that is held until it is dropped, or until the process ends in any other way.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    // Closing it releases the lock.
    _file: File,
}

/// Error from taking a lock.
#[derive(Debug)]
pub enum LockError {
    /// Another run holds it; what that run wrote into the lock file, as far as it can be read.
    Held { path: PathBuf, holder: String },
    /// A file of another origin has the name of the lock file.
    Foreign(PathBuf),
    /// The lock file cannot be opened, locked or written.
    Io { path: PathBuf, error: io::Error },
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LockError::Held { path, holder } => {
                let holder = match holder.rsplit_once(MARK) {
                    Some((_, process)) => process.trim_matches([':', ' ', '\n']),
                    None => "",
                };
                let by = if holder.is_empty() { "" } else { ", " };
                write!(
                    f,
                    "another run is writing here ({}{by}{holder})\n  hint: wait until it has ended, then run this again",
                    path.display()
                )
            }
            LockError::Foreign(path) => write!(
                f,
                "{}: this file is needed as a lock, but something else is in it\n  hint: move it elsewhere",
                path.display()
            ),
            LockError::Io { path, error } => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for LockError {}

impl Lock {
    /// Waits until nobody else holds the lock for a file or folder, and takes it. The lock file is
    /// beside `target`, which need not exist.
    ///
    /// # Errors
    ///
    /// [`LockError::Foreign`] and [`LockError::Io`].
    pub fn wait(target: &Path) -> Result<Lock, LockError> {
        Lock::take(target, |file, _| file.lock())
    }

    /// Takes the lock for a file or folder where nobody else holds it.
    ///
    /// # Errors
    ///
    /// As [`Lock::wait`], and [`LockError::Held`].
    pub fn try_take(target: &Path) -> Result<Lock, LockError> {
        Lock::take(target, |file, held| match file.try_lock() {
            Ok(()) => Ok(()),
            Err(TryLockError::WouldBlock) => {
                *held = true;
                Ok(())
            }
            Err(TryLockError::Error(error)) => Err(error),
        })
    }

    fn take(
        target: &Path,
        lock: impl Fn(&File, &mut bool) -> io::Result<()>,
    ) -> Result<Lock, LockError> {
        let path = path_of(target);
        let io = |error| LockError::Io {
            path: path.clone(),
            error,
        };
        loop {
            let mut options = OpenOptions::new();
            let options = options.read(true).write(true).create(true).truncate(false);
            let mut file = options.open(&path).map_err(io)?;
            let mut held = false;
            lock(&file, &mut held).map_err(io)?;
            let mut content = String::new();
            // Some systems do not let others read a locked file.
            let is_read = file.read_to_string(&mut content).is_ok();
            if held {
                let holder = content;
                return Err(LockError::Held { path, holder });
            }
            // Whoever held it before has deleted the file: another run may lock its successor.
            if !is_at(&file, &path) {
                continue;
            }
            if !is_read || !(content.is_empty() || content.starts_with(MARK)) {
                return Err(LockError::Foreign(path));
            }
            file.set_len(0)
                .and_then(|()| file.rewind())
                .and_then(|()| writeln!(file, "{MARK}: process {}", std::process::id()))
                .map_err(io)?;
            return Ok(Lock { path, _file: file });
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Deleted before it is released. Where that fails, the next run takes the same file.
        let _ = fs::remove_file(&self.path);
    }
}

/// The lock file for a file or folder: hidden, beside it.
fn path_of(target: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".pobratim-lock");
    target.with_file_name(name)
}

/// Whether an open file is the one that has this path now.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let pair = file.metadata().ok().zip(fs::metadata(path).ok());
    pair.is_some_and(|(own, there)| (own.dev(), own.ino()) == (there.dev(), there.ino()))
}

/// Whether an open file is the one that has this path now.
#[cfg(not(unix))]
fn is_at(file: &File, path: &Path) -> bool {
    let pair = file.metadata().ok().zip(fs::metadata(path).ok());
    pair.is_some_and(|(own, there)| own.created().ok() == there.created().ok())
}

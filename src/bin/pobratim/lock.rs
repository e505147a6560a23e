//! Lock files for files and folders: only one process at a time writes the target of a lock.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// The beginning of the content of a lock file. A file with other content is not deleted.
const MARK: &str = "pobratim holds this lock";

/// A lock that is held until it is dropped or the process ends.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    // Closing it releases the lock.
    _file: File,
}

/// Error from taking a lock.
#[derive(Debug)]
pub enum LockError {
    /// Another process holds it; the content of its lock file, as far as it can be read.
    Held { path: PathBuf, holder: String },
    /// Another file has the name of the lock file.
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
                "{}: this file is needed as a lock, but has other content\n  hint: move it elsewhere",
                path.display()
            ),
            LockError::Io { path, error } => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for LockError {}

impl Lock {
    /// Waits for the lock of a file or folder and takes it. The lock file is in the folder of `target`,
    /// which need not exist.
    ///
    /// # Errors
    ///
    /// [`LockError::Foreign`] and [`LockError::Io`].
    pub fn wait(target: &Path) -> Result<Lock, LockError> {
        Lock::take(target, |file, _| file.lock())
    }

    /// Takes the lock of a file or folder unless another process holds it.
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
        let path = lock_path(target);
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
            // The previous holder has deleted this file: another process may lock its successor.
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
        // Deleted before it is released. Where that fails, the next process takes the same file.
        let _ = fs::remove_file(&self.path);
    }
}

/// Returns the path of the hidden lock file, in the folder of `target`.
fn lock_path(target: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".pobratim-lock");
    target.with_file_name(name)
}

/// Whether an open file is still the file at this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let pair = file.metadata().ok().zip(fs::metadata(path).ok());
    pair.is_some_and(|(open, at)| (open.dev(), open.ino()) == (at.dev(), at.ino()))
}

/// Whether an open file is still the file at this path.
#[cfg(not(unix))]
fn is_at(file: &File, path: &Path) -> bool {
    let pair = file.metadata().ok().zip(fs::metadata(path).ok());
    pair.is_some_and(|(open, at)| open.created().ok() == at.created().ok())
}

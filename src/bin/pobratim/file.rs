//! Writing files so that an interruption loses nothing, and so that no other file is touched.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// Writes a file whole or not at all: into a new file of a unique name beside it first, which takes
/// its place when it is safely on the disk. Whoever reads meanwhile reads the old file or the new one,
/// never a part. A symbolic link is followed, so that it stays a link.
///
/// # Errors
///
/// What the system reports; the old file is untouched then.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let target = target(path);
    let file = beside(&target, content)?;
    if let Ok(old) = fs::metadata(&target) {
        fs::set_permissions(file.path(), old.permissions())?;
    }
    file.persist(&target)?;
    keep_name(&target);
    Ok(())
}

/// Writes a file that does not exist yet, whole or not at all.
///
/// # Errors
///
/// As [`write`], and [`io::ErrorKind::AlreadyExists`] where there is a file by then.
pub fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    beside(path, content)?.persist_noclobber(path)?;
    keep_name(path);
    Ok(())
}

/// The file or folder that a path leads to, with all symbolic links followed; the path itself where
/// there is nothing.
pub fn target(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or(path.to_path_buf())
}

/// A new file in the same folder (moving across file systems is not one step), which is deleted
/// again unless it is moved to its place.
fn beside(path: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut prefix = std::ffi::OsString::from(".");
    prefix.push(path.file_name().unwrap_or_default());
    prefix.push(".");
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(".new");
    // What others may do is decided by the user's umask, as for any new file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Makes a new name safe: that is when its folder is on the disk.
fn keep_name(path: &Path) {
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}

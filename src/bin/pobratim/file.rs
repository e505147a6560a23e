//! Atomic writing of files.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// Writes a file atomically: into a temporary file in the same folder, which replaces the old file when
/// it is on the disk. A concurrent reader gets the old or the new content, never a part. A symbolic
/// link is followed, so that it stays a link.
///
/// # Errors
///
/// The error of the system; the old file is then unchanged.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let target = target(path);
    let file = temporary(&target, content)?;
    if let Ok(old) = fs::metadata(&target) {
        fs::set_permissions(file.path(), old.permissions())?;
    }
    file.persist(&target)?;
    sync_folder(&target);
    Ok(())
}

/// Writes a file that does not exist yet, atomically.
///
/// # Errors
///
/// As [`write`], and [`io::ErrorKind::AlreadyExists`] where the file exists.
pub fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    temporary(path, content)?.persist_noclobber(path)?;
    sync_folder(path);
    Ok(())
}

/// Returns the file or folder of a path with all symbolic links followed; the path itself where nothing
/// exists.
pub fn target(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or(path.to_path_buf())
}

/// Writes a temporary file in the same folder, because moving across file systems is not atomic. It is
/// deleted unless it is persisted.
fn temporary(path: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut prefix = std::ffi::OsString::from(".");
    prefix.push(path.file_name().unwrap_or_default());
    prefix.push(".");
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(".new");
    // Permissions by the user's umask, as for any new file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Syncs the folder of a file, so that its new name is on the disk.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}

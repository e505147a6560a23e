//! Reading and writing files so that an interruption loses nothing.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a file whole or not at all: beside its place first, then moved there when it is safely on
/// the disk. Whoever reads meanwhile sees the old file or the new one, never a part.
///
/// # Errors
///
/// What the system says; the old file is untouched then.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    // A link is followed, so that it stays a link.
    let target = fs::canonicalize(path).unwrap_or(path.to_path_buf());
    let beside = beside(&target);
    let written = write_new(&beside, content).and_then(|()| {
        if let Ok(old) = fs::metadata(&target) {
            fs::set_permissions(&beside, old.permissions())?;
        }
        fs::rename(&beside, &target)
    });
    if written.is_err() {
        // What is left beside is of no use to anyone.
        let _ = fs::remove_file(&beside);
        return written;
    }
    // The new name is safe once its folder is.
    if let Some(folder) = target.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// A name in the same folder: moving across file systems is not one step.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".new");
    path.with_file_name(name)
}

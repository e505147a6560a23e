//! The folder of a site: built beside its place and moved there when it is whole, so that an
//! interrupted run leaves the old site as it was.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Stands in every site that we have made: only such a folder is ever replaced.
const MARK: &str = ".pobratim-site";

/// A folder on its way.
pub struct Folder {
    out: PathBuf,
    part: PathBuf,
    /// How many files it has, and how many bytes.
    pub files: usize,
    pub bytes: u64,
}

fn beside(out: &Path, mark: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_os_string();
    name.push(mark);
    out.with_file_name(name)
}

impl Folder {
    /// Begins a site that will stand at `out`. Fails where something else stands there.
    pub fn begin(out: &Path) -> Result<Folder, String> {
        let said = |error: io::Error| format!("{}: {error}", out.display());
        let is_free = match fs::read_dir(out) {
            Ok(mut list) => list.next().is_none() || out.join(MARK).is_file(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(said(error)),
        };
        if !is_free {
            return Err(format!(
                "{}: there is something else in this folder\n  hint: name a folder that is empty, new, or an earlier published site",
                out.display()
            ));
        }
        let part = beside(out, ".part");
        if part.exists() {
            fs::remove_dir_all(&part).map_err(said)?;
        }
        fs::create_dir_all(&part).map_err(said)?;
        let mut folder = Folder {
            out: out.to_path_buf(),
            part,
            files: 0,
            bytes: 0,
        };
        folder.write(
            MARK,
            b"Made by pobratim publish, which replaces this whole folder.\n",
        )?;
        Ok(folder)
    }

    /// Writes a file at a path below the site, with `/` between its parts.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let place = self.place(path)?;
        let said = |error: io::Error| format!("{}: {error}", place.display());
        fs::write(&place, bytes).map_err(said)?;
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
        let said = |error: io::Error| format!("{}: {error}", place.display());
        let mut file = io::BufWriter::new(fs::File::create(&place).map_err(said)?);
        for piece in pieces {
            file.write_all(piece.as_bytes()).map_err(said)?;
            self.bytes += piece.len() as u64;
        }
        file.flush().map_err(said)?;
        self.files += 1;
        Ok(())
    }

    /// Where a file will be, its folder made.
    pub fn place(&self, path: &str) -> Result<PathBuf, String> {
        let place = self.part.join(path);
        if let Some(parent) = place.parent() {
            let said = |error: io::Error| format!("{}: {error}", parent.display());
            fs::create_dir_all(parent).map_err(said)?;
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
        for path in files(from, "")? {
            if wanted(&path) {
                let source = from.join(&path);
                let said = |error: io::Error| format!("{}: {error}", source.display());
                let bytes = fs::read(&source).map_err(said)?;
                self.write(&path, &bytes)?;
            }
        }
        Ok(())
    }

    /// Moves the site to its place.
    pub fn end(self) -> Result<(), String> {
        let said = |error: io::Error| format!("{}: {error}", self.out.display());
        let old = beside(&self.out, ".old");
        if old.exists() {
            fs::remove_dir_all(&old).map_err(said)?;
        }
        if self.out.exists() {
            fs::rename(&self.out, &old).map_err(said)?;
        }
        fs::rename(&self.part, &self.out).map_err(said)?;
        if old.exists() {
            fs::remove_dir_all(&old).map_err(said)?;
        }
        Ok(())
    }
}

/// The paths of all files of a folder, in the order of their names.
fn files(root: &Path, below: &str) -> Result<Vec<String>, String> {
    let folder = root.join(below);
    let said = |error: io::Error| format!("{}: {error}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).map_err(said)? {
        let entry = entry.map_err(said)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.file_type().map_err(said)?.is_dir();
        names.push((name, is_folder));
    }
    names.sort();
    let mut paths = Vec::new();
    for (name, is_folder) in names {
        let path = match below {
            "" => name,
            below => [below, "/", &name].concat(),
        };
        match is_folder {
            true => paths.extend(files(root, &path)?),
            false => paths.push(path),
        }
    }
    Ok(paths)
}

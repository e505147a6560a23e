//! The cache of encoded pictures: `pobratim/images` in the user's cache folder. It can be deleted at any
//! time.

use std::path::PathBuf;

use super::encode::Format;

/// The cache; without a folder where the system names none or it cannot be created.
pub struct Cache(Option<PathBuf>);

impl Cache {
    /// Finds the folder, `$XDG_CACHE_HOME` or `~/.cache`, and creates it.
    pub fn find() -> Cache {
        // A relative path is invalid by the XDG Base Directory Specification.
        let of = |name| {
            let path = std::env::var_os(name).map(PathBuf::from);
            path.filter(|path| path.is_absolute())
        };
        let home = of("XDG_CACHE_HOME").or_else(|| of("HOME").map(|home| home.join(".cache")));
        let folder = home.map(|home| home.join("pobratim").join("images"));
        Cache(folder.filter(|folder| std::fs::create_dir_all(folder).is_ok()))
    }

    /// Returns the path of a file, which need not exist.
    pub fn file(&self, hash: &str, width: u32, format: Format) -> Option<PathBuf> {
        let folder = self.0.as_ref()?;
        Some(folder.join(format!("{hash}-{width}.{}", format.extension())))
    }

    /// Keeps a file. An error costs time in the next run only.
    pub fn keep(&self, hash: &str, width: u32, format: Format, bytes: &[u8]) {
        if let Some(path) = self.file(hash, width, format) {
            let _ = crate::file::write(&path, bytes);
        }
    }
}

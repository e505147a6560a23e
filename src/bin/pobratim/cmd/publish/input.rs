//! What is read before a site is written: the release, the bundle and the coast, and under which
//! names the last two are published.

use std::path::Path;

use pobratim::export::page::{Release, base_of};
use pobratim::geo::{Coast, angle_rad, rad_from_km};
use pobratim::import::slugify;
use pobratim::model::{Bundle, City, SafeUrl, load, one_language_path};
use pobratim::text::Lang;

use super::Args;
use super::images::images_of;
use super::source::Source;

/// The folders of bundles and coasts in a release.
const BUNDLES: &str = "bundle/";
const COASTS: &str = "coast/";
/// The coast for any bundle, which the app also falls back to.
const WORLD: &str = "coast/world.bin";
/// Largest distance of a city from one for which a coast was made, in km, within which that coast is
/// detailed (the default of `pobratim coast --near-km`).
const NEAR_KM: f64 = 200.0;
/// Largest distance between two positions of the same city, in km.
const SAME_KM: f64 = 5.0;
/// Longest stem of a published file name, in bytes.
const MAX_STEM: usize = 80;

/// Everything that is read before the site is written.
pub struct Input {
    /// The release; its bundle and coast are those to publish.
    pub release: Release,
    /// The path of the bundle in the release itself.
    own_bundle: String,
    /// The bundle to publish, with its pictures.
    pub source: Source,
    pub url: String,
    pub coast: Coast,
    /// The content of a coast file that is not in the release.
    pub coast_file: Option<Vec<u8>>,
}

impl Input {
    /// Reads the release in the folder `from`, the bundle and the coast.
    ///
    /// # Errors
    ///
    /// A message with a hint where a file cannot be read, or the URL does not suit the release.
    pub fn read(args: &Args, from: &Path) -> Result<Input, String> {
        let index = from.join("index.html");
        let hint = "build a release first (`make build`), or name one with --release";
        let release = Release::parse(&text(&index, hint)?).map_err(|fault| {
            format!(
                "{}: {} {fault}\n  hint: {hint}",
                index.display(),
                fault.code()
            )
        })?;
        let own = from.join(&release.bundle);
        let path = args.bundle.as_ref().unwrap_or(&own);
        let source = Source::read(path, args.today, args.quiet)?;
        let bundle = source.bundle;
        let url = url_of(args, bundle, &release)?;
        let named = args.bundle.as_ref();
        let bundle_path = named.map_or(release.bundle.clone(), |path| {
            [BUNDLES, &stem(path, &["schema"], &bundle.host.id), ".json"].concat()
        });
        let chosen = choose_coast(args, from, &release, bundle)?;
        Ok(Input {
            own_bundle: release.bundle.clone(),
            release: release.with_data(&bundle_path, &bundle.languages, chosen.path.as_deref()),
            source,
            url,
            coast: chosen.coast,
            coast_file: chosen.file,
        })
    }

    /// Returns whether a file of the release is part of the site: all but the page that the release
    /// starts with, bundles and coasts that the site does not use, and originals of pictures.
    pub fn is_copied(&self, path: &str) -> bool {
        let coast = self.release.coast.as_deref();
        let bundles = [&self.own_bundle, &self.release.bundle];
        if bundles
            .iter()
            .any(|bundle| path.starts_with(&images_of(bundle)))
        {
            return false;
        }
        let is_in_one_language = |bundle: &String| {
            let mut paths = Lang::ALL.into_iter();
            paths.any(|lang| path == one_language_path(bundle, lang))
        };
        if path == "index.html" || bundles.iter().any(|bundle| *bundle == path) {
            return false;
        }
        if bundles.into_iter().any(is_in_one_language) {
            return false;
        }
        if self.coast_file.is_some() && Some(path) == coast {
            return false;
        }
        if path.starts_with(COASTS) {
            return Some(path) == coast || path == WORLD;
        }
        !path.starts_with(BUNDLES) || !path.ends_with(".json") || path == "bundle/schema.json"
    }
}

fn text(path: &Path, hint: &str) -> Result<String, String> {
    std::fs::read_to_string(path)
        .map_err(|error| format!("{}: {error}\n  hint: {hint}", path.display()))
}

/// Returns the URL of the site with a final slash. The release must have been built for its path.
fn url_of(args: &Args, bundle: &Bundle, release: &Release) -> Result<String, String> {
    let own = bundle.site.url.as_ref().map(SafeUrl::as_str);
    let Some(url) = args.url.as_deref().or(own) else {
        return Err("the URL of the site is missing\n  hint: set it with --url https://…, or as `site.url` in the bundle".into());
    };
    SafeUrl::page(url)
        .map_err(|fault| format!("`{url}`: {fault}\n  hint: write https:// and the host"))?;
    if url.contains(['?', '#']) {
        return Err(format!(
            "`{url}`: the URL of a site cannot contain `?` or `#`"
        ));
    }
    let url = [url.trim_end_matches('/'), "/"].concat();
    let base = base_of(&url);
    if base != release.base {
        return Err(format!(
            "the release was built for `{}`, but the URL has the path `{base}`\n  hint: build it with `make build BASE={base}`",
            release.base,
        ));
    }
    Ok(url)
}

/// Returns the stem of the name under which a file is published: its own where it is safe in any URL
/// and on any host, else in Latin letters, else `fallback`, an id. `reserved` are stems of other files
/// of the same folder.
fn stem(path: &Path, reserved: &[&str], fallback: &str) -> String {
    let own = path.file_stem().unwrap_or_default().to_string_lossy();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let is_safe = |stem: &str| {
        (1..=MAX_STEM).contains(&stem.len())
            && stem.bytes().all(is_plain)
            && !reserved.contains(&&*stem.to_ascii_lowercase())
    };
    let latin = slugify(&own);
    let stems = [&*own, &*latin, fallback];
    let found = stems.into_iter().find(|stem| is_safe(stem));
    found.unwrap_or("city").to_string()
}

/// The coast of a site.
#[derive(Default)]
struct ChosenCoast {
    /// The path below the site; `None` where there is no coast.
    path: Option<String>,
    coast: Coast,
    /// The content, where it is not a file of the release.
    file: Option<Vec<u8>>,
}

/// Chooses the coast: the given file, that of the release where it suits the bundle, else that of the
/// whole world.
fn choose_coast(
    args: &Args,
    from: &Path,
    release: &Release,
    bundle: &Bundle,
) -> Result<ChosenCoast, String> {
    if let Some(path) = &args.coast {
        let failed = |error: &dyn std::fmt::Display| {
            format!(
                "{}: {error}\n  hint: make a coast file with `pobratim coast`",
                path.display()
            )
        };
        let file = std::fs::read(path).map_err(|error| failed(&error))?;
        let coast = Coast::from_bytes(&file).map_err(|fault| failed(&fault))?;
        let stem = stem(path, &["world"], &bundle.host.id);
        return Ok(ChosenCoast {
            path: Some([COASTS, &stem, ".bin"].concat()),
            coast,
            file: Some(file),
        });
    }
    let suits = args.bundle.is_none() || is_made_for(&from.join(&release.bundle), bundle);
    let own = release.coast.as_deref().filter(|_| suits);
    for path in own.into_iter().chain([WORLD]) {
        let bytes = std::fs::read(from.join(path)).ok();
        if let Some(coast) = bytes.and_then(|bytes| Coast::from_bytes(&bytes).ok()) {
            return Ok(ChosenCoast {
                path: Some(path.to_string()),
                coast,
                file: None,
            });
        }
    }
    eprintln!("the release has no readable coast file: maps and pictures show water only");
    Ok(ChosenCoast::default())
}

/// Returns whether the coast of a release, which was made for the bundle at `own`, is detailed near
/// the host and every city of another bundle of the same host.
fn is_made_for(own: &Path, bundle: &Bundle) -> bool {
    let own = std::fs::read_to_string(own).ok();
    let Some(own) = own.and_then(|text| load(&text).ok()) else {
        return false;
    };
    let own = &own.bundle;
    let are_within = |km: f64, one: &City, other: &City| {
        angle_rad(one.position.unit(), other.position.unit()) <= rad_from_km(km)
    };
    let is_covered = |city: &City| {
        let mut known = [&own.host].into_iter().chain(&own.cities);
        known.any(|known| are_within(NEAR_KM, known, city))
    };
    are_within(SAME_KM, &own.host, &bundle.host) && bundle.cities.iter().all(is_covered)
}

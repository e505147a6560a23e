//! Pictures of records: published files and their cache, faults of originals.

mod faults;

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use image::codecs::jpeg::JpegEncoder;
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage,
};
use moxcms::ColorProfile;
use pobratim::model::load;
use serde_json::{Value, json};

use super::{HOME, Town, URL, folder, read, release};

/// Red above blue, or with `across` red left of blue.
fn two_colours(width: u32, height: u32, across: bool) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let is_first = if across {
            x < width / 2
        } else {
            y < height / 2
        };
        Rgb(if is_first {
            [220, 20, 20]
        } else {
            [20, 20, 220]
        })
    })
}

/// Encodes a picture as a file without metadata.
fn encoded(pixels: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut cursor = Cursor::new(Vec::new());
    pixels.into().write_to(&mut cursor, format).unwrap();
    cursor.into_inner()
}

/// Encodes a JPEG file with metadata.
fn jpeg(pixels: &RgbImage, exif: Option<Vec<u8>>, profile: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    if let Some(exif) = exif {
        encoder.set_exif_metadata(exif).unwrap();
    }
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).unwrap();
    }
    let (width, height) = pixels.dimensions();
    encoder
        .write_image(pixels, width, height, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

/// The day in the position of [`exif`].
const GPS_DAY: &[u8] = b"2026:05:01";

/// EXIF metadata as a camera writes it: the picture is to be turned by 90° clockwise, and has a
/// position with a day.
fn exif() -> Vec<u8> {
    let numbers = |numbers: &[u16]| -> Vec<u8> {
        numbers
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect()
    };
    [
        b"II*\0".to_vec(),
        numbers(&[8, 0]),
        // Two fields: tag, kind, count, value. The position follows at byte 38, its day at byte 56.
        numbers(&[2]),
        numbers(&[0x0112, 3, 1, 0, 6, 0]),
        numbers(&[0x8825, 4, 1, 0, 38, 0]),
        numbers(&[0, 0]),
        numbers(&[1]),
        numbers(&[0x001d, 2, 11, 0, 56, 0]),
        numbers(&[0, 0]),
        GPS_DAY.to_vec(),
        vec![0],
    ]
    .concat()
}

/// A bundle with pictures in a folder of this name, and its own cache.
struct Case {
    home: PathBuf,
}

impl Case {
    /// Writes the pictures and the bundle: the first event has all of them.
    fn new(name: &str, files: &[(&str, Vec<u8>)]) -> Case {
        let case = Case {
            home: folder(&["images-", name].concat()),
        };
        let _ = fs::remove_dir_all(&case.home);
        fs::create_dir_all(case.home.join("images/more")).unwrap();
        for (file, bytes) in files {
            case.put(file, bytes);
        }
        let images: Vec<Value> = files
            .iter()
            .map(|(file, _)| {
                json!({
                    "file": file, "alt": { "en": "A picture", "ja": "写真" },
                    "credit": { "en": "Archive", "ja": "資料室" },
                })
            })
            .collect();
        case.write_bundle(&|bundle| bundle["events"][0]["images"] = json!(images));
        case
    }

    fn put(&self, file: &str, bytes: &[u8]) {
        fs::write(self.home.join(file), bytes).unwrap();
    }

    fn write_bundle(&self, change: &dyn Fn(&mut Value)) {
        let bundle = Path::new(HOME).join(Town::OTHERVILLE);
        let mut bundle: Value = serde_json::from_slice(&fs::read(bundle).unwrap()).unwrap();
        change(&mut bundle);
        let text = serde_json::to_string_pretty(&bundle).unwrap();
        fs::write(self.bundle(), text).unwrap();
    }

    fn bundle(&self) -> PathBuf {
        self.home.join("city.json")
    }

    fn cache(&self) -> PathBuf {
        self.home.join("cache")
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_pobratim"))
            .current_dir(HOME)
            .env("XDG_CACHE_HOME", self.cache())
            .args(arguments)
            .output()
            .unwrap();
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8(printed).unwrap();
        let home = self.home.to_str().unwrap();
        (output.status.code().unwrap(), printed.replace(home, "…"))
    }

    /// Publishes into a folder of this name.
    fn publish(&self, out: &str) -> (i32, String) {
        let release = release(self.home.file_name().unwrap().to_str().unwrap());
        // A release of a bundle that has pictures contains them.
        fs::create_dir_all(release.join("bundle/images")).unwrap();
        fs::write(release.join("bundle/images/original.jpg"), "original").unwrap();
        let [release, bundle, out] = [release, self.bundle(), self.home.join(out)]
            .map(|path| path.to_str().unwrap().to_owned());
        self.run(&[
            "publish",
            "--release",
            &release,
            "--bundle",
            &bundle,
            "--out",
            &out,
            "--url",
            URL,
            "--today",
            "2026-05-20",
        ])
    }

    fn published(&self, out: &str) -> String {
        let (code, printed) = self.publish(out);
        assert_eq!(code, 0, "{printed}");
        printed
    }

    /// Returns the images of the first event in the published bundle, and the folder of the bundle.
    fn images(&self, out: &str) -> (Vec<pobratim::model::Image>, PathBuf) {
        let site = self.home.join(out);
        let text = fs::read_to_string(site.join("data/bundle.json")).unwrap();
        // The page names the bundle that the app fetches.
        let page = fs::read_to_string(site.join("index.html")).unwrap();
        let name = super::between(&page, "name=\"pobratim:bundle\" content=\"", "\"")[0];
        assert_eq!(fs::read_to_string(site.join(name)).unwrap(), text);
        let bundle = load(&text).unwrap().bundle;
        let images = bundle.entries[0].details.as_ref().unwrap().images.clone();
        let folder = site.join(name).parent().unwrap().to_owned();
        (images, folder)
    }
}

/// Returns the files below a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    read(folder).into_keys().collect()
}

fn open(path: &Path) -> RgbImage {
    image::open(path).unwrap().into_rgb8()
}

/// Whether a pixel is near a colour, as far as compression allows.
fn is_near(pixel: Rgb<u8>, expected: [u8; 3]) -> bool {
    pixel
        .0
        .iter()
        .zip(expected)
        .all(|(one, other)| one.abs_diff(other) < 12)
}

#[test]
fn pictures_have_files_of_several_widths() {
    let case = Case::new(
        "widths",
        &[
            (
                "images/wide.jpg",
                jpeg(&two_colours(1700, 200, false), None, None),
            ),
            (
                "images/more/middle.png",
                encoded(two_colours(801, 100, false), ImageFormat::Png),
            ),
            (
                "images/small.webp",
                encoded(two_colours(300, 200, false), ImageFormat::WebP),
            ),
        ],
    );
    let printed = case.published("site");
    assert!(printed.contains("12 files, 12 of them made"), "{printed}");
    let (images, folder) = case.images("site");
    let found: Vec<_> = images
        .iter()
        .map(|image| (image.size.unwrap(), image.widths.clone()))
        .collect();
    let expected = [
        ((1600, 188), vec![400, 800, 1600]),
        ((800, 100), vec![400, 800]),
        ((300, 200), vec![300]),
    ];
    assert_eq!(found, expected);
    let mut files = BTreeSet::new();
    for (image, stem) in images.iter().zip(["wide-", "more/middle-", "small-"]) {
        let start = ["images/", stem].concat();
        assert!(image.file.starts_with(&start), "{}", image.file);
        for width in &image.widths {
            let path = image.variant(*width, "jpg").unwrap();
            let pixels = open(&folder.join(&path));
            assert_eq!(pixels.width(), u32::from(*width), "{path}");
            let below = pixels.height() - 3;
            assert!(is_near(*pixels.get_pixel(9, 3), [220, 20, 20]), "{path}");
            assert!(
                is_near(*pixels.get_pixel(9, below), [20, 20, 220]),
                "{path}"
            );
            files.insert(path);
            let path = image.variant(*width, "avif").unwrap();
            let bytes = fs::read(folder.join(&path)).unwrap();
            assert_eq!(&bytes[4..12], b"ftypavif", "{path}");
            files.insert(path);
        }
        let largest = image.variant(*image.widths.last().unwrap(), "jpg");
        assert_eq!(largest.as_deref(), Some(&*image.file));
    }
    // No originals: neither those of the bundle nor those of the release.
    let folder = folder.join("images");
    let published: BTreeSet<String> = names(&folder)
        .iter()
        .map(|name| ["images/", name].concat())
        .collect();
    assert_eq!(published, files);
    let others = names(&case.home.join("site"));
    assert!(
        !others
            .iter()
            .any(|name| name.ends_with("wide.jpg") || name.ends_with("original.jpg"))
    );
}

#[test]
fn the_bundle_changes_only_where_it_has_pictures() {
    let picture = jpeg(&two_colours(200, 200, true), None, None);
    let case = Case::new("bytes", &[("images/a.jpg", picture)]);
    case.published("site");
    let old = fs::read_to_string(case.bundle()).unwrap();
    let new = fs::read_to_string(case.home.join("site/data/bundle.json")).unwrap();
    let (images, _) = case.images("site");
    let sizes = "          \"width\": 200,\n          \"height\": 200,\n          \"widths\": [\n            200\n          ]\n";
    let (before, rest) = new.split_once(&*images[0].file).unwrap();
    let restored = [before, "images/a.jpg", rest]
        .concat()
        .replace(&[",\n", sizes].concat(), "\n");
    assert_eq!(restored, old);
}

#[test]
fn pictures_are_upright_and_without_metadata() {
    let original = jpeg(&two_colours(600, 450, true), Some(exif()), None);
    let has = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|found| found == part);
    assert!(has(&original, GPS_DAY), "the original has a position");
    let case = Case::new("exif", &[("images/camera.jpg", original)]);
    case.published("site");
    let (images, folder) = case.images("site");
    assert_eq!(images[0].size, Some((400, 533)));
    let pixels = open(&folder.join(&*images[0].file));
    assert_eq!(pixels.dimensions(), (400, 533));
    assert!(is_near(*pixels.get_pixel(200, 10), [220, 20, 20]));
    assert!(is_near(*pixels.get_pixel(200, 520), [20, 20, 220]));
    for (path, bytes) in read(&folder.join("images")) {
        for part in [GPS_DAY, b"Exif", b"II*\0"] {
            assert!(!has(&bytes, part), "{path}");
        }
    }
}

#[test]
fn colours_are_srgb_and_transparent_parts_white() {
    let grass = RgbImage::from_pixel(200, 200, Rgb([60, 180, 60]));
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    let transparent = RgbaImage::from_pixel(200, 200, Rgba([0, 0, 0, 0]));
    let png = encoded(transparent, ImageFormat::Png);
    let case = Case::new(
        "colours",
        &[
            ("images/plain.jpg", jpeg(&grass, None, None)),
            ("images/p3.jpg", jpeg(&grass, None, Some(profile))),
            ("images/logo.png", png),
        ],
    );
    case.published("site");
    let (images, folder) = case.images("site");
    let colour = |index: usize| *open(&folder.join(&*images[index].file)).get_pixel(99, 99);
    assert!(is_near(colour(0), [60, 180, 60]), "{:?}", colour(0));
    // The green of Display P3 is more saturated: in sRGB it has less red.
    assert!(colour(1).0[0] < 30, "{:?}", colour(1));
    assert_eq!(colour(2).0, [255, 255, 255]);
}

#[test]
fn nothing_is_made_twice() {
    let picture = |height| jpeg(&two_colours(400, height, false), None, None);
    let case = Case::new(
        "cache",
        &[
            ("images/a.jpg", picture(200)),
            ("images/b.jpg", picture(202)),
        ],
    );
    let made = |printed: &str, count: usize| {
        let line = format!("pictures of records: 4 files, {count} of them made");
        assert!(printed.contains(&line), "{line}: {printed}");
        assert_eq!(printed.contains("making images/"), count > 0, "{printed}");
    };
    made(&case.published("first"), 4);
    let kept = names(&case.cache());
    assert_eq!(kept.len(), 4, "{kept:?}");
    assert!(
        kept.iter().all(|name| name.starts_with("pobratim/images/")),
        "{kept:?}"
    );
    // From the cache.
    made(&case.published("second"), 0);
    let [first, second] = ["first", "second"].map(|out| read(&case.home.join(out)));
    assert!(first == second);
    // From the earlier site.
    fs::remove_dir_all(case.cache()).unwrap();
    made(&case.published("second"), 0);
    assert!(read(&case.home.join("second")) == second);
    // A broken file of the cache is not used.
    made(&case.published("third"), 4);
    let broken = case.cache().join(kept.first().unwrap());
    fs::write(&broken, b"").unwrap();
    made(&case.published("fourth"), 1);
    // Another content has other names, so that no browser shows the old picture.
    case.put("images/a.jpg", &picture(204));
    made(&case.published("second"), 2);
    let old: BTreeSet<_> = second.into_keys().collect();
    let new = names(&case.home.join("second"));
    let gone: Vec<_> = old.difference(&new).collect();
    assert_eq!(gone.len(), 2, "{gone:?}");
}

//! Pictures that cannot be published.

use std::fs;

use image::ImageFormat;

use super::{Case, encoded, jpeg, names, two_colours};

/// A JPEG file whose header claims this size.
fn claiming(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = jpeg(&two_colours(200, 200, true), None, None);
    let frame = bytes
        .windows(2)
        .position(|two| two == [0xff, 0xc0])
        .unwrap();
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// The name of a case, the code, the content of the file if there is one, the message and the hint.
type Refused = (
    &'static str,
    &'static str,
    Option<Vec<u8>>,
    &'static str,
    &'static str,
);

#[test]
fn pictures_that_cannot_be_published_are_errors() {
    let png = |width, height| encoded(two_colours(width, height, true), ImageFormat::Png);
    let avif = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf".to_vec();
    let table: [Refused; 7] = [
        (
            "missing",
            "missing-image",
            None,
            "there is no such file beside the bundle",
            "put the file there",
        ),
        (
            "heavy",
            "large-image",
            Some(vec![0; 20_000_001]),
            "the file has 21 MB, and at most 20 are allowed",
            "save a smaller copy",
        ),
        (
            "huge",
            "large-image",
            Some(claiming(20_000, 5_001)),
            "the picture has 20000 × 5001 pixels",
            "save a smaller copy",
        ),
        (
            "narrow",
            "small-image",
            Some(png(199, 300)),
            "199 × 300 pixels; it must be at least 200 pixels wide",
            "use a larger picture",
        ),
        (
            "text",
            "not-an-image",
            Some(b"Dear colleagues,".to_vec()),
            "the file is not a JPEG, PNG or WebP picture",
            "save the picture as JPEG",
        ),
        (
            "avif",
            "not-an-image",
            Some(avif),
            "the file is an AVIF picture",
            "save the picture as JPEG",
        ),
        (
            "cut",
            "not-an-image",
            Some(png(300, 300)[..20].to_vec()),
            "the file is not a JPEG, PNG or WebP picture",
            "save the picture as JPEG",
        ),
    ];
    for (name, code, bytes, message, hint) in table {
        let case = Case::new(
            name,
            &[("images/quay.jpg", bytes.clone().unwrap_or_default())],
        );
        if bytes.is_none() {
            fs::remove_file(case.home.join("images/quay.jpg")).unwrap();
        }
        let record = "images/quay.jpg of “Lantern Days” [lantern-days-2026]: ";
        let (exit, printed) = case.publish("site");
        assert_eq!(exit, 1, "{name}: {printed}");
        for part in [record, message, hint] {
            assert!(printed.contains(part), "{name}: {part} in {printed}");
        }
        assert!(!case.home.join("site").exists());
        let bundle = case.bundle();
        let (exit, printed) =
            case.run(&["check", "--today", "2026-05-20", bundle.to_str().unwrap()]);
        assert_eq!(exit, 1, "{name}: {printed}");
        for part in [&["error ", code].concat(), record, message, hint] {
            assert!(printed.contains(part), "{name}: {part} in {printed}");
        }
    }
    let accepted = png(200, 200);
    let case = Case::new("accepted", &[("images/quay.jpg", accepted)]);
    let bundle = case.bundle();
    let (exit, printed) = case.run(&["check", "--today", "2026-05-20", bundle.to_str().unwrap()]);
    assert_eq!(exit, 0, "{printed}");
    assert!(!printed.contains("image"), "{printed}");
}

#[test]
fn a_picture_that_cannot_be_decoded_leaves_the_old_site() {
    let good = jpeg(&two_colours(400, 300, true), None, None);
    let case = Case::new("decode", &[("images/quay.png", good)]);
    case.published("site");
    let old = names(&case.home.join("site"));
    let mut png = encoded(two_colours(400, 300, true), ImageFormat::Png);
    png.truncate(png.len() / 2);
    case.put("images/quay.png", &png);
    let (exit, printed) = case.publish("site");
    assert_eq!(exit, 1, "{printed}");
    assert!(
        printed.contains("images/quay.png of “Lantern Days” [lantern-days-2026]: the file is not a JPEG, PNG or WebP picture"),
        "{printed}"
    );
    assert!(
        printed.contains("hint: save the picture as JPEG"),
        "{printed}"
    );
    assert_eq!(names(&case.home.join("site")), old);
}

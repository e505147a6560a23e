//! QR codes of saved lists, read by a decoder.

use pobratim::export::qr::Qr;

/// Returns the text of a QR code, as a camera reads it.
fn scanned(code: &Qr) -> String {
    const SCALE: usize = 4;
    let side = usize::try_from(code.side).unwrap() * SCALE;
    let mut dark = vec![false; side * side];
    for piece in code.path.split_terminator('z') {
        let numbers = piece.split(|letter: char| !letter.is_ascii_digit());
        let numbers: Vec<usize> = numbers.filter_map(|number| number.parse().ok()).collect();
        let [left, top, width, 1, _] = numbers[..] else {
            panic!("{piece} is no box in a row");
        };
        for y in top * SCALE..(top + 1) * SCALE {
            for x in left * SCALE..(left + width) * SCALE {
                dark[y * side + x] = true;
            }
        }
    }
    let grey = |x: usize, y: usize| if dark[y * side + x] { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, grey);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().expect("a readable code").1
}

#[test]
fn a_code_says_what_it_was_made_of() {
    for ids in [1, 5, 18, 30] {
        let ids = vec!["musashino-ecobio-centre-meeting-2021-04"; ids].join(",");
        let url = ["https://khabarovsk.example/ru/programmes?list=", &ids].concat();
        assert_eq!(scanned(&Qr::of(&url).unwrap()), url);
    }
    assert_eq!(scanned(&Qr::of("姉妹都市").unwrap()), "姉妹都市");
    assert_eq!(Qr::of(&"x".repeat(2954)), None);
}

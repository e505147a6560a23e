//! The bundle generator of the benchmarks: reproducible, and without faults.

#[path = "../../benches/generate.rs"]
pub mod generated;

use pobratim::model::load;
use pobratim::time::{Edtf, Precision};

#[test]
fn the_same_seed_gives_the_same_bundle() {
    let bundle = generated::bundle(200, 2021);
    assert_eq!(bundle, generated::bundle(200, 2021));
    assert_ne!(bundle, generated::bundle(200, 2022));
}

#[test]
fn a_generated_bundle_has_no_fault_and_dates_of_every_kind() {
    let loaded = load(&generated::bundle(2_000, 2021)).unwrap();
    assert_eq!(loaded.faults, []);
    let entries = &loaded.bundle.entries;
    assert_eq!(entries.len(), 2_000);
    let known_by = |precision: Precision| {
        let is = |when: &Edtf| when.precision() == Some(precision);
        entries.iter().filter(|entry| is(&entry.when)).count()
    };
    for (precision, share) in [
        (Precision::Day, 1_400..1_600),
        (Precision::Month, 240..360),
        (Precision::Season, 50..120),
        (Precision::Year, 80..160),
    ] {
        let count = known_by(precision);
        assert!(share.contains(&count), "{precision:?}: {count}");
    }
    let timed = entries.iter().filter(|entry| entry.time.is_some()).count();
    assert!((200..400).contains(&timed), "{timed}");
    let (first, last) = generated::YEARS;
    let years = i32::try_from(first).unwrap()..=i32::try_from(last).unwrap();
    let starts = |when: &Edtf| when.bounds().earliest.unwrap().year();
    assert!(
        entries
            .iter()
            .all(|entry| years.contains(&starts(&entry.when)))
    );
}

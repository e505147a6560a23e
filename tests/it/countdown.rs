//! The time until an event, for each precision of a date and each distance.

use pobratim::model::Countdown::{self, *};
use pobratim::time::days;

use super::editions::BUNDLES;

/// The time from 30 November 2026.
fn until(when: &str) -> Option<Countdown> {
    let when = when.parse().unwrap();
    Countdown::of(&when, days::date(2026, 11, 30).unwrap())
}

#[test]
fn each_date_is_counted_as_precisely_as_it_is_known() {
    for (when, expected) in [
        // Exact days.
        ("2026-11-29", Over),
        ("2026-11-30", Today),
        ("2026-12-01", Tomorrow),
        ("2026-12-02", Days(2)),
        ("2026-12-12", Days(12)),
        ("2026-12-31", Days(31)),
        ("2027-01-01", AboutWeeks(5)),
        ("2027-01-28", AboutWeeks(8)),
        ("2027-01-29", AboutMonths(2)),
        ("2027-05-31", AboutMonths(6)),
        ("2028-11-30", AboutYears(2)),
        ("2026-11-29/2026-12-03", Now),
        ("2026-12-05/2026-12-07", Days(5)),
        ("2026-11-30/..", AroundNow),
        // Approximate days: the second half of December is around the 23rd.
        ("2026-12-01~", AroundNow),
        ("2026-12-10~", AboutWeeks(1)),
        ("2026-12-16~/2026-12-31~", AboutWeeks(3)),
        ("2026-11-21~/2026-12-10~", AroundNow),
        ("2026-11-16~/2026-11-30~", ThisMonth),
        ("2027-05-31~", AboutMonths(6)),
        // A season of matches: at its beginning nobody knows whether it has begun.
        ("2026-09-01~/2027-03-31~", Now),
        ("2026-11-11~/2027-03-31~", AroundNow),
        ("2027-09-01~/2028-03-31~", AboutMonths(10)),
        // Months, seasons and years.
        ("2026-10", Over),
        ("2026-11", ThisMonth),
        ("2026-12", NextMonth),
        ("2027-01", AboutMonths(2)),
        ("2027-02", AboutMonths(3)),
        ("2029-02", AboutYears(2)),
        ("2026-10/2027-01", Now),
        ("2026-23", AroundNow),
        ("2027-21", AboutMonths(5)),
        ("2025", Over),
        ("2026", ThisYear),
        ("2027", NextYear),
        ("2029", AboutYears(3)),
    ] {
        assert_eq!(until(when), Some(expected), "{when}");
    }
}

#[test]
fn what_does_not_take_place_has_no_countdown() {
    let bundle = &BUNDLES[0];
    let today = days::date(2026, 11, 30).unwrap();
    let of = |id: &str| {
        bundle
            .view(bundle.find_subject(id).unwrap())
            .countdown(today)
    };
    assert_eq!(of("amur-crystal@2026"), Some(AboutWeeks(3)));
    assert_eq!(of("city-day-2021"), Some(Over));
    // Without a date; a programme; a document.
    assert_eq!(of("harbin-committee-session-7"), None);
    assert_eq!(of("opening-the-world-project"), None);
    assert_eq!(of("municipal-programme-2021-2025"), None);
    let otherville = &BUNDLES[1];
    let regatta = otherville.find_subject("regatta-2026").unwrap();
    let before = days::date(2026, 6, 1).unwrap();
    assert_eq!(otherville.view(regatta).countdown(before), None);
}

//! Local times with offsets: notation, and the same minute at other offsets.

use pobratim::time::{
    ClockTime, Date, Edtf, Moment, MomentError, UtcOffset, local_at, offset_of_local, utc_minutes,
};
use proptest::prelude::*;
use std::str::FromStr;

fn day(text: &str) -> Date {
    text.parse::<Edtf>()
        .ok()
        .and_then(|value| value.bounds().earliest)
        .expect("a day")
}

#[test]
fn moments_are_the_same_minute_everywhere() {
    fn check(local: (&str, &str, &str), offset: &str, expected: &str) {
        let (date, time, from) = local;
        let moment = Moment::new(
            day(date),
            time.parse().expect("a time"),
            from.parse().expect("an offset"),
            "Asia/Vladivostok",
        )
        .expect("a moment");
        let (date, time) = moment.at_offset(offset.parse().expect("an offset"));
        assert_eq!(
            format!("{} {time}", Edtf::day(date)),
            expected,
            "{local:?} at {offset}"
        );
    }
    check(("2021-05-14", "09:30", "+10:00"), "Z", "2021-05-13 23:30");
    check(
        ("2021-05-14", "09:30", "+10:00"),
        "-07:00",
        "2021-05-13 16:30",
    );
    check(
        ("2021-12-31", "23:59", "-03:30"),
        "+05:45",
        "2022-01-01 09:14",
    );
    check(("9999-12-31", "23:00", "Z"), "+02:00", "9999-12-31 01:00");
    let noon = |date, offset: &str| {
        let time = ClockTime::new(12, 0).expect("noon");
        Moment::new(date, time, offset.parse().expect("an offset"), "UTC").expect("a moment")
    };
    assert_eq!(noon(day("1970-01-01"), "Z").to_utc_minutes(), 720);
    assert_eq!(noon(day("1969-12-31"), "+18:00").to_utc_minutes(), -1800);
}

#[test]
fn invalid_moments_have_messages() {
    fn check<T: FromStr<Err = MomentError>>(input: &str, code: &str) {
        let error = input
            .parse::<T>()
            .err()
            .unwrap_or_else(|| panic!("{input} was read"));
        assert_eq!((error.code(), error.column()), (code, 1), "{input}");
        assert!(!error.hint().is_empty() && error.to_string().contains(input));
    }
    for input in ["", "24:00", "12:60", "9:30", "09:30:00", "+9:30", "1２:00"] {
        check::<ClockTime>(input, "moment-clock-time");
    }
    for input in [
        "", "z", "+10", "+1000", "-00:00", "+18:01", "+17:60", "10:00", "−03:00",
    ] {
        check::<UtcOffset>(input, "moment-offset");
    }
    fn zone(name: &str, expected: Option<usize>) {
        let time = ClockTime::new(0, 0).expect("midnight");
        let made = Moment::new(day("2021-01-01"), time, UtcOffset::UTC, name);
        assert_eq!(made.err().map(|error| error.column()), expected, "{name}");
    }
    zone("Asia/Vladivostok", None);
    zone("America/Port-au-Prince", None);
    zone("America/Argentina/Buenos_Aires", None);
    zone("Etc/GMT+10", None);
    zone("UTC", None);
    // Other programs' names of countries and abbreviations.
    zone("Japan", Some(6));
    zone("JST", Some(4));
    zone("", Some(1));
    zone("Asia/", Some(6));
    zone("Asia//Seoul", Some(6));
    zone("Asia/Хабаровск", Some(6));
    zone("+10:00", Some(1));
}

proptest! {
    #[test]
    fn minutes_there_and_back(minutes in -90_000_000..90_000_000i64, offset in -1080..=1080i16) {
        let offset = UtcOffset::from_minutes(offset).expect("in range");
        prop_assert_eq!(offset.to_string().parse::<UtcOffset>(), Ok(offset));
        let (date, time) = local_at(minutes, offset);
        prop_assert_eq!(time.to_string().parse::<ClockTime>(), Ok(time));
        let moment = Moment::new(date, time, offset, "UTC").expect("a moment");
        prop_assert_eq!(moment.to_utc_minutes(), minutes);
    }

    #[test]
    fn no_text_breaks_the_readers(text in "\\PC*|[-+0-9:Z]{0,7}") {
        if let Ok(time) = text.parse::<ClockTime>() {
            prop_assert_eq!(time.to_string(), text.clone());
        }
        if let Ok(offset) = text.parse::<UtcOffset>() {
            prop_assert!(offset == UtcOffset::UTC || offset.to_string() == text);
        }
    }
}

#[test]
fn local_times_find_their_offset_on_both_sides_of_a_change() {
    let hours = |hours: i16| UtcOffset::from_minutes(hours * 60).expect("an offset");
    // Oslo in 2026: summer time from 29 March to 25 October, both changes at 01:00 UTC.
    let minute = |date: &str| {
        let midnight = ClockTime::new(1, 0).expect("a time");
        utc_minutes(day(date), midnight, UtcOffset::UTC)
    };
    let (spring, autumn) = (minute("2026-03-29"), minute("2026-10-25"));
    let oslo = |minutes: i64| Some(hours(1 + i16::from((spring..autumn).contains(&minutes))));
    let check = |local: &str, guess: i16, expected: i16| {
        let (date, time) = local.split_once(' ').expect("a day and a time");
        let time = time.parse().expect("a time");
        let found = offset_of_local(day(date), time, hours(guess), &oslo);
        assert_eq!(found, hours(expected), "{local} from {guess}");
    };
    for guess in [1, 2] {
        check("2026-03-28 12:00", guess, 1);
        check("2026-03-29 01:59", guess, 1);
        check("2026-03-29 03:00", guess, 2);
        check("2026-07-01 12:00", guess, 2);
        check("2026-10-25 01:59", guess, 2);
        check("2026-10-25 03:00", guess, 1);
        // The clock skips this one, so it is counted from before the gap …
        check("2026-03-29 02:30", guess, 1);
        // … and shows this one twice, so the guess decides.
        check("2026-10-25 02:30", guess, guess);
    }
    // An unknown zone keeps the time.
    let late = ClockTime::LAST;
    let found = offset_of_local(day("2026-07-01"), late, hours(9), &|_| None);
    assert_eq!(found, hours(9));
}

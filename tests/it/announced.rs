//! Occurrences of an announced series are planned and counted, those after the last announced day
//! are expected; and the hours of a day with sessions.

use pobratim::export::page::SiteContent;
use pobratim::model::{Bundle, Filter, Occurrence, Session, Status, Timed, load};
use pobratim::time::{ClockTime, Edtf, UtcOffset, Window, days};

fn fair() -> Bundle {
    load(include_str!("../fixtures/fair.json")).unwrap().bundle
}

fn window(first: &str, last: &str) -> Window {
    let day = |text: &str| text.parse::<Edtf>().unwrap().bounds().earliest.unwrap();
    Window::new(day(first), day(last)).unwrap()
}

#[test]
fn what_is_announced_is_counted_apart_from_what_is_expected() {
    let bundle = fair();
    let figures = |first: &str, last: &str| {
        let figures = bundle.city_figures(&Filter::default(), Some(&window(first, last)));
        (figures[0].entries, figures[0].expected)
    };
    // The fair and four markets; then the harbour day and four markets that are not announced.
    assert_eq!(figures("2026-06-01", "2026-06-30"), (5, 0));
    assert_eq!(figures("2026-07-01", "2026-07-31"), (1, 4));
    assert_eq!(figures("2027-07-01", "2027-07-31"), (0, 6));

    let year = bundle.year_figures_of(2026, &Filter::default());
    let months = year.months.map(|month| month.entries());
    // Markets from 2 May on; June with fair and workshop; July with race and harbour day.
    assert_eq!(months, [0, 0, 0, 0, 5, 6, 2, 0, 0, 0, 0, 0]);
    assert_eq!(year.entries, 13);
    // The review of a year is about its entries.
    assert_eq!(bundle.year_figures(2026).entries, 3);
    let planned = Filter {
        statuses: vec![Status::Expected],
        ..Filter::default()
    };
    assert_eq!(bundle.year_figures_of(2026, &planned).entries, 0);
}

#[test]
fn an_occurrence_keeps_its_status_in_another_time_zone() {
    let bundle = fair();
    let subject = bundle.find_subject("quay-market@2026-06-27").unwrap();
    for when in ["2026-06-27", "2026-07-01"] {
        let when = when.parse().unwrap();
        let occurrence = Occurrence { subject, when };
        assert!(!bundle.is_unannounced(&occurrence));
        assert_eq!(bundle.view_of(&occurrence).status, Status::Planned);
    }
    let subject = bundle.find_subject("quay-market@2026-07-04").unwrap();
    let when = "2026-06-30".parse().unwrap();
    assert!(bundle.is_unannounced(&Occurrence { subject, when }));
}

#[test]
fn a_site_lists_announced_occurrences_that_are_not_over() {
    let bundle = fair();
    let content = SiteContent::of(&bundle, days::date(2026, 6, 15).unwrap());
    let ids: Vec<String> = content
        .listed
        .iter()
        .map(|one| one.subject.id(&bundle).into_owned())
        .collect();
    let has = |id: &str| ids.iter().any(|listed| listed == id);
    assert!(has("quay-market@2026-06-20") && has("harbour-day@2026"));
    assert!(has("quay-market@2026-07-04") && has("harbour-day@2027"));
    assert!(!has("quay-market@2026-06-13"));
}

/// A session as `start-end`, `start` or nothing for the whole day.
fn session(text: &str) -> Session {
    let (start, end) = text.split_once('-').unwrap_or((text, ""));
    let time = |text: &str| text.parse::<ClockTime>().ok();
    Session {
        day: days::date(2026, 6, 1).unwrap(),
        time: time(start).map(|start| Timed {
            doors: None,
            start,
            end: time(end),
            offset: UtcOffset::from_minutes(540).unwrap(),
            zone: "Asia/Tokyo".into(),
        }),
        title: Default::default(),
        venue: None,
        place: Default::default(),
    }
}

#[test]
fn a_day_lasts_from_its_first_session_to_its_last() {
    let check = |when: &str, sessions: &[&str], expected: &str| {
        let sessions: Vec<Session> = sessions.iter().map(|text| session(text)).collect();
        let whole = Session::hours_of_day(&sessions, &when.parse().unwrap());
        let text = whole.map_or("none".to_owned(), |time| {
            let end = time.end.map(|end| format!("-{end}"));
            format!("{}{}", time.start, end.unwrap_or_default())
        });
        assert_eq!(text, expected, "{when} {sessions:?}");
    };
    check("2026-06-01", &["10:00-12:00"], "10:00-12:00");
    check("2026-06-01", &["14:00-15:30", "10:00-11:30"], "10:00-15:30");
    check(
        "2026-06-01",
        &["10:00-18:00", "12:00-13:00", ""],
        "10:00-18:00",
    );
    check("2026-06-01", &["10:00-11:00", "14:00"], "10:00");
    check("2026-06-01", &["20:00-21:00", "23:00-01:00"], "20:00-01:00");
    check("2026-06-01", &["01:00-02:00", "23:00-02:00"], "01:00");
    check("2026-06-01", &[""], "none");
    check("2026-06-01", &[], "none");
    check("2026-06-01/2026-06-02", &["10:00-12:00"], "none");
    check("2026-06", &["10:00-12:00"], "none");
}

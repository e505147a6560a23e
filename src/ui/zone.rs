//! Hours of events in the shown time zone: the city's, or the user's on request.
//!
//! An entry states its own offset. An expected occurrence of a series and the user's clock may be
//! on either side of a change to summer time, so their offset is looked up in the environment for
//! the exact minute.

use crate::ui::effect::effect;
use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

use std::borrow::Cow;

use super::browser;
use super::context::{Cx, set_if_changed};
use crate::locale;
use crate::model::{City, Entry, Occurrence, Session, Slot, Subject, Timed};
use crate::route::ZoneParam;
use crate::text::Lang;
use crate::time::{ClockTime, Date, Edtf, UtcOffset, days, local_at, offset_of_local, utc_minutes};

/// When an event with hours takes place, in one time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The day on which it begins in that zone, which may differ from the city's by one.
    pub day: Date,
    /// When the doors open, if known.
    pub doors: Option<ClockTime>,
    pub start: ClockTime,
    /// The day and time of the end in that zone; `None` if unknown.
    pub end: Option<(Date, ClockTime)>,
    /// The offset at the beginning.
    pub offset: UtcOffset,
}

impl Hours {
    /// The hours as text: “18:00–20:30”, or “18:00” if no end is known.
    pub fn text(&self, lang: Lang) -> String {
        let start = self.start.to_string();
        match self.end {
            Some((_, end)) => {
                let range = locale::of(lang).punctuation.range;
                [&start, range, &end.to_string()].concat()
            }
            None => start,
        }
    }
}

/// The hours of a subject in the shown time zone; `None` if it has none. Not tracked.
pub fn hours(cx: Cx, subject: Subject) -> Option<Hours> {
    hours_in(cx, subject, cx.zone.get_untracked())
}

/// The hours of a subject in a time zone; `None` if it has none.
pub fn hours_in(cx: Cx, subject: Subject, zone: ZoneParam) -> Option<Hours> {
    let (timed, day, offset) = stated(cx, subject)?;
    Some(in_zone(cx, &timed, day, offset, zone))
}

/// The hours of a session in a time zone; `None` if it has none.
pub fn session_hours(cx: Cx, session: &Session, zone: ZoneParam) -> Option<Hours> {
    let timed = session.time.as_ref()?;
    Some(in_zone(cx, timed, session.day, timed.offset, zone))
}

/// Clock times of a day in another time zone.
fn in_zone(cx: Cx, timed: &Timed, day: Date, offset: UtcOffset, zone: ZoneParam) -> Hours {
    let end = timed.end.map(|end| {
        let next_day = i32::from(end < timed.start);
        (days::add_days(day, next_day), end)
    });
    let name = iana_name(cx, zone);
    if name == Some(&*timed.zone) {
        return Hours {
            day,
            doors: timed.doors,
            start: timed.start,
            end,
            offset,
        };
    }
    let here = |date: Date, time: ClockTime| {
        let minutes = utc_minutes(date, time, offset);
        let here = offset_at(cx, name, minutes).unwrap_or(offset);
        (local_at(minutes, here), here)
    };
    let doors = timed.doors.map(|doors| here(day, doors).0.1);
    let ((day, start), offset) = here(day, timed.start);
    Hours {
        day,
        doors,
        start,
        end: end.map(|(date, time)| here(date, time).0),
        offset,
    }
}

/// The hours of a subject as stated, or those of the sessions of its day, with the day in the time
/// zone of the venue and the offset on that day.
fn stated(cx: Cx, subject: Subject) -> Option<(Cow<'static, Timed>, Date, UtcOffset)> {
    let bundle = cx.bundle;
    let timed = match subject {
        Subject::Entry(index) => {
            let entry = bundle.entry(index);
            let of_sessions = || {
                let sessions = &entry.details.as_ref()?.sessions;
                Session::hours_of_day(sessions, &entry.when).map(Cow::Owned)
            };
            let own = entry.time.as_ref().map(Cow::Borrowed);
            own.or_else(of_sessions)?
        }
        Subject::Expected { series, .. } => Cow::Borrowed(bundle.series(series).time.as_ref()?),
    };
    let when = match subject {
        Subject::Expected {
            slot: Slot::Day(day),
            ..
        } => Edtf::day(day),
        Subject::Entry(_)
        | Subject::Expected {
            slot: Slot::Year(_),
            ..
        } => bundle.when(subject),
    };
    let day = when.bounds().earliest.filter(|_| when.is_exact())?;
    let offset = match subject {
        Subject::Entry(_) => timed.offset,
        // The series states the offset of one of its days, which may be in another season.
        Subject::Expected { .. } => offset_of_local(day, timed.start, timed.offset, &|minutes| {
            offset_at(cx, Some(&timed.zone), minutes)
        }),
    };
    Some((timed, day, offset))
}

/// Sets the date of each occurrence with hours to the day on which it begins in the shown time
/// zone.
pub fn shift_to_shown_clock(cx: Cx, list: &mut [Occurrence]) {
    for occurrence in list {
        if let Some(hours) = hours(cx, occurrence.subject) {
            occurrence.when = Edtf::day(hours.day);
        }
    }
}

/// Whether any record of the bundle has hours.
pub fn has_hours(cx: Cx) -> bool {
    let has_sessions = |entry: &Entry| {
        let details = entry.details.as_ref();
        details.is_some_and(|details| details.sessions.iter().any(|one| one.time.is_some()))
    };
    let entries = &cx.bundle.entries;
    entries
        .iter()
        .any(|entry| entry.time.is_some() || has_sessions(entry))
        || cx.bundle.series.iter().any(|series| series.time.is_some())
}

/// The current day and time in a time zone.
pub fn now(cx: Cx, zone: ZoneParam) -> (Date, ClockTime) {
    let minutes = (cx.environment.now)();
    let offset = offset_at(cx, iana_name(cx, zone), minutes).unwrap_or(UtcOffset::UTC);
    local_at(minutes, offset)
}

/// Keeps [`Cx::today`] at the current day in the shown time zone: after midnight, when the page
/// becomes visible again, and when another zone is chosen.
pub fn follow_today(cx: Cx) {
    let follow = move || {
        if let Some(today) = today(cx) {
            set_if_changed(cx.day, today);
        }
    };
    effect(move || {
        cx.zone.track();
        follow();
    });
    follow();
    browser::each_minute(follow);
    for event in ["pageshow", "focus"] {
        browser::on_window(event, move |_: web_sys::Event| follow());
    }
}

/// Today in the shown time zone; `None` if today is fixed or the browser does not support the zone.
fn today(cx: Cx) -> Option<Date> {
    if cx.environment.today.is_some() {
        return None;
    }
    let minutes = (cx.environment.now)();
    let offset = offset_at(cx, iana_name(cx, cx.zone.get_untracked()), minutes)?;
    Some(local_at(minutes, offset).0)
}

/// The current time in a city and its difference from the host's: “14:05, 1 h behind Khabarovsk”.
/// Updated while it is shown.
pub fn city_clock(cx: Cx, lang: Lang, city: &'static City) -> AnyView {
    let minutes = move || (cx.environment.now)();
    let now = RwSignal::new(minutes());
    browser::each_minute(move || {
        let minutes = minutes();
        if now
            .try_get_untracked()
            .is_some_and(|before| before != minutes)
        {
            now.set(minutes);
        }
    });
    let host = &cx.bundle.host;
    let is_host = std::ptr::eq(city, host);
    let time = move || {
        let minutes = now.get();
        let offset = offset_at(cx, Some(&city.zone), minutes)?;
        let time = local_at(minutes, offset).1.to_string();
        let is_compared = !is_host && offset_at(cx, Some(&host.zone), minutes).is_some();
        let comma = is_compared.then_some(locale::of(lang).punctuation.comma);
        Some([&time, comma.unwrap_or_default()].concat())
    };
    let behind = move || {
        let minutes = now.get();
        let here = offset_at(cx, Some(&city.zone), minutes)?.minutes();
        let there = offset_at(cx, Some(&host.zone), minutes)?.minutes();
        let name = cx.plain(lang, &host.name);
        let hours = locale::of(lang).hundredths((here - there).unsigned_abs() as usize * 100 / 60);
        Some(match here - there {
            0 => td_string!(i18n(lang), city.same_time, host = name),
            1.. => td_string!(i18n(lang), city.ahead, number = hours, host = name),
            _ => td_string!(i18n(lang), city.behind, number = hours, host = name),
        })
    };
    let behind = (!is_host).then(|| view! { <span>{behind}</span> }.into_any());
    // In a published page the time is a placeholder of the same size until the program starts.
    let class = cx.is_published().then_some("clock-placeholder");
    view! {
        <span data-now="">
            <span class=class>{time}</span>
            {behind}
        </span>
    }
    .into_any()
}

/// The name of a time zone with its offset at the beginning and end of a range of days: “Khabarovsk
/// time, UTC+10”, “Your time, UTC−8 / UTC−7”.
pub fn label(cx: Cx, lang: Lang, zone: ZoneParam, first: Date, last: Date) -> String {
    let offset_in_zone = |minutes| offset_at(cx, iana_name(cx, zone), minutes);
    let offset = |day: Date, time: ClockTime| {
        offset_in_zone(0)
            .map(|guess| offset_text(offset_of_local(day, time, guess, &offset_in_zone)))
    };
    let (mut text, end) = (
        offset(first, ClockTime::FIRST).unwrap_or_default(),
        offset(last, ClockTime::LAST).unwrap_or_default(),
    );
    if text != end {
        text = [&text, " / ", &end].concat();
    }
    clock_name(cx, lang, zone, text)
}

/// The name of the time zone of these hours: “Khabarovsk time, UTC+10”.
pub fn label_of(cx: Cx, lang: Lang, zone: ZoneParam, hours: &Hours) -> String {
    clock_name(cx, lang, zone, offset_text(hours.offset))
}

fn clock_name(cx: Cx, lang: Lang, zone: ZoneParam, offset: String) -> String {
    match zone {
        ZoneParam::City => {
            let city = cx.plain(lang, &cx.bundle.host.name);
            td_string!(i18n(lang), views.zone_city, city = city, offset = offset)
        }
        ZoneParam::Mine => td_string!(i18n(lang), views.zone_mine, offset = offset),
    }
}

/// Formats an offset: “UTC+10”, “UTC−3:30”, “UTC”.
fn offset_text(offset: UtcOffset) -> String {
    let minutes = offset.minutes();
    let sign = match minutes {
        0 => return "UTC".to_string(),
        1.. => "+",
        _ => "−",
    };
    let minutes = minutes.unsigned_abs();
    let hours = (minutes / 60).to_string();
    match minutes % 60 {
        0 => ["UTC", sign, &hours].concat(),
        rest => {
            let rest = (100 + rest).to_string();
            ["UTC", sign, &hours, ":", rest.get(1..).unwrap_or_default()].concat()
        }
    }
}

/// The IANA name of a time zone; `None` for the user's own.
fn iana_name(cx: Cx, zone: ZoneParam) -> Option<&'static str> {
    match zone {
        ZoneParam::City => Some(&cx.bundle.host.zone),
        ZoneParam::Mine => None,
    }
}

/// Whether the environment supports a time zone.
pub fn is_known(cx: Cx, zone: &str) -> bool {
    offset_at(cx, Some(zone), (cx.environment.now)()).is_some()
}

/// The offset of a time zone, or of the user's own for `None`, at a minute since 1970-01-01T00:00Z.
/// `None` if the zone is unknown.
fn offset_at(cx: Cx, zone: Option<&str>, minutes: i64) -> Option<UtcOffset> {
    (cx.environment.offset_at)(zone, minutes)
}

//! When an event takes place: the precision of its date, and its hours.

use leptos::prelude::*;

use crate::locale;
use crate::model::{Group, Recurrence, Slot, Status, Subject, View};
use crate::route::ZoneParam;
use crate::text::Lang;
use crate::time::{Date, Precision};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::zone::{self, Hours};

/// The hours in the city's time zone and, if they differ, in the user's, each with the name of the
/// zone.
pub fn hours(cx: Cx, lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let city = zone::hours_in(cx, entry.subject, ZoneParam::City)?;
    let mine = zone::hours_in(cx, entry.subject, ZoneParam::Mine);
    let mine = mine.filter(|mine| mine.offset != city.offset);
    let mine = mine.map(|mine| hours_line(cx, lang, &mine, city.day, Some(ZoneParam::Mine)));
    let city = hours_line(cx, lang, &city, city.day, Some(ZoneParam::City));
    Some((city, mine).into_any())
}

/// Hours as a line, with the name of their time zone unless it is known. The day is shown if it is
/// another one than `known_day`, as it may be in a distant time zone.
pub fn hours_line(
    cx: Cx,
    lang: Lang,
    hours: &Hours,
    known_day: Date,
    clock: Option<ZoneParam>,
) -> AnyView {
    let comma = locale::of(lang).punctuation.comma;
    let day = (hours.day != known_day)
        .then(|| [&locale::of(lang).day_with_weekday(hours.day), comma].concat());
    let doors = hours.doors.map(|doors| {
        let text = td_string!(i18n(lang), event.doors, time = doors.to_string());
        [comma, &text].concat()
    });
    let label = clock.map(|clock| {
        let label = zone::label_of(cx, lang, clock, hours);
        view! {
            " "
            <span class="quiet">{label}</span>
        }
        .into_any()
    });
    view! {
        <p data-zone=clock.map(ZoneParam::code)>
            {day}<span class="figures">{hours.text(lang)}</span>{doors}{label}
        </p>
    }
    .into_any()
}

/// A note about the precision of the date, unless it is an exact day.
pub fn precision(lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let is_expected =
        matches!(entry.subject, Subject::Expected { .. }) && entry.status == Status::Expected;
    (!is_expected && !entry.when.is_exact()).then(|| {
        let text = precision_note(lang, entry.when.precision());
        view! { <p class="quiet">{text}</p> }.into_any()
    })
}

/// The note about a date that is not exact.
pub fn precision_note(lang: Lang, precision: Option<Precision>) -> &'static str {
    match precision {
        Some(Precision::Day) => td_string!(i18n(lang), event.about_day),
        Some(Precision::Month) => td_string!(i18n(lang), event.only_month),
        Some(Precision::Season) => td_string!(i18n(lang), event.only_season),
        Some(Precision::Year) => td_string!(i18n(lang), event.only_year),
        None => td_string!(i18n(lang), event.no_date),
    }
}

/// The note about the basis of an expected yearly occurrence.
pub fn expected_note(cx: Cx, lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let Subject::Expected {
        series,
        slot: Slot::Year(year),
    } = entry.subject
    else {
        return None;
    };
    let is_yearly = matches!(cx.bundle.series(series).recurrence, Recurrence::Yearly(_));
    (is_yearly && entry.status == Status::Expected).then(|| {
        let year = year.to_string();
        let text = if entry.group(cx.today()) == Group::Past {
            td_string!(i18n(lang), event.expected_past, year = year)
        } else {
            td_string!(i18n(lang), event.expected_note, year = year)
        };
        view! { <p class="quiet">{text}</p> }.into_any()
    })
}

//! When an event takes place: the precision of its date, and its hours.

use leptos::prelude::*;

use crate::locale;
use crate::model::{Group, Recurrence, Slot, Subject, View};
use crate::route::ZoneParam;
use crate::text::Lang;
use crate::time::Precision;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::zone::{self, Hours};

/// The hours in the city's time zone and, if they differ, in the user's, each with the name of the
/// zone.
pub fn hours(cx: Cx, lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let city = zone::hours_in(cx, entry.subject, ZoneParam::City)?;
    let mine = zone::hours_in(cx, entry.subject, ZoneParam::Mine);
    let line = |hours: Hours, clock: ZoneParam| {
        // In a distant time zone it may be another day.
        let day = (hours.day != city.day).then(|| {
            [
                &locale::of(lang).day_with_weekday(hours.day),
                locale::of(lang).punctuation.comma,
            ]
            .concat()
        });
        let label = zone::label_of(cx, lang, clock, &hours);
        view! {
            <p data-zone=clock
                .code()>
                {day}<span class="figures">{hours.text(lang)}</span> " "
                <span class="quiet">{label}</span>
            </p>
        }
        .into_any()
    };
    let mine = mine
        .filter(|mine| mine.offset != city.offset)
        .map(|mine| line(mine, ZoneParam::Mine));
    Some((line(city, ZoneParam::City), mine).into_any())
}

/// A note about the precision of the date, unless it is an exact day.
pub fn precision(lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let is_expected = matches!(entry.subject, Subject::Expected { .. });
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
    is_yearly.then(|| {
        let year = year.to_string();
        let text = if entry.group(cx.today()) == Group::Past {
            td_string!(i18n(lang), event.expected_past, year = year)
        } else {
            td_string!(i18n(lang), event.expected_note, year = year)
        };
        view! { <p class="quiet">{text}</p> }.into_any()
    })
}

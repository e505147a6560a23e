//! The sessions of an event, by day.

use leptos::prelude::*;

use super::heading::HeadingContext;
use super::when::hours_line;
use crate::locale;
use crate::model::{Session, View};
use crate::route::ZoneParam;
use crate::text::{Lang, sorted_indices};
use crate::time::Date;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::zone::{self, Hours};

/// A session with its hours and day in the city's time zone.
struct Row {
    session: &'static Session,
    hours: Option<Hours>,
    day: Date,
}

/// The sessions by day and hour; `None` without any. The name of the time zone is given once, and
/// again where the offset changes.
pub fn sessions(
    cx: Cx,
    lang: Lang,
    entry: &View<'static>,
    context: HeadingContext,
) -> Option<AnyView> {
    let rows = rows(cx, &entry.details.sessions);
    let first = rows.iter().find_map(|row| row.hours);
    let zone = first.map(|hours| {
        let label = zone::label_of(cx, lang, ZoneParam::City, &hours);
        view! { <p class="quiet">{label}</p> }.into_any()
    });
    let mut days: Vec<(Date, Vec<AnyView>)> = Vec::new();
    for row in &rows {
        let item = item(cx, lang, row, first);
        match days.last_mut().filter(|(day, _)| *day == row.day) {
            Some((_, items)) => items.push(item),
            None => days.push((row.day, vec![item])),
        }
    }
    let days = days.into_iter().map(|(day, items)| {
        let name = locale::of(lang).day_with_weekday(day);
        let name = locale::of(lang).capitalised(&name);
        view! {
            <li>
                {context.subheading(name)}
                <ul class="session-list">{items}</ul>
            </li>
        }
        .into_any()
    });
    (!rows.is_empty()).then(|| {
        view! {
            <section class="sessions">
                {context.heading(td_string!(i18n(lang), event.sessions))}
                {zone}
                <ol class="session-days">{days.collect::<Vec<_>>()}</ol>
            </section>
        }
        .into_any()
    })
}

/// Returns the sessions by day and start; those of the whole day come first.
fn rows(cx: Cx, sessions: &'static [Session]) -> Vec<Row> {
    let row = |session: &'static Session| {
        let hours = zone::session_hours(cx, session, ZoneParam::City);
        Row {
            session,
            hours,
            day: hours.map_or(session.day, |hours| hours.day),
        }
    };
    let rows: Vec<Row> = sessions.iter().map(row).collect();
    let key = |index: usize| {
        rows.get(index).map_or((0, 0), |row| {
            let start = row.hours.map_or(-1, |hours| hours.start.minutes());
            (i64::from(row.day.to_julian_day()), start)
        })
    };
    let order = sorted_indices(rows.len(), &key);
    let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
    let take = |index: usize| rows.get_mut(index).and_then(Option::take);
    order.into_iter().filter_map(take).collect()
}

fn item(cx: Cx, lang: Lang, row: &Row, first: Option<Hours>) -> AnyView {
    let session = row.session;
    let is_same = |hours: &Hours| first.is_some_and(|first| first.offset == hours.offset);
    let hours = row.hours.map(|city| {
        let label = (!is_same(&city)).then_some(ZoneParam::City);
        let mine = zone::session_hours(cx, session, ZoneParam::Mine);
        let mine = mine.filter(|mine| mine.offset != city.offset);
        let mine = mine.map(|mine| hours_line(cx, lang, &mine, row.day, Some(ZoneParam::Mine)));
        let city = hours_line(cx, lang, &city, row.day, label);
        view! { <div class="session-hours">{city} {mine}</div> }.into_any()
    });
    let title = components::paragraph(cx, lang, &session.title, "session-title");
    let venue = session.venue.map(|venue| {
        let venue = cx.bundle.venue(venue);
        let place = &venue.place;
        let href = components::place_href(cx, lang, venue);
        let address = (!place.address.is_empty()).then(|| {
            let comma = locale::of(lang).punctuation.comma;
            (comma, components::inline(cx, lang, &place.address)).into_any()
        });
        view! {
            <p class="quiet">
                <a href=href>{components::inline(cx, lang, &place.name)}</a>
                {address}
            </p>
        }
        .into_any()
    });
    view! {
        <li class="session">
            {hours}
            <div class="session-body">
                {title}
                {components::paragraph(cx, lang, &session.place, "quiet")}
                {venue}
            </div>
        </li>
    }
    .into_any()
}

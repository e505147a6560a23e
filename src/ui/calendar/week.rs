//! Week: band, all-day entries in lanes, and timed entries in hours. If there is little room, its
//! days are lists below each other.

use super::state::WeekView;
use super::{band, empty, keys, long};
use crate::calendar::month::{Bar, DayCell};
use crate::calendar::week::{Block, Timetable};
use crate::locale;
use crate::model::{EffectiveStatus, Session, View};
use crate::text::{Lang, Localized};
use crate::time::{ClockTime, Date};
use crate::ui::components::{live_property, properties};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::{browser, components, zone};
use leptos::prelude::*;

/// Number of visible lanes of all-day entries; the rest is collapsed.
const OPEN_LANES: usize = 6;

/// Minimum range of hours that is shown, if there are any: 9:00 to 18:00.
const MIN_HOURS: (u8, u8) = (9, 18);

/// Renders the week.
pub fn view(cx: Cx, lang: Lang, model: &WeekView) -> AnyView {
    let week = &model.week;
    let text = td_string!(i18n(lang), views.empty_week);
    let is_empty = week.count == 0 && !model.observances.are_the_content();
    let empty = is_empty.then(|| empty::view(cx, lang, model.narrowed, text.to_string()));
    let on_days = week.all_day.lanes > 0 || week.hours.is_some();
    // A sentence replaces an empty grid of hours.
    let note = match (week.count, on_days, week.hours) {
        (0, ..) | (.., Some(_)) => None,
        (_, true, None) => Some(td_string!(i18n(lang), views.no_hours)),
        (_, false, None) => Some(td_string!(i18n(lang), views.no_days)),
    };
    let heading = td_string!(i18n(lang), views.band_week);
    let band = band::view(cx, lang, &week.band, &model.list, heading.to_string(), None);
    view! {
        {band}
        {long::view(cx, lang, &week.long, &model.list)}
        {empty}
        {days(cx, lang, model)}
        {note.map(|text| view! { <p class="quiet">{text}</p> }.into_any())}
        {model.observances.list(cx, lang)}
    }
    .into_any()
}

/// Values shared by the renderers of the days.
#[derive(Clone, Copy)]
struct DayContext<'a> {
    cx: Cx,
    lang: Lang,
    week: &'a Timetable,
    model: &'a WeekView,
    /// Today by the selected clock.
    today: Date,
    /// Current minute of the day by the selected clock.
    now: RwSignal<i64>,
}

fn days(cx: Cx, lang: Lang, model: &WeekView) -> AnyView {
    let week = &model.week;
    let clock = cx.zone.get_untracked();
    let today = cx.today();
    let now = RwSignal::new(zone::now(cx, clock).1.minutes());
    if week.all_day.days.iter().any(|day| day.date == today) {
        browser::each_minute(move || {
            let minutes = zone::now(cx, clock).1.minutes();
            if now.get_untracked() != minutes {
                now.set(minutes);
            }
        });
    }
    let context = DayContext {
        cx,
        lang,
        week,
        model,
        today,
        now,
    };
    let open = RwSignal::new(false);
    let collapsed = week
        .all_day
        .bars
        .iter()
        .filter(|bar| bar.lane >= OPEN_LANES)
        .count();
    let lanes = week.all_day.lanes;
    let shown = move || {
        let lanes = if open.get() {
            lanes
        } else {
            lanes.min(OPEN_LANES)
        };
        lanes.to_string()
    };
    let span = hours(week);
    let expanded = move || if open.get() { "true" } else { "false" };
    let text = move || {
        if open.get() {
            return td_string!(i18n(lang), calendar.fewer).to_string();
        }
        let number = locale::of(lang).number(collapsed);
        td_string!(i18n(lang), calendar.more, number = number)
    };
    let more = (collapsed > 0).then(|| {
        view! {
            <button
                type="button"
                class="button-quiet"
                aria-expanded=expanded
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {text}
            </button>
        }
        .into_any()
    });
    let days = week.all_day.days.iter().zip(&week.timed);
    let days = days.map(|(day, blocks)| context.day(day, blocks));
    let (from, to) = span.unwrap_or_default();
    view! {
        <ol
            class="week-days"
            data-open=move || open.get()
            data-hours=span.is_some()
            use:live_property=("--lanes", Signal::derive(shown))
            use:properties=vec![
                ("--from", (u32::from(from) * 60).to_string()),
                ("--hours", (to - from).to_string()),
            ]
        >
            {span.map(|(from, to)| axis(from, to))}
            {days.collect_view()}
        </ol>
        {more}
    }
    .into_any()
}

/// Returns the hours to draw: those with entries, at least the working day.
fn hours(week: &Timetable) -> Option<(u8, u8)> {
    let (first, last) = week.hours?;
    Some((first.min(MIN_HOURS.0), last.max(MIN_HOURS.1)))
}

/// Renders the labels of the hours.
fn axis(from: u8, to: u8) -> AnyView {
    let hours = (from..to).filter_map(|hour| ClockTime::new(hour, 0));
    let hours = hours.map(|hour| view! { <span>{hour.to_string()}</span> }.into_any());
    view! {
        <li class="week-axis" role="presentation" aria-hidden="true">
            <div>{hours.collect::<Vec<_>>()}</div>
        </li>
    }
    .into_any()
}

impl DayContext<'_> {
    fn day(&self, cell: &DayCell, blocks: &[Block]) -> AnyView {
        let DayContext {
            cx, lang, today, ..
        } = *self;
        let date = cell.date;
        let mut name = locale::of(lang).day_with_weekday(date);
        let names = self.model.observances.names(cx, lang, date);
        if !names.is_empty() {
            name = [&name, locale::of(lang).punctuation.comma, &names].concat();
        }
        let short = locale::of(lang).weekday(date.weekday()).short;
        let is_today = date == today;
        let observances = &self.model.observances;
        let first = self.week.all_day.days.first().map(|day| day.date);
        let labels = observances.labels(cx, lang, date, first == Some(date), None);
        view! {
            <li
                class="week-day"
                data-day-off=observances.is_day_off(date)
                data-date=keys::iso(date)
                data-past=date < today
                data-empty=cell.keys.is_empty() && blocks.is_empty()
                aria-current=is_today.then_some("date")
            >
                <h3 aria-label=name>
                    <span class="weekday">{short}</span>
                    " "
                    <span class="day-number">{date.day().to_string()}</span>
                    {labels}
                </h3>
                <div class="week-all-day">{self.all_day(cell)}</div>
                <div class="week-hours">
                    {blocks.iter().map(|it| self.block(it)).collect::<Vec<_>>()}
                    {is_today.then(|| now_line(cx, lang, self.now))}
                </div>
            </li>
        }
        .into_any()
    }

    /// Renders the all-day entries: a bar at the first day, and on the other days a copy for the
    /// layout as lists.
    fn all_day(&self, cell: &DayCell) -> AnyView {
        let DayContext {
            cx,
            lang,
            week,
            model,
            ..
        } = *self;
        let column = week
            .all_day
            .days
            .iter()
            .position(|day| day.date == cell.date);
        let here = |bar: &&Bar| {
            let columns = usize::from(bar.first_column)..=usize::from(bar.last_column);
            column.is_some_and(|column| columns.contains(&column))
        };
        let bars = week.all_day.bars.iter().filter(here).filter_map(|bar| {
            let shown = Shown::of(cx, model, bar.key)?;
            let is_first = column == Some(usize::from(bar.first_column));
            let days = bar.last_column - bar.first_column + 1;
            let is_collapsed = bar.lane >= OPEN_LANES;
            let class = if is_first {
                "week-bar"
            } else {
                "week-bar-repeat"
            };
            Some(
                view! {
                    <div
                        class=class
                        use:properties=vec![
                            ("--lane", bar.lane.to_string()),
                            ("--days", days.to_string()),
                        ]
                        data-collapsed=is_collapsed
                        data-before=bar.continues_before
                        data-after=bar.continues_after
                    >
                        {chip(cx, lang, &shown)}
                    </div>
                }
                .into_any(),
            )
        });
        bars.collect_view().into_any()
    }

    /// Renders a timed entry: hours, title, status.
    fn block(&self, block: &Block) -> Option<AnyView> {
        let DayContext {
            cx, lang, model, ..
        } = *self;
        let shown = Shown::of(cx, model, block.key)?;
        let Shown { entry, session } = shown;
        let status = entry.effective_status(cx.today());
        let hours = match session {
            Some(session) => zone::session_hours(cx, session, cx.zone.get_untracked())?,
            None => zone::hours(cx, entry.subject)?,
        };
        let comma = locale::of(lang).punctuation.comma;
        let no_end = (!block.end_known).then(|| {
            let text = td_string!(i18n(lang), views.no_end);
            view! { <span class="block-end">{comma} {text}</span> }.into_any()
        });
        let status_note = (status != EffectiveStatus::Held).then(|| {
            let word = components::status_label(lang, status);
            view! { <span class="block-status">{comma} {word}</span> }.into_any()
        });
        let hidden_text = |is: bool, text: &'static str| {
            is.then(|| view! { <span class="visually-hidden">" · " {text}</span> }.into_any())
        };
        let view = view! {
            <a
                class="block"
                href=components::event_href(cx, lang, entry.subject)
                data-event=entry.subject.id(cx.bundle).into_owned()
                data-mark=components::mark_index(entry.category)
                data-status=status.code()
                data-open-end=!block.end_known
                data-before=block.continues_before
                data-after=block.continues_after
                use:properties=vec![
                    ("--start", block.start.to_string()),
                    ("--end", block.end.to_string()),
                    ("--column", block.column.to_string()),
                    ("--columns", block.columns.to_string()),
                ]
            >
                <span class="block-time">{hours.text(lang)} {no_end}</span>
                " "
                <span class="block-title">{components::inline(cx, lang, shown.title())}</span>
                {shown.event(cx, lang)}
                {status_note}
                {hidden_text(block.continues_before, td_string!(i18n(lang), views.began_before))}
                {hidden_text(block.continues_after, td_string!(i18n(lang), views.goes_on))}
            </a>
        }
        .into_any();
        Some(view.into_any())
    }
}

/// Renders the line of the current minute. It is clipped outside the drawn hours.
fn now_line(cx: Cx, lang: Lang, now: RwSignal<i64>) -> AnyView {
    let text = move || {
        now.track();
        let time = zone::now(cx, cx.zone.get_untracked()).1.to_string();
        td_string!(i18n(lang), views.now, time = time)
    };
    view! {
        <div
            class="now-line"
            use:live_property=("--start", Signal::derive(move || now.get().to_string()))
        >
            <span>{text}</span>
        </div>
    }
    .into_any()
}

/// Renders an all-day entry.
fn chip(cx: Cx, lang: Lang, shown: &Shown) -> AnyView {
    let entry = shown.entry;
    view! {
        <a
            class="day-entry"
            href=components::event_href(cx, lang, entry.subject)
            data-event=entry.subject.id(cx.bundle).into_owned()
            data-mark=components::mark_index(entry.category)
            data-status=entry.effective_status(cx.today()).code()
        >
            {components::inline(cx, lang, shown.title())}
            {shown.event(cx, lang)}
        </a>
    }
    .into_any()
}

/// An entry, or one of its sessions.
#[derive(Clone, Copy)]
struct Shown {
    entry: View<'static>,
    session: Option<&'static Session>,
}

impl Shown {
    /// Returns the entry or session of a key.
    fn of(cx: Cx, model: &WeekView, key: u32) -> Option<Shown> {
        let key = key as usize;
        let entry = cx.bundle.view_of(model.list.get(key)?);
        let session = model.sessions.get(key).copied().flatten();
        Some(Shown {
            entry,
            session: session.and_then(|index| entry.details.sessions.get(index)),
        })
    }

    /// The session's own title, if there is one.
    fn session_title(&self) -> Option<&'static Localized> {
        let title = self.session.map(|session| &session.title);
        title.filter(|title| !title.is_empty())
    }

    fn title(&self) -> &'static Localized {
        self.session_title().unwrap_or(self.entry.title)
    }

    /// The title of the event, for screen readers, where a session has a title of its own.
    fn event(&self, cx: Cx, lang: Lang) -> Option<AnyView> {
        self.session_title()?;
        let event = components::inline(cx, lang, self.entry.title);
        Some(view! { <span class="visually-hidden">" · " {event}</span> }.into_any())
    }
}

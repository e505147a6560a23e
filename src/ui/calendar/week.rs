//! A week: whole days in lanes, below them the hours of what begins at an hour, and above both the
//! band for what names no day. In a narrow place its days stand below each other as lists.

use super::state::WeekView;
use super::{band, empty, keys, long};
use crate::calendar::month::{Bar, DayCell};
use crate::calendar::week::{Block, Timetable};
use crate::locale;
use crate::model::{Occurrence, Standing};
use crate::text::Lang;
use crate::time::{ClockTime, Date};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts::{live_property, properties};
use crate::ui::{browser, parts, zone};
use leptos::prelude::*;

/// How many lanes of whole days stand open; the rest opens in place.
const LANES: usize = 6;

/// The hours that are shown at least, where any are: 9:00 to 18:00.
const WORK: (u8, u8) = (9, 18);

/// The week as a whole.
pub fn view(cx: Cx, lang: Lang, model: &WeekView) -> AnyView {
    let week = &model.week;
    let words = td_string!(i18n(lang), views.empty_week);
    let empty = (week.count == 0).then(|| empty::view(cx, lang, model.narrowed, words.to_string()));
    let on_days = week.all_day.lanes > 0 || week.hours.is_some();
    // An empty grid of hours says less than a sentence.
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
        {note.map(|words| view! { <p class="quiet">{words}</p> }.into_any())}
    }
    .into_any()
}

/// What each day is painted from.
#[derive(Clone, Copy)]
struct Paint<'a> {
    cx: Cx,
    lang: Lang,
    week: &'a Timetable,
    list: &'a [Occurrence],
    /// Today by the shown clock.
    today: Date,
    /// The minute of the day now by the shown clock.
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
    let paint = Paint {
        cx,
        lang,
        week,
        list: &model.list,
        today,
        now,
    };
    let open = RwSignal::new(false);
    let folded = week
        .all_day
        .bars
        .iter()
        .filter(|bar| bar.lane >= LANES)
        .count();
    let lanes = week.all_day.lanes;
    let shown = move || {
        let lanes = if open.get() { lanes } else { lanes.min(LANES) };
        lanes.to_string()
    };
    let span = hours(week);
    let expanded = move || if open.get() { "true" } else { "false" };
    let words = move || {
        if open.get() {
            return td_string!(i18n(lang), calendar.fewer).to_string();
        }
        let number = locale::of(lang).number(folded);
        td_string!(i18n(lang), calendar.more, number = number)
    };
    let more = (folded > 0).then(|| {
        view! {
            <button
                type="button"
                class="button-quiet"
                aria-expanded=expanded
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {words}
            </button>
        }
        .into_any()
    });
    let days = week.all_day.days.iter().zip(&week.timed);
    let days = days.map(|(day, blocks)| paint.day(day, blocks));
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

/// The hours to draw: those that hold something, and at least those of a working day.
fn hours(week: &Timetable) -> Option<(u8, u8)> {
    let (first, last) = week.hours?;
    Some((first.min(WORK.0), last.max(WORK.1)))
}

/// The hours beside the days.
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

impl Paint<'_> {
    fn day(&self, cell: &DayCell, blocks: &[Block]) -> AnyView {
        let Paint {
            cx, lang, today, ..
        } = *self;
        let date = cell.date;
        let name = locale::of(lang).day_with_weekday(date);
        let short = locale::of(lang).weekday(date.weekday()).short;
        let is_today = date == today;
        view! {
            <li
                class="week-day"
                data-date=keys::iso(date)
                data-past=date < today
                data-none=cell.keys.is_empty() && blocks.is_empty()
                aria-current=is_today.then_some("date")
            >
                <h3 aria-label=name>
                    <span class="weekday">{short}</span>
                    " "
                    <span class="day-number">{date.day().to_string()}</span>
                </h3>
                <div class="week-whole">{self.whole(cell)}</div>
                <div class="week-hours">
                    {blocks.iter().map(|it| self.block(it)).collect::<Vec<_>>()}
                    {is_today.then(|| now_line(cx, lang, self.now))}
                </div>
            </li>
        }
        .into_any()
    }

    /// Whole days: bars from the first of their days here, and on the others the same again for
    /// where days stand below each other.
    fn whole(&self, cell: &DayCell) -> AnyView {
        let Paint {
            cx,
            lang,
            week,
            list,
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
            let occurrence = list.get(bar.key as usize)?;
            let is_first = column == Some(usize::from(bar.first_column));
            let days = bar.last_column - bar.first_column + 1;
            let is_folded = bar.lane >= LANES;
            let class = if is_first { "week-bar" } else { "week-again" };
            Some(
                view! {
                    <div
                        class=class
                        use:properties=vec![
                            ("--lane", bar.lane.to_string()),
                            ("--days", days.to_string()),
                        ]
                        data-folded=is_folded
                        data-before=bar.continues_before
                        data-after=bar.continues_after
                    >
                        {chip(cx, lang, occurrence)}
                    </div>
                }
                .into_any(),
            )
        });
        bars.collect_view().into_any()
    }

    /// What is on at some hours: the hours in words, the title, the state.
    fn block(&self, block: &Block) -> Option<AnyView> {
        let Paint { cx, lang, list, .. } = *self;
        let occurrence = list.get(block.key as usize)?;
        let entry = cx.bundle.view_of(occurrence);
        let standing = entry.standing(cx.today());
        let hours = zone::hours(cx, entry.subject)?;
        let comma = locale::of(lang).punctuation.comma;
        let no_end = (!block.end_known).then(|| {
            let words = td_string!(i18n(lang), views.no_end);
            view! { <span class="block-end">{comma} {words}</span> }.into_any()
        });
        let status = (standing != Standing::Held).then(|| {
            let word = parts::standing_word(lang, standing);
            view! { <span class="block-status">{comma} {word}</span> }.into_any()
        });
        let unseen = |is: bool, words: &'static str| {
            is.then(|| view! { <span class="unseen">" · " {words}</span> }.into_any())
        };
        let view = view! {
            <a
                class="block"
                href=parts::event_href(cx, lang, entry.subject)
                data-event=entry.subject.id(cx.bundle).into_owned()
                data-mark=parts::mark_number(entry.category)
                data-standing=standing.code()
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
                <span class="block-time">{hours.words(lang)} {no_end}</span>
                " "
                <span class="block-title">{parts::inline(cx, lang, entry.title)}</span>
                {status}
                {unseen(block.continues_before, td_string!(i18n(lang), views.began_before))}
                {unseen(block.continues_after, td_string!(i18n(lang), views.goes_on))}
            </a>
        }
        .into_any();
        Some(view.into_any())
    }
}

/// The line of the present minute. It lies outside of what is drawn where nothing is on so late.
fn now_line(cx: Cx, lang: Lang, now: RwSignal<i64>) -> AnyView {
    let words = move || {
        now.track();
        let time = zone::now(cx, cx.zone.get_untracked()).1.to_string();
        td_string!(i18n(lang), views.now, time = time)
    };
    view! {
        <div
            class="now-line"
            use:live_property=("--start", Signal::derive(move || now.get().to_string()))
        >
            <span>{words}</span>
        </div>
    }
    .into_any()
}

/// An entry of a whole day.
fn chip(cx: Cx, lang: Lang, occurrence: &Occurrence) -> AnyView {
    let entry = cx.bundle.view_of(occurrence);
    view! {
        <a
            class="day-entry"
            href=parts::event_href(cx, lang, entry.subject)
            data-event=entry.subject.id(cx.bundle).into_owned()
            data-mark=parts::mark_number(entry.category)
            data-standing=entry.standing(cx.today()).code()
        >
            {parts::inline(cx, lang, entry.title)}
        </a>
    }
    .into_any()
}

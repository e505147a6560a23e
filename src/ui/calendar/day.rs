//! Day of the month grid: its number, bars, dots and list.

use super::keys;
use super::state::MonthView;
use crate::calendar::month::{Bar, DayCell, Week};
use crate::locale;
use crate::text::Lang;
use crate::time::{Date, Weekday};
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{entries, i18n, td_string};
use leptos::prelude::*;
use std::sync::Arc;

/// Number of lanes of a week; bars in further lanes are collapsed into “N more”.
pub const MAX_LANES: usize = 3;
/// Number of dots in a small cell.
const MAX_DOTS: usize = 3;

/// State of the month grid.
#[derive(Clone, Copy)]
pub struct GridState {
    /// Day in the URL.
    pub chosen: Memo<Option<Date>>,
    /// Day whose list is below a grid of dots.
    pub listed: Memo<Option<Date>>,
    /// Day whose list is open over its cell.
    pub open: RwSignal<Option<Date>>,
    /// Tab stop: the day that was focused last or chosen.
    pub tab_stop: RwSignal<Option<Date>>,
}

/// Renders the cell of a day.
pub fn cell(
    cx: Cx,
    lang: Lang,
    model: &Arc<MonthView>,
    week: &Week,
    column: usize,
    state: GridState,
) -> AnyView {
    let Some(day) = week.days.get(column) else {
        return ().into_any();
    };
    let is_weekend = matches!(day.date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let narrow = cx.narrow.get_untracked();
    let date = day.date;
    let is_open = move || state.open.get() == Some(date);
    let bars = (narrow != Some(true)).then(|| bars(cx, lang, model, week, column, state.open));
    let panel = has_list(model, date).then(|| {
        let model = Arc::clone(model);
        move || is_open().then(|| panel(cx, lang, &model, date, state.open))
    });
    let observances = &model.observances;
    let is_first = column == 0 || date.day() == 1;
    let labels =
        (narrow != Some(true)).then(|| observances.labels(cx, lang, date, is_first, Some("-1")));
    let dots = (narrow != Some(false)).then(|| dots(cx, model, day));
    view! {
        <div
            role="gridcell"
            class="day"
            tabindex=move || if state.tab_stop.get() == Some(date) { "0" } else { "-1" }
            data-date=keys::iso(day.date)
            data-outside=!day.in_month
            data-weekend=is_weekend
            data-day-off=observances.is_day_off(date)
            data-past=day.date < cx.today()
            data-listed=move || state.listed.get() == Some(date)
            aria-selected=move || (state.chosen.get() == Some(date)).then_some("true")
            aria-current=(day.date == cx.today()).then_some("date")
        >
            <span class="day-number" role="img" aria-label=name(cx, lang, model, day)>
                {day.date.day().to_string()}
            </span>
            {labels}
            {bars}
            {dots}
            {panel}
        </div>
    }
    .into_any()
}

/// Renders the bars that begin in the cell, and “N more” for those without room.
fn bars(
    cx: Cx,
    lang: Lang,
    model: &MonthView,
    week: &Week,
    column: usize,
    open: RwSignal<Option<Date>>,
) -> AnyView {
    let bars = week.drawn(column, MAX_LANES);
    let bars = bars.map(|bar| bar_link(cx, lang, model, bar));
    let collapsed = week.collapsed(column, MAX_LANES).count();
    let date = week.days.get(column).map(|day| day.date);
    let expanded = move || (open.get() == date).to_string();
    let more = (collapsed > 0).then(|| {
        let number = locale::of(lang).number(collapsed);
        view! {
            <button
                type="button"
                class="more"
                tabindex="-1"
                aria-haspopup="dialog"
                aria-expanded=expanded
            >
                {td_string!(i18n(lang), calendar.more, number = number)}
            </button>
        }
        .into_any()
    });
    (bars.collect_view(), more).into_any()
}

/// Returns whether a day opens a list: it has several entries, or one whose bar begins in an
/// earlier cell.
pub fn has_list(model: &MonthView, date: Date) -> bool {
    model.month.weeks.iter().any(|week| {
        let days = week.days.iter().enumerate();
        let mut days = days.filter(|(_, day)| day.date == date);
        days.any(|(column, day)| {
            day.keys.len() > 1 || week.drawn(column, MAX_LANES).count() < day.keys.len()
        })
    })
}

/// Renders marks of the first entries in a small cell.
fn dots(cx: Cx, model: &MonthView, day: &DayCell) -> AnyView {
    let shown = day.keys.iter().take(MAX_DOTS);
    let shown = shown.filter_map(|key| model.list.get(*key as usize));
    let marks = shown.map(|occurrence| components::mark(cx.bundle.view_of(occurrence).category));
    view! { <span class="dots">{marks.collect_view()}</span> }.into_any()
}

/// Returns the accessible name of a day: its date, its observances and its number of entries.
fn name(cx: Cx, lang: Lang, model: &MonthView, day: &DayCell) -> String {
    let mut name = locale::of(lang).day_with_weekday(day.date);
    let observances = model.observances.names(cx, lang, day.date);
    if !observances.is_empty() {
        name = [&name, locale::of(lang).punctuation.comma, &observances].concat();
    }
    match day.keys.len() {
        0 => name,
        count => [
            &name,
            locale::of(lang).punctuation.colon,
            &entries(lang, count),
        ]
        .concat(),
    }
}

fn bar_link(cx: Cx, lang: Lang, model: &MonthView, bar: &Bar) -> AnyView {
    let Some(occurrence) = model.list.get(bar.key as usize) else {
        return ().into_any();
    };
    let days = bar.last_column.saturating_sub(bar.first_column) + 1;
    let is_long = days > 1 || bar.continues_before || bar.continues_after;
    let attributes = view! {
        <{..}
            tabindex="-1"
            data-days=days.to_string()
            data-lane=bar.lane.to_string()
            data-long=is_long
            data-before=bar.continues_before
            data-after=bar.continues_after
        />
    };
    components::chip(cx, lang, &cx.bundle.view_of(occurrence))
        .add_any_attr(attributes)
        .into_any()
}

/// Renders the list of a day in a popup over its cell.
fn panel(
    cx: Cx,
    lang: Lang,
    model: &MonthView,
    date: Date,
    open: RwSignal<Option<Date>>,
) -> AnyView {
    keys::focus_soon(".day-panel a");
    let close = move |_| {
        open.set(None);
        keys::focus_day(date);
    };
    view! {
        <div
            class="day-panel"
            role="dialog"
            aria-label=locale::of(lang).day_with_weekday(date)
            tabindex="-1"
            on:keydown=move |event| {
                keys::handle_popup_key(
                    &event,
                    "[role=gridcell]",
                    ".entry-title",
                    1,
                    || {
                        open.set(None);
                    },
                );
            }
            on:focusout=move |event| {
                if keys::has_left(&event) {
                    open.set(None);
                }
            }
        >
            {list(cx, lang, model, date)}
            <button
                type="button"
                class="close"
                aria-label=td_string!(i18n(lang), event.close)
                on:click=close
            >
                <span class="icon icon-close" aria-hidden="true"></span>
            </button>
        </div>
    }
    .into_any()
}

/// Renders the list of a day; an empty day has a message and a link to the nearest day with
/// entries.
pub fn list(cx: Cx, lang: Lang, model: &MonthView, date: Date) -> AnyView {
    let days = model.own_days();
    let Some(day) = days.iter().find(|day| day.date == date) else {
        return ().into_any();
    };
    let heading = locale::of(lang).capitalised(&locale::of(lang).day_with_weekday(date));
    let body = if day.keys.is_empty() {
        let mut next = None;
        for day in &days {
            // The first later day, else the last earlier one.
            if !day.keys.is_empty() && next.is_none_or(|next: &DayCell| next.date < date) {
                next = Some(*day);
            }
        }
        let next = next.map(|next| {
            let to = next.date;
            let text = locale::of(lang).day_with_weekday(to);
            view! {
                <button type="button" class="button-quiet" on:click=move |_| keys::choose(cx, to)>
                    {td_string!(i18n(lang), calendar.nearest, day = text)}
                </button>
            }
            .into_any()
        });
        view! {
            <p class="empty">{td_string!(i18n(lang), calendar.empty_day)}</p>
            {next}
        }
        .into_any()
    } else {
        let chosen = day.keys.iter();
        let chosen = chosen.filter_map(|key| model.list.get(*key as usize).cloned());
        components::rows(cx, lang, &chosen.collect::<Vec<_>>(), true)
    };
    view! {
        <h3>{heading}</h3>
        {model.observances.labels(cx, lang, date, true, None)}
        {body}
    }
    .into_any()
}

//! Month: band, lines of long spans, and the grid of days.

use crate::ui::effect::effect;
use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{FocusEvent, KeyboardEvent, MouseEvent};

use super::day;
use super::state::MonthView;
use super::{band, empty, keys, long};
use crate::calendar::month::Week;
use crate::locale;
use crate::route::DateParam;
use crate::text::Lang;
use crate::time::{Date, Edtf};
use crate::ui::context::Cx;

/// Renders the month.
pub fn view(cx: Cx, lang: Lang, model: MonthView) -> AnyView {
    let is_empty = model.month.count == 0 && !model.observances.are_the_content();
    let empty = is_empty.then(|| {
        let text = td_string!(i18n(lang), calendar.empty_month);
        empty::view(cx, lang, model.narrowed, text.to_string())
    });
    let band = {
        let (items, heading) = (&model.month.band, td_string!(i18n(lang), calendar.band));
        let heading_date = Edtf::month(model.month.year, model.month.month);
        band::view(
            cx,
            lang,
            items,
            &model.list,
            heading.to_string(),
            heading_date.ok(),
        )
    };
    let long_lines = long::view(cx, lang, &model.month.long, &model.list);
    let model = Arc::new(model);
    let state = state(cx, &model);
    let grid = grid(cx, lang, &model, state);
    let legend = legend(cx, lang, &model);
    let observances = model.observances.list(cx, lang);
    let listed = Arc::clone(&model);
    let list = (cx.narrow.get() != Some(false)).then(|| {
        let list = move || {
            let date = state.listed.get();
            date.map(|date| day::list(cx, lang, &listed, date))
        };
        view! {
            <div class="day-list" aria-live="polite">
                {list}
            </div>
        }
        .into_any()
    });
    (band, long_lines, empty, grid, list, legend, observances).into_any()
}

/// Returns the state of the grid of a month. The first Tab stop is the chosen day, else today, else
/// the first day.
fn state(cx: Cx, model: &Arc<MonthView>) -> day::GridState {
    let (first, month) = (listed(cx, model), Arc::clone(model));
    let listed = Memo::new(move |_| chosen(cx).filter(|date| month.shows(*date)).or(first));
    let today = Some(cx.today()).filter(|today| model.shows(*today));
    let tab_stop = today.or_else(|| model.own_days().first().map(|day| day.date));
    // Not tracked: another chosen day changes attributes and does not rebuild the month.
    let tab_stop = RwSignal::new(untrack(|| chosen(cx)).or(tab_stop));
    let chosen = Memo::new(move |_| chosen(cx));
    effect(move || {
        if let Some(chosen) = chosen.get() {
            tab_stop.set(Some(chosen));
        }
    });
    day::GridState {
        chosen,
        listed,
        open: RwSignal::new(None),
        tab_stop,
    }
}

/// Returns the single day that the URL names.
fn chosen(cx: Cx) -> Option<Date> {
    cx.params
        .with(|params| params.date.as_ref().and_then(DateParam::single_day))
}

/// Returns the day that a phone lists by default: today, or in other months the first day with
/// entries.
fn listed(cx: Cx, model: &MonthView) -> Option<Date> {
    let days = model.own_days();
    let found = days.iter().find(|day| match model.shows(cx.today()) {
        true => day.date == cx.today(),
        false => !day.keys.is_empty(),
    });
    found.map(|day| day.date)
}

fn grid(cx: Cx, lang: Lang, model: &Arc<MonthView>, state: day::GridState) -> AnyView {
    let open = state.open;
    let first_weekday = model.first_weekday;
    let weekdays = (0..7).map(|ahead| {
        let names = locale::of(lang).weekday(first_weekday.nth_next(ahead));
        view! {
            <div role="columnheader" class="weekday" aria-label=names.long>
                {names.short}
            </div>
        }
        .into_any()
    });
    let listed = Arc::clone(model);
    let key = move |event: KeyboardEvent| {
        keys::handle_key(cx, &event, first_weekday, |date| {
            let has_list = day::has_list(&listed, date);
            if has_list {
                open.set(Some(date));
            }
            has_list
        });
    };
    let tap = move |event: MouseEvent| {
        keys::handle_click(cx, &event, |date| {
            let is_open = open.get_untracked() == Some(date);
            open.set((!is_open).then_some(date));
        });
    };
    let follow_focus = move |event: FocusEvent| {
        if let Some(date) = keys::day_of(&event) {
            state.tab_stop.set(Some(date));
        }
    };
    let weeks = model.month.weeks.iter();
    view! {
        <div
            role="grid"
            class="month-grid"
            aria-labelledby="calendar-heading"
            aria-description=td_string!(i18n(lang), calendar.grid_hint)
            data-weeks=move || cx.params.with(|params| params.weeks)
            on:keydown=key
            on:click=tap
            on:focusin=follow_focus
        >
            <div role="row" class="weekdays">
                <div role="columnheader" class="week-number">
                    <span class="visually-hidden">{td_string!(i18n(lang), calendar.weeks)}</span>
                </div>
                {weekdays.collect_view()}
            </div>
            {weeks.map(|week| row(cx, lang, model, week, state)).collect_view()}
        </div>
    }
    .into_any()
}

fn row(cx: Cx, lang: Lang, model: &Arc<MonthView>, week: &Week, state: day::GridState) -> AnyView {
    let number = week.iso_week.to_string();
    let label = td_string!(i18n(lang), calendar.week_number, number = number.clone());
    let days = (0..7).map(|column| day::cell(cx, lang, model, week, column, state));
    view! {
        <div role="row" class="week">
            <div role="rowheader" class="week-number" aria-label=label>
                {number}
            </div>
            {days.collect_view()}
        </div>
    }
    .into_any()
}

/// Renders the titles behind “N more” below the grid, for print.
fn legend(cx: Cx, lang: Lang, model: &MonthView) -> AnyView {
    let mut lines = Vec::new();
    for week in &model.month.weeks {
        for (column, day) in week.days.iter().enumerate() {
            let mut text = String::new();
            for bar in week.collapsed(column, day::MAX_LANES) {
                if let Some(occurrence) = model.list.get(bar.key as usize) {
                    text.push_str(if text.is_empty() { " — " } else { " · " });
                    text.push_str(&cx.plain(lang, cx.bundle.view_of(occurrence).title));
                }
            }
            if !text.is_empty() {
                let date = locale::of(lang).date(&Edtf::day(day.date));
                lines.push(
                    view! {
                        <li>
                            <strong>{date}</strong>
                            {text}
                        </li>
                    }
                    .into_any(),
                );
            }
        }
    }
    view! { <ul class="legend">{lines}</ul> }.into_any()
}

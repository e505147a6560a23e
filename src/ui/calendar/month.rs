//! A month: the band for what has no day, the lines for what is longer, and the grid of days.

use leptos::prelude::*;

use super::keys;
use super::long;
use super::state::MonthView;
use crate::calendar::month::{Bar, DayCell, Week};
use crate::model::Occurrence;
use crate::model::words::when_in_words;
use crate::route::Page;
use crate::text::Lang;
use crate::time::Date;
use crate::ui::address::Cx;
use crate::ui::i18n::say;
use crate::ui::{format, parts};

/// How many lanes a week shows; what lies below them folds into “N more” of its days.
const LANES: usize = 3;

/// The month as a whole.
pub fn view(cx: Cx, lang: Lang, model: &MonthView) -> AnyView {
    let empty = (model.month.count == 0).then(|| empty(cx, lang, model.narrowed));
    view! {
        {band(cx, lang, model)}
        {long::view(cx, lang, &model.month.long, &model.list)}
        {empty}
        {grid(cx, lang, model)}
        {days_list(cx, lang, model)}
    }
    .into_any()
}

/// An empty month says so and offers a way on.
fn empty(cx: Cx, lang: Lang, narrowed: bool) -> AnyView {
    let words = if narrowed {
        say!(lang, calendar.empty_filtered)
    } else {
        say!(lang, calendar.empty_month)
    };
    let mut address = cx.address_untracked();
    address.params = address.params.widened();
    let clear = narrowed.then(|| {
        view! { <a href=cx.href(&address) data-quiet="">{say!(lang, calendar.clear)}</a> }
    });
    let door = super::fullest_year(cx).map(|(year, _)| {
        let href = super::super::pages::year_href(cx, lang, year);
        view! { <a href=href>{say!(lang, calendar.year_door, year = year.to_string())}</a> }
    });
    view! { <p class="empty">{words} " " {clear} " " {door}</p> }.into_any()
}

fn band(cx: Cx, lang: Lang, model: &MonthView) -> AnyView {
    if model.month.band.is_empty() {
        return ().into_any();
    }
    let chosen = model
        .month
        .band
        .iter()
        .filter_map(|item| model.list.get(item.key as usize));
    let item = |occurrence: &Occurrence| {
        let entry = cx.bundle.view_of(occurrence);
        let id = entry.subject.id(cx.bundle).into_owned();
        let href = parts::event_href(cx, lang, entry.subject);
        let span = occurrence.when.to_string();
        view! {
            <li class="band-item" data-span=span data-event=id data-standing=entry.standing(cx.today).code()>
                {parts::mark(entry.category)}
                <div>
                    <a href=href>{parts::inline(cx, lang, entry.title)}</a>
                    <p class="entry-meta">
                        <span class="entry-when">{when_in_words(&occurrence.when, lang)}</span>
                        {parts::badge(cx, lang, &entry)}
                    </p>
                </div>
            </li>
        }
    };
    view! {
        <section class="band" aria-labelledby="band-heading">
            <h3 id="band-heading">{say!(lang, calendar.band)}</h3>
            <ul>{chosen.map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn grid(cx: Cx, lang: Lang, model: &MonthView) -> AnyView {
    let first_weekday = model.first_weekday;
    let heads = (0..7).map(|ahead| {
        let (short, long) = format::weekday(lang, first_weekday.nth_next(ahead));
        view! {
            <div role="columnheader" class="weekday">
                <abbr title=long.clone() aria-label=long>{short}</abbr>
            </div>
        }
    });
    let stop = tab_stop(cx, model);
    let weeks = model.month.weeks.iter().map(|week| {
        let cells = week.days.iter().enumerate();
        let cells =
            cells.map(|(column, day)| cell(cx, lang, model, week, column, day, day.date == stop));
        let lanes = week.lanes.min(LANES).to_string();
        view! { <div role="row" class="week" data-lanes=lanes>{cells.collect_view()}</div> }
    });
    view! {
        <div
            role="grid"
            class="month-grid"
            aria-labelledby="calendar-heading"
            on:keydown=move |event| keys::answer(cx, &event, first_weekday)
        >
            <div role="row" class="weekdays">{heads.collect_view()}</div>
            {weeks.collect_view()}
        </div>
    }
    .into_any()
}

/// The one day that Tab reaches: today where it is shown, else the first of the month.
fn tab_stop(cx: Cx, model: &MonthView) -> Date {
    let days = || model.month.weeks.iter().flat_map(|week| week.days.iter());
    let own = || days().filter(|day| day.in_month).map(|day| day.date);
    own()
        .find(|date| *date == cx.today)
        .or_else(|| own().next())
        .unwrap_or(cx.today)
}

fn cell(
    cx: Cx,
    lang: Lang,
    model: &MonthView,
    week: &Week,
    column: usize,
    day: &DayCell,
    is_stop: bool,
) -> AnyView {
    let covers = |bar: &&Bar| {
        (usize::from(bar.first_column)..=usize::from(bar.last_column)).contains(&column)
    };
    let begins = |bar: &&Bar| usize::from(bar.first_column) == column && bar.lane < LANES;
    let bars = week.bars.iter().filter(begins).filter_map(|bar| {
        let days = bar.last_column.saturating_sub(bar.first_column) + 1;
        let occurrence = model.list.get(bar.key as usize)?;
        Some(view! {
            <div
                class="bar"
                data-days=days.to_string()
                data-lane=bar.lane.to_string()
                data-before=bar.continues_before.then_some("")
                data-after=bar.continues_after.then_some("")
            >
                {chip(cx, lang, occurrence)}
            </div>
        })
    });
    let folded: Vec<&Occurrence> = week
        .bars
        .iter()
        .filter(|bar| covers(bar) && bar.lane >= LANES)
        .filter_map(|bar| model.list.get(bar.key as usize))
        .collect();
    let more = (!folded.is_empty()).then(|| {
        let number = format::number(lang, folded.len() as f64);
        view! {
            <details class="more">
                <summary tabindex="-1">{say!(lang, calendar.more, number = number)}</summary>
                <div class="more-list">
                    {folded.iter().map(|occurrence| chip(cx, lang, occurrence)).collect_view()}
                </div>
            </details>
        }
    });
    let count = day.keys.len();
    let mut label = format::day_with_weekday(lang, day.date);
    if count > 0 {
        label = [
            &label,
            ": ",
            &say!(lang, words.entries, count = count as i32),
        ]
        .concat();
    }
    let tab = if is_stop { "0" } else { "-1" };
    view! {
        <div
            role="gridcell"
            class="day"
            tabindex=tab
            data-date=keys::iso(day.date)
            data-outside=(!day.in_month).then_some("")
            data-count=count.min(4).to_string()
            aria-label=label
            aria-current=(day.date == cx.today).then_some("date")
        >
            <span class="day-number" aria-hidden="true">{day.date.day()}</span>
            {bars.collect_view()}
            {more}
        </div>
    }
    .into_any()
}

/// An entry inside a day: its mark, its hour where it has one, its title.
fn chip(cx: Cx, lang: Lang, occurrence: &Occurrence) -> AnyView {
    let entry = cx.bundle.view_of(occurrence);
    let id = entry.subject.id(cx.bundle).into_owned();
    let href = cx.href_page(lang, Page::Event(id.as_str().into()));
    let time = entry.time.map(|time| {
        view! { <span class="chip-time">{time.start.to_string()}</span> " " }
    });
    let shape = (entry.category.index() % 5).to_string();
    view! {
        <a
            class="day-entry"
            href=href
            tabindex="-1"
            data-event=id
            data-mark=shape
            data-standing=entry.standing(cx.today).code()
        >
            {time}
            {parts::inline(cx, lang, entry.title)}
        </a>
    }
    .into_any()
}

/// On a phone the grid has room for dots only: its entries stand below it as a list. The style
/// sheet shows one of the two.
fn days_list(cx: Cx, lang: Lang, model: &MonthView) -> AnyView {
    let mut keys: Vec<u32> = model
        .month
        .weeks
        .iter()
        .flat_map(|week| week.days.iter())
        .filter(|day| day.in_month)
        .flat_map(|day| day.keys.iter().copied())
        .collect();
    let mut seen = Vec::new();
    keys.retain(|key| {
        !seen.contains(key) && {
            seen.push(*key);
            true
        }
    });
    if keys.is_empty() {
        return ().into_any();
    }
    let list: Vec<Occurrence> = keys
        .iter()
        .filter_map(|key| model.list.get(*key as usize).cloned())
        .collect();
    view! { <div class="days-list">{parts::rows(cx, lang, &list, true)}</div> }.into_any()
}

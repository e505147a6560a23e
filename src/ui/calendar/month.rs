//! A month: the band for what has no day, the lines for what is longer, and the grid of days.

use super::empty;
use super::keys;
use super::long;
use super::state::MonthView;
use crate::calendar::month::{Bar, DayCell, Week};
use crate::model::Occurrence;
use crate::model::words::when_in_words;
use crate::text::Lang;
use crate::time::{Date, Edtf};
use crate::ui::address::Cx;
use crate::ui::html::{Html, el};
use crate::ui::i18n::say;
use crate::ui::{format, parts, zone};

/// How many lanes a week shows; what lies below them folds into “N more” of its days.
const LANES: usize = 3;

/// The month as a whole.
pub fn view(cx: Cx, lang: Lang, model: &MonthView) -> Html {
    let empty = (model.month.count == 0).then(|| {
        let words = say!(lang, calendar.empty_month);
        empty::view(cx, lang, model.narrowed, words)
    });
    Html::Many(vec![
        band(cx, lang, model),
        long::view(cx, lang, &model.month.long, &model.list),
        Html::from(empty),
        grid(cx, lang, model),
        days_list(cx, lang, model),
    ])
}

fn band(cx: Cx, lang: Lang, model: &MonthView) -> Html {
    if model.month.band.is_empty() {
        return Html::Nothing;
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
        // The heading has said "this month" already; a season or a part of the month is news.
        let when =
            (Edtf::month(model.month.year, model.month.month) != Ok(occurrence.when)).then(|| {
                el("span")
                    .class("entry-when")
                    .child(when_in_words(&occurrence.when, lang))
            });
        let category = cx.plain(lang, &cx.bundle.category(entry.category).title);
        el("li")
            .class("band-item")
            .attr("data-span", span)
            .attr("data-event", id)
            .attr("data-standing", entry.standing(cx.today).code())
            .child(parts::mark(entry.category))
            .child(
                el("div")
                    .child(
                        el("a")
                            .attr("href", href)
                            .child(parts::inline(cx, lang, entry.title)),
                    )
                    .child(
                        el("p")
                            .class("entry-meta")
                            .child(el("span").class("entry-category").child(category))
                            .child(when)
                            .child(parts::badge(cx, lang, &entry)),
                    ),
            )
    };
    el("section")
        .class("band")
        .attr("aria-labelledby", "band-heading")
        .child(
            el("h3")
                .attr("id", "band-heading")
                .child(say!(lang, calendar.band)),
        )
        .child(el("ul").child(chosen.map(item).collect::<Html>()))
        .view()
}

fn grid(cx: Cx, lang: Lang, model: &MonthView) -> Html {
    let first_weekday = model.first_weekday;
    let heads = (0..7).map(|ahead| {
        let (short, long) = format::weekday(lang, first_weekday.nth_next(ahead));
        el("div")
            .attr("role", "columnheader")
            .class("weekday")
            .child(
                el("abbr")
                    .attr("title", long.clone())
                    .attr("aria-label", long)
                    .child(short),
            )
    });
    let stop = tab_stop(cx, model);
    let weeks = model.month.weeks.iter().map(|week| {
        let cells = week.days.iter().enumerate();
        let cells =
            cells.map(|(column, day)| cell(cx, lang, model, week, column, day, day.date == stop));
        let lanes = week.lanes.min(LANES).to_string();
        el("div")
            .attr("role", "row")
            .class("week")
            .attr("data-lanes", lanes)
            .child(cells.collect::<Html>())
    });
    el("div")
        .attr("role", "grid")
        .class("month-grid")
        .attr("aria-labelledby", "calendar-heading")
        .attr("aria-description", say!(lang, calendar.grid_hint))
        .on_typed::<web_sys::KeyboardEvent>("keydown", move |event| {
            keys::answer(cx, &event, first_weekday)
        })
        .child(
            el("div")
                .attr("role", "row")
                .class("weekdays")
                .child(heads.collect::<Html>()),
        )
        .child(weeks.collect::<Html>())
        .view()
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
) -> Html {
    let covers = |bar: &&Bar| {
        (usize::from(bar.first_column)..=usize::from(bar.last_column)).contains(&column)
    };
    let begins = |bar: &&Bar| usize::from(bar.first_column) == column && bar.lane < LANES;
    let bars = week.bars.iter().filter(begins).filter_map(|bar| {
        let days = bar.last_column.saturating_sub(bar.first_column) + 1;
        let occurrence = model.list.get(bar.key as usize)?;
        Some(
            el("div")
                .class("bar")
                .attr("data-days", days.to_string())
                .attr("data-lane", bar.lane.to_string())
                .attr("data-before", bar.continues_before.then_some(""))
                .attr("data-after", bar.continues_after.then_some(""))
                .child(chip(cx, lang, occurrence)),
        )
    });
    let folded: Vec<&Occurrence> = week
        .bars
        .iter()
        .filter(|bar| covers(bar) && bar.lane >= LANES)
        .filter_map(|bar| model.list.get(bar.key as usize))
        .collect();
    let more = (!folded.is_empty()).then(|| {
        let number = format::number(lang, folded.len() as f64);
        el("details")
            .class("more")
            .child(el("summary").attr("tabindex", "-1").child(say!(
                lang,
                calendar.more,
                number = number
            )))
            .child(
                el("div").class("more-list").child(
                    folded
                        .iter()
                        .map(|occurrence| chip(cx, lang, occurrence))
                        .collect::<Html>(),
                ),
            )
    });
    let count = day.keys.len();
    let mut label = format::day_with_weekday(lang, day.date);
    if count > 0 {
        label = [&label, ": ", &crate::ui::i18n::entries(lang, count)].concat();
    }
    let tab = if is_stop { "0" } else { "-1" };
    el("div")
        .attr("role", "gridcell")
        .class("day")
        .attr("tabindex", tab)
        .attr("data-date", keys::iso(day.date))
        .attr("data-outside", (!day.in_month).then_some(""))
        .attr("data-count", count.min(4).to_string())
        .attr("aria-label", label)
        .attr("aria-current", (day.date == cx.today).then_some("date"))
        .child(
            el("span")
                .class("day-number")
                .attr("aria-hidden", "true")
                .child(day.date.day().to_string()),
        )
        .child(bars.collect::<Html>())
        .child(more)
        .view()
}

/// An entry inside a day: its mark, its hour where it has one, its title.
fn chip(cx: Cx, lang: Lang, occurrence: &Occurrence) -> Html {
    let entry = cx.bundle.view_of(occurrence);
    let id = entry.subject.id(cx.bundle).into_owned();
    let href = parts::event_href(cx, lang, entry.subject);
    let hours = zone::hours(cx, entry.subject);
    let time = hours.map(|hours| {
        Html::Many(vec![
            Html::from(el("span").class("chip-time").child(hours.start.to_string())),
            Html::from(" "),
        ])
    });
    el("a")
        .class("day-entry")
        .attr("href", href)
        .attr("tabindex", "-1")
        .attr("data-event", id)
        .attr("data-mark", parts::mark_number(entry.category))
        .attr("data-standing", entry.standing(cx.today).code())
        .child(time)
        .child(parts::inline(cx, lang, entry.title))
        .view()
}

/// On a phone the grid has room for dots only: its entries stand below it as a list. The style
/// sheet shows one of the two.
fn days_list(cx: Cx, lang: Lang, model: &MonthView) -> Html {
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
        return Html::Nothing;
    }
    let list: Vec<Occurrence> = keys
        .iter()
        .filter_map(|key| model.list.get(*key as usize).cloned())
        .collect();
    el("div")
        .class("days-list")
        .child(parts::rows(cx, lang, &list, true))
        .view()
}

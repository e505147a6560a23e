//! A day of the month grid: its number, its bars, its dots, and its list.

use super::state::MonthView;
use super::{keys, month};
use crate::calendar::month::{Bar, DayCell, Week};
use crate::locale;
use crate::text::Lang;
use crate::time::{Date, Weekday};
use crate::ui::address::Cx;
use crate::ui::html::{Html, el};
use crate::ui::messages::{entries, i18n, td_string};
use crate::ui::parts;
use crate::ui::react::RwSignal;

/// How many lanes a week shows; what lies below them folds into “N more” of its days.
pub const LANES: usize = 3;
/// How many dots a small cell has room for.
const DOTS: usize = 3;

/// The day of a month whose list is opened.
pub type Open = RwSignal<Option<Date>>;

/// The cell of a day.
pub fn cell(cx: Cx, lang: Lang, model: &MonthView, week: &Week, column: usize) -> Html {
    let Some(day) = week.days.get(column) else {
        return Html::Nothing;
    };
    let is_weekend = matches!(day.date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let cell = el("div")
        .attr("role", "gridcell")
        .class("day")
        .attr("tabindex", if is_stop(cx, model, day) { "0" } else { "-1" })
        .attr("data-date", keys::iso(day.date))
        .attr("data-outside", !day.in_month)
        .attr("data-weekend", is_weekend)
        .attr("data-past", day.date < cx.today)
        .attr("aria-current", (day.date == cx.today).then_some("date"))
        .child(
            el("span")
                .class("day-number")
                .attr("role", "img")
                .attr("aria-label", name(lang, day))
                .child(day.date.day().to_string()),
        );
    let inside = match cx.narrow.get_untracked() {
        true => dots(cx, model, day),
        false => bars(cx, lang, model, week, column),
    };
    cell.child(inside).view()
}

/// What begins in the cell, and “N more” for what has no room there.
fn bars(cx: Cx, lang: Lang, model: &MonthView, week: &Week, column: usize) -> Html {
    let bars = week.drawn(column, LANES);
    let mut bars: Vec<Html> = bars.map(|bar| painted_bar(cx, lang, model, bar)).collect();
    let folded = week.folded(column, LANES).count();
    if folded > 0 {
        let number = locale::of(lang).number(folded);
        let more = el("button")
            .attr("type", "button")
            .class("more")
            .attr("tabindex", "-1")
            .attr("aria-haspopup", "dialog")
            .attr("aria-expanded", "false")
            .child(td_string!(i18n(lang), calendar.more, number = number));
        bars.push(more.view());
    }
    Html::Many(bars)
}

/// Whether a day opens a list: it has several entries, or one that is painted in the cell of an
/// earlier day.
pub fn has_list(model: &MonthView, date: Date) -> bool {
    model.month.weeks.iter().any(|week| {
        let days = week.days.iter().enumerate();
        let mut days = days.filter(|(_, day)| day.date == date);
        days.any(|(column, day)| {
            day.keys.len() > 1 || week.drawn(column, LANES).count() < day.keys.len()
        })
    })
}

/// In a small cell, a mark for each entry as far as there is room.
fn dots(cx: Cx, model: &MonthView, day: &DayCell) -> Html {
    let mut dots = el("span").class("dots");
    for key in day.keys.iter().take(DOTS) {
        if let Some(occurrence) = model.list.get(*key as usize) {
            dots = dots.child(parts::mark(cx.bundle.view_of(occurrence).category));
        }
    }
    dots.view()
}

/// The one day that Tab reaches: today where it is shown, else the first of the month. A day that
/// the address names takes it from there.
fn is_stop(cx: Cx, model: &MonthView, day: &DayCell) -> bool {
    day.in_month
        && if month::shows(model, cx.today) {
            day.date == cx.today
        } else {
            day.date.day() == 1
        }
}

/// What a day is called before what is on it: the day, and how much there is.
fn name(lang: Lang, day: &DayCell) -> String {
    let name = locale::of(lang).day_with_weekday(day.date);
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

fn painted_bar(cx: Cx, lang: Lang, model: &MonthView, bar: &Bar) -> Html {
    let Some(occurrence) = model.list.get(bar.key as usize) else {
        return Html::Nothing;
    };
    let days = bar.last_column.saturating_sub(bar.first_column) + 1;
    let is_long = days > 1 || bar.continues_before || bar.continues_after;
    parts::chip(cx, lang, &cx.bundle.view_of(occurrence))
        .attr("tabindex", "-1")
        .attr("data-days", days.to_string())
        .attr("data-lane", bar.lane.to_string())
        .attr("data-long", is_long)
        .attr("data-before", bar.continues_before)
        .attr("data-after", bar.continues_after)
        .view()
}

/// The list of the day that is opened in its place.
pub fn panel(cx: Cx, lang: Lang, model: &MonthView, date: Date, open: Open) -> Html {
    let close = move |_| {
        open.set(None);
        keys::focus_day(date);
    };
    el("div")
        .class("day-panel")
        .attr("role", "dialog")
        .attr("aria-label", locale::of(lang).day_with_weekday(date))
        .attr("tabindex", "-1")
        .on_typed("keydown", move |event| {
            keys::answer_opened(&event, "[role=gridcell]", ".entry-title", 1, || {
                open.set(None);
            });
        })
        .on_typed("focusout", move |event| {
            if keys::has_left(&event) {
                open.set(None);
            }
        })
        .child(list(cx, lang, model, date))
        .child(
            el("button")
                .attr("type", "button")
                .class("close")
                .attr("aria-label", td_string!(i18n(lang), event.close))
                .on("click", close)
                .child(
                    el("span")
                        .class("icon icon-close")
                        .attr("aria-hidden", "true"),
                ),
        )
        .view()
}

/// The list of a day, below a grid of dots or in the place of a day; an empty day says so and offers the nearest other.
pub fn list(cx: Cx, lang: Lang, model: &MonthView, date: Date) -> Html {
    let days = month::own_days(model);
    let Some(day) = days.iter().find(|day| day.date == date) else {
        return Html::Nothing;
    };
    let heading = locale::of(lang).capitalised(&locale::of(lang).day_with_weekday(date));
    let body = if day.keys.is_empty() {
        let mut next = None;
        for day in &days {
            // The first that is later, else the last of those before.
            if !day.keys.is_empty() && next.is_none_or(|next: &DayCell| next.date < date) {
                next = Some(*day);
            }
        }
        let next = next.map(|next| {
            let to = next.date;
            let words = locale::of(lang).day_with_weekday(to);
            el("button")
                .attr("type", "button")
                .class("button-quiet")
                .on("click", move |_| keys::choose(cx, to))
                .child(td_string!(i18n(lang), calendar.nearest, day = words))
        });
        Html::Many(vec![
            el("p")
                .class("empty")
                .child(td_string!(i18n(lang), calendar.empty_day))
                .view(),
            Html::from(next),
        ])
    } else {
        let chosen = day.keys.iter();
        let chosen = chosen.filter_map(|key| model.list.get(*key as usize).cloned());
        parts::rows(cx, lang, &chosen.collect::<Vec<_>>(), true)
    };
    Html::Many(vec![el("h3").child(heading).view(), body])
}

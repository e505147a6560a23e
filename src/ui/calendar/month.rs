//! A month: the band for what has no day, the lines for what is longer, and the grid of days.

use std::sync::Arc;

use super::day::{self, LANES};
use super::state::MonthView;
use super::{band, empty, keys, long};
use crate::calendar::month::DayCell;
use crate::model::words::when_in_words;
use crate::route::DateParam;
use crate::text::Lang;
use crate::time::{Date, Edtf};
use crate::ui::address::Cx;
use crate::ui::format;
use crate::ui::html::{Html, Value, el, live};
use crate::ui::i18n::say;
use crate::ui::react::effect;

/// The month as a whole.
pub fn view(cx: Cx, lang: Lang, model: MonthView) -> Html {
    let empty = (model.month.count == 0).then(|| {
        let words = say!(lang, calendar.empty_month);
        empty::view(cx, lang, model.narrowed, words)
    });
    let band = {
        let (items, heading) = (&model.month.band, say!(lang, calendar.band));
        let said = Edtf::month(model.month.year, model.month.month);
        band::view(cx, lang, items, &model.list, heading, said.ok())
    };
    let longs = long::view(cx, lang, &model.month.long, &model.list);
    let model = Arc::new(model);
    let (grid, legend) = (grid(cx, lang, &model), legend(cx, lang, &model));
    let (first, listed) = (listed(cx, &model), Arc::clone(&model));
    let list = move || {
        let date = chosen(cx).filter(|date| shows(&listed, *date)).or(first);
        date.map(|date| day::list(cx, lang, &listed, date))
    };
    effect(move || {
        let chosen = chosen(cx);
        keys::mark(chosen, chosen.filter(|date| shows(&model, *date)).or(first));
    });
    Html::Many(vec![
        band,
        longs,
        Html::from(empty),
        grid,
        el("div")
            .class("day-list")
            .attr("aria-live", "polite")
            .child(live(list))
            .view(),
        legend,
    ])
}

/// The days of the month itself, without those of its neighbours.
pub fn own_days(model: &MonthView) -> Vec<&DayCell> {
    let mut days = Vec::new();
    for week in &model.month.weeks {
        days.extend(week.days.iter().filter(|day| day.in_month));
    }
    days
}

/// The one day that the address names.
fn chosen(cx: Cx) -> Option<Date> {
    cx.params
        .with(|params| params.date.as_ref().and_then(DateParam::single_day))
}

/// Whether the day belongs to the month.
pub fn shows(model: &MonthView, date: Date) -> bool {
    let shown = (model.month.year, model.month.month);
    shown == (date.year(), u8::from(date.month()))
}

/// The day that a phone lists when none is chosen: today, else the first that has anything.
fn listed(cx: Cx, model: &MonthView) -> Option<Date> {
    let days = own_days(model);
    let found = days.iter().find(|day| match shows(model, cx.today) {
        true => day.date == cx.today,
        false => !day.keys.is_empty(),
    });
    found.map(|day| day.date)
}

fn grid(cx: Cx, lang: Lang, model: &Arc<MonthView>) -> Html {
    let first_weekday = model.first_weekday;
    let corner = el("div")
        .attr("role", "columnheader")
        .class("week-number")
        .child(el("span").class("unseen").child(say!(lang, calendar.weeks)));
    let mut heads = el("div")
        .attr("role", "row")
        .class("weekdays")
        .child(corner);
    for ahead in 0..7 {
        let (short, long) = format::weekday(lang, first_weekday.nth_next(ahead));
        let head = el("div").attr("role", "columnheader").class("weekday");
        heads = heads.child(head.attr("aria-label", long).child(short));
    }
    let mut grid = el("div")
        .attr("role", "grid")
        .class("month-grid")
        .attr("aria-labelledby", "calendar-heading")
        .attr("aria-description", say!(lang, calendar.grid_hint))
        .attr(
            "data-weeks",
            Value::live(move || cx.params.with(|params| params.weeks)),
        )
        .on_typed::<web_sys::KeyboardEvent>("keydown", move |event| {
            keys::answer(cx, &event, first_weekday)
        })
        .on("click", move |event| keys::tap(cx, &event))
        .child(heads);
    for week in &model.month.weeks {
        let number = week.iso_week.to_string();
        let label = say!(lang, calendar.week_number, number = number.clone());
        let number = el("div")
            .attr("role", "rowheader")
            .class("week-number")
            .attr("aria-label", label)
            .child(number);
        let mut row = el("div").attr("role", "row").class("week").child(number);
        for column in 0..7 {
            row = row.child(day::cell(cx, lang, model, week, column));
        }
        grid = grid.child(row);
    }
    grid.view()
}

/// On paper “N more” cannot be opened: its titles stand below the grid.
fn legend(cx: Cx, lang: Lang, model: &MonthView) -> Html {
    let mut lines = Vec::new();
    for week in &model.month.weeks {
        for (column, day) in (0..).zip(&week.days) {
            let mut words = String::new();
            for bar in &week.bars {
                let is_here = bar.first_column <= column && column <= bar.last_column;
                let occurrence = model.list.get(bar.key as usize);
                if let Some(occurrence) = occurrence.filter(|_| is_here && bar.lane >= LANES) {
                    words.push_str(if words.is_empty() { " — " } else { " · " });
                    words.push_str(&cx.plain(lang, cx.bundle.view_of(occurrence).title));
                }
            }
            if !words.is_empty() {
                let date = when_in_words(&Edtf::day(day.date), lang);
                lines.push(Html::from(
                    el("li").child(el("strong").child(date)).child(words),
                ));
            }
        }
    }
    el("ul").class("legend").child(Html::Many(lines)).view()
}

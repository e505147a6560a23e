//! A month: the band for what has no day, the lines for what is longer, and the grid of days.

use crate::ui::messages::{i18n, td_string};
use std::sync::Arc;

use super::day;
use super::state::MonthView;
use super::{band, empty, keys, long};
use crate::calendar::month::{DayCell, Week};
use crate::locale;
use crate::route::DateParam;
use crate::text::Lang;
use crate::time::{Date, Edtf};
use crate::ui::address::Cx;
use crate::ui::browser;
use crate::ui::html::{Html, Value, el, late, live};
use crate::ui::react::{RwSignal, effect};

/// The month as a whole.
pub fn view(cx: Cx, lang: Lang, model: MonthView) -> Html {
    let empty = (model.month.count == 0).then(|| {
        let words = td_string!(i18n(lang), calendar.empty_month);
        empty::view(cx, lang, model.narrowed, words.to_string())
    });
    let painted = browser::painted();
    let band = {
        let (items, heading) = (&model.month.band, td_string!(i18n(lang), calendar.band));
        let said = Edtf::month(model.month.year, model.month.month);
        band::view(
            cx,
            lang,
            items,
            &model.list,
            heading.to_string(),
            said.ok(),
            painted,
        )
    };
    let longs = long::view(cx, lang, &model.month.long, &model.list);
    let model = Arc::new(model);
    let open = day::Open::new(None);
    let grid = grid(cx, lang, &model, open, painted);
    let legend = {
        let model = Arc::clone(&model);
        late(painted, move || legend(cx, lang, &model))
    };
    let (first, listed) = (listed(cx, &model), Arc::clone(&model));
    let list = cx.narrow.get().then(|| {
        let list = move || {
            let date = chosen(cx).filter(|date| shows(&listed, *date)).or(first);
            date.map(|date| day::list(cx, lang, &listed, date))
        };
        el("div")
            .class("day-list")
            .attr("aria-live", "polite")
            .child(live(list))
    });
    let opened = Arc::clone(&model);
    effect(move || {
        painted.track();
        let chosen = chosen(cx);
        keys::mark(chosen, chosen.filter(|date| shows(&model, *date)).or(first));
    });
    let mut placed = None;
    effect(move || {
        let date = open.get();
        placed.take();
        placed = keys::show_opened(date, || match date {
            Some(date) => day::panel(cx, lang, &opened, date, open),
            None => Html::Nothing,
        });
    });
    Html::Many(vec![
        band,
        longs,
        Html::from(empty),
        grid,
        Html::from(list),
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

fn grid(
    cx: Cx,
    lang: Lang,
    model: &Arc<MonthView>,
    open: day::Open,
    painted: RwSignal<bool>,
) -> Html {
    let first_weekday = model.first_weekday;
    let corner = el("div")
        .attr("role", "columnheader")
        .class("week-number")
        .child(
            el("span")
                .class("unseen")
                .child(td_string!(i18n(lang), calendar.weeks)),
        );
    let mut heads = el("div")
        .attr("role", "row")
        .class("weekdays")
        .child(corner);
    for ahead in 0..7 {
        let names = locale::of(lang).weekday(first_weekday.nth_next(ahead));
        let head = el("div").attr("role", "columnheader").class("weekday");
        heads = heads.child(head.attr("aria-label", names.long).child(names.short));
    }
    let listed = Arc::clone(model);
    let mut grid = el("div")
        .attr("role", "grid")
        .class("month-grid")
        .attr("aria-labelledby", "calendar-heading")
        .attr(
            "aria-description",
            td_string!(i18n(lang), calendar.grid_hint),
        )
        .attr(
            "data-weeks",
            Value::live(move || cx.params.with(|params| params.weeks)),
        )
        .on_typed::<web_sys::KeyboardEvent>("keydown", move |event| {
            keys::answer(cx, &event, first_weekday, |date| {
                let has_list = day::has_list(&listed, date);
                if has_list {
                    open.set(Some(date));
                }
                has_list
            });
        })
        .on("click", move |event| {
            keys::tap(cx, &event, |date| {
                let is_open = open.get_untracked() == Some(date);
                open.set((!is_open).then_some(date));
            });
        })
        .child(heads);
    let seen = keys::parts_in_view();
    for at in 0..model.month.weeks.len() {
        let model = Arc::clone(model);
        let row = move || {
            model
                .month
                .weeks
                .get(at)
                .map(|it| row(cx, lang, &model, it))
        };
        grid = grid.child(match at < seen {
            true => live(row),
            false => late(painted, row),
        });
    }
    grid.view()
}

fn row(cx: Cx, lang: Lang, model: &MonthView, week: &Week) -> Html {
    let number = week.iso_week.to_string();
    let label = td_string!(i18n(lang), calendar.week_number, number = number.clone());
    let number = el("div")
        .attr("role", "rowheader")
        .class("week-number")
        .attr("aria-label", label)
        .child(number);
    let mut row = el("div").attr("role", "row").class("week").child(number);
    for column in 0..7 {
        row = row.child(day::cell(cx, lang, model, week, column));
    }
    row.view()
}

/// On paper “N more” cannot be opened: its titles stand below the grid.
fn legend(cx: Cx, lang: Lang, model: &MonthView) -> Html {
    let mut lines = Vec::new();
    for week in &model.month.weeks {
        for (column, day) in week.days.iter().enumerate() {
            let mut words = String::new();
            for bar in week.folded(column, day::LANES) {
                if let Some(occurrence) = model.list.get(bar.key as usize) {
                    words.push_str(if words.is_empty() { " — " } else { " · " });
                    words.push_str(&cx.plain(lang, cx.bundle.view_of(occurrence).title));
                }
            }
            if !words.is_empty() {
                let date = locale::of(lang).date(&Edtf::day(day.date));
                lines.push(Html::from(
                    el("li").child(el("strong").child(date)).child(words),
                ));
            }
        }
    }
    el("ul").class("legend").child(Html::Many(lines)).view()
}

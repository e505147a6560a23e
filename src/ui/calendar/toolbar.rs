//! The calendar's toolbar: what is shown, stepping, today, and the switch of views.

use leptos::prelude::*;

use super::state::{Shown, State};
use crate::calendar::month_after;
use crate::calendar::opening::Reason;
use crate::model::words::when_in_words;
use crate::route::{DateParam, ViewParam, ZoneParam};
use crate::text::Lang;
use crate::time::Window;
use crate::ui::address::Cx;
use crate::ui::browser::Step;
use crate::ui::format;
use crate::ui::html::{Html, Value, el, live};
use crate::ui::i18n::say;
use crate::ui::zone;

/// Heading, steps and views. Steps take the place of the present address, so that Back leads out
/// of the calendar and not through every month.
pub fn view(cx: Cx, lang: Lang, state: State, with_views: bool) -> Html {
    let heading = move || heading(cx, lang, state);
    let step = move |by: i32| move |_| go(cx, state, by);
    let by_year = move || year_of(cx, state).is_some();
    let previous = move || {
        if by_year() {
            say!(lang, calendar.previous_year)
        } else {
            say!(lang, calendar.previous)
        }
    };
    let next = move || {
        if by_year() {
            say!(lang, calendar.next_year)
        } else {
            say!(lang, calendar.next)
        }
    };
    let today = move |_| {
        let (year, month) = (cx.today.year(), u8::from(cx.today.month()));
        cx.change(Step::Replace, |params| {
            params.date = DateParam::month(year, month)
        });
    };
    let note = move || note(lang, state.shown.get());
    let views = with_views.then(|| views(cx, lang, state));
    let clock = zone::has_hours(cx).then(|| clock(cx, lang, state));
    Html::Many(vec![
        Html::from(
            el("div")
                .class("calendar-bar")
                .child(
                    el("h2")
                        .attr("id", "calendar-heading")
                        .class("calendar-heading")
                        .attr("aria-live", "polite")
                        .child(live(heading)),
                )
                .child(
                    el("div")
                        .class("calendar-steps")
                        .child(
                            el("button")
                                .attr("type", "button")
                                .class("step")
                                .attr("aria-label", Value::live(previous))
                                .attr("title", Value::live(previous))
                                .on("click", step(-1))
                                .child(
                                    el("span")
                                        .class("icon icon-previous")
                                        .attr("aria-hidden", "true"),
                                ),
                        )
                        .child(
                            el("button")
                                .attr("type", "button")
                                .class("button-quiet")
                                .on("click", today)
                                .child(say!(lang, calendar.today)),
                        )
                        .child(
                            el("button")
                                .attr("type", "button")
                                .class("step")
                                .attr("aria-label", Value::live(next))
                                .attr("title", Value::live(next))
                                .on("click", step(1))
                                .child(
                                    el("span")
                                        .class("icon icon-next")
                                        .attr("aria-hidden", "true"),
                                ),
                        ),
                )
                .child(views),
        ),
        Html::from(clock),
        live(note),
    ])
}

fn heading(cx: Cx, lang: Lang, state: State) -> String {
    let shown = state.shown.get();
    if state.view.get() == ViewParam::Month {
        return format::month(lang, shown.year, shown.month);
    }
    let named = cx.params.with(|params| params.date.clone());
    match (year_of(cx, state), named) {
        (Some(year), _) => say!(lang, calendar.during, year = year.to_string()),
        (None, Some(date)) => when_in_words(date.edtf(), lang),
        (None, None) => format::month(lang, shown.year, shown.month),
    }
}

/// The year, where the agenda shows a whole one.
fn year_of(cx: Cx, state: State) -> Option<i32> {
    if state.view.get() == ViewParam::Month {
        return None;
    }
    let named = cx.params.with(|params| params.date.clone());
    match named {
        None => Some(state.shown.get().year),
        Some(date) => {
            let window = date.window()?;
            let year = window.first().year();
            (DateParam::year(year)? == date).then_some(year)
        }
    }
}

fn go(cx: Cx, state: State, by: i32) {
    let date = match untrack(|| year_of(cx, state)) {
        Some(year) => DateParam::year(year + by),
        None => {
            let shown = state.shown.get_untracked();
            let (year, month) = month_after(shown.year, shown.month, by);
            DateParam::month(year, month)
        }
    };
    if date.is_some() {
        cx.change(Step::Replace, |params| params.date = date);
    }
}

/// Why this month was opened, where that is not today's.
fn note(lang: Lang, shown: Shown) -> Option<Html> {
    let month = || format::month_in_text(lang, shown.year, shown.month);
    let words = match shown.reason? {
        Reason::Today | Reason::NoEvents => return None,
        Reason::Upcoming(_) | Reason::NextKnown => say!(lang, calendar.upcoming, month = month()),
        Reason::Latest => say!(lang, calendar.newest, month = month()),
    };
    Some(el("p").class("calendar-note").child(words).view())
}

fn views(cx: Cx, lang: Lang, state: State) -> Html {
    let choice = move |view: ViewParam| {
        let name = match view {
            ViewParam::Month => say!(lang, calendar.month),
            ViewParam::Agenda => say!(lang, calendar.agenda),
        };
        let pressed = move || {
            if state.view.get() == view {
                "true"
            } else {
                "false"
            }
        };
        let choose = move |_| cx.change(Step::Replace, |params| params.view = Some(view));
        el("button")
            .attr("type", "button")
            .attr("aria-pressed", Value::live(pressed))
            .on("click", choose)
            .child(name)
    };
    el("div")
        .class("switch")
        .attr("role", "group")
        .attr("aria-label", say!(lang, calendar.views))
        .child(ViewParam::ALL.map(choice).into_iter().collect::<Html>())
        .view()
}

/// Whose clock the hours are shown by, and the way to the other one.
fn clock(cx: Cx, lang: Lang, state: State) -> Html {
    let other = move || match cx.zone.get() {
        ZoneParam::City => ZoneParam::Mine,
        ZoneParam::Mine => ZoneParam::City,
    };
    let label = move || {
        let shown = state.shown.get();
        let days = state
            .span()
            .or_else(|| Window::month(shown.year, shown.month));
        days.map(|days| zone::label(cx, lang, cx.zone.get(), days.first(), days.last()))
    };
    let words = move || match other() {
        ZoneParam::City => say!(lang, views.to_city_time),
        ZoneParam::Mine => say!(lang, views.to_my_time),
    };
    let choose = move |_| {
        let zone = untrack(other);
        cx.change(Step::Replace, |params| {
            params.zone = Some(zone).filter(|zone| *zone != ZoneParam::City)
        });
    };
    el("p")
        .class("calendar-clock")
        .child(el("span").attr("role", "status").child(live(label)))
        .child(" ")
        .child(
            el("button")
                .attr("type", "button")
                .class("as-link")
                .on("click", choose)
                .child(live(words)),
        )
        .view()
}

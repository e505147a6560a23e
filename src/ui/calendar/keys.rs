//! The keys of the month grid (WAI-ARIA APG grid pattern): one Tab stop, arrows between days.
//! And of what opens in place: arrows between its links, Esc back to where it was opened.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent, NodeList};

use crate::calendar::focus::{Direction, GridKey, step};
use crate::route::DateParam;
use crate::time::{Date, Weekday};
use crate::ui::browser::{self, Step};
use crate::ui::context::Cx;

const CELL: &str = "[role=gridcell]";
/// “N more” in a cell.
const OPENER: &str = "button[aria-expanded]";

/// Answers a key in the grid: moves the focus by day, week, month or year, opens the day with
/// Enter or Space, and leaves everything else to the browser. `open` opens the list of a day that
/// has one.
pub fn answer(
    cx: Cx,
    event: &KeyboardEvent,
    first_weekday: Weekday,
    open: impl FnOnce(Date) -> bool,
) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some((target, date)) = target(event).and_then(day_around) else {
        return;
    };
    if matches!(event.key().as_str(), "Enter" | " ") {
        // On a link or button inside, they are its own.
        if target.has_attribute("data-date") {
            event.prevent_default();
            open_day(cx, &target, date, open);
        }
        return;
    }
    let Some(key) = GridKey::from_name(&event.key(), event.shift_key()) else {
        return;
    };
    event.prevent_default();
    show(cx, step(date, key, first_weekday, Direction::Ltr), date);
}

/// Answers a click or a tap in the grid: “N more” opens the list of its day, and where there is no
/// link the day is chosen.
pub fn tap(cx: Cx, event: &Event, open: impl FnOnce(Date)) {
    let Some((target, date)) = target(event).and_then(day_around) else {
        return;
    };
    if matches!(target.closest(OPENER), Ok(Some(_))) {
        open(date);
    } else if matches!(target.closest("a"), Ok(None)) {
        choose(cx, date);
    }
}

/// The day in whose cell an element is, unless it is in what has been opened there.
fn day_around(target: HtmlElement) -> Option<(HtmlElement, Date)> {
    let around = target.closest("[data-date],[role=dialog]").ok()??;
    let date = day(&around.get_attribute("data-date")?)?;
    Some((target, date))
}

/// Opens a day: its one entry, or the list of several. Where the grid has room for dots only, and
/// where a day is empty, it is chosen.
fn open_day(cx: Cx, cell: &HtmlElement, date: Date, open: impl FnOnce(Date) -> bool) {
    if cx.narrow.get_untracked() == Some(true) {
        return choose(cx, date);
    }
    if open(date) {
        return;
    }
    let link = cell.query_selector("a[href]").ok().flatten();
    match link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        Some(link) => link.click(),
        None => choose(cx, date),
    }
}

/// Chooses a day: the address names it, and the focus stands on it.
pub fn choose(cx: Cx, date: Date) {
    cx.change(Step::Replace, |params| {
        params.date = Some(DateParam::day(date))
    });
    browser::next_frame(move || {
        focus(date, true);
    });
}

/// Gives the focus to a day that the grid shows.
pub fn focus_day(date: Date) {
    focus(date, true);
}

/// Moves the focus to a day, turning the page where the day is in another month.
fn show(cx: Cx, to: Date, from: Date) {
    let month = |date: Date| (date.year(), u8::from(date.month()));
    if focus(to, month(to) == month(from)) {
        return;
    }
    let (year, number) = month(to);
    cx.change(Step::Replace, |params| {
        params.date = DateParam::month(year, number)
    });
    browser::next_frame(move || {
        if !focus(to, true) {
            // What is below the window comes later.
            browser::after_frame(move || {
                focus(to, true);
            });
        }
    });
}

/// Focuses the cell of a day, where the grid shows it as a day of its month.
fn focus(date: Date, near: bool) -> bool {
    let cell = cell_of(date).filter(|cell| near || !cell.has_attribute("data-outside"));
    cell.is_some_and(|cell| cell.focus().is_ok())
}

/// The day whose cell an event is of, where it is of the cell itself and not of what is in it.
pub fn day_of(event: &Event) -> Option<Date> {
    day(&target(event)?.get_attribute("data-date")?)
}

/// Answers a key in what has been opened in place: Esc closes it and gives the focus back to the
/// `opener` around or beside it, arrows go from one of `stops` to the next or the one `row` further.
pub fn answer_opened(
    event: &KeyboardEvent,
    opener: &str,
    stops: &str,
    row: i32,
    close: impl FnOnce(),
) {
    let Some(holder) = event.current_target() else {
        return;
    };
    let Some(holder) = holder.dyn_ref::<HtmlElement>() else {
        return;
    };
    let by = match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            let around = holder.parent_element();
            let beside = |around: Element| around.query_selector(opener).ok().flatten();
            let opener = holder.closest(opener).ok().flatten();
            let opener = opener.or_else(|| around.and_then(beside));
            close();
            if let Some(opener) = opener {
                focus_on(opener);
            }
            return;
        }
        "ArrowDown" => row,
        "ArrowUp" => -row,
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        _ => return,
    };
    let (Some(from), Ok(stops)) = (target(event), holder.query_selector_all(stops)) else {
        return;
    };
    let Some(at) = elements(&stops).position(|stop| stop == from) else {
        return;
    };
    event.prevent_default();
    let to = i32::try_from(at).map(|at| at + by);
    let to = to.ok().and_then(|to| usize::try_from(to).ok());
    if let Some(to) = to.and_then(|to| elements(&stops).nth(to)) {
        let _ = to.focus();
    }
}

/// Whether the focus has gone from what is opened in place, neither back to what opens it nor into
/// the card of an entry.
pub fn has_left(event: &FocusEvent) -> bool {
    let next = event
        .related_target()
        .and_then(|next| next.dyn_into::<Element>().ok());
    next.is_none_or(|next| {
        matches!(
            next.closest("[role=dialog],dialog,[aria-expanded=true]"),
            Ok(None)
        )
    })
}

/// Focuses the first thing of a selector once the page has it.
pub fn focus_soon(selector: &'static str) {
    browser::next_frame(move || browser::focus_first(selector));
}

fn focus_on(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
}

fn target(event: &Event) -> Option<HtmlElement> {
    event.target()?.dyn_into().ok()
}

fn cell_of(date: Date) -> Option<HtmlElement> {
    browser::first(&[CELL, "[data-date=\"", &iso(date), "\"]"].concat())
}

fn elements(list: &NodeList) -> impl Iterator<Item = HtmlElement> {
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok())
}

/// A civil day as `YYYY-MM-DD`.
pub fn iso(date: Date) -> String {
    crate::time::Edtf::day(date).to_string()
}

fn day(text: &str) -> Option<Date> {
    DateParam::parse(text)?.single_day()
}

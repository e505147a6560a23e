//! Keyboard handling of the month grid (WAI-ARIA APG grid pattern): one Tab stop, arrows between
//! days. In popups, arrows move between links and Esc returns to the opener.

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

/// Handles a key in the grid: moves the focus by day, week, month or year, opens the day with Enter
/// or Space, and leaves everything else to the browser. `open` opens the list of a day and returns
/// whether it has one.
pub fn handle_key(
    cx: Cx,
    event: &KeyboardEvent,
    first_weekday: Weekday,
    open: impl FnOnce(Date) -> bool,
) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some((target, date)) = target(event).and_then(enclosing_day) else {
        return;
    };
    if matches!(event.key().as_str(), "Enter" | " ") {
        // A link or button inside the cell handles these keys itself.
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

/// Handles a click in the grid: “N more” opens the list of its day, a click outside a link chooses
/// the day.
pub fn handle_click(cx: Cx, event: &Event, open: impl FnOnce(Date)) {
    let Some((target, date)) = target(event).and_then(enclosing_day) else {
        return;
    };
    if matches!(target.closest(OPENER), Ok(Some(_))) {
        open(date);
    } else if matches!(target.closest("a"), Ok(None)) {
        choose(cx, date);
    }
}

/// Returns the day whose cell contains an element, unless the element is in a popup.
fn enclosing_day(target: HtmlElement) -> Option<(HtmlElement, Date)> {
    let cell = target.closest("[data-date],[role=dialog]").ok()??;
    let date = day(&cell.get_attribute("data-date")?)?;
    Some((target, date))
}

/// Opens a day: its only entry, or the list of several. In a grid of dots, and if the day is empty,
/// it is chosen instead.
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

/// Chooses a day: sets the date of the URL and focuses the day.
pub fn choose(cx: Cx, date: Date) {
    cx.change(Step::Replace, |params| {
        params.date = Some(DateParam::day(date))
    });
    browser::next_frame(move || {
        focus(date, true);
    });
}

/// Focuses a day in the grid.
pub fn focus_day(date: Date) {
    focus(date, true);
}

/// Focuses a day, and changes to its month if necessary.
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
            // Off-screen weeks are rendered one frame later.
            browser::after_frame(move || {
                focus(to, true);
            });
        }
    });
}

/// Focuses the cell of a day. Unless `include_outside`, only if the day belongs to the shown month.
fn focus(date: Date, include_outside: bool) -> bool {
    let cell = cell_of(date).filter(|cell| include_outside || !cell.has_attribute("data-outside"));
    cell.is_some_and(|cell| cell.focus().is_ok())
}

/// Returns the day of the cell that is the event's target; `None` if the target is inside a cell.
pub fn day_of(event: &Event) -> Option<Date> {
    day(&target(event)?.get_attribute("data-date")?)
}

/// Handles a key in a popup: Esc closes it and focuses the `opener` around it or next to it, arrows
/// move among `stops` by one or by `row`.
pub fn handle_popup_key(
    event: &KeyboardEvent,
    opener: &str,
    stops: &str,
    row: i32,
    close: impl FnOnce(),
) {
    let Some(popup) = event.current_target() else {
        return;
    };
    let Some(popup) = popup.dyn_ref::<HtmlElement>() else {
        return;
    };
    let by = match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            let parent = popup.parent_element();
            let find_sibling = |parent: Element| parent.query_selector(opener).ok().flatten();
            let opener = popup.closest(opener).ok().flatten();
            let opener = opener.or_else(|| parent.and_then(find_sibling));
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
    let (Some(from), Ok(stops)) = (target(event), popup.query_selector_all(stops)) else {
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

/// Returns whether the focus has left a popup, other than to its opener or to the card of an entry.
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

/// Focuses the first match of a selector in the next frame.
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
    browser::query_selector(&[CELL, "[data-date=\"", &iso(date), "\"]"].concat())
}

fn elements(list: &NodeList) -> impl Iterator<Item = HtmlElement> {
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok())
}

/// Formats a day as `YYYY-MM-DD`.
pub fn iso(date: Date) -> String {
    crate::time::Edtf::day(date).to_string()
}

fn day(text: &str) -> Option<Date> {
    DateParam::parse(text)?.single_day()
}

//! The keys of the month grid (WAI-ARIA APG grid pattern): one Tab stop, arrows between days.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::calendar::focus::{Direction, GridKey, step};
use crate::route::DateParam;
use crate::time::{Date, Weekday, days};
use crate::ui::address::Cx;
use crate::ui::browser::{self, Step};

/// Answers a key in the grid: moves the focus by day, week, month or year, opens the day's first
/// entry with Enter or Space, and leaves everything else to the browser.
pub fn answer(cx: Cx, event: &KeyboardEvent, first_weekday: Weekday) {
    let cell = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let Some(cell) = cell else { return };
    // Inside a cell, on a link, the keys are the link's.
    let Some(date) = cell.get_attribute("data-date").and_then(|date| day(&date)) else {
        return;
    };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    if matches!(event.key().as_str(), "Enter" | " ") {
        event.prevent_default();
        let link = cell.query_selector("a[href], summary").ok().flatten();
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            link.click();
        }
        return;
    }
    let Some(key) = GridKey::from_name(&event.key(), event.shift_key()) else {
        return;
    };
    event.prevent_default();
    show(cx, step(date, key, first_weekday, Direction::Ltr), date);
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
        focus(to, true);
    });
}

/// Focuses the cell of a day, where the grid shows it as a day of its month.
fn focus(date: Date, near: bool) -> bool {
    let selector = ["[role=gridcell][data-date=\"", &iso(date), "\"]"].concat();
    let found =
        browser::document().and_then(|document| document.query_selector(&selector).ok().flatten());
    let Some(cell) = found.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    if !near && cell.has_attribute("data-outside") {
        return false;
    }
    // The Tab stop travels with the focus.
    if let Some(grid) = cell.closest("[role=grid]").ok().flatten()
        && let Ok(stops) = grid.query_selector_all("[role=gridcell][tabindex=\"0\"]")
    {
        for at in 0..stops.length() {
            let stop = stops
                .item(at)
                .and_then(|stop| stop.dyn_into::<HtmlElement>().ok());
            if let Some(stop) = stop {
                stop.set_tab_index(-1);
            }
        }
    }
    cell.set_tab_index(0);
    cell.focus().is_ok()
}

/// A civil day as `YYYY-MM-DD`.
pub fn iso(date: Date) -> String {
    crate::time::Edtf::day(date).to_string()
}

fn day(text: &str) -> Option<Date> {
    let mut numbers = text.split('-');
    let year = numbers.next()?.parse().ok()?;
    let month = numbers.next()?.parse().ok()?;
    let number = numbers.next()?.parse().ok()?;
    days::date(year, month, number)
}

//! The heading of the calendar, and the choice of a month and a year that it opens.

use crate::ui::messages::{entries, i18n, td_string};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::keys;
use super::state::{Shown, State, counted};
use crate::calendar::Unit;
use crate::locale;
use crate::route::{DateParam, ViewParam};
use crate::text::Lang;
use crate::time::Window;
use crate::ui::address::Cx;
use crate::ui::browser::{self, Step};
use crate::ui::html::{El, Html, Value, el, live};
use crate::ui::react::RwSignal;

/// The years that can be typed.
const FIRST_YEAR: u32 = 1;
const LAST_YEAR: u32 = 9998;
const FIELD: &str = "picker-year";
const OPENER: &str = ".picker-open";
const MONTH: &str = ".picker-months button";
const FIRST: &str = ".picker-panel [data-first]";

/// The heading with the number of entries, which both are read out when they change, and behind it
/// the choice of a month; of a year alone where the view shows whole years.
pub fn view(cx: Cx, lang: Lang, state: State, heading: Html) -> Html {
    let open = RwSignal::new(false);
    let expanded = move || if open.get() { "true" } else { "false" };
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        keys::focus_soon(FIRST);
    };
    let count = move || state.count.get().map(|count| entries(lang, count));
    let panel = move || open.get().then(|| untrack(|| panel(cx, lang, state, open)));
    el("div")
        .class("picker")
        .child(
            el("div")
                .class("calendar-title")
                .attr("aria-live", "polite")
                .attr("aria-atomic", "true")
                .child(
                    el("h2")
                        .attr("id", "calendar-heading")
                        .class("calendar-heading")
                        .child(
                            el("button")
                                .attr("type", "button")
                                .class("picker-open")
                                .attr("aria-haspopup", "dialog")
                                .attr("aria-expanded", Value::live(expanded))
                                .on("click", toggle)
                                .child(heading),
                        ),
                )
                .child(el("span").class("calendar-count").child(live(count))),
        )
        .child(live(panel))
        .view()
}

fn panel(cx: Cx, lang: Lang, state: State, open: RwSignal<bool>) -> Html {
    let by_year = state.unit() == Unit::Year;
    let shown = state.shown.get_untracked();
    // Negative years have no field of their own; the steps of the toolbar reach them.
    let year = RwSignal::new(u32::try_from(shown.year).unwrap_or(1));
    let set = move |number: u32| {
        year.set(number);
        if by_year {
            let number = i32::try_from(number).unwrap_or(1);
            cx.change(Step::Replace, |params| {
                params.date = DateParam::year(number)
            });
        }
    };
    let name = if by_year {
        td_string!(i18n(lang), calendar.choose_year)
    } else {
        td_string!(i18n(lang), calendar.choose_month)
    };
    let weeks = move |_| cx.change(Step::Replace, |params| params.weeks = !params.weeks);
    // Only the grid of a month has numbers of weeks.
    let numbers = (state.view.get() == ViewParam::Month).then(|| {
        let is_on = cx.params.with_untracked(|params| params.weeks);
        let field = el("input").attr("type", "checkbox").attr("checked", is_on);
        el("label")
            .class("picker-weeks")
            .child(field.on("change", weeks))
            .child(td_string!(i18n(lang), calendar.weeks))
    });
    let months = move || (!by_year).then(|| months(cx, lang, state, shown, year.get(), open));
    el("div")
        .class("picker-panel")
        .attr("role", "dialog")
        .attr("aria-label", name)
        .attr("tabindex", "-1")
        .on_typed("keydown", move |event| {
            keys::answer_opened(&event, OPENER, MONTH, 3, || open.set(false));
        })
        .on_typed("focusout", move |event| {
            if keys::has_left(&event) {
                open.set(false);
            }
        })
        .child(year_row(lang, shown.year, by_year, open, set))
        .child(live(months))
        .child(numbers)
        .view()
}

/// A year that is typed or stepped.
fn year_row(
    lang: Lang,
    year: i32,
    by_year: bool,
    open: RwSignal<bool>,
    set: impl Fn(u32) + Copy + 'static,
) -> El {
    // The year in the field, if it is one that can be shown.
    let read = || {
        let found = browser::document()?.get_element_by_id(FIELD)?;
        let field: HtmlInputElement = found.dyn_into().ok()?;
        let number: u32 = field.value().parse().ok()?;
        let is_year = (FIRST_YEAR..=LAST_YEAR).contains(&number);
        is_year.then_some((field, number))
    };
    let step = move |by: i32, name: String, class: &'static str| {
        let go = move |_| {
            let Some((field, number)) = read() else {
                return;
            };
            let next = number
                .saturating_add_signed(by)
                .clamp(FIRST_YEAR, LAST_YEAR);
            field.set_value(&next.to_string());
            set(next);
        };
        el("button")
            .attr("type", "button")
            .class("step")
            .attr("aria-label", name)
            .on("click", go)
            .child(el("span").class(class).attr("aria-hidden", "true"))
    };
    let typed = move |_| {
        if let Some((_, number)) = read() {
            set(number);
        }
    };
    let entered = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            open.set(!by_year);
            keys::focus_soon(if by_year { OPENER } else { FIRST });
        }
    };
    el("div")
        .class("picker-years")
        .child(step(
            -1,
            td_string!(i18n(lang), calendar.previous_year).to_string(),
            "icon icon-previous",
        ))
        .child(
            el("input")
                .attr("id", FIELD)
                .attr("type", "number")
                .attr("inputmode", "numeric")
                .attr("min", FIRST_YEAR.to_string())
                .attr("max", LAST_YEAR.to_string())
                .attr("required", true)
                .attr("aria-label", td_string!(i18n(lang), views.year))
                .attr("value", year.to_string())
                .attr("data-first", by_year)
                .on("input", typed)
                .on_typed("keydown", entered),
        )
        .child(step(
            1,
            td_string!(i18n(lang), calendar.next_year).to_string(),
            "icon icon-next",
        ))
}

/// Twelve months with how much each has. One is the Tab stop: the chosen one, else the first.
fn months(cx: Cx, lang: Lang, state: State, shown: Shown, year: u32, open: RwSignal<bool>) -> Html {
    let year = i32::try_from(year).unwrap_or(1);
    let list = Window::year(year).map(|year| untrack(|| state.occurrences(&year)));
    let list = list.unwrap_or_default();
    let mut months = el("div").class("picker-months");
    for number in 1..=12 {
        let count = Window::month(year, number).map(|month| counted(&list, &month, false));
        let count = count.unwrap_or(0);
        let is_shown = (year, number) == (shown.year, shown.month);
        let is_first = number == if year == shown.year { shown.month } else { 1 };
        let is_now = (year, number) == (cx.today.year(), u8::from(cx.today.month()));
        let choose = move |_| {
            cx.change(Step::Replace, |params| {
                params.date = DateParam::month(year, number)
            });
            open.set(false);
            keys::focus_soon(OPENER);
        };
        let name = locale::of(lang).month_heading(number);
        let is_empty = count == 0;
        let words = (!is_empty).then(|| {
            [
                &name,
                locale::of(lang).punctuation.comma,
                &entries(lang, count),
            ]
            .concat()
        });
        let count = (!is_empty).then(|| el("span").class("picker-count").child(count.to_string()));
        let button = el("button")
            .attr("type", "button")
            .attr("tabindex", if is_first { "0" } else { "-1" })
            .attr("data-first", is_first)
            .attr("aria-pressed", if is_shown { "true" } else { "false" })
            .attr("aria-current", is_now.then_some("date"))
            .on("click", choose)
            .attr("aria-label", words)
            .child(name)
            .child(count);
        months = months.child(button);
    }
    months.view()
}

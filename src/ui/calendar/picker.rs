//! Heading of the calendar, and the popup to choose a month and a year.

use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::keys;
use super::state::{Shown, State, counts};
use crate::locale;
use crate::route::{DateParam, ViewParam};
use crate::text::Lang;
use crate::time::Window;
use crate::ui::browser::{self, Step};
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::modules::Lazy;

/// Range of years that can be typed.
const FIRST_YEAR: u32 = 1;
const LAST_YEAR: u32 = 9998;
const FIELD: &str = "picker-year";
const OPENER: &str = ".picker-open";
const MONTH: &str = ".picker-months button";
const FIRST: &str = ".picker-panel [data-initial-focus]";

/// Renders the heading and the number of entries as a live region, and the button that opens the
/// popup for a month, or for a year in views of whole years.
pub fn view(cx: Cx, lang: Lang, state: State, heading: AnyView) -> AnyView {
    let open = RwSignal::new(false);
    let expanded = move || if open.get() { "true" } else { "false" };
    let toggle = move |_| open.update(|open| *open = !*open);
    let count = move || {
        let counts = state.count.get()?;
        Some(components::counts_text(lang, &counts))
    };
    let panel = move || {
        open.get()
            .then(|| cx.lazy(&PICKER, |panel| panel(cx, lang, state, open)))
    };
    view! {
        <div class="picker">
            <div class="calendar-title" aria-live="polite" aria-atomic="true">
                <h2 id="calendar-heading" class="calendar-heading">
                    <button
                        type="button"
                        class="picker-open"
                        aria-haspopup="dialog"
                        aria-expanded=expanded
                        on:click=toggle
                    >
                        {heading}
                    </button>
                </h2>
                <span class="calendar-count">{count}</span>
            </div>
            {panel}
        </div>
    }
    .into_any()
}

/// Type of [`panel`].
pub type Picker = fn(Cx, Lang, State, RwSignal<bool>) -> AnyView;

/// [`panel`], in [`Module::Details`](crate::ui::modules::Module).
pub static PICKER: Lazy<Picker> = Lazy::new();

/// Renders the popup.
pub fn panel(cx: Cx, lang: Lang, state: State, open: RwSignal<bool>) -> AnyView {
    keys::focus_soon(FIRST);
    let by_year = state.view.get() == ViewParam::Year;
    let shown = state.shown.get_untracked();
    // Negative years cannot be typed; the steps of the toolbar reach them.
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
    // Only the grid of a month has week numbers.
    let numbers = (state.view.get() == ViewParam::Month).then(|| {
        let is_on = cx.params.with_untracked(|params| params.weeks);
        view! {
            <label class="picker-weeks">
                <input type="checkbox" checked=is_on on:change=weeks />
                {td_string!(i18n(lang), calendar.weeks)}
            </label>
        }
        .into_any()
    });
    let months = move || (!by_year).then(|| months(cx, lang, state, shown, year.get(), open));
    view! {
        <div
            class="picker-panel"
            role="dialog"
            aria-label=name
            tabindex="-1"
            on:keydown=move |event| {
                keys::handle_popup_key(&event, OPENER, MONTH, 3, || open.set(false));
            }
            on:focusout=move |event| {
                if keys::has_left(&event) {
                    open.set(false);
                }
            }
        >
            {year_row(lang, shown.year, by_year, open, set)}
            {months}
            {numbers}
        </div>
    }
    .into_any()
}

/// Renders the field for a year with its steps.
fn year_row(
    lang: Lang,
    year: i32,
    by_year: bool,
    open: RwSignal<bool>,
    set: impl Fn(u32) + Copy + Send + 'static,
) -> AnyView {
    // Returns the field and its year if it is valid.
    let read = || {
        let found = browser::document()?.get_element_by_id(FIELD)?;
        let field: HtmlInputElement = found.dyn_into().ok()?;
        let number: u32 = field.value().parse().ok()?;
        let is_year = (FIRST_YEAR..=LAST_YEAR).contains(&number);
        is_year.then_some((field, number))
    };
    let step = move |by: i32, name: &'static str, class: &'static str| {
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
        view! {
            <button type="button" class="step" aria-label=name on:click=go>
                <span class=class aria-hidden="true"></span>
            </button>
        }
        .into_any()
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
    view! {
        <div class="picker-years">
            {step(-1, td_string!(i18n(lang), calendar.previous_year), "icon icon-previous")}
            <input
                id=FIELD
                type="number"
                inputmode="numeric"
                min=FIRST_YEAR.to_string()
                max=LAST_YEAR.to_string()
                required=true
                aria-label=td_string!(i18n(lang), views.year)
                value=year.to_string()
                data-initial-focus=by_year
                on:input=typed
                on:keydown=entered
            /> {step(1, td_string!(i18n(lang), calendar.next_year), "icon icon-next")}
        </div>
    }
    .into_any()
}

/// Renders twelve months with their counts. The Tab stop is the shown month, else January.
fn months(
    cx: Cx,
    lang: Lang,
    state: State,
    shown: Shown,
    year: u32,
    open: RwSignal<bool>,
) -> AnyView {
    let year = i32::try_from(year).unwrap_or(1);
    let list = Window::year(year).map(|year| untrack(|| state.occurrences(&year)));
    let list = list.unwrap_or_default();
    let months = (1..=12).map(|number| {
        let counts = Window::month(year, number).map(|month| counts(cx, &list, &month, false));
        let counts = counts.unwrap_or_default();
        let count = counts.total();
        let is_shown = (year, number) == (shown.year, shown.month);
        let is_first = number == if year == shown.year { shown.month } else { 1 };
        let is_now = (year, number) == (cx.today().year(), u8::from(cx.today().month()));
        let choose = move |_| {
            cx.change(Step::Replace, |params| {
                params.date = DateParam::month(year, number)
            });
            open.set(false);
            keys::focus_soon(OPENER);
        };
        let name = locale::of(lang).month_heading(number);
        let is_empty = count == 0;
        let text = (!is_empty).then(|| {
            [
                &name,
                locale::of(lang).punctuation.comma,
                &components::counts_text(lang, &counts),
            ]
            .concat()
        });
        // What is not announced is marked differently.
        let entries = match counts.expected + counts.unconfirmed == count {
            true => "expected",
            false => "known",
        };
        let count = (!is_empty)
            .then(|| view! { <span class="picker-count">{count.to_string()}</span> }.into_any());
        view! {
            <button
                type="button"
                tabindex=if is_first { "0" } else { "-1" }
                data-initial-focus=is_first
                aria-pressed=if is_shown { "true" } else { "false" }
                aria-current=is_now.then_some("date")
                data-entries=(!is_empty).then_some(entries)
                on:click=choose
                aria-label=text
            >
                {name}
                {count}
            </button>
        }
        .into_any()
    });
    view! { <div class="picker-months">{months.collect_view()}</div> }.into_any()
}

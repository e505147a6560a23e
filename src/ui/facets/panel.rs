//! The disclosure with all choices. Its elements stay while their counts change, and so does the
//! focus of who goes through them by keys.

use crate::ui::messages::{counted, i18n, td_string};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{choices, told};
use crate::locale;
use crate::model::{Count, Facets, Filter, Respect};
use crate::route::{DateParam, Facet, Params};
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::address::Cx;
use crate::ui::browser::{self, Step};
use crate::ui::html::{El, Html, Value, el, live};
use crate::ui::react::{RwSignal, effect};

/// The id of what opens the panel.
pub const SUMMARY: &str = "facets-summary";
const FROM: &str = "facets-from";
const TO: &str = "facets-to";
const AGE: &str = "facets-age";

/// How many years are offered by name.
const YEARS: usize = 12;

/// What the panel and its sentence know beside the address.
#[derive(Clone, Copy)]
pub struct State {
    pub is_open: RwSignal<bool>,
    pub facets: StoredValue<Facets, LocalStorage>,
    /// Told when there are other counts.
    pub counted: RwSignal<Option<usize>>,
}

/// The sentence and the panel behind it.
pub fn view(cx: Cx, lang: Lang) -> Html {
    let state = State {
        is_open: RwSignal::new(false),
        facets: StoredValue::new_local(Facets::default()),
        counted: RwSignal::new(None),
    };
    // Counted only where somebody sees it.
    effect(move || {
        let is_wanted = state.is_open.get() | cx.params.with(Params::narrows);
        if is_wanted && cx.lookup.is_whole.get() {
            let (filter, window) = cx.params.with(|params| {
                let window = params.date.as_ref().and_then(DateParam::window);
                (params.filter(cx.bundle, lang), window)
            });
            let facets = cx.lookup.count(cx.bundle, &filter, window.as_ref());
            state.facets.set_value(facets);
            state.counted.set(Some(0));
        }
    });
    let toggled = move |event: web_sys::Event| {
        let details = event.target().and_then(|it| it.dyn_into().ok());
        if let Some(details) = details.map(|it: web_sys::Element| it.has_attribute("open")) {
            state.is_open.set(details);
        }
    };
    let body = move || {
        let is_wanted = state.is_open.get() && cx.lookup.is_whole.get();
        is_wanted.then(|| untrack(|| body(cx, lang, state)))
    };
    let chips = move || cx.params.with(|params| told::chips(cx, lang, params));
    el("div")
        .class("narrowing")
        .child(told::view(cx, lang, state))
        .child(
            el("details")
                .class("facets")
                .on("toggle", toggled)
                .child(
                    el("summary")
                        .attr("id", SUMMARY)
                        .class("button-quiet")
                        .child(
                            el("span")
                                .class("icon icon-facets")
                                .attr("aria-hidden", "true"),
                        )
                        .child(td_string!(i18n(lang), facets.title)),
                )
                .child(live(body)),
        )
        .child(live(chips))
        .view()
}

fn body(cx: Cx, lang: Lang, state: State) -> Html {
    let mut body = el("div").class("facets-body");
    // What no entry has is no choice.
    let used = cx.lookup.count(cx.bundle, &Filter::default(), None);
    for facet in choices::FACETS {
        body = body.child(group(cx, lang, state, facet, &used));
    }
    // Back and Forward may change them; who types in one is left alone.
    effect(move || {
        let (window, age) = cx.params.with(|params| {
            let window = params.date.as_ref().and_then(DateParam::window);
            (window, params.age)
        });
        let day = |date| Edtf::day(date).to_string();
        let from = window.map_or_else(String::new, |window| day(window.first()));
        let to = window.map_or_else(String::new, |window| day(window.last()));
        let age = age.map_or_else(String::new, |age| age.to_string());
        browser::next_frame(move || {
            fill(FROM, &from);
            fill(TO, &to);
            fill(AGE, &age);
        });
    });
    let dated = move |_| {
        let (from, to) = (typed(FROM), typed(TO));
        let date = DateParam::parse(&[&from, "/", &to].concat());
        if date.is_some() || from.is_empty() && to.is_empty() {
            cx.change(Step::Replace, |params| params.date = date);
        }
    };
    let aged = move |_| {
        let age = typed(AGE).parse().ok().filter(|age| *age <= 120);
        cx.change(Step::Replace, |params| params.age = age);
    };
    let clear = move |_| cx.change(Step::Push, |params| params.date = None);
    let days = el("div")
        .class("facets-fields")
        .child(
            field(
                td_string!(i18n(lang), facets.from).to_string(),
                FROM,
                "date",
            )
            .on("change", dated),
        )
        .child(field(td_string!(i18n(lang), facets.to).to_string(), TO, "date").on("change", dated))
        .child(
            el("button")
                .attr("type", "button")
                .class("button-quiet")
                .on("click", clear)
                .child(td_string!(i18n(lang), facets.any_date)),
        );
    let readable = option(
        state,
        td_string!(i18n(lang), facets.readable).to_string(),
        move |facets| facets.of(Respect::Readable).get(lang.index()).copied(),
        move || cx.params.with(|params| params.readable),
        move || cx.change(Step::Push, |params| params.readable = !params.readable),
        lang,
    );
    let when = fieldset(
        td_string!(i18n(lang), event.when).to_string(),
        years(cx, lang, state, &used),
    )
    .child(days);
    body.child(when)
        .child(fieldset(
            td_string!(i18n(lang), facets.for_me).to_string(),
            el("div")
                .class("facets-fields")
                .child(
                    field(
                        td_string!(i18n(lang), facets.age).to_string(),
                        AGE,
                        "number",
                    )
                    .on("change", aged),
                )
                .child(readable),
        ))
        .child(
            el("p")
                .class("quiet")
                .child(td_string!(i18n(lang), facets.note)),
        )
        .view()
}

/// The newest years of which something is known; the fields lead to all others.
fn years(cx: Cx, lang: Lang, state: State, used: &Facets) -> El {
    let known = used.years().filter(|(_, count)| count.all > 0);
    let known: Vec<i32> = known.map(|(year, _)| year).collect();
    let newest = known.get(known.len().saturating_sub(YEARS)..);
    let mut row = el("div").class("facets-row");
    for year in newest.unwrap_or_default().iter().rev() {
        let year = *year;
        let is_chosen = move || {
            cx.params
                .with(|params| params.date.is_some() && params.date == DateParam::year(year))
        };
        let toggle = move || {
            let date = DateParam::year(year).filter(|_| !untrack(is_chosen));
            cx.change(Step::Push, |params| params.date = date);
        };
        row = row.child(option(
            state,
            locale::of(lang).year_heading(year),
            move |facets| Some(facets.year(year)),
            is_chosen,
            toggle,
            lang,
        ));
    }
    row
}

fn fieldset(name: String, inside: El) -> El {
    el("fieldset").child(el("legend").child(name)).child(inside)
}

/// A field with its label. What listens on the label hears the field.
fn field(name: String, id: &'static str, kind: &'static str) -> El {
    el("label").child(name).child(" ").child(
        el("input")
            .attr("id", id)
            .attr("type", kind)
            .attr("min", (kind == "number").then_some("0")),
    )
}

fn group(cx: Cx, lang: Lang, state: State, facet: Facet, used: &Facets) -> El {
    let respect = choices::respect(facet);
    let is_used = |place: usize| {
        used.of(respect)
            .get(place)
            .is_some_and(|count| count.all > 0)
    };
    let mut row = el("div").class("facets-row");
    for (place, (id, name)) in choices::of(cx, lang, facet).into_iter().enumerate() {
        if !is_used(place) {
            continue;
        }
        // A choice begins a line; within the sentence that tells of it the word stays as it is.
        let name = locale::of(lang).capitalised(&name);
        let word = id.clone();
        let is_chosen = move || {
            cx.params
                .with(|params| params.facet(facet).iter().any(|chosen| **chosen == *word))
        };
        let toggle = move || cx.change(Step::Push, |params| params.toggle(facet, &id));
        let count = move |facets: &Facets| facets.of(respect).get(place).copied();
        row = row.child(option(state, name, count, is_chosen, toggle, lang));
    }
    fieldset(choices::name(lang, facet).to_string(), row)
}

/// A choice that can be switched on and off, with its count; pale while it would leave nothing.
fn option(
    state: State,
    name: String,
    of: impl Fn(&Facets) -> Option<Count> + Clone + Send + 'static,
    is_chosen: impl Fn() -> bool + Send + 'static,
    toggle: impl Fn() + 'static,
    lang: Lang,
) -> El {
    let count = move || {
        state.counted.get();
        state.facets.with_value(&of).unwrap_or_default()
    };
    let checked = move || if is_chosen() { "true" } else { "false" };
    let pale = {
        let count = count.clone();
        move || (count().all == 0).then_some("")
    };
    let number = {
        let count = count.clone();
        move || locale::of(lang).number(count().all as usize)
    };
    let vague = move || {
        let vague = count().without_day() as usize;
        (vague > 0).then(|| {
            [
                locale::of(lang).punctuation.comma,
                &counted!(lang, vague, facets.no_day),
            ]
            .concat()
        })
    };
    el("button")
        .attr("type", "button")
        .attr("role", "checkbox")
        .attr("aria-checked", Value::live(checked))
        .attr("data-pale", Value::live(pale))
        .class("facets-option")
        .on("click", move |_| toggle())
        .child(name)
        .child(" ")
        .child(el("span").class("facets-count").child(live(number)))
        .child(el("span").class("unseen").child(live(vague)))
}

/// Sets what a field holds, unless it has the focus.
fn fill(id: &str, value: &str) {
    let is_focused = browser::focused().is_some_and(|focused| focused.id() == id);
    if let Some(field) = input(id).filter(|field| !is_focused && field.value() != value) {
        field.set_value(value);
    }
}

fn typed(id: &str) -> String {
    input(id).map(|field| field.value()).unwrap_or_default()
}

fn input(id: &str) -> Option<HtmlInputElement> {
    let found = browser::document()?.get_element_by_id(id)?;
    found.dyn_into().ok()
}

//! The disclosure with all choices. Its elements are kept while their counts change, and so is the
//! keyboard focus.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::state::{SUMMARY, State};
use super::{choices, summary};
use crate::locale;
use crate::model::{Count, Facets, Filter, FilterField, Scope};
use crate::route::{DateParam, Facet, Params};
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::browser::{self, Step};
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{counted, i18n, td_string};
use crate::ui::modules::Lazy;

const FROM: &str = "facets-from";
const TO: &str = "facets-to";
const AGE: &str = "facets-age";

/// Number of years offered as buttons.
const YEARS: usize = 12;

/// The summary and the panel.
#[component]
pub fn Filters(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let state = State {
        is_open: RwSignal::new(false),
        facets: StoredValue::new_local(Facets::default()),
        counted: RwSignal::new(None),
    };
    // Count only if the counts are visible.
    Effect::new(move |_| {
        let is_wanted = state.is_open.get() | cx.params.with(Params::has_filters);
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
    let body = move || {
        let is_wanted = state.is_open.get() && cx.lookup.is_whole.get();
        is_wanted.then(|| cx.lazy(&CHOICES, |choices| choices(cx, lang, state)))
    };
    let chips = move || cx.params.with(|params| summary::chips(cx, lang, params));
    view! {
        <div class="filters">
            {summary::view(cx, lang, state)}
            <details class="facets needs-program" open=move || state.is_open.get() on:toggle=components::follow_toggle(state.is_open)>
                <summary id=SUMMARY class="button-quiet">
                    <span class="icon icon-facets" aria-hidden="true"></span>
                    {td_string!(i18n(lang), facets.title)}
                </summary>
                {body}
            </details> {chips}
        </div>
    }
    .into_any()
}

/// [`body`], in [`Module::Details`](crate::ui::modules::Module).
pub static CHOICES: Lazy<fn(Cx, Lang, State) -> AnyView> = Lazy::new();

/// The content of the panel.
pub fn body(cx: Cx, lang: Lang, state: State) -> AnyView {
    // A value that no entry has is not offered.
    let used = cx.lookup.count(cx.bundle, &Filter::default(), None);
    // Back and Forward may change the fields; one that has the focus is left unchanged.
    Effect::new(move |_| {
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
    let change_dates = move |_| {
        let (from, to) = (typed(FROM), typed(TO));
        let date = DateParam::parse(&[&from, "/", &to].concat());
        if date.is_some() || from.is_empty() && to.is_empty() {
            cx.change(Step::Replace, |params| params.date = date);
        }
    };
    let change_age = move |_| {
        let age = typed(AGE).parse().ok().filter(|age| *age <= 120);
        cx.change(Step::Replace, |params| params.age = age);
    };
    let clear = move |_| cx.change(Step::Push, |params| params.date = None);
    let groups = choices::FACETS
        .into_iter()
        .map(|facet| group(cx, lang, state, facet, &used));
    let readable = option(
        state,
        td_string!(i18n(lang), facets.readable).to_string(),
        move |facets| facets.of(FilterField::Readable).get(lang.index()).copied(),
        move || cx.params.with(|params| params.readable),
        move || cx.change(Step::Push, |params| params.readable = !params.readable),
        lang,
    );
    view! {
        <div class="facets-body">
            {groups.collect_view()} <fieldset>
                <legend>{td_string!(i18n(lang), event.when)}</legend>
                {years(cx, lang, state, &used)}
                <div class="facets-fields">
                    {field(td_string!(i18n(lang), facets.from), FROM, "date", change_dates)}
                    {field(td_string!(i18n(lang), facets.to), TO, "date", change_dates)}
                    <button type="button" class="button-quiet" on:click=clear>
                        {td_string!(i18n(lang), facets.any_date)}
                    </button>
                </div>
            </fieldset> <fieldset>
                <legend>{td_string!(i18n(lang), facets.for_me)}</legend>
                <div class="facets-fields">
                    {field(td_string!(i18n(lang), facets.age), AGE, "number", change_age)} {readable}
                </div>
            </fieldset> <p class="quiet">{td_string!(i18n(lang), facets.note)}</p>
        </div>
    }
    .into_any()
}

/// The latest years with entries; others are reached by the date fields.
fn years(cx: Cx, lang: Lang, state: State, used: &Facets) -> AnyView {
    let known = used.years().filter(|(_, count)| count.all > 0);
    let known: Vec<i32> = known.map(|(year, _)| year).collect();
    let newest = known.get(known.len().saturating_sub(YEARS)..);
    let newest = newest.unwrap_or_default().iter().rev().copied();
    let options = newest.map(|year| {
        let is_chosen = move || {
            cx.params
                .with(|params| params.date.is_some() && params.date == DateParam::year(year))
        };
        let toggle = move || {
            let date = DateParam::year(year).filter(|_| !untrack(is_chosen));
            cx.change(Step::Push, |params| params.date = date);
        };
        option(
            state,
            locale::of(lang).year_heading(year),
            move |facets| Some(facets.year(year)),
            is_chosen,
            toggle,
            lang,
        )
    });
    view! { <div class="facets-row">{options.collect_view()}</div> }.into_any()
}

/// A field with its label. The `change` event bubbles from the field to the label.
fn field(
    name: &'static str,
    id: &'static str,
    kind: &'static str,
    changed: impl Fn(Event) + 'static,
) -> AnyView {
    let min = (kind == "number").then_some("0");
    view! { <label on:change=changed>{name} " " <input id=id type=kind min=min /></label> }
        .into_any()
}

/// The choices of a facet; nothing if no entry has any of them. Scopes are those of series, which are
/// not counted.
fn group(cx: Cx, lang: Lang, state: State, facet: Facet, used: &Facets) -> Option<AnyView> {
    let field = choices::field(facet);
    let used = used.of(field);
    let has_other_scopes = || {
        let mut series = cx.bundle.series.iter();
        series.any(|series| series.scope != Scope::City)
    };
    let is_offered = |index: usize| match facet == Facet::Scope {
        true => Scope::ALL.get(index).is_some_and(|scope| {
            let mut series = cx.bundle.series.iter();
            has_other_scopes()
                && (*scope == Scope::City || series.any(|series| series.scope == *scope))
        }),
        false => used.get(index).is_some_and(|count| count.all > 0),
    };
    let choices = choices::of(cx, lang, facet).into_iter().enumerate();
    let choices = choices.filter(|(index, _)| is_offered(*index));
    let options = choices.map(|(index, (id, name))| {
        // A label begins with a capital here; within the summary sentence it does not.
        let name = locale::of(lang).capitalised(&name);
        let word = id.clone();
        let is_chosen = move || {
            cx.params
                .with(|params| params.facet(facet).iter().any(|chosen| **chosen == *word))
        };
        let toggle = move || cx.change(Step::Push, |params| params.toggle(facet, &id));
        let count = move |facets: &Facets| facets.of(field).get(index).copied();
        option(state, name, count, is_chosen, toggle, lang)
    });
    let options: Vec<AnyView> = options.collect();
    (!options.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend>{choices::name(lang, facet)}</legend>
                <div class="facets-row">{options}</div>
            </fieldset>
        }
        .into_any()
    })
}

/// A choice that toggles, with its count if it has one; marked with `data-pale` if the count is 0.
fn option(
    state: State,
    name: String,
    of: impl Fn(&Facets) -> Option<Count> + Clone + Send + 'static,
    is_chosen: impl Fn() -> bool + Send + 'static,
    toggle: impl Fn() + 'static,
    lang: Lang,
) -> AnyView {
    let count = move || {
        state.counted.get();
        state.facets.with_value(&of)
    };
    let checked = move || is_chosen().to_string();
    let is_empty = {
        let count = count.clone();
        move || count().is_some_and(|count| count.all == 0).then_some("")
    };
    let number = {
        let count = count.clone();
        move || count().map(|count| locale::of(lang).number(count.all as usize))
    };
    let vague = move || {
        let vague = count().map_or(0, |count| count.without_day()) as usize;
        (vague > 0).then(|| {
            [
                locale::of(lang).punctuation.comma,
                &counted!(lang, vague, facets.no_day),
            ]
            .concat()
        })
    };
    view! {
        <button
            type="button"
            role="checkbox"
            aria-checked=checked
            data-pale=is_empty
            class="facets-option"
            on:click=move |_| toggle()
        >
            {name}
            " "
            <span class="facets-count">{number}</span>
            <span class="visually-hidden">{vague}</span>
        </button>
    }
    .into_any()
}

/// Sets the value of a field unless it has the focus.
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

//! The panel with all choices. Its elements are kept while their counts change, and so is the keyboard
//! focus.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::option::option;
use super::state::{SUMMARY, State};
use super::{choices, summary};
use crate::locale;
use crate::model::{Count, Facets, Filter, FilterField, Scope};
use crate::route::{DateParam, Facet, FilterGroup, Params};
use crate::text::Lang;
use crate::time::{Edtf, Window};
use crate::ui::browser::{self, Step};
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::effect::effect;
use crate::ui::messages::{counted, i18n, td_string};
use crate::ui::modules::{Lazy, Module};

const FROM: &str = "facets-from";
const TO: &str = "facets-to";
const AGE: &str = "facets-age";

/// Number of years offered as buttons, without this year and the next.
const YEARS: usize = 12;

/// The summary and the panel.
#[component]
pub fn Filters(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let state = State {
        is_open: RwSignal::new(false),
        facets: StoredValue::new_local(Facets::default()),
        upcoming: StoredValue::new(Count::default()),
        counted: RwSignal::new(None),
    };
    // Count only if the counts are visible.
    effect(move || {
        let is_wanted = state.is_open.get() | cx.params.with(Params::has_filters);
        if is_wanted
            && cx.lookup.is_whole.get()
            && let Some(active) = active(cx)
        {
            (active.count)(cx, lang, state);
        }
    });
    let body = move || {
        let is_wanted = state.is_open.get() && cx.lookup.is_whole.get();
        is_wanted.then(|| cx.lazy(&CHOICES, |choices| choices(cx, lang, state)))
    };
    let sentence = move || {
        state.counted.get()?;
        let is_wanted = state.is_open.get() || cx.params.with(Params::has_filters);
        let active = active(cx).filter(|_| is_wanted)?;
        Some((active.sentence)(cx, lang, state))
    };
    let chips = move || {
        let is_filtered = cx.params.with(Params::has_filters);
        let active = is_filtered.then(|| active(cx)).flatten()?;
        Some((active.chips)(cx, lang))
    };
    view! {
        <div class="filters">
            <p class="filter-summary" role="status">
                {sentence}
            </p>
            <details
                class="facets needs-program"
                open=move || state.is_open.get()
                on:toggle=components::follow_toggle(state.is_open)
                on:keydown=components::close_on_escape
            >
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

/// What is shown of the active filters, in [`Module::Details`].
#[derive(Clone, Copy)]
pub struct ActiveFilters {
    /// Counts the entries of each choice into the state.
    count: fn(Cx, Lang, State),
    /// The summary sentence of the counts in the state.
    sentence: fn(Cx, Lang, State) -> String,
    /// Buttons that remove the filters.
    chips: fn(Cx, Lang) -> AnyView,
}

impl ActiveFilters {
    /// Returns the functions.
    pub fn new() -> ActiveFilters {
        ActiveFilters {
            count: count_choices,
            sentence: summary::sentence,
            chips: summary::chips,
        }
    }
}

/// [`ActiveFilters::new`].
pub static ACTIVE: Lazy<ActiveFilters> = Lazy::new();

/// Returns the functions once their module has been loaded; starts loading it.
fn active(cx: Cx) -> Option<ActiveFilters> {
    cx.ensure_loaded(Module::Details)
        .then(|| ACTIVE.get())
        .flatten()
}

/// Counts the entries that each choice would leave, and if the panel is open those that are upcoming.
fn count_choices(cx: Cx, lang: Lang, state: State) {
    let (mut filter, window) = cx.params.with(|params| {
        let filter = params.filter(cx.bundle, lang, cx.today());
        (filter, window_of(params))
    });
    state.facets.set_value(count(cx, &filter, window));
    if state.is_open.get() {
        filter.upcoming = Some(cx.today());
        state.upcoming.set_value(count(cx, &filter, window).shown);
    }
    state.counted.set(Some(0));
}

fn count(cx: Cx, filter: &Filter, window: Option<Window>) -> Facets {
    cx.lookup
        .count(cx.bundle, filter, window.as_ref(), cx.today())
}

fn window_of(params: &Params) -> Option<Window> {
    params.date.as_ref().and_then(DateParam::window)
}

/// [`body`], in [`Module::Details`].
pub static CHOICES: Lazy<fn(Cx, Lang, State) -> AnyView> = Lazy::new();

/// The content of the panel: the groups, and below them a button that closes it. A click beside the
/// panel closes it too.
pub fn body(cx: Cx, lang: Lang, state: State) -> AnyView {
    let used = count(cx, &Filter::default(), None);
    fill_fields(cx);
    let open = cx.params.with_untracked(FilterGroup::open_at_first);
    let groups = FilterGroup::ALL.into_iter().filter_map(|group| {
        let content = content(cx, lang, state, group, &used)?;
        Some(disclosure(cx, lang, group, open.contains(&group), content))
    });
    let shown = move || {
        state.counted.get();
        let shown = state.facets.with_value(|facets| facets.shown.total());
        counted!(lang, shown as usize, facets.show)
    };
    let clear = move |_| {
        cx.change(Step::Push, |params| {
            *params = params.without_filters();
            params.date = None;
        });
    };
    view! {
        <div class="facets-veil" on:click=move |_| state.close()></div>
        <div class="facets-body">
            <div class="facets-groups">
                {groups.collect_view()} <p class="quiet">{td_string!(i18n(lang), facets.note)}</p>
            </div>
            <p class="facets-foot">
                <button type="button" class="button" on:click=move |_| state.close()>
                    {shown}
                </button>
                <button type="button" class="button-quiet" on:click=clear>
                    {td_string!(i18n(lang), facets.clear)}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// Renders a group as a disclosure with the number of its active choices.
fn disclosure(cx: Cx, lang: Lang, group: FilterGroup, is_open: bool, content: AnyView) -> AnyView {
    let name = choices::group_name(lang, group);
    let active = move || {
        let active = cx.params.with(|params| group.active(params));
        (active > 0).then(|| {
            let text = counted!(lang, active, facets.active);
            let text = [locale::of(lang).punctuation.comma, &text].concat();
            view! {
                <span class="facets-active" aria-hidden="true">
                    {locale::of(lang).number(active)}
                </span>
                <span class="visually-hidden">{text}</span>
            }
            .into_any()
        })
    };
    view! {
        <details class="facets-group" open=is_open>
            <summary>{name} {active}</summary>
            <div role="group" aria-label=name>
                {content}
            </div>
        </details>
    }
    .into_any()
}

/// Renders the choices of a group; `None` if there are none.
fn content(cx: Cx, lang: Lang, state: State, group: FilterGroup, used: &Facets) -> Option<AnyView> {
    match group {
        FilterGroup::When => Some(when(cx, lang, state, used)),
        FilterGroup::Facet(facet) => of_facet(cx, lang, state, facet, used),
        FilterGroup::Reader => Some(reader(cx, lang, state)),
    }
}

/// Updates the fields after Back and Forward; one that has the focus is left unchanged.
fn fill_fields(cx: Cx) {
    effect(move || {
        let (window, age) = cx.params.with(|params| (window_of(params), params.age));
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
}

/// Renders what is upcoming, this year and the next, the latest other years with entries, and two
/// fields for any dates.
fn when(cx: Cx, lang: Lang, state: State, used: &Facets) -> AnyView {
    let this_year = cx.today().year();
    let upcoming = option(
        lang,
        td_string!(i18n(lang), facets.upcoming).to_string(),
        move || {
            state.counted.get();
            Some(state.upcoming.get_value())
        },
        move || cx.params.with(|params| params.upcoming),
        move || cx.change(Step::Push, |params| params.upcoming = !params.upcoming),
    );
    let year = |year: i32, name: String| {
        let is_chosen = move || {
            cx.params
                .with(|params| params.date.is_some() && params.date == DateParam::year(year))
        };
        let toggle = move || {
            let date = DateParam::year(year).filter(|_| !untrack(is_chosen));
            cx.change(Step::Push, |params| params.date = date);
        };
        let count = counts(state, move |facets| Some(facets.year(year)));
        option(lang, name, count, is_chosen, toggle)
    };
    let near = [
        year(
            this_year,
            td_string!(i18n(lang), facets.this_year, year = this_year.to_string()),
        ),
        year(
            this_year + 1,
            td_string!(
                i18n(lang),
                facets.next_year,
                year = (this_year + 1).to_string()
            ),
        ),
    ];
    let known = used.years().filter(|(_, count)| count.total() > 0);
    let known = known.map(|(year, _)| year);
    let known: Vec<i32> = known
        .filter(|year| !(this_year..=this_year + 1).contains(year))
        .collect();
    let newest = known.get(known.len().saturating_sub(YEARS)..);
    let newest = newest.unwrap_or_default().iter().rev();
    let others = newest.map(|other| year(*other, locale::of(lang).year_heading(*other)));
    let change_dates = move |_| {
        let (from, to) = (typed(FROM), typed(TO));
        let date = DateParam::parse(&[&from, "/", &to].concat());
        if date.is_some() || from.is_empty() && to.is_empty() {
            cx.change(Step::Replace, |params| params.date = date);
        }
    };
    let clear = move |_| cx.change(Step::Push, |params| params.date = None);
    view! {
        <div class="facets-options">{upcoming} {Vec::from(near)} {others.collect_view()}</div>
        <div class="facets-fields">
            {field(td_string!(i18n(lang), facets.from), FROM, "date", change_dates)}
            {field(td_string!(i18n(lang), facets.to), TO, "date", change_dates)}
            <button type="button" class="button-quiet" on:click=clear>
                {td_string!(i18n(lang), facets.any_date)}
            </button>
        </div>
    }
    .into_any()
}

/// Renders the age and the language of the reader.
fn reader(cx: Cx, lang: Lang, state: State) -> AnyView {
    let change_age = move |_| {
        let age = typed(AGE).parse().ok().filter(|age| *age <= 120);
        cx.change(Step::Replace, |params| params.age = age);
    };
    let readable = option(
        lang,
        td_string!(i18n(lang), facets.readable).to_string(),
        counts(state, move |facets| {
            facets.of(FilterField::Readable).get(lang.index()).copied()
        }),
        move || cx.params.with(|params| params.readable),
        move || cx.change(Step::Push, |params| params.readable = !params.readable),
    );
    view! {
        <div class="facets-fields">
            {field(td_string!(i18n(lang), facets.age), AGE, "number", change_age)}
        </div>
        <div class="facets-options">{readable}</div>
    }
    .into_any()
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

/// Returns a function that reads a count and tracks its changes.
fn counts(
    state: State,
    of: impl Fn(&Facets) -> Option<Count> + Clone + Send + 'static,
) -> impl Fn() -> Option<Count> + Clone + Send + 'static {
    move || {
        state.counted.get();
        state.facets.with_value(&of)
    }
}

/// Renders the choices of a facet; `None` if no entry has any of them. Of cities and countries all are
/// offered, of other facets those that an entry has. Scopes are those of series, which are not counted.
fn of_facet(cx: Cx, lang: Lang, state: State, facet: Facet, used: &Facets) -> Option<AnyView> {
    let field = choices::field(facet);
    let used = used.of(field);
    let offers_all = [Facet::City, Facet::Country].contains(&facet);
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
        false => offers_all || used.get(index).is_some_and(|count| count.total() > 0),
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
        let count = counts(state, move |facets| facets.of(field).get(index).copied());
        option(lang, name, count, is_chosen, toggle)
    });
    let options: Vec<AnyView> = options.collect();
    let has_options = !options.is_empty();
    has_options.then(|| view! { <div class="facets-options">{options}</div> }.into_any())
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

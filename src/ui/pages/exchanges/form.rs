//! The choices of the exchange finder: country, interest, and age if some offer states one. Every
//! choice is written to the address at once.

use leptos::prelude::*;

use super::emblem::emblem;
use super::offer::interest_label;
use crate::locale;
use crate::model::{CityIx, Country, Format, Interest, OfferChoices};
use crate::route::{Facet, Params};
use crate::text::{Lang, sorted_indices};
use crate::ui::browser::{self, Step};
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{counted, i18n, td_string};

/// A value of the query in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    City(CityIx),
    Country(Country),
    Like(Interest),
    Format(Format),
    Age(u8),
    Class(u8),
}

/// The choices, each a group of radio buttons.
pub fn view(cx: Cx, lang: Lang, choices: &OfferChoices) -> AnyView {
    view! {
        <div class="exchanges-form needs-program">
            {countries(cx, lang, choices)} {interests(cx, lang, choices)} {ages(cx, lang, choices)}
        </div>
    }
    .into_any()
}

/// A radio button with a label, which chooses a value of its group, or none of them.
fn radio(
    cx: Cx,
    group: &'static str,
    label: AnyView,
    is_chosen: fn(&Params, Option<Value>) -> bool,
    value: Option<Value>,
    choose: fn(&mut Params, Option<Value>),
) -> AnyView {
    let is_chosen = Memo::new(move |_| cx.params.with(|params| is_chosen(params, value)));
    let changed = move |_| cx.change(Step::Push, |params| choose(params, value));
    view! {
        <label class="choice">
            <input
                type="radio"
                name=group
                checked=move || is_chosen.get()
                prop:checked=move || is_chosen.get()
                on:change=changed
            />
            {label}
        </label>
    }
    .into_any()
}

fn radio_group(name: &'static str, group: &'static str, radios: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset data-choice=group>
            <legend>{name}</legend>
            <div class="choices-row">{radios}</div>
        </fieldset>
    }
    .into_any()
}

fn countries(cx: Cx, lang: Lang, choices: &OfferChoices) -> Option<AnyView> {
    let is_chosen = |params: &Params, value: Option<Value>| {
        let chosen = params.facet(Facet::Country);
        let is_country = if let Some(Value::Country(country)) = value {
            matches!(chosen, [id] if **id == *country.as_str())
        } else {
            chosen.is_empty()
        };
        is_country && params.facet(Facet::City).is_empty()
    };
    let choose = |params: &mut Params, value: Option<Value>| {
        params.set_facet(Facet::City, []);
        params.set_facet(Facet::Country, []);
        if let Some(Value::Country(country)) = value {
            params.set_facet(Facet::Country, [country.as_str()]);
        }
    };
    let names: Vec<String> = choices
        .countries
        .iter()
        .map(|country| cx.country(lang, *country))
        .collect();
    let ranks = (cx.environment.ranks)(lang, &names);
    let order = sorted_indices(names.len(), &|index| {
        (ranks.get(index).copied().unwrap_or_default(), 0)
    });
    let any = td_string!(i18n(lang), exchanges.any_country).into_any();
    let mut radios = vec![radio(cx, "country", any, is_chosen, None, choose)];
    for index in order {
        if let (Some(country), Some(name)) = (choices.countries.get(index), names.get(index)) {
            let value = Some(Value::Country(*country));
            let name = name.clone().into_any();
            radios.push(radio(cx, "country", name, is_chosen, value, choose));
        }
    }
    let name = td_string!(i18n(lang), exchanges.country);
    (!names.is_empty()).then(|| radio_group(name, "country", radios))
}

fn interests(cx: Cx, lang: Lang, choices: &OfferChoices) -> Option<AnyView> {
    let is_chosen = |params: &Params, value: Option<Value>| {
        if let Some(Value::Like(like)) = value {
            params.likes == [like]
        } else {
            params.likes.is_empty()
        }
    };
    let choose = |params: &mut Params, value: Option<Value>| {
        params.likes.clear();
        if let Some(Value::Like(like)) = value {
            params.likes.push(like);
        }
    };
    let any = td_string!(i18n(lang), exchanges.any_like).into_any();
    let mut radios = vec![radio(cx, "like", any, is_chosen, None, choose)];
    for like in &choices.interests {
        let label = (emblem(*like), interest_label(lang, *like)).into_any();
        let value = Some(Value::Like(*like));
        radios.push(radio(cx, "like", label, is_chosen, value, choose));
    }
    let name = td_string!(i18n(lang), exchanges.likes);
    (!choices.interests.is_empty()).then(|| radio_group(name, "like", radios))
}

fn ages(cx: Cx, lang: Lang, choices: &OfferChoices) -> Option<AnyView> {
    let is_chosen = |params: &Params, value: Option<Value>| {
        if let Some(Value::Age(age)) = value {
            params.age == Some(age)
        } else {
            params.age.is_none() && params.class.is_none()
        }
    };
    let choose = |params: &mut Params, value: Option<Value>| {
        params.class = None;
        params.age = None;
        if let Some(Value::Age(age)) = value {
            params.age = Some(age);
        }
    };
    let any = td_string!(i18n(lang), exchanges.any_age).into_any();
    let mut radios = vec![radio(cx, "age", any, is_chosen, None, choose)];
    for age in &choices.ages {
        let label = counted!(lang, usize::from(*age), exchanges.years).into_any();
        let value = Some(Value::Age(*age));
        radios.push(radio(cx, "age", label, is_chosen, value, choose));
    }
    let name = td_string!(i18n(lang), exchanges.age);
    (!choices.ages.is_empty()).then(|| radio_group(name, "age", radios))
}

/// The values of the query that no radio button shows as chosen, each with a button that removes it,
/// and the button that removes the whole query.
pub fn refinements(cx: Cx, lang: Lang, choices: OfferChoices) -> AnyView {
    let row = move || {
        let query = cx.params.with(|params| params.offer_query(cx.bundle));
        let is_asked = !query.answerable(&choices).is_empty();
        let values = cx.params.with(|params| other_values(cx, params, &choices));
        let chips = values.into_iter().map(|value| chip(cx, lang, value));
        let chips: Vec<AnyView> = chips.collect();
        let clear = move |_| {
            cx.change(Step::Push, |params| {
                params.age = None;
                params.class = None;
                params.likes.clear();
                for facet in [Facet::City, Facet::Country, Facet::Format] {
                    params.set_facet(facet, []);
                }
            });
            browser::focus_first(".exchanges-form input:checked");
        };
        is_asked.then(|| {
            view! {
                <p class="exchanges-refinements">
                    {chips}
                    <button type="button" class="button-quiet" on:click=clear>
                        {td_string!(i18n(lang), exchanges.clear)}
                    </button>
                </p>
            }
            .into_any()
        })
    };
    row.into_any()
}

/// A button that removes a value.
fn chip(cx: Cx, lang: Lang, value: Value) -> AnyView {
    let label = label(cx, lang, value);
    let name = td_string!(i18n(lang), facets.remove, what = label.clone());
    let remove = move |_| {
        cx.change(Step::Push, |params| match value {
            Value::City(city) => params.toggle(Facet::City, &cx.bundle.city(city).id),
            Value::Country(country) => params.toggle(Facet::Country, country.as_str()),
            Value::Like(like) => params.likes.retain(|known| *known != like),
            Value::Format(format) => params.toggle(Facet::Format, format.code()),
            Value::Age(_) => params.age = None,
            Value::Class(_) => params.class = None,
        });
        // The button has been removed, and with it the focus.
        browser::next_frame(|| browser::focus_first(".exchanges-form input"));
    };
    view! {
        <button type="button" class="button-quiet" aria-label=name on:click=remove>
            {label}
            <span aria-hidden="true">" ×"</span>
        </button>
    }
    .into_any()
}

/// The values that no radio button shows: cities, forms of participation, a class, several values of
/// one choice, and those that no offer has.
fn other_values(cx: Cx, params: &Params, choices: &OfferChoices) -> Vec<Value> {
    let query = params.offer_query(cx.bundle);
    let mut values: Vec<Value> = query.cities.iter().copied().map(Value::City).collect();
    let is_shown = query.cities.is_empty()
        && matches!(*query.countries, [only] if choices.countries.contains(&only));
    if !is_shown {
        values.extend(query.countries.iter().copied().map(Value::Country));
    }
    let is_shown = matches!(*query.interests, [only] if choices.interests.contains(&only));
    if !is_shown {
        values.extend(query.interests.iter().copied().map(Value::Like));
    }
    values.extend(query.formats.iter().copied().map(Value::Format));
    if !choices.ages.is_empty() {
        let age = params.age.filter(|age| !choices.ages.contains(age));
        values.extend(age.map(Value::Age));
        let class = params.class.filter(|_| params.age.is_none());
        values.extend(class.map(Value::Class));
    }
    values
}

fn label(cx: Cx, lang: Lang, value: Value) -> String {
    match value {
        Value::City(city) => cx.plain(lang, &cx.bundle.city(city).name),
        Value::Country(country) => cx.country(lang, country),
        Value::Like(like) => interest_label(lang, like).to_string(),
        Value::Format(format) => components::format_label(lang, format).to_string(),
        Value::Age(age) => counted!(lang, usize::from(age), exchanges.years),
        Value::Class(class) => class_label(lang, class),
    }
}

/// The label of a school class: its number, and the type of school where the language names it.
fn class_label(lang: Lang, class: u8) -> String {
    let number = locale::of(lang).school.number_in_school(class).to_string();
    match class {
        ..=6 => td_string!(i18n(lang), exchanges.class_lower, number = number),
        7..=9 => td_string!(i18n(lang), exchanges.class_middle, number = number),
        _ => td_string!(i18n(lang), exchanges.class_upper, number = number),
    }
}

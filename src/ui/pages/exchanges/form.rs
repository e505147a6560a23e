//! The form of the exchange finder: country, interests, form of participation, city and age. Every
//! choice is written to the address at once.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

use super::offer::interest_label;
use crate::locale;
use crate::model::{CityIx, Country, Format, Interest, Offer};
use crate::route::{Facet, Params};
use crate::text::{Lang, sorted_indices};
use crate::ui::browser::{self, Step};
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{counted, i18n, td_string};

const CITY: &str = "exchanges-city";
const AGE: &str = "exchanges-age";

/// The ages of pupils, full years.
const AGES: std::ops::RangeInclusive<u8> = 6..=18;

/// The form.
pub fn view(cx: Cx, lang: Lang, offers: &[Offer]) -> AnyView {
    sync_fields(cx);
    let clear = move |_| {
        cx.change(Step::Push, |params| {
            params.age = None;
            params.class = None;
            params.likes.clear();
            for facet in [Facet::City, Facet::Country, Facet::Format] {
                params.set_facet(facet, []);
            }
        });
        browser::focus_first(".exchanges-form button");
    };
    let is_asked = move || {
        cx.params
            .with(|params| !params.offer_query(cx.bundle).is_empty())
    };
    let clear_button = move || {
        is_asked().then(|| {
            view! {
                <button type="button" class="button-quiet" on:click=clear>
                    {td_string!(i18n(lang), exchanges.clear)}
                </button>
            }
            .into_any()
        })
    };
    view! {
        <div class="exchanges-form needs-program">
            {countries(cx, lang, offers)} {interest_choices(cx, lang)} {formats(cx, lang)}
            <div class="exchanges-fields">{cities(cx, lang, offers)} {ages(cx, lang)}</div> {clear_button}
        </div>
    }
    .into_any()
}

/// Keeps the fields in sync with the address after Back, Forward and the first load.
fn sync_fields(cx: Cx) {
    Effect::new(move |_| {
        let (cities, age) = cx.params.with(|params| {
            let class = params.class.map(|class| ["c", &class.to_string()].concat());
            let age = params.age.map(|age| age.to_string());
            (params.facet(Facet::City).join(","), age.or(class))
        });
        browser::next_frame(move || {
            fill(CITY, &cities);
            fill(AGE, &age.unwrap_or_default());
        });
    });
}

fn fill(id: &str, value: &str) {
    let found = browser::document().and_then(|document| document.get_element_by_id(id));
    if let Some(select) = found.and_then(|found| found.dyn_into::<HtmlSelectElement>().ok()) {
        select.set_value(value);
    }
}

/// A group of choices, of which several may be selected.
fn choice_group(name: &'static str, choices: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset>
            <legend>{name}</legend>
            <div class="facets-row">{choices}</div>
        </fieldset>
    }
    .into_any()
}

fn choice(
    name: String,
    is_chosen: impl Fn() -> bool + Send + 'static,
    toggle: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button
            type="button"
            role="checkbox"
            aria-checked=move || is_chosen().to_string()
            class="facets-option"
            on:click=move |_| toggle()
        >
            {name}
        </button>
    }
    .into_any()
}

/// A choice that is a value of a facet.
fn facet_choice(cx: Cx, facet: Facet, id: &'static str, name: String) -> AnyView {
    let has = move |params: &Params| params.facet(facet).iter().any(|one| **one == *id);
    choice(
        name,
        move || cx.params.with(has),
        move || cx.change(Step::Push, |params| params.toggle(facet, id)),
    )
}

/// The countries that offers name and those of their cities, in collation order.
fn countries(cx: Cx, lang: Lang, offers: &[Offer]) -> Option<AnyView> {
    let mut found: Vec<&'static Country> = Vec::new();
    for offer in offers {
        let view = cx.bundle.view_of(&offer.occurrence);
        let of_cities = view
            .cities
            .iter()
            .map(|city| &cx.bundle.city(*city).country);
        for country in of_cities.chain(view.countries) {
            if !found.contains(&country) {
                found.push(country);
            }
        }
    }
    let names: Vec<String> = found
        .iter()
        .map(|country| cx.country(lang, **country))
        .collect();
    let choices = collation_order(cx, lang, &names)
        .into_iter()
        .filter_map(|index| {
            let (country, name) = (found.get(index)?, names.get(index)?);
            Some(facet_choice(
                cx,
                Facet::Country,
                country.as_str(),
                name.clone(),
            ))
        });
    let choices = choices.collect();
    (!found.is_empty()).then(|| choice_group(td_string!(i18n(lang), exchanges.country), choices))
}

fn collation_order(cx: Cx, lang: Lang, names: &[String]) -> Vec<usize> {
    let ranks = (cx.environment.ranks)(lang, names);
    sorted_indices(names.len(), &|index| {
        (ranks.get(index).copied().unwrap_or_default(), 0)
    })
}

fn interest_choices(cx: Cx, lang: Lang) -> AnyView {
    let choices = Interest::ALL.iter().map(|like| {
        let like = *like;
        let toggle =
            move |params: &mut Params| match params.likes.iter().position(|known| *known == like) {
                Some(index) => {
                    params.likes.remove(index);
                }
                None => params.likes.push(like),
            };
        choice(
            interest_label(lang, like).to_string(),
            move || cx.params.with(|params| params.likes.contains(&like)),
            move || cx.change(Step::Push, toggle),
        )
    });
    choice_group(td_string!(i18n(lang), exchanges.likes), choices.collect())
}

fn formats(cx: Cx, lang: Lang) -> AnyView {
    let formats = [Format::Online, Format::InPerson, Format::ByPost];
    let choices = formats.into_iter().map(|format| {
        let name = components::format_label(lang, format);
        facet_choice(cx, Facet::Format, format.code(), name.to_string())
    });
    choice_group(td_string!(i18n(lang), exchanges.format), choices.collect())
}

/// A select of one city or any. Several cities in the address are an option of their own.
fn cities(cx: Cx, lang: Lang, offers: &[Offer]) -> Option<AnyView> {
    let mut found: Vec<CityIx> = Vec::new();
    for offer in offers {
        for city in cx.bundle.view_of(&offer.occurrence).cities {
            if !found.contains(city) {
                found.push(*city);
            }
        }
    }
    let selected = cx
        .params
        .with_untracked(|params| params.offer_query(cx.bundle).cities);
    found.extend(
        selected
            .iter()
            .filter(|city| !found.contains(city))
            .copied()
            .collect::<Vec<_>>(),
    );
    let names: Vec<String> = found
        .iter()
        .map(|city| cx.plain(lang, &cx.bundle.city(*city).name))
        .collect();
    let mut options = vec![option(
        String::new(),
        td_string!(i18n(lang), exchanges.any_city).to_string(),
    )];
    for index in collation_order(cx, lang, &names) {
        if let (Some(city), Some(name)) = (found.get(index), names.get(index)) {
            options.push(option(cx.bundle.city(*city).id.to_string(), name.clone()));
        }
    }
    if selected.len() > 1 {
        let ids = cx
            .params
            .with_untracked(|params| params.facet(Facet::City).join(","));
        let names = selected
            .iter()
            .map(|city| cx.plain(lang, &cx.bundle.city(*city).name));
        let names: Vec<String> = names.collect();
        options.push(option(ids, locale::of(lang).list(&names)));
    }
    let choose = move |value: &str| {
        cx.change(Step::Push, |params| {
            let ids = value.split(',').filter(|id| !id.is_empty());
            params.set_facet(Facet::City, ids);
        });
    };
    (!found.is_empty()).then(|| {
        select(
            CITY,
            td_string!(i18n(lang), exchanges.city),
            options,
            choose,
        )
    })
}

/// A select of an age or a school class.
fn ages(cx: Cx, lang: Lang) -> AnyView {
    let years = AGES.map(|age| {
        option(
            age.to_string(),
            counted!(lang, usize::from(age), exchanges.years),
        )
    });
    let classes = (1..=locale::of(lang).school.classes)
        .map(|class| option(["c", &class.to_string()].concat(), class_label(lang, class)));
    let group = |name: &'static str, options: Vec<AnyView>| {
        view! { <optgroup label=name>{options}</optgroup> }.into_any()
    };
    let any = td_string!(i18n(lang), exchanges.any_age).to_string();
    let options = vec![
        option(String::new(), any),
        group(td_string!(i18n(lang), event.ages), years.collect()),
        group(td_string!(i18n(lang), exchanges.class), classes.collect()),
    ];
    let choose = move |value: &str| {
        cx.change(Step::Push, |params| {
            params.class = value.strip_prefix('c').and_then(|class| class.parse().ok());
            params.age = value.parse().ok();
        });
    };
    select(AGE, td_string!(i18n(lang), exchanges.age), options, choose)
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

fn option(value: String, name: String) -> AnyView {
    view! { <option value=value>{name}</option> }.into_any()
}

fn select(
    id: &'static str,
    name: &'static str,
    options: Vec<AnyView>,
    choose: impl Fn(&str) + 'static,
) -> AnyView {
    let changed = move |event: Event| choose(&event_target_value(&event));
    view! {
        <label>
            <span>{name}</span>
            <select id=id on:change=changed>
                {options}
            </select>
        </label>
    }
    .into_any()
}

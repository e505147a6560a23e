//! What a pupil is asked: whom to meet, how old, what they like, how to take part. Every answer
//! stands in the address at once.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

use super::offer::like_word;
use crate::locale;
use crate::model::{CityIx, Country, Format, Interest, Offer};
use crate::route::{Facet, Params};
use crate::text::{Lang, places_by};
use crate::ui::browser::{self, Step};
use crate::ui::context::Cx;
use crate::ui::messages::{counted, i18n, td_string};
use crate::ui::parts;

const CITY: &str = "desk-city";
const AGE: &str = "desk-age";

/// The ages that pupils have, full years.
const AGES: std::ops::RangeInclusive<u8> = 6..=18;

/// The form.
pub fn view(cx: Cx, lang: Lang, offers: &[Offer]) -> AnyView {
    follow(cx);
    let clear = move |_| {
        cx.change(Step::Push, |params| {
            params.age = None;
            params.class = None;
            params.likes.clear();
            for facet in [Facet::City, Facet::Country, Facet::Format] {
                params.set_facet(facet, []);
            }
        });
        browser::focus_first(".desk-form button");
    };
    let is_asked = move || cx.params.with(|params| !params.wish(cx.bundle).is_empty());
    let again = move || {
        is_asked().then(|| {
            view! {
                <button type="button" class="button-quiet" on:click=clear>
                    {td_string!(i18n(lang), desk.clear)}
                </button>
            }
            .into_any()
        })
    };
    view! {
        <div class="desk-form needs-program">
            {countries(cx, lang, offers)} {likes(cx, lang)} {formats(cx, lang)}
            <div class="desk-fields">{cities(cx, lang, offers)} {ages(cx, lang)}</div> {again}
        </div>
    }
    .into_any()
}

/// Back, Forward and the start change what the address asks for; the fields follow.
fn follow(cx: Cx) {
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

/// A question with several answers, any of which may be chosen.
fn question(name: &'static str, answers: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset>
            <legend>{name}</legend>
            <div class="facets-row">{answers}</div>
        </fieldset>
    }
    .into_any()
}

fn answer(
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

/// An answer that is a value of a facet.
fn of_facet(cx: Cx, facet: Facet, id: &'static str, name: String) -> AnyView {
    let has = move |params: &Params| params.facet(facet).iter().any(|one| **one == *id);
    answer(
        name,
        move || cx.params.with(has),
        move || cx.change(Step::Push, |params| params.toggle(facet, id)),
    )
}

/// The countries that offers name, or in which their cities lie, in the order of the alphabet.
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
    let answers = in_order(cx, lang, &names).into_iter().filter_map(|place| {
        let (country, name) = (found.get(place)?, names.get(place)?);
        Some(of_facet(cx, Facet::Country, country.as_str(), name.clone()))
    });
    let answers = answers.collect();
    (!found.is_empty()).then(|| question(td_string!(i18n(lang), desk.country), answers))
}

fn in_order(cx: Cx, lang: Lang, names: &[String]) -> Vec<usize> {
    let ranks = (cx.environment.ranks)(lang, names);
    places_by(names.len(), &|place| {
        (ranks.get(place).copied().unwrap_or_default(), 0)
    })
}

fn likes(cx: Cx, lang: Lang) -> AnyView {
    let answers = Interest::ALL.iter().map(|like| {
        let like = *like;
        let toggle =
            move |params: &mut Params| match params.likes.iter().position(|known| *known == like) {
                Some(at) => {
                    params.likes.remove(at);
                }
                None => params.likes.push(like),
            };
        answer(
            like_word(lang, like).to_string(),
            move || cx.params.with(|params| params.likes.contains(&like)),
            move || cx.change(Step::Push, toggle),
        )
    });
    question(td_string!(i18n(lang), desk.likes), answers.collect())
}

fn formats(cx: Cx, lang: Lang) -> AnyView {
    let formats = [Format::Online, Format::InPerson, Format::ByPost];
    let answers = formats.into_iter().map(|format| {
        let name = parts::format_word(lang, format);
        of_facet(cx, Facet::Format, format.code(), name.to_string())
    });
    question(td_string!(i18n(lang), desk.format), answers.collect())
}

/// One city, or any; what an address asks for beyond that stays an answer of its own.
fn cities(cx: Cx, lang: Lang, offers: &[Offer]) -> Option<AnyView> {
    let mut found: Vec<CityIx> = Vec::new();
    for offer in offers {
        for city in cx.bundle.view_of(&offer.occurrence).cities {
            if !found.contains(city) {
                found.push(*city);
            }
        }
    }
    let asked = cx
        .params
        .with_untracked(|params| params.wish(cx.bundle).cities);
    found.extend(
        asked
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
        td_string!(i18n(lang), desk.any_city).to_string(),
    )];
    for place in in_order(cx, lang, &names) {
        if let (Some(city), Some(name)) = (found.get(place), names.get(place)) {
            options.push(option(cx.bundle.city(*city).id.to_string(), name.clone()));
        }
    }
    if asked.len() > 1 {
        let ids = cx
            .params
            .with_untracked(|params| params.facet(Facet::City).join(","));
        let names = asked
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
    (!found.is_empty()).then(|| select(CITY, td_string!(i18n(lang), desk.city), options, choose))
}

/// An age or a class, as a pupil would say it.
fn ages(cx: Cx, lang: Lang) -> AnyView {
    let years = AGES.map(|age| {
        option(
            age.to_string(),
            counted!(lang, usize::from(age), desk.years),
        )
    });
    let classes = (1..=locale::of(lang).school.classes)
        .map(|class| option(["c", &class.to_string()].concat(), class_word(lang, class)));
    let group = |name: &'static str, options: Vec<AnyView>| {
        view! { <optgroup label=name>{options}</optgroup> }.into_any()
    };
    let any = td_string!(i18n(lang), desk.any_age).to_string();
    let options = vec![
        option(String::new(), any),
        group(td_string!(i18n(lang), event.ages), years.collect()),
        group(td_string!(i18n(lang), desk.class), classes.collect()),
    ];
    let choose = move |value: &str| {
        cx.change(Step::Push, |params| {
            params.class = value.strip_prefix('c').and_then(|class| class.parse().ok());
            params.age = value.parse().ok();
        });
    };
    select(AGE, td_string!(i18n(lang), desk.age), options, choose)
}

/// A class by its number, and by the school that it belongs to where that is named.
fn class_word(lang: Lang, class: u8) -> String {
    let number = locale::of(lang).school.number_in_school(class).to_string();
    match class {
        ..=6 => td_string!(i18n(lang), desk.class_lower, number = number),
        7..=9 => td_string!(i18n(lang), desk.class_middle, number = number),
        _ => td_string!(i18n(lang), desk.class_upper, number = number),
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

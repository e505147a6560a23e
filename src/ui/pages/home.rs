//! The start page: map and calendar as one, with one selection.

use leptos::prelude::*;

use crate::geo::{Octant, bearing_deg, distance_km};
use crate::model::City;
use crate::route::{Facet, Page, Params};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser::Step;
use crate::ui::i18n::say;
use crate::ui::{calendar, format, map, parts};

/// Map and calendar side by side; on a phone they are two tabs.
pub fn view(cx: Cx, lang: Lang) -> AnyView {
    let site = &cx.bundle.site;
    let on_calendar = RwSignal::new(false);
    let tab = move |calendar: bool, name: String| {
        let pressed = move || {
            if on_calendar.get() == calendar {
                "true"
            } else {
                "false"
            }
        };
        view! {
            <button type="button" aria-pressed=pressed on:click=move |_| on_calendar.set(calendar)>
                {name}
            </button>
        }
    };
    let shown = move || if on_calendar.get() { "calendar" } else { "map" };
    view! {
        <div class="page page-home" data-tab=shown>
            <header class="home-head">
                <h1>{parts::inline(cx, lang, &site.title)}</h1>
                {parts::paragraph(cx, lang, &site.summary, "lead")}
                {door(cx, lang)}
            </header>
            <div class="home-map">{map::view(cx, lang)}</div>
            <div class="home-calendar">
                {choice(cx, lang)}
                {narrowing(cx, lang)}
                {calendar::view(cx, lang, true)}
            </div>
            <div class="home-list">{map::list(cx, lang)}</div>
            <div class="home-tabs" role="group" aria-label=say!(lang, shell.nav)>
                {tab(false, say!(lang, shell.map))}
                {tab(true, say!(lang, shell.calendar))}
            </div>
        </div>
    }
    .into_any()
}

/// The standing door to the whole story of the year that the data tells best.
pub fn door(cx: Cx, lang: Lang) -> AnyView {
    let Some((year, count)) = calendar::fullest_year(cx) else {
        return ().into_any();
    };
    let entries = say!(lang, words.entries, count = count as i32);
    let words = say!(lang, home.door, year = year.to_string(), entries = entries);
    let href = super::year_href(cx, lang, year);
    view! { <p class="door"><a href=href>{words}</a></p> }.into_any()
}

/// The card of the chosen city, if one is chosen.
pub fn choice(cx: Cx, lang: Lang) -> AnyView {
    let card = move || {
        let city = cx.params.with(|params| calendar::chosen_city(cx, params))?;
        Some(card(cx, lang, cx.bundle.city(city)))
    };
    view! { <div class="choice" aria-live="polite">{card}</div> }.into_any()
}

fn card(cx: Cx, lang: Lang, city: &'static City) -> AnyView {
    let name = cx.plain(lang, &city.name);
    let own = city
        .own_name
        .as_ref()
        .filter(|own| *own.text != *name)
        .map(|own| {
            let tag = own.tag.to_string();
            view! { <span class="own-name" lang=tag>{own.text.to_string()}</span> }
        });
    let href = cx.href_page(lang, Page::City(city.id.clone()));
    let clear = move |_| {
        cx.change(Step::Push, |params| params.set_facet(Facet::City, []));
    };
    view! {
        <article class="card" data-city=city.id.to_string()>
            <h2>{name} " " {own}</h2>
            <p>{parts::tie_words(lang, city.current_tie())} " · " {format::country(lang, city.country.as_str())}</p>
            <p>{distance_words(cx, lang, city)}</p>
            <p class="card-actions">
                <a class="button" href=href>{say!(lang, home.city_page)}</a>
                <button type="button" class="button-quiet" on:click=clear>{say!(lang, map.all_cities)}</button>
            </p>
        </article>
    }
    .into_any()
}

/// Distance and direction of a city as seen from the host.
pub fn distance_words(cx: Cx, lang: Lang, city: &City) -> String {
    let host = &cx.bundle.host;
    let km = format::km(lang, distance_km(host.position, city.position));
    let octant = Octant::from_bearing(bearing_deg(host.position, city.position));
    let direction = parts::octant(lang, octant);
    let host = cx.plain(lang, &host.name);
    say!(
        lang,
        city.distance_words,
        km = km,
        direction = direction,
        host = host
    )
}

/// What the address narrows the view to, in words, with a way back to everything.
pub fn narrowing(cx: Cx, lang: Lang) -> AnyView {
    let line = move || {
        let params = cx.params.get();
        let what = narrowed_to(cx, lang, &params);
        if what.is_empty() {
            return None;
        }
        let what = format::list(lang, &what);
        let clear = move |_| cx.change(Step::Push, |params| *params = params.widened());
        Some(view! {
            <p class="narrowing" role="status">
                {say!(lang, calendar.filtered_by, what = what)} " "
                <button type="button" class="button-quiet" on:click=clear>{say!(lang, calendar.clear)}</button>
            </p>
        })
    };
    view! { {line} }.into_any()
}

fn narrowed_to(cx: Cx, lang: Lang, params: &Params) -> Vec<String> {
    let mut what = Vec::new();
    for facet in Facet::ALL {
        for id in params.facet(facet) {
            what.extend(facet_word(cx, lang, facet, id));
        }
    }
    if let Some(age) = params.age {
        what.push([&say!(lang, event.ages), " ", &age.to_string()].concat());
    }
    if params.readable {
        what.push(lang.own_name().to_string());
    }
    what
}

fn facet_word(cx: Cx, lang: Lang, facet: Facet, id: &str) -> Option<String> {
    use crate::model::{Audience, Format, Standing, Status, TieKind};
    Some(match facet {
        Facet::City => cx.plain(lang, &cx.bundle.city(cx.bundle.find_city(id)?).name),
        Facet::Country => format::country(lang, id),
        Facet::Tie => parts::tie_kind(lang, TieKind::from_code(id)?),
        Facet::Category => cx.plain(
            lang,
            &cx.bundle.category(cx.bundle.find_category(id)?).title,
        ),
        Facet::Direction => cx.plain(
            lang,
            &cx.bundle.direction(cx.bundle.find_direction(id)?).title,
        ),
        Facet::Format => parts::format_word(lang, Format::from_code(id)?),
        Facet::Audience => parts::audience(lang, Audience::from_code(id)?),
        Facet::Status => {
            let status = Status::from_code(id)?;
            parts::standing_word(lang, Standing::from_code(status.code())?)
        }
    })
}

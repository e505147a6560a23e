//! Card of a chosen city: names, tie, distance, local time, events and links. On narrow screens it is a
//! sheet at the bottom. Its code is in [`Module::Details`](crate::ui::modules::Module::Details).

use crate::ui::messages::{i18n, td_string};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::stage::STAGE;
use super::state::MapState;
use crate::locale;
use crate::model::{Basis, City, CityIx, Class, Occurrence};
use crate::route::Page;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::modules::Lazy;
use crate::ui::{browser, components, zone};

/// [`city_card`], in [`Module::Details`](crate::ui::modules::Module::Details).
pub static CITY_CARD: Lazy<fn(Cx, Lang, CityIx) -> AnyView> = Lazy::new();

/// Number of events on a card.
const EVENTS: usize = 3;

/// City card. Esc in it ends the choice and returns the focus to the element that opened it.
pub fn city_card(cx: Cx, lang: Lang, ix: CityIx) -> AnyView {
    let state = MapState::new(lang);
    let city = cx.bundle.city(ix);
    let opener = browser::focused().and_then(|focused| focused.dyn_into::<HtmlElement>().ok());
    let is_chosen_here = opener.as_ref().is_some_and(is_choice);
    let opener = StoredValue::new_local(opener);
    let close = move || {
        let opener = opener.get_value();
        let index = state.map_cities.iter().position(|one| one.ix == ix);
        state.tab_stop.set(index.unwrap_or_default());
        state.clear();
        browser::next_frame(move || give_focus(opener));
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    let node = NodeRef::<html::Article>::new();
    node.on_load(move |card| {
        if is_chosen_here {
            browser::next_frame(move || {
                browser::scroll_into_view_if_needed(&card);
                // Of a card that is higher than the window its head is seen.
                if let Some(heading) = browser::query_selector("#city-card") {
                    browser::scroll_into_view_if_needed(&heading);
                }
            });
        }
    });
    view! {
        <article
            class="card city-card"
            data-city=city.id.to_string()
            aria-labelledby="city-card"
            node_ref=node
            on:keydown=key
        >
            {components::close_button(lang, "event-close", close)}
            <h2 id="city-card">{components::city_title(cx, lang, city)}</h2>
            {tie(cx, lang, city)}
            {facts(cx, lang, city)}
            {events(cx, lang, ix)}
            {festivals(cx, lang, ix)}
            {programmes(cx, lang, ix)}
            {actions(state, ix, city)}
        </article>
    }
    .into_any()
}

/// Whether an element is a city of the list or of the map, so that its reader chose the city there.
fn is_choice(element: &HtmlElement) -> bool {
    let found = element.closest(".city-list, .map-markers");
    found.is_ok_and(|found| found.is_some())
}

/// Focuses the element that opened the card, else the marker, the cluster that contains it, or the
/// map: the last one that can take the focus gets it.
fn give_focus(opener: Option<HtmlElement>) {
    browser::focus(STAGE);
    browser::focus_first(".map-markers [tabindex=\"0\"]");
    if let Some(opener) = opener {
        browser::focus_without_scrolling(&opener);
    }
}

fn tie(cx: Cx, lang: Lang, city: &'static City) -> AnyView {
    let country = cx.country(lang, city.country);
    let Some(tie) = city.current_tie() else {
        let text = [&country, " · ", &components::tie_label(lang, None)].concat();
        return view! { <p>{text}</p> }.into_any();
    };
    let text = [&country, " · ", &components::tie_label(lang, Some(tie))].concat();
    let mut notes = Vec::new();
    if let Some(since) = tie.since {
        notes.push(td_string!(
            i18n(lang),
            city.began,
            when = locale::of(lang).date(&since)
        ));
    }
    notes.push(td_string!(
        i18n(lang),
        city.as_of,
        when = locale::of(lang).date(&tie.as_of)
    ));
    if tie.basis == Basis::Implied {
        notes.push(td_string!(i18n(lang), city.implied).to_string());
    }
    view! {
        <p>{text}</p>
        <p class="quiet">{notes.join(" · ")}</p>
        {components::paragraph(cx, lang, &tie.note, "quiet")}
    }
    .into_any()
}

fn facts(cx: Cx, lang: Lang, city: &'static City) -> AnyView {
    view! {
        <dl class="facts">
            <div>
                <dt>{td_string!(i18n(lang), city.distance)}</dt>
                <dd class="figures">{components::distance_text(cx, lang, city)}</dd>
            </div>
            <div>
                <dt>{td_string!(i18n(lang), city.local_time)}</dt>
                <dd class="figures">{zone::city_clock(cx, lang, city)}</dd>
            </div>
        </dl>
    }
    .into_any()
}

fn events(cx: Cx, lang: Lang, ix: CityIx) -> AnyView {
    let around = cx.bundle.upcoming_or_recent(ix, cx.today(), EVENTS);
    if around.list.is_empty() {
        return ().into_any();
    }
    let heading = if around.is_upcoming {
        td_string!(i18n(lang), city.coming)
    } else {
        td_string!(i18n(lang), city.latest)
    };
    view! {
        <h3>{heading}</h3>
        {components::rows(cx, lang, &around.list, false)}
    }
    .into_any()
}

/// The next events that the city holds by itself.
fn festivals(cx: Cx, lang: Lang, ix: CityIx) -> AnyView {
    let mut list = cx.bundle.festivals_of(ix, cx.today());
    if list.is_empty() {
        return ().into_any();
    }
    list.truncate(EVENTS);
    view! {
        <h3>{td_string!(i18n(lang), city.festivals)}</h3>
        {components::rows(cx, lang, &list, false)}
    }
    .into_any()
}

fn programmes(cx: Cx, lang: Lang, ix: CityIx) -> AnyView {
    let list: Vec<Occurrence> = cx
        .bundle
        .entries_where(&|entry| entry.class == Class::Programme && entry.cities.contains(&ix));
    if list.is_empty() {
        return ().into_any();
    }
    view! {
        <h3>{td_string!(i18n(lang), city.programmes)}</h3>
        {components::rows(cx, lang, &list, false)}
    }
    .into_any()
}

fn actions(state: MapState, ix: CityIx, city: &'static City) -> AnyView {
    let (cx, lang) = (state.cx, state.lang);
    view! {
        <p class="card-actions">
            <a class="button" href=cx.href_page(lang, Page::City(city.id.clone()))>
                {td_string!(i18n(lang), home.city_page)}
            </a>
            <button type="button" class="button-quiet" on:click=move |_| state.fly_to(ix)>
                {td_string!(i18n(lang), map.fly)}
            </button>
        </p>
    }
    .into_any()
}

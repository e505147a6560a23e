//! The same cities as a list: equal access to all that the map shows.

use super::state::{MapState, Station};
use crate::locale;
use crate::route::{Facet, OrderParam};
use crate::text::{Lang, places_by};
use crate::ui::browser::Step;
use crate::ui::context::Cx;
use crate::ui::messages::{entries, i18n, td_string};
use crate::ui::parts;
use leptos::prelude::*;

/// The cities in the order that the address asks for. The link of each chooses it.
#[component]
pub fn CityList(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let state = MapState::new(lang);
    let order = order(state);
    let items = move || {
        let stations = &state.stations;
        let item = |place: usize| Some(item(state, *stations.get(place)?));
        order
            .get()
            .into_iter()
            .filter_map(item)
            .collect_view()
            .into_any()
    };
    view! {
        <section class="cities" aria-labelledby="cities-title">
            <div class="cities-head">
                <h2 id="cities-title">{td_string!(i18n(lang), map.list)}</h2>
                {orders(cx, lang)}
            </div>
            <ol class="city-list">{items}</ol>
        </section>
    }
    .into_any()
}

/// Places among the stations, which are the nearest first: by their names as the reader's language
/// sorts them, or by their ties.
pub fn order(state: MapState) -> Memo<Vec<usize>> {
    let (cx, lang, stations) = (state.cx, state.lang, state.stations);
    Memo::new(move |_| {
        let order = cx.params.with(|params| params.order);
        let names: Vec<String> = match order {
            Some(OrderParam::Name) => stations
                .iter()
                .map(|station| cx.plain(lang, &station.city.name))
                .collect(),
            Some(OrderParam::Tie) | None => Vec::new(),
        };
        let ranks = (cx.environment.ranks)(lang, &names);
        let key = |place: usize| match order {
            None => 0,
            Some(OrderParam::Name) => ranks.get(place).copied().unwrap_or_default(),
            Some(OrderParam::Tie) => stations.get(place).map_or(0, |one| one.bond as i64),
        };
        places_by(stations.len(), &|place| (key(place), 0))
    })
}

fn orders(cx: Cx, lang: Lang) -> AnyView {
    let choice = |order: Option<OrderParam>| {
        let words = match order {
            None => td_string!(i18n(lang), map.by_distance),
            Some(OrderParam::Name) => td_string!(i18n(lang), map.by_name),
            Some(OrderParam::Tie) => td_string!(i18n(lang), map.by_tie),
        };
        let pressed = move || cx.params.with(|params| params.order == order);
        view! {
            <button
                type="button"
                aria-pressed=move || if pressed() { "true" } else { "false" }
                on:click=move |_| {
                    cx.change(Step::Replace, |params| params.order = order);
                }
            >
                {words}
            </button>
        }
        .into_any()
    };
    let orders = [None, Some(OrderParam::Name), Some(OrderParam::Tie)];
    view! {
        <div class="switch" role="group" aria-label=td_string!(i18n(lang), map.sorted)>
            {orders.map(choice).into_iter().collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}

fn item(state: MapState, station: Station) -> AnyView {
    let (cx, lang) = (state.cx, state.lang);
    let country = cx.country(lang, station.city.country);
    let tie = parts::tie_since(lang, station.city.current_tie());
    let km = td_string!(i18n(lang), map.km, km = locale::of(lang).km(station.km));
    let is_chosen = move || state.chosen.with(|chosen| chosen.contains(&station.ix));
    let count = move || entries(lang, state.figures_of(station.ix).entries as usize);
    // The link is followed as it stands when it is clicked: with the time and filters of then.
    let href = move || {
        let mut address = cx.address();
        address.params.open = None;
        address.params.set_facet(Facet::City, [&*station.city.id]);
        cx.href(&address)
    };
    let faded = move || !state.figures_of(station.ix).stands;
    view! {
        <li data-city=station.city.id.to_string() data-chosen=is_chosen data-faded=faded>
            <span class="city-mark" data-stroke=station.bond.code() aria-hidden="true"></span>
            <a class="city-name" href=href aria-current=move || is_chosen().then_some("true")>
                {parts::inline(cx, lang, &station.city.name)}
            </a>
            <span class="city-country">{country}</span>
            <span class="city-tie">{tie}</span>
            <span class="city-km">{km}</span>
            <span class="city-entries">{count}</span>
        </li>
    }
    .into_any()
}

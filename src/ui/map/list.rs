//! List of the cities, an accessible equivalent of the map.

use super::city_filter::CityFilter;
use super::state::{MapCity, MapState};
use crate::locale;
use crate::route::{Facet, OrderParam};
use crate::text::{Lang, sorted_indices};
use crate::ui::browser::Step;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{entries, i18n, td_string};
use leptos::prelude::*;

/// Cities in the order of the URL; the link of each chooses it. Nothing without cities.
#[component]
pub fn CityList(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    if cx.bundle.cities.is_empty() {
        return ().into_any();
    }
    let state = MapState::new(lang);
    let order = order(state);
    let filter = CityFilter::new(cx);
    let items = move || {
        let map_cities = &state.map_cities;
        let item = |index: usize| Some(item(state, filter, *map_cities.get(index)?));
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
                {filter.field(state)}
            </div>
            <ol class="city-list">{items}</ol>
        </section>
    }
    .into_any()
}

/// Returns indices of the cities: by distance, by name in the collation of the language, or by tie.
pub fn order(state: MapState) -> Memo<Vec<usize>> {
    let (cx, lang, map_cities) = (state.cx, state.lang, state.map_cities);
    Memo::new(move |_| {
        let order = cx.params.with(|params| params.order);
        let names: Vec<String> = match order {
            Some(OrderParam::Name) => map_cities
                .iter()
                .map(|map_city| cx.plain(lang, &map_city.city(cx).name))
                .collect(),
            Some(OrderParam::Tie) | None => Vec::new(),
        };
        let ranks = (cx.environment.ranks)(lang, &names);
        let key = |index: usize| match order {
            None => 0,
            Some(OrderParam::Name) => ranks.get(index).copied().unwrap_or_default(),
            Some(OrderParam::Tie) => map_cities.get(index).map_or(0, |one| one.bond as i64),
        };
        sorted_indices(map_cities.len(), &|index| (key(index), 0))
    })
}

fn orders(cx: Cx, lang: Lang) -> AnyView {
    let choice = |order: Option<OrderParam>| {
        let text = match order {
            None => td_string!(i18n(lang), map.by_distance),
            Some(OrderParam::Name) => td_string!(i18n(lang), map.by_name),
            Some(OrderParam::Tie) => td_string!(i18n(lang), map.by_tie),
        };
        let is_chosen = move || cx.params.with(|params| params.order == order);
        let choose = move || cx.change(Step::Replace, |params| params.order = order);
        components::choice(text, None, is_chosen, choose)
    };
    let orders = [None, Some(OrderParam::Name), Some(OrderParam::Tie)];
    components::switch(
        td_string!(i18n(lang), map.sorted),
        orders.map(choice).into(),
    )
}

fn item(state: MapState, filter: CityFilter, map_city: MapCity) -> AnyView {
    let (cx, lang) = (state.cx, state.lang);
    let city = map_city.city(cx);
    let country = cx.country(lang, city.country);
    let tie = components::tie_since(lang, city.current_tie());
    let km = td_string!(i18n(lang), map.km, km = locale::of(lang).km(map_city.km));
    let is_chosen = move || state.chosen.with(|chosen| chosen.contains(&map_city.ix));
    let count = move || entries(lang, state.figures_of(map_city.ix).entries as usize);
    // The link uses the date and filters at the time of the click.
    let href = move || {
        let mut address = cx.address();
        address.params.open = None;
        address.params.set_facet(Facet::City, [&*city.id]);
        cx.href(&address)
    };
    let faded = move || !state.figures_of(map_city.ix).matches;
    view! {
        <li
            data-city=city.id.to_string()
            data-chosen=is_chosen
            data-faded=faded
            hidden=move || !filter.is_listed(map_city.ix.index())
        >
            <span class="city-mark" data-stroke=map_city.bond.code() aria-hidden="true"></span>
            <a class="city-name" href=href aria-current=move || is_chosen().then_some("true")>
                {components::inline(cx, lang, &city.name)}
            </a>
            <span class="city-country">{country}</span>
            <span class="city-tie">{tie}</span>
            <span class="city-km">{km}</span>
            <span class="city-entries">{count}</span>
        </li>
    }
    .into_any()
}

//! The same cities as a list: equal access to all that the map shows.

use super::state::{MapState, Station};
use crate::locale;
use crate::route::{Facet, OrderParam};
use crate::text::{Lang, places_by};
use crate::ui::address::Cx;
use crate::ui::browser::Step;
use crate::ui::html::{El, Html, Value, el, live};
use crate::ui::messages::{entries, i18n, td_string};
use crate::ui::react::{Memo, memo};
use crate::ui::{format, parts};

/// The cities in the order that the address asks for. The link of each chooses it.
pub fn list(cx: Cx, lang: Lang) -> Html {
    let state = MapState::new(cx, lang);
    let order = order(state);
    let items = move || {
        let stations = &state.stations;
        let item = |place: usize| Some(item(state, *stations.get(place)?));
        order.get().into_iter().filter_map(item).collect::<Html>()
    };
    el("section")
        .class("cities")
        .attr("aria-labelledby", "cities-title")
        .child(
            el("div")
                .class("cities-head")
                .child(
                    el("h2")
                        .attr("id", "cities-title")
                        .child(td_string!(i18n(lang), map.list)),
                )
                .child(orders(cx, lang)),
        )
        .child(el("ol").class("city-list").child(live(items)))
        .view()
}

/// Places among the stations, which are the nearest first: by their names as the reader's language
/// sorts them, or by their ties.
pub fn order(state: MapState) -> Memo<Vec<usize>> {
    let (cx, lang, stations) = (state.cx, state.lang, state.stations);
    memo(move || {
        let order = cx.params.with(|params| params.order);
        let names: Vec<String> = match order {
            Some(OrderParam::Name) => stations
                .iter()
                .map(|station| cx.plain(lang, &station.city.name))
                .collect(),
            Some(OrderParam::Tie) | None => Vec::new(),
        };
        let ranks = format::ranks(lang, &names);
        let key = |place: usize| match order {
            None => 0,
            Some(OrderParam::Name) => ranks.get(place).copied().unwrap_or_default(),
            Some(OrderParam::Tie) => stations.get(place).map_or(0, |one| one.bond as i64),
        };
        places_by(stations.len(), &|place| (key(place), 0))
    })
}

fn orders(cx: Cx, lang: Lang) -> El {
    let choice = |order: Option<OrderParam>| {
        let words = match order {
            None => td_string!(i18n(lang), map.by_distance),
            Some(OrderParam::Name) => td_string!(i18n(lang), map.by_name),
            Some(OrderParam::Tie) => td_string!(i18n(lang), map.by_tie),
        };
        let pressed = move || cx.params.with(|params| params.order == order);
        el("button")
            .attr("type", "button")
            .pressed(pressed)
            .on("click", move |_| {
                cx.change(Step::Replace, |params| params.order = order);
            })
            .child(words)
    };
    let orders = [None, Some(OrderParam::Name), Some(OrderParam::Tie)];
    el("div")
        .class("switch")
        .attr("role", "group")
        .attr("aria-label", td_string!(i18n(lang), map.sorted))
        .child(orders.map(choice).into_iter().collect::<Html>())
}

fn item(state: MapState, station: Station) -> El {
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
    el("li")
        .attr("data-city", station.city.id.to_string())
        .attr("data-chosen", Value::live(is_chosen))
        .attr("data-faded", Value::live(faded))
        .child(
            el("span")
                .class("city-mark")
                .attr("data-stroke", station.bond.code())
                .attr("aria-hidden", "true"),
        )
        .child(
            el("a")
                .class("city-name")
                .attr("href", Value::live(href))
                .attr(
                    "aria-current",
                    Value::live(move || is_chosen().then_some("true")),
                )
                .child(parts::inline(cx, lang, &station.city.name)),
        )
        .child(el("span").class("city-country").child(country))
        .child(el("span").class("city-tie").child(tie))
        .child(el("span").class("city-km").child(km))
        .child(el("span").class("city-entries").child(live(count)))
}

//! Field that filters the list of cities by name. The names are compared by code of
//! [`Module::Details`].

use leptos::prelude::*;

use super::state::MapState;
use crate::model::City;
use crate::text::{contains_folded, folded_text};
use crate::ui::context::Cx;
use crate::ui::messages::{counted, i18n, td_string};
use crate::ui::modules::{Lazy, Module};

/// Number of cities beyond which the list has the field.
const MANY_CITIES: usize = 12;

/// [`matching`], once its module has been loaded.
pub static CITY_FILTER: Lazy<fn(Cx, &str) -> Vec<bool>> = Lazy::new();

/// Filter of the list.
#[derive(Clone, Copy)]
pub struct CityFilter {
    text: RwSignal<String>,
    /// For each city of the bundle whether it is listed; empty if all are.
    listed: Memo<Vec<bool>>,
}

impl CityFilter {
    /// Creates a filter without a text.
    pub fn new(cx: Cx) -> CityFilter {
        let text = RwSignal::new(String::new());
        let listed = Memo::new(move |_| {
            let text = text.get();
            // The names in other languages come with the whole bundle.
            cx.bundle.is_whole.track();
            if text.trim().is_empty() || !cx.ensure_loaded(Module::Details) {
                return Vec::new();
            }
            CITY_FILTER
                .get()
                .map(|matching| matching(cx, &text))
                .unwrap_or_default()
        });
        CityFilter { text, listed }
    }

    /// Returns whether a city is listed, by its index in the bundle. Tracked.
    pub fn is_listed(self, index: usize) -> bool {
        self.listed
            .with(|listed| listed.get(index).copied().unwrap_or(true))
    }

    /// Renders the field, if there are many cities.
    pub fn field(self, state: MapState) -> Option<AnyView> {
        let (cx, lang, count) = (state.cx, state.lang, state.map_cities.len());
        let status = move || {
            let listed = self.listed.get();
            let count = listed.iter().filter(|is_listed| **is_listed).count();
            (!listed.is_empty()).then(|| counted!(lang, count, map.shown))
        };
        (count > MANY_CITIES).then(|| {
            view! {
                <label class="city-filter needs-program">
                    <span>{td_string!(i18n(lang), map.filter)}</span>
                    <input
                        type="search"
                        autocomplete="off"
                        on:focus=move |_| cx.request_whole_bundle()
                        on:input=move |event| self.text.set(event_target_value(&event))
                    />
                </label>
                <p class="city-filter-count" role="status">
                    {status}
                </p>
            }
            .into_any()
        })
    }
}

/// Returns for each city of the bundle whether one of its names, in any language, or the name of its
/// country contains the text.
pub fn matching(cx: Cx, text: &str) -> Vec<bool> {
    let wanted = folded_text(text);
    let country = |city: &City| cx.country(cx.lang.get_untracked(), city.country);
    let is_wanted = |city: &City| {
        let names = city
            .name
            .iter()
            .any(|name| contains_folded(name.text, &wanted));
        let own = city.own_name.iter();
        names
            || own
                .map(|own| &*own.text)
                .any(|own| contains_folded(own, &wanted))
            || city
                .aliases
                .iter()
                .any(|alias| contains_folded(alias, &wanted))
            || contains_folded(&country(city), &wanted)
    };
    cx.bundle.cities.iter().map(is_wanted).collect()
}

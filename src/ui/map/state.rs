//! State of the map and values derived from it: cities by distance, viewport, choice.

use crate::ui::messages::entries;
use leptos::prelude::*;

use super::highlight;
use super::viewport::{Viewport, viewport};
use crate::geo::{LonLat, distance_km};
use crate::locale;
use crate::map::{Camera, Place, region, weight};
use crate::model::{Bond, City, CityFigures, CityIx};
use crate::route::Facet;
use crate::text::{Lang, sorted_indices};
use crate::ui::browser::{self, Step};
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::query;

/// City with values derived for the map.
#[derive(Clone, Copy)]
pub struct MapCity {
    pub ix: CityIx,
    pub km: f64,
    pub bond: Bond,
}

impl MapCity {
    /// Returns the city. It is not kept, because the bundle is replaced once.
    pub fn city(&self, cx: Cx) -> &'static City {
        cx.bundle.city(self.ix)
    }

    /// Returns a description of the city in one line for screen readers: “Niigata, Japan, sister
    /// city since 1965, 5 entries”.
    pub fn full_name(&self, cx: Cx, lang: Lang, count: usize) -> String {
        let city = self.city(cx);
        let parts = [
            cx.plain(lang, &city.name),
            cx.country(lang, city.country),
            components::tie_since(lang, city.current_tie()),
            entries(lang, count),
        ];
        parts.join(locale::of(lang).punctuation.comma)
    }
}

/// Returns the cities, the nearest to the host first.
fn map_cities(cx: Cx) -> Vec<MapCity> {
    let bundle = cx.bundle;
    let host = bundle.host.position;
    let map_cities: Vec<MapCity> = bundle
        .cities
        .iter()
        .enumerate()
        .filter_map(|(index, city)| {
            let ix = CityIx::new(index)?;
            Some(MapCity {
                ix,
                km: distance_km(host, city.position),
                bond: city.bond(),
            })
        })
        .collect();
    // Metres are precise enough to order cities.
    let metres = |index: usize| {
        map_cities
            .get(index)
            .map_or(0, |city: &MapCity| (city.km * 1000.0) as i64)
    };
    let order = sorted_indices(map_cities.len(), &|index| (metres(index), 0));
    order
        .into_iter()
        .filter_map(|index| map_cities.get(index).cloned())
        .collect()
}

/// State of the map in a language. Copied freely.
#[derive(Clone, Copy)]
pub struct MapState {
    shared: &'static SharedState,
    pub lang: Lang,
}

impl std::ops::Deref for MapState {
    type Target = SharedState;

    fn deref(&self) -> &SharedState {
        self.shared
    }
}

/// State shared by all maps on the page, the list and the card, for the lifetime of the page.
pub struct SharedState {
    pub cx: Cx,
    pub map_cities: &'static [MapCity],
    /// Whether the first view leaves cities out, except on the globe.
    pub has_far_cities: bool,
    /// `None` until the size of the map is known.
    pub viewport: RwSignal<Option<Viewport>>,
    /// Cities in the URL.
    pub chosen: Memo<Vec<CityIx>>,
    /// Figures of each city under the filters of the URL, by its index in the bundle.
    pub figures: Memo<Vec<CityFigures>>,
    /// Cities that are hovered or focused, on the map or elsewhere.
    pub highlighted: RwSignal<Vec<CityIx>>,
    /// Expanded cluster: the view in which it was expanded, and its members. Any other view closes
    /// it.
    pub expanded: RwSignal<Option<(Camera, Vec<usize>)>>,
    /// Key of the marker that is the Tab stop, as in [`MarkerLayout::markers`].
    ///
    /// [`MarkerLayout::markers`]: crate::map::marker_layout::MarkerLayout::markers
    pub tab_stop: RwSignal<usize>,
}

/// Creates the shared state. Called before any view is created, so that it outlives them; views get
/// it from the context.
pub fn create_state(cx: Cx) -> &'static SharedState {
    let map_cities: &'static [MapCity] = Box::leak(map_cities(cx).into_boxed_slice());
    let positions: Vec<LonLat> = map_cities.iter().map(|one| one.city(cx).position).collect();
    Box::leak(Box::new(SharedState {
        cx,
        map_cities,
        has_far_cities: region(cx.bundle.host.position, &positions).contains(&false),
        viewport: viewport(),
        chosen: chosen(cx),
        figures: figures(cx),
        highlighted: highlight::highlighted(cx),
        expanded: RwSignal::new(None),
        tab_stop: RwSignal::new(0),
    }))
}

impl MapState {
    /// Returns the state of the map of the current page, in a language.
    pub fn new(lang: Lang) -> MapState {
        MapState {
            shared: expect_context(),
            lang,
        }
    }

    /// Chooses a city, or ends its choice; one at a time.
    pub fn toggle(&self, map_city: &MapCity) {
        self.expanded.set(None);
        let city = map_city.city(self.cx);
        let id = (self.chosen.get_untracked() != [map_city.ix]).then_some(&*city.id);
        self.cx
            .change(Step::Push, |params| params.set_facet(Facet::City, id));
    }

    /// Collapses an expanded cluster, else ends the choice. Returns whether there was either.
    pub fn clear(&self) -> bool {
        let viewport = self.viewport.get_untracked();
        let is_open = |expanded: &Option<(Camera, Vec<usize>)>| {
            let camera = expanded.as_ref().map(|expanded| expanded.0);
            camera.is_some() && camera == viewport.map(|viewport| viewport.camera)
        };
        if self.expanded.with_untracked(is_open) {
            self.expanded.set(None);
        } else if !self.chosen.with_untracked(Vec::is_empty) {
            self.cx
                .change(Step::Push, |params| params.set_facet(Facet::City, []));
        } else {
            return false;
        }
        true
    }

    /// Collapses an expanded cluster after a click outside it.
    pub fn click_away(&self, event: &web_sys::Event) {
        if browser::closest(event, ".map-markers").is_none() {
            self.expanded.set(None);
        }
    }

    /// Returns the figures of a city under the filters of the URL. Tracked.
    pub fn figures_of(&self, city: CityIx) -> CityFigures {
        self.figures
            .with(|figures| figures.get(city.index()).copied().unwrap_or_default())
    }

    /// Returns whether a city is faded: another one is chosen, or it does not match the filters.
    /// Tracked.
    pub fn is_faded(&self, city: CityIx) -> bool {
        let chosen = self.chosen.get();
        if chosen.is_empty() {
            !self.figures_of(city).matches
        } else {
            !chosen.contains(&city)
        }
    }

    /// Returns the weight of the thread of each city, by its number of matching entries.
    pub fn weights(&self) -> Vec<f64> {
        let entries = |map_city: &MapCity| untrack(|| self.figures_of(map_city.ix)).entries;
        let most = self.map_cities.iter().map(entries).max().unwrap_or(0);
        let weights = self.map_cities.iter().map(|one| weight(entries(one), most));
        weights.collect()
    }

    /// Returns the places for the scene; their keys are indices of `map_cities`.
    pub fn places(&self) -> Vec<Place> {
        let place = |(key, map_city): (usize, &MapCity)| Place {
            at: map_city.city(self.cx).position,
            key,
            thread: (map_city.bond != Bond::None).then_some(map_city.bond as u8),
        };
        self.map_cities.iter().enumerate().map(place).collect()
    }
}

/// Returns the cities in the URL that exist in the bundle.
pub fn chosen(cx: Cx) -> Memo<Vec<CityIx>> {
    Memo::new(move |_| {
        cx.params.with(|params| {
            let ids = params.facet(Facet::City).iter();
            ids.filter_map(|id| cx.bundle.find_city(id)).collect()
        })
    })
}

/// Returns the figures of each city under the filters of the URL.
fn figures(cx: Cx) -> Memo<Vec<CityFigures>> {
    Memo::new(move |_| {
        let window = cx.params.with(|params| params.date.as_ref()?.window());
        let filter = query::current_filter(cx);
        cx.bundle.city_figures(&filter, window.as_ref())
    })
}

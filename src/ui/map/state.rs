//! What the map is given and what follows from it: cities by distance, the view, the choice.

use crate::ui::messages::entries;
use leptos::prelude::*;

use super::point;
use super::sight::{Sight, sight};
use crate::geo::distance_km;
use crate::locale;
use crate::map::{Camera, Place, weight};
use crate::model::{Bond, City, CityFigures, CityIx};
use crate::route::Facet;
use crate::text::{Lang, places_by};
use crate::ui::browser::{self, Step};
use crate::ui::context::Cx;
use crate::ui::parts;
use crate::ui::query;

/// A city as the map knows it.
#[derive(Clone, Copy)]
pub struct Station {
    pub ix: CityIx,
    pub city: &'static City,
    pub km: f64,
    pub bond: Bond,
}

impl Station {
    /// “Niigata, Japan, sister city since 1965, 5 entries”: everything about the city in one line,
    /// for those who cannot see the map.
    pub fn full_name(&self, cx: Cx, lang: Lang, count: usize) -> String {
        let words = [
            cx.plain(lang, &self.city.name),
            cx.country(lang, self.city.country),
            parts::tie_since(lang, self.city.current_tie()),
            entries(lang, count),
        ];
        words.join(locale::of(lang).punctuation.comma)
    }
}

/// The cities, the nearest to the host first.
fn stations(cx: Cx) -> Vec<Station> {
    let bundle = cx.bundle;
    let host = bundle.host.position;
    let stations: Vec<Station> = bundle
        .cities
        .iter()
        .enumerate()
        .filter_map(|(index, city)| {
            let ix = CityIx::new(index)?;
            Some(Station {
                ix,
                city,
                km: distance_km(host, city.position),
                bond: city.bond(),
            })
        })
        .collect();
    // To the metre is finer than any two cities are alike.
    let metres = |place: usize| {
        stations
            .get(place)
            .map_or(0, |city: &Station| (city.km * 1000.0) as i64)
    };
    let order = places_by(stations.len(), &|place| (metres(place), 0));
    order
        .into_iter()
        .filter_map(|place| stations.get(place).cloned())
        .collect()
}

/// The map in a language. Copied freely, into every part of the page that changes.
#[derive(Clone, Copy)]
pub struct MapState {
    shared: &'static Shared,
    pub lang: Lang,
}

impl std::ops::Deref for MapState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.shared
    }
}

/// What every map on the page, its list and its card share. It lives as long as the page does.
pub struct Shared {
    pub cx: Cx,
    pub stations: &'static [Station],
    /// `None` until the map knows its size.
    pub sight: RwSignal<Option<Sight>>,
    /// The cities in the address.
    pub chosen: Memo<Vec<CityIx>>,
    /// What each city has of what the address asks for, by its place in the bundle.
    pub figures: Memo<Vec<CityFigures>>,
    /// The cities that somebody points at, on the map or elsewhere.
    pub lit: RwSignal<Vec<CityIx>>,
    /// The group that is open: its members, and the view in which it was opened and with which it
    /// closes.
    pub fan: RwSignal<Option<(Camera, Vec<usize>)>>,
    /// The marker that Tab leads to, by its key in [`Spots::markers`].
    ///
    /// [`Spots::markers`]: crate::map::spots::Spots::markers
    pub stop: RwSignal<usize>,
}

/// Makes what all maps share. Called before any view is made, so that it outlives them; views find it
/// in the context.
pub fn begin(cx: Cx) -> &'static Shared {
    Box::leak(Box::new(Shared {
        cx,
        stations: Box::leak(stations(cx).into_boxed_slice()),
        sight: sight(),
        chosen: chosen(cx),
        figures: figures(cx),
        lit: point::lit(cx),
        fan: RwSignal::new(None),
        stop: RwSignal::new(0),
    }))
}

impl MapState {
    /// The map of the page that is being made, in a language.
    pub fn new(lang: Lang) -> MapState {
        MapState {
            shared: expect_context(),
            lang,
        }
    }

    /// Chooses a city, or ends its choice; one at a time.
    pub fn toggle(&self, station: &Station) {
        self.fan.set(None);
        let id = (self.chosen.get_untracked() != [station.ix]).then_some(&*station.city.id);
        self.cx
            .change(Step::Push, |params| params.set_facet(Facet::City, id));
    }

    /// Closes an open group, else ends the choice. Tells whether there was either.
    pub fn clear(&self) -> bool {
        let sight = self.sight.get_untracked();
        let is_open = |fan: &Option<(Camera, Vec<usize>)>| {
            let camera = fan.as_ref().map(|fan| fan.0);
            camera.is_some() && camera == sight.map(|sight| sight.camera)
        };
        if self.fan.with_untracked(is_open) {
            self.fan.set(None);
        } else if !self.chosen.with_untracked(Vec::is_empty) {
            self.cx
                .change(Step::Push, |params| params.set_facet(Facet::City, []));
        } else {
            return false;
        }
        true
    }

    /// A click beside an open group closes it.
    pub fn click_away(&self, event: &web_sys::Event) {
        if browser::closest(event, ".map-markers").is_none() {
            self.fan.set(None);
        }
    }

    /// What a city has of what is asked for. Tracked.
    pub fn figures_of(&self, city: CityIx) -> CityFigures {
        self.figures
            .with(|figures| figures.get(city.index()).copied().unwrap_or_default())
    }

    /// Whether a city stands back: another one is chosen, or it is not among what is asked for.
    /// Tracked.
    pub fn is_faded(&self, city: CityIx) -> bool {
        let chosen = self.chosen.get();
        if chosen.is_empty() {
            !self.figures_of(city).stands
        } else {
            !chosen.contains(&city)
        }
    }

    /// How strong the thread of each station is: the more of what is in view is shared with it, the
    /// stronger.
    pub fn weights(&self) -> Vec<f64> {
        let entries = |station: &Station| untrack(|| self.figures_of(station.ix)).entries;
        let most = self.stations.iter().map(entries).max().unwrap_or(0);
        let weights = self.stations.iter().map(|one| weight(entries(one), most));
        weights.collect()
    }

    /// The places for the scene, marked by their place among the stations.
    pub fn places(&self) -> Vec<Place> {
        let place = |(key, station): (usize, &Station)| Place {
            at: station.city.position,
            key,
            thread: (station.bond != Bond::None).then_some(station.bond as u8),
        };
        self.stations.iter().enumerate().map(place).collect()
    }
}

/// The cities in the address that the bundle has.
pub fn chosen(cx: Cx) -> Memo<Vec<CityIx>> {
    Memo::new(move |_| {
        cx.params.with(|params| {
            let ids = params.facet(Facet::City).iter();
            ids.filter_map(|id| cx.bundle.find_city(id)).collect()
        })
    })
}

/// What each city has of what the address asks for.
fn figures(cx: Cx) -> Memo<Vec<CityFigures>> {
    Memo::new(move |_| {
        let window = cx.params.with(|params| params.date.as_ref()?.window());
        let filter = query::wanted(cx);
        cx.bundle.city_figures(&filter, window.as_ref())
    })
}

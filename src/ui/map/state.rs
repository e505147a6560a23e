//! What the map is given and what follows from it: cities by distance, the view, the choice.

use leptos::prelude::*;

use super::sight::{Sight, sight};
use crate::geo::{Octant, bearing_deg, distance_km};
use crate::map::Place;
use crate::model::{City, CityIx, Tie, TieKind, TieStatus};
use crate::route::Facet;
use crate::text::{Lang, places_by};
use crate::ui::address::Cx;
use crate::ui::browser::Step;
use crate::ui::i18n::entries;
use crate::ui::i18n::say;
use crate::ui::react::{Memo, RwSignal, memo};
use crate::ui::{format, parts};

/// More occurrences than any window of a date parameter is asked for.
const MANY: usize = 100_000;

/// How a thread is drawn: its kind, or that the tie rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    Sister,
    Friendly,
    Contact,
    Suspended,
}

impl Stroke {
    /// All strokes, in the order of the legend.
    pub const ALL: [Stroke; 4] = [
        Stroke::Sister,
        Stroke::Friendly,
        Stroke::Contact,
        Stroke::Suspended,
    ];

    /// The stroke of a tie. What is announced is not concluded yet, so it counts as a contact.
    pub fn of(tie: &Tie) -> Stroke {
        match (tie.status, tie.kind) {
            (TieStatus::Suspended, _) => Stroke::Suspended,
            (TieStatus::Announced, _) | (_, TieKind::Contact) => Stroke::Contact,
            (TieStatus::Active, TieKind::Sister) => Stroke::Sister,
            (TieStatus::Active, TieKind::Friendly) => Stroke::Friendly,
        }
    }

    /// The word for the style sheet.
    pub const fn code(self) -> &'static str {
        match self {
            Stroke::Sister => "sister",
            Stroke::Friendly => "friendly",
            Stroke::Contact => "contact",
            Stroke::Suspended => "suspended",
        }
    }
}

/// The stroke's word for the style sheet, and one for a city without a tie.
pub const fn stroke_code(stroke: Option<Stroke>) -> &'static str {
    match stroke {
        Some(stroke) => stroke.code(),
        None => "none",
    }
}

/// A city as the map knows it.
#[derive(Clone, Copy)]
pub struct Station {
    pub ix: CityIx,
    pub city: &'static City,
    pub km: f64,
    /// From the host.
    pub direction: Octant,
    pub stroke: Option<Stroke>,
    /// How many entries name it.
    pub entries: usize,
}

impl Station {
    /// “1,210 km south of Khabarovsk”.
    pub fn way(&self, cx: Cx, lang: Lang) -> String {
        let km = format::km(lang, self.km);
        let direction = parts::octant(lang, self.direction);
        let host = cx.plain(lang, &cx.bundle.host.name);
        say!(
            lang,
            city.distance_words,
            km = km,
            direction = direction,
            host = host
        )
    }

    /// “7 entries”.
    pub fn entries_words(&self, lang: Lang) -> String {
        entries(lang, self.entries)
    }

    /// Everything about the city in one line, for those who cannot see the map.
    pub fn full_name(&self, cx: Cx, lang: Lang) -> String {
        let words = [
            cx.plain(lang, &self.city.name),
            format::country(lang, self.city.country.as_str()),
            parts::tie_words(lang, self.city.current_tie()),
            self.way(cx, lang),
            self.entries_words(lang),
        ];
        let comma = match lang {
            Lang::Zh => "，",
            Lang::Ja => "、",
            _ => ", ",
        };
        words.join(comma)
    }
}

/// The cities, the nearest to the host first.
pub fn stations(cx: Cx) -> Vec<Station> {
    let bundle = cx.bundle;
    let host = bundle.host.position;
    let stations: Vec<Station> = bundle
        .cities
        .iter()
        .enumerate()
        .filter_map(|(index, city)| {
            let ix = CityIx::new(index)?;
            let named = |cities: &[CityIx]| cities.contains(&ix);
            Some(Station {
                ix,
                city,
                km: distance_km(host, city.position),
                direction: Octant::from_bearing(bearing_deg(host, city.position)),
                stroke: city.current_tie().map(Stroke::of),
                entries: bundle
                    .entries
                    .iter()
                    .filter(|entry| named(&entry.cities))
                    .count(),
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

/// The state of one map on the page. Copied freely.
#[derive(Clone, Copy)]
pub struct MapState {
    pub cx: Cx,
    pub lang: Lang,
    pub stations: StoredValue<Vec<Station>>,
    /// `None` until the map knows its size.
    pub sight: RwSignal<Option<Sight>>,
    /// The cities in the address.
    pub chosen: Memo<Vec<CityIx>>,
    /// Cities with something in the time of the address; `None` where it names no time.
    pub active: Memo<Option<Vec<CityIx>>>,
}

impl MapState {
    pub fn new(cx: Cx, lang: Lang) -> MapState {
        MapState {
            cx,
            lang,
            stations: StoredValue::new(stations(cx)),
            sight: sight(),
            chosen: chosen(cx),
            active: active(cx),
        }
    }

    /// Chooses a city, or ends its choice; one at a time.
    pub fn toggle(&self, station: &Station) {
        let id = (self.chosen.get_untracked() != [station.ix]).then_some(&*station.city.id);
        self.cx
            .change(Step::Push, |params| params.set_facet(Facet::City, id));
    }

    /// Ends the choice.
    pub fn clear(&self) {
        if !self.chosen.with_untracked(Vec::is_empty) {
            self.cx
                .change(Step::Push, |params| params.set_facet(Facet::City, []));
        }
    }

    /// Whether a city stands back: another one is chosen, or it has nothing in this time. Tracked.
    pub fn is_faded(&self, city: CityIx) -> bool {
        let chosen = self.chosen.get();
        if !chosen.is_empty() {
            return !chosen.contains(&city);
        }
        self.active.with(|active| {
            active
                .as_ref()
                .is_some_and(|active| !active.contains(&city))
        })
    }

    /// The places for the scene, marked by their place among the stations.
    pub fn places(&self) -> Vec<Place> {
        self.stations.with_value(|stations| {
            let place = |(key, station): (usize, &Station)| Place {
                at: station.city.position,
                key,
                thread: station.stroke.map(|stroke| stroke as u8),
            };
            stations.iter().enumerate().map(place).collect()
        })
    }
}

/// The cities in the address that the bundle has.
pub fn chosen(cx: Cx) -> Memo<Vec<CityIx>> {
    memo(move || {
        cx.params.with(|params| {
            let ids = params.facet(Facet::City).iter();
            ids.filter_map(|id| cx.bundle.find_city(id)).collect()
        })
    })
}

/// The cities with something in the time of the address.
fn active(cx: Cx) -> Memo<Option<Vec<CityIx>>> {
    let date = memo(move || cx.params.with(|params| params.date.clone()));
    memo(move || {
        let window = date.with(|date| date.as_ref().and_then(|date| date.window()))?;
        let mut cities: Vec<CityIx> = Vec::new();
        for occurrence in cx.bundle.occurrences(&window, MANY).list {
            for city in cx.bundle.view_of(&occurrence).cities {
                if !cities.contains(city) {
                    cities.push(*city);
                }
            }
        }
        Some(cities)
    })
}

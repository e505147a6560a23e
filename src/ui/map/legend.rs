//! What the strokes of threads mean.

use leptos::prelude::*;

use super::state::{MapState, Stroke, stroke_code};
use crate::model::TieKind;
use crate::text::Lang;
use crate::ui::i18n::say;
use crate::ui::parts;

/// The legend: every stroke that the bundle needs, and the mark of a city without a tie.
pub fn legend(state: MapState) -> AnyView {
    let (lang, used) = (state.lang, used(state));
    let strokes = Stroke::ALL.into_iter().map(Some).chain([None]);
    let item = |stroke: Option<Stroke>| {
        view! {
            <li class="map-key" data-stroke=stroke_code(stroke)>
                <svg viewBox="0 0 40 12" aria-hidden="true">
                    {match stroke {
                        Some(_) => {
                            view! { <line x1="1" y1="6" x2="30" y2="6" /><circle cx="34" cy="6" r="4" /> }
                                .into_any()
                        }
                        None => view! { <rect x="30" y="2" width="8" height="8" /> }.into_any(),
                    }}
                </svg>
                <span>{words(lang, stroke)}</span>
            </li>
        }
    };
    view! {
        <div class="map-legend">
            <h3 class="unseen">{say!(lang, map.ties)}</h3>
            <ul>{strokes.filter(|stroke| used.contains(stroke)).map(item).collect_view()}</ul>
        </div>
    }
    .into_any()
}

fn used(state: MapState) -> Vec<Option<Stroke>> {
    state
        .stations
        .with_value(|stations| stations.iter().map(|station| station.stroke).collect())
}

fn words(lang: Lang, stroke: Option<Stroke>) -> String {
    match stroke {
        Some(Stroke::Sister) => parts::tie_kind(lang, TieKind::Sister),
        Some(Stroke::Friendly) => parts::tie_kind(lang, TieKind::Friendly),
        Some(Stroke::Contact) => parts::tie_kind(lang, TieKind::Contact),
        Some(Stroke::Suspended) => say!(lang, words.tie_suspended),
        None => say!(lang, words.tie_none),
    }
}

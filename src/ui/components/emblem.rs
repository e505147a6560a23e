//! Drawn emblems of events and cities as inline SVG. The style sheet has their colours.

use leptos::prelude::*;

use crate::emblem::{Emblem, EventEmblem, Hue, Shape};
use crate::model::View;
use crate::ui::context::Cx;

/// The emblem of an event, by its category, season and series or id.
pub fn event_emblem(cx: Cx, entry: &View<'_>) -> AnyView {
    emblem(EventEmblem::of(cx.bundle, entry).emblem())
}

/// The emblem of a city.
pub fn city_emblem(id: &str) -> AnyView {
    emblem(Emblem::of_city(id))
}

/// An emblem. It is an ornament, so it is hidden from screen readers.
pub fn emblem(emblem: Emblem) -> AnyView {
    let hue = match emblem.hue {
        Hue::Category(category) => category.to_string(),
        Hue::City => "city".to_string(),
    };
    let season = emblem.season.map(|season| season.code().to_string());
    let shape =
        |shape: Shape| view! { <path class=shape.role.class() d=shape.path></path> }.into_any();
    let shapes: Vec<AnyView> = emblem.shapes.into_iter().map(shape).collect();
    view! {
        <svg
            class="drawn-emblem"
            viewBox="0 0 96 96"
            aria-hidden="true"
            data-hue=hue
            data-season=season
        >
            {shapes}
        </svg>
    }
    .into_any()
}

/// An emblem of strokes, on a square of 48 units: SVG paths in the colour of the text, and in the accent.
/// Its label is next to it, so it is hidden from screen readers.
pub fn stroke_emblem(lines: &'static str, accent: &'static str) -> AnyView {
    view! {
        <svg class="emblem" viewBox="0 0 48 48" aria-hidden="true">
            <path d=lines></path>
            <path class="emblem-accent" d=accent></path>
        </svg>
    }
    .into_any()
}

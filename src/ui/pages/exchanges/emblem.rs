//! Drawn emblems of the interests: a few strokes in the colour of the text and one in the accent.

use leptos::prelude::*;

use crate::model::Interest;
use crate::ui::components;

/// The emblem of an interest. Its label is next to it, so it is hidden from screen readers.
pub fn emblem(like: Interest) -> AnyView {
    let (lines, accent) = strokes(like);
    components::stroke_emblem(lines, accent)
}

/// The strokes of an emblem as SVG paths: those in the colour of the text, and those in the accent.
const fn strokes(like: Interest) -> (&'static str, &'static str) {
    match like {
        // A brush and its stroke.
        Interest::Art => (
            "M40 6 24 26l-4-3zM20 23l4 3c0 5-3 8-9 8-3 0-5-1-7-3 4 0 5-2 6-5 1-2 3-3 6-3z",
            "M10 41c6-4 10 3 16 0s8-3 14-1",
        ),
        // Two joined notes.
        Interest::Music => (
            "M18 37V13l18-5v24M8 37a5 4 0 1 0 10 0 5 4 0 1 0-10 0zM26 32a5 4 0 1 0 10 0 5 4 0 1 0-10 0z",
            "M18 21l18-5",
        ),
        // A ball.
        Interest::Sport => (
            "M7 24a17 17 0 1 0 34 0 17 17 0 1 0-34 0z",
            "M24 7v34M11 13c7 6 7 16 0 22M37 13c-7 6-7 16 0 22",
        ),
        // A leaf.
        Interest::Nature => (
            "M10 38C6 20 18 8 40 8c1 22-10 34-27 28",
            "M7 42c6-10 13-17 22-22M20 27v-7M26 22h7",
        ),
        // Two speech bubbles.
        Interest::Language => (
            "M6 9h24v17H18l-7 6v-6H6z",
            "M34 18h8v17h-5v6l-7-6H20v-4M12 15h12M12 20h8",
        ),
        // A gear wheel.
        Interest::Technology => (
            "M12 24a12 12 0 1 0 24 0 12 12 0 1 0-24 0zM24 12V6M24 42v-6M12 24H6M42 24h-6M15.5 15.5l-4-4M36.5 36.5l-4-4M32.5 15.5l4-4M11.5 36.5l4-4",
            "M19 24a5 5 0 1 0 10 0 5 5 0 1 0-10 0z",
        ),
        // Two people, and what joins them.
        Interest::Friendship => (
            "M8 14a6 6 0 1 0 12 0 6 6 0 1 0-12 0zM28 14a6 6 0 1 0 12 0 6 6 0 1 0-12 0zM4 41V33c0-5 4-9 10-9M44 41V33c0-5-4-9-10-9",
            "M14 31c5 7 15 7 20 0",
        ),
    }
}

//! Drawn emblems of the kinds of venues: a few strokes in the colour of the text and one in the
//! accent.

use leptos::prelude::*;

use crate::model::VenueKind;
use crate::ui::components;

/// The emblem of a kind. The label of the kind is next to it, so it is hidden from screen readers.
pub fn emblem(kind: VenueKind) -> AnyView {
    let (lines, accent) = strokes(kind);
    components::stroke_emblem(lines, accent)
}

/// The strokes of an emblem as SVG paths: those in the colour of the text, and those in the accent.
const fn strokes(kind: VenueKind) -> (&'static str, &'static str) {
    match kind {
        // A gable on columns.
        VenueKind::Museum => (
            "M7 19 24 9l17 10zM11 23v14M37 23v14M7 41h34",
            "M20 23v14M28 23v14",
        ),
        // A picture on its cord.
        VenueKind::Gallery => ("M8 15h32v25H8zM17 15l7-8 7 8", "M13 35l8-11 6 7 4-5 5 9"),
        // A mask.
        VenueKind::Theatre => (
            "M9 10c10 4 20 4 30 0v13c0 10-8 16-15 18-7-2-15-8-15-18zM16 20h5M27 20h5",
            "M17 28c4 5 10 5 14 0",
        ),
        // Two joined notes.
        VenueKind::ConcertHall => (
            "M18 37V13l18-5v24M8 37a5 4 0 1 0 10 0 5 4 0 1 0-10 0zM26 32a5 4 0 1 0 10 0 5 4 0 1 0-10 0z",
            "M18 21l18-5",
        ),
        // A paved square with a fountain.
        VenueKind::Square => (
            "M5 40l9-13h20l9 13zM18 34h12",
            "M24 34V16M24 16c-3-6-9-5-9 1M24 16c3-6 9-5 9 1",
        ),
        // A road that leads to the horizon.
        VenueKind::Street => ("M7 41 20 10M41 41 28 10", "M24 12v4M24 21v5M24 32v8"),
        // A tree.
        VenueKind::Park => (
            "M24 42V18M8 42h32M24 7c-8 0-13 6-13 12s5 11 13 11 13-5 13-11S32 7 24 7z",
            "M24 26l6-6M24 22l-5-5",
        ),
        // A figure on a pedestal.
        VenueKind::Monument => (
            "M13 42h22M17 42V30h14v12M14 30h20",
            "M24 30V17M18 22l6-5 7 3M21 10a3 3 0 1 0 6 0 3 3 0 1 0-6 0z",
        ),
        // A dome with a cross.
        VenueKind::Church => (
            "M9 42h30M14 42V27h20v15M17 27c-4-6 1-11 7-15 6 4 11 9 7 15",
            "M24 12V3M20.5 6.5h7M21 42v-6a3 3 0 0 1 6 0v6",
        ),
        // A round hall.
        VenueKind::Arena => (
            "M6 19c0-5 8-9 18-9s18 4 18 9v13c0 5-8 8-18 8S6 37 6 32zM6 19c0 5 8 9 18 9s18-4 18-9",
            "M15 27v11M24 28v12M33 27v11",
        ),
        // A field within its stands.
        VenueKind::Stadium => (
            "M4 25a20 14 0 1 0 40 0 20 14 0 1 0-40 0z",
            "M12 25a12 7 0 1 0 24 0 12 7 0 1 0-24 0zM24 18v14",
        ),
        // The print of a paw.
        VenueKind::Zoo => (
            "M24 24c7 0 11 7 11 12 0 4-4 6-7 5-3-1-5-1-8 0-3 1-7-1-7-5 0-5 4-12 11-12z",
            "M7 22a3 4 0 1 0 6 0 3 4 0 1 0-6 0zM15 12a3 4 0 1 0 6 0 3 4 0 1 0-6 0zM27 12a3 4 0 1 0 6 0 3 4 0 1 0-6 0zM35 22a3 4 0 1 0 6 0 3 4 0 1 0-6 0z",
        ),
        // A way between two stations.
        VenueKind::Transport => (
            "M6 34a4 4 0 1 0 8 0 4 4 0 1 0-8 0zM34 14a4 4 0 1 0 8 0 4 4 0 1 0-8 0zM6 43h36",
            "M14 34h6c12 0 2-20 14-20",
        ),
        // Waves in the evening sun.
        VenueKind::Water => (
            "M5 29c4-4 9-4 13 0s8 4 12 0 9-4 13 0M5 38c4-4 9-4 13 0s8 4 12 0 9-4 13 0",
            "M15 20a9 9 0 0 1 18 0M24 4v3M9 9l2 2M39 9l-2 2",
        ),
        // Hills.
        VenueKind::Sight => (
            "M5 41h38M8 41l13-23 8 14 4-6 8 15",
            "M31 13a4 4 0 1 0 8 0 4 4 0 1 0-8 0z",
        ),
    }
}

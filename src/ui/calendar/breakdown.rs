//! Stacked bar of entries by category, with one segment for each entry, and its legend.

use crate::calendar::year::RankCount;
use crate::locale;
use crate::model::{CategoryIx, Occurrence};
use crate::text::Lang;
use crate::ui::components::{self, properties};
use crate::ui::context::Cx;
use leptos::prelude::*;

use super::state::EXPECTED;

/// Number of entries by rank; only ranks with entries.
pub type CategoryBreakdown = Vec<(u16, u32)>;

/// Counts the entries of each category.
pub fn of(cx: Cx, list: &[Occurrence]) -> CategoryBreakdown {
    let mut breakdown = CategoryBreakdown::new();
    for occurrence in list {
        let rank = u16::from(cx.bundle.view_of(occurrence).category.0);
        match breakdown.iter_mut().find(|(known, _)| *known == rank) {
            Some((_, count)) => *count += 1,
            None => breakdown.push((rank, 1)),
        }
    }
    breakdown
}

/// Returns the counts of entries on unknown days of a month.
pub fn vague(ranks: &[RankCount]) -> CategoryBreakdown {
    let counts = ranks.iter().filter(|count| count.vague > 0);
    counts.map(|count| (count.rank, count.vague)).collect()
}

/// Returns the counts without expected occurrences.
pub fn known(ranks: &[RankCount]) -> impl Iterator<Item = &RankCount> {
    ranks.iter().filter(|count| count.rank != EXPECTED)
}

/// Returns the sum of the counts.
pub fn total(breakdown: &CategoryBreakdown) -> u32 {
    breakdown.iter().map(|(_, count)| count).sum()
}

/// Renders the bar; `full` is the number of entries that fills the available width.
pub fn bar(breakdown: &CategoryBreakdown, full: u32) -> AnyView {
    let segments = breakdown.iter().map(|(rank, count)| {
        let mark = components::mark_index(category(*rank));
        let mark = if *rank == EXPECTED {
            "expected".to_string()
        } else {
            mark
        };
        view! { <span data-mark=mark use:properties=vec![("--count", count.to_string())]></span> }
            .into_any()
    });
    view! {
        <span
            class="breakdown"
            aria-hidden="true"
            use:properties=vec![
                ("--total", total(breakdown).to_string()),
                ("--full", full.max(1).to_string()),
            ]
        >
            {segments.collect_view()}
        </span>
    }
    .into_any()
}

/// Renders the categories with their marks, names and numbers.
pub fn legend(cx: Cx, lang: Lang, breakdown: &CategoryBreakdown) -> AnyView {
    let items = breakdown.iter().map(|(rank, count)| {
        let category = category(*rank);
        view! {
            <span>
                {components::mark(category)} " " {cx.plain(lang, &cx.bundle.category(category).title)}
                " " <span class="long-count">{locale::of(lang).number(*count as usize)}</span>
            </span>
        }
        .into_any()
    });
    view! { <span class="breakdown-legend">{items.collect::<Vec<_>>()}</span> }.into_any()
}

fn category(rank: u16) -> CategoryIx {
    CategoryIx(u8::try_from(rank).unwrap_or(0))
}

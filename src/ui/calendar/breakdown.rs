//! Stacked bar of entries by category, with one segment for each entry, and its legend.

use crate::calendar::year::RankCount;
use crate::locale;
use crate::model::{CategoryIx, Occurrence};
use crate::text::Lang;
use crate::ui::components::{self, properties};
use crate::ui::context::Cx;
use leptos::prelude::*;

/// Number of entries of a category, either expected or not; at least one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    category: CategoryIx,
    is_expected: bool,
    count: u32,
}

/// Counts the entries of each category.
pub fn of(cx: Cx, list: &[Occurrence]) -> Vec<Segment> {
    let mut breakdown: Vec<Segment> = Vec::new();
    for occurrence in list {
        let segment = Segment {
            category: cx.bundle.view_of(occurrence).category,
            is_expected: cx.bundle.is_unannounced(occurrence),
            count: 1,
        };
        let mut known = breakdown.iter_mut();
        match known.find(|known| (known.key()) == segment.key()) {
            Some(known) => known.count += 1,
            None => breakdown.push(segment),
        }
    }
    breakdown
}

/// Returns the counts of entries on unknown days of a month.
pub fn vague(ranks: &[RankCount]) -> Vec<Segment> {
    let counts = ranks.iter().filter(|count| count.vague > 0);
    let segment = |count: &RankCount| Segment {
        category: CategoryIx(u8::try_from(count.rank).unwrap_or(0)),
        is_expected: count.is_expected,
        count: count.vague,
    };
    counts.map(segment).collect()
}

/// Returns the sum of the counts.
pub fn total(breakdown: &[Segment]) -> u32 {
    breakdown.iter().map(|segment| segment.count).sum()
}

/// Renders the bar; `full` is the number of entries that fills the available width.
pub fn bar(breakdown: &[Segment], full: u32) -> AnyView {
    let segments = breakdown.iter().map(|segment| {
        view! {
            <span
                data-mark=components::mark_index(segment.category)
                data-expected=segment.is_expected
                use:properties=vec![("--count", segment.count.to_string())]
            ></span>
        }
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
pub fn legend(cx: Cx, lang: Lang, breakdown: &[Segment]) -> AnyView {
    let mut counts: Vec<(CategoryIx, u32)> = Vec::new();
    for segment in breakdown {
        match counts
            .iter_mut()
            .find(|(known, _)| *known == segment.category)
        {
            Some((_, count)) => *count += segment.count,
            None => counts.push((segment.category, segment.count)),
        }
    }
    let items = counts.into_iter().map(|(category, count)| {
        view! {
            <span>
                {components::mark(category)} " " {cx.plain(lang, &cx.bundle.category(category).title)}
                " " <span class="long-count">{locale::of(lang).number(count as usize)}</span>
            </span>
        }
        .into_any()
    });
    view! { <span class="breakdown-legend">{items.collect::<Vec<_>>()}</span> }.into_any()
}

impl Segment {
    fn key(&self) -> (CategoryIx, bool) {
        (self.category, self.is_expected)
    }
}

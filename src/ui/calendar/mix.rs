//! Of what a number is made: a bar of bricks, one for each entry, in the hues of their categories,
//! and its legend in words.

use crate::calendar::year::RankCount;
use crate::locale;
use crate::model::{CategoryIx, Occurrence};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::parts::{self, properties};
use leptos::prelude::*;

use super::state::EXPECTED;

/// How many of each rank there are, and no more than that.
pub type Mix = Vec<(u16, u32)>;

/// How many entries of each category there are.
pub fn of(cx: Cx, list: &[Occurrence]) -> Mix {
    let mut mix = Mix::new();
    for occurrence in list {
        let rank = u16::from(cx.bundle.view_of(occurrence).category.0);
        match mix.iter_mut().find(|(known, _)| *known == rank) {
            Some((_, count)) => *count += 1,
            None => mix.push((rank, 1)),
        }
    }
    mix
}

/// What a month holds on no day that is known.
pub fn vague(ranks: &[RankCount]) -> Mix {
    let counts = ranks.iter().filter(|count| count.vague > 0);
    counts.map(|count| (count.rank, count.vague)).collect()
}

/// What is not merely expected.
pub fn known(ranks: &[RankCount]) -> impl Iterator<Item = &RankCount> {
    ranks.iter().filter(|count| count.rank != EXPECTED)
}

/// How many there are in all.
pub fn total(mix: &Mix) -> u32 {
    mix.iter().map(|(_, count)| count).sum()
}

/// The bar; `full` is how many would fill its place.
pub fn bar(mix: &Mix, full: u32) -> AnyView {
    let bricks = mix.iter().map(|(rank, count)| {
        let mark = parts::mark_number(category(*rank));
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
            class="mix"
            aria-hidden="true"
            use:properties=vec![
                ("--total", total(mix).to_string()),
                ("--full", full.max(1).to_string()),
            ]
        >
            {bricks.collect_view()}
        </span>
    }
    .into_any()
}

/// The categories with their shapes, names and numbers.
pub fn legend(cx: Cx, lang: Lang, mix: &Mix) -> AnyView {
    let items = mix.iter().map(|(rank, count)| {
        let category = category(*rank);
        view! {
            <span>
                {parts::mark(category)} " " {cx.plain(lang, &cx.bundle.category(category).title)}
                " " <span class="long-count">{locale::of(lang).number(*count as usize)}</span>
            </span>
        }
        .into_any()
    });
    view! { <span class="mix-legend">{items.collect::<Vec<_>>()}</span> }.into_any()
}

fn category(rank: u16) -> CategoryIx {
    CategoryIx(u8::try_from(rank).unwrap_or(0))
}

//! The agenda: by day, then sometime in the month, then during the year.
//!
//! A list may have a hundred thousand rows. Its first part is painted at once. The next ones follow
//! a part in each frame, so that finding in the page and printing see what is reasonable. What lies
//! beyond is painted when it comes near the screen, and leaves the page again when it is far: the
//! browser tells by `contentvisibilityautostatechange`, and keeps the height of what it left out.
//! A browser that does not tell shows a button in its place.

use crate::ui::messages::{entries, i18n, td_string};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Event;

use super::state::AgendaView;
use crate::calendar::agenda::{Group, Heading};
use crate::calendar::{Slice, parts as cut};
use crate::locale;
use crate::model::{Occurrence, Subject};
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::browser;
use crate::ui::context::Cx;
use crate::ui::parts;

/// Rows of a part: two screens, or one step of painting. `agenda.css` knows the height of each number
/// of them.
const PART_ROWS: usize = 40;

/// Lists of so few parts are laid out as a whole: their height is known, and not a guess.
const SHORT: usize = 5;

/// Parts that are painted and stay, near or far: 2,000 rows.
const KEPT_PARTS: usize = 50;

/// The agenda as headed groups.
pub fn view(cx: Cx, lang: Lang, model: AgendaView) -> AnyView {
    let year = model.year;
    if model.agenda.count == 0 {
        let words = if model.narrowed {
            td_string!(i18n(lang), calendar.empty_filtered)
        } else {
            td_string!(i18n(lang), calendar.empty_span)
        };
        return view! { <p class="empty">{words}</p> }.into_any();
    }
    // What is only expected is shown and not counted.
    let known = |key: &u32| {
        let occurrence = model.list.get(*key as usize);
        occurrence.is_some_and(|occurrence| matches!(occurrence.subject, Subject::Entry(_)))
    };
    let groups = &model.agenda.groups;
    let count = groups.iter().flat_map(|group| group.keys.iter());
    let count = count.filter(|key| known(key)).count();
    let sizes: Vec<usize> = groups.iter().map(|group| group.keys.len()).collect();
    let parts = cut(&sizes, PART_ROWS);

    // How many parts, from the first, are painted to stay. A page that is rendered natively has them at
    // once, as has what takes its place.
    let last = parts.len().min(KEPT_PARTS);
    let at_once = !browser::IS_HERE || browser::published_note().is_some();
    let kept = RwSignal::new(if at_once { last } else { 1 });
    if !at_once {
        follow(kept, last);
    }
    let is_short = parts.len() <= SHORT;
    let model = Arc::new(model);
    let parts = parts.into_iter().enumerate().map(|(place, slices)| {
        let model = Arc::clone(&model);
        part(cx, lang, model, slices, place, kept)
    });
    let review = year.and_then(|year| parts::review_link(cx, lang, year));
    view! {
        <p class="agenda-count" role="status">
            {entries(lang, count)}
        </p>
        <div class="agenda" data-short=is_short>
            {parts.collect_view()}
        </div>
        {review}
    }
    .into_any()
}

/// Paints one more part in each frame, up to `last`, while the list stands.
fn follow(kept: RwSignal<usize>, last: usize) {
    browser::next_frame(move || {
        let painted = kept.try_update(|kept| {
            *kept += 1;
            *kept
        });
        if painted.is_some_and(|painted| painted < last) {
            follow(kept, last);
        }
    });
}

/// A part of the list, or the room that it will take.
fn part(
    cx: Cx,
    lang: Lang,
    model: Arc<AgendaView>,
    slices: Vec<Slice>,
    place: usize,
    kept: RwSignal<usize>,
) -> AnyView {
    let near = RwSignal::new(false);
    // Those beyond need not ask: each frame would ask them all.
    let stays = (place < KEPT_PARTS).then(|| Memo::new(move |_| place < kept.get()));
    let rows: usize = slices.iter().map(|slice| slice.to - slice.from).sum();
    let sections = move || {
        let slices = slices.iter().filter_map(|slice| {
            let group = model.agenda.groups.get(slice.group)?;
            let keys = group.keys.get(slice.from..slice.to).unwrap_or_default();
            let chosen = keys.iter().filter_map(|key| model.list.get(*key as usize));
            let chosen: Vec<Occurrence> = chosen.copied().collect();
            let rows = parts::rows(cx, lang, &chosen, true);
            Some(section(lang, group, *slice, rows))
        });
        slices.collect_view().into_any()
    };
    let content = move || {
        if !stays.is_some_and(|stays| stays.get()) && !near.get() {
            let rows = parts::without_scripts(cx, &sections);
            let button = view! {
                <button type="button" class="button" on:click=move |_| near.set(true)>
                    {td_string!(i18n(lang), calendar.loading_more)}
                </button>
            }
            .into_any();
            return view! { <div class="agenda-room">{button}{rows}</div> }.into_any();
        }
        sections()
    };
    let draw = move |event: Event| {
        let is_drawn = browser::is_drawn(&event);
        if let Some(is_near) = is_drawn.filter(|is_near| near.get_untracked() != *is_near) {
            near.set(is_near);
        }
    };
    view! {
        <div
            class="agenda-part"
            data-rows=rows.to_string()
            on:contentvisibilityautostatechange=draw
        >
            {content}
        </div>
    }
    .into_any()
}

fn section(lang: Lang, group: &Group, slice: Slice, list: AnyView) -> AnyView {
    let count = locale::of(lang).number(group.keys.len());
    let title = (slice.from == 0).then(|| {
        view! { <h3>{heading(lang, &group.heading)} " " <span class="long-count">{count}</span></h3> }.into_any()
    });
    view! {
        <section class="agenda-group" data-precision=precision(&group.heading)>
            {title}
            {list}
        </section>
    }
    .into_any()
}

fn heading(lang: Lang, heading: &Heading) -> String {
    let locale = locale::of(lang);
    let date = |when: &Edtf| locale.capitalised(&locale.date(when));
    match heading {
        Heading::Day(day) => locale.capitalised(&locale.day_with_weekday(*day)),
        Heading::Sometime { year, month } => {
            let month = locale.month_and_year_heading(*year, *month);
            td_string!(i18n(lang), calendar.sometime, month = month)
        }
        Heading::Season { year, season } => {
            Edtf::season(*year, *season).map_or(String::new(), |season| date(&season))
        }
        Heading::Year(year) => td_string!(i18n(lang), calendar.during, year = year.to_string()),
        Heading::Span(when) => date(when),
        Heading::Undated => td_string!(i18n(lang), calendar.undated).to_string(),
    }
}

fn precision(heading: &Heading) -> &'static str {
    match heading {
        Heading::Day(_) => "day",
        Heading::Sometime { .. } => "month",
        Heading::Season { .. } => "season",
        Heading::Year(_) => "year",
        Heading::Span(_) => "span",
        Heading::Undated => "undated",
    }
}

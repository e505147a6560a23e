//! Agenda: by day, then by month, then by year.
//!
//! A list may have a hundred thousand rows. Its first part is rendered at once, and then one more
//! part per frame up to a limit, so that page search and printing cover a reasonable amount. Parts
//! beyond the limit are rendered when they come near the screen, and removed when they are far from
//! it: the browser reports this by `contentvisibilityautostatechange`, and keeps the height of
//! skipped parts. Browsers without that event show a button in each of them.

use crate::ui::messages::{entries, i18n, td_string};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Event;

use super::state::AgendaView;
use crate::calendar::agenda::{Group, Heading};
use crate::calendar::{Slice, parts as split};
use crate::locale;
use crate::model::Occurrence;
use crate::text::Lang;
use crate::time::{Date, Edtf};
use crate::ui::browser;
use crate::ui::components;
use crate::ui::context::Cx;

/// Rows of a part: two screens, or one step of rendering. `agenda.css` has a rule for each number
/// of rows.
const PART_ROWS: usize = 40;

/// Lists of at most this many parts are laid out completely, so that their height is exact.
const SHORT_LIST_PARTS: usize = 5;

/// Number of parts that stay rendered at any distance: 2,000 rows.
const PERSISTENT_PARTS: usize = 50;

/// Renders the agenda as groups with headings.
pub fn view(cx: Cx, lang: Lang, model: AgendaView) -> AnyView {
    let year = model.year;
    if model.agenda.count == 0 {
        let text = if model.narrowed {
            td_string!(i18n(lang), calendar.empty_filtered)
        } else {
            td_string!(i18n(lang), calendar.empty_span)
        };
        let observances = model.observances.list(cx, lang);
        let empty = (!model.observances.are_the_content())
            .then(|| view! { <p class="empty">{text}</p> }.into_any());
        return (empty, observances).into_any();
    }
    // Expected occurrences are shown but not counted.
    let known = |key: &u32| {
        let occurrence = model.list.get(*key as usize);
        occurrence.is_some_and(|occurrence| cx.bundle.is_counted(occurrence))
    };
    let groups = &model.agenda.groups;
    let count = groups.iter().flat_map(|group| group.keys.iter());
    let count = count.filter(|key| known(key)).count();
    let sizes: Vec<usize> = groups.iter().map(|group| group.keys.len()).collect();
    let parts = split(&sizes, PART_ROWS);

    // Number of leading parts that stay rendered. A natively rendered page has all of them at once,
    // and so has the view that replaces it.
    let last = parts.len().min(PERSISTENT_PARTS);
    let at_once = !browser::IS_BROWSER || browser::published_note_slot().is_some();
    let persistent = RwSignal::new(if at_once { last } else { 1 });
    if !at_once {
        render_next_parts(persistent, last);
    }
    let is_short = parts.len() <= SHORT_LIST_PARTS;
    let model = Arc::new(model);
    let parts = parts.into_iter().enumerate().map(|(index, slices)| {
        let model = Arc::clone(&model);
        part(cx, lang, model, slices, index, persistent)
    });
    let observances = model.observances.list(cx, lang);
    let review = year.and_then(|year| components::review_link(cx, lang, year));
    view! {
        <p class="agenda-count" role="status">
            {entries(lang, count)}
        </p>
        <div class="agenda" data-short=is_short>
            {parts.collect_view()}
        </div>
        {observances}
        {review}
    }
    .into_any()
}

/// Renders one more part per frame, up to `last`, as long as the list exists.
fn render_next_parts(persistent: RwSignal<usize>, last: usize) {
    browser::next_frame(move || {
        let painted = persistent.try_update(|persistent| {
            *persistent += 1;
            *persistent
        });
        if painted.is_some_and(|painted| painted < last) {
            render_next_parts(persistent, last);
        }
    });
}

/// Renders a part of the list, or a placeholder.
fn part(
    cx: Cx,
    lang: Lang,
    model: Arc<AgendaView>,
    slices: Vec<Slice>,
    index: usize,
    persistent: RwSignal<usize>,
) -> AnyView {
    let near = RwSignal::new(false);
    // Parts beyond the limit do not depend on it: otherwise each frame would update all of them.
    let stays = (index < PERSISTENT_PARTS).then(|| Memo::new(move |_| index < persistent.get()));
    let rows: usize = slices.iter().map(|slice| slice.to - slice.from).sum();
    let sections = move || {
        let slices = slices.iter().filter_map(|slice| {
            let group = model.agenda.groups.get(slice.group)?;
            let keys = group.keys.get(slice.from..slice.to).unwrap_or_default();
            let chosen = keys.iter().filter_map(|key| model.list.get(*key as usize));
            let chosen: Vec<Occurrence> = chosen.copied().collect();
            let rows = components::rows(cx, lang, &chosen, true);
            let day = (slice.from == 0).then(|| day_of(&group.heading)).flatten();
            let observances =
                day.and_then(|day| model.observances.labels(cx, lang, day, true, None));
            Some(section(lang, group, *slice, observances, rows))
        });
        slices.collect_view().into_any()
    };
    let content = move || {
        if !stays.is_some_and(|stays| stays.get()) && !near.get() {
            let rows = components::without_scripts(cx, &sections);
            let button = view! {
                <button type="button" class="button" on:click=move |_| near.set(true)>
                    {td_string!(i18n(lang), calendar.loading_more)}
                </button>
            }
            .into_any();
            return view! { <div class="agenda-placeholder">{button}{rows}</div> }.into_any();
        }
        sections()
    };
    let draw = move |event: Event| {
        let is_drawn = browser::is_rendered(&event);
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

fn section(
    lang: Lang,
    group: &Group,
    slice: Slice,
    observances: Option<AnyView>,
    list: AnyView,
) -> AnyView {
    let count = locale::of(lang).number(group.keys.len());
    let title = (slice.from == 0).then(|| {
        view! { <h3>{heading(lang, &group.heading)} " " <span class="long-count">{count}</span></h3> }.into_any()
    });
    view! {
        <section class="agenda-group" data-precision=precision(&group.heading)>
            {title}
            {observances}
            {list}
        </section>
    }
    .into_any()
}

/// Returns the day of a heading; `None` for one of another span.
const fn day_of(heading: &Heading) -> Option<Date> {
    match heading {
        Heading::Day(day) => Some(*day),
        Heading::Sometime { .. }
        | Heading::Season { .. }
        | Heading::Year(_)
        | Heading::Span(_)
        | Heading::Undated => None,
    }
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

//! Schedule: by month, then by year.
//!
//! A list may have a hundred thousand rows. Its first part is rendered at once, and then one more
//! part per frame up to a limit, so that page search and printing cover a reasonable amount. Parts
//! beyond the limit are rendered when they come near the screen, and removed when they are far from
//! it: the browser reports this by `contentvisibilityautostatechange`, and keeps the height of
//! skipped parts. Browsers without that event show a button in each of them.

use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Event;

use super::empty;
use super::state::ScheduleView;
use crate::calendar::schedule::{Heading, days_in_month};
use crate::calendar::{Slice, parts as split};
use crate::locale;
use crate::model::{GroupCounts, Occurrence};
use crate::text::Lang;
use crate::time::{Edtf, Window, days};
use crate::ui::browser;
use crate::ui::components;
use crate::ui::context::Cx;

/// Rows of a part: two screens, or one step of rendering. `schedule.css` has a rule for each number
/// of rows.
const PART_ROWS: usize = 40;

/// Lists of at most this many parts are laid out completely, so that their height is exact.
const SHORT_LIST_PARTS: usize = 5;

/// Number of parts that stay rendered at any distance: 2,000 rows.
const PERSISTENT_PARTS: usize = 50;

/// Renders the schedule as groups with headings.
pub fn view(cx: Cx, lang: Lang, model: ScheduleView) -> AnyView {
    let year = model.year;
    if model.schedule.count == 0 {
        let text = td_string!(i18n(lang), calendar.empty_span).to_string();
        let observances = model.observances.list(cx, lang);
        let empty = (!model.observances.are_the_content())
            .then(|| empty::view(cx, lang, model.narrowed, text));
        return (empty, observances).into_any();
    }
    let groups = &model.schedule.groups;
    let keys = groups.iter().flat_map(|group| group.keys.iter());
    let shown = keys.filter_map(|key| model.list.get(*key as usize));
    let counts = GroupCounts::of(cx.bundle, shown, cx.today());
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
        <p class="schedule-count" role="status">
            {components::counts_text(lang, &counts)}
        </p>
        <div class="schedule" data-short=is_short>
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
    model: Arc<ScheduleView>,
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
            let group = model.schedule.groups.get(slice.group)?;
            let keys = group.keys.get(slice.from..slice.to).unwrap_or_default();
            let chosen = keys.iter().filter_map(|key| model.list.get(*key as usize));
            let rows = chosen.map(|occurrence| row(cx, lang, occurrence, group.heading));
            let rows = view! { <ul class="entries">{rows.collect_view()}</ul> }.into_any();
            let is_present = model.present == Some(slice.group) && slice.from == 0;
            let now = is_present.then(|| now_line(cx, lang));
            Some((now, section(cx, lang, &model, *slice, rows)).into_any())
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
            return view! { <div class="schedule-placeholder">{button}{rows}</div> }.into_any();
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
            class="schedule-part"
            data-rows=rows.to_string()
            on:contentvisibilityautostatechange=draw
        >
            {content}
        </div>
    }
    .into_any()
}

/// Renders the line that says where the present is.
fn now_line(cx: Cx, lang: Lang) -> AnyView {
    let day = locale::of(lang).day_with_weekday(cx.today());
    let text = td_string!(i18n(lang), calendar.now_line, day = day);
    view! { <p class="schedule-now">{text}</p> }.into_any()
}

/// Renders a slice of a group. The first one has its heading and the numbers of all its entries.
fn section(
    cx: Cx,
    lang: Lang,
    model: &ScheduleView,
    slice: Slice,
    rows: AnyView,
) -> Option<AnyView> {
    let group = model.schedule.groups.get(slice.group)?;
    let title = (slice.from == 0).then(|| {
        let keys = group.keys.iter();
        let shown = keys.filter_map(|key| model.list.get(*key as usize));
        let counts = GroupCounts::of(cx.bundle, shown, cx.today());
        let counts = components::counts_text(lang, &counts);
        view! {
            <h3>
                {heading(lang, &group.heading)} " " <span class="long-count">{counts}</span>
            </h3>
        }
        .into_any()
    });
    let observances = match group.heading {
        Heading::Month { year, month } if slice.from == 0 => {
            let days = Window::month(year, month);
            days.and_then(|days| model.observances.of_days(cx, lang, &days))
        }
        Heading::Month { .. } | Heading::Year(_) | Heading::Span(_) => None,
    };
    Some(
        view! {
            <section class="schedule-group" data-precision=precision(&group.heading)>
                {title}
                {observances}
                {rows}
            </section>
        }
        .into_any(),
    )
}

fn heading(lang: Lang, heading: &Heading) -> String {
    let locale = locale::of(lang);
    match heading {
        Heading::Month { year, month } => locale.month_and_year_heading(*year, *month),
        Heading::Year(year) => td_string!(i18n(lang), calendar.during, year = year.to_string()),
        Heading::Span(when) => locale.capitalised(&locale.date(when)),
    }
}

const fn precision(heading: &Heading) -> &'static str {
    match heading {
        Heading::Month { .. } => "month",
        Heading::Year(_) => "year",
        Heading::Span(_) => "span",
    }
}

/// Renders an entry. In a month it begins with its day, or with the part of the month in which its
/// days are.
fn row(cx: Cx, lang: Lang, occurrence: &Occurrence, heading: Heading) -> AnyView {
    let lead = match heading {
        Heading::Month { year, month } => lead(lang, &occurrence.when, year, month),
        Heading::Year(_) | Heading::Span(_) => ().into_any(),
    };
    components::row_with(cx, lang, occurrence, true, lead, ().into_any())
}

/// Renders the day, or a bar of the possible days on a line of the days of the month. The date in
/// words is in the row, so both are hidden from screen readers.
fn lead(lang: Lang, when: &Edtf, year: i32, month: u8) -> AnyView {
    let Some((first, last)) = days_in_month(when, year, month) else {
        return ().into_any();
    };
    let day = days::date(year, month, first).filter(|_| when.is_exact());
    let content = match day {
        Some(day) => {
            let weekday = locale::of(lang).weekday(day.weekday()).short;
            view! {
                <span class="schedule-day">{first.to_string()}</span>
                <span class="schedule-weekday">{weekday}</span>
            }
            .into_any()
        }
        None => {
            // A day is two units wide.
            let (x, width) = (2 * (first - 1), 2 * (last - first + 1));
            view! {
                <svg class="schedule-span" viewBox="0 0 62 6" preserveAspectRatio="none">
                    <rect class="schedule-span-month" width="62" height="6" />
                    <rect class="schedule-span-days" x=x.to_string() width=width.to_string() height="6" />
                </svg>
            }
            .into_any()
        }
    };
    view! {
        <span class="schedule-lead" aria-hidden="true">
            {content}
        </span>
    }
    .into_any()
}

//! Timeline under the map: the months of a year with their numbers of entries, and the entries
//! known by year only. The selected month or range is the `date` of the URL.

use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent};

use super::playback;
use super::timeline_model::{MonthTimeline, YEAR_SLOT, set_date};
use crate::locale;
use crate::model::{MonthFigures, Occurrence, Scope};
use crate::route::DateParam;
use crate::text::Lang;
use crate::time::{Date, days};
use crate::ui::browser;
use crate::ui::components;
use crate::ui::components::live_property;
use crate::ui::context::Cx;
use crate::ui::query;

/// Number of titles below the timeline.
const MAX_TITLES: usize = 4;

/// Renders the timeline with year, playback button, and summary of the selected period.
pub fn timeline(cx: Cx, lang: Lang) -> AnyView {
    // It begins with the present year, as the calendar does; the steps cover the years with data, this
    // one and the next.
    let today = cx.today().year();
    let (first, last) = cx.bundle.years().unwrap_or((today, today));
    let years = first.min(today)..=last.max(today + 1);
    let timeline = Memo::new(move |_| MonthTimeline::read(cx, today));
    let step = move |by: i32, name: String, icon: &'static str| {
        let years = years.clone();
        view! {
            <button
                type="button"
                class="step"
                aria-label=name.clone()
                title=name
                disabled=move || !years.contains(&(timeline.get().year + by))
                on:click=move |_| change_year(cx, timeline.get_untracked(), by)
            >
                <span class=icon aria-hidden="true"></span>
            </button>
        }
        .into_any()
    };
    let year = move || timeline.get().year.to_string();
    let has_expected = Memo::new(move |_| timeline.get().figures.expected > 0);
    let note = move || {
        let text = td_string!(i18n(lang), map.expected_note);
        let note = has_expected.get();
        note.then(|| view! { <span class="timeline-note">{text}</span> }.into_any())
    };
    let previous = td_string!(i18n(lang), calendar.previous_year);
    let next = td_string!(i18n(lang), calendar.next_year);
    view! {
        <div class="timeline needs-program">
            <div class="timeline-head">
                <span class="timeline-year">{year}</span>
                {step(-1, previous.to_string(), "icon icon-previous")}
                {step(1, next.to_string(), "icon icon-next")} {playback::button(cx, lang, timeline)}
                {note}
            </div>
            {months(cx, lang, timeline)}
            {summary(cx, lang)}
        </div>
    }
    .into_any()
}

/// Selects the same months of another year.
fn change_year(cx: Cx, timeline: MonthTimeline, by: i32) {
    let date = match timeline.selected {
        Some(selected) => {
            let [first, last] =
                [selected.first(), selected.last()].map(|day| days::add_months(day, 12 * by));
            DateParam::months(first, last)
        }
        None => DateParam::year(timeline.year + by),
    };
    set_date(cx, date);
}

fn months(cx: Cx, lang: Lang, timeline: Memo<MonthTimeline>) -> AnyView {
    let tab_stop = RwSignal::new(1_u8);
    // First month of a drag, and whether it has reached another one.
    let anchor = StoredValue::new(None::<Date>);
    let dragged = StoredValue::new(false);
    let first_of = move |slot: u8| days::date(timeline.get_untracked().year, slot, 1);
    let press = move |event: PointerEvent| {
        dragged.set_value(false);
        anchor.set_value(slot_of(&event).and_then(first_of));
    };
    let drag = move |event: PointerEvent| {
        let (Some(from), true) = (anchor.get_value(), event.buttons() == 1) else {
            return;
        };
        let to = browser::element_at(event.client_x(), event.client_y());
        let to = to.as_ref().and_then(slot_at).and_then(first_of);
        if let Some(to) = to.filter(|to| dragged.get_value() || *to != from) {
            dragged.set_value(true);
            set_date(cx, DateParam::months(from, to));
        }
    };
    let click = move |event: MouseEvent| {
        // A drag has selected already.
        if let Some(slot) = slot_of(&event)
            && !dragged.try_update_value(std::mem::take).unwrap_or_default()
        {
            tab_stop.set(slot);
            choose(cx, timeline.get_untracked(), slot, event.shift_key());
        }
    };
    let key = move |event: KeyboardEvent| {
        let Some(at) = slot_of(&event) else { return };
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => at + 1,
            "ArrowLeft" | "ArrowDown" => at - 1,
            "Home" => 1,
            "End" => YEAR_SLOT,
            _ => return,
        };
        event.prevent_default();
        if !(1..=YEAR_SLOT).contains(&to) {
            return;
        }
        tab_stop.set(to);
        browser::focus_first(&[".timeline [data-month=\"", &to.to_string(), "\"]"].concat());
        // Like in a list box, Shift extends the selection.
        if event.shift_key() {
            let timeline = timeline.get_untracked();
            if timeline.selected.is_none() {
                choose(cx, timeline, at, false);
            }
            choose(cx, timeline, to, true);
        }
    };
    let months = (1..=YEAR_SLOT).map(|slot| month(cx, lang, timeline, tab_stop, slot));
    view! {
        <div
            class="timeline-months"
            role="toolbar"
            aria-label=td_string!(i18n(lang), map.months)
            on:pointerdown=press
            on:pointermove=drag
            on:click=click
            on:keydown=key
        >
            {months.collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}

fn slot_of(event: &web_sys::Event) -> Option<u8> {
    browser::closest(event, "[data-month]")
        .as_ref()
        .and_then(slot_at)
}

fn slot_at(element: &web_sys::Element) -> Option<u8> {
    let month = element.closest("[data-month]").ok()??;
    month.get_attribute("data-month")?.parse().ok()
}

/// Selects a slot, or clears the selection if that slot is selected; `extended` extends the
/// selection to it.
fn choose(cx: Cx, timeline: MonthTimeline, slot: u8, extended: bool) {
    let Some(days) = timeline.days(slot) else {
        return;
    };
    let date = match timeline.selected {
        Some(selected) if extended => DateParam::months(
            selected.first().min(days.first()),
            selected.last().max(days.last()),
        ),
        Some(selected) if selected == days => None,
        _ => DateParam::months(days.first(), days.last()),
    };
    set_date(cx, date);
}

fn month(
    cx: Cx,
    lang: Lang,
    timeline: Memo<MonthTimeline>,
    tab_stop: RwSignal<u8>,
    slot: u8,
) -> AnyView {
    let pressed = move || timeline.get().is_selected(slot);
    let index = move || if tab_stop.get() == slot { "0" } else { "-1" };
    let is_now = move || timeline.get().contains(slot, cx.today()).then_some("date");
    let label = move || label(lang, &timeline.get(), slot);
    let total = move || {
        let timeline = timeline.get();
        let total = timeline.month(slot).map(MonthFigures::total);
        let total = total.unwrap_or(timeline.count(slot));
        (total > 0).then(|| total.to_string())
    };
    let bar = move |class: &'static str, part: fn(&MonthTimeline, u8) -> u32| {
        let share = move || {
            let timeline = timeline.get();
            timeline.share(part(&timeline, slot))
        };
        let is_empty = move || part(&timeline.get(), slot) == 0;
        view! {
            <span class=class hidden=is_empty use:live_property=("--share", Signal::derive(share))></span>
        }
        .into_any()
    };
    let known_days = |timeline: &MonthTimeline, slot: u8| {
        let month = timeline.month(slot);
        month.map_or(0, |month| month.days)
    };
    let rest = |timeline: &MonthTimeline, slot: u8| {
        let month = timeline.month(slot);
        month.map_or(timeline.figures.without_month(), |month| month.month_only)
    };
    let expected = |timeline: &MonthTimeline, slot: u8| {
        let month = timeline.month(slot);
        month.map_or(0, |month| month.expected)
    };
    let short_label = match days::date(2024, slot, 1) {
        Some(_) => view! {
            <span class="timeline-name" aria-hidden="true">
                {locale::of(lang).short_month_heading(slot)}
            </span>
            <span class="timeline-number" aria-hidden="true">
                {slot.to_string()}
            </span>
        }
        .into_any(),
        None => view! { <span aria-hidden="true">{td_string!(i18n(lang), map.no_month)}</span> }
            .into_any(),
    };
    view! {
        <button
            type="button"
            class="timeline-month"
            data-month=slot.to_string()
            tabindex=index
            aria-pressed=move || if pressed() { "true" } else { "false" }
            aria-current=is_now
            title=label
        >
            <span class="visually-hidden">{label}</span>
            <span class="timeline-bars" aria-hidden="true">
                <span class="timeline-count">{total}</span>
                {bar("timeline-expected", expected)}
                {bar("timeline-vague", rest)}
                {bar("timeline-days", known_days)}
            </span>
            {short_label}
        </button>
    }
    .into_any()
}

/// Returns a slot in words: “May 2027: 2 entries, 3 expected”.
fn label(lang: Lang, timeline: &MonthTimeline, slot: u8) -> String {
    let locale = locale::of(lang);
    let (count, expected) = (timeline.count(slot), timeline.expected(slot));
    let (name, figures) = match slot {
        YEAR_SLOT => {
            let all = timeline.figures.entries;
            let number = locale.number(count as usize);
            let without = td_string!(i18n(lang), map.without_month, number = number);
            let all = components::entries_and_expected(lang, all as usize, expected as usize);
            let parts = [&*all, &*without];
            (
                timeline.year.to_string(),
                parts.join(locale.punctuation.comma),
            )
        }
        month => (
            locale.month_and_year_heading(timeline.year, month),
            components::entries_and_expected(lang, count as usize, expected as usize),
        ),
    };
    [&name, locale.punctuation.colon, &figures].concat()
}

/// Renders the selected period: date, number of entries, and the first titles.
fn summary(cx: Cx, lang: Lang) -> AnyView {
    let text = move || {
        let date = cx.params.with(|params| params.date.clone())?;
        let when = locale::of(lang).capitalised(&locale::of(lang).date(date.edtf()));
        let mut list = cx
            .bundle
            .listed_in(&query::current_filter(cx), &date.window()?);
        // What was expected and is over is not listed.
        let today = cx.today();
        let is_expected = |one: &Occurrence| cx.bundle.is_unannounced(one);
        list.retain(|one| {
            let is_over = is_expected(one) && one.when.ends_before(today);
            !is_over && cx.bundle.scope(one.subject) != Scope::Observance
        });
        let expected = list.iter().filter(|one| is_expected(one)).count();
        let titles = list.iter().take(MAX_TITLES).map(|occurrence| {
            let entry = cx.bundle.view_of(occurrence);
            let link = view! {
                <a href=components::event_href(
                    cx,
                    lang,
                    entry.subject,
                )>{components::inline(cx, lang, entry.title)}</a>
            }
            .into_any();
            let expected = is_expected(occurrence).then(|| {
                let text = td_string!(i18n(lang), words.status_expected);
                view! { <span class="quiet">" · " {text}</span> }.into_any()
            });
            view! { <li {..components::entry_attributes(cx, &entry)}>{link} {expected}</li> }
                .into_any()
        });
        let rest = list.len().saturating_sub(MAX_TITLES);
        let rest = (rest > 0).then(|| {
            let number = locale::of(lang).number(rest);
            view! { <li class="quiet">{td_string!(i18n(lang), calendar.more, number = number)}</li> }.into_any()
        });
        let count = components::entries_and_expected(lang, list.len() - expected, expected);
        Some(
            view! {
                <p class="timeline-when">{when} {locale::of(lang).punctuation.colon} {count}</p>
                <ul>{titles.collect_view()} {rest}</ul>
            }
            .into_any(),
        )
    };
    view! {
        <div class="timeline-summary" role="status">
            {text}
        </div>
    }
    .into_any()
}

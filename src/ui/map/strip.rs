//! Time under the map: the months of a year with how much is known of each, and apart from them
//! what is known by the year alone. A month, or a range of them, is the `date` of the address.

use crate::ui::messages::{entries, i18n, td_string};
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent};

use super::story;
use super::year::{Strip, YEAR, set};
use crate::locale;
use crate::model::Subject;
use crate::route::DateParam;
use crate::text::Lang;
use crate::time::{Date, days};
use crate::ui::browser;
use crate::ui::context::Cx;
use crate::ui::parts;
use crate::ui::parts::live_property;
use crate::ui::query;

/// How many titles stand below the strip.
const TITLES: usize = 4;

/// The strip with its year, the story's button and what the chosen time holds.
pub fn strip(cx: Cx, lang: Lang) -> AnyView {
    let today = cx.today().year();
    // The year whose story the data tells best, and those between which it can be turned.
    let best = query::fullest_year(cx).map_or(today, |(year, _)| year);
    let (first, last) = cx.bundle.years().unwrap_or((today, today));
    let years = first.min(today)..=last.max(today);
    let strip = Memo::new(move |_| Strip::read(cx, best));
    let step = move |by: i32, name: String, icon: &'static str| {
        let years = years.clone();
        view! {
            <button
                type="button"
                class="step"
                aria-label=name.clone()
                title=name
                disabled=move || !years.contains(&(strip.get().year + by))
                on:click=move |_| turn(cx, strip.get_untracked(), by)
            >
                <span class=icon aria-hidden="true"></span>
            </button>
        }
        .into_any()
    };
    let year = move || strip.get().year.to_string();
    let previous = td_string!(i18n(lang), calendar.previous_year);
    let next = td_string!(i18n(lang), calendar.next_year);
    view! {
        <div class="strip needs-program">
            <div class="strip-head">
                {step(-1, previous.to_string(), "icon icon-previous")}
                <span class="strip-year">{year}</span>{step(1, next.to_string(), "icon icon-next")}
                {story::button(cx, lang, strip)}
            </div>
            {months(cx, lang, strip)}
            {told(cx, lang)}
        </div>
    }
    .into_any()
}

/// The same months of another year.
fn turn(cx: Cx, strip: Strip, by: i32) {
    let date = match strip.named {
        Some(named) => {
            let [first, last] =
                [named.first(), named.last()].map(|day| days::add_months(day, 12 * by));
            DateParam::months(first, last)
        }
        None => DateParam::year(strip.year + by),
    };
    set(cx, date);
}

fn months(cx: Cx, lang: Lang, strip: Memo<Strip>) -> AnyView {
    let stop = RwSignal::new(1_u8);
    // The month in which a drag began, and whether it has come to another one.
    let anchor = StoredValue::new(None::<Date>);
    let dragged = StoredValue::new(false);
    let first_of = move |place: u8| days::date(strip.get_untracked().year, place, 1);
    let press = move |event: PointerEvent| {
        dragged.set_value(false);
        anchor.set_value(place_of(&event).and_then(first_of));
    };
    let drag = move |event: PointerEvent| {
        let (Some(from), true) = (anchor.get_value(), event.buttons() == 1) else {
            return;
        };
        let to = browser::at_point(event.client_x(), event.client_y());
        let to = to.as_ref().and_then(place_at).and_then(first_of);
        if let Some(to) = to.filter(|to| dragged.get_value() || *to != from) {
            dragged.set_value(true);
            set(cx, DateParam::months(from, to));
        }
    };
    let click = move |event: MouseEvent| {
        // A drag has chosen already.
        if let Some(place) = place_of(&event)
            && !dragged.try_update_value(std::mem::take).unwrap_or_default()
        {
            stop.set(place);
            choose(cx, strip.get_untracked(), place, event.shift_key());
        }
    };
    let key = move |event: KeyboardEvent| {
        let Some(at) = place_of(&event) else { return };
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => at + 1,
            "ArrowLeft" | "ArrowDown" => at - 1,
            "Home" => 1,
            "End" => YEAR,
            _ => return,
        };
        event.prevent_default();
        if !(1..=YEAR).contains(&to) {
            return;
        }
        stop.set(to);
        browser::focus_first(&[".strip [data-month=\"", &to.to_string(), "\"]"].concat());
        // As a list of choices does it: with Shift the focus takes along what it passes.
        if event.shift_key() {
            let strip = strip.get_untracked();
            if strip.named.is_none() {
                choose(cx, strip, at, false);
            }
            choose(cx, strip, to, true);
        }
    };
    let months = (1..=YEAR).map(|place| month(lang, strip, stop, place));
    view! {
        <div
            class="strip-months"
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

fn place_of(event: &web_sys::Event) -> Option<u8> {
    browser::closest(event, "[data-month]")
        .as_ref()
        .and_then(place_at)
}

fn place_at(element: &web_sys::Element) -> Option<u8> {
    let month = element.closest("[data-month]").ok()??;
    month.get_attribute("data-month")?.parse().ok()
}

/// Chooses a place on the strip, or any time where that is chosen already; `extended` adds it to
/// what is chosen, with all months between.
fn choose(cx: Cx, strip: Strip, place: u8, extended: bool) {
    let Some(days) = strip.days(place) else {
        return;
    };
    let date = match strip.named {
        Some(named) if extended => DateParam::months(
            named.first().min(days.first()),
            named.last().max(days.last()),
        ),
        Some(named) if named == days => None,
        _ => DateParam::months(days.first(), days.last()),
    };
    set(cx, date);
}

fn month(lang: Lang, strip: Memo<Strip>, stop: RwSignal<u8>, place: u8) -> AnyView {
    let pressed = move || strip.get().is_named(place);
    let index = move || if stop.get() == place { "0" } else { "-1" };
    let count = move || strip.get().count(place);
    let full = move || {
        let strip = strip.get();
        let count = strip.count(place) as usize;
        match place {
            YEAR => {
                let all = entries(lang, strip.figures.entries as usize);
                let without = td_string!(
                    i18n(lang),
                    map.without_month,
                    number = locale::of(lang).number(count)
                );
                let year = strip.year.to_string();
                [
                    &year,
                    locale::of(lang).punctuation.colon,
                    &all,
                    locale::of(lang).punctuation.comma,
                    &without,
                ]
                .concat()
            }
            month => {
                let month = locale::of(lang).month_and_year_heading(strip.year, month);
                [
                    &month,
                    locale::of(lang).punctuation.colon,
                    &entries(lang, count),
                ]
                .concat()
            }
        }
    };
    let bar = move |class: &'static str, part: fn(&Strip, u8) -> u32| {
        let share = move || {
            let strip = strip.get();
            strip.share(part(&strip, place))
        };
        view! { <span class=class use:live_property=("--share", Signal::derive(share))></span> }
            .into_any()
    };
    let known_days = |strip: &Strip, place: u8| {
        let month = strip.figures.months.get(usize::from(place) - 1);
        month.map_or(0, |month| month.days)
    };
    let rest = |strip: &Strip, place: u8| {
        let month = strip.figures.months.get(usize::from(place) - 1);
        month.map_or(strip.figures.without_month(), |month| month.month_only)
    };
    let words = match days::date(2024, place, 1) {
        Some(_) => view! {
            <span class="strip-name" aria-hidden="true">
                {locale::of(lang).short_month_heading(place)}
            </span>
            <span class="strip-number" aria-hidden="true">
                {place.to_string()}
            </span>
        }
        .into_any(),
        None => view! { <span aria-hidden="true">{td_string!(i18n(lang), map.no_month)}</span> }
            .into_any(),
    };
    view! {
        <button
            type="button"
            class="strip-month"
            data-month=place.to_string()
            tabindex=index
            aria-pressed=move || if pressed() { "true" } else { "false" }
            title=full
        >
            <span class="unseen">{full}</span>
            <span class="strip-bars" aria-hidden="true">
                <span class="strip-count">
                    {move || (count() > 0).then(|| count().to_string())}
                </span>
                {bar("strip-vague", rest)}
                {bar("strip-days", known_days)}
            </span>
            {words}
        </button>
    }
    .into_any()
}

/// What the chosen time tells: when, how much, and the first titles.
fn told(cx: Cx, lang: Lang) -> AnyView {
    let words = move || {
        let date = cx.params.with(|params| params.date.clone())?;
        let when = locale::of(lang).capitalised(&locale::of(lang).date(date.edtf()));
        let mut list = cx.bundle.told_in(&query::wanted(cx), &date.window()?);
        // What is only expected is not counted, nor told here as if it were known.
        list.retain(|one| matches!(one.subject, Subject::Entry(_)));
        let titles = list.iter().take(TITLES).map(|occurrence| {
            let entry = cx.bundle.view_of(occurrence);
            let link = view! {
                <a href=parts::event_href(
                    cx,
                    lang,
                    entry.subject,
                )>{parts::inline(cx, lang, entry.title)}</a>
            }
            .into_any();
            view! { <li {..parts::entry_attributes(cx, &entry)}>{link}</li> }.into_any()
        });
        let rest = list.len().saturating_sub(TITLES);
        let rest = (rest > 0).then(|| {
            let number = locale::of(lang).number(rest);
            view! { <li class="quiet">{td_string!(i18n(lang), calendar.more, number = number)}</li> }.into_any()
        });
        let count = entries(lang, list.len());
        Some(
            view! {
                <p class="strip-when">{when} {locale::of(lang).punctuation.colon} {count}</p>
                <ul>{titles.collect_view()} {rest}</ul>
            }
            .into_any(),
        )
    };
    view! {
        <div class="strip-told" role="status">
            {words}
        </div>
    }
    .into_any()
}

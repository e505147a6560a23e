//! Toolbar of the calendar: heading, steps, today, and the switch of views.

use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

use super::picker;
use super::state::{Shown, State};
use crate::calendar::Unit;
use crate::calendar::initial_month::Reason;
use crate::locale;
use crate::route::{Address, DateParam, Page, ViewParam, ZoneParam};
use crate::text::Lang;
use crate::time::{Date, Edtf};
use crate::ui::browser::Step;
use crate::ui::context::Cx;
use crate::ui::{components, zone};

/// Returns the name of a view for the switch.
pub type ViewName = fn(Lang, ViewParam) -> &'static str;

/// Renders heading, steps and views. Steps replace the history entry, so that Back does not go
/// through every month; a change of view adds one. Without `names` there is no switch of views.
pub fn view(cx: Cx, lang: Lang, state: State, names: Option<ViewName>) -> AnyView {
    let heading = move || heading(cx, lang, state);
    let year = move |by| locale::of(lang).year_heading(state.day_of_step(by).year());
    let previous = move || match state.unit() {
        Unit::Year if state.is_coming() => year(-1),
        Unit::Year => td_string!(i18n(lang), calendar.previous_year).to_string(),
        Unit::Month => td_string!(i18n(lang), calendar.previous).to_string(),
        Unit::Week => td_string!(i18n(lang), views.previous_week).to_string(),
    };
    let next = move || match state.unit() {
        Unit::Year if state.is_coming() => year(1),
        Unit::Year => td_string!(i18n(lang), calendar.next_year).to_string(),
        Unit::Month => td_string!(i18n(lang), calendar.next).to_string(),
        Unit::Week => td_string!(i18n(lang), views.next_week).to_string(),
    };
    let today = move |_| match state.view.get_untracked() {
        ViewParam::Schedule => cx.change(Step::Replace, |params| params.date = None),
        ViewParam::Month | ViewParam::Week | ViewParam::Year => {
            show(cx, untrack(|| state.unit()), cx.today());
        }
    };
    let note = move || note(lang, state.shown.get());
    let views = names.map(|name| views(cx, lang, state, name));
    let clock = zone::has_hours(cx).then(|| clock(cx, lang, state));
    view! {
        <div class="calendar-bar">
            {picker::view(cx, lang, state, heading.into_any())} <div class="calendar-steps">
                {step(cx, lang, state, -1, previous, "icon icon-previous")}
                <button type="button" class="button-quiet" on:click=today>
                    {td_string!(i18n(lang), calendar.today)}
                </button> {step(cx, lang, state, 1, next, "icon icon-next")}
            </div> {views}
        </div>
        {clock}
        {note}
    }
    .into_any()
}

/// Renders the step to the page `by` pages later, or earlier if negative. On a published site it is
/// a link to the nearest page with a file.
fn step(
    cx: Cx,
    lang: Lang,
    state: State,
    by: i32,
    name: impl Fn() -> String + Copy + Send + 'static,
    icon: &'static str,
) -> AnyView {
    let icon = view! { <span class=icon aria-hidden="true"></span> };
    if let Some(folders) = cx.folders() {
        let is_after = by > 0;
        // The pages before and after what is coming are those of this year and the next one.
        let from = match state.is_coming() && !is_after {
            true => state.day_of_step(1),
            false => state.shown.get().day,
        };
        let shown = date_of(state.unit(), from);
        let to = shown.and_then(|date| folders.neighbour(&date, is_after));
        // The nearest page may be several months away, so the link is named after it.
        let name = to.as_ref().map(|date| components::date_heading(lang, date));
        let href = to.map(|date| {
            let mut address = Address::new(lang, Page::Calendar);
            address.params.date = Some(date);
            cx.href(&address)
        });
        let rel = href
            .is_some()
            .then_some(if is_after { "next" } else { "prev" });
        return view! {
            <a class="step" rel=rel href=href aria-label=name.clone() title=name>
                {icon}
            </a>
        }
        .into_any();
    }
    view! {
        <button
            type="button"
            class="step"
            aria-label=name
            title=name
            on:click=move |_| show_page(cx, state, by)
        >
            {icon}
        </button>
    }
    .into_any()
}

fn heading(cx: Cx, lang: Lang, state: State) -> String {
    let Shown { year, month, .. } = state.shown.get();
    let locale = locale::of(lang);
    match state.view.get().unit() {
        Some(Unit::Year) => locale.year_heading(year),
        Some(Unit::Month) => locale.month_and_year_heading(year, month),
        Some(Unit::Week) => {
            let days = state.days(lang).map(|days| Edtf::days(&days));
            days.map_or_else(String::new, |days| locale.capitalised(&locale.date(&days)))
        }
        None if state.is_coming() => td_string!(i18n(lang), calendar.coming).to_string(),
        None if state.unit() == Unit::Year => locale.year_heading(year),
        None => {
            let named = cx.params.with(|params| params.date.clone());
            let named = named.filter(|date| date.as_month().is_none());
            named.map_or_else(
                || locale.month_and_year_heading(year, month),
                |date| locale.capitalised(&locale.date(date.edtf())),
            )
        }
    }
}

/// Shows the page `by` pages later, or earlier if negative.
pub fn show_page(cx: Cx, state: State, by: i32) {
    let (unit, day) = untrack(|| (state.unit(), state.day_of_step(by)));
    show(cx, unit, day);
}

/// Shows the page that contains a day.
fn show(cx: Cx, unit: Unit, day: Date) {
    let date = date_of(unit, day);
    if date.is_some() {
        cx.change(Step::Replace, |params| params.date = date);
    }
}

/// Returns the date parameter of the page that contains a day.
fn date_of(unit: Unit, day: Date) -> Option<DateParam> {
    match unit {
        Unit::Year => DateParam::year(day.year()),
        Unit::Month => DateParam::month(day.year(), u8::from(day.month())),
        Unit::Week => Some(DateParam::day(day)),
    }
}

/// Renders the reason for the initial month, unless it is that of today.
fn note(lang: Lang, shown: Shown) -> Option<AnyView> {
    let month = || locale::of(lang).month_and_year(shown.year, shown.month);
    let text = match shown.reason? {
        Reason::Today | Reason::NoEvents => return None,
        Reason::Upcoming(_) | Reason::NextKnown => {
            td_string!(i18n(lang), calendar.upcoming, month = month())
        }
        Reason::Latest => td_string!(i18n(lang), calendar.newest, month = month()),
    };
    Some(view! { <p class="calendar-note">{text}</p> }.into_any())
}

/// Renders the switch between the views.
fn views(cx: Cx, lang: Lang, state: State, name: ViewName) -> AnyView {
    let choice = move |view: ViewParam| {
        let name = name(lang, view);
        let is_chosen = move || state.view.get() == view;
        let choose = move || {
            let page = untrack(|| {
                let unit = match state.unit() {
                    Unit::Year => Unit::Year,
                    Unit::Month | Unit::Week => Unit::Month,
                };
                date_of(unit, state.shown.get().day)
            });
            cx.change(Step::Push, |params| {
                params.view = Some(view);
                // A schedule covers the page that was shown; the other views derive their page from
                // any date.
                if view == ViewParam::Schedule && params.date.is_some() {
                    params.date = page;
                }
            });
        };
        components::choice(name, None, is_chosen, choose)
    };
    components::switch(
        td_string!(i18n(lang), calendar.views),
        ViewParam::ALL.map(choice).into(),
    )
}

/// Renders the time zone of the hours, and the button that switches it.
fn clock(cx: Cx, lang: Lang, state: State) -> AnyView {
    let other = move || match cx.zone.get() {
        ZoneParam::City => ZoneParam::Mine,
        ZoneParam::Mine => ZoneParam::City,
    };
    let label = move || {
        let days = state.days(lang)?;
        let (first, last) = (days.first(), days.last());
        Some(zone::label(cx, lang, cx.zone.get(), first, last))
    };
    let text = move || match other() {
        ZoneParam::City => td_string!(i18n(lang), views.to_city_time),
        ZoneParam::Mine => td_string!(i18n(lang), views.to_my_time),
    };
    let choose = move |_| {
        let zone = untrack(other);
        cx.change(Step::Replace, |params| {
            params.zone = Some(zone).filter(|zone| *zone != ZoneParam::City)
        });
    };
    view! {
        <p class="calendar-clock">
            <span role="status">{label}</span>
            " "
            <button type="button" class="as-link" on:click=choose>
                {text}
            </button>
        </p>
    }
    .into_any()
}

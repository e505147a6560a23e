//! An entry in a list: its mark, title, date, status and cities.

use super::{city_link, event_href, inline};
use crate::locale;
use crate::model::{Ages, CategoryIx, Class, EffectiveStatus, Occurrence, Scope, View};
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::zone;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};

/// Number of shapes and hues of categories in the style sheet; a bundle with more categories
/// repeats them.
const MARKS: usize = 5;

/// The index of the shape and hue of a category in the style sheet.
pub fn mark_index(category: CategoryIx) -> String {
    (category.index() % MARKS).to_string()
}

/// The shape of a category. Always shown with the category's name or the entry's title, so it is
/// hidden from screen readers.
pub fn mark(category: CategoryIx) -> AnyView {
    view! { <span class="mark" data-mark=mark_index(category) aria-hidden="true"></span> }
        .into_any()
}

/// The label of a status.
pub fn status_label(lang: Lang, status: EffectiveStatus) -> &'static str {
    match status {
        EffectiveStatus::Held => td_string!(i18n(lang), words.status_held),
        EffectiveStatus::Planned => td_string!(i18n(lang), words.status_planned),
        EffectiveStatus::OutcomeUnknown => td_string!(i18n(lang), words.status_outcome_unknown),
        EffectiveStatus::Ongoing => td_string!(i18n(lang), words.status_ongoing),
        EffectiveStatus::Cancelled => td_string!(i18n(lang), words.status_cancelled),
        EffectiveStatus::Postponed => td_string!(i18n(lang), words.status_postponed),
        EffectiveStatus::MovedOnline => td_string!(i18n(lang), words.status_moved_online),
        EffectiveStatus::Expected => td_string!(i18n(lang), words.status_expected),
        EffectiveStatus::Unconfirmed => td_string!(i18n(lang), words.status_unconfirmed),
        EffectiveStatus::Produced => td_string!(i18n(lang), words.status_produced),
        EffectiveStatus::Adopted => td_string!(i18n(lang), words.status_adopted),
    }
}

/// The label of a scope.
pub fn scope_label(lang: Lang, scope: Scope) -> &'static str {
    match scope {
        Scope::City => td_string!(i18n(lang), words.scope_city),
        Scope::Partner => td_string!(i18n(lang), words.scope_partner),
        Scope::Observance => td_string!(i18n(lang), words.scope_observance),
    }
}

/// The status of a subject as text. An observance has no status: whether it is a day off.
pub fn status_text(cx: Cx, lang: Lang, entry: &View<'_>) -> String {
    if entry.scope == Scope::Observance {
        return match entry.day_off {
            true => td_string!(i18n(lang), words.day_off),
            false => scope_label(lang, entry.scope),
        }
        .to_string();
    }
    status_label(lang, entry.effective_status(cx.today())).to_string()
}

/// Returns the attributes of every element that shows an entry: its id, its status, and whether it
/// is a past event.
pub fn entry_attributes(cx: Cx, entry: &View<'_>) -> Vec<AnyAttribute> {
    let is_past = entry.class == Class::Event && entry.when.ends_before(cx.today());
    vec![
        custom_attribute("data-event", entry.subject.id(cx.bundle).into_owned()).into_any_attr(),
        custom_attribute("data-status", entry.effective_status(cx.today()).code()).into_any_attr(),
        custom_attribute("data-past", is_past).into_any_attr(),
    ]
}

/// The status as a badge, which an observance does not have, and whether it is a day off.
pub fn badge(cx: Cx, lang: Lang, entry: &View<'_>) -> AnyView {
    let status = (entry.scope != Scope::Observance).then(|| {
        let status = entry.effective_status(cx.today());
        view! {
            <span class="badge" data-status=status.code()>
                {status_text(cx, lang, entry)}
            </span>
        }
        .into_any()
    });
    (status, day_off(lang, entry)).into_any()
}

/// The badge of a day off.
fn day_off(lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let label = td_string!(i18n(lang), words.day_off);
    entry.day_off.then(|| {
        view! {
            <span class="badge" data-day-off="true">
                {label}
            </span>
        }
        .into_any()
    })
}

/// The minimum age as “6+”; `None` if it is unknown or there is a maximum age.
pub fn age_mark(lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let Some(Ages {
        from: Some(from),
        to: None,
    }) = entry.ages
    else {
        return None;
    };
    let mark = [&from.to_string(), "+"].concat();
    Some(
        view! {
            <span class="age-mark" title=td_string!(i18n(lang), event.ages)>
                {mark}
            </span>
        }
        .into_any(),
    )
}

/// An entry in one line: its time and title. A status that is a change of plan comes before the
/// title; others are for screen readers only.
pub fn chip(cx: Cx, lang: Lang, entry: &View<'_>) -> AnyView {
    let word = status_text(cx, lang, entry);
    let hours = zone::hours(cx, entry.subject);
    let time = hours.map(|hours| {
        view! { <span class="chip-time">{[&hours.start.to_string(), " "].concat()}</span> }
            .into_any()
    });
    let title = inline(cx, lang, entry.title);
    let is_change = entry.effective_status(cx.today()).is_change();
    let comma = locale::of(lang).punctuation.comma;
    let status_label = (!is_change).then(|| [comma, &word].concat());
    let content = match is_change {
        false => title,
        true => view! {
            <span class="chip-status">{word}</span>
            " "
            <span class="chip-title">{title}</span>
        }
        .into_any(),
    };
    view! {
        <a
            class="bar day-entry"
            href=event_href(cx, lang, entry.subject)
            data-mark=mark_index(entry.category)
            {..entry_attributes(cx, entry)}
            data-label=status_label
        >
            {time}
            {content}
        </a>
    }
    .into_any()
}

/// An entry as a list item. `with_cities` adds links to its cities; `more` is placed below.
pub fn row(
    cx: Cx,
    lang: Lang,
    occurrence: &Occurrence,
    with_cities: bool,
    more: AnyView,
) -> AnyView {
    row_with(cx, lang, occurrence, with_cities, ().into_any(), more)
}

/// An entry as a list item: `lead` is placed before its mark.
pub fn row_with(
    cx: Cx,
    lang: Lang,
    occurrence: &Occurrence,
    with_cities: bool,
    lead: AnyView,
    more: AnyView,
) -> AnyView {
    let entry = cx.bundle.view_of(occurrence);
    let href = event_href(cx, lang, entry.subject);
    let category = cx.bundle.category(entry.category);
    let label = cx.plain(lang, &category.title);
    let hours = zone::hours(cx, entry.subject);
    let day = hours.map(|hours| Edtf::day(hours.day));
    let hours = hours.map(|hours| {
        let clock = zone::label_of(cx, lang, cx.zone.get_untracked(), &hours);
        view! {
            <span class="entry-hours" title=clock>
                {hours.text(lang)}
            </span>
        }
        .into_any()
    });
    let cities = (with_cities && !entry.cities.is_empty()).then(|| {
        let links = entry.cities.iter().map(|city| city_link(cx, lang, *city));
        view! { <span class="entry-cities">{links.collect::<Vec<_>>()}</span> }.into_any()
    });
    view! {
        <li class="entry" {..entry_attributes(cx, &entry)}>
            {lead}
            {mark(entry.category)}
            <div class="entry-body">
                <a class="entry-title" href=href>
                    {inline(cx, lang, entry.title)}
                </a>
                <p class="entry-meta">
                    <span class="entry-when">
                        {locale::of(lang).date_with_weekday(&day.unwrap_or(entry.when))}
                    </span>
                    {hours}
                    {badge(cx, lang, &entry)}
                    {age_mark(lang, &entry)}
                    <span class="entry-category">{label}</span>
                    {cities}
                </p>
                {more}
            </div>
        </li>
    }
    .into_any()
}

/// Entries as a list.
pub fn rows(cx: Cx, lang: Lang, occurrences: &[Occurrence], with_cities: bool) -> AnyView {
    view! { <ul class="entries">{items(cx, lang, occurrences, with_cities)}</ul> }.into_any()
}

/// Entries as the items of a list.
fn items(cx: Cx, lang: Lang, occurrences: &[Occurrence], with_cities: bool) -> AnyView {
    let row = |occurrence| row(cx, lang, occurrence, with_cities, ().into_any());
    occurrences.iter().map(row).collect_view().into_any()
}

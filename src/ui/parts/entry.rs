//! An entry in a list: its mark, title, date in words, status and cities.

use super::{city_link, event_href, inline};
use crate::locale;
use crate::model::{Ages, CategoryIx, Class, Occurrence, Standing, View};
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::zone;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};

/// How many shapes and hues the style sheet has for categories; a bundle with more repeats them.
const MARKS: usize = 5;

/// The style sheet's number for the shape and hue of a category.
pub fn mark_number(category: CategoryIx) -> String {
    (category.index() % MARKS).to_string()
}

/// The category's shape, which stands for it beside its name and never alone.
pub fn mark(category: CategoryIx) -> AnyView {
    view! { <span class="mark" data-mark=mark_number(category) aria-hidden="true"></span> }
        .into_any()
}

/// The state of an entry in words.
pub fn standing_word(lang: Lang, standing: Standing) -> &'static str {
    match standing {
        Standing::Held => td_string!(i18n(lang), words.status_held),
        Standing::Planned => td_string!(i18n(lang), words.status_planned),
        Standing::OutcomeUnknown => td_string!(i18n(lang), words.status_outcome_unknown),
        Standing::Ongoing => td_string!(i18n(lang), words.status_ongoing),
        Standing::Cancelled => td_string!(i18n(lang), words.status_cancelled),
        Standing::Postponed => td_string!(i18n(lang), words.status_postponed),
        Standing::MovedOnline => td_string!(i18n(lang), words.status_moved_online),
        Standing::Expected => td_string!(i18n(lang), words.status_expected),
        Standing::Unconfirmed => td_string!(i18n(lang), words.status_unconfirmed),
        Standing::Produced => td_string!(i18n(lang), words.status_produced),
        Standing::Adopted => td_string!(i18n(lang), words.status_adopted),
    }
}

/// The state of a subject in words: what a rule lets expect is of its day and not of its year.
pub fn state_words(cx: Cx, lang: Lang, entry: &View<'_>) -> String {
    let standing = entry.standing(cx.today());
    if standing == Standing::Unconfirmed && entry.subject.is_of_a_day() {
        return td_string!(i18n(lang), words.status_unconfirmed_day).to_string();
    }
    standing_word(lang, standing).to_string()
}

/// Returns the attributes of every element that shows an entry: its id, its state, and whether it is
/// an event of the past.
pub fn entry_attributes(cx: Cx, entry: &View<'_>) -> Vec<AnyAttribute> {
    let is_past = entry.class == Class::Event && entry.when.ends_before(cx.today());
    vec![
        custom_attribute("data-event", entry.subject.id(cx.bundle).into_owned()).into_any_attr(),
        custom_attribute("data-standing", entry.standing(cx.today()).code()).into_any_attr(),
        custom_attribute("data-past", is_past).into_any_attr(),
    ]
}

/// The state as a small label.
pub fn badge(cx: Cx, lang: Lang, entry: &View<'_>) -> AnyView {
    let standing = entry.standing(cx.today());
    view! {
        <span class="badge" data-standing=standing.code()>
            {state_words(cx, lang, entry)}
        </span>
    }
    .into_any()
}

/// The lowest age as a mark, 6+, where ages are known and open upwards.
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

/// An entry where there is room for one line: its hour, and its title with its state. What did not
/// come to be as planned says so before the title, the rest only to those who listen.
pub fn chip(cx: Cx, lang: Lang, entry: &View<'_>) -> AnyView {
    let word = state_words(cx, lang, entry);
    let hours = zone::hours(cx, entry.subject);
    let time = hours.map(|hours| {
        view! { <span class="chip-time">{[&hours.start.to_string(), " "].concat()}</span> }
            .into_any()
    });
    let title = inline(cx, lang, entry.title);
    let is_change = entry.standing(cx.today()).is_change();
    let comma = locale::of(lang).punctuation.comma;
    let said = (!is_change).then(|| [comma, &word].concat());
    let content = match is_change {
        false => title,
        true => view! {
            <span class="chip-standing">{word}</span>
            " "
            <span class="chip-title">{title}</span>
        }
        .into_any(),
    };
    view! {
        <a
            class="bar day-entry"
            href=event_href(cx, lang, entry.subject)
            data-mark=mark_number(entry.category)
            {..entry_attributes(cx, entry)}
            data-said=said
        >
            {time}
            {content}
        </a>
    }
    .into_any()
}

/// One entry as a list item. `with_cities` names its cities as links; `more` stands below.
pub fn row(
    cx: Cx,
    lang: Lang,
    occurrence: &Occurrence,
    with_cities: bool,
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
                {hours.words(lang)}
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
            {mark(entry.category)}
            <div class="entry-body">
                <a class="entry-title" href=href>
                    {inline(cx, lang, entry.title)}
                </a>
                <p class="entry-meta">
                    <span class="entry-when">
                        {locale::of(lang).date(&day.unwrap_or(entry.when))}
                    </span>
                    {hours}
                    {badge(cx, lang, &entry)}
                    {age_mark(lang, &entry)}
                    {cities}
                    <span class="entry-category">{label}</span>
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

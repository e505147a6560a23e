//! An entry in a list: its mark, title, date in words, status and cities.

use leptos::prelude::*;

use super::{city_link, event_href, inline};
use crate::model::words::when_in_words;
use crate::model::{CategoryIx, Occurrence, Standing, View};
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el};
use crate::ui::i18n::say;
use crate::ui::zone;

/// How many shapes and hues the style sheet has for categories; a bundle with more repeats them.
const MARKS: usize = 5;

/// The style sheet's number for the shape and hue of a category.
pub fn mark_number(category: CategoryIx) -> String {
    (category.index() % MARKS).to_string()
}

/// The category's shape, which stands for it beside its name and never alone.
pub fn mark(category: CategoryIx) -> Html {
    el("span")
        .class("mark")
        .attr("data-mark", mark_number(category))
        .attr("aria-hidden", "true")
        .view()
}

/// The state of an entry in words.
pub fn standing_word(lang: Lang, standing: Standing) -> String {
    match standing {
        Standing::Held => say!(lang, words.status_held),
        Standing::Planned => say!(lang, words.status_planned),
        Standing::OutcomeUnknown => say!(lang, words.status_outcome_unknown),
        Standing::Ongoing => say!(lang, words.status_ongoing),
        Standing::Cancelled => say!(lang, words.status_cancelled),
        Standing::Postponed => say!(lang, words.status_postponed),
        Standing::MovedOnline => say!(lang, words.status_moved_online),
        Standing::Expected => say!(lang, words.status_expected),
        Standing::Unconfirmed => say!(lang, words.status_unconfirmed),
        Standing::Produced => say!(lang, words.status_produced),
        Standing::Adopted => say!(lang, words.status_adopted),
    }
}

/// The state as a small label, for whatever is not simply held.
pub fn badge(cx: Cx, lang: Lang, entry: &View<'_>) -> Html {
    let standing = entry.standing(cx.today);
    if standing == Standing::Held {
        return Html::Nothing;
    }
    let word = standing_word(lang, standing);
    el("span")
        .class("badge")
        .attr("data-standing", standing.code())
        .child(word)
        .view()
}

/// One entry as a list item. `with_cities` names its cities as links.
pub fn row(cx: Cx, lang: Lang, occurrence: &Occurrence, with_cities: bool) -> Html {
    let entry = cx.bundle.view_of(occurrence);
    let id = entry.subject.id(cx.bundle).into_owned();
    let href = event_href(cx, lang, entry.subject);
    let category = cx.bundle.category(entry.category);
    let label = cx.plain(lang, &category.title);
    let hours = zone::hours(cx, entry.subject);
    let day = hours.map(|hours| Edtf::day(hours.day));
    let hours = hours.map(|hours| {
        let clock = zone::label_of(cx, lang, cx.zone.get_untracked(), &hours);
        el("span")
            .class("entry-hours")
            .attr("title", clock)
            .child(hours.words(lang))
    });
    let cities = (with_cities && !entry.cities.is_empty()).then(|| {
        let links = entry.cities.iter().map(|city| city_link(cx, lang, *city));
        el("span")
            .class("entry-cities")
            .child(links.collect::<Html>())
    });
    el("li")
        .class("entry")
        .attr("data-event", id)
        .attr("data-standing", entry.standing(cx.today).code())
        .child(mark(entry.category))
        .child(
            el("div")
                .class("entry-body")
                .child(
                    el("a")
                        .class("entry-title")
                        .attr("href", href)
                        .child(inline(cx, lang, entry.title)),
                )
                .child(
                    el("p")
                        .class("entry-meta")
                        .child(
                            el("span")
                                .class("entry-when")
                                .child(when_in_words(&day.unwrap_or(entry.when), lang)),
                        )
                        .child(hours)
                        .child(badge(cx, lang, &entry))
                        .child(cities)
                        .child(el("span").class("entry-category").child(label)),
                ),
        )
        .view()
}

/// Entries as a list.
pub fn rows(cx: Cx, lang: Lang, occurrences: &[Occurrence], with_cities: bool) -> Html {
    let items = occurrences
        .iter()
        .map(|occurrence| row(cx, lang, occurrence, with_cities));
    el("ul")
        .class("entries")
        .child(items.collect::<Html>())
        .view()
}

//! An entry in a list: its mark, title, date in words, status and cities.

use super::{city_link, event_href, inline};
use crate::locale;
use crate::model::{Ages, CategoryIx, Class, Occurrence, Standing, View};
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::address::Cx;
use crate::ui::html::{El, Html, el};
use crate::ui::messages::{i18n, td_string};
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
fn state_words(cx: Cx, lang: Lang, entry: &View<'_>) -> String {
    let standing = entry.standing(cx.today);
    if standing == Standing::Unconfirmed && entry.subject.is_of_a_day() {
        return td_string!(i18n(lang), words.status_unconfirmed_day).to_string();
    }
    standing_word(lang, standing).to_string()
}

/// What every painted entry carries: its id, its state, and whether it is an event of the past.
pub fn painted(cx: Cx, element: El, entry: &View<'_>) -> El {
    let is_past = entry.class == Class::Event && entry.when.ends_before(cx.today);
    element
        .attr("data-event", entry.subject.id(cx.bundle).into_owned())
        .attr("data-standing", entry.standing(cx.today).code())
        .attr("data-past", is_past)
}

/// The state as a small label.
pub fn badge(cx: Cx, lang: Lang, entry: &View<'_>) -> Html {
    let standing = entry.standing(cx.today);
    el("span")
        .class("badge")
        .attr("data-standing", standing.code())
        .child(state_words(cx, lang, entry))
        .view()
}

/// The lowest age as a mark, 6+, where ages are known and open upwards.
pub fn age_mark(lang: Lang, entry: &View<'_>) -> Option<El> {
    let Some(Ages {
        from: Some(from),
        to: None,
    }) = entry.ages
    else {
        return None;
    };
    let mark = [&from.to_string(), "+"].concat();
    Some(
        el("span")
            .class("age-mark")
            .attr("title", td_string!(i18n(lang), event.ages))
            .child(mark),
    )
}

/// An entry where there is room for one line: its hour, and its title with its state. What did not
/// come to be as planned says so before the title, the rest only to those who listen.
pub fn chip(cx: Cx, lang: Lang, entry: &View<'_>) -> El {
    let word = state_words(cx, lang, entry);
    let hours = zone::hours(cx, entry.subject);
    let time = hours.map(|hours| {
        el("span")
            .class("chip-time")
            .child(hours.start.to_string())
            .child(" ")
    });
    let title = inline(cx, lang, entry.title);
    let chip = painted(cx, el("a").class("bar day-entry"), entry)
        .attr("href", event_href(cx, lang, entry.subject))
        .attr("data-mark", mark_number(entry.category))
        .child(time);
    if !entry.standing(cx.today).is_change() {
        let said = [locale::of(lang).punctuation.comma, &word].concat();
        return chip.attr("data-said", said).child(title);
    }
    chip.child(el("span").class("chip-standing").child(word))
        .child(" ")
        .child(el("span").class("chip-title").child(title))
}

/// One entry as a list item. `with_cities` names its cities as links; `more` stands below.
pub fn row(cx: Cx, lang: Lang, occurrence: &Occurrence, with_cities: bool, more: Html) -> Html {
    let entry = cx.bundle.view_of(occurrence);
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
    painted(cx, el("li"), &entry)
        .class("entry")
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
                                .child(locale::of(lang).date(&day.unwrap_or(entry.when))),
                        )
                        .child(hours)
                        .child(badge(cx, lang, &entry))
                        .child(age_mark(lang, &entry))
                        .child(cities)
                        .child(el("span").class("entry-category").child(label)),
                )
                .child(more),
        )
        .view()
}

/// Entries as a list.
pub fn rows(cx: Cx, lang: Lang, occurrences: &[Occurrence], with_cities: bool) -> Html {
    el("ul")
        .class("entries")
        .child(items(cx, lang, occurrences, with_cities))
        .view()
}

/// Entries as the items of a list.
pub fn items(cx: Cx, lang: Lang, occurrences: &[Occurrence], with_cities: bool) -> Html {
    let row = |occurrence| row(cx, lang, occurrence, with_cities, Html::Nothing);
    occurrences.iter().map(row).collect()
}

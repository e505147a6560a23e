//! The start page: map and calendar as one, with one selection.

use crate::locale;
use crate::route::{DateParam, ViewParam};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, Value, el, live};
use crate::ui::messages::{entries, i18n, td_string};
use crate::ui::react::{RwSignal, memo};
use crate::ui::{calendar, facets, map, parts};

/// Map and calendar side by side; on a phone they are two tabs.
pub fn view(cx: Cx, lang: Lang) -> Html {
    let site = &cx.bundle.site;
    let on_calendar = RwSignal::new(false);
    let tab = move |calendar: bool, name: String| {
        let pressed = move || on_calendar.get() == calendar;
        el("button")
            .attr("type", "button")
            .pressed(pressed)
            .on("click", move |_| on_calendar.set(calendar))
            .child(name)
    };
    let shown = move || if on_calendar.get() { "calendar" } else { "map" };
    el("div")
        .class("page page-home")
        .attr("data-tab", Value::live(shown))
        .child(
            el("header")
                .class("home-head")
                .child(el("h1").child(parts::inline(cx, lang, &site.title)))
                .child(parts::paragraph(cx, lang, &site.summary, "lead"))
                .child(door(cx, lang)),
        )
        .child(el("div").class("home-map").child(map::view(cx, lang)))
        .child(
            el("div")
                .class("home-calendar")
                .child(choice(cx, lang))
                .child(facets::view(cx, lang))
                .child(calendar::view(cx, lang, true)),
        )
        .child(el("div").class("home-list").child(map::list(cx, lang)))
        .child(
            el("div")
                .class("home-tabs")
                .attr("role", "group")
                .attr("aria-label", td_string!(i18n(lang), shell.nav))
                .child(tab(false, td_string!(i18n(lang), shell.map).to_string()))
                .child(tab(
                    true,
                    td_string!(i18n(lang), shell.calendar).to_string(),
                )),
        )
        .view()
}

/// The standing door to the whole story of the year that the data tells best. Who has gone through
/// it is not led there again.
pub fn door(cx: Cx, lang: Lang) -> Html {
    let Some((year, count)) = calendar::fullest_year(cx) else {
        return Html::Nothing;
    };
    let entries = entries(lang, count);
    let words = td_string!(
        i18n(lang),
        home.door,
        year = year.to_string(),
        entries = entries
    );
    let href = super::year_href(cx, lang, year);
    let is_here = move || {
        cx.params.with(|params| {
            let is_list = params.view == Some(ViewParam::Agenda) && !params.narrows();
            is_list && params.date == DateParam::year(year)
        })
    };
    let door = move || {
        let link = || el("a").attr("href", href.clone()).child(words.clone());
        (!is_here()).then(|| el("p").class("door").child(link()))
    };
    live(door)
}

/// The card of the chosen city, if one is chosen.
pub fn choice(cx: Cx, lang: Lang) -> Html {
    let chosen = memo(move || cx.params.with(|params| calendar::chosen_city(cx, params)));
    let card = move || chosen.get().map(|city| map::card(cx, lang, city));
    // The name alone is told at once; the rest is there to be read.
    let told = move || {
        chosen.get().map(|city| {
            let city = cx.bundle.city(city);
            let tie = parts::tie_words(lang, city.current_tie());
            [
                &cx.plain(lang, &city.name),
                locale::of(lang).punctuation.comma,
                &tie,
            ]
            .concat()
        })
    };
    el("div")
        .class("choice")
        .child(
            el("p")
                .class("unseen")
                .attr("role", "status")
                .child(live(told)),
        )
        .child(live(card))
        .view()
}

//! The start page: what comes next, then map and calendar with a shared selection.

mod coming;

use leptos::prelude::*;

use self::coming::Coming;
pub use self::coming::{DURING, during};
use crate::locale;
use crate::route::{DateParam, Page, ViewParam};
use crate::text::Lang;
use crate::ui::calendar::Calendar;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::facets::Filters;
use crate::ui::map::{CITY_CARD, CityList, CityMap};
use crate::ui::messages::{entries, i18n, td_string};
use crate::ui::query;

/// What comes next; map and calendar side by side, on a phone as two tabs.
#[component]
pub fn HomePage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let site = &cx.bundle.site;
    let on_calendar = RwSignal::new(false);
    let tab = move |calendar: bool, name: &'static str| {
        let choose = move || on_calendar.set(calendar);
        components::choice(name, None, move || on_calendar.get() == calendar, choose)
    };
    let tabs = components::switch(
        td_string!(i18n(lang), home.tabs),
        vec![
            tab(false, td_string!(i18n(lang), shell.map)),
            tab(true, td_string!(i18n(lang), shell.calendar)),
        ],
    );
    let shown = move || if on_calendar.get() { "calendar" } else { "map" };
    view! {
        <div class="page page-home" data-tab=shown>
            <header class="home-head">
                <h1>{components::inline(cx, lang, &site.title)}</h1>
                {components::paragraph(cx, lang, &site.summary, "lead")}
            </header>
            <Coming lang=lang />
            <div class="home-tabs needs-program">{tabs}</div>
            <div class="home-map">
                <CityMap lang=lang />
            </div>
            <div class="home-calendar">
                <ChosenCity lang=lang />
                <Filters lang=lang />
                <Calendar lang=lang with_views=true />
                {year_link(cx, lang)}
                {review_link(cx, lang)}
            </div>
            <div class="home-list">
                <CityList lang=lang />
            </div>
        </div>
    }
    .into_any()
}

/// The link to the list of the year with the most entries; hidden while that list is shown.
pub fn year_link(cx: Cx, lang: Lang) -> AnyView {
    let Some((year, count)) = query::fullest_year(cx) else {
        return ().into_any();
    };
    let entries = entries(lang, count);
    let text = td_string!(
        i18n(lang),
        home.year_link,
        year = year.to_string(),
        entries = entries
    );
    let href = components::year_href(cx, lang, year);
    let is_here = move || {
        cx.params.with(|params| {
            let view = params.view.unwrap_or(ViewParam::Schedule);
            let is_list = view == ViewParam::Schedule && !params.has_filters();
            is_list && params.date == DateParam::year(year)
        })
    };
    let link = move || {
        (!is_here()).then(|| {
            view! {
                <p class="year-link">
                    <a href=href.clone()>{text.clone()}</a>
                </p>
            }
            .into_any()
        })
    };
    link.into_any()
}

/// The link to the review of the latest year that has one.
fn review_link(cx: Cx, lang: Lang) -> Option<AnyView> {
    let year = query::review_year(cx)?;
    let href = cx.href_page(lang, Page::Review(year));
    let link = view! {
        <p class="year-link">
            <a href=href>{components::review_title(lang, year)}</a>
        </p>
    };
    Some(link.into_any())
}

/// The card of the selected city, if one is selected.
#[component]
pub fn ChosenCity(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let chosen = Memo::new(move |_| cx.params.with(|params| query::chosen_city(cx, params)));
    let card = move || {
        let city = chosen.get();
        city.and_then(|ix| cx.lazy(&CITY_CARD, |card| card(cx, lang, ix)))
    };
    // The live region contains only the name and tie; the card is not announced.
    let summary = move || {
        chosen.get().map(|city| {
            let city = cx.bundle.city(city);
            let tie = components::tie_label(lang, city.current_tie());
            [
                &cx.plain(lang, &city.name),
                locale::of(lang).punctuation.comma,
                &tie,
            ]
            .concat()
        })
    };
    view! {
        <div class="chosen-city">
            <p class="visually-hidden" role="status">
                {summary}
            </p>
            {card}
        </div>
    }
    .into_any()
}

//! Links to the sections of the site: in the header, on phones as a bar at the bottom of the window.

use crate::route::Page;
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::query;
use leptos::prelude::*;
use std::mem::discriminant;

/// A section: its page, its name, and the strokes of its emblem in the bar of phones, if it is there.
struct Section {
    page: Page,
    name: &'static str,
    emblem: Option<(&'static str, &'static str)>,
}

/// Returns the sections of the bar of phones, the start page first.
fn main_sections(cx: Cx, lang: Lang) -> Vec<Section> {
    let section = |page, name, lines, accent| Section {
        page,
        name,
        emblem: Some((lines, accent)),
    };
    let exchanges = cx.bundle.has_exchanges().then(|| {
        let name = td_string!(i18n(lang), shell.programmes);
        // Two speech bubbles.
        let (lines, accent) = ("M6 9h26v18H19l-8 7v-7H6z", "M38 18h4v17h-4v6l-8-6h-8");
        section(Page::Programmes, name, lines, accent)
    });
    [
        section(
            Page::Home,
            td_string!(i18n(lang), shell.whats_on),
            // A flag.
            "M12 42V7M12 9h24l-6 8 6 8H12",
            "M18 17h9",
        ),
        section(
            Page::Map,
            td_string!(i18n(lang), shell.map),
            // A pin.
            "M24 43C14 31 10 25 10 19a14 14 0 1 1 28 0c0 6-4 12-14 24z",
            "M19 19a5 5 0 1 0 10 0 5 5 0 1 0-10 0z",
        ),
        section(
            Page::Calendar,
            td_string!(i18n(lang), shell.calendar),
            // A sheet with rings and a day.
            "M8 11h32v29H8zM16 6v9M32 6v9",
            "M8 20h32M26 27h7v6h-7z",
        ),
    ]
    .into_iter()
    .chain(exchanges)
    .collect()
}

/// Returns the other sections, which phones have in the menu.
fn other_sections(cx: Cx, lang: Lang) -> Vec<Section> {
    let section = |page, name| Section {
        page,
        name,
        emblem: None,
    };
    let places = cx.bundle.has_venues();
    let places = places.then(|| section(Page::Places, td_string!(i18n(lang), shell.places)));
    let review = query::review_year(cx)
        .map(|year| section(Page::Review(year), td_string!(i18n(lang), shell.review)));
    let about = section(Page::About, td_string!(i18n(lang), shell.about));
    places.into_iter().chain(review).chain([about]).collect()
}

/// The bar of sections. The brand leads to the start page too, so only phones have it in the bar.
pub fn bar(cx: Cx, lang: Lang) -> AnyView {
    let main = main_sections(cx, lang).into_iter().map(|section| {
        let class = (section.page == Page::Home).then_some("phone-only");
        link(cx, lang, section, class)
    });
    let others = other_sections(cx, lang).into_iter();
    let others = others.map(|section| link(cx, lang, section, Some("wide-only")));
    let links: Vec<AnyView> = main.chain(others).collect();
    view! {
        <nav class="site-nav" aria-label=td_string!(i18n(lang), shell.nav)>
            {links}
        </nav>
    }
    .into_any()
}

/// The sections that phones have in the menu instead of the bar.
pub fn more(cx: Cx, lang: Lang) -> AnyView {
    let links = other_sections(cx, lang).into_iter().map(|section| {
        let link = link(cx, lang, section, None);
        view! { <li>{link}</li> }.into_any()
    });
    view! { <ul class="phone-only">{links.collect_view()}</ul> }.into_any()
}

fn link(cx: Cx, lang: Lang, section: Section, class: Option<&'static str>) -> AnyView {
    let Section { page, name, emblem } = section;
    let href = cx.href_page(lang, page.clone());
    let current = move || {
        // The link to the review of one year is also that of the other years.
        let is_current = cx.page.with(|now| discriminant(now) == discriminant(&page));
        is_current.then_some("page")
    };
    let emblem = emblem.map(|(lines, accent)| components::stroke_emblem(lines, accent));
    view! {
        <a class=class href=href aria-current=current>
            {emblem}
            {name}
        </a>
    }
    .into_any()
}

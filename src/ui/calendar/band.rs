//! Band of entries known by month or season: a heading row and a few columns below it.

use crate::calendar::month::BandItem;
use crate::locale;
use crate::model::Occurrence;
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

/// Number of entries that are visible without expanding, on a wide screen and on a phone.
const OPEN_ROWS: usize = 8;
const OPEN_ROWS_NARROW: usize = 3;

/// Renders the band. `heading_date` is the date of the heading; only entries with another date, a
/// season or a part of the month, show theirs.
pub fn view(
    cx: Cx,
    lang: Lang,
    items: &[BandItem],
    list: &[Occurrence],
    heading: String,
    heading_date: Option<Edtf>,
) -> AnyView {
    let count = items.len();
    if count == 0 {
        return ().into_any();
    }
    let open = RwSignal::new(false);
    let is_open = move || open.get();
    let rest = |class: &'static str, shown: usize| {
        let number = locale::of(lang).number(count.saturating_sub(shown));
        view! { <span class=class>{td_string!(i18n(lang), calendar.more, number = number)}</span> }
            .into_any()
    };
    let expanded = move || if open.get() { "true" } else { "false" };
    let button = (count > OPEN_ROWS_NARROW).then(|| {
        view! {
            <button
                type="button"
                class="band-toggle"
                aria-expanded=expanded
                data-narrow-only=count <= OPEN_ROWS
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {rest("band-more-wide", OPEN_ROWS)}
                {rest("band-more-narrow", OPEN_ROWS_NARROW)}
                <span class="band-fewer">{td_string!(i18n(lang), calendar.fewer)}</span>
            </button>
        }
        .into_any()
    });
    let items = items.iter().filter_map(|item| list.get(item.key as usize));
    let rows = items.map(|occurrence| row(cx, lang, occurrence, heading_date));
    let rows = view! { <ul data-open=is_open>{rows.collect_view()}</ul> }.into_any();
    view! {
        <section class="band" aria-labelledby="band-heading">
            <div class="band-head">
                <h3 id="band-heading">{heading}</h3>
                {button}
            </div>
            {rows}
        </section>
    }
    .into_any()
}

fn row(cx: Cx, lang: Lang, occurrence: &Occurrence, heading_date: Option<Edtf>) -> AnyView {
    let entry = cx.bundle.view_of(occurrence);
    let href = components::event_href(cx, lang, entry.subject);
    let when = (heading_date != Some(occurrence.when)).then(|| {
        view! { <span class="entry-when">{locale::of(lang).date(&occurrence.when)}</span> }
            .into_any()
    });
    let category = cx.plain(lang, &cx.bundle.category(entry.category).title);
    view! {
        <li
            class="band-item"
            data-span=occurrence.when.to_string()
            data-mark=components::mark_index(entry.category)
            {..components::entry_attributes(cx, &entry)}
        >
            <a class="entry-title" href=href>
                {components::inline(cx, lang, entry.title)}
            </a>
            <p class="entry-meta">
                {when}
                {components::badge(cx, lang, &entry)}
                <span class="entry-category">{category}</span>
            </p>
        </li>
    }
    .into_any()
}

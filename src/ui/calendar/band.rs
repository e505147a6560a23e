//! The band: what is known by month or season, in a heading row and a few columns below it.

use crate::calendar::month::BandItem;
use crate::locale;
use crate::model::Occurrence;
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;
use leptos::prelude::*;

/// How many entries of the band stand open, on a wide screen and on a phone.
const BAND: usize = 8;
const BAND_NARROW: usize = 3;

/// The band below its heading. `said` is the date that the heading says already; another, a season
/// or a part of the month, is news.
pub fn view(
    cx: Cx,
    lang: Lang,
    items: &[BandItem],
    list: &[Occurrence],
    heading: String,
    said: Option<Edtf>,
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
    let button = (count > BAND_NARROW).then(|| {
        view! {
            <button
                type="button"
                class="fold"
                aria-expanded=expanded
                data-few=count <= BAND
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {rest("fold-wide", BAND)}
                {rest("fold-narrow", BAND_NARROW)}
                <span class="fold-less">{td_string!(i18n(lang), calendar.fewer)}</span>
            </button>
        }
        .into_any()
    });
    let items = items.iter().filter_map(|item| list.get(item.key as usize));
    let rows = items.map(|occurrence| row(cx, lang, occurrence, said));
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

fn row(cx: Cx, lang: Lang, occurrence: &Occurrence, said: Option<Edtf>) -> AnyView {
    let entry = cx.bundle.view_of(occurrence);
    let href = parts::event_href(cx, lang, entry.subject);
    let when = (said != Some(occurrence.when)).then(|| {
        view! { <span class="entry-when">{locale::of(lang).date(&occurrence.when)}</span> }
            .into_any()
    });
    let category = cx.plain(lang, &cx.bundle.category(entry.category).title);
    view! {
        <li
            class="band-item"
            data-span=occurrence.when.to_string()
            data-mark=parts::mark_number(entry.category)
            {..parts::entry_attributes(cx, &entry)}
        >
            <a class="entry-title" href=href>
                {parts::inline(cx, lang, entry.title)}
            </a>
            <p class="entry-meta">
                <span class="entry-category">{category}</span>
                {when}
                {parts::badge(cx, lang, &entry)}
            </p>
        </li>
    }
    .into_any()
}

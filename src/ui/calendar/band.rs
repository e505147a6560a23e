//! The band: what is known by month or season, in a heading row and a few columns below it.

use crate::calendar::month::BandItem;
use crate::locale;
use crate::model::Occurrence;
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::address::Cx;
use crate::ui::html::{Html, Value, el, late};
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;
use crate::ui::react::RwSignal;

/// How many entries of the band stand open, on a wide screen and on a phone.
const BAND: usize = 8;
const BAND_NARROW: usize = 3;

/// The band below its heading. `said` is the date that the heading says already; another, a season
/// or a part of the month, is news. What is folded waits until the rest is `painted`.
pub fn view(
    cx: Cx,
    lang: Lang,
    items: &[BandItem],
    list: &[Occurrence],
    heading: String,
    said: Option<Edtf>,
    painted: RwSignal<bool>,
) -> Html {
    let count = items.len();
    if count == 0 {
        return Html::Nothing;
    }
    let open = RwSignal::new(false);
    let is_open = move || open.get();
    let rest = |class: &'static str, shown: usize| {
        let number = locale::of(lang).number(count.saturating_sub(shown));
        el("span")
            .class(class)
            .child(td_string!(i18n(lang), calendar.more, number = number))
    };
    let expanded = move || if open.get() { "true" } else { "false" };
    let button = (count > BAND_NARROW).then(|| {
        el("button")
            .attr("type", "button")
            .class("fold")
            .attr("aria-expanded", Value::live(expanded))
            .attr("data-few", count <= BAND)
            .on("click", move |_| open.update(|open| *open = !*open))
            .child(rest("fold-wide", BAND))
            .child(rest("fold-narrow", BAND_NARROW))
            .child(
                el("span")
                    .class("fold-less")
                    .child(td_string!(i18n(lang), calendar.fewer)),
            )
    });
    let mut rows = el("ul").attr("data-open", Value::live(is_open));
    let folded = if cx.narrow.get() { BAND_NARROW } else { BAND };
    let items = items.iter().filter_map(|item| list.get(item.key as usize));
    let mut items: Vec<Occurrence> = items.cloned().collect();
    let rest = items.split_off(folded.min(items.len()));
    for occurrence in items {
        rows = rows.child(row(cx, lang, &occurrence, said));
    }
    rows = rows.child(late(painted, move || {
        let rest = rest.iter().map(|it| row(cx, lang, it, said));
        rest.collect::<Html>()
    }));
    el("section")
        .class("band")
        .attr("aria-labelledby", "band-heading")
        .child(
            el("div")
                .class("band-head")
                .child(el("h3").attr("id", "band-heading").child(heading))
                .child(button),
        )
        .child(rows)
        .view()
}

fn row(cx: Cx, lang: Lang, occurrence: &Occurrence, said: Option<Edtf>) -> Html {
    let entry = cx.bundle.view_of(occurrence);
    let href = parts::event_href(cx, lang, entry.subject);
    let when = (said != Some(occurrence.when)).then(|| {
        el("span")
            .class("entry-when")
            .child(locale::of(lang).date(&occurrence.when))
    });
    let category = cx.plain(lang, &cx.bundle.category(entry.category).title);
    parts::painted(cx, el("li"), &entry)
        .class("band-item")
        .attr("data-span", occurrence.when.to_string())
        .attr("data-mark", parts::mark_number(entry.category))
        .child(
            el("a")
                .class("entry-title")
                .attr("href", href)
                .child(parts::inline(cx, lang, entry.title)),
        )
        .child(
            el("p")
                .class("entry-meta")
                .child(el("span").class("entry-category").child(category))
                .child(when)
                .child(parts::badge(cx, lang, &entry)),
        )
        .view()
}

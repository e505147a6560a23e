//! What is known only by year or longer: one line each, which opens in place.

use leptos::prelude::*;

use crate::calendar::{LongGroup, LongSpan};
use crate::model::Occurrence;
use crate::model::words::when_in_words;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::format;
use crate::ui::html::{Html, el, live};
use crate::ui::i18n::say;
use crate::ui::parts;

/// The lines, shortest span first as the calendar orders them.
pub fn view(cx: Cx, lang: Lang, groups: &[LongGroup], list: &[Occurrence]) -> Html {
    if groups.is_empty() {
        return Html::Nothing;
    }
    let line = |group: &LongGroup| {
        let words = match &group.span {
            LongSpan::Year(year) => say!(lang, calendar.during, year = year.to_string()),
            LongSpan::Interval(edtf) => format::capitalised(&when_in_words(edtf, lang)),
        };
        let span = match &group.span {
            LongSpan::Year(year) => year.to_string(),
            LongSpan::Interval(edtf) => edtf.to_string(),
        };
        let count = format::number(lang, group.keys.len() as f64);
        let chosen: Vec<Occurrence> = group
            .keys
            .iter()
            .filter_map(|key| list.get(*key as usize).cloned())
            .collect();
        // The rows are made when the line is opened: a year may hold thousands.
        let open = RwSignal::new(false);
        let rows = move || open.get().then(|| parts::rows(cx, lang, &chosen, true));
        el("details")
            .class("long")
            .attr("data-span", span)
            .on("toggle", move |_| open.update(|open| *open = !*open))
            .child(
                el("summary")
                    .child(el("span").class("long-words").child(words))
                    .child(el("span").class("long-count").child(count)),
            )
            .child(live(rows))
    };
    el("div")
        .class("longs")
        .child(groups.iter().map(line).collect::<Html>())
        .view()
}

//! What is known only by year or longer: one line each, which opens in place.

use crate::calendar::{LongGroup, LongSpan};
use crate::locale;
use crate::model::Occurrence;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el, live};
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;
use crate::ui::react::RwSignal;

/// The lines, shortest span first as the calendar orders them.
pub fn view(cx: Cx, lang: Lang, groups: &[LongGroup], list: &[Occurrence]) -> Html {
    if groups.is_empty() {
        return Html::Nothing;
    }
    let line = |group: &LongGroup| {
        let (words, span) = match &group.span {
            LongSpan::Year(year) => {
                let year = year.to_string();
                (
                    td_string!(i18n(lang), calendar.during, year = year.clone()),
                    year,
                )
            }
            LongSpan::Interval(edtf) => (
                locale::of(lang).capitalised(&locale::of(lang).date(edtf)),
                edtf.to_string(),
            ),
        };
        let chosen: Vec<Occurrence> = group
            .keys
            .iter()
            .filter_map(|key| list.get(*key as usize).cloned())
            .collect();
        // A line of one names it.
        if let [only] = chosen.as_slice() {
            let entry = cx.bundle.view_of(only);
            let link = el("a")
                .class("entry-title")
                .attr("href", parts::event_href(cx, lang, entry.subject))
                .child(parts::inline(cx, lang, entry.title));
            return el("div").class("long").attr("data-span", span).child(
                parts::painted(cx, el("div"), &entry)
                    .class("long-only")
                    .child(link)
                    .child(el("span").class("long-count").child(words)),
            );
        }
        let count = locale::of(lang).number(chosen.len());
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

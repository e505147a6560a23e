//! Entries known by year or longer: one expandable line for each span.

use crate::calendar::{LongGroup, LongSpan};
use crate::locale;
use crate::model::Occurrence;
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

/// Renders the lines in the order of the view model.
pub fn view(cx: Cx, lang: Lang, groups: &[LongGroup], list: &[Occurrence]) -> AnyView {
    if groups.is_empty() {
        return ().into_any();
    }
    let line = |group: &LongGroup| {
        let (text, span) = match &group.span {
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
        // A line with one entry shows its title.
        if let [only] = chosen.as_slice() {
            let entry = cx.bundle.view_of(only);
            let href = components::event_href(cx, lang, entry.subject);
            return view! {
                <div class="long" data-span=span>
                    <div class="long-only" {..components::entry_attributes(cx, &entry)}>
                        <a class="entry-title" href=href>
                            {components::inline(cx, lang, entry.title)}
                        </a>
                        <span class="long-count">{text}</span>
                    </div>
                </div>
            }
            .into_any();
        }
        let count = locale::of(lang).number(chosen.len());
        // The rows are rendered when the line is opened: a year may have thousands.
        let open = RwSignal::new(false);
        let rows = move || {
            (open.get() || cx.is_published()).then(|| components::rows(cx, lang, &chosen, true))
        };
        view! {
            <details class="long" data-span=span open=move || open.get() on:toggle=components::follow_toggle(open)>
                <summary>
                    <span class="long-label">{text}</span>
                    <span class="long-count">{count}</span>
                </summary>
                {rows}
            </details>
        }
        .into_any()
    };
    view! { <div class="longs">{groups.iter().map(line).collect::<Vec<_>>()}</div> }.into_any()
}

//! The agenda: by day, then sometime in the month, then during the year.

use leptos::prelude::*;

use super::state::AgendaView;
use crate::calendar::agenda::{Group, Heading};
use crate::model::Occurrence;
use crate::model::words::when_in_words;
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::address::Cx;
use crate::ui::i18n::say;
use crate::ui::{format, parts};

/// How many rows are made at first; the rest follow on request, so that a long list stays quick.
const FIRST_ROWS: usize = 400;

/// The agenda as headed groups.
pub fn view(cx: Cx, lang: Lang, model: &AgendaView) -> AnyView {
    if model.agenda.count == 0 {
        let words = if model.narrowed {
            say!(lang, calendar.empty_filtered)
        } else {
            say!(lang, calendar.empty_span)
        };
        return view! { <p class="empty">{words}</p> }.into_any();
    }
    let count = model.agenda.count;
    let groups = model.agenda.groups.iter();
    let groups = groups.map(|group| section(cx, lang, group, &model.list));
    view! {
        <p class="agenda-count" role="status">{say!(lang, words.entries, count = count as i32)}</p>
        <div class="agenda">{groups.collect_view()}</div>
    }
    .into_any()
}

fn section(cx: Cx, lang: Lang, group: &Group, list: &[Occurrence]) -> AnyView {
    let chosen: Vec<Occurrence> = group
        .keys
        .iter()
        .filter_map(|key| list.get(*key as usize).cloned())
        .collect();
    let count = format::number(lang, chosen.len() as f64);
    let first = chosen.len().min(FIRST_ROWS);
    let rest = chosen
        .get(first..)
        .map(<[Occurrence]>::to_vec)
        .unwrap_or_default();
    let shown = parts::rows(cx, lang, chosen.get(..first).unwrap_or_default(), true);
    let open = RwSignal::new(rest.is_empty());
    let more = move || {
        if open.get() {
            return parts::rows(cx, lang, &rest, true);
        }
        let show = move |_| open.set(true);
        view! { <button type="button" class="button" on:click=show>{say!(lang, calendar.loading_more)}</button> }
            .into_any()
    };
    view! {
        <section class="agenda-group" data-precision=precision(&group.heading)>
            <h3>{heading(lang, &group.heading)} " " <span class="long-count">{count}</span></h3>
            {shown}
            {more}
        </section>
    }
    .into_any()
}

fn heading(lang: Lang, heading: &Heading) -> String {
    match heading {
        Heading::Day(date) => format::day_with_weekday(lang, *date),
        Heading::Sometime { year, month } => {
            say!(
                lang,
                calendar.sometime,
                month = format::month(lang, *year, *month)
            )
        }
        Heading::Season { year, season } => Edtf::season(*year, *season)
            .map(|edtf| when_in_words(&edtf, lang))
            .unwrap_or_default(),
        Heading::Year(year) => say!(lang, calendar.during, year = year.to_string()),
        Heading::Span(edtf) => when_in_words(edtf, lang),
        Heading::Undated => say!(lang, calendar.undated),
    }
}

fn precision(heading: &Heading) -> &'static str {
    match heading {
        Heading::Day(_) => "day",
        Heading::Sometime { .. } => "month",
        Heading::Season { .. } => "season",
        Heading::Year(_) => "year",
        Heading::Span(_) => "span",
        Heading::Undated => "undated",
    }
}

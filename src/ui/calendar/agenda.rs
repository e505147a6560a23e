//! The agenda: by day, then sometime in the month, then during the year.

use leptos::prelude::*;

use super::state::AgendaView;
use crate::calendar::agenda::{Group, Heading};
use crate::model::words::when_in_words;
use crate::model::{Occurrence, Subject};
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el, live};
use crate::ui::i18n::say;
use crate::ui::{format, parts};

/// How many rows are made at first; the rest follow on request, so that a long list stays quick.
const FIRST_ROWS: usize = 400;

/// The agenda as headed groups.
pub fn view(cx: Cx, lang: Lang, model: &AgendaView) -> Html {
    if model.agenda.count == 0 {
        let words = if model.narrowed {
            say!(lang, calendar.empty_filtered)
        } else {
            say!(lang, calendar.empty_span)
        };
        return el("p").class("empty").child(words).view();
    }
    // What is only expected is shown and not counted.
    let known = |key: &u32| {
        let occurrence = model.list.get(*key as usize);
        occurrence.is_some_and(|occurrence| matches!(occurrence.subject, Subject::Entry(_)))
    };
    let keys = model
        .agenda
        .groups
        .iter()
        .flat_map(|group| group.keys.iter());
    let count = keys.filter(|key| known(key)).count();
    let groups = model.agenda.groups.iter();
    let groups = groups.map(|group| section(cx, lang, group, &model.list));
    Html::Many(vec![
        Html::from(
            el("p")
                .class("agenda-count")
                .attr("role", "status")
                .child(crate::ui::i18n::entries(lang, count)),
        ),
        Html::from(el("div").class("agenda").child(groups.collect::<Html>())),
    ])
}

fn section(cx: Cx, lang: Lang, group: &Group, list: &[Occurrence]) -> Html {
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
        el("button")
            .attr("type", "button")
            .class("button")
            .on("click", show)
            .child(say!(lang, calendar.loading_more))
            .view()
    };
    el("section")
        .class("agenda-group")
        .attr("data-precision", precision(&group.heading))
        .child(
            el("h3")
                .child(heading(lang, &group.heading))
                .child(" ")
                .child(el("span").class("long-count").child(count)),
        )
        .child(shown)
        .child(live(more))
        .view()
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

//! Public holidays and other observed days: their names on the days, and a list below the view. They
//! are no events, and not counted.

use crate::locale;
use crate::model::{Occurrence, Scope};
use crate::text::Lang;
use crate::time::{Date, Window};
use crate::ui::components;
use crate::ui::context::Cx;
use leptos::prelude::*;

/// Observances of a view, the earliest first.
#[derive(Default)]
pub struct Observances {
    list: Vec<Occurrence>,
    /// First and last day of each one with exact days, its index, and whether it is a day off.
    days: Vec<(Date, Date, usize, bool)>,
    /// Whether the filter asks for observances.
    is_asked: bool,
}

impl Observances {
    pub fn new(cx: Cx, list: Vec<Occurrence>, is_asked: bool) -> Observances {
        let exact = list.iter().enumerate().filter_map(|(index, occurrence)| {
            let bounds = occurrence.when.bounds();
            let (first, last) = bounds.earliest.zip(bounds.latest)?;
            let day_off = cx.bundle.view_of(occurrence).day_off;
            let is_exact = occurrence.when.is_exact();
            is_exact.then_some((first, last, index, day_off))
        });
        let days = exact.collect();
        Observances {
            list,
            days,
            is_asked,
        }
    }

    /// Whether they are what the reader asked for, so that a view without events is not empty.
    pub fn are_the_content(&self) -> bool {
        self.is_asked && !self.list.is_empty()
    }

    fn on(&self, day: Date) -> impl Iterator<Item = &(Date, Date, usize, bool)> {
        let is_on =
            move |(first, last, ..): &&(Date, Date, usize, bool)| *first <= day && day <= *last;
        self.days.iter().filter(is_on)
    }

    /// Whether the law makes a day a day off.
    pub fn is_day_off(&self, day: Date) -> bool {
        self.on(day).any(|(.., day_off)| *day_off)
    }

    /// Returns the names of the observances of a day, as in the middle of a sentence; empty if it has
    /// none.
    pub fn names(&self, cx: Cx, lang: Lang, day: Date) -> String {
        let found = self
            .on(day)
            .filter_map(|(.., index, _)| self.list.get(*index));
        let names: Vec<String> = found
            .map(|occurrence| cx.plain(lang, cx.bundle.view_of(occurrence).title))
            .collect();
        names.join(locale::of(lang).punctuation.comma)
    }

    /// Renders the names of the observances of a day as links; `None` if it has none. One of several days
    /// is named on its first day, and on any day that `is_first` of those shown. `tab_index` takes the
    /// links in the cells of a grid out of the Tab order.
    pub fn labels(
        &self,
        cx: Cx,
        lang: Lang,
        day: Date,
        is_first: bool,
        tab_index: Option<&'static str>,
    ) -> Option<AnyView> {
        let own = self.on(day).filter(|(first, ..)| is_first || *first == day);
        let links = own.filter_map(|(.., index, day_off)| {
            let entry = cx.bundle.view_of(self.list.get(*index)?);
            let href = components::event_href(cx, lang, entry.subject);
            Some(
                view! {
                    <a
                        class="observance"
                        href=href
                        tabindex=tab_index
                        data-event=entry.subject.id(cx.bundle).into_owned()
                        data-day-off=*day_off
                    >
                        {components::inline(cx, lang, entry.title)}
                    </a>
                }
                .into_any(),
            )
        });
        let links: Vec<AnyView> = links.collect();
        (!links.is_empty())
            .then(|| view! { <span class="day-observances">{links}</span> }.into_any())
    }

    /// Renders the observances that begin on the days, each with its date; `None` if there are none.
    pub fn of_days(&self, cx: Cx, lang: Lang, days: &Window) -> Option<AnyView> {
        let own = self.days.iter().filter(|(first, ..)| days.contains(*first));
        let items = own.filter_map(|(.., index, day_off)| {
            let occurrence = self.list.get(*index)?;
            let entry = cx.bundle.view_of(occurrence);
            let href = components::event_href(cx, lang, entry.subject);
            Some(
                view! {
                    <li data-day-off=*day_off>
                        {locale::of(lang).date(&occurrence.when)} " "
                        <a
                            class="observance"
                            href=href
                            data-event=entry.subject.id(cx.bundle).into_owned()
                            data-day-off=*day_off
                        >
                            {components::inline(cx, lang, entry.title)}
                        </a>
                    </li>
                }
                .into_any(),
            )
        });
        let items: Vec<AnyView> = items.collect();
        (!items.is_empty())
            .then(|| view! { <ul class="schedule-observances">{items}</ul> }.into_any())
    }

    /// Renders the list of all observances below a view.
    pub fn list(&self, cx: Cx, lang: Lang) -> Option<AnyView> {
        let label = components::scope_label(lang, Scope::Observance);
        let label = locale::of(lang).capitalised(label);
        let count = locale::of(lang).number(self.list.len());
        (!self.list.is_empty()).then(|| {
            view! {
                <details class="observances" open=self.is_asked>
                    <summary>
                        {label} " " <span class="long-count">{count}</span>
                    </summary>
                    {components::rows(cx, lang, &self.list, false)}
                </details>
            }
            .into_any()
        })
    }
}

//! What the calendar shows: derived from the address, the bundle and today.

use leptos::prelude::*;

use crate::calendar::{self, Item, agenda, month, opening};
use crate::model::{CityIx, Filter, Occurrence, Timed};
use crate::route::{DateParam, Facet, Params, ViewParam, ZoneParam};
use crate::text::Lang;
use crate::time::{Date, Weekday, Window, days};
use crate::ui::address::Cx;
use crate::ui::react::memo;
use crate::ui::{format, zone};

/// More occurrences than anyone reads; a bundle of 100,000 entries stays below it.
const LIMIT: usize = 200_000;

/// The month that is shown, and why where the address does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// `None` where the address names a date.
    pub reason: Option<opening::Reason>,
}

/// A month with the occurrences that its keys point to.
pub struct MonthView {
    pub month: month::Month,
    pub list: Vec<Occurrence>,
    pub first_weekday: Weekday,
    pub narrowed: bool,
}

/// An agenda with the occurrences that its keys point to.
pub struct AgendaView {
    pub agenda: agenda::Agenda,
    pub list: Vec<Occurrence>,
    pub narrowed: bool,
}

/// What the calendar is given and what follows from it.
#[derive(Clone, Copy)]
pub struct State {
    cx: Cx,
    pub view: Memo<ViewParam>,
    pub shown: Memo<Shown>,
    /// The filters of the address.
    filter: Memo<Filter>,
    /// The days that the address names.
    named: Memo<Option<Window>>,
    narrowed: Memo<bool>,
}

impl State {
    /// Derives everything from the address.
    pub fn new(cx: Cx) -> State {
        // None of these reads another: see `react::memo`.
        let filter = memo(move || wanted(cx));
        let named = memo(move || {
            cx.params
                .with(|params| params.date.as_ref().and_then(DateParam::window))
        });
        let narrowed = memo(move || cx.params.with(Params::narrows));
        let view = memo(move || {
            cx.params
                .with(|params| params.view.unwrap_or(ViewParam::Month))
        });
        let shown = memo(move || {
            let named = cx
                .params
                .with(|params| params.date.as_ref().and_then(DateParam::first_month));
            match named {
                Some((year, month)) => Shown {
                    year,
                    month,
                    reason: None,
                },
                None => open(cx, &wanted(cx)),
            }
        });
        State {
            cx,
            view,
            shown,
            filter,
            named,
            narrowed,
        }
    }

    /// The days that the agenda covers: what the address names, else the year of the shown month.
    pub fn span(&self) -> Option<Window> {
        self.named
            .get()
            .or_else(|| Window::year(self.shown.get().year))
    }

    /// The shown month with its weeks, band and long lines.
    pub fn month(&self, lang: Lang) -> MonthView {
        let Shown { year, month, .. } = self.shown.get();
        let first_weekday = format::first_weekday(lang);
        let weeks = calendar::weeks_of_month(year, month, first_weekday);
        let ends = weeks
            .first()
            .zip(weeks.last())
            .map(|(first, last)| (first[0], last[6]));
        let window = ends.and_then(|(first, last)| Window::new(first, last));
        let list = window
            .map(|window| self.occurrences(&window))
            .unwrap_or_default();
        let built = month::build(&items(self.cx, &list), year, month, first_weekday);
        MonthView {
            month: built,
            list,
            first_weekday,
            narrowed: self.narrowed.get(),
        }
    }

    /// The agenda of the span.
    pub fn agenda(&self) -> AgendaView {
        let Some(window) = self.span() else {
            let agenda = agenda::Agenda {
                groups: Vec::new(),
                undated: None,
                count: 0,
            };
            return AgendaView {
                agenda,
                list: Vec::new(),
                narrowed: false,
            };
        };
        let list = self.occurrences(&window);
        let agenda = agenda::build(&items(self.cx, &list), &window);
        AgendaView {
            agenda,
            list,
            narrowed: self.narrowed.get(),
        }
    }

    /// What passes the filter, by the shown clock: in the reader's zone something may stand on the
    /// day before or after the city's, so that one more day is asked for at both ends.
    fn occurrences(&self, window: &Window) -> Vec<Occurrence> {
        let zone = self.cx.zone.get();
        let wider = match zone {
            ZoneParam::City => None,
            ZoneParam::Mine => Window::new(
                days::add_days(window.first(), -1),
                days::add_days(window.last(), 1),
            ),
        };
        let window = wider.as_ref().unwrap_or(window);
        let mut list = self.filter.with(|filter| matching(self.cx, filter, window));
        zone::place(self.cx, &mut list);
        list
    }
}

/// The filters of the address.
fn wanted(cx: Cx) -> Filter {
    cx.params.with(|params| {
        // Only one filter asks for the language; without it a change of language filters nothing.
        let lang = if params.readable {
            cx.lang.get()
        } else {
            Lang::En
        };
        params.filter(cx.bundle, lang)
    })
}

/// The occurrences of a window that pass a filter.
pub fn matching(cx: Cx, filter: &Filter, window: &Window) -> Vec<Occurrence> {
    let mut list = cx.bundle.occurrences(window, LIMIT).list;
    list.retain(|occurrence| filter.matches(cx.bundle, &cx.bundle.view_of(occurrence)));
    list
}

/// Calendar items whose keys are places in `list`.
fn items<'a>(cx: Cx, list: &'a [Occurrence]) -> Vec<Item<'a>> {
    let item = |(key, occurrence): (usize, &'a Occurrence)| {
        let entry = cx.bundle.view_of(occurrence);
        let minutes = zone::hours(cx, occurrence.subject)
            .and_then(|hours| u16::try_from(hours.start.minutes()).ok());
        Some(Item {
            key: u32::try_from(key).ok()?,
            when: &occurrence.when,
            rank: u16::from(entry.category.0),
            minutes,
            length_minutes: entry.time.and_then(Timed::length_minutes),
        })
    };
    list.iter().enumerate().filter_map(item).collect()
}

/// The month to open without a date in the address.
fn open(cx: Cx, filter: &Filter) -> Shown {
    let first = cx
        .bundle
        .entries
        .iter()
        .filter_map(|entry| entry.when.bounds().earliest)
        .min();
    let last = days::add_months(cx.today, 12);
    let list = Window::new(first.unwrap_or(cx.today).min(cx.today), last)
        .map(|window| matching(cx, filter, &window))
        .unwrap_or_default();
    let opening = opening::choose(&items(cx, &list), cx.today, opening::SOON_DAYS);
    Shown {
        year: opening.year,
        month: opening.month,
        reason: Some(opening.reason),
    }
}

/// The one city that the address chooses, if it is exactly one and the bundle has it.
pub fn chosen_city(cx: Cx, params: &Params) -> Option<CityIx> {
    match params.facet(Facet::City) {
        [id] => cx.bundle.find_city(id),
        _ => None,
    }
}

/// The year with the most entries and how many it has: the year whose story is told best. The
/// later one where two are equal.
pub fn fullest_year(cx: Cx) -> Option<(i32, usize)> {
    let years = cx
        .bundle
        .entries
        .iter()
        .filter_map(|entry| entry.when.bounds().earliest.map(Date::year));
    let (first, last) = years.fold(None, |span: Option<(i32, i32)>, year| {
        Some(span.map_or((year, year), |(first, last)| {
            (first.min(year), last.max(year))
        }))
    })?;
    (first..=last)
        .filter_map(|year| {
            let window = Window::year(year)?;
            let count = cx
                .bundle
                .entries
                .iter()
                .filter(|entry| entry.when.overlaps(&window))
                .count();
            Some((year, count))
        })
        .max_by_key(|(year, count)| (*count, *year))
}

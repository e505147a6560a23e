//! State of the calendar, derived from URL, bundle and today.

use super::observances::Observances;
use crate::calendar::{
    self, Class, Item, Session, SessionTime, Unit, initial_month, month, schedule, week, year,
};
use crate::model::{Filter, GroupCounts, Occurrence, Scope, Status, Timed, coming_days};
use crate::route::{DateParam, Params, ViewParam, ZoneParam};
use crate::text::Lang;
use crate::time::{Date, Weekday, Window, days};
use crate::ui::context::Cx;
use crate::ui::query::{current_filter, matching, observances};
use crate::ui::zone;
use leptos::prelude::*;

/// Day whose year, month or week is shown, and the reason if the URL names no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub day: Date,
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// `None` if the URL names a date.
    pub reason: Option<initial_month::Reason>,
}

impl Shown {
    fn of(day: Date, reason: Option<initial_month::Reason>) -> Shown {
        Shown {
            day,
            year: day.year(),
            month: u8::from(day.month()),
            reason,
        }
    }
}

/// Year and the occurrences of its keys.
pub struct YearView {
    pub year: year::Year,
    pub list: Vec<Occurrence>,
    pub observances: Observances,
    pub first_weekday: Weekday,
    pub narrowed: bool,
}

/// Month and the occurrences of its keys.
pub struct MonthView {
    pub month: month::Month,
    pub list: Vec<Occurrence>,
    pub observances: Observances,
    pub first_weekday: Weekday,
    pub narrowed: bool,
}

impl MonthView {
    /// Returns the days of the month without those of neighbouring months.
    pub fn own_days(&self) -> Vec<&month::DayCell> {
        let days = self.month.weeks.iter().flat_map(|week| &week.days);
        days.filter(|day| day.in_month).collect()
    }

    /// Returns whether a day is in the month.
    pub fn shows(&self, date: Date) -> bool {
        let shown = (self.month.year, self.month.month);
        shown == (date.year(), u8::from(date.month()))
    }
}

/// Week and the occurrences of its keys; an occurrence with sessions is there once for each of them.
pub struct WeekView {
    pub week: week::Timetable,
    pub list: Vec<Occurrence>,
    pub observances: Observances,
    /// Index of the session of each key; `None` for an occurrence as a whole.
    pub sessions: Vec<Option<usize>>,
    pub narrowed: bool,
}

/// Schedule and the occurrences of its keys.
pub struct ScheduleView {
    pub schedule: schedule::Schedule,
    /// Year, if it covers exactly one.
    pub year: Option<i32>,
    /// Index of the first group that is not over; `None` if its days are all before or after today.
    pub present: Option<usize>,
    pub list: Vec<Occurrence>,
    pub observances: Observances,
    pub narrowed: bool,
}

/// Reactive state of the calendar.
#[derive(Clone, Copy)]
pub struct State {
    cx: Cx,
    pub view: Memo<ViewParam>,
    pub shown: Memo<Shown>,
    /// Numbers of entries, for the live region next to the heading; `None` if the view shows it
    /// itself.
    pub count: RwSignal<Option<GroupCounts>>,
    /// Filters of the URL.
    filter: Memo<Filter>,
    /// Days of the date in the URL.
    url_window: Memo<Option<Window>>,
    pub narrowed: Memo<bool>,
}

impl State {
    /// Derives the state from the URL.
    pub fn new(cx: Cx) -> State {
        // None of these reads another: see `Shared` of `ui/context.rs`.
        let filter = Memo::new(move |_| current_filter(cx));
        let url_window = Memo::new(move |_| {
            cx.params
                .with(|params| params.date.as_ref().and_then(DateParam::window))
        });
        let narrowed = Memo::new(move |_| cx.params.with(Params::has_filters));
        let view = Memo::new(move |_| {
            cx.params
                .with(|params| params.view.unwrap_or(ViewParam::Schedule))
        });
        let shown = Memo::new(move |_| {
            let (url_window, view) = cx.params.with(|params| {
                let url_window = params.date.as_ref().and_then(DateParam::window);
                (url_window, params.view.unwrap_or(ViewParam::Schedule))
            });
            let (period, reason) = match url_window {
                Some(window) => (window, None),
                None if view == ViewParam::Schedule => (Window::day(cx.today()), None),
                None => {
                    let initial = initial_month_of(cx);
                    let month = Window::month(initial.year, initial.month);
                    let month = month.unwrap_or(Window::day(cx.today()));
                    (month, Some(initial.reason))
                }
            };
            let day = match view.unit() {
                // A list shows the whole date of the URL.
                None => period.first(),
                Some(unit) => day_of(cx, unit, &period),
            };
            Shown::of(day, reason)
        });
        State {
            cx,
            view,
            shown,
            count: RwSignal::new(None),
            filter,
            url_window,
            narrowed,
        }
    }

    /// Returns the unit of a page and a step. A schedule of a year, and that of what is coming, steps
    /// by year, any other by month.
    pub fn unit(&self) -> Unit {
        self.view.get().unit().unwrap_or_else(|| {
            let window = self.url_window.get();
            match window.is_none_or(|span| Window::year(span.first().year()) == Some(span)) {
                true => Unit::Year,
                false => Unit::Month,
            }
        })
    }

    /// Returns whether the schedule of what is coming is shown, which begins today.
    pub fn is_coming(&self) -> bool {
        self.view.get() == ViewParam::Schedule && self.url_window.get().is_none()
    }

    /// Returns the first day of the page `by` pages later, or earlier if negative. The pages before
    /// and after what is coming are this year and the next one.
    pub fn day_of_step(&self, by: i32) -> Date {
        let by = if self.is_coming() { by.max(0) } else { by };
        self.unit().step(self.shown.get().day, by)
    }

    /// Returns the days of the view: those of the list, or the year, month or week of the shown
    /// day.
    pub fn days(&self, lang: Lang) -> Option<Window> {
        match self.view.get().unit() {
            None => self.span(),
            Some(unit) => Some(unit.days(self.shown.get().day, self.cx.bundle.first_weekday(lang))),
        }
    }

    /// Returns the days of the schedule: the date of the URL, or else from today to the end of the
    /// eleventh month after it, so that nothing yearly is there twice.
    pub fn span(&self) -> Option<Window> {
        self.url_window
            .get()
            .or_else(|| coming_days(self.cx.today()))
    }

    /// Returns the view model of the shown year.
    pub fn year(&self, lang: Lang) -> YearView {
        let number = self.shown.get().year;
        let window = Window::year(number);
        let list = window
            .map(|window| self.occurrences(&window))
            .unwrap_or_default();
        let items = items(self.cx, &list);
        self.set_count(&list, window, true);
        YearView {
            observances: self.observances(window),
            year: year::build(&items, number),
            first_weekday: self.cx.bundle.first_weekday(lang),
            narrowed: self.narrowed.get(),
            list,
        }
    }

    /// Sets the numbers of entries for the live region to those that overlap the days.
    pub fn set_count(&self, list: &[Occurrence], days: Option<Window>, with_long: bool) {
        self.count
            .set(days.map(|days| counts(self.cx, list, &days, with_long)));
    }

    /// Returns the view model of the shown month.
    pub fn month(&self, lang: Lang) -> MonthView {
        let Shown { year, month, .. } = self.shown.get();
        let first_weekday = self.cx.bundle.first_weekday(lang);
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
        self.set_count(&list, Window::month(year, month), false);
        MonthView {
            observances: self.observances(Window::month(year, month)),
            month: built,
            list,
            first_weekday,
            narrowed: self.narrowed.get(),
        }
    }

    /// Returns the view model of the shown week.
    pub fn week(&self, lang: Lang) -> WeekView {
        let day = self.shown.get().day;
        let first_weekday = self.cx.bundle.first_weekday(lang);
        let days = Unit::Week.days(day, first_weekday);
        // Entries that extend past midnight are also on the next day.
        let before = days::add_days(days.first(), -1);
        let list = self.occurrences(&Window::new(before, days.last()).unwrap_or(days));
        self.set_count(&list, Some(days), false);
        let parts = week_parts(self.cx, &list, &days);
        let items = parts.iter().zip(0..).map(|((occurrence, part), key)| {
            let category = self.cx.bundle.view_of(occurrence).category;
            part.item(key, u16::from(category.0))
        });
        let items: Vec<Item<'_>> = items.collect();
        WeekView {
            week: week::build(&items, day, first_weekday),
            observances: self.observances(Some(days)),
            list: parts.iter().map(|(occurrence, _)| *occurrence).collect(),
            sessions: parts.iter().map(|(_, part)| part.index).collect(),
            narrowed: self.narrowed.get(),
        }
    }

    /// Returns the view model of the schedule.
    pub fn schedule(&self) -> ScheduleView {
        self.count.set(None);
        let window = self.span();
        let list = window
            .map(|window| self.occurrences(&window))
            .unwrap_or_default();
        let mut schedule = window
            .map(|window| schedule::build(&items(self.cx, &list), &window))
            .unwrap_or_default();
        if let Some(limit) = self.cx.params.with(|params| params.limit) {
            schedule = schedule.first(usize::from(limit));
        }
        let today = self.cx.today();
        let has_today = window.is_some_and(|window| window.contains(today));
        let year = window.map(|window| window.first().year());
        ScheduleView {
            present: schedule.present(today).filter(|_| has_today),
            schedule,
            year: year.filter(|year| Window::year(*year) == window),
            observances: self.observances(window),
            list,
            narrowed: self.narrowed.get(),
        }
    }

    /// Returns the filtered observances of a window.
    fn observances(&self, window: Option<Window>) -> Observances {
        let list = window.map(|window| {
            self.filter
                .with(|filter| observances(self.cx, filter, &window))
        });
        let is_asked = self
            .filter
            .with(|filter| filter.scopes.contains(&Scope::Observance));
        Observances::new(self.cx, list.unwrap_or_default(), is_asked)
    }

    /// Returns the filtered occurrences by the selected clock. In the user's time zone an entry may
    /// be on the day before or after, so the query is one day wider at both ends.
    pub fn occurrences(&self, window: &Window) -> Vec<Occurrence> {
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
        zone::shift_to_shown_clock(self.cx, &mut list);
        list
    }
}

/// Counts the entries and occurrences in a window.
pub fn counts(cx: Cx, list: &[Occurrence], days: &Window, with_long: bool) -> GroupCounts {
    let counts = |occurrence: &&Occurrence| Class::counts(&occurrence.when, days, with_long);
    GroupCounts::of(cx.bundle, list.iter().filter(counts), cx.today())
}

/// Returns calendar items whose keys are indices in `list`.
pub fn items<'a>(cx: Cx, list: &'a [Occurrence]) -> Vec<Item<'a>> {
    let item = |(key, occurrence): (usize, &'a Occurrence)| {
        let entry = cx.bundle.view_of(occurrence);
        let minutes = zone::hours(cx, occurrence.subject)
            .and_then(|hours| u16::try_from(hours.start.minutes()).ok());
        Some(Item {
            key: u32::try_from(key).ok()?,
            when: &occurrence.when,
            rank: u16::from(entry.category.0),
            is_expected: entry.status == Status::Expected,
            minutes,
            length_minutes: entry.time.and_then(Timed::length_minutes),
        })
    };
    list.iter().enumerate().filter_map(item).collect()
}

/// Returns the occurrences, each with sessions once for each of those.
fn week_parts(cx: Cx, list: &[Occurrence], shown: &Window) -> Vec<(Occurrence, Session)> {
    let zone = cx.zone.get_untracked();
    let mut parts = Vec::new();
    for (item, occurrence) in items(cx, list).iter().zip(list) {
        let sessions = &cx.bundle.view_of(occurrence).details.sessions;
        let times: Vec<SessionTime> = sessions
            .iter()
            .map(|session| {
                let hours = zone::session_hours(cx, session, zone);
                let start = hours.map(|hours| hours.start.minutes());
                SessionTime {
                    day: hours.map_or(session.day, |hours| hours.day),
                    minutes: start.and_then(|start| u16::try_from(start).ok()),
                    length_minutes: session.time.as_ref().and_then(Timed::length_minutes),
                }
            })
            .collect();
        let split = calendar::split_by_session(item, &times, shown);
        parts.extend(split.into_iter().map(|part| (*occurrence, part)));
    }
    parts
}

/// Returns the day to show of a period.
fn day_of(cx: Cx, unit: Unit, period: &Window) -> Date {
    let first = period.first();
    let page = unit.days(first, cx.bundle.first_weekday(cx.lang.get()));
    if page.contains(period.last()) {
        // The month does not depend on the day that is chosen in it.
        return if unit == Unit::Month {
            page.first()
        } else {
            first
        };
    }
    let list = matching(cx, &current_filter(cx), period);
    calendar::day_within(&items(cx, &list), period, cx.today())
}

/// Returns the month to show if the URL has no date.
fn initial_month_of(cx: Cx) -> initial_month::InitialMonth {
    let first = cx
        .bundle
        .entries
        .iter()
        .filter_map(|entry| entry.when.bounds().earliest)
        .min();
    let last = days::add_months(cx.today(), 12);
    let list = Window::new(first.unwrap_or(cx.today()).min(cx.today()), last)
        .map(|window| matching(cx, &current_filter(cx), &window))
        .unwrap_or_default();
    initial_month::choose(&items(cx, &list), cx.today(), initial_month::SOON_DAYS)
}

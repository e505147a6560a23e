//! What the calendar shows: derived from the address, the bundle and today.

use crate::calendar::{self, Class, Item, Unit, agenda, month, opening, week, year};
use crate::model::{Filter, Occurrence, Subject, Timed};
use crate::route::{DateParam, Params, ViewParam, ZoneParam};
use crate::text::Lang;
use crate::time::{Date, Weekday, Window, days};
use crate::ui::context::Cx;
use crate::ui::query::{matching, wanted};
use crate::ui::zone;
use leptos::prelude::*;

/// The day around which the calendar shows a year, a month or a week, and why where the address
/// does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub day: Date,
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// `None` where the address names a date.
    pub reason: Option<opening::Reason>,
}

impl Shown {
    fn of(day: Date, reason: Option<opening::Reason>) -> Shown {
        Shown {
            day,
            year: day.year(),
            month: u8::from(day.month()),
            reason,
        }
    }
}

/// The rank of what a year only expects: after all that is known, and apart from it.
pub const EXPECTED: u16 = u16::MAX;

/// A year with the occurrences that its keys point to. What is only expected has the rank
/// [`EXPECTED`], the rest that of its category.
pub struct YearView {
    pub year: year::Year,
    pub list: Vec<Occurrence>,
    pub first_weekday: Weekday,
    pub narrowed: bool,
}

/// A month with the occurrences that its keys point to.
pub struct MonthView {
    pub month: month::Month,
    pub list: Vec<Occurrence>,
    pub first_weekday: Weekday,
    pub narrowed: bool,
}

impl MonthView {
    /// The days of the month itself, without those of its neighbours.
    pub fn own_days(&self) -> Vec<&month::DayCell> {
        let days = self.month.weeks.iter().flat_map(|week| &week.days);
        days.filter(|day| day.in_month).collect()
    }

    /// Whether a day belongs to the month.
    pub fn shows(&self, date: Date) -> bool {
        let shown = (self.month.year, self.month.month);
        shown == (date.year(), u8::from(date.month()))
    }
}

/// A week with the occurrences that its keys point to.
pub struct WeekView {
    pub week: week::Timetable,
    pub list: Vec<Occurrence>,
    pub narrowed: bool,
}

/// An agenda with the occurrences that its keys point to.
pub struct AgendaView {
    pub agenda: agenda::Agenda,
    /// The year, where it covers one whole year.
    pub year: Option<i32>,
    pub list: Vec<Occurrence>,
    pub narrowed: bool,
}

/// What the calendar is given and what follows from it.
#[derive(Clone, Copy)]
pub struct State {
    cx: Cx,
    pub view: Memo<ViewParam>,
    pub shown: Memo<Shown>,
    /// How many entries are shown, for the live region beside the heading; `None` where the view
    /// tells it itself.
    pub count: RwSignal<Option<usize>>,
    /// The filters of the address.
    filter: Memo<Filter>,
    /// The days that the address names.
    named: Memo<Option<Window>>,
    narrowed: Memo<bool>,
}

impl State {
    /// Derives everything from the address.
    pub fn new(cx: Cx) -> State {
        // None of these reads another: see `Shared` of `ui/context.rs`.
        let filter = Memo::new(move |_| wanted(cx));
        let named = Memo::new(move |_| {
            cx.params
                .with(|params| params.date.as_ref().and_then(DateParam::window))
        });
        let narrowed = Memo::new(move |_| cx.params.with(Params::narrows));
        let view = Memo::new(move |_| {
            cx.params
                .with(|params| params.view.unwrap_or(ViewParam::Month))
        });
        let shown = Memo::new(move |_| {
            let (named, view) = cx.params.with(|params| {
                let named = params.date.as_ref().and_then(DateParam::window);
                (named, params.view.unwrap_or(ViewParam::Month))
            });
            let (period, reason) = match named {
                Some(window) => (window, None),
                None => {
                    let opening = open(cx);
                    let month = Window::month(opening.year, opening.month);
                    let month = month.unwrap_or(Window::day(cx.today()));
                    (month, Some(opening.reason))
                }
            };
            let day = match unit_of(view) {
                // A list shows all of what the address names.
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
            named,
            narrowed,
        }
    }

    /// What the view shows at once and steps by. A list that is not of one whole year steps by
    /// month.
    pub fn unit(&self) -> Unit {
        unit_of(self.view.get()).unwrap_or_else(|| {
            let span = self.span();
            match span.is_none_or(|span| Window::year(span.first().year()) == Some(span)) {
                true => Unit::Year,
                false => Unit::Month,
            }
        })
    }

    /// The days of the view: what a list covers, else the year, month or week around the day.
    pub fn days(&self, lang: Lang) -> Option<Window> {
        match unit_of(self.view.get()) {
            None => self.span(),
            Some(unit) => Some(unit.days(self.shown.get().day, self.cx.bundle.first_weekday(lang))),
        }
    }

    /// The days that the agenda covers: what the address names, else the year of the shown month.
    pub fn span(&self) -> Option<Window> {
        self.named
            .get()
            .or_else(|| Window::year(self.shown.get().year))
    }

    /// The shown year with its months, its plans and what is known by the year alone.
    pub fn year(&self, lang: Lang) -> YearView {
        let number = self.shown.get().year;
        let window = Window::year(number);
        let list = window
            .map(|window| self.occurrences(&window))
            .unwrap_or_default();
        let mut items = items(self.cx, &list);
        for item in &mut items {
            let occurrence = list.get(item.key as usize);
            if occurrence.is_some_and(|it| matches!(it.subject, Subject::Expected { .. })) {
                item.rank = EXPECTED;
            }
        }
        self.tell(&list, window, true);
        YearView {
            year: year::build(&items, number),
            first_weekday: self.cx.bundle.first_weekday(lang),
            narrowed: self.narrowed.get(),
            list,
        }
    }

    /// Tells the live region how many entries touch the days shown.
    fn tell(&self, list: &[Occurrence], days: Option<Window>, with_long: bool) {
        self.count
            .set(days.map(|days| counted(list, &days, with_long)));
    }

    /// The shown month with its weeks, band and long lines.
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
        self.tell(&list, Window::month(year, month), false);
        MonthView {
            month: built,
            list,
            first_weekday,
            narrowed: self.narrowed.get(),
        }
    }

    /// The shown week with its hours.
    pub fn week(&self, lang: Lang) -> WeekView {
        let day = self.shown.get().day;
        let first_weekday = self.cx.bundle.first_weekday(lang);
        let days = Unit::Week.days(day, first_weekday);
        // What goes on past midnight belongs to the next day, too.
        let before = days::add_days(days.first(), -1);
        let list = self.occurrences(&Window::new(before, days.last()).unwrap_or(days));
        self.tell(&list, Some(days), false);
        WeekView {
            week: week::build(&items(self.cx, &list), day, first_weekday),
            list,
            narrowed: self.narrowed.get(),
        }
    }

    /// The agenda of the span.
    pub fn agenda(&self) -> AgendaView {
        self.count.set(None);
        let Some(window) = self.span() else {
            let agenda = agenda::Agenda {
                groups: Vec::new(),
                undated: None,
                count: 0,
            };
            return AgendaView {
                agenda,
                year: None,
                list: Vec::new(),
                narrowed: false,
            };
        };
        let list = self.occurrences(&window);
        let mut agenda = agenda::build(&items(self.cx, &list), &window);
        if let Some(limit) = self.cx.params.with(|params| params.limit) {
            agenda = agenda.first(usize::from(limit));
        }
        let year = window.first().year();
        AgendaView {
            agenda,
            year: (Window::year(year) == Some(window)).then_some(year),
            list,
            narrowed: self.narrowed.get(),
        }
    }

    /// What passes the filter, by the shown clock: in the reader's zone something may stand on the
    /// day before or after the city's, so that one more day is asked for at both ends.
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
        zone::place(self.cx, &mut list);
        list
    }
}

/// How many entries count among the days; what is only expected is shown and not counted.
pub fn counted(list: &[Occurrence], days: &Window, with_long: bool) -> usize {
    let counts = |occurrence: &&Occurrence| {
        matches!(occurrence.subject, Subject::Entry(_))
            && Class::counts(&occurrence.when, days, with_long)
    };
    list.iter().filter(counts).count()
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

/// What a view shows at once; `None` for the list, which shows any period.
fn unit_of(view: ViewParam) -> Option<Unit> {
    match view {
        ViewParam::Year => Some(Unit::Year),
        ViewParam::Month => Some(Unit::Month),
        ViewParam::Week => Some(Unit::Week),
        ViewParam::Agenda => None,
    }
}

/// The day to show of a period that the address names or the opening chose.
fn day_of(cx: Cx, unit: Unit, period: &Window) -> Date {
    let first = period.first();
    let page = unit.days(first, cx.bundle.first_weekday(cx.lang.get()));
    if page.contains(period.last()) {
        // A month stays itself when one of its days is chosen.
        return if unit == Unit::Month {
            page.first()
        } else {
            first
        };
    }
    let list = matching(cx, &wanted(cx), period);
    calendar::day_within(&items(cx, &list), period, cx.today())
}

/// The month to open without a date in the address.
fn open(cx: Cx) -> opening::Opening {
    let first = cx
        .bundle
        .entries
        .iter()
        .filter_map(|entry| entry.when.bounds().earliest)
        .min();
    let last = days::add_months(cx.today(), 12);
    let list = Window::new(first.unwrap_or(cx.today()).min(cx.today()), last)
        .map(|window| matching(cx, &wanted(cx), &window))
        .unwrap_or_default();
    opening::choose(&items(cx, &list), cx.today(), opening::SOON_DAYS)
}

//! Year: plans of several years, entries known by year only, and twelve small months, each with the
//! density of its days, and a bar and names for entries on unknown days.

use crate::ui::messages::{counted, entries, i18n, td_string};
use leptos::prelude::*;

use super::breakdown;
use super::empty;
use super::long;
use super::state::YearView;
use crate::calendar::LongGroup;
use crate::calendar::year::MonthSummary;
use crate::locale;
use crate::model::Occurrence;
use crate::route::{DateParam, ViewParam};
use crate::text::Lang;
use crate::time::{Date, Edtf, days};
use crate::ui::components;
use crate::ui::components::properties;
use crate::ui::context::Cx;

/// Maximum number of plans drawn as bars; more are shown as expandable lines.
const MAX_PLAN_BARS: usize = 8;

/// Minimum number of entries that fills the width of a month and of the year, so that a single entry
/// is small.
const MIN_FULL_MONTH: u32 = 8;
const MIN_FULL_YEAR: u32 = 24;

/// Maximum number of names in a small month: of what is known, and of what is expected.
const MAX_NAMES: usize = 3;

/// Renders the year.
pub fn view(cx: Cx, lang: Lang, model: YearView) -> AnyView {
    let year = &model.year;
    let is_empty = year.count == 0 && !model.observances.are_the_content();
    let empty = is_empty.then(|| {
        let text = td_string!(i18n(lang), calendar.empty_span);
        empty::view(cx, lang, model.narrowed, text.to_string())
    });
    let fullest = year.months.iter().map(|month| month.vague).max();
    let fullest = fullest.unwrap_or(0).max(MIN_FULL_MONTH);
    let letters = (0..7).map(|ahead| {
        locale::of(lang)
            .weekday(model.first_weekday.nth_next(ahead))
            .letter
    });
    let letters: Vec<&'static str> = letters.collect();
    let months = year.months.iter().map(|month| {
        let small = SmallMonth {
            cx,
            lang,
            month,
            model: &model,
            letters: &letters,
        };
        small.view(fullest)
    });
    view! {
        {plans(cx, lang, &year.plans, &model)}
        {during(cx, lang, &model)}
        {empty}
        <ol class="year-months">{months.collect_view()}</ol>
        {model.observances.list(cx, lang)}
        {components::review_link(cx, lang, year.year)}
    }
    .into_any()
}

/// Renders plans of several years as bars across the year.
fn plans(cx: Cx, lang: Lang, groups: &[LongGroup], model: &YearView) -> AnyView {
    let count: usize = groups.iter().map(|group| group.keys.len()).sum();
    if count > MAX_PLAN_BARS {
        return long::view(cx, lang, groups, &model.list);
    }
    let keys = groups.iter().flat_map(|group| group.keys.iter());
    let bars = keys.filter_map(|key| {
        let occurrence = model.list.get(*key as usize)?;
        Some(plan(cx, lang, occurrence, model.year.year))
    });
    let bars: Vec<AnyView> = bars.collect();
    if bars.is_empty() {
        return ().into_any();
    }
    let months = model.year.months.iter();
    let axis = months.map(|month| {
        view! { <span>{locale::of(lang).short_month_heading(u8::from(month.first.month()))}</span> }.into_any()
    });
    view! {
        <section class="year-plans" aria-label=td_string!(i18n(lang), views.plans)>
            <div class="year-axis" aria-hidden="true">
                {axis.collect::<Vec<_>>()}
            </div>
            <ul>{bars}</ul>
        </section>
    }
    .into_any()
}

fn plan(cx: Cx, lang: Lang, occurrence: &Occurrence, year: i32) -> AnyView {
    let entry = cx.bundle.view_of(occurrence);
    let bounds = occurrence.when.bounds();
    // A plan without a known end continues to the end of the year and beyond.
    let month = |bound: Option<Date>, other: u8| match bound {
        Some(date) if date.year() == year => (u8::from(date.month()), false),
        _ => (other, true),
    };
    let (first, is_before) = month(bounds.earliest, 1);
    let (last, is_after) = month(bounds.latest, 12);
    let hidden_text = |is: bool, text: &'static str| {
        is.then(|| view! { <span class="visually-hidden">" · " {text}</span> }.into_any())
    };
    view! {
        <li
            class="plan"
            data-span=occurrence.when.to_string()
            data-event=entry.subject.id(cx.bundle).into_owned()
            data-mark=components::mark_index(entry.category)
            data-status=entry.effective_status(cx.today()).code()
            data-before=is_before
            data-after=is_after
            use:properties=vec![("--from", first.to_string()), ("--to", (last + 1).to_string())]
        >
            <a href=components::event_href(
                cx,
                lang,
                entry.subject,
            )>{components::inline(cx, lang, entry.title)}</a>
            " "
            <span class="entry-when">{locale::of(lang).date(&occurrence.when)}</span>
            {hidden_text(is_before, td_string!(i18n(lang), views.began_before))}
            {hidden_text(is_after, td_string!(i18n(lang), views.goes_on))}
        </li>
    }
    .into_any()
}

/// Renders the entries known by year only as one band: their number by category, and on request a
/// list.
fn during(cx: Cx, lang: Lang, model: &YearView) -> AnyView {
    let keys = &model.year.during;
    if keys.is_empty() {
        return ().into_any();
    }
    let year = model.year.year.to_string();
    let chosen: Vec<Occurrence> = keys
        .iter()
        .filter_map(|key| model.list.get(*key as usize).cloned())
        .collect();
    let breakdown = breakdown::of(cx, &chosen);
    // The rows are rendered when the band is opened: a year may have thousands.
    let open = RwSignal::new(false);
    let rows = move || (open.get()).then(|| components::rows(cx, lang, &chosen, true));
    let text = td_string!(i18n(lang), calendar.during, year = year.clone());
    view! {
        <details class="long during" data-span=year open=move || open.get() on:toggle=components::follow_toggle(open)>
            <summary>
                <span class="long-label">{text}</span>
                <span class="long-count">{locale::of(lang).number(keys.len())}</span>
                {breakdown::bar(&breakdown, breakdown::total(&breakdown).max(MIN_FULL_YEAR))}
                {breakdown::legend(cx, lang, &breakdown)}
            </summary>
            {rows}
        </details>
    }
    .into_any()
}

/// Small month.
struct SmallMonth<'a> {
    cx: Cx,
    lang: Lang,
    month: &'a MonthSummary,
    model: &'a YearView,
    /// One letter for each weekday, from the first.
    letters: &'a [&'static str],
}

impl SmallMonth<'_> {
    fn view(&self, fullest: u32) -> AnyView {
        let SmallMonth {
            cx, lang, month, ..
        } = *self;
        let first = month.first;
        let (year, number) = (first.year(), u8::from(first.month()));
        let known = month.ranks.iter().filter(|rank| !rank.is_expected);
        let known: u32 = known.map(|rank| rank.exact + rank.vague).sum();
        let count = entries(lang, known as usize);
        let locale = locale::of(lang);
        let name = locale.month_and_year_heading(year, number);
        let name = [&name, locale.punctuation.colon, &count].concat();
        let is_past = days::last_of_month(first) < cx.today();
        view! {
            <li class="year-month" data-past=is_past>
                <h3>
                    <a href=self.href(DateParam::month(year, number)) aria-label=name>
                        {locale::of(lang).month_heading(number)}
                    </a>
                </h3>
                <div class="mini">{self.weekdays()}{self.days()}</div>
                {self.vague(fullest)}
            </li>
        }
        .into_any()
    }

    /// Renders the entries on unknown days: a bar, relative to the month with the most, and the first
    /// names of what is known and of what is expected.
    fn vague(&self, fullest: u32) -> Option<AnyView> {
        let SmallMonth { lang, month, .. } = *self;
        if month.vague == 0 {
            return None;
        }
        let known = month.ranks.iter().filter(|rank| !rank.is_expected);
        let known: u32 = known.map(|rank| rank.vague).sum();
        let (known, all) = (known as usize, month.band.len());
        let expected = all.saturating_sub(known);
        let known_text = (known > 0).then(|| counted!(lang, known, views.vague));
        let expected_text = (expected > 0).then(|| counted!(lang, expected, views.expected));
        let group = |text: Option<String>, keys: &[u32]| {
            text.map(|text| view! { <p>{text}</p> {self.names(keys)} }.into_any())
        };
        let (known, expected) = month.band.split_at(known.min(all));
        Some(
            view! {
                <div class="year-vague">
                    {breakdown::bar(&breakdown::vague(&month.ranks), fullest)}
                    {group(known_text, known)}
                    {group(expected_text, expected)}
                </div>
            }
            .into_any(),
        )
    }

    /// Renders the first names, and a link to the month for the others.
    fn names(&self, keys: &[u32]) -> AnyView {
        let SmallMonth {
            cx, lang, month, ..
        } = *self;
        // One more name takes no more room than the link.
        let shown = if keys.len() <= MAX_NAMES + 1 {
            keys.len()
        } else {
            MAX_NAMES
        };
        let names = keys.iter().take(shown).filter_map(|key| {
            let entry = cx.bundle.view_of(self.model.list.get(*key as usize)?);
            Some(
                view! {
                    <li {..components::entry_attributes(cx, &entry)}>
                        {components::mark(entry.category)}
                        <a href=components::event_href(cx, lang, entry.subject)>
                            {components::inline(cx, lang, entry.title)}
                        </a>
                    </li>
                }
                .into_any(),
            )
        });
        let names: Vec<AnyView> = names.collect();
        let others = keys.len() - shown;
        let more = (others > 0).then(|| {
            let (year, number) = (month.first.year(), u8::from(month.first.month()));
            let number_text = locale::of(lang).number(others);
            view! {
                <li>
                    <a href=self.href(DateParam::month(year, number))>
                        {td_string!(i18n(lang), calendar.more, number = number_text)}
                    </a>
                </li>
            }
            .into_any()
        });
        view! { <ul class="year-names">{names} {more}</ul> }.into_any()
    }

    fn weekdays(&self) -> AnyView {
        let letters = self.letters.iter();
        let heads = letters.map(|letter| {
            view! {
                <span class="mini-weekday" aria-hidden="true">
                    {*letter}
                </span>
            }
            .into_any()
        });
        heads.collect_view().into_any()
    }

    /// Renders the days. Only days with entries are links and exposed to assistive technology.
    fn days(&self) -> AnyView {
        let SmallMonth {
            cx, lang, month, ..
        } = *self;
        let leading = month.leading_days(self.model.first_weekday);
        let cells = (0..).zip(&month.days).map(|(ahead, count)| {
            let date = days::add_days(month.first, ahead);
            let number = date.day().to_string();
            let today = (date == cx.today()).then_some("date");
            let is_past = date < cx.today();
            let start = (ahead == 0).then(|| (leading + 1).to_string());
            let observances = self.model.observances.names(cx, lang, date);
            let day_off = self.model.observances.is_day_off(date);
            if *count == 0 {
                let hidden = today.is_none().then_some("true");
                let title = (!observances.is_empty()).then_some(observances);
                return view! {
                    <span
                        class="mini-day"
                        title=title
                        data-day-off=day_off
                        aria-hidden=hidden
                        aria-current=today
                        data-past=is_past
                        data-column=start
                    >
                        {number}
                    </span>
                }
                .into_any();
            }
            let entries = entries(lang, *count as usize);
            let day = locale::of(lang).date(&Edtf::day(date));
            let mut text = [&day, locale::of(lang).punctuation.colon, &entries].concat();
            if !observances.is_empty() {
                text = [&text, locale::of(lang).punctuation.comma, &observances].concat();
            }
            view! {
                <a
                    class="mini-day"
                    data-day-off=day_off
                    href=self.href(Some(DateParam::day(date)))
                    data-heat=heat(*count)
                    title=text.clone()
                    aria-label=text
                    aria-current=today
                    data-past=is_past
                    data-column=start.clone()
                >
                    {number}
                </a>
            }
            .into_any()
        });
        cells.collect_view().into_any()
    }

    /// Returns the URL of the month view with this date and the current filters.
    fn href(&self, date: Option<DateParam>) -> String {
        let mut address = self.cx.address_untracked();
        address.params.view = Some(ViewParam::Month);
        address.params.date = date;
        self.cx.href(&address)
    }
}

/// Returns the level of tint for a number of entries on a day.
fn heat(count: u32) -> &'static str {
    match count {
        0 | 1 => "1",
        2 => "2",
        3 | 4 => "3",
        _ => "4",
    }
}

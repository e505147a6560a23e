//! A year: plans of several years across it, what is known by the year alone, and twelve small
//! months, each with the density of its days and a bar for what names no day.

use crate::ui::messages::{counted, entries, i18n, td_string};
use std::sync::Arc;

use super::empty;
use super::keys;
use super::long;
use super::mix;
use super::state::YearView;
use crate::calendar::LongGroup;
use crate::calendar::year::MonthSummary;
use crate::locale;
use crate::model::Occurrence;
use crate::route::{DateParam, ViewParam};
use crate::text::Lang;
use crate::time::{Date, Edtf, Weekday, days};
use crate::ui::address::Cx;
use crate::ui::browser;
use crate::ui::html::{El, Html, el, late, live};
use crate::ui::react::RwSignal;
use crate::ui::{pages, parts};

/// How many plans are drawn as bars; more of them are told as lines that open in place.
const PLANS: usize = 8;

/// How many bricks fill the width of a month and of the year at least, so that one alone is small.
const FULL_MONTH: u32 = 8;
const FULL_YEAR: u32 = 24;

/// The year as a whole.
pub fn view(cx: Cx, lang: Lang, model: YearView) -> Html {
    let model = Arc::new(model);
    let year = &model.year;
    let empty = (year.count == 0).then(|| {
        let words = td_string!(i18n(lang), calendar.empty_span);
        empty::view(cx, lang, model.narrowed, words.to_string())
    });
    let fullest = year.months.iter().map(|month| month.vague).max();
    let fullest = fullest.unwrap_or(0).max(FULL_MONTH);
    let letters = (0..7).map(|ahead| {
        locale::of(lang)
            .weekday(model.first_weekday.nth_next(ahead))
            .letter
    });
    let letters: Arc<[&'static str]> = letters.collect();
    let (painted, seen) = (browser::painted(), keys::parts_in_view());
    let months = (0..year.months.len()).map(|at| {
        let (model, letters) = (Arc::clone(&model), Arc::clone(&letters));
        let month = move || {
            let paint = Paint {
                cx,
                lang,
                month: model.year.months.get(at)?,
                first_weekday: model.first_weekday,
                letters: &letters,
            };
            Some(paint.view(fullest))
        };
        match at < seen {
            true => live(month),
            false => late(painted, month),
        }
    });
    Html::Many(vec![
        plans(cx, lang, &year.plans, &model),
        during(cx, lang, &model),
        Html::from(empty),
        el("ol")
            .class("year-months")
            .child(months.collect::<Html>())
            .view(),
        pages::review_door(cx, lang, year.year).into(),
    ])
}

/// Plans of several years as bars across the year, each as far as it is known to reach.
fn plans(cx: Cx, lang: Lang, groups: &[LongGroup], model: &YearView) -> Html {
    let count: usize = groups.iter().map(|group| group.keys.len()).sum();
    if count > PLANS {
        return long::view(cx, lang, groups, &model.list);
    }
    let keys = groups.iter().flat_map(|group| group.keys.iter());
    let bars = keys.filter_map(|key| {
        let occurrence = model.list.get(*key as usize)?;
        Some(plan(cx, lang, occurrence, model.year.year))
    });
    let bars: Vec<El> = bars.collect();
    if bars.is_empty() {
        return Html::Nothing;
    }
    let months = model.year.months.iter();
    let axis = months.map(|month| {
        el("span").child(locale::of(lang).short_month_heading(u8::from(month.first.month())))
    });
    el("section")
        .class("year-plans")
        .attr("aria-label", td_string!(i18n(lang), views.plans))
        .child(
            el("div")
                .class("year-axis")
                .attr("aria-hidden", "true")
                .child(axis.collect::<Html>()),
        )
        .child(el("ul").child(bars.into_iter().collect::<Html>()))
        .view()
}

fn plan(cx: Cx, lang: Lang, occurrence: &Occurrence, year: i32) -> El {
    let entry = cx.bundle.view_of(occurrence);
    let bounds = occurrence.when.bounds();
    // A plan without a known end is drawn to the end of the year, as one that goes on.
    let month = |bound: Option<Date>, other: u8| match bound {
        Some(date) if date.year() == year => (u8::from(date.month()), false),
        _ => (other, true),
    };
    let (first, is_before) = month(bounds.earliest, 1);
    let (last, is_after) = month(bounds.latest, 12);
    let unseen = |is: bool, words: String| {
        is.then(|| el("span").class("unseen").child([" · ", &words].concat()))
    };
    el("li")
        .class("plan")
        .attr("data-span", occurrence.when.to_string())
        .attr("data-event", entry.subject.id(cx.bundle).into_owned())
        .attr("data-mark", parts::mark_number(entry.category))
        .attr("data-standing", entry.standing(cx.today).code())
        .attr("data-before", is_before)
        .attr("data-after", is_after)
        .style("--from", first.to_string().into())
        .style("--to", (last + 1).to_string().into())
        .child(
            el("a")
                .attr("href", parts::event_href(cx, lang, entry.subject))
                .child(parts::inline(cx, lang, entry.title)),
        )
        .child(" ")
        .child(
            el("span")
                .class("entry-when")
                .child(locale::of(lang).date(&occurrence.when)),
        )
        .child(unseen(
            is_before,
            td_string!(i18n(lang), views.began_before).to_string(),
        ))
        .child(unseen(
            is_after,
            td_string!(i18n(lang), views.goes_on).to_string(),
        ))
}

/// What is known by the year alone, as one band across all of it: how much and of which
/// categories, and on request each of them.
fn during(cx: Cx, lang: Lang, model: &YearView) -> Html {
    let keys = &model.year.during;
    if keys.is_empty() {
        return Html::Nothing;
    }
    let year = model.year.year.to_string();
    let chosen: Vec<Occurrence> = keys
        .iter()
        .filter_map(|key| model.list.get(*key as usize).cloned())
        .collect();
    let mix = mix::of(cx, &chosen);
    // The rows are made when the band is opened: a year may hold thousands.
    let open = RwSignal::new(false);
    let rows = move || open.get().then(|| parts::rows(cx, lang, &chosen, true));
    el("details")
        .class("long during")
        .attr("data-span", year.clone())
        .on("toggle", move |_| open.update(|open| *open = !*open))
        .child(
            el("summary")
                .child(el("span").class("long-words").child(td_string!(
                    i18n(lang),
                    calendar.during,
                    year = year
                )))
                .child(
                    el("span")
                        .class("long-count")
                        .child(locale::of(lang).number(keys.len())),
                )
                .child(mix::bar(&mix, mix::total(&mix).max(FULL_YEAR)))
                .child(mix::legend(cx, lang, &mix)),
        )
        .child(live(rows))
        .view()
}

/// What one small month is painted from.
struct Paint<'a> {
    cx: Cx,
    lang: Lang,
    month: &'a MonthSummary,
    first_weekday: Weekday,
    /// One letter for each weekday, from the first.
    letters: &'a [&'static str],
}

impl Paint<'_> {
    fn view(&self, fullest: u32) -> El {
        let Paint {
            cx, lang, month, ..
        } = *self;
        let first = month.first;
        let (year, number) = (first.year(), u8::from(first.month()));
        let known: u32 = mix::known(&month.ranks)
            .map(|rank| rank.exact + rank.vague)
            .sum();
        let count = entries(lang, known as usize);
        let locale = locale::of(lang);
        let name = locale.month_and_year_heading(year, number);
        let name = [&name, locale.punctuation.colon, &count].concat();
        let is_past = days::last_of_month(first) < cx.today;
        el("li")
            .class("year-month")
            .attr("data-past", is_past)
            .child(
                el("h3").child(
                    el("a")
                        .attr("href", self.href(DateParam::month(year, number)))
                        .attr("aria-label", name)
                        .child(locale::of(lang).month_heading(number)),
                ),
            )
            .child(self.vague(fullest))
            .child(
                el("div")
                    .class("mini")
                    .child(self.weekdays())
                    .child(self.days()),
            )
    }

    /// The bar of what names no day, as long as its share of the fullest month.
    fn vague(&self, fullest: u32) -> Option<El> {
        let Paint { lang, month, .. } = *self;
        if month.vague == 0 {
            return None;
        }
        let known: u32 = mix::known(&month.ranks).map(|rank| rank.vague).sum();
        let expected = month.vague - known;
        let known = (known > 0).then(|| counted!(lang, known as usize, views.vague));
        let expected = (expected > 0).then(|| counted!(lang, expected as usize, views.expected));
        Some(
            el("div")
                .class("year-vague")
                .child(mix::bar(&mix::vague(&month.ranks), fullest))
                .child(el("p").child(known))
                .child(expected.map(|words| el("p").class("quiet").child(words))),
        )
    }

    fn weekdays(&self) -> Html {
        let letters = self.letters.iter();
        letters
            .map(|letter| {
                el("span")
                    .class("mini-weekday")
                    .attr("aria-hidden", "true")
                    .child(*letter)
            })
            .collect()
    }

    /// The days. Only those that hold something are told: they are links.
    fn days(&self) -> Html {
        let Paint {
            cx, lang, month, ..
        } = *self;
        let leading = month.leading_days(self.first_weekday);
        let cells = (0..).zip(&month.days).map(|(ahead, count)| {
            let date = days::add_days(month.first, ahead);
            let number = date.day().to_string();
            let today = (date == cx.today).then_some("date");
            let cell = match count {
                0 => el("span").attr("aria-hidden", today.is_none().then_some("true")),
                count => {
                    let entries = entries(lang, *count as usize);
                    let day = locale::of(lang).date(&Edtf::day(date));
                    let words = [&day, locale::of(lang).punctuation.colon, &entries].concat();
                    el("a")
                        .attr("href", self.href(Some(DateParam::day(date))))
                        .attr("data-heat", heat(*count))
                        .attr("title", words.clone())
                        .attr("aria-label", words)
                }
            };
            let start = (ahead == 0).then(|| (leading + 1).to_string());
            cell.class("mini-day")
                .attr("aria-current", today)
                .attr("data-past", date < cx.today)
                .style("grid-column-start", start.into())
                .child(number)
        });
        cells.collect()
    }

    /// The month view with this date, with the filters as they are.
    fn href(&self, date: Option<DateParam>) -> String {
        let mut address = self.cx.address_untracked();
        address.params.view = Some(ViewParam::Month);
        address.params.date = date;
        self.cx.href(&address)
    }
}

/// The step of tint for so many entries on a day.
fn heat(count: u32) -> &'static str {
    match count {
        0 | 1 => "1",
        2 => "2",
        3 | 4 => "3",
        _ => "4",
    }
}

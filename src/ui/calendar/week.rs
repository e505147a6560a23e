//! A week: whole days in lanes, below them the hours of what begins at an hour, and above both the
//! band for what names no day. In a narrow place its days stand below each other as lists.

use super::state::WeekView;
use super::{band, empty, keys, long};
use crate::calendar::month::{Bar, DayCell};
use crate::calendar::week::{Block, Timetable};
use crate::locale;
use crate::model::{Occurrence, Standing};
use crate::text::Lang;
use crate::time::{ClockTime, Date};
use crate::ui::address::Cx;
use crate::ui::html::{El, Html, Value, el, live};
use crate::ui::messages::{i18n, td_string};
use crate::ui::react::RwSignal;
use crate::ui::{browser, parts, zone};

/// How many lanes of whole days stand open; the rest opens in place.
const LANES: usize = 6;

/// The hours that are shown at least, where any are: 9:00 to 18:00.
const WORK: (u8, u8) = (9, 18);

/// The week as a whole.
pub fn view(cx: Cx, lang: Lang, model: &WeekView) -> Html {
    let week = &model.week;
    let words = td_string!(i18n(lang), views.empty_week);
    let empty = (week.count == 0).then(|| empty::view(cx, lang, model.narrowed, words.to_string()));
    let on_days = week.all_day.lanes > 0 || week.hours.is_some();
    // An empty grid of hours says less than a sentence.
    let note = match (week.count, on_days, week.hours) {
        (0, ..) | (.., Some(_)) => None,
        (_, true, None) => Some(td_string!(i18n(lang), views.no_hours)),
        (_, false, None) => Some(td_string!(i18n(lang), views.no_days)),
    };
    let heading = td_string!(i18n(lang), views.band_week);
    Html::Many(vec![
        band::view(
            cx,
            lang,
            &week.band,
            &model.list,
            heading.to_string(),
            None,
            browser::painted(),
        ),
        long::view(cx, lang, &week.long, &model.list),
        Html::from(empty),
        days(cx, lang, model),
        Html::from(note.map(|words| el("p").class("quiet").child(words))),
    ])
}

/// What each day is painted from.
#[derive(Clone, Copy)]
struct Paint<'a> {
    cx: Cx,
    lang: Lang,
    week: &'a Timetable,
    list: &'a [Occurrence],
    /// Today by the shown clock.
    today: Date,
    /// The minute of the day now by the shown clock.
    now: RwSignal<i64>,
}

fn days(cx: Cx, lang: Lang, model: &WeekView) -> Html {
    let week = &model.week;
    let clock = cx.zone.get_untracked();
    let (date, time) = zone::now(cx, clock);
    let today = if zone::has_hours(cx) { date } else { cx.today };
    let now = RwSignal::new(time.minutes());
    if week.all_day.days.iter().any(|day| day.date == today) {
        browser::each_minute(move || {
            let minutes = zone::now(cx, clock).1.minutes();
            if now.get_untracked() != minutes {
                now.set(minutes);
            }
        });
    }
    let paint = Paint {
        cx,
        lang,
        week,
        list: &model.list,
        today,
        now,
    };
    let open = RwSignal::new(false);
    let folded = week
        .all_day
        .bars
        .iter()
        .filter(|bar| bar.lane >= LANES)
        .count();
    let lanes = week.all_day.lanes;
    let shown = move || {
        let lanes = if open.get() { lanes } else { lanes.min(LANES) };
        lanes.to_string()
    };
    let span = hours(week);
    let mut list = el("ol")
        .class("week-days")
        .attr("data-open", Value::live(move || open.get()))
        .attr("data-hours", span.is_some())
        .style("--lanes", Value::live(shown));
    if let Some((from, to)) = span {
        list = list
            .style("--from", (u32::from(from) * 60).to_string().into())
            .style("--hours", (to - from).to_string().into())
            .child(axis(from, to));
    }
    for (day, blocks) in week.all_day.days.iter().zip(&week.timed) {
        list = list.child(paint.day(day, blocks));
    }
    let expanded = move || if open.get() { "true" } else { "false" };
    let words = move || {
        if open.get() {
            return td_string!(i18n(lang), calendar.fewer).to_string();
        }
        let number = locale::of(lang).number(folded);
        td_string!(i18n(lang), calendar.more, number = number)
    };
    let more = (folded > 0).then(|| {
        el("button")
            .attr("type", "button")
            .class("button-quiet")
            .attr("aria-expanded", Value::live(expanded))
            .on("click", move |_| open.update(|open| *open = !*open))
            .child(live(words))
    });
    Html::Many(vec![Html::from(list), Html::from(more)])
}

/// The hours to draw: those that hold something, and at least those of a working day.
fn hours(week: &Timetable) -> Option<(u8, u8)> {
    let (first, last) = week.hours?;
    Some((first.min(WORK.0), last.max(WORK.1)))
}

/// The hours beside the days.
fn axis(from: u8, to: u8) -> El {
    let hours = (from..to).filter_map(|hour| ClockTime::new(hour, 0));
    let hours = hours.map(|hour| el("span").child(hour.to_string()));
    el("li")
        .class("week-axis")
        .attr("role", "presentation")
        .attr("aria-hidden", "true")
        .child(el("div").child(hours.collect::<Html>()))
}

impl Paint<'_> {
    fn day(&self, cell: &DayCell, blocks: &[Block]) -> El {
        let Paint {
            cx, lang, today, ..
        } = *self;
        let date = cell.date;
        let name = locale::of(lang).day_with_weekday(date);
        let short = locale::of(lang).weekday(date.weekday()).short;
        let is_today = date == today;
        el("li")
            .class("week-day")
            .attr("data-date", keys::iso(date))
            .attr("data-past", date < today)
            .attr("data-none", cell.keys.is_empty() && blocks.is_empty())
            .attr("aria-current", is_today.then_some("date"))
            .child(
                el("h3")
                    .attr("aria-label", name)
                    .child(el("span").class("weekday").child(short))
                    .child(" ")
                    .child(el("span").class("day-number").child(date.day().to_string())),
            )
            .child(el("div").class("week-whole").child(self.whole(cell)))
            .child(
                el("div")
                    .class("week-hours")
                    .child(blocks.iter().map(|it| self.block(it)).collect::<Html>())
                    .child(is_today.then(|| now_line(cx, lang, self.now))),
            )
    }

    /// Whole days: bars from the first of their days here, and on the others the same again for
    /// where days stand below each other.
    fn whole(&self, cell: &DayCell) -> Html {
        let Paint {
            cx,
            lang,
            week,
            list,
            ..
        } = *self;
        let column = week
            .all_day
            .days
            .iter()
            .position(|day| day.date == cell.date);
        let here = |bar: &&Bar| {
            let columns = usize::from(bar.first_column)..=usize::from(bar.last_column);
            column.is_some_and(|column| columns.contains(&column))
        };
        let bars = week.all_day.bars.iter().filter(here).filter_map(|bar| {
            let occurrence = list.get(bar.key as usize)?;
            let is_first = column == Some(usize::from(bar.first_column));
            let days = bar.last_column - bar.first_column + 1;
            Some(
                el("div")
                    .class(if is_first { "week-bar" } else { "week-again" })
                    .style("--lane", bar.lane.to_string().into())
                    .style("--days", days.to_string().into())
                    .attr("data-folded", bar.lane >= LANES)
                    .attr("data-before", bar.continues_before)
                    .attr("data-after", bar.continues_after)
                    .child(chip(cx, lang, occurrence)),
            )
        });
        bars.collect()
    }

    /// What is on at some hours: the hours in words, the title, the state.
    fn block(&self, block: &Block) -> Option<El> {
        let Paint { cx, lang, list, .. } = *self;
        let occurrence = list.get(block.key as usize)?;
        let entry = cx.bundle.view_of(occurrence);
        let standing = entry.standing(cx.today);
        let hours = zone::hours(cx, entry.subject)?;
        let no_end = (!block.end_known).then(|| {
            let words = [
                locale::of(lang).punctuation.comma,
                td_string!(i18n(lang), views.no_end),
            ]
            .concat();
            el("span").class("block-end").child(words)
        });
        let status = (standing != Standing::Held).then(|| {
            let word = parts::standing_word(lang, standing);
            let words = [locale::of(lang).punctuation.comma, word].concat();
            el("span").class("block-status").child(words)
        });
        let unseen = |is: bool, words: String| {
            is.then(|| el("span").class("unseen").child([" · ", &words].concat()))
        };
        let number = |number: u16| Value::from(number.to_string());
        Some(
            el("a")
                .class("block")
                .attr("href", parts::event_href(cx, lang, entry.subject))
                .attr("data-event", entry.subject.id(cx.bundle).into_owned())
                .attr("data-mark", parts::mark_number(entry.category))
                .attr("data-standing", standing.code())
                .attr("data-open-end", !block.end_known)
                .attr("data-before", block.continues_before)
                .attr("data-after", block.continues_after)
                .style("--start", number(block.start))
                .style("--end", number(block.end))
                .style("--column", number(block.column))
                .style("--columns", number(block.columns))
                .child(
                    el("span")
                        .class("block-time")
                        .child(hours.words(lang))
                        .child(no_end),
                )
                .child(" ")
                .child(
                    el("span")
                        .class("block-title")
                        .child(parts::inline(cx, lang, entry.title)),
                )
                .child(status)
                .child(unseen(
                    block.continues_before,
                    td_string!(i18n(lang), views.began_before).to_string(),
                ))
                .child(unseen(
                    block.continues_after,
                    td_string!(i18n(lang), views.goes_on).to_string(),
                )),
        )
    }
}

/// The line of the present minute. It lies outside of what is drawn where nothing is on so late.
fn now_line(cx: Cx, lang: Lang, now: RwSignal<i64>) -> El {
    let words = move || {
        now.track();
        let time = zone::now(cx, cx.zone.get_untracked()).1.to_string();
        td_string!(i18n(lang), views.now, time = time)
    };
    el("div")
        .class("now-line")
        .style("--start", Value::live(move || now.get().to_string()))
        .child(el("span").child(live(words)))
}

/// An entry of a whole day.
fn chip(cx: Cx, lang: Lang, occurrence: &Occurrence) -> El {
    let entry = cx.bundle.view_of(occurrence);
    el("a")
        .class("day-entry")
        .attr("href", parts::event_href(cx, lang, entry.subject))
        .attr("data-event", entry.subject.id(cx.bundle).into_owned())
        .attr("data-mark", parts::mark_number(entry.category))
        .attr("data-standing", entry.standing(cx.today).code())
        .child(parts::inline(cx, lang, entry.title))
}

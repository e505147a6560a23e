//! A month as the calendar draws it: the band, lines for what is longer, the grid of days, and below
//! it the days as a list, for where a cell has no room for words.

use super::part::{mark, mark_number};
use super::site::Reader;
use super::stock::items;
use crate::calendar::month::{self, BandItem, Bar, DayCell, Month, Week};
use crate::calendar::{LongGroup, LongSpan, weeks_of_month};
use crate::export::html::{Html, Tag, el};
use crate::model::Occurrence;
use crate::time::{Edtf, Weekday, Window};

/// How many lanes a week shows, as in the app; the list below the grid has all.
const LANES: usize = 3;
/// How many dots a small cell has room for.
const DOTS: usize = 3;
/// No grid has so many occurrences.
const MANY: usize = 1_000_000;

/// Everything of a month below its heading.
pub(super) fn view(reader: &Reader<'_>, year: i32, number: u8) -> Html {
    let first = reader.bundle().first_weekday(reader.lang());
    let weeks = weeks_of_month(year, number, first);
    let ends = weeks.first().zip(weeks.last());
    let window = ends.and_then(|(first, last)| Window::new(first[0], last[6]));
    let list = window.map_or(Vec::new(), |window| {
        reader.bundle().occurrences(&window, MANY).list
    });
    let built = month::build(&items(reader.bundle(), &list), year, number, first);
    let empty = (built.count == 0).then(|| {
        let words = reader.words.say("calendar.empty_month");
        el("p").class("empty").child(words)
    });
    Html::from(band(reader, &built, &list))
        .and(longs(reader, &built.long, &list))
        .and(empty)
        .and(grid(reader, &built, &list, first))
        .and(days(reader, &built, &list))
}

fn band(reader: &Reader<'_>, built: &Month, list: &[Occurrence]) -> Option<Tag> {
    let said = Edtf::month(built.year, built.month).ok();
    let row = |item: &BandItem| {
        let occurrence = list.get(item.key as usize)?;
        let entry = reader.bundle().view_of(occurrence);
        let when = (said != Some(occurrence.when)).then(|| {
            el("span")
                .class("entry-when")
                .child(reader.locale().date(&occurrence.when))
        });
        let category = reader.plain(&reader.bundle().category(entry.category).title);
        let meta = el("p")
            .class("entry-meta")
            .child(el("span").class("entry-category").child(category))
            .child(when)
            .child(reader.badge(&entry));
        let item = reader
            .painted(el("li"), &entry)
            .class("band-item")
            .attr("data-span", occurrence.when.to_string())
            .attr("data-mark", mark_number(entry.category));
        Some(item.child(reader.title_link(&entry)).child(meta))
    };
    let rows = built.band.iter().filter_map(row).collect::<Html>();
    let heading = el("h3")
        .attr("id", "band-heading")
        .child(reader.words.say("calendar.band"));
    (!rows.is_empty()).then(|| {
        el("section")
            .class("band")
            .attr("aria-labelledby", "band-heading")
            .child(el("div").class("band-head").child(heading))
            // Nothing can open the rest: all of it stands open.
            .child(el("ul").flag("data-open", true).child(rows))
    })
}

/// What is known only by year or longer: one line each, which opens in place without a program.
fn longs(reader: &Reader<'_>, groups: &[LongGroup], list: &[Occurrence]) -> Option<Tag> {
    let line = |group: &LongGroup| {
        let (words, span) = match &group.span {
            LongSpan::Year(year) => {
                let year = year.to_string();
                let words = reader.words.fill("calendar.during", &[("year", &year)]);
                (words, year)
            }
            LongSpan::Interval(edtf) => {
                let words = reader.locale().date(edtf);
                (reader.locale().capitalised(&words), edtf.to_string())
            }
        };
        let chosen = chosen(&group.keys, list);
        if let [only] = chosen.as_slice() {
            let entry = reader.bundle().view_of(only);
            let inside = reader
                .painted(el("div"), &entry)
                .class("long-only")
                .child(reader.title_link(&entry))
                .child(el("span").class("long-count").child(words));
            return el("div")
                .class("long")
                .attr("data-span", span)
                .child(inside);
        }
        let count = reader.locale().number(chosen.len());
        let summary = el("summary")
            .child(el("span").class("long-words").child(words))
            .child(el("span").class("long-count").child(count));
        el("details")
            .class("long")
            .attr("data-span", span)
            .child(summary)
            .child(reader.rows(&chosen, true))
    };
    let lines = groups.iter().map(line);
    (!groups.is_empty()).then(|| el("div").class("longs").child(lines.collect::<Html>()))
}

fn chosen(keys: &[u32], list: &[Occurrence]) -> Vec<Occurrence> {
    let keys = keys.iter();
    keys.filter_map(|key| list.get(*key as usize).copied())
        .collect()
}

/// The days in rows of weeks.
fn grid(reader: &Reader<'_>, built: &Month, list: &[Occurrence], first: Weekday) -> Tag {
    let words = reader.words;
    let corner = el("div")
        .attr("role", "columnheader")
        .class("week-number")
        .child(
            el("span")
                .class("unseen")
                .child(words.say("calendar.weeks")),
        );
    let mut heads = el("div")
        .attr("role", "row")
        .class("weekdays")
        .child(corner);
    for ahead in 0..7 {
        let names = reader.locale().weekday(first.nth_next(ahead));
        let head = el("div").attr("role", "columnheader").class("weekday");
        heads = heads.child(head.attr("aria-label", names.long).child(names.short));
    }
    let mut grid = el("div")
        .attr("role", "table")
        .class("month-grid")
        .attr("aria-labelledby", "calendar-heading")
        .child(heads);
    for week in &built.weeks {
        let number = week.iso_week.to_string();
        let label = words.fill("calendar.week_number", &[("number", &number)]);
        let number = el("div")
            .attr("role", "rowheader")
            .class("week-number")
            .attr("aria-label", label)
            .child(number);
        let cells = (0..7).filter_map(|column| cell(reader, week, column, list));
        let row = el("div").attr("role", "row").class("week").child(number);
        grid = grid.child(row.child(cells.collect::<Html>()));
    }
    grid
}

fn cell(reader: &Reader<'_>, week: &Week, column: usize, list: &[Occurrence]) -> Option<Tag> {
    let day = week.days.get(column)?;
    let is_weekend = matches!(day.date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let date = Edtf::day(day.date);
    let name = reader.locale().day_with_weekday(day.date);
    let bars = week.drawn(column, LANES);
    let bars = bars.filter_map(|bar| painted_bar(reader, bar, list));
    let dots = chosen(&day.keys, list).into_iter().take(DOTS);
    let dots = dots.map(|one| mark(reader.bundle().view_of(&one).category));
    Some(
        el("div")
            .attr("role", "cell")
            .class("day")
            .attr("data-date", date.to_string())
            .flag("data-outside", !day.in_month)
            .flag("data-weekend", is_weekend)
            .flag("data-past", day.date < reader.site.today())
            .child(
                el("span")
                    .class("day-number")
                    .attr("role", "img")
                    .attr("aria-label", name)
                    .child(day.date.day().to_string()),
            )
            .child(bars.collect::<Html>())
            .child(el("span").class("dots").child(dots.collect::<Html>())),
    )
}

fn painted_bar(reader: &Reader<'_>, bar: &Bar, list: &[Occurrence]) -> Option<Tag> {
    let days = bar.last_column.saturating_sub(bar.first_column) + 1;
    let is_long = days > 1 || bar.continues_before || bar.continues_after;
    let chip = chip(reader, list.get(bar.key as usize)?)
        .attr("data-days", days.to_string())
        .attr("data-lane", bar.lane.to_string())
        .flag("data-long", is_long)
        .flag("data-before", bar.continues_before)
        .flag("data-after", bar.continues_after);
    Some(chip)
}

/// An entry inside a day: its mark, its hour where it has one, its title, its state in words.
fn chip(reader: &Reader<'_>, occurrence: &Occurrence) -> Tag {
    let entry = reader.bundle().view_of(occurrence);
    let time = entry.time.map(|time| {
        el("span")
            .class("chip-time")
            .child(time.start.to_string())
            .child(" ")
    });
    let word = reader.state_words(&entry);
    let is_changed = entry.standing(reader.site.today()).is_change();
    let chip = reader
        .painted(el("a"), &entry)
        .class("bar day-entry")
        .attr("href", reader.href_event(entry.subject))
        .attr("data-mark", mark_number(entry.category))
        .child(time);
    if !is_changed {
        return chip
            .attr(
                "data-said",
                [reader.locale().punctuation.comma, &word].concat(),
            )
            .child(reader.inline(entry.title));
    }
    chip.child(el("span").class("chip-standing").child(word))
        .child(" ")
        .child(
            el("span")
                .class("chip-title")
                .child(reader.inline(entry.title)),
        )
}

/// The month's own days that have anything, each with its list.
fn days(reader: &Reader<'_>, built: &Month, list: &[Occurrence]) -> Option<Tag> {
    let own = built.weeks.iter().flat_map(|week| &week.days);
    let own = own.filter(|day| day.in_month && !day.keys.is_empty());
    let part = |day: &DayCell| {
        let locale = reader.locale();
        let date = locale.capitalised(&locale.day_with_weekday(day.date));
        el("section")
            .class("agenda-group")
            .child(el("h3").child(date))
            .child(reader.rows(&chosen(&day.keys, list), true))
    };
    let parts = own.map(part).collect::<Html>();
    (!parts.is_empty()).then(|| el("div").class("agenda").child(parts))
}

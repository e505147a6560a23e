//! The calendar as lists: a month, a year, and the ways to all others.

use super::site::{Leaf, Reader};
use super::stock::{Stock, items};
use super::{month, review};
use crate::calendar::Class;
use crate::calendar::agenda::{self, Group, Heading};
use crate::export::html::{Html, Tag, el};
use crate::model::{Occurrence, Subject};
use crate::route::{DateParam, Page};
use crate::time::{Edtf, Window};

/// No window has so many occurrences.
const MANY: usize = 1_000_000;

/// Which part of the calendar a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Year(i32),
    /// Year, and month 1 to 12.
    Month(i32, u8),
}

impl Shown {
    /// What the address of a page names; the opening month where it names nothing.
    pub fn of(leaf: &Leaf, stock: &Stock) -> Shown {
        let (year, month) = stock.opening;
        match &leaf.date {
            None => Shown::Month(year, month),
            Some(date) => match (date.edtf(), date.first_month()) {
                (Edtf::Date(partial), Some((year, month))) if partial.month().is_some() => {
                    Shown::Month(year, month)
                }
                (_, Some((year, _))) => Shown::Year(year),
                (_, None) => Shown::Month(year, month),
            },
        }
    }

    fn window(self) -> Option<Window> {
        match self {
            Shown::Year(year) => Window::year(year),
            Shown::Month(year, month) => Window::month(year, month),
        }
    }

    /// «Май 2021», «2021».
    pub fn name(self, reader: &Reader<'_>) -> String {
        match self {
            Shown::Month(year, month) => reader.locale().month_and_year_heading(year, month),
            Shown::Year(year) => reader.locale().year_heading(year),
        }
    }

    /// Whether it is the year that the data tells best, to which a door leads from elsewhere.
    pub fn is_told_best(self, stock: &Stock) -> bool {
        stock.fullest.map(|(year, _)| Shown::Year(year)) == Some(self)
    }

    /// The address of the page, if it has one.
    fn href(self, reader: &Reader<'_>) -> String {
        reader.href_date(match self {
            Shown::Year(year) => DateParam::year(year),
            Shown::Month(year, month) => DateParam::month(year, month),
        })
    }
}

/// The section with heading, steps and list. The heading stands below the page's own.
pub(super) fn section(reader: &Reader<'_>, stock: &Stock, shown: Shown) -> Tag {
    let window = shown.window();
    let list = window.map_or(Vec::new(), |window| {
        reader.bundle().occurrences(&window, MANY).list
    });
    // What is only expected is shown and not counted.
    let with_long = matches!(shown, Shown::Year(_));
    let counts = |one: &&Occurrence| {
        matches!(one.subject, Subject::Entry(_))
            && window.is_some_and(|window| Class::counts(&one.when, &window, with_long))
    };
    let count = list.iter().filter(counts).count();
    let heading = el("h2")
        .attr("id", "calendar-heading")
        .class("calendar-heading")
        .child(shown.name(reader));
    let count = el("span")
        .class("calendar-count")
        .child(reader.words.count("words.entries", count));
    let title = el("div")
        .class("calendar-title")
        .child(heading)
        .child(count);
    let bar = el("div")
        .class("calendar-bar")
        .child(el("div").class("picker").child(title))
        .child(steps(reader, stock, shown));
    el("section")
        .class("calendar")
        .attr("aria-labelledby", "calendar-heading")
        .child(bar)
        .child(match shown {
            Shown::Month(year, number) => month::view(reader, year, number),
            Shown::Year(year) => content(reader, year, &list).and(review::door(reader, year)),
        })
        .child(ways(reader, stock, shown))
}

/// To the nearest earlier and later page.
fn steps(reader: &Reader<'_>, stock: &Stock, shown: Shown) -> Tag {
    let (before, after) = match shown {
        Shown::Year(year) => {
            let before = stock.years.iter().rev().find(|other| **other < year);
            let after = stock.years.iter().find(|other| **other > year);
            (
                before.copied().map(Shown::Year),
                after.copied().map(Shown::Year),
            )
        }
        Shown::Month(year, month) => {
            let here = (year, month);
            let before = stock.months.iter().rev().find(|other| **other < here);
            let after = stock.months.iter().find(|other| **other > here);
            let named =
                |found: Option<&(i32, u8)>| found.map(|(year, month)| Shown::Month(*year, *month));
            (named(before), named(after))
        }
    };
    let step = |to: Shown, rel: &str, icon: &str| {
        let name = to.name(reader);
        let icon = el("span").class(icon).attr("aria-hidden", "true");
        el("a")
            .class("step")
            .attr("href", to.href(reader))
            .attr("rel", rel)
            .attr("aria-label", &name)
            .attr("title", &name)
            .child(icon)
    };
    let before = before.map(|to| step(to, "prev", "icon icon-previous"));
    let after = after.map(|to| step(to, "next", "icon icon-next"));
    el("div").class("calendar-steps").child(before).child(after)
}

/// A year as a list.
fn content(reader: &Reader<'_>, year: i32, list: &[Occurrence]) -> Html {
    let bundle = reader.bundle();
    let Some(window) = Window::year(year).filter(|_| !list.is_empty()) else {
        let words = reader.words.say("calendar.empty_span");
        return el("p").class("empty").child(words).done();
    };
    let agenda = agenda::build(&items(bundle, list), &window);
    let groups = agenda.groups.iter();
    let groups = groups.map(|found| group(reader, found, list));
    el("div")
        .class("agenda")
        .child(groups.collect::<Html>())
        .done()
}

fn group(reader: &Reader<'_>, group: &Group, list: &[Occurrence]) -> Tag {
    let chosen = group.keys.iter();
    let chosen: Vec<Occurrence> = chosen
        .filter_map(|key| list.get(*key as usize).copied())
        .collect();
    let title = el("h3")
        .child(heading(reader, &group.heading))
        .child(" ")
        .child(
            el("span")
                .class("long-count")
                .child(reader.locale().number(chosen.len())),
        );
    el("section")
        .class("agenda-group")
        .child(title)
        .child(reader.rows(&chosen, true))
}

fn heading(reader: &Reader<'_>, heading: &Heading) -> String {
    let words = reader.words;
    let locale = reader.locale();
    let said = |when: &Edtf| locale.capitalised(&locale.date(when));
    match heading {
        Heading::Day(date) => locale.capitalised(&locale.day_with_weekday(*date)),
        Heading::Sometime { year, month } => {
            let month = locale.month_and_year_heading(*year, *month);
            words.fill("calendar.sometime", &[("month", &month)])
        }
        Heading::Season { year, season } => {
            Edtf::season(*year, *season).map_or(String::new(), |season| said(&season))
        }
        Heading::Year(year) => words.fill("calendar.during", &[("year", &year.to_string())]),
        Heading::Span(edtf) => said(edtf),
        Heading::Undated => words.say("calendar.undated"),
    }
}

/// Every year, and the months of the year that is shown.
fn ways(reader: &Reader<'_>, stock: &Stock, shown: Shown) -> Html {
    let (Shown::Year(here) | Shown::Month(here, _)) = shown;
    let link = |to: Shown| {
        let current = (to == shown).then_some("page");
        el("li").child(
            el("a")
                .attr("href", to.href(reader))
                .attr_if("aria-current", current)
                .child(to.name(reader)),
        )
    };
    let list = |key: &str, links: Html| {
        el("nav")
            .class("calendar-ways")
            .attr("aria-label", reader.words.say(key))
            .child(el("ul").class("ways").child(links))
    };
    let months = stock.months.iter().filter(|(year, _)| *year == here);
    let months: Html = months
        .map(|(year, month)| link(Shown::Month(*year, *month)))
        .collect();
    let years: Html = stock
        .years
        .iter()
        .map(|year| link(Shown::Year(*year)))
        .collect();
    let months = (!months.is_empty()).then(|| list("published.months", months));
    Html::from(months).and(list("published.years", years))
}

/// The standing door to the whole story of the year that the data tells best.
pub(super) fn door(reader: &Reader<'_>, stock: &Stock) -> Option<Tag> {
    let (year, count) = stock.fullest?;
    let entries = reader.words.count("words.entries", count);
    let year_text = year.to_string();
    let words = reader
        .words
        .fill("home.door", &[("year", &year_text), ("entries", &entries)]);
    Some(
        el("p").class("door").child(
            el("a")
                .attr("href", reader.href_date(DateParam::year(year)))
                .child(words),
        ),
    )
}

/// The pages of the calendar beside the first.
pub(super) fn leaves(stock: &Stock) -> Vec<Leaf> {
    let page = |date| Leaf {
        page: Page::Calendar,
        date,
    };
    let years = stock.years.iter().map(|year| page(DateParam::year(*year)));
    let months = stock.months.iter();
    let months = months.map(|(year, month)| page(DateParam::month(*year, *month)));
    years
        .chain(months)
        .filter(|leaf| leaf.date.is_some())
        .collect()
}

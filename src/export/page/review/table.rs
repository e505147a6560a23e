//! The tables of a review, each with a bar in every row, which says nothing that the number does
//! not.

use super::Paint;
use crate::export::html::{Html, Tag, el};
use crate::export::page::part::mark_number;
use crate::export::page::site::{Leaf, Reader};
use crate::model::{By, Of, Row, Table};
use crate::route::review_row;

/// All tables, and the cities that stand in none.
pub(super) fn figures(paint: &Paint<'_>) -> Html {
    let Paint { reader, review } = *paint;
    let tables = review.tables.iter().map(|table| view(paint, table));
    let named = (!review.named.is_empty()).then(|| {
        let cities = review.named.iter();
        let links = cities.map(|city| reader.city_link(*city).done());
        listed(reader, "review.named", links)
    });
    let note = review.before.map(|_| {
        let words = paint.say("review.compare_note");
        el("p").class("quiet").child(words)
    });
    let tables = el("div")
        .class("review-tables")
        .child(tables.collect::<Html>());
    Html::from(note).and(tables).and(named)
}

/// Words before a list of links.
pub(super) fn listed(reader: &Reader<'_>, key: &str, links: impl Iterator<Item = Html>) -> Tag {
    let words = [&reader.words.say(key), reader.locale().punctuation.colon].concat();
    let links = links.enumerate().map(|(place, link)| {
        let gap = if place > 0 { " · " } else { "" };
        Html::text(gap).and(link)
    });
    el("p")
        .class("quiet review-listed")
        .child(words)
        .child(links.collect::<Html>())
}

fn view(paint: &Paint<'_>, table: &Table) -> Tag {
    let (id, key) = names(table.by);
    let (counted, apart): (Vec<&Row>, Vec<&Row>) =
        table.rows.iter().partition(|row| row.is_in_total());
    let rows = |rows: Vec<&Row>| -> Html {
        let rows = rows.into_iter();
        rows.map(|one| row(paint, table, one)).collect()
    };
    let apart = (!apart.is_empty()).then(|| el("tbody").class("review-apart").child(rows(apart)));
    let several =
        (table.several > 0).then(|| el("p").class("quiet").child(paint.say("review.several")));
    el("section")
        .class("review-table")
        .child(el("h3").attr("id", id).child(paint.say(key)))
        .child(
            el("table")
                .attr("aria-labelledby", id)
                .child(head(paint))
                .child(el("tbody").child(rows(counted)).child(total(paint)))
                .child(apart),
        )
        .child(several)
}

/// The id and the name of a table.
fn names(by: By) -> (&'static str, &'static str) {
    match by {
        By::Direction => ("by-direction", "review.by_direction"),
        By::Category => ("by-category", "review.by_category"),
        By::City => ("by-city", "review.by_city"),
        By::Country => ("by-country", "review.by_country"),
        By::Format => ("by-format", "review.by_format"),
        By::Month => ("by-month", "review.by_month"),
        By::Standing => ("by-status", "review.by_status"),
    }
}

fn head(paint: &Paint<'_>) -> Tag {
    let review = paint.review;
    let column = || el("th").attr("scope", "col");
    let before = review.before.map(|_| {
        let year = (review.year - 1).to_string();
        let words = paint.reader.words;
        column().child(words.fill("review.compared", &[("year", &year)]))
    });
    el("thead").child(
        el("tr")
            .child(el("td"))
            .child(column().child(paint.say("review.count")))
            .child(el("td"))
            .child(before),
    )
}

fn row(paint: &Paint<'_>, table: &Table, row: &Row) -> Tag {
    let Paint { reader, review } = *paint;
    let label = label(paint, table.by, row.of);
    let list = (row.count > 0).then(|| list_href(reader, review.year, row.of));
    let label = match list.flatten() {
        Some(href) => el("a").attr("href", href).child(label).done(),
        None => Html::text(&label),
    };
    let mark = match row.of {
        Of::Category(category) => Some(mark_number(category)),
        Of::Direction(_)
        | Of::City(_)
        | Of::Country(_)
        | Of::Format(_)
        | Of::Month(_)
        | Of::SeasonOnly
        | Of::YearOnly
        | Of::Standing(_)
        | Of::Unnamed => None,
    };
    let bar = row.of.is_something().then(|| bar(paint, table, row));
    el("tr")
        .attr_if("data-mark", mark)
        .child(el("th").attr("scope", "row").child(label))
        .child(number(reader, row.count))
        .child(el("td").class("review-bar").child(bar))
        .child(difference(paint, row.count, row.before))
}

fn total(paint: &Paint<'_>) -> Tag {
    let Paint { reader, review } = *paint;
    let name = el("th").attr("scope", "row");
    el("tr")
        .class("review-total")
        .child(name.child(paint.say("review.total")))
        .child(number(reader, review.total))
        .child(el("td"))
        .child(difference(paint, review.total, review.before.unwrap_or(0)))
}

fn number(reader: &Reader<'_>, count: u32) -> Tag {
    el("td").child(reader.locale().number(count as usize))
}

/// How much more or less it is than in the year before, with its sign.
fn difference(paint: &Paint<'_>, count: u32, before: u32) -> Option<Tag> {
    paint.review.before?;
    let sign = match count.cmp(&before) {
        std::cmp::Ordering::Less => "−",
        std::cmp::Ordering::Equal => "",
        std::cmp::Ordering::Greater => "+",
    };
    let by = paint
        .reader
        .locale()
        .number(count.abs_diff(before) as usize);
    Some(el("td").child([sign, &by].concat()))
}

fn bar(paint: &Paint<'_>, table: &Table, row: &Row) -> Tag {
    let most = u64::from(table.most().max(1));
    let long = |class: &str, count: u32| {
        let tenths = u64::from(count) * 1000 / most;
        let width = format!("{}.{}%", tenths / 10, tenths % 10);
        (count > 0).then(|| el("rect").class(class).attr("width", width))
    };
    let before = paint.review.before.and_then(|_| long("before", row.before));
    el("svg")
        .attr("aria-hidden", "true")
        .child(long("now", row.count))
        .child(before)
}

/// The list in the calendar. A host of files reads no parameters: there the folder of the year or
/// the month holds what the row counts, and the program narrows it.
fn list_href(reader: &Reader<'_>, year: i32, of: Of) -> Option<String> {
    let mut address = review_row(reader.bundle(), reader.lang(), year, of)?;
    let leaf = Leaf {
        page: address.page.clone(),
        date: address.params.date.take(),
    };
    let narrowed = address.to_string();
    let query = narrowed.split_once('?').map_or("", |(_, query)| query);
    let path = reader.site.path(reader.lang(), &leaf);
    Some([&path, "?", query].concat())
}

fn label(paint: &Paint<'_>, by: By, of: Of) -> String {
    let reader = paint.reader;
    let bundle = reader.bundle();
    match of {
        Of::Direction(place) => reader.plain(&bundle.direction(place).title),
        Of::Category(place) => reader.plain(&bundle.category(place).title),
        Of::City(place) => reader.plain(&bundle.city(place).name),
        Of::Country(country) => reader.country(country),
        Of::Format(format) => {
            let code = format.code().replace('-', "_");
            paint.say(&["words.format_", &code].concat())
        }
        Of::Month(month) => reader.locale().month_heading(month),
        Of::SeasonOnly => paint.say("review.season_only"),
        Of::YearOnly => paint.say("review.year_only"),
        Of::Standing(standing) => paint.say(&reader.standing_key(standing)),
        Of::Unnamed if by == By::Country => paint.say("review.no_country"),
        Of::Unnamed => paint.say("review.no_city"),
    }
}

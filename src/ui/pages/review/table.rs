//! A table of the review: names, numbers, and for each a bar, which shows the number by categories.
//! The bar of the previous year is thin and below it.

use leptos::prelude::*;

use crate::locale;
use crate::model::{Bucket, CategoryIx, Dimension, Review, Row, Table};
use crate::route::review_row_address;
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The context of the rows of a table.
#[derive(Clone, Copy)]
struct TableView {
    cx: Cx,
    lang: Lang,
    by: Dimension,
    year: i32,
    /// Whether there is a previous year to compare with.
    is_compared: bool,
    /// The number that the longest bar represents, at least 1.
    max_count: u32,
}

/// A table with its heading, and a note if its rows add up to more than its total.
pub fn view(cx: Cx, lang: Lang, review: &Review<'_>, table: &Table) -> AnyView {
    let id = id(table.dimension);
    let renderer = TableView {
        cx,
        lang,
        by: table.dimension,
        year: review.year,
        is_compared: review.previous.is_some(),
        max_count: table.max_count().max(1),
    };
    let (counted, not_counted): (Vec<&Row>, Vec<&Row>) =
        table.rows.iter().partition(|row| row.is_in_total());
    let counted = counted.into_iter().map(|row| renderer.row(row));
    let total = renderer.total(review.total, review.previous.unwrap_or(0));
    let not_counted = (!not_counted.is_empty()).then(|| {
        let rows = not_counted.into_iter().map(|row| renderer.row(row));
        view! { <tbody class="review-not-counted">{rows.collect_view()}</tbody> }.into_any()
    });
    let several = (table.in_several_rows > 0).then(|| {
        view! { <p class="quiet">{td_string!(i18n(lang), review.several)}</p> }.into_any()
    });
    view! {
        <section class="review-table">
            <h3 id=id>{name(lang, table.dimension)}</h3>
            <table aria-labelledby=id>
                {renderer.head()} <tbody>{counted.collect_view()} {total}</tbody> {not_counted}
            </table>
            {several}
        </section>
    }
    .into_any()
}

/// A label with a list of links.
pub fn labelled_links(lang: Lang, text: &str, links: Vec<AnyView>) -> AnyView {
    let text = [text, locale::of(lang).punctuation.colon].concat();
    let links = links.into_iter().enumerate().map(|(index, link)| {
        let gap = if index > 0 { " · " } else { "" };
        (gap, link)
    });
    view! { <p class="quiet review-listed">{text} {links.collect_view()}</p> }.into_any()
}

fn id(by: Dimension) -> &'static str {
    match by {
        Dimension::Direction => "by-direction",
        Dimension::Category => "by-category",
        Dimension::City => "by-city",
        Dimension::Country => "by-country",
        Dimension::Format => "by-format",
        Dimension::Month => "by-month",
        Dimension::Status => "by-status",
    }
}

fn name(lang: Lang, by: Dimension) -> &'static str {
    match by {
        Dimension::Direction => td_string!(i18n(lang), review.by_direction),
        Dimension::Category => td_string!(i18n(lang), review.by_category),
        Dimension::City => td_string!(i18n(lang), review.by_city),
        Dimension::Country => td_string!(i18n(lang), review.by_country),
        Dimension::Format => td_string!(i18n(lang), review.by_format),
        Dimension::Month => td_string!(i18n(lang), review.by_month),
        Dimension::Status => td_string!(i18n(lang), review.by_status),
    }
}

impl TableView {
    fn head(&self) -> AnyView {
        let lang = self.lang;
        let before = self.is_compared.then(|| {
            let year = (self.year - 1).to_string();
            view! { <th scope="col">{td_string!(i18n(lang), review.compared, year = year)}</th> }
                .into_any()
        });
        view! {
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{td_string!(i18n(lang), review.count)}</th>
                    <td></td>
                    {before}
                </tr>
            </thead>
        }
        .into_any()
    }

    fn row(&self, row: &Row) -> AnyView {
        let TableView { cx, lang, year, .. } = *self;
        let list = review_row_address(cx.bundle, lang, year, row.bucket).filter(|_| row.count > 0);
        let label = label(cx, lang, self.by, row.bucket);
        let label = match list {
            Some(list) => view! { <a href=cx.href(&list)>{label}</a> }.into_any(),
            None => label.into_any(),
        };
        let mark = match row.bucket {
            Bucket::Category(category) => Some(components::mark(category)),
            Bucket::Direction(_)
            | Bucket::City(_)
            | Bucket::Country(_)
            | Bucket::Format(_)
            | Bucket::Month(_)
            | Bucket::SeasonOnly
            | Bucket::YearOnly
            | Bucket::Status(_)
            | Bucket::Unnamed => None,
        };
        let bar = row.bucket.is_value().then(|| self.bar(row));
        view! {
            <tr>
                <th scope="row">{mark} {label}</th>
                {self.number(row.count)}
                <td class="review-bar" title=(row.count > 0).then(|| self.parts(row))>
                    {bar}
                </td>
                {self.difference(row.count, row.previous)}
            </tr>
        }
        .into_any()
    }

    fn total(&self, count: u32, before: u32) -> AnyView {
        view! {
            <tr class="review-total">
                <th scope="row">{td_string!(i18n(self.lang), review.total)}</th>
                {self.number(count)}
                <td></td>
                {self.difference(count, before)}
            </tr>
        }
        .into_any()
    }

    fn number(&self, count: u32) -> AnyView {
        view! { <td>{locale::of(self.lang).number(count as usize)}</td> }.into_any()
    }

    /// The difference from the previous year, with its sign.
    fn difference(&self, count: u32, before: u32) -> Option<AnyView> {
        let sign = match count.cmp(&before) {
            std::cmp::Ordering::Less => "−",
            std::cmp::Ordering::Equal => "",
            std::cmp::Ordering::Greater => "+",
        };
        let by = locale::of(self.lang).number(count.abs_diff(before) as usize);
        self.is_compared
            .then(|| view! { <td>{[sign, &by].concat()}</td> }.into_any())
    }

    fn bar(&self, row: &Row) -> AnyView {
        let mut start = 0;
        let parts = row.categories.iter().map(|(category, count)| {
            let x = percent(start, self.max_count);
            start += count;
            view! {
                <rect
                    data-mark=components::mark_index(*category)
                    x=x
                    width=percent(*count, self.max_count)
                ></rect>
            }
            .into_any()
        });
        let parts: Vec<AnyView> = parts.collect();
        let now = (row.count > 0).then(|| view! { <g class="now">{parts}</g> }.into_any());
        let before = (self.is_compared && row.previous > 0).then(|| {
            let width = percent(row.previous, self.max_count);
            view! { <rect class="before" width=width></rect> }.into_any()
        });
        view! { <svg aria-hidden="true">{now} {before}</svg> }.into_any()
    }

    /// Returns the parts of a bar in words: “Cultural 5, Sports 3”.
    fn parts(&self, row: &Row) -> String {
        let TableView { cx, lang, .. } = *self;
        let part = |(category, count): &(CategoryIx, u32)| {
            let name = cx.plain(lang, &cx.bundle.category(*category).title);
            [&name, " ", &locale::of(lang).number(*count as usize)].concat()
        };
        let parts: Vec<String> = row.categories.iter().map(part).collect();
        parts.join(locale::of(lang).punctuation.comma)
    }
}

/// A share in percent, with one decimal. Formatted by hand, because the standard library's
/// formatting of floats is large.
fn percent(count: u32, max_count: u32) -> String {
    let tenths = u64::from(count) * 1000 / u64::from(max_count.max(1));
    [
        &(tenths / 10).to_string(),
        ".",
        &(tenths % 10).to_string(),
        "%",
    ]
    .concat()
}

fn label(cx: Cx, lang: Lang, by: Dimension, of: Bucket) -> String {
    match of {
        Bucket::Direction(index) => cx.plain(lang, &cx.bundle.direction(index).title),
        Bucket::Category(index) => cx.plain(lang, &cx.bundle.category(index).title),
        Bucket::City(index) => cx.plain(lang, &cx.bundle.city(index).name),
        Bucket::Country(country) => cx.country(lang, country),
        Bucket::Format(format) => components::format_label(lang, format).to_string(),
        Bucket::Month(month) => locale::of(lang).month_heading(month),
        Bucket::SeasonOnly => td_string!(i18n(lang), review.season_only).to_string(),
        Bucket::YearOnly => td_string!(i18n(lang), review.year_only).to_string(),
        Bucket::Status(status) => components::status_label(lang, status).to_string(),
        Bucket::Unnamed if by == Dimension::Country => {
            td_string!(i18n(lang), review.no_country).to_string()
        }
        Bucket::Unnamed => td_string!(i18n(lang), review.no_city).to_string(),
    }
}

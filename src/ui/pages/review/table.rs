//! A table of the review: names, numbers, and beside each a bar, which says nothing that the number
//! does not. The bar of the year before lies thin below it.

use leptos::prelude::*;

use crate::locale;
use crate::model::{By, Of, Review, Row, Table};
use crate::route::review_row;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// What a row needs to know of its table.
#[derive(Clone, Copy)]
struct Paint {
    cx: Cx,
    lang: Lang,
    by: By,
    year: i32,
    /// Whether the year before is there to compare with.
    is_compared: bool,
    /// How much the longest bar stands for, at least 1.
    most: u32,
}

/// A table under its heading, with a note where its rows add up to more than its total.
pub fn view(cx: Cx, lang: Lang, review: &Review<'_>, table: &Table) -> AnyView {
    let id = id(table.by);
    let paint = Paint {
        cx,
        lang,
        by: table.by,
        year: review.year,
        is_compared: review.before.is_some(),
        most: table.most().max(1),
    };
    let (counted, apart): (Vec<&Row>, Vec<&Row>) =
        table.rows.iter().partition(|row| row.is_in_total());
    let counted = counted.into_iter().map(|row| paint.row(row));
    let total = paint.total(review.total, review.before.unwrap_or(0));
    let apart = (!apart.is_empty()).then(|| {
        let rows = apart.into_iter().map(|row| paint.row(row));
        view! { <tbody class="review-apart">{rows.collect_view()}</tbody> }.into_any()
    });
    let several = (table.several > 0).then(|| {
        view! { <p class="quiet">{td_string!(i18n(lang), review.several)}</p> }.into_any()
    });
    view! {
        <section class="review-table">
            <h3 id=id>{name(lang, table.by)}</h3>
            <table aria-labelledby=id>
                {paint.head()} <tbody>{counted.collect_view()} {total}</tbody> {apart}
            </table>
            {several}
        </section>
    }
    .into_any()
}

/// Words before a list of links.
pub fn listed(lang: Lang, words: &str, links: Vec<AnyView>) -> AnyView {
    let words = [words, locale::of(lang).punctuation.colon].concat();
    let links = links.into_iter().enumerate().map(|(place, link)| {
        let gap = if place > 0 { " · " } else { "" };
        (gap, link)
    });
    view! { <p class="quiet review-listed">{words} {links.collect_view()}</p> }.into_any()
}

fn id(by: By) -> &'static str {
    match by {
        By::Direction => "by-direction",
        By::Category => "by-category",
        By::City => "by-city",
        By::Country => "by-country",
        By::Format => "by-format",
        By::Month => "by-month",
        By::Standing => "by-status",
    }
}

fn name(lang: Lang, by: By) -> &'static str {
    match by {
        By::Direction => td_string!(i18n(lang), review.by_direction),
        By::Category => td_string!(i18n(lang), review.by_category),
        By::City => td_string!(i18n(lang), review.by_city),
        By::Country => td_string!(i18n(lang), review.by_country),
        By::Format => td_string!(i18n(lang), review.by_format),
        By::Month => td_string!(i18n(lang), review.by_month),
        By::Standing => td_string!(i18n(lang), review.by_status),
    }
}

impl Paint {
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
        let Paint { cx, lang, year, .. } = *self;
        let list = review_row(cx.bundle, lang, year, row.of).filter(|_| row.count > 0);
        let label = label(cx, lang, self.by, row.of);
        let label = match list {
            Some(list) => view! { <a href=cx.href(&list)>{label}</a> }.into_any(),
            None => label.into_any(),
        };
        let mark = match row.of {
            Of::Category(category) => Some(parts::mark_number(category)),
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
        let bar = row.of.is_something().then(|| self.bar(row));
        view! {
            <tr data-mark=mark>
                <th scope="row">{label}</th>
                {self.number(row.count)}
                <td class="review-bar">{bar}</td>
                {self.difference(row.count, row.before)}
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

    /// How much more or less it is than in the year before, with its sign.
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
        let long = |class: &'static str, count: u32| {
            view! { <rect class=class width=share(count, self.most)></rect> }.into_any()
        };
        let now = (row.count > 0).then(|| long("now", row.count));
        let before = (self.is_compared && row.before > 0).then(|| long("before", row.before));
        view! { <svg aria-hidden="true">{now} {before}</svg> }.into_any()
    }
}

/// A part of a whole in percent, to the tenth. The standard library's printing of fractions weighs
/// too much.
fn share(count: u32, most: u32) -> String {
    let tenths = u64::from(count) * 1000 / u64::from(most.max(1));
    [
        &(tenths / 10).to_string(),
        ".",
        &(tenths % 10).to_string(),
        "%",
    ]
    .concat()
}

fn label(cx: Cx, lang: Lang, by: By, of: Of) -> String {
    match of {
        Of::Direction(place) => cx.plain(lang, &cx.bundle.direction(place).title),
        Of::Category(place) => cx.plain(lang, &cx.bundle.category(place).title),
        Of::City(place) => cx.plain(lang, &cx.bundle.city(place).name),
        Of::Country(country) => cx.country(lang, country),
        Of::Format(format) => parts::format_word(lang, format).to_string(),
        Of::Month(month) => locale::of(lang).month_heading(month),
        Of::SeasonOnly => td_string!(i18n(lang), review.season_only).to_string(),
        Of::YearOnly => td_string!(i18n(lang), review.year_only).to_string(),
        Of::Standing(standing) => parts::standing_word(lang, standing).to_string(),
        Of::Unnamed if by == By::Country => td_string!(i18n(lang), review.no_country).to_string(),
        Of::Unnamed => td_string!(i18n(lang), review.no_city).to_string(),
    }
}

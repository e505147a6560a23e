//! A year in review: what the city's office reports of it, made from the bundle.

mod chapter;
mod table;

use crate::locale;
use crate::model::{By, Review, Table};
use crate::route::Page;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser;
use crate::ui::html::{El, Html, el};
use crate::ui::messages::{entries, i18n, td_string};
use crate::ui::parts;

/// The page. A year of which nothing is known says so and leads to those of which there is.
pub fn view(cx: Cx, lang: Lang, year: i32) -> Html {
    let told = cx.bundle.years_told(cx.today);
    let page = el("article").class("page page-review");
    if !told.contains(&year) {
        return page
            .child(
                el("header")
                    .class("page-head")
                    .child(el("h1").child(title(lang, year)))
                    .child(el("p").class("lead").child(td_string!(
                        i18n(lang),
                        review.nothing,
                        year = year.to_string()
                    ))),
            )
            .child(
                el("section")
                    .child(el("h2").child(td_string!(i18n(lang), review.years)))
                    .child(years(cx, lang)),
            )
            .view();
    }
    let review = Review::of(cx.bundle, year, cx.today);
    let chapters = chapter::all(cx, lang, &review);
    page.child(head(cx, lang, &review, &told))
        .child(contents(lang, &chapters))
        .child(
            chapters
                .into_iter()
                .enumerate()
                .map(|(place, part)| numbered(part, place))
                .collect::<Html>(),
        )
        .view()
}

/// A part of the review under a numbered heading.
pub struct Part {
    /// Its place in the page, for links.
    id: String,
    title: Html,
    /// The same as plain words, for the contents.
    name: String,
    /// How many entries stand there, where it lists any.
    count: Option<usize>,
    content: Html,
}

fn title(lang: Lang, year: i32) -> String {
    td_string!(i18n(lang), review.title, year = year.to_string())
}

fn head(cx: Cx, lang: Lang, review: &Review<'_>, told: &[i32]) -> El {
    let print = el("button")
        .attr("type", "button")
        .class("button")
        .on("click", |_| browser::print())
        .child(td_string!(i18n(lang), review.print));
    el("header")
        .class("page-head")
        .child(
            el("p")
                .class("review-site")
                .child(cx.plain(lang, &cx.bundle.site.title)),
        )
        .child(el("h1").child(title(lang, review.year)))
        .child(el("p").class("lead").child(lead(cx, lang, review)))
        .child(el("p").class("card-actions").child(print).child(beside(
            cx,
            lang,
            review.year,
            told,
        )))
}

/// How much there is, how far it reaches, and what is not counted.
fn lead(cx: Cx, lang: Lang, review: &Review<'_>) -> String {
    let counted = entries(lang, review.total as usize);
    let mut sentences = vec![td_string!(i18n(lang), review.done, entries = counted)];
    let (cities, countries) = (review.reach(By::City), review.reach(By::Country));
    if cities + countries > 0 {
        let [cities, number] = [cities, countries].map(|count| locale::of(lang).number(count));
        sentences.push(td_string!(
            i18n(lang),
            review.reach,
            cities = cities,
            number = number
        ));
    }
    if !review.apart.is_empty() {
        let entries = entries(lang, review.apart.len());
        sentences.push(td_string!(i18n(lang), review.apart, entries = entries));
    }
    if review.year >= cx.today.year() {
        sentences.push(td_string!(i18n(lang), review.unfinished).to_string());
    }
    sentences.join(locale::of(lang).punctuation.sentence_gap)
}

/// The nearest years before and after of which anything is known.
fn beside(cx: Cx, lang: Lang, year: i32, told: &[i32]) -> Html {
    let before = told.iter().rev().find(|other| **other < year);
    let after = told.iter().find(|other| **other > year);
    let link = |to: &i32, rel: &'static str| {
        el("a")
            .class("button-quiet")
            .attr("rel", rel)
            .attr("href", cx.href_page(lang, Page::Review(*to)))
            .child(title(lang, *to))
    };
    Html::Many(vec![
        before.map(|to| link(to, "prev")).into(),
        after.map(|to| link(to, "next")).into(),
    ])
}

/// The way to the review of a year, where anything is known of it.
pub fn review_door(cx: Cx, lang: Lang, year: i32) -> Option<El> {
    let href = cx.href_page(lang, Page::Review(year));
    let is_told = cx.bundle.year_figures(year).entries > 0;
    let link = || el("a").attr("href", href).child(title(lang, year));
    is_told.then(|| el("p").class("door").child(link()))
}

/// The reviews of all years of which anything is known, and how much that is.
pub fn years(cx: Cx, lang: Lang) -> El {
    let told = cx.bundle.years_told(cx.today);
    let items = told.iter().map(|year| {
        let count = cx.bundle.year_figures(*year).entries;
        let entries = entries(lang, count as usize);
        let count = el("span").class("quiet").child([" ", &entries].concat());
        el("li")
            .child(
                el("a")
                    .attr("href", cx.href_page(lang, Page::Review(*year)))
                    .child(locale::of(lang).year_heading(*year)),
            )
            .child(count)
    });
    el("ul")
        .class("review-years")
        .child(items.collect::<Html>())
}

/// The link to a place of this page, by which the focus goes there. A fragment alone, since of such
/// links the browser makes ways within the document that it prints.
fn here(id: &str) -> String {
    ["#", id].concat()
}

fn contents(lang: Lang, parts: &[Part]) -> El {
    let items = parts.iter().enumerate().map(|(place, part)| {
        let count = part.count.map(|count| {
            let count = locale::of(lang).number(count);
            el("span").class("long-count").child(count)
        });
        el("li")
            .child(number(place))
            .child(
                el("a")
                    .attr("href", here(&part.id))
                    .child(part.name.clone()),
            )
            .child(count)
    });
    el("nav")
        .class("review-contents")
        .attr("aria-labelledby", "contents")
        .child(
            el("h2")
                .attr("id", "contents")
                .child(td_string!(i18n(lang), review.contents)),
        )
        .child(el("ol").child(items.collect::<Html>()))
}

/// The number of a part, counted from 1.
fn number(place: usize) -> El {
    el("span")
        .class("review-number")
        .child([&(place + 1).to_string(), ". "].concat())
}

fn numbered(part: Part, place: usize) -> El {
    el("section")
        .class("review-part")
        .child(
            el("h2")
                .attr("id", part.id)
                .attr("tabindex", "-1")
                .child(number(place))
                .child(part.title),
        )
        .child(part.content)
}

/// The tables of the year, each with its bars.
fn figures(cx: Cx, lang: Lang, review: &Review<'_>) -> Part {
    let tables = review.tables.iter();
    let tables = tables.map(|found: &Table| table::view(cx, lang, review, found));
    let named = (!review.named.is_empty()).then(|| {
        let cities = review.named.iter();
        let links = cities.map(|city| parts::city_link(cx, lang, *city));
        table::listed(
            lang,
            td_string!(i18n(lang), review.named).to_string(),
            links.collect(),
        )
    });
    let note = review.before.map(|_| {
        el("p")
            .class("quiet")
            .child(td_string!(i18n(lang), review.compare_note))
    });
    let title = td_string!(i18n(lang), review.figures);
    Part {
        id: "figures".to_string(),
        title: title.into(),
        name: title.to_string(),
        count: None,
        content: Html::Many(vec![
            note.into(),
            el("div")
                .class("review-tables")
                .child(tables.collect::<Html>())
                .view(),
            named.into(),
        ]),
    }
}

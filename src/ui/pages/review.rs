//! A year in review: what the city's office reports of it, made from the bundle.

mod chapter;
mod table;

use leptos::prelude::*;

use crate::locale;
use crate::model::{By, Review, Table};
use crate::route::Page;
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::context::Cx;
use crate::ui::messages::{entries, i18n, td_string};
use crate::ui::parts;

/// The page. A year of which nothing is known says so and leads to those of which there is.
#[component]
pub fn ReviewPage(lang: Lang, year: i32) -> AnyView {
    let cx = expect_context::<Cx>();
    let told = cx.bundle.years_told(cx.today());
    let content = match told.contains(&year) {
        true => {
            let review = Review::of(cx.bundle, year, cx.today());
            let chapters = chapter::all(cx, lang, &review);
            let contents = contents(cx, lang, &chapters);
            let chapters = chapters.into_iter().enumerate();
            let chapters = chapters.map(|(place, part)| numbered(part, place));
            view! {
                {head(cx, lang, &review, &told)}
                {contents}
                {chapters.collect_view()}
            }
            .into_any()
        }
        false => view! {
            <header class="page-head">
                <h1>{parts::review_title(lang, year)}</h1>
                <p class="lead">
                    {td_string!(i18n(lang), review.nothing, year = year.to_string())}
                </p>
            </header>
            <section>
                <h2>{td_string!(i18n(lang), review.years)}</h2>
                {years(cx, lang)}
            </section>
        }
        .into_any(),
    };
    view! { <article class="page page-review">{content}</article> }.into_any()
}

/// A part of the review under a numbered heading.
pub struct Part {
    /// Its place in the page, for links.
    id: String,
    title: AnyView,
    /// The same as plain words, for the contents.
    name: String,
    /// How many entries stand there, where it lists any.
    count: Option<usize>,
    content: AnyView,
}

fn head(cx: Cx, lang: Lang, review: &Review<'_>, told: &[i32]) -> AnyView {
    view! {
        <header class="page-head">
            <p class="review-site">{cx.plain(lang, &cx.bundle.site.title)}</p>
            <h1>{parts::review_title(lang, review.year)}</h1>
            <p class="lead">{lead(cx, lang, review)}</p>
            <p class="card-actions">
                <button type="button" class="button" on:click=|_| browser::print()>
                    {td_string!(i18n(lang), review.print)}
                </button>
                {beside(cx, lang, review.year, told)}
            </p>
        </header>
    }
    .into_any()
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
    if review.year >= cx.today().year() {
        sentences.push(td_string!(i18n(lang), review.unfinished).to_string());
    }
    sentences.join(locale::of(lang).punctuation.sentence_gap)
}

/// The nearest years before and after of which anything is known.
fn beside(cx: Cx, lang: Lang, year: i32, told: &[i32]) -> AnyView {
    let before = told.iter().rev().find(|other| **other < year);
    let after = told.iter().find(|other| **other > year);
    let link = |to: &i32, rel: &'static str| {
        let href = cx.href_page(lang, Page::Review(*to));
        view! {
            <a class="button-quiet" rel=rel href=href>
                {parts::review_title(lang, *to)}
            </a>
        }
        .into_any()
    };
    let before = before.map(|to| link(to, "prev"));
    let after = after.map(|to| link(to, "next"));
    (before, after).into_any()
}

/// The reviews of all years of which anything is known, and how much that is.
pub fn years(cx: Cx, lang: Lang) -> AnyView {
    let told = cx.bundle.years_told(cx.today());
    let items = told.iter().map(|year| {
        let href = cx.href_page(lang, Page::Review(*year));
        let count = cx.bundle.year_figures(*year).entries;
        let entries = entries(lang, count as usize);
        view! {
            <li>
                <a href=href>{locale::of(lang).year_heading(*year)}</a>
                <span class="quiet">{[" ", &entries].concat()}</span>
            </li>
        }
        .into_any()
    });
    view! { <ul class="review-years">{items.collect_view()}</ul> }.into_any()
}

fn contents(cx: Cx, lang: Lang, parts: &[Part]) -> AnyView {
    let items = parts.iter().enumerate().map(|(place, part)| {
        let count = part.count.map(|count| {
            let count = locale::of(lang).number(count);
            view! { <span class="long-count">{count}</span> }.into_any()
        });
        let href = cx.href_place(&part.id);
        view! { <li>{number(place)} <a href=href>{part.name.clone()}</a> {count}</li> }.into_any()
    });
    view! {
        <nav class="review-contents" aria-labelledby="contents">
            <h2 id="contents">{td_string!(i18n(lang), review.contents)}</h2>
            <ol>{items.collect_view()}</ol>
        </nav>
    }
    .into_any()
}

/// The number of a part, counted from 1.
fn number(place: usize) -> AnyView {
    let number = [&(place + 1).to_string(), ". "].concat();
    view! { <span class="review-number">{number}</span> }.into_any()
}

fn numbered(part: Part, place: usize) -> AnyView {
    view! {
        <section class="review-part">
            <h2 id=part.id tabindex="-1">
                {number(place)}
                {part.title}
            </h2>
            {part.content}
        </section>
    }
    .into_any()
}

/// The tables of the year, each with its bars.
fn figures(cx: Cx, lang: Lang, review: &Review<'_>) -> Part {
    let tables = review.tables.iter();
    let tables = tables.map(|found: &Table| table::view(cx, lang, review, found));
    let named = (!review.named.is_empty()).then(|| {
        let words = td_string!(i18n(lang), review.named);
        let cities = review.named.iter();
        let links = cities.map(|city| parts::city_link(cx, lang, *city));
        table::listed(lang, words, links.collect())
    });
    let note = review.before.map(|_| {
        view! { <p class="quiet">{td_string!(i18n(lang), review.compare_note)}</p> }.into_any()
    });
    let title = td_string!(i18n(lang), review.figures);
    let content = view! {
        {note}
        <div class="review-tables">{tables.collect_view()}</div>
        {named}
    }
    .into_any();
    Part {
        id: "figures".to_string(),
        title: title.into_any(),
        name: title.to_string(),
        count: None,
        content: content.into_any(),
    }
}

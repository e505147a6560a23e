//! The review of a year, generated from the bundle.

mod chapter;
mod table;

use leptos::prelude::*;

use crate::locale;
use crate::model::{CategoryIx, Dimension, Review, Table};
use crate::route::{Address, Page};
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{entries, i18n, td_string};

/// The page. For a year without entries it has links to the other years.
#[component]
pub fn ReviewPage(lang: Lang, year: i32) -> AnyView {
    let cx = expect_context::<Cx>();
    let shown_years = cx.bundle.years_with_entries(cx.today());
    let content = match shown_years.contains(&year) {
        true => {
            let review = Review::of(cx.bundle, year, cx.today());
            let chapters = chapter::all(cx, lang, &review);
            let contents = contents(cx, lang, &chapters);
            let chapters = chapters.into_iter().enumerate();
            let chapters = chapters.map(|(index, part)| numbered(part, index));
            view! {
                {head(cx, lang, &review, &shown_years)}
                {contents}
                {chapters.collect_view()}
                {components::print_note(cx, lang, &Address::new(lang, Page::Review(year)))}
            }
            .into_any()
        }
        false => view! {
            <header class="page-head">
                <h1>{components::review_title(lang, year)}</h1>
                <p class="lead">
                    {td_string!(i18n(lang), review.nothing, year = year.to_string())}
                </p>
            </header>
            {years(cx, lang)
                .map(|years| {
                    view! {
                        <section>
                            <h2>{td_string!(i18n(lang), review.years)}</h2>
                            {years}
                        </section>
                    }
                        .into_any()
                })}
        }
        .into_any(),
    };
    view! { <article class="page page-review">{content}</article> }.into_any()
}

/// A section of the review with a numbered heading.
pub struct Part {
    /// The id of its heading.
    id: String,
    title: AnyView,
    /// The title as plain text, for the table of contents.
    name: String,
    /// Number of entries, if it lists any.
    count: Option<usize>,
    content: AnyView,
}

fn head(cx: Cx, lang: Lang, review: &Review<'_>, shown_years: &[i32]) -> AnyView {
    view! {
        <header class="page-head">
            <p class="review-site">{cx.plain(lang, &cx.bundle.site.title)}</p>
            <h1>{components::review_title(lang, review.year)}</h1>
            <p class="lead">{lead(cx, lang, review)}</p>
            <p class="card-actions">
                <button type="button" class="button" on:click=|_| browser::print()>
                    {td_string!(i18n(lang), review.print)}
                </button>
                {spreadsheet(cx, lang)}
                {adjacent_years(cx, lang, review.year, shown_years)}
            </p>
        </header>
    }
    .into_any()
}

/// The totals, the number of cities and countries, and what is not counted. Of a year whose entries
/// are all plans it does not say that nothing took place, but that no outcome is recorded.
fn lead(cx: Cx, lang: Lang, review: &Review<'_>) -> String {
    let mut sentences = Vec::new();
    let (total, unrecorded) = (review.total as usize, review.unrecorded.len());
    if total > 0 || unrecorded == 0 {
        let entries = entries(lang, total);
        sentences.push(td_string!(i18n(lang), review.done, entries = entries));
    }
    if unrecorded > 0 {
        let entries = entries(lang, unrecorded);
        sentences.push(td_string!(
            i18n(lang),
            review.unrecorded_count,
            entries = entries
        ));
    }
    let (cities, countries) = (
        review.count_values(Dimension::City),
        review.count_values(Dimension::Country),
    );
    if cities + countries > 0 {
        let [cities, number] = [cities, countries].map(|count| locale::of(lang).number(count));
        sentences.push(td_string!(
            i18n(lang),
            review.reach,
            cities = cities,
            number = number
        ));
    }
    if !review.not_counted.is_empty() {
        let entries = entries(lang, review.not_counted.len());
        sentences.push(td_string!(i18n(lang), review.apart, entries = entries));
    }
    if review.year >= cx.today().year() {
        sentences.push(td_string!(i18n(lang), review.unfinished).to_string());
    }
    sentences.join(locale::of(lang).punctuation.sentence_gap)
}

/// Links to the nearest years before and after with entries.
fn adjacent_years(cx: Cx, lang: Lang, year: i32, shown_years: &[i32]) -> AnyView {
    let before = shown_years.iter().rev().find(|other| **other < year);
    let after = shown_years.iter().find(|other| **other > year);
    let link = |to: &i32, rel: &'static str| {
        let href = cx.href_page(lang, Page::Review(*to));
        view! {
            <a class="button-quiet" rel=rel href=href>
                {components::review_title(lang, *to)}
            </a>
        }
        .into_any()
    };
    let before = before.map(|to| link(to, "prev"));
    let after = after.map(|to| link(to, "next"));
    (before, after).into_any()
}

/// Links to the reviews of all years with entries, if there are any, with their numbers of entries.
pub fn years(cx: Cx, lang: Lang) -> Option<AnyView> {
    let shown_years = cx.bundle.years_with_entries(cx.today());
    let items = shown_years.iter().map(|year| {
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
    (!shown_years.is_empty())
        .then(|| view! { <ul class="review-years">{items.collect_view()}</ul> }.into_any())
}

fn contents(cx: Cx, lang: Lang, parts: &[Part]) -> AnyView {
    let items = parts.iter().enumerate().map(|(index, part)| {
        let count = part.count.map(|count| {
            let count = locale::of(lang).number(count);
            view! { <span class="long-count">{count}</span> }.into_any()
        });
        let href = cx.href_fragment(&part.id);
        view! { <li>{number(index)} <a href=href>{part.name.clone()}</a> {count}</li> }.into_any()
    });
    view! {
        <nav class="review-contents" aria-labelledby="contents">
            <h2 id="contents">{td_string!(i18n(lang), review.contents)}</h2>
            <ol>{items.collect_view()}</ol>
        </nav>
    }
    .into_any()
}

/// The number of a section, counted from 1.
fn number(index: usize) -> AnyView {
    let number = [&(index + 1).to_string(), ". "].concat();
    view! { <span class="review-number">{number}</span> }.into_any()
}

fn numbered(part: Part, index: usize) -> AnyView {
    view! {
        <section class="review-part">
            <h2 id=part.id tabindex="-1">
                {number(index)}
                {part.title}
            </h2>
            {part.content}
        </section>
    }
    .into_any()
}

/// The categories with their marks, whose colours the bars have.
fn legend(cx: Cx, lang: Lang) -> AnyView {
    let items = cx.bundle.categories.iter().zip(0..).map(|(topic, index)| {
        view! {
            <span>
                {components::mark(CategoryIx(index))} " " {components::inline(cx, lang, &topic.title)}
            </span>
        }
        .into_any()
    });
    view! { <p class="breakdown-legend">{items.collect_view()}</p> }.into_any()
}

/// The link to the spreadsheet with all entries, on published sites.
fn spreadsheet(cx: Cx, lang: Lang) -> Option<AnyView> {
    cx.environment.feeds.as_deref()?;
    Some(
        view! {
            <a class="button-quiet" href=cx.file("data/events.xlsx") target="_self" download=true>
                {td_string!(i18n(lang), review.spreadsheet)}
            </a>
        }
        .into_any(),
    )
}

/// The section with the tables of the year.
fn figures(cx: Cx, lang: Lang, review: &Review<'_>) -> Part {
    // Without a counted entry all rows are 0, except those of statuses.
    let is_counted = review.total + review.previous.unwrap_or(0) > 0;
    let tables = review.tables.iter();
    let tables = tables.filter(|table| is_counted || table.dimension == Dimension::Status);
    let tables = tables.map(|found: &Table| table::view(cx, lang, review, found));
    let named = (!review.mentioned_cities.is_empty()).then(|| {
        let text = td_string!(i18n(lang), review.named);
        let cities = review.mentioned_cities.iter();
        let links = cities.map(|city| components::city_link(cx, lang, *city));
        table::labelled_links(lang, text, links.collect())
    });
    let note = review.previous.map(|_| {
        view! { <p class="quiet">{td_string!(i18n(lang), review.compare_note)}</p> }.into_any()
    });
    let title = td_string!(i18n(lang), review.figures);
    let legend = is_counted.then(|| legend(cx, lang));
    let content = view! {
        {note}
        {legend}
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

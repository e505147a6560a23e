//! All that is known of an event, a programme, a document or an occurrence that is only expected:
//! on its page and in the card over other pages.

use leptos::prelude::*;

use super::add;
use super::when::{expected, hours, precision};
use crate::locale;
#[cfg(feature = "cli")]
use crate::model::schema::{EntryField, Shown};
use crate::model::{MediaKind, Subject, View};
use crate::text::{Lang, Localized};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// Where the facts stand, which decides the level of their headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Page,
    Card,
}

impl Stand {
    /// The title, as a heading of the level above those of [`Stand::heading`].
    fn title(self, title: AnyView) -> AnyView {
        match self {
            Stand::Page => view! {
                <h1 id=TITLE class="event-title">
                    {title}
                </h1>
            }
            .into_any(),
            Stand::Card => view! {
                <h2 id=TITLE class="event-title">
                    {title}
                </h2>
            }
            .into_any(),
        }
    }

    /// A heading below the title.
    fn heading(self, words: &'static str) -> AnyView {
        match self {
            Stand::Page => view! { <h2>{words}</h2> }.into_any(),
            Stand::Card => view! { <h3>{words}</h3> }.into_any(),
        }
    }
}

/// The id of the title, by which a card is named.
pub const TITLE: &str = "event-title";

/// The facts as an article, with what the caller adds at its end.
pub fn article(
    cx: Cx,
    lang: Lang,
    subject: Subject,
    stand: Stand,
    more: Option<AnyView>,
) -> AnyView {
    let entry = cx.bundle.view(subject);
    let (class, lead) = match stand {
        Stand::Page => ("page page-event", "lead"),
        Stand::Card => ("event-facts", "event-summary"),
    };
    let sources = parts::sources(cx, lang, entry.sources).map(|list| {
        view! {
            <section>
                {stand.heading(td_string!(i18n(lang), event.sources))}
                {list}
            </section>
        }
        .into_any()
    });
    let category = cx.plain(lang, &cx.bundle.category(entry.category).title);
    let kind = entry
        .kind
        .map(|kind| [" · ", parts::kind(lang, kind)].concat());
    view! {
        <article {..parts::entry_attributes(cx, &entry)} class=class>
            <header class="page-head">
                <p class="eyebrow">
                    {parts::mark(entry.category)}{category}{kind}{parts::age_mark(lang, &entry)}
                </p>
                {stand.title(parts::inline(cx, lang, entry.title))}
                <p class="when">
                    <span class="when-words">
                        {locale::of(lang).date_with_weekday(&entry.when)}
                    </span>
                    " "
                    {parts::badge(cx, lang, &entry)}
                </p>
                {precision(lang, &entry)}
                {expected(cx, lang, &entry)}
            </header>
            {parts::paragraph(cx, lang, entry.summary, lead)}
            {facts(cx, lang, &entry)}
            {links(cx, lang, &entry, stand)}
            {media(cx, lang, &entry, stand)}
            {add::one(cx, lang, subject)}
            {sources}
            {more}
        </article>
    }
    .into_any()
}

/// Whether the page of an entry or an occurrence changes with a field.
#[cfg(feature = "cli")]
pub const fn page_shows(field: EntryField) -> Shown {
    match field {
        EntryField::Id
        | EntryField::Kind
        | EntryField::Title
        | EntryField::Summary
        | EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without
        | EntryField::When
        | EntryField::Time
        | EntryField::Series
        | EntryField::Cities
        | EntryField::Countries
        | EntryField::Category
        | EntryField::Direction
        | EntryField::Format
        | EntryField::Audience
        | EntryField::Ages
        | EntryField::Exchange
        | EntryField::Status
        | EntryField::Place
        | EntryField::Organisers
        | EntryField::Contact
        | EntryField::Links
        | EntryField::Media
        | EntryField::Sources => Shown::Shown,
        EntryField::CategoryMore | EntryField::DirectionMore => {
            Shown::NotShown("the main one is named; the others lead to the page")
        }
        EntryField::Topics => Shown::NotShown("keywords serve the school desk"),
        EntryField::Revision => Shown::NotShown("feeds and calendars tell of changes"),
    }
}

fn facts(cx: Cx, lang: Lang, entry: &View<'static>) -> AnyView {
    let recurs = entry.series.map(|series| {
        let words = cx.bundle.series(series).recurs.in_words(locale::of(lang));
        locale::of(lang).capitalised(&words)
    });
    let place = entry
        .place
        .map(|place| parts::inline(cx, lang, &place.name));
    let cities = (!entry.cities.is_empty()).then(|| {
        let links = entry
            .cities
            .iter()
            .map(|city| parts::city_link(cx, lang, *city));
        view! { <span class="entry-cities">{links.collect_view()}</span> }.into_any()
    });
    let countries: Vec<String> = entry
        .countries
        .iter()
        .map(|country| cx.country(lang, *country))
        .collect();
    let countries = (!countries.is_empty()).then(|| locale::of(lang).list(&countries));
    let audience: Vec<&str> = entry
        .audience
        .iter()
        .map(|audience| parts::audience(lang, *audience))
        .collect();
    let exchange = entry.exchange.then(|| {
        view! {
            <span class="badge" data-exchange="">
                {td_string!(i18n(lang), words.exchange)}
            </span>
        }
        .into_any()
    });
    let audience = (!audience.is_empty()).then(|| (audience.join(" · "), " ", exchange));
    let ages = entry.ages.map(|span| parts::ages(lang, span));
    let direction = parts::inline(cx, lang, &cx.bundle.direction(entry.direction).title);
    let contact = entry
        .contact
        .map(|contact| parts::contact(cx, lang, contact));
    view! {
        <dl class="facts">
            {fact(td_string!(i18n(lang), event.hours), hours(cx, lang, entry))}
            {fact(td_string!(i18n(lang), event.recurs), recurs)}
            {fact(td_string!(i18n(lang), event.place), place)}
            {fact(td_string!(i18n(lang), event.cities), cities)}
            {fact(td_string!(i18n(lang), event.countries), countries)}
            {fact(
                td_string!(i18n(lang), event.format),
                Some(parts::format_word(lang, entry.format)),
            )} {fact(td_string!(i18n(lang), event.audience), audience)}
            {fact(td_string!(i18n(lang), event.ages), ages)}
            {fact(td_string!(i18n(lang), event.direction), Some(direction))}
            {fact(td_string!(i18n(lang), event.organisers), organisers(cx, lang, entry.organisers))}
            {fact(td_string!(i18n(lang), event.contact), contact)}
        </dl>
    }
    .into_any()
}

fn fact(name: &'static str, value: Option<impl IntoView + 'static>) -> Option<AnyView> {
    value.map(|value| parts::fact(name, value.into_any()))
}

fn organisers(cx: Cx, lang: Lang, names: &'static [Localized]) -> Option<AnyView> {
    let items = names
        .iter()
        .map(|name| view! { <li>{parts::inline(cx, lang, name)}</li> }.into_any());
    (!names.is_empty()).then(|| view! { <ul class="plain">{items.collect_view()}</ul> }.into_any())
}

fn links(cx: Cx, lang: Lang, entry: &View<'_>, stand: Stand) -> Option<AnyView> {
    let items = entry.links.iter().map(|link| {
        let words = cx.plain(lang, &link.title);
        view! { <li>{parts::outward(lang, &link.url, words, link.lang.as_deref())}</li> }.into_any()
    });
    (!entry.links.is_empty()).then(|| {
        view! {
            <section>
                {stand.heading(td_string!(i18n(lang), event.links))}
                <ul class="plain">{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// Pictures, films and sounds as links: nothing of them is fetched before somebody asks for it.
fn media(cx: Cx, lang: Lang, entry: &View<'_>, stand: Stand) -> Option<AnyView> {
    let items = entry.media.iter().map(|medium| {
        let medium = cx.bundle.medium(*medium);
        let what = cx.plain(lang, &medium.description);
        let words = match medium.kind {
            MediaKind::Image => td_string!(i18n(lang), event.image, what = what),
            MediaKind::Video => td_string!(i18n(lang), event.video, what = what),
            MediaKind::Audio => td_string!(i18n(lang), event.audio, what = what),
        };
        view! {
            <li>
                {parts::outward(lang, &medium.url, words, None)}
                {parts::paragraph(cx, lang, &medium.credit, "quiet")}
            </li>
        }
        .into_any()
    });
    (!entry.media.is_empty()).then(|| {
        view! {
            <section>
                {stand.heading(td_string!(i18n(lang), event.media))}
                <ul class="plain">{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

//! All that is known of an event, a programme, a document or an occurrence that is only expected:
//! on its page and in the card over other pages.

use super::add;
use super::when::{expected, hours, precision};
use crate::locale;
use crate::model::schema::{EntryField, Shown};
use crate::model::{MediaKind, Subject, View};
use crate::text::{Lang, Localized};
use crate::ui::address::Cx;
use crate::ui::html::{El, Html, el};
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// Where the facts stand, which decides the level of their headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Page,
    Card,
}

impl Stand {
    /// The tag of the title, and that of the headings below it.
    const fn headings(self) -> (&'static str, &'static str) {
        match self {
            Stand::Page => ("h1", "h2"),
            Stand::Card => ("h2", "h3"),
        }
    }
}

/// The id of the title, by which a card is named.
pub const TITLE: &str = "event-title";

/// The facts as an article, to which the caller may add.
pub fn article(cx: Cx, lang: Lang, subject: Subject, stand: Stand) -> El {
    let entry = cx.bundle.view(subject);
    let (title, heading) = stand.headings();
    let (class, lead) = match stand {
        Stand::Page => ("page page-event", "lead"),
        Stand::Card => ("event-facts", "event-summary"),
    };
    let category = cx.plain(lang, &cx.bundle.category(entry.category).title);
    let kind = entry
        .kind
        .map(|kind| [" · ", parts::kind(lang, kind)].concat());
    parts::painted(cx, el("article"), &entry)
        .class(class)
        .child(
            el("header")
                .class("page-head")
                .child(
                    el("p")
                        .class("eyebrow")
                        .child(parts::mark(entry.category))
                        .child(category)
                        .child(kind)
                        .child(parts::age_mark(lang, &entry)),
                )
                .child(
                    el(title)
                        .attr("id", TITLE)
                        .class("event-title")
                        .child(parts::inline(cx, lang, entry.title)),
                )
                .child(
                    el("p")
                        .class("when")
                        .child(
                            el("span")
                                .class("when-words")
                                .child(locale::of(lang).date_with_weekday(&entry.when)),
                        )
                        .child(" ")
                        .child(parts::badge(cx, lang, &entry)),
                )
                .child(precision(lang, &entry))
                .child(expected(cx, lang, &entry)),
        )
        .child(parts::paragraph(cx, lang, entry.summary, lead))
        .child(facts(cx, lang, &entry))
        .child(links(cx, lang, &entry, heading))
        .child(media(cx, lang, &entry, heading))
        .child(add::one(cx, lang, subject))
        .child(
            el("section")
                .child(el(heading).child(td_string!(i18n(lang), event.sources)))
                .child(parts::sources(cx, lang, entry.sources)),
        )
}

/// Whether the facts change with a field, as on the published page.
const fn article_shows(field: EntryField) -> Shown {
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

/// Evaluated by the compiler, so that the declaration is in use.
const _: () = {
    let mut place = 0;
    while place < EntryField::ALL.len() {
        let _ = article_shows(EntryField::ALL[place]);
        place += 1;
    }
};

fn facts(cx: Cx, lang: Lang, entry: &View<'static>) -> Html {
    let recurs = entry.series.map(|series| {
        let words = cx.bundle.series(series).recurs.in_words(locale::of(lang));
        locale::of(lang).capitalised(&words).into()
    });
    let place = entry
        .place
        .map(|place| parts::inline(cx, lang, &place.name));
    let cities = (!entry.cities.is_empty()).then(|| {
        let links = entry
            .cities
            .iter()
            .map(|city| parts::city_link(cx, lang, *city));
        el("span")
            .class("entry-cities")
            .child(links.collect::<Html>())
            .view()
    });
    let countries: Vec<String> = entry
        .countries
        .iter()
        .map(|country| cx.country(lang, *country))
        .collect();
    let audience: Vec<&str> = entry
        .audience
        .iter()
        .map(|audience| parts::audience(lang, *audience))
        .collect();
    let direction = parts::inline(cx, lang, &cx.bundle.direction(entry.direction).title);
    let exchange = entry.exchange.then(|| {
        el("span")
            .class("badge")
            .attr("data-exchange", "")
            .child(td_string!(i18n(lang), words.exchange))
    });
    let audience = (!audience.is_empty()).then(|| {
        Html::Many(vec![
            Html::from(audience.join(" · ")),
            Html::from(" "),
            Html::from(exchange),
        ])
    });
    let contact = entry
        .contact
        .map(|contact| parts::contact(cx, lang, contact));
    el("dl")
        .class("facts")
        .child(fact(
            td_string!(i18n(lang), event.hours).to_string(),
            hours(cx, lang, entry),
        ))
        .child(fact(
            td_string!(i18n(lang), event.recurs).to_string(),
            recurs,
        ))
        .child(fact(td_string!(i18n(lang), event.place).to_string(), place))
        .child(fact(
            td_string!(i18n(lang), event.cities).to_string(),
            cities,
        ))
        .child(fact(
            td_string!(i18n(lang), event.countries).to_string(),
            words(lang, countries),
        ))
        .child(fact(
            td_string!(i18n(lang), event.format).to_string(),
            Some(parts::format_word(lang, entry.format).into()),
        ))
        .child(fact(
            td_string!(i18n(lang), event.audience).to_string(),
            audience,
        ))
        .child(fact(
            td_string!(i18n(lang), event.ages).to_string(),
            entry.ages.map(|span| parts::ages(lang, span).into()),
        ))
        .child(fact(
            td_string!(i18n(lang), event.direction).to_string(),
            Some(direction),
        ))
        .child(fact(
            td_string!(i18n(lang), event.organisers).to_string(),
            organisers(cx, lang, entry.organisers),
        ))
        .child(fact(
            td_string!(i18n(lang), event.contact).to_string(),
            contact,
        ))
        .view()
}

fn fact(name: String, value: Option<Html>) -> Option<Html> {
    value.map(|value| {
        el("div")
            .child(el("dt").child(name))
            .child(el("dd").child(value))
            .view()
    })
}

fn words<S: Into<String>>(lang: Lang, items: Vec<S>) -> Option<Html> {
    let items: Vec<String> = items.into_iter().map(Into::into).collect();
    (!items.is_empty()).then(|| locale::of(lang).list(&items).into())
}

fn organisers(cx: Cx, lang: Lang, names: &'static [Localized]) -> Option<Html> {
    if names.is_empty() {
        return None;
    }
    let items = names
        .iter()
        .map(|name| el("li").child(parts::inline(cx, lang, name)));
    Some(
        el("ul")
            .class("plain")
            .child(items.collect::<Html>())
            .view(),
    )
}

fn links(cx: Cx, lang: Lang, entry: &View<'_>, heading: &'static str) -> Html {
    if entry.links.is_empty() {
        return Html::Nothing;
    }
    let items = entry.links.iter().map(|link| {
        let words = cx.plain(lang, &link.title);
        el("li").child(parts::outward(lang, &link.url, words, link.lang.as_deref()))
    });
    el("section")
        .child(el(heading).child(td_string!(i18n(lang), event.links)))
        .child(el("ul").class("plain").child(items.collect::<Html>()))
        .view()
}

/// Pictures, films and sounds as links: nothing of them is fetched before somebody asks for it.
fn media(cx: Cx, lang: Lang, entry: &View<'_>, heading: &'static str) -> Html {
    if entry.media.is_empty() {
        return Html::Nothing;
    }
    let items = entry.media.iter().map(|medium| {
        let medium = cx.bundle.medium(*medium);
        let what = cx.plain(lang, &medium.description);
        let words = match medium.kind {
            MediaKind::Image => td_string!(i18n(lang), event.image, what = what),
            MediaKind::Video => td_string!(i18n(lang), event.video, what = what),
            MediaKind::Audio => td_string!(i18n(lang), event.audio, what = what),
        };
        el("li")
            .child(parts::outward(lang, &medium.url, words, None))
            .child(parts::paragraph(cx, lang, &medium.credit, "quiet"))
    });
    el("section")
        .child(el(heading).child(td_string!(i18n(lang), event.media)))
        .child(el("ul").class("plain").child(items.collect::<Html>()))
        .view()
}

//! The facts of an event, a programme, a document or an expected occurrence: for its page and for
//! the card.

use leptos::prelude::*;

use super::actions::actions;
use super::countdown::countdown;
use super::heading::HeadingContext;
use super::place::place;
use super::sessions::sessions;
use super::when::{expected_note, hours, precision};
use super::{notice, taking_part};
use crate::locale;
use crate::model::{Format, MediaKind, Scope, Subject, View};
use crate::text::{Lang, Localized};
use crate::ui::components::{self, ImageSize, image};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The facts as an article; `more` is added before its sources.
pub fn article(
    cx: Cx,
    lang: Lang,
    subject: Subject,
    context: HeadingContext,
    more: Option<AnyView>,
) -> AnyView {
    let entry = cx.bundle.view(subject);
    let (class, lead) = match context {
        HeadingContext::Page => ("page page-event", "lead"),
        HeadingContext::Card => ("event-facts", "event-summary"),
    };
    let sources = components::sources(cx, lang, entry.sources).map(|list| {
        view! {
            <section>
                {context.heading(td_string!(i18n(lang), event.sources))}
                {list}
            </section>
        }
        .into_any()
    });
    let category = cx.plain(lang, &cx.bundle.category(entry.category).title);
    let kind = match entry.scope {
        Scope::City => entry.kind.map(|kind| components::kind_label(lang, kind)),
        Scope::Partner | Scope::Observance => Some(components::scope_label(lang, entry.scope)),
    };
    let kind = kind.map(|label| [" · ", label].concat());
    let main = view! {
        <header class="page-head">
            {components::event_emblem(cx, &entry)}
            <p class="eyebrow">
                {components::mark(entry.category)}{category}{kind}{components::age_mark(lang, &entry)}
            </p>
            {context.title(components::inline(cx, lang, entry.title))}
            <div class="date-block">
                <p class="when">
                    <span class="when-text">{locale::of(lang).date_with_weekday(&entry.when)}</span>
                </p>
                {countdown(cx, lang, &entry)}
                {status(cx, lang, &entry)}
                {precision(lang, &entry)}
                {expected_note(cx, lang, &entry)}
            </div>
        </header>
        {notice::notice(cx, lang, &entry)}
        {entry.details.images.first().map(|first| image(cx, lang, first, context.image_size()))}
        {components::paragraph(cx, lang, entry.summary, lead)}
        {actions(cx, lang, subject, &entry)}
        {components::description(cx, lang, &entry.details.description)}
        {facts(cx, lang, &entry, context)}
        {sessions(cx, lang, &entry, context)}
        {images(cx, lang, &entry, context)}
        {links(cx, lang, &entry, context)}
        {media(cx, lang, &entry, context)}
    };
    let content = match context {
        HeadingContext::Page => view! {
            <div class="page-main">{main}</div>
            <div class="page-side">{more} {sources}</div>
        }
        .into_any(),
        HeadingContext::Card => (main, more, sources).into_any(),
    };
    view! {
        <article {..components::entry_attributes(cx, &entry)} class=class>
            {content}
        </article>
    }
    .into_any()
}

/// The status; nothing for an observance, which has none, unless it is a day off.
fn status(cx: Cx, lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let is_shown = entry.scope != Scope::Observance || entry.day_off;
    is_shown
        .then(|| view! { <p class="event-status">{notice::badges(cx, lang, entry)}</p> }.into_any())
}

fn facts(cx: Cx, lang: Lang, entry: &View<'static>, context: HeadingContext) -> AnyView {
    let recurs = entry.series.map(|series| {
        let text = cx
            .bundle
            .series(series)
            .recurrence
            .describe(locale::recurrence(lang));
        locale::of(lang).capitalised(&text)
    });
    let cities = (!entry.cities.is_empty()).then(|| {
        let links = entry
            .cities
            .iter()
            .map(|city| components::city_link(cx, lang, *city));
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
        .map(|audience| components::audience_label(lang, *audience))
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
    let ages = entry.ages.map(|span| components::ages_text(lang, span));
    // An observance is a day: nobody takes part in it in some form.
    let is_event = entry.scope != Scope::Observance;
    let format = (is_event && entry.format != Format::Unstated)
        .then(|| components::format_label(lang, entry.format));
    let direction =
        is_event.then(|| components::inline(cx, lang, &cx.bundle.direction(entry.direction).title));
    let contact = entry
        .contact
        .map(|contact| components::contact(cx, lang, contact));
    view! {
        <dl class="facts">
            {fact(td_string!(i18n(lang), event.hours), hours(cx, lang, entry))}
            {fact(td_string!(i18n(lang), event.recurs), recurs)}
            {place(cx, lang, entry, context)}
            {taking_part::admission(cx, lang, entry)}
            {fact(td_string!(i18n(lang), event.cities), cities)}
            {fact(td_string!(i18n(lang), event.countries), countries)}
            {fact(td_string!(i18n(lang), event.format), format)}
            {taking_part::languages(lang, entry)}
            {fact(td_string!(i18n(lang), event.audience), audience)}
            {fact(td_string!(i18n(lang), event.ages), ages)}
            {taking_part::accessibility(lang, entry)}
            {fact(td_string!(i18n(lang), event.direction), direction)}
            {fact(td_string!(i18n(lang), event.organisers), names(cx, lang, entry.organisers))}
            {fact(
                td_string!(i18n(lang), event.participants),
                names(cx, lang, &entry.details.participants),
            )}
            {fact(td_string!(i18n(lang), event.contact), contact)}
        </dl>
    }
    .into_any()
}

fn fact(name: &'static str, value: Option<impl IntoView + 'static>) -> Option<AnyView> {
    value.map(|value| components::fact(name, value.into_any()))
}

fn names(cx: Cx, lang: Lang, names: &'static [Localized]) -> Option<AnyView> {
    let items = names
        .iter()
        .map(|name| view! { <li>{components::inline(cx, lang, name)}</li> }.into_any());
    (!names.is_empty()).then(|| view! { <ul class="plain">{items.collect_view()}</ul> }.into_any())
}

fn links(cx: Cx, lang: Lang, entry: &View<'_>, context: HeadingContext) -> Option<AnyView> {
    let items = entry.links.iter().map(|link| {
        let text = cx.plain(lang, &link.title);
        view! { <li>{components::external_link(lang, &link.url, text, link.lang.as_deref())}</li> }
            .into_any()
    });
    (!entry.links.is_empty()).then(|| {
        view! {
            <section>
                {context.heading(td_string!(i18n(lang), event.links))}
                <ul class="plain">{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// The pictures after the first one, which is at the top.
fn images(cx: Cx, lang: Lang, entry: &View<'_>, context: HeadingContext) -> Option<AnyView> {
    let others = entry.details.images.get(1..).unwrap_or_default();
    let items = others
        .iter()
        .map(|other| view! { <li>{image(cx, lang, other, ImageSize::Small)}</li> }.into_any());
    (!others.is_empty()).then(|| {
        view! {
            <section>
                {context.heading(td_string!(i18n(lang), event.images))}
                <ul class="images">{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// Images, videos and sounds as links: nothing is fetched before it is requested.
fn media(cx: Cx, lang: Lang, entry: &View<'_>, context: HeadingContext) -> Option<AnyView> {
    let items = entry.media.iter().map(|medium| {
        let medium = cx.bundle.medium(*medium);
        let what = cx.plain(lang, &medium.description);
        let text = match medium.kind {
            MediaKind::Image => td_string!(i18n(lang), event.image, what = what),
            MediaKind::Video => td_string!(i18n(lang), event.video, what = what),
            MediaKind::Audio => td_string!(i18n(lang), event.audio, what = what),
        };
        view! {
            <li>
                {components::external_link(lang, &medium.url, text, None)}
                {components::paragraph(cx, lang, &medium.credit, "quiet")}
            </li>
        }
        .into_any()
    });
    (!entry.media.is_empty()).then(|| {
        view! {
            <section>
                {context.heading(td_string!(i18n(lang), event.media))}
                <ul class="plain">{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

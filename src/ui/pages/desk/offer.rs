//! An offer in plain words: what it is, who with, when it was or will be, how, for which ages, and
//! whom to ask. What no source says is named as such.

use leptos::prelude::*;

use super::kept::Kept;
use crate::locale;
use crate::model::{Format, Interest, Offer, Subject, Told, View, interests};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// The offer as an item of a list, with the button that keeps it.
pub fn card(cx: Cx, lang: Lang, offer: &Offer, kept: Kept) -> AnyView {
    let entry = cx.bundle.view_of(&offer.occurrence);
    view! {
        <li class="offer" {..parts::entry_attributes(cx, &entry)}>
            {eyebrow(cx, lang, &entry)}
            <h3>
                <a class="offer-title" href=parts::event_href(cx, lang, entry.subject)>
                    {parts::inline(cx, lang, entry.title)}
                </a>
            </h3>
            <p class="offer-told">{told(cx, lang, offer)}</p>
            {parts::paragraph(cx, lang, entry.summary, "")}
            {facts(cx, lang, &entry)}
            {keep(cx, lang, entry.subject, kept)}
        </li>
    }
    .into_any()
}

fn eyebrow(cx: Cx, lang: Lang, entry: &View<'_>) -> AnyView {
    let kind = entry.kind.map(|kind| parts::kind(lang, kind).to_string());
    let kind = kind.unwrap_or_else(|| cx.plain(lang, &cx.bundle.category(entry.category).title));
    let likes = interests(entry).into_iter();
    let likes = likes.map(|like| like_word(lang, like).to_string());
    let words: Vec<String> = [kind].into_iter().chain(likes).collect();
    view! { <p class="eyebrow">{parts::mark(entry.category)}{words.join(" · ")}</p> }.into_any()
}

/// When it was, is or will be, and whether there is a next time.
pub fn told(cx: Cx, lang: Lang, offer: &Offer) -> String {
    let entry = cx.bundle.view_of(&offer.occurrence);
    let when = locale::of(lang).date(&entry.when);
    let expected = offer.next.map(|next| locale::of(lang).date(&next.when));
    let expected = expected.unwrap_or_default();
    match cx.bundle.told_of_offer(offer, cx.today()) {
        Told::Held => td_string!(i18n(lang), desk.held, when = when),
        Told::HeldExpected => td_string!(
            i18n(lang),
            desk.held_expected,
            when = when,
            expected = expected
        ),
        Told::HeldPlanned => td_string!(
            i18n(lang),
            desk.held_planned,
            when = when,
            expected = expected
        ),
        Told::OutcomeUnknown => td_string!(i18n(lang), desk.outcome_unknown, when = when),
        Told::Planned => td_string!(i18n(lang), desk.planned, when = when),
        Told::Expected => td_string!(i18n(lang), desk.expected, when = when),
        Told::Running => td_string!(i18n(lang), desk.running, when = when),
        Told::Undated => td_string!(i18n(lang), event.no_date).to_string(),
        Told::State => {
            let state = parts::standing_word(lang, entry.standing(cx.today()));
            [state, locale::of(lang).punctuation.colon, &when].concat()
        }
    }
}

/// What a pupil asks of it.
pub fn facts(cx: Cx, lang: Lang, entry: &View<'static>) -> AnyView {
    let unknown = || unknown(lang);
    let how = match entry.format {
        Format::Unstated => unknown(),
        Format::InPerson | Format::Online | Format::Mixed | Format::ByPost => {
            parts::format_word(lang, entry.format).into_any()
        }
    };
    let ages = entry.ages.map(|ages| parts::ages(lang, ages).into_any());
    view! {
        <dl class="facts">
            {parts::fact(td_string!(i18n(lang), desk.with), partners(cx, lang, entry))}
            {parts::fact(td_string!(i18n(lang), desk.how), how)}
            {parts::fact(td_string!(i18n(lang), event.ages), ages.unwrap_or_else(unknown))}
            {parts::fact(td_string!(i18n(lang), desk.ask), ask(cx, lang, entry).into_any())}
        </dl>
    }
    .into_any()
}

/// Says that no source tells.
fn unknown(lang: Lang) -> AnyView {
    view! { <span class="quiet">{td_string!(i18n(lang), desk.unknown)}</span> }.into_any()
}

/// Cities as links, and countries of which no city is named.
fn partners(cx: Cx, lang: Lang, entry: &View<'static>) -> AnyView {
    let cities = entry.cities.iter().map(|city| {
        let country = cx.country(lang, cx.bundle.city(*city).country);
        let link = parts::city_link(cx, lang, *city);
        (link, locale::of(lang).bracketed(&country)).into_any()
    });
    let countries = entry.countries.iter();
    let countries = countries.map(|country| cx.country(lang, *country).into_any());
    let all = cities.chain(countries).enumerate().map(|(at, one)| {
        let comma = (at > 0).then_some(locale::of(lang).punctuation.comma);
        (comma, one)
    });
    match entry.cities.is_empty() && entry.countries.is_empty() {
        true => unknown(lang),
        false => all.collect_view().into_any(),
    }
}

/// Its own contact, else who organised it and the city's office.
fn ask(cx: Cx, lang: Lang, entry: &View<'static>) -> Option<AnyView> {
    let contact = entry.contact.or(cx.bundle.site.contact.as_ref());
    contact.map(|contact| parts::contact(cx, lang, contact))
}

/// The button that puts an offer on the list, and takes it away again.
fn keep(cx: Cx, lang: Lang, subject: Subject, kept: Kept) -> AnyView {
    let id: Box<str> = subject.id(cx.bundle).as_ref().into();
    let title = cx.plain(lang, cx.bundle.view(subject).title);
    let asked = id.clone();
    let is_kept = move || kept.has(&asked);
    let word = {
        let is_kept = is_kept.clone();
        move || match is_kept() {
            true => td_string!(i18n(lang), desk.kept),
            false => td_string!(i18n(lang), desk.keep),
        }
    };
    let name = {
        let word = word.clone();
        move || [word(), locale::of(lang).punctuation.colon, &title].concat()
    };
    let is_full = {
        let is_kept = is_kept.clone();
        move || kept.is_full() && !is_kept()
    };
    view! {
        <button
            type="button"
            class="button-quiet offer-keep"
            aria-label=name
            disabled=is_full
            aria-pressed=move || is_kept().to_string()
            on:click=move |_| kept.toggle(&id)
        >
            {word}
        </button>
    }
    .into_any()
}

/// What somebody likes.
pub fn like_word(lang: Lang, like: Interest) -> &'static str {
    match like {
        Interest::Art => td_string!(i18n(lang), desk.like_art),
        Interest::Music => td_string!(i18n(lang), desk.like_music),
        Interest::Sport => td_string!(i18n(lang), desk.like_sport),
        Interest::Nature => td_string!(i18n(lang), desk.like_nature),
        Interest::Language => td_string!(i18n(lang), desk.like_language),
        Interest::Technology => td_string!(i18n(lang), desk.like_technology),
        Interest::Friendship => td_string!(i18n(lang), desk.like_friendship),
    }
}

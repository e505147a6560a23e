//! An offer: title, dates, partners, form of participation and ages. Facts that no source states are
//! left out.

use leptos::prelude::*;

use super::emblem::emblem;
use super::letter;
use super::saved_list::SavedList;
use crate::locale;
use crate::model::{
    Criterion, Format, Interest, Offer, OfferQuery, OfferTiming, Subject, View, interests,
};
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The offer as a list item, with the buttons that save it and write a letter about it.
pub fn card(
    cx: Cx,
    lang: Lang,
    offer: &Offer,
    query: &OfferQuery,
    saved_list: SavedList,
) -> AnyView {
    let entry = cx.bundle.view_of(&offer.occurrence);
    let picture = interests(&entry).first().map(|like| emblem(*like));
    view! {
        <li class="offer" {..components::entry_attributes(cx, &entry)}>
            {eyebrow(cx, lang, &entry)}
            <h3>
                <a class="offer-title" href=components::event_href(cx, lang, entry.subject)>
                    {components::inline(cx, lang, entry.title)}
                </a>
            </h3>
            <p class="offer-timing">{timing_text(cx, lang, offer)} {last(cx, lang, offer)}</p>
            {components::paragraph(cx, lang, entry.summary, "")}
            {facts(cx, lang, &entry)}
            {unstated(cx, lang, &entry, query)}
            <p class="card-actions">
                {save_button(cx, lang, entry.subject, saved_list)}
                {letter::button(cx, lang, entry.subject)}
            </p>
            {picture}
        </li>
    }
    .into_any()
}

fn eyebrow(cx: Cx, lang: Lang, entry: &View<'_>) -> AnyView {
    let kind = entry
        .kind
        .map(|kind| components::kind_label(lang, kind).to_string());
    let kind = kind.unwrap_or_else(|| cx.plain(lang, &cx.bundle.category(entry.category).title));
    let likes = interests(entry).into_iter();
    let likes = likes.map(|like| interest_label(lang, like).to_string());
    let text: Vec<String> = [kind].into_iter().chain(likes).collect();
    view! { <p class="eyebrow">{components::mark(entry.category)}{text.join(" · ")}</p> }.into_any()
}

/// The last edition of a series that was held, as a link after the timing.
fn last(cx: Cx, lang: Lang, offer: &Offer) -> Option<AnyView> {
    let last = offer.last?;
    let href = components::event_href(cx, lang, last.subject);
    let when = locale::of(lang).date(&last.when);
    let text = td_string!(i18n(lang), exchanges.last, when = when);
    Some(view! { <a class="offer-last" href=href>{text}</a> }.into_any())
}

/// What the sources do not state about something that the reader asked for.
fn unstated(cx: Cx, lang: Lang, entry: &View<'_>, query: &OfferQuery) -> Option<AnyView> {
    let words = query.unstated(cx.bundle, entry).into_iter();
    let words = words.map(|criterion| match criterion {
        Criterion::Partner => td_string!(i18n(lang), exchanges.unstated_partner),
        Criterion::Ages => td_string!(i18n(lang), exchanges.unstated_ages),
        Criterion::Interests => td_string!(i18n(lang), exchanges.unstated_interests),
        Criterion::Format => td_string!(i18n(lang), exchanges.unstated_format),
    });
    let words: Vec<String> = words.map(str::to_string).collect();
    (!words.is_empty()).then(|| {
        let list = locale::of(lang).list(&words);
        let text = td_string!(i18n(lang), exchanges.unstated, list = list);
        view! { <p class="quiet">{text}</p> }.into_any()
    })
}

/// The dates of an offer as text: past, current or future, and the next edition if there is one.
pub fn timing_text(cx: Cx, lang: Lang, offer: &Offer) -> String {
    let entry = cx.bundle.view_of(&offer.occurrence);
    let when = locale::of(lang).date(&entry.when);
    let expected = offer.next.map(|next| locale::of(lang).date(&next.when));
    let expected = expected.unwrap_or_default();
    match cx.bundle.offer_timing(offer, cx.today()) {
        OfferTiming::Held => td_string!(i18n(lang), exchanges.held, when = when),
        OfferTiming::HeldExpected => td_string!(
            i18n(lang),
            exchanges.held_expected,
            when = when,
            expected = expected
        ),
        OfferTiming::HeldPlanned => td_string!(
            i18n(lang),
            exchanges.held_planned,
            when = when,
            expected = expected
        ),
        OfferTiming::OutcomeUnknown => {
            td_string!(i18n(lang), exchanges.outcome_unknown, when = when)
        }
        OfferTiming::Planned => td_string!(i18n(lang), exchanges.planned, when = when),
        OfferTiming::Expected => td_string!(i18n(lang), exchanges.expected, when = when),
        OfferTiming::Running => td_string!(i18n(lang), exchanges.running, when = when),
        OfferTiming::Undated => td_string!(i18n(lang), event.no_date).to_string(),
        OfferTiming::State => {
            let state = components::status_label(lang, entry.effective_status(cx.today()));
            [state, locale::of(lang).punctuation.colon, &when].concat()
        }
    }
}

/// The facts of an offer that a source states: partners, form of participation and ages.
pub fn facts(cx: Cx, lang: Lang, entry: &View<'static>) -> Option<AnyView> {
    let with = partners(cx, lang, entry)
        .map(|partners| components::fact(td_string!(i18n(lang), exchanges.with), partners));
    let how = (entry.format != Format::Unstated).then(|| {
        let format = components::format_label(lang, entry.format).into_any();
        components::fact(td_string!(i18n(lang), exchanges.how), format)
    });
    let ages = entry.ages.map(|ages| {
        let ages = components::ages_text(lang, ages).into_any();
        components::fact(td_string!(i18n(lang), event.ages), ages)
    });
    let facts: Vec<AnyView> = [with, how, ages].into_iter().flatten().collect();
    (!facts.is_empty()).then(|| view! { <dl class="facts">{facts}</dl> }.into_any())
}

/// The cities as links, and the countries without a named city.
fn partners(cx: Cx, lang: Lang, entry: &View<'static>) -> Option<AnyView> {
    let cities = entry.cities.iter().map(|city| {
        let country = cx.country(lang, cx.bundle.city(*city).country);
        let link = components::city_link(cx, lang, *city);
        (link, locale::of(lang).bracketed(&country)).into_any()
    });
    let countries = entry.countries.iter();
    let countries = countries.map(|country| cx.country(lang, *country).into_any());
    let all = cities.chain(countries).enumerate().map(|(at, one)| {
        let comma = (at > 0).then_some(locale::of(lang).punctuation.comma);
        (comma, one)
    });
    let is_known = !entry.cities.is_empty() || !entry.countries.is_empty();
    is_known.then(|| all.collect_view().into_any())
}

/// The button that adds an offer to the saved list or removes it.
fn save_button(cx: Cx, lang: Lang, subject: Subject, saved_list: SavedList) -> AnyView {
    let id: Box<str> = subject.id(cx.bundle).as_ref().into();
    let title = cx.plain(lang, cx.bundle.view(subject).title);
    let saved_id = id.clone();
    let is_saved = move || saved_list.has(&saved_id);
    let word = {
        let is_saved = is_saved.clone();
        move || match is_saved() {
            true => td_string!(i18n(lang), exchanges.kept),
            false => td_string!(i18n(lang), exchanges.keep),
        }
    };
    let name = {
        let word = word.clone();
        move || [word(), locale::of(lang).punctuation.colon, &title].concat()
    };
    let is_full = {
        let is_saved = is_saved.clone();
        move || saved_list.is_full() && !is_saved()
    };
    view! {
        <button
            type="button"
            class="button-quiet offer-save"
            aria-label=name
            disabled=is_full
            aria-pressed=move || is_saved().to_string()
            on:click=move |_| saved_list.toggle(&id)
        >
            {word}
        </button>
    }
    .into_any()
}

/// The label of an interest.
pub fn interest_label(lang: Lang, like: Interest) -> &'static str {
    match like {
        Interest::Art => td_string!(i18n(lang), exchanges.like_art),
        Interest::Music => td_string!(i18n(lang), exchanges.like_music),
        Interest::Sport => td_string!(i18n(lang), exchanges.like_sport),
        Interest::Nature => td_string!(i18n(lang), exchanges.like_nature),
        Interest::Language => td_string!(i18n(lang), exchanges.like_language),
        Interest::Technology => td_string!(i18n(lang), exchanges.like_technology),
        Interest::Friendship => td_string!(i18n(lang), exchanges.like_friendship),
    }
}

//! The exchange finder for pupils: choices, the matching offers in three groups, the saved list for
//! a teacher, how a class begins, and a letter.

mod begin;
mod emblem;
mod form;
mod letter;
mod list;
mod offer;
mod saved_list;
mod sheet;

use std::sync::Arc;

use leptos::prelude::*;

use crate::locale;
use crate::model::{Answer, Offer, OfferChoices, OfferGroup, OfferQuery};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::{browser, components};
use saved_list::SavedList;

/// Number of offers at first, and added by each press of the button for more.
const PAGE_SIZE: usize = 24;

/// The page.
#[component]
pub fn ProgrammesPage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let host = cx.plain(lang, &cx.bundle.host.name);
    let offers = Arc::new(cx.bundle.offers(cx.today()));
    let choices = cx.bundle.offer_choices(&offers);
    let saved_list = SavedList::new(cx);
    let is_embedded = cx.params.with_untracked(|params| params.embed);
    let content = match offers.is_empty() {
        true => empty_page(cx, lang),
        false => view! {
            {form::view(cx, lang, &choices)}
            {results(cx, lang, Arc::clone(&offers), choices, saved_list)}
            {list::view(cx, lang, saved_list)}
            {(!is_embedded).then(|| (begin::view(lang), letter::view(cx, lang, offers)))}
            {sheet::view(cx, lang, saved_list)}
        }
        .into_any(),
    };
    view! {
        <div class="page page-exchanges">
            <header class="page-head">
                <h1>{td_string!(i18n(lang), exchanges.title)}</h1>
                <p class="lead">{td_string!(i18n(lang), exchanges.lead, host = host)}</p>
            </header>
            {content}
        </div>
    }
    .into_any()
}

/// The page without offers, which shows the contact of the site.
fn empty_page(cx: Cx, lang: Lang) -> AnyView {
    let contact = cx.bundle.site.contact.as_ref();
    let contact =
        contact.map(|contact| view! { <p>{components::contact(cx, lang, contact)}</p> }.into_any());
    view! {
        <section>
            <p class="empty">{td_string!(i18n(lang), exchanges.empty)}</p>
            {contact}
        </section>
    }
    .into_any()
}

/// The offers that match the query in the address or may match it, by group. Rendered again when the
/// query changes.
fn results(
    cx: Cx,
    lang: Lang,
    offers: Arc<Vec<Offer>>,
    choices: OfferChoices,
    saved_list: SavedList,
) -> AnyView {
    let first = cx.params.with_untracked(|params| params.limit);
    let shown = RwSignal::new(first.map_or(PAGE_SIZE, usize::from));
    let known = choices.clone();
    let query = Memo::new(move |_| {
        let query = cx.params.with(|params| params.offer_query(cx.bundle));
        query.answerable(&known)
    });
    let all = Arc::clone(&offers);
    let sentence = move || {
        let found = query.with(|query| matching_offers(cx, &all, query));
        summary(lang, &found)
    };
    let groups = move || {
        let query = query.get();
        let found = matching_offers(cx, &offers, &query);
        groups(cx, lang, saved_list, &query, &found, shown)
    };
    view! {
        <div class="exchanges-results">
            <p class="exchanges-summary" role="status">
                {sentence}
            </p>
            {form::refinements(cx, lang, choices)}
            {groups}
        </div>
    }
    .into_any()
}

/// The offers that match a query, by group; within a group those that surely match come first.
fn matching_offers<'a>(cx: Cx, offers: &'a [Offer], query: &OfferQuery) -> Vec<&'a Offer> {
    let bundle = cx.bundle;
    let mut found = Vec::new();
    for group in OfferGroup::ALL {
        for answer in [Answer::Yes, Answer::Unknown] {
            found.extend(offers.iter().filter(|offer| {
                let view = bundle.view_of(&offer.occurrence);
                offer.group == Some(*group) && query.fit(bundle, &view) == answer
            }));
        }
    }
    found
}

/// The number of matching offers in each group as a sentence.
fn summary(lang: Lang, found: &[&Offer]) -> String {
    if found.is_empty() {
        return td_string!(i18n(lang), exchanges.none).to_string();
    }
    let count = |group| {
        let of_group = found.iter().filter(|offer| offer.group == Some(group));
        locale::of(lang).number(of_group.count())
    };
    td_string!(
        i18n(lang),
        exchanges.found,
        open = count(OfferGroup::Open),
        again = count(OfferGroup::Again),
        held = count(OfferGroup::Held)
    )
}

/// The first offers, each group under its heading, and a button for more.
fn groups(
    cx: Cx,
    lang: Lang,
    saved_list: SavedList,
    query: &OfferQuery,
    found: &[&Offer],
    shown: RwSignal<usize>,
) -> AnyView {
    let count = shown.get();
    let (first, rest) = found.split_at(count.min(found.len()));
    let sections = OfferGroup::ALL.iter().map(|group| {
        let of_group = first.iter().filter(|offer| offer.group == Some(*group));
        let cards = of_group.map(|offer| offer::card(cx, lang, offer, query, saved_list));
        let cards: Vec<AnyView> = cards.collect();
        (!cards.is_empty()).then(|| section(lang, *group, cards))
    });
    let sections: Vec<Option<AnyView>> = sections.collect();
    let next = rest.first().and_then(|offer| {
        let group = offer.group?;
        let before = first.iter().filter(|one| one.group == Some(group)).count();
        let position = (before + 1).to_string();
        let of_group = ["[data-group=", group.code(), "] li:nth-child("].concat();
        Some([&of_group, &position, ") .offer-title"].concat())
    });
    let more = next.map(|next| {
        let show_more = move |_| {
            shown.set(count + PAGE_SIZE);
            // The button may be removed; the first new offer gets the focus.
            let next = next.clone();
            browser::next_frame(move || browser::focus_first(&next));
        };
        view! {
            <button type="button" class="button" on:click=show_more>
                {td_string!(i18n(lang), exchanges.more)}
            </button>
        }
        .into_any()
    });
    let rest = components::without_scripts(cx, || {
        let cards = rest
            .iter()
            .map(|offer| offer::card(cx, lang, offer, query, saved_list));
        view! { <ul class="offers">{cards.collect_view()}</ul> }.into_any()
    });
    view! {
        {sections}
        {more}
        {rest}
    }
    .into_any()
}

fn section(lang: Lang, group: OfferGroup, cards: Vec<AnyView>) -> AnyView {
    let (name, note) = match group {
        OfferGroup::Open => (td_string!(i18n(lang), exchanges.open), None),
        OfferGroup::Again => (td_string!(i18n(lang), exchanges.again), None),
        OfferGroup::Held => (
            td_string!(i18n(lang), exchanges.was_held),
            Some(td_string!(i18n(lang), exchanges.was_held_note)),
        ),
    };
    let note = note.map(|note| view! { <p class="quiet">{note}</p> }.into_any());
    view! {
        <section class="exchanges-group" data-group=group.code()>
            <h2>{name}</h2>
            {note}
            <ul class="offers">{cards}</ul>
        </section>
    }
    .into_any()
}

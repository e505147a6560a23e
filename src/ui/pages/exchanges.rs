//! The exchange finder for pupils: a form, the matching offers, and the saved list for a teacher.

mod form;
mod list;
mod offer;
mod saved_list;
mod sheet;

use std::sync::Arc;

use leptos::prelude::*;

use crate::locale;
use crate::model::{Answer, Offer, OfferQuery};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{counted, i18n, td_string};
use crate::ui::{browser, components};
use saved_list::SavedList;

/// Number of offers under a heading at first, and added by each press of the button for more.
const PAGE_SIZE: usize = 24;

/// The page.
#[component]
pub fn ProgrammesPage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let host = cx.plain(lang, &cx.bundle.host.name);
    let offers = Arc::new(cx.bundle.offers(cx.today()));
    let saved_list = SavedList::new(cx);
    let content = match offers.is_empty() {
        true => empty_page(cx, lang),
        false => view! {
            {form::view(cx, lang, &offers)}
            {list::view(cx, lang, saved_list)}
            {results(cx, lang, offers, saved_list)}
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

/// The offers that match the query in the address, and those that may match. Rendered again when
/// the query changes.
fn results(cx: Cx, lang: Lang, offers: Arc<Vec<Offer>>, saved_list: SavedList) -> AnyView {
    let first = cx.params.with_untracked(|params| params.limit);
    let shown = RwSignal::new(first.map_or(PAGE_SIZE, usize::from));
    let query = Memo::new(move |_| cx.params.with(|params| params.offer_query(cx.bundle)));
    let all = Arc::clone(&offers);
    let sentence = move || {
        let count = |answer| query.with(|query| matching_offers(cx, &all, query, answer).len());
        summary(
            lang,
            &query.get(),
            count(Answer::Yes),
            count(Answer::Unknown),
        )
    };
    let groups = move || {
        let query = query.get();
        let group = |answer, name, note| {
            let found = matching_offers(cx, &offers, &query, answer);
            (!found.is_empty()).then(|| group(cx, lang, saved_list, name, note, &found, shown))
        };
        let heading = match query.is_empty() {
            true => td_string!(i18n(lang), exchanges.all),
            false => td_string!(i18n(lang), exchanges.suits),
        };
        let may = td_string!(i18n(lang), exchanges.may);
        let may_note = td_string!(i18n(lang), exchanges.may_note);
        [
            group(Answer::Yes, heading, None),
            group(Answer::Unknown, may, Some(may_note)),
        ]
    };
    view! {
        <div class="exchanges-results">
            <p class="exchanges-summary" role="status">
                {sentence}
            </p>
            {groups}
        </div>
    }
    .into_any()
}

fn matching_offers<'a>(
    cx: Cx,
    offers: &'a [Offer],
    query: &OfferQuery,
    answer: Answer,
) -> Vec<&'a Offer> {
    let bundle = cx.bundle;
    let fits = |offer: &&Offer| query.fit(bundle, &bundle.view_of(&offer.occurrence)) == answer;
    offers.iter().filter(fits).collect()
}

/// The number of matching offers as a sentence.
fn summary(lang: Lang, query: &OfferQuery, yes: usize, unknown: usize) -> String {
    if query.is_empty() {
        let entries = counted!(lang, yes, exchanges.exchanges);
        td_string!(i18n(lang), exchanges.found_all, entries = entries)
    } else if yes + unknown == 0 {
        td_string!(i18n(lang), exchanges.none).to_string()
    } else {
        let count = locale::of(lang).number(unknown);
        if yes == 0 {
            return td_string!(i18n(lang), exchanges.found_none, count = count);
        }
        let entries = counted!(lang, yes, exchanges.exchanges);
        td_string!(
            i18n(lang),
            exchanges.found,
            entries = entries,
            count = count
        )
    }
}

/// The first offers under a heading, and a button for more.
fn group(
    cx: Cx,
    lang: Lang,
    saved_list: SavedList,
    name: &'static str,
    note: Option<&'static str>,
    found: &[&Offer],
    shown: RwSignal<usize>,
) -> AnyView {
    let count = shown.get();
    let note = note.map(|note| view! { <p class="quiet">{note}</p> }.into_any());
    let cards = found.iter().take(count);
    let cards = cards.map(|offer| offer::card(cx, lang, offer, saved_list));
    let show_more = move |_| {
        shown.set(count + PAGE_SIZE);
        // The button may be removed; the first new offer gets the focus.
        let next = ["li:nth-child(", &(count + 1).to_string(), ") .offer-title"].concat();
        browser::next_frame(move || browser::focus_first(&next));
    };
    let more = (found.len() > count).then(|| {
        view! {
            <button type="button" class="button" on:click=show_more>
                {td_string!(i18n(lang), exchanges.more)}
            </button>
        }
        .into_any()
    });
    let rest = components::without_scripts(cx, || {
        let rest = found.iter().skip(count);
        let cards = rest.map(|offer| offer::card(cx, lang, offer, saved_list));
        view! { <ul class="offers">{cards.collect_view()}</ul> }.into_any()
    });
    view! {
        <section class="exchanges-group">
            <h2>{name}</h2>
            {note}
            <ul class="offers">{cards.collect_view()}</ul>
            {more}
            {rest}
        </section>
    }
    .into_any()
}

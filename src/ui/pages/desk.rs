//! The school desk: what pupils can take part in, asked for in plain words, and the list of it that
//! one of them keeps for a teacher.

mod form;
mod kept;
mod list;
mod offer;
mod sheet;

use std::sync::Arc;

use leptos::prelude::*;

use crate::locale;
use crate::model::{Answer, Offer, Wish};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{counted, i18n, td_string};
use crate::ui::{browser, parts};
use kept::Kept;

/// How many offers stand under a heading before the reader asks for more of them.
const FIRST: usize = 24;

/// The page.
#[component]
pub fn ProgrammesPage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let host = cx.plain(lang, &cx.bundle.host.name);
    let offers = Arc::new(cx.bundle.offers(cx.today()));
    let kept = Kept::new(cx);
    let content = match offers.is_empty() {
        true => nothing(cx, lang),
        false => view! {
            {form::view(cx, lang, &offers)}
            {list::view(cx, lang, kept)}
            {results(cx, lang, offers, kept)}
            {sheet::view(cx, lang, kept)}
        }
        .into_any(),
    };
    view! {
        <div class="page page-desk">
            <header class="page-head">
                <h1>{td_string!(i18n(lang), desk.title)}</h1>
                <p class="lead">{td_string!(i18n(lang), desk.lead, host = host)}</p>
            </header>
            {content}
        </div>
    }
    .into_any()
}

/// Where the data holds no exchanges there is still somebody to ask.
fn nothing(cx: Cx, lang: Lang) -> AnyView {
    let contact = cx.bundle.site.contact.as_ref();
    let contact =
        contact.map(|contact| view! { <p>{parts::contact(cx, lang, contact)}</p> }.into_any());
    view! {
        <section>
            <p class="empty">{td_string!(i18n(lang), desk.empty)}</p>
            {contact}
        </section>
    }
    .into_any()
}

/// What suits the wish of the address, and what may. Made anew when the wish changes.
fn results(cx: Cx, lang: Lang, offers: Arc<Vec<Offer>>, kept: Kept) -> AnyView {
    let first = cx.params.with_untracked(|params| params.limit);
    let shown = RwSignal::new(first.map_or(FIRST, usize::from));
    let wish = Memo::new(move |_| cx.params.with(|params| params.wish(cx.bundle)));
    let all = Arc::clone(&offers);
    let sentence = move || {
        let count = |answer| wish.with(|wish| suiting(cx, &all, wish, answer).len());
        told(
            lang,
            &wish.get(),
            count(Answer::Yes),
            count(Answer::Unknown),
        )
    };
    let groups = move || {
        let wish = wish.get();
        let group = |answer, name, note| {
            let found = suiting(cx, &offers, &wish, answer);
            (!found.is_empty()).then(|| group(cx, lang, kept, name, note, &found, shown))
        };
        let suits = match wish.is_empty() {
            true => td_string!(i18n(lang), desk.all),
            false => td_string!(i18n(lang), desk.suits),
        };
        let may = td_string!(i18n(lang), desk.may);
        let may_note = td_string!(i18n(lang), desk.may_note);
        [
            group(Answer::Yes, suits, None),
            group(Answer::Unknown, may, Some(may_note)),
        ]
    };
    view! {
        <div class="desk-results">
            <p class="desk-told" role="status">
                {sentence}
            </p>
            {groups}
        </div>
    }
    .into_any()
}

fn suiting<'a>(cx: Cx, offers: &'a [Offer], wish: &Wish, answer: Answer) -> Vec<&'a Offer> {
    let bundle = cx.bundle;
    let suits = |offer: &&Offer| wish.fit(bundle, &bundle.view_of(&offer.occurrence)) == answer;
    offers.iter().filter(suits).collect()
}

/// How much was found, in a sentence.
fn told(lang: Lang, wish: &Wish, yes: usize, unknown: usize) -> String {
    if wish.is_empty() {
        let entries = counted!(lang, yes, desk.exchanges);
        td_string!(i18n(lang), desk.found_all, entries = entries)
    } else if yes + unknown == 0 {
        td_string!(i18n(lang), desk.none).to_string()
    } else {
        let count = locale::of(lang).number(unknown);
        if yes == 0 {
            return td_string!(i18n(lang), desk.found_none, count = count);
        }
        let entries = counted!(lang, yes, desk.exchanges);
        td_string!(i18n(lang), desk.found, entries = entries, count = count)
    }
}

/// The first of the offers under a heading, and a button for more of them.
fn group(
    cx: Cx,
    lang: Lang,
    kept: Kept,
    name: &'static str,
    note: Option<&'static str>,
    found: &[&Offer],
    shown: RwSignal<usize>,
) -> AnyView {
    let count = shown.get();
    let note = note.map(|note| view! { <p class="quiet">{note}</p> }.into_any());
    let cards = found.iter().take(count);
    let cards = cards.map(|offer| offer::card(cx, lang, offer, kept));
    let show_more = move |_| {
        shown.set(count + FIRST);
        // The button goes; what it brought has the focus.
        let next = ["li:nth-child(", &(count + 1).to_string(), ") .offer-title"].concat();
        browser::next_frame(move || browser::focus_first(&next));
    };
    let more = (found.len() > count).then(|| {
        view! {
            <button type="button" class="button" on:click=show_more>
                {td_string!(i18n(lang), desk.more)}
            </button>
        }
        .into_any()
    });
    let rest = parts::without_scripts(cx, || {
        let rest = found.iter().skip(count);
        let cards = rest.map(|offer| offer::card(cx, lang, offer, kept));
        view! { <ul class="offers">{cards.collect_view()}</ul> }.into_any()
    });
    view! {
        <section class="desk-group">
            <h2>{name}</h2>
            {note}
            <ul class="offers">{cards.collect_view()}</ul>
            {more}
            {rest}
        </section>
    }
    .into_any()
}

//! The school desk: what pupils can take part in, asked for in plain words, and the list of it that
//! one of them keeps for a teacher.

mod form;
mod list;
mod offer;
mod sheet;

use crate::ui::messages::{counted, i18n, td_string};
use std::sync::Arc;

use crate::locale;
use crate::model::{Answer, Offer, Wish};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{El, Html, el, live};
use crate::ui::react::{RwSignal, memo};
use crate::ui::{browser, parts};
use list::Kept;

/// How many offers stand under a heading before the reader asks for more of them.
const FIRST: usize = 24;

/// The page.
pub fn view(cx: Cx, lang: Lang) -> Html {
    let host = cx.plain(lang, &cx.bundle.host.name);
    let offers = Arc::new(cx.bundle.offers(cx.today));
    let kept = Kept::new(cx);
    let head = el("header")
        .class("page-head")
        .child(el("h1").child(td_string!(i18n(lang), desk.title)))
        .child(
            el("p")
                .class("lead")
                .child(td_string!(i18n(lang), desk.lead, host = host)),
        );
    let page = el("div").class("page page-desk").child(head);
    if offers.is_empty() {
        return page.child(nothing(cx, lang)).view();
    }
    page.child(form::view(cx, lang, &offers))
        .child(list::view(cx, lang, kept))
        .child(results(cx, lang, offers, kept))
        .child(sheet::view(cx, lang, kept))
        .view()
}

/// Where the data holds no exchanges there is still somebody to ask.
fn nothing(cx: Cx, lang: Lang) -> El {
    let contact = cx.bundle.site.contact.as_ref();
    let contact = contact.map(|contact| el("p").child(parts::contact(cx, lang, contact)));
    el("section")
        .child(
            el("p")
                .class("empty")
                .child(td_string!(i18n(lang), desk.empty)),
        )
        .child(contact)
}

/// What suits the wish of the address, and what may. Made anew when the wish changes.
fn results(cx: Cx, lang: Lang, offers: Arc<Vec<Offer>>, kept: Kept) -> Html {
    let first = cx.params.with_untracked(|params| params.limit);
    let shown = RwSignal::new(first.map_or(FIRST, usize::from));
    let wish = memo(move || cx.params.with(|params| params.wish(cx.bundle)));
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
        let group = |answer, name: String| {
            let found = suiting(cx, &offers, &wish, answer);
            let note = (answer == Answer::Unknown).then(|| td_string!(i18n(lang), desk.may_note));
            (!found.is_empty()).then(|| {
                let head = el("section")
                    .class("desk-group")
                    .child(el("h2").child(name))
                    .child(note.map(|note| el("p").class("quiet").child(note)));
                group(cx, lang, kept, head, &found, shown)
            })
        };
        let is_plain = wish.is_empty();
        let suits = match is_plain {
            true => td_string!(i18n(lang), desk.all),
            false => td_string!(i18n(lang), desk.suits),
        };
        Html::Many(vec![
            group(Answer::Yes, suits.to_string()).into(),
            group(
                Answer::Unknown,
                td_string!(i18n(lang), desk.may).to_string(),
            )
            .into(),
        ])
    };
    el("div")
        .class("desk-results")
        .child(
            el("p")
                .class("desk-told")
                .attr("role", "status")
                .child(live(sentence)),
        )
        .child(live(groups))
        .view()
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
fn group(cx: Cx, lang: Lang, kept: Kept, head: El, found: &[&Offer], shown: RwSignal<usize>) -> El {
    let count = shown.get();
    let cards = found.iter().take(count);
    let cards = cards.map(|offer| offer::card(cx, lang, offer, kept));
    let more = (found.len() > count).then(|| {
        el("button")
            .attr("type", "button")
            .class("button")
            .on("click", move |_| {
                shown.set(count + FIRST);
                // The button goes; what it brought has the focus.
                let next = ["li:nth-child(", &(count + 1).to_string(), ") .offer-title"].concat();
                browser::next_frame(move || browser::focus_first(&next));
            })
            .child(td_string!(i18n(lang), desk.more))
    });
    head.child(el("ul").class("offers").child(cards.collect::<Html>()))
        .child(more)
}

//! What one needs to know to take part: price, tickets, registration, places, languages.

use leptos::prelude::*;

use crate::locale;
use crate::model::{Accessibility, Price, Registration, SafeUrl, View};
use crate::text::Lang;
use crate::time::{Date, Edtf};
use crate::ui::components::{self, external_link, fact};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The link, price, tickets, registration and capacity, as rows of the facts.
pub fn admission(cx: Cx, lang: Lang, entry: &View<'_>) -> Vec<AnyView> {
    let details = entry.details;
    let page = |url: &SafeUrl, text: &str| external_link(lang, url, text.to_string(), None);
    let online = details.online.as_ref().map(|url| {
        let link = page(url, td_string!(i18n(lang), event.online_link));
        fact(td_string!(i18n(lang), event.online), link)
    });
    let price = details.price.as_ref().map(|price| {
        let name = td_string!(i18n(lang), event.price);
        fact(name, price_lines(cx, lang, price))
    });
    let tickets = details.tickets.as_ref().map(|url| {
        let link = page(url, td_string!(i18n(lang), event.buy_tickets));
        fact(td_string!(i18n(lang), event.tickets), link)
    });
    let registration = details.registration.as_ref().map(|registration| {
        let name = td_string!(i18n(lang), event.registration);
        fact(name, registration_lines(cx, lang, registration))
    });
    let capacity = details.capacity.map(|capacity| {
        let number = locale::of(lang).number(capacity as usize);
        let text = td_string!(i18n(lang), event.capacity_number, number = number);
        fact(td_string!(i18n(lang), event.capacity), text.into_any())
    });
    let rows = [online, price, tickets, registration, capacity];
    rows.into_iter().flatten().collect()
}

/// The spoken languages, as a row of the facts.
pub fn languages(lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let tags = &entry.details.languages;
    let names = tags.iter();
    let names = names.map(|tag| components::spoken_language(lang, tag).to_string());
    let names: Vec<String> = names.collect();
    let text = locale::of(lang).list(&names);
    (!names.is_empty()).then(|| {
        let text = locale::of(lang).capitalised(&text);
        fact(td_string!(i18n(lang), event.languages), text.into_any())
    })
}

/// What makes the event and its venue accessible, each once, as a row of the facts.
pub fn accessibility(lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let given: Vec<Accessibility> = entry.accessibility().collect();
    let text = components::accessibility_text(lang, &given)?;
    let name = td_string!(i18n(lang), event.accessibility);
    Some(fact(name, text.into_any()))
}

fn price_lines(cx: Cx, lang: Lang, price: &Price) -> AnyView {
    let free = price.free.then(|| {
        let text = td_string!(i18n(lang), event.free);
        view! { <p>{text}</p> }.into_any()
    });
    let amounts = price.amounts.iter().map(|amount| {
        let money = locale::of(lang).money(&amount.amount, &amount.currency);
        let label = (!amount.label.is_empty()).then(|| {
            let colon = locale::of(lang).punctuation.colon;
            (components::inline(cx, lang, &amount.label), colon).into_any()
        });
        view! { <p>{label} <span class="figures">{money}</span></p> }.into_any()
    });
    let note = components::paragraph(cx, lang, &price.note, "quiet");
    (free, amounts.collect::<Vec<_>>(), note).into_any()
}

/// The link and the days on which it can be used. After the last day there is no link.
fn registration_lines(cx: Cx, lang: Lang, registration: &Registration) -> AnyView {
    let today = cx.today();
    let is_closed = registration.closes.is_some_and(|last| last < today);
    let url = registration.url.as_ref().filter(|_| !is_closed);
    let link = url.map(|url| view! { <p>{link(lang, url)}</p> }.into_any());
    let words = |day: Date| locale::of(lang).date(&Edtf::day(day));
    let opens = registration.opens.filter(|first| today < *first);
    let opens =
        opens.map(|day| td_string!(i18n(lang), event.registration_opens, when = words(day)));
    let closes = registration.closes.map(|day| match is_closed {
        true => td_string!(i18n(lang), event.registration_closed, when = words(day)),
        false => td_string!(i18n(lang), event.registration_closes, when = words(day)),
    });
    let days = [opens, closes].into_iter().flatten();
    let days = days.map(|text| view! { <p>{text}</p> }.into_any());
    let note = components::paragraph(cx, lang, &registration.note, "quiet");
    (link, days.collect::<Vec<_>>(), note).into_any()
}

/// A page by a word, a mail address or a telephone number as such.
fn link(lang: Lang, url: &SafeUrl) -> AnyView {
    if url.is_page() {
        let text = td_string!(i18n(lang), event.register).to_string();
        return external_link(lang, url, text, None);
    }
    view! { <a href=url.as_str().to_string()>{url.address().to_string()}</a> }.into_any()
}

//! An offer in plain words: what it is, who with, when it was or will be, how, for which ages, and
//! whom to ask. What no source says is named as such.

use crate::locale;
use crate::model::{Format, Interest, Offer, Subject, Told, View, interests};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{El, Html, Value, el, live};
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

use super::list::Kept;

/// The offer as an item of a list, with the button that keeps it.
pub fn card(cx: Cx, lang: Lang, offer: &Offer, kept: Kept) -> Html {
    let entry = cx.bundle.view_of(&offer.occurrence);
    let title = el("a")
        .class("offer-title")
        .attr("href", parts::event_href(cx, lang, entry.subject))
        .child(parts::inline(cx, lang, entry.title));
    parts::painted(cx, el("li"), &entry)
        .class("offer")
        .child(eyebrow(cx, lang, &entry))
        .child(el("h3").child(title))
        .child(el("p").class("offer-told").child(told(cx, lang, offer)))
        .child(parts::paragraph(cx, lang, entry.summary, ""))
        .child(facts(cx, lang, &entry))
        .child(keep(cx, lang, entry.subject, kept))
        .view()
}

fn eyebrow(cx: Cx, lang: Lang, entry: &View<'_>) -> El {
    let kind = entry.kind.map(|kind| parts::kind(lang, kind).to_string());
    let kind = kind.unwrap_or_else(|| cx.plain(lang, &cx.bundle.category(entry.category).title));
    let likes = interests(entry).into_iter();
    let likes = likes.map(|like| like_word(lang, like).to_string());
    let words: Vec<String> = [kind].into_iter().chain(likes).collect();
    el("p")
        .class("eyebrow")
        .child(parts::mark(entry.category))
        .child(words.join(" · "))
}

/// When it was, is or will be, and whether there is a next time.
pub fn told(cx: Cx, lang: Lang, offer: &Offer) -> String {
    let entry = cx.bundle.view_of(&offer.occurrence);
    let when = locale::of(lang).date(&entry.when);
    let expected = offer.next.map(|next| locale::of(lang).date(&next.when));
    let expected = expected.unwrap_or_default();
    match cx.bundle.told_of_offer(offer, cx.today) {
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
            let state = parts::standing_word(lang, entry.standing(cx.today));
            [state, locale::of(lang).punctuation.colon, &when].concat()
        }
    }
}

/// What a pupil asks of it.
pub fn facts(cx: Cx, lang: Lang, entry: &View<'static>) -> El {
    let unknown = || {
        Html::from(
            el("span")
                .class("quiet")
                .child(td_string!(i18n(lang), desk.unknown)),
        )
    };
    let how = match entry.format {
        Format::Unstated => unknown(),
        Format::InPerson | Format::Online | Format::Mixed | Format::ByPost => {
            parts::format_word(lang, entry.format).into()
        }
    };
    let ages = entry.ages.map(|ages| parts::ages(lang, ages).into());
    el("dl")
        .class("facts")
        .child(fact(
            td_string!(i18n(lang), desk.with).to_string(),
            partners(cx, lang, entry),
        ))
        .child(fact(td_string!(i18n(lang), desk.how).to_string(), how))
        .child(fact(
            td_string!(i18n(lang), event.ages).to_string(),
            ages.unwrap_or_else(unknown),
        ))
        .child(fact(
            td_string!(i18n(lang), desk.ask).to_string(),
            ask(cx, lang, entry),
        ))
}

fn fact(name: String, value: Html) -> El {
    el("div")
        .child(el("dt").child(name))
        .child(el("dd").child(value))
}

/// Cities as links, and countries of which no city is named.
fn partners(cx: Cx, lang: Lang, entry: &View<'static>) -> Html {
    let mut all = Vec::new();
    for city in entry.cities {
        let country = cx.country(lang, cx.bundle.city(*city).country);
        let name = parts::city_link(cx, lang, *city);
        all.push(Html::Many(vec![
            name,
            locale::of(lang).bracketed(&country).into(),
        ]));
    }
    for country in entry.countries {
        all.push(cx.country(lang, *country).into());
    }
    if all.is_empty() {
        return el("span")
            .class("quiet")
            .child(td_string!(i18n(lang), desk.unknown))
            .view();
    }
    let mut list = Vec::new();
    for (at, one) in all.into_iter().enumerate() {
        if at > 0 {
            list.push(locale::of(lang).punctuation.comma.into());
        }
        list.push(one);
    }
    Html::Many(list)
}

/// Its own contact, else who organised it and the city's office.
fn ask(cx: Cx, lang: Lang, entry: &View<'static>) -> Html {
    if let Some(contact) = entry.contact {
        return parts::contact(cx, lang, contact);
    }
    let office = cx.bundle.site.contact.as_ref();
    office.map_or(Html::Nothing, |contact| parts::contact(cx, lang, contact))
}

/// The button that puts an offer on the list, and takes it away again.
fn keep(cx: Cx, lang: Lang, subject: Subject, kept: Kept) -> El {
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
    el("button")
        .attr("type", "button")
        .class("button-quiet offer-keep")
        .attr("aria-label", Value::live(name))
        .attr("disabled", Value::live(is_full))
        .pressed(is_kept)
        .on("click", move |_| kept.toggle(&id))
        .child(live(word))
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

//! The letter in which a class asks about an exchange, in the language of the reader and in those of
//! the partners, and the contact to whom it is sent. The offer is in the address (`letter=ID`);
//! without one the class asks for a partner.

use std::sync::Arc;

use leptos::prelude::*;

use crate::locale;
use crate::model::{Letter, Offer, OfferQuery, Purpose, Question, Subject};
use crate::route::{Address, Page};
use crate::text::Lang;
use crate::ui::browser::{self, Step};
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The parameter with the id of the offer.
const PARAM: &str = "letter";
/// The selector of the heading, which gets the focus when the letter changes.
const HEADING: &str = ".exchanges-letter > h2";

/// The button of an offer that shows the letter about it.
pub fn button(cx: Cx, lang: Lang, subject: Subject) -> Option<AnyView> {
    let title = cx.plain(lang, cx.bundle.view(subject).title);
    let word = td_string!(i18n(lang), letter.write);
    let name = [word, locale::of(lang).punctuation.colon, &title].concat();
    let write = move |_| {
        let id = subject.id(cx.bundle).into_owned();
        cx.change(Step::Push, |params| params.set_unknown(PARAM, id));
        browser::next_frame(|| browser::focus_first(HEADING));
    };
    let is_embedded = cx.params.with_untracked(|params| params.embed);
    (!is_embedded).then(|| {
        view! {
            <button type="button" class="button-quiet" aria-label=name on:click=write>
                {word}
            </button>
        }
        .into_any()
    })
}

/// The section with the letter. An id in the address that is none of an offer is ignored.
pub fn view(cx: Cx, lang: Lang, offers: Arc<Vec<Offer>>) -> AnyView {
    let chosen = Memo::new(move |_| {
        cx.params.with(|params| {
            let id = params.unknown(PARAM);
            id.and_then(|id| cx.bundle.find_subject(id))
        })
    });
    let query = Memo::new(move |_| cx.params.with(|params| params.offer_query(cx.bundle)));
    let inside = move || {
        let subject = chosen.get();
        let offer = offers
            .iter()
            .find(|offer| Some(offer.occurrence.subject) == subject);
        let query = query.get();
        untrack(|| letters(cx, lang, offer, &query))
    };
    view! {
        <section class="exchanges-letter">
            <h2 tabindex="-1">{td_string!(i18n(lang), letter.title)}</h2>
            <p>{td_string!(i18n(lang), letter.hint)}</p>
            {inside}
        </section>
    }
    .into_any()
}

/// The contact, the letter in the language of the reader, and the same letter in other languages.
fn letters(cx: Cx, lang: Lang, offer: Option<&Offer>, query: &OfferQuery) -> AnyView {
    let entry = offer.map(|offer| cx.bundle.view_of(&offer.occurrence));
    let (cities, countries) = match &entry {
        Some(entry) => (entry.cities, entry.countries),
        None => (&*query.cities, &*query.countries),
    };
    let languages = cx.bundle.letter_languages(lang, cities, countries);
    let contact = entry.as_ref().and_then(|entry| entry.contact);
    let contact = contact.or(cx.bundle.site.contact.as_ref());
    let email = contact.and_then(|contact| contact.email.clone());
    let contact = contact.map(|contact| {
        let contact = components::contact(cx, lang, contact);
        view! {
            <p>
                {td_string!(i18n(lang), exchanges.ask)} {locale::of(lang).punctuation.colon}
                {contact}
            </p>
        }
        .into_any()
    });
    let other = move |_| {
        cx.change(Step::Push, |params| params.remove_unknown(PARAM));
        browser::focus_first(HEADING);
    };
    let about = entry.map(|entry| {
        view! {
            <p class="letter-about">
                <strong>{components::inline(cx, lang, entry.title)}</strong>
                <button type="button" class="button-quiet" on:click=other>
                    {td_string!(i18n(lang), letter.general)}
                </button>
            </p>
        }
        .into_any()
    });
    let source = Arc::new((offer.cloned(), query.clone()));
    let all = languages.into_iter().map(|of| {
        let (source, email) = (Arc::clone(&source), email.clone());
        let written = move || {
            let (offer, query) = &*source;
            letter_view(
                lang,
                of,
                &compose(cx, of, offer.as_ref(), query),
                email.as_deref(),
            )
        };
        match of == lang {
            true => written(),
            false => other_letter(cx, lang, of, written),
        }
    });
    let all: Vec<AnyView> = all.collect();
    view! {
        {contact}
        {about}
        {all}
    }
    .into_any()
}

/// The letter in another language, which is written when it is opened: its texts may have to be
/// loaded. A published page has it at once, for readers without scripts.
fn other_letter(
    cx: Cx,
    lang: Lang,
    of: Lang,
    written: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let open = RwSignal::new(false);
    let inside = move || {
        let is_shown = cx.is_published() || (open.get() && cx.ensure_language(of));
        is_shown.then(|| untrack(&written))
    };
    let name = locale::of(lang).language(of);
    view! {
        <details class="letter-other" open=move || open.get() on:toggle=components::follow_toggle(open)>
            <summary>{td_string!(i18n(lang), letter.other, language = name)}</summary>
            {inside}
        </details>
    }
    .into_any()
}

/// A letter with the button that copies it and, if there is an address, the link that opens it in the
/// mail program.
fn letter_view(lang: Lang, of: Lang, letter: &Letter, email: Option<&str>) -> AnyView {
    let state = RwSignal::new(None);
    let subject = letter.subject.clone();
    let paragraphs = letter.paragraphs.iter();
    let paragraphs = paragraphs.map(|text| view! { <p>{text.clone()}</p> }.into_any());
    let paragraphs: Vec<AnyView> = paragraphs.collect();
    let text = [&letter.subject, "\n\n", &letter.body()].concat();
    let copy = td_string!(i18n(lang), letter.copy);
    let button = components::copy(state, copy, Some("button"), move || text.clone());
    let link = email.map(|email| {
        view! {
            <a class="button" href=letter.mailto(email)>
                {td_string!(i18n(lang), letter.send)}
            </a>
        }
        .into_any()
    });
    view! {
        <div class="letter" lang=of.html_tag() translate="no">
            <p class="letter-subject">{subject}</p>
            {paragraphs}
        </div>
        <p class="card-actions">{button} {link}</p>
        {components::copied(lang, state)}
    }
    .into_any()
}

/// The letter in a language.
fn compose(cx: Cx, of: Lang, offer: Option<&Offer>, query: &OfferQuery) -> Letter {
    let inquiry = cx.bundle.inquiry(offer);
    let questions = inquiry.questions.iter().map(|question| {
        let text = match question {
            Question::Contact => td_string!(i18n(of), letter.ask_contact),
            Question::When => td_string!(i18n(of), letter.ask_when),
            Question::Ages => td_string!(i18n(of), letter.ask_ages),
            Question::Form => td_string!(i18n(of), letter.ask_form),
            Question::Language => td_string!(i18n(of), letter.ask_language),
        };
        ["\n– ", text].concat()
    });
    let questions: String = questions.collect();
    let subject = match offer {
        Some(offer) => {
            let title = cx.plain(of, cx.bundle.view_of(&offer.occurrence).title);
            td_string!(i18n(of), letter.subject, title = title)
        }
        None => td_string!(i18n(of), letter.subject_partner).to_string(),
    };
    let paragraphs = vec![
        td_string!(i18n(of), letter.greeting).to_string(),
        td_string!(i18n(of), letter.who).to_string(),
        request(cx, of, offer, query, inquiry.purpose),
        [td_string!(i18n(of), letter.ask), &questions].concat(),
        td_string!(i18n(of), letter.first_step).to_string(),
        td_string!(i18n(of), letter.thanks).to_string(),
        td_string!(i18n(of), letter.sign).to_string(),
    ];
    Letter {
        subject,
        paragraphs,
    }
}

/// What the class has found on the site and would like to do.
fn request(
    cx: Cx,
    of: Lang,
    offer: Option<&Offer>,
    query: &OfferQuery,
    purpose: Purpose,
) -> String {
    let site = cx.plain(of, &cx.bundle.site.title);
    let Some(offer) = offer else {
        let cities = query.cities.iter();
        let cities = cities.map(|city| cx.plain(of, &cx.bundle.city(*city).name));
        let countries = query.countries.iter();
        let countries = countries.map(|country| cx.country(of, *country));
        let places: Vec<String> = cities.chain(countries).collect();
        return match places.is_empty() {
            true => td_string!(i18n(of), letter.partner, site = site),
            false => {
                let place = locale::of(of).list(&places);
                td_string!(i18n(of), letter.partner_place, site = site, place = place)
            }
        };
    };
    let entry = cx.bundle.view_of(&offer.occurrence);
    let when = locale::of(of).date(&entry.when);
    let wish = match purpose {
        Purpose::Partner | Purpose::Join => td_string!(i18n(of), letter.join).to_string(),
        Purpose::JoinNext => td_string!(i18n(of), letter.join_next).to_string(),
        Purpose::Similar => td_string!(i18n(of), letter.similar, when = when),
    };
    let page = Address::new(of, Page::Event(entry.subject.id(cx.bundle).as_ref().into()));
    [
        td_string!(i18n(of), letter.found, site = site),
        cx.plain(of, entry.title),
        components::absolute_url(cx, &page.to_string()),
        wish,
    ]
    .join("\n")
}

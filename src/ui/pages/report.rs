//! The form that reports a mistake. It opens a mail to the office or the office's own form; the site
//! itself sends nothing. The page that the report is about is in the address
//! (`about=events/city-day-2021`).

mod text;

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{Event, MouseEvent};

use crate::locale;
use crate::model::Letter;
use crate::route::{Address, Page, PageRecord};
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::components;
use crate::ui::context::{Cx, ReportDraft};
use crate::ui::messages::{i18n, td_string};

pub use self::text::{Report, ReportedPage, form_url, letter};

/// The id of the field for what is wrong.
const WRONG: &str = "report-wrong";
/// The id of the message about an empty field.
const MISSING: &str = "report-missing";
/// The id of the field for what is right.
const RIGHT: &str = "report-right";
/// The most characters of a field.
const MAX_LETTERS: &str = "2000";

/// The page.
#[component]
pub fn ReportPage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let about = Memo::new(move |_| {
        let page = cx.params.with(|params| params.about.clone());
        page.filter(|page| is_known(cx, page))
    });
    let content = move || {
        let about = about.get();
        untrack(|| form(cx, lang, about))
    };
    view! {
        <div class="page page-report">
            <header class="page-head">
                <h1>{td_string!(i18n(lang), shell.mistake)}</h1>
                <p class="lead">{td_string!(i18n(lang), report.lead)}</p>
            </header>
            {content}
        </div>
    }
    .into_any()
}

/// Whether the bundle has the record of a page.
fn is_known(cx: Cx, page: &Page) -> bool {
    match page.record() {
        Some(PageRecord::Event(id)) => cx.bundle.find_subject(id).is_some(),
        Some(PageRecord::City(id)) => {
            cx.bundle.find_city(id).is_some() || *cx.bundle.host.id == *id
        }
        None => true,
    }
}

/// Title, id and URL of the page that the report is about, or of the site.
fn reported_page(cx: Cx, lang: Lang, about: Option<&Page>) -> ReportedPage {
    let page = about.unwrap_or(&Page::Home);
    let address = Address::new(lang, page.clone());
    let id = page.record().map(|record| match record {
        PageRecord::Event(id) | PageRecord::City(id) => id.to_string(),
    });
    ReportedPage {
        title: super::head(cx, lang, page, None).name,
        id,
        url: components::absolute_url(cx, &address.to_string()),
    }
}

/// The fields, the ways to send the text, and the contact.
fn form(cx: Cx, lang: Lang, about: Option<Page>) -> AnyView {
    // What was typed about another page is not about this one.
    if cx.report.with_untracked(|draft| draft.about != about) {
        cx.report.set(ReportDraft {
            about: about.clone(),
            ..ReportDraft::default()
        });
    }
    let is_missing = RwSignal::new(false);
    let page = Arc::new(reported_page(cx, lang, about.as_ref()));
    let link = cx.href_page(lang, about.unwrap_or(Page::Home));
    let title = page.title.clone();
    let label = [
        td_string!(i18n(lang), report.about),
        locale::of(lang).punctuation.colon,
    ]
    .concat();
    let site = &cx.bundle.site;
    let contact = site.contact.as_ref().map(|contact| {
        view! {
            <p>
                {td_string!(i18n(lang), event.contact)} {locale::of(lang).punctuation.colon}
                {components::contact(cx, lang, contact)}
            </p>
        }
        .into_any()
    });
    view! {
        <div class="report-form">
            <p>{label} <a href=link>{title}</a></p>
            {wrong_field(cx, lang, is_missing)}
            {right_field(cx, lang)}
            <p class="quiet">{td_string!(i18n(lang), report.added)}</p>
            {sending(cx, lang, page, is_missing)}
            {contact}
        </div>
    }
    .into_any()
}

/// The field for what is wrong, with the message that it is empty.
fn wrong_field(cx: Cx, lang: Lang, is_missing: RwSignal<bool>) -> AnyView {
    let typed = move |event: Event| {
        cx.report
            .update(|draft| draft.wrong = event_target_value(&event));
        if !is_blank(cx) {
            is_missing.set(false);
        }
    };
    let text = move || cx.report.with(|draft| draft.wrong.clone());
    let message = move || {
        let is_missing = is_missing.get();
        is_missing.then(|| td_string!(i18n(lang), report.missing))
    };
    view! {
        <div class="report-field needs-program">
            <label for=WRONG>{td_string!(i18n(lang), report.wrong)}</label>
            <textarea
                id=WRONG
                rows="5"
                maxlength=MAX_LETTERS
                required
                aria-invalid=move || is_missing.get().then_some("true")
                aria-describedby=MISSING
                prop:value=text
                on:input=typed
            ></textarea>
            <p id=MISSING class="report-missing">
                {message}
            </p>
        </div>
    }
    .into_any()
}

/// The field for what is right.
fn right_field(cx: Cx, lang: Lang) -> AnyView {
    let typed = move |event: Event| {
        cx.report
            .update(|draft| draft.right = event_target_value(&event));
    };
    let text = move || cx.report.with(|draft| draft.right.clone());
    let optional = locale::of(lang).bracketed(td_string!(i18n(lang), report.optional));
    view! {
        <div class="report-field needs-program">
            <label for=RIGHT>
                {td_string!(i18n(lang), report.right)}
                <span class="quiet">{optional}</span>
            </label>
            <textarea id=RIGHT rows="3" maxlength=MAX_LETTERS prop:value=text on:input=typed></textarea>
        </div>
    }
    .into_any()
}

/// Whether nothing has been written about what is wrong.
fn is_blank(cx: Cx) -> bool {
    cx.report
        .with_untracked(|draft| draft.wrong.trim().is_empty())
}

/// The office's form or else a mail, where the bundle has an address; and copying in any case.
fn sending(cx: Cx, lang: Lang, page: Arc<ReportedPage>, is_missing: RwSignal<bool>) -> AnyView {
    let site = &cx.bundle.site;
    let copied = RwSignal::new(None);
    let written = {
        let page = Arc::clone(&page);
        move || -> Letter {
            cx.report.with(|draft| {
                let report = Report {
                    wrong: &draft.wrong,
                    right: &draft.right,
                    page: &page,
                    updated: cx.bundle.site.updated,
                };
                letter(lang, &report)
            })
        }
    };
    // Without a text the field says so and gets the focus.
    let check = move || {
        let is_blank = is_blank(cx);
        is_missing.set(is_blank);
        if is_blank {
            browser::next_frame(|| browser::focus(WRONG));
        }
        !is_blank
    };
    let copy = {
        let written = written.clone();
        move || {
            let letter = untrack(&written);
            components::copy_text(copied, [&letter.subject, "\n\n", &letter.body()].concat());
        }
    };
    let email = site.contact.as_ref();
    let email = email.and_then(|contact| contact.email.as_deref());
    let (link, hint) = match (&site.mistakes_url, email) {
        (Some(url), _) => {
            let href = form_url(url.as_str(), lang, &page);
            let copy = copy.clone();
            let open = move |event: MouseEvent| match check() {
                true => copy(),
                false => event.prevent_default(),
            };
            let note = [
                locale::of(lang).punctuation.comma,
                td_string!(i18n(lang), shell.other_site),
            ]
            .concat();
            let link = view! {
                <a
                    class="button external-link"
                    href=href
                    target="_blank"
                    rel="noopener noreferrer"
                    on:click=open
                >
                    {td_string!(i18n(lang), report.open_form)}
                    <span class="visually-hidden">{note}</span>
                </a>
            };
            let hint = td_string!(i18n(lang), report.hint_form);
            (Some(link.into_any()), hint)
        }
        (None, Some(email)) => {
            let href = move || written().mailto(email);
            let open = move |event: MouseEvent| {
                if !check() {
                    event.prevent_default();
                }
            };
            let link = view! {
                <a class="button" href=href on:click=open>
                    {td_string!(i18n(lang), letter.send)}
                </a>
            };
            let hint = td_string!(i18n(lang), report.hint_mail);
            (Some(link.into_any()), hint)
        }
        (None, None) => (None, td_string!(i18n(lang), report.hint_copy)),
    };
    let copy = move |_| {
        if check() {
            copy();
        }
    };
    view! {
        <p class="card-actions">
            {link}
            <button type="button" class="button" on:click=copy>
                {td_string!(i18n(lang), report.copy)}
            </button>
        </p>
        {components::copied(lang, copied)}
        <p>{hint}</p>
    }
    .into_any()
}

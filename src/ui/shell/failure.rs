//! The screen for when there is no data: the cause, what to do, and a retry, in the reader's
//! language.

use crate::model::{Failure, schema::FORMAT};
use crate::route::Address;
use crate::text::Lang;
use crate::ui::data::Trouble;
use crate::ui::messages::{i18n, td_string};
use crate::ui::{browser, prefs};
use leptos::prelude::*;

/// Says why the page has nothing to show.
pub fn screen(lang: Lang, trouble: &Trouble) -> AnyView {
    let title = td_string!(i18n(lang), failure.title);
    browser::set_root_attribute("lang", Some(lang.html_tag()));
    browser::set_title(title);
    let (cause, remedy) = words(lang, trouble);
    view! {
        <main class="failure" role="alert">
            <h1>{title}</h1>
            <p>{cause}</p>
            <p>{remedy}</p>
            <p>
                <button type="button" class="button" on:click=move |_| browser::reload()>
                    {td_string!(i18n(lang), failure.retry)}
                </button>
            </p>
            <details>
                <summary>{td_string!(i18n(lang), failure.details)}</summary>
                <p class="failure-details" lang="en">
                    {details(trouble)}
                </p>
            </details>
        </main>
    }
    .into_any()
}

/// Says beside a published page that its data could not be loaded.
pub fn note(lang: Lang, trouble: &Trouble) -> AnyView {
    let (cause, remedy) = words(lang, trouble);
    view! {
        <div class="boot-note" role="alert" lang=lang.html_tag()>
            <h1>{td_string!(i18n(lang), failure.title)}</h1>
            <p>{cause}</p>
            <p>{remedy}</p>
            <button type="button" on:click=move |_| browser::reload()>
                {td_string!(i18n(lang), failure.retry)}
            </button>
        </div>
    }
    .into_any()
}

/// Without a bundle, the language is the address's, else the reader's.
pub fn reader_lang(asked: &Address) -> Lang {
    asked.lang.unwrap_or_else(|| prefs::lang(&Lang::ALL))
}

/// The cause and what to do.
fn words(lang: Lang, trouble: &Trouble) -> (String, &'static str) {
    let owner = td_string!(i18n(lang), failure.owner_do);
    match trouble {
        Trouble::Network(_) => (
            td_string!(i18n(lang), failure.network).to_string(),
            td_string!(i18n(lang), failure.network_do),
        ),
        Trouble::Status(status) => (
            td_string!(i18n(lang), failure.status, status = status),
            td_string!(i18n(lang), failure.status_do),
        ),
        Trouble::Data(Failure::Empty) => (td_string!(i18n(lang), failure.empty).to_string(), owner),
        Trouble::Data(Failure::WrongFormat { found }) => {
            let missing = || td_string!(i18n(lang), failure.missing).to_string();
            let found = found.clone().unwrap_or_else(missing);
            (
                td_string!(i18n(lang), failure.format, found = found, expected = FORMAT),
                owner,
            )
        }
        Trouble::Data(Failure::NotJson { .. } | Failure::BadOutline { .. }) => {
            (td_string!(i18n(lang), failure.content).to_string(), owner)
        }
        Trouble::Data(_) => (td_string!(i18n(lang), failure.unusable).to_string(), owner),
    }
}

/// For whoever keeps the site: the code and the exact words.
fn details(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Network(message) => ["network: ", message].concat(),
        Trouble::Status(status) => ["status: ", &status.to_string()].concat(),
        Trouble::Data(failure) => [failure.code(), ": ", &failure.to_string()].concat(),
    }
}

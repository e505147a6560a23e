//! The failure screen: the cause, what to do, and a retry button.

use crate::model::{Failure, schema::FORMAT};
use crate::route::Address;
use crate::text::Lang;
use crate::ui::data::LoadError;
use crate::ui::messages::{i18n, td_string};
use crate::ui::{browser, prefs};
use leptos::prelude::*;

/// The failure screen.
pub fn screen(lang: Lang, error: &LoadError) -> AnyView {
    let title = td_string!(i18n(lang), failure.title);
    browser::set_root_attribute("lang", Some(lang.html_tag()));
    browser::set_title(title);
    let (cause, remedy) = cause_and_remedy(lang, error);
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
                    {details(error)}
                </p>
            </details>
        </main>
    }
    .into_any()
}

/// The note below a published page whose data could not be loaded.
pub fn note(lang: Lang, error: &LoadError) -> AnyView {
    let (cause, remedy) = cause_and_remedy(lang, error);
    view! {
        <div class="failure" role="alert" lang=lang.html_tag()>
            <h1>{td_string!(i18n(lang), failure.title)}</h1>
            <p>{cause}</p>
            <p>{remedy}</p>
            <button type="button" class="button" on:click=move |_| browser::reload()>
                {td_string!(i18n(lang), failure.retry)}
            </button>
        </div>
    }
    .into_any()
}

/// The language to use without a bundle: that of the address, else the user's.
pub fn user_lang(requested: &Address) -> Lang {
    requested.lang.unwrap_or_else(|| prefs::lang(&Lang::ALL))
}

/// The cause and what to do about it.
fn cause_and_remedy(lang: Lang, error: &LoadError) -> (String, &'static str) {
    let owner = td_string!(i18n(lang), failure.owner_do);
    match error {
        LoadError::Network(_) => (
            td_string!(i18n(lang), failure.network).to_string(),
            td_string!(i18n(lang), failure.network_do),
        ),
        LoadError::Status(status) => (
            td_string!(i18n(lang), failure.status, status = status),
            td_string!(i18n(lang), failure.status_do),
        ),
        LoadError::Data(Failure::Empty) => {
            (td_string!(i18n(lang), failure.empty).to_string(), owner)
        }
        LoadError::Data(Failure::WrongFormat { found }) => {
            let missing = || td_string!(i18n(lang), failure.missing).to_string();
            let found = found.clone().unwrap_or_else(missing);
            (
                td_string!(i18n(lang), failure.format, found = found, expected = FORMAT),
                owner,
            )
        }
        LoadError::Data(Failure::NotJson { .. } | Failure::BadOutline { .. }) => {
            (td_string!(i18n(lang), failure.content).to_string(), owner)
        }
        LoadError::Data(_) => (td_string!(i18n(lang), failure.unusable).to_string(), owner),
    }
}

/// Details for the site's maintainer: the code and the exact message, in English.
fn details(error: &LoadError) -> String {
    match error {
        LoadError::Network(message) => ["network: ", message].concat(),
        LoadError::Status(status) => ["status: ", &status.to_string()].concat(),
        LoadError::Data(failure) => [failure.code(), ": ", &failure.to_string()].concat(),
    }
}

//! The screen for when there is no data: the cause, what to do, and a retry, in the reader's
//! language.

use crate::model::{Failure, schema::FORMAT};
use crate::route::Address;
use crate::text::Lang;
use crate::ui::data::Trouble;
use crate::ui::html::{Html, el};
use crate::ui::messages::{i18n, td_string};
use crate::ui::{browser, prefs};

/// Says why the page has nothing to show.
pub fn screen(lang: Lang, trouble: &Trouble) -> Html {
    let title = td_string!(i18n(lang), failure.title);
    browser::set_root_attribute("lang", Some(lang.html_tag()));
    browser::set_title(title);
    let (cause, remedy) = words(lang, trouble);
    el("main")
        .class("failure")
        .attr("role", "alert")
        .child(el("h1").child(title))
        .child(el("p").child(cause))
        .child(el("p").child(remedy))
        .child(
            el("p").child(
                el("button")
                    .attr("type", "button")
                    .class("button")
                    .on("click", move |_| browser::reload())
                    .child(td_string!(i18n(lang), failure.retry)),
            ),
        )
        .child(
            el("details")
                .child(el("summary").child(td_string!(i18n(lang), failure.details)))
                .child(
                    el("p")
                        .class("failure-details")
                        .attr("lang", "en")
                        .child(details(trouble)),
                ),
        )
        .view()
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

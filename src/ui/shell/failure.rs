//! The screen for when there is no data: the cause, what to do, and a retry, in the reader's
//! language.

use crate::model::{Failure, schema::FORMAT};
use crate::route::Address;
use crate::text::Lang;
use crate::ui::data::Trouble;
use crate::ui::html::{Html, el};
use crate::ui::i18n::say;
use crate::ui::{browser, prefs};

/// Says why the page has nothing to show.
pub fn screen(lang: Lang, trouble: &Trouble) -> Html {
    let title = say!(lang, failure.title);
    browser::set_root_attribute("lang", Some(lang.html_tag()));
    browser::set_title(&title);
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
                    .child(say!(lang, failure.retry)),
            ),
        )
        .child(
            el("details")
                .child(el("summary").child(say!(lang, failure.details)))
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
fn words(lang: Lang, trouble: &Trouble) -> (String, String) {
    let owner = say!(lang, failure.owner_do);
    match trouble {
        Trouble::Network(_) => (say!(lang, failure.network), say!(lang, failure.network_do)),
        Trouble::Status(status) => {
            let status = status.to_string();
            (
                say!(lang, failure.status, status = status),
                say!(lang, failure.status_do),
            )
        }
        Trouble::Data(Failure::Empty) => (say!(lang, failure.empty), owner),
        Trouble::Data(Failure::WrongFormat { found }) => {
            let found = found.clone().unwrap_or_else(|| say!(lang, failure.missing));
            (
                say!(lang, failure.format, found = found, expected = FORMAT),
                owner,
            )
        }
        Trouble::Data(Failure::NotJson { .. } | Failure::BadOutline { .. }) => {
            (say!(lang, failure.content), owner)
        }
        Trouble::Data(_) => (say!(lang, failure.unusable), owner),
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

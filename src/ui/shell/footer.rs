//! The footer: how old the data is, and whom to tell of a mistake.

use leptos::prelude::*;

use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::format;
use crate::ui::i18n::say;
use crate::ui::parts;

/// The footer of every page.
pub fn footer(cx: Cx, lang: Lang) -> AnyView {
    let site = &cx.bundle.site;
    let updated = site.updated.map(|date| {
        let date = format::day(lang, date);
        view! { <p>{say!(lang, shell.updated, date = date)}</p> }
    });
    let contact = site
        .contact
        .as_ref()
        .and_then(|contact| contact.url.as_ref());
    let mistake = contact.map(|url| {
        view! { <p>{parts::outward(lang, url, say!(lang, shell.mistake), None)}</p> }
    });
    view! { <footer class="site-footer">{updated} {mistake}</footer> }.into_any()
}

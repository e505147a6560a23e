//! The footer: how old the data is, and whom to tell of a mistake.

use crate::locale;
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el};
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// The footer of every page.
pub fn footer(cx: Cx, lang: Lang) -> Html {
    let site = &cx.bundle.site;
    let updated = site.updated.map(|date| {
        let date = locale::of(lang).date(&Edtf::day(date));
        el("p").child(td_string!(i18n(lang), shell.updated, date = date))
    });
    let contact = site
        .contact
        .as_ref()
        .and_then(|contact| contact.url.as_ref());
    let mistake = contact.map(|url| {
        el("p").child(parts::outward(
            lang,
            url,
            td_string!(i18n(lang), shell.mistake).to_string(),
            None,
        ))
    });
    el("footer")
        .class("site-footer")
        .child(updated)
        .child(parts::feeds(cx, lang).map(|link| el("p").child(link)))
        .child(mistake)
        .view()
}

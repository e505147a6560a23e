//! Links to our own pages and to other sites.

use crate::locale;
use crate::model::{CityIx, SafeUrl, Subject};
use crate::route::Page;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser;
use crate::ui::html::{El, Html, el};
use crate::ui::messages::{i18n, td_string};

/// The address of an event's page.
pub fn event_href(cx: Cx, lang: Lang, subject: Subject) -> String {
    cx.href_page(lang, Page::Event(subject.id(cx.bundle).as_ref().into()))
}

/// A city's name as a link to its page.
pub fn city_link(cx: Cx, lang: Lang, city: CityIx) -> Html {
    let city = cx.bundle.city(city);
    let href = cx.href_page(lang, Page::City(city.id.clone()));
    let id = city.id.to_string();
    let name = cx.plain(lang, &city.name);
    el("a")
        .attr("href", href)
        .attr("data-city", id)
        .child(name)
        .view()
}

/// A link to another site, which opens beside this one and is told nothing about it.
pub fn outward(lang: Lang, url: &SafeUrl, words: String, url_lang: Option<&str>) -> Html {
    let href = url.as_str().to_string();
    let hreflang = url_lang.map(str::to_string);
    let note = [
        locale::of(lang).punctuation.comma,
        td_string!(i18n(lang), shell.other_site),
    ]
    .concat();
    el("a")
        .class("outward")
        .attr("href", href)
        .attr("hreflang", hreflang)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child(words)
        .child(el("span").class("unseen").child(note))
        .view()
}

/// The way to subscriptions and data files, which a site has where it was published. No page of
/// ours: the browser goes there by itself.
pub fn feeds(cx: Cx, lang: Lang) -> Option<El> {
    let folder = browser::meta("pobratim:feeds")?;
    let path = [lang.code(), "/", &folder].concat();
    Some(
        el("a")
            .attr("href", cx.file(&path))
            .attr("target", "_self")
            .child(td_string!(i18n(lang), shell.feeds)),
    )
}

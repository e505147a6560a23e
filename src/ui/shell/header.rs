//! The header: name, sections, language, theme and the larger view.

use crate::locale;
use crate::route::{Address, Page, ThemeParam};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, Value, el, live};
use crate::ui::messages::{i18n, td_string};
use crate::ui::prefs;
use crate::ui::react::RwSignal;
use crate::ui::search;

/// The header of every page; inside another site's page a slim one.
pub fn header(cx: Cx, lang: Lang) -> Html {
    let (is_embedded, offers_languages) = cx
        .params
        .with_untracked(|params| (params.embed, params.languages));
    if is_embedded {
        return bar(cx, lang, offers_languages);
    }
    let title = cx.plain(lang, &cx.bundle.site.title);
    el("header")
        .class("site-header")
        .child(
            el("a")
                .class("brand")
                .attr("href", cx.href_page(lang, Page::Home))
                .child(el("span").class("brand-mark").attr("aria-hidden", "true"))
                .child(el("span").class("brand-name").child(title)),
        )
        .child(
            el("nav")
                .class("site-nav")
                .attr("aria-label", td_string!(i18n(lang), shell.nav))
                .child(section(
                    cx,
                    lang,
                    Page::Map,
                    td_string!(i18n(lang), shell.map),
                ))
                .child(section(
                    cx,
                    lang,
                    Page::Calendar,
                    td_string!(i18n(lang), shell.calendar),
                ))
                .child(section(
                    cx,
                    lang,
                    Page::Programmes,
                    td_string!(i18n(lang), shell.programmes),
                ))
                .child(section(
                    cx,
                    lang,
                    Page::About,
                    td_string!(i18n(lang), shell.about),
                )),
        )
        .child(
            el("div")
                .class("site-tools")
                .child(search::button(cx, lang))
                .child(sight(lang))
                .child(themes(cx, lang))
                .child(languages(cx, lang)),
        )
        .child(partless(cx, lang))
        .view()
}

/// The bar inside another site's page: whose this is, and the same view as a page of its own.
fn bar(cx: Cx, lang: Lang, offers_languages: bool) -> Html {
    let whole = move || {
        let address = cx.address();
        let params = address.params.whole();
        Some(cx.href(&Address { params, ..address }))
    };
    let link = |href: Value| {
        el("a")
            .attr("href", href)
            .attr("target", "_blank")
            .attr("rel", "noopener")
    };
    let home = cx.href(&Address::new(lang, Page::Home));
    el("header")
        .class("site-header")
        .child(
            link(home.into())
                .class("brand")
                .child(el("span").class("brand-mark").attr("aria-hidden", "true"))
                .child(cx.plain(lang, &cx.bundle.site.title)),
        )
        .child(offers_languages.then(|| languages(cx, lang)))
        .child(
            link(Value::live(whole))
                .class("outward")
                .child(td_string!(i18n(lang), shell.whole)),
        )
        .child(partless(cx, lang))
        .view()
}

/// Says that a part of the page could not be fetched.
fn partless(cx: Cx, lang: Lang) -> Html {
    let text = move || {
        let is_missing = cx.partless.get();
        is_missing.then(|| td_string!(i18n(lang), shell.partless))
    };
    el("p")
        .class("site-note")
        .attr("role", "status")
        .child(live(text))
        .view()
}

fn section(cx: Cx, lang: Lang, page: Page, name: &'static str) -> Html {
    let href = cx.href_page(lang, page.clone());
    let current = move || cx.page.with(|now| *now == page).then_some("page");
    el("a")
        .attr("href", href)
        .attr("aria-current", Value::live(current))
        .child(name)
        .view()
}

/// Each language is a link to the same view, so that it can be opened, copied and found. The
/// links are made anew with every change of the address.
fn languages(cx: Cx, lang: Lang) -> Html {
    let items = move || {
        let address: Address = cx.address();
        let link = |other: Lang| {
            let href = cx.href(&address.with_lang(other));
            let tag = other.html_tag();
            let current = (other == lang).then_some("true");
            el("li").child(
                el("a")
                    .attr("href", href)
                    .attr("hreflang", tag)
                    .attr("lang", tag)
                    .attr("aria-current", current)
                    .attr("data-remember", "")
                    .attr("data-quiet", "")
                    .child(other.own_name()),
            )
        };
        cx.bundle
            .languages
            .iter()
            .map(|other| link(*other))
            .collect::<Html>()
    };
    el("details")
        .class("menu")
        .attr("name", "tools")
        .child(
            el("summary")
                .child(
                    el("span").class("unseen").child(
                        [
                            td_string!(i18n(lang), shell.language),
                            locale::of(lang).punctuation.colon,
                            lang.own_name(),
                        ]
                        .concat(),
                    ),
                )
                .child(
                    el("span")
                        .class("menu-word")
                        .attr("aria-hidden", "true")
                        .child(lang.own_name()),
                )
                .child(
                    el("span")
                        .class("menu-code")
                        .attr("aria-hidden", "true")
                        .child(lang.code()),
                ),
        )
        .child(el("ul").class("menu-list").child(live(items)))
        .view()
}

fn themes(cx: Cx, lang: Lang) -> Html {
    let chosen = RwSignal::new(cx.params.get_untracked().theme.unwrap_or_else(prefs::theme));
    let name = move |theme| match theme {
        ThemeParam::Auto => td_string!(i18n(lang), shell.theme_auto),
        ThemeParam::Light => td_string!(i18n(lang), shell.theme_light),
        ThemeParam::Dark => td_string!(i18n(lang), shell.theme_dark),
    };
    let choice = move |theme: ThemeParam| {
        let pressed = move || chosen.get() == theme;
        let choose = move |_| {
            chosen.set(theme);
            prefs::set_theme(theme);
        };
        el("li").child(
            el("button")
                .attr("type", "button")
                .pressed(pressed)
                .on("click", choose)
                .child(name(theme)),
        )
    };
    el("details")
        .class("menu")
        .attr("name", "tools")
        .child(
            el("summary")
                .attr("aria-label", td_string!(i18n(lang), shell.theme))
                .attr("title", td_string!(i18n(lang), shell.theme))
                .child(
                    el("span")
                        .class("icon icon-theme")
                        .attr("aria-hidden", "true"),
                ),
        )
        .child(
            el("ul")
                .class("menu-list")
                .child(ThemeParam::ALL.map(choice).into_iter().collect::<Html>()),
        )
        .view()
}

fn sight(lang: Lang) -> Html {
    let on = RwSignal::new(prefs::sight());
    let toggle = move |_| {
        on.update(|on| *on = !*on);
        prefs::set_sight(on.get_untracked());
    };
    let pressed = move || on.get();
    el("button")
        .attr("type", "button")
        .class("sight")
        .pressed(pressed)
        .attr("title", td_string!(i18n(lang), shell.sight))
        .on("click", toggle)
        .child(
            el("span")
                .class("unseen")
                .child(td_string!(i18n(lang), shell.sight)),
        )
        .child(
            el("span")
                .class("icon icon-sight")
                .attr("aria-hidden", "true"),
        )
        .child(
            el("span")
                .class("sight-word")
                .attr("aria-hidden", "true")
                .child(td_string!(i18n(lang), shell.sight_short)),
        )
        .view()
}

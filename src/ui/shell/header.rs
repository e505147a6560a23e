//! The header: site name, sections, language, theme and large text.

use crate::locale;
use crate::route::{Address, Page, ThemeParam};
use crate::text::Lang;
use crate::ui::components::{close_menu, close_on_escape};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::search::SearchButton;
use crate::ui::{browser, prefs, query};
use leptos::prelude::*;
use std::mem::discriminant;

/// The header of every page; a slim bar if the page is embedded. `with_controls` is false on pages
/// that do not start the program, where controls would not work.
#[component]
pub fn Header(lang: Lang, #[prop(default = true)] with_controls: bool) -> AnyView {
    let cx = expect_context::<Cx>();
    let (is_embedded, offers_languages) = cx
        .params
        .with_untracked(|params| (params.embed, params.languages));
    if is_embedded {
        return embedded_bar(cx, lang, offers_languages);
    }
    let title = cx.plain(lang, &cx.bundle.site.title);
    let controls = with_controls.then(|| {
        view! {
            <SearchButton lang=lang />
            {large_text_toggle(lang)}
            {theme_menu(cx, lang)}
        }
        .into_any()
    });
    view! {
        <header class="site-header">
            <a class="brand" href=cx.href_page(lang, Page::Home)>
                <span class="brand-mark" aria-hidden="true"></span>
                <span class="brand-name">{title}</span>
            </a>
            <nav class="site-nav" aria-label=td_string!(i18n(lang), shell.nav)>
                {nav_link(cx, lang, Page::Map, td_string!(i18n(lang), shell.map), None)}
                {nav_link(cx, lang, Page::Calendar, td_string!(i18n(lang), shell.calendar), None)}
                {cx.bundle.has_exchanges().then(|| {
                    let name = td_string!(i18n(lang), shell.programmes);
                    nav_link(cx, lang, Page::Programmes, name, None)
                })}
                {cx.bundle.has_venues().then(|| {
                    let name = td_string!(i18n(lang), shell.places);
                    nav_link(cx, lang, Page::Places, name, Some("wide-only"))
                })}
                {query::review_year(cx).map(|year| {
                    let name = td_string!(i18n(lang), shell.review);
                    nav_link(cx, lang, Page::Review(year), name, None)
                })}
                {
                    let name = td_string!(i18n(lang), shell.about);
                    nav_link(cx, lang, Page::About, name, Some("tablet-only"))
                }
            </nav>
            <div class="site-tools">
                {controls}
                {language_menu(cx, lang)}
            </div>
            {with_controls.then(|| module_failed_notice(cx, lang))}
        </header>
    }
    .into_any()
}

/// The bar of an embedded page: the site's name, and a link to the same view on the site itself.
fn embedded_bar(cx: Cx, lang: Lang, offers_languages: bool) -> AnyView {
    let full_page = move || {
        let address = cx.address();
        let params = address.params.standalone();
        cx.href(&Address { params, ..address })
    };
    let home = cx.href(&Address::new(lang, Page::Home));
    view! {
        <header class="site-header">
            <a class="brand" href=home target="_blank" rel="noopener">
                <span class="brand-mark" aria-hidden="true"></span>
                {cx.plain(lang, &cx.bundle.site.title)}
            </a>
            {offers_languages.then(|| language_menu(cx, lang))}
            <a class="external-link" href=full_page target="_blank" rel="noopener">
                {td_string!(i18n(lang), shell.whole)}
            </a>
            {module_failed_notice(cx, lang)}
        </header>
    }
    .into_any()
}

/// The notice that a part of the page could not be loaded.
fn module_failed_notice(cx: Cx, lang: Lang) -> AnyView {
    let text = move || {
        let is_missing = cx.module_failed.get();
        is_missing.then(|| td_string!(i18n(lang), shell.module_failed))
    };
    view! {
        <p class="site-note" role="status">
            {text}
        </p>
    }
    .into_any()
}

fn nav_link(
    cx: Cx,
    lang: Lang,
    page: Page,
    name: &'static str,
    class: Option<&'static str>,
) -> AnyView {
    let href = cx.href_page(lang, page.clone());
    let current = move || {
        // The link to the review of one year stands for those of all years.
        let is_current = cx.page.with(|now| discriminant(now) == discriminant(&page));
        is_current.then_some("page")
    };
    view! {
        <a class=class href=href aria-current=current>
            {name}
        </a>
    }
    .into_any()
}

/// The menu of languages. Each is a link to the same view, so that it can be opened in a new tab,
/// copied and indexed. The links are updated with every change of the address.
fn language_menu(cx: Cx, lang: Lang) -> AnyView {
    let items = move || {
        let address: Address = cx.address();
        let link = |other: Lang| {
            let href = cx.href(&address.with_lang(other));
            let tag = other.html_tag();
            let current = (other == lang).then_some("true");
            view! {
                <li>
                    <a
                        href=href
                        hreflang=tag
                        lang=tag
                        aria-current=current
                        data-remember=""
                        data-replace=""
                    >
                        {other.own_name()}
                    </a>
                </li>
            }
            .into_any()
        };
        cx.bundle
            .languages
            .iter()
            .map(|other| link(*other))
            .collect_view()
            .into_any()
    };
    view! {
        <details class="menu" name="tools" data-languages="" on:keydown=close_on_escape>
            <summary>
                <span class="visually-hidden">
                    {[
                        td_string!(i18n(lang), shell.language),
                        locale::of(lang).punctuation.colon,
                        lang.own_name(),
                    ]
                        .concat()}
                </span>
                <span class="menu-label" aria-hidden="true">
                    {lang.own_name()}
                </span>
                <span class="menu-code" aria-hidden="true">
                    {lang.code()}
                </span>
            </summary>
            <ul class="menu-list" on:click=move |_| browser::next_frame(close_languages)>
                {items}
            </ul>
        </details>
    }
    .into_any()
}

/// Closes the language menu after a choice and moves the focus to its button.
fn close_languages() {
    if let Some(menu) = browser::query_selector(".menu[data-languages][open]") {
        close_menu(&menu);
    }
}

fn theme_menu(cx: Cx, lang: Lang) -> AnyView {
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
        view! {
            <li>
                <button
                    type="button"
                    aria-pressed=move || if pressed() { "true" } else { "false" }
                    on:click=choose
                >
                    {name(theme)}
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <details class="menu needs-program" name="tools" on:keydown=close_on_escape>
            <summary
                aria-label=td_string!(i18n(lang), shell.theme)
                title=td_string!(i18n(lang), shell.theme)
            >
                <span class="icon icon-theme" aria-hidden="true"></span>
            </summary>
            <ul class="menu-list">{ThemeParam::ALL.map(choice).into_iter().collect::<Vec<_>>()}</ul>
        </details>
    }
    .into_any()
}

fn large_text_toggle(lang: Lang) -> AnyView {
    let on = RwSignal::new(prefs::large_text());
    let toggle = move |_| {
        on.update(|on| *on = !*on);
        prefs::set_large_text(on.get_untracked());
    };
    let pressed = move || on.get();
    view! {
        <button
            type="button"
            class="large-text"
            aria-pressed=move || if pressed() { "true" } else { "false" }
            title=td_string!(i18n(lang), shell.large_text)
            on:click=toggle
        >
            <span class="visually-hidden">{td_string!(i18n(lang), shell.large_text)}</span>
            <span class="icon icon-large-text" aria-hidden="true"></span>
            <span class="large-text-label" aria-hidden="true">
                {td_string!(i18n(lang), shell.large_text_short)}
            </span>
        </button>
    }
    .into_any()
}

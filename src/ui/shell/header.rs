//! The header: site name, sections, search, language, and the menu of display settings.

use crate::locale;
use crate::route::{Address, Page};
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::components::{close_menu, close_on_escape};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::search::SearchButton;
use leptos::prelude::*;

use super::{display, sections};

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
    let short = cx.plain(lang, &cx.bundle.host.name);
    let search = with_controls.then(|| view! { <SearchButton lang=lang /> }.into_any());
    view! {
        <header class="site-header">
            <a class="brand" href=cx.href_page(lang, Page::Home)>
                <span class="brand-mark" aria-hidden="true"></span>
                <span class="brand-name wide-only">{title}</span>
                <span class="brand-name phone-only">{short}</span>
            </a>
            {sections::bar(cx, lang)}
            <div class="site-tools">
                {search}
                {language_menu(cx, lang)}
                {menu(cx, lang, with_controls)}
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

/// The menu of display settings, and on phones of the sections that the bar has no room for. Without
/// controls it has the sections only.
fn menu(cx: Cx, lang: Lang, with_controls: bool) -> AnyView {
    let name = td_string!(i18n(lang), shell.display);
    let class = if with_controls {
        "menu site-menu"
    } else {
        "menu site-menu phone-only"
    };
    let settings = with_controls.then(|| display::settings(cx, lang));
    view! {
        <details class=class name="tools" on:keydown=close_on_escape>
            <summary title=name>
                <span class="icon icon-display wide-only" aria-hidden="true"></span>
                <span class="icon icon-menu phone-only" aria-hidden="true"></span>
                <span class="visually-hidden wide-only">{name}</span>
                <span class="visually-hidden phone-only">{td_string!(i18n(lang), shell.menu)}</span>
            </summary>
            <div class="menu-list">{sections::more(cx, lang)} {settings}</div>
        </details>
    }
    .into_any()
}

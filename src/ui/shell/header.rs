//! The header: name, sections, language, theme and the larger view.

use leptos::prelude::*;

use crate::route::{Address, Page, ThemeParam};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::i18n::say;
use crate::ui::prefs;

/// The header of every page; the style sheet keeps only its languages in an embedded one.
pub fn header(cx: Cx, lang: Lang) -> AnyView {
    let title = cx.plain(lang, &cx.bundle.site.title);
    view! {
        <header class="site-header">
            <a class="brand" href=cx.href_page(lang, Page::Home)>
                <span class="brand-mark" aria-hidden="true"></span>
                <span class="brand-name">{title}</span>
            </a>
            <nav class="site-nav" aria-label=say!(lang, shell.nav)>
                {section(cx, lang, Page::Map, say!(lang, shell.map))}
                {section(cx, lang, Page::Calendar, say!(lang, shell.calendar))}
                {section(cx, lang, Page::About, say!(lang, shell.about))}
            </nav>
            <div class="site-tools">{sight(lang)} {themes(cx, lang)} {languages(cx, lang)}</div>
        </header>
    }
    .into_any()
}

fn section(cx: Cx, lang: Lang, page: Page, name: String) -> AnyView {
    let href = cx.href_page(lang, page.clone());
    let current = move || cx.page.with(|now| *now == page).then_some("page");
    view! { <a href=href aria-current=current>{name}</a> }.into_any()
}

/// Each language is a link to the same view, so that it can be opened, copied and found. The
/// links are made anew with every change of the address.
fn languages(cx: Cx, lang: Lang) -> AnyView {
    let items = move || {
        let address: Address = cx.address();
        let link = |other: Lang| {
            let href = cx.href(&address.with_lang(other));
            let tag = other.html_tag();
            let current = (other == lang).then_some("true");
            view! {
                <li>
                    <a href=href hreflang=tag lang=tag aria-current=current data-remember="" data-quiet="">
                        {other.own_name()}
                    </a>
                </li>
            }
        };
        cx.bundle
            .languages
            .iter()
            .map(|other| link(*other))
            .collect_view()
    };
    view! {
        <details class="menu" name="tools">
            <summary aria-label=[&say!(lang, shell.language), ": ", lang.own_name()].concat()>
                <span class="menu-word" aria-hidden="true">{lang.own_name()}</span>
            </summary>
            <ul class="menu-list">{items}</ul>
        </details>
    }
    .into_any()
}

fn themes(cx: Cx, lang: Lang) -> AnyView {
    let chosen = RwSignal::new(cx.params.get_untracked().theme.unwrap_or_else(prefs::theme));
    let name = move |theme| match theme {
        ThemeParam::Auto => say!(lang, shell.theme_auto),
        ThemeParam::Light => say!(lang, shell.theme_light),
        ThemeParam::Dark => say!(lang, shell.theme_dark),
    };
    let choice = move |theme: ThemeParam| {
        let pressed = move || {
            if chosen.get() == theme {
                "true"
            } else {
                "false"
            }
        };
        let choose = move |_| {
            chosen.set(theme);
            prefs::set_theme(theme);
        };
        view! {
            <li>
                <button type="button" aria-pressed=pressed on:click=choose>
                    {name(theme)}
                </button>
            </li>
        }
    };
    view! {
        <details class="menu" name="tools">
            <summary aria-label=say!(lang, shell.theme) title=say!(lang, shell.theme)>
                <span class="icon icon-theme" aria-hidden="true"></span>
            </summary>
            <ul class="menu-list">{ThemeParam::ALL.map(choice).collect_view()}</ul>
        </details>
    }
    .into_any()
}

fn sight(lang: Lang) -> AnyView {
    let on = RwSignal::new(prefs::sight());
    let toggle = move |_| {
        on.update(|on| *on = !*on);
        prefs::set_sight(on.get_untracked());
    };
    let pressed = move || if on.get() { "true" } else { "false" };
    view! {
        <button
            type="button"
            class="sight"
            aria-pressed=pressed
            aria-label=say!(lang, shell.sight)
            title=say!(lang, shell.sight)
            on:click=toggle
        >
            <span class="icon icon-sight" aria-hidden="true"></span>
            <span class="sight-word" aria-hidden="true">{say!(lang, shell.sight_short)}</span>
        </button>
    }
    .into_any()
}

//! Sharing the chosen view as a page: its link, to be copied, shared and scanned.

use leptos::prelude::*;

use crate::embed::Options;
use crate::locale;
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The link of the chosen view.
pub fn view(cx: Cx, lang: Lang, chosen: RwSignal<Options>) -> AnyView {
    let shown = move || {
        let options = chosen.get();
        let options = Options {
            lang: options.lang.or(Some(lang)),
            ..options
        };
        let title = cx.plain(lang, &cx.bundle.site.title);
        let address = options.standalone_address();
        let href = cx.href_from_str(lang, &address);
        link(lang, title, href, components::absolute_url(cx, &address))
    };
    view! {
        <section>
            <h2>{td_string!(i18n(lang), event.share)}</h2>
            {shown}
        </section>
    }
    .into_any()
}

fn link(lang: Lang, title: String, href: String, url: String) -> AnyView {
    let name = [
        td_string!(i18n(lang), builder.link),
        locale::of(lang).punctuation.colon,
    ];
    let code = components::qr_code(&url, td_string!(i18n(lang), event.scan).to_string());
    view! {
        <div class="share">
            <p>
                {name.concat()} <a href=href data-full-page="">
                    {url.clone()}
                </a>
            </p>
            <ul class="action-menu-items">{components::share_items(lang, title, url)}</ul>
            {code}
        </div>
    }
    .into_any()
}
